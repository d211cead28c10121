//! Functions that read bytes others may have made, for the fuzzer and for tests that replay its findings.
//! Nothing else calls them.

use std::io::Write as _;
use std::path::Path;

use store::files::{create_private, remove_if_there};
use vault::backup::Backup;
use vault::secrets::Sidecar;

use crate::pictures::file as picture;

/// Reads these bytes as a backup, with `secret` typed for it. They are written to `scratch`, and the
/// contents to a file beside it; both are deleted afterwards.
///
/// # Errors
/// If nothing can be written there.
pub fn backup(bytes: &[u8], secret: &str, scratch: &Path) -> std::io::Result<bool> {
    create_private(scratch)?.write_all(bytes)?;
    let unpacked = scratch.with_extension("unpacked");
    let opened = Backup::open(scratch).and_then(|backup| {
        let (_, summary) = backup.unlock(secret)?;
        backup.unpack(&unpacked, &|_, _| true)?;
        Ok(summary)
    });
    for path in [scratch, &unpacked] {
        remove_if_there(path)?;
    }
    Ok(opened.is_ok())
}

/// Reads these bytes as a sidecar and tries `secret` on it; returns whether it is one.
pub fn sidecar(bytes: &[u8], secret: &str) -> bool {
    let Ok(read) = Sidecar::from_bytes(bytes, Path::new("a.keys")) else {
        return false;
    };
    drop(read.unwrap_key(secret));
    true
}

/// Reads these bytes as a person's picture; returns whether it became one.
pub fn picture(bytes: &[u8]) -> bool {
    picture::from_bytes(bytes).is_ok()
}
