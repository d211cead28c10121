//! Undo: which commands can be undone, and what must still hold afterwards.

use chrono::TimeDelta;

use super::{Act, Case};
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::Aftermath;
use crate::ids::CommandId;
use crate::needs::{ExtraNeeds, Needs};
use crate::people::{Role, UserCard};
use crate::verb::{Undo, Verb};

/// Undoes an earlier command; undoing an undo does it again. What an actor may not do, the actor may not
/// bring about by an undo either.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UndoCommand {
    /// The earlier command.
    pub target: CommandId,
    /// Whether people and teams that changed since stay as they are, and only the rest is undone. Without it, or of
    /// any other command than an import, changes are refused.
    pub keeps_changed: bool,
}

impl UndoCommand {
    /// The undo of `target`, refused if anything changed since.
    pub const fn of(target: CommandId) -> Self {
        Self {
            target,
            keeps_changed: false,
        }
    }
}

/// The authority labels an undo by what it reverses, so the payload has no label.
impl Act for UndoCommand {
    const VERB: Verb = Verb::UndoCommand;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.extra = ExtraNeeds::Undo;
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let found = case.facts.undo()?.ok_or(Refusal::UnknownRecord)?;
        if case.id == self.target || found.verb.is_irreversible() {
            return Err(Refusal::NotUndoable.into());
        }
        if let Some(by) = found.undone_by {
            return Err(Refusal::AlreadyUndone { by }.into());
        }
        match found.verb.undo() {
            Undo::Days(days) if case.now - found.at > TimeDelta::days(i64::from(days)) => {
                return Err(Refusal::TooOld { days }.into());
            }
            Undo::Days(_) => {}
            // A single invitation is revoked instead.
            _ if found.mail_left => return Err(Refusal::MailSent.into()),
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
        if found.own_status {
            return Err(Refusal::Yourself.into());
        }
        if let Some(by) = &found.team_identifier {
            return Err(Refusal::TeamIdentifierTaken { by: by.clone() }.into());
        }
        can_remain(&found.after)?;
        Ok(Accepted::default())
    }

    fn judge_own(self, actor: &UserCard, case: &Case<'_>) -> Result<Accepted, Stop> {
        if !case.facts.undo()?.is_some_and(|undo| undo.own_points) {
            return Err(Refusal::NotAllowed.into());
        }
        // Judged as an administrator who may touch no other record.
        let nobody = Admin {
            card: actor,
            role: Role::Staff,
        };
        self.judge(&nobody, case)
    }
}

/// Refuses an undo that would leave the firm in a state that no command may leave.
fn can_remain(after: &Aftermath) -> Result<(), Refusal> {
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
