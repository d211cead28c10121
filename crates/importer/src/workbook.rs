//! Workbooks: Excel (XLSX, XLSM, XLS) and OpenDocument (ODS). A sheet gives the same table as a text file would.
//!
//! Cells are read as a spreadsheet shows them ([`shown`]). Nothing is calculated, run or loaded from elsewhere:
//! the stored result of a formula counts, and macros, links and pictures are not looked at.

mod hidden;
mod merged;
mod shown;
mod weight;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, OdsError, Reader as _, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use self::merged::Merged;
use crate::decode::Decoded;
use crate::kind::FileKind;
use crate::notes::{FileNote, FileProblem, NoteCode};
use crate::own::CREATOR;
use crate::progress::{Progress, step};
use crate::raw::{MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_RECORDS, Raw, Source};
use crate::tokenize::{Dialect, Grid, RowSpan, Span, is_blank};

/// Cells between two looks at whether to go on.
const STEP_CELLS: u32 = 8_192;

/// A sheet of a workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Rows with text, the one with the names of the columns among them.
    pub rows: u32,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
}

/// The sheets of a workbook, and the one that is read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Sheets {
    pub(crate) all: Vec<Sheet>,
    pub(crate) read: usize,
    /// Whether several could be meant and nobody has chosen.
    pub(crate) is_asked: bool,
    /// Whether this program wrote the workbook.
    pub(crate) is_own: bool,
}

type Bytes<'b> = Cursor<&'b [u8]>;

