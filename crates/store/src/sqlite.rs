//! The back end for files: SQLite with SQLCipher through sqlx.
//!
//! One writer with a large cache (that is what makes encryption cheap), three readers that
//! cannot write. Several processes may use one file at a time.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::sqlite::{
    Sqlite as Db, SqliteArguments, SqliteConnectOptions, SqliteConnection, SqlitePoolOptions, SqliteRow,
};
use sqlx::{Arguments, AssertSqlSafe, ConnectOptions, Connection, Pool, Row as _, Transaction, TypeInfo, ValueRef};
use tokio::sync::Mutex;

use crate::closing;
use crate::error::StoreError;
use crate::held::Held;
use crate::key::Key;
use crate::migrate;
use crate::port::{Dialect, Execute, Query, Row, Store, Val};

/// Bytes of a page; SQLCipher's default.
pub(crate) const PAGE: u64 = 4_096;
/// Readers beside the one writer.
const READERS: u32 = 3;
/// How long a writer waits for the writer of another process.
const BUSY: Duration = Duration::from_secs(30);

/// An open, encrypted database file.
pub struct Sqlite {
    writer: Pool<Db>,
    readers: Pool<Db>,
    watch: Mutex<SqliteConnection>,
    path: PathBuf,
    key: Key,
}

impl Sqlite {
    /// Opens the file, creates it if `create` says so, and brings its schema up to date; a file
    /// that has to change is copied first. `now` dates the migration and names the copy.
    pub async fn open(path: &Path, key: &Key, create: bool, now: DateTime<Utc>) -> Result<Self, StoreError> {
        migrate::prepare_file(path, key, create, now).await?;
        let options = options(path, key);
        let watch = connect(&options, READING).await?;
        Ok(Self {
            writer: pool(1, options.clone(), WRITING),
            readers: pool(READERS, options, READING),
            watch: Mutex::new(watch),
            path: path.to_owned(),
            key: key.clone(),
        })
    }

    /// One connection to a file that may not be sound, not ours, or not there yet. It reads the
    /// file, so a wrong key shows.
    pub(crate) async fn bare(path: &Path, key: &Key, create: bool) -> Result<Self, StoreError> {
        let options = options(path, key).create_if_missing(create);
        let mut watch = connect(&options, BARE).await?;
        query(&mut watch, "PRAGMA journal_mode = WAL".into(), Vec::new()).await?;
        query(&mut watch, "SELECT count(*) FROM sqlite_schema".into(), Vec::new()).await?;
        let writer = pool(1, options, BARE);
        Ok(Self {
            readers: writer.clone(),
            writer,
            watch: Mutex::new(watch),
            path: path.to_owned(),
            key: key.clone(),
        })
    }

    /// Moves everything into the main file.
    pub(crate) async fn checkpoint(&self) -> Result<(), StoreError> {
        let mut writer = self.writer.acquire().await.map_err(|e| convert(&e))?;
        query(&mut writer, "PRAGMA wal_checkpoint(TRUNCATE)".into(), Vec::new()).await?;
        Ok(())
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is encrypted with.
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// One more connection, beside readers and writer, for work on the file as a whole.
    pub(crate) async fn bystander(&self) -> Result<SqliteConnection, StoreError> {
        connect(&self.writer.connect_options(), BARE).await
    }

    /// A number that changes whenever any connection, of this process or another, has committed.
    pub async fn data_version(&self) -> Result<i64, StoreError> {
        let mut watch = self.watch.lock().await;
        sqlx::query_scalar("PRAGMA data_version")
            .fetch_one(&mut *watch)
            .await
            .map_err(|e| convert(&e))
    }

    /// Reads every page and every index. Takes seconds for large files.
    pub async fn integrity_check(&self) -> Result<(), StoreError> {
        // On its own connection: SQLite 3.51 checks the full-text index by what a connection
        // remembers of it, and finds segments missing that another has merged since.
        let options = self.readers.connect_options();
        let mut reader = connect(&options, READING).await?;
        for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
            let rows: Vec<String> = sqlx::query_scalar(pragma)
                .fetch_all(&mut reader)
                .await
                .map_err(|e| convert(&e))?;
            if rows.iter().any(|row| row != "ok") {
                return Err(StoreError::Damaged);
            }
        }
        reader.close().await.map_err(|e| convert(&e))
    }

    /// Waits for its own open transactions and closes the file. The last one to close it, of all
    /// processes, moves everything into the main file; nobody waits for another's writer.
    pub async fn close(self) -> Result<(), StoreError> {
        self.end().await
    }

    /// This file, for as long as it is open.
    fn held(&self) -> Held {
        Held::one(std::ptr::from_ref(&self.path).addr())
    }

    /// Closes every connection.
    pub(crate) async fn end(self) -> Result<(), StoreError> {
        self.readers.close().await;
        self.writer.close().await;
        self.watch.into_inner().close().await.map_err(|e| convert(&e))
    }
}

