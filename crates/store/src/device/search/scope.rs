//! Whom a search may find.

use domain::ids::UserId;

use crate::device::lists::{Outside, Side};

/// Whom a search may find.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everybody in the firm, by everything that is known of them: for administrators.
    Everyone,
    /// Everybody who works for the firm, by everything that is known of them: for administrators. They
    /// are few, and are all looked at, so that no number of clients of the same name hides one.
    Staff,
    /// Who is on the contact list of this member of staff, and every colleague who is here, by what is
    /// shown there (domain.md 5, rules 3 and 4).
    ContactsOf(UserId),
    /// Everybody else in the firm, by everything that is known of them: for administrators, who
    /// find the others by [`Self::ContactsOf`]. Of questions that very many answer, not all
    /// hits are told.
    OthersThan(UserId),
    /// Everybody of one side, or of both, who can still come into a team or group, by everything that
    /// is known of them: for administrators. Of questions that very many answer, not all hits are told.
    Outside(Outside, Option<Side>),
}
