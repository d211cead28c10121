//! Changing public contact details, one's own or, for administrators, somebody's.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::check_conflicts;
use super::gates::Gates;
use super::{Admin, Refusal, Stop};
use crate::change::WriteSet;
use crate::command::{Expect, Field};
use crate::ids::PointId;
use crate::people::{ContactPoint, Kind, Person, Reach};
use crate::points::{EditPoints, LABEL_MAX, POINTS_MAX, listed, reach_key};
use crate::text::clean_line;

/// `admin` is absent where somebody changes their own. The secure address and number stay as they
/// are, whatever becomes of the public ones (domain.md 16).
pub(super) fn edit(
    wish: EditPoints,
    expect: &[Expect],
    admin: Option<&Admin<'_>>,
    facts: Gates<'_>,
) -> Result<WriteSet, Stop> {
    let person = facts.person(wish.user)?;
    if let (Some(admin), Kind::Staff(role)) = (admin, person.card.kind) {
        admin.may_touch(role)?;
    }
    check_conflicts(expect, |field| (field == Field::Points).then(|| listed(&person.points)))?;
    let points = ordered(wish, person)?;
    for phone in [false, true] {
        let any = |points: &[ContactPoint]| points.iter().any(|p| matches!(p.reach, Reach::Phone(_)) == phone);
        if any(&person.points) && !any(&points) {
            return Err(Refusal::LastPoint { phone }.into());
        }
    }
    let mut writes = WriteSet::default();
    if same(&person.points, &points) {
        return Ok(writes);
    }
    let mut before: BTreeMap<PointId, ContactPoint> = person.points.iter().map(|p| (p.id, p.clone())).collect();
    for point in points {
        match before.remove(&point.id) {
            Some(old) => writes.points.update(old, point),
            None => writes.points.inserted.push(point),
        }
    }
    writes.points.deleted.extend(before.into_values());
    Ok(writes)
}

/// The list as wished, each address and number once, with its places.
fn ordered(wish: EditPoints, person: &Person) -> Result<Vec<ContactPoint>, Refusal> {
    let (mut ids, mut keys) = (BTreeSet::new(), BTreeSet::new());
    let mut points: Vec<ContactPoint> = Vec::with_capacity(wish.points.len());
    for one in wish.points {
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
            user: wish.user,
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

/// Whether nothing but the numbers of the places differs.
fn same(before: &[ContactPoint], after: &[ContactPoint]) -> bool {
    let alike = |(b, a): (&ContactPoint, &ContactPoint)| (b.id, &b.label, &b.reach) == (a.id, &a.label, &a.reach);
    before.len() == after.len() && before.iter().zip(after).all(alike)
}