/// What every connection is told once it is there. Some of it reads the file, and finds a wrong key.
const WRITING: &str = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; \
                       PRAGMA cache_size = -65536";
/// As [`WRITING`], for a connection that cannot write.
pub(crate) const READING: &str = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; \
                       PRAGMA cache_size = -32768; PRAGMA query_only = ON";
/// As [`WRITING`], for a short time. Copies made of a file are ciphered like the file ([`options`]).
pub(crate) const BARE: &str = "PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256; PRAGMA synchronous = NORMAL; \
                    PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; \
                    PRAGMA cache_size = -8192";

pub(crate) async fn connect(
    options: &SqliteConnectOptions,
    settings: &'static str,
) -> Result<SqliteConnection, StoreError> {
    let mut connection = options.connect().await.map_err(|e| convert(&e))?;
    sqlx::raw_sql(settings)
        .execute(&mut connection)
        .await
        .map_err(|e| convert(&e))?;
    Ok(connection)
}

fn pool(size: u32, options: SqliteConnectOptions, settings: &'static str) -> Pool<Db> {
    SqlitePoolOptions::new()
        .after_connect(move |connection, _| {
            Box::pin(async move { sqlx::raw_sql(settings).execute(connection).await.map(drop) })
        })
        .max_connections(size)
        // Whoever waits for the writer waits for an import at most.
        .acquire_timeout(Duration::from_secs(3_600))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_lazy_with(options)
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// How every connection to the file comes about.
pub(crate) fn options(path: &Path, key: &Key) -> SqliteConnectOptions {
    closing::keep_crypto_to_the_end();
    // A wrong key is reported by us; SQLCipher would also print it, and it must be told before
    // the first page is read. Only the key is certain to come that early.
    let raw = zeroize::Zeroizing::new(format!("\"x'{}'\"; PRAGMA cipher_log_level = NONE", *key.to_hex()));
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", (*raw).clone())
        // Most processors have instructions for SHA-256, few for SHA-512, which is the default:
        // every page read or written is told genuine in a third of the time.
        .pragma("cipher_hmac_algorithm", "HMAC_SHA256")
        .foreign_keys(false)
        .busy_timeout(BUSY)
        .collation("closing", closing::witness())
        .statement_cache_capacity(200)
        .row_buffer_size(1_000)
        .disable_statement_logging()
}

/// An open transaction on a file.
pub struct SqliteTx {
    tx: Transaction<'static, Db>,
    /// Let go after the connection is back.
    _held: Held,
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
        let tx = self.readers.begin().await.map_err(|e| convert(&e))?;
        Ok(SqliteTx { tx, _held: held })
    }

    async fn write(&self) -> Result<SqliteTx, StoreError> {
        let held = self.held();
        // A transaction that starts by reading and then writes would fail at once when another
        // process wrote in between, whatever the busy timeout.
        let tx = self
            .writer
            .begin_with("BEGIN IMMEDIATE")
            .await
            .map_err(|e| convert(&e))?;
        Ok(SqliteTx { tx, _held: held })
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
        query(&mut self.tx, sql.into(), args).await
    }
}

impl Execute for SqliteTx {
    async fn execute<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<u64, StoreError> {
        execute(&mut self.tx, sql.into(), args).await
    }

    async fn commit(self) -> Result<(), StoreError> {
        self.tx.commit().await.map_err(|e| convert(&e))
    }

    async fn rollback(self) -> Result<(), StoreError> {
        self.tx.rollback().await.map_err(|e| convert(&e))
    }
}

pub(crate) async fn query(
    connection: &mut SqliteConnection,
    sql: Cow<'static, str>,
    args: Vec<Val<'_>>,
) -> Result<Vec<Row>, StoreError> {
    let rows = sqlx::query_with(AssertSqlSafe(sql), bind(args)?)
        .fetch_all(connection)
        .await
        .map_err(|e| convert(&e))?;
    rows.iter().map(row).collect()
}

pub(crate) async fn execute(
    connection: &mut SqliteConnection,
    sql: Cow<'static, str>,
    args: Vec<Val<'_>>,
) -> Result<u64, StoreError> {
    let done = sqlx::query_with(AssertSqlSafe(sql), bind(args)?)
        .execute(connection)
        .await
        .map_err(|e| convert(&e))?;
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

/// Our error for one of sqlx.
pub(crate) fn convert(error: &sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Database(e) => {
            let code = e.code().and_then(|c| c.parse().ok()).unwrap_or(1);
            StoreError::sqlite(code, e.message())
        }
        sqlx::Error::PoolTimedOut => StoreError::Busy,
        sqlx::Error::Io(e) => StoreError::Io(e.kind().into()),
        other => StoreError::Database(other.to_string()),
    }
}
