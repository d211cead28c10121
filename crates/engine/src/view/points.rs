//! Public contact details, and the secure ones beside them.

use domain::people::Reach;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a contact point is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum PointKind {
    Email,
    Phone,
}

impl From<&Reach> for PointKind {
    fn from(reach: &Reach) -> Self {
        match reach {
            Reach::Email(_) => Self::Email,
            Reach::Phone(_) => Self::Phone,
        }
    }
}

/// A public address or number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PointView {
    /// Key.
    pub id: String,
    /// An address or a number.
    pub kind: PointKind,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// As a form shows it: the address, or the number as this firm writes it, with its extension.
    pub text: String,
}

/// What a person signs in with.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInView {
    /// Where invitations go; may be empty.
    pub email: String,
    /// The number codes are sent to, as this firm writes it; may be empty.
    pub phone: String,
    /// The same in international form, for [`crate::request::FieldBefore`].
    pub number: String,
}
