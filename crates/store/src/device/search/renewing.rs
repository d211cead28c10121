//! Lines that change and go: read, taken out of the index of words, and written anew where they were.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{FirmId, UserId};
use serde_json::json;

use super::docs::{Entry, INCOMPLETE, SLICE, SortKey, entries, ids, missing, write, write_invitations, write_keys};
use super::line::{Doc, Texts, build};
use super::similar::{self, Words};
use crate::batch::{CHUNK, padded, placeholders};
use crate::device::at_hand;
use crate::error::StoreError;
use crate::port::{Execute, Query, Val};

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
        Box::pin(renewing.slice(w, users, &entries, sort_key)).await?;
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
        Box::pin(renewing.slice(w, users, &entries, sort_key)).await?;
    }
    renewing.end(w).await
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

/// Deletes the lines of these people.
pub async fn forget(w: &mut impl Execute, users: &[UserId]) -> Result<(), StoreError> {
    let mut old = Old::default();
    for users in users.chunks(CHUNK) {
        old.take(w, users, WordIndex::Kept).await?;
        delete(w, users).await?;
    }
    old.forget_keys(w, &BTreeSet::new()).await?;
    similar::unlearn(w, &old.words, &Words::default()).await
}

/// Deletes the lines of all people without a record; for use after changes that were too many to name.
pub async fn forget_gone(w: &mut impl Execute, firm: FirmId) -> Result<(), StoreError> {
    loop {
        let sql = "SELECT user_id FROM search_doc d WHERE NOT EXISTS \
                   (SELECT 1 FROM user_card c WHERE c.firm = $1 AND c.user_id = d.user_id) LIMIT 5000";
        let gone = ids(w.query(sql, vec![(&firm.0).into()]).await?)?;
        if gone.is_empty() {
            return Ok(());
        }
        forget(w, &gone).await?;
    }
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

/// Up to so many lines are always taken out of the index of words one by one: it takes a blink, and how many there
/// are need not be counted.
const ALWAYS_KEPT: usize = 8;

/// So many lines are added to the index of words in the time in which one is taken away.
const DEAR: u64 = 200;

/// How the index of words is kept in step with the lines.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum WordIndex {
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

/// Takes the place of the line with the same number.
const IN_ITS_PLACE: &str = " ON CONFLICT (doc) DO UPDATE SET side = excluded.side, status = excluded.status, \
    sort_key = excluded.sort_key, family = excluded.family, given = excluded.given, names = excluded.names, \
    reach = excluded.reach, more = excluded.more";

/// Lines on their way to be new.
#[derive(Default)]
struct Renewing {
    known: Words,
    old: Old,
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
            places.extend(self.old.take(w, users, self.words).await?);
        }
        let gone = users.iter().filter(|user| !entries.contains_key(user));
        let gone: Vec<UserId> = gone.copied().collect();
        for users in gone.chunks(CHUNK) {
            delete(w, users).await?;
        }
        at_hand::forget(w, &gone).await?;
        let last = i64::try_from(last_line(w).await?).map_err(|_| StoreError::row("search_doc"))?;
        // No number is used again at once.
        let last = places.values().copied().fold(last, i64::max);
        let mut free = last;
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
        let numbers: Vec<i64> = docs.iter().map(|doc| doc.doc).collect();
        let words = (&mut self.known, &self.old.seen);
        let keys = write(w, docs.into_iter(), IN_ITS_PLACE, words).await?;
        let keys: BTreeSet<(String, i64)> = keys.into_iter().collect();
        let had = self.old.forget_keys(w, &keys).await?;
        write_keys(w, keys.into_iter().filter(|key| !had.contains(key))).await?;
        if self.words == WordIndex::Kept && !numbers.is_empty() {
            let sql = "INSERT INTO search_text (rowid, names, reach, more) SELECT doc, names, reach, more \
                       FROM search_doc WHERE doc IN (SELECT value FROM json_each($1)) ORDER BY doc";
            w.execute(sql, vec![json!(numbers).to_string().into()]).await?;
        }
        if free > last {
            write_invitations(w, last + 1..=free).await?;
        }
        Ok(())
    }

    async fn end(self, w: &mut impl Execute) -> Result<(), StoreError> {
        let is_most = match self.words {
            WordIndex::Kept => false,
            WordIndex::MadeAnew => {
                w.execute("INSERT INTO search_text (search_text) VALUES ('rebuild')", Vec::new())
                    .await?;
                self.old.words.len() as u64 > lines(w).await?
            }
        };
        if is_most {
            similar::learn_anew(w).await
        } else {
            similar::unlearn(w, &self.old.words, &self.known).await
        }
    }
}

/// What lines had that are written anew or go.
#[derive(Default)]
struct Old {
    seen: Words,
    /// Their words, each once.
    words: Vec<String>,
    /// Their further keys; those of a slice, until they are looked at.
    keys: Vec<(String, i64)>,
}

impl Old {
    /// Reads at most 200 lines and takes them out of the index of words; returns where they are.
    async fn take(
        &mut self,
        w: &mut impl Execute,
        users: &[UserId],
        index: WordIndex,
    ) -> Result<BTreeMap<UserId, i64>, StoreError> {
        let mut args: Vec<Val<'_>> = Vec::new();
        padded(&mut args, users.iter().map(|u| &u.0));
        let list = placeholders(1, users.len());
        let mut places = BTreeMap::new();
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
            texts.keys(doc, &mut self.keys);
            let words = &mut self.words;
            self.seen
                .take([&names, &reach, &more], |word| words.push(word.to_owned()));
            places.insert(user, doc);
        }
        if !places.is_empty() && index == WordIndex::Kept {
            let sql = "INSERT INTO search_text (search_text, rowid, names, reach, more) \
                       SELECT 'delete', doc, names, reach, more FROM search_doc WHERE user_id IN";
            w.execute(format!("{sql} ({list})"), args).await?;
        }
        Ok(places)
    }

    /// Deletes the keys of lines that were taken, but for those that are `still` theirs; returns all they had.
    async fn forget_keys(
        &mut self,
        w: &mut impl Execute,
        still: &BTreeSet<(String, i64)>,
    ) -> Result<BTreeSet<(String, i64)>, StoreError> {
        let had: BTreeSet<(String, i64)> = std::mem::take(&mut self.keys).into_iter().collect();
        let gone: Vec<&(String, i64)> = had.difference(still).collect();
        for keys in gone.chunks(CHUNK) {
            let pairs = vec!["(?, ?)"; keys.len()].join(", ");
            let args = keys.iter().flat_map(|(key, doc)| [key.as_str().into(), (*doc).into()]);
            let sql = format!("DELETE FROM search_key WHERE (key, doc) IN (VALUES {pairs})");
            w.execute(sql, args.collect()).await?;
        }
        Ok(had)
    }
}

/// Deletes at most 200 lines that were taken out of the index of words.
async fn delete(w: &mut impl Execute, users: &[UserId]) -> Result<(), StoreError> {
    let mut args: Vec<Val<'_>> = Vec::new();
    padded(&mut args, users.iter().map(|u| &u.0));
    let list = placeholders(1, users.len());
    let sql =
        format!("DELETE FROM invitation_line WHERE doc IN (SELECT doc FROM search_doc WHERE user_id IN ({list}))");
    w.execute(sql, args.clone()).await?;
    let sql = format!("DELETE FROM search_doc WHERE user_id IN ({list})");
    w.execute(sql, args).await.map(drop)
}
