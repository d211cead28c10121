//! Whole copies of a firm's file, and reading its head before it is opened.
//!
//! SQLite itself makes a copy (`VACUUM INTO`) in one read transaction, so that it shows the firm at one
//! moment despite other writers, and it goes through SQLCipher, so that no page is ever unencrypted. It has
//! the key and the salt of its source.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::firm::Firm;
use sqlx::{AssertSqlSafe, Connection as _};

use super::migrate;
use super::place::{BARE, INDEXES, PAGE, PAGES, Place, READING, convert};
use super::readers::{Bystander, alone, bystander};
use super::sqlite::Sqlite;
use super::turn::{Gate, Turn};
use super::writer::{Writer, take_back_journal};
use crate::error::StoreError;
use crate::key::Key;
use crate::port::Query;
use crate::records::firms;

/// Instructions of the database between two looks whether a copy is still wanted: some hundred rows.
const LOOK: i32 = 1_000;

/// How long to wait for another program that is opening or closing a file that is to be replaced.
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
        let mut one = self.bystander().await?;
        let pages = number(&mut one, "PRAGMA page_count").await?;
        let free = number(&mut one, "PRAGMA freelist_count").await?;
        one.close().await?;
        Ok(u64::try_from(pages.saturating_sub(free)).unwrap_or_default() * PAGE)
    }

    /// Writes the file as it is now to `target`, which does not exist or is empty. Other connections read
    /// and write meanwhile. Setting `stop` ends it with [`StoreError::Stopped`]; after an error, the caller
    /// must delete what was written.
    pub async fn copy_to(&self, target: &Path, stop: Arc<AtomicBool>) -> Result<(), StoreError> {
        copy(self.bystander().await?, target, stop).await
    }
}

/// Copies a file without a log to `target`, which is missing or empty, and encrypts the copy with
/// another key. Setting `stop` ends it with [`StoreError::Stopped`]. After an error, or if it is cut
/// short, the caller has to delete `target`.
pub async fn copy_under(
    _alone: &Alone,
    (path, old): (&Path, &Key),
    (target, new): (&Path, &Key),
    stop: Arc<AtomicBool>,
) -> Result<(), StoreError> {
    copy(alone(&Place::new(path, old), BARE).await?, target, stop).await?;
    let place = Place::new(target, old);
    let mut connection = place
        .connect(&place.options().read_only(false), "PRAGMA temp_store = MEMORY")
        .await?;
    // No journal: a copy that is cut short is deleted.
    let rekey = zeroize::Zeroizing::new(format!(
        "PRAGMA journal_mode = OFF; PRAGMA rekey = \"x'{}'\"",
        *new.to_hex()
    ));
    let ciphered = sqlx::raw_sql(AssertSqlSafe((*rekey).clone()))
        .execute(&mut connection)
        .await;
    let closed = connection.close().await;
    if let Err(problem) = ciphered.and(closed) {
        return Err(place.explain(&problem).await);
    }
    std::fs::File::options().write(true).open(target)?.sync_all()?;
    Ok(())
}

/// One moment of the file, written to `target`.
async fn copy(mut one: Bystander, target: &Path, stop: Arc<AtomicBool>) -> Result<(), StoreError> {
    // A relative path could be taken for a URI.
    let target = std::path::absolute(target)?;
    let target = target
        .to_str()
        .ok_or_else(|| StoreError::Io(std::io::ErrorKind::InvalidFilename.into()))?;
    let mut handle = one.connection.lock_handle().await.map_err(|e| convert(&e))?;
    handle.set_progress_handler(LOOK, move || !stop.load(Ordering::Acquire));
    drop(handle);
    let copied = one.execute("VACUUM INTO $1", vec![target.into()]).await;
    one.close().await?;
    copied.map(drop)
}

