//! Records that may be one person's, as a screen shows them.

use domain::duplicates::Lane;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;
use crate::view::{KindView, PointKind, StatusView};

/// How safe it is to take two records for one person.
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

/// What was found in the whole firm, and a window of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatesView {
    /// People who were looked at; who has left is not.
    pub people: u32,
    /// Pairs in each lane.
    pub safe: u32,
    /// See [`Self::safe`].
    pub review: u32,
    /// 0 if it was not asked for.
    pub name_only: u32,
    /// Pairs of the lane that was asked for.
    pub total: u32,
    /// Place of the first of `rows` among them.
    pub offset: u32,
    /// The window.
    pub rows: Vec<PairView>,
}

/// Two records.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairView {
    /// The record that is better kept.
    pub keep: PairPersonView,
    /// The other one.
    pub other: PairPersonView,
    /// How safe it is.
    pub lane: LaneView,
    /// What they share.
    pub shared: Vec<SharedView>,
}

/// One of two records.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairPersonView {
    /// Key.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Side.
    pub kind: KindView,
    /// Where they stand.
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
    /// When the record was made.
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

/// Whose invitation one of two people has after a merge.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum InheritedInvitation {
    /// Neither has one.
    None,
    /// That of the record that stays.
    Kept,
    /// That of the record that goes.
    Moved,
    /// There is one, and it no longer fits.
    Dropped,
}

/// What two records share.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharedView {
    /// What it is.
    pub kind: SharedKind,
    /// As shown to this firm; for a name empty, with or without a company.
    pub text: String,
    /// Its key, for [`crate::request::DismissRequest`].
    pub key: String,
}

/// What making one of two comes to, value by value.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeView {
    /// The record that stays.
    pub keep: PairPersonView,
    /// The record that goes.
    pub other: PairPersonView,
    /// What they share; nothing if nobody would take them for one.
    pub shared: Vec<SharedView>,
    /// Fields in which they differ.
    pub fields: Vec<MergeFieldView>,
    /// Fields in which they do not, by name.
    pub alike: Vec<MergeFieldView>,
    /// Public addresses and numbers of both, in the order suggested.
    pub points: Vec<MergePointView>,
    /// Names of the teams the record that stays comes into.
    pub joins: Vec<String>,
    /// Where the one person stands.
    pub status: StatusView,
    /// Whose invitation they have.
    pub invitation: InheritedInvitation,
    /// Whether the mail goes out again if the invitation moves or its address changes.
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
    /// Whether it is suggested to take that.
    pub take: bool,
}

/// A public address or number of one of two records.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergePointView {
    /// Key.
    pub id: String,
    /// An address or a number.
    pub kind: PointKind,
    /// As shown to this firm.
    pub text: String,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// Whether it is of the record that stays.
    pub of_keep: bool,
    /// Whether one before it is the same, so that it need not stay.
    pub twice: bool,
}

/// What making one each of several pairs came to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergedAllView {
    /// The command, for undoing it.
    pub command: String,
    /// Pairs that are one now.
    pub merged: u32,
    /// Pairs that were left: no safe ones, or of a person who was merged with somebody else.
    pub left: u32,
}
