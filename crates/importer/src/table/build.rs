//! From split rows to a table: header, columns, records and notes.

use std::borrow::Cow;
use std::sync::Arc;

use super::layout::Layout;
use super::{Column, Format, HeaderChoice, Ignored, MAX_CELL, MarkKind, Raw, Reason, Table};
use crate::fold::{cut, fold, tidy};
use crate::notes::{FileNote, FileProblem, NoteCode};
use crate::tokenize::{self, RowSpan, Span};
use crate::workbook::Sheets;
use crate::{decode, header, own, totals};

const SAMPLES: usize = 3;
const SAMPLE_CHARS: usize = 200;

pub(super) fn table(
    raw: Raw,
    choice: HeaderChoice,
    sheets: Sheets,
    mut notes: Vec<FileNote>,
) -> Result<Table, FileProblem> {
    note_reading(&raw, &mut notes);
    let Raw {
        decoded,
        dialect,
        grid,
        source,
        ..
    } = raw;
    let mut table = Table {
        text: Arc::new(decoded.text),
        side: Arc::new(grid.side),
        typed: Arc::default(),
        cells: grid.cells,
        rows: grid.rows,
        marks: grid.marks,
        format: Format {
            encoding: decoded.encoding.name(),
            bom: decoded.bom,
            delimiter: char::from(dialect.delimiter),
            quote: char::from(dialect.quote),
            backslash: dialect.backslash,
            header_row: None,
            source,
        },
        columns: Vec::new(),
        ignored: Ignored {
            blank: grid.empty_rows,
            ..Ignored::default()
        },
        left_out: Vec::new(),
        notes,
        sheets,
        total_rows: Vec::new(),
    };
    let layout = table.layout(choice)?;
    let header = table.split_off(&layout);
    if table.rows.is_empty() {
        return Err(if header.is_some() {
            FileProblem::HeaderOnly
        } else {
            FileProblem::Empty
        });
    }
    let header = header.unwrap_or_default();
    let ours = own::is_ours(&header.names);
    // A spreadsheet that opened our CSV kept the apostrophes; our own workbooks have none.
    if !table.sheets.is_own && (ours || own::has_our_names(&header.names)) {
        table.take_apostrophes_off();
    }
    if ours {
        table.notes.push(FileNote::new(NoteCode::OwnExport));
    }
    table.shape(&header);
    table.note_records();
    Ok(table)
}

#[derive(Default)]
struct Header {
    names: Vec<String>,
    groups: Vec<String>,
}

fn note_reading(raw: &Raw, notes: &mut Vec<FileNote>) {
    let decoded = &raw.decoded;
    if let Some((other, this_way, other_way)) = &decoded.rival {
        notes.push(
            FileNote::new(NoteCode::EncodingAsked)
                .with("encoding", decoded.encoding.name())
                .with("sample", this_way)
                .with("other", other.name())
                .with("other_sample", other_way),
        );
    } else if decoded.guessed {
        notes.push(FileNote::new(NoteCode::EncodingGuessed).with("encoding", decoded.encoding.name()));
    }
    if !decoded.repairs.is_empty() {
        let row = raw
            .grid
            .marks
            .iter()
            .find(|mark| mark.kind == MarkKind::RepairedByte)
            .map(|mark| mark.row);
        let note = FileNote::new(NoteCode::BytesRepaired).counting(decoded.repairs.len());
        notes.push(FileNote { row, ..note });
    }
    if let Some(damage) = decode::damage(&decoded.text) {
        notes.push(
            FileNote::new(NoteCode::DamagedText)
                .counting(damage.count)
                .with("sample", cut(&damage.word, SAMPLE_CHARS))
                .with("repaired", cut(&damage.repaired, SAMPLE_CHARS)),
        );
    }
    if decoded.nul_removed > 0 {
        notes.push(FileNote::new(NoteCode::NulRemoved).counting(decoded.nul_removed));
    }
    if raw.sep_line {
        notes.push(FileNote::new(NoteCode::SepLine));
    }
    if raw.quoted_lines {
        notes.push(FileNote::new(NoteCode::QuotedLines));
    }
    if raw.dialect.quote == b'\'' {
        notes.push(FileNote::new(NoteCode::ApostropheQuotes));
    }
    if raw.dialect.backslash {
        notes.push(FileNote::new(NoteCode::BackslashEscapes));
    }
}

impl Table {
    pub(super) fn spans(&self, row: RowSpan) -> &[Span] {
        let first = row.first as usize;
        self.cells.get(first..first + row.len as usize).unwrap_or_default()
    }

    pub(super) fn row_cells(&self, row: RowSpan) -> Vec<&str> {
        self.spans(row).iter().map(|span| self.text_of(Some(span))).collect()
    }

