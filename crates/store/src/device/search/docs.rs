//! Search lines: made from records, kept in step with them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::change::WriteSet;
use domain::coded::Coded;
use domain::email::EmailAddress;
use domain::ids::{FirmId, UserId};
use domain::people::{ContactPoint, Reach, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::search_key::{digits, fold, fold_apart, fold_together, fold_umlauts};

use super::similar::{self, Words};

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::bulk::{self, Lifted};
use crate::device::at_hand;
use crate::error::StoreError;
use crate::port::{Execute, Query, Row, Val};
use crate::records::people::people;

/// Gives the bytes names are sorted by, in the language of this device.
pub type SortKey<'k> = &'k (dyn Fn(&PersonName) -> Vec<u8> + Sync);

/// People whose lines are written in one go. After each the full-text index is written out, and
/// what was written out in many parts has to be merged.
const SLICE: usize = 5_000;

/// Fewer digits are no end of a number anybody looks for.
const DIGITS: usize = 5;

/// Between the parts of a text of a line: given, family, title, company, middle names, names written
/// as one word or as several; identifier, the rest. Parts that are empty are missing at the end.
pub(crate) const PART: char = '\u{1}';

/// A line has at least this many [`PART`]s: before the family name and before the title.
const TITLE: usize = 2;

struct Doc {
    doc: i64,
    user: UserId,
    side: i64,
    status: &'static str,
    sort_key: Vec<u8>,
    family: String,
    given: String,
    names: String,
    reach: String,
    more: String,
}

/// What the keys of a line follow from.
struct Texts<'a> {
    given: &'a str,
    family: &'a str,
    names: &'a str,
    reach: &'a str,
    more: &'a str,
}

impl Texts<'_> {
    /// Further ways to this line: for each number its digits from the last to the first, and the
    /// other spelling of a name; some perhaps twice. They are not kept with the line; the texts tell.
    fn keys(&self, doc: i64, keys: &mut Vec<(String, i64)>) {
        let numbers = self.reach.split(' ').chain(self.more.split([' ', PART]));
        for word in numbers.filter(|word| word.len() >= DIGITS && word.bytes().all(|b| b.is_ascii_digit())) {
            keys.push((std::iter::once('d').chain(word.chars().rev()).collect(), doc));
        }
        let mut parts = self.names.split(PART);
        let mut other = |plain: &str| {
            let both = parts.next().unwrap_or("");
            both.strip_prefix(plain).map_or("", str::trim_start).to_owned()
        };
        let (given, family) = (other(self.given), other(self.family));
        if !(given.is_empty() && family.is_empty()) {
            let given = if given.is_empty() { self.given } else { &given };
            let family = if family.is_empty() { self.family } else { &family };
            keys.push((format!("f{family}{PART}{given}"), doc));
            keys.push((format!("g{given}{PART}{family}"), doc));
        }
    }
}

/// Adds a folded text, and its other spelling if it has umlauts.
fn spell(out: &mut String, text: &str) {
    for spelling in [Some(fold(text)), fold_umlauts(text)].into_iter().flatten() {
        word(out, &spelling);
    }
}

/// Adds a folded text with its other spellings: of umlauts, and of words that are written as one.
fn spell_apart(out: &mut String, text: &str) {
    spell(out, text);
    word(out, fold_apart(text).as_deref().unwrap_or(""));
}

/// Adds a name as one word or as several, where its usual form has it the other way.
fn spell_names(out: &mut String, name: &str) {
    for other in [fold_apart(name), fold_together(name)].into_iter().flatten() {
        word(out, &other);
    }
}

fn word(out: &mut String, text: &str) {
    if !text.is_empty() {
        if !out.is_empty() && !out.ends_with(PART) {
            out.push(' ');
        }
        out.push_str(text);
    }
}

/// Adds a number: its digits as one word, and the words of its text if they say more.
fn number(out: &mut String, raw: &str, e164: Option<&str>) {
    let raw_digits = digits(raw);
    let read = e164.map(digits).unwrap_or_default();
    if !read.is_empty() {
        word(out, &read);
    }
    // National forms end as the number itself does, but for their leading zero.
    if raw_digits.is_empty() || (!read.is_empty() && read.ends_with(raw_digits.trim_start_matches('0'))) {
        return;
    }
    word(out, &raw_digits);
    word(out, &fold(raw));
}

