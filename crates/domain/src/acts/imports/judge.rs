//! Which row is which person.
//!
//! A row is the person who holds its identifier, else the one who holds its e-mail address, unless
//! that would rename them ([`super::sharing`]); a row of the program's own export is the person it was
//! written for, if that person is in the firm. A row with neither is the person of the same name and
//! number ([`super::numbers`]). The rules make a second import of the same file change nothing:
//!
//! - the first of several rows for one person wins;
//! - a row whose address another person still holds is tried again after the others, because one of
//!   them may free it, and people who pass their addresses around in a ring are settled together;
//! - rows with a new address that may be a client without one ([`super::same`]) come after them;
//! - rows with neither come last, when all other names and numbers are settled.

use super::reach::{is_bare, written_for};
use super::sharing::shed;
use super::state::{Keyed, State};
use super::teams::Teams;
use super::{ImportPeople, member_rows, team_rows};
use crate::facts::Facts;
use crate::import::choices::Listed;
use crate::import::report::{ImportReport, Outcome, RowCode, RowProblem, RowResult};
use crate::import::rows::{PersonRow, StagedRow};

/// Gives every data row its outcome. `facts` must hold all teams and all people who hold an
/// identifier, an e-mail key or (for rows with neither) a number of the file.
pub fn judge_rows(import: &ImportPeople, facts: &Facts) -> ImportReport {
    match import.options.listed {
        Listed::Clients | Listed::Staff => {}
        Listed::Teams => return team_rows::judge(import, facts),
        Listed::Members => return member_rows::judge(import, facts),
    }
    let teams = Teams::of(facts, import);
    let shed = shed(import, facts);
    let enumerated = import.rows.iter().enumerate();
    let rows: Vec<Option<&PersonRow>> = enumerated
        .map(|(index, staged)| match staged {
            StagedRow::Usable(row, _) => Some(shed.get(&index).unwrap_or(row)),
            StagedRow::Team(..) | StagedRow::Member(_) | StagedRow::Unusable { .. } => None,
        })
        .collect();
    let mut state = State::of(facts, &rows, import.options.listed);
    let mut waiting: Vec<Keyed<'_>> = Vec::new();
    let mut bare: Vec<Keyed<'_>> = Vec::new();
    let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(import.rows.len());
    for ((index, staged), row) in import.rows.iter().enumerate().zip(&rows) {
        outcomes.push(match (staged, *row) {
            (StagedRow::Unusable { code, .. }, _) => Some(RowProblem::unusable(*code)),
            (StagedRow::Team(..) | StagedRow::Member(_), _) | (StagedRow::Usable(..), None) => None,
            (StagedRow::Usable(_, ids), Some(row)) => match teams.resolve(row).and_then(|_| state.note(index, row)) {
                Err(problem) => Some(Outcome::Refused(problem)),
                Ok(()) => {
                    let list = if is_bare(row, import.options.listed, facts) {
                        &mut bare
                    } else {
                        &mut waiting
                    };
                    list.push(Keyed {
                        index,
                        row,
                        new: ids.user,
                    });
                    None
                }
            },
        });
    }
    let mut settled = |index: usize, outcome: Option<Outcome>| {
        let waits = outcome.is_none();
        if let (Some(slot), false) = (outcomes.get_mut(index), waits) {
            *slot = outcome;
        }
        !waits
    };
    // Every round settles at least one row or is the last.
    loop {
        let left = waiting.len();
        waiting.retain(|keyed| !settled(keyed.index, state.judge(keyed, import, facts, &teams)));
        if waiting.is_empty() || waiting.len() == left {
            break;
        }
    }
    let rings = state.rings(&waiting);
    let mut doubtful: Vec<Keyed<'_>> = Vec::new();
    for keyed in waiting {
        let outcome = match rings.get(&keyed.index) {
            Some(user) => state.settle(&keyed, *user, true, import, facts, &teams),
            None if state.may_be(&keyed, facts).is_some() => {
                doubtful.push(keyed);
                continue;
            }
            None => state.stuck(keyed.index, written_for(keyed.row, facts).is_some()),
        };
        settled(keyed.index, Some(outcome));
    }
    state.give_up_waiting();
    for keyed in doubtful {
        let outcome = state.judge_doubtful(&keyed, import, facts, &teams);
        settled(keyed.index, Some(outcome));
    }
    for keyed in bare {
        settled(keyed.index, state.judge(&keyed, import, facts, &teams));
    }
    let outcomes = import.rows.iter().zip(outcomes).enumerate();
    let rows = outcomes.map(|(index, (staged, outcome))| RowResult {
        row: staged.line(),
        without_address: shed.contains_key(&index),
        outcome: outcome.unwrap_or_else(|| Outcome::Refused(RowProblem::new(RowCode::TwoPeople))),
    });
    ImportReport {
        rows: rows.collect(),
        ignored: import.ignored,
    }
}
