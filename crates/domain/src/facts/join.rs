//! What joining, and writing the firm's terms, is judged by.

use crate::ids::UserId;
use crate::joining::{FirmTerms, Joining};

/// What the rules look at when somebody joins, or when the firm writes its terms.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct JoinFacts {
    /// What they said when they joined the last time.
    pub before: Option<Joining>,
    /// Who holds the username they chose.
    pub holder: Option<UserId>,
    /// The firm's terms, if it ever wrote any.
    pub terms: Option<FirmTerms>,
}
