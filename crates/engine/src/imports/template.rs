//! The templates of files of people, empty or with made-up people.

use std::path::{Path, PathBuf};

use domain::import::Listed;
use domain::language::Language;
use importer::own::{example, template};

use crate::app::Engine;
use crate::chosen::Purpose;
use crate::code::Code;
use crate::error::AppError;
use crate::request::SaveTemplateRequest;
use crate::table_file::TableFile;
use crate::view::SavedView;

impl Engine {
    /// Saves a template; administrators only. It says nothing about the firm, so it has no line
    /// in the audit log.
    pub async fn save_template(&self, request: SaveTemplateRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let target = self.take(&request.file, Purpose::Save)?;
        let (Code(listed), Code(language)) = (request.listed, request.language);
        save(target, listed, language, request.example).await
    }
}

/// Writes the template of a file of such people, replacing any file of that name: the column names and, with `with_people`,
/// some made-up people to try an import with.
pub async fn save(file: PathBuf, listed: Listed, language: Language, with_people: bool) -> Result<SavedView, AppError> {
    written(&file, listed, language, with_people)?
        .save(file.clone(), std::future::ready(Ok(())))
        .await
}

/// The bytes [`save`] writes.
pub fn bytes(listed: Listed, language: Language, with_people: bool) -> Result<Vec<u8>, AppError> {
    written(Path::new("template.csv"), listed, language, with_people)?.bytes()
}

fn written(name: &Path, listed: Listed, language: Language, with_people: bool) -> Result<TableFile, AppError> {
    let mut file = TableFile::new(name, template(listed, language))?;
    if with_people {
        for person in example(listed, language) {
            file.row(person)?;
        }
    }
    Ok(file)
}
