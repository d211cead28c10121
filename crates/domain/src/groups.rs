//! Client groups: named sets of clients and partners, apart from teams (domain.md 1.3). They change
//! nothing about who sees whom, and clients never learn of them.

use std::collections::BTreeSet;

use crate::ids::{GroupId, UserId};

/// A client group.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ClientGroup {
    pub id: GroupId,
    /// Name; 1 to [`ClientGroup::NAME_MAX`] characters. Two groups may have the same.
    pub name: String,
}

impl ClientGroup {
    /// Longest name, in characters.
    pub const NAME_MAX: usize = 200;
}

/// A client or partner in a group. Deactivated people stay members, unseen and uncounted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct GroupMember {
    pub group: GroupId,
    pub user: UserId,
}

/// The group a command is about.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct GroupFacts {
    pub group: ClientGroup,
    /// Its members: those whom the command names, or all if the group is to be deleted.
    pub members: BTreeSet<UserId>,
}
