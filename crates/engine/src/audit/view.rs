//! Answers about what was done.

use domain::verb::Verb;
use serde::Serialize;
use ts_rs::TS;

use crate::code::Code;
use crate::view::{FieldChange, NamedView};

/// What was done, a window of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditView {
    /// Lines in all.
    pub total: u32,
    /// The window, the latest first.
    pub rows: Vec<AuditRow>,
}

/// One act.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditRow {
    /// The command.
    pub id: String,
    /// Microseconds since 1970.
    pub at: f64,
    /// Who did it.
    pub actor: String,
    /// What it was; of an undo, what was undone or done again.
    pub verb: Code<Verb>,
    /// What it was about.
    pub what: String,
    /// The second record, of an act about two; else empty.
    pub with: String,
    /// How many records it named, if it named several.
    pub count: Option<u32>,
    /// Whether it took something back.
    pub undo: bool,
    /// Whether it did again what had been taken back.
    pub redo: bool,
    /// Whether it was taken back since.
    pub undone: bool,
}

/// What the audit can be narrowed to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditChoicesView {
    /// Everybody who has done anything, by name.
    pub actors: Vec<NamedView>,
    /// Every kind of act there is.
    pub verbs: Vec<Code<Verb>>,
}

/// What one act changed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EffectsView {
    /// Record by record.
    pub effects: Vec<EffectView>,
    /// Whether there are more.
    pub more: bool,
}

/// What became of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EffectView {
    /// What kind of record.
    pub record: RecordView,
    /// Its name; of somebody in a team or group, theirs.
    pub name: String,
    /// The team's or group's name, for somebody in one.
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
