//! A file that somebody chose, as the window knows it.

use serde::Serialize;
use ts_rs::TS;

/// A file somebody chose in the system's dialog or dropped on the window.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenView {
    /// What a request names it by; good for one use.
    pub handle: String,
    /// File name without folder.
    pub name: String,
}
