//! Which file a path leads to, so that one file is known under all its names.

use std::fs::Metadata;
use std::io;
use std::path::Path;

/// What two names of one file have in common.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);

/// Device and inode.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems may have to ask once more")]
pub(super) fn of(_: &Path, found: &Metadata) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    Ok((found.dev(), found.ino()))
}

/// The path without links: the standard library tells no more, and no lock goes with a handle here.
#[cfg(not(unix))]
pub(super) type Identity = std::path::PathBuf;

/// As above.
#[cfg(not(unix))]
pub(super) fn of(path: &Path, _: &Metadata) -> io::Result<Identity> {
    std::fs::canonicalize(path)
}
