//! The firm's name, country and time zone; its passphrase, recovery code and key; backups.

use std::path::{Path, PathBuf};

use clap::Args;
use engine::AppError;
use engine::chosen::Chosen;
use engine::request::{
    AutoBackupRequest, EditFirmRequest, NewKeyRequest, PassphraseRequest, RecoveryCodeRequest, RestoreBackupRequest,
    SaveBackupRequest,
};
use engine::view::FirmView;
use serde_json::json;

use crate::answer::{Done, Failure, Output, read_text};
use crate::opening::{engine, open, place};
use crate::progress;
use crate::shared::{Here, Json, Place};
use crate::texts::texts;
use crate::usage::Usage;

#[derive(Args)]
pub(crate) struct EditFirm {
    /// New name.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// New country of phone numbers, as two letters (ISO 3166-1 alpha-2).
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// New IANA time zone.
    #[arg(long)]
    pub(crate) time_zone: Option<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Passphrase {
    /// File with the new passphrase on its first line. A passphrase on the command line could be seen by others.
    #[arg(long, value_name = "FILE", required_unless_present = "remove")]
    pub(crate) new_file: Option<PathBuf>,
    /// Remove the passphrase.
    #[arg(long, conflicts_with = "new_file")]
    pub(crate) remove: bool,
    /// File with the current passphrase or the recovery code on its first line.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct RecoveryCode {
    /// File with the passphrase or the current recovery code on its first line; required if a passphrase is set.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NewKey {
    /// File for the new key, if the firm is opened with a key file. If the file exists, its key is used.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_key_file: Option<PathBuf>,
    /// File with the passphrase or the current recovery code on its first line; required if a passphrase is set.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_file: Option<PathBuf>,
    /// File with the new passphrase on its first line. Without it, the firm will have no passphrase.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_file: Option<PathBuf>,
    /// Report progress, as import does. Phases: copying, checking, placing, placed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
#[command(group(clap::ArgGroup::new("what").args(["folder", "off", "now"])))]
pub(crate) struct AutoBackup {
    /// Folder to save backups in from now on.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Turn automatic backups off; existing ones are kept.
    #[arg(long)]
    pub(crate) off: bool,
    /// Save a backup in the chosen folder now.
    #[arg(long)]
    pub(crate) now: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Backup {
    /// The file to write; an existing one is replaced once the new one is complete.
    pub(crate) file: PathBuf,
    /// Report progress, as import does. Phases: copying, checking, writing.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Restore {
    /// The backup file.
    pub(crate) file: PathBuf,
    /// Recovery code of the backup.
    #[arg(long, value_name = "CODE", required_unless_present = "passphrase_file")]
    pub(crate) recovery_code: Option<String>,
    /// File with the backup's passphrase on its first line.
    #[arg(long, value_name = "FILE", conflicts_with = "recovery_code")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Replace the firm if it already exists here; a copy of it is kept.
    #[arg(long)]
    pub(crate) replace: bool,
    /// Report progress, as import does. Phases: unpacking, checking, placing, placed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

pub(crate) async fn show(args: Here) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let firm = engine.firm().await;
    engine.leave().await;
    tell_firm(&firm?, &args)
}

pub(crate) async fn edit(args: EditFirm) -> Result<Done, Failure> {
    let engine = open(&args.here.place).await?;
    let request = EditFirmRequest {
        name: args.name,
        seen_name: None,
        country: args.country.map(|code| code.to_uppercase()),
        time_zone: args.time_zone,
    };
    if request.name.is_some() || request.country.is_some() || request.time_zone.is_some() {
        engine.edit_firm(request).await?;
    }
    let firm = engine.firm().await;
    engine.leave().await;
    tell_firm(&firm?, &args.here)
}

fn tell_firm(firm: &FirmView, here: &Here) -> Result<Done, Failure> {
    let mut out = Output::new(here.json.json);
    let value = json!({ "type": "firm", "name": firm.name, "country": firm.country, "timeZone": firm.time_zone });
    out.line(&value, || {
        format!("{}, {}, {}", firm.name, firm.country, firm.time_zone)
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn passphrase(args: Passphrase) -> Result<Done, Failure> {
    let old = args.old_file.as_deref().map(secret).transpose()?;
    let new = args.new_file.as_deref().map(secret).transpose()?;
    let engine = open(&args.here.place).await?;
    let keeping = engine.set_passphrase(PassphraseRequest { old, new }).await;
    engine.leave().await;
    let keeping = keeping?;
    let mut out = Output::new(args.here.json.json);
    let value = json!({ "type": "passphrase", "set": keeping.has_passphrase });
    out.line(&value, || {
        texts().passphrase(keeping.has_passphrase, keeping.key_kept).to_owned()
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn recovery_code(args: RecoveryCode) -> Result<Done, Failure> {
    let secret = args.passphrase_file.as_deref().map(secret).transpose()?;
    let engine = open(&args.here.place).await?;
    let shown = engine.new_recovery_code(RecoveryCodeRequest { secret }).await?;
    let mut out = Output::new(args.here.json.json);
    let value = json!({ "type": "recoveryCode", "recoveryCode": shown.recovery_code });
    out.line(&value, || texts().recovery_code(&shown.recovery_code))?;
    // The code becomes valid only after it was printed.
    out.flush()?;
    let confirmed = engine.confirm_recovery_code().await;
    engine.leave().await;
    confirmed?;
    Ok(Done::Whole)
}

pub(crate) async fn new_key(args: NewKey) -> Result<Done, Failure> {
    let old = args.old_file.as_deref().map(secret).transpose()?;
    let passphrase = args.new_file.as_deref().map(secret).transpose()?;
    let vault = match &args.new_key_file {
        Some(path) => Some(place(&args.here.place)?.vault(Some(path.clone()))),
        None => None,
    };
    let engine = open(&args.here.place).await?;
    if vault.is_none() && engine.has_key_file() {
        return Err(AppError::KeyFile.into());
    }
    let told = args.progress.then(|| progress::tell(engine.events()));
    let request = RecoveryCodeRequest { secret: old.clone() };
    let shown = engine.new_recovery_code(request).await?;
    let mut out = Output::new(args.here.json.json);
    let value = json!({ "type": "recoveryCode", "recoveryCode": shown.recovery_code });
    out.line(&value, || texts().recovery_code_of_new_key(&shown.recovery_code))?;
    // If the program is stopped from here on, the person already has the code.
    out.flush()?;
    let request = NewKeyRequest {
        secret: old,
        passphrase,
    };
    let made = engine.make_new_key_in(request, vault).await;
    engine.leave().await;
    drop(engine);
    if let Some(told) = told {
        told.await.map_err(|e| Failure::Io(e.to_string()))?;
    }
    let firm = made?.firm_name;
    out.line(&json!({ "type": "newKey", "firm": firm }), || texts().new_key(&firm))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn auto_backup(args: AutoBackup) -> Result<Done, Failure> {
    let engine = open(&args.here.place).await?;
    let found = if args.now {
        engine.auto_backup_now().await
    } else if args.off || args.folder.is_some() {
        let folder = args.folder.map(Chosen::at);
        engine.set_auto_backup(AutoBackupRequest { folder }).await
    } else {
        engine.auto_backup().await
    };
    engine.leave().await;
    let found = match found {
        Err(AppError::NotFound) if args.now => {
            return Err(Usage::NoBackupFolder.into());
        }
        found => found?,
    };
    let mut out = Output::new(args.here.json.json);
    let value = json!({ "type": "autoBackup", "folder": found.folder, "last": found.last, "kept": found.kept });
    out.line(&value, || texts().auto_backup(&found, args.now))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn backup(args: Backup) -> Result<Done, Failure> {
    let file = Chosen::at(&args.file);
    let engine = open(&args.here.place).await?;
    let told = args.progress.then(|| progress::tell(engine.events()));
    let saved = engine.save_backup(SaveBackupRequest { file }).await;
    engine.leave().await;
    drop(engine);
    let saved = saved?;
    if let Some(told) = told {
        told.await.map_err(|e| Failure::Io(e.to_string()))?;
    }
    let mut out = Output::new(args.here.json.json);
    let value = json!({ "type": "backup", "file": saved.file, "bytes": saved.bytes, "head": saved.head });
    out.line(&value, || texts().backup(&saved.file, saved.bytes))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn restore(args: Restore) -> Result<Done, Failure> {
    let file = Chosen::at(&args.file);
    let secret = match (args.recovery_code, &args.passphrase_file) {
        (Some(code), _) => code,
        (None, Some(path)) => secret(path)?,
        (None, None) => return Err(Usage::NoSecret.into()),
    };
    let engine = engine(&args.place)?;
    let told = args.progress.then(|| progress::tell(engine.events()));
    let request = RestoreBackupRequest {
        file,
        secret,
        replace: args.replace,
    };
    let session = engine.restore_backup(request).await;
    let keeping = engine.keeping().await;
    engine.leave().await;
    drop(engine);
    let (session, keeping) = (session?, keeping?);
    if let Some(told) = told {
        told.await.map_err(|e| Failure::Io(e.to_string()))?;
    }
    let mut out = Output::new(args.json.json);
    let value = json!({ "type": "restored", "firm": session.firm_name, "file": keeping.file });
    out.line(&value, || texts().restored(&session.firm_name, &keeping.file))?;
    out.flush()?;
    Ok(Done::Whole)
}

/// The first line of a file that contains a secret.
fn secret(path: &Path) -> Result<String, Failure> {
    let text = read_text(path)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
