//! Tables for spreadsheets: CSV (RFC 4180, UTF-8, no cell is a formula), or XLSX with every cell a text.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use csv::{Terminator, WriterBuilder};
use importer::own::{CREATOR, harmless};
use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};
use vault::draft::Draft;

use crate::error::AppError;
use crate::files::{create_private, file_name, io_error, may_write};
use crate::view::SavedView;
use crate::work::blocking;

/// A table being put together, in the format that its file is named for: `.xlsx`, or CSV for any other name.
pub(crate) struct TableFile {
    cells: Cells,
    rows: u32,
}

enum Cells {
    Csv(Box<csv::Writer<Vec<u8>>>),
    Xlsx(Box<Sheet>),
}

struct Sheet {
    sheet: Worksheet,
    /// Text, so that a spreadsheet keeps every digit and leading zero, also of what is typed later.
    text: Format,
    /// The same in bold, for the header.
    bold: Format,
    next: u32,
}

/// Whether the file is named so that it is of this kind.
pub(crate) fn has_ending(name: &Path, wanted: &str) -> bool {
    name.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}

impl TableFile {
    /// A file with this header, for this name.
    pub(crate) fn new<'a>(name: &Path, head: impl IntoIterator<Item = &'a str>) -> Result<Self, AppError> {
        let cells = if has_ending(name, "xlsx") {
            Cells::Xlsx(Box::new(Sheet::new().map_err(|problem| AppError::internal(&problem))?))
        } else {
            // Excel reads UTF-8 only after a byte order mark.
            let bytes = "\u{feff}".as_bytes().to_vec();
            Cells::Csv(Box::new(
                WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes),
            ))
        };
        let mut file = Self { cells, rows: 0 };
        file.line(head)?;
        Ok(file)
    }

    /// Adds a row.
    pub(crate) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), AppError> {
        self.rows += 1;
        self.line(cells)
    }

    fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), AppError> {
        match &mut self.cells {
            Cells::Csv(writer) => {
                let cells = cells.into_iter().map(harmless);
                let written = writer.write_record(cells.map(|text| text.into_owned().into_bytes()));
                written.map_err(|problem| AppError::internal(&problem))
            }
            Cells::Xlsx(sheet) => sheet.line(cells).map_err(|problem| AppError::internal(&problem)),
        }
    }

    /// Rows so far, without the header.
    pub(crate) const fn rows(&self) -> u32 {
        self.rows
    }

    pub(crate) fn bytes(self) -> Result<Vec<u8>, AppError> {
        match self.cells {
            Cells::Csv(writer) => writer.into_inner().map_err(|problem| AppError::internal(&problem)),
            Cells::Xlsx(sheet) => sheet.bytes().map_err(|problem| AppError::internal(&problem)),
        }
    }

    /// Writes the whole file, replacing any file of that name, or changes nothing. `noted` runs before the
    /// new file gets its name; if it fails, there is no file.
    pub(crate) async fn save(
        self,
        path: PathBuf,
        noted: impl Future<Output = Result<(), AppError>>,
    ) -> Result<SavedView, AppError> {
        let rows = self.rows;
        let bytes = blocking(move || self.bytes()).await??;
        save(path, bytes, rows, noted).await
    }
}

impl Sheet {
    fn new() -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_freeze_panes(1, 0)?;
        let text = Format::new().set_num_format("@");
        Ok(Self {
            sheet,
            bold: text.clone().set_bold(),
            text,
            next: 0,
        })
    }

    fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), XlsxError> {
        let format = if self.next == 0 { &self.bold } else { &self.text };
        for (column, text) in (0..).zip(cells) {
            if self.next == 0 {
                self.sheet.set_column_format(column, &self.text)?;
                self.sheet.set_column_width(column, 18)?;
            }
            if !text.is_empty() {
                self.sheet.write_string_with_format(self.next, column, text, format)?;
            }
        }
        self.next += 1;
        Ok(())
    }

    fn bytes(self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // By this the reader knows that no apostrophe was added to a cell.
        book.set_properties(&DocProperties::new().set_author(CREATOR));
        book.push_worksheet(self.sheet);
        book.save_to_buffer()
    }
}

/// As [`TableFile::save`].
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
    use std::path::Path;

    use importer::{ReadOptions, read_table};
    use proptest::prelude::*;

    use super::{TableFile, save};
    use crate::error::AppError;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_workbook_gives_back_what_was_written(rows in proptest::collection::vec(["\\PC{0,12}", "[=+@'_x0-9\\r\\n\t -]{0,9}", ".{0,6}"], 1..6)) {
            let mut file = TableFile::new(Path::new("people.XLSX"), ["First Name", "Last Name", "Note"]).unwrap();
            // A cell that shows nothing is an empty one.
            let rows: Vec<[String; 3]> = rows.into_iter().map(|row| row.map(|text| text + "z")).collect();
            for row in &rows {
                file.row(row.iter().map(String::as_str)).unwrap();
            }
            let table = read_table(&file.bytes().unwrap(), &ReadOptions::default(), &()).unwrap();
            let read: Vec<Vec<&str>> = table.records().map(|record| record.cells().collect()).collect();
            prop_assert_eq!(read, rows);
        }
    }

    #[test]
    fn cells_are_never_formulas() {
        let mut file = TableFile::new(Path::new("people.csv"), ["One", "Two"]).unwrap();
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
