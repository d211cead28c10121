//! A file that was read for import and waits for confirmation. The file is read only once; later changes to
//! the original have no effect.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::import::{Forecast, ImportOptions, Listed, Replaced, StagedRow, TeamChoices, UnknownTeam};
use domain::phone::Region;
use importer::{Banner, Defaults, Issue, Mapping, ReadOptions, Table};
use tokio::sync::Mutex;

use super::edits::Edits;
use crate::error::AppError;

#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) source: Source,
    /// The result of the last check.
    pub(crate) stage: Mutex<Arc<Stage>>,
}

/// What was opened.
#[derive(Debug)]
pub(crate) struct Source {
    /// Id of its draft.
    pub(crate) id: String,
    /// File name without folder.
    pub(crate) file: String,
    /// Bytes of the file.
    pub(crate) bytes: Arc<Vec<u8>>,
    /// Set to stop reading, checking or importing.
    pub(crate) stop: Arc<AtomicBool>,
}

/// How a file is read and checked.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    pub(crate) read: ReadOptions,
    /// Country of phone numbers without a country code.
    pub(crate) region: Region,
    /// What was changed in its rows.
    pub(crate) edits: Edits,
    pub(crate) options: ImportOptions,
    /// Choices for names of teams that do not exist.
    pub(crate) teams: TeamChoices,
    /// What all rows have in common.
    pub(crate) defaults: Defaults,
    /// Whether full names stay whole, as first names, instead of being split.
    pub(crate) keep_full_names: bool,
    /// Whether the list was not chosen: a file whose columns are rather those of clients lists clients.
    pub(crate) may_list_clients: bool,
}

/// A file read and checked with certain choices.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) choices: Choices,
    pub(crate) table: Arc<Table>,
    pub(crate) mapping: Mapping,
    /// What is judged and written, with ids for new people.
    pub(crate) rows: Arc<Vec<StagedRow>>,
    /// Everything noticed, in file order.
    pub(crate) issues: Vec<Issue>,
    pub(crate) banners: Vec<Banner>,
    /// Names of teams that do not exist.
    pub(crate) unknown: Vec<UnknownTeam>,
    /// Rows that remove an address, number or identifier of a person, by index.
    pub(crate) replaced: Vec<(usize, Replaced)>,
    pub(crate) forecast: Forecast,
    /// Names of people in the way, by row index.
    pub(crate) blockers: std::collections::BTreeMap<usize, String>,
}

impl Choices {
    /// Those before anything was chosen.
    pub(crate) fn first(listed: Listed, region: Region) -> Self {
        Self {
            read: ReadOptions::default(),
            region,
            edits: Edits::default(),
            options: ImportOptions {
                listed,
                ..ImportOptions::default()
            },
            teams: TeamChoices::new(),
            defaults: Defaults::default(),
            keep_full_names: false,
            may_list_clients: false,
        }
    }
}

impl Draft {
    /// Asks running work to stop.
    pub(crate) fn stop(&self) {
        self.source.stop.store(true, Ordering::Release);
    }

    pub(crate) fn stopped(&self) -> bool {
        self.source.stop.load(Ordering::Acquire)
    }

    /// What work answers that was stopped. The draft can be imported afterwards.
    pub(crate) fn cancelled(&self) -> AppError {
        self.source.stop.store(false, Ordering::Release);
        AppError::Cancelled
    }
}
