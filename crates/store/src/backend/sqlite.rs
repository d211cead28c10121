//! The back end for files: SQLite with SQLCipher through sqlx.
//!
//! One writer with a large cache (that is what makes encryption cheap), three readers that cannot
//! write. Several processes may use one file at a time; one of them writes ([`crate::backend::turn`]).

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::sqlite::{Sqlite as Db, SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Row as _, TypeInfo, ValueRef};

use crate::backend::held::Held;
use crate::backend::migrate;
use crate::backend::place::{BUSY, Place, convert};
use crate::backend::readers::{Bystander, Readers, View};
use crate::backend::turn::Gate;
use crate::backend::writer::{Seat, Work, Writer};
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::key::Key;
use crate::port::{Execute, Query, Row, Store, Val};

/// How long whoever closes a file waits for the turn to move its log into it.
const CLOSING: Duration = Duration::from_millis(300);

/// An open, encrypted database file.
pub struct Sqlite {
    readers: Readers,
    writer: Seat,
    place: Place,
    /// As it was given.
    path: PathBuf,
}

impl Sqlite {
    /// Opens the file, creates it if `create` says so, and brings its schema up to date; a file
    /// that has to change is copied first. `now` dates the migration and names the copy. Where
    /// nothing can be written (a full disk, a read-only one), a file that needs no change is opened
    /// to be read.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if somebody is just replacing the file.
    pub async fn open(path: &Path, key: &Key, create: bool, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let place = Place::new(path, key);
        if !create && place.length()?.is_none() {
            return Err(StoreError::Missing);
        }
        let opening = place.turns.open(BUSY).await?;
        let opened = Self::prepared(place, path, create, now).await;
        // Whoever wants to replace the file sees now that it is open.
        drop(opening);
        opened
    }

    /// Makes a new file. Nobody else can open it as long as the gate is held: there is no firm in it
    /// yet.
    pub async fn found(path: &Path, key: &Key, now: DateTime<Utc>) -> Result<(Self, Gate), StoreError> {
        let place = Place::new(path, key);
        let gate = place.turns.replace(BUSY).await?;
        let made = Self::prepared(place, path, true, now).await?;
        Ok((made, gate))
    }

    async fn prepared(place: Place, path: &Path, create: bool, now: DateTime<Utc>) -> Result<Self, StoreError> {
        migrate::prepare_file(&place, create, now).await?;
        Ok(Self {
            readers: Readers::new(&place).await?,
            writer: Seat::default(),
            place,
            path: path.to_owned(),
        })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is encrypted with.
    pub const fn key(&self) -> &Key {
        &self.place.key
    }

    /// One more connection, beside readers and writer, for work on the file as a whole.
    pub(crate) async fn bystander(&self) -> Result<Bystander, StoreError> {
        self.readers.bystander().await
    }

    /// A number that changes whenever any connection, of this process or another, has committed.
    pub async fn data_version(&self) -> Result<i64, StoreError> {
        self.readers.data_version().await
    }

    /// Reads every page and every index. Takes seconds for large files.
    pub async fn integrity_check(&self) -> Result<(), StoreError> {
        // On its own connection: SQLite 3.51 checks the full-text index by what a connection
        // remembers of it, and finds segments missing that another has merged since.
        let mut reader = self.bystander().await?;
        for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
            let rows: Result<Vec<String>, _> = sqlx::query_scalar(pragma).fetch_all(&mut reader.connection).await;
            match rows {
                Ok(rows) if rows.iter().all(|row| row == "ok") => {}
                Ok(_) => return Err(StoreError::Damaged),
                Err(problem) => return Err(self.place.explain(&problem).await),
            }
        }
        Ok(())
    }

    /// Waits for its own open transactions and closes the file. The last one to close it, of all
    /// processes, moves everything into the main file; nobody waits for another's writer.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await;
        let mut seat = Arc::clone(&self.writer).lock_owned().await;
        let Ok(turn) = self.place.turns.take(CLOSING).await else {
            // Whoever has the turn has the file open, and closes it later. What can write here is
            // closed when its turn has come.
            drop(seat.take());
            return Ok(());
        };
        let writer = match seat.take() {
            Some(writer) => writer,
            // A reader cannot take the files away that it read through.
            None if self.place.beside("-wal").exists() => Writer::open(&self.place, &turn).await?,
            None => {
                self.place.turns.sweep(&turn);
                return Ok(());
            }
        };
        writer.close(&turn).await?;
        if !self.place.beside("-wal").exists() {
            self.place.turns.sweep(&turn);
        }
        Ok(())
    }

    /// This file, for as long as it is open.
    fn held(&self) -> Held {
        Held::one(std::ptr::from_ref(&self.path).addr())
    }
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// An open transaction on a file.
pub struct SqliteTx {
    way: Way,
    /// Let go after the connection is back.
    _held: Option<Held>,
}

enum Way {
    Reads(View),
    Writes(Box<Work>),
}

impl SqliteTx {
    /// A transaction of somebody who has the turn.
    pub(crate) fn in_turn(work: Work) -> Self {
        Self {
            way: Way::Writes(Box::new(work)),
            _held: None,
        }
    }

    fn connection(&mut self) -> Result<&mut SqliteConnection, StoreError> {
        match &mut self.way {
            Way::Reads(view) => Ok(view.connection()),
            Way::Writes(work) => work.writer()?.connection(),
        }
    }

    /// What went wrong, after which the connection is used for nothing more.
    async fn failed(&mut self, problem: Problem) -> StoreError {
        let place = match &mut self.way {
            Way::Reads(view) => {
                view.spoil();
                view.place()
            }
            Way::Writes(work) => {
                work.spoilt = true;
                work.place()
            }
        };
        problem.explained(place).await
    }
}

impl std::fmt::Debug for SqliteTx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SqliteTx")
    }
}

impl Store for Sqlite {
    type Read = SqliteTx;
    type Write = SqliteTx;

    async fn read(&self) -> Result<SqliteTx, StoreError> {
        let held = self.held();
        let view = self.readers.view().await?;
        Ok(SqliteTx {
            way: Way::Reads(view),
            _held: Some(held),
        })
    }

    async fn write(&self) -> Result<SqliteTx, StoreError> {
        let held = self.held();
        let work = Work::begin(&self.place, &self.writer).await?;
        Ok(SqliteTx {
            way: Way::Writes(Box::new(work)),
            _held: Some(held),
        })
    }
}

impl Query for SqliteTx {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    async fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<Vec<Row>, StoreError> {
        match query(self.connection()?, sql.into(), args).await {
            Ok(rows) => Ok(rows),
            Err(problem) => Err(self.failed(problem).await),
        }
    }
}

impl Execute for SqliteTx {
    async fn execute<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<u64, StoreError> {
        match execute(self.connection()?, sql.into(), args).await {
            Ok(rows) => Ok(rows),
            Err(problem) => Err(self.failed(problem).await),
        }
    }

    async fn commit(self) -> Result<(), StoreError> {
        match self.way {
            Way::Reads(_) => Ok(()),
            Way::Writes(work) => work.commit().await,
        }
    }

    async fn rollback(self) -> Result<(), StoreError> {
        match self.way {
            Way::Reads(_) => Ok(()),
            Way::Writes(work) => work.rollback().await,
        }
    }
}

/// What a statement can come to grief on.
pub(crate) enum Problem {
    /// A value that cannot be bound or read: the database is none the wiser.
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
            Val::Null => bound.add(None::<i64>),
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
            Val::Null
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
