//! Requests for undo and redo.

use serde::Deserialize;
use ts_rs::TS;

/// Asks what undo and redo would do, or for one of them.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct UndoRequest {
    /// Commands that cannot be taken back, as the person was told; they are stepped past.
    pub past: Vec<String>,
}
