//! One pass over the text: cells as offsets, row numbers as a spreadsheet shows them, and the
//! nearest reading of broken quotes.
//!
//! Clean files are read as RFC 4180 says. Beyond it: any mixture of line ends; spaces before an opening and
//! after a closing quote; a quote inside a quoted cell that is not doubled is part of it; a quote that is
//! never closed is ignored, so that the rows after it are not lost.

use crate::progress::{Cancelled, Progress, STEP_BYTES, step};

/// Line ends in one quoted cell after which its quote counts as never closed.
const MAX_LINES_IN_CELL: usize = 1_000;
/// Bytes after the first line end in a quoted cell after which its quote counts as never closed.
const MAX_BYTES_IN_CELL: usize = 1 << 20;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Dialect {
    pub(crate) delimiter: u8,
    pub(crate) quote: u8,
    pub(crate) backslash: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) cells_in_row: usize,
    pub(crate) rows: usize,
}

/// The place of a cell's text: offsets into the text, or, from its length on, into the side text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// One row with text: its cells and its number as a spreadsheet shows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowSpan {
    pub(crate) first: u32,
    pub(crate) len: u32,
    pub(crate) row: u32,
}

/// What was done to read a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MarkKind {
    /// Quotes inside the quoted cell were not doubled; they are kept.
    InnerQuote,
    /// The opening quote was never closed and is kept as text; the cell ends at the delimiter.
    UnclosedQuote,
    /// An invalid UTF-8 byte was read as Windows-1252.
    RepairedByte,
}

/// A cell that needed help.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Row as the spreadsheet shows it.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What was done.
    pub kind: MarkKind,
}

#[derive(Default)]
pub(crate) struct Grid {
    pub(crate) cells: Vec<Span>,
    pub(crate) rows: Vec<RowSpan>,
    /// Text of cells whose escapes were resolved.
    pub(crate) side: String,
    pub(crate) marks: Vec<Mark>,
    /// Rows without text between others, and rows of only delimiters anywhere.
    pub(crate) empty_rows: u32,
    /// Cells that were quoted.
    pub(crate) quoted: usize,
}

#[derive(Debug)]
pub(crate) enum Stop {
    Cancelled,
    TooManyCells { row: u32 },
    TooManyRows,
}

impl From<Cancelled> for Stop {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

pub(crate) fn cell<'t>(text: &'t str, side: &'t str, span: Span) -> &'t str {
    let (start, end) = (span.start as usize, span.end as usize);
    if start < text.len() || (start == end && start == text.len()) {
        text.get(start..end).unwrap_or_default()
    } else {
        side.get(start - text.len()..end - text.len()).unwrap_or_default()
    }
}

/// Reads `text` from byte `start` on. `repairs` are sorted offsets of repaired characters.
pub(crate) fn tokenize(
    text: &str,
    start: usize,
    dialect: Dialect,
    repairs: &[u32],
    limits: Limits,
    progress: &dyn Progress,
) -> Result<Grid, Stop> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        dialect,
        pos: start,
        barren: 0,
        repairs,
        grid: Grid::default(),
    };
    let mut row = 0_u32;
    let mut blank_lines = 0_u32;
    let mut next_step = start;
    while reader.pos < reader.bytes.len() {
        if reader.pos >= next_step {
            step(progress, reader.pos, reader.bytes.len())?;
            next_step = reader.pos + STEP_BYTES;
        }
        row += 1;
        let first = reader.grid.cells.len();
        reader.read_row(row, first, limits)?;
        let grid = &mut reader.grid;
        let len = grid.cells.len() - first;
        let filled = grid
            .cells
            .get(first..)
            .is_some_and(|cells| cells.iter().any(|span| !is_blank(cell(text, &grid.side, *span))));
        if filled {
            grid.rows.push(RowSpan {
                first: offset(first),
                len: offset(len),
                row,
            });
            grid.empty_rows += std::mem::take(&mut blank_lines);
            if grid.rows.len() > limits.rows {
                return Err(Stop::TooManyRows);
            }
        } else {
            grid.cells.truncate(first);
            if len > 1 {
                grid.empty_rows += 1 + std::mem::take(&mut blank_lines);
            } else {
                // Lines without a character at the very end are not rows.
                blank_lines += 1;
            }
        }
    }
    Ok(reader.grid)
}

