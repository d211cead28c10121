//! What a device holds: sets of records that everybody who may read the set may read whole.
//!
//! The authority notes which record is in which bucket when a command changes it, and works out who may read
//! which bucket whenever a device asks. A bucket is never filtered inside: what readers may not see is in
//! another record kind or another bucket (`sync_as_built.md`, 1.2 and 1.3). [`readable`] and
//! [`buckets_of`] together come to what [`crate::visibility`] says; a test compares them.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::ids::{TeamId, UserId};
use crate::people::{Kind, Status, UserCard};
use crate::visibility::{Sight, sight};

/// A set of records with the same readers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bucket {
    /// The firm itself: everybody active.
    Base,
    /// The directory of colleagues: active staff.
    Staff,
    /// A team: its active staff.
    Team(TeamId),
    /// A member of staff: the active clients and partners they share a team with.
    Person(UserId),
    /// The active clients and partners of a shared team: they themselves.
    Shared(TeamId),
    /// What only a person themselves may see.
    Own(UserId),
    /// Everything administrators see.
    Admin,
}

/// What a record of a bucket holds. Of a person, kinds further down in this list hold less.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum RecordKind {
    /// The firm's name, country and time zone.
    Firm,
    /// The firm's terms.
    Terms,
    /// All settings, for administrators.
    Settings,
    /// The settings that decide what staff see.
    Ways,
    /// A client team.
    Team,
    /// A client group.
    Group,
    /// Two records that are two people.
    NotSame,
    /// A line of the audit: administrators see all, everybody else those about changes to their own record.
    Act,
    /// How an import went, without its rows.
    Import,
    /// A notice, for its reader.
    Notice,
    /// Which notices a person wants.
    Choice,
    /// A person with everything, for administrators.
    Whole,
    /// A person for themselves.
    Own,
    /// A person for the staff who share a team with them.
    Contact,
    /// A member of staff for colleagues who look them up.
    Colleague,
    /// A person for clients and partners.
    Cover,
}

/// What a record may show of a person beside their names, company, title, status, picture and public contact
/// details, which every record of a person shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::VariantArray)]
pub enum Part {
    /// What a member of staff may do.
    Role,
    /// When the firm entered the person.
    Since,
    /// The language of mails to the person.
    MailLanguage,
    /// Secure address, secure number and identifier.
    Private,
    /// What the firm notes about the person.
    Note,
    /// How their invitation stands.
    Invitation,
    /// Their username and the terms they accepted.
    Joining,
    /// Their teams; in the bucket of a team that team alone.
    Memberships,
    /// Their client groups.
    Groups,
}

impl RecordKind {
    /// Whether a record of this kind shows this part of a person who is staff or is not. The sources are
    /// domain.md 5 and `sync_as_built.md` 1.3; what they leave open is not shown.
    pub const fn shows(self, part: Part, is_staff: bool) -> bool {
        match self {
            Self::Whole => true,
            Self::Own => matches!(part, Part::Role | Part::MailLanguage | Part::Private | Part::Joining),
            // Notes are for the staff who cover a client; those about staff are for administrators.
            Self::Contact => {
                matches!(part, Part::Role | Part::Since | Part::Memberships | Part::Groups)
                    || matches!(part, Part::Note) && !is_staff
            }
            Self::Colleague => matches!(part, Part::Role | Part::Since),
            Self::Cover
            | Self::Firm
            | Self::Terms
            | Self::Settings
            | Self::Ways
            | Self::Team
            | Self::Group
            | Self::NotSame
            | Self::Act
            | Self::Import
            | Self::Notice
            | Self::Choice => false,
        }
    }

    /// Whether it is about one person.
    pub const fn is_person(self) -> bool {
        matches!(
            self,
            Self::Whole | Self::Own | Self::Contact | Self::Colleague | Self::Cover
        )
    }
}

/// A team a person is in, as far as buckets care.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Membership {
    /// The team.
    pub team: TeamId,
    /// Whether its clients see each other.
    pub shared: bool,
}

impl Bucket {
    /// Whether the bucket of administrators has the same records, and more of each.
    pub const fn is_within_admin(self) -> bool {
        matches!(self, Self::Staff | Self::Team(_))
    }
}

