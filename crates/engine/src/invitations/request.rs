//! Requests about invitations.

use serde::Deserialize;
use ts_rs::TS;

/// Invites people by e-mail.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InviteRequest {
    /// Ids of the people.
    pub users: Vec<String>,
    /// A message above the mail's own text; may be empty.
    pub message: String,
}

/// Sends invitations again.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResendRequest {
    /// Ids of the people.
    pub users: Vec<String>,
    /// A new message above the mail's own text; absent keeps the old one.
    pub message: Option<String>,
}

/// Records that a person accepted.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AcceptanceRequest {
    /// Id of the person.
    pub id: String,
    /// The code they gave; absent if they came in person.
    pub code: Option<String>,
}

/// Records that a person's mail bounced.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BounceRequest {
    /// Id of the person.
    pub id: String,
    /// What the returned mail says; may be empty.
    pub reason: String,
}
