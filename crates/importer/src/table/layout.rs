//! Which rows of a file are records, and why the others are not.

use super::{HeaderChoice, Reason, Table};
use crate::fold::fold;
use crate::header::{self, Found};
use crate::notes::FileProblem;
use crate::tokenize::{RowSpan, Span};

/// Rows the header is sought among and compared with.
const LOOKED_AT: usize = 300;
/// Rows that are asked whether each has one field.
const FIELDS: usize = 100;
/// Rows under names of columns among which there must be a person.
const UNDER: usize = 5;
/// Rows above other names of columns that are asked for data.
const UNDER_HEADER: usize = 50;
/// Rows without address or number that are compared with names of columns: beyond, a file has no
/// tables one below the other but something else.
const COMPARED: usize = 50_000;

/// The place of the table in its file. Rows by index among those with text.
#[derive(Default)]
pub(super) struct Layout {
    /// The row of column names.
    pub(super) header: Option<Found>,
    /// The row above it that groups its columns.
    pub(super) group: Option<usize>,
    /// Rows that are neither records nor names of columns, from the top.
    pub(super) out: Vec<(usize, Reason)>,
    /// Records above the row of column names.
    pub(super) above: usize,
}

impl Table {
    pub(super) fn layout(&self, choice: HeaderChoice) -> Result<Layout, FileProblem> {
        let head: Vec<Vec<&str>> = self
            .rows
            .iter()
            .take(LOOKED_AT)
            .map(|row| self.row_cells(*row))
            .collect();
        match choice {
            HeaderChoice::Row(number) => {
                let index = self.rows.iter().position(|row| row.row == number);
                Ok(index.map_or_else(Layout::default, |index| self.under(&head, Found::by_name(index))))
            }
            HeaderChoice::None => {
                let mut layout = Layout::default();
                if let Some(other) = self.names_below_people(0).filter(|at| !self.fits(*at)) {
                    self.leave_out_from(other, &mut layout, None);
                }
                Ok(layout)
            }
            HeaderChoice::Auto => {
                if header::is_field_per_line(head.get(..FIELDS).unwrap_or(&head)) {
                    return Err(FileProblem::FieldPerLine);
                }
                Ok(self.found(&head))
            }
        }
    }

    fn found(&self, head: &[Vec<&str>]) -> Layout {
        if let Some(found) = header::find(head) {
            return self.under(head, found);
        }
        // A file of nothing but such lines is a file of values.
        let comments = head.iter().take_while(|row| header::is_comment(row)).count();
        let comments = if comments == self.rows.len() { 0 } else { comments };
        let mut layout = Layout {
            out: (0..comments).map(|index| (index, Reason::Comment)).collect(),
            ..Layout::default()
        };
        let Some(at) = self.names_below_people(comments) else {
            return layout;
        };
        if self.fits(at) {
            // Sorting a file moves its first row: people above are people.
            layout.header = Some(Found::by_name(at));
            layout.above = at - comments;
            self.leave_out_below(at, &mut layout);
        } else if self.rows.len() - at - 1 > at - comments {
            layout.header = Some(Found::by_name(at));
            layout
                .out
                .extend((comments..at).map(|index| (index, Reason::OtherTable)));
            self.leave_out_below(at, &mut layout);
        } else {
            self.leave_out_from(at, &mut layout, None);
        }
        layout
    }

    /// The table under a header that has no record above it.
    fn under(&self, head: &[Vec<&str>], found: Found) -> Layout {
        let index = found.index;
        let cells = |at: usize| match head.get(at) {
            Some(row) => row.clone(),
            None => self.rows.get(at).map(|row| self.row_cells(*row)).unwrap_or_default(),
        };
        // A comment groups nothing, whatever it looks like.
        let group = index
            .checked_sub(1)
            .filter(|above| !header::is_comment(&cells(*above)) && header::groups_columns(&cells(*above)));
        let above = (0..index).filter(|at| Some(*at) != group).map(|at| {
            let reason = if header::is_comment(&cells(at)) {
                Reason::Comment
            } else {
                Reason::Preamble
            };
            (at, reason)
        });
        let mut layout = Layout {
            header: Some(found),
            group,
            out: above.collect(),
            above: 0,
        };
        self.leave_out_below(index, &mut layout);
        layout
    }

    /// The first row of column names below a row with an address or a number.
    fn names_below_people(&self, from: usize) -> Option<usize> {
        let mut compared = 0;
        let mut people = false;
        for (index, row) in self.rows.iter().enumerate().skip(from) {
            if self.may_be_names(*row) {
                compared += 1;
                if people && header::names_columns(&self.row_cells(*row)) {
                    return Some(index);
                }
            } else {
                people = people || header::is_person(&self.row_cells(*row));
            }
            if compared > COMPARED {
                break;
            }
        }
        None
    }

