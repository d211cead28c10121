//! A random command of every kind, and what such a command is judged by beside people and teams.

use super::super::groups::{create_group, group, in_group};
use super::super::{join, merge, permissions, pictures};
use super::*;
use crate::books::{AllMemberships, NewBook};
use crate::coded::Coded;
use crate::duplicates::{Evidence, NotSame};
use crate::groups::{ClientGroup, GroupFacts, GroupMember};
use crate::invitation::{InvitationRecord, InvitationType, ReminderHour};
use crate::invitation_code::CodeHash;
use crate::join::{FirmTerms, Joining, OWN_TERMS, Terms};
use crate::lease::LeaseDays;
use crate::people::Reach;
use crate::settings::{InvitationRule, RowLimit, Settings};
use crate::teams::TeamMember;
use crate::username::Username;
use crate::verb::Verb;

type Sample = fn(&mut Dice<'_>) -> CommandKind;

/// The list of all kinds with a sample of each, and from the same lines the name of a kind: a new kind
/// does not compile before it is here.
macro_rules! samples {
    ($($kind:pat => $sample:expr,)+) => {
        pub(super) const SAMPLES: &[(&str, Sample)] = &[$((stringify!($kind), $sample)),+];

        pub(super) const fn name_of(kind: &CommandKind) -> &'static str {
            match kind {
                $($kind => stringify!($kind),)+
            }
        }
    };
}

