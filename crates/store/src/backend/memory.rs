//! The back end in memory: SQLite through rusqlite, every answer ready at once.
//!
//! For tests and simulation: no thread works outside the caller's time. There is one connection, so
//! read and write transactions exclude each other: a caller that holds one and asks for the other
//! deadlocks.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::backup::Backup;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Statement, ToSql};
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::migrate;
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::port::{Execute, Query, Row, Store, Val};

/// A database that is dropped with its last handle.
#[derive(Clone)]
pub struct Memory {
    connection: Arc<Mutex<Connection>>,
}

/// Statements kept ready. Of a short command, making them ready again is half of the time.
const STATEMENTS: usize = 500;

impl Memory {
    /// An empty database with the current schema.
    pub async fn open(now: DateTime<Utc>) -> Result<Self, StoreError> {
        let connection = Connection::open_in_memory().map_err(convert)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        let store = Self {
            connection: Arc::new(Mutex::new(connection)),
        };
        let mut w = store.write().await?;
        let pending = migrate::pending(&mut w).await?;
        migrate::run(&mut w, pending, now).await?;
        w.commit().await?;
        Ok(store)
    }

    /// Another database with everything that is committed in this one.
    ///
    /// # Errors
    /// As SQLite gives them.
    pub async fn copy(&self) -> Result<Self, StoreError> {
        let from = self.connection.lock().await;
        let mut to = Connection::open_in_memory().map_err(convert)?;
        to.set_prepared_statement_cache_capacity(STATEMENTS);
        let all = Backup::new(&from, &mut to).and_then(|backup| backup.step(-1));
        all.map_err(convert)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(to)),
        })
    }

    async fn begin(&self, sql: &str) -> Result<MemoryTx, StoreError> {
        let connection = Arc::clone(&self.connection).lock_owned().await;
        connection.execute_batch(sql).map_err(convert)?;
        Ok(MemoryTx { connection, open: true })
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory")
    }
}

/// An open transaction in memory.
pub struct MemoryTx {
    connection: OwnedMutexGuard<Connection>,
    open: bool,
}

impl std::fmt::Debug for MemoryTx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MemoryTx")
    }
}

impl Drop for MemoryTx {
    fn drop(&mut self) {
        if self.open {
            // Nothing to be done about a failure here; the next BEGIN reports it.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

impl Store for Memory {
    type Read = MemoryTx;
    type Write = MemoryTx;

    async fn read(&self) -> Result<MemoryTx, StoreError> {
        self.begin("BEGIN").await
    }

    async fn write(&self) -> Result<MemoryTx, StoreError> {
        self.begin("BEGIN IMMEDIATE").await
    }
}

impl Query for MemoryTx {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send + 'a {
        std::future::ready(query(&self.connection, &sql.into(), &args))
    }
}

impl Execute for MemoryTx {
    fn execute<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send + 'a {
        std::future::ready(execute(&self.connection, &sql.into(), &args))
    }

    fn commit(mut self) -> impl Future<Output = Result<(), StoreError>> + Send {
        let done = self.connection.execute_batch("COMMIT").map_err(convert);
        self.open = done.is_err();
        std::future::ready(done)
    }

    fn rollback(mut self) -> impl Future<Output = Result<(), StoreError>> + Send {
        let done = self.connection.execute_batch("ROLLBACK").map_err(convert);
        self.open = false;
        std::future::ready(done)
    }
}

impl ToSql for Val<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null(_) => ValueRef::Null,
            Self::I64(value) => ValueRef::Integer(*value),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Binds `$n` by its number, as SQLite itself takes it for a name and counts names as they appear,
/// and `?` in order.
fn bind(statement: &mut Statement<'_>, args: &[Val<'_>]) -> Result<(), StoreError> {
    let mut next = 0;
    for index in 1..=statement.parameter_count() {
        let number: Option<usize> = match statement.parameter_name(index) {
            None => {
                next += 1;
                Some(next)
            }
            Some(name) => name.strip_prefix('$').and_then(|n| n.parse().ok()),
        };
        let arg = number.and_then(|n| args.get(n.checked_sub(1)?));
        let arg = arg.ok_or_else(|| StoreError::Database(format!("no argument {index}")))?;
        if matches!(arg, Val::Text(text) if text.as_bytes().contains(&0)) {
            return Err(StoreError::ZeroCharacter);
        }
        statement.raw_bind_parameter(index, arg).map_err(convert)?;
    }
    Ok(())
}

fn query(connection: &Connection, sql: &str, args: &[Val<'_>]) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(sql).map_err(convert)?;
    let columns = statement.column_count();
    bind(&mut statement, args)?;
    let mut rows = statement.raw_query();
    let mut out = Vec::new();
    while let Some(row) = rows.next().map_err(convert)? {
        let mut values = Vec::with_capacity(columns);
        for column in 0..columns {
            values.push(match row.get::<_, Value>(column).map_err(convert)? {
                Value::Null => Val::READ_NULL,
                Value::Integer(value) => Val::I64(value),
                Value::Text(text) => Val::Text(Cow::Owned(text)),
                Value::Blob(bytes) => Val::Bytes(Cow::Owned(bytes)),
                Value::Real(_) => return Err(StoreError::row("database")),
            });
        }
        out.push(Row(values));
    }
    Ok(out)
}

fn execute(connection: &Connection, sql: &str, args: &[Val<'_>]) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(sql).map_err(convert)?;
    bind(&mut statement, args)?;
    let changed = statement.raw_execute().map_err(convert)?;
    Ok(changed as u64)
}

fn convert(error: rusqlite::Error) -> StoreError {
    match error {
        rusqlite::Error::SqliteFailure(code, message) => {
            StoreError::sqlite(code.extended_code, message.as_deref().unwrap_or(""))
        }
        other => StoreError::Database(other.to_string()),
    }
}
