//! What the reader keeps at hand.

use serde::Deserialize;
use ts_rs::TS;

/// Pins somebody, or takes the pin away.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinRequest {
    /// Who.
    pub id: String,
    /// Whether they are pinned from now on.
    pub pinned: bool,
}
