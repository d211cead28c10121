//! Where the table begins: the row of column names, and what is above it.

use std::collections::{HashMap, HashSet};

use crate::aliases;
use crate::cells::is_blank_word;
use crate::field::Field;
use crate::fold::fold;

/// Rows among which a header is looked for.
const SEARCHED: usize = 200;
/// Rows among which one is found by contrast.
const CONTRASTED: usize = 20;
/// Rows below a header that are compared with it.
const COMPARED: usize = 50;
/// Cells of a row that are looked at: names are at its beginning, and rows can be very wide.
const CELLS: usize = 64;

/// A header, by index among the rows given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) index: usize,
    /// By contrast to the rows below, not by a known name.
    pub(crate) guessed: bool,
}

impl Found {
    pub(crate) fn by_name(index: usize) -> Self {
        Self { index, guessed: false }
    }
}

/// The header among the first rows of a file, each given as its cells. No record is above it: rows with
/// an address or a number are records.
pub(crate) fn find(rows: &[Vec<&str>]) -> Option<Found> {
    let width = rows.iter().map(|row| filled(row).count()).max().unwrap_or(0);
    let people = rows
        .iter()
        .position(|row| is_person(row) && !is_remark(row, width))
        .unwrap_or(rows.len());
    let rows_above = rows.get(..people.min(SEARCHED)).unwrap_or(rows);
    let mut best = None::<(usize, usize)>;
    for (index, row) in rows_above.iter().enumerate().take(SEARCHED) {
        let known = known_names(row);
        if known > best.map_or(0, |(_, most)| most) {
            best = Some((index, known));
        }
    }
    if let Some((index, _)) = best {
        return Some(Found { index, guessed: false });
    }
    by_contrast(rows)
        .filter(|index| *index < people)
        .map(|index| Found { index, guessed: true })
}

/// How many of a row's cells are names of columns; 0 if it cannot be a header.
fn known_names(row: &[&str]) -> usize {
    let named: Vec<&str> = filled(row).collect();
    if is_person(row) {
        return 0;
    }
    let known = named.iter().filter(|cell| aliases::is_known(cell)).count();
    // Columns may be named by years or days, but one word beside an amount is not a header.
    let data = named.iter().any(|cell| is_data(cell));
    if known >= 2 || known * 2 > named.len() && !data {
        known
    } else {
        0
    }
}

/// Whether a row names columns beyond doubt: most cells are known names, of two fields or more, and
/// one is of addresses or numbers.
pub(crate) fn names_columns(row: &[&str]) -> bool {
    let named: Vec<&str> = filled(row).collect();
    let begins = named.iter().take(2).any(|cell| aliases::is_known(cell));
    if named.len() < 2 || !begins || is_person(row) {
        return false;
    }
    let fields: Vec<Field> = named.iter().filter_map(|cell| field(cell)).collect();
    let different: HashSet<Field> = fields.iter().copied().collect();
    let contact = fields.iter().any(|field| is_contact(*field));
    contact && fields.len() * 2 > named.len() && different.len() >= 2
}

/// Whether a row has nothing but different short texts, as names of columns are.
pub(crate) fn reads_like_names(row: &[&str]) -> bool {
    let named: Vec<&str> = filled(row).collect();
    let different: HashSet<String> = named.iter().map(|cell| fold(cell)).collect();
    let name = |cell: &&str| {
        let words = cell.split_whitespace().count();
        cell.chars().count() <= 40 && words <= 5 && cell.contains(char::is_alphabetic) && !is_blank_word(cell)
    };
    named.len() >= 2 && different.len() == named.len() && named.iter().all(name) && !named.iter().any(|c| is_data(c))
}

/// The columns whose cells are known names of addresses or numbers.
pub(crate) fn known_contacts<'r>(row: &'r [&str]) -> impl Iterator<Item = usize> + use<'r> {
    let contact = |cell: &str| aliases::is_known(cell) && field(cell).is_some_and(is_contact);
    let cells = row.iter().take(CELLS).enumerate();
    cells.filter(move |(_, cell)| contact(cell)).map(|(column, _)| column)
}

fn field(cell: &str) -> Option<Field> {
    aliases::meaning(cell).map(|meaning| meaning.field)
}

fn is_contact(field: Field) -> bool {
    matches!(field, Field::Email | Field::Phone)
}

fn is_name(field: Field) -> bool {
    matches!(field, Field::GivenName | Field::FamilyName | Field::FullName)
}

/// Whether a row can be a record of columns with these names: addresses under addresses, and
/// neither addresses nor numbers under names.
pub(crate) fn stands_under(names: &[&str], row: &[&str]) -> bool {
    let width = row
        .iter()
        .rposition(|cell| !cell.trim().is_empty())
        .map_or(0, |last| last + 1);
    let fits = |(name, cell): (&&str, &&str)| match field(name) {
        Some(Field::Email) => has_address(cell) || is_blank_word(cell.trim()),
        Some(Field::Phone) => !has_address(cell),
        Some(field) if is_name(field) => !has_address(cell) && !is_number(cell),
        _ => !has_address(cell),
    };
    width <= names.len() && names.iter().zip(row).all(fits)
}

