//! Public contact details: what others see of how to reach a person, apart from the secure address
//! and number (domain.md 1.2; checklist 16 to 18).

use crate::people::{ContactPoint, Reach};

/// Most addresses and numbers a person's list grows to, by hand, by a file or by a merge.
pub const POINTS_MAX: usize = 50;

/// Longest label, in characters.
pub const LABEL_MAX: usize = 50;

/// The list as one text, in order: what an actor saw, to detect conflicts.
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
