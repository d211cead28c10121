//! Wishes about records that are, or are not, one person's.

use crate::duplicates::{Evidence, Pair};

/// See [`super::CommandKind::DismissPair`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DismissPair {
    /// Who.
    pub pair: Pair,
    /// What the actor saw that they share.
    pub evidence: Evidence,
}
