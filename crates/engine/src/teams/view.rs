//! Contact books.

use serde::Serialize;
use ts_rs::TS;

/// What giving contact books up would come to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MigrationView {
    /// Books that go.
    pub books: u32,
    /// Clients and partners who come to be in the default team alone.
    pub clients: u32,
    /// Members of staff who are in some book now and in no team afterwards.
    pub staff: u32,
    /// Name of the default team.
    pub team: String,
    /// Whether its clients see each other now; afterwards they do not.
    pub shared: bool,
}

/// A team in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamRow {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
    /// Short name for spreadsheets; may be empty.
    pub identifier: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Whether people without a team come here.
    pub is_default: bool,
    /// Active staff in it.
    pub active_staff: u32,
    /// Clients and partners in it.
    pub clients: u32,
    /// Whether its clients and partners see each other.
    pub shared: bool,
    /// Keys of the members who lead it.
    pub leads: Vec<String>,
}
