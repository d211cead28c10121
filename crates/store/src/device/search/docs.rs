//! Search lines: made from records, kept in step with them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::coded::Coded;
use domain::ids::{FirmId, UserId};
use domain::people::{ContactPoint, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;

use super::line::{Doc, Texts};
use super::similar::{self, Words};
use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::device::at_hand;
use crate::error::StoreError;
use crate::port::{Execute, Query, Row, Val};
use crate::records::in_order;
use crate::records::people::{self, cards};

/// Gives the bytes names are sorted by, in the language of this device.
pub type SortKey<'k> = &'k (dyn Fn(&PersonName) -> Vec<u8> + Sync);

/// Lines that are written in one go: statements of many rows are prepared once.
pub(super) const SLICE: usize = 5_000;

/// Writes lines that are new, or takes the places of others: `suffix` says which. Returns their keys, in order.
/// Words that are `learnt`, or known to be by an earlier call, are not learnt again.
pub(super) async fn write(
    w: &mut impl Execute,
    docs: impl Iterator<Item = Doc> + Send,
    suffix: &str,
    (known, learnt): (&mut Words, &Words),
) -> Result<Vec<(String, i64)>, StoreError> {
    let mut new = Vec::new();
    let mut keys: Vec<(String, i64)> = Vec::new();
    let batch = Batch {
        head: "INSERT INTO search_doc (doc, user_id, side, status, sort_key, family, given, names, reach, more) VALUES",
        tuple: "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        suffix,
        shared: &[],
    };
    batch
        .run(w, docs, |doc, args| {
            known.take([&doc.names, &doc.reach, &doc.more], |word| {
                if !learnt.contains(word) {
                    new.push(word.to_owned());
                }
            });
            let texts = Texts {
                given: &doc.given,
                family: &doc.family,
                names: &doc.names,
                reach: &doc.reach,
                more: &doc.more,
            };
            texts.keys(doc.doc, &mut keys);
            args.extend([
                doc.doc.into(),
                doc.user.as_bytes().to_vec().into(),
                doc.side.into(),
                doc.status.into(),
                doc.sort_key.into(),
                doc.family.into(),
                doc.given.into(),
                doc.names.into(),
                doc.reach.into(),
                doc.more.into(),
            ]);
        })
        .await?;
    similar::learn(w, &new).await?;
    // In the order of their tree they touch fewer pages.
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// Adds further ways to lines.
pub(super) async fn write_keys(
    w: &mut impl Execute,
    keys: impl Iterator<Item = (String, i64)> + Send,
) -> Result<(), StoreError> {
    let batch = Batch {
        head: "INSERT INTO search_key (key, doc) VALUES",
        tuple: "(?, ?)",
        suffix: "",
        shared: &[],
    };
    let written = batch.run(w, keys, |(key, doc), args| args.extend([key.into(), doc.into()]));
    written.await.map(drop)
}

/// Adds the times of the invitations of people whose lines are new: they may have been invited before.
pub(super) async fn write_invitations(w: &mut impl Execute, places: RangeInclusive<i64>) -> Result<(), StoreError> {
    let sql = "INSERT INTO invitation_line (doc, first_sent, last_sent, sends, next_mail, ends) \
               SELECT d.doc, i.first_sent, i.last_sent, i.sends, i.next_mail, i.ends FROM search_doc d \
               CROSS JOIN invitation i ON i.firm = (SELECT firm FROM firm) AND i.user_id = d.user_id \
               WHERE d.doc BETWEEN $1 AND $2";
    w.execute(sql, vec![(*places.start()).into(), (*places.end()).into()])
        .await
        .map(drop)
}

/// Writes new lines, numbered by `places` in their order; `known` are words that the caller knows to be learnt,
/// and receives those learnt here.
pub(super) async fn insert(
    w: &mut impl Execute,
    docs: impl Iterator<Item = Doc> + Send,
    places: RangeInclusive<i64>,
    known: &mut Words,
) -> Result<(), StoreError> {
    let keys = write(w, docs, "", (known, &Words::default())).await?;
    write_keys(w, keys.into_iter()).await?;
    let sql = "INSERT INTO search_text (rowid, names, reach, more) \
               SELECT doc, names, reach, more FROM search_doc WHERE doc BETWEEN $1 AND $2";
    w.execute(sql, vec![(*places.start()).into(), (*places.end()).into()])
        .await?;
    write_invitations(w, places).await
}

/// Updates the status of people in whose lines nothing else changed.
pub async fn restate(w: &mut impl Execute, users: &[UserId], status: Status) -> Result<(), StoreError> {
    for users in users.chunks(CHUNK) {
        let mut args: Vec<Val<'_>> = vec![status.code().into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(2, users.len());
        let sql = format!("UPDATE search_doc SET status = $1 WHERE user_id IN ({list})");
        w.execute(sql, args).await?;
    }
    Ok(())
}

/// What a line is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub(crate) card: UserCard,
    /// A device may hold a person's card and points without their private part.
    pub(crate) private: Option<UserPrivate>,
    /// In order.
    pub(crate) points: Vec<ContactPoint>,
}

/// What the lines of these people are made of; people without a record are absent.
pub(super) async fn entries(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, Entry>, StoreError> {
    let entry = |card| Entry {
        card,
        private: None,
        points: Vec::new(),
    };
    let cards = cards(q, firm, users).await?;
    let mut entries: BTreeMap<UserId, Entry> = cards.into_iter().map(|(user, card)| (user, entry(card))).collect();
    for users in users.chunks(CHUNK) {
        for (user, private) in people::privates(q, firm, users).await? {
            if let Some(entry) = entries.get_mut(&user) {
                entry.private = Some(private);
            }
        }
        let mut points = people::points(q, firm, users).await?;
        in_order(&mut points);
        for point in points {
            if let Some(entry) = entries.get_mut(&point.user) {
                entry.points.push(point);
            }
        }
    }
    Ok(entries)
}

/// From here on deleted rows are overwritten in the file. The pins and opened people of these users are
/// deleted at once.
pub async fn begin_erasing(w: &mut impl Execute, users: &[UserId]) -> Result<(), StoreError> {
    at_hand::forget_readers(w, users).await?;
    w.execute("PRAGMA secure_delete = ON", Vec::new()).await?;
    Ok(())
}

/// Ends what [`begin_erasing`] began. The full-text index keeps words of deleted and former lines until
/// its parts are merged, which happens here. That takes as long as writing all of it: about a second
/// for 100 000 people.
pub async fn end_erasing(w: &mut impl Execute) -> Result<(), StoreError> {
    w.execute("INSERT INTO search_text (search_text) VALUES ('optimize')", Vec::new())
        .await?;
    w.execute("PRAGMA secure_delete = OFF", Vec::new()).await?;
    Ok(())
}

/// People with a record and no line, up to 200; for use after changes that were too many to name.
pub async fn missing(q: &mut impl Query, firm: FirmId) -> Result<Vec<UserId>, StoreError> {
    let sql = "SELECT user_id FROM user_card c WHERE firm = $1 AND NOT EXISTS \
               (SELECT 1 FROM search_doc d WHERE d.user_id = c.user_id) LIMIT 200";
    ids(q.query(sql, vec![(&firm.0).into()]).await?)
}

/// Setting that says that lines are missing since the file was brought up to date.
pub(super) const INCOMPLETE: &str = "search-lines";

/// Whether lines are missing since the file was brought up to date.
pub async fn is_incomplete(q: &mut impl Query) -> Result<bool, StoreError> {
    Ok(crate::device::settings::setting(q, INCOMPLETE).await?.is_some())
}

/// Notes that lines are missing: whoever opens the file next writes them.
pub async fn note_incomplete(w: &mut impl Execute) -> Result<(), StoreError> {
    crate::device::settings::set(w, INCOMPLETE, "missing").await
}

pub(super) fn ids(rows: Vec<Row>) -> Result<Vec<UserId>, StoreError> {
    rows.into_iter()
        .map(|row| row.read("search_doc").uuid().map(UserId))
        .collect()
}
