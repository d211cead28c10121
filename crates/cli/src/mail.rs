//! The mail setup, sending e-mails, and the settings of the firm.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::invitation::ReminderHour;
use domain::settings::InvitationRule;
use engine::chosen::Chosen;
use engine::code::Code;
use engine::request::{ChangeSettingsRequest, ChangeTermsRequest, MailSetupRequest};
use engine::view::{Language, MailWay, Security};
use serde_json::json;

use crate::answer::{Done, Failure, Output, read_text};
use crate::coded::coded;
use crate::opening::open;
use crate::shared::Here;
use crate::texts::texts;

#[derive(Subcommand)]
pub(crate) enum Mail {
    /// Set up how e-mail is sent, by this computer or by the firm's hub; without --host or --folder, show it.
    Setup(Setup),
    /// Send yourself a test e-mail.
    Test(Here),
    /// Show how many e-mails are waiting.
    Due(Here),
    /// Send the e-mails that are due now.
    Send(Here),
}

impl Mail {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Setup(args) => setup(args).await,
            Self::Test(args) => test(args).await,
            Self::Due(args) => due(args).await,
            Self::Send(args) => send(args).await,
        }
    }
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
    /// Save e-mails in this folder instead, one file each; a hub does not do that.
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
    /// Hour at which reminders are sent, from 0 to 23, or off for the hour of the invitation. Reminders that are
    /// already scheduled keep their hour.
    #[arg(long, value_name = "HOUR|off", value_parser = coded::<ReminderHour>(), hide_possible_values = true)]
    pub(crate) reminder_hour: Option<ReminderHour>,
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
    /// Most rows in one imported file, up to 1000000, or 0 for no limit.
    #[arg(long, value_name = "ROWS")]
    pub(crate) import_row_limit: Option<u32>,
    /// For how many days devices show the firm without an answer from the hub, from 7 to 90.
    #[arg(long, value_name = "DAYS")]
    pub(crate) lease_days: Option<u32>,
    /// File with the firm's terms; an empty file removes them.
    #[arg(long, value_name = "FILE")]
    pub(crate) terms: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}

pub(crate) async fn setup(args: Setup) -> Result<Done, Failure> {
    let password = match &args.password_file {
        None => None,
        Some(path) => {
            let text = read_text(path)?;
            Some(text.lines().next().unwrap_or_default().to_owned())
        }
    };
    let engine = open(&args.here.place).await?;
    let kept = engine.mail_setup().await?;
    let way = match (&args.host, &args.folder) {
        (_, Some(_)) => Some(MailWay::Folder),
        (Some(_), None) => Some(MailWay::Smtp),
        (None, None) => kept.way,
    };
    let shown = if let Some(way) = way {
        let request = MailSetupRequest {
            way,
            host: args.host.unwrap_or(kept.host),
            port: args.port.map_or(kept.port, u32::from),
            security: args.security.map_or(kept.security, Code),
            login: args.login.unwrap_or(kept.login),
            password,
            from: args.from.unwrap_or(kept.from),
            from_name: args.from_name.unwrap_or(kept.from_name),
            language: args.language.map_or(kept.language, Code),
            per_minute: args.per_minute.unwrap_or(kept.per_minute),
            folder: args.folder.map(Chosen::at),
        };
        engine.save_mail_setup(request).await?
    } else {
        kept
    };
    engine.leave().await;
    let mut out = Output::new(args.here.json.json);
    let line = json!({ "type": "mailSetup", "setup": shown });
    out.line(&line, || texts().mail_setup(&shown))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn test(args: Here) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let answer = engine.try_kept_mail().await;
    engine.leave().await;
    let answer = answer?;
    let mut out = Output::new(args.json.json);
    let line = json!({ "type": "tested", "answer": answer });
    out.line(&line, || texts().mail_tested(&answer))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn due(args: Here) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let status = engine.mail_status().await;
    engine.leave().await;
    let status = status?;
    let mut out = Output::new(args.json.json);
    let line = json!({ "type": "due", "waiting": status.waiting, "setUp": status.set_up });
    out.line(&line, || texts().mails_waiting(status.waiting))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn send(args: Here) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let round = engine.send_mail().await;
    engine.leave().await;
    let round = round?;
    let mut out = Output::new(args.json.json);
    let line = json!({ "type": "sent", "sent": round.sent, "later": round.later, "bounced": round.bounced,
        "failed": round.failed, "unsure": round.unsure, "waiting": round.waiting, "problem": round.problem });
    out.line(&line, || texts().mails_sent(&round))?;
    out.flush()?;
    let whole = round.problem.is_none() && round.bounced + round.failed + round.unsure == 0;
    Ok(if whole { Done::Whole } else { Done::Partly })
}

pub(crate) async fn settings(args: Settings) -> Result<Done, Failure> {
    let engine = open(&args.here.place).await?;
    let request = ChangeSettingsRequest {
        staff: args.staff.map(Code),
        clients: args.clients.map(Code),
        reminders: args.reminders.map(|text| text == "on"),
        reminder_hour: args.reminder_hour.map(Code),
        books: args.books.map(|text| text == "on"),
        welcome: args.welcome,
        import_row_limit: args.import_row_limit,
        lease_days: args.lease_days,
    };
    if request != ChangeSettingsRequest::default() {
        engine.change_settings(request).await?;
    }
    if let Some(file) = args.terms {
        let text = read_text(&file)?;
        engine.change_terms(ChangeTermsRequest { text }).await?;
    }
    let shown = engine.settings().await;
    engine.leave().await;
    let shown = shown?;
    let mut out = Output::new(args.here.json.json);
    let line = json!({ "type": "settings", "staff": shown.staff, "clients": shown.clients,
        "reminders": shown.reminders, "reminderHour": shown.reminder_hour, "books": shown.books, "welcome": shown.welcome,
        "importRowLimit": shown.import_row_limit, "leaseDays": shown.lease_days });
    out.line(&line, || texts().settings(&shown))?;
    out.flush()?;
    Ok(Done::Whole)
}
