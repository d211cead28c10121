#![expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Inherits, better, inherits, suggestion};
use crate::email::EmailAddress;
use crate::identifier::Identifier;
use crate::ids::{PointId, UserId};
use crate::invitation::{Event, InvitationRecord, InvitationType};
use crate::language::{Language, PreferredLanguage};
use crate::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Status, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::phone::{E164, Status as PhoneStatus};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn person(n: u128, status: Status) -> Person {
    let id = UserId(Uuid::from_u128(n));
    Person {
        card: UserCard::new(
            id,
            Kind::Client,
            PersonName::parse("Cora", "Vale").unwrap(),
            status,
            now(),
        ),
        private: UserPrivate {
            user: id,
            email: None,
            phone: None,
            identifier: None,
        },
        points: Vec::new(),
        teams: [].into(),
        invitation: None,
        note: None,
    }
}

/// Invited, and what came of it.
fn invited(n: u128, status: Status, event: Option<Event>) -> Person {
    let mut person = person(n, status);
    let (user, zone) = (person.card.id, chrono_tz::Europe::London);
    let record = InvitationRecord::begin(user, InvitationType::Email, String::new(), user, now(), zone);
    person.invitation = Some(match event {
        Some(event) => record.after(event, now(), zone).unwrap(),
        None => record,
    });
    person
}

#[test]
fn merged_record_has_the_invitation_that_fits_its_status() {
    let pending = |n| invited(n, Status::Pending, None);
    let accepted = |n| invited(n, Status::Active, Some(Event::Accept));
    let declined = |n| invited(n, Status::Pending, Some(Event::Decline));
    let revoked = |n| invited(n, Status::Inactive, Some(Event::Revoke));
    let (kept, moved, nothing) = (Inherits::Kept, Inherits::Moved, Inherits::Nothing);
    for (keep, other, expected) in [
        (pending(1), person(2, Status::Quiet), kept),
        (person(1, Status::Quiet), pending(2), moved),
        (declined(1), pending(2), kept),
        (accepted(1), pending(2), kept),
        (pending(1), accepted(2), moved),
        // An active person waits for no answer, and a pending person has not given one.
        (pending(1), person(2, Status::Active), nothing),
        (person(1, Status::Quiet), person(2, Status::Pending), nothing),
        (invited(1, Status::Inactive, Some(Event::Accept)), pending(2), moved),
        // The merged record is revoked only if both were.
        (revoked(1), revoked(2), kept),
        (revoked(1), person(2, Status::Inactive), nothing),
        (person(1, Status::Inactive), revoked(2), nothing),
        (revoked(1), person(2, Status::Quiet), nothing),
        (revoked(1), pending(2), moved),
    ] {
        let state = |person: &Person| person.invitation.as_ref().map(|record| record.state.clone());
        assert_eq!(
            inherits(&keep, &other),
            expected,
            "{:?} {:?}",
            state(&keep),
            state(&other)
        );
    }
}

#[test]
fn the_better_record_is_further_on_its_way_or_older() {
    let way = [
        Status::Active,
        Status::Suspended,
        Status::Pending,
        Status::Quiet,
        Status::Inactive,
    ];
    for (place, status) in way.into_iter().enumerate() {
        for later in way.into_iter().skip(place + 1) {
            assert!(better(&person(1, later), &person(2, status)));
            assert!(!better(&person(1, status), &person(2, later)));
        }
    }
    let mut old = person(2, Status::Quiet);
    old.card.created = now() - TimeDelta::days(1);
    let new = person(1, Status::Quiet);
    assert!(better(&new, &old) && !better(&old, &new));
    let same = person(3, Status::Quiet);
    assert!(better(&same, &new) && !better(&new, &same), "made at once: by id");
    assert!(!better(&new, &new), "nobody is better than themself");
}

#[test]
fn what_the_kept_record_lacks_is_suggested() {
    let email = |text: &str| EmailAddress::parse(text).ok();
    let bare = person(1, Status::Active);
    let mut full = person(2, Status::Quiet);
    full.card.job_title = "Director".into();
    full.private.email = email("cora@example.com");
    full.private.phone = E164::parse("+442079460018");
    full.private.identifier = Identifier::parse("C-2").ok();

    let take = suggestion(&bare, &full).take;
    assert!(take.email && take.phone && take.identifier && take.job_title);
    assert!(!take.name, "they are called the same");
    let take = suggestion(&full, &bare).take;
    assert!(!take.email && !take.phone && !take.identifier && !take.job_title);
    let take = suggestion(&full, &full).take;
    assert!(!take.email && !take.phone && !take.identifier && !take.job_title);
    let take = suggestion(&bare, &bare).take;
    assert!(!take.email && !take.phone && !take.identifier && !take.job_title);

    let mut fuller = full.clone();
    fuller.card.name = PersonName::parse("Cora Jane", "Vale").unwrap();
    assert!(suggestion(&full, &fuller).take.name);
}

#[test]
fn every_address_and_number_is_suggested_once() {
    let point = |id: u128, reach| ContactPoint {
        id: PointId(Uuid::from_u128(id)),
        user: UserId(Uuid::from_u128(1)),
        position: 0,
        label: String::new(),
        reach,
    };
    let mail = |id, text: &str| point(id, Reach::Email(EmailAddress::parse(text).unwrap()));
    let number = |id, raw: &str, e164: &str| {
        let phone = PhoneValue {
            raw: raw.into(),
            e164: E164::parse(e164),
            ext: None,
            status: PhoneStatus::Ok,
            label: None,
        };
        point(id, Reach::Phone(phone))
    };
    let (mut keep, mut other) = (person(1, Status::Active), person(2, Status::Quiet));
    keep.points = vec![
        mail(11, "Cora@example.com"),
        number(12, "020 7946 0018", "+442079460018"),
        number(13, "ask Nia", ""),
    ];
    other.points = vec![
        mail(21, "cora@Example.com"),
        number(22, "+44 20 7946 0018", "+442079460018"),
        number(23, "ask  Nia", ""),
        number(24, "020 7946 0019", "+442079460019"),
    ];
    let ids: Vec<u128> = suggestion(&keep, &other)
        .points
        .iter()
        .map(|id| id.0.as_u128())
        .collect();
    assert_eq!(ids, [11, 12, 13, 24]);
}

#[test]
fn a_missing_language_is_taken_from_the_other_record() {
    let (mut keep, mut other) = (person(1, Status::Quiet), person(2, Status::Quiet));
    let takes = |keep: &Person, other: &Person| suggestion(keep, other).take.language;
    assert!(!takes(&keep, &other));
    other.card.language = PreferredLanguage(Some(Language::Fr));
    assert!(takes(&keep, &other));
    keep.card.language = PreferredLanguage(Some(Language::De));
    assert!(!takes(&keep, &other));
}
