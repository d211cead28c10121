//! What is remembered while the program runs of how the firm's file is kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::Notify;
use vault::secrets::RecoveryCode;
use zeroize::Zeroizing;

use crate::error::AppError;

/// What ends a long work.
#[derive(Default)]
struct Stop {
    flag: Arc<AtomicBool>,
    /// Whether nobody waits for it.
    aside: bool,
}

/// An automatic backup that failed.
#[derive(Clone, Debug)]
pub(crate) struct FailedBackup {
    /// The firm's file.
    pub(crate) database: PathBuf,
    /// Why.
    pub(crate) problem: AppError,
    /// How often, one after the other.
    pub(crate) times: u32,
    /// When it is tried again.
    pub(crate) again: DateTime<Utc>,
}

/// See the module.
#[derive(Default)]
pub(crate) struct KeepingRuntime {
    /// Held while a backup is made.
    pub(crate) turn: tokio::sync::Mutex<()>,
    /// Ends the backup that is being made or opened.
    stop: Mutex<Stop>,
    /// Something is to be kept now: no need to wait for the next round.
    pub(crate) wake: Notify,
    /// The automatic backup that failed last, if none succeeded since.
    failed: Mutex<Option<FailedBackup>>,
    /// Whether firms ask for their passphrase at a start if they are to: the window does.
    asking: AtomicBool,
    /// The firms that were opened since the start.
    opened: Mutex<BTreeSet<String>>,
    /// The firm that was locked by hand or by the clock; whoever has its passphrase gets in.
    locked: Mutex<Option<String>>,
    /// A recovery code that is shown and does not count yet, and the firm it is for.
    code: Mutex<Option<(String, RecoveryCode)>>,
    /// The text of the recovery code that somebody has before their eyes, and the firm it is for.
    shown: Mutex<Option<(String, Zeroizing<String>)>>,
}

impl std::fmt::Debug for KeepingRuntime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeepingRuntime").finish_non_exhaustive()
    }
}

impl KeepingRuntime {
    /// What the next long work has to look at. Work that nobody waits for is `aside`.
    pub(crate) fn begin(&self, aside: bool) -> Arc<AtomicBool> {
        let flag = Arc::new(AtomicBool::new(false));
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Stop {
            flag: Arc::clone(&flag),
            aside,
        };
        flag
    }

    /// Asks it to stop.
    pub(crate) fn stop(&self) {
        let stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        stop.flag.store(true, Ordering::Release);
    }

    /// Asks it to stop if nobody waits for it: somebody has other work.
    pub(crate) fn stop_if_automatic(&self) {
        let stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        if stop.aside {
            stop.flag.store(true, Ordering::Release);
        }
    }

    /// The automatic backup of this firm's file that failed last, if none succeeded since.
    pub(crate) fn failed(&self, database: &Path) -> Option<FailedBackup> {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.clone().filter(|failed| failed.database == database)
    }

    pub(crate) fn set_failed(&self, failed: Option<FailedBackup>) {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = failed;
    }

    /// From now on firms ask for their passphrase at a start if they are to.
    pub(crate) fn ask(&self) {
        self.asking.store(true, Ordering::Release);
    }

    /// Whether this firm has not been opened since the start, and asks for its passphrase now if it is
    /// to.
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

    /// The recovery code of this firm that somebody has before their eyes.
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

    /// Takes the code that was shown for this firm; every other one is forgotten.
    pub(crate) fn take_code(&self, file: &str) -> Option<RecoveryCode> {
        let shown = self.code.lock().unwrap_or_else(PoisonError::into_inner).take();
        shown.filter(|(of, _)| of == file).map(|(_, code)| code)
    }
}
