//! People who can still be added to a team or group, for pickers.

use domain::ids::{GroupId, TeamId};

use super::Side;
use crate::port::Val;

/// A team or client group, for a list of the people who can still be added to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outside {
    /// Everyone but the inactive and the members of this team.
    Team(TeamId),
    /// The same for this client group.
    Group(GroupId),
}

impl Outside {
    /// The condition over `search_doc d` of firm $1; `key` is where its [`Self::key`] is bound.
    pub(crate) fn condition(self, key: usize) -> String {
        let (members, column) = match self {
            Self::Team(_) => ("team_member", "team_id"),
            Self::Group(_) => ("group_member", "group_id"),
        };
        format!(
            "d.status <> 'inactive' AND NOT EXISTS (SELECT 1 FROM {members} m \
             WHERE m.firm = $1 AND m.{column} = ${key} AND m.user_id = d.user_id)"
        )
    }

    /// What the condition is about.
    pub(crate) fn key(self) -> Val<'static> {
        match self {
            Self::Team(team) => team.as_bytes().to_vec().into(),
            Self::Group(group) => group.as_bytes().to_vec().into(),
        }
    }

    /// The condition for people of one side, or of both; $2 is the key.
    pub(crate) fn of_side(self, side: Option<Side>) -> String {
        let side = match side {
            None => "",
            Some(Side::Staff) => "d.side = 0 AND ",
            Some(Side::Clients) => "d.side = 1 AND ",
        };
        format!("{side}{}", self.condition(2))
    }
}
