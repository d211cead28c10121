//! Search lines: made from records, kept in step with them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::coded::Coded;
use domain::ids::{FirmId, UserId};
use domain::people::{ContactPoint, Status, UserCard, UserPrivate};
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
    words: WordIndex,
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
    if words == WordIndex::Kept {
        let sql = "INSERT INTO search_text (rowid, names, reach, more) \
                   SELECT doc, names, reach, more FROM search_doc WHERE doc BETWEEN $1 AND $2";
        w.execute(sql, vec![(*places.start()).into(), (*places.end()).into()])
            .await?;
    }
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

/// What a line is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub(crate) card: UserCard,
    /// A device may hold a person's card and points without their private part.
    pub(crate) private: Option<UserPrivate>,
    /// In order.
    pub(crate) points: Vec<ContactPoint>,
}

/// Refreshes the lines of these people: people with a record get a new line in the old place, people
/// without one lose theirs.
pub async fn refresh(
    w: &mut impl Execute,
    firm: FirmId,
    users: &[UserId],
    sort_key: SortKey<'_>,
) -> Result<(), StoreError> {
    let mut renewing = Renewing::default();
    for users in users.chunks(SLICE) {
        let entries = entries(w, firm, users).await?;
        renewing.slice(w, users, &entries, sort_key).await?;
    }
    renewing.end(w).await
}

/// As [`refresh`], for a caller who may already know what some of the lines are made of, in a file whose index of
/// words forgets for good. Where many lines go, that index is rebuilt from the lines that stay, because removing one
/// line from it takes as long as adding some hundred.
pub async fn renew(
    w: &mut impl Execute,
    firm: FirmId,
    users: &[UserId],
    known: &BTreeMap<UserId, Entry>,
    sort_key: SortKey<'_>,
) -> Result<(), StoreError> {
    let mut renewing = Renewing::default();
    if users.len() > ALWAYS_KEPT {
        let there = count(w, users).await?;
        let is_dear = there > ALWAYS_KEPT as u64 && there > last_line(w).await? / DEAR;
        renewing.words = if is_dear { WordIndex::MadeAnew } else { WordIndex::Kept };
    }
    for users in users.chunks(SLICE) {
        let unknown: Vec<UserId> = users.iter().filter(|user| !known.contains_key(user)).copied().collect();
        let mut entries = entries(w, firm, &unknown).await?;
        entries.extend(users.iter().filter_map(|user| Some((*user, known.get(user)?.clone()))));
        renewing.slice(w, users, &entries, sort_key).await?;
    }
    renewing.end(w).await
}

/// Up to so many lines are always taken out of the index of words one by one: it takes a blink, and how many there
/// are need not be counted.
const ALWAYS_KEPT: usize = 8;

/// So many lines are added to the index of words in the time in which one is taken away.
const DEAR: u64 = 200;

/// How the index of words is kept in step with the lines.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum WordIndex {
    /// Line by line.
    #[default]
    Kept,
    /// At the end, of all lines.
    MadeAnew,
}

async fn number(q: &mut impl Query, sql: String, args: Vec<Val<'_>>) -> Result<u64, StoreError> {
    let rows = q.query(sql, args).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("search_doc"))?;
    row.read("search_doc").count()
}

async fn lines(q: &mut impl Query) -> Result<u64, StoreError> {
    number(q, "SELECT count(*) FROM search_doc".to_owned(), Vec::new()).await
}

/// The highest number of a line; there are at most so many, and it is found at once.
async fn last_line(q: &mut impl Query) -> Result<u64, StoreError> {
    number(q, "SELECT coalesce(max(doc), 0) FROM search_doc".to_owned(), Vec::new()).await
}

/// How many of these people have a line.
async fn count(q: &mut impl Query, users: &[UserId]) -> Result<u64, StoreError> {
    let mut there = 0;
    for users in users.chunks(CHUNK) {
        let mut args = Vec::new();
        padded(&mut args, users.iter().map(|user| &user.0));
        let list = placeholders(1, users.len());
        let sql = format!("SELECT count(*) FROM search_doc WHERE user_id IN ({list})");
        there += number(q, sql, args).await?;
    }
    Ok(there)
}

