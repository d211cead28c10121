//! What undo and redo would do.

use domain::verb::Verb;
use serde::Serialize;
use ts_rs::TS;

use crate::code::Code;

/// What undo and redo would do now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// The next command to undo, if any.
    pub undo: Option<UndoEntry>,
    /// The next command to redo, if any.
    pub redo: Option<UndoEntry>,
}

/// A command in the undo list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoEntry {
    /// Id of the command.
    pub command: String,
    /// Its verb.
    pub verb: Code<Verb>,
    /// Name of the file, team or person it was about.
    pub what: String,
    /// Name of the second record, of a command about two; else empty.
    pub with: String,
    /// The person it invited, if it was one.
    pub person: Option<String>,
}
