//! Joining and the firm's terms, as a screen shows them.

use domain::join::{FirmTerms, Joining, OWN_TERMS, Terms};
use serde::Serialize;
use ts_rs::TS;

use crate::view::micros;

/// What a person who joins is shown; nothing else of the firm.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinView {
    /// The firm's name.
    pub firm: String,
    /// Name of the person who invited them; empty if that record no longer exists.
    pub inviter: String,
    /// First name, or the whole name if there is none.
    pub given: String,
    /// The firm's terms; empty if it has none.
    pub terms: String,
    /// Since when they are valid; sent back with the acceptance.
    pub terms_since: Option<f64>,
}

/// The firm's terms, as their editor shows them.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsView {
    /// Their text; empty if there are none.
    pub text: String,
    /// Since when they are valid.
    pub since: Option<f64>,
    /// Most characters allowed.
    pub max: u32,
    /// Whether the reader may change them.
    pub can_change: bool,
}

/// What a person entered when they joined on their own.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinedView {
    /// The username they chose.
    pub username: String,
    /// When they joined.
    pub at: f64,
    /// The firm's terms that they accepted, named by the time of their change; absent if the firm had none.
    pub firm_terms: Option<f64>,
    /// Whether the firm has changed its terms since, so that they have not accepted the current ones.
    pub changed: bool,
}

/// What a person entered when they joined, compared with the current terms.
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
