//! A made-up hub: buckets, people in them, and answers about them.

use chrono::DateTime;
use domain::buckets::{Bucket, RecordKind};
use domain::ids::{FirmId, TeamId};
use domain::person_name::PersonName;
use protocol::digest::{Digest, Sum};
use protocol::frame::{Answer, Closed, Cursor, Done, Hello, Standing};
use protocol::lines;
use protocol::rows::{Put, State};
use serde_json::value::to_raw_value;
use serde_json::{Value, json};
use store::port::{Execute, Query, Store};
use uuid::Uuid;

pub(crate) const FIRM: FirmId = FirmId(Uuid::from_u128(1));
pub(crate) const EPOCH: Uuid = Uuid::from_u128(2);
pub(crate) const TEAM: Bucket = Bucket::Team(TeamId(Uuid::from_u128(3)));

pub(crate) fn sort_key(name: &PersonName) -> Vec<u8> {
    name.family().as_bytes().to_vec()
}

pub(crate) fn hello(epoch: Uuid) -> Answer {
    Answer::Hello(Hello {
        epoch,
        now: DateTime::UNIX_EPOCH,
        standing: Standing::Active,
        lease: 14,
    })
}

/// The end of an answer; `records` are how many there will be.
pub(crate) fn done(records: Option<u64>) -> Answer {
    Answer::Done(Done {
        chain: Uuid::from_u128(4),
        more: false,
        records,
    })
}

pub(crate) fn put(kind: RecordKind, id: Uuid, rows: &Value) -> Answer {
    let rows = to_raw_value(rows).unwrap();
    Answer::Put(Put { kind, id, v: 7, rows })
}

pub(crate) fn firm() -> Answer {
    put(
        RecordKind::Firm,
        FIRM.0,
        &json!([["firm", ["Larkfield", "GB", "Europe/London"]]]),
    )
}

/// The row of a client's card.
pub(crate) fn card(id: Uuid, given: &str, family: &str, company: &str) -> Value {
    let id = id.simple().to_string();
    json!([
        "user_card",
        [id, "client", "", given, family, "", "active", 0, "", company, "", 0]
    ])
}

/// A client in the bucket of their team.
pub(crate) fn client(n: u128) -> Answer {
    let id = Uuid::from_u128(100 + n);
    put(RecordKind::Contact, id, &json!([card(id, "Cora", "Roy", "")]))
}

/// A whole bucket: what it holds at the end of `puts` if they are all there is.
pub(crate) fn bucket(bucket: Bucket, cursor: &str, puts: Vec<Answer>) -> Vec<Answer> {
    let mut sum = Sum::default();
    for line in &puts {
        if let Answer::Put(put) = line {
            sum.add(Digest::of(put.kind, put.id, put.v));
        }
    }
    let state = State {
        count: puts.len() as u64,
        digest: sum.0,
    };
    let closed = Closed {
        bucket,
        cursor: Cursor(cursor.into()),
        state: Some(state),
    };
    let mut lines = vec![Answer::Open(bucket)];
    lines.extend(puts);
    lines.push(Answer::Close(closed));
    lines
}

/// A body as the device unpacks it.
pub(crate) fn body(parts: impl IntoIterator<Item = Vec<Answer>>) -> Vec<u8> {
    lines::unpack(&lines::pack(parts.into_iter().flatten()).unwrap()).unwrap()
}

/// An answer from its beginning to its end.
pub(crate) fn answer(parts: Vec<Vec<Answer>>) -> Vec<u8> {
    let first = vec![hello(EPOCH)];
    body(std::iter::once(first).chain(parts).chain([vec![done(None)]]))
}

/// Makes a file ready for what a hub tells.
pub(crate) async fn loosen(file: &impl Store) {
    let mut w = file.write().await.unwrap();
    store::held::loosen(&mut w).await.unwrap();
    w.commit().await.unwrap();
}

/// Applies an answer as the program does.
pub(crate) async fn apply(file: &impl Store, unpacked: &[u8]) -> Result<replica::Applied, replica::ApplyError> {
    let mut w = file.write().await.unwrap();
    let applied = replica::apply(&mut w, FIRM, unpacked, &sort_key).await;
    match &applied {
        Ok(_) => w.commit().await.unwrap(),
        Err(_) => w.rollback().await.unwrap(),
    }
    applied
}

/// How many rows a table has.
pub(crate) async fn count(file: &impl Store, table: &str) -> usize {
    let mut q = file.read().await.unwrap();
    let sql = format!("SELECT 1 FROM {table}");
    q.query(sql, Vec::new()).await.unwrap().len()
}
