//! Rows with a new address that may be a client who has none, such as a row of the left-out file whose
//! address was corrected: same name, same number, and only one such client.

use std::collections::BTreeMap;

use crate::facts::Facts;
use crate::ids::UserId;
use crate::import::rows::PersonRow;
use crate::people::{Person, PhoneValue, Reach, Status};
use crate::search_key::fold;

/// The clients without an address, by name and number; `None` where two share both.
#[derive(Default)]
pub(super) struct Unaddressed(BTreeMap<String, Option<UserId>>);

impl Unaddressed {
    pub(super) fn of(facts: &Facts) -> Self {
        let mut found: BTreeMap<String, Option<UserId>> = BTreeMap::new();
        for person in facts.people.values().filter(|person| is_unaddressed(person)) {
            let name = person.card.name.full();
            for point in &person.points {
                let Reach::Phone(phone) = &point.reach else { continue };
                let user = person.card.id;
                found
                    .entry(key(&name, &phone.key()))
                    .and_modify(|known| *known = known.filter(|known| *known == user))
                    .or_insert(Some(user));
            }
        }
        Self(found)
    }

    /// The client the row may refer to, if its address and identifier are free. A row of the
    /// program's own export says which person it is.
    pub(super) fn candidate(&self, row: &PersonRow, facts: &Facts) -> Option<UserId> {
        let number = number_asked_by(row)?;
        let user = (*self.0.get(&key(&row.name.full(), &number))?)?;
        let person = facts.people.get(&user)?;
        (row.identifier.is_none() || person.private.identifier.is_none()).then_some(user)
    }
}

/// The number by which a row may be a client without an address.
pub(crate) fn number_asked_by(row: &PersonRow) -> Option<String> {
    row.secure_email().filter(|_| row.own.is_none())?;
    row.phones.first().map(PhoneValue::key)
}

fn is_unaddressed(person: &Person) -> bool {
    let card = &person.card;
    let can_match = !card.kind.is_staff() && card.status != Status::Inactive;
    let public = person.points.iter().any(|point| matches!(point.reach, Reach::Email(_)));
    can_match && person.private.email.is_none() && !public
}

fn key(name: &str, number: &str) -> String {
    format!("{}\n{number}", fold(name))
}
