//! Views for the screens of an import.

use domain::coded::Coded;
use domain::import::{Changed, Listed, OnMatch, OnRename, OnSame, OutcomeKind, Replaced, RowChoice, RowCode};
use importer::{BannerCode, Confidence, Field, IssueCode, Level, Need, NoteCode, NoteLevel, Reason, Source};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::imports::ImportJob;
use ts_rs::TS;

use crate::code::{Code, Union};
use crate::view::micros;

/// A kind of problem in a file: something noticed in a cell, a row that is left out, or a row that takes
/// something from a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemCode {
    /// Noticed in a cell, or why a row is left out.
    Issue(IssueCode),
    /// A person loses an address, number or identifier.
    Replaces(Replaced),
}

impl Coded for ProblemCode {
    fn all() -> impl Iterator<Item = Self> {
        let issues = IssueCode::all().map(Self::Issue);
        issues.chain(Replaced::all().map(Self::Replaces))
    }

    fn code(self) -> &'static str {
        match self {
            Self::Issue(issue) => issue.code(),
            Self::Replaces(loss) => loss.code(),
        }
    }
}

impl Union for ProblemCode {
    const NAME: &'static str = "ProblemCode";
}

/// How serious a problem is, the most serious first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProblemLevel {
    /// The row is left out.
    Row,
    /// A value is left out, or kept only as text.
    CannotUse,
    /// The row takes something from a person.
    Replaces,
    /// To be looked at.
    Check,
    /// Corrected.
    Fixed,
}

impl From<Level> for ProblemLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Row => Self::Row,
            Level::CannotUse => Self::CannotUse,
            Level::Check => Self::Check,
            Level::Fixed => Self::Fixed,
        }
    }
}

impl From<NoteLevel> for ProblemLevel {
    fn from(level: NoteLevel) -> Self {
        match level {
            NoteLevel::Check => Self::Check,
            NoteLevel::Info => Self::Fixed,
        }
    }
}

/// Which rows of the check grid to show.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RowFilter {
    /// Rows that are imported and need no attention.
    Ready,
    /// Rows that are imported and should be looked at.
    Check,
    /// Rows that change existing people.
    Updates,
    /// Rows that cannot be imported.
    Refused,
    /// Rows that are skipped by choice.
    Skipped,
}

/// What to do with rows that name a team that does not exist.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TeamChoiceCode {
    /// The rows are left out.
    Leave,
    /// They belong to an existing team.
    Existing,
    /// A team of this name is created.
    Create,
    /// The name is ignored.
    Ignore,
}

/// Why a row is listed among those an import left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LeftOutKind {
    /// Skipped by choice.
    Skipped,
    /// Could not be imported.
    Refused,
    /// Imported without some of its values.
    Value,
}

/// A file that was read for import, and what importing it would do.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// Id of this draft.
    pub draft: String,
    /// File name without folder.
    pub file: String,
    /// How the file was read.
    pub format: FormatView,
    /// Sheets of the workbook, in order; none if the file is no workbook.
    pub sheets: Vec<SheetView>,
    /// The sheet that was read, from 0.
    pub sheet: Option<u32>,
    /// Whether several sheets could be meant: nothing is imported until one is chosen.
    pub sheet_asked: bool,
    /// Columns of the file, in order.
    pub columns: Vec<ColumnView>,
    /// Fields that a column of such a file can have.
    pub fields: Vec<Code<Field>>,
    /// Fields that an import needs and no column has.
    pub missing: Vec<Code<Need>>,
    /// Names of teams that do not exist, without repeats.
    pub unknown_teams: Vec<UnknownTeamView>,
    /// Notes on the whole file.
    pub notes: Vec<FileNoteView>,
    /// Notes on whole columns.
    pub banners: Vec<BannerView>,
    /// Kinds of problem with their counts, the most serious first.
    pub problems: Vec<ProblemKindView>,
    /// What importing now would do.
    pub forecast: ForecastView,
    /// The current choices.
    pub options: ImportOptionsView,
    /// What was changed in the rows.
    pub edits: ImportEditsView,
}

/// What was changed in the rows of a draft.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportEditsView {
    /// Cells with another text than the file.
    pub cells: u32,
    /// Rows left out.
    pub rows: u32,
    /// Rows of which it was said who they are.
    pub chosen: u32,
    /// Whether a change can be taken back.
    pub can_undo: bool,
    /// Whether one can be done again.
    pub can_redo: bool,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// Rows with text, the header among them.
    pub rows: u32,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
    /// Whether it could be the one that is meant.
    pub could_be_meant: bool,
}

impl From<&importer::Sheet> for SheetView {
    fn from(sheet: &importer::Sheet) -> Self {
        Self {
            name: sheet.name.clone(),
            rows: sheet.rows,
            is_hidden: sheet.is_hidden,
            could_be_meant: sheet.could_be_meant,
        }
    }
}

