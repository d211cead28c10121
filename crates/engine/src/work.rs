//! Long work: away from the threads that answer the window, with reports of its progress.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use importer::Progress;
use store::files::LockFile;

use crate::error::AppError;
use crate::events::{Event, Phase, ProgressEvent};

/// Tells the windows how far a draft is.
#[derive(Debug)]
pub(crate) struct ProgressReporter {
    pub(crate) draft: String,
    pub(crate) events: tokio::sync::broadcast::Sender<Event>,
}

impl ProgressReporter {
    #[expect(clippy::cast_precision_loss, reason = "a bar needs no more than 53 bits")]
    pub(crate) fn report(&self, phase: Phase, done: u64, total: u64) {
        let event = ProgressEvent {
            draft: self.draft.clone(),
            phase,
            done: done as f64,
            total: total as f64,
        };
        // An error only means that there are no listeners.
        let _ = self.events.send(Event::Progress(event));
    }
}

/// Watches reading and checking.
pub(crate) struct Watch {
    pub(crate) reporter: ProgressReporter,
    pub(crate) stop: Arc<AtomicBool>,
    pub(crate) told: AtomicU64,
}

/// A phase that is watched.
pub(crate) struct Watched<'a>(pub(crate) &'a Watch, pub(crate) Phase);

impl Progress for Watched<'_> {
    fn step(&self, done: u64, total: u64) -> ControlFlow<()> {
        if self.0.stop.load(Ordering::Acquire) {
            return ControlFlow::Break(());
        }
        // A hundred events are enough for a progress bar.
        let part = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        if self.0.told.swap(part, Ordering::Relaxed) != part {
            self.0.reporter.report(self.1, done, total);
        }
        ControlFlow::Continue(())
    }
}

/// Runs blocking work away from the threads that answer the window.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|e| AppError::internal(&e))
}

/// The lock that is held while an import runs, in this program or another; `None` if another holder
/// has it.
pub(crate) fn import_lock(database: &Path) -> Result<Option<LockFile>, AppError> {
    LockFile::try_take(database.with_extension("importing")).map_err(|e| AppError::of_the_disk(&e))
}
