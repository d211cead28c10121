//! Finding records that may be one person's: in a whole firm, page by page, or for one person by the search
//! index. `domain::duplicates` says what shared values mean.

use std::collections::{BTreeMap, BTreeSet};

use domain::duplicates::{Key, Likely, Pair, company_key, keys, lane, name_key, pairs};
use domain::ids::{FirmId, UserId};
use domain::people::{Person, Status, UserCard};
use domain::person_name::PersonName;
use domain::search_key::{fold, reversed_digits};

use crate::error::StoreError;
use crate::port::{Query, Row, Val};
use crate::records::merge::not_same_all;
use crate::records::people::{cards, emails_in_use, people};
use crate::tables::kind_of;

/// Rows read in one go.
const PAGE: usize = 5_000;

/// Lines looked at for one number or address of one person.
const MOST: i64 = 200;

/// What people of each side are known by.
#[derive(Clone, Default, Debug)]
pub struct Held {
    /// Of staff.
    pub staff: Vec<(Key, UserId)>,
    /// Of clients and partners.
    pub clients: Vec<(Key, UserId)>,
}

impl Held {
    /// Pairs of people and the keys they share. Takes a moment for a large firm.
    pub fn pairs(self) -> BTreeMap<Pair, BTreeSet<Key>> {
        let mut found = pairs(self.staff);
        found.append(&mut pairs(self.clients));
        found
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    People,
    Secure,
    Public,
    Over,
}

/// Reads a whole firm, a page at a time, so that its caller can show progress and stop. Inactive people
/// are left out.
#[derive(Debug)]
pub struct Scan {
    firm: FirmId,
    names: bool,
    stage: Stage,
    after: Vec<u8>,
    /// In order of the ids, and whether they are staff.
    people: Vec<(UserId, bool)>,
    held: Held,
    done: u64,
    total: u64,
}

impl Scan {
    /// A scan of this firm; with `names`, also for people who share only their name.
    pub async fn new(q: &mut impl Query, firm: FirmId, names: bool) -> Result<Self, StoreError> {
        let mut total = 0;
        for table in ["user_card", "user_private", "contact_point"] {
            let sql = format!("SELECT count(*) FROM {table} WHERE firm = $1");
            let rows = q.query(sql, vec![(&firm.0).into()]).await?;
            total += rows
                .into_iter()
                .next()
                .ok_or(StoreError::row(table))?
                .read(table)
                .count()?;
        }
        Ok(Self {
            firm,
            names,
            stage: Stage::People,
            after: Vec::new(),
            people: Vec::new(),
            held: Held::default(),
            done: 0,
            total,
        })
    }

    /// Reads the next page. `Some`: rows read, of about how many; `None`: done.
    pub async fn step(&mut self, q: &mut impl Query) -> Result<Option<(u64, u64)>, StoreError> {
        let sql = match self.stage {
            Stage::People => {
                "SELECT user_id, kind, role, given, family, company FROM user_card \
                 WHERE firm = $1 AND user_id > $2 AND status <> 'inactive' ORDER BY user_id LIMIT $3"
            }
            Stage::Secure => {
                "SELECT user_id, email_key, phone FROM user_private WHERE firm = $1 AND user_id > $2 \
                 AND (email_key IS NOT NULL OR phone IS NOT NULL) ORDER BY user_id LIMIT $3"
            }
            Stage::Public => {
                "SELECT user_id, point_id, kind, text, e164, ext FROM contact_point \
                 WHERE firm = $1 AND (user_id, point_id) > ($2, $4) AND (kind = 'email' OR e164 IS NOT NULL) \
                 ORDER BY user_id, point_id LIMIT $3"
            }
            Stage::Over => return Ok(None),
        };
        let (user, point) = self.after.split_at(self.after.len().min(16));
        let mut args: Vec<Val<'_>> = vec![(&self.firm.0).into(), user.to_vec().into()];
        args.push(i64::try_from(PAGE).unwrap_or(i64::MAX).into());
        if self.stage == Stage::Public {
            args.push(point.to_vec().into());
        }
        let rows = q.query(sql, args).await?;
        let last = rows.len() < PAGE;
        self.done += rows.len() as u64;
        for row in rows {
            match self.stage {
                Stage::People => self.person(row)?,
                Stage::Secure => self.secure(row)?,
                Stage::Public => self.public(row)?,
                Stage::Over => {}
            }
        }
        if last {
            self.after.clear();
            self.stage = match self.stage {
                Stage::People => Stage::Secure,
                Stage::Secure => Stage::Public,
                Stage::Public | Stage::Over => Stage::Over,
            };
        }
        Ok(Some((self.done.min(self.total), self.total)))
    }

