//! What is remembered of the last look for duplicates through a whole firm.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::duplicates::Likely;
use tokio::sync::Mutex;

/// The last scan of a firm.
#[derive(Debug, Default)]
pub(crate) struct Scans {
    /// Locked while a search runs: another caller waits and gets its result.
    pub(super) last: Mutex<Option<Arc<Scanned>>>,
    pub(super) stop: AtomicBool,
}

/// What a scan found, as long as nothing changes.
#[derive(Debug)]
pub(crate) struct Scanned {
    pub(super) head: i64,
    pub(super) names: bool,
    /// People who were looked at.
    pub(crate) people: u64,
    /// The safest first.
    pub(crate) found: Vec<Likely>,
}

impl Scans {
    /// Stops the scan that runs, if one does.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Release);
    }
}
