//! Mail as a screen shows it: setup, state, single mails.

use domain::decide::MailKind;
use mailer::{Language, ProblemKind, Security};
use serde::{Deserialize, Serialize};
use store::mail::{MailJob, MailState};
use ts_rs::TS;

use crate::code::Code;
use crate::view::micros;

/// How mail is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MailWay {
    /// Through a mail server.
    Smtp,
    /// Into a folder, one file for each mail.
    Folder,
}

/// A mail and its state.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailedView {
    /// What kind of mail it is.
    pub kind: Code<MailKind>,
    /// Its state.
    pub state: Code<MailState>,
    /// When it may be sent, or was last tried.
    pub at: f64,
    /// How often sending was tried.
    pub tries: u32,
    /// The answer of the server, or the error on the way to it.
    pub note: String,
}

/// How this device sends mail. The password is never returned.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailSetupView {
    /// Through a server or into a folder; absent if mail is not set up.
    pub way: Option<MailWay>,
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted.
    pub security: Code<Security>,
    /// Name to sign in with.
    pub login: String,
    /// Whether a password is stored.
    pub has_password: bool,
    /// Sender's address.
    pub from: String,
    /// Sender's name.
    pub from_name: String,
    /// Language of the mails.
    pub language: Code<Language>,
    /// Most mails sent in a minute.
    pub per_minute: u32,
    /// Where mails are written.
    pub folder: String,
}

/// What stops mails from being sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailProblemView {
    /// Why.
    pub kind: Code<ProblemKind>,
    /// The server's answer.
    pub answer: String,
}

/// Mails that were not sent.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailStatusView {
    /// Whether mail is set up.
    pub set_up: bool,
    /// Mails that wait.
    pub waiting: u32,
    /// What stopped them the last time, if anything.
    pub problem: Option<MailProblemView>,
}

pub(crate) fn mailed(job: MailJob) -> MailedView {
    MailedView {
        kind: job.kind.into(),
        state: job.state.into(),
        at: micros(job.claimed.unwrap_or(job.due).max(job.due)),
        tries: job.tries,
        note: job.note,
    }
}

impl From<&mailer::Problem> for MailProblemView {
    fn from(problem: &mailer::Problem) -> Self {
        Self {
            kind: problem.kind.into(),
            answer: problem.answer.clone(),
        }
    }
}

/// The text of a mail.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
}
