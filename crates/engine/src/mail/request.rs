//! Requests about how mail leaves.

use domain::decide::MailKind;
use mailer::{Language, Security};
use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;
use crate::view::MailWay;

/// How mail leaves this device.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailSetupRequest {
    /// By a server or into a folder.
    pub way: MailWay,
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted.
    pub security: Code<Security>,
    /// Name to sign in with; empty signs in nowhere.
    pub login: String,
    /// Password; absent keeps the one that is kept.
    pub password: Option<String>,
    /// Address mails come from.
    pub from: String,
    /// Name beside it.
    pub from_name: String,
    /// What letters are written in.
    pub language: Code<Language>,
    /// Most mails that leave in a minute.
    pub per_minute: u32,
    /// For `folder`: where mails are written to, one file each; absent is the one that is kept.
    #[ts(type = "string | null")]
    pub folder: Option<Chosen>,
}

/// Asks how a mail would look.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterRequest {
    /// Why it is written.
    pub occasion: Code<MailKind>,
    /// Whom it greets; may be empty.
    pub given: String,
    /// Whether that is a member of staff.
    pub staff: bool,
    /// Words above the mail's own.
    pub message: String,
}
