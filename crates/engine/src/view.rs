//! Answers to the user interface: plain data, made for a screen. Nothing else leaves the engine.
//!
//! Ids are strings (hyphenated UUIDs), times are microseconds since 1970 UTC as numbers (exact in
//! JavaScript until the year 2255), phone numbers come ready to show and ready to dial.

mod field_change;

pub use crate::audit::view::*;
pub use crate::duplicates::view::*;
pub use crate::firm::view::*;
pub use crate::groups::view::*;
pub use crate::hub::view::*;
pub use crate::imports::view::*;
pub use crate::invitations::view::*;
pub use crate::join::view::*;
pub use crate::keeping::view::*;
pub use crate::mail::view::*;
pub use crate::notices::view::*;
pub use crate::people::view::*;
pub use crate::pictures::view::*;
pub use crate::settings::view::SettingsView;
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

/// The answer to every change.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoneView {
    /// The command, for undoing it.
    pub command: String,
    /// The record it created, if any.
    pub id: Option<String>,
}

/// A file that was saved.
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
    /// How a request names it; good for one use.
    pub handle: String,
    /// File name without folder.
    pub name: String,
}

/// Microseconds since 1970 as a number: exact for the next two centuries.
#[expect(
    clippy::cast_precision_loss,
    reason = "53 bits hold microseconds until the year 2255"
)]
pub(crate) const fn raw_micros(at: i64) -> f64 {
    at as f64
}

/// As [`raw_micros`].
pub(crate) fn micros(at: chrono::DateTime<chrono::Utc>) -> f64 {
    raw_micros(at.timestamp_micros())
}

/// The day of a moment, as 2026-11-30, by universal time.
#[expect(clippy::cast_possible_truncation, reason = "it was a whole number of microseconds")]
pub fn day(micros: f64) -> String {
    let at = chrono::DateTime::from_timestamp_micros(micros as i64);
    at.map(|at| at.format("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// The name of what a command was about, from its audit line.
pub(crate) fn what(detail: &str) -> String {
    named(detail, "what")
}

/// The name of the second record, of a command about two.
pub(crate) fn with(detail: &str) -> String {
    named(detail, "with")
}

fn named(detail: &str, key: &str) -> String {
    let value: Value = serde_json::from_str(detail).unwrap_or_default();
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl DoneView {
    /// Adds the id of the record that the command created.
    pub(crate) fn of(self, record: &impl ToString) -> Self {
        Self {
            id: Some(record.to_string()),
            ..self
        }
    }
}

/// A count for a screen, at most 4,294,967,295.
pub(crate) fn count(n: impl TryInto<u32>) -> u32 {
    n.try_into().unwrap_or(u32::MAX)
}

/// A record that is in the way, by name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedView {
    /// Id.
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
