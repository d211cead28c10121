//! A row with a new address that may be a client without one.

use domain::ids::UserId;
use domain::import::{OnMatch, OnSame, PersonRow};
use domain::people::{PhoneValue, Reach};
use domain::person_name::PersonName;

use super::{Foretold, Telling};

impl Telling<'_> {
    /// The one client without an address who has the row's name and number.
    pub(super) fn same_person(&self, row: &PersonRow) -> Option<UserId> {
        // Only a new address asks; a row of the program's own export says itself who it is.
        row.secure_email().filter(|_| row.own.is_none())?;
        let wanted = number(row.phones.first()?);
        let folded = |name: &PersonName| domain::search_key::fold(&name.full());
        let mut found: Vec<UserId> = Vec::new();
        for card in self.before.cards.values() {
            let points = self.before.points_of(card.id);
            let has_address = self.before.privates[&card.id].email.is_some()
                || points.iter().any(|point| matches!(point.reach, Reach::Email(_)));
            let called = points
                .iter()
                .any(|point| matches!(&point.reach, Reach::Phone(phone) if number(phone) == wanted));
            if self.before.is_served(card.id) && !has_address && called && folded(&card.name) == folded(&row.name) {
                found.push(card.id);
            }
        }
        let [user] = found.as_slice() else { return None };
        let other_key = row.identifier.is_some() && self.before.privates[user].identifier.is_some();
        (!other_key).then_some(*user)
    }

    pub(super) fn doubted(&mut self, index: usize) -> Foretold {
        let user = self.same_person(self.row(index).0);
        let Some(user) = user.filter(|user| !self.claims.contains_key(user)) else {
            return self.create(index);
        };
        match self.import.options.on_same {
            OnSame::Add => self.create(index),
            OnSame::Ask if self.import.options.on_match == OnMatch::Update => Foretold {
                what: "skipped",
                ..Foretold::refused("maybeSame", Some(user))
            },
            OnSame::Ask | OnSame::Update => self.change(index, user, false),
        }
    }
}

pub(super) fn number(phone: &PhoneValue) -> String {
    match (&phone.e164, &phone.ext) {
        (Some(number), Some(ext)) => format!("{} x {ext}", number.as_str()),
        (Some(number), None) => number.as_str().to_owned(),
        (None, _) => format!("unread {}", phone.raw.trim()),
    }
}
