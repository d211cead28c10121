//! The check screen of an import: what the file contains, what is wrong with it, and what each row would
//! do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::coded::Coded;
use domain::facts::Facts;
use domain::import::{ImportReport, Outcome, RowCode, team_key};
use hub_core::LeftOutValue;
use importer::{Confidence, Defaults, Field, FileNote, IssueCode, Level, Mapping, NoteCode, Table};

use super::changes;
use super::draft::{Draft, Stage};
use super::edits::{accepted, record_of};
use crate::app::Engine;
use crate::code::Code;
use crate::error::AppError;
use crate::request::ImportRowsRequest;
use crate::view::{
    BannerView, ColumnView, DefaultView, FileNoteView, ForecastView, FormatView, IgnoredKindView, IgnoredRowView,
    ImportCellView, ImportEditsView, ImportOptionsView, ImportRowView, ImportRowsView, ImportView, ProblemCode,
    ProblemKindView, ProblemLevel, ProblemView, RowFilter, SheetView, count,
};

/// Longest cell text sent to the grid; the whole cell is stored nevertheless.
const CELL: usize = 300;
/// How many unread rows are shown with their text.
const IGNORED_SHOWN: usize = 100;

impl Engine {
    /// A window of the check grid.
    pub async fn import_rows(&self, request: ImportRowsRequest) -> Result<ImportRowsView, AppError> {
        let session = self.session().await?;
        let draft = self.draft(&request.draft).await?;
        let stage = Arc::clone(&*draft.stage.lock().await);
        let (mut view, indices) = {
            let stage = Arc::clone(&stage);
            crate::work::blocking(move || window(&stage, &request)).await?
        };
        let mut changes = self.changes(&session, &stage, &indices).await?;
        for (row, index) in view.rows.iter_mut().zip(indices) {
            row.changes = changes.remove(&index).unwrap_or_default();
        }
        Ok(view)
    }

    /// Everything noticed in a draft, in the order of the file: values first, then the reasons for which
    /// rows are left out.
    pub async fn import_problems(&self, draft: &str) -> Result<Vec<ProblemView>, AppError> {
        let draft = self.draft(draft).await?;
        let stage = Arc::clone(&*draft.stage.lock().await);
        crate::work::blocking(move || problem_list(&stage)).await
    }
}

fn problem_list(stage: &Stage) -> Vec<ProblemView> {
    let columns = stage.table.columns();
    let named = |column: usize| {
        columns
            .get(column)
            .map(|c| c.header.clone().unwrap_or_else(|| c.letter.clone()))
            .unwrap_or_default()
    };
    let issues = stage
        .issues
        .iter()
        .filter(|i| i.level != Level::Row)
        .map(|issue| ProblemView {
            row: issue.row,
            column: named(issue.column),
            value: issue.value.clone(),
            stored: issue.stored.clone(),
            code: issue.code.into(),
            level: issue.level.into(),
            blocker: None,
        });
    let rows = stage
        .forecast
        .report
        .rows
        .iter()
        .enumerate()
        .filter_map(|(index, result)| {
            let problem = result.outcome.left_out()?;
            Some(ProblemView {
                row: result.row,
                column: String::new(),
                value: String::new(),
                stored: None,
                code: IssueCode::Row(problem.code).into(),
                level: ProblemLevel::Row,
                blocker: stage.blockers.get(&index).cloned(),
            })
        });
    let mut all: Vec<ProblemView> = issues.chain(rows).collect();
    all.sort_by_key(|p| p.row);
    all
}

