//! The clients template, empty or with made-up people.

use std::path::{Path, PathBuf};

use importer::own::{example, template};

use crate::app::Engine;
use crate::chosen::Purpose;
use crate::error::AppError;
use crate::request::SaveTemplateRequest;
use crate::table_file::TableFile;
use crate::view::SavedView;

impl Engine {
    /// Saves the clients template; administrators only. It says nothing about the firm, so it has no line
    /// in the audit log.
    pub async fn save_template(&self, request: SaveTemplateRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let target = self.take(&request.file, Purpose::Save)?;
        save(target, request.example).await
    }
}

/// Writes the clients template, replacing any file of that name: the column names and, with `with_people`,
/// some made-up people to try an import with.
pub async fn save(file: PathBuf, with_people: bool) -> Result<SavedView, AppError> {
    written(&file, with_people)?
        .save(file.clone(), std::future::ready(Ok(())))
        .await
}

/// The bytes [`save`] writes.
pub fn bytes(with_people: bool) -> Result<Vec<u8>, AppError> {
    written(Path::new("template.csv"), with_people)?.bytes()
}

fn written(name: &Path, with_people: bool) -> Result<TableFile, AppError> {
    let mut file = TableFile::new(name, template())?;
    if with_people {
        for person in example() {
            file.row(person)?;
        }
    }
    Ok(file)
}
