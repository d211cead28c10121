//! Prepares a file for opening: checks key and schema, and copies the file before it migrates it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::migrate::{MIGRATIONS, Migration, Pending, compare, run};
use super::part;
use super::place::{BUSY, PAGE, Place, READING};
use super::readers::bystander;
use super::transaction::SqliteTx;
use super::turn::Turn;
use super::writer::{Seat, Work, Writer, open_and_close, take_back_journal};
use crate::error::StoreError;
use crate::files::{LockFile, folder_of, sync_folder};
use crate::port::{Execute, Query};

/// How many copies made before migrations are kept beside a file.
const COPIES: usize = 3;

/// Checks a file's key and schema, and migrates it. No connection is open afterwards. A file that needs no
/// change is only read.
pub(crate) async fn prepare_file(place: &Place, create: bool, now: DateTime<Utc>) -> Result<(), StoreError> {
    prepare_with(place, create, now, MIGRATIONS).await
}

async fn prepare_with(
    place: &Place,
    create: bool,
    now: DateTime<Utc>,
    known: &'static [Migration],
) -> Result<(), StoreError> {
    match place.length()? {
        Some(1..) => {
            take_back_journal(place).await?;
            let (pending, is_logged) = found(place, known).await?;
            match (pending.steps.is_empty(), is_logged) {
                (true, true) => return Ok(()),
                (true, false) => return keep_log(place).await,
                (false, _) => {}
            }
        }
        None if !create => return Err(StoreError::Missing),
        Some(0) if !create => return Err(StoreError::Empty),
        None | Some(_) => {}
    }
    let turn = place.turns.take(BUSY).await?;
    let _lock = MigrationLock::take(&place.path)?;
    // Another process may have done it while this one waited for the turn.
    if place.length()?.is_some_and(|length| length > 0) {
        let (pending, _) = found(place, known).await?;
        if pending.steps.is_empty() {
            return Ok(());
        }
        if !pending.fresh {
            // So that the one file holds everything when it is copied. Closing a file drops the locks
            // this process has on it (POSIX), so nothing may have it open then.
            let mut writer = Writer::open(place, &turn).await?;
            writer.empty_log().await?;
            writer.close(&turn).await?;
            if of_a_device(place).await? {
                // The hub has everything, and what was taken from a device must not stay in a copy.
                for path in copies(&place.path)? {
                    std::fs::remove_file(path)?;
                }
            } else {
                copy(&place.path, now)?;
            }
        }
    }
    let seat = Seat::new(tokio::sync::Mutex::new(Some(Writer::open(place, &turn).await?)));
    let applied = apply(place, &seat, &turn, known, now).await;
    if let Some(writer) = seat.lock().await.take() {
        let closed = writer.close(&turn).await;
        applied.and(closed)
    } else {
        applied
    }
}

async fn apply(
    place: &Place,
    seat: &Seat,
    turn: &Turn,
    known: &'static [Migration],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let guard = Arc::clone(seat).lock_owned().await;
    let mut w = SqliteTx::in_turn(Work::begin_in(place, guard, turn).await?);
    let pending = compare(&mut w, known).await?;
    let fresh = pending.fresh;
    run(&mut w, pending, now).await?;
    if !fresh && part::is_part(&mut w).await? {
        // What the steps added is unique.
        part::loosen(&mut w).await?;
    }
    w.commit().await
}

/// Whether the file holds a part of a firm that a hub has.
async fn of_a_device(place: &Place) -> Result<bool, StoreError> {
    let mut q = bystander(place, READING).await?;
    let part = part::is_part(&mut q).await;
    q.close().await?;
    part
}

/// What the file lacks, and whether it is written through a log as it should be.
async fn found(place: &Place, known: &'static [Migration]) -> Result<(Pending, bool), StoreError> {
    match looked(place, known).await {
        Err(StoreError::WrongKey) if !looks_encrypted(&place.path) => Err(StoreError::Damaged),
        looked => looked,
    }
}

