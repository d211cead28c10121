//! The connections of a process that only read, and how they read where SQLite cannot make the files
//! it reads through: on a full or read-only disk.
//!
//! There the file is read as immutable. That holds only while no process has the turn to write, so
//! every transaction checks it again. A log can only be read in the usual way: file and log are copied,
//! still encrypted, to a folder where that works.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{Sqlite as Db, SqliteConnectOptions, SqliteConnection, SqlitePoolOptions};
use sqlx::{Connection as _, Pool};
use tempfile::TempDir;
use tokio::sync::Mutex;

use super::place::{BARE, BUSY, Place, READING, code, connect, convert};
use super::statement;
use super::turn::Gate;
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::files::temporary_folder;
use crate::port::{Query, Row, Val};

/// Readers beside the one writer.
const READERS: u32 = 3;
/// How long a caller waits for a reader.
const PATIENCE: Duration = Duration::from_secs(3_600);

/// See the module.
pub(crate) struct Readers {
    place: Place,
    usual: Pool<Db>,
    /// Present while the disk does not allow the usual way of reading.
    still: Mutex<Option<Still>>,
    watch: Mutex<Option<SqliteConnection>>,
}

/// Readers of a file that does not change, and the file as it was when they began.
struct Still {
    pool: Pool<Db>,
    seen: Seen,
    _copied: Option<TempDir>,
}

/// How to read a file that no process writes.
struct Quiet {
    options: SqliteConnectOptions,
    gate: Gate,
    copied: Option<TempDir>,
}

/// What shows that a file is not what it was.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Seen {
    length: u64,
    changed: Option<SystemTime>,
    file: u64,
    log: u64,
    /// Bytes of the log's index.
    index: u64,
}

/// An open view.
pub(crate) struct View {
    connection: PoolConnection<Db>,
    place: Place,
    /// Keeps writers out while the file is read as immutable.
    _still: Option<Gate>,
}

/// A connection for work on the file as a whole, outside of any transaction.
pub(crate) struct Bystander {
    pub(crate) connection: SqliteConnection,
    place: Place,
    _still: Option<Gate>,
    _copied: Option<TempDir>,
}

impl Readers {
    /// Readers of a file that is there.
    pub(crate) async fn new(place: &Place) -> Result<Self, StoreError> {
        let readers = Self {
            place: place.clone(),
            usual: pool(place, place.options()),
            still: Mutex::default(),
            watch: Mutex::default(),
        };
        readers.data_version().await?;
        Ok(readers)
    }

    /// Opens a view.
    pub(crate) async fn view(&self) -> Result<View, StoreError> {
        let mut still = self.still.lock().await;
        if let Some(before) = still.as_ref() {
            if before.holds(&self.place) {
                let gate = self.place.turns.keep_still(BUSY).await?;
                if before.holds(&self.place) {
                    let connection = before.pool.acquire().await;
                    let connection = match connection {
                        Ok(connection) => connection,
                        Err(problem) => return Err(self.place.explain(&problem).await),
                    };
                    return self.begin(connection, Some(gate)).await;
                }
            }
            *still = None;
        }
        let problem = match self.usual.acquire().await {
            Ok(connection) => {
                drop(still);
                return self.begin(connection, None).await;
            }
            Err(problem) => problem,
        };
        let Some(quiet) = quiet(&self.place, &problem).await? else {
            return Err(self.place.explain(&problem).await);
        };
        let fresh = Still {
            pool: pool(&self.place, quiet.options),
            seen: seen(&self.place)?,
            _copied: quiet.copied,
        };
        let connection = match fresh.pool.acquire().await {
            Ok(connection) => connection,
            Err(problem) => return Err(self.place.explain(&problem).await),
        };
        *still = Some(fresh);
        self.begin(connection, Some(quiet.gate)).await
    }

    async fn begin(&self, mut connection: PoolConnection<Db>, still: Option<Gate>) -> Result<View, StoreError> {
        if let Err(problem) = sqlx::query("BEGIN").execute(&mut *connection).await {
            connection.close_on_drop();
            return Err(self.place.explain(&problem).await);
        }
        Ok(View {
            connection,
            place: self.place.clone(),
            _still: still,
        })
    }

    /// One more connection, beside all others.
    pub(crate) async fn bystander(&self) -> Result<Bystander, StoreError> {
        bystander(&self.place, BARE).await
    }

    /// A number that changes whenever any connection, of this process or another, has committed.
    pub(crate) async fn data_version(&self) -> Result<i64, StoreError> {
        let mut watch = self.watch.lock().await;
        let connection = match watch.as_mut() {
            Some(connection) => connection,
            None => match connect(&self.place.options(), READING).await {
                Ok(connection) => watch.insert(connection),
                Err(problem) if !is_of_the_disk(&problem) => return Err(self.place.explain(&problem).await),
                Err(_) => {
                    let mut hasher = DefaultHasher::new();
                    seen(&self.place)?.hash(&mut hasher);
                    return Ok(hasher.finish().cast_signed());
                }
            },
        };
        let version = sqlx::query_scalar("PRAGMA data_version").fetch_one(connection).await;
        match version {
            Ok(version) => Ok(version),
            Err(problem) => {
                *watch = None;
                Err(self.place.explain(&problem).await)
            }
        }
    }

