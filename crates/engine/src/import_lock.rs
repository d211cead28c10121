//! Whether an import is running, in this program or another: a locked file beside the firm's. The operating
//! system releases the lock when the program ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::AppError;

/// Held while an import runs.
#[derive(Debug)]
pub(crate) struct ImportLock(File);

impl ImportLock {
    /// Takes the lock; `None` if another import holds it. The file stays after the lock is released: a
    /// program waiting for it must not end up locking a deleted file that no other program sees.
    pub(crate) fn try_take(database: &Path) -> Result<Option<Self>, AppError> {
        let path = database.with_extension("importing");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let opened = options.open(path);
        let file = opened.map_err(|e| AppError::of_the_disk(&e))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(e)) => Err(AppError::internal(&e)),
        }
    }
}

impl Drop for ImportLock {
    fn drop(&mut self) {
        if let Err(cause) = self.0.unlock() {
            // The file is closed next, which also unlocks it.
            tracing::warn!(%cause, "the mark of a running import was not taken back");
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::ImportLock;

    #[test]
    fn one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("a.coverbook");
        let lock = ImportLock::try_take(&database).unwrap();
        assert!(lock.is_some());
        assert!(ImportLock::try_take(&database).unwrap().is_none());
        assert!(
            ImportLock::try_take(&folder.path().join("b.coverbook"))
                .unwrap()
                .is_some()
        );
        drop(lock);
        assert!(ImportLock::try_take(&database).unwrap().is_some());
    }
}
