//! Where the table begins: the row of column names, and what stands above it.

use std::collections::{HashMap, HashSet};

use crate::aliases;
use crate::fold::fold;

/// Rows among which a header is looked for.
pub(crate) const SEARCHED: usize = 20;
/// Rows below a header that are compared with it.
const COMPARED: usize = 50;
/// Cells of a row that are looked at: names stand at its beginning, and rows can be very wide.
const CELLS: usize = 64;

/// A header, by index among the rows given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) index: usize,
    /// By contrast to the rows below, not by a known name.
    pub(crate) guessed: bool,
}

/// The header among the first rows of a file, each given as its cells.
pub(crate) fn find(rows: &[Vec<&str>]) -> Option<Found> {
    let mut best = None::<(usize, usize)>;
    for (index, row) in rows.iter().enumerate().take(SEARCHED) {
        let known = known_names(row);
        if known > best.map_or(0, |(_, most)| most) {
            best = Some((index, known));
        }
    }
    if let Some((index, _)) = best {
        return Some(Found { index, guessed: false });
    }
    by_contrast(rows).map(|index| Found { index, guessed: true })
}

/// How many of a row's cells are names of columns; 0 if it cannot be a header.
fn known_names(row: &[&str]) -> usize {
    let named: Vec<&str> = filled(row).collect();
    if named.iter().any(|cell| is_data(cell)) {
        return 0;
    }
    let known = named.iter().filter(|cell| aliases::is_known(cell)).count();
    if known >= 2 || known * 2 > named.len() {
        known
    } else {
        0
    }
}

/// The first full row of distinct short texts over at least one column of e-mails or numbers.
fn by_contrast(rows: &[Vec<&str>]) -> Option<usize> {
    let width = modal_width(rows.iter().map(Vec::len));
    rows.iter()
        .take(SEARCHED)
        .position(|row| {
            let names: HashSet<String> = filled(row).map(fold).filter(|name| !name.is_empty()).collect();
            row.len() == width && names.len() == row.len().min(CELLS) && !row.iter().any(|cell| is_data(cell))
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

/// Whether the row above a header groups its columns (`Person,,Contact,`), not a title line.
pub(crate) fn groups_columns(row: &[&str]) -> bool {
    let named: Vec<&str> = filled(row).collect();
    named.len() >= 2 && named.len() < row.len() && !named.iter().any(|cell| is_data(cell) || cell.ends_with(':'))
}

/// Whether a row is a comment: its first cell begins with `#` and words.
pub(crate) fn is_comment(row: &[&str]) -> bool {
    row.first()
        .and_then(|cell| cell.trim_start().strip_prefix('#'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c == ' ' || c == '#' || c.is_alphabetic()))
}

/// Whether a row is the sum under a table, by its first word.
pub(crate) fn is_total(row: &[&str]) -> bool {
    const WORDS: [&str; 16] = [
        "total",
        "totals",
        "grandtotal",
        "sum",
        "subtotal",
        "count",
        "summe",
        "gesamt",
        "gesamtsumme",
        "anzahl",
        "somme",
        "totale",
        "totaal",
        "suma",
        "totalgeneral",
        "gesamtanzahl",
    ];
    let Some(first) = filled(row).next() else {
        return false;
    };
    WORDS.contains(&fold(first).as_str()) && !row.iter().any(|cell| cell.contains('@'))
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
