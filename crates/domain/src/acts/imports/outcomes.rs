//! From the outcome of each row to a report.

use super::ImportPeople;
use crate::import::report::{ImportReport, Outcome, RowResult};
use crate::import::rows::StagedRow;

/// The outcome of each row of an import, in their order.
pub(super) fn report(import: &ImportPeople, mut outcome: impl FnMut(&StagedRow) -> Outcome) -> ImportReport {
    let result = |staged: &StagedRow| RowResult {
        row: staged.line(),
        without_address: false,
        outcome: outcome(staged),
    };
    ImportReport {
        rows: import.rows.iter().map(result).collect(),
        ignored: import.ignored,
    }
}
