//! How long work reports and is stopped.

use std::ops::ControlFlow;

/// Bytes, or rows in a check, between two calls of [`Progress::step`] stay under this many bytes.
pub(crate) const STEP_BYTES: usize = 1 << 20;

/// Gets the progress of the work, and may stop it.
///
/// Called at least once per megabyte of text or per 1,000 rows, so that a cancel is answered
/// within a few milliseconds.
pub trait Progress {
    /// `done` of `total` bytes of text are read (in [`check`](crate::check): rows of rows).
    /// `Break` stops the work; nothing of it is kept.
    fn step(&self, done: u64, total: u64) -> ControlFlow<()>;
}

/// No progress is shown, and nothing is cancelled.
impl Progress for () {
    fn step(&self, _done: u64, _total: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// The work was stopped through [`Progress::step`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// One step as a `Result`, for `?`.
pub(crate) fn step(progress: &dyn Progress, done: usize, total: usize) -> Result<(), Cancelled> {
    match progress.step(done as u64, total as u64) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Cancelled),
    }
}
