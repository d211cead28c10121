//! What a device may no longer hold is not in its file, not even in parts that nothing refers to.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use domain::buckets::{Bucket, RecordKind};
use domain::ids::TeamId;
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

/// What is looked for of the first people: the ends of all their words, and numbers from both sides if all went.
fn markers(people: usize) -> HashSet<[u8; 7]> {
    let words = FIELDS.iter().flat_map(|field| (0..people).map(|n| word(field, n)));
    let ends = words.map(|word| word.as_bytes()[7..].try_into().unwrap());
    let numbers = [*b"2079460", *b"0649702"].into_iter().filter(|_| people == PEOPLE);
    ends.chain(numbers).collect()
}

fn id(n: usize) -> Uuid {
    Uuid::from_u128(100_000 + n as u128)
}

fn person(n: usize) -> Answer {
    let id = id(n);
    let key = id.simple().to_string();
    let point = |m: u128| Uuid::from_u128(200_000 + m + 2 * n as u128).simple().to_string();
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

/// Which markers of the first people are in the file and its log.
fn found(path: &Path, people: usize) -> BTreeSet<String> {
    found_in(&deciphered(path, &KEY).unwrap(), &markers(people))
}

async fn revoke(file: &Sqlite) {
    let applied = apply(file, &answer(vec![vec![Answer::Revoke(TEAM)]])).await.unwrap();
    assert!(applied.changed);
    for table in ["user_card", "user_private", "user_note", "contact_point", "search_doc"] {
        assert_eq!(count(file, table).await, 0, "{table}");
    }
}

/// So few are taken out of the index of words one by one.
const FEW: usize = 5;

async fn take_a_few(file: &Sqlite) {
    let gone = (0..FEW).map(|n| Answer::Del(TEAM, RecordKind::Whole, id(n)));
    let applied = apply(file, &answer(vec![gone.collect()])).await.unwrap();
    assert!(applied.changed);
    assert_eq!(count(file, "search_doc").await, PEOPLE - FEW);
}

#[tokio::test]
async fn a_purge_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = told(&folder, None).await;
    assert_eq!(found(&path, PEOPLE).len(), markers(PEOPLE).len());
    file.close().await.unwrap();
    assert_eq!(found(&path, PEOPLE).len(), markers(PEOPLE).len());

    let file = open(&path).await;
    revoke(&file).await;
    file.close().await.unwrap();
    assert_eq!(found(&path, PEOPLE), BTreeSet::new());
}

#[tokio::test]
async fn a_purge_of_a_few_leaves_nothing_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = told(&folder, None).await;
    take_a_few(&file).await;
    file.close().await.unwrap();
    assert_eq!(found(&path, FEW), BTreeSet::new());
}

#[tokio::test]
async fn a_purge_in_the_session_of_its_people_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = told(&folder, None).await;
    revoke(&file).await;
    file.empty_log().await.unwrap();
    assert_eq!(found(&path, PEOPLE), BTreeSet::new(), "while the file is open");
    file.close().await.unwrap();
    assert_eq!(found(&path, PEOPLE), BTreeSet::new());
}

#[tokio::test]
async fn what_a_careless_purge_leaves_is_found() {
    for weakened in [CARELESS, SPARING] {
        let folder = tempfile::tempdir().unwrap();
        let (path, file) = told(&folder, Some(weakened)).await;
        take_a_few(&file).await;
        file.close().await.unwrap();
        assert_ne!(found(&path, FEW), BTreeSet::new(), "{weakened}");
    }
}

/// Where so many go of so few more, tables are emptied and what stays is put back.
const MOST: std::ops::Range<usize> = PEOPLE..2_700;

/// So many of them stay, each in so many other teams: that is more records than people who go.
const STAY: (usize, u128) = (500, 7);

#[tokio::test]
async fn after_a_purge_of_most_a_file_is_as_one_that_was_told_the_rest() {
    // Without the numbers of commands and of lines.
    const TABLES: [(&str, &str); 9] = [
        ("held", "bucket, kind, id, version, images"),
        ("held_bucket", "bucket, cursor, complete, records, digest"),
        ("user_card", "user_id, given, family, company"),
        ("user_private", "user_id, email"),
        ("user_note", "user_id"),
        ("contact_point", "user_id, point_id"),
        ("search_doc", "user_id, names, reach, more"),
        ("search_key", "key"),
        ("search_near", "key, word"),
    ];
    let (stay, teams) = STAY;
    let others = || {
        (0..teams).map(|n| {
            let team = Bucket::Team(TeamId(Uuid::from_u128(10 + n)));
            bucket(team, "other", (PEOPLE + 40..PEOPLE + 40 + stay).map(person).collect())
        })
    };
    let base = || bucket(Bucket::Base, "base", vec![firm()]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("firm.coverbook");
    let file = open(&path).await;
    hub::loosen(&file).await;
    let most = bucket(TEAM, "team", MOST.map(person).collect());
    apply(&file, &answer([base(), most].into_iter().chain(others()).collect()))
        .await
        .unwrap();
    let last: HashSet<[u8; 7]> = FIELDS
        .iter()
        .flat_map(|field| (MOST.end - 100..MOST.end).map(|n| word(field, n).as_bytes()[7..].try_into().unwrap()))
        .collect();
    let are_there = || found_in(&deciphered(&path, &KEY).unwrap(), &last).len();
    assert_eq!(are_there(), last.len());
    let applied = apply(&file, &answer(vec![vec![Answer::Revoke(TEAM)]])).await.unwrap();
    assert!(applied.changed);
    file.empty_log().await.unwrap();
    assert_eq!(are_there(), 0);
    file.integrity_check().await.unwrap();

    let untouched = open(&folder.path().join("other.coverbook")).await;
    hub::loosen(&untouched).await;
    apply(&untouched, &answer([base()].into_iter().chain(others()).collect()))
        .await
        .unwrap();
    for table in TABLES {
        let there = rows(&file, table).await;
        assert_eq!(there, rows(&untouched, table).await, "{table:?}");
        assert!(!there.is_empty(), "{table:?}");
    }
    let asked = "SELECT rowid FROM search_text WHERE search_text MATCH 'example'";
    let mut q = file.read().await.unwrap();
    assert_eq!(q.query(asked, Vec::new()).await.unwrap().len(), stay);
}

/// These columns of all rows of a table.
async fn rows(file: &Sqlite, (table, columns): (&str, &str)) -> BTreeSet<String> {
    let mut q = file.read().await.unwrap();
    let rows = q
        .query(format!("SELECT {columns} FROM {table}"), Vec::new())
        .await
        .unwrap();
    rows.into_iter().map(|row| format!("{row:?}")).collect()
}
