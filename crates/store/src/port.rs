//! The port every statement goes through: values, rows, and the three traits a back end has.
//!
//! It is narrow on purpose. Statements of records and hub tables keep to what SQLite and
//! PostgreSQL share; the few pieces that differ are asked from [`Dialect`].

use std::borrow::Cow;
use std::future::Future;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::error::StoreError;

/// A value bound to a statement or read from a row.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Val<'a> {
    /// SQL NULL.
    Null,
    /// A number, a truth (0 or 1) or a time in microseconds.
    I64(i64),
    /// Text without U+0000.
    Text(Cow<'a, str>),
    /// Bytes; ids are 16 of them.
    Bytes(Cow<'a, [u8]>),
}

impl From<i64> for Val<'_> {
    fn from(value: i64) -> Self {
        Self::I64(value)
    }
}

impl From<bool> for Val<'_> {
    fn from(value: bool) -> Self {
        Self::I64(i64::from(value))
    }
}

impl<'a> From<&'a str> for Val<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Val<'_> {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl<'a> From<Cow<'a, str>> for Val<'a> {
    fn from(value: Cow<'a, str>) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a Uuid> for Val<'a> {
    fn from(value: &'a Uuid) -> Self {
        Self::Bytes(Cow::Borrowed(value.as_bytes()))
    }
}

impl From<Vec<u8>> for Val<'_> {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Cow::Owned(value))
    }
}

impl From<DateTime<Utc>> for Val<'_> {
    fn from(value: DateTime<Utc>) -> Self {
        Self::I64(value.timestamp_micros())
    }
}

impl<'a, T: Into<Self>> From<Option<T>> for Val<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One row of an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row(pub(crate) Vec<Val<'static>>);

impl Row {
    /// Reads the columns one after the other; `place` names the table in errors.
    pub(crate) fn read(self, place: &'static str) -> Fields {
        Fields {
            values: self.0.into_iter(),
            place,
            column: 0,
        }
    }
}

/// The columns of a row, read from left to right. A value of another type than asked for is
/// [`StoreError::Corrupt`], never a default.
#[derive(Debug)]
pub(crate) struct Fields {
    values: std::vec::IntoIter<Val<'static>>,
    place: &'static str,
    column: usize,
}

impl Fields {
    fn next(&mut self) -> Result<Val<'static>, StoreError> {
        self.column += 1;
        self.values.next().ok_or_else(|| self.corrupt())
    }

    /// The error that names this table and the column read last, counted from 1.
    pub(crate) fn corrupt(&self) -> StoreError {
        StoreError::Corrupt {
            place: self.place,
            column: self.column,
        }
    }

    pub(crate) fn opt_i64(&mut self) -> Result<Option<i64>, StoreError> {
        match self.next()? {
            Val::Null => Ok(None),
            Val::I64(value) => Ok(Some(value)),
            Val::Text(_) | Val::Bytes(_) => Err(self.corrupt()),
        }
    }

    pub(crate) fn i64(&mut self) -> Result<i64, StoreError> {
        self.opt_i64()?.ok_or_else(|| self.corrupt())
    }

    pub(crate) fn count(&mut self) -> Result<u64, StoreError> {
        let value = self.i64()?;
        u64::try_from(value).map_err(|_| self.corrupt())
    }

    pub(crate) fn truth(&mut self) -> Result<bool, StoreError> {
        match self.i64()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt()),
        }
    }

    pub(crate) fn opt_text(&mut self) -> Result<Option<String>, StoreError> {
        match self.next()? {
            Val::Null => Ok(None),
            Val::Text(value) => Ok(Some(value.into_owned())),
            Val::I64(_) | Val::Bytes(_) => Err(self.corrupt()),
        }
    }

    pub(crate) fn text(&mut self) -> Result<String, StoreError> {
        self.opt_text()?.ok_or_else(|| self.corrupt())
    }

    pub(crate) fn opt_bytes(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        match self.next()? {
            Val::Null => Ok(None),
            Val::Bytes(value) => Ok(Some(value.into_owned())),
            Val::I64(_) | Val::Text(_) => Err(self.corrupt()),
        }
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, StoreError> {
        self.opt_bytes()?.ok_or_else(|| self.corrupt())
    }

    pub(crate) fn opt_uuid(&mut self) -> Result<Option<Uuid>, StoreError> {
        match self.opt_bytes()? {
            None => Ok(None),
            Some(bytes) => Uuid::from_slice(&bytes).map(Some).map_err(|_| self.corrupt()),
        }
    }

    pub(crate) fn uuid(&mut self) -> Result<Uuid, StoreError> {
        self.opt_uuid()?.ok_or_else(|| self.corrupt())
    }

    pub(crate) fn opt_time(&mut self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let Some(micros) = self.opt_i64()? else { return Ok(None) };
        DateTime::from_timestamp_micros(micros)
            .map(Some)
            .ok_or_else(|| self.corrupt())
    }

    pub(crate) fn time(&mut self) -> Result<DateTime<Utc>, StoreError> {
        let micros = self.i64()?;
        DateTime::from_timestamp_micros(micros).ok_or_else(|| self.corrupt())
    }

    /// A text that must be readable as `T`.
    pub(crate) fn parsed<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        let text = self.text()?;
        parse(&text).ok_or_else(|| self.corrupt())
    }

    /// As [`Self::parsed`], or nothing for NULL.
    pub(crate) fn opt_parsed<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        match self.opt_text()? {
            None => Ok(None),
            Some(text) => parse(&text).map(Some).ok_or_else(|| self.corrupt()),
        }
    }
}

