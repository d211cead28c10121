//! What a command's judgement looks at, so that the caller can load it set by set beforehand.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::command::{Audience, Command, CommandKind, Invite, Proof, Resend, Suspend};
use crate::duplicates::Pair;
use crate::email::EmailAddress;
use crate::ids::{GroupId, TeamId, UserId};
use crate::import::{StagedRow, TeamChoice, asked_by, may_shed};
use crate::people::PhoneValue;

/// Keys of the facts a command needs. People found by address, identifier or number are needed
/// whole as well; so are the teams of a person who is edited or leaves one. Texts stand in the order
/// of the command and may repeat.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Needs<'a> {
    /// People by key.
    pub users: BTreeSet<UserId>,
    /// Teams by key, if not all are needed.
    pub teams: BTreeSet<TeamId>,
    /// All teams of the firm.
    pub all_teams: bool,
    /// E-mail keys.
    pub emails: Vec<Cow<'a, str>>,
    /// Identifiers.
    pub identifiers: Vec<&'a str>,
    /// Numbers ([`PhoneValue::key`]) of rows that have neither address nor identifier.
    pub numbers: Vec<String>,
    /// Numbers of rows that have an address: whoever has one of them and no address may be meant.
    pub numbers_beside_addresses: BTreeSet<String>,
    /// Everybody who has nothing but a name: neither address nor number nor identifier.
    pub alone: bool,
    /// The team of which everybody is needed.
    pub roster: Option<TeamId>,
    /// The client group, with those of `users` who are in it.
    pub group: Option<GroupId>,
    /// Whether everybody in that group is needed.
    pub whole_group: bool,
    /// The active system administrators.
    pub administrators: bool,
    /// Whether it is needed what those people have beside their records.
    pub beside: bool,
    /// The pair of which is needed what was said of it before.
    pub pair: Option<Pair>,
    /// Whose code is needed.
    pub code: Option<UserId>,
    /// Clients who may join: who covers them, and who was told of them before.
    pub covering: BTreeSet<UserId>,
    /// For whom an announcement is.
    pub audience: Option<&'a Audience>,
    /// The figures of the week.
    pub week: bool,
    /// Who joins, and the key of the username they chose.
    pub joining: Option<(UserId, String)>,
    /// The terms of the firm.
    pub terms: bool,
    /// Whose picture is needed.
    pub picture: Option<UserId>,
    /// Which invitations are needed by their time.
    pub due: Option<Due>,
    /// Every membership of the firm.
    pub whereabouts: bool,
}

/// Invitations by their time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// Those with a mail due.
    Mail,
    /// Those whose days are over.
    End,
}

/// Invitations handled by one command at most.
pub const DUE_AT_ONCE: u32 = 1_000;