/// What the lines of these people are made of; people without a record are absent.
async fn entries(q: &mut impl Query, firm: FirmId, users: &[UserId]) -> Result<BTreeMap<UserId, Entry>, StoreError> {
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

/// Lines on their way to be new.
#[derive(Default)]
struct Renewing {
    known: Words,
    gone: Gone,
    words: WordIndex,
}

impl Renewing {
    async fn slice(
        &mut self,
        w: &mut impl Execute,
        users: &[UserId],
        entries: &BTreeMap<UserId, Entry>,
        sort_key: SortKey<'_>,
    ) -> Result<(), StoreError> {
        let mut places = BTreeMap::new();
        for users in users.chunks(CHUNK) {
            places.extend(remove(w, users, &mut self.gone, self.words).await?);
        }
        let gone_now: Vec<UserId> = users
            .iter()
            .filter(|user| !entries.contains_key(user))
            .copied()
            .collect();
        at_hand::forget(w, &gone_now).await?;
        let last = i64::try_from(last_line(w).await?).map_err(|_| StoreError::row("search_doc"))?;
        let mut free = places.values().copied().fold(last, i64::max);
        let mut docs: Vec<Doc> = entries
            .values()
            .map(|entry| {
                let doc = places.get(&entry.card.id).copied().unwrap_or_else(|| {
                    free += 1;
                    free
                });
                build(
                    doc,
                    &entry.card,
                    entry.private.as_ref(),
                    &mut entry.points.iter(),
                    sort_key,
                )
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
                insert(w, slice.into_iter(), places, &mut self.known, self.words).await?;
            }
        }
        Ok(())
    }

    async fn end(self, w: &mut impl Execute) -> Result<(), StoreError> {
        let is_most = match self.words {
            WordIndex::Kept => false,
            WordIndex::MadeAnew => {
                w.execute("INSERT INTO search_text (search_text) VALUES ('rebuild')", Vec::new())
                    .await?;
                self.gone.words.len() as u64 > lines(w).await?
            }
        };
        if is_most {
            similar::learn_anew(w).await
        } else {
            similar::unlearn(w, &self.gone.words, &self.known).await
        }
    }
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
        remove(w, users, &mut gone, WordIndex::Kept).await?;
    }
    similar::unlearn(w, &gone.words, &Words::default()).await
}

/// Deletes all lines.
pub async fn clear(w: &mut impl Execute) -> Result<(), StoreError> {
    for sql in [
        "INSERT INTO search_text (search_text) VALUES ('delete-all')",
        "DELETE FROM invitation_line",
        "DELETE FROM search_key",
        "DELETE FROM search_doc",
    ] {
        w.execute(sql, Vec::new()).await?;
    }
    similar::forget_all(w).await
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
        remove(w, &gone, &mut words, WordIndex::Kept).await?;
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
async fn remove(
    w: &mut impl Execute,
    users: &[UserId],
    gone: &mut Gone,
    index: WordIndex,
) -> Result<BTreeMap<UserId, i64>, StoreError> {
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
    if index == WordIndex::Kept {
        let sql = "INSERT INTO search_text (search_text, rowid, names, reach, more) \
                   SELECT 'delete', doc, names, reach, more FROM search_doc WHERE user_id IN";
        w.execute(format!("{sql} ({list})"), args.clone()).await?;
    }
    let sql = format!("DELETE FROM search_doc WHERE user_id IN ({list})");
    w.execute(sql, args.clone()).await?;
    for keys in keys.chunks(CHUNK) {
        let pairs = vec!["(?, ?)"; keys.len()].join(", ");
        let args = keys.iter().flat_map(|(key, doc)| [key.as_str().into(), (*doc).into()]);
        let sql = format!("DELETE FROM search_key WHERE (key, doc) IN (VALUES {pairs})");
        w.execute(sql, args.collect()).await?;
    }
    Ok(places)
}