async fn looked(place: &Place, known: &'static [Migration]) -> Result<(Pending, bool), StoreError> {
    let mut q = bystander(place, READING).await?;
    let pending = compare(&mut q, known).await;
    let mode = q.query("PRAGMA journal_mode", Vec::new()).await;
    q.close().await?;
    let pending = pending?;
    let mode = mode?.into_iter().next().ok_or(StoreError::row("database"))?;
    Ok((pending, mode.read("database").text()? == "wal"))
}

/// Switches the file back to a log, after its log was emptied into it.
async fn keep_log(place: &Place) -> Result<(), StoreError> {
    match open_and_close(place).await {
        // It can be read as it is.
        Err(StoreError::ReadOnly | StoreError::DiskFull) => Ok(()),
        kept => kept,
    }
}

/// A wrong key and a damaged first page give the same error; only the length and the unencrypted part can
/// distinguish them.
fn looks_encrypted(path: &Path) -> bool {
    use std::io::Read as _;
    let Ok(mut file) = std::fs::File::open(path) else {
        return false;
    };
    let mut head = [0; 16];
    let whole_pages = file.metadata().is_ok_and(|m| m.len() > 0 && m.len() % PAGE == 0);
    whole_pages && file.read_exact(&mut head).is_ok() && head != *b"SQLite format 3\0"
}

/// Held while a file is migrated; the operating system takes it back if the process dies.
struct MigrationLock(LockFile);

impl MigrationLock {
    fn take(database: &Path) -> Result<Self, StoreError> {
        let taken = LockFile::try_take(database.with_added_extension("migrating"))?;
        taken.map(Self).ok_or(StoreError::Migrating)
    }
}

impl Drop for MigrationLock {
    fn drop(&mut self) {
        // Left behind it does no harm: the lock counts, not the file.
        let _ = std::fs::remove_file(self.0.path());
    }
}

fn copy(database: &Path, now: DateTime<Utc>) -> Result<(), StoreError> {
    let target = database.with_added_extension(format!("before-{}", now.format("%Y%m%d%H%M%S%6f")));
    let copied = std::fs::copy(database, &target).and_then(|_| {
        let copy = std::fs::File::options().write(true).open(&target)?;
        copy.sync_all()
    });
    if let Err(problem) = copied.and_then(|()| sync_folder(&target)) {
        // An incomplete copy is useless.
        let _nothing_was_made = std::fs::remove_file(&target);
        return Err(problem.into());
    }
    let mut copies = copies(database)?;
    copies.sort();
    let old = copies.len().saturating_sub(COPIES);
    for path in copies.into_iter().take(old) {
        std::fs::remove_file(path)?;
    }
    Ok(())
}

