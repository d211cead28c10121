//! Random commands. A step is a handful of numbers; what it means is looked up in the firm as it is
//! when the step is taken, so that most steps make sense and a shortened history still does.

use chrono::{DateTime, Utc};
use domain::command::{
    AddMembers, Command, CommandKind, CreateTeam, DeleteTeam, EditTeam, Expect, Field, Members, MoveMembers,
    RemoveMembers, Revoke, SetDefaultTeam, SetLead, UndoCommand, Unsuspend,
};
use domain::email::EmailAddress;
use domain::firm::Firm;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::import::{ImportPeople, RowChoices};
use domain::people::{PhoneValue, Status};
use domain::person_name::PersonName;
use domain::phone::{E164, Region, Status as PhoneStatus};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use uuid::Uuid;

use crate::device_notes::note_device;
use crate::files::{RowStep, file, options, row_step};
use crate::firm_rules::{create_firm, edit_firm, export};
use crate::groups::{add_to_group, create_group, delete_group, edit_group, remove_from_group};
use crate::inviting_steps::{accept, bounce, change_settings, decline, invite, open, resend, words};
use crate::join::{change_terms, join};
use crate::merge_steps::{dismiss, merge};
use crate::notices::announce;
use crate::people_steps::{add_person, edit_profile};
use crate::pictures::set_picture;
use crate::points::edit_points;
use crate::rules::Model;
use crate::state::State;
use crate::status_steps::{deactivate, erase, free_email, people_who, restore, suspend};
use crate::weights::{weights, what};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum What {
    CreateFirm,
    AddPerson,
    CreateTeam,
    EditTeam,
    AddMembers,
    RemoveMembers,
    MoveMembers,
    SetLead,
    DeleteTeam,
    SetDefaultTeam,
    EditProfile,
    EditPoints,
    CreateGroup,
    EditGroup,
    DeleteGroup,
    AddToGroup,
    RemoveFromGroup,
    SetPicture,
    Suspend,
    Unsuspend,
    Deactivate,
    Restore,
    FreeEmail,
    Erase,
    Invite,
    Resend,
    Revoke,
    Accept,
    Join,
    Decline,
    Bounce,
    Remind,
    Expire,
    ChangeSettings,
    MigrateBooks,
    Announce,
    TellWeek,
    ChangeTerms,
    EditFirm,
    Import,
    Merge,
    Dismiss,
    Export,
    NoteDevice,
    Undo,
    /// No command: the host sends mails.
    Send,
}

#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) what: What,
    pub(crate) actor: u16,
    pub(crate) n: [u16; 8],
    pub(crate) rows: Vec<RowStep>,
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let all = weights();
    let rest = (any::<u16>(), any::<[u16; 8]>(), vec(row_step(), 0..7));
    // One number is much cheaper to draw than a choice of strategies.
    (0..all, rest).prop_map(|(luck, (actor, n, rows))| {
        let what = what(luck);
        let rows = if what == What::Import { rows } else { Vec::new() };
        Step { what, actor, n, rows }
    })
}

/// Ids in growing order, as those made from the time are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ids(u128);

impl Ids {
    pub(crate) const fn after(n: u128) -> Self {
        Self(n)
    }

    pub(crate) fn uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }

    pub(crate) fn user(&mut self) -> UserId {
        UserId(self.uuid())
    }

    pub(crate) fn point(&mut self) -> PointId {
        PointId(self.uuid())
    }
}

pub(crate) fn firm(name: &str) -> Firm {
    Firm {
        id: FirmId(Uuid::from_u128(1)),
        name: name.into(),
        country: Region::parse("GB").unwrap(),
        time_zone: "Europe/London".parse().unwrap(),
    }
}

/// Whether something happens that should happen in `share` of a hundred cases.
pub(crate) fn chance(n: u16, share: u16) -> bool {
    // Small numbers, to which failures shrink, are the ordinary case.
    99 - n % 100 < share
}

pub(crate) fn pick<T: Clone>(list: &[T], n: u16) -> Option<T> {
    (!list.is_empty()).then(|| list[usize::from(n) % list.len()].clone())
}

