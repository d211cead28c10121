//! What an operator does to the files of a hub: copies of firms, and devices.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind, DeviceNote, NoteDevice};
use domain::ids::{CommandId, FirmId};
use hub_core::sync::derive::derive;
use hub_core::sync::exchange;
use hub_core::{Submitted, submit};
use store::copies::{Found, copy_under, is_free, look, look_closely, stands_alone};
use store::files::{create_private, remove_if_there, sync_folder, temporary_folder, with_ending};
use store::port::{Execute, Store as _};
use store::records::checksum::content_checksum;
use store::records::people;
use store::sync::devices::{self, Device};
use store::{Key, Sqlite, StoreError, arrival};
use uuid::Uuid;
use vault::entropy::Entropy;

use crate::folder::{FIRM, Folder};

/// Writes a copy of a firm's file as it is now into `to`; the hub may run meanwhile. The copy is encrypted as
/// the file is: it opens with the hub's secret. It is read through before it has its name.
///
/// # Errors
/// As the database and the disk give them.
pub async fn back_up(folder: &Folder, firm: FirmId, to: &Path, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let name = format!("{}-{}.{FIRM}", firm.0, now.format("%Y%m%dT%H%M%SZ"));
    let target = to.join(name);
    let draft = with_ending(&target, ".draft");
    remove_if_there(&draft)?;
    drop(create_private(&draft)?);
    let store = Sqlite::open(&folder.firm_file(firm), &folder.key(firm), false, now).await?;
    let copied = store.copy_to(&draft, Arc::new(AtomicBool::new(false))).await;
    store.close().await?;
    let read = match copied {
        Ok(()) => look_closely(&draft, &folder.key(firm)).await,
        Err(problem) => Err(problem),
    };
    if let Err(problem) = read {
        remove_if_there(&draft)?;
        return Err(problem);
    }
    std::fs::File::options().write(true).open(&draft)?.sync_all()?;
    std::fs::rename(&draft, &target)?;
    sync_folder(&target)?;
    Ok(target)
}

/// Reads every page of a firm's file, and says the checksum of its content; the hub may run meanwhile.
///
/// # Errors
/// [`StoreError::Damaged`] if the file is damaged; otherwise as the database and the disk give them.
pub async fn check(folder: &Folder, firm: FirmId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let store = Sqlite::open(&folder.firm_file(firm), &folder.key(firm), false, now).await?;
    store.integrity_check().await?;
    let mut q = store.read().await?;
    let checksum = content_checksum(&mut q, firm).await?;
    drop(q);
    store.close().await?;
    Ok(checksum)
}

/// Writes a copy of a firm's file under another key to `to`, and says the checksum of its content. No hub may
/// have the file open.
///
/// # Errors
/// [`StoreError::Busy`] while a hub runs; otherwise as the database and the disk give them.
pub async fn take_out(folder: &Folder, firm: FirmId, to: (&Path, &Key), now: DateTime<Utc>) -> Result<u64, StoreError> {
    let (file, own) = (folder.firm_file(firm), folder.key(firm));
    let store = Sqlite::open(&file, &own, false, now).await?;
    let mut q = store.read().await?;
    let checksum = content_checksum(&mut q, firm).await?;
    drop(q);
    store.close().await?;
    let alone = stands_alone(&file, &own).await?;
    copy_under(&alone, (&file, &own), to, Arc::new(AtomicBool::new(false))).await?;
    Ok(checksum)
}

/// Writes a copy of a firm's file as it is now under another key to `to`, which is missing or empty; the hub may
/// run meanwhile. Nothing of devices is in it, and settings that are given instead: it is the file of a computer
/// that has the whole firm. Setting `stop` ends it with [`StoreError::Stopped`].
///
/// # Errors
/// As the database and the disk give them; the caller deletes what was written.
pub async fn copy_out(
    (folder, firm): (&Folder, FirmId),
    settings: &[(&str, String)],
    to: (&Path, &Key),
    stop: &Arc<AtomicBool>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let beside = temporary_folder("coverbook-copying-")?;
    let (draft, own) = (beside.path().join("firm"), folder.key(firm));
    let store = Sqlite::open(&folder.firm_file(firm), &own, false, now).await?;
    let copied = store.copy_to(&draft, Arc::clone(stop)).await;
    store.close().await?;
    copied?;
    let store = Sqlite::open(&draft, &own, false, now).await?;
    let mut w = store.write().await?;
    arrival::forget_device(&mut w, firm).await?;
    store::search::note_incomplete(&mut w).await?;
    for (name, value) in settings {
        store::settings::set(&mut w, name, value).await?;
    }
    w.commit().await?;
    store.close().await?;
    let alone = stands_alone(&draft, &own).await?;
    copy_under(&alone, (&draft, &own), to, Arc::clone(stop)).await
}

/// Carries out a command of the firm's own; the hub may run meanwhile.
///
/// # Errors
/// As the database gives them; [`StoreError::Corrupt`] if a rule refuses it.
pub async fn as_the_firm(
    (folder, firm): (&Folder, FirmId),
    kind: CommandKind,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let store = Sqlite::open(&folder.firm_file(firm), &folder.key(firm), false, now).await?;
    let mut w = store.write().await?;
    note_as_firm(&mut w, (folder, firm), kind, now).await?;
    w.commit().await?;
    store.close().await
}

