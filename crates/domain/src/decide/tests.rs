//! The guards, each with the smallest firm that shows it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot build its world has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Accepted, Decision, Refusal, decide};
use crate::change::WriteSet;
use crate::command::*;
use crate::email::EmailAddress;
use crate::facts::{AcceptanceFacts, Aftermath, Extra, Facts, RelatedRecords, Roster, TeamFacts, UndoFacts, WeekFacts};
use crate::firm::Firm;
use crate::identifier::{Identifier, TeamIdentifier};
use crate::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use crate::import::ImportOptions;
use crate::named::Named;
use crate::people::{Kind, Person, Role, Status, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::phone::Region;
use crate::teams::Team;
use crate::verb::Verb;
use extra::nothing_found;

mod add;
mod books;
mod erase;
mod extra;
mod firm;
mod found;
mod groups;
mod invitations;
mod join;
mod leaving;
mod merge;
mod notify;
mod partial;
mod permissions;
mod pictures;
mod points;
mod status;
mod teams;
mod undo;

const ADMIN: Kind = Kind::Staff(Role::SystemAdministrator);
const MANAGER: Kind = Kind::Staff(Role::UserAdministrator);
const STAFF: Kind = Kind::Staff(Role::Staff);

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

fn team(n: u128) -> TeamId {
    TeamId(Uuid::from_u128(n))
}

/// A firm under construction: people 1, 2, … and teams 101, 102, …
struct World {
    facts: Facts,
}

impl World {
    /// Anna (1) is the only administrator and alone in the default team 101.
    fn new() -> Self {
        let firm = Firm {
            id: FirmId(Uuid::from_u128(9)),
            name: "Harcourt & Lane".into(),
            country: Region::parse("GB").unwrap(),
            time_zone: chrono_tz::Europe::London,
        };
        let world = Self {
            facts: Facts {
                firm: Some(firm),
                ..Facts::default()
            },
        };
        world
            .team(101, "Default")
            .person(1, "Anna", ADMIN, Status::Active, &[101])
            .acting(1)
    }
    fn team(mut self, n: u128, name: &str) -> Self {
        let team = Team {
            id: team(n),
            name: name.into(),
            identifier: None,
            description: String::new(),
            is_default: n == 101,
            shared: false,
        };
        self.facts.teams.insert(
            team.id,
            TeamFacts {
                team,
                active_staff: BTreeSet::new(),
                leads: BTreeSet::new(),
                clients: 0,
            },
        );
        self
    }
    fn person(mut self, n: u128, name: &str, kind: Kind, status: Status, teams: &[u128]) -> Self {
        let email = EmailAddress::parse(&format!("{}@example.com", name.to_lowercase())).unwrap();
        let identifier = Identifier::parse(&format!("HR-{n}")).unwrap();
        let (emails, identifiers) = (&mut self.facts.email_holders, &mut self.facts.identifier_holders);
        emails.insert(email.key().into_owned(), user(n));
        identifiers.insert(identifier.as_str().into(), user(n));
        let card = UserCard::new(user(n), kind, PersonName::parse(name, "").unwrap(), status, now());
        for t in teams {
            let facts = self.facts.teams.get_mut(&team(*t)).unwrap();
            if card.is_active_staff() {
                facts.active_staff.insert(card.id);
            }
            if !kind.is_staff() && status != Status::Inactive {
                facts.clients += 1;
            }
        }
        if card.is_active_system_administrator() {
            self.facts.system_administrators.insert(card.id);
        }
        let private = UserPrivate {
            user: card.id,
            email: Some(email),
            phone: None,
            identifier: Some(identifier),
        };
        let teams = teams.iter().map(|t| team(*t)).collect();
        self.facts.people.insert(
            card.id,
            Person {
                card,
                private,
                points: Vec::new(),
                teams,
                invitation: None,
                note: None,
            },
        );
        self
    }
    fn lead(mut self, t: u128, n: u128) -> Self {
        self.facts.teams.get_mut(&team(t)).unwrap().leads.insert(user(n));
        self
    }
    fn acting(mut self, n: u128) -> Self {
        self.facts.actor = Some(self.facts.people[&user(n)].card.clone());
        self
    }
    fn judge_expecting(&self, kind: CommandKind, expect: Vec<Expect>) -> Result<WriteSet, Refusal> {
        let actor = self.facts.actor.as_ref().map_or(user(1), |a| a.id);
        let command = Command {
            id: CommandId(Uuid::from_u128(7)),
            actor,
            at: now(),
            expect,
            kind,
        };
        self.judge_command(command).map(|accepted| accepted.writes)
    }
    fn judge_command(&self, command: Command) -> Result<Accepted, Refusal> {
        let mut facts = self.facts.clone();
        let empty = nothing_found(&command.kind);
        if discriminant(&facts.extra) != discriminant(&empty) {
            facts.extra = empty;
        }
        match decide(command, &facts, now()) {
            Decision::Accept(accepted) => Ok(*accepted),
            Decision::Refuse(refusal) => Err(refusal),
            Decision::Unknown(fact) => panic!("an authority holds {fact:?}"),
        }
    }
    fn judge(&self, kind: CommandKind) -> Result<WriteSet, Refusal> {
        self.judge_expecting(kind, Vec::new())
    }
}

fn edit(n: u128) -> EditProfile {
    EditProfile {
        user: user(n),
        given: None,
        family: None,
        middle_names: None,
        job_title: None,
        company: None,
        note: None,
        language: None,
        email: None,
        phone: None,
        identifier: None,
        role: None,
        points: [PointId(Uuid::from_u128(500)), PointId(Uuid::from_u128(501))],
    }
}

fn members(t: u128, users: &[u128]) -> Members {
    Members {
        team: team(t),
        users: users.iter().map(|u| user(*u)).collect(),
    }
}

fn add_staff(role: Role, email: &str) -> CommandKind {
    CommandKind::AddPerson(Box::new(AddPerson {
        user: user(70),
        newcomer: Newcomer::Staff(role),
        arrival: Arrival::Present,
        name: PersonName::parse("Sam", "Lee").unwrap(),
        middle_names: String::new(),
        job_title: " Senior  adviser ".into(),
        company: String::new(),
        note: String::new(),
        language: crate::language::PreferredLanguage::default(),
        email: EmailAddress::parse(email).ok(),
        phone: None,
        identifier: None,
        teams: Vec::new(),
        book: None,
        points: [PointId(Uuid::from_u128(500)), PointId(Uuid::from_u128(501))],
    }))
}

#[test]
fn only_active_administrators_change_anything() {
    let act = || CommandKind::SetDefaultTeam(SetDefaultTeam { team: team(101) });
    let world = World::new()
        .person(2, "Sam", STAFF, Status::Active, &[])
        .person(3, "Una", MANAGER, Status::Suspended, &[])
        .person(4, "Carl", Kind::Client, Status::Active, &[]);
    for actor in [2, 3, 4] {
        let world = World {
            facts: world.facts.clone(),
        }
        .acting(actor);
        assert_eq!(world.judge(act()), Err(Refusal::NotAllowed), "{actor}");
    }
    assert!(world.judge(act()).is_ok());
}

#[test]
fn a_user_administrator_leaves_system_administrators_alone() {
    let world = World::new().person(2, "Una", MANAGER, Status::Active, &[101]).acting(2);
    let promote = EditProfile {
        role: Some(Role::Staff),
        ..edit(1)
    };
    assert_eq!(
        world.judge(CommandKind::EditProfile(Box::new(promote))),
        Err(Refusal::SystemAdministratorNeeded)
    );
    assert_eq!(
        world.judge(add_staff(Role::SystemAdministrator, "sam@example.com")),
        Err(Refusal::SystemAdministratorNeeded)
    );
    assert!(
        world
            .judge(add_staff(Role::UserAdministrator, "sam@example.com"))
            .is_ok()
    );
}

#[test]
fn the_last_active_system_administrator_stays_one() {
    let demote = |n| {
        CommandKind::EditProfile(Box::new(EditProfile {
            role: Some(Role::Staff),
            ..edit(n)
        }))
    };
    assert_eq!(World::new().judge(demote(1)), Err(Refusal::LastSystemAdministrator));
    // A suspended one does not count.
    let world = World::new().person(2, "Bea", ADMIN, Status::Suspended, &[]);
    assert_eq!(world.judge(demote(1)), Err(Refusal::LastSystemAdministrator));
    let world = World::new().person(2, "Bea", ADMIN, Status::Active, &[]);
    assert_eq!(world.judge(demote(1)), Err(Refusal::OwnRole));
    assert_eq!(world.judge(demote(2)).unwrap().cards.updated[0].1.kind, STAFF);
}

#[test]
fn addresses_and_identifiers_belong_to_one_person() {
    let world = World::new().person(2, "Gone", Kind::Client, Status::Inactive, &[]);
    let taken = world.judge(add_staff(Role::Staff, "GONE@example.com")).unwrap_err();
    assert!(matches!(taken, Refusal::EmailTaken { by, status: Status::Inactive } if by.name == "Gone"));
    let identifier = Identifier::parse("HR-2").ok();
    let steal = EditProfile {
        identifier: Some(identifier),
        ..edit(1)
    };
    let taken = world.judge(CommandKind::EditProfile(Box::new(steal))).unwrap_err();
    assert!(matches!(taken, Refusal::IdentifierTaken { by } if by.id == user(2)));
    // One's own is no theft.
    let keep = EditProfile {
        email: EmailAddress::parse("ANNA@example.com").ok(),
        identifier: Some(Identifier::parse("HR-1").ok()),
        ..edit(1)
    };
    assert!(world.judge(CommandKind::EditProfile(Box::new(keep))).is_ok());
}

#[test]
fn an_edit_does_not_overwrite_what_it_did_not_see() {
    let world = World::new();
    let act = || {
        CommandKind::EditProfile(Box::new(EditProfile {
            given: Some("Ann".into()),
            ..edit(1)
        }))
    };
    let saw = |base: &str| {
        vec![Expect {
            field: Field::Given,
            base: base.into(),
        }]
    };
    assert!(world.judge_expecting(act(), saw("Anna")).is_ok());
    let conflict = world.judge_expecting(act(), saw("Anne")).unwrap_err();
    assert_eq!(
        conflict,
        Refusal::Conflict {
            field: Field::Given,
            base: "Anne".into(),
            theirs: "Anna".into()
        }
    );
}

#[test]
fn a_name_is_never_emptied() {
    let act = EditProfile {
        given: Some(String::new()),
        ..edit(1)
    };
    assert_eq!(
        World::new().judge(CommandKind::EditProfile(Box::new(act))),
        Err(Refusal::NameMissing)
    );
}

#[test]
fn clients_join_only_teams_with_active_staff() {
    let world = World::new()
        .team(102, "North")
        .person(2, "Carl", Kind::Client, Status::Quiet, &[101])
        .person(3, "Quin", STAFF, Status::Quiet, &[])
        .person(4, "Sam", STAFF, Status::Active, &[])
        .person(5, "Gone", Kind::Client, Status::Inactive, &[]);
    let add = |users: &[u128]| CommandKind::AddMembers(AddMembers(members(102, users)));
    assert!(matches!(world.judge(add(&[2])), Err(Refusal::NoActiveStaff { team }) if team.name == "North"));
    assert!(
        matches!(world.judge(add(&[2, 3])), Err(Refusal::NoActiveStaff { .. })),
        "quiet staff do not count"
    );
    assert_eq!(world.judge(add(&[2, 4])).unwrap().members.inserted.len(), 2);
    assert!(matches!(world.judge(add(&[4, 5])), Err(Refusal::UserInactive { .. })));
    // The same holds for a team that starts with them.
    let create = |users: &[u128]| {
        CommandKind::CreateTeam(CreateTeam {
            team: team(103),
            name: " Tax ".into(),
            identifier: None,
            description: String::new(),
            members: users.iter().map(|u| user(*u)).collect(),
        })
    };
    assert!(matches!(world.judge(create(&[2])), Err(Refusal::NoActiveStaff { .. })));
    assert_eq!(world.judge(create(&[2, 4])).unwrap().teams.inserted[0].name, "Tax");
}

#[test]
fn last_active_staff_cannot_leave_a_team_with_clients() {
    let world = World::new()
        .team(102, "North")
        .person(2, "Sam", STAFF, Status::Active, &[102])
        .person(3, "Carl", Kind::Client, Status::Quiet, &[101, 102]);
    let remove = |users: &[u128]| CommandKind::RemoveMembers(RemoveMembers(members(102, users)));
    assert!(matches!(world.judge(remove(&[2])), Err(Refusal::LastActiveStaff { teams }) if teams[0].name == "North"));
    assert_eq!(
        world.judge(remove(&[2, 3])).unwrap().members.deleted.len(),
        2,
        "all clients leave too"
    );
    let world = world.person(4, "Tess", STAFF, Status::Active, &[102]);
    assert!(world.judge(remove(&[2])).is_ok());
}

#[test]
fn a_client_is_always_in_a_team() {
    let world = World::new()
        .person(2, "Carl", Kind::Partner, Status::Quiet, &[101])
        .person(3, "Gone", Kind::Client, Status::Inactive, &[101]);
    let remove = |users: &[u128]| CommandKind::RemoveMembers(RemoveMembers(members(101, users)));
    assert!(matches!(world.judge(remove(&[2])), Err(Refusal::LastTeam { users }) if users[0].name == "Carl"));
    assert!(world.judge(remove(&[3])).is_ok(), "who has left needs none");
}

#[test]
fn one_team_is_the_default() {
    let world = World::new().team(102, "North");
    let writes = world
        .judge(CommandKind::SetDefaultTeam(SetDefaultTeam { team: team(102) }))
        .unwrap();
    let flags: Vec<_> = writes
        .teams
        .updated
        .iter()
        .map(|(_, after)| (after.id, after.is_default))
        .collect();
    assert_eq!(flags, [(team(101), false), (team(102), true)]);
    assert!(
        world
            .judge(CommandKind::SetDefaultTeam(SetDefaultTeam { team: team(101) }))
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        world.judge(CommandKind::SetDefaultTeam(SetDefaultTeam { team: team(199) })),
        Err(Refusal::UnknownRecord)
    );
}
