//! What a person takes from a row, and the write set of a whole import.
//!
//! An empty cell never erases; nothing a person has is taken away but a number that the row
//! replaces under the same label (only another number does), and an address that was the secure one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::ImportPeople;
use super::sharing::without_address;
use super::teams::Teams;
use crate::acts::invitations::{follow_address, kind_of_invitation, message};
use crate::change::WriteSet;
use crate::decide::gates::Gates;
use crate::decide::verdict::{MailKind, MailWish, Stop};
use crate::email::EmailAddress;
use crate::facts::Facts;
use crate::ids::{PointId, TeamId, UserId};
use crate::import::choices::TeamChoice;
use crate::import::report::{ImportReport, Outcome};
use crate::import::rows::{NewIds, PersonRow, StagedRow};
use crate::invitation::InvitationRecord;
use crate::note::{Note, UserNote};
use crate::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Status, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::phone::Status as PhoneStatus;
use crate::points::POINTS_MAX;
use crate::teams::{Team, TeamMember};

/// Turns the outcomes of [`super::judge_rows`] into rows to write, and the mails that go with them;
/// `by` is who imports.
///
/// # Errors
/// A message of one's own that is too long.
pub fn write_rows(
    import: &ImportPeople,
    report: &ImportReport,
    facts: &Facts,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<(WriteSet, Vec<MailWish>), Stop> {
    let teams = Teams::of(facts, import);
    let mut writes = room_for_newcomers(import, report);
    let mut mails = Vec::new();
    let words = import.invite.as_deref().map(message).transpose()?;
    for (staged, result) in import.rows.iter().zip(&report.rows) {
        let StagedRow::Usable(row, ids) = staged else { continue };
        let Ok(named) = teams.resolve(row) else { continue };
        let shed = result.without_address.then(|| without_address(row));
        let row = shed.as_ref().unwrap_or(row);
        match &result.outcome {
            Outcome::Created => {
                if let Ok(teams) = teams.for_new(named) {
                    create(row, ids, &teams, now, &mut writes);
                    if let Some(words) = &words {
                        mails.extend(invite_newcomer(words, Gates::new(facts), by, now, &mut writes)?);
                    }
                }
            }
            Outcome::Updated(user) => {
                if let Some(person) = facts.people.get(user) {
                    let merged = merge(person, row, named, &ids.points);
                    if merged.has_other_address(person) {
                        mails.extend(follow_address(person, Gates::new(facts), now, &mut writes)?);
                    }
                    merged.write(person, &mut writes);
                }
            }
            Outcome::Unchanged(_) | Outcome::Skipped(_) | Outcome::Refused(_) => {}
        }
    }
    create_teams(import, &mut writes);
    writes.privates.updated = givers_first(writes.privates.updated);
    Ok((writes, mails))
}

/// A write set with room for everybody who is new: lists that grow as they are filled are copied
/// many times, and a hundred thousand people are large.
fn room_for_newcomers(import: &ImportPeople, report: &ImportReport) -> WriteSet {
    let (mut people, mut points) = (0, 0);
    for (staged, result) in import.rows.iter().zip(&report.rows) {
        if let (StagedRow::Usable(_, ids), Outcome::Created) = (staged, &result.outcome) {
            people += 1;
            points += ids.points.len();
        }
    }
    let mut writes = WriteSet::default();
    writes.cards.inserted.reserve_exact(people);
    writes.privates.inserted.reserve_exact(people);
    writes.points.inserted.reserve_exact(points);
    // Most are in one team.
    writes.members.inserted.reserve(people);
    writes
}

/// Creates the chosen teams somebody comes into, each with who covers it.
fn create_teams(import: &ImportPeople, writes: &mut WriteSet) {
    let mut made = BTreeSet::new();
    for choice in import.teams.values() {
        let TeamChoice::Create { team, name, staff } = choice else {
            continue;
        };
        let wanted = writes.members.inserted.iter().any(|member| member.team == *team);
        if !wanted || !made.insert(*team) {
            continue;
        }
        writes.teams.inserted.push(Team {
            id: *team,
            name: name.clone(),
            identifier: None,
            description: String::new(),
            is_default: false,
            shared: false,
        });
        writes.members.inserted.push(TeamMember {
            team: *team,
            user: *staff,
        });
    }
}

/// Invites whoever was written last, if they can be.
fn invite_newcomer(
    words: &str,
    facts: Gates<'_>,
    by: UserId,
    now: DateTime<Utc>,
    writes: &mut WriteSet,
) -> Result<Option<MailWish>, Stop> {
    let (Some(card), Some(private)) = (writes.cards.inserted.last_mut(), writes.privates.inserted.last()) else {
        return Ok(None);
    };
    let how = kind_of_invitation(card.kind, private, facts.settings()?);
    let Some(how) = how.filter(|_| private.email.is_some()) else {
        return Ok(None);
    };
    let zone = facts.time_zone()?;
    card.status = Status::Pending;
    let record = InvitationRecord::begin(card.id, how, words.to_owned(), by, now, zone);
    writes.invitations.inserted.push(record);
    Ok(Some(MailWish {
        user: card.id,
        kind: MailKind::Invitation,
    }))
}

/// Orders updates so that an address or identifier is given up before somebody else takes it:
/// the database never sees two people hold it.
fn givers_first(updates: Vec<(UserPrivate, UserPrivate)>) -> Vec<(UserPrivate, UserPrivate)> {
    let email = |p: &UserPrivate| p.email.as_ref().map(|e| (true, e.key().into_owned()));
    let identifier = |p: &UserPrivate| p.identifier.as_ref().map(|i| (false, i.as_str().to_owned()));
    let mut given = BTreeMap::new();
    for (index, (before, after)) in updates.iter().enumerate() {
        given.extend(
            email(before)
                .filter(|key| Some(key) != email(after).as_ref())
                .map(|key| (key, index)),
        );
        given.extend(
            identifier(before)
                .filter(|key| Some(key) != identifier(after).as_ref())
                .map(|key| (key, index)),
        );
    }
    let mut slots: Vec<_> = updates.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(slots.len());
    let mut entered = vec![false; slots.len()];
    for start in 0..slots.len() {
        let mut path = vec![start];
        while let Some(index) = path.last().copied() {
            let giver = slots.get(index).and_then(Option::as_ref).and_then(|(_, after)| {
                let keys = [email(after), identifier(after)].into_iter().flatten();
                keys.filter_map(|key| given.get(&key).copied())
                    .find(|giver| entered.get(*giver) == Some(&false))
            });
            if let Some(mark) = entered.get_mut(index) {
                *mark = true;
            }
            match giver.filter(|giver| *giver != index) {
                Some(giver) => path.push(giver),
                None => {
                    path.pop();
                    ordered.extend(slots.get_mut(index).and_then(Option::take));
                }
            }
        }
    }
    ordered
}

fn create(row: &PersonRow, ids: &NewIds, teams: &BTreeSet<TeamId>, now: DateTime<Utc>, writes: &mut WriteSet) {
    let user = ids.user;
    writes.privates.inserted.push(UserPrivate {
        user,
        email: row.secure_email().cloned(),
        phone: row.secure_phone().cloned(),
        identifier: row.identifier.clone(),
    });
    let note = note_after(row, None);
    writes.notes.inserted.extend(note.map(|note| UserNote { user, note }));
    writes.cards.inserted.push(UserCard {
        id: user,
        kind: row.own.as_ref().and_then(|own| own.kind).unwrap_or(Kind::Client),
        name: row.name.clone(),
        middle_names: row.middle_names.clone().unwrap_or_default(),
        company: row.company.clone().unwrap_or_default(),
        // Our own export would have told a title.
        job_title: match (&row.job_title, &row.own) {
            (Some(title), _) => title.clone(),
            (None, Some(_)) => String::new(),
            (None, None) => UserCard::DEFAULT_TITLE.to_owned(),
        },
        status: Status::Quiet,
        created: now,
    });
    let mut points = ids.points.iter().copied();
    let mut position = 0;
    for (index, email) in row.emails.iter().enumerate() {
        let Some(id) = points.next() else { break };
        let point = ContactPoint::email(id, user, position, email.clone());
        let label = email_label(row, index).to_owned();
        writes.points.inserted.push(ContactPoint { label, ..point });
        position += 1;
    }
    for phone in &row.phones {
        let Some(id) = points.next() else { break };
        writes
            .points
            .inserted
            .push(ContactPoint::phone(id, user, position, phone.clone()));
        position += 1;
    }
    writes
        .members
        .inserted
        .extend(teams.iter().map(|team| TeamMember { team: *team, user }));
}

/// The note somebody has once they take the row; one that is too long never gets this far.
fn note_after(row: &PersonRow, there: Option<&Note>) -> Option<Note> {
    let text = row.noted(there.map(Note::as_str))?;
    Note::parse(&text).ok().flatten()
}

/// What a person would take from a row.
pub(super) struct Merged {
    pub(super) card: Option<UserCard>,
    pub(super) private: Option<UserPrivate>,
    /// A note that is not theirs already.
    pub(super) note: Option<Note>,
    pub(super) changed: Vec<(ContactPoint, ContactPoint)>,
    pub(super) added: Vec<ContactPoint>,
    pub(super) joined: Vec<TeamId>,
    /// Values that would be added if there were ids for them.
    wanting: usize,
}

impl Merged {
    pub(super) const fn is_empty(&self) -> bool {
        self.card.is_none()
            && self.private.is_none()
            && self.note.is_none()
            && self.changed.is_empty()
            && self.added.is_empty()
            && self.joined.is_empty()
            && self.wanting == 0
    }

    /// Whether the person's list would grow beyond what a list may have.
    pub(super) fn has_too_many_points(&self, person: &Person) -> bool {
        let more = self.added.len() + self.wanting;
        more > 0 && person.points.len() + more > POINTS_MAX
    }

    /// Whether mails to the person go elsewhere afterwards.
    fn has_other_address(&self, person: &Person) -> bool {
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

    fn write(self, person: &Person, writes: &mut WriteSet) {
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
            .extend(self.joined.into_iter().map(|team| TeamMember { team, user }));
    }
}

/// Compares a person with a row. `ids` are for addresses and numbers that are new; without them
/// the answer still tells whether anything would change.
pub(super) fn merge(person: &Person, row: &PersonRow, teams: &BTreeSet<TeamId>, ids: &[PointId]) -> Merged {
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
    let mut merged = Merged {
        card: (card != person.card).then_some(card),
        private: (private != person.private).then_some(private),
        note: note_after(row, person.note.as_ref()).filter(|note| Some(note) != person.note.as_ref()),
        changed: Vec::new(),
        added: Vec::new(),
        joined: teams.difference(&person.teams).copied().collect(),
        wanting: 0,
    };
    merge_points(person, row, ids, &mut merged);
    merged
}

fn merge_points(person: &Person, row: &PersonRow, ids: &[PointId], merged: &mut Merged) {
    let mut ids = ids.iter().copied();
    let mut position = person.next_position();
    let mut add = |make: &dyn Fn(PointId, u16) -> ContactPoint, merged: &mut Merged| match ids.next() {
        Some(id) => {
            merged.added.push(make(id, position));
            position = position.saturating_add(1);
        }
        None => merged.wanting += 1,
    };
    let user = person.card.id;
    let old_secure = person.private.email.as_ref().map(EmailAddress::key);
    let new_keys: Vec<_> = row.emails.iter().map(EmailAddress::key).collect();
    for (index, email) in row.emails.iter().enumerate() {
        let key = email.key();
        if let Some((point, _)) = emails(person).find(|(_, e)| e.key() == key) {
            relabel(point, email_label(row, index), merged);
            continue;
        }
        // The address that was the secure one is replaced by the new secure one.
        let secure = row.secure_email().is_some_and(|secure| secure.key() == key);
        let stale = emails(person).find(|(_, e)| secure && Some(e.key()) == old_secure && !new_keys.contains(&e.key()));
        match stale {
            Some((point, _)) => merged.changed.push((
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
                add(&point, merged);
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
                relabel(point, &label, merged);
            }
            continue;
        }
        let mut stale = phones(person)
            .filter(|(p, k, _)| p.label == label && !new_numbers.contains(k) && !replaced.contains(&p.id))
            .filter(|(_, _, there)| may_displace(phone, there));
        let number_there = phones(person).any(|(p, _, there)| p.label == label && there.e164.is_some());
        match stale.next() {
            // What is no number, beside a number: the row's problems tell that it is left out.
            None if number_there && phone.status == PhoneStatus::Error && row.own.is_none() => {}
            Some((point, _, _)) => {
                replaced.insert(point.id);
                merged.changed.push((
                    point.clone(),
                    ContactPoint {
                        reach: Reach::Phone(phone.clone()),
                        ..point.clone()
                    },
                ));
            }
            None => add(&|id, at| ContactPoint::phone(id, user, at, phone.clone()), merged),
        }
    }
    // The order of our own export is told.
    if row.own.is_none() {
        fax_gives_way(person, merged);
    }
}

/// Whether a row's value takes the place of another: a text that is no number never that of a number.
const fn may_displace(new: &PhoneValue, there: &PhoneValue) -> bool {
    new.e164.is_some() || there.e164.is_none()
}

/// Whoever had nothing but a fax and is given a telephone number is called there: the two change places.
fn fax_gives_way(person: &Person, merged: &mut Merged) {
    let spoken = |point: &ContactPoint| matches!(&point.reach, Reach::Phone(phone) if !phone.is_fax());
    if person.points.iter().any(spoken) || merged.changed.iter().any(|(_, after)| spoken(after)) {
        return;
    }
    let (Some((fax, _, _)), Some(telephone)) = (
        phones(person).next(),
        merged.added.iter_mut().find(|point| spoken(point)),
    ) else {
        return;
    };
    let last = std::mem::replace(&mut telephone.position, fax.position);
    match merged.changed.iter_mut().find(|(before, _)| before.id == fax.id) {
        Some((_, after)) => after.position = last,
        None => {
            let after = ContactPoint {
                position: last,
                ..fax.clone()
            };
            merged.changed.push((fax.clone(), after));
        }
    }
}

/// The label of a row's address; only our own export has any.
fn email_label(row: &PersonRow, index: usize) -> &str {
    let labels = row.own.as_ref().map_or(&[][..], |own| &own.email_labels);
    labels.get(index).map_or("", String::as_str)
}

/// Gives a point another label; an empty one takes none away.
fn relabel(point: &ContactPoint, label: &str, merged: &mut Merged) {
    if !label.is_empty() && point.label != label {
        let after = ContactPoint {
            label: label.to_owned(),
            ..point.clone()
        };
        merged.changed.push((point.clone(), after));
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
