//! Requests of the joining screen and of the firm's terms.

use serde::Deserialize;
use ts_rs::TS;

/// A person joins on their own.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinRequest {
    /// Id of the person.
    pub id: String,
    /// The code of their newest mail.
    pub code: String,
    /// The username they chose.
    pub username: String,
    /// Whether they accept this program's own terms.
    pub own_terms: bool,
    /// The firm's terms that they accept, named by [`crate::view::JoinView::terms_since`]; absent if the
    /// firm has none.
    pub firm_terms: Option<f64>,
}

/// Changes the firm's terms.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeTermsRequest {
    /// Their text; empty removes them.
    pub text: String,
}
