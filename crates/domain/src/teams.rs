//! Client teams: named sets of staff and clients. The staff of a team cover its clients.

use crate::identifier::TeamIdentifier;
use crate::ids::{TeamId, UserId};
use crate::named::Named;

/// A client team.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Team {
    pub id: TeamId,
    /// Name; the only required field; 1 to [`Team::NAME_MAX`] characters.
    pub name: String,
    /// Short name for spreadsheets; unique.
    pub identifier: Option<TeamIdentifier>,
    /// What the team is for; may be empty.
    pub description: String,
    /// Whether people without a team of their own come here; exactly one team has it.
    pub is_default: bool,
    /// Whether its clients and partners see each other (domain.md C1). Off until an administrator
    /// opens it.
    pub shared: bool,
}

impl Team {
    /// Longest name, in characters.
    pub const NAME_MAX: usize = 500;
    /// Longest description, in characters.
    pub const DESCRIPTION_MAX: usize = 2_000;

    /// The team as a sentence names it.
    pub fn named(&self) -> Named<TeamId> {
        Named {
            id: self.id,
            name: self.name.clone(),
        }
    }
}

/// A person in a team.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TeamMember {
    pub team: TeamId,
    pub user: UserId,
    /// Whether the person leads the team; it changes nothing about what they see or may do.
    pub lead: bool,
}

impl TeamMember {
    /// A membership without the lead, for people who join. It also names a membership to delete, because
    /// the store deletes by key.
    pub const fn new(team: TeamId, user: UserId) -> Self {
        let lead = false;
        Self { team, user, lead }
    }
}