enum Book<'b> {
    Xlsx(Box<Xlsx<Bytes<'b>>>),
    Xls(Box<Xls<Bytes<'b>>>),
    Ods(Box<Ods<Bytes<'b>>>),
}

/// What is seen of a sheet before one is chosen.
#[derive(Default)]
struct Count {
    rows: u32,
    last_row: Option<u32>,
    /// Formulas without a result, and the row of the first.
    unfinished: u32,
    first_unfinished: Option<u32>,
}

impl Count {
    fn cell(&mut self, row: u32, value: &DataRef<'_>) {
        if !shown::is_blank(value) && self.last_row != Some(row) {
            self.rows += 1;
            self.last_row = Some(row);
        }
    }
}

/// Reads a sheet: the one chosen (from 0), else the first one with text that is not hidden.
///
/// # Errors
/// A [`FileProblem`] if the workbook cannot be read or holds too much, if no sheet has text, or if the work was
/// stopped.
pub(crate) fn read(
    bytes: &[u8],
    kind: FileKind,
    chosen: Option<usize>,
    progress: &dyn Progress,
) -> Result<(Raw, Sheets, Vec<FileNote>), FileProblem> {
    // The library is not ours, and neither are the files.
    let reading = || read_whole(bytes, kind, chosen, progress);
    catch_unwind(AssertUnwindSafe(reading)).unwrap_or(Err(FileProblem::Broken))
}

fn read_whole(
    bytes: &[u8],
    kind: FileKind,
    chosen: Option<usize>,
    progress: &dyn Progress,
) -> Result<(Raw, Sheets, Vec<FileNote>), FileProblem> {
    step(progress, 0, bytes.len())?;
    let mut book = Book::open(bytes, kind, progress)?;
    let mut all = Vec::new();
    let mut counts = Vec::new();
    for (name, is_hidden) in book.sheets() {
        let count = book.count(&name, progress)?;
        all.push(Sheet {
            name,
            rows: count.rows,
            is_hidden,
        });
        counts.push(count);
    }
    let sheets = Sheets {
        is_own: book.is_own(),
        ..choose(all, chosen)?
    };
    let mut notes = Vec::new();
    let (Some(sheet), Some(count)) = (sheets.all.get(sheets.read), counts.get(sheets.read)) else {
        return Err(FileProblem::Empty);
    };
    if sheet.is_hidden {
        notes.push(FileNote::new(NoteCode::HiddenSheet));
    }
    if let Some(row) = count.first_unfinished {
        let note = FileNote::new(NoteCode::UnfinishedFormulas).at(row + 1);
        notes.push(note.counting(count.unfinished as usize));
    }
    let mut rows = Rows::new(sheet.rows, progress);
    let name = sheet.name.clone();
    book.cells(&name, &mut |row, column, text| rows.cell(row, column, text))?;
    let raw = rows.finish()?;
    let hidden = book.format().map(|format| hidden::rows(bytes, format, &name));
    let hidden = hidden.unwrap_or_default();
    let mut seen = raw
        .grid
        .rows
        .iter()
        .filter(|row| hidden.binary_search(&row.row).is_ok());
    if let Some(first) = seen.next() {
        notes.push(
            FileNote::new(NoteCode::HiddenRows)
                .at(first.row)
                .counting(1 + seen.count()),
        );
    }
    Ok((raw, sheets, notes))
}

/// A book of several sheets with text is a question; one whose other sheets are empty or hidden is none.
fn choose(all: Vec<Sheet>, chosen: Option<usize>) -> Result<Sheets, FileProblem> {
    let first = |hidden: bool| {
        let meant = |sheet: &Sheet| sheet.rows > 0 && sheet.is_hidden == hidden;
        (
            all.iter().position(meant),
            all.iter().filter(|sheet| meant(sheet)).count(),
        )
    };
    let (seen, hidden) = (first(false), first(true));
    let (found, several) = if seen.0.is_some() { seen } else { hidden };
    let read = match chosen {
        Some(chosen) if chosen < all.len() => chosen,
        _ => found.ok_or(FileProblem::Empty)?,
    };
    Ok(Sheets {
        is_asked: chosen.is_none() && several > 1,
        is_own: false,
        all,
        read,
    })
}

impl<'b> Book<'b> {
    fn open(bytes: &'b [u8], kind: FileKind, progress: &dyn Progress) -> Result<Self, FileProblem> {
        if kind == FileKind::OldWorkbook {
            // A new workbook with a password stands in a container like an old one.
            if matches!(Xlsx::new(Cursor::new(bytes)), Err(XlsxError::Password)) {
                return Err(FileProblem::Locked);
            }
            return match Xls::new(Cursor::new(bytes)) {
                Ok(book) => Ok(Self::Xls(Box::new(book))),
                Err(XlsError::Password) => Err(FileProblem::Locked),
                Err(_) => Err(FileProblem::NotText(kind)),
            };
        }
        match weight::check(bytes, progress)? {
            weight::Format::OpenDocument => match Ods::new(Cursor::new(bytes)) {
                Ok(book) => Ok(Self::Ods(Box::new(book))),
                Err(OdsError::Password) => Err(FileProblem::Locked),
                Err(OdsError::CellLimitExceeded { .. }) => Err(FileProblem::TooManyCells { limit: MAX_CELLS }),
                Err(_) => Err(FileProblem::Broken),
            },
            weight::Format::Excel => match Xlsx::new(Cursor::new(bytes)) {
                Ok(book) => Ok(Self::Xlsx(Box::new(book))),
                Err(_) => Err(FileProblem::Broken),
            },
            weight::Format::ExcelBinary => Err(FileProblem::NotText(kind)),
        }
    }

    /// Names of the sheets that hold cells, and whether they are hidden.
    fn sheets(&self) -> Vec<(String, bool)> {
        let all = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        all.iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect()
    }

    /// How the book is written, if it is a ZIP archive.
    fn format(&self) -> Option<weight::Format> {
        match self {
            Self::Xlsx(_) => Some(weight::Format::Excel),
            Self::Ods(_) => Some(weight::Format::OpenDocument),
            Self::Xls(_) => None,
        }
    }

    fn is_own(&mut self) -> bool {
        let Self::Xlsx(book) = self else { return false };
        let author = book.workbook_properties().ok().and_then(|known| known.creator);
        author.is_some_and(|author| author == CREATOR)
    }

    fn count(&mut self, name: &str, progress: &dyn Progress) -> Result<Count, FileProblem> {
        let mut count = Count::default();
        let Self::Xlsx(book) = self else {
            self.values(name, &mut |row, _, value| {
                count.cell(row, value);
                Ok(())
            })?;
            return Ok(count);
        };
        let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
        let mut seen = 0_u32;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            seen = seen.wrapping_add(1);
            if seen.is_multiple_of(STEP_CELLS) {
                step(progress, 0, 1)?;
            }
            count.cell(cell.pos.0, &cell.value);
            if cell.formula.is_some() && cell.value == DataRef::Empty {
                count.unfinished += 1;
                count.first_unfinished.get_or_insert(cell.pos.0);
            }
        }
        Ok(count)
    }

    /// Tells each cell that has a value, as it is shown, row by row.
    fn cells(&mut self, name: &str, tell: &mut Tell<'_>) -> Result<(), FileProblem> {
        let areas = match self {
            Self::Xlsx(book) => book.merge_cells_by_sheet_name(name).map_err(broken)?,
            Self::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Self::Ods(_) => Vec::new(),
        };
        let mut merged = Merged::new(&areas, tell);
        let Self::Xlsx(book) = self else {
            self.values(name, &mut |row, column, value| {
                merged.cell(row, column, &shown::text(value, None))
            })?;
            return merged.finish();
        };
        let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
        let formats: Vec<Option<String>> = cells
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().map(|format| format.format_code.clone()))
            .collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let (row, column) = cell.get_position();
            let format = formats.get(style).and_then(Option::as_deref);
            merged.cell(row, column, &shown::text(cell.get_value(), format))?;
        }
        merged.finish()
    }

    fn values(&mut self, name: &str, tell: &mut TellValue<'_>) -> Result<(), FileProblem> {
        let range = match self {
            Self::Xls(book) => book.worksheet_range(name).map_err(|_| FileProblem::Broken)?,
            Self::Ods(book) => book.worksheet_range(name).map_err(|_| FileProblem::Broken)?,
            Self::Xlsx(_) => return Ok(()),
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place = |from: u32, by: usize| u32::try_from(by).ok().and_then(|by| from.checked_add(by));
            let (Some(row), Some(column)) = (place(first_row, row), place(first_column, column)) else {
                return Err(FileProblem::Broken);
            };
            tell(row, column, &borrowed(value))?;
        }
        Ok(())
    }
}

