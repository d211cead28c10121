//! A database file on its disk: opening connections, and the errors of its disk.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use super::closing;
use super::turn::Turns;
use crate::error::StoreError;
use crate::files::{folder_of, with_ending};
use crate::key::Key;

/// Bytes of a page; SQLCipher's default.
pub(crate) const PAGE: u64 = 4_096;
/// How long a writer waits for the writer of another process.
pub(crate) const BUSY: Duration = Duration::from_secs(30);
/// Bytes that must find room for a disk to be called anything but full.
const ROOM: usize = 64 << 10;

/// Runs on a new connection. Some of it reads the file, and finds a wrong key. A commit is durable: the log
/// is on the disk before the commit is reported. The body of a transaction, however long, does not wait for
/// the disk.
pub(crate) const WRITING: &str = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; \
                       PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; \
                       PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 4194304";
/// As [`WRITING`], for a connection that cannot write.
pub(crate) const READING: &str = "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768; \
                       PRAGMA query_only = ON";
/// As [`READING`], for a short time. Copies made of a file are ciphered like the file ([`Place::options`]).
pub(crate) const BARE: &str = "PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256; PRAGMA temp_store = MEMORY; \
                    PRAGMA secure_delete = ON; PRAGMA cache_size = -8192";

/// Checks every page of the file itself. What is in the log is not looked at.
pub(crate) const PAGES: &str = "PRAGMA cipher_integrity_check";
/// Checks every table and every index, with what is in the log.
pub(crate) const INDEXES: &str = "PRAGMA integrity_check";

/// Where a database file is, and what opens it.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The file itself: its log and its lock files are beside it, not beside a link to it.
    pub(crate) path: PathBuf,
    pub(crate) key: Key,
    pub(crate) turns: Arc<Turns>,
    /// How much of it may be kept in memory.
    pub(crate) caches: Caches,
}

/// KiB of pages that connections may keep.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caches {
    /// Of each reader.
    pub(crate) reader: u32,
    /// Of the writer.
    pub(crate) writer: u32,
}

/// As much as a person's lists and searches, and an import, need to be quick.
const LARGE: Caches = Caches {
    reader: 32_768,
    writer: 65_536,
};

/// As much as does no harm in a program that has many files open.
const SMALL: Caches = Caches {
    reader: 8_192,
    writer: 32_768,
};

impl Place {
    pub(crate) fn new(path: &Path, key: &Key) -> Self {
        let path = real(path);
        Self {
            turns: Turns::new(&path),
            path,
            key: key.clone(),
            caches: LARGE,
        }
    }

    /// The same for a program that has many files open.
    pub(crate) fn with_small_caches(self) -> Self {
        Self { caches: SMALL, ..self }
    }

    /// How every connection to the file comes about. It can neither write nor move the log into the
    /// file, not even when it is closed.
    pub(crate) fn options(&self) -> SqliteConnectOptions {
        self.with_witness(closing::witness(()))
    }

    /// As [`Self::options`]; `kept` is dropped once the file is closed.
    pub(crate) fn options_keeping(&self, kept: impl Send + Sync + 'static) -> SqliteConnectOptions {
        self.with_witness(closing::witness(kept))
    }

    fn with_witness(
        &self,
        witness: impl Fn(&str, &str) -> std::cmp::Ordering + Send + Sync + 'static,
    ) -> SqliteConnectOptions {
        closing::keep_crypto_to_the_end();
        // We report a wrong key ourselves; SQLCipher would also print it, and must be told not to before
        // the first page is read. Only the key is certain to be set that early.
        let raw = zeroize::Zeroizing::new(format!("\"x'{}'\"; PRAGMA cipher_log_level = NONE", *self.key.to_hex()));
        SqliteConnectOptions::new()
            .filename(&self.path)
            .read_only(true)
            .pragma("key", (*raw).clone())
            // Most processors have instructions for SHA-256, few for SHA-512, the default: every page read
            // or written is verified in a third of the time.
            .pragma("cipher_hmac_algorithm", "HMAC_SHA256")
            // SQLite would move the log into the file whenever it likes; we do so in our turn.
            .pragma("wal_autocheckpoint", "0")
            .foreign_keys(false)
            .busy_timeout(BUSY)
            .collation("closing", witness)
            .statement_cache_capacity(200)
            .row_buffer_size(1_000)
            .disable_statement_logging()
    }

    pub(crate) async fn connect(
        &self,
        options: &SqliteConnectOptions,
        settings: &'static str,
    ) -> Result<SqliteConnection, StoreError> {
        match connect(options, settings).await {
            Ok(connection) => Ok(connection),
            Err(problem) => Err(self.explain(&problem).await),
        }
    }

