//! Firms: creating and checking them, and sample firms.

use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use engine::clock::device_time_zone;
use engine::request::CreateFirmRequest;
use engine::sample::{PhoneSpelling, SampleColumns, SamplePlan, write_csv};
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::keeping::{AutoBackup, EditFirm, NewKey, Passphrase, RecoveryCode};
use crate::language;
use crate::opening::{engine, open_quietly};
use crate::shared::{Here, Json, Place};
use crate::texts::texts;

#[derive(Subcommand)]
pub(crate) enum Firm {
    /// Create a firm in a new encrypted file.
    Create(Create),
    /// Check the firm's whole file, and report on an import that was interrupted.
    Check(Check),
    /// Show the firm's name, country and time zone.
    Show(Here),
    /// Change the firm's name, country or time zone.
    Edit(EditFirm),
    /// Set, change or remove the passphrase that opens the firm. Here, the key kept on this computer still opens
    /// the firm, even if the window asks for the passphrase at every start.
    Passphrase(Passphrase),
    /// Make a new recovery code. The old one no longer opens the firm.
    RecoveryCode(RecoveryCode),
    /// Give the firm a new key, after a passphrase or computer was lost. Earlier keys, recovery codes and
    /// passphrases then open only earlier backups and copies.
    NewKey(NewKey),
    /// Show or set the folder for automatic backups. The window saves one a day while the firm is open, and keeps
    /// the newest 14.
    AutoBackup(AutoBackup),
}

impl Firm {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Create(args) => create(args).await,
            Self::Check(args) => check(args).await,
            Self::Show(args) => crate::keeping::show(args).await,
            Self::Edit(args) => crate::keeping::edit(args).await,
            Self::Passphrase(args) => crate::keeping::passphrase(args).await,
            Self::RecoveryCode(args) => crate::keeping::recovery_code(args).await,
            Self::NewKey(args) => crate::keeping::new_key(args).await,
            Self::AutoBackup(args) => crate::keeping::auto_backup(args).await,
        }
    }
}

#[derive(Args)]
pub(crate) struct Create {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Name of the firm.
    #[arg(long)]
    pub(crate) name: String,
    /// Country of phone numbers, as two letters (ISO 3166-1 alpha-2).
    #[arg(long)]
    pub(crate) country: String,
    /// Your name; its last word is the last name.
    #[arg(long)]
    pub(crate) admin_name: String,
    /// Your e-mail address.
    #[arg(long)]
    pub(crate) admin_email: String,
    /// IANA time zone; by default this computer's.
    #[arg(long)]
    pub(crate) time_zone: Option<String>,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Sample {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Number of clients.
    #[arg(long, default_value_t = 400)]
    pub(crate) clients: u64,
    /// Number of staff.
    #[arg(long, default_value_t = 25)]
    pub(crate) staff: u64,
    /// Number of client teams.
    #[arg(long, default_value_t = 12)]
    pub(crate) teams: usize,
    /// Seed; the same one gives the same firm.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Write the clients to this CSV file instead of creating a firm.
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,
    /// Include a column with the clients' companies.
    #[arg(long, requires = "csv")]
    pub(crate) companies: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

pub(crate) async fn check(args: Check) -> Result<Done, Failure> {
    let (engine, session) = open_quietly(&args.place).await?;
    let mut out = Output::new(args.json.json);
    if let Some(import) = &session.interrupted_import {
        let value = json!({ "type": "interrupted", "file": import.file, "finished": import.finished,
            "id": import.import, "people": import.people });
        out.line(&value, || texts().interrupted(import))?;
    }
    let found = engine.check_file().await?;
    let counts = engine.counts().await?;
    engine.leave().await;
    let content = format!("{:016x}", found.content);
    let value = json!({ "type": "check", "firm": session.firm_name, "sound": true, "clients": counts.clients.total,
        "staff": counts.staff.total, "teams": counts.teams, "content": content });
    let told = || {
        let (clients, staff) = (counts.clients.total, counts.staff.total);
        texts().firm_checked(&session.firm_name, clients, staff, counts.teams, &content)
    };
    out.line(&value, told)?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn create(args: Create) -> Result<Done, Failure> {
    let engine = engine(&args.place)?;
    let (given, family) = match args.admin_name.trim().rsplit_once(' ') {
        Some((given, family)) => (given.to_owned(), family.to_owned()),
        None => (args.admin_name.clone(), String::new()),
    };
    let request = CreateFirmRequest {
        name: args.name,
        country: args.country.to_uppercase(),
        time_zone: args.time_zone.unwrap_or_else(|| device_time_zone().name().to_owned()),
        given,
        family,
        email: args.admin_email,
        passphrase: None,
        language: language::chosen().into(),
    };
    let made = engine.create_firm(request).await?;
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    let value = json!({ "type": "firm", "id": made.session.firm, "name": made.session.firm_name,
        "recoveryCode": made.recovery_code });
    out.line(&value, || {
        texts().firm_created(&made.session.firm_name, &made.recovery_code)
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn sample(args: Sample) -> Result<Done, Failure> {
    let plan = SamplePlan {
        seed: args.seed,
        clients: args.clients,
        staff: args.staff,
        teams: args.teams,
    };
    let mut out = Output::new(args.json.json);
    if let Some(path) = &args.csv {
        let mut file = BufWriter::new(engine::files::create(path)?);
        let columns = if args.companies {
            SampleColumns::WithCompany
        } else {
            SampleColumns::Template
        };
        let rows = write_csv(plan.clients(), &plan.teams(), PhoneSpelling::E164, columns, &mut file)?;
        file.flush()?;
        out.line(&json!({ "type": "file", "rows": rows }), || texts().rows_written(rows))?;
        out.flush()?;
        return Ok(Done::Whole);
    }
    let engine = engine(&args.place)?;
    engine.create_sample(plan).await?;
    engine.leave().await;
    let value = json!({ "type": "sample", "clients": args.clients, "staff": args.staff, "teams": args.teams });
    out.line(&value, || texts().sample_created(args.staff, args.teams, args.clients))?;
    out.flush()?;
    Ok(Done::Whole)
}