fn build(
    doc: i64,
    card: &UserCard,
    private: Option<&UserPrivate>,
    points: &mut dyn Iterator<Item = &ContactPoint>,
    sort_key: SortKey<'_>,
) -> Doc {
    let (given, family) = (fold(card.name.given()), fold(card.name.family()));
    let mut names = given.clone();
    let umlauts = (fold_umlauts(card.name.given()), fold_umlauts(card.name.family()));
    word(&mut names, umlauts.0.as_deref().unwrap_or(""));
    names.push(PART);
    word(&mut names, &family);
    word(&mut names, umlauts.1.as_deref().unwrap_or(""));
    names.push(PART);
    spell_apart(&mut names, &card.job_title);
    names.push(PART);
    spell_apart(&mut names, &card.company);
    names.push(PART);
    spell_apart(&mut names, &card.middle_names);
    names.push(PART);
    spell_names(&mut names, card.name.given());
    spell_names(&mut names, card.name.family());
    while names.ends_with(PART) && names.matches(PART).count() > TITLE {
        names.pop();
    }
    let mut reach = String::new();
    let mut known = (Vec::new(), Vec::new());
    for point in points {
        match &point.reach {
            Reach::Email(email) => {
                spell(&mut reach, email.as_str());
                known.0.push(email.key());
            }
            Reach::Phone(phone) => {
                number(&mut reach, &phone.raw, phone.e164.as_ref().map(|n| n.as_str()));
                known.1.extend(phone.e164.clone());
            }
        }
    }
    let mut more = String::new();
    if let Some(private) = private {
        spell(&mut more, private.identifier.as_ref().map_or("", |i| i.as_str()));
        more.push(PART);
        let hidden = |email: &&EmailAddress| !known.0.contains(&email.key());
        spell(
            &mut more,
            private.email.as_ref().filter(hidden).map_or("", |e| e.as_str()),
        );
        if let Some(phone) = private.phone.as_ref().filter(|p| !known.1.contains(p)) {
            number(&mut more, "", Some(phone.as_str()));
        }
    }
    let side = i64::from(!card.kind.is_staff());
    let status = card.status.code();
    Doc {
        doc,
        user: card.id,
        side,
        status,
        sort_key: sort_key(&card.name),
        family,
        given,
        names,
        reach,
        more,
    }
}

/// Writes the lines `docs`, numbered `places` in their order; `known` are words of which the caller
/// knows that they have been learnt, and takes up those that are learnt here.
async fn insert(
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
    // Whoever was invited before there was a line for them.
    let sql = "INSERT INTO invitation_line (doc, first_sent, last_sent, sends, next_mail, ends) \
               SELECT d.doc, i.first_sent, i.last_sent, i.sends, i.next_mail, i.ends FROM search_doc d \
               CROSS JOIN invitation i ON i.firm = (SELECT firm FROM firm) AND i.user_id = d.user_id \
               WHERE d.doc BETWEEN $1 AND $2";
    w.execute(sql, vec![(*places.start()).into(), (*places.end()).into()])
        .await?;
    Ok(())
}

/// Writes the lines of all people a command adds, slice by slice, so that the caller can stop
/// between two of them.
pub struct Loader<'a> {
    changes: &'a WriteSet,
    privates: Places,
    points: Places,
    sort_key: SortKey<'a>,
    next: usize,
    lifted: Option<Lifted>,
    words: Words,
}

impl<'a> Loader<'a> {
    /// Looks at the people `changes` adds; nobody of them has a line yet.
    pub fn new(changes: &'a WriteSet, sort_key: SortKey<'a>) -> Self {
        let privates = Places::new(changes.privates.inserted.iter().map(|private| private.user));
        let points = Places::new(changes.points.inserted.iter().map(|point| point.user));
        Self {
            changes,
            privates,
            points,
            sort_key,
            next: 0,
            lifted: None,
            words: Words::default(),
        }
    }

