//! A file as a table: columns with names and samples, records with row numbers, and what was
//! noticed on the way.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::decode::{self, Decoded};
use crate::encoding::Encoding;
use crate::kind::FileKind;
use crate::notes::{FileNote, FileProblem};
use crate::progress::Progress;
use crate::raw::{MAX_BYTES, MAX_COLUMNS, MAX_RECORDS, Raw, Source};
use crate::tokenize::{self, Limits, RowSpan, Span, Stop, tokenize};
use crate::workbook::{self, Sheet, Sheets};
use crate::{cards, dialect, kind};

pub use crate::tokenize::{Mark, MarkKind};

mod build;
mod layout;
mod quoted_lines;

/// Most characters a spreadsheet keeps in a cell.
const MAX_CELL: usize = 32_767;

/// Which row has the names of the columns.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum HeaderChoice {
    /// Found by known names and by contrast.
    #[default]
    Auto,
    /// None: the first row is a record.
    None,
    /// This row, as the spreadsheet shows it.
    Row(u32),
}

/// What is settled before reading. The default leaves everything to be found out.
#[derive(Clone, Copy, Default, Debug)]
pub struct ReadOptions {
    /// Encoding of the file; found if `None`.
    pub encoding: Option<Encoding>,
    /// Delimiter, an ASCII character; found if `None`.
    pub delimiter: Option<u8>,
    /// Row of column names.
    pub header: HeaderChoice,
    /// Sheet of a workbook, from 0; found if `None` or if there is no such sheet.
    pub sheet: Option<usize>,
}

/// How a file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Format {
    /// Name of the encoding (see [`Encoding::name`]), such as `UTF-8` or `windows-1252`.
    pub encoding: &'static str,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
    /// Character between cells.
    pub delimiter: char,
    /// Character around cells.
    pub quote: char,
    /// Whether quotes in cells are escaped with a backslash instead of being doubled.
    pub backslash: bool,
    /// Row of column names as the spreadsheet shows it.
    pub header_row: Option<u32>,
    /// What the table was made of. The rest says something of text alone.
    pub source: Source,
}

/// One column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Place from the left, from 0.
    pub index: usize,
    /// Its letters in a spreadsheet: `A` … `Z`, `AA` ….
    pub letter: String,
    /// Its name, on one line and without hidden characters; `None` without a header or if blank.
    pub header: Option<String>,
    /// The name over it in the row above the header, if that row groups columns.
    pub group: Option<String>,
    /// Up to three different texts from anywhere in the column, each at most 200 characters.
    pub samples: Vec<String>,
}

/// Rows that are no records.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Ignored {
    /// Rows without any text.
    pub blank: u32,
    /// Lines beginning with `#` above the table.
    pub comments: u32,
    /// Headers repeated among the records.
    pub repeated_headers: u32,
    /// Other lines above the header.
    pub preamble: u32,
    /// Rows of another table in the same file, its column names and title among them.
    pub other_table: u32,
}

impl Ignored {
    /// All of them.
    pub fn total(self) -> u32 {
        [
            self.blank,
            self.comments,
            self.repeated_headers,
            self.preamble,
            self.other_table,
        ]
        .into_iter()
        .fold(0, u32::saturating_add)
    }

    /// The number for each reason, without zeros.
    pub fn counts(self) -> impl Iterator<Item = (Reason, u32)> {
        [
            (Reason::Blank, self.blank),
            (Reason::Comment, self.comments),
            (Reason::Preamble, self.preamble),
            (Reason::RepeatedHeader, self.repeated_headers),
            (Reason::OtherTable, self.other_table),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
    }
}

/// Why a row is no record.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Reason {
    /// It has no text.
    Blank,
    /// It begins with `#`, above the table.
    Comment,
    /// It is above the header.
    Preamble,
    /// A repeated header.
    RepeatedHeader,
    /// It belongs to another table of the file.
    OtherTable,
}

impl Reason {}

/// Texts that somebody typed in place of the file's, by row as the spreadsheet shows it and column from 0.
pub type Typed = BTreeMap<(u32, usize), String>;

