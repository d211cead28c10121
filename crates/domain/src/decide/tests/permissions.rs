//! Who may do what to whom: the table of permissions, written by hand from the matrix of roles and
//! the guards, against the rules.

use super::groups::{create_group, group, in_group};
use super::*;
use crate::coded::Coded;
use crate::import::{ImportPeople, NewIds, PersonRow, RowChoices, StagedRow};
use crate::invitation::{InvitationRecord, InvitationType};
use crate::invitation_code::CodeHash;
use crate::people::Reach;
use crate::settings::Settings;

use undone::undone;

mod undone;

const TABLE: &str = include_str!("../../../../../tests/fixtures/permissions.csv");
const HEADER: [&str; 5] = ["actor", "command", "target", "answer", "why"];

/// One answer for every target the command has.
const ANY: &str = "any";

/// The actor is one of the people too, where somebody in the state the command needs can be.
const ONESELF: &str = "oneself";

/// The only active system administrator; for an active system administrator that is the actor.
const LAST: &str = "last system administrator";

/// The actor, and the record behind the word; the firm itself has none.
const ACTORS: [(&str, Option<(Kind, Status)>); 9] = [
    ("system administrator", Some((ADMIN, Status::Active))),
    ("user administrator", Some((MANAGER, Status::Active))),
    ("staff", Some((STAFF, Status::Active))),
    ("client", Some((Kind::Client, Status::Active))),
    ("partner", Some((Kind::Partner, Status::Active))),
    ("suspended system administrator", Some((ADMIN, Status::Suspended))),
    ("inactive user administrator", Some((MANAGER, Status::Inactive))),
    ("pending system administrator", Some((ADMIN, Status::Pending))),
    ("the firm", None),
];

/// A command of the table.
#[derive(Clone, Copy)]
struct Deed {
    name: &'static str,
    /// The status people need for it.
    state: Status,
    /// What it can be about, with commas between.
    targets: &'static str,
}

const fn deed(name: &'static str, state: Status, targets: &'static str) -> Deed {
    Deed { name, state, targets }
}

/// A command that is not about people who are there already.
const fn thing(name: &'static str, targets: &'static str) -> Deed {
    deed(name, Status::Active, targets)
}

const PEOPLE: &str = "oneself,system administrator,user administrator,staff,client,partner";

const PEOPLE_AND_LAST: &str =
    "oneself,system administrator,last system administrator,user administrator,staff,client,partner";

/// Details can be put right in every state.
const EDITABLE: &str = "oneself,system administrator,user administrator,staff,client,partner,\
                        inactive system administrator,inactive client";

const UNDONE: &str = "ordinary command,change of a system administrator,change of settings,change of the firm,\
                      deactivation,change of own role,coming of oneself,own contact details,words to many,founding,daily mails,figures of a week,\
                      file that left";

/// The list of all commands of the table and, from the same lines, those of each kind of command: a
/// new kind does not compile before it has some, and then lacks its lines in the table.
macro_rules! deeds {
    ($($kind:pat => [$($deed:expr),+],)+) => {
        const DEEDS: &[Deed] = &[$($($deed),+),+];

        const fn deeds_of(kind: &CommandKind) -> &'static [Deed] {
            match kind {
                $($kind => const { &[$($deed),+] },)+
            }
        }
    };
}

