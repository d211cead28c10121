//! Facts about an acceptance.

use std::collections::BTreeSet;

use crate::ids::UserId;
use crate::invitation_code::CodeHash;
use crate::join::{FirmTerms, Joining};

/// Facts that an acceptance is judged by. Terms, username and the earlier joining are loaded only for
/// people who join by themselves.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct AcceptanceFacts {
    /// The code of the newest mail to the person, as long as it counts.
    pub code: Option<CodeHash>,
    /// What the person accepted when they joined before.
    pub joined_before: Option<Joining>,
    /// The holder of the chosen username.
    pub username_holder: Option<UserId>,
    /// The firm's terms, if it ever wrote any.
    pub terms: Option<FirmTerms>,
    /// Active staff who share a team with the person.
    pub covering: BTreeSet<UserId>,
    /// Staff who were notified before that the person joined.
    pub notified: BTreeSet<UserId>,
}
