//! Teams and contact books as a screen shows them.

use serde::Serialize;
use ts_rs::TS;

/// What giving up contact books would do.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MigrationView {
    /// Books that would be deleted.
    pub books: u32,
    /// Clients and partners who would be in the default team only.
    pub clients: u32,
    /// Members of staff who are in a book now and would be in no team.
    pub staff: u32,
    /// Name of the default team.
    pub team: String,
    /// Whether its clients see each other now; they would not afterwards.
    pub shared: bool,
}

/// A team in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Identifier for files; may be empty.
    pub identifier: String,
    /// Description; may be empty.
    pub description: String,
    /// Whether it is the default team.
    pub is_default: bool,
    /// Its active staff.
    pub active_staff: u32,
    /// Its clients and partners.
    pub clients: u32,
    /// Whether its clients and partners see each other.
    pub shared: bool,
    /// Keys of the members who lead it.
    pub leads: Vec<String>,
}
