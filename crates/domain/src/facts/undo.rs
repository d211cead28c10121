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
    pub own_status: bool,
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