/// Whether a file has one field on each line (`Name,Ana Roy` over `Email,ana@example.com`, or
/// `Name: Ana Roy`): no table, and neither is a table lying on its side.
pub(crate) fn is_field_per_line(rows: &[Vec<&str>]) -> bool {
    if rows.iter().take(3).any(|row| names_columns(row)) {
        return false;
    }
    let mut fields = Vec::new();
    let mut contact = false;
    for row in rows {
        let cells: Vec<&str> = filled(row).collect();
        let (name, value) = match cells.as_slice() {
            [only] => match only.split_once(':') {
                Some((name, value)) if !value.trim().is_empty() => (name, value),
                _ => (*only, ""),
            },
            [name, value, ..] => (name.trim_end_matches(':'), *value),
            [] => continue,
        };
        let Some(field) = aliases::meaning(name).map(|meaning| meaning.field) else {
            fields.push(None);
            continue;
        };
        let labels = cells.iter().skip(1).any(|cell| aliases::is_known(cell));
        contact |= is_contact(field) && (has_address(value) || is_number(value));
        fields.push((!labels && !value.is_empty()).then_some(field));
    }
    let named: Vec<Field> = fields.iter().flatten().copied().collect();
    let has_name = named.iter().any(|field| is_name(*field));
    named.len() >= 2 && named.len() * 4 >= fields.len() * 3 && contact && has_name
}

/// Whether a row has an address or a number of a person.
pub(crate) fn is_person(row: &[&str]) -> bool {
    filled(row).any(|cell| has_address(cell) || is_number(cell))
}

/// A line above a table that names an address without being a row of it: `Contact: a@example.com`,
/// `Exported by,a@example.com`.
fn is_remark(row: &[&str], width: usize) -> bool {
    let cells: Vec<&str> = filled(row).collect();
    if cells.len() > 2 || cells.len() >= width {
        return false;
    }
    let Some(first) = cells.first() else { return true };
    // A word of its own in small letters: Linda, Toby and Ana By are people.
    let last = first.split_whitespace().next_back().unwrap_or_default();
    let by = first.contains(' ') && ["by", "von", "durch", "par", "por", "da", "door"].contains(&last);
    match cells.len() {
        1 => first.contains(": ") || first.split_whitespace().count() >= 3,
        _ => first.ends_with(':') || by || aliases::is_known(first),
    }
}

/// An e-mail address somewhere in a cell.
fn has_address(cell: &str) -> bool {
    cell.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '<' | '>' | '(' | ')'))
        .any(|word| {
            word.split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        })
}

/// A cell that is a phone number, and no date, time or count.
fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let dialled = cell.starts_with(['+', '0', '(', '\'', '=']);
    let date = digits == 8 && cell.matches(['-', '/', '.']).count() == 2 && !cell.starts_with(['+', '(']);
    let span = cell.contains(" - ") || cell.contains(" – ");
    (7..=24).contains(&digits)
        && letters * 3 <= digits
        && !date
        && !span
        && !cell.contains(':')
        && (dialled || digits >= 9)
}

/// The first full row of distinct short texts over at least one column of e-mails or numbers.
fn by_contrast(rows: &[Vec<&str>]) -> Option<usize> {
    let width = modal_width(rows.iter().map(Vec::len));
    rows.iter()
        .take(CONTRASTED)
        .position(|row| {
            let names: HashSet<String> = filled(row).map(fold).filter(|name| !name.is_empty()).collect();
            let data = row.iter().any(|cell| is_data(cell) || is_blank_word(cell.trim()));
            row.len() == width && names.len() == row.len().min(CELLS) && !data
        })
        .filter(|index| {
            let below = rows.get(index + 1..).unwrap_or_default();
            let below = below.get(..COMPARED).unwrap_or(below);
            (0..width.min(CELLS)).any(|column| {
                let cells = below
                    .iter()
                    .filter_map(|row| row.get(column))
                    .filter(|cell| !cell.trim().is_empty());
                let (all, data) = cells.fold((0, 0), |(all, data), cell| (all + 1, data + usize::from(is_data(cell))));
                all > 0 && data * 2 >= all
            })
        })
}

/// The commonest number of cells.
pub(crate) fn modal_width(widths: impl Iterator<Item = usize>) -> usize {
    let mut counts = HashMap::<usize, usize>::new();
    for width in widths {
        *counts.entry(width).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width))
        .map_or(0, |(width, _)| width)
}

/// Whether the row above a header groups its columns (`Person,,Contact,`, or `Client,Client,Spouse,Spouse`),
/// not a title line.
pub(crate) fn groups_columns(row: &[&str]) -> bool {
    let named: Vec<&str> = filled(row).collect();
    let mut runs = named.clone();
    runs.dedup();
    let groups = named.len() < row.len() || runs.len() < named.len();
    runs.len() >= 2 && groups && !named.iter().any(|cell| is_data(cell) || cell.ends_with(':'))
}

/// Whether a row is a comment: its first cell begins with `#` and words, and no cell is an address
/// or a number.
pub(crate) fn is_comment(row: &[&str]) -> bool {
    let whole = |cell: &str| has_address(cell) && cell.split_whitespace().count() <= 2 || is_number(cell);
    row.first()
        .and_then(|cell| cell.trim_start().strip_prefix('#'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c == ' ' || c == '#' || c.is_alphabetic()))
        && !filled(row).any(whole)
}

fn filled<'r, 't>(row: &'r [&'t str]) -> impl Iterator<Item = &'t str> + use<'r, 't> {
    row.iter()
        .take(CELLS)
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
}

/// An e-mail address, a phone number, a date, an amount: what names of columns are not.
fn is_data(cell: &str) -> bool {
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    digits >= 5 || (cell.contains('@') && cell.contains('.') && !cell.contains(' '))
}