    /// Takes the header and everything that is no record from the rows.
    fn split_off(&mut self, layout: &Layout) -> Option<Header> {
        let names = |table: &Self, index: usize| -> Vec<String> {
            let row = table.rows.get(index).copied();
            row.map(|row| table.row_cells(row).into_iter().map(tidy).collect())
                .unwrap_or_default()
        };
        let header = layout.header.map(|found| Header {
            names: names(self, found.index),
            groups: layout.group.map(|group| names(self, group)).unwrap_or_default(),
        });
        let row_of = |index: usize| self.rows.get(index).map(|row| row.row);
        let header_row = layout.header.and_then(|found| row_of(found.index));
        let group_row = layout.group.and_then(row_of);
        let left_out: Vec<(RowSpan, Reason)> = layout
            .out
            .iter()
            .filter_map(|(index, reason)| Some((*self.rows.get(*index)?, *reason)))
            .collect();
        let mut out = layout.out.iter().map(|(index, _)| *index).peekable();
        let mut index = 0;
        self.rows.retain(|_| {
            let at = index;
            index += 1;
            let leaves = out.next_if_eq(&at).is_some();
            !leaves && Some(at) != layout.header.map(|found| found.index) && Some(at) != layout.group
        });
        self.left_out = left_out;
        self.format.header_row = header_row;
        self.note_layout(layout, header_row, group_row);
        header
    }

    fn note_layout(&mut self, layout: &Layout, header_row: Option<u32>, group_row: Option<u32>) {
        let rows = |table: &Self, reason: Reason| -> (usize, Option<u32>) {
            let of = || table.left_out.iter().filter(|(_, why)| *why == reason);
            (of().count(), of().next().map(|(row, _)| row.row))
        };
        let (comments, _) = rows(self, Reason::Comment);
        let (preamble, _) = rows(self, Reason::Preamble);
        let (repeated, first_repeated) = rows(self, Reason::RepeatedHeader);
        let (other, first_other) = rows(self, Reason::OtherTable);
        self.ignored.comments = count(comments);
        self.ignored.preamble = count(preamble);
        self.ignored.repeated_headers = count(repeated);
        self.ignored.other_table = count(other);
        self.note_count(NoteCode::Comments, comments);
        self.note_count(NoteCode::Preamble, preamble);
        if let Some(row) = group_row {
            self.notes.push(FileNote::new(NoteCode::TwoHeaderRows).at(row));
        }
        match (layout.header, header_row) {
            (Some(found), Some(row)) if found.guessed => {
                self.notes.push(FileNote::new(NoteCode::HeaderGuessed).at(row));
            }
            (None, _) => self.notes.push(FileNote::new(NoteCode::NoHeader)),
            _ => {}
        }
        if let Some(row) = header_row.filter(|_| layout.above > 0) {
            self.notes
                .push(FileNote::new(NoteCode::HeaderBelow).at(row).counting(layout.above));
        }
        self.note_first(NoteCode::RepeatedHeader, repeated, first_repeated);
        self.note_first(NoteCode::OtherTable, other, first_other);
    }

    /// Our own files have an apostrophe before whatever a spreadsheet would take for a formula.
    fn take_apostrophes_off(&mut self) {
        let (text, side) = (&self.text, Arc::make_mut(&mut self.side));
        for span in &mut self.cells {
            let taken = match own::plain(tokenize::cell(text, side, *span)) {
                Cow::Borrowed(_) => continue,
                Cow::Owned(taken) => taken,
            };
            let offset = |side: &str| u32::try_from(text.len() + side.len());
            let Ok(start) = offset(side) else { return };
            side.push_str(&taken);
            let Ok(end) = offset(side) else { return };
            *span = Span { start, end };
        }
    }

    fn note_count(&mut self, code: NoteCode, count: usize) {
        if count > 0 {
            self.notes.push(FileNote::new(code).counting(count));
        }
    }

    /// Settles the columns and their samples.
    fn shape(&mut self, header: &Header) {
        let named = header.names.len();
        let width = if self.format.header_row.is_some() {
            // A column without a name counts if most rows fill it; else those rows are too long.
            let long = |row: &&RowSpan| row.len as usize > named && self.filled_width(**row) > named;
            if self.rows.iter().filter(long).count() * 2 > self.rows.len() {
                header::modal_width(self.rows.iter().map(|row| row.len as usize)).max(named)
            } else {
                named
            }
        } else {
            // The widest that one row in ten has.
            let mut widths: Vec<usize> = self.rows.iter().map(|row| self.filled_width(*row)).collect();
            widths.sort_unstable_by_key(|width| std::cmp::Reverse(*width));
            widths.get(widths.len() / 10).copied().unwrap_or(0)
        };
        let samples = self.samples(width);
        let mut columns: Vec<Column> = Vec::with_capacity(width);
        let mut group = None::<String>;
        for (index, samples) in samples.into_iter().enumerate() {
            if let Some(name) = header.groups.get(index).filter(|name| !name.is_empty()) {
                group = Some(name.clone());
            }
            columns.push(Column {
                index,
                letter: letters(index),
                header: header.names.get(index).filter(|name| !name.is_empty()).cloned(),
                group: group.clone(),
                samples,
            });
        }
        while columns
            .last()
            .is_some_and(|column| column.header.is_none() && column.samples.is_empty())
        {
            columns.pop();
        }
        self.note_count(NoteCode::EmptyColumns, width - columns.len());
        self.columns = columns;
        self.note_duplicate_headers();
    }

