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
    /// The active system administrators.
    pub administrators: bool,
    /// What commands of this kind need beyond that.
    pub extra: ExtraNeeds<'a>,
}

/// Keys of [`crate::facts::Extra`].
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum ExtraNeeds<'a> {
    /// Nothing.
    #[default]
    None,
    /// A client group, with those of the people named who are in it, or with all its members.
    Group {
        /// Which.
        group: GroupId,
        /// Whether all members are needed.
        everybody: bool,
    },
    /// The members of this team.
    Roster(TeamId),
    /// What goes with the people named.
    Related,
    /// What was said of this pair before.
    NotSame(Pair),
    /// What this person's acceptance is judged by.
    Acceptance {
        /// Who accepts.
        user: UserId,
        /// The key of the username they chose, if they join by themselves.
        username: Option<String>,
    },
    /// The terms of the firm.
    Terms,
    /// The picture of this person.
    Picture(UserId),
    /// Invitations by their time.
    Due(Due),
    /// Every membership of the firm.
    Memberships,
    /// The active people of this audience.
    Audience(&'a Audience),
    /// The figures of the week.
    Week,
    /// The command that is to be undone.
    Undo,
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
        CommandKind::CreateFirm(_) | CommandKind::ChangeSettings(_) => {}
        CommandKind::UndoCommand(_) => needs.extra = ExtraNeeds::Undo,
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
            needs.extra = ExtraNeeds::Memberships;
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
            needs.extra = group(wish.group);
        }
        CommandKind::EditGroup(wish) => needs.extra = group(wish.group),
        CommandKind::DeleteGroup(group) => {
            needs.extra = ExtraNeeds::Group {
                group: *group,
                everybody: true,
            };
        }
        CommandKind::AddToGroup(wish) | CommandKind::RemoveFromGroup(wish) => {
            needs.users.extend(&wish.users);
            needs.extra = group(wish.group);
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
            needs.extra = ExtraNeeds::Related;
            needs.all_teams = true;
            needs.administrators = true;
        }
        CommandKind::Erase(users) => {
            needs.users.extend(users);
            needs.extra = ExtraNeeds::Related;
        }
        CommandKind::DismissPair(wish) => {
            needs.users.extend([wish.pair.low, wish.pair.high]);
            needs.extra = ExtraNeeds::NotSame(wish.pair);
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
            needs.extra = ExtraNeeds::Acceptance {
                user: wish.user,
                username: match &wish.proof {
                    Proof::Joined(joined) => Some(joined.username.key()),
                    Proof::Code(_) | Proof::InPerson => None,
                },
            };
        }
        CommandKind::SetPicture(wish) => {
            needs.users.insert(wish.user);
            needs.extra = ExtraNeeds::Picture(wish.user);
        }
        CommandKind::RecordBounce(wish) => {
            needs.users.insert(wish.user);
        }
        CommandKind::ChangeTerms(_) => needs.extra = ExtraNeeds::Terms,
        CommandKind::Remind => needs.extra = ExtraNeeds::Due(Due::Mail),
        CommandKind::Expire => needs.extra = ExtraNeeds::Due(Due::End),
        CommandKind::TellWeek => {
            needs.extra = ExtraNeeds::Week;
            needs.all_teams = true;
        }
        CommandKind::Announce(wish) => {
            needs.teams.extend(&wish.to.teams);
            needs.users.extend(&wish.to.users);
            needs.extra = ExtraNeeds::Audience(&wish.to);
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
            needs.extra = ExtraNeeds::Roster(wish.team);
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

/// A group with those of the people named who are in it.
const fn group(group: GroupId) -> ExtraNeeds<'static> {
    ExtraNeeds::Group {
        group,
        everybody: false,
    }
}
