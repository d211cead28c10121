//! What is remembered while the program runs of how the firm's file is kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::secrets::RecoveryCode;

/// See the module.
#[derive(Default)]
pub(crate) struct KeepingDesk {
    /// Held while a backup is made.
    pub(crate) turn: tokio::sync::Mutex<()>,
    /// Ends the backup that is being made or opened.
    stop: Mutex<Arc<AtomicBool>>,
    /// The firm that was locked by hand or by the clock; whoever has its passphrase gets in.
    locked: Mutex<Option<String>>,
    /// A recovery code that is shown and does not count yet, and the firm it is for.
    code: Mutex<Option<(String, RecoveryCode)>>,
}

impl std::fmt::Debug for KeepingDesk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeepingDesk").finish_non_exhaustive()
    }
}

impl KeepingDesk {
    /// What the next long work has to look at.
    pub(crate) fn begin(&self) -> Arc<AtomicBool> {
        let fresh = Arc::new(AtomicBool::new(false));
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&fresh);
        fresh
    }

    /// Asks it to stop.
    pub(crate) fn stop(&self) {
        let stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        stop.store(true, Ordering::Release);
    }

    pub(crate) fn locked(&self) -> Option<String> {
        self.locked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_locked(&self, file: Option<String>) {
        *self.locked.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }

    pub(crate) fn show_code(&self, file: String, code: RecoveryCode) {
        *self.code.lock().unwrap_or_else(PoisonError::into_inner) = Some((file, code));
    }

    /// Takes the code that was shown for this firm; every other one is forgotten.
    pub(crate) fn take_code(&self, file: &str) -> Option<RecoveryCode> {
        let shown = self.code.lock().unwrap_or_else(PoisonError::into_inner).take();
        shown.filter(|(of, _)| of == file).map(|(_, code)| code)
    }
}
