//! Whom the reader keeps at hand.

use serde::Serialize;
use ts_rs::TS;

use super::PersonRow;

/// People the reader pinned or opened lately, as far as they may see them now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AtHandView {
    /// In the order of pinning.
    pub pinned: Vec<AtHandRow>,
    /// Opened last and not pinned, the last one first; at most eight.
    pub recent: Vec<AtHandRow>,
}

/// Somebody at hand.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AtHandRow {
    /// As in lists.
    pub person: PersonRow,
    /// Whether they are on the reader's contact list. Others are shown by Clients and Staff.
    pub is_contact: bool,
}
