//! Saving backups of a firm, and restoring firms from them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::command::{CommandKind, Export};
use domain::ids::FirmId;
use store::copies::{Found, is_free, look, look_closely, stands_alone};
use store::files::{LockFile, folder_of, with_ending};
use store::port::{Execute, Store};
use store::{Key, Sqlite, StoreError};
use vault::backup::{self, Backup, BackupError, Summary};
use vault::draft::Draft;
use vault::firm_file::FirmFile;
use vault::restore::{PATIENCE, Staged, wait_for_turn};
use vault::secrets::{SecretError, Sidecar, Vault};
use zeroize::Zeroizing;

use super::LAST_BACKUP;
use crate::app::Engine;
use crate::authority::remote::Membership;
use crate::chosen::Purpose;
use crate::clock::Entropy;
use crate::error::{AppError, FileProblem, HubProblem, secret_error};
use crate::events::Phase;
use crate::files::{create_private, file_name, io_error, may_write};
use crate::request::{LookAtBackupRequest, RestoreBackupRequest, SaveBackupRequest};
use crate::session::{SIGNED_IN, Session};
use crate::view::{BackupSavedView, BackupView, FirmHereView, Newer, SessionView, micros};
use crate::work::{ProgressReporter, blocking};

/// The draft that [`crate::events::ProgressEvent`] reports a backup under.
const BACKUP: &str = "backup";

/// The same for an automatic backup, which no window shows.
const BY_ITSELF: &str = "autoBackup";

/// A backup to be made.
pub(super) struct BackupJob {
    /// Where it is saved.
    pub(super) target: PathBuf,
    /// Where it is written first; beside `target` if absent.
    pub(super) draft: Option<PathBuf>,
    /// Whether it is automatic: the firm is its actor, and other work goes first.
    pub(super) by_itself: bool,
    /// The settings that store its time, in microseconds since 1970.
    pub(super) noted_as: &'static [&'static str],
}

/// The firm of a backup on this device.
struct Here {
    place: FirmFile,
    found: Found,
    /// Whether it is shared from here: the place is that of its device, and the rest is what its hub has.
    is_shared: bool,
}

/// How often the progress of a copy is reported.
const TELL: Duration = Duration::from_millis(100);

