//! What is sent where somebody joins, and where the firm writes its terms.

use serde::Deserialize;
use ts_rs::TS;

/// Somebody joins by themself.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinRequest {
    /// Who.
    pub id: String,
    /// The code of their newest mail.
    pub code: String,
    /// The username they chose.
    pub username: String,
    /// Whether they accept this program's own terms.
    pub own_terms: bool,
    /// Which terms of the firm they accept, by [`crate::view::JoinView::terms_since`]; absent if
    /// there are none.
    pub firm_terms: Option<f64>,
}

/// Writes the firm's terms.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeTermsRequest {
    /// What they say; empty takes them away.
    pub text: String,
}
