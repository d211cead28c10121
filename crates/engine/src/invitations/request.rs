//! Requests about invitations.

use serde::Deserialize;
use ts_rs::TS;

/// Invites people by mail.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InviteRequest {
    /// Whom.
    pub users: Vec<String>,
    /// Words above the mail's own; may be empty.
    pub message: String,
}

/// Sends an invitation once more.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResendRequest {
    /// Whom.
    pub users: Vec<String>,
    /// New words above the mail's own; absent, they stay.
    pub message: Option<String>,
}

/// Notes that somebody accepts.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AcceptanceRequest {
    /// Who.
    pub id: String,
    /// The code they told; absent if they came in person.
    pub code: Option<String>,
}

/// Notes that somebody's mail came back.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BounceRequest {
    /// Who.
    pub id: String,
    /// What the returned mail says; may be empty.
    pub reason: String,
}