/// A file read: all its text is held once, and what was typed into its cells beside it.
#[derive(Clone)]
pub struct Table {
    text: Arc<String>,
    side: Arc<String>,
    typed: Arc<Typed>,
    cells: Vec<Span>,
    rows: Vec<RowSpan>,
    marks: Vec<Mark>,
    format: Format,
    columns: Vec<Column>,
    ignored: Ignored,
    left_out: Vec<(RowSpan, Reason)>,
    notes: Vec<FileNote>,
    sheets: Sheets,
    /// Rows that sum others up, from the top.
    total_rows: Vec<u32>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // No cell: tables hold personal data.
        f.debug_struct("Table")
            .field("format", &self.format)
            .field("len", &self.rows.len())
            .finish_non_exhaustive()
    }
}

/// One record of a table.
#[derive(Clone, Copy)]
pub struct Record<'t> {
    table: &'t Table,
    span: RowSpan,
}

impl<'t> Record<'t> {
    /// Its row as the spreadsheet shows it, from 1; blank and skipped rows count.
    pub fn row(&self) -> u32 {
        self.span.row
    }

    /// The text of a column: what was typed there, else as [`Self::in_file`].
    pub fn cell(&self, column: usize) -> &'t str {
        match self.typed(column) {
            Some(typed) => typed,
            None => self.in_file(column),
        }
    }

    /// What was typed into a column.
    pub fn typed(&self, column: usize) -> Option<&'t str> {
        if self.table.typed.is_empty() {
            return None;
        }
        self.table.typed.get(&(self.span.row, column)).map(String::as_str)
    }

    /// The text of a column exactly as in the file, quotes and escapes resolved; empty if the row is
    /// too short.
    pub fn in_file(&self, column: usize) -> &'t str {
        if column >= self.span.len as usize {
            return "";
        }
        self.table
            .text_of(self.table.cells.get(self.span.first as usize + column))
    }

    /// How many cells the row has; may be fewer or more than the table has columns.
    pub fn width(&self) -> usize {
        let (row, in_file) = (self.span.row, self.span.len as usize);
        let mut typed = self.table.typed.range((row, 0)..=(row, usize::MAX));
        typed
            .next_back()
            .map_or(in_file, |((_, last), _)| in_file.max(last + 1))
    }

    /// All its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let record = *self;
        (0..self.width()).map(move |column| record.cell(column))
    }

    /// Its cells that needed help to be read.
    pub fn marks(&self) -> &'t [Mark] {
        let marks = &self.table.marks;
        let from = marks.partition_point(|mark| mark.row < self.span.row);
        let to = marks.partition_point(|mark| mark.row <= self.span.row);
        marks.get(from..to).unwrap_or_default()
    }

    /// Whether it looks like a sum: under the table, or under a group of its rows.
    pub fn is_total(&self) -> bool {
        self.table.total_rows.binary_search(&self.span.row).is_ok()
    }
}

impl Table {
    /// The same table with these texts in place of the file's.
    pub fn with_typed(&self, typed: Arc<Typed>) -> Self {
        Self { typed, ..self.clone() }
    }

    /// How the file is written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Its columns, from the left.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no records. A table that was read has at least one.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Its records in the order of the file.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.rows.iter().map(|span| Record {
            table: self,
            span: *span,
        })
    }

    /// The records in this range of indices, which must lie within the table.
    pub(crate) fn records_in(&self, range: Range<usize>) -> impl Iterator<Item = Record<'_>> {
        let rows = self.rows.get(range).unwrap_or_default();
        rows.iter().map(|span| Record {
            table: self,
            span: *span,
        })
    }

    /// The record at `index`, from 0.
    pub fn record(&self, index: usize) -> Option<Record<'_>> {
        self.rows.get(index).map(|span| Record {
            table: self,
            span: *span,
        })
    }

    /// Rows that are no records.
    pub fn ignored(&self) -> Ignored {
        self.ignored
    }

    /// Rows with text that are no records, from the top, each with the reason.
    pub fn left_out(&self) -> impl Iterator<Item = (Record<'_>, Reason)> {
        self.left_out.iter().map(|(span, reason)| {
            let record = Record {
                table: self,
                span: *span,
            };
            (record, *reason)
        })
    }

    /// The sheets of the workbook; none if the file is no workbook.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets.all
    }

    /// The sheet that was read, if the file is a workbook.
    pub fn sheet(&self) -> Option<usize> {
        (!self.sheets.all.is_empty()).then_some(self.sheets.read)
    }

    /// Whether somebody has to choose a sheet first: several could be meant, and none was chosen.
    pub fn asks_for_sheet(&self) -> bool {
        self.sheets.is_asked
    }

    /// What was noticed about the file.
    pub fn notes(&self) -> &[FileNote] {
        &self.notes
    }

    fn text_of(&self, span: Option<&Span>) -> &str {
        span.map_or("", |span| tokenize::cell(&self.text, &self.side, *span))
    }
}

