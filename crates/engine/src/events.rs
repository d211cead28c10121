//! What the engine tells its host: what changed, and how far long work is.

use serde::Serialize;
use ts_rs::TS;

/// An event that the host passes on to its windows.
#[derive(Clone, Debug)]
pub enum Event {
    /// Records changed, in this program or another.
    Changed(ChangedEvent),
    /// Long work has progressed.
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
    /// How the firm stands with its hub.
    Hub,
}

impl ChangedKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::People,
        Self::Teams,
        Self::Groups,
        Self::Firm,
        Self::Imports,
        Self::Mail,
        Self::Notices,
        Self::Keeping,
        Self::Hub,
    ];

    /// Whether the order of a list of people can depend on this kind.
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
    /// Rows, a backup or a copy is checked.
    Checking,
    /// Rows are sent to the hub.
    Sending,
    /// The hub judges and writes them: it cannot be stopped any more.
    Judging,
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
    /// A restored file is about to replace the firm's.
    Placing,
    /// It has replaced it.
    Placed,
}

/// Queries that read one of these kinds must run again.
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

/// How far long work is.
#[derive(Clone, PartialEq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProgressEvent {
    /// The draft.
    pub draft: String,
    /// The current phase.
    pub phase: Phase,
    /// Done so far.
    pub done: f64,
    /// In all.
    pub total: f64,
}
