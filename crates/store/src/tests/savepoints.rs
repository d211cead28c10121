//! Savepoints undo a part of a transaction and keep the rest.

use domain::change::WriteSet;
use domain::email::EmailAddress;
use domain::ids::UserId;

use super::world::{FIRM, clients, file, founded, memory, submit, user};
use crate::error::StoreError;
use crate::port::{Execute, Query, Store};
use crate::records::checksum::content_checksum;
use crate::records::people::cards;

/// Adds one client.
async fn add(w: &mut impl Execute, n: u128) {
    submit(w, "addClient", &clients(n, 1)).await.unwrap();
}

/// Which of the clients numbered 100 to 109 are there.
async fn there(q: &mut impl Query) -> Vec<u128> {
    let all: Vec<UserId> = (100..110).map(user).collect();
    let found = cards(q, FIRM, &all).await.unwrap();
    (100..110).filter(|n| found.contains_key(&user(*n))).collect()
}

/// 60 clients; the last one's address is taken.
fn refused() -> WriteSet {
    let mut changes = clients(200, 60);
    let last = changes.privates.inserted.last_mut().unwrap();
    last.email = EmailAddress::parse("c0@example.com").ok();
    changes
}

async fn savepoints_nest<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    add(&mut w, 100).await;
    w.savepoint().await.unwrap();
    add(&mut w, 101).await;
    w.savepoint().await.unwrap();
    add(&mut w, 102).await;
    w.savepoint().await.unwrap();
    add(&mut w, 103).await;
    w.release().await.unwrap();
    assert_eq!(there(&mut w).await, [100, 101, 102, 103]);
    w.roll_back_to().await.unwrap();
    assert_eq!(
        there(&mut w).await,
        [100, 101],
        "a released savepoint is undone with the one around it"
    );
    add(&mut w, 104).await;
    w.release().await.unwrap();
    w.commit().await.unwrap();
    assert_eq!(there(&mut store.read().await.unwrap()).await, [100, 101, 104]);
}

async fn a_failed_statement_leaves_earlier_work<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    add(&mut w, 105).await;
    let before = content_checksum(&mut w, FIRM).await.unwrap();
    for _ in 0..2 {
        w.savepoint().await.unwrap();
        let error = submit(&mut w, "importPeople", &refused()).await.unwrap_err();
        assert!(matches!(error, StoreError::Taken { .. }), "{error}");
        let during = content_checksum(&mut w, FIRM).await.unwrap();
        assert_ne!(during, before, "rows before the refused one are written");
        w.roll_back_to().await.unwrap();
        assert_eq!(content_checksum(&mut w, FIRM).await.unwrap(), before);
    }
    add(&mut w, 106).await;
    w.commit().await.unwrap();
    assert_eq!(there(&mut store.read().await.unwrap()).await, [100, 101, 104, 105, 106]);
}

async fn an_open_savepoint_ends_with_its_transaction<S: Store>(store: &S) {
    for commit in [false, true] {
        let mut w = store.write().await.unwrap();
        w.savepoint().await.unwrap();
        add(&mut w, 107).await;
        w.savepoint().await.unwrap();
        add(&mut w, 108).await;
        if commit {
            w.commit().await.unwrap();
        }
    }
    let mut w = store.write().await.unwrap();
    assert_eq!(there(&mut w).await, [100, 101, 104, 105, 106, 107, 108]);
    assert!(w.release().await.is_err(), "there is none");
}

async fn story<S: Store>(store: &S) {
    founded(store, 5).await;
    savepoints_nest(store).await;
    a_failed_statement_leaves_earlier_work(store).await;
    an_open_savepoint_ends_with_its_transaction(store).await;
}

#[tokio::test]
async fn in_memory() {
    story(&memory().await).await;
}

#[tokio::test]
async fn on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    story(&file(&folder).await).await;
}