/// Reads a file from owned bytes: needs half the memory of [`read_table`].
///
/// # Errors
/// A [`FileProblem`] if there is no table in it or the work was stopped.
pub fn read_owned(bytes: Vec<u8>, options: &ReadOptions, progress: &dyn Progress) -> Result<Table, FileProblem> {
    read(Cow::Owned(bytes), options, progress)
}

/// Reads a file: finds its encoding, its dialect and its header, and splits it into records.
///
/// # Errors
/// A [`FileProblem`] if there is no table in it or the work was stopped.
pub fn read_table(bytes: &[u8], options: &ReadOptions, progress: &dyn Progress) -> Result<Table, FileProblem> {
    read(Cow::Borrowed(bytes), options, progress)
}

fn read(bytes: Cow<'_, [u8]>, options: &ReadOptions, progress: &dyn Progress) -> Result<Table, FileProblem> {
    if let Some(kind @ (FileKind::Workbook | FileKind::OldWorkbook)) = kind::of_bytes(&bytes) {
        check_size(&bytes)?;
        let (raw, sheets, notes) = workbook::read(&bytes, kind, options.sheet, progress)?;
        return build::table(raw, options.header, sheets, notes);
    }
    match read_raw(bytes, options, progress)? {
        Split::Text(raw) => build::table(*raw, options.header, Sheets::default(), Vec::new()),
        Split::Cards(decoded) => {
            let (raw, notes) = cards::read(*decoded, progress)?;
            build::table(raw, HeaderChoice::Row(cards::HEADER), Sheets::default(), notes)
        }
    }
}

impl From<Stop> for FileProblem {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Cancelled => Self::Cancelled,
            Stop::TooManyCells { row } => Self::TooManyColumns {
                row,
                limit: MAX_COLUMNS,
            },
            Stop::TooManyRows => Self::TooManyRows { limit: MAX_RECORDS },
        }
    }
}

fn check_size(bytes: &[u8]) -> Result<(), FileProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(FileProblem::TooLarge {
            bytes: bytes.len() as u64,
            limit: MAX_BYTES as u64,
        });
    }
    Ok(())
}

/// A text that was decoded.
enum Split {
    Text(Box<Raw>),
    Cards(Box<Decoded>),
}

fn read_raw(bytes: Cow<'_, [u8]>, options: &ReadOptions, progress: &dyn Progress) -> Result<Split, FileProblem> {
    check_size(&bytes)?;
    if let Some(kind) = kind::of_bytes(&bytes) {
        return Err(FileProblem::NotText(kind));
    }
    let decoded = decode::decode(bytes, options.encoding, progress)?;
    if kind::is_cards(&decoded.text) {
        return Ok(Split::Cards(Box::new(decoded)));
    }
    if let Some(kind) = kind::of_text(&decoded.text) {
        return Err(FileProblem::NotText(kind));
    }
    let sep_line = dialect::sep_line(&decoded.text);
    let (named, start) = sep_line.map_or((None, 0), |(delimiter, len)| (Some(delimiter), len));
    let chosen = options.delimiter.filter(u8::is_ascii).or(named);
    let dialect = dialect::detect(&decoded.text, start, chosen);
    let limits = Limits {
        cells_in_row: MAX_COLUMNS as usize,
        rows: MAX_RECORDS as usize,
    };
    let grid = tokenize(&decoded.text, start, dialect, &decoded.repairs, limits, progress)?;
    if grid.rows.is_empty() {
        return Err(FileProblem::Empty);
    }
    let raw = Raw {
        decoded,
        dialect,
        grid,
        sep_line: sep_line.is_some(),
        quoted_lines: false,
        source: Source::Text,
    };
    let raw = quoted_lines::unwrapped(raw, chosen, limits, progress)?;
    Ok(Split::Text(Box::new(raw)))
}
