//! Journal lines, read back.

use super::{Held, Image};
use crate::error::StoreError;
use crate::port::Row;
use crate::tables::{RowKey, Table};

/// The columns [`read`] wants.
pub(crate) const COLUMNS: &str = "seq, n, tbl, row_key, row_keys, before, after";

/// What one line, or neighbouring lines of one table, say.
pub(crate) enum Run {
    /// Added rows.
    Came(Vec<RowKey>),
    /// Rows that went.
    Went(Vec<Image>),
    /// Rows that changed: before and after.
    Changed(Vec<(Image, Image)>),
    /// Rows of people who were erased later: their images are not kept.
    Erased(Vec<RowKey>),
}

impl Run {
    /// The keys of the rows.
    pub(crate) fn keys(&self, table: &Table) -> Vec<RowKey> {
        match self {
            Self::Came(keys) | Self::Erased(keys) => keys.clone(),
            Self::Went(images) => images.iter().map(|image| RowKey::of(table, &image.0)).collect(),
            Self::Changed(pairs) => pairs.iter().map(|(_, after)| RowKey::of(table, &after.0)).collect(),
        }
    }
}

/// One line: its command, its place among the command's lines, its table, and what it says.
pub(crate) struct Line {
    pub(crate) seq: i64,
    pub(crate) n: i64,
    pub(crate) table: &'static Table,
    pub(crate) run: Run,
}

/// Reads [`COLUMNS`].
pub(crate) fn read(row: Row) -> Result<Line, StoreError> {
    let mut row = row.read("journal");
    let (seq, n) = (row.i64()?, row.i64()?);
    let table = row.parsed(Table::named)?;
    let (key, keys) = (row.opt_bytes()?, row.opt_bytes()?);
    let (before, after) = (row.opt_text()?, row.opt_text()?);
    let image = |held, json: &str| Image::parse(table, held, &serde_json::from_str(json).ok()?);
    let run = match (key, keys, before, after) {
        // The firm's own rows have no key beside the firm.
        (Some(_), None, None, Some(_)) if table.keys == 0 => Some(Run::Came(vec![RowKey(Vec::new())])),
        (Some(key), None, None, Some(_)) => Some(Run::Came(vec![RowKey(key)])),
        (Some(key), None, None, None) => Some(Run::Erased(vec![RowKey(key)])),
        (None, Some(keys), None, None) => several(table, &keys).map(Run::Came),
        (Some(_), None, Some(before), None) => image(Held::Row, &before).map(|before| Run::Went(vec![before])),
        (None, None, Some(before), None) => images(table, &before).map(Run::Went),
        (Some(_), None, Some(before), Some(after)) => {
            let pair = image(Held::Columns, &before).zip(image(Held::Columns, &after));
            pair.map(|pair| Run::Changed(vec![pair]))
        }
        _ => None,
    };
    Ok(Line {
        seq,
        n,
        table,
        run: run.ok_or(row.corrupt())?,
    })
}

/// Neighbouring lines with one meaning, to be handled as a set.
pub(crate) type Runs = Vec<(&'static Table, Run)>;

/// Gathers neighbouring lines; also returns the number of the last one.
pub(crate) fn runs(rows: Vec<Row>) -> Result<(Runs, i64), StoreError> {
    let mut runs: Runs = Vec::new();
    let mut last = 0;
    for row in rows {
        let line = read(row)?;
        last = line.n;
        let table = line.table;
        match (runs.last_mut(), line.run) {
            (Some((t, Run::Came(all))), Run::Came(more)) if *t == table => all.extend(more),
            (Some((t, Run::Went(all))), Run::Went(more)) if *t == table => all.extend(more),
            (Some((t, Run::Changed(all))), Run::Changed(more)) if *t == table => all.extend(more),
            (_, run) => runs.push((table, run)),
        }
    }
    Ok((runs, last))
}

fn several(table: &Table, keys: &[u8]) -> Option<Vec<RowKey>> {
    let width = table.keys * 16;
    let whole = width > 0 && keys.len().is_multiple_of(width);
    whole.then(|| keys.chunks(width).map(|key| RowKey(key.to_vec())).collect())
}

fn images(table: &Table, json: &str) -> Option<Vec<Image>> {
    let rows: Vec<serde_json::Value> = serde_json::from_str(json).ok()?;
    rows.iter().map(|row| Image::parse(table, Held::Row, row)).collect()
}
