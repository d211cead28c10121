//! Pictures: stored, changed, undone, and removed with their person.

use domain::change::WriteSet;
use domain::ids::UserId;
use domain::picture::{Picture, UserPicture};

use super::world::{FIRM, add_client, command, file, founded, line, memory, submit, user};
use crate::hub::commands::{append_command, undo_target};
use crate::journal::kept::Kept;
use crate::journal::undo::{Reversed, reverse};
use crate::port::{Execute, Store};
use crate::records::aftermath::aftermath;
use crate::records::next_seq;
use crate::records::pictures::pictures;

fn picture(n: u8) -> Picture {
    let mut bytes = vec![0xff, 0xd8, 0xff];
    bytes.extend((0..=255).map(|k: u8| k.wrapping_mul(n)));
    bytes.extend([0xff, 0xd9]);
    Picture::new(bytes).unwrap()
}

fn of(user: UserId, n: u8) -> UserPicture {
    UserPicture {
        user,
        picture: picture(n),
    }
}

async fn reversed(w: &mut impl Execute, seq: i64) -> Reversed {
    let target = undo_target(w, FIRM, command(seq)).await.unwrap().unwrap();
    let new = next_seq(w, FIRM).await.unwrap();
    let reversed = reverse(w, FIRM, target.seq, new, &Kept::default()).await.unwrap();
    append_command(w, FIRM, &line(new, "undoCommand", Some(target.id)))
        .await
        .unwrap();
    reversed
}

pub(super) async fn come_change_and_go<S: Store>(store: &S) {
    founded(store, 3).await;
    let mut w = store.write().await.unwrap();
    let seen = async |w: &mut S::Write| {
        let found = pictures(w, FIRM, &[user(1), user(2)]).await.unwrap();
        found.into_iter().collect::<Vec<_>>()
    };
    let mut changes = WriteSet::default();
    changes.pictures.inserted.push(of(user(1), 1));
    submit(&mut w, "setPicture", &changes).await.unwrap();
    let mut changes = WriteSet::default();
    changes.pictures.update(of(user(1), 1), of(user(1), 2));
    let changed = submit(&mut w, "setPicture", &changes).await.unwrap();
    assert_eq!(seen(&mut w).await, [(user(1), picture(2))]);
    let mut changes = WriteSet::default();
    changes.pictures.deleted.push(of(user(1), 2));
    let removed = submit(&mut w, "removePicture", &changes).await.unwrap();
    assert_eq!(seen(&mut w).await, []);
    reversed(&mut w, removed).await;
    assert_eq!(seen(&mut w).await, [(user(1), picture(2))]);
    reversed(&mut w, changed).await;
    assert_eq!(seen(&mut w).await, [(user(1), picture(1))]);
}

#[tokio::test]
async fn in_memory() {
    come_change_and_go(&memory().await).await;
}

#[tokio::test]
async fn on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    come_change_and_go(&file(&folder).await).await;
}

#[tokio::test]
async fn a_picture_of_a_deleted_person_is_a_stray() {
    let store = memory().await;
    founded(&store, 3).await;
    let mut w = store.write().await.unwrap();
    let mut came = WriteSet::default();
    add_client(&mut came, 900, "Ola", "Nowak");
    let added = submit(&mut w, "addClient", &came).await.unwrap();
    let mut changes = WriteSet::default();
    changes.pictures.inserted.push(of(user(900), 1));
    let set = submit(&mut w, "setPicture", &changes).await.unwrap();
    let undone = reversed(&mut w, set).await;
    reversed(&mut w, added).await;
    let again = reversed(&mut w, undone.seq).await;
    let after = aftermath(&mut w, FIRM, &again).await.unwrap();
    assert_eq!(after.strays, ["Ola Nowak"]);
}
