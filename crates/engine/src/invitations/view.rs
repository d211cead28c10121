//! Invitations and their mails, as a screen shows them.

use serde::Serialize;
use ts_rs::TS;

use crate::code::{Code, Union};
use crate::error::HubProblem;
use crate::view::{JoinedView, MailedView};

/// State of an invitation.
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
    /// Its state.
    pub state: Code<InvitationState>,
    /// The current day, from 1 to `days`; 0 if it is not open.
    pub day: u32,
    /// Days it stays open.
    pub days: u32,
    /// When it was answered or ended.
    pub at: Option<f64>,
    /// When the first mail was sent.
    pub first_sent: Option<f64>,
    /// When the last mail was sent.
    pub last_sent: Option<f64>,
    /// Mails so far.
    pub sends: u32,
    /// When the next daily mail is due; absent if there is none, or reminders are off.
    pub next_mail: Option<f64>,
    /// When it expires.
    pub ends: Option<f64>,
}

/// Everything about one person's invitation.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationView {
    /// As in lists; `None` if the person was never invited.
    pub brief: Option<InvitationBrief>,
    /// Address of the mails; empty if the person has none.
    pub email: String,
    /// Whether joining needs a code sent by phone.
    pub two_step: bool,
    /// The message above the mail's own text.
    pub message: String,
    /// Name of the person who invited them.
    pub by: String,
    /// Why the mail bounced.
    pub reason: String,
    /// The last mails, the latest first.
    pub mails: Vec<MailedView>,
    /// Why the hub did not tell which mails there were.
    pub mails_problem: Option<HubProblem>,
    /// Whether the firm's invitations are repeated daily.
    pub reminders: bool,
    /// What the person entered when they joined on their own; `None` if they did not.
    pub joined: Option<JoinedView>,
}
