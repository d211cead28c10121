//! What a person takes from a row.
//!
//! An empty cell never erases; nothing a person has is removed but a number that the row
//! replaces under the same label (only another number does), and an address that was the secure one.

use std::collections::BTreeSet;

use crate::change::WriteSet;
use crate::email::EmailAddress;
use crate::ids::{PointId, TeamId};
use crate::import::rows::PersonRow;
use crate::note::Note;
use crate::people::{ContactPoint, Person, PhoneValue, Reach, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::phone::Status as PhoneStatus;
use crate::points::POINTS_MAX;
use crate::teams::TeamMember;

/// What a person would take from a row.
pub(super) struct Changes {
    pub(super) card: Option<UserCard>,
    pub(super) private: Option<UserPrivate>,
    /// A note that the person does not have yet.
    pub(super) note: Option<Note>,
    pub(super) changed: Vec<(ContactPoint, ContactPoint)>,
    pub(super) added: Vec<ContactPoint>,
    pub(super) joined: Vec<TeamId>,
    /// How many values would be added if there were ids for them.
    without_ids: usize,
}

impl Changes {
    pub(super) const fn is_empty(&self) -> bool {
        self.card.is_none()
            && self.private.is_none()
            && self.note.is_none()
            && self.changed.is_empty()
            && self.added.is_empty()
            && self.joined.is_empty()
            && self.without_ids == 0
    }

    /// Whether the person's list would grow beyond what a list may have.
    pub(super) fn has_too_many_points(&self, person: &Person) -> bool {
        let more = self.added.len() + self.without_ids;
        more > 0 && person.points.len() + more > POINTS_MAX
    }

    /// Whether mails to the person go to another address afterwards.
    pub(super) fn has_other_address(&self, person: &Person) -> bool {
        let key = |private: &UserPrivate| private.email.as_ref().map(|email| email.key().into_owned());
        self.private
            .as_ref()
            .is_some_and(|after| key(after) != key(&person.private))
    }

    /// The name the person has afterwards.
    pub(super) fn name<'a>(&'a self, person: &'a Person) -> &'a PersonName {
        self.card.as_ref().map_or(&person.card.name, |card| &card.name)
    }

    /// What becomes of a contact point of the person.
    pub(super) fn now<'a>(&'a self, point: &'a ContactPoint) -> &'a ContactPoint {
        let changed = self.changed.iter().find(|(before, _)| before.id == point.id);
        changed.map_or(point, |(_, after)| after)
    }

    pub(super) fn write(self, person: &Person, writes: &mut WriteSet) {
        let user = person.card.id;
        writes
            .cards
            .updated
            .extend(self.card.map(|after| (person.card.clone(), after)));
        writes
            .privates
            .updated
            .extend(self.private.map(|after| (person.private.clone(), after)));
        if self.note.is_some() {
            writes.change_note(person, self.note);
        }
        writes.points.updated.extend(self.changed);
        writes.points.inserted.extend(self.added);
        writes
            .members
            .inserted
            .extend(self.joined.into_iter().map(|team| TeamMember::new(team, user)));
    }
}

/// Compares a person with a row. `ids` are for addresses and numbers that are new; without them
/// the answer still tells whether anything would change.
pub(super) fn changes(person: &Person, row: &PersonRow, teams: &BTreeSet<TeamId>, ids: &[PointId]) -> Changes {
    let mut card = person.card.clone();
    let part = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
    let given = part(row.name.given(), card.name.given());
    let family = part(row.name.family(), card.name.family());
    if let Ok(name) = PersonName::parse(&given, &family) {
        card.name = name;
    }
    if let Some(names) = &row.middle_names {
        card.middle_names.clone_from(names);
    }
    if let Some(title) = &row.job_title {
        card.job_title.clone_from(title);
    }
    if let Some(company) = &row.company {
        card.company.clone_from(company);
    }
    let mut private = person.private.clone();
    if let Some(email) = row.secure_email()
        && private.email.as_ref().map(EmailAddress::key) != Some(email.key())
    {
        private.email = Some(email.clone());
    }
    if let Some(phone) = row.secure_phone() {
        private.phone = Some(phone.clone());
    }
    if let Some(identifier) = &row.identifier {
        private.identifier = Some(identifier.clone());
    }
    let mut changes = Changes {
        card: (card != person.card).then_some(card),
        private: (private != person.private).then_some(private),
        note: note_after(row, person.note.as_ref()).filter(|note| Some(note) != person.note.as_ref()),
        changed: Vec::new(),
        added: Vec::new(),
        joined: teams.difference(&person.teams).copied().collect(),
        without_ids: 0,
    };
    add_points(person, row, ids, &mut changes);
    changes
}

fn add_points(person: &Person, row: &PersonRow, ids: &[PointId], changes: &mut Changes) {
    let mut ids = ids.iter().copied();
    let mut position = person.next_position();
    let mut add = |make: &dyn Fn(PointId, u16) -> ContactPoint, changes: &mut Changes| match ids.next() {
        Some(id) => {
            changes.added.push(make(id, position));
            position = position.saturating_add(1);
        }
        None => changes.without_ids += 1,
    };
    let user = person.card.id;
    let old_secure = person.private.email.as_ref().map(EmailAddress::key);
    let new_keys: Vec<_> = row.emails.iter().map(EmailAddress::key).collect();
    for (index, email) in row.emails.iter().enumerate() {
        let key = email.key();
        if let Some((point, _)) = emails(person).find(|(_, e)| e.key() == key) {
            relabel(point, email_label(row, index), changes);
            continue;
        }
        // The address that was the secure one is replaced by the new secure one.
        let secure = row.secure_email().is_some_and(|secure| secure.key() == key);
        let stale = emails(person).find(|(_, e)| secure && Some(e.key()) == old_secure && !new_keys.contains(&e.key()));
        match stale {
            Some((point, _)) => changes.changed.push((
                point.clone(),
                ContactPoint {
                    reach: Reach::Email(email.clone()),
                    ..point.clone()
                },
            )),
            None => {
                let label = email_label(row, index);
                let point = |id, at| ContactPoint {
                    label: label.to_owned(),
                    ..ContactPoint::email(id, user, at, email.clone())
                };
                add(&point, changes);
            }
        }
    }
    let new_numbers: Vec<String> = row.phones.iter().map(PhoneValue::key).collect();
    let mut replaced = BTreeSet::new();
    for phone in &row.phones {
        let key = phone.key();
        let label = phone.label.clone().unwrap_or_default();
        if let Some((point, _, _)) = phones(person).find(|(_, k, _)| *k == key) {
            if row.own.is_some() {
                relabel(point, &label, changes);
            }
            continue;
        }
        let mut stale = phones(person)
            .filter(|(p, k, _)| p.label == label && !new_numbers.contains(k) && !replaced.contains(&p.id))
            .filter(|(_, _, there)| may_displace(phone, there));
        let number_there = phones(person).any(|(p, _, there)| p.label == label && there.e164.is_some());
        match stale.next() {
            // A text beside a number: the problems of the row tell that it is left out.
            None if number_there && phone.status == PhoneStatus::Error && row.own.is_none() => {}
            Some((point, _, _)) => {
                replaced.insert(point.id);
                changes.changed.push((
                    point.clone(),
                    ContactPoint {
                        reach: Reach::Phone(phone.clone()),
                        ..point.clone()
                    },
                ));
            }
            None => add(&|id, at| ContactPoint::phone(id, user, at, phone.clone()), changes),
        }
    }
    // The program's own export tells the order.
    if row.own.is_none() {
        fax_gives_way(person, changes);
    }
}

/// Whether a row's value may replace another: a text that is no number never replaces a number.
const fn may_displace(new: &PhoneValue, there: &PhoneValue) -> bool {
    new.e164.is_some() || there.e164.is_none()
}

/// A person whose only number was a fax is called at their new telephone number: the two change places.
fn fax_gives_way(person: &Person, changes: &mut Changes) {
    let spoken = |point: &ContactPoint| matches!(&point.reach, Reach::Phone(phone) if !phone.is_fax());
    if person.points.iter().any(spoken) || changes.changed.iter().any(|(_, after)| spoken(after)) {
        return;
    }
    let (Some((fax, _, _)), Some(telephone)) = (
        phones(person).next(),
        changes.added.iter_mut().find(|point| spoken(point)),
    ) else {
        return;
    };
    let last = std::mem::replace(&mut telephone.position, fax.position);
    match changes.changed.iter_mut().find(|(before, _)| before.id == fax.id) {
        Some((_, after)) => after.position = last,
        None => {
            let after = ContactPoint {
                position: last,
                ..fax.clone()
            };
            changes.changed.push((fax.clone(), after));
        }
    }
}

/// The label of a row's address; only the program's own export has labels.
pub(super) fn email_label(row: &PersonRow, index: usize) -> &str {
    let labels = row.own.as_ref().map_or(&[][..], |own| &own.email_labels);
    labels.get(index).map_or("", String::as_str)
}

/// Changes a point's label; an empty label removes none.
fn relabel(point: &ContactPoint, label: &str, changes: &mut Changes) {
    if !label.is_empty() && point.label != label {
        let after = ContactPoint {
            label: label.to_owned(),
            ..point.clone()
        };
        changes.changed.push((point.clone(), after));
    }
}

fn emails(person: &Person) -> impl Iterator<Item = (&ContactPoint, &EmailAddress)> {
    person.points.iter().filter_map(|p| match &p.reach {
        Reach::Email(email) => Some((p, email)),
        Reach::Phone(_) => None,
    })
}

fn phones(person: &Person) -> impl Iterator<Item = (&ContactPoint, String, &PhoneValue)> {
    person.points.iter().filter_map(|p| match &p.reach {
        Reach::Phone(phone) => Some((p, phone.key(), phone)),
        Reach::Email(_) => None,
    })
}

/// The note of a person who takes the row; one that is too long never gets this far.
pub(super) fn note_after(row: &PersonRow, there: Option<&Note>) -> Option<Note> {
    let text = row.noted(there.map(Note::as_str))?;
    Note::parse(&text).ok().flatten()
}