type Tell<'f> = dyn FnMut(u32, u32, &str) -> Result<(), FileProblem> + 'f;
type TellValue<'f> = dyn FnMut(u32, u32, &DataRef<'_>) -> Result<(), FileProblem> + 'f;

fn broken(_: XlsxError) -> FileProblem {
    FileProblem::Broken
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(value) => DataRef::SharedString(value),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::DateTimeIso(value) => DataRef::DateTimeIso(value.clone()),
        Data::DurationIso(value) => DataRef::DurationIso(value.clone()),
        Data::Error(value) => DataRef::Error(value.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// The rows of a sheet on their way into a table.
struct Rows<'p> {
    text: String,
    grid: Grid,
    /// The row that is being read, from 0, and the place of its first cell.
    open: Option<(u32, usize)>,
    next_row: u32,
    seen: u32,
    expected: u32,
    progress: &'p dyn Progress,
}

impl<'p> Rows<'p> {
    fn new(expected: u32, progress: &'p dyn Progress) -> Self {
        Self {
            text: String::new(),
            grid: Grid::default(),
            open: None,
            next_row: 0,
            seen: 0,
            expected,
            progress,
        }
    }

    fn cell(&mut self, row: u32, column: u32, text: &str) -> Result<(), FileProblem> {
        self.seen = self.seen.wrapping_add(1);
        if self.seen.is_multiple_of(STEP_CELLS) {
            step(self.progress, self.grid.rows.len(), self.expected as usize)?;
        }
        if is_blank(text) {
            return Ok(());
        }
        if self.open.is_none_or(|(open, _)| open != row) {
            self.close();
            // Spreadsheets do not open a book whose rows go backwards either.
            if row < self.next_row {
                return Err(FileProblem::Broken);
            }
            self.grid.empty_rows += row - self.next_row;
            self.next_row = row.saturating_add(1);
            self.open = Some((row, self.grid.cells.len()));
            if self.grid.rows.len() >= MAX_RECORDS as usize {
                return Err(FileProblem::TooManyRows { limit: MAX_RECORDS });
            }
        }
        let first = self.open.map_or(0, |(_, first)| first);
        if column >= MAX_COLUMNS {
            return Err(FileProblem::TooManyColumns {
                row: row.saturating_add(1),
                limit: MAX_COLUMNS,
            });
        }
        let place = first + column as usize;
        if place < self.grid.cells.len() {
            return Err(FileProblem::Broken);
        }
        if place >= MAX_CELLS {
            return Err(FileProblem::TooManyCells { limit: MAX_CELLS });
        }
        self.grid.cells.resize(place, Span { start: 0, end: 0 });
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        // Words of two cells are two words.
        self.text.push('\n');
        if self.text.len() > MAX_BYTES {
            return Err(FileProblem::TooLarge {
                bytes: self.text.len() as u64,
                limit: MAX_BYTES as u64,
            });
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return Err(FileProblem::Broken);
        };
        self.grid.cells.push(Span { start, end });
        Ok(())
    }

    fn close(&mut self) {
        let Some((row, first)) = self.open.take() else { return };
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        self.grid.rows.push(RowSpan {
            first: number(first),
            len: number(self.grid.cells.len() - first),
            row: row.saturating_add(1),
        });
    }

    fn finish(mut self) -> Result<Raw, FileProblem> {
        self.close();
        if self.grid.rows.is_empty() {
            return Err(FileProblem::Empty);
        }
        Ok(Raw {
            decoded: Decoded::of_text(self.text),
            dialect: Dialect {
                delimiter: b',',
                quote: b'"',
                backslash: false,
            },
            grid: self.grid,
            sep_line: false,
            quoted_lines: false,
            source: Source::Workbook,
        })
    }
}
