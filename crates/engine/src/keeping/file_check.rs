//! Whether a firm's file is sound, and a number to compare its contents by.

use store::port::Store;
use store::records::checksum::content_checksum;

use crate::app::Engine;
use crate::error::AppError;

/// The result of reading a file from end to end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileCheck {
    /// Equal for equal records, whichever program wrote them in whichever order. Compare it at once and do
    /// not store it: another version of the program may compute it differently.
    pub content: u64,
}

impl Engine {
    /// Reads every page and every index of the open firm's file; takes seconds for large firms.
    ///
    /// # Errors
    /// [`AppError::DamagedFile`] if the file is damaged.
    pub async fn check_file(&self) -> Result<FileCheck, AppError> {
        let session = self.session().await?;
        session.store.integrity_check().await?;
        let mut read = session.store.read().await?;
        Ok(FileCheck {
            content: content_checksum(&mut read, session.firm).await?,
        })
    }
}
