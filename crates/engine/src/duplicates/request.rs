//! Asking for records that may be one person's, and settling them.

use domain::duplicates::Lane;
use serde::Deserialize;
use ts_rs::TS;

use crate::code::Code;
use crate::view::MergeField;

/// Asks for a window of pairs.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DuplicatesRequest {
    /// Whether people with nothing in common but their name are looked for too.
    pub names: bool,
    /// Only this lane; all if absent.
    pub lane: Option<Code<Lane>>,
    /// First pair.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// Names two records.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairRequest {
    /// The record that stays.
    pub keep: String,
    /// The record that goes.
    pub other: String,
}

/// Makes one record of two.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeRequest {
    /// The record that stays.
    pub keep: String,
    /// The record that goes.
    pub other: String,
    /// What comes from the record that goes.
    pub take: Vec<MergeField>,
    /// The public addresses and numbers that stay, in order; all others go.
    pub points: Vec<String>,
}

/// Makes one record each of several pairs, as it is suggested for each.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeAllRequest {
    /// The pairs that are shown; only safe ones are merged.
    pub pairs: Vec<PairRequest>,
}

/// Remembers that two records are not one person's.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DismissRequest {
    /// One record.
    pub a: String,
    /// The other record.
    pub b: String,
    /// The keys that were shown ([`crate::view::SharedView::key`]); empty for all they share now.
    pub keys: Vec<String>,
}
