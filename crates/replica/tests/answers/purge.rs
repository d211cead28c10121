//! What a device may no longer hold is not in its file, not even in parts that nothing refers to.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use domain::buckets::{Bucket, RecordKind};
use protocol::frame::Answer;
use serde_json::json;
use store::port::{Execute as _, Query as _, Store as _};
use store::{Key, Sqlite};
use tempfile::TempDir;
use testkit::pages::{deciphered, found_in};
use uuid::Uuid;

use crate::hub::{self, TEAM, answer, apply, bucket, count, firm};

const KEY: [u8; 32] = [0xC5; 32];
const PEOPLE: usize = 50;

/// Every person has one such word in each field, in no order that an index could save bytes by. The index of
/// words keeps only the end of a word that begins like the one before it: only the ends are looked for.
fn word(field: &str, n: usize) -> String {
    let mixed = blake3::hash(format!("{field} {n}").as_bytes());
    let letters = mixed
        .as_bytes()
        .iter()
        .take(14)
        .map(|byte| char::from(b'a' + byte % 26));
    letters.collect()
}

const FIELDS: [&str; 6] = ["given", "family", "company", "email", "point", "note"];

/// What is looked for: the ends of all words, and numbers from both sides.
fn markers() -> HashSet<[u8; 7]> {
    let words = FIELDS.iter().flat_map(|field| (0..PEOPLE).map(|n| word(field, n)));
    let ends = words.map(|word| word.as_bytes()[7..].try_into().unwrap());
    ends.chain([*b"2079460", *b"0649702"]).collect()
}

fn person(n: usize) -> Answer {
    let id = Uuid::from_u128(1_000 + n as u128);
    let key = id.simple().to_string();
    let point = |m: u128| Uuid::from_u128(9_000 + m + 2 * n as u128).simple().to_string();
    let email = format!("{}@example.com", word("email", n));
    let public = format!("{}@example.com", word("point", n));
    let phone = format!("+44207946{n:04}");
    let rows = json!([
        hub::card(id, &word("given", n), &word("family", n), &word("company", n)),
        ["user_private", [key, email, email, phone, null]],
        ["user_note", [key, format!("Likes {} and tea.", word("note", n))]],
        [
            "contact_point",
            [key, point(0), 1, "email", "work", public, null, "", "ok", ""]
        ],
        [
            "contact_point",
            [key, point(1), 2, "phone", "work", phone, phone, "", "ok", ""]
        ],
    ]);
    hub::put(RecordKind::Whole, id, &rows)
}

/// Weakens a file, to see whether the test would notice.
const SPARING: &str = "INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 0)";
const CARELESS: &str = "PRAGMA secure_delete = OFF";

async fn open(path: &Path) -> Sqlite {
    Sqlite::open(path, &Key::new(KEY), true, testkit::now()).await.unwrap()
}

/// A file that was told fifty people, in several answers; all of them are in it.
async fn told(folder: &TempDir, weakened: Option<&'static str>) -> (PathBuf, Sqlite) {
    let path = folder.path().join("firm.coverbook");
    let file = open(&path).await;
    hub::loosen(&file).await;
    if let Some(sql) = weakened {
        let mut w = file.write().await.unwrap();
        w.query(sql, Vec::new()).await.unwrap();
        w.commit().await.unwrap();
    }
    apply(&file, &answer(vec![bucket(Bucket::Base, "base", vec![firm()])]))
        .await
        .unwrap();
    for so_far in [PEOPLE / 5, PEOPLE / 2, PEOPLE] {
        let puts = (0..so_far).map(person).collect();
        let applied = apply(&file, &answer(vec![bucket(TEAM, "team", puts)])).await.unwrap();
        assert!(applied.wrong.is_empty());
    }
    assert_eq!(count(&file, "search_doc").await, PEOPLE);
    (path, file)
}

/// Which markers are in the file and its log.
fn found(path: &Path) -> BTreeSet<String> {
    found_in(&deciphered(path, &KEY).unwrap(), &markers())
}

async fn revoke(file: &Sqlite) {
    let applied = apply(file, &answer(vec![vec![Answer::Revoke(TEAM)]])).await.unwrap();
    assert!(applied.changed);
    for table in ["user_card", "user_private", "user_note", "contact_point", "search_doc"] {
        assert_eq!(count(file, table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn a_purge_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = told(&folder, None).await;
    assert_eq!(found(&path).len(), markers().len());
    file.close().await.unwrap();
    assert_eq!(found(&path).len(), markers().len());

    let file = open(&path).await;
    revoke(&file).await;
    file.close().await.unwrap();
    assert_eq!(found(&path), BTreeSet::new());
}

#[tokio::test]
async fn a_purge_in_the_session_of_its_people_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = told(&folder, None).await;
    revoke(&file).await;
    file.empty_log().await.unwrap();
    assert_eq!(found(&path), BTreeSet::new(), "while the file is open");
    file.close().await.unwrap();
    assert_eq!(found(&path), BTreeSet::new());
}

#[tokio::test]
async fn what_a_careless_purge_leaves_is_found() {
    for weakened in [CARELESS, SPARING] {
        let folder = tempfile::tempdir().unwrap();
        let (path, file) = told(&folder, Some(weakened)).await;
        revoke(&file).await;
        file.close().await.unwrap();
        assert_ne!(found(&path), BTreeSet::new(), "{weakened}");
    }
}
