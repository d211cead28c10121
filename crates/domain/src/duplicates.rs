//! Records that may be one person twice (ux_import.md 73 to 78).
//!
//! What is sure is never guessed from a name: only a number or an address that two records share is
//! evidence, and a number many people answer is none. Nothing is merged by itself.

mod names;

use std::collections::{BTreeMap, BTreeSet};

use crate::email::EmailAddress;
use crate::ids::UserId;
use crate::people::{Person, Reach};
use crate::person_name::PersonName;

pub use names::{compatible, fuller};

/// People of one side who share a number or an address from which on it is a switchboard, or a
/// mailbox of a whole office, and says nothing about any two of them.
pub const SWITCHBOARD: usize = 5;

/// How safe it is to take two records for one person.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Lane {
    /// The same number or address, and names that fit.
    Safe,
    /// The same number or address under different names: a couple, an office, a mistake. Or the
    /// same name at the same company, which is less than a number.
    Review,
    /// The same name and nothing else. Namesakes are many; this lane is looked at on request, and
    /// nothing in it is merged together with other pairs.
    NameOnly,
}

/// Something by which a person is known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Key {
    /// An address, public or secure, in the form for comparing.
    Email(String),
    /// A number in E.164, with `;` and the extension if it has one.
    Phone(String),
    /// A name in plain form, its words in order of the alphabet.
    Name(String),
    /// Such a name with a company in plain form: weak, because namesakes do work together.
    NameAtCompany { company: String, name: String },
}

impl Key {
    /// Longest text of a key that is kept, in characters.
    pub const MAX: usize = 1_200;

    /// As one text: `email:…`, `phone:…`, `name:…`, `company:…/…`.
    pub fn text(&self) -> String {
        match self {
            Self::Email(text) => format!("email:{text}"),
            Self::Phone(text) => format!("phone:{text}"),
            Self::Name(text) => format!("name:{text}"),
            // Texts in plain form have no stroke in them.
            Self::NameAtCompany { company, name } => format!("company:{company}/{name}"),
        }
    }

    /// Reads that text.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let clean = !rest.is_empty() && rest.chars().count() <= Self::MAX && !rest.contains(char::is_control);
        let rest = clean.then(|| rest.to_owned())?;
        match kind {
            "email" => Some(Self::Email(rest)),
            "phone" => Some(Self::Phone(rest)),
            "name" => Some(Self::Name(rest)),
            "company" => rest.split_once('/').map(|(company, name)| Self::NameAtCompany {
                company: company.to_owned(),
                name: name.to_owned(),
            }),
            _ => None,
        }
    }

    /// The key of an address.
    pub fn email(address: &EmailAddress) -> Self {
        Self::Email(address.key().into_owned())
    }

    /// Whether it is a number or an address.
    pub const fn is_contact(&self) -> bool {
        matches!(self, Self::Email(_) | Self::Phone(_))
    }
}

/// The key of a name; nothing if it has one word alone, which many share.
pub fn name_key(name: &PersonName) -> Option<Key> {
    names::plain(name).map(Key::Name)
}

/// The key of a name at a company; nothing without a company or if the name has no key.
pub fn company_key(name: &PersonName, company: &str) -> Option<Key> {
    let company = crate::search_key::fold(company);
    if company.is_empty() {
        return None;
    }
    let name = names::plain(name)?;
    Some(Key::NameAtCompany { company, name })
}

/// Everything a person is known by.
pub fn keys(person: &Person) -> BTreeSet<Key> {
    let mut keys: BTreeSet<Key> = name_key(&person.card.name).into_iter().collect();
    keys.extend(company_key(&person.card.name, &person.card.company));
    keys.extend(person.private.email.as_ref().map(Key::email));
    keys.extend(person.private.phone.as_ref().map(|p| Key::Phone(p.as_str().to_owned())));
    for point in &person.points {
        match &point.reach {
            Reach::Email(email) => drop(keys.insert(Key::email(email))),
            Reach::Phone(phone) if phone.e164.is_some() => drop(keys.insert(Key::Phone(phone.key()))),
            Reach::Phone(_) => {}
        }
    }
    keys
}