pub(crate) fn view(draft: &Draft, stage: &Stage) -> ImportView {
    let table = &stage.table;
    let format = table.format();
    let counts = stage.forecast.report.counts();
    let columns = table
        .columns()
        .iter()
        .zip(&stage.mapping.columns)
        .map(|(column, mapping)| ColumnView {
            letter: column.letter.clone(),
            header: column.header.clone().unwrap_or_default(),
            samples: column.samples.clone(),
            field: mapping.field.into(),
            confidence: mapping.confidence.into(),
            proposal: mapping.proposal.map(Code),
        });
    // Headings of lists are known by the list alone, so the table could not be sure of its header.
    let is_sure = !stage.choices.options.listed.is_people()
        && stage
            .mapping
            .columns
            .iter()
            .any(|column| column.confidence == Confidence::Sure);
    let doubts = |note: &&FileNote| !(is_sure && note.code == NoteCode::HeaderGuessed);
    let notes = table.notes().iter().filter(doubts).map(|note| FileNoteView {
        code: note.code.into(),
        level: note.level().into(),
        row: note.row,
        count: note.param("count").and_then(|c| c.parse().ok()).unwrap_or(1),
    });
    let banners = stage.banners.iter().map(|banner| BannerView {
        code: banner.code.into(),
        column: count(banner.column),
        count: banner.count,
        region: banner.region.map(|region| region.as_str().to_owned()),
    });
    let left_out = stage.issues.iter().filter(|i| i.level == Level::CannotUse).count();
    ImportView {
        draft: draft.source.id.clone(),
        file: draft.source.file.clone(),
        format: FormatView {
            source: format.source.into(),
            encoding: format.encoding.to_owned(),
            delimiter: format.delimiter.to_string(),
            header_row: format.header_row,
            rows: counts.rows,
            ignored: counts.ignored,
            ignored_kinds: ignored_kinds(table),
            ignored_rows: ignored_rows(table),
        },
        sheets: table.sheets().iter().map(SheetView::from).collect(),
        sheet: table.sheet().map(count),
        sheet_asked: table.asks_for_sheet(),
        columns: columns.collect(),
        missing: importer::missing_for(&stage.mapping, stage.choices.options.listed)
            .into_iter()
            .map(Code)
            .collect(),
        unknown_teams: changes::unknown(stage),
        notes: notes.collect(),
        banners: banners.collect(),
        problems: problems(stage),
        forecast: ForecastView {
            rows: counts.rows,
            created: counts.created,
            updated: counts.updated,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            refused: counts.refused,
            ignored: counts.ignored,
            left_out: count(left_out),
        },
        edits: ImportEditsView {
            cells: count(stage.choices.edits.cells()),
            rows: count(stage.choices.edits.rows()),
            chosen: count(stage.choices.edits.chosen().len()),
            can_undo: stage.choices.edits.can_undo(),
            can_redo: stage.choices.edits.can_redo(),
        },
        fields: Field::all()
            .filter(|field| field.is_of(stage.choices.options.listed))
            .map(Code)
            .collect(),
        options: ImportOptionsView {
            listed: stage.choices.options.listed.into(),
            region: stage.choices.region.as_str().to_owned(),
            on_rename: stage.choices.options.on_rename.into(),
            on_same: stage.choices.options.on_same.into(),
            on_match: stage.choices.options.on_match.into(),
            ignore_identifiers_in_use: stage.choices.options.ignore_identifiers_in_use,
            defaults: Defaults::fields(stage.choices.options.listed)
                .iter()
                .map(|field| DefaultView {
                    field: Code(*field),
                    text: stage.choices.defaults.text(*field).to_owned(),
                })
                .collect(),
            keep_full_names: stage
                .mapping
                .columns
                .iter()
                .any(|column| column.field == Field::FullName)
                .then_some(stage.choices.keep_full_names),
        },
    }
}

pub(crate) fn ignored_kinds(table: &Table) -> Vec<IgnoredKindView> {
    let kinds = table.ignored().counts();
    kinds
        .map(|(kind, count)| IgnoredKindView {
            kind: kind.into(),
            count,
        })
        .collect()
}

fn ignored_rows(table: &Table) -> Vec<IgnoredRowView> {
    let rows = table.left_out().take(IGNORED_SHOWN);
    rows.map(|(record, reason)| IgnoredRowView {
        row: record.row(),
        kind: reason.into(),
        text: shorten(&csv_line(record.cells())),
    })
    .collect()
}

