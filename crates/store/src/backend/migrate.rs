//! The schema, brought up to date step by step.
//!
//! Migrations are only ever added. What was applied is noted with a hash of its text; a file
//! that has migrations this program does not know was written by a newer one and is refused.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::backend::place::{BUSY, PAGE, Place, READING};
use crate::backend::readers::bystander;
use crate::backend::sqlite::SqliteTx;
use crate::backend::turn::Turn;
use crate::backend::writer::{Seat, Work, Writer, open_and_close, take_back_journal};
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::port::{Execute, Query};

/// One step: its name, which begins with the time it was written, and its SQL.
struct Migration {
    name: &'static str,
    text: &'static str,
}

macro_rules! migrations {
    ($($folder:literal / $name:literal),* $(,)?) => {
        &[$(Migration {
            name: $name,
            text: include_str!(concat!("../../../../migrations/", $folder, "/", $name, ".sql")),
        }),*]
    };
}

/// Every step, in the order of the names.
const MIGRATIONS: &[Migration] = migrations![
    "records" / "202611220900_records",
    "hub" / "202611220901_unique",
    "device" / "202611220902_device",
    "device" / "202611220903_planner",
    "records" / "202611221700_invitations",
    "hub" / "202611221701_mail",
    "device" / "202611221702_planner_mail",
    "device" / "202611222300_invitation_line",
    "records" / "202611222301_groups",
    "device" / "202611222301_groups_planner",
    "records" / "202611222302_books",
    "records" / "202611222303_duplicates",
    "device" / "202611222303_planner_duplicates",
    "hub" / "202611222304_notices",
    "device" / "202611222304_planner_notices",
    "records" / "202611222304_welcome",
    "records" / "202611222306_joining",
    "hub" / "202611222306_joining_unique",
    "records" / "202611222306_picture",
    "records" / "202611290700_fields",
    "device" / "202611290701_planner_notes",
    "device" / "202611291200_similar",
    "device" / "202611291201_at_hand",
];

/// How many copies made before migrations are kept beside a file.
const COPIES: usize = 3;

/// Which steps a database lacks.
pub(crate) struct Pending {
    steps: Vec<&'static Migration>,
    /// Whether there is nothing in it at all.
    pub(crate) fresh: bool,
}

/// Compares what was applied with what this program knows.
pub(crate) async fn pending(q: &mut impl Query) -> Result<Pending, StoreError> {
    compare(q, MIGRATIONS).await
}

async fn compare(q: &mut impl Query, known: &'static [Migration]) -> Result<Pending, StoreError> {
    let tables = match q.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table'",
    };
    let tables = q.query(tables, Vec::new()).await?;
    if tables.is_empty() {
        return Ok(Pending {
            steps: known.iter().collect(),
            fresh: true,
        });
    }
    let ours = tables
        .into_iter()
        .any(|row| row.read("schema").text().is_ok_and(|t| t == "schema_migration"));
    if !ours {
        return Err(StoreError::Damaged);
    }
    let rows = q
        .query("SELECT name, hash FROM schema_migration ORDER BY name", Vec::new())
        .await?;
    let mut applied = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = row.read("schema_migration");
        applied.push((row.text()?, row.text()?));
    }
    for (name, applied_hash) in &applied {
        match known.iter().find(|m| m.name == name) {
            None => {
                let last = known.last().map_or("", |m| m.name);
                return Err(StoreError::Newer {
                    found: name.clone(),
                    known: last.to_owned(),
                });
            }
            Some(m) if hash(m.text) != *applied_hash => {
                return Err(StoreError::MigrationChanged { name: name.clone() });
            }
            Some(_) => {}
        }
    }
    let steps = known
        .iter()
        .filter(|m| !applied.iter().any(|(name, _)| name == m.name))
        .collect();
    Ok(Pending { steps, fresh: false })
}

/// Applies the steps within the open transaction.
pub(crate) async fn run(w: &mut impl Execute, pending: Pending, now: DateTime<Utc>) -> Result<(), StoreError> {
    let dialect = w.dialect();
    if pending.fresh {
        w.execute(
            "CREATE TABLE schema_migration (name TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL, at BIGINT NOT NULL)",
            Vec::new(),
        )
        .await?;
    }
    for step in pending.steps {
        for statement in statements(&dialect.migration(step.text)) {
            w.execute(statement, Vec::new()).await?;
        }
        w.execute(
            "INSERT INTO schema_migration (name, hash, at) VALUES ($1, $2, $3)",
            vec![step.name.into(), hash(step.text).into(), now.into()],
        )
        .await?;
    }
    Ok(())
}