    /// How many people there are to look at.
    pub const fn people(&self) -> u64 {
        self.people.len() as u64
    }

    /// What was read.
    pub fn held(self) -> Held {
        self.held
    }

    fn hold(&mut self, user: UserId, key: Key) {
        let Ok(place) = self.people.binary_search_by_key(&user, |(user, _)| *user) else {
            return;
        };
        match self.people.get(place) {
            Some((_, true)) => self.held.staff.push((key, user)),
            Some((_, false)) => self.held.clients.push((key, user)),
            None => {}
        }
    }

    fn person(&mut self, row: Row) -> Result<(), StoreError> {
        let mut row = row.read("user_card");
        let user = UserId(row.uuid()?);
        let kind = row.text()?;
        let kind = row.parsed(|role| kind_of(&kind, role))?;
        self.people.push((user, kind.is_staff()));
        self.after = user.as_bytes().to_vec();
        let given = row.text()?;
        let family = row.text()?;
        let company = row.text()?;
        if self.names || !company.is_empty() {
            let name = PersonName::parse(&given, &family).map_err(|_| row.corrupt())?;
            let name_alone = name_key(&name).filter(|_| self.names);
            for key in name_alone.into_iter().chain(company_key(&name, &company)) {
                self.hold(user, key);
            }
        }
        Ok(())
    }

    fn secure(&mut self, row: Row) -> Result<(), StoreError> {
        let mut row = row.read("user_private");
        let user = UserId(row.uuid()?);
        self.after = user.as_bytes().to_vec();
        let (email, phone) = (row.opt_text()?, row.opt_text()?);
        for key in email.map(Key::Email).into_iter().chain(phone.map(Key::Phone)) {
            self.hold(user, key);
        }
        Ok(())
    }