/// The buckets a person may read now. `teams` are the person's own; `covering` the active staff who share
/// one of them, which matters for clients and partners only. Administrators read no bucket that
/// [`Bucket::is_within_admin`]: they would hold the same people twice.
pub fn readable(reader: &UserCard, teams: &[Membership], covering: &[UserId]) -> Vec<Bucket> {
    if sight(reader.status) != Sight::Now {
        return Vec::new();
    }
    let mut buckets = vec![Bucket::Base, Bucket::Own(reader.id)];
    match reader.kind {
        Kind::Staff(role) if role.is_admin() => buckets.push(Bucket::Admin),
        Kind::Staff(_) => {
            buckets.push(Bucket::Staff);
            buckets.extend(teams.iter().map(|membership| Bucket::Team(membership.team)));
        }
        Kind::Client | Kind::Partner => {
            buckets.extend(covering.iter().copied().map(Bucket::Person));
            let shared = teams.iter().filter(|membership| membership.shared);
            buckets.extend(shared.map(|membership| Bucket::Shared(membership.team)));
        }
    }
    buckets
}

/// The buckets a person's record is in, and what of it.
pub fn buckets_of(person: &UserCard, teams: &[Membership]) -> Vec<(Bucket, RecordKind)> {
    let id = person.id;
    let mut buckets = vec![(Bucket::Admin, RecordKind::Whole), (Bucket::Own(id), RecordKind::Own)];
    let in_teams = |listed: bool| {
        let teams = teams.iter().filter(move |_| listed);
        teams.map(|membership| (Bucket::Team(membership.team), RecordKind::Contact))
    };
    match person.kind {
        Kind::Staff(_) => {
            buckets.extend(in_teams(matches!(person.status, Status::Active | Status::Suspended)));
            if person.status == Status::Active {
                buckets.push((Bucket::Staff, RecordKind::Colleague));
                buckets.push((Bucket::Person(id), RecordKind::Cover));
            }
        }
        Kind::Client | Kind::Partner => {
            buckets.extend(in_teams(person.status != Status::Inactive));
            if person.status == Status::Active {
                let shared = teams.iter().filter(|membership| membership.shared);
                buckets.extend(shared.map(|membership| (Bucket::Shared(membership.team), RecordKind::Cover)));
            }
        }
    }
    buckets
}

/// The buckets an audit line is in. Administrators see every line. A person who changed only their own record also
/// keeps that line on their devices, so that they can undo the change. All other lines may name people whom their
/// actor can no longer see, for example after losing the administrator role.
pub fn buckets_of_act(actor: UserId, changed: &BTreeSet<UserId>, changed_others: bool) -> Vec<Bucket> {
    let is_own = !changed_others && changed.len() == 1 && changed.contains(&actor);
    std::iter::once(Bucket::Admin)
        .chain(is_own.then_some(Bucket::Own(actor)))
        .collect()
}

const BASE: &str = "base";
const STAFF: &str = "staff";
const ADMIN: &str = "admin";

impl Bucket {
    /// The word for its scope, and an id if the firm has many buckets of that scope.
    pub const fn parts(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::Base => (BASE, None),
            Self::Staff => (STAFF, None),
            Self::Admin => (ADMIN, None),
            Self::Team(team) => ("t", Some(team.0)),
            Self::Person(user) => ("p", Some(user.0)),
            Self::Shared(team) => ("s", Some(team.0)),
            Self::Own(user) => ("u", Some(user.0)),
        }
    }

    /// The bucket with these parts.
    pub fn of(scope: &str, id: Option<Uuid>) -> Option<Self> {
        Some(match (scope, id) {
            (BASE, None) => Self::Base,
            (STAFF, None) => Self::Staff,
            (ADMIN, None) => Self::Admin,
            ("t", Some(id)) => Self::Team(TeamId(id)),
            ("p", Some(id)) => Self::Person(UserId(id)),
            ("s", Some(id)) => Self::Shared(TeamId(id)),
            ("u", Some(id)) => Self::Own(UserId(id)),
            _ => return None,
        })
    }
}

impl std::fmt::Display for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.parts() {
            (scope, None) => f.write_str(scope),
            (scope, Some(id)) => write!(f, "{scope}/{id}"),
        }
    }
}