/// Which database speaks behind the port, for the pieces of SQL that differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// SQLite 3.35 or newer.
    Sqlite,
}

impl Dialect {
    /// A migration's text with its tokens replaced: `{clustered}` keeps rows in the order of
    /// their key where the database can be told to.
    pub(crate) fn migration(self, text: &str) -> String {
        match self {
            Self::Sqlite => text.replace("{clustered}", "WITHOUT ROWID"),
        }
    }

    /// A JSON array of these expressions.
    pub(crate) fn json_row(self, expressions: &str) -> String {
        match self {
            Self::Sqlite => format!("json_array({expressions})"),
        }
    }

    /// The JSON array of an expression over all rows of a group.
    pub(crate) fn json_rows(self, expression: &str) -> String {
        match self {
            Self::Sqlite => format!("json_group_array({expression})"),
        }
    }

    /// A column that no index is to be sought for.
    pub(crate) fn unindexed(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("+{column}"),
        }
    }

    /// A BLOB column as hexadecimal text.
    pub(crate) fn hex(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("hex({column})"),
        }
    }
}

/// Something that answers questions.
pub trait Query: Send {
    /// The database behind this port.
    fn dialect(&self) -> Dialect;

    /// Runs one statement and returns its rows. `$n` is the n-th argument; what a dialect has for
    /// the next argument in order counts from the first, whatever is named beside it.
    fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send + 'a;
}

/// An open write transaction. Dropped without [`commit`](Self::commit), it leaves nothing.
pub trait Execute: Query {
    /// Runs one statement and returns how many rows it touched.
    fn execute<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send + 'a;

    /// Makes everything written permanent, or nothing.
    fn commit(self) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Takes everything back.
    fn rollback(self) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// A database with records of one or many firms.
pub trait Store: Send + Sync {
    /// A consistent view: it does not see what is committed after its first statement.
    type Read: Query;
    /// The one write transaction at a time.
    type Write: Execute;

    /// Opens a view.
    fn read(&self) -> impl Future<Output = Result<Self::Read, StoreError>> + Send;

