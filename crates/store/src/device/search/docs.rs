//! Search lines: made from records, kept in step with them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::coded::Coded;
use domain::ids::{FirmId, UserId};
use domain::people::{ContactPoint, Status};
use domain::person_name::PersonName;

use super::line::{Doc, Texts, build};
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
const SLICE: usize = 5_000;

/// Writes the lines `docs`, numbered by `places` in their order; `known` are words that the caller knows to
/// be learnt, and receives those learnt here.
pub(super) async fn insert(
    w: &mut impl Execute,
    docs: impl Iterator<Item = Doc> + Send,
    places: RangeInclusive<i64>,
    known: &mut Words,
) -> Result<(), StoreError> {
    let mut new = Vec::new();
    let mut keys: Vec<(String, i64)> = Vec::new();
    let batch = Batch {
        head: "INSERT INTO search_doc (doc, user_id, side, status, sort_key, family, given, names, reach, more) VALUES",
        tuple: "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        suffix: "",
        shared: &[],
    };
    batch
        .run(w, docs, |doc, args| {
            known.take([&doc.names, &doc.reach, &doc.more], |word| new.push(word.to_owned()));
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
    let batch = Batch {
        head: "INSERT INTO search_key (key, doc) VALUES",
        tuple: "(?, ?)",
        suffix: "",
        shared: &[],
    };
    batch
        .run(w, keys.into_iter(), |(key, doc), args| {
            args.extend([key.into(), doc.into()])
        })
        .await?;
    let sql = "INSERT INTO search_text (rowid, names, reach, more) \
               SELECT doc, names, reach, more FROM search_doc WHERE doc BETWEEN $1 AND $2";
    w.execute(sql, vec![(*places.start()).into(), (*places.end()).into()])
        .await?;
    // People who were invited before they had a line.
    let sql = "INSERT INTO invitation_line (doc, first_sent, last_sent, sends, next_mail, ends) \
               SELECT d.doc, i.first_sent, i.last_sent, i.sends, i.next_mail, i.ends FROM search_doc d \
               CROSS JOIN invitation i ON i.firm = (SELECT firm FROM firm) AND i.user_id = d.user_id \
               WHERE d.doc BETWEEN $1 AND $2";
    w.execute(sql, vec![(*places.start()).into(), (*places.end()).into()])
        .await?;
    Ok(())
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

/// Refreshes the lines of these people: people with a record get a new line in the old place, people
/// without one lose theirs.
pub async fn refresh(
    w: &mut impl Execute,
    firm: FirmId,
    users: &[UserId],
    sort_key: SortKey<'_>,
) -> Result<(), StoreError> {
    let mut known = Words::default();
    let mut gone = Gone::default();
    for users in users.chunks(SLICE) {
        let mut places = BTreeMap::new();
        // A device may hold a person's card and points without their private part.
        let mut privates = BTreeMap::new();
        let mut reach: BTreeMap<UserId, Vec<ContactPoint>> = BTreeMap::new();
        for users in users.chunks(CHUNK) {
            places.extend(remove(w, users, &mut gone).await?);
            privates.extend(people::privates(w, firm, users).await?);
            let mut points = people::points(w, firm, users).await?;
            in_order(&mut points);
            for point in points {
                reach.entry(point.user).or_default().push(point);
            }
        }
        let cards = cards(w, firm, users).await?;
        let gone_now: Vec<UserId> = users.iter().filter(|user| !cards.contains_key(user)).copied().collect();
        at_hand::forget(w, &gone_now).await?;
        let rows = w
            .query("SELECT coalesce(max(doc), 0) FROM search_doc", Vec::new())
            .await?;
        let mut free = rows
            .into_iter()
            .next()
            .ok_or(StoreError::row("search_doc"))?
            .read("search_doc")
            .i64()?;
        free = places.values().copied().fold(free, i64::max);
        let mut docs: Vec<Doc> = cards
            .values()
            .map(|card| {
                let doc = places.get(&card.id).copied().unwrap_or_else(|| {
                    free += 1;
                    free
                });
                let points = reach.get(&card.id).map_or(&[][..], Vec::as_slice);
                build(doc, card, privates.get(&card.id), &mut points.iter(), sort_key)
            })
            .collect();
        docs.sort_unstable_by_key(|doc| doc.doc);
        // The full-text rows of a slice are taken by their range, so a slice has no gaps.
        while !docs.is_empty() {
            let mut run = docs
                .iter()
                .zip(docs.iter().skip(1))
                .take_while(|(a, b)| a.doc + 1 == b.doc)
                .count()
                + 1;
            run = run.min(docs.len());
            let rest = docs.split_off(run);
            let slice = std::mem::replace(&mut docs, rest);
            if let Some((first, last)) = slice.first().zip(slice.last()) {
                let places = first.doc..=last.doc;
                insert(w, slice.into_iter(), places, &mut known).await?;
            }
        }
    }
    similar::unlearn(w, &gone.words, &known).await
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

/// Deletes the lines of these people.
pub async fn forget(w: &mut impl Execute, users: &[UserId]) -> Result<(), StoreError> {
    let mut gone = Gone::default();
    for users in users.chunks(CHUNK) {
        remove(w, users, &mut gone).await?;
    }
    similar::unlearn(w, &gone.words, &Words::default()).await
}

/// Deletes the lines of all people without a record; for use after changes that were too many to name.
pub async fn forget_gone(w: &mut impl Execute, firm: FirmId) -> Result<(), StoreError> {
    let mut words = Gone::default();
    loop {
        let sql = "SELECT user_id FROM search_doc d WHERE NOT EXISTS \
                   (SELECT 1 FROM user_card c WHERE c.firm = $1 AND c.user_id = d.user_id) LIMIT 200";
        let gone = ids(w.query(sql, vec![(&firm.0).into()]).await?)?;
        if gone.is_empty() {
            return similar::unlearn(w, &words.words, &Words::default()).await;
        }
        remove(w, &gone, &mut words).await?;
    }
}

/// People with a record and no line, up to 200; for use after changes that were too many to name.
pub async fn missing(q: &mut impl Query, firm: FirmId) -> Result<Vec<UserId>, StoreError> {
    let sql = "SELECT user_id FROM user_card c WHERE firm = $1 AND NOT EXISTS \
               (SELECT 1 FROM search_doc d WHERE d.user_id = c.user_id) LIMIT 200";
    ids(q.query(sql, vec![(&firm.0).into()]).await?)
}

/// Setting that says that lines are missing since the file was brought up to date.
const INCOMPLETE: &str = "search-lines";

/// Whether lines are missing since the file was brought up to date.
pub async fn is_incomplete(q: &mut impl Query) -> Result<bool, StoreError> {
    Ok(crate::device::settings::setting(q, INCOMPLETE).await?.is_some())
}

/// Notes that lines are missing: whoever opens the file next writes them.
pub async fn note_incomplete(w: &mut impl Execute) -> Result<(), StoreError> {
    crate::device::settings::set(w, INCOMPLETE, "missing").await
}

/// Writes the lines that are missing since the file was brought up to date.
pub async fn complete(w: &mut impl Execute, firm: FirmId, sort_key: SortKey<'_>) -> Result<(), StoreError> {
    loop {
        let users = missing(w, firm).await?;
        if users.is_empty() {
            return crate::device::settings::unset(w, INCOMPLETE).await;
        }
        refresh(w, firm, &users, sort_key).await?;
    }
}

fn ids(rows: Vec<Row>) -> Result<Vec<UserId>, StoreError> {
    rows.into_iter()
        .map(|row| row.read("search_doc").uuid().map(UserId))
        .collect()
}

/// Words of lines that were taken away, each once.
#[derive(Default)]
struct Gone {
    seen: Words,
    words: Vec<String>,
}

/// Removes at most 200 lines and notes their words; returns where they were.
async fn remove(w: &mut impl Execute, users: &[UserId], gone: &mut Gone) -> Result<BTreeMap<UserId, i64>, StoreError> {
    let mut args: Vec<Val<'_>> = Vec::new();
    padded(&mut args, users.iter().map(|u| &u.0));
    let list = placeholders(1, users.len());
    let mut places = BTreeMap::new();
    let mut keys = Vec::new();
    let sql =
        format!("SELECT user_id, doc, given, family, names, reach, more FROM search_doc WHERE user_id IN ({list})");
    for row in w.query(sql, args.clone()).await? {
        let mut row = row.read("search_doc");
        let (user, doc) = (UserId(row.uuid()?), row.i64()?);
        let (given, family) = (row.text()?, row.text()?);
        let (names, reach, more) = (row.text()?, row.text()?, row.text()?);
        let texts = Texts {
            given: &given,
            family: &family,
            names: &names,
            reach: &reach,
            more: &more,
        };
        texts.keys(doc, &mut keys);
        let Gone { seen, words } = &mut *gone;
        seen.take([&names, &reach, &more], |word| words.push(word.to_owned()));
        places.insert(user, doc);
    }
    if places.is_empty() {
        return Ok(places);
    }
    let sql =
        format!("DELETE FROM invitation_line WHERE doc IN (SELECT doc FROM search_doc WHERE user_id IN ({list}))");
    w.execute(sql, args.clone()).await?;
    for sql in [
        "INSERT INTO search_text (search_text, rowid, names, reach, more) \
         SELECT 'delete', doc, names, reach, more FROM search_doc WHERE user_id IN",
        "DELETE FROM search_doc WHERE user_id IN",
    ] {
        w.execute(format!("{sql} ({list})"), args.clone()).await?;
    }
    for keys in keys.chunks(CHUNK) {
        let pairs = vec!["(?, ?)"; keys.len()].join(", ");
        let args = keys.iter().flat_map(|(key, doc)| [key.as_str().into(), (*doc).into()]);
        let sql = format!("DELETE FROM search_key WHERE (key, doc) IN (VALUES {pairs})");
        w.execute(sql, args.collect()).await?;
    }
    Ok(places)
}