    fn public(&mut self, row: Row) -> Result<(), StoreError> {
        let mut row = row.read("contact_point");
        let (user, point) = (UserId(row.uuid()?), row.uuid()?);
        self.after = [user.as_bytes().as_slice(), point.as_bytes().as_slice()].concat();
        let (kind, text) = (row.text()?, row.text()?);
        let (e164, ext) = (row.opt_text()?, row.opt_text()?);
        let key = match (kind.as_str(), e164, ext) {
            ("email", _, _) => Some(Key::Email(text.to_lowercase())),
            (_, Some(number), Some(ext)) => Some(Key::Phone(format!("{number};{ext}"))),
            (_, Some(number), None) => Some(Key::Phone(number)),
            (_, None, _) => None,
        };
        if let Some(key) = key {
            self.hold(user, key);
        }
        Ok(())
    }
}

/// The lanes of these pairs, the safest first and then by name, without those a user marked as two
/// people and that share nothing new since.
pub async fn judged(
    q: &mut impl Query,
    firm: FirmId,
    shared: BTreeMap<Pair, BTreeSet<Key>>,
) -> Result<Vec<Likely>, StoreError> {
    let users: BTreeSet<UserId> = shared.keys().flat_map(|pair| [pair.low, pair.high]).collect();
    let users: Vec<UserId> = users.into_iter().collect();
    let cards = cards(q, firm, &users).await?;
    let known: BTreeMap<Pair, _> = if shared.is_empty() {
        BTreeMap::new()
    } else {
        let all = not_same_all(q, firm).await?;
        all.into_iter().map(|not| (not.pair, not.evidence)).collect()
    };
    let judge = |(pair, mut shared): (Pair, BTreeSet<Key>)| {
        let (low, high) = (cards.get(&pair.low)?, cards.get(&pair.high)?);
        let name = name_key(&low.name).filter(|name| Some(name) == name_key(&high.name).as_ref());
        shared.extend(name);
        if known.get(&pair).is_some_and(|evidence| evidence.covers(&shared)) {
            return None;
        }
        let lane = lane(&low.name, &high.name, &shared)?;
        Some(Likely { pair, lane, shared })
    };
    let mut likely: Vec<Likely> = shared.into_iter().filter_map(judge).collect();
    let name = |user: &UserId| {
        let name = |card: &UserCard| fold(&format!("{} {}", card.name.family(), card.name.given()));
        cards.get(user).map(name).unwrap_or_default()
    };
    likely.sort_by_cached_key(|likely| (likely.lane, name(&likely.pair.low), likely.pair));
    Ok(likely)
}

/// People who share a number or an address with this person and may be the same; by the search index.
pub async fn likely(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Vec<Likely>, StoreError> {
    let Some(person) = people(q, firm, &[user]).await?.remove(&user) else {
        return Ok(Vec::new());
    };
    if person.card.status == Status::Inactive {
        return Ok(Vec::new());
    }
    let mut others: BTreeSet<UserId> = BTreeSet::new();
    let contact: Vec<Key> = keys(&person).into_iter().filter(Key::is_contact).collect();
    for key in &contact {
        others.extend(holders(q, firm, key).await?);
    }
    others.insert(user);
    let others: Vec<UserId> = others.into_iter().collect();
    let people = people(q, firm, &others).await?;
    let beside = |other: &&Person| {
        other.card.kind.is_staff() == person.card.kind.is_staff() && other.card.status != Status::Inactive
    };
    let held = people.values().filter(beside).flat_map(|other| {
        let keys = keys(other)
            .into_iter()
            .filter(|key| contact.contains(key) || is_behind(key, &contact));
        keys.map(|key| (key, other.card.id)).collect::<Vec<_>>()
    });
    let mut shared = pairs(held.collect());
    shared.retain(|pair, _| pair.low == user || pair.high == user);
    judged(q, firm, shared).await
}

/// Whether it is an extension of one of these numbers.
fn is_behind(key: &Key, contact: &[Key]) -> bool {
    let Key::Phone(number) = key else { return false };
    let bare = number.split_once(';').map(|(bare, _)| bare);
    bare.is_some_and(|bare| {
        contact
            .iter()
            .any(|key| matches!(key, Key::Phone(number) if number == bare))
    })
}

/// People whose search line has this number or address; there may be some too many.
async fn holders(q: &mut impl Query, firm: FirmId, key: &Key) -> Result<Vec<UserId>, StoreError> {
    let (sql, args) = match key {
        Key::Phone(number) => {
            let number = number.split(';').next().unwrap_or(number);
            let sql =
                "SELECT d.user_id FROM search_key k CROSS JOIN search_doc d ON d.doc = k.doc WHERE k.key = $1 LIMIT $2";
            (sql, vec![format!("d{}", reversed_digits(number)).into(), MOST.into()])
        }
        Key::Email(address) => {
            // Words are letters and digits only, so they can be quoted as they are.
            let words: Vec<String> = fold(address).split(' ').map(|word| format!("\"{word}\"")).collect();
            let sql = "SELECT d.user_id FROM search_text t CROSS JOIN search_doc d ON d.doc = t.rowid \
                       WHERE t.search_text MATCH $1 LIMIT $2";
            (sql, vec![words.join(" ").into(), MOST.into()])
        }
        Key::Name(_) | Key::NameAtCompany { .. } => return Ok(Vec::new()),
    };
    let rows = q.query(sql, args).await?;
    let found: Result<Vec<UserId>, _> = rows
        .into_iter()
        .map(|row| row.read("search_doc").uuid().map(UserId))
        .collect();
    let mut found = found?;
    if let Key::Email(address) = key {
        found.extend(emails_in_use(q, firm, &[address]).await?.into_values());
    }
    Ok(found)
}
