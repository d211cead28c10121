//! The people a search may find.

use domain::ids::UserId;

use crate::device::lists::{Outside, Side};

/// The people a search may find.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// All people of the firm, by everything that is known of them: for administrators.
    Everyone,
    /// All people of the firm, by what is shown of them: for clients and partners, whose hits are then kept to
    /// their contact list.
    Shown,
    /// All staff of the firm, by everything that is known of them: for administrators. They are few,
    /// and are all looked at, so that no number of clients of the same name hides one.
    Staff,
    /// The contact list of this member of staff, and every active colleague, by what is shown there
    /// (domain.md 5, rules 3 and 4).
    ContactsOf(UserId),
    /// All other people of the firm, by everything that is known of them: for administrators, who find
    /// the rest by [`Self::ContactsOf`]. Of very common words not all hits are found.
    OthersThan(UserId),
    /// People of one side, or of both, who can still be added to a team or group, by everything that is
    /// known of them: for administrators. Of very common words not all hits are found.
    Outside(Outside, Option<Side>),
}
