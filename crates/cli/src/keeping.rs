//! The firm's own record, its passphrase and recovery code, backups.

use std::path::Path;

use engine::AppError;
use engine::chosen::Chosen;
use engine::request::{
    AutoBackupRequest, EditFirmRequest, NewKeyRequest, PassphraseRequest, RecoveryCodeRequest, RestoreBackupRequest,
    SaveBackupRequest,
};
use engine::view::FirmView;
use serde_json::json;

use crate::answer::{Done, Failure, Output, Usage, read_text};
use crate::arguments::{AutoBackup, Backup, EditFirm, Here, NewKey, Passphrase, RecoveryCode, Restore};
use crate::firm::{engine, open, place};
use crate::progress;
use crate::texts::texts;

pub(crate) async fn show(wish: Here) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let firm = engine.firm().await;
    engine.leave().await;
    tell_firm(&firm?, &wish)
}

pub(crate) async fn edit(wish: EditFirm) -> Result<Done, Failure> {
    let engine = open(&wish.here.place).await?;
    let request = EditFirmRequest {
        name: wish.name,
        seen_name: None,
        country: wish.country.map(|code| code.to_uppercase()),
        time_zone: wish.time_zone,
    };
    if request.name.is_some() || request.country.is_some() || request.time_zone.is_some() {
        engine.edit_firm(request).await?;
    }
    let firm = engine.firm().await;
    engine.leave().await;
    tell_firm(&firm?, &wish.here)
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

pub(crate) async fn passphrase(wish: Passphrase) -> Result<Done, Failure> {
    let old = wish.old_file.as_deref().map(secret).transpose()?;
    let new = wish.new_file.as_deref().map(secret).transpose()?;
    let engine = open(&wish.here.place).await?;
    let keeping = engine.set_passphrase(PassphraseRequest { old, new }).await;
    engine.leave().await;
    let keeping = keeping?;
    let mut out = Output::new(wish.here.json.json);
    let value = json!({ "type": "passphrase", "set": keeping.has_passphrase });
    out.line(&value, || {
        texts().passphrase(keeping.has_passphrase, keeping.key_kept).to_owned()
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn recovery_code(wish: RecoveryCode) -> Result<Done, Failure> {
    let secret = wish.passphrase_file.as_deref().map(secret).transpose()?;
    let engine = open(&wish.here.place).await?;
    let shown = engine.new_recovery_code(RecoveryCodeRequest { secret }).await?;
    let mut out = Output::new(wish.here.json.json);
    let value = json!({ "type": "recoveryCode", "recoveryCode": shown.recovery_code });
    out.line(&value, || texts().recovery_code(&shown.recovery_code))?;
    // Not before somebody has it does it count.
    out.flush()?;
    let confirmed = engine.confirm_recovery_code().await;
    engine.leave().await;
    confirmed?;
    Ok(Done::Whole)
}

pub(crate) async fn new_key(wish: NewKey) -> Result<Done, Failure> {
    let old = wish.old_file.as_deref().map(secret).transpose()?;
    let passphrase = wish.new_file.as_deref().map(secret).transpose()?;
    let vault = match &wish.new_key_file {
        Some(path) => Some(place(&wish.here.place)?.vault(Some(path.clone()))),
        None => None,
    };
    let engine = open(&wish.here.place).await?;
    if vault.is_none() && engine.has_key_file() {
        return Err(AppError::KeyFile.into());
    }
    let told = wish.progress.then(|| progress::tell(engine.events()));
    let request = RecoveryCodeRequest { secret: old.clone() };
    let shown = engine.new_recovery_code(request).await?;
    let mut out = Output::new(wish.here.json.json);
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

pub(crate) async fn auto_backup(wish: AutoBackup) -> Result<Done, Failure> {
    let engine = open(&wish.here.place).await?;
    let found = if wish.now {
        engine.auto_backup_now().await
    } else if wish.off || wish.folder.is_some() {
        let folder = wish.folder.map(Chosen::at);
        engine.set_auto_backup(AutoBackupRequest { folder }).await
    } else {
        engine.auto_backup().await
    };
    engine.leave().await;
    let found = match found {
        Err(AppError::NotFound) if wish.now => {
            return Err(Usage::NoBackupFolder.into());
        }
        found => found?,
    };
    let mut out = Output::new(wish.here.json.json);
    let value = json!({ "type": "autoBackup", "folder": found.folder, "last": found.last, "kept": found.kept });
    out.line(&value, || texts().auto_backup(&found, wish.now))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn backup(wish: Backup) -> Result<Done, Failure> {
    let file = Chosen::at(&wish.file);
    let engine = open(&wish.here.place).await?;
    let told = wish.progress.then(|| progress::tell(engine.events()));
    let saved = engine.save_backup(SaveBackupRequest { file }).await;
    engine.leave().await;
    drop(engine);
    let saved = saved?;
    if let Some(told) = told {
        told.await.map_err(|e| Failure::Io(e.to_string()))?;
    }
    let mut out = Output::new(wish.here.json.json);
    let value = json!({ "type": "backup", "file": saved.file, "bytes": saved.bytes, "head": saved.head });
    out.line(&value, || texts().backup(&saved.file, saved.bytes))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn restore(wish: Restore) -> Result<Done, Failure> {
    let file = Chosen::at(&wish.file);
    let secret = match (wish.recovery_code, &wish.passphrase_file) {
        (Some(code), _) => code,
        (None, Some(path)) => secret(path)?,
        (None, None) => return Err(Usage::NoSecret.into()),
    };
    let engine = engine(&wish.place)?;
    let told = wish.progress.then(|| progress::tell(engine.events()));
    let request = RestoreBackupRequest {
        file,
        secret,
        replace: wish.replace,
    };
    let session = engine.restore_backup(request).await;
    let keeping = engine.keeping().await;
    engine.leave().await;
    drop(engine);
    let (session, keeping) = (session?, keeping?);
    if let Some(told) = told {
        told.await.map_err(|e| Failure::Io(e.to_string()))?;
    }
    let mut out = Output::new(wish.json.json);
    let value = json!({ "type": "restored", "firm": session.firm_name, "file": keeping.file });
    out.line(&value, || texts().restored(&session.firm_name, &keeping.file))?;
    out.flush()?;
    Ok(Done::Whole)
}

/// The first line of a file with a secret in it.
fn secret(path: &Path) -> Result<String, Failure> {
    let text = read_text(path)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