    /// Writes the next slice. `Some` tells how many people are done of how many; `None` that
    /// nothing is left.
    pub async fn slice(&mut self, w: &mut impl Execute) -> Result<Option<(usize, usize)>, StoreError> {
        let cards = &self.changes.cards.inserted;
        let Some(rest) = cards.get(self.next..).filter(|rest| !rest.is_empty()) else {
            if let Some(lifted) = self.lifted.take() {
                lifted.put_back(w).await?;
            }
            return Ok(None);
        };
        if self.next == 0 {
            self.lifted = bulk::lift(w, &["search_doc"], cards.len()).await?;
        }
        let last = w
            .query("SELECT coalesce(max(doc), 0) FROM search_doc", Vec::new())
            .await?;
        let last = last
            .into_iter()
            .next()
            .ok_or(StoreError::row("search_doc"))?
            .read("search_doc")
            .i64()?;
        let slice = rest.get(..SLICE).unwrap_or(rest);
        let all = self.changes;
        let docs = slice.iter().zip(last + 1..).map(|(card, doc)| {
            let mut privates = self.privates.of(card.id);
            let private = privates.find_map(|n| all.privates.inserted.get(n));
            let mut points = self.points.of(card.id).filter_map(|n| all.points.inserted.get(n));
            build(doc, card, private, &mut points, self.sort_key)
        });
        insert(w, docs, last + 1..=last + slice.len() as i64, &mut self.words).await?;
        self.next += slice.len();
        Ok(Some((self.next, cards.len())))
    }
}

impl std::fmt::Debug for Loader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Loader")
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

/// Where the rows of each person stand in a list.
struct Places {
    sorted: Vec<(UserId, usize)>,
    /// Behind the rows of whoever was asked for last: people mostly come in the order of their ids.
    next: usize,
}

impl Places {
    fn new(users: impl Iterator<Item = UserId>) -> Self {
        let mut sorted: Vec<_> = users.zip(0..).collect();
        sorted.sort_unstable();
        Self { sorted, next: 0 }
    }

    /// The places noted for this person, in order.
    fn of(&mut self, user: UserId) -> impl Iterator<Item = usize> {
        if self.sorted.get(self.next).is_none_or(|(next, _)| *next != user) {
            self.next = self.sorted.partition_point(|(other, _)| *other < user);
        }
        let rest = self.sorted.get(self.next..).unwrap_or_default();
        let places = rest.iter().take_while(move |(other, _)| *other == user);
        self.next += places.clone().count();
        places.map(|(_, place)| *place)
    }
}

/// Notes where people stand whose line says nothing else anew.
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

/// Brings the lines of these people up to date: whoever is there gets a new one in the old place,
/// whoever is gone loses it.
pub async fn refresh(
    w: &mut impl Execute,
    firm: FirmId,
    users: &[UserId],
    sort_key: SortKey<'_>,
) -> Result<(), StoreError> {
    let mut known = Words::default();
    let mut gone = Gone::default();
    for users in users.chunks(CHUNK) {
        let places = remove(w, users, &mut gone).await?;
        let people = people(w, firm, users).await?;
        let gone_now: Vec<UserId> = users
            .iter()
            .filter(|user| !people.contains_key(user))
            .copied()
            .collect();
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
        let mut docs: Vec<Doc> = people
            .values()
            .map(|person| {
                let doc = places.get(&person.card.id).copied().unwrap_or_else(|| {
                    free += 1;
                    free
                });
                build(
                    doc,
                    &person.card,
                    Some(&person.private),
                    &mut person.points.iter(),
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
                insert(w, slice.into_iter(), places, &mut known).await?;
            }
        }
    }
    similar::unlearn(w, &gone.words, &known).await
}

/// From here on what goes is overwritten in the file, and not only let go of. Whom these people pinned
/// and opened goes at once.
pub async fn begin_erasing(w: &mut impl Execute, users: &[UserId]) -> Result<(), StoreError> {
    at_hand::forget_readers(w, users).await?;
    w.execute("PRAGMA secure_delete = ON", Vec::new()).await?;
    Ok(())
}

/// Ends what [`begin_erasing`] began. The index keeps words of lines that are gone, or that were
/// different once, until its parts are put together; that is done now. It takes as long as writing
/// all of it: about a second for 100 000 people.
pub async fn end_erasing(w: &mut impl Execute) -> Result<(), StoreError> {
    w.execute("INSERT INTO search_text (search_text) VALUES ('optimize')", Vec::new())
        .await?;
    w.execute("PRAGMA secure_delete = OFF", Vec::new()).await?;
    Ok(())
}

/// Takes the lines of these people away.
pub async fn forget(w: &mut impl Execute, users: &[UserId]) -> Result<(), StoreError> {
    let mut gone = Gone::default();
    for users in users.chunks(CHUNK) {
        remove(w, users, &mut gone).await?;
    }
    similar::unlearn(w, &gone.words, &Words::default()).await
}

/// Takes away the lines of everybody who has no record any more; for after changes that were too
/// many to name.
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

/// People who have a record and no line, up to 200; for after changes that were too many to name.
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
