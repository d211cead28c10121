//! Joining: an invited person accepts by themselves, with the code of their mail, a username, and two
//! sets of terms (domain.md 1.2, "Username" and "Terms accepted"; checklist 63
//! and 64).

use chrono::{DateTime, Utc};

use crate::ids::UserId;
use crate::invitation_code::CodeHash;
use crate::username::Username;

/// Which version of this program's own terms people accept. It grows when the text changes what it
/// asks of people.
pub const OWN_TERMS: u32 = 1;

/// Longest terms of a firm, in characters.
pub const TERMS_MAX: usize = 20_000;

/// The terms of a firm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FirmTerms {
    /// What they say; empty if the firm has taken its terms away.
    pub text: String,
    /// Since when they say so; tells one version from another.
    pub since: DateTime<Utc>,
}

impl FirmTerms {
    /// The version of these terms: the time they were written; `None` if they are empty.
    pub fn version(&self) -> Option<DateTime<Utc>> {
        (!self.text.is_empty()).then_some(self.since)
    }
}

/// The terms a person has accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// This program's own, by version.
    pub own: u32,
    /// The firm's, by the moment they were written; nothing if it had none.
    pub firm: Option<DateTime<Utc>>,
}

/// What a person gives in order to join.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Joined {
    /// The code of their newest mail.
    pub code: CodeHash,
    /// The username they chose.
    pub username: Username,
    /// The accepted terms.
    pub terms: Terms,
}

/// The record that a person has joined by themselves; a person has one at most.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Joining {
    pub user: UserId,
    pub username: Username,
    /// When they joined.
    pub at: DateTime<Utc>,
    /// The accepted terms.
    pub terms: Terms,
}