deeds! {
    CommandKind::CreateFirm(_) => [thing("createFirm", "the firm")],
    CommandKind::AddPerson(_) => [
        thing("addStaff as staff", "newcomer"),
        thing("addStaff as user administrator", "newcomer"),
        thing("addStaff as system administrator", "newcomer"),
        thing("addClient", "client,partner")
    ],
    CommandKind::EditProfile(_) => [
        deed("editProfile details", Status::Active, EDITABLE),
        deed("editProfile to staff", Status::Active, PEOPLE_AND_LAST),
        deed("editProfile to user administrator", Status::Active, PEOPLE_AND_LAST),
        deed("editProfile to system administrator", Status::Active, PEOPLE)
    ],
    CommandKind::EditPoints(_) => [deed("editPoints", Status::Active, EDITABLE)],
    CommandKind::CreateGroup(_) => [deed("createGroup", Status::Active, PEOPLE)],
    CommandKind::EditGroup(_) => [thing("editGroup", "group")],
    CommandKind::DeleteGroup(_) => [thing("deleteGroup", "group")],
    CommandKind::AddToGroup(_) => [deed("addToGroup", Status::Active, PEOPLE)],
    CommandKind::RemoveFromGroup(_) => [deed("removeFromGroup", Status::Active, PEOPLE)],
    CommandKind::SetPicture(_) => [
        deed("setPicture", Status::Active, EDITABLE),
        deed("removePicture", Status::Active, EDITABLE)
    ],
    CommandKind::Suspend(_) => [deed("suspend", Status::Active, PEOPLE_AND_LAST)],
    CommandKind::Unsuspend(_) => [deed("unsuspend", Status::Suspended, PEOPLE)],
    CommandKind::Deactivate(_) => [deed("deactivate", Status::Active, PEOPLE_AND_LAST)],
    CommandKind::Restore(_) => [deed("restore", Status::Inactive, PEOPLE)],
    CommandKind::FreeEmail(_) => [deed("freeEmail", Status::Inactive, PEOPLE)],
    CommandKind::Erase(_) => [deed("erase", Status::Inactive, PEOPLE)],
    CommandKind::CreateTeam(_) => [deed("createTeam", Status::Active, PEOPLE)],
    CommandKind::EditTeam(_) => [thing("editTeam", "team")],
    CommandKind::AddMembers(_) => [deed("addMembers", Status::Active, PEOPLE)],
    CommandKind::RemoveMembers(_) => [deed("removeMembers", Status::Active, PEOPLE)],
    CommandKind::MoveMembers(_) => [deed("moveMembers", Status::Active, PEOPLE)],
    CommandKind::DeleteTeam(_) => [thing("deleteTeam", "team")],
    CommandKind::SetLead(_) => [
        deed("makeLead", Status::Active, PEOPLE),
        deed("removeLead", Status::Active, PEOPLE)
    ],
    CommandKind::SetDefaultTeam(_) => [thing("setDefaultTeam", "team")],
    CommandKind::Invite(_) => [deed("invite", Status::Quiet, PEOPLE)],
    CommandKind::Resend(_) => [deed("resend", Status::Pending, PEOPLE)],
    CommandKind::Revoke(_) => [deed("revoke", Status::Pending, PEOPLE)],
    CommandKind::RecordAcceptance(_) => [
        deed("recordAcceptance", Status::Pending, PEOPLE),
        deed("joinHere", Status::Pending, PEOPLE)
    ],
    CommandKind::RecordDecline(_) => [deed("recordDecline", Status::Pending, PEOPLE)],
    CommandKind::RecordBounce(_) => [deed("recordBounce", Status::Pending, PEOPLE)],
    CommandKind::Remind => [thing("remind", "invitations")],
    CommandKind::Expire => [thing("expire", "invitations")],
    CommandKind::ChangeSettings(_) => [thing("changeSettings", "settings")],
    CommandKind::MigrateBooks => [thing("migrateBooks", "contact books")],
    CommandKind::Announce(_) => [thing("announce", "everybody")],
    CommandKind::TellWeek => [thing("tellWeek", "administrators")],
    CommandKind::Export(_) => [
        thing("exportPeople", "people"),
        thing("exportMemberships", "teams"),
        thing("exportAudit", "audit"),
        thing("saveBackup", "the firm"),
        thing("saveLeftOut", "file of clients"),
        thing("makeNewKey", "the firm"),
        thing("newRecoveryCode", "the firm"),
        thing("setPassphrase", "the firm"),
        thing("removePassphrase", "the firm"),
        thing("setUpMail", "mail"),
        thing("setUpBackups", "the firm"),
        thing("saveRecoveryCode", "the firm"),
        thing("chooseStart", "the firm")
    ],
    CommandKind::NoteDevice(_) => [
        deed("linkDevice", Status::Active, PEOPLE),
        deed("addDevice", Status::Active, PEOPLE),
        deed("revokeDevice", Status::Active, PEOPLE)
    ],
    CommandKind::ChangeTerms(_) => [thing("changeTerms", "terms")],
    CommandKind::EditFirm(_) => [thing("editFirm", "the firm")],
    CommandKind::ImportPeople(_) => [thing("importPeople", "file of clients")],
    CommandKind::MergePeople(_) => [
        deed("mergePeople away", Status::Active, PEOPLE_AND_LAST),
        deed("mergePeople into", Status::Active, PEOPLE)
    ],
    CommandKind::DismissPair(_) => [deed("dismissPair", Status::Active, PEOPLE)],
    CommandKind::UndoCommand(_) => [thing("undoCommand", UNDONE)],
}

