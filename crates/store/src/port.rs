//! The port for every statement: values, rows, and the three traits of a back end.
//!
//! It is narrow on purpose. Statements of records and hub tables use only what SQLite and PostgreSQL share;
//! the few differences come from [`Dialect`].

use std::borrow::Cow;
use std::future::Future;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::dialect::Dialect;
use crate::error::StoreError;

/// What a column may hold, beside NULL.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// BIGINT.
    Integer,
    /// TEXT.
    Text,
    /// BLOB, or BYTEA.
    Bytes,
}

/// A value bound to a statement or read from a row.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Val<'a> {
    /// SQL NULL with the kind of its column: PostgreSQL checks it, SQLite does not.
    Null(Kind),
    /// A number, a truth (0 or 1) or a time in microseconds.
    I64(i64),
    /// Text without U+0000.
    Text(Cow<'a, str>),
    /// Bytes; ids are 16 of them.
    Bytes(Cow<'a, [u8]>),
}

impl Val<'_> {
    /// NULL in a row that SQLite returns. SQLite does not tell its kind, and no reader asks for it.
    pub(crate) const READ_NULL: Self = Self::Null(Kind::Text);
}

/// A type that can be bound to a statement. `None` of it is NULL of its kind.
pub trait Argument<'a>: Into<Val<'a>> {
    /// The kind of its values.
    const KIND: Kind;
}

macro_rules! arguments {
    ($($kind:ident: $type:ty, $value:ident => $val:expr;)*) => {$(
        impl<'a> From<$type> for Val<'a> {
            fn from($value: $type) -> Self {
                $val
            }
        }

        impl<'a> Argument<'a> for $type {
            const KIND: Kind = Kind::$kind;
        }
    )*};
}

arguments! {
    Integer: i64, value => Self::I64(value);
    Integer: bool, value => Self::I64(i64::from(value));
    Integer: DateTime<Utc>, value => Self::I64(value.timestamp_micros());
    Text: &'a str, value => Self::Text(Cow::Borrowed(value));
    Text: String, value => Self::Text(Cow::Owned(value));
    Text: Cow<'a, str>, value => Self::Text(value);
    Bytes: &'a Uuid, value => Self::Bytes(Cow::Borrowed(value.as_bytes()));
    Bytes: &'a [u8], value => Self::Bytes(Cow::Borrowed(value));
    Bytes: Vec<u8>, value => Self::Bytes(Cow::Owned(value));
}

impl<'a, T: Argument<'a>> From<Option<T>> for Val<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null(T::KIND), Into::into)
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

    fn opt_i64(&mut self) -> Result<Option<i64>, StoreError> {
        match self.next()? {
            Val::Null(_) => Ok(None),
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
            Val::Null(_) => Ok(None),
            Val::Text(value) => Ok(Some(value.into_owned())),
            Val::I64(_) | Val::Bytes(_) => Err(self.corrupt()),
        }
    }

    pub(crate) fn text(&mut self) -> Result<String, StoreError> {
        self.opt_text()?.ok_or_else(|| self.corrupt())
    }

    pub(crate) fn opt_bytes(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        match self.next()? {
            Val::Null(_) => Ok(None),
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

    /// Marks this point of the transaction. Savepoints nest: one [`release`](Self::release) or one
    /// [`roll_back_to`](Self::roll_back_to) ends the last one.
    fn savepoint(&mut self) -> impl Future<Output = Result<(), StoreError>> + Send {
        async { self.execute("SAVEPOINT step", Vec::new()).await.map(drop) }
    }

    /// Ends the last savepoint and keeps what was written since.
    fn release(&mut self) -> impl Future<Output = Result<(), StoreError>> + Send {
        async { self.execute("RELEASE SAVEPOINT step", Vec::new()).await.map(drop) }
    }

    /// Ends the last savepoint and undoes everything since, a failed statement included. The
    /// transaction goes on with what was written before.
    fn roll_back_to(&mut self) -> impl Future<Output = Result<(), StoreError>> + Send {
        async {
            self.execute("ROLLBACK TO SAVEPOINT step", Vec::new()).await?;
            self.release().await
        }
    }

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