    /// Our error for one of sqlx, after a look at what SQLite does not say: whether the disk is full
    /// or closed for writing, and whether a page was damaged or memory was short.
    pub(crate) async fn explain(&self, problem: &sqlx::Error) -> StoreError {
        match code(problem) {
            Some(code) if code & 0xff == 7 => self.damage_or_memory().await,
            // A write or what comes with it, or a file beside that could not be made.
            Some(code @ (14 | 778 | 1_034 | 1_290 | 1_546 | 2_570 | 4_618 | 4_874 | 5_386)) => match self.disk() {
                Err(problem) => problem,
                Ok(()) if code == 14 && !self.path.exists() => StoreError::Missing,
                Ok(()) => convert(problem),
            },
            _ => convert(problem),
        }
    }

    /// Whether a check ([`PAGES`], [`INDEXES`]) finds nothing wrong.
    pub(crate) async fn finds_nothing(
        &self,
        connection: &mut SqliteConnection,
        check: &'static str,
    ) -> Result<bool, StoreError> {
        let found: Result<Vec<String>, _> = sqlx::query_scalar(check).fetch_all(connection).await;
        match found {
            Ok(found) => Ok(found.iter().all(|row| row == "ok")),
            Err(problem) => Err(self.explain(&problem).await),
        }
    }

    /// SQLCipher says "out of memory" of a page that fails its check: every page is looked at.
    async fn damage_or_memory(&self) -> StoreError {
        // Neither the schema nor a log is needed for it.
        let options = self.options().immutable(true);
        let Ok(mut connection) = options.connect().await else {
            return StoreError::Memory;
        };
        let found: Result<Vec<String>, _> = sqlx::query_scalar(PAGES).fetch_all(&mut connection).await;
        match found {
            Ok(found) if !found.is_empty() => StoreError::Damaged,
            Ok(_) | Err(_) => StoreError::Memory,
        }
    }

    /// Whether there is room on the disk, and whether it can be written at all.
    pub(crate) fn disk(&self) -> Result<(), StoreError> {
        let path = self.beside("-room");
        let tried = std::fs::File::create(&path).and_then(|mut file| {
            file.write_all(&[0; ROOM])?;
            file.sync_data()
        });
        let _nothing_was_made = std::fs::remove_file(&path);
        match tried.map_err(StoreError::from) {
            Err(problem @ (StoreError::DiskFull | StoreError::ReadOnly)) => Err(problem),
            // The caller reports any other error.
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// The file of SQLite beside the database with this ending, such as `-wal`.
    pub(crate) fn beside(&self, ending: &str) -> PathBuf {
        with_ending(&self.path, ending)
    }

    /// Bytes of the log; 0 if there is none.
    pub(crate) fn log(&self) -> u64 {
        std::fs::metadata(self.beside("-wal")).map_or(0, |found| found.len())
    }

    /// Bytes of the file.
    pub(crate) fn length(&self) -> io::Result<Option<u64>> {
        match std::fs::metadata(&self.path) {
            Ok(found) => Ok(Some(found.len())),
            Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(None),
            Err(problem) => Err(problem),
        }
    }
}

pub(crate) async fn connect(
    options: &SqliteConnectOptions,
    settings: &'static str,
) -> Result<SqliteConnection, sqlx::Error> {
    let mut connection = options.connect().await?;
    sqlx::raw_sql(settings).execute(&mut connection).await?;
    Ok(connection)
}

/// The path of the file itself, without links on the way.
fn real(path: &Path) -> PathBuf {
    let name = path.file_name();
    let found = std::fs::canonicalize(path);
    let made = || Ok(std::fs::canonicalize(folder_of(path))?.join(name.unwrap_or_default()));
    found
        .or_else(|_: io::Error| made())
        .or_else(|_: io::Error| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

/// The extended result code of SQLite, if it is one of SQLite's errors.
pub(crate) fn code(problem: &sqlx::Error) -> Option<i32> {
    match problem {
        sqlx::Error::Database(e) => e.code().and_then(|code| code.parse().ok()),
        _ => None,
    }
}

/// Our error for one of sqlx, without further knowledge.
pub(crate) fn convert(error: &sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Database(e) => StoreError::sqlite(code(error).unwrap_or(1), e.message()),
        sqlx::Error::PoolTimedOut => StoreError::Busy,
        sqlx::Error::Io(e) => StoreError::from(io::Error::from(e.kind())),
        other => StoreError::Database(other.to_string()),
    }
}
