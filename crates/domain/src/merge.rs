//! Merging two records: which one is kept, and what the other one adds (ux_import.md 76).

use std::collections::BTreeSet;

use crate::duplicates::{Key, fuller};
use crate::ids::{PointId, UserId};
use crate::invitation::Invitation;
use crate::people::{ContactPoint, Person, Reach, Status};
use crate::points::POINTS_MAX;

/// One record is merged into another. See [`crate::command::CommandKind::MergePeople`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
    /// The record that is kept.
    pub keep: UserId,
    /// The record that is removed.
    pub other: UserId,
    /// What is taken from the removed record.
    pub take: Take,
    /// The public addresses and numbers of both that are kept, in their new order; all others are removed.
    pub points: Vec<PointId>,
}

/// Fields that are taken from the removed record. A field that is empty there erases nothing.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Take {
    /// First and family name.
    pub name: bool,
    pub middle_names: bool,
    pub job_title: bool,
    pub company: bool,
    /// The language of mails to the person.
    pub language: bool,
    /// The address invitations go to.
    pub email: bool,
    /// The number codes are sent to.
    pub phone: bool,
    /// Key in the firm's own system.
    pub identifier: bool,
}

/// Status after a merge: `Suspended` wins, otherwise the most advanced status.
pub const fn status(keep: Status, other: Status) -> Status {
    match (keep, other) {
        (Status::Suspended, _) | (_, Status::Suspended) => Status::Suspended,
        (Status::Active, _) | (_, Status::Active) => Status::Active,
        (Status::Pending, _) | (_, Status::Pending) => Status::Pending,
        (Status::Quiet, _) | (_, Status::Quiet) => Status::Quiet,
        (Status::Inactive, Status::Inactive) => Status::Inactive,
    }
}

/// Whose invitation the merged record has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inherits {
    /// That of the kept record.
    Kept,
    /// That of the removed record.
    Moved,
    /// None.
    Nothing,
}

/// The invitation that fits the merged status; that of the kept record comes first.
pub fn inherits(keep: &Person, other: &Person) -> Inherits {
    let merged = status(keep.card.status, other.card.status);
    // The merged record is revoked only if both were.
    let never_joined = [keep, other].iter().all(|person| revoked(person));
    let fits = |person: &Person| match person.invitation.as_ref().map(|record| &record.state) {
        None | Some(Invitation::Draft) => false,
        Some(
            Invitation::Pending(_)
            | Invitation::Bounced { .. }
            | Invitation::Declined { .. }
            | Invitation::Expired { .. },
        ) => merged == Status::Pending,
        Some(Invitation::Accepted { .. }) => merged != Status::Pending,
        Some(Invitation::Revoked { .. }) => merged == Status::Inactive && never_joined,
    };
    if fits(keep) {
        Inherits::Kept
    } else if fits(other) {
        Inherits::Moved
    } else {
        Inherits::Nothing
    }
}

/// Whether the person's invitation was revoked, so that they never joined.
pub(crate) fn revoked(person: &Person) -> bool {
    let state = person.invitation.as_ref().map(|record| &record.state);
    matches!(state, Some(Invitation::Revoked { .. }))
}

/// Whether `b` is the better record to keep: the one with the more advanced status, else the older one.
pub fn better(a: &Person, b: &Person) -> bool {
    let rank = |person: &Person| {
        let status = match person.card.status {
            Status::Active => 0,
            Status::Suspended => 1,
            Status::Pending => 2,
            Status::Quiet => 3,
            Status::Inactive => 4,
        };
        (status, person.card.created, person.card.id)
    };
    rank(b) < rank(a)
}

/// The suggested merge: what the kept record lacks is taken from the other one, the name too if it says
/// more there, and every address and number once.
pub fn suggestion(keep: &Person, other: &Person) -> Merge {
    let (mine, theirs) = (&keep.private, &other.private);
    let mut seen: BTreeSet<Key> = BTreeSet::new();
    let points = keep.points.iter().chain(&other.points);
    let points = points.filter(|point| seen.insert(point_key(point)));
    // A list is limited; the points of the kept record come first.
    let points: Vec<PointId> = points
        .map(|point| point.id)
        .take(POINTS_MAX.max(keep.points.len()))
        .collect();
    Merge {
        keep: keep.card.id,
        other: other.card.id,
        take: Take {
            middle_names: keep.card.middle_names.is_empty() && !other.card.middle_names.is_empty(),
            company: keep.card.company.is_empty() && !other.card.company.is_empty(),
            language: keep.card.language.0.is_none() && other.card.language.0.is_some(),
            name: fuller(&keep.card.name, &other.card.name),
            job_title: keep.card.job_title.is_empty() && !other.card.job_title.is_empty(),
            email: mine.email.is_none() && theirs.email.is_some(),
            phone: mine.phone.is_none() && theirs.phone.is_some(),
            identifier: mine.identifier.is_none() && theirs.identifier.is_some(),
        },
        points,
    }
}

/// The key by which two addresses or numbers are compared; unread numbers by their text.
pub fn point_key(point: &ContactPoint) -> Key {
    match &point.reach {
        Reach::Email(email) => Key::email(email),
        Reach::Phone(phone) => Key::Phone(phone.key()),
    }
}

#[cfg(test)]
mod tests;
