//! Pinned people, and those opened last.

use serde::Serialize;
use ts_rs::TS;

use super::PersonRow;

/// People the reader pinned or opened last, without those they may not see now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AtHandView {
    /// In the order of pinning.
    pub pinned: Vec<AtHandRow>,
    /// Opened last and not pinned, the last one first; at most eight.
    pub recent: Vec<AtHandRow>,
}

/// A pinned person, or one opened last.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AtHandRow {
    /// As in lists.
    pub person: PersonRow,
    /// Whether they are on the reader's contact list. Others are shown by Clients and Staff.
    pub is_contact: bool,
}
