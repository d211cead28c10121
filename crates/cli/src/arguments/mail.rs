//! Words of the commands about invitations and mail.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::settings::InvitationRule;
use engine::view::{Language, Security};

use super::{Json, Named, One, Place};
use crate::coded::coded;

#[derive(Subcommand)]
pub(crate) enum Invite {
    /// Invites people to whom nothing was sent so far.
    Send(Message),
    /// Sends invitations once more; thirty new days begin.
    Again(Message),
    /// Takes invitations back: addresses and identifiers are free again.
    Revoke(Named),
    /// Notes that somebody has accepted.
    Accept(Accept),
    /// Notes that somebody does not want to come.
    Decline(One),
    /// Notes that somebody's mail came back.
    Bounce(Bounce),
    /// Shows where somebody's invitation stands.
    Show(One),
}

#[derive(Args)]
pub(crate) struct Message {
    /// Words above the mail's own.
    #[arg(long)]
    pub(crate) message: Option<String>,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct Accept {
    /// The code they told; without it they came in person.
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// The username they chose: they join by themself.
    #[arg(long, value_name = "NAME", requires = "code", requires = "accept_terms")]
    pub(crate) username: Option<String>,
    /// They have read and accept both terms: Coverbook's, and those of the firm as they stand.
    #[arg(long, requires = "username")]
    pub(crate) accept_terms: bool,
    #[command(flatten)]
    pub(crate) one: One,
}

#[derive(Args)]
pub(crate) struct Bounce {
    /// What the returned mail says.
    #[arg(long, default_value = "")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) one: One,
}

#[derive(Subcommand)]
pub(crate) enum Mail {
    /// Says how mail leaves this device; without a host or a folder, shows it.
    Setup(Setup),
    /// Sends a mail to yourself.
    Test(Here),
    /// Tells what waits.
    Due(Here),
    /// Sends what is due now.
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
    /// Its port.
    #[arg(long)]
    pub(crate) port: Option<u16>,
    /// How the connection is encrypted.
    #[arg(long, value_parser = coded::<Security>())]
    pub(crate) security: Option<Security>,
    /// Name to sign in with; empty signs in nowhere.
    #[arg(long)]
    pub(crate) login: Option<String>,
    /// File with the password on its first line; never on the command line, where others can see it.
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Address mails come from.
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// Name beside it.
    #[arg(long)]
    pub(crate) from_name: Option<String>,
    /// Language of the mails: en, de or fr.
    #[arg(long, value_parser = coded::<Language>())]
    pub(crate) language: Option<Language>,
    /// Most mails that leave in a minute.
    #[arg(long)]
    pub(crate) per_minute: Option<u32>,
    /// Writes mails into this folder instead, one file each.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Settings {
    /// Whether invitations are repeated daily.
    #[arg(long, value_name = "on|off", value_parser = ["on", "off"])]
    pub(crate) reminders: Option<String>,
    /// Whether every client comes with a contact book of their own.
    #[arg(long, value_name = "on|off", value_parser = ["on", "off"])]
    pub(crate) books: Option<String>,
    /// What inviting staff needs.
    #[arg(long, value_parser = coded::<InvitationRule>())]
    pub(crate) staff: Option<InvitationRule>,
    /// What inviting clients needs.
    #[arg(long, value_parser = coded::<InvitationRule>())]
    pub(crate) clients: Option<InvitationRule>,
    /// What a client is told when they join; empty for the program's own words.
    #[arg(long)]
    pub(crate) welcome: Option<String>,
    /// File with the firm's terms; an empty one takes them away.
    #[arg(long, value_name = "FILE")]
    pub(crate) terms: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}
