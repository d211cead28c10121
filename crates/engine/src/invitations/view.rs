//! Invitations and their mails, as a screen shows them.

use serde::Serialize;
use ts_rs::TS;

use crate::code::{Code, Union};
use crate::view::{JoinedView, MailedView};

/// Where an invitation stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum InvitationState {
    Pending,
    Bounced,
    Accepted,
    Declined,
    Expired,
    Revoked,
}

impl Union for InvitationState {
    const NAME: &'static str = "InvitationState";
}

/// An invitation in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationBrief {
    /// Where it stands.
    pub state: Code<InvitationState>,
    /// The day it is in, from 1 to `days`; 0 if it is not open.
    pub day: u32,
    /// Days it stays open.
    pub days: u32,
    /// When it was answered or ended.
    pub at: Option<f64>,
    /// First mail.
    pub first_sent: Option<f64>,
    /// Last mail.
    pub last_sent: Option<f64>,
    /// Mails so far.
    pub sends: u32,
    /// Next daily mail; nothing if none comes or they are off.
    pub next_mail: Option<f64>,
    /// When its days are over.
    pub ends: Option<f64>,
}

/// Everything about a person's invitation.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationView {
    /// As in lists; nothing if the person was never invited.
    pub brief: Option<InvitationBrief>,
    /// Where mails go; empty if the person has no address.
    pub email: String,
    /// Whether the person is asked for a code by phone.
    pub two_step: bool,
    /// Words above the mail's own.
    pub message: String,
    /// Who invited, by name.
    pub by: String,
    /// Why the mail came back.
    pub reason: String,
    /// The last mails, the latest first.
    pub mails: Vec<MailedView>,
    /// Whether the firm's invitations are repeated daily.
    pub reminders: bool,
    /// What they said when they joined by themself; nothing if they did not.
    pub joined: Option<JoinedView>,
}
