//! Files: keys, versions, damage, copies, and what can be read from their bytes.

use std::path::{Path, PathBuf};

use super::world::{FIRM, clients, file, founded, key, now, submit};
use crate::Sqlite;
use crate::device::search::Loader;
use crate::error::StoreError;
use crate::key::Key;
use crate::port::{Execute, Query, Store};
use crate::records::firms;

async fn open(path: &Path, key: &Key) -> Result<Sqlite, StoreError> {
    Sqlite::open(path, key, false, now()).await
}

async fn closed_firm(folder: &tempfile::TempDir) -> PathBuf {
    let store = file(folder).await;
    founded(&store, 60).await;
    let path = store.path().to_owned();
    store.close().await.unwrap();
    path
}

fn names(folder: &tempfile::TempDir) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn only_the_right_key_opens_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed_firm(&folder).await;
    assert!(matches!(
        open(&path, &Key::new([8; 32])).await,
        Err(StoreError::WrongKey)
    ));
    assert!(matches!(
        open(&folder.path().join("none.db"), &key()).await,
        Err(StoreError::Missing)
    ));
    let store = open(&path, &key()).await.unwrap();
    let mut r = store.read().await.unwrap();
    assert!(firms::firm(&mut r, FIRM).await.unwrap().is_some());
    drop(r);
    store.close().await.unwrap();
    assert_eq!(names(&folder), ["firm.db"], "nothing is left beside it");
}

#[tokio::test]
async fn damage_is_told_from_a_wrong_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed_firm(&folder).await;
    let whole = std::fs::read(&path).unwrap();

    std::fs::write(&path, &whole[..whole.len() / 2 + 100]).unwrap();
    let half = open(&path, &key()).await;
    let found = match half {
        Ok(store) => store.integrity_check().await,
        Err(e) => Err(e),
    };
    assert!(matches!(found, Err(StoreError::Damaged)), "{found:?}");

    std::fs::write(&path, "name;email\nAna Roy;ana@example.com\n").unwrap();
    assert!(matches!(open(&path, &key()).await, Err(StoreError::Damaged)));

    let mut torn = whole.clone();
    let middle = torn.len() / 2 / 4096 * 4096;
    torn[middle..middle + 4096].fill(0x5a);
    std::fs::write(&path, &torn).unwrap();
    let store = open(&path, &key()).await.unwrap();
    assert!(matches!(store.integrity_check().await, Err(StoreError::Damaged)));
}

/// A power cut while the log is moved into the file leaves pages by halves, and the whole log.
#[tokio::test]
async fn pages_that_the_log_has_are_not_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed_firm(&folder).await;
    let log = path.with_extension("db-wal");
    let before = std::fs::read(&path).unwrap();
    let store = open(&path, &key()).await.unwrap();
    let mut w = store.write().await.unwrap();
    submit(&mut w, "importPeople", &clients(60, 40)).await.unwrap();
    w.commit().await.unwrap();
    let logged = std::fs::read(&log).unwrap();
    store.close().await.unwrap();
    let after = std::fs::read(&path).unwrap();

    // Of every page that the log moved, the first half is new.
    let mut torn = before.clone();
    torn.resize(after.len(), 0);
    let mut halves = 0;
    for (old, new) in torn.chunks_mut(4096).zip(after.chunks(4096)) {
        if old != new {
            old[..2048].copy_from_slice(&new[..2048]);
            halves += 1;
        }
    }
    assert!(halves > 3, "{halves}");
    std::fs::write(&path, &torn).unwrap();
    std::fs::write(&log, &logged).unwrap();
    let store = open(&path, &key()).await.unwrap();
    store.integrity_check().await.unwrap();
    store.close().await.unwrap();

    // Without the log they are. (A damaged first page cannot be told from a wrong key.)
    torn[..4096].copy_from_slice(&before[..4096]);
    std::fs::write(&path, &torn).unwrap();
    let found = match open(&path, &key()).await {
        Ok(store) => store.integrity_check().await,
        Err(problem) => Err(problem),
    };
    assert!(matches!(found, Err(StoreError::Damaged)), "{found:?}");
}

/// Megabytes of addresses that a process of its own may use, and of a text it then wants.
#[cfg(unix)]
const NARROW: [usize; 2] = [1_500, 999];

