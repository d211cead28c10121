//! Which delimiter, quote and escape a text is written with.
//!
//! Only comma, semicolon, tab and pipe come into question: a guess that may answer with letters
//! does so sooner or later. A `sep=` line is obeyed; else the delimiter that splits a line into
//! names we know wins; else csv-nose is asked, and its answer counts if it is one of the four;
//! else the delimiter that gives the most even table.

use std::collections::HashMap;

use csv_nose::{SampleSize, Sniffer};

use crate::tokenize::{Dialect, Grid, Limits, cell, tokenize};
use crate::{aliases, own};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Bytes of text that are looked at.
const SAMPLE: usize = 128 << 10;
/// Bytes of text that csv-nose gets: its time grows with them.
const NOSE_SAMPLE: usize = 16 << 10;
const NOSE_ROWS: usize = 100;
/// Rows among which the names of columns are looked for.
const HEADER_ROWS: usize = 200;

const SAMPLE_LIMITS: Limits = Limits {
    cells_in_row: usize::MAX,
    rows: usize::MAX,
};

/// The delimiter named by a first line `sep=;` (quoted or not), and the bytes that line takes.
pub(crate) fn sep_line(text: &str) -> Option<(u8, usize)> {
    let end = text.find(['\r', '\n'])?;
    let (line, rest) = text.split_at_checked(end)?;
    // The delimiter may be a blank or a tab: only quotes are taken off.
    let bare = line.strip_prefix('"').unwrap_or(line);
    let bare = bare.strip_suffix('"').unwrap_or(bare);
    let named = bare
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and(bare.get(4..))?;
    let [delimiter] = named.as_bytes() else {
        return None;
    };
    let usable = delimiter.is_ascii_punctuation() || *delimiter == b'\t';
    let line_end = if rest.starts_with("\r\n") { 2 } else { 1 };
    (usable && !matches!(delimiter, b'"' | b'\'')).then_some((*delimiter, end + line_end))
}

/// The dialect of `text` from byte `start` on; `chosen` is a delimiter that is not in question.
pub(crate) fn detect(text: &str, start: usize, chosen: Option<u8>) -> Dialect {
    let sample = sample_of(text.get(start..).unwrap_or_default(), SAMPLE);
    if let Some(delimiter) = own::delimiter(sample).filter(|found| chosen.is_none_or(|chosen| chosen == *found)) {
        return Dialect {
            delimiter,
            quote: b'"',
            backslash: false,
        };
    }
    let delimiter = chosen.unwrap_or_else(|| delimiter_of(sample));
    let plain = Dialect {
        delimiter,
        quote: b'"',
        backslash: false,
    };
    if sample.contains("\\\"") {
        let escaped = Dialect {
            backslash: true,
            ..plain
        };
        if evenness(sample, escaped) > evenness(sample, plain) {
            return escaped;
        }
    }
    if sample.contains('\'') {
        let apostrophe = Dialect { quote: b'\'', ..plain };
        if is_apostrophe_quoted(sample, apostrophe) {
            return apostrophe;
        }
    }
    plain
}

/// At most `limit` bytes, ending with a line if there is one.
fn sample_of(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    match head.rfind(['\n', '\r']) {
        Some(line_end) => head.get(..=line_end).unwrap_or(head),
        None => head,
    }
}

fn read(sample: &str, dialect: Dialect) -> Grid {
    tokenize(sample, 0, dialect, &[], SAMPLE_LIMITS, &()).unwrap_or_default()
}

fn delimiter_of(sample: &str) -> u8 {
    let grids = DELIMITERS.map(|delimiter| {
        let dialect = Dialect {
            delimiter,
            quote: b'"',
            backslash: false,
        };
        (delimiter, read(sample, dialect))
    });
    let mut known = grids
        .each_ref()
        .map(|(delimiter, grid)| (known_names(sample, grid), *delimiter));
    known.sort_unstable_by_key(|(names, _)| std::cmp::Reverse(*names));
    if let [(best, delimiter), (second, _), ..] = known
        && best >= 2
        && best > second
    {
        return delimiter;
    }
    let wide = |delimiter: u8| grids.iter().any(|(d, grid)| *d == delimiter && uniform(grid).0 > 1);
    if let Some(delimiter) = nose(sample)
        && DELIMITERS.contains(&delimiter)
        && wide(delimiter)
    {
        return delimiter;
    }
    let mut best = (0.5, b',');
    for (delimiter, grid) in &grids {
        let (width, share) = uniform(grid);
        if width > 1 && share > best.0 {
            best = (share, *delimiter);
        }
    }
    best.1
}

fn nose(sample: &str) -> Option<u8> {
    let sample = sample_of(sample, NOSE_SAMPLE);
    let mut sniffer = Sniffer::new();
    sniffer.sample_size(SampleSize::Records(NOSE_ROWS));
    // Another library's guess about hostile text: if it panics, there is no answer.
    let answer = std::panic::catch_unwind(|| sniffer.sniff_bytes(sample.as_bytes()));
    Some(answer.ok()?.ok()?.dialect.delimiter)
}

/// Most names of columns we know in one of the first rows.
fn known_names(sample: &str, grid: &Grid) -> usize {
    let names = |row: &crate::tokenize::RowSpan| {
        let first = row.first as usize;
        let cells = grid.cells.get(first..first + row.len as usize).unwrap_or_default();
        cells
            .iter()
            .filter(|span| aliases::is_known(cell(sample, &grid.side, **span)))
            .count()
    };
    grid.rows.iter().take(HEADER_ROWS).map(names).max().unwrap_or(0)
}

/// The commonest width and the share of rows that have it.
fn uniform(grid: &Grid) -> (u32, f64) {
    let mut widths = HashMap::<u32, u32>::new();
    for row in &grid.rows {
        *widths.entry(row.len).or_default() += 1;
    }
    let Some((width, count)) = widths.iter().max_by_key(|(width, count)| (**count, **width)) else {
        return (0, 0.0);
    };
    let rows = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX);
    (*width, f64::from(*count) / f64::from(rows))
}

/// Share of rows with the commonest width, less the share of cells that needed help.
fn evenness(sample: &str, dialect: Dialect) -> f64 {
    let grid = read(sample, dialect);
    let rows = u32::try_from(grid.rows.len().max(1)).unwrap_or(u32::MAX);
    let marks = u32::try_from(grid.marks.len()).unwrap_or(u32::MAX);
    uniform(&grid).1 - f64::from(marks) / f64::from(rows)
}

/// Many cells begin and end with an apostrophe, none needs help, and no other quotes are used:
/// one O'Brien is not enough.
fn is_apostrophe_quoted(sample: &str, apostrophe: Dialect) -> bool {
    let grid = read(sample, apostrophe);
    let plain = read(
        sample,
        Dialect {
            quote: b'"',
            ..apostrophe
        },
    );
    let (_, share) = uniform(&grid);
    plain.quoted == 0
        && grid.marks.is_empty()
        && grid.quoted >= 2
        && grid.quoted * 2 >= grid.rows.len()
        && share >= uniform(&plain).1
}
