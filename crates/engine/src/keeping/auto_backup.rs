//! A daily backup of the open firm, into a folder that an administrator chose on this device, and the
//! rounds that save it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use domain::command::Export;
use store::port::{Execute, Store};
use store::settings;

use super::LAST_BACKUP;
use super::backup::BackupJob;
use super::backup_folder::{EVERY, KEPT, Place, pause};
use super::state::FailedBackup;
use crate::app::Engine;
use crate::chosen::Purpose;
use crate::error::{AppError, FieldProblem, FileProblem};
use crate::events::{ChangedEvent, ChangedKind, Event};
use crate::files::file_name;
use crate::request::AutoBackupRequest;
use crate::session::Session;
use crate::view::{AutoBackupView, micros};
use crate::work::{blocking, import_lock};

/// Setting with the folder.
const FOLDER: &str = "auto-backup-folder";
/// Setting with the time of the last automatic backup there, in microseconds since 1970.
const LAST: &str = "auto-backup-last";

/// How often old copies are checked while a firm stays open.
const PRUNE: TimeDelta = TimeDelta::days(1);

/// Why a backup is saved now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// A person asked for it.
    Asked,
    /// A day has passed; `before` says whether one was saved there already.
    Due { before: bool },
}

impl Engine {
    /// Where automatic backups of the open firm are saved, and their state; administrators only.
    pub async fn auto_backup(&self) -> Result<AutoBackupView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        self.auto_backup_of(&session).await
    }

    /// Starts saving automatic backups into a folder, or stops it. The first one is due at once.
    ///
    /// # Errors
    /// [`FileProblem::OwnFolder`] for the program's own folder; otherwise what is wrong with the folder.
    pub async fn set_auto_backup(&self, request: AutoBackupRequest) -> Result<AutoBackupView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        self.check_backups(&session).await?;
        let folder = match &request.folder {
            Some(chosen) => Some(
                self.fit_folder(&session, &self.chosen(chosen, Purpose::Folder)?)
                    .await?,
            ),
            None => None,
        };
        self.note(Export::BackupSetup).await?;
        if let Some(chosen) = &request.folder {
            self.take(chosen, Purpose::Folder)?;
        }
        {
            let _turn = session.writing.lock().await;
            let mut write = session.store.write().await?;
            match &folder {
                Some(folder) => settings::set(&mut write, FOLDER, folder).await,
                None => settings::unset(&mut write, FOLDER).await,
            }?;
            settings::unset(&mut write, LAST).await?;
            write.commit().await?;
        }
        self.keeping.set_failed(None);
        self.keeping.wake.notify_one();
        self.emit_keeping_changed();
        self.auto_backup_of(&session).await
    }

    /// Saves an automatic backup now, at a person's request. [`Self::stop_backup`] stops it.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if no folder is chosen; otherwise as [`Self::save_backup`].
    pub async fn auto_backup_now(&self) -> Result<AutoBackupView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        self.check_backups(&session).await?;
        let (folder, _) = kept(&session).await?.ok_or(AppError::NotFound)?;
        self.keeping.stop_if_automatic();
        let turn = self.keeping.turn.lock().await;
        let saved = self.save_into(&session, folder, Why::Asked).await;
        drop(turn);
        self.note_outcome(&session, &saved);
        saved?;
        self.auto_backup_of(&session).await
    }

    /// Waits until work is due before the next round.
    pub async fn keeping_wanted(&self) {
        self.keeping.wake.notified().await;
    }

    /// Does the work that is due for the open firm: deletes expired copies, at most once a day, and saves
    /// the daily backup. The host calls it every minute or so. It saves nothing while an import or another
    /// backup is running. A backup that fails is reported by [`Self::auto_backup`] and tried again later.
    ///
    /// # Errors
    /// As the file gives them. A failed backup is not an error here.
    pub async fn keeping_round(&self) -> Result<(), AppError> {
        let Some(session) = self.session.read().await.clone() else {
            return Ok(());
        };
        if session.pruned.is_over(self.now(), PRUNE)
            && let Err(problem) = self.prune_copies(&session).await
        {
            tracing::warn!(%problem, "old copies stay");
        }
        if session.check_backups().is_err() {
            return Ok(());
        }
        let Some((folder, last)) = kept(&session).await? else {
            return Ok(());
        };
        if self.next(&session, last) > self.now() {
            return Ok(());
        }
        let Ok(_turn) = self.keeping.turn.try_lock() else {
            return Ok(());
        };
        // It is only looked at: whoever begins one meanwhile goes first.
        if import_lock(session.store.path())?.is_none() {
            return Ok(());
        }
        let before = last.is_some();
        let saved = self.save_into(&session, folder, Why::Due { before }).await;
        self.note_outcome(&session, &saved);
        Ok(())
    }

    /// Saves a backup there and deletes surplus ones. The caller must hold the turn of backups.
    async fn save_into(&self, session: &Session, folder: PathBuf, why: Why) -> Result<(), AppError> {
        let firm = session.firm().await?;
        let place = self.place(session, folder);
        let before = why == Why::Due { before: true };
        let own = self.profile.folder().to_owned();
        let target = {
            let (place, now) = (place.clone(), self.now());
            blocking(move || {
                not_own(&place.folder, &own)?;
                place.prepare(before)?;
                Ok::<_, AppError>(place.target(now, firm.time_zone))
            })
            .await??
        };
        let job = BackupJob {
            target: target.clone(),
            draft: Some(place.draft()),
            by_itself: why != Why::Asked,
            noted_as: &[LAST_BACKUP, LAST],
        };
        Box::pin(self.back_up(session, job)).await?;
        let key = session.store.key().clone();
        let pruned = blocking(move || place.prune(&key, &target)).await?;
        if let Err(cause) = pruned {
            tracing::warn!(%cause, "backups that are too many stay");
        }
        Ok(())
    }

    fn note_outcome(&self, session: &Session, saved: &Result<(), AppError>) {
        let database = session.store.path();
        match saved {
            Ok(()) => self.keeping.set_failed(None),
            // Other work went first; the next round tries again.
            Err(AppError::Cancelled | AppError::Busy) => return,
            Err(problem) => {
                let times = self.keeping.failed(database).map_or(0, |failed| failed.times) + 1;
                self.keeping.set_failed(Some(FailedBackup {
                    database: database.to_owned(),
                    problem: problem.clone(),
                    times,
                    again: self.now() + pause(times),
                }));
            }
        }
        self.emit_keeping_changed();
    }

    /// Tells the windows that something about how the firm is kept has changed.
    pub(crate) fn emit_keeping_changed(&self) {
        self.emit(Event::Changed(ChangedEvent {
            kinds: vec![ChangedKind::Keeping],
            ids: Vec::new(),
            elsewhere: false,
        }));
    }

    /// When the next one is due: a day after the last; at once if there is none or the clock was put back;
    /// never before the pause after a failure has passed.
    fn next(&self, session: &Session, last: Option<DateTime<Utc>>) -> DateTime<Utc> {
        let now = self.now();
        let due = last
            .filter(|last| (now - *last).abs() < EVERY)
            .map_or(now, |last| last + EVERY);
        match self.keeping.failed(session.store.path()) {
            Some(failed) if failed.again - now <= pause(failed.times) => due.max(failed.again),
            _ => due,
        }
    }

    async fn auto_backup_of(&self, session: &Session) -> Result<AutoBackupView, AppError> {
        let found = kept(session).await?;
        let failed = self.keeping.failed(session.store.path()).filter(|_| found.is_some());
        Ok(AutoBackupView {
            next: found.as_ref().map(|(_, last)| micros(self.next(session, *last))),
            last: found.as_ref().and_then(|(_, last)| last.map(micros)),
            folder: found.map(|(folder, _)| folder.to_string_lossy().into_owned()),
            problem: failed.map(|failed| failed.problem),
            kept: u32::try_from(KEPT).unwrap_or(u32::MAX),
        })
    }

    fn place(&self, session: &Session, folder: PathBuf) -> Place {
        Place {
            folder,
            file: session.firm_file().name,
            firm: session.firm.to_string(),
        }
    }

    /// A folder that backups can be saved into, as it is stored in the settings.
    async fn fit_folder(&self, session: &Session, folder: &Path) -> Result<String, AppError> {
        let name = file_name(folder);
        let folder = std::path::absolute(folder).map_err(|e| crate::files::io_error(&e, &name))?;
        let text = folder.to_str().map(str::to_owned);
        let text = text.ok_or_else(|| AppError::field("folder", FieldProblem::Empty))?;
        let (place, own) = (self.place(session, folder), self.profile.folder().to_owned());
        blocking(move || {
            not_own(&place.folder, &own)?;
            place.prepare(false)
        })
        .await??;
        Ok(text)
    }
}

/// The folder of automatic backups, if chosen, and the time of the last one.
async fn kept(session: &Session) -> Result<Option<(PathBuf, Option<DateTime<Utc>>)>, AppError> {
    let mut read = session.store.read().await?;
    let Some(folder) = settings::setting(&mut read, FOLDER).await? else {
        return Ok(None);
    };
    let last = settings::setting(&mut read, LAST).await?;
    let last = last.and_then(|text| DateTime::from_timestamp_micros(text.parse().ok()?));
    Ok(Some((PathBuf::from(folder), last)))
}

/// A backup beside the firm's file would be lost with it.
fn not_own(folder: &Path, own: &Path) -> Result<(), AppError> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let inside = real(folder)
        .zip(real(own))
        .is_some_and(|(folder, own)| folder.starts_with(own));
    if inside {
        return Err(AppError::File {
            problem: FileProblem::OwnFolder,
            file: file_name(folder),
        });
    }
    Ok(())
}
