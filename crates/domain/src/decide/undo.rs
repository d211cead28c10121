//! Undo: which commands can be taken back, and what must still hold afterwards.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Admin, Named, Refusal, Stop};
use crate::command::Export;
use crate::facts::Facts;
use crate::ids::{CommandId, TeamId, UserId};
use crate::people::Role;

/// Days an import can be undone.
pub const IMPORT_UNDO_DAYS: u32 = 30;

/// Whether a command of this name can never be taken back: the firm's founding, what happens by
/// itself, people who were erased, and files that left the firm.
pub fn is_for_good(verb: &str) -> bool {
    ["createFirm", "remind", "expire", "tellWeek", "erase"].contains(&verb) || Export::VERBS.contains(&verb)
}

/// What the authority found about the command to undo, and what undoing leaves behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UndoFacts {
    /// Verb of the command.
    pub verb: String,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// The undo that stands against it, if there is one.
    pub undone_by: Option<CommandId>,
    /// Names of records it touched that changed since; the first few.
    pub changed_since: Vec<String>,
    /// How many there are in all.
    pub changed_total: u64,
    /// Whether the actor's own role would change, or the actor's record go.
    pub own_role: bool,
    /// Whether the command changed the actor's own public contact details or picture and nothing else.
    pub own_points: bool,
    /// Whether the actor would no longer be active.
    pub own_standing: bool,
    /// Whether somebody who has left would be back.
    pub restores: bool,
    /// Whether a system administrator's own record would change, come or go, or the firm's own, or
    /// how the firm invites; or
    /// whether it was words to many.
    pub administrator: bool,
    /// Whether a mail the command wrote has left, or may have, or a daily one that repeats it.
    pub mail_left: bool,
    /// The team that holds a team identifier which would come back.
    pub team_identifier: Option<Named<TeamId>>,
    /// The firm as it would be afterwards, as far as the command touches it.
    pub after: Aftermath,
}

/// Violations the reversed state would have; all empty means it may stand.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Aftermath {
    /// Teams with clients and without active staff.
    pub uncovered: Vec<Named<TeamId>>,
    /// Clients without a team.
    pub teamless: Vec<Named<UserId>>,
    /// People whose address or identifier somebody else holds by now.
    pub taken: Vec<Named<UserId>>,
    /// Whether somebody else has a username by now that would come back.
    pub username_taken: bool,
    /// Names of teams that would get back a member who is not there any more, and of people who
    /// would get back such a team; the first few.
    pub strays: Vec<String>,
    /// Whether no active system administrator remains.
    pub leaderless: bool,
    /// Whether there is not exactly one default team.
    pub default_unclear: bool,
}

/// Judges the undo of `target`. `undo` is the undoing command's own id. What nobody may do, nobody
/// may bring about by taking something back either.
pub(super) fn judge(
    undo: CommandId,
    target: CommandId,
    admin: &Admin<'_>,
    facts: &Facts,
    now: DateTime<Utc>,
) -> Result<(), Stop> {
    let found = facts.undo.as_ref().ok_or(Refusal::UnknownRecord)?;
    if undo == target || is_for_good(&found.verb) {
        return Err(Refusal::NotUndoable.into());
    }
    if let Some(by) = found.undone_by {
        return Err(Refusal::AlreadyUndone { by }.into());
    }
    if found.verb == "importPeople" && now - found.at > TimeDelta::days(i64::from(IMPORT_UNDO_DAYS)) {
        return Err(Refusal::TooOld { days: IMPORT_UNDO_DAYS }.into());
    }
    // The codes of an import's mails die with their invitations; a single one is taken back instead.
    if found.mail_left && found.verb != "importPeople" {
        return Err(Refusal::MailLeft.into());
    }
    if found.changed_total > 0 {
        return Err(Refusal::ChangedSince {
            items: found.changed_since.clone(),
            total: found.changed_total,
        }
        .into());
    }
    if found.administrator {
        admin.may_touch(Role::SystemAdministrator)?;
    }
    if found.restores && admin.role != Role::SystemAdministrator {
        return Err(Refusal::SystemAdministratorNeeded.into());
    }
    if found.own_role {
        return Err(Refusal::OwnRole.into());
    }
    if found.own_standing {
        return Err(Refusal::Yourself.into());
    }
    if let Some(by) = &found.team_identifier {
        return Err(Refusal::TeamIdentifierTaken { by: by.clone() }.into());
    }
    stands(&found.after)?;
    Ok(())
}

fn stands(after: &Aftermath) -> Result<(), Refusal> {
    if !after.strays.is_empty() {
        return Err(Refusal::ChangedSince {
            items: after.strays.clone(),
            total: after.strays.len() as u64,
        });
    }
    if after.leaderless {
        return Err(Refusal::LastSystemAdministrator);
    }
    if !after.uncovered.is_empty() {
        return Err(Refusal::LastActiveStaff {
            teams: after.uncovered.clone(),
        });
    }
    if !after.teamless.is_empty() {
        return Err(Refusal::LastTeam {
            users: after.teamless.clone(),
        });
    }
    if let Some(user) = after.taken.first() {
        return Err(Refusal::IdentifierTaken { by: user.clone() });
    }
    if after.username_taken {
        return Err(Refusal::UsernameTaken);
    }
    if after.default_unclear {
        return Err(Refusal::DefaultTeamMissing);
    }
    Ok(())
}
