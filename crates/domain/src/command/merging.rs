//! Wishes about records that are, or are not, one person's.

use crate::duplicates::{Evidence, Pair};
use crate::ids::{PointId, UserId};

/// One record goes into another. See [`super::CommandKind::MergePeople`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
    /// The record that stays.
    pub keep: UserId,
    /// The record that goes.
    pub other: UserId,
    /// What is taken from the record that goes.
    pub take: Take,
    /// The public addresses and numbers that stay, of both, in their new order; all others go.
    pub points: Vec<PointId>,
}

/// Fields that come from the record that goes. One that is empty there takes nothing away.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Take {
    /// First and family name.
    pub name: bool,
    /// Middle names.
    pub middle_names: bool,
    /// Job title.
    pub job_title: bool,
    /// Company.
    pub company: bool,
    /// The address invitations go to.
    pub email: bool,
    /// The number codes are sent to.
    pub phone: bool,
    /// Key in the firm's own system.
    pub identifier: bool,
}

/// See [`super::CommandKind::DismissPair`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DismissPair {
    /// Who.
    pub pair: Pair,
    /// What the actor saw that they share.
    pub evidence: Evidence,
}