/// Whether a cell shows nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    text.as_bytes().first().is_none_or(|byte| !byte.is_ascii_graphic())
        && text.chars().all(|c| c.is_whitespace() || crate::fold::is_hidden(c))
}

fn offset(value: usize) -> u32 {
    // Files are limited to 512 MiB and no decoding makes them eight times as long.
    u32::try_from(value).unwrap_or(u32::MAX)
}

enum Quoted {
    Closed { span: Span, next: usize, inner: bool },
    Unclosed { seen: usize },
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    dialect: Dialect,
    pos: usize,
    /// Up to here no quote closes: a quote opened before it is text. Keeps hostile files linear.
    barren: usize,
    repairs: &'t [u32],
    grid: Grid,
}

impl Reader<'_> {
    fn at(&self, pos: usize) -> Option<u8> {
        self.bytes.get(pos).copied()
    }

    fn rest(&self, pos: usize) -> &[u8] {
        self.bytes.get(pos..).unwrap_or_default()
    }

    fn skip_spaces(&self, pos: usize) -> usize {
        pos + self.rest(pos).iter().take_while(|byte| **byte == b' ').count()
    }

    fn ends_cell(&self, pos: usize) -> bool {
        self.at(pos)
            .is_none_or(|byte| byte == self.dialect.delimiter || byte == b'\n' || byte == b'\r')
    }

    fn read_row(&mut self, row: u32, first: usize, limits: Limits) -> Result<(), Stop> {
        loop {
            let column = self.grid.cells.len() - first;
            if column >= limits.cells_in_row {
                return Err(Stop::TooManyCells { row });
            }
            self.read_cell(row, offset(column));
            match self.at(self.pos) {
                Some(byte) if byte == self.dialect.delimiter => self.pos += 1,
                Some(b'\r') => {
                    self.pos += if self.at(self.pos + 1) == Some(b'\n') { 2 } else { 1 };
                    return Ok(());
                }
                Some(_) => {
                    self.pos += 1;
                    return Ok(());
                }
                None => return Ok(()),
            }
        }
    }

    fn read_cell(&mut self, row: u32, column: u32) {
        let start = self.pos;
        let mut kind = None;
        let open = self.skip_spaces(start);
        let mut span = None;
        if self.at(open) == Some(self.dialect.quote) {
            match self.quoted(open) {
                Quoted::Closed {
                    span: inside,
                    next,
                    inner,
                } => {
                    self.grid.quoted += 1;
                    span = Some(inside);
                    self.pos = next;
                    kind = inner.then_some(MarkKind::InnerQuote);
                }
                Quoted::Unclosed { seen } => {
                    self.barren = self.barren.max(seen);
                    kind = Some(MarkKind::UnclosedQuote);
                }
            }
        }
        let span = span.unwrap_or_else(|| {
            let (Dialect { delimiter, quote, .. }, rest) = (self.dialect, self.rest(start));
            let len = rest
                .iter()
                .position(|byte| *byte == delimiter || *byte == b'\n' || *byte == b'\r')
                .unwrap_or(rest.len());
            let lone = kind.is_some()
                && rest
                    .get(..len)
                    .is_some_and(|cell| cell.iter().filter(|byte| **byte == quote).count() == 1);
            self.pos = start + len;
            // A lone opening quote was meant as a quote; one of several is text.
            Span {
                start: offset(if lone { open + 1 } else { start }),
                end: offset(start + len),
            }
        });
        self.grid.cells.push(span);
        if let Some(kind) = kind {
            self.grid.marks.push(Mark { row, column, kind });
        }
        self.mark_repairs(row, column);
    }

    fn mark_repairs(&mut self, row: u32, column: u32) {
        let mut repaired = false;
        while let Some((next, later)) = self.repairs.split_first()
            && (*next as usize) < self.pos
        {
            repaired = true;
            self.repairs = later;
        }
        if repaired {
            self.grid.marks.push(Mark {
                row,
                column,
                kind: MarkKind::RepairedByte,
            });
        }
    }

    /// Reads the cell whose opening quote is at `open`.
    fn quoted(&mut self, open: usize) -> Quoted {
        let Dialect {
            delimiter,
            quote,
            backslash,
        } = self.dialect;
        if open < self.barren {
            return self.closed_at_once(open);
        }
        let side_start = self.grid.side.len();
        let (mut pos, mut copied) = (open + 1, open + 1);
        let (mut inner, mut lines, mut first_line_end) = (false, 0_usize, None::<usize>);
        let seen = loop {
            let stop = self
                .rest(pos)
                .iter()
                .position(|byte| *byte == quote || *byte == b'\n' || *byte == b'\r' || (backslash && *byte == b'\\'));
            let Some(found) = stop else {
                break self.bytes.len();
            };
            pos += found;
            let next = self.at(pos + 1);
            match self.at(pos) {
                Some(b'\n' | b'\r') => {
                    let begun = *first_line_end.get_or_insert(pos);
                    lines += 1;
                    if lines > MAX_LINES_IN_CELL || pos - begun > MAX_BYTES_IN_CELL {
                        break pos;
                    }
                    pos += if self.at(pos) == Some(b'\r') && next == Some(b'\n') {
                        2
                    } else {
                        1
                    };
                }
                Some(b'\\') if backslash => {
                    if next == Some(quote) || next == Some(b'\\') {
                        self.copy(copied, pos);
                        copied = pos + 1;
                        pos += 1;
                    }
                    pos += 1;
                }
                _ if next == Some(quote) => {
                    self.copy(copied, pos + 1);
                    copied = pos + 2;
                    pos += 2;
                }
                _ => {
                    let after = self.skip_spaces(pos + 1);
                    if self.ends_cell(after) {
                        let span = self.finish(side_start, copied, pos);
                        return Quoted::Closed {
                            span,
                            next: after,
                            inner,
                        };
                    }
                    // A quote that opens a cell on a later line: the one before was never closed.
                    let before = pos.checked_sub(1).and_then(|before| self.at(before));
                    let opens = before.is_none_or(|b| b == delimiter || b == b'\n' || b == b'\r');
                    if opens && first_line_end.is_some() {
                        break pos;
                    }
                    inner = true;
                    pos += 1;
                }
            }
        };
        self.grid.side.truncate(side_start);
        Quoted::Unclosed { seen }
    }

    /// Where no quote closes a cell, only `""` does.
    fn closed_at_once(&self, open: usize) -> Quoted {
        let after = self.skip_spaces(open + 2);
        if self.at(open + 1) == Some(self.dialect.quote) && self.ends_cell(after) {
            let empty = Span {
                start: offset(open + 1),
                end: offset(open + 1),
            };
            return Quoted::Closed {
                span: empty,
                next: after,
                inner: false,
            };
        }
        Quoted::Unclosed { seen: self.barren }
    }

    fn copy(&mut self, from: usize, to: usize) {
        self.grid.side.push_str(self.text.get(from..to).unwrap_or_default());
    }

    fn finish(&mut self, side_start: usize, copied: usize, end: usize) -> Span {
        if self.grid.side.len() == side_start {
            // Nothing was copied: the cell is one piece of the text (`copied` is its start, or follows
            // a pair at its very start, and then a quote was copied).
            return Span {
                start: offset(copied),
                end: offset(end),
            };
        }
        self.copy(copied, end);
        let base = self.text.len();
        Span {
            start: offset(base + side_start),
            end: offset(base + self.grid.side.len()),
        }
    }
}
