//! How far an import is, and what the authority may ask of it while it runs.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use domain::coded::Coded;
use hub_core::{LeftOutValue, Originals, Written};
use importer::Progress;

use crate::drafts::Stage;
use crate::events::{Event, Phase, ProgressEvent};

/// Tells the windows how far a draft is.
#[derive(Debug)]
pub(crate) struct Teller {
    pub(super) draft: String,
    pub(super) events: tokio::sync::broadcast::Sender<Event>,
}

impl Teller {
    #[expect(clippy::cast_precision_loss, reason = "a bar needs no more than 53 bits")]
    pub(crate) fn tell(&self, phase: Phase, done: u64, total: u64) {
        let event = ProgressEvent {
            draft: self.draft.clone(),
            phase,
            done: done as f64,
            total: total as f64,
        };
        // Nobody listening is no problem.
        let _ = self.events.send(Event::Progress(event));
    }
}

/// Watches reading and checking.
pub(super) struct Watch {
    pub(super) engine: Teller,
    pub(super) stop: Arc<AtomicBool>,
    pub(super) told: AtomicU64,
}

/// A phase that is watched.
pub(super) struct Watched<'a>(pub(super) &'a Watch, pub(super) Phase);

impl Progress for Watched<'_> {
    fn step(&self, done: u64, total: u64) -> ControlFlow<()> {
        if self.0.stop.load(Ordering::Acquire) {
            return ControlFlow::Break(());
        }
        // A hundred events are enough for any bar.
        let part = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        if self.0.told.swap(part, Ordering::Relaxed) != part {
            self.0.engine.tell(self.1, done, total);
        }
        ControlFlow::Continue(())
    }
}

/// What the authority may ask of a running import.
pub(super) struct Running<'a> {
    pub(super) stage: &'a Stage,
    pub(super) teller: Teller,
    pub(super) told: AtomicU64,
}

impl Originals for Running<'_> {
    fn raw(&self, row: u32) -> String {
        super::import_check::raw_line(&self.stage.table, row)
    }

    fn header(&self) -> (String, usize) {
        super::import_check::header_line(&self.stage.table)
    }

    fn left_out(&self) -> BTreeMap<u32, Vec<LeftOutValue>> {
        super::import_check::left_out_values(self.stage)
    }

    fn ignored(&self) -> Vec<(String, u32)> {
        let counts = self.stage.table.ignored().counts();
        counts
            .map(|(reason, count)| (reason.code().to_owned(), count))
            .collect()
    }

    fn written(&self) -> Written {
        let format = self.stage.table.format();
        Written {
            encoding: format.encoding.to_owned(),
            delimiter: format.delimiter.to_string(),
        }
    }

    fn progress(&self, done: u64, total: u64) {
        let part = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        if self.told.swap(part, Ordering::Relaxed) != part {
            self.teller.tell(Phase::Importing, done, total);
        }
    }

    fn indexing(&self, done: u64, total: u64) {
        self.teller.tell(Phase::Indexing, done, total);
    }
}
