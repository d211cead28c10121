//! What an answer does to a device's file, and what it leaves alone.

use domain::buckets::{Bucket, RecordKind};
use domain::ids::TeamId;
use protocol::frame::{Answer, Cursor};
use replica::ApplyError;
use serde_json::json;
use store::Memory;
use store::port::Store;
use uuid::Uuid;

use crate::hub::{self, FIRM, TEAM, answer, apply, body, bucket, client, count, done, firm, hello};

const OTHER_TEAM: Bucket = Bucket::Team(TeamId(Uuid::from_u128(0x77)));

/// A file that was told the firm and three clients of a team.
async fn told() -> Memory {
    let file = Memory::open(testkit::now()).await.unwrap();
    hub::loosen(&file).await;
    apply(&file, &whole()).await.unwrap();
    assert_eq!(count(&file, "user_card").await, 3);
    file
}

fn whole() -> Vec<u8> {
    answer(vec![
        bucket(Bucket::Base, "base", vec![firm()]),
        bucket(TEAM, "team", vec![client(1), client(2), client(3)]),
    ])
}

async fn have(file: &Memory) -> Vec<(Bucket, Cursor)> {
    let mut q = file.read().await.unwrap();
    replica::have(&mut q).await.unwrap().have
}

fn cursors(all: &[(Bucket, &str)]) -> Vec<(Bucket, Cursor)> {
    let all = all.iter().map(|(bucket, cursor)| (*bucket, Cursor((*cursor).into())));
    all.collect()
}

#[tokio::test]
async fn how_many_records_there_will_be_is_kept() {
    let file = told().await;
    let records = async || replica::records(&mut file.read().await.unwrap()).await.unwrap();
    assert_eq!(records().await, None, "the hub has not said");
    apply(&file, &body([vec![hello(hub::EPOCH), done(Some(8_333))]]))
        .await
        .unwrap();
    assert_eq!(records().await, Some(8_333));
}

#[tokio::test]
async fn of_an_answer_that_was_cut_off_only_what_goes_is_applied() {
    let file = told().await;
    let gone = Answer::Del(TEAM, RecordKind::Contact, Uuid::from_u128(101));
    let lines = [vec![hello(hub::EPOCH), gone], bucket(TEAM, "later", vec![client(4)])];
    let applied = apply(&file, &body(lines.clone())).await.unwrap();
    assert!(!applied.whole && applied.changed);
    assert_eq!(count(&file, "user_card").await, 2);
    assert_eq!(count(&file, "search_doc").await, 2);
    let before = cursors(&[(Bucket::Base, "base"), (TEAM, "team")]);
    assert_eq!(have(&file).await, before);

    // Cut off in the middle of a line.
    let mut unpacked = body(lines);
    unpacked.truncate(unpacked.len() - 5);
    assert!(!apply(&file, &unpacked).await.unwrap().whole);
    assert_eq!(have(&file).await, before);
    assert_eq!(count(&file, "user_card").await, 2);
}

#[tokio::test]
async fn an_answer_can_be_applied_twice() {
    let file = told().await;
    let again = apply(&file, &whole()).await.unwrap();
    assert!(again.whole && !again.more && again.wrong.is_empty());
    assert_eq!(count(&file, "user_card").await, 3);
    assert_eq!(count(&file, "held").await, 4);
    assert_eq!(count(&file, "search_doc").await, 3);
}

#[tokio::test]
async fn a_record_may_come_twice_in_one_answer() {
    let file = told().await;
    let mut lines = bucket(TEAM, "later", vec![client(1), client(2), client(3), client(4)]);
    lines.insert(1, client(4));
    let applied = apply(&file, &answer(vec![lines])).await.unwrap();
    assert!(applied.wrong.is_empty() && !applied.more);
    assert_eq!(count(&file, "user_card").await, 4);
}

#[tokio::test]
async fn a_record_may_move_to_another_bucket_in_one_answer() {
    let file = told().await;
    let id = Uuid::from_u128(101);
    let moved = hub::put(RecordKind::Contact, id, &json!([hub::card(id, "Edith", "Roy", "")]));
    let lines = [
        vec![hello(hub::EPOCH), Answer::Del(TEAM, RecordKind::Contact, id)],
        bucket(OTHER_TEAM, "other", vec![moved, client(9)]),
        vec![hub::done(None)],
    ];
    let applied = apply(&file, &body(lines)).await.unwrap();
    assert!(applied.wrong.is_empty() && applied.changed);
    assert_eq!(count(&file, "user_card").await, 4);
    assert_eq!(count(&file, "search_doc").await, 4);
    assert_eq!(count(&file, "user_card WHERE given = 'Edith'").await, 1);
    assert_eq!(count(&file, "search_doc WHERE given = 'edith'").await, 1);
}

/// A person of two teams is in two buckets, which say the same of them.
#[tokio::test]
async fn what_another_bucket_says_as_well_changes_no_row() {
    let file = told().await;
    let lines = bucket(OTHER_TEAM, "other", vec![client(1), client(2), client(3)]);
    let applied = apply(&file, &answer(vec![lines])).await.unwrap();
    assert!(applied.wrong.is_empty() && !applied.changed);
    assert_eq!(count(&file, "held").await, 7);
    // One of the two is enough.
    let gone = vec![hello(hub::EPOCH), Answer::Revoke(OTHER_TEAM)];
    let applied = apply(&file, &body([gone, vec![hub::done(None)]])).await.unwrap();
    assert!(applied.removed && !applied.changed);
    assert_eq!(count(&file, "user_card").await, 3);
}