samples! {
    CommandKind::CreateFirm(_) => |_| permissions::found(World::new().facts.firm.unwrap()),
    CommandKind::AddPerson(_) => add_person,
    CommandKind::EditProfile(_) => edit_profile,
    CommandKind::EditPoints(_) => edit_points,
    CommandKind::CreateGroup(_) => |dice| create_group(201, "Families", &[dice.person(), dice.person()]),
    CommandKind::EditGroup(_) => |_| CommandKind::EditGroup(EditGroup { group: group(201), name: "Trusts".into() }),
    CommandKind::DeleteGroup(_) => |_| CommandKind::DeleteGroup(DeleteGroup { group: group(201) }),
    CommandKind::AddToGroup(_) => |dice| CommandKind::AddToGroup(AddToGroup(in_group(201, &[dice.person(), dice.person()]))),
    CommandKind::RemoveFromGroup(_) => |dice| CommandKind::RemoveFromGroup(RemoveFromGroup(in_group(201, &[dice.person()]))),
    CommandKind::SetPicture(_) => |dice| {
        let picture = dice.one_in(2).then(|| pictures::picture(dice.below(2)));
        pictures::set(dice.person(), picture)
    },
    CommandKind::Suspend(_) => |dice| CommandKind::Suspend(Suspend { users: dice.people(), uncovering: dice.one_in(2) }),
    CommandKind::Unsuspend(_) => |dice| CommandKind::Unsuspend(Unsuspend { users: dice.people() }),
    CommandKind::Deactivate(_) => |dice| CommandKind::Deactivate(Deactivate { users: dice.people() }),
    CommandKind::Restore(_) => |dice| CommandKind::Restore(Restore { users: dice.people() }),
    CommandKind::FreeEmail(_) => |dice| CommandKind::FreeEmail(FreeEmail { user: user(dice.person()) }),
    CommandKind::Erase(_) => |dice| CommandKind::Erase(Erase { users: dice.people() }),
    CommandKind::CreateTeam(_) => |dice| CommandKind::CreateTeam(CreateTeam {
        team: if dice.one_in(6) { dice.team() } else { team(105) },
        name: "Tax".into(),
        identifier: TeamIdentifier::parse(dice.of(&["", "TAX", "North"])).ok(),
        description: String::new(),
        members: dice.people(),
    }),
    CommandKind::EditTeam(_) => |dice| CommandKind::EditTeam(EditTeam {
        team: dice.team(),
        name: dice.one_in(2).then(|| "Far East".into()),
        identifier: dice.one_in(2).then(|| TeamIdentifier::parse(dice.of(&["", "EAST", "North"])).ok()),
        description: None,
        shared: dice.one_in(2).then_some(true),
    }),
    CommandKind::AddMembers(_) => |dice| CommandKind::AddMembers(AddMembers(some_members(dice))),
    CommandKind::RemoveMembers(_) => |dice| CommandKind::RemoveMembers(RemoveMembers(some_members(dice))),
    CommandKind::MoveMembers(_) => |dice| CommandKind::MoveMembers(MoveMembers {
        from: dice.team(),
        to: dice.team(),
        users: dice.people(),
    }),
    CommandKind::DeleteTeam(_) => |dice| CommandKind::DeleteTeam(DeleteTeam {
        team: dice.team(),
        clients_to: dice.one_in(2).then(|| dice.team()),
    }),
    CommandKind::SetLead(_) => |dice| CommandKind::SetLead(SetLead {
        team: dice.team(),
        user: user(dice.person()),
        lead: dice.one_in(2),
    }),
    CommandKind::SetDefaultTeam(_) => |dice| CommandKind::SetDefaultTeam(SetDefaultTeam { team: dice.team() }),
    CommandKind::Invite(_) => |dice| CommandKind::Invite(Invite { users: dice.people(), message: String::new() }),
    CommandKind::Resend(_) => |dice| CommandKind::Resend(Resend { users: dice.people(), message: None }),
    CommandKind::Revoke(_) => |dice| CommandKind::Revoke(Revoke { users: dice.people() }),
    CommandKind::RecordAcceptance(_) => |dice| match dice.below(3) {
        0 => join::join(dice.person(), "CoraHale"),
        kind => CommandKind::RecordAcceptance(RecordAcceptance {
            user: user(dice.person()),
            proof: if kind == 1 { Proof::InPerson } else { Proof::Code(CodeHash([dice.below(2); 32])) },
        }),
    },
    CommandKind::RecordDecline(_) => |dice| CommandKind::RecordDecline(RecordDecline { user: user(dice.person()) }),
    CommandKind::RecordBounce(_) => |dice| CommandKind::RecordBounce(RecordBounce {
        user: user(dice.person()),
        reason: "550 no such user".into(),
    }),
    CommandKind::NoteDevice(_) => |dice| CommandKind::NoteDevice(NoteDevice {
        user: user(dice.person()),
        what: dice.of(&[DeviceNote::Linked, DeviceNote::Added, DeviceNote::Revoked]),
    }),
    CommandKind::Remind => |_| CommandKind::Remind,
    CommandKind::Expire => |_| CommandKind::Expire,
    CommandKind::ChangeSettings(_) => |dice| CommandKind::ChangeSettings(ChangeSettings {
        reminders: Some(dice.one_in(2)),
        reminder_hour: dice.one_in(2).then(|| ReminderHour::parse("8").unwrap()),
        import_row_limit: RowLimit::new(500).filter(|_| dice.one_in(2)),
        lease_days: LeaseDays::new(30).filter(|_| dice.one_in(2)),
        ..ChangeSettings::default()
    }),
    CommandKind::MigrateBooks => |_| CommandKind::MigrateBooks,
    CommandKind::Announce(_) => |dice| CommandKind::Announce(Announce {
        title: "Closed on Friday".into(),
        text: "Back on Monday".into(),
        to: Audience {
            staff: true,
            clients: false,
            teams: dice.some(Dice::team),
            users: dice.some(|dice| user(dice.person())),
        },
    }),
    CommandKind::TellWeek => |_| CommandKind::TellWeek,
    CommandKind::Export(_) => |dice| CommandKind::Export(dice.of(&[Export::Backup, Export::People(1)])),
    CommandKind::ChangeTerms(_) => |dice| CommandKind::ChangeTerms(ChangeTerms { text: dice.of(&["Be kind.", ""]).into() }),
    CommandKind::EditFirm(_) => |_| CommandKind::EditFirm(EditFirm {
        name: Some("Larkfield & Moss".into()),
        ..EditFirm::default()
    }),
    CommandKind::ImportPeople(_) => |dice| permissions::import(user(70), dice.one_in(2).then_some("")),
    CommandKind::MergePeople(_) => |dice| merge::merge(dice.person(), dice.person()),
    CommandKind::DismissPair(_) => |dice| {
        let low = dice.person();
        merge::dismiss(low, low + 1, "name:lee theo")
    },
    CommandKind::UndoCommand(_) => |_| CommandKind::UndoCommand(UndoCommand::of(CommandId(Uuid::from_u128(6)))),
}