/// How a file was read.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatView {
    /// What the file is; the encoding and the delimiter say something of text alone.
    pub source: Code<Source>,
    /// Name of the text encoding.
    pub encoding: String,
    /// `,` `;` `|` or a tab.
    pub delimiter: String,
    /// Row of the header as a spreadsheet shows it; absent if there is none.
    pub header_row: Option<u32>,
    /// Data rows.
    pub rows: u32,
    /// Rows that are not data: blank, comment, above the header, repeated header, another table.
    pub ignored: u32,
    /// The same by kind, in a fixed order, without empty kinds.
    pub ignored_kinds: Vec<IgnoredKindView>,
    /// The first hundred of them that have text.
    pub ignored_rows: Vec<IgnoredRowView>,
}

/// How many rows are not data, for one reason.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IgnoredKindView {
    /// The reason.
    pub kind: Code<Reason>,
    /// Rows.
    pub count: u32,
}

/// A row of the file that is not data.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IgnoredRowView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// The reason.
    pub kind: Code<Reason>,
    /// Its text, cells joined by commas, shortened.
    pub text: String,
}

/// A column of the file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// `A`, `B`, …
    pub letter: String,
    /// Its heading; empty if the file has none.
    pub header: String,
    /// Up to three distinct values.
    pub samples: Vec<String>,
    /// Its field.
    pub field: Code<Field>,
    /// How certain that is.
    pub confidence: Code<Confidence>,
    /// The field that its values suggest if the heading is unknown: a question, not used until answered.
    pub proposal: Option<Code<Field>>,
}

/// The name of a team that does not exist.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnknownTeamView {
    /// As spelled in the file.
    pub name: String,
    /// How many rows name it.
    pub rows: u32,
    /// What to do with it.
    pub choice: TeamChoiceCode,
    /// The chosen existing team.
    pub team: Option<String>,
}

/// A note on the file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileNoteView {
    /// The note.
    pub code: Code<NoteCode>,
    /// Whether to look at it.
    pub level: ProblemLevel,
    /// First row it concerns.
    pub row: Option<u32>,
    /// How many rows it concerns.
    pub count: u32,
}

/// A note on a column.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BannerView {
    /// What it is.
    pub code: Code<BannerCode>,
    /// Column, from 0.
    pub column: u32,
    /// Rows it concerns.
    pub count: u32,
    /// A country in which more numbers of the column could be read, ISO 3166-1 alpha-2.
    pub region: Option<String>,
}

/// A kind of problem.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProblemKindView {
    /// What it is.
    pub code: Code<ProblemCode>,
    /// How serious it is.
    pub level: ProblemLevel,
    /// Rows it concerns.
    pub count: u32,
    /// Proposals that can be accepted.
    pub proposals: u32,
}

/// created + updated + unchanged + skipped + refused = rows.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForecastView {
    /// Data rows.
    pub rows: u32,
    /// New people.
    pub created: u32,
    /// People who change.
    pub updated: u32,
    /// People who stay as they are.
    pub unchanged: u32,
    /// Rows skipped by choice.
    pub skipped: u32,
    /// Rows that cannot be imported.
    pub refused: u32,
    /// Rows that are not data: blank, comment, above the header, repeated header, another table; not part
    /// of `rows`.
    pub ignored: u32,
    /// Values left out of imported rows.
    pub left_out: u32,
}

/// Choices of an import.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportOptionsView {
    /// Whom the file lists.
    pub listed: Code<Listed>,
    /// Country of numbers without a country code, ISO 3166-1 alpha-2.
    pub region: String,
    /// For rows of existing people that differ.
    pub on_match: Code<OnMatch>,
    /// For rows whose address belongs to a client with another name.
    pub on_rename: Code<OnRename>,
    /// For rows with a new address, whose name and number belong to one client without an address.
    pub on_same: Code<OnSame>,
    /// Whether rows whose identifier is in use are skipped.
    pub ignore_identifiers_in_use: bool,
    /// The fields in which all rows can have the same, with what was set.
    pub defaults: Vec<DefaultView>,
    /// Whether full names stay whole instead of being split; `None` if no column has full names.
    pub keep_full_names: Option<bool>,
}

/// What every row has in a field that gives none of its own.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DefaultView {
    /// The field.
    pub field: Code<Field>,
    /// Its text; empty if none was set.
    pub text: String,
}

/// One window of the check grid.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowsView {
    /// Rows that pass the filter.
    pub total: u32,
    /// Position of the first one.
    pub offset: u32,
    /// The window.
    pub rows: Vec<ImportRowView>,
}

/// A row of the check grid.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// What happens to it.
    pub outcome: Code<OutcomeKind>,
    /// Why, if it is skipped or rejected.
    pub code: Option<Code<RowCode>>,
    /// Name of the person in the way, if any.
    pub blocker: Option<String>,
    /// Who it is, if that was asked and answered for this row.
    pub who: Option<Code<RowChoice>>,
    /// What it would change in an existing person.
    pub changes: Vec<ImportChangeView>,
    /// One cell for each column of the file.
    pub cells: Vec<ImportCellView>,
}

