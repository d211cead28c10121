//! Public contact details, and the secure ones beside them.

use serde::Serialize;
use ts_rs::TS;

/// A public address or number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PointView {
    /// Key.
    pub id: String,
    /// `email` or `phone`.
    pub kind: String,
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
