//! Made-up records for tests: a new field of a record is filled in here, and nowhere else.
//!
//! The unit tests of `domain` cannot use it: they would meet the types of a second `domain`.
#![expect(clippy::unwrap_used, reason = "a test that cannot build its records has failed")]

#[cfg(feature = "pages")]
pub mod pages;
#[cfg(feature = "engine")]
pub mod program;
#[cfg(feature = "smtp")]
pub mod smtp;

use chrono::{DateTime, Utc};
use domain::firm::Firm;
use domain::ids::{FirmId, PointId, TeamId, UserId};
use domain::people::{ContactPoint, Kind, PhoneValue, Reach, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::phone::{E164, Region, Status as PhoneStatus};
use domain::teams::Team;

/// The moment at which records are made, with a fraction of a second.
#[must_use]
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 123_000).unwrap()
}

/// A name that is one.
#[must_use]
pub fn name(given: &str, family: &str) -> PersonName {
    PersonName::parse(given, family).unwrap()
}

/// Active staff, or a client or partner who was not invited; made at [`now`].
#[must_use]
pub fn card(id: UserId, kind: Kind, given: &str, family: &str) -> UserCard {
    let status = if kind.is_staff() { Status::Active } else { Status::Quiet };
    UserCard::new(id, kind, name(given, family), status, now())
}

/// A private part without address, number and identifier.
#[must_use]
pub fn private(user: UserId) -> UserPrivate {
    UserPrivate {
        user,
        email: None,
        phone: None,
        identifier: None,
    }
}

/// A public point without a label.
#[must_use]
pub fn point(id: PointId, user: UserId, position: u16, reach: Reach) -> ContactPoint {
    ContactPoint {
        id,
        user,
        position,
        label: String::new(),
        reach,
    }
}

/// A number as it was typed, and as it was read if it could be.
#[must_use]
pub fn phone(raw: &str, e164: Option<&str>) -> PhoneValue {
    let status = if e164.is_some() {
        PhoneStatus::Ok
    } else {
        PhoneStatus::Error
    };
    PhoneValue {
        raw: raw.to_owned(),
        e164: e164.map(|number| E164::parse(number).unwrap()),
        ext: None,
        status,
        label: None,
    }
}

/// A team without identifier and description, whose clients do not see each other.
#[must_use]
pub fn team(id: TeamId, name: &str) -> Team {
    Team {
        id,
        name: name.to_owned(),
        identifier: None,
        description: String::new(),
        is_default: false,
        shared: false,
    }
}

/// A firm in London.
#[must_use]
pub fn firm(id: FirmId, name: &str) -> Firm {
    Firm {
        id,
        name: name.to_owned(),
        country: Region::parse("GB").unwrap(),
        time_zone: "Europe/London".parse().unwrap(),
    }
}
