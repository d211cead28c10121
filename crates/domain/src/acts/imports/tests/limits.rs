//! How many addresses and numbers a person may have.

use super::{Facts, PersonRow, check, firm, row, with};
use crate::email::EmailAddress;
use crate::people::{Kind, Status};
use crate::points::POINTS_MAX;

/// A row with so many addresses, from this number on.
fn addresses(from: usize, count: usize) -> PersonRow {
    let email = |n: usize| EmailAddress::parse(&format!("a{n}@example.com")).unwrap();
    PersonRow {
        emails: (from..from + count).map(email).collect(),
        ..row(2, "Ana", "C1", "", "")
    }
}

fn somebody_with(count: usize) -> Facts {
    let mut facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "a0@example.com", ""),
    );
    let person = facts.people.values_mut().next().unwrap();
    let first = person.points[0].clone();
    person.points = addresses(0, count)
        .emails
        .into_iter()
        .zip(1..)
        .map(|(email, n)| crate::people::ContactPoint {
            id: crate::ids::PointId(uuid::Uuid::from_u128(9_000 + n)),
            reach: crate::people::Reach::Email(email),
            ..first.clone()
        })
        .collect();
    facts
}

#[test]
fn row_cannot_exceed_the_limit_of_a_contact_list() {
    for (count, expect) in [
        (POINTS_MAX, "new"),
        (POINTS_MAX + 1, "tooManyPoints"),
        (500, "tooManyPoints"),
    ] {
        check(&firm(), &[addresses(0, count)], &[expect]);
    }
    let facts = somebody_with(POINTS_MAX - 1);
    check(&facts, &[addresses(0, POINTS_MAX)], &["upd"]);
    check(&facts, &[addresses(0, POINTS_MAX + 1)], &["tooManyPoints"]);
    check(&facts, &[addresses(0, POINTS_MAX - 1)], &["same"]);
    // A list that is longer already loses nothing, and gains nothing.
    let facts = somebody_with(POINTS_MAX + 10);
    check(&facts, &[addresses(0, POINTS_MAX + 10)], &["same"]);
    check(&facts, &[addresses(0, POINTS_MAX + 11)], &["tooManyPoints"]);
}
