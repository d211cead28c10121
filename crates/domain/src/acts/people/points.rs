//! Changing public contact details: the actor's own or, for administrators, another person's.

use std::collections::{BTreeMap, BTreeSet};

use crate::acts::label::Label;
use crate::acts::{Act, Case};
use crate::change::WriteSet;
use crate::decide::conflict::check_conflicts;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::expect::Field;
use crate::facts::Facts;
use crate::ids::{PointId, UserId};
use crate::needs::Needs;
use crate::people::{ContactPoint, Kind, Person, Reach, UserCard};
use crate::points::{LABEL_MAX, POINTS_MAX, listed, reach_key};
use crate::text::clean_line;
use crate::verb::Verb;

/// Replaces the list of a person's public addresses and numbers. The secure address and number stay
/// as they are (domain.md 16).
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EditPoints {
    pub user: UserId,
    /// The whole new list in order; the first of each kind is the main one. Of a value that occurs twice
    /// the first counts.
    pub points: Vec<PointEntry>,
}

/// One line of that list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointEntry {
    /// Key: that of a point the person has, or a new one.
    pub id: PointId,
    /// `mobile`, `office` and the like; may be empty; at most [`LABEL_MAX`] characters.
    pub label: String,
    /// The address or number.
    pub reach: Reach,
}

impl Act for EditPoints {
    const VERB: Verb = Verb::EditPoints;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::person(self.user, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let person = case.facts.person(self.user)?;
        if let Kind::Staff(role) = person.card.kind {
            admin.may_touch(role)?;
        }
        self.replace(person, case)
    }

    fn judge_own(self, actor: &UserCard, case: &Case<'_>) -> Result<Accepted, Stop> {
        if self.user != actor.id {
            return Err(Refusal::NotAllowed.into());
        }
        let person = case.facts.person(self.user)?;
        self.replace(person, case)
    }
}

impl EditPoints {
    fn replace(self, person: &Person, case: &Case<'_>) -> Result<Accepted, Stop> {
        check_conflicts(case.expect, |field| {
            (field == Field::Points).then(|| listed(&person.points))
        })?;
        let points = ordered(self, person)?;
        for phone in [false, true] {
            let any = |points: &[ContactPoint]| points.iter().any(|p| matches!(p.reach, Reach::Phone(_)) == phone);
            if any(&person.points) && !any(&points) {
                return Err(Refusal::LastPoint { phone }.into());
            }
        }
        let mut writes = WriteSet::default();
        if same(&person.points, &points) {
            return Ok(writes.into());
        }
        let mut before: BTreeMap<PointId, ContactPoint> = person.points.iter().map(|p| (p.id, p.clone())).collect();
        for point in points {
            match before.remove(&point.id) {
                Some(old) => writes.points.update(old, point),
                None => writes.points.inserted.push(point),
            }
        }
        writes.points.deleted.extend(before.into_values());
        Ok(writes.into())
    }
}

/// The new list, each address and number once, with its positions.
fn ordered(edit: EditPoints, person: &Person) -> Result<Vec<ContactPoint>, Refusal> {
    let (mut ids, mut keys) = (BTreeSet::new(), BTreeSet::new());
    let mut points: Vec<ContactPoint> = Vec::with_capacity(edit.points.len());
    for one in edit.points {
        if !ids.insert(one.id) {
            return Err(Refusal::UnknownRecord);
        }
        if !keys.insert(reach_key(&one.reach)) {
            continue;
        }
        let label = clean_line(&one.label);
        let known = person.points.iter().any(|p| p.id == one.id && p.label == label);
        // A label that came with a file stays as it is.
        if !known && label.chars().count() > LABEL_MAX {
            return Err(Refusal::TooLong {
                field: Field::Label,
                max: LABEL_MAX,
            });
        }
        points.push(ContactPoint {
            id: one.id,
            user: edit.user,
            position: u16::try_from(points.len()).unwrap_or(u16::MAX),
            label,
            reach: one.reach,
        });
    }
    if points.len() > POINTS_MAX.max(person.points.len()) {
        return Err(Refusal::TooManyPoints { max: POINTS_MAX });
    }
    Ok(points)
}

/// Whether two lists are the same but for the numbers of the positions.
fn same(before: &[ContactPoint], after: &[ContactPoint]) -> bool {
    let alike = |(b, a): (&ContactPoint, &ContactPoint)| (b.id, &b.label, &b.reach) == (a.id, &a.label, &a.reach);
    before.len() == after.len() && before.iter().zip(after).all(alike)
}