pub(crate) fn name(n: u16) -> PersonName {
    let given = ["Ana", "Ben", "Clara", "Dev", "Eva", "Finn"];
    let family = ["Roy", "Hale", "Okoye", "Lindqvist", ""];
    PersonName::parse(pick(&given, n).unwrap(), pick(&family, n / 7).unwrap()).unwrap()
}

/// A free address, or, now and then, any address.
pub(crate) fn email(state: &State, n: u16, luck: u16) -> EmailAddress {
    let held: Vec<EmailAddress> = state.privates.values().filter_map(|p| p.email.clone()).collect();
    if let Some(taken) = pick(&held, n).filter(|_| chance(luck, 10)) {
        return EmailAddress::parse(&taken.as_str().to_uppercase()).unwrap();
    }
    let free = (0..200)
        .map(|k| n.wrapping_add(k) % 200)
        .find(|k| state.holder_of_email(&format!("p{k}@example.com")).is_none());
    let host = if luck.is_multiple_of(3) {
        "Example.COM"
    } else {
        "example.com"
    };
    EmailAddress::parse(&format!("p{}@{host}", free.unwrap_or(n))).unwrap()
}

pub(crate) fn identifier(state: &State, n: u16, luck: u16) -> Identifier {
    let held: Vec<Identifier> = state.privates.values().filter_map(|p| p.identifier.clone()).collect();
    if let Some(taken) = pick(&held, n).filter(|_| chance(luck, 10)) {
        return taken;
    }
    let free = (0..200)
        .map(|k| n.wrapping_add(k) % 200)
        .find(|k| state.holder_of_identifier(&format!("CRM-{k}")).is_none());
    Identifier::parse(&format!("CRM-{}", free.unwrap_or(n))).unwrap()
}

pub(crate) fn phone(n: u16) -> PhoneValue {
    let label = pick(
        &[None, None, None, Some("mobile".to_owned()), Some("office".to_owned())],
        n / 16,
    )
    .unwrap();
    if n % 16 == 15 {
        return PhoneValue {
            raw: "ask at the desk".into(),
            e164: None,
            ext: None,
            status: PhoneStatus::Error,
            label,
        };
    }
    let raw = format!("020 7946 00{:02}", n % 15);
    let e164 = E164::parse(&format!("+4420794600{:02}", n % 15));
    let ext = (n % 16 == 14).then(|| "7".to_owned());
    PhoneValue {
        raw,
        e164,
        ext,
        status: PhoneStatus::Ok,
        label,
    }
}

fn team_identifier(state: &State, n: u16, luck: u16) -> TeamIdentifier {
    let held = |k: u16| {
        state.teams.values().any(|t| {
            t.identifier
                .as_ref()
                .is_some_and(|i| i.as_str().eq_ignore_ascii_case(&format!("team{k}")))
        })
    };
    let taken = chance(luck, 25);
    let chosen = (0..12)
        .map(|k| n.wrapping_add(k) % 12)
        .find(|k| held(*k) == taken)
        .unwrap_or(n);
    let written = if luck.is_multiple_of(2) { "Team" } else { "TEAM" };
    TeamIdentifier::parse(&format!("{written}{chosen}")).unwrap()
}

const TEAM_NAMES: [&str; 5] = ["North", "South", " Tax  advice ", "Trusts", "north"];

/// What a step mostly does first, if nothing is there yet for what it wants.
pub(crate) fn first(step: &Step, model: &Model) -> What {
    let state = &model.state;
    let quiet = state.cards.values().any(|c| c.status == Status::Quiet);
    match step.what {
        what if chance(step.n[1], 15) => what,
        What::EditGroup | What::DeleteGroup | What::AddToGroup | What::RemoveFromGroup if state.groups.is_empty() => {
            What::CreateGroup
        }
        What::RemoveFromGroup if state.group_members.is_empty() => What::AddToGroup,
        What::Remind | What::Expire if open(state).is_empty() && quiet => What::Invite,
        What::Remind | What::Expire if open(state).is_empty() => What::Resend,
        What::MigrateBooks if !state.settings.as_ref().is_some_and(|s| s.books) => What::ChangeSettings,
        What::Join if open(state).is_empty() && quiet => What::Invite,
        What::Join if open(state).is_empty() => What::Resend,
        What::Remind if !state.settings.as_ref().is_some_and(|s| s.reminders) => What::ChangeSettings,
        what => what,
    }
}

