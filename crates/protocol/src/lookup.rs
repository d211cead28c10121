//! What a hub alone has, for administrators who ask: the changes of one command, and the rows an import left out.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The rows a command changed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Effects {
    /// One line for each, in their order.
    pub effects: Vec<Effect>,
    /// Whether there are more.
    pub more: bool,
}

/// One row that a command changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Effect {
    /// Its table.
    pub table: String,
    /// Whose it is.
    pub subject: Subject,
    /// What happened.
    pub happened: Happened,
    /// The name the record had when it went, or before it changed.
    pub name: Option<String>,
}

/// Whose row changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "as `store::audit::Subject`")]
pub enum Subject {
    Firm,
    Person(Uuid),
    Team(Uuid),
    Member(Uuid, Uuid),
    Group(Uuid),
    GroupMember(Uuid, Uuid),
}

/// What happened to a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "as `store::audit::Happened`")]
pub enum Happened {
    Came,
    Went,
    /// Column, before, after.
    Changed(Vec<(String, String, String)>),
    Erased,
}

/// A row that an import left out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as `store::imports::ImportRow`")]
pub struct LeftOutRow {
    pub row: u32,
    pub outcome: String,
    pub code: String,
    pub params: String,
    pub user: Option<Uuid>,
    pub raw: String,
}