/// Each line's number and cells. No cell holds a comma or a quote, so that splitting is reading.
fn lines() -> Vec<(usize, [&'static str; 5])> {
    assert!(!TABLE.contains(['"', '\'']), "the table has no quotes");
    let mut lines = TABLE.lines().enumerate().map(|(at, text)| {
        let cells: Vec<&str> = text.split(',').collect();
        let blank = cells.iter().any(|cell| cell.is_empty() || cell.trim() != *cell);
        let cells = cells.try_into().ok().filter(|_| !blank);
        (at + 1, cells.unwrap_or_else(|| panic!("line {}: {text}", at + 1)))
    });
    assert_eq!(lines.next(), Some((1, HEADER)));
    lines.collect()
}

#[test]
fn permissions_match_the_table() {
    let mut wrong = Vec::new();
    for (number, [actor, command, target, answer, why]) in lines() {
        let (Some((_, record)), Some(deed)) = (
            ACTORS.iter().find(|(name, _)| *name == actor),
            DEEDS.iter().find(|deed| deed.name == command),
        ) else {
            wrong.push(format!("line {number}: nobody knows {actor} or {command}"));
            continue;
        };
        let mut targets = possible(*record, *deed);
        targets.retain(|possible| target == ANY || target == *possible);
        if targets.is_empty() {
            wrong.push(format!("line {number}: {actor}: {command}: {target} cannot be"));
        }
        for target in targets {
            let found = Scene::new(*record, *deed, target).answer();
            if found != answer {
                let line = format!("line {number}: {actor}: {command}: {target}");
                wrong.push(format!("{line}: {answer} ({why}), but the rules say {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn permission_table_is_complete_and_unambiguous() {
    let lines = lines();
    let mut wrong = Vec::new();
    for (actor, record) in ACTORS {
        for deed in DEEDS {
            let here = lines.iter().filter(|(_, cells)| cells[..2] == [actor, deed.name]);
            let mut named: Vec<_> = here.map(|(_, cells)| cells[2]).collect();
            let mut all = possible(record, *deed);
            named.sort_unstable();
            all.sort_unstable();
            if named != all && named != [ANY] {
                wrong.push(format!("{actor}: {}: {named:?} instead of {all:?}", deed.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The targets that the actor can have: an actor who is the target has one status only.
fn possible(actor: Option<(Kind, Status)>, deed: Deed) -> Vec<&'static str> {
    let myself = actor.is_some_and(|(_, state)| state == deed.state);
    let targets = deed.targets.split(',');
    targets.filter(|target| *target != ONESELF || myself).collect()
}

/// The smallest firm in which nothing but a permission can say no, or the guard the line is about.
struct Scene {
    world: World,
    actor: UserId,
    deed: Deed,
    target: &'static str,
    /// Number of the person it is about.
    whom: u128,
}

impl Scene {
    /// Anna (1) acts and Theo (2) is whom it is about. Cleo (7) is a client, Stan (8) covers every
    /// team, and Olga (9) is one more active system administrator.
    fn new(actor: Option<(Kind, Status)>, deed: Deed, target: &'static str) -> Self {
        let firm = World::new().facts.firm.unwrap();
        let acts_as = firm.acts_as();
        let facts = Facts {
            firm: Some(firm),
            settings: Some(Settings {
                reminders: true,
                books: true,
                ..Settings::default()
            }),
            ..Facts::default()
        };
        let mut world = World { facts }
            .team(101, "Default")
            .team(102, "North")
            .team(103, "West")
            .team(104, "East")
            .person(7, "Cleo", Kind::Client, Status::Active, &[101])
            .person(8, "Stan", STAFF, Status::Active, &[101, 102, 103, 104]);
        if target != LAST {
            world = world.person(9, "Olga", ADMIN, Status::Active, &[]);
        }
        if let Some((kind, state)) = actor {
            world = world.with(1, "Anna", kind, state).acting(1);
        }
        let is_the_last = target == LAST && actor == Some((ADMIN, Status::Active));
        let whom = if target == ONESELF || is_the_last { 1 } else { 2 };
        if let (2, Some((kind, state))) = (whom, person(target, deed.state)) {
            world = world.with(2, "Theo", kind, state);
        }
        world.facts.extra = match deed.name.split(' ').next() {
            Some("recordAcceptance" | "joinHere") => Extra::Acceptance(AcceptanceFacts {
                code: Some(CodeHash([1; 32])),
                ..AcceptanceFacts::default()
            }),
            Some("remind" | "expire") => Extra::Due(vec![invitation(2, 2), invitation(3, 31)]),
            Some("announce") => Extra::Audience([user(8)].into()),
            Some("tellWeek") => super::extra::week(8, &[9]),
            Some("deleteTeam") => Extra::Roster(Roster {
                users: [user(8)].into(),
                ..Roster::default()
            }),
            Some("undoCommand") => Extra::Undo(undone(target, actor)),
            Some("editGroup" | "deleteGroup" | "addToGroup" | "removeFromGroup") => {
                World::new().grouped(202, "Trusts", &[]).facts.extra
            }
            _ => Extra::None,
        };
        Self {
            world,
            actor: actor.map_or(acts_as, |_| user(1)),
            deed,
            target,
            whom,
        }
    }

    fn answer(&self) -> String {
        let kind = self.act();
        let told = deeds_of(&kind).iter().any(|deed| deed.name == self.deed.name);
        let verb = self.deed.name.split(' ').next();
        assert!(
            told && verb == Some(kind.verb().code()),
            "{} is no {kind:?}",
            self.deed.name
        );
        let judged = self.world.judge_command(Command {
            id: CommandId(Uuid::from_u128(7)),
            actor: self.actor,
            at: now(),
            expect: Vec::new(),
            kind,
        });
        match judged {
            Ok(_) => "allowed".into(),
            Err(refusal) => name_of(&refusal),
        }
    }

    fn act(&self) -> CommandKind {
        let n = self.whom;
        let role = |role| {
            CommandKind::EditProfile(Box::new(EditProfile {
                role: Some(role),
                ..edit(n)
            }))
        };
        match self.deed.name {
            "createFirm" => found(self.world.facts.firm.clone().unwrap()),
            "addStaff as staff" => add_staff(Role::Staff, "sam@example.com"),
            "addStaff as user administrator" => add_staff(Role::UserAdministrator, "sam@example.com"),
            "addStaff as system administrator" => add_staff(Role::SystemAdministrator, "sam@example.com"),
            "addClient" if self.target == "partner" => add_client(Newcomer::Partner),
            "addClient" => add_client(Newcomer::Client),
            "editProfile details" => CommandKind::EditProfile(Box::new(EditProfile {
                family: Some("Lee".into()),
                email: EmailAddress::parse("new@example.com").ok(),
                identifier: Some(Identifier::parse("HR-77").ok()),
                ..edit(n)
            })),
            "editProfile to staff" => role(Role::Staff),
            "editProfile to user administrator" => role(Role::UserAdministrator),
            "editProfile to system administrator" => role(Role::SystemAdministrator),
            "editPoints" => CommandKind::EditPoints(EditPoints {
                user: user(n),
                points: vec![PointEntry {
                    id: PointId(Uuid::from_u128(500)),
                    label: "office".into(),
                    reach: Reach::Email(EmailAddress::parse("office@example.com").unwrap()),
                }],
            }),
            "createGroup" => create_group(201, "Families", &[n]),
            "editGroup" => CommandKind::EditGroup(EditGroup {
                group: group(202),
                name: "Trusts".into(),
            }),
            "deleteGroup" => CommandKind::DeleteGroup(DeleteGroup { group: group(202) }),
            "addToGroup" => CommandKind::AddToGroup(AddToGroup(in_group(202, &[n]))),
            "removeFromGroup" => CommandKind::RemoveFromGroup(RemoveFromGroup(in_group(202, &[n]))),
            "setPicture" => super::pictures::set(n, Some(super::pictures::picture(1))),
            "removePicture" => super::pictures::set(n, None),
            "suspend" => CommandKind::Suspend(Suspend {
                users: vec![user(n)],
                uncovering: false,
            }),
            "unsuspend" => CommandKind::Unsuspend(Unsuspend { users: vec![user(n)] }),
            "deactivate" => CommandKind::Deactivate(Deactivate { users: vec![user(n)] }),
            "restore" => CommandKind::Restore(Restore { users: vec![user(n)] }),
            "freeEmail" => CommandKind::FreeEmail(FreeEmail { user: user(n) }),
            "erase" => CommandKind::Erase(Erase { users: vec![user(n)] }),
            "createTeam" => CommandKind::CreateTeam(CreateTeam {
                team: team(105),
                name: "Tax".into(),
                identifier: None,
                description: String::new(),
                members: vec![user(8), user(n)],
            }),
            "editTeam" => CommandKind::EditTeam(EditTeam {
                team: team(104),
                name: Some("Far East".into()),
                identifier: None,
                description: None,
                shared: Some(true),
            }),
            "addMembers" => CommandKind::AddMembers(AddMembers(members(103, &[n]))),
            "removeMembers" => CommandKind::RemoveMembers(RemoveMembers(members(102, &[n]))),
            "moveMembers" => CommandKind::MoveMembers(MoveMembers {
                from: team(102),
                to: team(103),
                users: vec![user(n)],
            }),
            "deleteTeam" => CommandKind::DeleteTeam(DeleteTeam {
                team: team(104),
                clients_to: None,
            }),
            "makeLead" | "removeLead" => CommandKind::SetLead(SetLead {
                team: team(102),
                user: user(n),
                lead: self.deed.name == "makeLead",
            }),
            "setDefaultTeam" => CommandKind::SetDefaultTeam(SetDefaultTeam { team: team(104) }),
            "invite" => CommandKind::Invite(Invite {
                users: vec![user(n)],
                message: String::new(),
            }),
            "resend" => CommandKind::Resend(Resend {
                users: vec![user(n)],
                message: None,
            }),
            "revoke" => CommandKind::Revoke(Revoke { users: vec![user(n)] }),
            "recordAcceptance" => CommandKind::RecordAcceptance(RecordAcceptance {
                user: user(n),
                proof: Proof::InPerson,
            }),
            "joinHere" => super::join::join(n, "theofield"),
            "changeTerms" => CommandKind::ChangeTerms(ChangeTerms {
                text: "Be kind.".into(),
            }),
            "recordDecline" => CommandKind::RecordDecline(RecordDecline { user: user(n) }),
            "recordBounce" => CommandKind::RecordBounce(RecordBounce {
                user: user(n),
                reason: "550 no such user".into(),
            }),
            "remind" => CommandKind::Remind,
            "expire" => CommandKind::Expire,
            "changeSettings" => CommandKind::ChangeSettings(ChangeSettings {
                reminders: Some(false),
                ..ChangeSettings::default()
            }),
            "migrateBooks" => CommandKind::MigrateBooks,
            "announce" => CommandKind::Announce(Announce {
                title: "Closed on Friday".into(),
                text: "Dear <First Name>, we are back on Monday.".into(),
                to: Audience {
                    staff: true,
                    ..Audience::default()
                },
            }),
            "tellWeek" => CommandKind::TellWeek,
            "exportPeople" => CommandKind::Export(Export::People(1)),
            "exportMemberships" => CommandKind::Export(Export::Memberships(1)),
            "exportAudit" => CommandKind::Export(Export::Audit(1)),
            "saveBackup" => CommandKind::Export(Export::Backup),
            "saveLeftOut" => CommandKind::Export(Export::LeftOut(1)),
            "makeNewKey" => CommandKind::Export(Export::NewKey),
            "newRecoveryCode" => CommandKind::Export(Export::NewCode),
            "setPassphrase" => CommandKind::Export(Export::Passphrase),
            "removePassphrase" => CommandKind::Export(Export::NoPassphrase),
            "setUpMail" => CommandKind::Export(Export::MailSetup),
            "setUpBackups" => CommandKind::Export(Export::BackupSetup),
            "saveRecoveryCode" => CommandKind::Export(Export::CodeSheet),
            "chooseStart" => CommandKind::Export(Export::StartChoice),
            "linkDevice" => note_device(n, DeviceNote::Linked),
            "addDevice" => note_device(n, DeviceNote::Added),
            "revokeDevice" => note_device(n, DeviceNote::Revoked),
            "editFirm" => CommandKind::EditFirm(EditFirm {
                name: Some("Larkfield & Moss".into()),
                ..EditFirm::default()
            }),
            "importPeople" => import(user(70), None),
            "mergePeople away" => super::merge::merge(self.another(), n),
            "mergePeople into" => super::merge::merge(n, self.another()),
            "dismissPair" => super::merge::dismiss(n, self.another(), "name:lee theo"),
            "undoCommand" => CommandKind::UndoCommand(UndoCommand::of(CommandId(Uuid::from_u128(6)))),
            other => panic!("nobody knows how to act {other}"),
        }
    }

    /// Somebody on the same side: Stan, or Cleo (7).
    fn another(&self) -> u128 {
        let whom = self.world.facts.people.get(&user(self.whom));
        if whom.is_some_and(|person| person.card.kind.is_staff()) {
            8
        } else {
            7
        }
    }
}

impl World {
    /// Somebody in the teams and with the invitation that people in this state have.
    fn with(self, n: u128, name: &str, kind: Kind, state: Status) -> Self {
        let teams: &[u128] = if state == Status::Inactive { &[] } else { &[101, 102] };
        let mut world = self.person(n, name, kind, state, teams);
        if state == Status::Pending {
            world.facts.people.get_mut(&user(n)).unwrap().invitation = Some(invitation(n, 2));
        }
        world
    }
}

/// Whom a target means, if it is a person who is there already.
fn person(target: &str, state: Status) -> Option<(Kind, Status)> {
    let (word, state) = match target.strip_prefix("inactive ") {
        Some(word) => (word, Status::Inactive),
        None => (target, state),
    };
    let kind = match word {
        "system administrator" | LAST => ADMIN,
        "user administrator" => MANAGER,
        "staff" => STAFF,
        "client" => Kind::Client,
        "partner" => Kind::Partner,
        _ => return None,
    };
    Some((kind, state))
}

/// Olga's invitation, sent so many days ago.
fn invitation(n: u128, days: i64) -> InvitationRecord {
    let then = now() - TimeDelta::days(days);
    let zone = chrono_tz::Europe::London;
    InvitationRecord::begin(user(n), InvitationType::Email, String::new(), user(9), then, zone)
}

pub(super) fn found(firm: Firm) -> CommandKind {
    CommandKind::CreateFirm(Box::new(CreateFirm {
        firm,
        founder: PersonName::parse("Anna", "Whitmore").unwrap(),
        email: EmailAddress::parse("anna.whitmore@example.com").unwrap(),
        email_point: PointId(Uuid::from_u128(500)),
        team: team(105),
        team_name: "Everyone".into(),
    }))
}

fn note_device(n: u128, what: DeviceNote) -> CommandKind {
    CommandKind::NoteDevice(NoteDevice { user: user(n), what })
}

fn add_client(newcomer: Newcomer) -> CommandKind {
    let CommandKind::AddPerson(act) = add_staff(Role::Staff, "cora@example.com") else {
        panic!()
    };
    CommandKind::AddPerson(Box::new(AddPerson {
        newcomer,
        arrival: Arrival::Quiet,
        ..*act
    }))
}

/// A file that brings Cora Hale under this key, with words for an invitation.
pub(super) fn import(who: UserId, invite: Option<&str>) -> CommandKind {
    let row = PersonRow {
        row: 2,
        name: PersonName::parse("Cora", "Hale").unwrap(),
        middle_names: None,
        job_title: None,
        company: None,
        emails: vec![EmailAddress::parse("cora@example.com").unwrap()],
        phones: Vec::new(),
        identifier: None,
        teams: Vec::new(),
        note: None,
        remarks: Vec::new(),
        role: None,
        own: None,
    };
    let ids = NewIds {
        user: who,
        points: vec![PointId(Uuid::from_u128(500))],
    };
    CommandKind::ImportPeople(ImportPeople {
        file_name: "clients.csv".into(),
        options: ImportOptions::default(),
        rows: vec![StagedRow::Usable(Box::new(row), ids)].into(),
        teams: std::collections::BTreeMap::new(),
        rows_chosen: RowChoices::new(),
        ignored: 0,
        invite: invite.map(str::to_owned),
        forecast: None,
    })
}

/// `NotAllowed` and `WrongState { … }` are `notAllowed` and `wrongState` in the table.
fn name_of(refusal: &Refusal) -> String {
    let text = format!("{refusal:?}");
    let word: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
    let (first, rest) = word.split_at(1);
    first.to_lowercase() + rest
}
