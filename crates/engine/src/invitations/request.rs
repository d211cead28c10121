//! Requests about invitations.

use domain::invitation::ReminderHour;
use domain::settings::InvitationRule;
use serde::Deserialize;
use ts_rs::TS;

use crate::code::Code;

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

/// Changes how the firm invites; absent fields stay.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ChangeSettingsRequest {
    /// How members of staff are invited.
    pub staff: Option<Code<InvitationRule>>,
    /// How clients are invited.
    pub clients: Option<Code<InvitationRule>>,
    /// Whether invitations are repeated daily.
    pub reminders: Option<bool>,
    /// At which local hour they leave; those that are scheduled keep theirs.
    pub reminder_hour: Option<Code<ReminderHour>>,
    /// Whether every client comes with a contact book of their own.
    pub books: Option<bool>,
    /// What a client is told when they join; empty for the program's own words.
    pub welcome: Option<String>,
}