fn some_members(dice: &mut Dice<'_>) -> Members {
    Members {
        team: dice.team(),
        users: dice.people(),
    }
}

fn email(dice: &mut Dice<'_>) -> Option<EmailAddress> {
    EmailAddress::parse(dice.of(&["new@example.com", "person3@example.com", "person5@example.com"])).ok()
}

fn identifier(dice: &mut Dice<'_>) -> Option<Identifier> {
    Identifier::parse(dice.of(&["HR-77", "", "HR-4"])).ok()
}

fn add_person(dice: &mut Dice<'_>) -> CommandKind {
    let CommandKind::AddPerson(act) = add_staff(dice.of(&[Role::Staff, Role::SystemAdministrator]), "") else {
        panic!("another command")
    };
    let newcomer = dice.of(&[Newcomer::Client, Newcomer::Partner, act.newcomer]);
    CommandKind::AddPerson(Box::new(AddPerson {
        user: if dice.one_in(8) { user(dice.person()) } else { act.user },
        newcomer,
        email: email(dice),
        identifier: identifier(dice),
        arrival: dice.of(&[Arrival::Present, Arrival::Quiet, Arrival::Invited(String::new())]),
        teams: dice.some(Dice::team),
        book: dice.one_in(3).then(|| NewBook {
            team: team(105),
            name: "Family Lee".into(),
            members: dice.people(),
        }),
        ..*act
    }))
}

fn edit_profile(dice: &mut Dice<'_>) -> CommandKind {
    CommandKind::EditProfile(Box::new(EditProfile {
        given: dice.one_in(2).then(|| "Ann".into()),
        note: dice.one_in(3).then(|| "Calls".into()),
        email: if dice.one_in(2) { email(dice) } else { None },
        identifier: dice.one_in(2).then(|| identifier(dice)),
        role: dice
            .one_in(3)
            .then(|| dice.of(&[Role::Staff, Role::SystemAdministrator])),
        ..edit(dice.person())
    }))
}

fn edit_points(dice: &mut Dice<'_>) -> CommandKind {
    let points = dice.some(|dice| PointEntry {
        id: PointId(Uuid::from_u128(500 + u128::from(dice.below(3)))),
        label: "office".into(),
        reach: Reach::Email(email(dice).unwrap()),
    });
    CommandKind::EditPoints(EditPoints {
        user: user(dice.person()),
        points,
    })
}

/// An invitation, up to five weeks old.
pub(super) fn invitation(dice: &mut Dice<'_>, n: u128) -> InvitationRecord {
    let then = now() - TimeDelta::days(i64::from(dice.of(&[2_u8, 33])));
    let zone = chrono_tz::Europe::London;
    InvitationRecord::begin(user(n), InvitationType::Email, String::new(), user(1), then, zone)
}

pub(super) fn settings(dice: &mut Dice<'_>) -> Settings {
    Settings {
        clients: dice.of(&[InvitationRule::default(), InvitationRule::TwoStep]),
        reminders: !dice.one_in(3),
        books: !dice.one_in(3),
        welcome: "Hello".into(),
        ..Settings::default()
    }
}