impl Engine {
    /// Saves the open firm as it is now into one file, and reads that file again. Other work goes on
    /// meanwhile. [`Self::stop_backup`] stops it; an existing file of that name then stays.
    pub async fn save_backup(&self, request: SaveBackupRequest) -> Result<BackupSavedView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        self.check_backups(&session).await?;
        let target = self.take(&request.file, Purpose::SaveBackup)?;
        let file = file_name(&target);
        if self.is_own(&target) {
            let problem = FileProblem::OwnFolder;
            return Err(AppError::File { problem, file });
        }
        may_write(&target).map_err(|e| io_error(&e, &file))?;
        self.keeping.stop_if_automatic();
        let _turn = self.keeping.turn.lock().await;
        let job = BackupJob {
            target,
            draft: None,
            by_itself: false,
            noted_as: &[LAST_BACKUP],
        };
        Box::pin(self.back_up(&session, job)).await
    }

    /// Saves a backup and reads it again. The caller must hold the turn of backups.
    pub(super) async fn back_up(&self, session: &Session, job: BackupJob) -> Result<BackupSavedView, AppError> {
        let BackupJob {
            target,
            draft,
            by_itself,
            noted_as,
        } = job;
        let file = file_name(&target);
        let stop = self.keeping.begin(by_itself);
        let database = session.store.path();
        // Another program may be at it too.
        let marked = LockFile::try_take(database.with_added_extension("backing-up-turn"))
            .map_err(|e| AppError::of_the_disk(&e))?;
        let _marked = marked.ok_or(AppError::Busy)?;
        let copy = Draft(database.with_added_extension("backing-up"));
        let clear = |draft: &Draft| draft.clear().map_err(|e| AppError::internal(&e));
        clear(&copy)?;
        let journal = Draft(with_ending(&copy.0, "-journal"));
        clear(&journal)?;
        // SQLite would create it readable for everyone.
        create_private(&copy.0).map_err(|e| AppError::of_the_disk(&e))?;

        // Before the copy is made: it then contains this line and is as new as the original.
        if !by_itself {
            self.note(Export::Backup).await?;
        } else if session.is_solo() {
            self.as_the_firm(session, CommandKind::Export(Export::Backup)).await?;
        } else {
            let line = CommandKind::Export(Export::Backup);
            self.hosting.as_the_firm(session.firm, line).await?;
        }
        let reporter = Arc::new(self.reporter(if by_itself { BY_ITSELF } else { BACKUP }));
        let total = session.store.size().await?;
        {
            let copying = self.copy_of(session, &copy.0, &stop);
            let telling = async {
                let mut ticks = tokio::time::interval(TELL);
                loop {
                    ticks.tick().await;
                    let done = std::fs::metadata(&copy.0).map_or(0, |found| found.len());
                    reporter.report(Phase::Copying, done.min(total), total);
                }
            };
            tokio::select! {
                copied = copying => copied?,
                () = telling => {}
            }
        }
        reporter.report(Phase::Checking, 0, total);
        let found = look_closely(&copy.0, session.store.key()).await?;
        // A short copy may end before it checks the flag.
        if stop.load(std::sync::atomic::Ordering::Acquire) {
            return Err(AppError::Cancelled);
        }
        let made = self.now();
        let bytes = {
            let copy = copy.0.clone();
            let (key, sidecar) = (session.store.key().clone(), session.firm_file().sidecar_path());
            let summary = summary(&found, made.timestamp_micros());
            let (reporter, stop) = (Arc::clone(&reporter), Arc::clone(&stop));
            let writing = move || {
                let sidecar = Sidecar::bytes(&sidecar)?;
                Sidecar::from_bytes(&sidecar, &copy)?;
                let watch = watch(&reporter, Phase::Writing, &stop);
                let draft = draft.map_or_else(|| Draft::of(&target), |path| Ok(Draft(path)))?;
                let place = (draft, target.as_path());
                backup::write(place, &sidecar, (&summary, &key), &copy, &Entropy::System, &watch)
            };
            blocking(writing).await?.map_err(|e| backup_error(&e, &file))?
        };
        let mut write = session.store.write().await?;
        let made = made.timestamp_micros().to_string();
        for name in noted_as {
            store::settings::set(&mut write, name, &made).await?;
        }
        write.commit().await?;
        Ok(BackupSavedView {
            file,
            bytes: number(bytes),
            head: number(found.head.unsigned_abs()),
        })
    }

    /// Copies the whole firm as it is now to a file that is empty.
    async fn copy_of(&self, session: &Session, to: &Path, stop: &Arc<AtomicBool>) -> Result<(), AppError> {
        if session.is_solo() {
            return Ok(session.store.copy_to(to, Arc::clone(stop)).await?);
        }
        // Its hub has it. The copy opens as this device's file does, by the same recovery code.
        let mut own = vec![(SIGNED_IN, session.user.to_string())];
        if let Some(hub) = session.mail_at_hub()
            && let Some(mail) = hub.setting().await?
        {
            own.push(mail);
        }
        let key = session.store.key();
        Box::pin(self.hosting.copy_out(session.firm, &own, (to, key), stop)).await
    }

    /// Stops the backup that is being saved or opened; nothing is changed then.
    pub async fn stop_backup(&self) -> Result<(), AppError> {
        self.keeping.stop();
        std::future::ready(Ok(())).await
    }

    /// What a backup contains, if the secret opens it, compared with the firm on this device.
    pub async fn look_at_backup(&self, request: LookAtBackupRequest) -> Result<BackupView, AppError> {
        let path = self.chosen(&request.file, Purpose::Backup)?;
        let file = file_name(&path);
        let (_, key, summary) = self.open_backup(&path, request.secret).await?;
        let here = self.firm_here(&key, &summary).await?;
        let here = here.map(|Here { place, found, .. }| {
            let (own, theirs) = (
                (found.changed.timestamp_micros(), found.head),
                (summary.changed, summary.head),
            );
            FirmHereView {
                file: place.name,
                firm_name: found.firm.name,
                head: number(found.head.unsigned_abs()),
                changed: micros(found.changed),
                newer: match theirs.cmp(&own) {
                    std::cmp::Ordering::Greater => Newer::Backup,
                    std::cmp::Ordering::Equal => Newer::Neither,
                    std::cmp::Ordering::Less => Newer::Here,
                },
            }
        });
        Ok(BackupView {
            file,
            firm_name: summary.name,
            head: number(summary.head.unsigned_abs()),
            changed: number(summary.changed.unsigned_abs()),
            made: number(summary.made.unsigned_abs()),
            here,
        })
    }

    /// Restores the firm of a backup into this profile, all of it or nothing, and opens it.
    ///
    /// # Errors
    /// [`AppError::FirmIsHere`] if the same firm is on this device and `replace` is not set,
    /// [`AppError::Busy`] if another program has that firm open.
    pub async fn restore_backup(&self, request: RestoreBackupRequest) -> Result<SessionView, AppError> {
        let path = self.chosen(&request.file, Purpose::Backup)?;
        let file = file_name(&path);
        let (backup, key, summary) = self.open_backup(&path, request.secret).await?;
        self.keeping.stop_if_automatic();
        let _at_rest = self.keeping.turn.lock().await;
        let stop = self.keeping.begin(false);
        let turn = wait_for_turn(self.profile.folder(), PATIENCE).await;
        let turn = turn.map_err(|e| AppError::of_the_disk(&e))?.ok_or(AppError::Busy)?;
        let here = self.firm_here(&key, &summary).await?;
        let place = match &here {
            Some(here) if !request.replace => {
                return Err(AppError::FirmIsHere {
                    file: here.place.name.clone(),
                });
            }
            Some(here) if !here.is_shared => here.place.clone(),
            Some(_) | None => self.profile.new_firm_file(&summary.name),
        };
        let shared = here.as_ref().filter(|here| here.is_shared);
        key_fits(&self.vault, &key, &file)?;
        let own_session = self
            .session
            .read()
            .await
            .as_ref()
            .map(|session| session.store.path().to_owned());
        let replaced = here.as_ref().map(|here| here.place.path.as_path());
        if own_session.is_some_and(|open| Some(open.as_path()) == replaced) {
            self.leave_when_idle().await;
        }
        // From here on no program has it open or can open it.
        let alone = match &here {
            Some(here) if !here.is_shared => stands_alone(&place.path, &key).await,
            Some(_) | None => is_free(&place.path).await,
        };
        let alone = alone?;

        let staged = Staged::beside(place.clone()).map_err(|e| io_error(&e, &place.name))?;
        let reporter = Arc::new(self.reporter(BACKUP));
        let (sidecar, unpacked) = {
            let (to, reporter) = (staged.database().to_owned(), Arc::clone(&reporter));
            let unpacking = move || {
                let unpacked = backup.unpack(&to, &watch(&reporter, Phase::Unpacking, &stop));
                (backup.sidecar().to_vec(), unpacked)
            };
            blocking(unpacking).await?
        };
        unpacked.map_err(|e| backup_error(&e, &file))?;
        reporter.report(Phase::Checking, 0, 1);
        let found = look_closely(staged.database(), &key).await;
        let found = found.map_err(|problem| unpacked_error(problem, &file))?;
        if found.firm.id.to_string() != summary.firm || found.head != summary.head {
            let problem = FileProblem::Damaged;
            return Err(AppError::File { problem, file });
        }
        reporter.report(Phase::Placing, 1, 1);
        let _still = shared.map(|_| self.hosting.hold());
        if shared.is_some() {
            // From here on there is one firm: the hub has it, or it is in its place.
            self.hosting.note_taking(found.firm.id, &place.path)?;
        }
        let now = self.now();
        let placing = move || {
            let placed = staged.put(&sidecar, now);
            drop((alone, turn));
            placed
        };
        let placed = blocking(placing).await?;
        if let Some(shared) = shared {
            match &placed {
                Ok(()) => self.forget_shared(found.firm.id, &shared.place).await,
                Err(_) => self.hosting.forget_taking()?,
            }
        }
        placed.map_err(|e| io_error(&e, &place.name))?;
        reporter.report(Phase::Placed, 1, 1);
        self.take(&request.file, Purpose::Backup)?;
        self.open_with(&place, key).await
    }

    /// Opens a backup: its key and its summary.
    async fn open_backup(&self, path: &Path, secret: String) -> Result<(Backup, Key, Summary), AppError> {
        let file = file_name(path);
        let (path, secret) = (path.to_owned(), Zeroizing::new(secret));
        let opening = move || {
            let backup = Backup::open(&path)?;
            let (key, summary) = backup.unlock(&secret)?;
            Ok((backup, key, summary))
        };
        blocking(opening).await?.map_err(|e| backup_error(&e, &file))
    }

    /// The firm is this computer's own from now on: the hub and the file of its device go.
    async fn forget_shared(&self, firm: FirmId, device: &FirmFile) {
        if let Err(cause) = self.hosting.forget(firm).await {
            tracing::warn!(%cause, "the hub in this program still has a firm that was restored");
        }
        if let Err(cause) = self.delete_file(device).await {
            tracing::warn!(%cause, "the file of a firm that was shared stays");
        }
    }

    /// The firm of a backup on this device: what the hub in this program has, or the file that its key opens.
    ///
    /// # Errors
    /// [`HubProblem::Attached`] if it is at a hub elsewhere: a backup in the place of its device would be a second
    /// firm beside it.
    async fn firm_here(&self, key: &Key, summary: &Summary) -> Result<Option<Here>, AppError> {
        let firm = FirmId::parse(&summary.firm).ok_or(AppError::DamagedFile)?;
        let shared = self.hosting.look_at(firm).await?;
        match (self.device_here(key, firm).await?, shared) {
            (Some((place, true)), Some(found)) => {
                let is_shared = true;
                return Ok(Some(Here {
                    place,
                    found,
                    is_shared,
                }));
            }
            (Some(_), _) | (None, Some(_)) => return Err(AppError::hub(HubProblem::Attached)),
            (None, None) => {}
        }
        for file in self.profile.firms().map_err(|e| AppError::internal(&e))? {
            match look(&file.path, key).await {
                Ok(found) if found.firm.id == firm => {
                    let (place, is_shared) = (file, false);
                    return Ok(Some(Here {
                        place,
                        found,
                        is_shared,
                    }));
                }
                // A key file has one key for many firms.
                Ok(_) | Err(StoreError::WrongKey | StoreError::Damaged | StoreError::Missing | StoreError::Empty) => {}
                Err(problem) => return Err(problem.into()),
            }
        }
        Ok(None)
    }

    /// The file here that is a device of this firm, and whether its hub is in this program.
    async fn device_here(&self, key: &Key, firm: FirmId) -> Result<Option<(FirmFile, bool)>, AppError> {
        for file in self.profile.firms().map_err(|e| AppError::internal(&e))? {
            let (vault, name) = (self.vault.clone(), file.vault_name());
            // Without a keyring it may be the key of the backup.
            let own = blocking(move || vault.get(&name)).await?.ok().flatten();
            for key in [own.as_ref(), Some(key)].into_iter().flatten() {
                let Ok(store) = Sqlite::open(&file.path, key, false, self.now()).await else {
                    continue;
                };
                let mut read = store.read().await?;
                let found = Membership::read(&mut read, store.path()).await;
                drop(read);
                store.close().await?;
                if let Some(found) = found?.filter(|found| found.firm == firm.0) {
                    return Ok(Some((file, found.here)));
                }
            }
        }
        Ok(None)
    }

    /// Whether a path leads into the program's own folder.
    fn is_own(&self, path: &Path) -> bool {
        let folder = |path: &Path| std::fs::canonicalize(path).ok();
        folder(folder_of(path)).is_some_and(|parent| Some(parent) == folder(self.profile.folder()))
    }
}