/// Carries out a command of the firm's own in an open transaction.
pub(crate) async fn note_as_firm(
    w: &mut impl Execute,
    (folder, firm): (&Folder, FirmId),
    kind: CommandKind,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    devices::lock_firm(w, firm).await?;
    let command = Command {
        id: CommandId(Uuid::now_v7()),
        actor: firm.acts_as(),
        at: now,
        expect: Vec::new(),
        kind,
    };
    match Box::pin(submit(w, firm, command, now)).await? {
        Submitted::Done(done) => derive(w, firm, &folder.secret(firm), done.seq).await.map(drop),
        Submitted::Refused(_) => Err(StoreError::row("command_line")),
    }
}

/// What the file of a firm says of itself; nothing if the hub does not have it.
///
/// # Errors
/// As the database gives them.
pub async fn look_at(folder: &Folder, firm: FirmId) -> Result<Option<Found>, StoreError> {
    let file = folder.firm_file(firm);
    if !file.try_exists()? {
        return Ok(None);
    }
    look(&file, &folder.key(firm)).await.map(Some)
}

/// Deletes a firm's file, which no hub may have open, and what lies beside it.
///
/// # Errors
/// As the disk gives them.
pub fn forget(folder: &Folder, firm: FirmId) -> io::Result<()> {
    let file = folder.firm_file(firm);
    for ending in ["", "-wal", "-shm"] {
        remove_if_there(&with_ending(&file, ending))?;
    }
    sync_folder(&file)
}

/// Puts a copy in the place of its firm, which no hub may have open. The order of commands is another one from
/// then on, so that devices read everything anew; their chains begin anew as well. What was there is kept beside.
///
/// # Errors
/// [`StoreError::Busy`] while a hub runs; otherwise as the database and the disk give them.
pub async fn restore(folder: &Folder, from: &Path, now: DateTime<Utc>) -> Result<FirmId, StoreError> {
    let firm = firm_of(from)?;
    let key = folder.key(firm);
    let target = folder.firm_file(firm);
    let there = if target.try_exists()? {
        stands_alone(&target, &key).await?
    } else {
        is_free(&target).await?
    };
    let staged = folder.places().join(format!("{}.restoring", firm.0));
    remove_if_there(&staged)?;
    let mut file = create_private(&staged)?;
    io::copy(&mut vault::files::open(from)?, &mut file)?;
    file.sync_all()?;
    drop(file);
    let prepared = prepare(&staged, firm, folder, now).await;
    if let Err(problem) = prepared {
        remove_if_there(&staged)?;
        return Err(problem);
    }
    if target.try_exists()? {
        let kept = with_ending(&target, format!(".before-{}", now.format("%Y%m%dT%H%M%SZ")));
        std::fs::rename(&target, kept)?;
    }
    std::fs::rename(&staged, &target)?;
    sync_folder(&target)?;
    drop(there);
    Ok(firm)
}

/// The firm of a copy, which [`back_up`] has in its name.
fn firm_of(copy: &Path) -> Result<FirmId, StoreError> {
    let name = copy.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let id = name.get(..36).and_then(|id| Uuid::try_parse(id).ok());
    let unnamed = || {
        io::Error::new(
            io::ErrorKind::InvalidInput,
            "the name of a backup begins with the firm's id",
        )
    };
    Ok(FirmId(id.ok_or_else(unnamed)?))
}

async fn prepare(staged: &Path, firm: FirmId, folder: &Folder, now: DateTime<Utc>) -> Result<(), StoreError> {
    let key = folder.key(firm);
    if look_closely(staged, &key).await?.firm.id != firm {
        return Err(StoreError::row("firm"));
    }
    let epoch: [u8; 16] = Entropy::System.bytes().map_err(io::Error::other)?;
    let store = Sqlite::open(staged, &key, false, now).await?;
    let mut w = store.write().await?;
    exchange::begin_anew(&mut w, firm, Uuid::from_bytes(epoch), now).await?;
    w.commit().await?;
    store.close().await
}

/// The devices of a firm.
///
/// # Errors
/// As the database gives them.
pub async fn devices_of(folder: &Folder, firm: FirmId, now: DateTime<Utc>) -> Result<Vec<Device>, StoreError> {
    let store = Sqlite::open(&folder.firm_file(firm), &folder.key(firm), false, now).await?;
    let mut q = store.read().await?;
    let found = devices::devices(&mut q, firm).await?;
    drop(q);
    store.close().await?;
    Ok(found)
}

/// Ends a device, also while a hub runs, with a line in the audit; whether there was one to end.
///
/// # Errors
/// As the database gives them.
pub async fn revoke(folder: &Folder, firm: FirmId, device: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let store = Sqlite::open(&folder.firm_file(firm), &folder.key(firm), false, now).await?;
    let mut w = store.write().await?;
    devices::lock_firm(&mut w, firm).await?;
    let found = devices::by_id(&mut w, firm, device).await?;
    let ended = devices::end(&mut w, firm, device, now).await?;
    if ended && let Some(Device { user, .. }) = found {
        // Somebody who was merged away has no card any more, and is not named.
        if !people::cards(&mut w, firm, &[user]).await?.is_empty() {
            let what = DeviceNote::Revoked;
            let note = CommandKind::NoteDevice(NoteDevice { user, what });
            note_as_firm(&mut w, (folder, firm), note, now).await?;
        }
    }
    w.commit().await?;
    store.close().await?;
    Ok(ended)
}
