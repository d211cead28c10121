//! Progress of a running import, and what the authority asks it for.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use domain::coded::Coded;
use hub_core::{ImportSource, LeftOutValue, Written};

use super::draft::Stage;
use crate::authority::ImportWatch;
use crate::events::Phase;
use crate::work::ProgressReporter;

/// What the authority asks a running import for.
pub(super) struct Running<'a> {
    pub(super) stage: &'a Stage,
    pub(super) reporter: ProgressReporter,
    pub(super) told: AtomicU64,
    /// Whether it is too late to stop it.
    pub(super) is_beyond: AtomicBool,
    /// Whether the hub has said what became of it.
    pub(super) is_judged: AtomicBool,
}

impl Running<'_> {
    /// Whether the hub may or may not have carried it out.
    pub(super) fn is_open(&self) -> bool {
        self.is_beyond.load(Ordering::Acquire) && !self.is_judged.load(Ordering::Acquire)
    }
}

impl ImportSource for Running<'_> {
    fn raw(&self, row: u32) -> String {
        super::check::raw_line(&self.stage.table, row)
    }

    fn header(&self) -> (String, usize) {
        super::check::header_line(&self.stage.table)
    }

    fn left_out(&self) -> BTreeMap<u32, Vec<LeftOutValue>> {
        super::check::left_out_values(self.stage)
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
}

impl ImportWatch for Running<'_> {
    fn wrote(&self, done: u64, total: u64) {
        let part = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        if self.told.swap(part, Ordering::Relaxed) != part {
            self.reporter.report(Phase::Importing, done, total);
        }
    }

    fn indexed(&self, done: u64, total: u64) {
        self.reporter.report(Phase::Indexing, done, total);
    }

    fn sent(&self, done: u64, total: u64) {
        self.reporter.report(Phase::Sending, done, total);
    }

    fn is_at_the_hub(&self) {
        self.is_beyond.store(true, Ordering::Release);
        let rows = self.stage.rows.len() as u64;
        self.reporter.report(Phase::Judging, rows, rows);
    }

    fn is_judged(&self) {
        self.is_judged.store(true, Ordering::Release);
    }
}