    /// Whether the rows above the names at `at` can belong under them.
    fn fits(&self, at: usize) -> bool {
        let Some(names) = self.rows.get(at).map(|row| self.row_cells(*row)) else {
            return false;
        };
        let above = self.rows.get(..at).unwrap_or_default();
        let above = above.get(..LOOKED_AT).unwrap_or(above);
        let strange = above
            .iter()
            .filter(|row| !header::stands_under(&names, &self.row_cells(**row)));
        strange.count() * 5 <= above.len()
    }

    /// Repeated headers, and other tables, below the header at `index`.
    fn leave_out_below(&self, index: usize, layout: &mut Layout) {
        let Some(row) = self.rows.get(index) else { return };
        let names: Vec<String> = folded(&self.row_cells(*row));
        self.leave_out_from(index + 1, layout, Some(&names));
    }

    /// Leaves out rows from `start` on that belong to no record of the table whose columns are
    /// called `names`; without names everything is another table's.
    fn leave_out_from(&self, start: usize, layout: &mut Layout, names: Option<&[String]>) {
        let first = names.and_then(|names| names.first());
        let mut other = names.is_none();
        let mut records = false;
        let mut compared = 0;
        for (index, row) in self.rows.iter().enumerate().skip(start) {
            // Cheap before dear: nearly no row begins like the header.
            if first.is_some_and(|first| self.begins_like(*row, first))
                && names.is_some_and(|names| folded(&self.row_cells(*row)) == names)
            {
                layout.out.push((index, Reason::RepeatedHeader));
                other = false;
                continue;
            }
            if !other && records && compared < COMPARED && self.may_be_names(*row) {
                compared += 1;
                let cells = self.row_cells(*row);
                let names = header::names_columns(&cells) || self.names_another(start, index, &cells);
                if names && self.people_under(index) {
                    other = true;
                    self.take_title(index, layout);
                }
            }
            if other {
                layout.out.push((index, Reason::OtherTable));
            } else {
                records = records || header::is_person(&self.row_cells(*row));
            }
        }
    }

    /// Whether the row at `index`, below blank rows and perhaps a title, names the columns of a table
    /// of its own: nothing but words, one of them a known name where the rows above hold data.
    fn names_another(&self, start: usize, index: usize, cells: &[&str]) -> bool {
        let row_at = |index: usize| self.rows.get(index).copied();
        let behind_blank = |index: usize| {
            let above = index.checked_sub(1).and_then(row_at);
            above
                .zip(row_at(index))
                .is_some_and(|(above, row)| row.row > above.row + 1)
        };
        let titled = || {
            let above = index
                .checked_sub(1)
                .filter(|above| behind_blank(*above))
                .and_then(row_at);
            above.is_some_and(|above| self.filled_cells(above) == 1)
        };
        if !(behind_blank(index) || titled()) || !header::reads_like_names(cells) {
            return false;
        }
        let holds_data = |column: usize| {
            let above = self.rows.get(index.saturating_sub(UNDER_HEADER).max(start)..index);
            let mut above = above.unwrap_or_default().iter();
            above.any(|row| {
                let cell = self.spans(*row).get(column).map(|span| self.text_of(Some(span)));
                cell.is_some_and(|cell| !cell.trim().is_empty())
            })
        };
        header::known_contacts(cells).any(holds_data)
    }

    fn filled_cells(&self, row: RowSpan) -> usize {
        let filled = |span: &&Span| !self.text_of(Some(span)).trim().is_empty();
        self.spans(row).iter().filter(filled).count()
    }

    fn begins_like(&self, row: RowSpan, first: &str) -> bool {
        let start = self.spans(row).iter().map(|span| self.text_of(Some(span)));
        let mut start = start.filter(|cell| !cell.trim().is_empty());
        // A folded text has at most three letters for one of another.
        start
            .next()
            .is_some_and(|cell| cell.len() <= 64 + first.len() * 4 && fold(cell) == first)
    }

    /// A line of its own above another table is its title.
    fn take_title(&self, index: usize, layout: &mut Layout) {
        let Some(above) = index.checked_sub(1) else { return };
        let is_title = self
            .rows
            .get(above)
            .is_some_and(|row| self.may_be_names(*row) && self.filled_cells(*row) == 1);
        if is_title && layout.out.last().is_none_or(|(last, _)| *last < above) {
            layout.out.push((above, Reason::OtherTable));
        }
    }

    fn people_under(&self, index: usize) -> bool {
        let under = self.rows.iter().skip(index + 1).take(UNDER);
        under.into_iter().any(|row| header::is_person(&self.row_cells(*row)))
    }

    /// Whether a row has no address and no number: nearly every record has one.
    fn may_be_names(&self, row: RowSpan) -> bool {
        let has_contact = |text: &str| {
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            text.contains('@') || digits >= 7
        };
        !self.spans(row).iter().any(|span| has_contact(self.text_of(Some(span))))
    }
}

fn folded(cells: &[&str]) -> Vec<String> {
    cells
        .iter()
        .map(|cell| fold(cell))
        .filter(|name| !name.is_empty())
        .collect()
}
