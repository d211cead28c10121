//! What reads bytes that others may have made, for the fuzzer and for the tests that replay what it
//! has found. Nothing else calls this.

use std::io::Write as _;
use std::path::Path;

use store::files::{create_private, remove_if_there};
use vault::backup::Backup;
use vault::secrets::Sidecar;

use crate::pictures::file as picture;

/// Reads a backup of these bytes as if somebody had chosen it and typed `secret`. It is written to
/// `scratch`, and what is in it to a file beside that; both are gone afterwards.
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

/// Reads a sidecar of these bytes and tries `secret` on it; tells whether it is one.
pub fn sidecar(bytes: &[u8], secret: &str) -> bool {
    let Ok(read) = Sidecar::from_bytes(bytes, Path::new("a.keys")) else {
        return false;
    };
    drop(read.unwrap_key(secret));
    true
}

/// Reads a picture of these bytes as somebody's portrait; tells whether it became one.
pub fn picture(bytes: &[u8]) -> bool {
    picture::from_bytes(bytes).is_ok()
}
