//! Contact books (domain.md 1.3, C8): a firm that keeps them creates a team for every new client, and can
//! replace them by client teams later.

use std::collections::BTreeSet;

use crate::ids::{TeamId, UserId};
use crate::teams::TeamMember;

/// A contact book that comes with a client, in the same command.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewBook {
    /// Key of the new team.
    pub team: TeamId,
    pub name: String,
    /// Its members besides the new client; at least one of them is active staff.
    pub members: Vec<UserId>,
}

/// All people and their teams.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct AllMemberships {
    /// Every membership of the firm.
    pub members: Vec<TeamMember>,
    /// Clients and partners who are in a team; inactive people are in none.
    pub served: BTreeSet<UserId>,
}
