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
