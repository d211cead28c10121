//! What somebody changed in the rows of a draft: texts typed into cells, rows left out, and who a row is. Each change
//! can be undone until the import runs.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::import::{RowChoice, RowChoices};
use importer::{Issue, Level, Table, Typed};

/// Longest text of a cell, in characters: as much as a spreadsheet keeps.
pub(super) const TEXT_MAX: usize = 32_767;

/// A row as the spreadsheet shows it, and a column from 0.
pub(super) type Place = (u32, usize);

/// The changes so far.
#[derive(Clone, Default)]
pub(crate) struct Edits {
    typed: Arc<Typed>,
    left_out: BTreeSet<u32>,
    chosen: RowChoices,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One change, with what was there before it.
#[derive(Clone, Default)]
struct Step {
    cells: Vec<(Place, Option<String>, Option<String>)>,
    rows: Vec<(u32, bool)>,
    chosen: Vec<(u32, Option<RowChoice>, Option<RowChoice>)>,
}

impl std::fmt::Debug for Edits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // No text: rows hold personal data.
        f.debug_struct("Edits")
            .field("typed", &self.typed.len())
            .field("left_out", &self.left_out.len())
            .finish_non_exhaustive()
    }
}

impl Edits {
    pub(crate) fn typed(&self) -> &Arc<Typed> {
        &self.typed
    }

    pub(crate) fn is_left_out(&self, row: u32) -> bool {
        self.left_out.contains(&row)
    }

    /// What was decided about single rows.
    pub(crate) const fn chosen(&self) -> &RowChoices {
        &self.chosen
    }

    /// How many cells have another text than the file.
    pub(crate) fn cells(&self) -> usize {
        self.typed.len()
    }

    /// How many rows are left out.
    pub(crate) fn rows(&self) -> usize {
        self.left_out.len()
    }

    pub(crate) const fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(crate) const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Types texts into cells, as one change. A text that the file has in that place takes back what was typed there.
    pub(super) fn type_in(&mut self, table: &Table, texts: impl IntoIterator<Item = (Place, String)>) {
        let changed = |(place, text): (Place, String)| {
            let record = record_of(table, place.0)?;
            let after = (record.in_file(place.1) != text).then_some(text);
            let before = self.typed.get(&place).cloned();
            (before != after).then_some((place, before, after))
        };
        let cells = texts.into_iter().filter_map(changed).collect();
        self.take(Step {
            cells,
            ..Step::default()
        });
    }

    /// Leaves rows out, or takes them in again, as one change.
    pub(super) fn leave_out(&mut self, rows: impl IntoIterator<Item = u32>, is_out: bool) {
        let differ = |row: &u32| self.left_out.contains(row) != is_out;
        let rows = rows.into_iter().filter(differ).map(|row| (row, is_out)).collect();
        self.take(Step {
            rows,
            ..Step::default()
        });
    }

    /// Says who these rows are, or leaves it to what is chosen for all, as one change.
    pub(super) fn choose(&mut self, rows: impl IntoIterator<Item = u32>, choice: Option<RowChoice>) {
        let changed = |row| {
            let before = self.chosen.get(&row).copied();
            (before != choice).then_some((row, before, choice))
        };
        let chosen = rows.into_iter().filter_map(changed).collect();
        self.take(Step {
            chosen,
            ..Step::default()
        });
    }

    fn take(&mut self, step: Step) {
        if step.cells.is_empty() && step.rows.is_empty() && step.chosen.is_empty() {
            return;
        }
        self.apply(&step, true);
        self.done.push(step);
        self.undone.clear();
    }

    pub(super) fn undo(&mut self) {
        if let Some(step) = self.done.pop() {
            self.apply(&step, false);
            self.undone.push(step);
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(step) = self.undone.pop() {
            self.apply(&step, true);
            self.done.push(step);
        }
    }

    fn apply(&mut self, step: &Step, is_forward: bool) {
        let typed = Arc::make_mut(&mut self.typed);
        for (place, before, after) in &step.cells {
            match if is_forward { after } else { before } {
                Some(text) => drop(typed.insert(*place, text.clone())),
                None => drop(typed.remove(place)),
            }
        }
        for (row, is_out) in &step.rows {
            if *is_out == is_forward {
                self.left_out.insert(*row);
            } else {
                self.left_out.remove(row);
            }
        }
        for (row, before, after) in &step.chosen {
            match if is_forward { after } else { before } {
                Some(choice) => drop(self.chosen.insert(*row, *choice)),
                None => drop(self.chosen.remove(row)),
            }
        }
    }
}

/// The record that a spreadsheet shows in this row.
pub(super) fn record_of(table: &Table, row: u32) -> Option<importer::Record<'_>> {
    // Records are in the order of their rows.
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match table.record(middle) {
            Some(record) if record.row() < row => low = middle + 1,
            _ => high = middle,
        }
    }
    table.record(low).filter(|record| record.row() == row)
}

