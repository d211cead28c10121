//! Old workbooks (XLS): whether one can be given to the library, and what the library does not tell of it.
//!
//! An XLS file is a compound file (MS-CFB) with one stream of records (MS-XLS 2.1.4). The library follows the chains
//! of the file without an end, and makes room for every cell between the first and the last of a sheet. So it is given
//! a container written anew, after the cells were counted.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use calamine::{Reader as _, Xls, XlsError};
use cfb::{CompoundFile, Version};

use crate::kind::FileKind;
use crate::notes::FileProblem;
use crate::progress::{Progress, step};
use crate::raw::{MAX_BYTES, MAX_CELLS};
use crate::rows::STEP_CELLS;

const FORMULA: u16 = 0x0006;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00BD;
const RICH_STRING: u16 = 0x00D6;
const XF: u16 = 0x00E0;
const LABEL_SST: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const ROW: u16 = 0x0208;
const RK: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BOF: u16 = 0x0809;

/// The version in the first record of workbooks since Excel 97.
const BIFF8: u16 = 0x0600;
/// Of the options of a row: it is hidden.
const IS_HIDDEN: u16 = 0x0020;

/// An old workbook, and what was seen of its sheets.
pub(super) struct Old {
    pub(super) book: Xls<Cursor<Vec<u8>>>,
    sheets: Vec<Seen>,
    /// Codes of the formats that the workbook defines, by their numbers.
    formats: BTreeMap<u16, String>,
}

/// What the library does not tell of a sheet.
#[derive(Default)]
struct Seen {
    /// Rows that the spreadsheet hides, from 1 and rising.
    hidden: Vec<u32>,
    /// Numbers of the formats of cells that hold a number, if the workbook defines them.
    formats: BTreeMap<(u32, u32), u16>,
}

impl Old {
    /// # Errors
    /// A [`FileProblem`] if the file has a password, is damaged or no workbook, or holds too much.
    pub(super) fn open(bytes: &[u8], progress: &dyn Progress) -> Result<Self, FileProblem> {
        let stream = stream(bytes)?;
        let globals = Globals::of(&stream);
        let sheets = globals.sheets(&stream, progress)?;
        let formats = globals.formats;
        let container = container(&stream).map_err(|_| FileProblem::Broken)?;
        match Xls::new(Cursor::new(container)) {
            Ok(book) => Ok(Self { book, sheets, formats }),
            Err(XlsError::Password) => Err(FileProblem::Locked),
            Err(_) => Err(foreign()),
        }
    }

    /// Rows that the spreadsheet hides, from 1 and rising.
    pub(super) fn hidden_rows(&self, sheet: &str) -> &[u32] {
        self.seen(sheet).map_or(&[], |seen| &seen.hidden)
    }

    /// Tells the code of a cell's number format, if the workbook defines it.
    pub(super) fn formats<'s>(&'s self, sheet: &str) -> impl Fn((u32, u32)) -> Option<&'s str> + use<'s> {
        let seen = self.seen(sheet);
        move |place| Some(self.formats.get(seen?.formats.get(&place)?)?.as_str())
    }

    fn seen(&self, sheet: &str) -> Option<&Seen> {
        let place = self
            .book
            .sheets_metadata()
            .iter()
            .position(|known| known.name == sheet)?;
        self.sheets.get(place)
    }
}

fn foreign() -> FileProblem {
    FileProblem::NotText(FileKind::OldWorkbook)
}

/// The records of a workbook.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, FileProblem> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| foreign())?;
    // Excel puts a new workbook with a password into the same container as an old one.
    if file.is_stream("/EncryptedPackage") {
        return Err(FileProblem::Locked);
    }
    let found = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let stream = file.open_stream(found.ok_or_else(foreign)?).map_err(|_| foreign())?;
    let mut records = Vec::new();
    // No stream is longer than its file.
    let limit = bytes.len().min(MAX_BYTES) as u64;
    stream.take(limit).read_to_end(&mut records).map_err(|_| foreign())?;
    Ok(records)
}

fn container(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("/Workbook")?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// A record: its type and its data.
type Record<'s> = (u16, &'s [u8]);

/// Records up to the end of the stream, or to one that is cut short.
fn records(mut stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (kind, length) = (word(stream, 0)?, word(stream, 2)?);
        let data = stream.get(4..4 + usize::from(length))?;
        stream = stream.get(4 + usize::from(length)..)?;
        Some((kind, data))
    })
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

