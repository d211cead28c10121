//! Words of the commands about invitations and mail.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::settings::InvitationRule;
use engine::view::{Language, Security};

use super::{Json, Named, One, Place};
use crate::coded::coded;

#[derive(Subcommand)]
pub(crate) enum Invite {
    /// Invite people who have not been invited yet.
    Send(Message),
    /// Send invitations again, valid for another 30 days.
    Again(Message),
    /// Withdraw invitations; their addresses and identifiers become free.
    Revoke(Named),
    /// Record that a person accepted.
    Accept(Accept),
    /// Record that a person declined.
    Decline(One),
    /// Record that a person's e-mail bounced.
    Bounce(Bounce),
    /// Show a person's invitation.
    Show(One),
}

#[derive(Args)]
pub(crate) struct Message {
    /// Message above the invitation.
    #[arg(long)]
    pub(crate) message: Option<String>,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct Accept {
    /// Code from their e-mail; leave it out if they accepted in person.
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// Username they chose; they join themselves on this computer.
    #[arg(long, value_name = "NAME", requires = "code", requires = "accept_terms")]
    pub(crate) username: Option<String>,
    /// They have read and accept Coverbook's terms and the firm's current terms.
    #[arg(long, requires = "username")]
    pub(crate) accept_terms: bool,
    #[command(flatten)]
    pub(crate) one: One,
}

#[derive(Args)]
pub(crate) struct Bounce {
    /// Text of the returned e-mail.
    #[arg(long, default_value = "")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) one: One,
}

#[derive(Subcommand)]
pub(crate) enum Mail {
    /// Set up how this computer sends e-mail; without --host or --folder, show it.
    Setup(Setup),
    /// Send yourself a test e-mail.
    Test(Here),
    /// Show how many e-mails are waiting.
    Due(Here),
    /// Send the e-mails that are due now.
    Send(Here),
}

#[derive(Args)]
pub(crate) struct Here {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Setup {
    /// Name of the mail server.
    #[arg(long, conflicts_with = "folder")]
    pub(crate) host: Option<String>,
    /// Port of the mail server.
    #[arg(long)]
    pub(crate) port: Option<u16>,
    /// Encryption of the connection.
    #[arg(long, value_parser = coded::<Security>())]
    pub(crate) security: Option<Security>,
    /// User name for the mail server; empty for none.
    #[arg(long)]
    pub(crate) login: Option<String>,
    /// File with the password on its first line. A password on the command line could be seen by others.
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Sender's e-mail address.
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// Sender's name.
    #[arg(long)]
    pub(crate) from_name: Option<String>,
    /// Language of the e-mails.
    #[arg(long, value_parser = coded::<Language>())]
    pub(crate) language: Option<Language>,
    /// Maximum number of e-mails per minute.
    #[arg(long)]
    pub(crate) per_minute: Option<u32>,
    /// Save e-mails in this folder instead, one file each.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Settings {
    /// Send daily reminders of invitations.
    #[arg(long, value_name = "on|off", value_parser = ["on", "off"])]
    pub(crate) reminders: Option<String>,
    /// Keep a contact book for each client.
    #[arg(long, value_name = "on|off", value_parser = ["on", "off"])]
    pub(crate) books: Option<String>,
    /// What an invitation of staff requires.
    #[arg(long, value_parser = coded::<InvitationRule>())]
    pub(crate) staff: Option<InvitationRule>,
    /// What an invitation of clients requires.
    #[arg(long, value_parser = coded::<InvitationRule>())]
    pub(crate) clients: Option<InvitationRule>,
    /// Welcome message for clients who join; empty for the standard one.
    #[arg(long)]
    pub(crate) welcome: Option<String>,
    /// File with the firm's terms; an empty file removes them.
    #[arg(long, value_name = "FILE")]
    pub(crate) terms: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}