/// Turns a step into a command of somebody.
pub(crate) fn command(what: What, step: &Step, model: &Model, ids: &mut Ids, at: DateTime<Utc>) -> Command {
    let actor = actor(what, &model.state, step.actor, ids);
    command_of(actor, (what, step), model, ids, at)
}

/// Turns a step into a command of this person.
pub(crate) fn command_of(
    actor: UserId,
    (what, step): (What, &Step),
    model: &Model,
    ids: &mut Ids,
    at: DateTime<Utc>,
) -> Command {
    let state = &model.state;
    let n = step.n;
    let mut expect = Vec::new();
    let kind = match what {
        What::CreateFirm => create_firm(["Harcourt & Lane", "  ", &"x".repeat(201)][usize::from(n[0] % 3)], ids),
        What::AddPerson => add_person(state, n, ids),
        What::CreateTeam => CommandKind::CreateTeam(CreateTeam {
            team: if chance(n[0], 3) {
                team(state, n[1], 0, ids)
            } else {
                TeamId(ids.uuid())
            },
            name: team_name(n[1], n[0] / 100),
            identifier: chance(n[2], 60).then(|| team_identifier(state, n[3], n[4])),
            description: if chance(n[5], 3) {
                "d".repeat(2001)
            } else {
                " Covers the north ".into()
            },
            members: some_people(state, n[6], n[7], n[5] / 100, ids),
        }),
        What::EditTeam => {
            let id = team(state, n[0], n[1], ids);
            if let Some(team) = state.teams.get(&id).filter(|_| chance(n[2], 40)) {
                let field = pick(&[Field::Name, Field::Description, Field::Identifier], n[2] / 100).unwrap();
                let base = match field {
                    Field::Name => team.name.clone(),
                    Field::Description => team.description.clone(),
                    _ => team
                        .identifier
                        .as_ref()
                        .map_or_else(String::new, |i| i.as_str().to_owned()),
                };
                expect.push(Expect {
                    field,
                    base: if chance(n[3], 25) { "seen before".into() } else { base },
                });
            }
            CommandKind::EditTeam(EditTeam {
                team: id,
                name: chance(n[4], 60).then(|| team_name(n[5], n[4] / 100)),
                identifier: chance(n[6], 50)
                    .then(|| chance(n[6] / 100, 70).then(|| team_identifier(state, n[7], n[3] / 100))),
                description: chance(n[7], 30).then(|| {
                    if chance(n[5], 5) {
                        "d".repeat(2001)
                    } else {
                        format!("No. {}", n[5])
                    }
                }),
                shared: chance(n[1] / 100, 40).then(|| !chance(n[0] / 100, 40)),
            })
        }
        What::AddMembers => CommandKind::AddMembers(AddMembers(Members {
            team: team(state, n[0], n[1], ids),
            users: some_people(state, n[2] | 1, n[3], n[4], ids),
        })),
        What::RemoveMembers => {
            let team = team(state, n[0], n[1], ids);
            let users = some_members(state, team, n, ids);
            CommandKind::RemoveMembers(RemoveMembers(Members { team, users }))
        }
        What::MoveMembers => {
            let from = team(state, n[0], n[1], ids);
            let to = team(state, n[6], n[7], ids);
            let users = some_members(state, from, n, ids);
            CommandKind::MoveMembers(MoveMembers { from, to, users })
        }
        What::SetLead => {
            let team = team(state, n[0], n[1], ids);
            let user = some_members(state, team, n, ids).first().copied();
            CommandKind::SetLead(SetLead {
                team,
                user: user.unwrap_or_else(|| person(state, n[4], ids)),
                lead: chance(n[5], 50),
            })
        }
        What::DeleteTeam => CommandKind::DeleteTeam(DeleteTeam {
            team: team(state, n[0], n[1], ids),
            clients_to: chance(n[2], 70).then(|| team(state, n[3], n[4], ids)),
        }),
        What::SetDefaultTeam => CommandKind::SetDefaultTeam(SetDefaultTeam {
            team: team(state, n[0], n[1], ids),
        }),
        What::EditProfile => {
            let own = chance(n[0] / 7, 8).then_some(actor);
            let user = own.unwrap_or_else(|| person(state, n[0], ids));
            edit_profile(state, user, n, &mut expect, ids)
        }
        What::EditPoints => {
            let own = chance(n[0] / 7, 30).then_some(actor);
            let user = own.unwrap_or_else(|| person(state, n[0], ids));
            edit_points(state, user, n, &mut expect, ids)
        }
        What::CreateGroup => create_group(state, n, ids),
        What::EditGroup => edit_group(state, n, &mut expect, ids),
        What::DeleteGroup => delete_group(state, n, ids),
        What::AddToGroup => add_to_group(state, n, ids),
        What::RemoveFromGroup => remove_from_group(state, n, ids),
        What::SetPicture => set_picture(state, actor, n, ids),
        What::Suspend => suspend(state, n, ids),
        What::Unsuspend => CommandKind::Unsuspend(Unsuspend {
            users: people_who(state, n, ids, Status::Suspended),
        }),
        What::Deactivate => deactivate(state, n, ids),
        What::Restore => restore(state, n, ids),
        What::FreeEmail => free_email(state, n, ids),
        What::Erase => erase(state, n, ids),
        What::Invite => invite(state, n, ids),
        What::Resend => resend(state, n, ids),
        What::Revoke => CommandKind::Revoke(Revoke {
            users: people_who(state, n, ids, Status::Pending),
        }),
        What::Accept => accept(model, n, ids),
        What::Join => join(model, n, ids),
        What::Decline => decline(state, actor, n, ids),
        What::Bounce => bounce(state, n, ids),
        What::Remind => CommandKind::Remind,
        What::Expire => CommandKind::Expire,
        What::ChangeSettings => change_settings(n),
        What::MigrateBooks => CommandKind::MigrateBooks,
        What::Announce => announce(state, n, ids),
        What::TellWeek => CommandKind::TellWeek,
        What::ChangeTerms => change_terms(n),
        What::EditFirm => edit_firm(state, n, &mut expect),
        What::Import => {
            let rows = file(&step.rows, state, ids);
            CommandKind::ImportPeople(ImportPeople {
                file_name: "clients.csv".into(),
                options: options(n),
                rows: rows.into(),
                teams: std::collections::BTreeMap::new(),
                rows_chosen: RowChoices::new(),
                ignored: 1,
                invite: chance(n[2], 40).then(|| words(n[3], n[4])),
                forecast: None,
            })
        }
        What::Merge => merge(state, n, ids),
        What::Dismiss => dismiss(state, n, ids),
        What::Export => export(n),
        What::NoteDevice => note_device(state, actor, n, ids),
        What::Undo => CommandKind::UndoCommand(UndoCommand::of(to_undo(model, n, ids))),
        What::Send => unreachable!("no command"),
    };
    Command {
        id: CommandId(ids.uuid()),
        actor,
        at,
        expect,
        kind,
    }
}