/// Names what `command` needs when the firm's last command is number `head`.
pub fn needs(command: &Command, head: i64) -> Needs<'_> {
    let mut needs = Needs::default();
    match &command.kind {
        CommandKind::CreateFirm(_) | CommandKind::UndoCommand(_) | CommandKind::ChangeSettings(_) => {}
        CommandKind::EditFirm(_) | CommandKind::Export(_) => {}
        CommandKind::AddPerson(wish) => {
            needs.users.insert(wish.user);
            needs.emails.extend(wish.email.as_ref().map(EmailAddress::key));
            needs.identifiers.extend(wish.identifier.as_ref().map(|i| i.as_str()));
            needs.users.extend(wish.book.iter().flat_map(|book| &book.members));
            needs.all_teams = true;
        }
        CommandKind::MigrateBooks => {
            needs.all_teams = true;
            needs.whereabouts = true;
        }
        CommandKind::EditProfile(wish) => {
            needs.users.insert(wish.user);
            needs.emails.extend(wish.email.as_ref().map(EmailAddress::key));
            needs
                .identifiers
                .extend(wish.identifier.iter().flatten().map(|i| i.as_str()));
            needs.administrators = true;
        }
        CommandKind::EditPoints(wish) => drop(needs.users.insert(wish.user)),
        CommandKind::CreateGroup(wish) => {
            needs.users.extend(&wish.members);
            needs.group = Some(wish.group);
        }
        CommandKind::EditGroup(wish) => needs.group = Some(wish.group),
        CommandKind::DeleteGroup(group) => {
            needs.group = Some(*group);
            needs.whole_group = true;
        }
        CommandKind::AddToGroup(wish) | CommandKind::RemoveFromGroup(wish) => {
            needs.users.extend(&wish.users);
            needs.group = Some(wish.group);
        }
        CommandKind::Suspend(Suspend { users, .. })
        | CommandKind::Unsuspend(users)
        | CommandKind::Deactivate(users)
        | CommandKind::Restore(users) => {
            needs.users.extend(users);
            needs.all_teams = true;
            needs.administrators = true;
        }
        CommandKind::MergePeople(merges) => {
            needs
                .users
                .extend(merges.iter().flat_map(|merge| [merge.keep, merge.other]));
            needs.beside = true;
            needs.all_teams = true;
            needs.administrators = true;
        }
        CommandKind::Erase(users) => {
            needs.users.extend(users);
            needs.beside = true;
        }
        CommandKind::DismissPair(wish) => {
            needs.users.extend([wish.pair.low, wish.pair.high]);
            needs.pair = Some(wish.pair);
        }
        CommandKind::FreeEmail(user) | CommandKind::RecordDecline(user) => {
            needs.users.insert(*user);
        }
        CommandKind::Invite(Invite { users, .. }) | CommandKind::Resend(Resend { users, .. }) => {
            needs.users.extend(users);
            needs.all_teams = true;
        }
        CommandKind::Revoke(users) => needs.users.extend(users),
        CommandKind::RecordAcceptance(wish) => {
            needs.users.insert(wish.user);
            needs.covering.insert(wish.user);
            needs.code = Some(wish.user);
            if let Proof::Joined(joined) = &wish.proof {
                needs.joining = Some((wish.user, joined.username.key()));
                needs.terms = true;
            }
        }
        CommandKind::SetPicture(wish) => {
            needs.users.insert(wish.user);
            needs.picture = Some(wish.user);
        }
        CommandKind::RecordBounce(wish) => {
            needs.users.insert(wish.user);
        }
        CommandKind::ChangeTerms(_) => needs.terms = true,
        CommandKind::Remind => needs.due = Some(Due::Mail),
        CommandKind::Expire => needs.due = Some(Due::End),
        CommandKind::TellWeek => {
            needs.week = true;
            needs.all_teams = true;
        }
        CommandKind::Announce(wish) => {
            needs.teams.extend(&wish.to.teams);
            needs.users.extend(&wish.to.users);
            needs.audience = Some(&wish.to);
        }
        CommandKind::CreateTeam(wish) => {
            needs.users.extend(&wish.members);
            needs.all_teams = true;
        }
        CommandKind::EditTeam(_) | CommandKind::SetDefaultTeam(_) => needs.all_teams = true,
        CommandKind::AddMembers(wish) | CommandKind::RemoveMembers(wish) => {
            needs.users.extend(&wish.users);
            needs.teams.insert(wish.team);
        }
        CommandKind::MoveMembers(wish) => {
            needs.users.extend(&wish.users);
            needs.teams.extend([wish.from, wish.to]);
        }
        CommandKind::DeleteTeam(wish) => {
            needs.teams.insert(wish.team);
            needs.teams.extend(wish.clients_to);
            needs.roster = Some(wish.team);
        }
        CommandKind::ImportPeople(wish) => {
            needs.all_teams = true;
            needs
                .users
                .extend(wish.teams.values().filter_map(|choice| match choice {
                    TeamChoice::Create { staff, .. } => Some(*staff),
                    TeamChoice::Existing(_) | TeamChoice::Ignore => None,
                }));
            if let Some(report) = wish.forecast_at(head) {
                needs.users.extend(report.updated());
                return needs;
            }
            let may_shed = may_shed(wish);
            for staged in wish.rows.iter() {
                let StagedRow::Usable(row, _) = staged else { continue };
                let sheds = may_shed(row);
                needs.users.extend(row.own.as_ref().and_then(|own| own.user));
                needs.emails.extend(row.secure_email().map(EmailAddress::key));
                // A row that comes without its first address is known by the next.
                needs
                    .emails
                    .extend(row.emails.get(1).filter(|_| sheds).map(EmailAddress::key));
                needs.identifiers.extend(row.identifier.as_ref().map(|i| i.as_str()));
                needs.numbers_beside_addresses.extend(asked_by(row));
                if row.identifier.is_none() && (row.secure_email().is_none() || sheds) {
                    needs.numbers.extend(row.phones.first().map(PhoneValue::key));
                    needs.alone |= row.phones.is_empty();
                }
            }
        }
    }
    needs
}
