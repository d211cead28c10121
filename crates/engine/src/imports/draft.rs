//! A file that was read for import and waits for its confirmation. The file itself is read once;
//! what is done to the original afterwards changes nothing here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::import::{Forecast, ImportOptions, Replaced, StagedRow, TeamChoices, UnknownTeam};
use domain::phone::Region;
use importer::{Banner, Issue, Mapping, ReadOptions, Table};
use tokio::sync::Mutex;

/// A file under way.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Handle.
    pub(crate) id: String,
    /// File name without folder.
    pub(crate) file: String,
    /// Bytes of the file.
    pub(crate) bytes: Arc<Vec<u8>>,
    /// Set to stop reading, checking or importing.
    pub(crate) stop: Arc<AtomicBool>,
    /// What was made of it so far.
    pub(crate) stage: Mutex<Arc<Stage>>,
}

/// A file read and checked under certain choices.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) read: ReadOptions,
    pub(crate) table: Arc<Table>,
    pub(crate) mapping: Mapping,
    pub(crate) region: Region,
    /// What is judged and written, with the ids of whoever is new.
    pub(crate) rows: Arc<Vec<StagedRow>>,
    /// Everything noticed, in the order of the file.
    pub(crate) issues: Vec<Issue>,
    pub(crate) banners: Vec<Banner>,
    pub(crate) options: ImportOptions,
    /// Choices for names no team has.
    pub(crate) teams: TeamChoices,
    /// Those names.
    pub(crate) unknown: Vec<UnknownTeam>,
    /// Rows that take something away somebody was reached or known by, by index.
    pub(crate) replaced: Vec<(usize, Replaced)>,
    pub(crate) forecast: Forecast,
    /// Names of people in the way, by row index.
    pub(crate) blockers: std::collections::BTreeMap<usize, String>,
}

impl Draft {
    /// Asks running work to stop.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Release);
    }

    /// Whether it was asked to stop.
    pub(crate) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }
}