/// The key file holds another key, which would not open the restored firm.
fn key_fits(vault: &Vault, key: &Key, file: &str) -> Result<(), AppError> {
    if let Vault::KeyFile(_) = vault
        && let Some(kept) = vault.get("").map_err(|e| secret_error(&e, file))?
        && kept != *key
    {
        let problem = FileProblem::OtherKey;
        return Err(AppError::File {
            problem,
            file: file.to_owned(),
        });
    }
    Ok(())
}

fn summary(found: &Found, made: i64) -> Summary {
    Summary {
        firm: found.firm.id.to_string(),
        name: found.firm.name.clone(),
        head: found.head,
        changed: found.changed.timestamp_micros(),
        made,
    }
}

/// Reports progress and returns whether to continue.
fn watch<'a>(reporter: &'a ProgressReporter, phase: Phase, stop: &'a AtomicBool) -> impl Fn(u64, u64) -> bool + 'a {
    move |done, total| {
        reporter.report(phase, done, total);
        !stop.load(Ordering::Acquire)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of commands, bytes and microseconds stay below 2^53"
)]
const fn number(n: u64) -> f64 {
    n as f64
}

/// What is wrong with a database whose bytes were restored exactly.
fn unpacked_error(problem: StoreError, file: &str) -> AppError {
    match problem {
        StoreError::WrongKey | StoreError::Damaged | StoreError::Empty | StoreError::Corrupt { .. } => AppError::File {
            problem: FileProblem::Damaged,
            file: file.to_owned(),
        },
        other => other.into(),
    }
}

fn backup_error(problem: &BackupError, file: &str) -> AppError {
    let told = |problem| AppError::File {
        problem,
        file: file.to_owned(),
    };
    match problem {
        BackupError::Foreign => told(FileProblem::NoBackup),
        BackupError::CutShort => told(FileProblem::CutShort),
        BackupError::Damaged => told(FileProblem::Damaged),
        BackupError::Newer => AppError::NewerFile,
        BackupError::Stopped => AppError::Cancelled,
        BackupError::Secret(SecretError::Missing(_) | SecretError::Damaged(_)) => told(FileProblem::Damaged),
        BackupError::Secret(problem) => secret_error(problem, file),
        BackupError::Io(problem) => io_error(problem, file),
    }
}