/// Statements end with a semicolon at the end of a line; comments are lines of their own.
fn statements(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut statement = String::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("--")) {
        statement.push_str(line);
        statement.push('\n');
        if line.trim_end().ends_with(';') {
            out.push(std::mem::take(&mut statement));
        }
    }
    if !statement.trim().is_empty() {
        out.push(statement);
    }
    out
}

/// FNV-1a, 64 bit (RFC 9923), of the text without carriage returns: it has to notice edits, not attacks.
fn hash(text: &str) -> String {
    let bytes = text.bytes().filter(|b| *b != b'\r');
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{sum:016x}")
}

/// Checks a file's key and schema, and brings it up to date. No connection is open afterwards. A file
/// that has nothing to be changed about it is only read.
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
    // Somebody else may have done it while the turn was waited for.
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
            copy(&place.path, now)?;
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
    run(&mut w, pending, now).await?;
    w.commit().await
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

/// Has the file written through a log again, after somebody made sure that all was in the one file.
async fn keep_log(place: &Place) -> Result<(), StoreError> {
    match open_and_close(place).await {
        // It can be read as it is.
        Err(StoreError::ReadOnly | StoreError::DiskFull) => Ok(()),
        kept => kept,
    }
}

/// A file under a wrong key and one with a damaged first page cannot be told apart, save for
/// their length and for what is not encrypted at all.
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
struct MigrationLock {
    path: PathBuf,
    file: std::fs::File,
}

impl MigrationLock {
    fn take(database: &Path) -> Result<Self, StoreError> {
        let path = beside(database, "migrating");
        let file = std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { path, file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::Migrating),
            Err(std::fs::TryLockError::Error(e)) => Err(e.into()),
        }
    }
}

impl Drop for MigrationLock {
    fn drop(&mut self) {
        // Left behind it does no harm: the lock counts, not the file.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut name = database.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(suffix);
    database.with_file_name(name)
}

fn copy(database: &Path, now: DateTime<Utc>) -> Result<(), StoreError> {
    let target = beside(database, &format!("before-{}", now.format("%Y%m%d%H%M%S%6f")));
    let copied = std::fs::copy(database, &target).and_then(|_| {
        let copy = std::fs::File::options().write(true).open(&target)?;
        copy.sync_all()
    });
    if let Err(problem) = copied.and_then(|()| sync_folder(&target)) {
        // A part of a copy is none.
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

/// Makes a new name last: on Unix a name is data of its folder.
#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The copies beside a database file.
fn copies(database: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let start = beside(database, "before-");
    let folder = database
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        // Behind it stands a time and nothing else: a copy that was opened may have files beside it.
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

    use super::{MIGRATIONS, Migration, MigrationLock, copies, hash, prepare_file, prepare_with, statements};
    use crate::backend::place::Place;
    use crate::error::StoreError;
    use crate::key::Key;

    /// What an earlier version of the program knew.
    const EARLIER: &[Migration] = &[Migration {
        name: "202611220900_records",
        text: include_str!("../../../../migrations/records/202611220900_records.sql"),
    }];

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    #[test]
    fn steps_are_in_order_and_all_there() {
        assert!(MIGRATIONS.is_sorted_by_key(|m| m.name));
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        let mut files = Vec::new();
        for folder in ["records", "hub", "device"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                files.push(entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned());
            }
        }
        files.sort();
        assert_eq!(files, MIGRATIONS.iter().map(|m| m.name).collect::<Vec<_>>());
    }

    #[test]
    fn statements_end_with_their_line() {
        let text = "-- a; b\nCREATE TABLE a (\n  b TEXT\n);\n\nSELECT ';' || 'x';\nSELECT 1\n";
        assert_eq!(
            statements(text),
            [
                "CREATE TABLE a (\n  b TEXT\n);\n",
                "\nSELECT ';' || 'x';\n",
                "SELECT 1\n"
            ]
        );
    }

    #[test]
    fn line_ends_do_not_alter_a_migration() {
        assert_eq!(hash("a\r\nb"), hash("a\nb"));
        assert_ne!(hash("a\nb"), hash("a\nc"));
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