fn double_word(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// What the records before the sheets say of all.
#[derive(Default)]
struct Globals {
    /// Where the records of each sheet begin.
    sheets: Vec<usize>,
    /// The number of the format of each style.
    styles: Vec<u16>,
    /// Codes of the formats that the workbook defines.
    formats: BTreeMap<u16, String>,
}

impl Globals {
    fn of(stream: &[u8]) -> Self {
        let mut globals = Self::default();
        let mut is_biff8 = true;
        for (kind, data) in records(stream).take_while(|(kind, _)| *kind != EOF) {
            match kind {
                BOF => is_biff8 = word(data, 0) == Some(BIFF8),
                BOUND_SHEET => globals.sheets.extend(double_word(data, 0).map(|at| at as usize)),
                XF => globals.styles.push(word(data, 2).unwrap_or_default()),
                FORMAT => globals.formats.extend(format(data, is_biff8)),
                _ => {}
            }
        }
        globals
    }

    fn sheets(&self, stream: &[u8], progress: &dyn Progress) -> Result<Vec<Seen>, FileProblem> {
        let mut sheets = Vec::new();
        let mut cells = 0;
        for at in &self.sheets {
            step(progress, 0, stream.len())?;
            let (seen, more) = self.sheet(stream.get(*at..).unwrap_or_default(), progress)?;
            cells = enough(cells + more)?;
            sheets.push(seen);
        }
        Ok(sheets)
    }

    /// What is seen of a sheet, and for how many cells the library makes room.
    fn sheet(&self, stream: &[u8], progress: &dyn Progress) -> Result<(Seen, usize), FileProblem> {
        let mut seen = Seen::default();
        let mut area = Area::default();
        let mut at_formula = (0, 0);
        // A chart in a sheet has records of its own between a beginning and an end.
        let mut depth = 0_usize;
        for (count, (kind, data)) in (0_u32..).zip(records(stream)) {
            if count.is_multiple_of(STEP_CELLS) {
                step(progress, 0, 1)?;
            }
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                _ if depth > 1 => {}
                DIMENSIONS => enough(dimensions(data).ok_or(FileProblem::Broken)?).map(drop)?,
                ROW if word(data, 12).is_some_and(|options| options & IS_HIDDEN != 0) => {
                    seen.hidden.extend(word(data, 0).map(|row| u32::from(row) + 1));
                }
                FORMULA | MUL_RK | RICH_STRING | LABEL_SST | NUMBER | LABEL | BOOL_ERR | RK => {
                    let (Some(row), Some(column)) = (word(data, 0), word(data, 2)) else {
                        return Err(FileProblem::Broken);
                    };
                    let place = (u32::from(row), u32::from(column));
                    if kind == FORMULA {
                        at_formula = place;
                        area.formulas = 2;
                    }
                    // Six bytes for each number, the style in the first two.
                    let styles = data.get(4..).unwrap_or_default().chunks(6);
                    let of_row = if kind == MUL_RK { styles.len().max(1) } else { 1 };
                    for ((column, style), _) in (place.1..).zip(styles).zip(0..of_row) {
                        area.add((place.0, column))?;
                        if matches!(kind, FORMULA | MUL_RK | NUMBER | RK)
                            && let Some(format) = self.format(style)
                        {
                            seen.formats.insert((place.0, column), format);
                        }
                    }
                }
                // The text that is the result of the formula before it.
                STRING => area.add(at_formula)?,
                _ => {}
            }
        }
        seen.hidden.sort_unstable();
        Ok((seen, area.cells()))
    }

    /// The format of a style, if the workbook defines it.
    fn format(&self, style: &[u8]) -> Option<u16> {
        let format = self.styles.get(usize::from(word(style, 0)?))?;
        self.formats.contains_key(format).then_some(*format)
    }
}

/// Stops a workbook whose cells would not fit into memory.
fn enough(cells: usize) -> Result<usize, FileProblem> {
    let is_too_many = cells > MAX_CELLS;
    if is_too_many {
        Err(FileProblem::TooManyCells { limit: MAX_CELLS })
    } else {
        Ok(cells)
    }
}

/// The rectangle around the cells of a sheet.
#[derive(Default)]
struct Area {
    /// Its first and its last place.
    corners: Option<((u32, u32), (u32, u32))>,
    told: usize,
    /// 2 if there are formulas: the library keeps their texts beside the values.
    formulas: usize,
}

impl Area {
    fn add(&mut self, (row, column): (u32, u32)) -> Result<(), FileProblem> {
        self.told = enough(self.told + 1)?;
        let (first, last) = self.corners.unwrap_or(((row, column), (row, column)));
        self.corners = Some((
            (first.0.min(row), first.1.min(column)),
            (last.0.max(row), last.1.max(column)),
        ));
        Ok(())
    }

    fn cells(&self) -> usize {
        let Some((first, last)) = self.corners else { return 0 };
        let side = |from: u32, to: u32| (to - from) as usize + 1;
        let between = side(first.0, last.0) * side(first.1, last.1);
        between.max(self.told) * self.formulas.max(1)
    }
}

/// For how many cells the library makes room at once because of this record; `None` if it makes no sense.
fn dimensions(data: &[u8]) -> Option<usize> {
    let (first_row, end_row, columns) = if data.len() < 14 {
        (u32::from(word(data, 0)?), u32::from(word(data, 2)?), 4)
    } else {
        (double_word(data, 0)?, double_word(data, 4)?, 8)
    };
    let (first_column, end_column) = (word(data, columns)?, word(data, columns + 2)?);
    if end_row == 0 || end_column == 0 {
        return Some(1);
    }
    let first_column = if first_column > 0xFF || end_column < first_column {
        0
    } else {
        first_column
    };
    let rows = end_row.checked_sub(first_row)? as usize;
    Some(rows * usize::from(end_column - first_column))
}

/// A format that the workbook defines: its number and its code (MS-XLS 2.4.126).
fn format(data: &[u8], is_biff8: bool) -> Option<(u16, String)> {
    let number = word(data, 0)?;
    if !is_biff8 {
        let length = usize::from(*data.get(2)?);
        return Some((
            number,
            data.get(3..3 + length)?.iter().copied().map(char::from).collect(),
        ));
    }
    let length = usize::from(word(data, 2)?);
    let text = data.get(5..)?;
    let is_wide = data.get(4)? & 1 != 0;
    let code = if is_wide {
        let units = text.get(..2 * length)?.as_chunks::<2>().0.iter();
        char::decode_utf16(units.map(|unit| u16::from_le_bytes(*unit)))
            .collect::<Result<_, _>>()
            .ok()?
    } else {
        text.get(..length)?.iter().copied().map(char::from).collect()
    };
    Some((number, code))
}