/// A value that a row would change.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportChangeView {
    /// The field.
    pub field: Code<Changed>,
    /// What it is now; empty if there is nothing.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// A cell of the check grid.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCellView {
    /// Its text: what was typed, else that of the file.
    pub text: String,
    /// The text of the file, where another was typed.
    pub was: Option<String>,
    /// What is stored instead, if it was corrected.
    pub stored: Option<String>,
    /// What was noticed, if anything.
    pub code: Option<Code<IssueCode>>,
    /// How serious that is.
    pub level: Option<ProblemLevel>,
}

/// The whole text of a cell.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCellTextView {
    /// The text.
    pub text: String,
}

/// A finished import.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportResultView {
    /// Id; also undoes the import.
    pub id: String,
    /// File name.
    pub file: String,
    /// Whom the file lists.
    pub listed: Code<Listed>,
    /// When it ran.
    pub at: f64,
    /// Name of the person who ran it.
    pub actor: String,
    /// Counts.
    pub counts: ForecastView,
    /// New people who were invited at once.
    pub invited: u32,
    /// Rows imported without some of their values.
    pub without_values: u32,
    /// Rows of the file that are not data, by kind; empty if they were not stored.
    pub ignored_kinds: Vec<IgnoredKindView>,
    /// Whether it was undone.
    pub undone: bool,
    /// If so, how many people and teams stayed as they were because they had changed.
    pub kept: u32,
    /// The first hundred rows that were left out, or imported without some of their values.
    pub problems: Vec<ImportProblemView>,
    /// The hub, which has the rows that were left out, cannot be reached.
    pub unreached: bool,
}

/// A row that was left out.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProblemView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// What happened to it.
    pub outcome: LeftOutKind,
    /// The reason; `None` if another version of the program stored one that this version does not know.
    pub code: Option<Code<IssueCode>>,
    /// The person or thing in the way, if any.
    pub blocker: Option<String>,
    /// The row's text, cells joined by commas.
    pub text: String,
    /// Values that were left out.
    pub values: Vec<LeftOutValueView>,
}

/// A value left out of an imported row.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutValueView {
    /// Name of its column.
    pub column: String,
    /// Text of the file.
    pub value: String,
    /// The reason; `None` if another version of the program stored one that this version does not know.
    pub code: Option<Code<IssueCode>>,
}

/// A problem in a file, for scripts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProblemView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// Heading of the column, or its letter; empty for the row as a whole.
    pub column: String,
    /// Text of the file.
    pub value: String,
    /// What is stored instead, or proposed.
    pub stored: Option<String>,
    /// What it is.
    pub code: Code<IssueCode>,
    /// How serious it is.
    pub level: ProblemLevel,
    /// The person or thing in the way of the row.
    pub blocker: Option<String>,
}

/// An import that was running when the program ended.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterruptedImport {
    /// File name.
    pub file: String,
    /// Whether it was committed: then everything was imported, else nothing.
    pub finished: bool,
    /// The import, if it finished.
    pub import: Option<String>,
    /// People created and updated, if it finished.
    pub people: u32,
}

/// How many people and teams an undo left as they were, from what it says about itself.
fn kept(detail: &str) -> u32 {
    let detail: Value = serde_json::from_str(detail).unwrap_or_default();
    let kept = detail.get("kept").and_then(Value::as_u64).unwrap_or_default();
    u32::try_from(kept).unwrap_or(u32::MAX)
}

/// An import as the result screen shows it.
pub(crate) fn job_view(job: &ImportJob, actor: String, problems: Vec<ImportProblemView>) -> ImportResultView {
    let c = job.counts;
    let options: Value = serde_json::from_str(&job.options).unwrap_or_default();
    let count = |name: &str| {
        let found = options.get(name).and_then(Value::as_u64).unwrap_or(0);
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    // Imports of earlier versions do not say: they were all of clients.
    let listed = options.get("listed").and_then(Value::as_str);
    let listed = listed.and_then(Listed::parse).unwrap_or_default();
    let ignored: Vec<(String, u32)> = options
        .get("ignored")
        .and_then(|ignored| serde_json::from_value(ignored.clone()).ok())
        .unwrap_or_default();
    ImportResultView {
        id: job.id.to_string(),
        file: job.file_name.clone(),
        listed: listed.into(),
        at: micros(job.at),
        actor,
        counts: ForecastView {
            rows: c.rows,
            created: c.created,
            updated: c.updated,
            unchanged: c.unchanged,
            skipped: c.skipped,
            refused: c.refused,
            ignored: c.ignored,
            left_out: count("leftOut"),
        },
        invited: count("invited"),
        without_values: count("withoutValues"),
        ignored_kinds: ignored
            .into_iter()
            .filter_map(|(kind, count)| {
                let kind = Reason::parse(&kind)?.into();
                Some(IgnoredKindView { kind, count })
            })
            .collect(),
        undone: job.undone_by.is_some(),
        kept: job.undo_detail.as_deref().map(kept).unwrap_or_default(),
        problems,
        unreached: false,
    }
}
