//! Requests for undo and redo.

use serde::Deserialize;
use ts_rs::TS;

/// Asks for undo, for redo, or what they would do.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct UndoRequest {
    /// Commands that the reader was told cannot be undone; undo skips them.
    pub past: Vec<String>,
}
