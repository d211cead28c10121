//! Undo: which commands can be taken back, and what must still hold afterwards.

use chrono::{DateTime, TimeDelta, Utc};

use super::gates::Gates;
use super::{Admin, Refusal, Stop};
use crate::facts::Aftermath;
use crate::ids::CommandId;
use crate::people::Role;
use crate::verb::Undo;

/// Judges the undo of `target`. `undo` is the undoing command's own id. What nobody may do, nobody
/// may bring about by taking something back either.
pub(super) fn judge(
    undo: CommandId,
    target: CommandId,
    admin: &Admin<'_>,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<(), Stop> {
    let found = facts.undo()?.ok_or(Refusal::UnknownRecord)?;
    if undo == target || found.verb.is_irreversible() {
        return Err(Refusal::NotUndoable.into());
    }
    if let Some(by) = found.undone_by {
        return Err(Refusal::AlreadyUndone { by }.into());
    }
    match found.verb.undo() {
        Undo::Days(days) if now - found.at > TimeDelta::days(i64::from(days)) => {
            return Err(Refusal::TooOld { days }.into());
        }
        Undo::Days(_) => {}
        // A single invitation is revoked instead.
        _ if found.mail_left => return Err(Refusal::MailLeft.into()),
        _ => {}
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
