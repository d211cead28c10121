//! Files whose lines are quoted as a whole, so that each is one cell:
//! `"Name,Email,Phone"` over `"Ann Lee,ann@example.com,"`.

use super::{FileProblem, Raw};
use crate::progress::Progress;
use crate::tokenize::{Grid, Limits, Mark, MarkKind, RowSpan, cell, tokenize};
use crate::{aliases, dialect};

/// Rows that are looked at before the whole file is.
const LOOKED_AT: usize = 20;
/// Columns from which on the inner text is a table, if none has a known name.
const WIDE: usize = 3;

/// The table inside the quotes, or the file as it is if there is none.
pub(super) fn unwrapped(
    raw: Raw,
    chosen: Option<u8>,
    limits: Limits,
    progress: &dyn Progress,
) -> Result<Raw, FileProblem> {
    let reads = Lines::of(&raw);
    if raw.sep_line || !reads.are_quoted(LOOKED_AT) || !reads.are_quoted(usize::MAX) {
        return Ok(raw);
    }
    let text = reads.inner_text();
    let dialect = dialect::detect(&text, 0, chosen);
    let mut grid = tokenize(&text, 0, dialect, &[], limits, progress)?;
    if grid.rows.len() != raw.grid.rows.len() || !is_table(&text, &grid) {
        return Ok(raw);
    }
    // Where bytes were repaired is known by row only.
    let repaired = raw.grid.marks.iter().filter(|mark| mark.kind == MarkKind::RepairedByte);
    grid.marks.extend(repaired.map(|mark| Mark { column: 0, ..*mark }));
    grid.marks.sort_by_key(|mark| mark.row);
    let mut decoded = raw.decoded;
    decoded.text = text;
    Ok(Raw {
        decoded,
        dialect,
        grid,
        quoted_lines: true,
        ..raw
    })
}

struct Lines<'r> {
    raw: &'r Raw,
}

impl<'r> Lines<'r> {
    fn of(raw: &'r Raw) -> Self {
        Self { raw }
    }

    fn cells(&self, row: &RowSpan) -> impl Iterator<Item = &'r str> + use<'r> {
        let raw = self.raw;
        let first = row.first as usize;
        let cells = raw.grid.cells.get(first..first + row.len as usize).unwrap_or_default();
        cells.iter().map(|span| cell(&raw.decoded.text, &raw.grid.side, *span))
    }

    /// The text of a row that is one cell with a delimiter inside.
    fn whole(&self, row: &RowSpan) -> Option<&'r str> {
        let mut cells = self.cells(row);
        let first = cells.next()?;
        let alone = cells.all(|cell| cell.trim().is_empty());
        (alone && first.contains([',', ';', '\t', '|'])).then_some(first)
    }

    /// Whether all of the first rows are such cells, in quotes.
    fn are_quoted(&self, looked_at: usize) -> bool {
        let rows = self.raw.grid.rows.get(..looked_at).unwrap_or(&self.raw.grid.rows);
        let whole = rows.iter().filter(|row| self.whole(row).is_some()).count();
        // The names of the columns may be without quotes.
        let below = rows.get(1..).unwrap_or_default();
        rows.len() >= 2 && below.iter().all(|row| self.whole(row).is_some()) && self.raw.grid.quoted >= whole
    }

    fn inner_text(&self) -> String {
        let mut text = String::with_capacity(self.raw.decoded.text.len());
        let mut line = 1;
        for row in &self.raw.grid.rows {
            // Blank rows keep their numbers.
            while line < row.row {
                text.push('\n');
                line += 1;
            }
            match self.whole(row) {
                Some(inner) => text.push_str(inner),
                None => {
                    let cells: Vec<String> = self
                        .cells(row)
                        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                        .collect();
                    text.push_str(&cells.join(&char::from(self.raw.dialect.delimiter).to_string()));
                }
            }
            text.push('\n');
            line += 1;
        }
        text
    }
}

/// Whether nearly all rows are as wide as the first, which names columns or is wide.
fn is_table(text: &str, grid: &Grid) -> bool {
    let Some(first) = grid.rows.first() else { return false };
    let even = grid.rows.iter().filter(|row| row.len == first.len).count();
    let start = first.first as usize;
    let cells = grid.cells.get(start..start + first.len as usize).unwrap_or_default();
    let known = cells
        .iter()
        .filter(|span| aliases::is_known(cell(text, &grid.side, **span)))
        .count();
    first.len >= 2 && even * 10 >= grid.rows.len() * 8 && (known >= 2 || cells.len() >= WIDE)
}