/// Reads what the file at `path` says of itself. It is not brought up to date; one written by a newer
/// program is [`StoreError::Newer`].
pub async fn look(path: &Path, key: &Key) -> Result<Found, StoreError> {
    let place = there(path, key)?;
    let _opening = place.turns.open(CLOSING).await?;
    take_back_journal(&place).await?;
    if place.log() > 0 {
        return found_in(bystander(&place, READING).await?).await;
    }
    // The file has not changed since it was closed, and cannot change now: no file is created beside
    // it.
    let Ok(still) = place.turns.keep_still(CLOSING).await else {
        return found_in(bystander(&place, READING).await?).await;
    };
    if place.log() > 0 {
        drop(still);
        return found_in(bystander(&place, READING).await?).await;
    }
    let found = found_in(alone(&place, READING).await?).await;
    drop(still);
    if !place.beside("-wal").exists()
        && let Ok(turn) = place.turns.take(Duration::ZERO).await
    {
        place.turns.sweep(&turn);
    }
    found
}

/// As [`look`], after reading every page and every index of a file that no other program has open.
pub async fn look_closely(path: &Path, key: &Key) -> Result<Found, StoreError> {
    let mut one = alone(&there(path, key)?, READING).await?;
    match is_sound(&mut one).await {
        Ok(()) => found_in(one).await,
        Err(problem) => {
            one.close().await?;
            Err(problem)
        }
    }
}

/// A file that no program has open, or can open or write, as long as this value lives: it is safe to
/// replace.
#[derive(Debug)]
pub struct Alone {
    _gate: Gate,
    _turn: Turn,
}

/// Makes sure that no program has the file open and that its log is empty. If another one has it open:
/// [`StoreError::Busy`].
pub async fn stands_alone(path: &Path, key: &Key) -> Result<Alone, StoreError> {
    let place = Place::new(path, key);
    let gate = place.turns.replace(CLOSING).await?;
    let turn = place.turns.take(CLOSING).await?;
    let mut writer = Writer::open(&place, &turn).await?;
    writer.run("PRAGMA busy_timeout = 2000").await?;
    // Needs the file for itself; the next one to open it changes that back.
    let mode: Result<String, _> = sqlx::query_scalar("PRAGMA journal_mode = DELETE")
        .fetch_one(writer.connection()?)
        .await;
    writer.close(&turn).await?;
    let mode = match mode {
        Ok(mode) => mode,
        Err(problem) => return Err(place.explain(&problem).await),
    };
    if mode != "delete" || place.log() > 0 {
        return Err(StoreError::Busy);
    }
    Ok(Alone {
        _gate: gate,
        _turn: turn,
    })
}

/// As [`stands_alone`], of a place where no file is yet.
pub async fn is_free(path: &Path) -> Result<Alone, StoreError> {
    // No file, no key.
    let place = Place::new(path, &Key::new([0; 32]));
    let gate = place.turns.replace(CLOSING).await?;
    let turn = place.turns.take(CLOSING).await?;
    Ok(Alone {
        _gate: gate,
        _turn: turn,
    })
}

fn there(path: &Path, key: &Key) -> Result<Place, StoreError> {
    let place = Place::new(path, key);
    match place.length()? {
        None => Err(StoreError::Missing),
        Some(0) => Err(StoreError::Empty),
        Some(_) => Ok(place),
    }
}

async fn found_in(mut one: Bystander) -> Result<Found, StoreError> {
    let found = found(&mut one).await;
    one.close().await?;
    found
}

async fn found(one: &mut Bystander) -> Result<Found, StoreError> {
    if migrate::pending(one).await?.fresh {
        return Err(StoreError::Damaged);
    }
    let firm = firms::firms(one).await?.into_iter().next();
    let firm = firm.ok_or(StoreError::row("firm"))?;
    let (_, head) = firms::firm(one, firm.id).await?.ok_or(StoreError::row("firm"))?;
    let sql = "SELECT at FROM command_line WHERE firm = $1 AND seq = $2";
    let rows = one.query(sql, vec![(&firm.id.0).into(), head.into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("command_line"))?;
    let changed = row.read("command_line").time()?;
    Ok(Found { firm, head, changed })
}

async fn is_sound(one: &mut Bystander) -> Result<(), StoreError> {
    for pragma in [PAGES, INDEXES] {
        for row in one.query(pragma, Vec::new()).await? {
            if row.read("database").text()? != "ok" {
                return Err(StoreError::Damaged);
            }
        }
    }
    Ok(())
}

async fn number(one: &mut Bystander, sql: &'static str) -> Result<i64, StoreError> {
    let rows = one.query(sql, Vec::new()).await?;
    rows.into_iter()
        .next()
        .ok_or(StoreError::row("database"))?
        .read("database")
        .i64()
}
