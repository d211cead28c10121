//! Public contact details: what others see of how to reach a person, apart from the secure address
//! and number (domain.md 1.2; checklist 16 to 18).

use crate::ids::{PointId, UserId};
use crate::people::{ContactPoint, Reach};

/// Most addresses and numbers a person's list grows to, by hand, by a file or by a merge.
pub const POINTS_MAX: usize = 50;

/// Longest label, in characters.
pub const LABEL_MAX: usize = 50;

/// See [`crate::command::CommandKind::EditPoints`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EditPoints {
    /// Whose.
    pub user: UserId,
    /// The whole new list in order; the first of each kind is the main one. What occurs twice counts
    /// where it stands first.
    pub points: Vec<PointWish>,
}

/// One line of that list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointWish {
    /// Key: that of a point the person has, or a new one.
    pub id: PointId,
    /// `mobile`, `office` and the like; may be empty; at most [`LABEL_MAX`] characters.
    pub label: String,
    /// What it is.
    pub reach: Reach,
}

/// The list as one text, in order: what an actor saw, to notice that somebody was faster.
pub fn listed(points: &[ContactPoint]) -> String {
    let line = |point: &ContactPoint| {
        let text = match &point.reach {
            Reach::Email(email) => email.as_str(),
            Reach::Phone(phone) => &phone.raw,
        };
        match point.label.as_str() {
            "" => text.to_owned(),
            label => format!("{text} ({label})"),
        }
    };
    points.iter().map(line).collect::<Vec<_>>().join(", ")
}

/// What makes an address or a number the same as another one.
pub(crate) fn reach_key(reach: &Reach) -> (bool, String) {
    match reach {
        Reach::Email(email) => (false, email.key().into_owned()),
        Reach::Phone(phone) => (true, phone.key()),
    }
}