/// The text of a cell once a proposal is accepted: what the proposal is about is replaced, and anything else in the
/// cell stays. `None` where there is no proposal, or the place in the cell is not certain.
pub(super) fn accepted(table: &Table, issue: &Issue) -> Option<(Place, String)> {
    let stored = issue.stored.as_deref().filter(|_| issue.level == Level::Check)?;
    let cell = record_of(table, issue.row)?.cell(issue.column);
    let mut found = cell.match_indices(issue.value.as_str());
    let text = match (found.next(), found.next()) {
        _ if issue.value == cell => stored.to_owned(),
        (Some((at, value)), None) if !value.is_empty() => {
            let (before, after) = cell.split_at(at);
            format!("{before}{stored}{}", after.strip_prefix(value).unwrap_or_default())
        }
        _ => return None,
    };
    (text != cell).then_some(((issue.row, issue.column), text))
}

/// Every cell of a column that holds `find`, with `with` in its place; where `find` is empty, the empty cells.
pub(super) fn replaced(table: &Table, column: usize, find: &str, with: &str) -> Vec<(Place, String)> {
    let place = |record: importer::Record<'_>| {
        let cell = record.cell(column);
        let text = if find.is_empty() {
            cell.trim().is_empty().then(|| with.to_owned())
        } else {
            cell.contains(find).then(|| cell.replace(find, with))
        };
        text.map(|text| ((record.row(), column), text))
    };
    table.records().filter_map(place).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use importer::{IssueCode, ReadOptions, read_table};

    use super::{Edits, Issue, Level, Table, accepted, replaced};

    fn table() -> Table {
        let text = "Name,Phone\nAnn,020\nBea,\nCy,020; 030\n";
        read_table(text.as_bytes(), &ReadOptions::default(), &()).unwrap()
    }

    fn cells(table: &Table, edits: &Edits) -> Vec<String> {
        let table = table.with_typed(std::sync::Arc::clone(edits.typed()));
        table.records().map(|record| record.cell(1).to_owned()).collect()
    }

    #[test]
    fn changes_are_undone_and_done_again_one_by_one() {
        let table = table();
        let mut edits = Edits::default();
        edits.type_in(&table, [((3, 1), "040".to_owned())]);
        edits.type_in(&table, replaced(&table, 1, "020", "+44 20"));
        edits.leave_out([2], true);
        assert_eq!(cells(&table, &edits), ["+44 20", "040", "+44 20; 030"]);
        assert_eq!((edits.cells(), edits.rows(), edits.is_left_out(2)), (3, 1, true));
        for expected in [
            ["+44 20", "040", "+44 20; 030"],
            ["020", "040", "020; 030"],
            ["020", "", "020; 030"],
        ] {
            edits.undo();
            assert_eq!(cells(&table, &edits), expected);
        }
        edits.undo();
        assert!(!edits.can_undo() && edits.can_redo() && edits.rows() == 0);
        edits.redo();
        edits.redo();
        assert_eq!(cells(&table, &edits), ["+44 20", "040", "+44 20; 030"]);
        // Another change ends what could be done again.
        edits.leave_out([4], true);
        assert!(!edits.can_redo());
    }

    #[test]
    fn a_cell_that_is_as_in_the_file_was_not_changed() {
        let table = table();
        let mut edits = Edits::default();
        edits.type_in(&table, [((2, 1), "020".to_owned()), ((99, 1), "x".to_owned())]);
        assert!(!edits.can_undo());
        edits.type_in(&table, [((2, 1), "021".to_owned())]);
        edits.type_in(&table, [((2, 1), "020".to_owned())]);
        assert_eq!(edits.cells(), 0);
        assert_eq!(replaced(&table, 1, "", "none"), [((3, 1), "none".to_owned())]);
    }

    #[test]
    fn accepting_changes_what_the_proposal_is_about() {
        let table = table();
        let issue = |row, value: &str| Issue {
            row,
            column: 1,
            code: IssueCode::DecimalIdentifier,
            level: Level::Check,
            value: value.into(),
            stored: Some("+4420".into()),
        };
        let text = |issue: &Issue| accepted(&table, issue).map(|(_, text)| text);
        assert_eq!(text(&issue(2, "020")).as_deref(), Some("+4420"));
        assert_eq!(text(&issue(4, "020")).as_deref(), Some("+4420; 030"));
        // Which of the two zeros is meant?
        assert_eq!(text(&issue(4, "0")), None);
        let fixed = Issue {
            level: Level::Fixed,
            ..issue(2, "020")
        };
        assert_eq!(text(&fixed), None);
    }
}
