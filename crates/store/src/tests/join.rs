//! Usernames and terms: stored, unique, undone and redone.

use chrono::TimeDelta;
use domain::change::WriteSet;
use domain::ids::UserId;
use domain::join::{FirmTerms, Joining, OWN_TERMS, Terms};
use domain::username::Username;

use super::world::{FIRM, command, file, founded, line, memory, now, submit, user};
use crate::error::StoreError;
use crate::hub::commands::{append_command, undo_target};
use crate::journal::kept::Kept;
use crate::journal::undo::reverse;
use crate::port::{Execute, Store};
use crate::records::aftermath::aftermath;
use crate::records::joins::{joining, terms, usernames_in_use};
use crate::records::next_seq;

fn joins(user: UserId, username: &str) -> Joining {
    Joining {
        user,
        username: Username::parse(username).unwrap(),
        at: now(),
        terms: Terms {
            own: OWN_TERMS,
            firm: Some(now() - TimeDelta::days(3)),
        },
    }
}

fn coming(joining: Joining) -> WriteSet {
    let mut changes = WriteSet::default();
    changes.joinings.inserted.push(joining);
    changes
}

async fn reversed(w: &mut impl Execute, seq: i64) -> crate::journal::undo::Reversed {
    let target = undo_target(w, FIRM, command(seq)).await.unwrap().unwrap();
    let new = next_seq(w, FIRM).await.unwrap();
    let reversed = reverse(w, FIRM, target.seq, new, &Kept::default()).await.unwrap();
    append_command(w, FIRM, &line(new, "undoCommand", Some(target.id)))
        .await
        .unwrap();
    reversed
}

pub(super) async fn a_username_belongs_to_one_person<S: Store>(store: &S) {
    founded(store, 5).await;
    let mut w = store.write().await.unwrap();
    let first = joins(user(1), "RBrown1");
    let seq = submit(&mut w, "joinHere", &coming(first.clone())).await.unwrap();
    assert_eq!(joining(&mut w, FIRM, user(1)).await.unwrap(), Some(first));
    assert_eq!(joining(&mut w, FIRM, user(2)).await.unwrap(), None);
    let keys = ["rbrown1", "somebody"];
    let held = usernames_in_use(&mut w, FIRM, &keys).await.unwrap();
    assert_eq!(held.into_iter().collect::<Vec<_>>(), [("rbrown1".into(), user(1))]);

    let undone = reversed(&mut w, seq).await;
    assert!(!undone.username_taken);
    assert_eq!(joining(&mut w, FIRM, user(1)).await.unwrap(), None);
    submit(&mut w, "joinHere", &coming(joins(user(2), "rbrown1")))
        .await
        .unwrap();
    let again = reversed(&mut w, undone.seq).await;
    assert!(again.username_taken);
    assert!(aftermath(&mut w, FIRM, &again).await.unwrap().username_taken);
    w.commit().await.unwrap();

    let mut w = store.write().await.unwrap();
    let twice = submit(&mut w, "joinHere", &coming(joins(user(3), "RBROWN1"))).await;
    assert!(matches!(twice, Err(StoreError::Taken { .. })), "{twice:?}");
}

pub(super) async fn terms_stand_until_others_do<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    assert_eq!(terms(&mut w, FIRM).await.unwrap(), None);
    let written = FirmTerms {
        text: "Be kind.".into(),
        since: now(),
    };
    let mut changes = WriteSet::default();
    changes.terms.inserted.push(written.clone());
    submit(&mut w, "changeTerms", &changes).await.unwrap();
    let other = FirmTerms {
        text: String::new(),
        since: now() + TimeDelta::days(1),
    };
    let mut changes = WriteSet::default();
    changes.terms.update(written.clone(), other.clone());
    let seq = submit(&mut w, "changeTerms", &changes).await.unwrap();
    assert_eq!(terms(&mut w, FIRM).await.unwrap(), Some(other));
    reversed(&mut w, seq).await;
    assert_eq!(terms(&mut w, FIRM).await.unwrap(), Some(written));
}

#[tokio::test]
async fn in_memory() {
    let store = memory().await;
    a_username_belongs_to_one_person(&store).await;
    terms_stand_until_others_do(&store).await;
}

#[tokio::test]
async fn on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    a_username_belongs_to_one_person(&store).await;
    terms_stand_until_others_do(&store).await;
}