    /// Closes every one of them, after the views that are open.
    pub(crate) async fn close(&self) {
        self.usual.close().await;
        if let Some(still) = self.still.lock().await.take() {
            still.pool.close().await;
        }
        if let Some(watch) = self.watch.lock().await.take() {
            // It is closed in any case.
            let _ = watch.close().await;
        }
    }
}

impl Still {
    fn holds(&self, place: &Place) -> bool {
        seen(place).is_ok_and(|now| now == self.seen)
    }
}

impl View {
    pub(crate) const fn place(&self) -> &Place {
        &self.place
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// Something failed: the connection is replaced.
    pub(crate) fn spoil(&mut self) {
        self.connection.close_on_drop();
    }
}

/// A connection to an existing file, even on a full or read-only disk.
pub(crate) async fn bystander(place: &Place, settings: &'static str) -> Result<Bystander, StoreError> {
    let problem = match connect(&place.options(), settings).await {
        Ok(connection) => {
            return Ok(Bystander {
                connection,
                place: place.clone(),
                _still: None,
                _copied: None,
            });
        }
        Err(problem) => problem,
    };
    let Some(quiet) = quiet(place, &problem).await? else {
        return Err(place.explain(&problem).await);
    };
    let connection = place.connect(&quiet.options, settings).await?;
    Ok(Bystander {
        connection,
        place: place.clone(),
        _still: Some(quiet.gate),
        _copied: quiet.copied,
    })
}

/// One connection to a file that no other program has open and that has no log: no file is created
/// beside it.
pub(crate) async fn alone(place: &Place, settings: &'static str) -> Result<Bystander, StoreError> {
    let connection = place.connect(&place.options().immutable(true), settings).await?;
    Ok(Bystander {
        connection,
        place: place.clone(),
        _still: None,
        _copied: None,
    })
}

impl Bystander {
    /// Waits until the file is closed.
    pub(crate) async fn close(self) -> Result<(), StoreError> {
        self.connection.close().await.map_err(|e| convert(&e))
    }

    /// Runs one statement.
    pub(crate) async fn execute(&mut self, sql: &'static str, args: Vec<Val<'_>>) -> Result<u64, StoreError> {
        match statement::execute(&mut self.connection, sql.into(), args).await {
            Ok(rows) => Ok(rows),
            Err(problem) => Err(problem.explained(&self.place).await),
        }
    }
}

impl Query for Bystander {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    async fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<Vec<Row>, StoreError> {
        match statement::query(&mut self.connection, sql.into(), args).await {
            Ok(rows) => Ok(rows),
            Err(problem) => Err(problem.explained(&self.place).await),
        }
    }
}

/// How the file can be read, if this problem of reading it as usual is one of its disk.
async fn quiet(place: &Place, problem: &sqlx::Error) -> Result<Option<Quiet>, StoreError> {
    if !is_of_the_disk(problem) || place.beside("-journal").exists() {
        return Ok(None);
    }
    let gate = place.turns.keep_still(BUSY).await?;
    if place.log() == 0 {
        return Ok(Some(Quiet {
            options: place.options().immutable(true),
            gate,
            copied: None,
        }));
    }
    let Ok((copied, copy)) = copy(place) else {
        return Ok(None);
    };
    Ok(Some(Quiet {
        options: Place::new(&copy, &place.key).options(),
        gate,
        copied: Some(copied),
    }))
}

/// Copies file and log to the folder for temporary files, and tells where the file is.
fn copy(place: &Place) -> io::Result<(TempDir, PathBuf)> {
    let folder = temporary_folder("coverbook-read-")?;
    let file = folder.path().join("firm");
    std::fs::copy(&place.path, &file)?;
    std::fs::copy(place.beside("-wal"), folder.path().join("firm-wal"))?;
    Ok((folder, file))
}

/// Whether a file could not be read because SQLite could not make, lengthen or write one beside it.
fn is_of_the_disk(problem: &sqlx::Error) -> bool {
    let Some(code) = code(problem) else { return false };
    matches!(code & 0xff, 8 | 13 | 14) || matches!(code, 778 | 4_618 | 4_874 | 5_386)
}

fn seen(place: &Place) -> Result<Seen, StoreError> {
    let found = match std::fs::metadata(&place.path) {
        Ok(found) => found,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Err(StoreError::Missing),
        Err(problem) => return Err(problem.into()),
    };
    Ok(Seen {
        length: found.len(),
        changed: found.modified().ok(),
        file: number(&found),
        log: place.log(),
        index: std::fs::metadata(place.beside("-shm")).map_or(0, |found| found.len()),
    })
}

#[cfg(unix)]
fn number(found: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
const fn number(_: &std::fs::Metadata) -> u64 {
    0
}

fn pool(place: &Place, options: SqliteConnectOptions) -> Pool<Db> {
    // As part of the options: what fails later than those is tried again for an hour.
    let options = options
        .pragma("temp_store", "MEMORY")
        .pragma("secure_delete", "ON")
        .pragma("cache_size", format!("-{}", place.caches.reader));
    SqlitePoolOptions::new()
        // Ends the view. One that cannot be ended takes its connection with it.
        .after_release(|connection, _| {
            Box::pin(async move { Ok(sqlx::query("COMMIT").execute(connection).await.is_ok()) })
        })
        .max_connections(READERS)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_lazy_with(options)
}