/// The text names no bucket.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a bucket")]
pub struct NotABucket;

impl std::str::FromStr for Bucket {
    type Err = NotABucket;

    fn from_str(text: &str) -> Result<Self, NotABucket> {
        let (scope, id) = match text.split_once('/') {
            None => (text, None),
            Some((scope, id)) => (scope, Some(Uuid::try_parse(id).map_err(|_| NotABucket)?)),
        };
        Self::of(scope, id).ok_or(NotABucket)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use std::collections::BTreeSet;

    use chrono::DateTime;
    use uuid::Uuid;

    use strum::VariantArray as _;

    use super::{Bucket, Membership, Part, RecordKind, buckets_of, buckets_of_act, readable};
    use crate::coded::Coded;
    use crate::ids::{TeamId, UserId};
    use crate::people::{Kind, Role, Status, UserCard};
    use crate::person_name::PersonName;
    use crate::visibility::{Sight, Through, is_contact, is_in_directory, may_read_note, sight};

    fn card(n: u128, kind: Kind, status: Status) -> UserCard {
        let name = PersonName::parse("Ana", "Roy").unwrap();
        UserCard::new(UserId(Uuid::from_u128(n)), kind, name, status, DateTime::UNIX_EPOCH)
    }

    fn team(n: u128, shared: bool) -> Membership {
        let team = TeamId(Uuid::from_u128(n));
        Membership { team, shared }
    }

    const KINDS: [Kind; 5] = [
        Kind::Staff(Role::Staff),
        Kind::Staff(Role::UserAdministrator),
        Kind::Staff(Role::SystemAdministrator),
        Kind::Client,
        Kind::Partner,
    ];
    const STATES: [Status; 5] = [
        Status::Quiet,
        Status::Pending,
        Status::Active,
        Status::Suspended,
        Status::Inactive,
    ];

    /// Every pair of a reader and another person, in every state, with every way of sharing a team.
    #[test]
    fn buckets_come_to_what_visibility_says() {
        let ways: [(&[Membership], &[Membership]); 4] = [
            (&[team(1, false)], &[team(2, false)]),
            (&[team(1, false)], &[team(1, false)]),
            (&[team(1, true)], &[team(1, true), team(3, false)]),
            (&[team(1, false), team(2, true)], &[team(1, false), team(4, true)]),
        ];
        for reader_kind in KINDS {
            for reader_status in STATES {
                let reader = card(1, reader_kind, reader_status);
                for other_kind in KINDS {
                    for other_status in STATES {
                        let other = card(2, other_kind, other_status);
                        for (mine, theirs) in ways {
                            let common: Vec<_> = mine.iter().filter(|m| theirs.contains(m)).collect();
                            let covers = !common.is_empty() && other.is_active_staff();
                            let covering: Vec<UserId> = covers.then_some(other.id).into_iter().collect();
                            let readable: BTreeSet<Bucket> = readable(&reader, mine, &covering).into_iter().collect();
                            let held: BTreeSet<RecordKind> = buckets_of(&other, theirs)
                                .into_iter()
                                .filter(|(bucket, _)| readable.contains(bucket))
                                .map(|(_, kind)| kind)
                                .collect();

                            let active = sight(reader_status) == Sight::Now;
                            let through = if common.iter().any(|m| m.shared) {
                                Through::Shared
                            } else {
                                Through::Closed
                            };
                            let contact = active && !common.is_empty() && is_contact(reader_kind, &other, through);
                            let listed = if reader_kind.is_staff() {
                                RecordKind::Contact
                            } else {
                                RecordKind::Cover
                            };
                            let mut expected = BTreeSet::new();
                            expected.extend(contact.then_some(listed));
                            let found = active && is_in_directory(reader_kind, &other);
                            expected.extend(found.then_some(RecordKind::Colleague));
                            let admin = reader.acting_admin_role().is_some();
                            if admin {
                                // In which all the others are.
                                expected = BTreeSet::from([RecordKind::Whole]);
                            }
                            assert_eq!(held, expected, "{reader:?} {other:?} {mine:?} {theirs:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn people_hold_themselves_while_they_are_active() {
        for kind in KINDS {
            for status in STATES {
                let person = card(1, kind, status);
                let readable = readable(&person, &[], &[]);
                let own = buckets_of(&person, &[]).into_iter();
                let own = own.filter(|(bucket, kind)| *kind == RecordKind::Own && readable.contains(bucket));
                assert_eq!(own.count() == 1, status == Status::Active, "{person:?}");
            }
        }
    }

    /// A note is in a record only where [`may_read_note`] lets its readers read it.
    #[test]
    fn a_record_shows_a_note_to_those_who_may_read_it() {
        for kind in KINDS {
            let other = card(2, kind, Status::Active);
            let shows = |record: RecordKind| record.shows(Part::Note, kind.is_staff());
            let staff = card(1, Kind::Staff(Role::Staff), Status::Active);
            assert_eq!(
                shows(RecordKind::Contact),
                may_read_note(&staff, &other, true),
                "{kind:?}"
            );
            assert_eq!(shows(RecordKind::Colleague), may_read_note(&staff, &other, false));
            let client = card(1, Kind::Client, Status::Active);
            assert_eq!(shows(RecordKind::Cover), may_read_note(&client, &other, true));
            let admin = card(1, Kind::Staff(Role::UserAdministrator), Status::Active);
            assert_eq!(shows(RecordKind::Whole), may_read_note(&admin, &other, false));
        }
        assert!(!RecordKind::Own.shows(Part::Note, false));
    }

    #[test]
    fn audit_lines_are_read_by_administrators_and_by_those_who_changed_themselves() {
        let other = UserId(Uuid::from_u128(2));
        for kind in KINDS {
            let reader = card(1, kind, Status::Active);
            let reads = |actor, changed: &[UserId], changed_others| {
                let readable = readable(&reader, &[team(1, true)], &[other]);
                let buckets = buckets_of_act(actor, &changed.iter().copied().collect(), changed_others);
                buckets.iter().any(|bucket| readable.contains(bucket))
            };
            let admin = reader.acting_admin_role().is_some();
            assert!(reads(reader.id, &[reader.id], false), "{kind:?}");
            assert_eq!(reads(reader.id, &[reader.id], true), admin, "{kind:?}");
            assert_eq!(reads(reader.id, &[other], false), admin, "{kind:?}");
            assert_eq!(reads(reader.id, &[reader.id, other], false), admin, "{kind:?}");
            assert_eq!(reads(reader.id, &[], false), admin, "{kind:?}");
            assert_eq!(reads(other, &[reader.id], false), admin, "{kind:?}");
            assert_eq!(reads(other, &[other], false), admin, "{kind:?}");
        }
    }

    #[test]
    fn kinds_with_more_show_all_that_kinds_with_less_show() {
        let ways = [
            (RecordKind::Whole, RecordKind::Own),
            (RecordKind::Whole, RecordKind::Contact),
            (RecordKind::Contact, RecordKind::Colleague),
            (RecordKind::Colleague, RecordKind::Cover),
        ];
        for (more, less) in ways {
            for part in Part::VARIANTS {
                for is_staff in [true, false] {
                    assert!(
                        more.shows(*part, is_staff) || !less.shows(*part, is_staff),
                        "{more:?} {part:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn records_of_people_are_told_from_others() {
        let of_people: Vec<_> = RecordKind::all()
            .filter(|kind| kind.is_person())
            .map(Coded::code)
            .collect();
        assert_eq!(of_people, ["whole", "own", "contact", "colleague", "cover"]);
    }

    #[test]
    fn buckets_are_read_back_from_their_text() {
        let id = Uuid::from_u128(7);
        for bucket in [
            Bucket::Base,
            Bucket::Staff,
            Bucket::Admin,
            Bucket::Team(TeamId(id)),
            Bucket::Person(UserId(id)),
            Bucket::Shared(TeamId(id)),
            Bucket::Own(UserId(id)),
        ] {
            assert_eq!(bucket.to_string().parse(), Ok(bucket));
        }
        for wrong in [
            "",
            "bas",
            "t",
            "t/",
            "t/1",
            "x/00000000-0000-0000-0000-000000000007",
            "base/",
        ] {
            assert!(wrong.parse::<Bucket>().is_err(), "{wrong}");
        }
    }
}
