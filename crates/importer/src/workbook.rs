//! Workbooks: Excel (XLSX, XLSM, XLS) and OpenDocument (ODS). A sheet gives the same table as a text file would.
//!
//! Cells are read as a spreadsheet shows them ([`shown`]). Nothing is calculated, run or loaded from elsewhere:
//! the stored result of a formula counts, and macros, links and pictures are not looked at.

mod hidden;
mod merged;
mod old;
mod shown;
mod weight;
mod xml;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, OdsError, Range, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use self::merged::Merged;
use self::old::Old;
use crate::decode::Decoded;
use crate::kind::FileKind;
use crate::notes::{FileNote, FileProblem, NoteCode};
use crate::own::CREATOR;
use crate::progress::{Cancelled, Progress, step};
use crate::raw::{MAX_CELLS, Raw, Source};
use crate::rows::{Rows, STEP_CELLS};

/// A sheet of a workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Rows with text, the one with the names of the columns among them.
    pub rows: u32,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
    /// Whether it could be the one that is meant: it has rows and is not hidden, unless all that have rows are.
    pub could_be_meant: bool,
}

/// The sheets of a workbook, and the one that is read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Sheets {
    pub(crate) all: Vec<Sheet>,
    pub(crate) read: usize,
    /// Whether several could be meant and none was chosen.
    pub(crate) is_asked: bool,
    /// Whether this program wrote the workbook.
    pub(crate) is_own: bool,
}

type Bytes<'b> = Cursor<&'b [u8]>;

enum Book<'b> {
    Xlsx(Box<Xlsx<Bytes<'b>>>),
    Xls(Box<Old>),
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
    // A file that makes the library panic is one that cannot be read.
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
            could_be_meant: false,
        });
        counts.push(count);
    }
    let (read, is_asked) = choose(&mut all, chosen)?;
    let sheets = Sheets {
        all,
        read,
        is_asked,
        is_own: book.is_own(),
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
    let mut rows = Rows::new(1, sheet.rows, progress);
    let name = sheet.name.clone();
    // Rows as the spreadsheet numbers them.
    book.cells(&name, &mut |row, column, text| {
        rows.cell(row.saturating_add(1), column, text)
    })?;
    let raw = rows.finish(Decoded::of_text(String::new()), Source::Workbook)?;
    let hidden = book.hidden_rows(bytes, &name, progress)?;
    let is_hidden = |row: u32| hidden.binary_search(&row).is_ok();
    let mut among = raw.grid.rows.iter().map(|row| row.row).filter(|row| is_hidden(*row));
    if let Some(first) = among.next() {
        let note = FileNote::new(NoteCode::HiddenRows).at(first);
        notes.push(note.counting(1 + among.count()));
    }
    Ok((raw, sheets, notes))
}

/// Marks the sheets that could be meant. Answers which one is read, and whether that is to be asked: of several that
/// could be meant, none was chosen.
fn choose(all: &mut [Sheet], chosen: Option<usize>) -> Result<(usize, bool), FileProblem> {
    let is_visible = all.iter().any(|sheet| sheet.rows > 0 && !sheet.is_hidden);
    for sheet in all.iter_mut() {
        sheet.could_be_meant = sheet.rows > 0 && sheet.is_hidden != is_visible;
    }
    if let Some(chosen) = chosen.filter(|chosen| *chosen < all.len()) {
        return Ok((chosen, false));
    }
    let first = all.iter().position(|sheet| sheet.could_be_meant);
    let several = all.iter().filter(|sheet| sheet.could_be_meant).count() > 1;
    Ok((first.ok_or(FileProblem::Empty)?, several))
}

impl<'b> Book<'b> {
    fn open(bytes: &'b [u8], kind: FileKind, progress: &dyn Progress) -> Result<Self, FileProblem> {
        if kind == FileKind::OldWorkbook {
            return Ok(Self::Xls(Box::new(Old::open(bytes, progress)?)));
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
            Self::Xls(old) => old.book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        all.iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect()
    }

    /// The numbers of the rows that the spreadsheet hides, from 1 and rising.
    fn hidden_rows(&self, bytes: &[u8], name: &str, progress: &dyn Progress) -> Result<Vec<u32>, Cancelled> {
        match self {
            Self::Xlsx(_) => hidden::rows(bytes, weight::Format::Excel, name, progress),
            Self::Ods(_) => hidden::rows(bytes, weight::Format::OpenDocument, name, progress),
            Self::Xls(old) => Ok(old.hidden_rows(name).to_vec()),
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
            self.values(name, &mut |(row, _), value, _| {
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
            Self::Xls(old) => old.book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Self::Ods(_) => Vec::new(),
        };
        let mut merged = Merged::new(&areas, tell);
        let Self::Xlsx(book) = self else {
            self.values(name, &mut |(row, column), value, format| {
                merged.cell(row, column, &shown::text(value, format))
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

    /// Tells each value of a sheet of XLS or ODS with its place and the code of its format, where that is known.
    fn values(&mut self, name: &str, tell: &mut TellValue<'_>) -> Result<(), FileProblem> {
        match self {
            Self::Xls(old) => {
                let range = old.book.worksheet_range(name).map_err(|_| FileProblem::Broken)?;
                let format = old.formats(name);
                each_value(&range, |place, value| tell(place, value, format(place)))
            }
            Self::Ods(book) => {
                let range = book.worksheet_range(name).map_err(|_| FileProblem::Broken)?;
                each_value(&range, |place, value| tell(place, value, None))
            }
            Self::Xlsx(_) => Ok(()),
        }
    }
}

fn each_value(
    range: &Range<Data>,
    mut tell: impl FnMut((u32, u32), &DataRef<'_>) -> Result<(), FileProblem>,
) -> Result<(), FileProblem> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let place = |from: u32, by: usize| u32::try_from(by).ok().and_then(|by| from.checked_add(by));
        let (Some(row), Some(column)) = (place(first_row, row), place(first_column, column)) else {
            return Err(FileProblem::Broken);
        };
        tell((row, column), &borrowed(value))?;
    }
    Ok(())
}

type Tell<'f> = dyn FnMut(u32, u32, &str) -> Result<(), FileProblem> + 'f;
type TellValue<'f> = dyn FnMut((u32, u32), &DataRef<'_>, Option<&str>) -> Result<(), FileProblem> + 'f;

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
