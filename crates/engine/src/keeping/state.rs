//! State of backups, locks and recovery codes, kept while the program runs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::Notify;
use vault::secrets::RecoveryCode;
use zeroize::Zeroizing;

use crate::error::AppError;

/// The flag that stops long work.
#[derive(Default)]
struct Stop {
    flag: Arc<AtomicBool>,
    /// Whether the work is automatic.
    aside: bool,
}

/// An automatic backup that failed.
#[derive(Clone, Debug)]
pub(crate) struct FailedBackup {
    /// The firm's file.
    pub(crate) database: PathBuf,
    pub(crate) problem: AppError,
    /// How many times in a row.
    pub(crate) times: u32,
    /// When it is tried again.
    pub(crate) again: DateTime<Utc>,
}

/// See the module.
#[derive(Default)]
pub(crate) struct KeepingRuntime {
    /// Held while a backup is made.
    pub(crate) turn: tokio::sync::Mutex<()>,
    /// Stops the backup that is being saved or opened.
    stop: Mutex<Stop>,
    /// Wakes the next round early.
    pub(crate) wake: Notify,
    /// The last failed automatic backup, if none succeeded since.
    failed: Mutex<Option<FailedBackup>>,
    /// Whether firms that choose so ask for their passphrase at the start: true for a window.
    asking: AtomicBool,
    /// The firms opened since the start.
    opened: Mutex<BTreeSet<String>>,
    /// The firm that was locked by hand or by the clock; its passphrase opens it.
    locked: Mutex<Option<String>>,
    /// A recovery code on show that is not valid yet, and its firm.
    code: Mutex<Option<(String, RecoveryCode)>>,
    /// The text of the recovery code on show, and its firm.
    shown: Mutex<Option<(String, Zeroizing<String>)>>,
}

impl std::fmt::Debug for KeepingRuntime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeepingRuntime").finish_non_exhaustive()
    }
}

impl KeepingRuntime {
    /// The flag that the next long work must check. Automatic work is `aside`.
    pub(crate) fn begin(&self, aside: bool) -> Arc<AtomicBool> {
        let flag = Arc::new(AtomicBool::new(false));
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Stop {
            flag: Arc::clone(&flag),
            aside,
        };
        flag
    }

    /// Asks the running work to stop.
    pub(crate) fn stop(&self) {
        let stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        stop.flag.store(true, Ordering::Release);
    }

    /// Asks the running work to stop if it is automatic, because other work comes first.
    pub(crate) fn stop_if_automatic(&self) {
        let stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        if stop.aside {
            stop.flag.store(true, Ordering::Release);
        }
    }

    /// The last failed automatic backup of this firm's file, if none succeeded since.
    pub(crate) fn failed(&self, database: &Path) -> Option<FailedBackup> {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.clone().filter(|failed| failed.database == database)
    }

    pub(crate) fn set_failed(&self, failed: Option<FailedBackup>) {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = failed;
    }

    /// Makes firms that choose so ask for their passphrase at the start.
    pub(crate) fn ask(&self) {
        self.asking.store(true, Ordering::Release);
    }

    /// Whether this firm, if it is set to ask for its passphrase at the start, must do so now: it has not
    /// been opened yet.
    pub(crate) fn begins(&self, file: &str) -> bool {
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        self.asking.load(Ordering::Acquire) && !opened.contains(file)
    }

    pub(crate) fn note_opened(&self, file: String) {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).insert(file);
    }

    pub(crate) fn locked(&self) -> Option<String> {
        self.locked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_locked(&self, file: Option<String>) {
        *self.locked.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }

    /// The recovery code of this firm that is on show.
    pub(crate) fn shown(&self, file: &str) -> Option<Zeroizing<String>> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
        shown.filter(|(of, _)| of == file).map(|(_, code)| code)
    }

    pub(crate) fn set_shown(&self, shown: Option<(String, Zeroizing<String>)>) {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = shown;
    }

    pub(crate) fn show_code(&self, file: String, code: RecoveryCode) {
        self.set_shown(Some((file.clone(), code.to_text())));
        *self.code.lock().unwrap_or_else(PoisonError::into_inner) = Some((file, code));
    }

    /// Takes the code shown for this firm, and forgets every other one.
    pub(crate) fn take_code(&self, file: &str) -> Option<RecoveryCode> {
        let shown = self.code.lock().unwrap_or_else(PoisonError::into_inner).take();
        shown.filter(|(of, _)| of == file).map(|(_, code)| code)
    }
}
