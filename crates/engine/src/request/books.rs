//! Contact books.

use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;

/// A contact book made for somebody who is added.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookRequest {
    /// Its name.
    pub name: String,
    /// Who is in it beside the newcomer; at least one of them is active staff.
    pub members: Vec<String>,
}

/// Writes who is in which team into a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveMembershipsRequest {
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}
