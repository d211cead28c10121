//! Whether a firm's file is sound, and a number to compare what it holds by.

use store::port::Store;
use store::records::checksum::content_checksum;

use crate::app::Engine;
use crate::error::AppError;

/// A file that was read from end to end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileCheck {
    /// Equal for equal records, whoever wrote them in whatever order. To be compared at once, not
    /// kept: another version of the program may count differently.
    pub content: u64,
}

impl Engine {
    /// Reads every page and every index of the open firm's file; seconds for large firms.
    ///
    /// # Errors
    /// [`AppError::DamagedFile`] if something is wrong with it.
    pub async fn check_file(&self) -> Result<FileCheck, AppError> {
        let session = self.session().await?;
        session.store.integrity_check().await?;
        let mut read = session.store.read().await?;
        Ok(FileCheck {
            content: content_checksum(&mut read, session.firm).await?,
        })
    }
}
