//! Requests about invitations.

use domain::invitation::ReminderHour;
use domain::settings::InvitationRule;
use serde::Deserialize;
use ts_rs::TS;

use crate::code::Code;

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

/// Changes how the firm invites people; absent fields stay.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ChangeSettingsRequest {
    /// How members of staff are invited.
    pub staff: Option<Code<InvitationRule>>,
    /// How clients are invited.
    pub clients: Option<Code<InvitationRule>>,
    /// Whether invitations are repeated daily.
    pub reminders: Option<bool>,
    /// Local hour at which reminders are sent; those already scheduled keep theirs.
    pub reminder_hour: Option<Code<ReminderHour>>,
    /// Whether every new client gets a contact book of their own.
    pub books: Option<bool>,
    /// What clients are told when they join; empty for the program's own text.
    pub welcome: Option<String>,
}