    fn filled_width(&self, row: RowSpan) -> usize {
        self.spans(row)
            .iter()
            .rposition(|span| !self.text_of(Some(span)).trim().is_empty())
            .map_or(0, |last| last + 1)
    }

    fn samples(&self, width: usize) -> Vec<Vec<String>> {
        let mut seen: Vec<Vec<&str>> = vec![Vec::new(); width];
        let mut open: Vec<usize> = (0..width).collect();
        for record in self.records() {
            open.retain(|column| {
                let Some(seen) = seen.get_mut(*column) else {
                    return false;
                };
                let text = record.cell(*column).trim();
                if !text.is_empty() && !seen.contains(&text) {
                    seen.push(text);
                }
                seen.len() < SAMPLES
            });
            if open.is_empty() {
                break;
            }
        }
        let shown = |text: &str| cut(&tidy(cut(text, SAMPLE_CHARS * 2)), SAMPLE_CHARS).to_owned();
        seen.into_iter()
            .map(|texts| texts.into_iter().map(shown).collect())
            .collect()
    }

    fn note_duplicate_headers(&mut self) {
        let mut names: Vec<(String, usize)> = self
            .columns
            .iter()
            .filter_map(|column| Some((fold(column.header.as_deref()?), column.index)))
            .collect();
        names.sort_unstable();
        let mut doubled: Vec<usize> = names
            .windows(2)
            .filter_map(|pair| match pair {
                [(one, a), (other, b)] if one == other => Some([*a, *b]),
                _ => None,
            })
            .flatten()
            .collect();
        doubled.sort_unstable();
        doubled.dedup();
        if !doubled.is_empty() {
            let columns: Vec<String> = doubled.into_iter().map(letters).collect();
            self.notes
                .push(FileNote::new(NoteCode::DuplicateHeaders).with("columns", columns.join(" ")));
        }
    }

    fn note_records(&mut self) {
        self.note_count(NoteCode::EmptyRows, self.ignored.blank as usize);
        let width = self.columns.len();
        let (mut long, mut first_long) = (0_usize, None);
        for row in self.rows.iter().filter(|row| row.len as usize > width) {
            if self.filled_width(*row) > width {
                long += 1;
                first_long.get_or_insert(row.row);
            }
        }
        self.note_first(NoteCode::LongRows, long, first_long);
        for (code, kind) in [
            (NoteCode::UnclosedQuote, MarkKind::UnclosedQuote),
            (NoteCode::InnerQuotes, MarkKind::InnerQuote),
        ] {
            let marked = || self.marks.iter().filter(|mark| mark.kind == kind);
            self.note_first(code, marked().count(), marked().next().map(|mark| mark.row));
        }
        let (mut big, mut first_big) = (0_usize, None);
        for row in &self.rows {
            let over = |span: &&Span| {
                (span.end - span.start) as usize > MAX_CELL && self.text_of(Some(span)).chars().count() > MAX_CELL
            };
            let over = self.spans(*row).iter().filter(over).count();
            if over > 0 {
                big += over;
                first_big.get_or_insert(row.row);
            }
        }
        self.note_first(NoteCode::LongCells, big, first_big);
        if self.rows.len() > 1 {
            self.note_totals();
        }
    }

    /// Sums are at the end, page feet among them, and between groups of records.
    fn note_totals(&mut self) {
        let cells = |row: &RowSpan| self.spans(*row).iter().map(|span| self.text_of(Some(span)));
        let totals = self.rows.iter().filter(|row| totals::is_total(cells(row)));
        let totals: Vec<u32> = totals.map(|row| row.row).collect();
        let last = self.rows.iter().rev().find(|row| !totals::is_page_foot(cells(row)));
        let last = last.map(|row| row.row).filter(|row| totals.contains(row));
        self.total_rows = totals;
        if let Some(last) = last {
            self.notes.push(FileNote::new(NoteCode::TotalRow).at(last));
        }
    }

    fn note_first(&mut self, code: NoteCode, count: usize, row: Option<u32>) {
        if count > 0 {
            self.notes.push(FileNote {
                row,
                ..FileNote::new(code).counting(count)
            });
        }
    }
}

fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// `A` … `Z`, `AA` …, as spreadsheets count.
fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}
