//! Copies of a whole file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::world::{FIRM, clients, file, founded, key, now, submit};
use crate::Sqlite;
use crate::backend::copies::{look, look_closely, stands_alone};
use crate::error::StoreError;
use crate::key::Key;
use crate::port::{Execute, Store};
use crate::records::checksum::content_checksum;

fn go_on() -> Arc<AtomicBool> {
    Arc::default()
}

async fn content(store: &Sqlite) -> u64 {
    let mut r = store.read().await.unwrap();
    content_checksum(&mut r, FIRM).await.unwrap()
}

#[tokio::test]
async fn a_copy_is_a_snapshot_with_the_same_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 60).await;
    let before = content(&store).await;
    // A writer in the middle of its work neither waits nor is copied.
    let mut w = store.write().await.unwrap();
    submit(&mut w, "importPeople", &clients(1_000, 5)).await.unwrap();
    let target = folder.path().join("copy");
    store.copy_to(&target, go_on()).await.unwrap();
    w.commit().await.unwrap();
    assert_ne!(content(&store).await, before);

    let size = std::fs::metadata(&target).unwrap().len();
    assert!(size.abs_diff(store.size().await.unwrap()) < size / 2, "{size}");
    let (own, copied) = (
        look(store.path(), &key()).await.unwrap(),
        look_closely(&target, &key()).await.unwrap(),
    );
    assert_eq!((copied.head, own.head), (own.head - 1, copied.head + 1));
    assert_eq!((copied.firm.id, &copied.firm.name), (FIRM, &own.firm.name));
    assert!(matches!(
        look(&target, &Key::new([8; 32])).await,
        Err(StoreError::WrongKey)
    ));
    store.close().await.unwrap();

    let bytes = std::fs::read(&target).unwrap();
    for plain in ["SQLite format 3", "user_card", "example.com", "Brown & Roy"] {
        assert!(!bytes.windows(plain.len()).any(|w| w == plain.as_bytes()), "{plain}");
    }
    let copy = Sqlite::open(&target, &key(), false, now()).await.unwrap();
    assert_eq!(content(&copy).await, before);
    copy.integrity_check().await.unwrap();
    copy.close().await.unwrap();
}

#[tokio::test]
async fn a_cancelled_copy_stops() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 300).await;
    let stop = go_on();
    stop.store(true, Ordering::Release);
    let stopped = store.copy_to(&folder.path().join("copy"), stop).await;
    assert!(matches!(stopped, Err(StoreError::Stopped)), "{stopped:?}");
    // The file is as usable as before, and nothing is written over.
    store.copy_to(&folder.path().join("second"), go_on()).await.unwrap();
    assert!(store.copy_to(&folder.path().join("second"), go_on()).await.is_err());
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_file_in_use_is_not_moved_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 5).await;
    let path = store.path().to_owned();
    assert!(matches!(stands_alone(&path, &key()).await, Err(StoreError::Busy)));
    assert!(matches!(
        look(&path.with_extension("none"), &key()).await,
        Err(StoreError::Missing)
    ));
    store.close().await.unwrap();
    stands_alone(&path, &key()).await.unwrap();
    let store = Sqlite::open(&path, &key(), false, now()).await.unwrap();
    content(&store).await;
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_torn_file_or_one_without_a_firm_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 300).await;
    let path = store.path().to_owned();
    store.close().await.unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(look_closely(&path, &key()).await, Err(StoreError::Damaged)));
    let blank = folder.path().join("blank");
    std::fs::write(&blank, "").unwrap();
    for looked in [look(&blank, &key()).await, look_closely(&blank, &key()).await] {
        assert!(matches!(looked, Err(StoreError::Empty)), "{looked:?}");
    }
    let opened = Sqlite::open(&blank, &key(), false, now()).await;
    assert!(matches!(opened, Err(StoreError::Empty)), "{opened:?}");
}