/// Kinds of problem, the most serious first, then the most frequent. Left-out rows count by their outcome,
/// values by their issue.
fn problems(stage: &Stage) -> Vec<ProblemKindView> {
    let mut proposals: BTreeMap<&'static str, usize> = BTreeMap::new();
    let open = stage
        .issues
        .iter()
        .filter(|issue| accepted(&stage.table, issue).is_some());
    for issue in open {
        *proposals.entry(issue.code.code()).or_default() += 1;
    }
    let mut kinds: BTreeMap<(ProblemLevel, &'static str), (ProblemCode, BTreeSet<u32>)> = BTreeMap::new();
    let mut tell = |level: ProblemLevel, code: ProblemCode, row: u32| {
        let (_, rows) = kinds.entry((level, code.code())).or_insert((code, BTreeSet::new()));
        rows.insert(row);
    };
    for issue in stage.issues.iter().filter(|i| i.level != Level::Row) {
        tell(issue.level.into(), ProblemCode::Issue(issue.code), issue.row);
    }
    for result in &stage.forecast.report.rows {
        if let Some(problem) = result.outcome.left_out() {
            let code = ProblemCode::Issue(IssueCode::Row(problem.code));
            tell(ProblemLevel::Row, code, result.row);
        }
    }
    for (row, loss) in changes::replacing(stage) {
        tell(ProblemLevel::Replaces, ProblemCode::Replaces(loss), row);
    }
    let kinds = kinds.into_iter().map(|((level, _), (code, rows))| ProblemKindView {
        code: code.into(),
        level,
        count: count(rows.len()),
        proposals: count(proposals.get(code.code()).copied().unwrap_or_default()),
    });
    let mut kinds: Vec<ProblemKindView> = kinds.collect();
    // The sort is stable: the order of the codes decides between equals.
    kinds.sort_by_key(|kind| (kind.level, std::cmp::Reverse(kind.count)));
    kinds
}

/// Names of the people in the way, by row index.
pub(crate) fn blockers(report: &ImportReport, facts: &Facts) -> BTreeMap<usize, String> {
    let named = report.rows.iter().enumerate().filter_map(|(index, result)| {
        let problem = result.outcome.left_out()?;
        let name = match (&problem.who, &problem.text, problem.earlier) {
            (Some(who), _, _) => facts.people.get(who).map(|p| p.card.name.full())?,
            (None, Some(text), _) => text.clone(),
            (None, None, Some(row)) => row.to_string(),
            (None, None, None) => return None,
        };
        Some((index, name))
    });
    named.collect()
}

/// Assigns a field to a column. A field that only one column can have leaves its old column.
pub(crate) fn remap(mapping: &mut Mapping, column: usize, field: Field) -> Result<(), AppError> {
    if !field.repeats() {
        for other in mapping.columns.iter_mut().filter(|c| c.field == field) {
            other.field = Field::NotImported;
        }
    }
    let chosen = mapping.columns.get_mut(column).ok_or(AppError::NotFound)?;
    chosen.field = field;
    chosen.confidence = Confidence::Sure;
    chosen.proposal = None;
    Ok(())
}

/// A window, and the indices of its rows.
fn window(stage: &Stage, request: &ImportRowsRequest) -> (ImportRowsView, Vec<usize>) {
    let wanted = filter(stage, request);
    let offset = request.offset as usize;
    let shown = wanted.iter().skip(offset).take(request.limit.min(500) as usize);
    let (rows, indices) = shown.filter_map(|index| Some((row(stage, *index)?, *index))).unzip();
    let view = ImportRowsView {
        total: count(wanted.len()),
        offset: request.offset,
        rows,
    };
    (view, indices)
}

/// The rows with a kind of problem.
pub(super) fn rows_by_code(stage: &Stage, code: ProblemCode) -> BTreeSet<u32> {
    let issues = stage.issues.iter();
    let issues = issues.filter(|i| ProblemCode::Issue(i.code) == code).map(|i| i.row);
    let has_code = |outcome: &Outcome| {
        let left_out = outcome.left_out();
        left_out.is_some_and(|problem| ProblemCode::Issue(IssueCode::Row(problem.code)) == code)
    };
    let rows = stage.forecast.report.rows.iter().filter(|r| has_code(&r.outcome));
    let replacing = changes::replacing(stage).filter(|(_, loss)| ProblemCode::Replaces(*loss) == code);
    let replacing = replacing.map(|(row, _)| row);
    issues.chain(rows.map(|r| r.row)).chain(replacing).collect()
}

/// Indices of the rows that pass a filter, in file order.
fn filter(stage: &Stage, request: &ImportRowsRequest) -> Vec<usize> {
    let find = request.find.trim().to_lowercase();
    let by_code = request.code.map(|Code(code)| rows_by_code(stage, code));
    let to_check: BTreeSet<u32> = match request.only {
        Some(RowFilter::Check | RowFilter::Ready) => {
            let grave = |level| matches!(level, Level::Check | Level::CannotUse);
            stage.issues.iter().filter(|i| grave(i.level)).map(|i| i.row).collect()
        }
        _ => BTreeSet::new(),
    };
    let keeps = |index: usize, row: u32, outcome: &Outcome| {
        let imported = outcome.left_out().is_none();
        let only = match request.only {
            Some(RowFilter::Ready) => imported && !to_check.contains(&row),
            Some(RowFilter::Check) => imported && to_check.contains(&row),
            Some(RowFilter::Refused) => matches!(outcome, Outcome::Refused(_)),
            Some(RowFilter::Skipped) => matches!(outcome, Outcome::Skipped(_)),
            Some(RowFilter::Updates) => matches!(outcome, Outcome::Updated(_)),
            None => true,
        };
        only && by_code.as_ref().is_none_or(|rows| rows.contains(&row))
            && (find.is_empty() || holds(&stage.table, index, &find))
    };
    let rows = stage.forecast.report.rows.iter().enumerate();
    rows.filter(|(index, r)| keeps(*index, r.row, &r.outcome))
        .map(|(index, _)| index)
        .collect()
}

fn holds(table: &Table, index: usize, find: &str) -> bool {
    table
        .record(index)
        .is_some_and(|record| record.cells().any(|cell| cell.to_lowercase().contains(find)))
}

fn row(stage: &Stage, index: usize) -> Option<ImportRowView> {
    let record = stage.table.record(index)?;
    let result = stage.forecast.report.rows.get(index)?;
    // Issues are in file order, so those of a row are adjacent.
    let issues = &stage.issues;
    let start = issues.partition_point(|i| i.row < record.row());
    let mine: Vec<_> = issues
        .iter()
        .skip(start)
        .take_while(|i| i.row == record.row())
        .collect();
    let missing = match &result.outcome {
        Outcome::Refused(problem) if problem.code == RowCode::TeamUnknown => problem.text.as_deref(),
        _ => None,
    };
    let cells = (0..stage.table.columns().len()).map(|column| {
        let text = record.cell(column);
        let issue = mine
            .iter()
            .filter(|i| i.column == column && i.level != Level::Row)
            .max_by_key(|i| i.level);
        let (code, level) = match issue {
            Some(issue) => (Some(issue.code.into()), Some(issue.level.into())),
            None if missing.is_some_and(|name| names_team(stage, column, text, name)) => {
                let code = IssueCode::Row(RowCode::TeamUnknown);
                (Some(code.into()), Some(ProblemLevel::Check))
            }
            None => (None, None),
        };
        ImportCellView {
            text: shorten(text),
            was: record.typed(column).map(|_| shorten(record.in_file(column))),
            stored: issue.and_then(|i| i.stored.as_deref()).map(shorten),
            code,
            level,
        }
    });
    let left_out = result.outcome.left_out();
    Some(ImportRowView {
        row: record.row(),
        outcome: result.outcome.kind().into(),
        code: left_out.map(|problem| problem.code.into()),
        blocker: stage.blockers.get(&index).cloned(),
        who: stage.choices.edits.chosen().get(&record.row()).copied().map(Code),
        changes: Vec::new(),
        cells: cells.collect(),
    })
}

/// Whether a cell of the team column names this team.
fn names_team(stage: &Stage, column: usize, text: &str, name: &str) -> bool {
    let field = stage.mapping.columns.get(column).map(|column| column.field);
    let key = team_key(name);
    field == Some(Field::GroupIdentifiers) && team_key(text).contains(&key)
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(CELL) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A row of the file as one line of CSV (RFC 4180), to be stored with the reason for leaving it out.
pub(crate) fn raw_line(table: &Table, row: u32) -> String {
    let found = record_of(table, row);
    found.map(|record| csv_line(record.cells())).unwrap_or_default()
}

/// Values left out of imported rows, by row.
pub(crate) fn left_out_values(stage: &Stage) -> BTreeMap<u32, Vec<LeftOutValue>> {
    let columns = stage.table.columns();
    let mut found: BTreeMap<u32, Vec<LeftOutValue>> = BTreeMap::new();
    for issue in stage.issues.iter().filter(|issue| issue.level == Level::CannotUse) {
        let column = columns.get(issue.column);
        let name = column.map(|column| column.header.clone().unwrap_or_else(|| column.letter.clone()));
        found.entry(issue.row).or_default().push(LeftOutValue {
            column: name.unwrap_or_default(),
            value: issue.value.clone(),
            code: issue.code.code().to_owned(),
        });
    }
    found
}

/// The column names as one line, and the number of columns.
pub(crate) fn header_line(table: &Table) -> (String, usize) {
    let columns = table.columns();
    let names = columns.iter().map(|c| c.header.as_deref().unwrap_or(&c.letter));
    (csv_line(names), columns.len())
}

fn csv_line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            line.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            line.push('"');
            line.push_str(&cell.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(cell);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::csv_line;

    #[test]
    fn a_line_keeps_its_cells() {
        let line = csv_line(["a", "b, c", "say \"x\"", "two\nlines", ""].into_iter());
        assert_eq!(line, "a,\"b, c\",\"say \"\"x\"\"\",\"two\nlines\",");
    }
}
