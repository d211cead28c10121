//! Requests about duplicates.

use domain::duplicates::Lane;
use serde::Deserialize;
use ts_rs::TS;

use crate::code::Code;
use crate::view::MergeField;

/// Asks for a window of pairs.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DuplicatesRequest {
    /// Whether to look also for people who share only their name.
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

/// Merges two records.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeRequest {
    /// The record that stays.
    pub keep: String,
    /// The record that goes.
    pub other: String,
    /// The fields taken from the record that goes.
    pub take: Vec<MergeField>,
    /// The public addresses and numbers to keep, in order; all others are removed.
    pub points: Vec<String>,
}

/// Merges several pairs, each as suggested.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeAllRequest {
    /// The pairs on show; only safe ones are merged.
    pub pairs: Vec<PairRequest>,
}

/// Remembers that two records belong to two people.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DismissRequest {
    /// One record.
    pub a: String,
    /// The other record.
    pub b: String,
    /// The shared keys on show ([`crate::view::SharedView::key`]); empty means all they share now.
    pub keys: Vec<String>,
}
