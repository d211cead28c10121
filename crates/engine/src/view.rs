//! What the user interface is given: plain data, made for a screen. Nothing else crosses outwards.
//!
//! Ids are strings (hyphenated UUIDs), times are microseconds since 1970 UTC as numbers (exact in
//! JavaScript until the year 2255), phone numbers come ready to show and ready to dial.

mod field_change;

pub use crate::audit::view::*;
pub use crate::duplicates::view::*;
pub use crate::firm::view::*;
pub use crate::groups::view::*;
pub use crate::imports::view::*;
pub use crate::invitations::view::*;
pub use crate::joining::view::*;
pub use crate::keeping::view::*;
pub use crate::mail::view::*;
pub use crate::notices::view::*;
pub use crate::people::view::*;
pub use crate::pictures::view::*;
pub use crate::settings::SettingsView;
pub use crate::teams::view::*;
pub use crate::undo::view::*;
pub use field_change::FieldChange;
pub(crate) use field_change::{
    field as changed_field, field_changes, once as without_repeats, setting as changed_setting,
};
pub use mailer::{Language, ProblemKind, Security};
pub use store::lists::Sort;
pub use store::mail::MailState;

use domain::named::Named;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// What a change came to: every command answers with it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoneView {
    /// The command, for undoing it.
    pub command: String,
    /// The record it made, if it made one.
    pub id: Option<String>,
}

/// A written file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// File name without folder.
    pub file: String,
    /// Rows in it.
    pub rows: u32,
}

/// A file somebody chose in the system's dialog or dropped on the window.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenView {
    /// What a request names it by; good for one use.
    pub handle: String,
    /// File name without folder.
    pub name: String,
}

/// Microseconds since 1970 as a number: exact for the next two centuries.
#[expect(
    clippy::cast_precision_loss,
    reason = "53 bits hold microseconds until the year 2255"
)]
pub(crate) fn micros(at: chrono::DateTime<chrono::Utc>) -> f64 {
    at.timestamp_micros() as f64
}

/// The name a command line keeps of what it was about.
pub(crate) fn what(detail: &str) -> String {
    let value: Value = serde_json::from_str(detail).unwrap_or_default();
    value.get("what").and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl DoneView {
    /// The answer to a command that made this record.
    pub(crate) fn of(self, record: &impl ToString) -> Self {
        Self {
            id: Some(record.to_string()),
            ..self
        }
    }
}

/// A number for a screen, which stops at four thousand million.
pub(crate) fn count(n: impl TryInto<u32>) -> u32 {
    n.try_into().unwrap_or(u32::MAX)
}

/// A record somebody is in the way with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedView {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
}

impl<Id: ToString> From<Named<Id>> for NamedView {
    fn from(named: Named<Id>) -> Self {
        Self {
            id: named.id.to_string(),
            name: named.name,
        }
    }
}
