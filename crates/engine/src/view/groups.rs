//! Client groups as a screen shows them.

use serde::Serialize;
use ts_rs::TS;

use crate::error::NamedView;

/// A client group in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
    /// People in it who have not left; in the reader's own list of groups, those of their contacts.
    pub members: u32,
    /// Those of them to whom nothing was sent so far.
    pub quiet: u32,
}

/// What inviting a whole client group would come to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupInviteView {
    /// Who would be invited, by name.
    pub ready: Vec<NamedView>,
    /// Who would not, and why, by name.
    pub left_out: Vec<LeftOutView>,
}

/// Somebody who cannot be invited now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutView {
    /// Who.
    pub id: String,
    /// Name.
    pub name: String,
    /// `invited`, `here`, `suspended`, `noAddress`, `noActiveStaff`, `noPhone`.
    pub why: String,
    /// For `noActiveStaff`: the team's name.
    pub team: String,
}
