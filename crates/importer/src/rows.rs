//! Cells that come one by one, from a workbook or from address cards, on their way into a table.

use crate::decode::Decoded;
use crate::notes::FileProblem;
use crate::progress::{Progress, step};
use crate::raw::{MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_RECORDS, Raw, Source};
use crate::tokenize::{Dialect, Grid, RowSpan, Span, is_blank};

/// Cells between two calls of [`Progress::step`].
pub(crate) const STEP_CELLS: u32 = 8_192;

/// The rows so far.
pub(crate) struct Rows<'p> {
    text: String,
    grid: Grid,
    /// The row that is being read, and the place of its first cell.
    open: Option<(u32, usize)>,
    next_row: u32,
    seen: u32,
    expected: u32,
    progress: &'p dyn Progress,
}

impl<'p> Rows<'p> {
    /// No rows yet, of some that are `expected`. They are numbered from `first` on.
    pub(crate) fn new(first: u32, expected: u32, progress: &'p dyn Progress) -> Self {
        Self {
            text: String::new(),
            grid: Grid::default(),
            open: None,
            next_row: first,
            seen: 0,
            expected,
            progress,
        }
    }

    /// Adds a cell. Blank ones need not be told.
    ///
    /// # Errors
    /// [`FileProblem::Broken`] if the cell does not come after the one before, and other problems if there are
    /// too many cells or the work was stopped.
    pub(crate) fn cell(&mut self, row: u32, column: u32, text: &str) -> Result<(), FileProblem> {
        self.seen = self.seen.wrapping_add(1);
        if self.seen.is_multiple_of(STEP_CELLS) {
            step(self.progress, self.grid.rows.len(), self.expected as usize)?;
        }
        if is_blank(text) {
            return Ok(());
        }
        if self.open.is_none_or(|(open, _)| open != row) {
            self.close();
            // Spreadsheets do not open a workbook whose rows go backwards either.
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
                row,
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
        // Without it, the last word of a cell and the first of the next would be one.
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
            row,
        });
    }

    /// All rows. `decoded` says how the file was written; its text is replaced by that of the cells.
    ///
    /// # Errors
    /// [`FileProblem::Empty`] if no cell has text.
    pub(crate) fn finish(mut self, decoded: Decoded, source: Source) -> Result<Raw, FileProblem> {
        self.close();
        if self.grid.rows.is_empty() {
            return Err(FileProblem::Empty);
        }
        Ok(Raw {
            decoded: Decoded {
                text: self.text,
                ..decoded
            },
            dialect: Dialect {
                delimiter: b',',
                quote: b'"',
                backslash: false,
            },
            grid: self.grid,
            sep_line: false,
            quoted_lines: false,
            source,
        })
    }
}