    /// Waits for the turn to write.
    fn write(&self) -> impl Future<Output = Result<Self::Write, StoreError>> + Send;
}

/// Most ids one statement names. SQLite looks every named parameter up in a list, so that twice as
/// many cost four times as much.
pub(crate) const CHUNK: usize = 200;

/// Rows of one multi-row INSERT: more bring nothing measurable.
pub(crate) const BATCH: usize = 250;

/// `$first, $first+1, …` for a list of ids, filled up to one of a few lengths so that prepared
/// statements are found again; the caller fills up the arguments with [`padded`].
pub(crate) fn placeholders(first: usize, wanted: usize) -> String {
    let mut out = String::with_capacity(padded_len(wanted) * 5);
    for n in 0..padded_len(wanted) {
        if n > 0 {
            out.push(',');
        }
        out.push('$');
        out.push_str(&(first + n).to_string());
    }
    out
}

/// Adds `values` to `args`, the last one as often as [`placeholders`] expects.
pub(crate) fn padded<'a>(args: &mut Vec<Val<'a>>, values: impl Iterator<Item = Val<'a>>) {
    let before = args.len();
    args.extend(values);
    let given = args.len() - before;
    // Nothing is equal to NULL: an empty list finds nothing.
    let last = if given == 0 {
        Val::Null
    } else {
        args.last().cloned().unwrap_or(Val::Null)
    };
    args.extend(std::iter::repeat_n(last, padded_len(given) - given));
}

pub(crate) fn padded_len(wanted: usize) -> usize {
    [1, 4, 16, 64, CHUNK]
        .into_iter()
        .find(|n| *n >= wanted)
        .unwrap_or(wanted)
}

/// Inserts rows by statements of [`BATCH`] rows.
pub(crate) struct Batch<'s, 'a> {
    /// `INSERT INTO … VALUES`.
    pub(crate) head: &'s str,
    /// One row: `($1, ?, ?, $2)`, where each `?` is an argument of the row itself and `$n` one
    /// of `shared`.
    pub(crate) tuple: &'s str,
    /// An ON CONFLICT clause, or nothing.
    pub(crate) suffix: &'s str,
    /// Arguments that are the same for every row.
    pub(crate) shared: &'s [Val<'a>],
}