/// Mostly administrators, sometimes staff, clients, people who have left and strangers. What happens
/// by itself is mostly done by the firm, which now and then tries more than that.
fn actor(what: What, state: &State, n: u16, ids: &mut Ids) -> UserId {
    let share = n % 100;
    match (what, share) {
        (What::Remind | What::Expire | What::TellWeek, 0..=87) | (What::Bounce, 55..=91) | (_, 98) => {
            return firm("").acts_as();
        }
        _ => {}
    }
    let people: Vec<UserId> = state.cards.keys().copied().collect();
    let admins: Vec<UserId> = people
        .iter()
        .copied()
        .filter(|u| state.admin_role(*u).is_some())
        .collect();
    let others: Vec<UserId> = people
        .iter()
        .copied()
        .filter(|u| state.admin_role(*u).is_none())
        .collect();
    let invited = open(state);
    let leading: Vec<UserId> = admins
        .iter()
        .copied()
        .filter(|u| state.is_system_administrator(*u))
        .collect();
    let list = match share {
        82..=97 if what == What::EditPoints => &others,
        82..=97 if what == What::Decline => &invited,
        0..=54 => &leading,
        55..=91 => &admins,
        92..=97 => &others,
        _ => return ids.user(),
    };
    pick(list, n / 100).unwrap_or_else(|| ids.user())
}