#[tokio::test]
async fn a_bucket_that_holds_something_else_than_the_hub_says_leaves_nothing() {
    let file = told().await;
    let mut lines = bucket(OTHER_TEAM, "other", vec![client(7), client(8)]);
    lines.remove(1);
    let applied = apply(&file, &answer(vec![lines])).await.unwrap();
    assert_eq!(applied.wrong, [OTHER_TEAM]);
    assert_eq!(count(&file, "user_card").await, 3);
    assert_eq!(count(&file, "search_doc").await, 3);
}

#[tokio::test]
async fn another_log_of_the_hub_is_read_from_its_beginning() {
    let file = told().await;
    let lines = [
        vec![hello(Uuid::from_u128(9))],
        bucket(TEAM, "later", vec![client(4)]),
        vec![hub::done(None)],
    ];
    let applied = apply(&file, &body(lines)).await.unwrap();
    assert!(applied.more && applied.changed);
    assert_eq!(have(&file).await, []);
    for table in ["user_card", "held", "held_bucket", "search_doc"] {
        assert_eq!(count(&file, table).await, 0, "{table}");
    }
    let mut q = file.read().await.unwrap();
    assert_eq!(replica::have(&mut q).await.unwrap().epoch, Some(Uuid::from_u128(9)));
}

#[tokio::test]
async fn a_bucket_that_holds_something_else_than_the_hub_says_comes_again() {
    let file = told().await;
    // Its state counts this record alone, and the file has three more.
    let lines = bucket(TEAM, "later", vec![client(4)]);
    let applied = apply(&file, &answer(vec![lines])).await.unwrap();
    assert!(applied.whole && applied.more);
    assert_eq!(applied.wrong, [TEAM]);
    assert_eq!(have(&file).await, cursors(&[(Bucket::Base, "base")]));
    assert_eq!(count(&file, "user_card").await, 0);
    assert_eq!(count(&file, "firm").await, 1);
    assert_eq!(count(&file, "held").await, 1);
}

#[tokio::test]
async fn tables_and_columns_of_a_newer_hub_are_passed_over() {
    let file = told().await;
    let id = Uuid::from_u128(104);
    let mut card = hub::card(id, "Dora", "Roy", "");
    card[1].as_array_mut().unwrap().push(json!("further"));
    let rows = json!([card, ["hobby", [id.simple().to_string(), "chess"]]]);
    let puts = vec![
        client(1),
        client(2),
        client(3),
        hub::put(RecordKind::Contact, id, &rows),
    ];
    let applied = apply(&file, &answer(vec![bucket(TEAM, "later", puts)])).await.unwrap();
    assert!(applied.whole && applied.wrong.is_empty());
    assert_eq!(count(&file, "user_card").await, 4);
    let mut q = file.read().await.unwrap();
    let users = [domain::ids::UserId(id)];
    let cards = store::records::people::cards(&mut q, FIRM, &users);
    assert_eq!(cards.await.unwrap().len(), 1);
}

#[tokio::test]
async fn lines_that_cannot_be_read_change_nothing() {
    let file = told().await;
    let before = have(&file).await;
    let revoked = [vec![hello(hub::EPOCH), Answer::Revoke(TEAM)], vec![hub::done(None)]];
    let good = String::from_utf8(body(revoked)).unwrap();
    let no_line = good.clone() + "{\"revoke\":7}\n";
    let no_hello = good
        .lines()
        .skip(1)
        .map(|line| line.to_owned() + "\n")
        .collect::<String>();
    let unopened = String::from_utf8(body([vec![hello(hub::EPOCH), Answer::Revoke(TEAM), client(5)]])).unwrap();
    for unpacked in [no_line, no_hello, unopened, "nothing".into(), String::new()] {
        let problem = apply(&file, unpacked.as_bytes()).await.unwrap_err();
        assert!(matches!(problem, ApplyError::Malformed), "{unpacked}");
        assert_eq!(have(&file).await, before);
        assert_eq!(count(&file, "user_card").await, 3);
    }

    // A row that is none.
    let id = Uuid::from_u128(105);
    let puts = vec![hub::put(RecordKind::Contact, id, &json!([["user_card", [7]]]))];
    let lines = vec![vec![Answer::Revoke(TEAM)], bucket(TEAM, "later", puts)];
    let problem = apply(&file, &answer(lines)).await.unwrap_err();
    assert!(matches!(problem, ApplyError::Store(_)));
    assert_eq!(have(&file).await, before);
    assert_eq!(count(&file, "user_card").await, 3);
}

#[tokio::test]
async fn a_record_has_no_rows_of_another() {
    let file = Memory::open(testkit::now()).await.unwrap();
    hub::loosen(&file).await;
    let (one, other) = (Uuid::from_u128(104), Uuid::from_u128(105));
    let point = |of: Uuid| {
        let (of, id) = (of.simple().to_string(), Uuid::from_u128(106).simple().to_string());
        json!([
            "contact_point",
            [of, id, 0, "email", "", "dora@example.com", null, null, null, null]
        ])
    };
    let told = |row| {
        let rows = json!([hub::card(one, "Dora", "Roy", ""), row]);
        answer(vec![bucket(
            TEAM,
            "team",
            vec![hub::put(RecordKind::Contact, one, &rows)],
        )])
    };
    // The one would stay when the record goes, the other could not go.
    let without_team = json!(["team_member", [one.simple().to_string(), null, 0]]);
    for row in [point(other), without_team] {
        let refused = apply(&file, &told(row)).await;
        assert!(matches!(refused, Err(ApplyError::Store(_))), "{refused:?}");
        assert_eq!(count(&file, "user_card").await, 0);
    }
    apply(&file, &told(point(one))).await.unwrap();
    assert_eq!(count(&file, "contact_point").await, 1);
}