#[cfg(unix)]
#[tokio::test]
async fn short_memory_is_not_damage() {
    const AGAIN: &str = "COVERBOOK_SHORT_MEMORY";
    let [limit, text] = NARROW;
    if std::env::var_os(AGAIN).is_none() {
        let (_crate, module) = module_path!().split_once("::").unwrap();
        let run = std::process::Command::new("sh")
            .args(["-c", &format!("ulimit -v {}; exec \"$0\" \"$@\"", limit * 1_000)])
            .arg(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "--test-threads=1",
                &format!("{module}::short_memory_is_not_damage"),
            ])
            .env(AGAIN, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = closed_firm(&folder).await;
    let store = open(&path, &key()).await.unwrap();
    let mut r = store.read().await.unwrap();
    let long = format!("SELECT length(hex(zeroblob({})))", text * 500_000);
    let told = r.query(long, Vec::new()).await;
    assert!(matches!(told, Err(StoreError::Memory)), "{told:?}");
    drop(r);
    let mut r = store.read().await.unwrap();
    assert!(firms::firm(&mut r, FIRM).await.unwrap().is_some());
    drop(r);
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_newer_or_altered_schema_is_refused() {
    for (sql, newer) in [
        (
            "INSERT INTO schema_migration (name, hash, at) VALUES ('999912312359_later', 'x', 0)",
            true,
        ),
        (
            "UPDATE schema_migration SET hash = 'x' WHERE name = '202611220900_records'",
            false,
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = closed_firm(&folder).await;
        let store = open(&path, &key()).await.unwrap();
        let mut w = store.write().await.unwrap();
        w.execute(sql, Vec::new()).await.unwrap();
        w.commit().await.unwrap();
        store.close().await.unwrap();
        let error = open(&path, &key()).await.unwrap_err();
        match error {
            StoreError::Newer { found, .. } if newer => assert_eq!(found, "999912312359_later"),
            StoreError::MigrationChanged { name } if !newer => assert_eq!(name, "202611220900_records"),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn no_name_or_number_can_be_read_from_the_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 20).await;
    let mut w = store.write().await.unwrap();
    let set = super::world::clients(0, 20);
    let mut loader = Loader::new(&set, &super::world::sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    w.commit().await.unwrap();
    let mut marks: Vec<String> = Vec::new();
    for n in 0..20 {
        marks.extend([
            format!("c{n}@Example.com"),
            format!("CRM-{n:06}"),
            format!("+44207946{n:04}"),
        ]);
    }
    marks.extend(
        [
            "Müller",
            "Łukasz",
            "Smith-Jones",
            "de la Cruz",
            "muller",
            "user_card",
            "Brown & Roy",
        ]
        .map(Into::into),
    );
    let searched = |files: Vec<String>| {
        for name in files {
            let bytes = std::fs::read(folder.path().join(&name)).unwrap();
            for mark in &marks {
                let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
                for needle in [mark.as_bytes(), &wide] {
                    assert!(!bytes.windows(needle.len()).any(|w| w == needle), "{mark} in {name}");
                }
            }
        }
    };
    assert!(names(&folder).len() >= 2, "the log is there beside the file");
    searched(names(&folder));
    store.close().await.unwrap();
    searched(names(&folder));
}

/// As another program: a task must not have two transactions of one file.
async fn again(store: &Sqlite) -> Sqlite {
    open(store.path(), store.key()).await.unwrap()
}

#[cfg(debug_assertions)]
#[tokio::test]
#[should_panic(expected = "asks for another")]
async fn a_task_cannot_hold_two_transactions() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    let _one = store.read().await.unwrap();
    let _other = store.read().await.unwrap();
}

#[tokio::test]
async fn readers_do_not_write_and_do_not_wait() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 5).await;
    let writer = again(&store).await;
    let w = writer.write().await.unwrap();
    let mut r = store.read().await.unwrap();
    assert_eq!(firms::firms(&mut r).await.unwrap().len(), 1);
    assert!(r.execute("DELETE FROM firm", Vec::new()).await.is_err());
    drop(w);
}

#[tokio::test]
async fn a_view_does_not_change_under_its_reader() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 5).await;
    let mut r = store.read().await.unwrap();
    let count = "SELECT count(*) FROM setting";
    let before = r.query(count, Vec::new()).await.unwrap();
    let writer = again(&store).await;
    let mut w = writer.write().await.unwrap();
    crate::device::settings::set(&mut w, "a", "b").await.unwrap();
    w.commit().await.unwrap();
    assert_eq!(r.query(count, Vec::new()).await.unwrap(), before);
}