pub(crate) fn person(state: &State, n: u16, ids: &mut Ids) -> UserId {
    let people: Vec<UserId> = state.cards.keys().copied().collect();
    pick(&people, n)
        .filter(|_| !chance(n / 50, 2))
        .unwrap_or_else(|| ids.user())
}

pub(crate) fn team(state: &State, n: u16, luck: u16, ids: &mut Ids) -> TeamId {
    let teams: Vec<TeamId> = state.teams.keys().copied().collect();
    pick(&teams, n)
        .filter(|_| !chance(luck, 3))
        .unwrap_or_else(|| TeamId(ids.uuid()))
}

/// Some of a team, or, now and then, just any people.
fn some_members(state: &State, team: TeamId, n: [u16; 8], ids: &mut Ids) -> Vec<UserId> {
    if chance(n[4], 10) {
        return some_people(state, n[2] | 1, n[3], n[5], ids);
    }
    let inside: Vec<UserId> = state.members_of(team).collect();
    (0..=n[2] % 3)
        .filter_map(|k| pick(&inside, n[3].wrapping_add(5 * k)))
        .collect()
}

pub(crate) fn some_people(state: &State, count: u16, n: u16, luck: u16, ids: &mut Ids) -> Vec<UserId> {
    let here: Vec<UserId> = state
        .cards
        .values()
        .filter(|c| c.status != Status::Inactive || chance(luck / 7, 10))
        .map(|c| c.id)
        .collect();
    let mut people: Vec<UserId> = (0..count % 4)
        .map(|k| n.wrapping_add(7 * k))
        .filter_map(|n| {
            if chance(n / 50, 2) {
                Some(ids.user())
            } else {
                pick(&here, n)
            }
        })
        .collect();
    if !people.is_empty() && chance(luck, 60) {
        let staff: Vec<UserId> = state
            .cards
            .keys()
            .copied()
            .filter(|u| state.is_active_staff(*u))
            .collect();
        people.extend(pick(&staff, luck / 100));
    }
    people
}

pub(crate) fn team_name(n: u16, luck: u16) -> String {
    match luck % 30 {
        28 => "   ".into(),
        29 => "n".repeat(501),
        _ => pick(&TEAM_NAMES, n).unwrap().into(),
    }
}

/// Whether a month passes before an undo.
pub(crate) const fn a_month_passes(n: [u16; 8]) -> bool {
    n[6] % 12 == 11
}

/// Mostly something recent, often an undo, sometimes the very first, sometimes nothing there is.
fn to_undo(model: &Model, n: [u16; 8], ids: &mut Ids) -> CommandId {
    let log = &model.log;
    let undos: Vec<CommandId> = log.iter().filter(|l| l.verb == "undoCommand").map(|l| l.id).collect();
    let imports: Vec<CommandId> = log.iter().filter(|l| l.verb == "importPeople").map(|l| l.id).collect();
    let back = |k: u16| log.len().checked_sub(1 + usize::from(k)).map(|k| log[k].id);
    let found = match n[0] % 100 {
        0..=69 if a_month_passes(n) => pick(&imports, n[1]),
        0..=39 => back(0),
        40..=59 => back(n[1] % 4),
        60..=69 => undos.last().copied(),
        70..=79 => pick(&undos, n[2]),
        80..=95 => pick(log, n[3]).map(|l| l.id),
        96..=97 => log.first().map(|l| l.id),
        _ => None,
    };
    found.unwrap_or_else(|| CommandId(ids.uuid()))
}
