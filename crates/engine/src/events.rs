//! What the engine tells its host: that something changed, and how far long work is.

use serde::Serialize;
use ts_rs::TS;

/// Something the host passes on to its windows.
#[derive(Clone, Debug)]
pub enum Event {
    /// Records changed, by whomever.
    Changed(ChangedEvent),
    /// Long work went on.
    Progress(ProgressEvent),
}

/// Queries that read one of these kinds run again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedEvent {
    /// `people`, `teams`, `groups`, `firm`, `imports`, `mail`, `notices`, `keeping`.
    pub kinds: Vec<String>,
    /// Ids of the records; empty if there are too many to name.
    pub ids: Vec<String>,
    /// Whether another program changed the file.
    pub elsewhere: bool,
}

/// How far an import is.
#[derive(Clone, PartialEq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProgressEvent {
    /// The draft.
    pub draft: String,
    /// `reading` (bytes), `checking`, `importing`, `indexing` (rows).
    pub phase: String,
    /// Done so far.
    pub done: f64,
    /// Of how many.
    pub total: f64,
}
