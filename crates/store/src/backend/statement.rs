//! Runs one statement on a connection of sqlx: binds values and reads rows.

use std::borrow::Cow;
use std::sync::Arc;

use sqlx::sqlite::{Sqlite as Db, SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Row as _, TypeInfo, ValueRef};

use super::place::{Place, convert};
use crate::error::StoreError;
use crate::port::{Row, Val};

/// What a statement can come to grief on.
pub(crate) enum Problem {
    /// A value that cannot be bound or read; the database itself reported no error.
    Ours(StoreError),
    /// What the database says.
    Theirs(sqlx::Error),
}

impl Problem {
    pub(crate) async fn explained(self, place: &Place) -> StoreError {
        match self {
            Self::Ours(problem) => problem,
            Self::Theirs(problem) => place.explain(&problem).await,
        }
    }
}

impl From<StoreError> for Problem {
    fn from(problem: StoreError) -> Self {
        Self::Ours(problem)
    }
}

impl From<sqlx::Error> for Problem {
    fn from(problem: sqlx::Error) -> Self {
        Self::Theirs(problem)
    }
}

pub(crate) async fn query(
    connection: &mut SqliteConnection,
    sql: Cow<'static, str>,
    args: Vec<Val<'_>>,
) -> Result<Vec<Row>, Problem> {
    let rows = sqlx::query_with(AssertSqlSafe(sql), bind(args)?)
        .fetch_all(connection)
        .await?;
    rows.iter().map(|found| Ok(row(found)?)).collect()
}

pub(crate) async fn execute(
    connection: &mut SqliteConnection,
    sql: Cow<'static, str>,
    args: Vec<Val<'_>>,
) -> Result<u64, Problem> {
    let done = sqlx::query_with(AssertSqlSafe(sql), bind(args)?)
        .execute(connection)
        .await?;
    Ok(done.rows_affected())
}

fn bind(args: Vec<Val<'_>>) -> Result<SqliteArguments, StoreError> {
    let mut bound = SqliteArguments::default();
    bound.reserve(args.len(), 0);
    for arg in args {
        match arg {
            Val::Null(_) => bound.add(None::<i64>),
            Val::I64(value) => bound.add(value),
            Val::Text(text) if text.as_bytes().contains(&0) => return Err(StoreError::ZeroCharacter),
            Val::Text(Cow::Borrowed(text)) => bound.add(Arc::<str>::from(text)),
            Val::Text(Cow::Owned(text)) => bound.add(text),
            Val::Bytes(bytes) => bound.add(bytes.into_owned()),
        }
        .map_err(|e| StoreError::Database(e.to_string()))?;
    }
    Ok(bound)
}

fn row(row: &SqliteRow) -> Result<Row, StoreError> {
    let unreadable = |_| StoreError::row("database");
    let mut values = Vec::with_capacity(row.len());
    for column in 0..row.len() {
        let raw = row.try_get_raw(column).map_err(|e| convert(&e))?;
        let value = if raw.is_null() {
            Val::READ_NULL
        } else {
            match raw.type_info().name() {
                "INTEGER" => Val::I64(sqlx::Decode::<Db>::decode(raw).map_err(unreadable)?),
                "TEXT" => Val::Text(Cow::Owned(sqlx::Decode::<Db>::decode(raw).map_err(unreadable)?)),
                "BLOB" => Val::Bytes(Cow::Owned(sqlx::Decode::<Db>::decode(raw).map_err(unreadable)?)),
                _ => return Err(StoreError::row("database")),
            }
        };
        values.push(value);
    }
    Ok(Row(values))
}