impl<'a> Batch<'_, 'a> {
    /// The statement for this many rows. Arguments of the rows come first, the shared ones after
    /// them, and last, for each column that is the same in all rows (`same`), its value.
    fn sql(&self, rows: usize, same: &[bool], dialect: Dialect) -> String {
        let own = rows * same.iter().filter(|same| !**same).count();
        let mut tuple = String::with_capacity(self.tuple.len() + 64);
        let (mut column, mut last) = (0, own + self.shared.len());
        let mut rest = self.tuple.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '$' => {
                    let mut number = 0;
                    while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
                        number = number * 10 + digit as usize;
                        rest.next();
                    }
                    tuple.push_str(&format!("${}", own + number));
                }
                '?' => {
                    if same.get(column).copied().unwrap_or(false) {
                        last += 1;
                        tuple.push_str(&format!("${last}"));
                    } else {
                        tuple.push('?');
                    }
                    column += 1;
                }
                other => tuple.push(other),
            }
        }
        let mut sql = String::with_capacity(self.head.len() + rows * (tuple.len() + 2) + self.suffix.len());
        match dialect {
            // It is the transaction that goes back after an error, not the statement: without
            // this SQLite keeps a copy of every page of a statement.
            Dialect::Sqlite => sql.push_str(&self.head.replacen("INSERT", "INSERT OR FAIL", 1)),
        }
        for row in 0..rows {
            sql.push_str(if row == 0 { " " } else { ", " });
            match dialect {
                // SQLite keeps the names of parameters in a list, and going through a thousand
                // of them for each of a thousand takes as long as the insertion.
                Dialect::Sqlite => sql.push_str(&tuple),
            }
        }
        sql.push_str(self.suffix);
        sql
    }

    /// Runs the batches; `encode` adds a row's own arguments. Returns how many rows were written.
    pub(crate) async fn run<W: Execute, T: Send>(
        &self,
        w: &mut W,
        items: impl Iterator<Item = T> + Send,
        mut encode: impl FnMut(T, &mut Vec<Val<'a>>) + Send,
    ) -> Result<u64, StoreError> {
        let columns = self.tuple.matches('?').count();
        let room = self.shared.len() + BATCH * columns;
        let dialect = w.dialect();
        // Full batches mostly have the same columns in common: one statement for all of them.
        let mut common = vec![false; columns];
        let mut full = self.sql(BATCH, &common, dialect);
        let mut items = items.fuse();
        let mut gather = move || {
            let mut args = Vec::with_capacity(room);
            let mut rows = 0;
            for item in items.by_ref().take(BATCH) {
                encode(item, &mut args);
                rows += 1;
            }
            match rows {
                0 => None,
                BATCH => {
                    let same = same(&args, columns);
                    if same != common {
                        full = self.sql(BATCH, &same, dialect);
                        common = same;
                    }
                    Some((full.clone(), self.once(args, &common)))
                }
                rows => {
                    args.extend_from_slice(self.shared);
                    Some((self.sql(rows, &vec![false; columns], dialect), args))
                }
            }
        };
        let mut written = 0;
        let mut ready = gather();
        while let Some((sql, args)) = ready {
            // The next rows are encoded while the database works on these.
            let (touched, next) = tokio::join!(biased; w.execute(sql, args), async { gather() });
            written += touched?;
            ready = next;
        }
        Ok(written)
    }

    /// All arguments of a batch, with what its rows have in common only once.
    fn once(&self, rows: Vec<Val<'a>>, same: &[bool]) -> Vec<Val<'a>> {
        let mut common = Vec::new();
        let mut args = Vec::with_capacity(rows.len() + self.shared.len());
        for (place, value) in rows.into_iter().enumerate() {
            match same.get(place % same.len()) {
                Some(true) if place < same.len() => common.push(value),
                Some(true) => {}
                Some(false) | None => args.push(value),
            }
        }
        args.extend_from_slice(self.shared);
        args.append(&mut common);
        args
    }
}

/// Which columns are the same in every row: handing a value over costs as much as storing it.
fn same(rows: &[Val<'_>], columns: usize) -> Vec<bool> {
    let Some((first, rest)) = rows.split_at_checked(columns) else {
        return vec![false; columns];
    };
    let alike = |column: usize, value: &Val<'_>| rest.iter().skip(column).step_by(columns).all(|other| other == value);
    first
        .iter()
        .enumerate()
        .map(|(column, value)| alike(column, value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Batch, Dialect, Val, padded, placeholders, same};

    #[test]
    fn what_rows_have_in_common_is_handed_over_once() {
        let batch = Batch {
            head: "INSERT INTO t VALUES",
            tuple: "($1, ?, ?, $2)",
            suffix: "",
            shared: &[Val::I64(1), Val::I64(2)],
        };
        let rows: Vec<Val<'_>> = [10, 7, 20, 7].map(Val::I64).to_vec();
        assert_eq!(same(&rows, 2), [false, true]);
        assert_eq!(same(&[], 2), [false, false]);
        let sql = batch.sql(2, &[false, true], Dialect::Sqlite);
        assert_eq!(sql, "INSERT OR FAIL INTO t VALUES ($3, ?, $5, $4), ($3, ?, $5, $4)");
        assert_eq!(
            batch.once(rows.clone(), &[false, true]),
            [10, 20, 1, 2, 7].map(Val::I64)
        );
        let sql = batch.sql(1, &[false, false], Dialect::Sqlite);
        assert_eq!(sql, "INSERT OR FAIL INTO t VALUES ($3, ?, ?, $4)");
        assert_eq!(batch.once(rows, &[false, false]), [10, 7, 20, 7, 1, 2].map(Val::I64));
    }

    #[test]
    fn id_lists_come_in_few_lengths() {
        assert_eq!(placeholders(2, 1), "$2");
        assert_eq!(placeholders(2, 3), "$2,$3,$4,$5");
        let mut args = vec![Val::I64(9)];
        padded(&mut args, [1_i64, 2, 3].into_iter().map(Val::from));
        assert_eq!(args, [9, 1, 2, 3, 3].map(Val::I64));
        padded(&mut args, std::iter::empty());
        assert_eq!(args.last(), Some(&Val::Null), "an empty list finds nothing");
    }
}
