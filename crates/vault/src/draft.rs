//! Files that are written under another name first.

use std::io;
use std::path::{Path, PathBuf};

use store::files::remove_if_there;

/// A file that goes with the value, if it is still there. Its name is always the same, so that the
/// next run finds what one that was killed left behind.
pub struct Draft(pub PathBuf);

impl Draft {
    /// Where the file `target` is written before it has its name.
    pub fn of(target: &Path) -> io::Result<Self> {
        target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        Ok(Self(target.with_added_extension("coverbook-draft")))
    }

    /// Removes what a run that was cut short left behind.
    pub fn clear(&self) -> io::Result<()> {
        remove_if_there(&self.0)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Err(cause) = self.clear() {
            tracing::warn!(%cause, "a draft of a copy stays");
        }
    }
}
