//! Contact books (domain.md 1.3, C8): a firm that keeps them makes a team of its own for every client who
//! comes, and can give them up for client teams later.

use std::collections::BTreeSet;

use crate::ids::{TeamId, UserId};
use crate::teams::TeamMember;

/// A contact book that comes with a client, in the same command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewBook {
    /// Key of the new team.
    pub team: TeamId,
    /// Its name.
    pub name: String,
    /// Who is in it beside the newcomer; at least one of them is active staff.
    pub members: Vec<UserId>,
}

/// Everybody and their teams.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct AllMemberships {
    /// Every membership of the firm.
    pub members: Vec<TeamMember>,
    /// Clients and partners who are in some team; who has left is in none.
    pub served: BTreeSet<UserId>,
}
