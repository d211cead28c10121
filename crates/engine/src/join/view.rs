//! Joining, and the terms of the firm, as screens show them.

use domain::join::{FirmTerms, Joining, OWN_TERMS, Terms};
use serde::Serialize;
use ts_rs::TS;

use crate::view::micros;

/// What somebody sees who joins; nothing else of the firm.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinView {
    /// The firm's name.
    pub firm: String,
    /// Who invited, by name; empty if that record is gone.
    pub inviter: String,
    /// What the person is called; the whole name if there is no first name.
    pub given: String,
    /// The terms of the firm; empty if it has none.
    pub terms: String,
    /// Since when they stand; to be sent back by whoever accepts them.
    pub terms_since: Option<f64>,
}

/// The terms of the firm, for whoever writes them.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsView {
    /// What they say; empty if there are none.
    pub text: String,
    /// Since when they stand.
    pub since: Option<f64>,
    /// Most characters they may have.
    pub max: u32,
    /// Whether the reader may change them.
    pub can_change: bool,
}

/// What somebody said who joined by themself.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinedView {
    /// The username they chose.
    pub username: String,
    /// When.
    pub at: f64,
    /// The terms of the firm they accepted, by the moment these were written; nothing if it had none.
    pub firm_terms: Option<f64>,
    /// Whether other terms stand by now, which they have not accepted.
    pub changed: bool,
}

/// What somebody said who joined, beside the terms that stand now.
pub(crate) fn joined_view(joining: &Joining, terms: Option<&FirmTerms>) -> JoinedView {
    let stand = Terms {
        own: OWN_TERMS,
        firm: terms.and_then(FirmTerms::version),
    };
    JoinedView {
        username: joining.username.as_str().to_owned(),
        at: micros(joining.at),
        firm_terms: joining.terms.firm.map(micros),
        changed: joining.terms != stand,
    }
}
