//! Requests about public contact details.

use crate::view::PointKind;
use serde::Deserialize;
use ts_rs::TS;

/// Changes somebody's public contact details as a whole.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditPointsRequest {
    /// Whose.
    pub id: String,
    /// The whole new list in order; the first of each kind is the main one.
    pub points: Vec<PointRequest>,
    /// [`crate::view::PersonView::points_seen`] as the form was filled from; a list that differs now
    /// is a conflict. Absent, whatever stands there is replaced.
    pub seen: Option<String>,
}

/// A line of that list.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PointRequest {
    /// Key; absent for a new one.
    pub id: Option<String>,
    /// An address or a number.
    pub kind: PointKind,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// The address or number as typed. One that reads as the form showed it stays as it is.
    pub text: String,
}
