//! People as rows with neither address nor identifier mean them: by name and number. Of several, a row
//! means the one whose main number it is, of those one who has neither address nor identifier either,
//! else the oldest record.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::Changes;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::import::rows::PersonRow;
use crate::people::{ContactPoint, Person, PhoneValue, Reach, Status};
use crate::person_name::PersonName;
use crate::search_key::fold;

/// People by name and number, the likeliest first. Empty, and kept empty, if no row of the file needs
/// it.
#[derive(Default)]
pub(super) struct Numbers {
    kept: bool,
    holders: BTreeMap<String, BTreeSet<(Likely, UserId)>>,
}

/// How likely a name and a number mean a person, most likely first. Nothing that an import adds to
/// other people makes one of them likelier than the person who was meant before: the same file means
/// the same people again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Likely {
    /// It is their main number, and they have neither address nor identifier.
    Bare,
    /// It is their main number.
    Main,
    /// It is another of their numbers.
    Other,
}

impl Numbers {
    pub(super) fn of(facts: &Facts) -> Self {
        let mut numbers = Self {
            kept: true,
            holders: BTreeMap::new(),
        };
        for person in facts.people.values() {
            let held = numbers_of(person).into_iter();
            numbers.hold(person.card.id, &person.card.name, has_only_numbers(person), held);
        }
        numbers
    }

    /// The person a row most likely refers to.
    pub(super) fn likeliest(&self, row: &PersonRow) -> Option<UserId> {
        let number = row.phones.first().map_or_else(|| NO_NUMBER.to_owned(), PhoneValue::key);
        let (_, likeliest) = self.holders.get(&key(&row.name.full(), &number))?.first()?;
        Some(*likeliest)
    }

    /// Adds a new person, made of this row.
    pub(super) fn add(&mut self, user: UserId, row: &PersonRow) {
        if self.kept {
            let bare = has_no_key(row);
            let alone = (bare && row.phones.is_empty()).then(|| NO_NUMBER.to_owned());
            let numbers = row.phones.iter().map(PhoneValue::key).chain(alone);
            self.hold(user, &row.name, bare, numbers);
        }
    }

    /// Replaces the numbers of a person who takes a row's values.
    pub(super) fn replace(&mut self, person: &Person, row: &PersonRow, changes: &Changes) {
        if !self.kept {
            return;
        }
        let name = person.card.name.full();
        for number in numbers_of(person) {
            if let Some(holders) = self.holders.get_mut(&key(&name, &number)) {
                holders.retain(|(_, holder)| *holder != person.card.id);
            }
        }
        let known = person
            .points
            .iter()
            .map(|point| changes.now(point))
            .filter_map(number_of);
        let mut held: Vec<String> = known.chain(row.phones.iter().map(PhoneValue::key)).collect();
        let bare = has_only_numbers(person) && has_no_key(row);
        if held.is_empty() && bare {
            held = numbers_of(person);
        }
        self.hold(person.card.id, changes.name(person), bare, held.into_iter());
    }

    /// Notes a person's numbers, the main one first.
    fn hold(&mut self, user: UserId, name: &PersonName, bare: bool, numbers: impl Iterator<Item = String>) {
        let name = name.full();
        for (place, number) in numbers.enumerate() {
            let likely = match (place, bare) {
                (0, true) => Likely::Bare,
                (0, false) => Likely::Main,
                _ => Likely::Other,
            };
            let holders = self.holders.entry(key(&name, &number)).or_default();
            holders.insert((likely, user));
        }
    }
}

/// Whether a row has neither address nor identifier.
pub(super) fn has_no_key(row: &PersonRow) -> bool {
    row.identifier.is_none() && row.secure_email().is_none()
}

/// Whether a person has neither address nor identifier.
const fn has_only_numbers(person: &Person) -> bool {
    person.private.email.is_none() && person.private.identifier.is_none()
}

fn number_of(point: &ContactPoint) -> Option<String> {
    match &point.reach {
        Reach::Phone(phone) => Some(phone.key()),
        Reach::Email(_) => None,
    }
}

/// The number of a person who has only a name.
const NO_NUMBER: &str = "";

/// A person's numbers, or [`NO_NUMBER`] if there is no other detail either.
fn numbers_of(person: &Person) -> Vec<String> {
    let card = &person.card;
    let can_match = !card.kind.is_staff() && card.status != Status::Inactive;
    if can_match && person.points.is_empty() && has_only_numbers(person) && person.private.phone.is_none() {
        return vec![NO_NUMBER.to_owned()];
    }
    person.points.iter().filter_map(number_of).collect()
}

fn key(name: &str, phone: &str) -> String {
    format!("{}\n{phone}", fold(name))
}
