//! Duplicates as a screen shows them.

use domain::duplicates::Lane;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;
use crate::view::{KindView, PointKind, StatusView};

/// How likely it is that two records are one person's.
pub type LaneView = Code<Lane>;

/// A field in which two records can differ.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Serialize,
    Deserialize,
    TS,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum MergeField {
    Name,
    MiddleNames,
    JobTitle,
    Company,
    Language,
    Email,
    Phone,
    Identifier,
}

/// The result of a search for duplicates, and a window of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatesView {
    /// How many people were compared, without inactive ones.
    pub people: u32,
    /// Pairs in each lane.
    pub safe: u32,
    /// See [`Self::safe`].
    pub review: u32,
    /// 0 if the request did not ask for it.
    pub name_only: u32,
    /// Pairs in the requested lane.
    pub total: u32,
    /// Position of the first of `rows` among them.
    pub offset: u32,
    /// The window.
    pub rows: Vec<PairView>,
}

/// Two records.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairView {
    /// The record to keep by default.
    pub keep: PairPersonView,
    /// The other one.
    pub other: PairPersonView,
    /// How likely they are the same person.
    pub lane: LaneView,
    /// What they share.
    pub shared: Vec<SharedView>,
}

/// One of two records.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairPersonView {
    /// Id.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Side.
    pub kind: KindView,
    /// Status.
    pub status: StatusView,
    /// Shown under the name.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// Key in the firm's own system.
    pub identifier: String,
    /// Public addresses; the secure one if there are none.
    pub emails: Vec<String>,
    /// Public numbers as shown to this firm.
    pub phones: Vec<String>,
    /// Names of the teams.
    pub teams: Vec<String>,
    /// When the record was created.
    pub created: f64,
}

/// What two records can share.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum SharedKind {
    Email,
    Phone,
    Name,
    Company,
}

/// Whose invitation a merged person keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum InheritedInvitation {
    /// Neither has one.
    None,
    /// The one of the record that stays.
    Kept,
    /// The one of the record that goes.
    Moved,
    /// There is one, and it does not fit any more.
    Dropped,
}

/// What two records share.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharedView {
    /// What it is.
    pub kind: SharedKind,
    /// As shown to this firm; empty for a name, with or without a company.
    pub text: String,
    /// Its key, for [`crate::request::DismissRequest`].
    pub key: String,
}

/// What a merge would give, value by value.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeView {
    /// The record that stays.
    pub keep: PairPersonView,
    /// The record that goes.
    pub other: PairPersonView,
    /// What they share; empty if nothing suggests that they are one person.
    pub shared: Vec<SharedView>,
    /// Fields in which they differ.
    pub fields: Vec<MergeFieldView>,
    /// Fields in which they agree, by name.
    pub alike: Vec<MergeFieldView>,
    /// Public addresses and numbers of both, in the suggested order.
    pub points: Vec<MergePointView>,
    /// Names of the teams that the record that stays would join.
    pub joins: Vec<String>,
    /// The status after the merge.
    pub status: StatusView,
    /// Whose invitation the person has after the merge.
    pub invitation: InheritedInvitation,
    /// Whether a mail is sent again because the invitation moves or its address changes.
    pub waits: bool,
}

/// A field of two records.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeFieldView {
    /// Which.
    pub field: MergeField,
    /// Its text in the record that stays.
    pub keep: String,
    /// Its text in the record that goes.
    pub other: String,
    /// Whether the suggestion is to take `other`.
    pub take: bool,
}

/// A public address or number of one of two records.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergePointView {
    /// Id.
    pub id: String,
    /// Address or number.
    pub kind: PointKind,
    /// As shown to this firm.
    pub text: String,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// Whether it belongs to the record that stays.
    pub of_keep: bool,
    /// Whether an earlier one is the same, so that this one is not needed.
    pub twice: bool,
}

/// The result of merging several pairs.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergedAllView {
    /// The command, for undoing it.
    pub command: String,
    /// Pairs that were merged.
    pub merged: u32,
    /// Pairs left as they were: not safe, or with a person who was merged already.
    pub left: u32,
}