/// The lane of two people of one side who share these keys; nothing if they mean nothing.
pub fn lane(a: &PersonName, b: &PersonName, shared: &BTreeSet<Key>) -> Option<Lane> {
    if shared.is_empty() {
        None
    } else if !shared.iter().any(Key::is_contact) {
        let together = shared.iter().any(|key| matches!(key, Key::NameAtCompany { .. }));
        Some(if together { Lane::Review } else { Lane::NameOnly })
    } else if compatible(a, b) {
        Some(Lane::Safe)
    } else {
        Some(Lane::Review)
    }
}

/// Two people, the lower id first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Pair {
    /// The lower id.
    pub low: UserId,
    /// The higher id.
    pub high: UserId,
}

impl Pair {
    /// Of two people in any order; nothing if they are one.
    pub fn of(a: UserId, b: UserId) -> Option<Self> {
        (a != b).then(|| Self {
            low: a.min(b),
            high: a.max(b),
        })
    }
}

/// Who shares what, among people of one side. `held` is everything they are known by, in any order
/// and maybe twice; what [`SWITCHBOARD`] people or more share is left out. A number without an
/// extension is also held by people who have it with one.
pub fn pairs(mut held: Vec<(Key, UserId)>) -> BTreeMap<Pair, BTreeSet<Key>> {
    held.sort_unstable();
    held.dedup();
    let mut behind: BTreeMap<&str, BTreeSet<UserId>> = BTreeMap::new();
    for (key, user) in &held {
        if let Key::Phone(number) = key
            && let Some((number, _)) = number.split_once(';')
        {
            behind.entry(number).or_default().insert(*user);
        }
    }
    let mut found: BTreeMap<Pair, BTreeSet<Key>> = BTreeMap::new();
    for group in held.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((key, _)) = group.first().filter(|_| (2..SWITCHBOARD).contains(&group.len())) else {
            continue;
        };
        if let Key::Phone(number) = key
            && let Some(more) = behind.get(number.as_str())
            && more
                .iter()
                .chain(group.iter().map(|(_, user)| user))
                .collect::<BTreeSet<_>>()
                .len()
                >= SWITCHBOARD
        {
            continue;
        }
        for (n, (_, a)) in group.iter().enumerate() {
            for (_, b) in group.iter().skip(n + 1) {
                if let Some(pair) = Pair::of(*a, *b) {
                    found.entry(pair).or_default().insert(key.clone());
                }
            }
        }
    }
    found
}

/// Two people of one side who may be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Likely {
    /// Who.
    pub pair: Pair,
    /// How safe that is.
    pub lane: Lane,
    /// What they share; their name too, if it is the same.
    pub shared: BTreeSet<Key>,
}

/// Two records that belong to different people, as an administrator found, with what they shared then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotSame {
    /// Who.
    pub pair: Pair,
    /// What they shared ([`Evidence::text`]).
    pub evidence: Evidence,
}

/// What two records share, as it is kept.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Evidence(pub BTreeSet<Key>);

impl Evidence {
    /// Most keys that are kept of one pair.
    pub const MOST: usize = 100;

    /// One key a line, in order.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.0.iter().map(Key::text).collect();
        lines.join("\n")
    }

    /// Reads that text; lines that are no keys are left out.
    pub fn parse(text: &str) -> Self {
        Self(text.lines().filter_map(Key::parse).take(Self::MOST).collect())
    }

    /// Whether nothing is shared that was not known then. Who knew that the names are the same
    /// learns nothing from a company.
    pub fn covers(&self, shared: &BTreeSet<Key>) -> bool {
        let known = |key: &Key| match key {
            Key::NameAtCompany { name, .. } => self.0.contains(key) || self.0.contains(&Key::Name(name.clone())),
            Key::Email(_) | Key::Phone(_) | Key::Name(_) => self.0.contains(key),
        };
        shared.iter().all(known)
    }
}

/// A record that went into another one. It leads from what is kept of it to the person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Merged {
    /// The record that went.
    pub other: UserId,
    /// The one it went into.
    pub into: UserId,
}

#[cfg(test)]
mod tests;
