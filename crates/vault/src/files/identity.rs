//! Which file a path leads to, so that a file is recognised under all its names.

use std::fs::Metadata;
use std::io;
use std::path::Path;

/// Equal for all names of one file.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);

/// Device and inode.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems may have to ask once more")]
pub(super) fn of(_: &Path, found: &Metadata) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    Ok((found.dev(), found.ino()))
}

/// The path without links: the standard library offers nothing better here, and locks do not depend on
/// handles.
#[cfg(not(unix))]
pub(super) type Identity = std::path::PathBuf;

#[cfg(not(unix))]
pub(super) fn of(path: &Path, _: &Metadata) -> io::Result<Identity> {
    std::fs::canonicalize(path)
}