/// The copies beside a database file.
fn copies(database: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let start = database.with_added_extension("before-");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder_of(database))? {
        let path = entry?.path();
        // Only a time follows it: a copy that was opened may have files beside it.
        let ours = match (path.file_name(), start.file_name()) {
            (Some(name), Some(start)) => {
                let time = name.as_encoded_bytes().strip_prefix(start.as_encoded_bytes());
                time.is_some_and(|time| time.iter().all(u8::is_ascii_digit))
            }
            _ => false,
        };
        if ours {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{MIGRATIONS, Migration, MigrationLock, READING, bystander, copies, part, prepare_file, prepare_with};
    use crate::backend::place::Place;
    use crate::backend::sqlite::Sqlite;
    use crate::error::StoreError;
    use crate::key::Key;
    use crate::port::{Execute as _, Query as _, Store as _};

    /// What an earlier version of the program knew.
    const EARLIER: &[Migration] = &[Migration {
        name: "202611220900_records",
        text: include_str!("../../../../migrations/records/202611220900_records.sql"),
    }];

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    #[tokio::test]
    async fn a_file_is_copied_before_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("firm.db");
        let place = Place::new(&path, &Key::new([1; 32]));
        prepare_with(&place, true, now(), EARLIER).await.unwrap();
        assert_eq!(
            copies(&path).unwrap(),
            Vec::<std::path::PathBuf>::new(),
            "a new file has nothing to lose"
        );
        let before = std::fs::read(&path).unwrap();
        prepare_file(&place, false, now()).await.unwrap();
        let kept = copies(&path).unwrap();
        assert_eq!(kept.len(), 1);
        assert!(
            std::fs::read(&kept[0]).unwrap() == before,
            "the copy is the file as it was"
        );
        prepare_with(&Place::new(&kept[0], &place.key), false, now(), EARLIER)
            .await
            .unwrap();
        let newer = prepare_with(&place, false, now(), EARLIER).await;
        assert!(matches!(newer, Err(StoreError::Newer { known, .. }) if known == "202611220900_records"));
        prepare_file(&place, false, now()).await.unwrap();
        assert_eq!(copies(&path).unwrap().len(), 1, "nothing to do, nothing to copy");
    }

    /// What a later version of the program knows.
    fn later() -> &'static [Migration] {
        let known = MIGRATIONS.iter().map(|step| Migration {
            name: step.name,
            text: step.text,
        });
        let added = Migration {
            name: "299912310000_later",
            text: "CREATE TABLE later (key TEXT NOT NULL);\nCREATE UNIQUE INDEX later_key ON later (key);\n",
        };
        known.chain([added]).collect::<Vec<_>>().leak()
    }

    #[tokio::test]
    async fn a_file_of_a_device_is_not_copied_and_stays_loose() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("firm.db");
        let key = Key::new([1; 32]);
        let store = Sqlite::open(&path, &key, true, now()).await.unwrap();
        let mut w = store.write().await.unwrap();
        let set = "INSERT INTO setting (key, value) VALUES ($1, $2)";
        w.execute(set, vec![part::HOLDS.into(), part::PART.into()])
            .await
            .unwrap();
        part::loosen(&mut w).await.unwrap();
        w.commit().await.unwrap();
        store.close().await.unwrap();
        std::fs::write(folder.path().join("firm.db.before-20261130080000000000"), "all of it").unwrap();

        prepare_with(&Place::new(&path, &key), false, now(), later())
            .await
            .unwrap();
        assert_eq!(copies(&path).unwrap(), Vec::<std::path::PathBuf>::new());
        let mut q = bystander(&Place::new(&path, &key), READING).await.unwrap();
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE INDEX %'";
        assert_eq!(q.query(sql, Vec::new()).await.unwrap().len(), 0, "no index is unique");
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND name = 'later_key'";
        assert_eq!(q.query(sql, Vec::new()).await.unwrap().len(), 1);
        q.close().await.unwrap();
    }

    #[tokio::test]
    async fn three_copies_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("firm.db");
        let place = Place::new(&path, &Key::new([1; 32]));
        for day in 0..5 {
            let _ = std::fs::remove_file(&path);
            prepare_with(&place, true, now(), EARLIER).await.unwrap();
            prepare_file(&place, false, now() + TimeDelta::days(day)).await.unwrap();
        }
        let mut kept = copies(&path).unwrap();
        kept.sort();
        let last = kept.last().unwrap().to_str().unwrap().to_owned();
        assert_eq!(
            (kept.len(), last.ends_with("before-20270119080000000000")),
            (3, true),
            "{last}"
        );
    }

    #[tokio::test]
    async fn one_process_migrates_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("firm.db");
        let place = Place::new(&path, &Key::new([1; 32]));
        prepare_with(&place, true, now(), EARLIER).await.unwrap();
        let lock = MigrationLock::take(&path).unwrap();
        assert!(matches!(
            prepare_file(&place, false, now()).await,
            Err(StoreError::Migrating)
        ));
        prepare_with(&place, false, now(), EARLIER).await.unwrap();
        drop(lock);
        prepare_file(&place, false, now()).await.unwrap();
    }
}