/// What the command is judged by beyond people, teams and settings. Some of it is not there.
pub(super) fn dress(facts: &mut Facts, kind: &CommandKind, dice: &mut Dice<'_>) {
    let there = !dice.one_in(4);
    facts.extra = match kind {
        CommandKind::CreateGroup(_) if !there => Extra::Group(Some(clients_group(dice))),
        CommandKind::EditGroup(_)
        | CommandKind::DeleteGroup(_)
        | CommandKind::AddToGroup(_)
        | CommandKind::RemoveFromGroup(_)
            if there =>
        {
            Extra::Group(Some(clients_group(dice)))
        }
        CommandKind::SetPicture(_) if there => Extra::Picture(Some(pictures::picture(1))),
        CommandKind::Erase(_) | CommandKind::MergePeople(_) => Extra::Related(related(dice)),
        CommandKind::DeleteTeam(_) if there => Extra::Roster(Roster {
            users: dice.people().into_iter().collect(),
            sole_team_members: dice.some(|dice| user(dice.person())).into_iter().collect(),
            names: Vec::new(),
        }),
        CommandKind::RecordAcceptance(act) => Extra::Acceptance(AcceptanceFacts {
            code: there.then_some(CodeHash([1; 32])),
            joined_before: dice.one_in(3).then(|| joined(act.user)),
            username_holder: dice.one_in(2).then(|| user(dice.person())),
            terms: dice.one_in(4).then(terms),
            covering: dice.people().into_iter().collect(),
            notified: dice.people().into_iter().collect(),
        }),
        CommandKind::ChangeTerms(_) if there => Extra::Terms(Some(terms())),
        CommandKind::Remind | CommandKind::Expire => Extra::Due(dice.some(|dice| invitation(dice, 2))),
        CommandKind::MigrateBooks => Extra::Memberships(memberships(facts)),
        CommandKind::Announce(_) if there => Extra::Audience(dice.people().into_iter().collect()),
        CommandKind::TellWeek if there => super::super::extra::week(8, &[dice.person(), dice.person()]),
        CommandKind::DismissPair(act) if there => Extra::NotSame(Some(NotSame {
            pair: act.pair,
            evidence: Evidence::parse("phone:+442079460018"),
        })),
        CommandKind::UndoCommand(_) if there => Extra::Undo(Some(undo(dice))),
        _ => nothing_found(kind),
    };
    // An existing firm cannot be founded, and only invited people join.
    match kind {
        CommandKind::CreateFirm(_) if there => facts.firm = None,
        CommandKind::RecordAcceptance(act) if there => {
            let found = facts.people.get_mut(&act.user);
            if let Some(person) = found.filter(|person| !person.card.is_active_staff()) {
                person.card.status = Status::Pending;
                person.invitation = Some(invitation(dice, 2));
            }
        }
        _ => {}
    }
}

/// Takes the holder of the joining person's username out of the facts.
pub(super) fn forget_username(facts: &mut Facts) {
    if let Extra::Acceptance(found) = &mut facts.extra {
        found.username_holder = None;
    }
}

fn clients_group(dice: &mut Dice<'_>) -> GroupFacts {
    GroupFacts {
        group: ClientGroup {
            id: group(201),
            name: "Families".into(),
        },
        members: dice.people().into_iter().collect(),
    }
}

fn related(dice: &mut Dice<'_>) -> RelatedRecords {
    let member = |user| GroupMember {
        group: group(201),
        user,
    };
    let users = dice.people();
    RelatedRecords {
        groups: users.iter().copied().map(member).collect(),
        joinings: users.iter().map(|user| (*user, joined(*user))).collect(),
        pictures: users.iter().map(|user| (*user, pictures::picture(1))).collect(),
    }
}

fn joined(user: UserId) -> Joining {
    Joining {
        user,
        username: Username::parse("CoraHale").unwrap(),
        at: now() - TimeDelta::days(90),
        terms: Terms {
            own: OWN_TERMS,
            firm: None,
        },
    }
}

fn terms() -> FirmTerms {
    FirmTerms {
        text: "Be kind.".into(),
        since: now() - TimeDelta::days(9),
    }
}

fn memberships(facts: &Facts) -> AllMemberships {
    let people = facts.people.values();
    let members = people.clone().flat_map(|person| {
        let user = person.card.id;
        person.teams.iter().map(move |team| TeamMember::new(*team, user))
    });
    let served = people
        .clone()
        .filter(|p| !p.card.kind.is_staff() && !p.teams.is_empty());
    AllMemberships {
        members: members.collect(),
        served: served.map(|person| person.card.id).collect(),
    }
}

fn undo(dice: &mut Dice<'_>) -> UndoFacts {
    UndoFacts {
        verb: dice.of(&[Verb::EditPoints, Verb::EditTeam]),
        at: now(),
        undone_by: None,
        changed_since: Vec::new(),
        changed_total: u64::from(dice.one_in(4)),
        own_role: false,
        own_points: dice.one_in(2),
        own_status: dice.one_in(4),
        restores: false,
        administrator: dice.one_in(3),
        mail_left: dice.one_in(4),
        team_identifier: None,
        after: Aftermath::default(),
    }
}
