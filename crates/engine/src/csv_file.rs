//! CSV files for spreadsheets: RFC 4180, UTF-8, and no cell is a formula.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use csv::{Terminator, WriterBuilder};
use importer::own::harmless;
use vault::draft::Draft;

use crate::error::AppError;
use crate::files::{create_private, file_name, io_error, may_write};
use crate::view::SavedView;
use crate::work::blocking;

/// A CSV file being put together.
pub(crate) struct CsvFile {
    writer: csv::Writer<Vec<u8>>,
    rows: u32,
}

impl CsvFile {
    /// A file with this header.
    pub(crate) fn new<'a>(head: impl IntoIterator<Item = &'a str>) -> Result<Self, AppError> {
        // Excel reads UTF-8 only after a byte order mark.
        let bytes = "\u{feff}".as_bytes().to_vec();
        let mut file = Self {
            writer: WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes),
            rows: 0,
        };
        file.line(head)?;
        Ok(file)
    }

    /// Adds a row.
    pub(crate) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), AppError> {
        self.rows += 1;
        self.line(cells)
    }

    fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), AppError> {
        let cells = cells.into_iter().map(harmless);
        let written = self
            .writer
            .write_record(cells.map(|text| text.into_owned().into_bytes()));
        written.map_err(|problem| AppError::internal(&problem))
    }

    /// Rows so far, without the header.
    pub(crate) const fn rows(&self) -> u32 {
        self.rows
    }

    pub(crate) fn bytes(self) -> Result<Vec<u8>, AppError> {
        self.writer.into_inner().map_err(|problem| AppError::internal(&problem))
    }

    /// Writes the whole file, replacing any file of that name, or changes nothing. `noted` runs before the
    /// new file gets its name; if it fails, there is no file.
    pub(crate) async fn save(
        self,
        path: PathBuf,
        noted: impl Future<Output = Result<(), AppError>>,
    ) -> Result<SavedView, AppError> {
        let rows = self.rows;
        save(path, self.bytes()?, rows, noted).await
    }
}

/// As [`CsvFile::save`].
pub(crate) async fn save(
    path: PathBuf,
    bytes: Vec<u8>,
    rows: u32,
    noted: impl Future<Output = Result<(), AppError>>,
) -> Result<SavedView, AppError> {
    let file = file_name(&path);
    let told = |problem| io_error(&problem, &file);
    let draft = {
        let path = path.clone();
        blocking(move || draft(&path, &bytes)).await?.map_err(told)?
    };
    noted.await?;
    let name = move || {
        std::fs::rename(&draft.0, &path)?;
        store::files::sync_folder(&path)
    };
    blocking(name).await?.map_err(told)?;
    Ok(SavedView { file, rows })
}

/// Writes under another name first, so that a full disk destroys nothing.
fn draft(path: &Path, bytes: &[u8]) -> std::io::Result<Draft> {
    may_write(path)?;
    let draft = Draft::of(path)?;
    draft.clear()?;
    let mut file = create_private(&draft.0)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(draft)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use super::{CsvFile, save};
    use crate::error::AppError;

    #[test]
    fn cells_are_never_formulas() {
        let mut file = CsvFile::new(["One", "Two"]).unwrap();
        file.row(["=1+1", "＝1+1"]).unwrap();
        file.row(["\n=1", "Roy, \"Ana\""]).unwrap();
        file.row(["2026-01-01", ""]).unwrap();
        assert_eq!(file.rows, 3);
        assert_eq!(
            String::from_utf8(file.bytes().unwrap()).unwrap(),
            "\u{feff}One,Two\r\n'=1+1,'＝1+1\r\n\"'\n'=1\",\"Roy, \"\"Ana\"\"\"\r\n2026-01-01,\r\n"
        );
    }

    #[tokio::test]
    async fn a_failed_save_keeps_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.csv");
        let write = async |bytes: &[u8], noted| {
            let noted = std::future::ready(noted);
            save(path.clone(), bytes.to_vec(), 1, noted).await
        };
        write(b"before", Ok(())).await.unwrap();
        let saved = write(b"after", Ok(())).await.unwrap();
        assert_eq!((saved.file.as_str(), saved.rows), ("people.csv", 1));
        assert_eq!(std::fs::read(&path).unwrap(), b"after");
        write(b"never", Err(AppError::Busy)).await.unwrap_err();
        assert_eq!(std::fs::read(&path).unwrap(), b"after");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
        // Something that cannot be removed is where the draft has to be.
        std::fs::create_dir_all(folder.path().join("people.csv.coverbook-draft/inside")).unwrap();
        write(b"never", Ok(())).await.unwrap_err();
        assert_eq!(std::fs::read(&path).unwrap(), b"after");
    }
}
