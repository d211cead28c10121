//! Any table we can read, written as RFC 4180 says.

use std::borrow::Cow;

use crate::notes::FileProblem;
use crate::progress::{Progress, step};
use crate::table::{Ignored, ReadOptions, Record, read_table};
use crate::workbook::Sheet;

/// Rows between two looks at the progress.
const STEP_ROWS: usize = 1_000;

/// A table written again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cleaned {
    /// The table, as RFC 4180 says.
    pub csv: Vec<u8>,
    /// Rows of the file that are not in it.
    pub ignored: Ignored,
    /// The sheets of a workbook.
    pub sheets: Vec<Sheet>,
    /// Whether several of them could be meant, and none was chosen.
    pub asks_for_sheet: bool,
}

/// The table in `bytes` as UTF-8 with commas, `\r\n` and doubled quotes (RFC 4180): names of the
/// columns first, if there are any, then the records.
///
/// Lines above the header, rows without text, repeated headers, other tables and empty columns at
/// the right are left out, and the rows among them counted; short rows are filled up, surplus cells of long rows are kept, and so is every cell's
/// text. If the names of the columns are known, cleaning the answer again changes nothing.
///
/// # Errors
/// As [`read_table`](crate::read_table).
pub fn clean_csv(bytes: &[u8], options: &ReadOptions, progress: &dyn Progress) -> Result<Cleaned, FileProblem> {
    let table = read_table(bytes, options, progress)?;
    let width = table.columns().len();
    let mut out = Vec::with_capacity(bytes.len());
    if table.format().header_row.is_some() {
        let names = table
            .columns()
            .iter()
            .map(|column| Cow::Borrowed(column.header.as_deref().unwrap_or("")));
        write_row(&mut out, names);
    }
    for (index, record) in table.records().enumerate() {
        if index % STEP_ROWS == 0 {
            step(progress, index, table.len())?;
        }
        write_row(&mut out, padded(record, width));
    }
    Ok(Cleaned {
        csv: out,
        ignored: table.ignored(),
        sheets: table.sheets().to_vec(),
        asks_for_sheet: table.asks_for_sheet(),
    })
}

/// A record's cells, as many as the table has columns, and any text beyond.
fn padded(record: Record<'_>, width: usize) -> impl Iterator<Item = Cow<'_, str>> {
    let surplus = (width..record.width())
        .rev()
        .find(|column| !record.cell(*column).trim().is_empty());
    let cells = surplus.map_or(width, |last| last + 1);
    (0..cells).map(move |column| Cow::Borrowed(record.cell(column)))
}

fn write_row<'c>(out: &mut Vec<u8>, cells: impl Iterator<Item = Cow<'c, str>>) {
    for (column, cell) in cells.enumerate() {
        if column > 0 {
            out.push(b',');
        }
        if needs_quotes(&cell) {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// Beyond RFC 4180, whatever a reader may trim or take for a mark.
fn needs_quotes(cell: &str) -> bool {
    cell.contains(|c: char| matches!(c, '"' | ',' | '\'') || (c.is_control() && c != '\t'))
        || cell.starts_with([' ', '\u{feff}'])
        || cell.ends_with(' ')
}
