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

/// A kind of record that a query can read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum ChangedKind {
    People,
    Teams,
    Groups,
    Firm,
    Imports,
    Mail,
    Notices,
    /// Backups and copies of the firm.
    Keeping,
}

impl ChangedKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::People,
        Self::Teams,
        Self::Groups,
        Self::Firm,
        Self::Imports,
        Self::Mail,
        Self::Notices,
        Self::Keeping,
    ];

    /// Whether the order of a list of people can depend on it.
    pub(crate) const fn orders_lists(self) -> bool {
        matches!(self, Self::People | Self::Teams | Self::Groups)
    }
}

/// A phase of long work; [`ProgressEvent`] counts its rows or bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ProgressPhase")]
pub enum Phase {
    /// A file is read (bytes).
    Reading,
    /// Rows are checked, or a backup or copy is.
    Checking,
    /// Rows are written.
    Importing,
    /// The search index is written (people).
    Indexing,
    /// People are compared (people).
    Scanning,
    /// The firm's file is copied (pages).
    Copying,
    /// A backup is written (bytes).
    Writing,
    /// A backup is unpacked (bytes).
    Unpacking,
    /// A file takes the place of the firm's.
    Placing,
    /// It has.
    Placed,
}

/// Queries that read one of these kinds run again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedEvent {
    /// What changed.
    pub kinds: Vec<ChangedKind>,
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
    /// What is being done.
    pub phase: Phase,
    /// Done so far.
    pub done: f64,
    /// Of how many.
    pub total: f64,
}
