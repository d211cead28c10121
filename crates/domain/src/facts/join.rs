//! Facts about an acceptance.

use std::collections::BTreeSet;

use crate::ids::UserId;
use crate::invitation_code::CodeHash;
use crate::joining::{FirmTerms, Joining};

/// What the rules look at when somebody accepts. Terms, username and what was said before are needed
/// of people who join by themselves.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct AcceptanceFacts {
    /// The code of the newest mail to the person, as long as it counts.
    pub code: Option<CodeHash>,
    /// What they said when they joined the last time.
    pub joined_before: Option<Joining>,
    /// Who holds the username they chose.
    pub username_holder: Option<UserId>,
    /// The firm's terms, if it ever wrote any.
    pub terms: Option<FirmTerms>,
    /// Active staff who share a team with the person.
    pub covering: BTreeSet<UserId>,
    /// Who was told before that the person joined.
    pub told: BTreeSet<UserId>,
}
