//! What an undo is judged by.

use chrono::{DateTime, Utc};

use crate::ids::{CommandId, TeamId, UserId};
use crate::named::Named;
use crate::verb::Verb;

/// What the authority found about the command to undo, and what undoing leaves behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UndoFacts {
    /// Verb of the command.
    pub verb: Verb,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// The undo of it, if there is one.
    pub undone_by: Option<CommandId>,
    /// Names of records it touched that changed since; the first few. What the undo keeps is not among them.
    pub changed_since: Vec<String>,
    /// How many there are in all.
    pub changed_total: u64,
    /// Whether the actor's own role would change, or the actor's record be removed.
    pub own_role: bool,
    /// Whether the command changed the actor's own public contact details or picture and nothing else.
    pub own_points: bool,
    /// Whether the actor would no longer be active.
    pub own_status: bool,
    /// Whether a deactivated person would be restored.
    pub restores: bool,
    /// Whether only a system administrator may undo it: it changes a system administrator's record, the
    /// firm's own record or how the firm invites, or it was an announcement.
    pub administrator: bool,
    /// Whether a mail the command wrote has left, or may have, or a daily one that repeats it.
    pub mail_left: bool,
    /// The team that holds a team identifier which would come back.
    pub team_identifier: Option<Named<TeamId>>,
    /// The firm as it would be afterwards, as far as the command touches it.
    pub after: Aftermath,
}

/// Violations the reversed state would have; if all are empty, the undo is allowed.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Aftermath {
    /// Teams with clients and without active staff.
    pub uncovered: Vec<Named<TeamId>>,
    /// Clients without a team.
    pub teamless: Vec<Named<UserId>>,
    /// People whose address or identifier another person holds by now.
    pub taken: Vec<Named<UserId>>,
    /// Whether another person has a username by now that would come back.
    pub username_taken: bool,
    /// Names of teams that would get back a member who no longer exists, and of people who would get
    /// back such a team; the first few.
    pub strays: Vec<String>,
    /// Whether no active system administrator remains.
    pub leaderless: bool,
    /// Whether there is not exactly one default team.
    pub default_unclear: bool,
}
