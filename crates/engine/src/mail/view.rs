//! Mail as a screen shows it: its setup, its state, single mails.

use domain::decide::MailKind;
use mailer::{Language, ProblemKind, Security};
use serde::{Deserialize, Serialize};
use store::mail::{MailJob, MailState};
use ts_rs::TS;

use crate::code::Code;
use crate::view::micros;

/// How mail leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MailWay {
    /// Through a mail server.
    Smtp,
    /// Into a folder, one file each.
    Folder,
}

/// A mail, as far as it came.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailedView {
    /// What it is about.
    pub kind: Code<MailKind>,
    /// How far it is.
    pub state: Code<MailState>,
    /// When it may leave, or when somebody last tried.
    pub at: f64,
    /// How often sending was tried.
    pub tries: u32,
    /// What the server said, or what the way there said.
    pub note: String,
}

/// How mail leaves this device. The password never comes back.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailSetupView {
    /// By a server or into a folder; nothing if that is not set up.
    pub way: Option<MailWay>,
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted.
    pub security: Code<Security>,
    /// Name to sign in with.
    pub login: String,
    /// Whether a password is kept.
    pub has_password: bool,
    /// Address mails come from.
    pub from: String,
    /// Name beside it.
    pub from_name: String,
    /// What letters are written in.
    pub language: Code<Language>,
    /// Most mails that leave in a minute.
    pub per_minute: u32,
    /// Where mails are written to.
    pub folder: String,
}

/// What stands between a mail and its way out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailProblemView {
    /// Why.
    pub kind: Code<ProblemKind>,
    /// The server's own words.
    pub answer: String,
}

/// Mails that have not left.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailStatusView {
    /// Whether somebody has said how mail leaves.
    pub set_up: bool,
    /// Mails that wait.
    pub waiting: u32,
    /// What is in their way, if anything was the last time.
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

/// A mail as it would leave.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
}
