//! Requests about mail.

use domain::decide::MailKind;
use mailer::{Language, Security};
use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;
use crate::view::MailWay;

/// How this device sends mail.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailSetupRequest {
    /// Through a server or into a folder.
    pub way: MailWay,
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted.
    pub security: Code<Security>,
    /// Name to sign in with; empty to not sign in.
    pub login: String,
    /// Password; absent keeps the stored one.
    pub password: Option<String>,
    /// Sender's address.
    pub from: String,
    /// Sender's name.
    pub from_name: String,
    /// Language of the mails.
    pub language: Code<Language>,
    /// Most mails sent in a minute.
    pub per_minute: u32,
    /// For `folder`: where mails are written, one file each; absent keeps the stored one.
    #[ts(type = "string | null")]
    pub folder: Option<Chosen>,
}

/// Asks for a preview of a mail.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterRequest {
    /// Kind of mail.
    pub occasion: Code<MailKind>,
    /// First name of the recipient; may be empty.
    pub given: String,
    /// Whether the recipient is a member of staff.
    pub staff: bool,
    /// The message above the mail's own text.
    pub message: String,
}
