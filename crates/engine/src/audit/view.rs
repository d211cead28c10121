//! The audit log as a screen shows it.

use domain::verb::Verb;
use serde::Serialize;
use ts_rs::TS;

use crate::code::Code;
use crate::view::{FieldChange, NamedView};

/// A window of the audit log.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditView {
    /// Lines in all.
    pub total: u32,
    /// The window, the latest first.
    pub rows: Vec<AuditRow>,
}

/// One action.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditRow {
    /// The command.
    pub id: String,
    /// Microseconds since 1970.
    pub at: f64,
    /// Who did it.
    pub actor: String,
    /// What it was; for an undo or redo, the first command.
    pub verb: Code<Verb>,
    /// Name of what it was about.
    pub what: String,
    /// The second record, of an act about two; else empty.
    pub with: String,
    /// How many records it was about, if several.
    pub count: Option<u32>,
    /// Whether it undid the command.
    pub undo: bool,
    /// Whether it redid the command.
    pub redo: bool,
    /// Whether it was undone since.
    pub undone: bool,
}

/// What the audit log can be filtered by.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditChoicesView {
    /// Everyone who has done anything, by name.
    pub actors: Vec<NamedView>,
    /// Every kind of action.
    pub verbs: Vec<Code<Verb>>,
}

/// What one action changed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EffectsView {
    /// One entry for each record.
    pub effects: Vec<EffectView>,
    /// Whether there are more.
    pub more: bool,
}

/// What happened to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EffectView {
    /// What kind of record.
    pub record: RecordView,
    /// Its name; for a membership, the member's name.
    pub name: String,
    /// The team's or group's name, for a membership.
    pub team: String,
    /// What happened.
    pub change: EffectKind,
    /// Fields that changed.
    pub fields: Vec<FieldChange>,
}

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum RecordView {
    Firm,
    Person,
    Team,
    Member,
    Group,
    GroupMember,
}

/// What happens to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum EffectKind {
    Came,
    Went,
    Changed,
    Erased,
}
