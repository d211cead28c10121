//! A file that was read for import and waits for confirmation. The file is read only once; later changes to
//! the original have no effect.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::import::{Forecast, ImportOptions, Replaced, StagedRow, TeamChoices, UnknownTeam};
use domain::phone::Region;
use importer::{Banner, Issue, Mapping, ReadOptions, Table};
use tokio::sync::Mutex;

use super::edits::Edits;
use crate::error::AppError;

#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) id: String,
    /// File name without folder.
    pub(crate) file: String,
    /// Bytes of the file.
    pub(crate) bytes: Arc<Vec<u8>>,
    /// Set to stop reading, checking or importing.
    pub(crate) stop: Arc<AtomicBool>,
    /// The result of the last check.
    pub(crate) stage: Mutex<Arc<Stage>>,
}

/// A file read and checked with certain choices.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) read: ReadOptions,
    pub(crate) table: Arc<Table>,
    pub(crate) mapping: Mapping,
    pub(crate) region: Region,
    /// What was changed in its rows.
    pub(crate) edits: Edits,
    /// What is judged and written, with ids for new people.
    pub(crate) rows: Arc<Vec<StagedRow>>,
    /// Everything noticed, in file order.
    pub(crate) issues: Vec<Issue>,
    pub(crate) banners: Vec<Banner>,
    pub(crate) options: ImportOptions,
    /// Choices for names of teams that do not exist.
    pub(crate) teams: TeamChoices,
    /// Those names.
    pub(crate) unknown: Vec<UnknownTeam>,
    /// Rows that remove an address, number or identifier of a person, by index.
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

    pub(crate) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }

    /// What work answers that was stopped. The draft can be imported afterwards.
    pub(crate) fn cancelled(&self) -> AppError {
        self.stop.store(false, Ordering::Release);
        AppError::Cancelled
    }
}
