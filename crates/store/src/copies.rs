//! Whole copies of a firm's file, and what a file says of itself before anybody works in it.
//!
//! A copy is made by SQLite itself (`VACUUM INTO`) in one read transaction, so that it is one moment
//! of the firm whatever is written meanwhile, and it goes through SQLCipher, so that no page of it
//! is ever plain. It has the key and the salt of its source.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::firm::Firm;
use sqlx::Connection as _;
use sqlx::sqlite::SqliteConnection;

use crate::error::StoreError;
use crate::key::Key;
use crate::migrate;
use crate::port::{Dialect, Query, Row, Val};
use crate::records::firms;
use crate::sqlite::{self, PAGE, Sqlite};

/// Instructions of the database between two looks whether a copy is still wanted: some hundred rows.
const LOOK: i32 = 1_000;

/// How long somebody else may still be closing a file that is to be replaced.
const CLOSING: Duration = Duration::from_secs(2);

/// What a file says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its firm.
    pub firm: Firm,
    /// The number of the firm's last command.
    pub head: i64,
    /// When that was done, by the authority's clock.
    pub changed: DateTime<Utc>,
}

impl Sqlite {
    /// About how many bytes a copy will have.
    pub async fn size(&self) -> Result<u64, StoreError> {
        let mut one = One(self.bystander().await?);
        let (pages, free) = (one.number("PRAGMA page_count"), "PRAGMA freelist_count");
        let pages = pages.await?;
        let free = one.number(free).await?;
        one.close().await?;
        Ok(u64::try_from(pages.saturating_sub(free)).unwrap_or_default() * PAGE)
    }

    /// Writes the file as it is now to `target`, which must not exist. Others read and write
    /// meanwhile. Setting `stop` ends it with [`StoreError::Stopped`]; after an error, what was
    /// written so far is for the caller to take away.
    pub async fn copy_to(&self, target: &Path, stop: Arc<AtomicBool>) -> Result<(), StoreError> {
        // A relative path could be taken for a URI.
        let target = std::path::absolute(target)?;
        let target = target
            .to_str()
            .ok_or_else(|| StoreError::Io(std::io::ErrorKind::InvalidFilename.into()))?;
        let mut connection = self.bystander().await?;
        let mut handle = connection.lock_handle().await.map_err(|e| sqlite::convert(&e))?;
        handle.set_progress_handler(LOOK, move || !stop.load(Ordering::Acquire));
        drop(handle);
        let copied = sqlite::execute(&mut connection, "VACUUM INTO $1".into(), vec![target.into()]).await;
        connection.close().await.map_err(|e| sqlite::convert(&e))?;
        copied.map(drop)
    }
}

/// Reads what the file at `path` says of itself. It is not brought up to date; one written by a newer
/// program is [`StoreError::Newer`].
pub async fn look(path: &Path, key: &Key) -> Result<Found, StoreError> {
    let mut one = open(path, key).await?;
    let found = one.found().await;
    one.close().await?;
    found
}

/// As [`look`], after reading every page and every index of a file nobody else has open.
pub async fn look_closely(path: &Path, key: &Key) -> Result<Found, StoreError> {
    let mut one = open(path, key).await?;
    let found = match one.is_sound().await {
        Ok(()) => one.found().await,
        Err(problem) => Err(problem),
    };
    one.close().await?;
    found
}

/// Makes sure that nobody has the file open, in this program or another, and that all of it is in
/// the one file: it may be moved then. Somebody else is [`StoreError::Busy`].
pub async fn stands_alone(path: &Path, key: &Key) -> Result<(), StoreError> {
    let options = sqlite::options(path, key).busy_timeout(CLOSING);
    let mut one = One(sqlite::connect(&options, sqlite::BARE).await?);
    // Needs the file for itself; the next one to open it changes that back.
    let mode = one.query("PRAGMA journal_mode = DELETE", Vec::new()).await;
    one.close().await?;
    let row = mode?.into_iter().next().ok_or(StoreError::row("database"))?;
    match row.read("database").text()?.as_str() {
        "delete" => Ok(()),
        _ => Err(StoreError::Busy),
    }
}

async fn open(path: &Path, key: &Key) -> Result<One, StoreError> {
    if !path.try_exists()? {
        return Err(StoreError::Missing);
    }
    let options = sqlite::options(path, key);
    Ok(One(sqlite::connect(&options, sqlite::READING).await?))
}

/// One connection outside of any transaction.
struct One(SqliteConnection);

impl One {
    async fn found(&mut self) -> Result<Found, StoreError> {
        if migrate::pending(self).await?.fresh {
            return Err(StoreError::Damaged);
        }
        let firm = firms::firms(self).await?.into_iter().next();
        let firm = firm.ok_or(StoreError::row("firm"))?;
        let (_, head) = firms::firm(self, firm.id).await?.ok_or(StoreError::row("firm"))?;
        let sql = "SELECT at FROM command_line WHERE firm = $1 AND seq = $2";
        let rows = self.query(sql, vec![(&firm.id.0).into(), head.into()]).await?;
        let row = rows.into_iter().next().ok_or(StoreError::row("command_line"))?;
        let changed = row.read("command_line").time()?;
        Ok(Found { firm, head, changed })
    }

    async fn is_sound(&mut self) -> Result<(), StoreError> {
        for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
            for row in self.query(pragma, Vec::new()).await? {
                if row.read("database").text()? != "ok" {
                    return Err(StoreError::Damaged);
                }
            }
        }
        Ok(())
    }

    async fn number(&mut self, sql: &'static str) -> Result<i64, StoreError> {
        let rows = self.query(sql, Vec::new()).await?;
        rows.into_iter()
            .next()
            .ok_or(StoreError::row("database"))?
            .read("database")
            .i64()
    }

    async fn close(self) -> Result<(), StoreError> {
        self.0.close().await.map_err(|e| sqlite::convert(&e))
    }
}

impl Query for One {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    async fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<Vec<Row>, StoreError> {
        sqlite::query(&mut self.0, sql.into(), args).await
    }
}
