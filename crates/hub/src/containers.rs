//! Firms that leave a hub as an ordinary backup, which opens on any computer, and firms that come as one.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use domain::command::{CommandKind, DeviceNote, Export, NoteDevice};
use domain::ids::{FirmId, UserId};
use hub_core::sync::derive::derive_all;
use store::copies::{copy_under, look_closely, stands_alone};
use store::files::{create_private, remove_if_there, sync_folder, temporary_folder};
use store::port::{Execute as _, Query, Store as _};
use store::records::{firms, people};
use store::settings::SIGNED_IN;
use store::sync::devices;
use store::{Key, Sqlite, StoreError, arrival};
use uuid::Uuid;
use vault::backup::{self, Backup, BackupError, Summary};
use vault::draft::Draft;
use vault::entropy::{Entropy, NoEntropy};
use vault::secrets::{Cost, RecoveryCode, SecretError, Sidecar, new_key};
use zeroize::Zeroizing;

use crate::devices::GOOD_FOR;
use crate::folder::Folder;
use crate::keeping::{as_the_firm, copy_out, note_as_firm};

/// Why a firm does not leave or come.
#[derive(Debug, thiserror::Error)]
pub enum ContainerError {
    /// The disk refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// As the database gives it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is no backup, or not a whole one, or the secret is wrong.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// Its key cannot be sealed.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The system gives no randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// A file of this name is there.
    #[error("there is a file of this name already")]
    Exists,
    /// The hub has the firm.
    #[error("this hub has the firm already")]
    Taken,
    /// It has no active system administrator.
    #[error("the firm has no active system administrator")]
    NoAdministrator,
}

/// Writes a firm as it is now into a backup that opens on any computer, as a firm of that computer; its recovery
/// code. The hub may run meanwhile. The firm's audit has a line of it.
///
/// # Errors
/// As [`ContainerError`] says; nothing is left of the backup then.
pub async fn export(
    folder: &Folder,
    firm: FirmId,
    to: &Path,
    now: DateTime<Utc>,
) -> Result<Zeroizing<String>, ContainerError> {
    if to.try_exists()? {
        return Err(ContainerError::Exists);
    }
    let store = Sqlite::open(&folder.firm_file(firm), &folder.key(firm), false, now).await?;
    let mut q = store.read().await?;
    let user = administrator(&mut q, firm).await;
    drop(q);
    store.close().await?;
    let user = user?;
    as_the_firm((folder, firm), CommandKind::Export(Export::Backup), now).await?;
    let (key, code) = (new_key(&Entropy::System)?, RecoveryCode::new(&Entropy::System)?);
    let beside = temporary_folder("coverbook-export-")?;
    let copy = beside.path().join("firm");
    drop(create_private(&copy)?);
    let stop = Arc::new(AtomicBool::new(false));
    let signed_in = [(SIGNED_IN, user.to_string())];
    copy_out((folder, firm), &signed_in, (&copy, &key), &stop, now).await?;
    let found = look_closely(&copy, &key).await?;
    let summary = Summary {
        firm: firm.to_string(),
        name: found.firm.name,
        head: found.head,
        changed: found.changed.timestamp_micros(),
        made: now.timestamp_micros(),
    };
    let sidecar = Sidecar::seal(&key, &code, None, Cost::standard(), &Entropy::System)?.to_bytes()?;
    let place = (Draft::of(to)?, to);
    backup::write(place, &sidecar, (&summary, &key), &copy, &Entropy::System, &|_, _| true)?;
    Ok(code.to_text())
}

/// Somebody who may administer everything.
async fn administrator(q: &mut impl Query, firm: FirmId) -> Result<UserId, ContainerError> {
    let all = people::active_system_administrators(q, firm).await?;
    all.into_iter().next().ok_or(ContainerError::NoAdministrator)
}

/// A firm that has come.
#[derive(Debug)]
pub struct Imported {
    /// The firm.
    pub firm: FirmId,
    /// A code that makes a device of one of its system administrators.
    pub code: String,
}

/// Makes the firm of a backup, which this secret opens, a firm of this hub. A hub that runs serves it after its next
/// start.
///
/// # Errors
/// As [`ContainerError`] says; nothing is left of the firm then.
pub async fn import(
    folder: &Folder,
    from: &Path,
    secret: &str,
    now: DateTime<Utc>,
) -> Result<Imported, ContainerError> {
    let container = Backup::open(from)?;
    let (key, summary) = container.unlock(secret)?;
    let firm = FirmId::parse(&summary.firm).ok_or(BackupError::Damaged)?;
    let target = folder.firm_file(firm);
    if target.try_exists()? {
        return Err(ContainerError::Taken);
    }
    let beside = temporary_folder("coverbook-import-")?;
    let copy = beside.path().join("firm");
    container.unpack(&copy, &|_, _| true)?;
    let found = look_closely(&copy, &key).await?;
    if found.firm.id != firm || found.head != summary.head {
        return Err(BackupError::Damaged.into());
    }
    let staged = folder.places().join(format!("{}.importing", firm.0));
    remove_if_there(&staged)?;
    drop(create_private(&staged)?);
    let code = Box::pin(stage(folder, firm, (&copy, &key), &staged, now)).await;
    let placed = code.and_then(|code| {
        if target.try_exists()? {
            return Err(ContainerError::Taken);
        }
        std::fs::rename(&staged, &target)?;
        sync_folder(&target)?;
        Ok(Imported { firm, code })
    });
    if placed.is_err() {
        remove_if_there(&staged)?;
    }
    placed
}

/// Brings the firm's file up to date, encrypts it with the hub's key, and makes it one that is served; a code for a
/// device of a system administrator.
async fn stage(
    folder: &Folder,
    firm: FirmId,
    (copy, key): (&Path, &Key),
    staged: &Path,
    now: DateTime<Utc>,
) -> Result<String, ContainerError> {
    let own = folder.key(firm);
    let alone = stands_alone(copy, key).await?;
    copy_under(&alone, (copy, key), (staged, &own), Arc::new(AtomicBool::new(false))).await?;
    drop(alone);
    let store = Sqlite::open(staged, &own, false, now).await?;
    let mut w = store.write().await?;
    let user = administrator(&mut w, firm).await?;
    arrival::forget_device(&mut w, firm).await?;
    devices::serve(&mut w, firm, Uuid::from_bytes(Entropy::System.bytes()?), now).await?;
    let found = firms::firm(&mut w, firm).await?;
    let (_, head) = found.ok_or(StoreError::row("firm"))?;
    derive_all(&mut w, firm, &folder.secret(firm), head).await?;
    let code: [u8; 16] = Entropy::System.bytes()?;
    let code = BASE64URL_NOPAD.encode(&code);
    let hash = folder.secret(firm).hash("enrolment", code.as_bytes());
    devices::add_code(&mut w, firm, (&hash, user), (now, now + GOOD_FOR)).await?;
    let what = DeviceNote::Linked;
    let note = CommandKind::NoteDevice(NoteDevice { user, what });
    note_as_firm(&mut w, (folder, firm), note, now).await?;
    w.commit().await?;
    store.close().await?;
    Ok(code)
}
