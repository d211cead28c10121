//! What the screens of an import are given.

use domain::coded::Coded;
use domain::import::{Changed, OnMatch, OnRename, OnSame, OutcomeKind, Replaced, RowCode};
use importer::{BannerCode, Confidence, Field, IssueCode, Level, Need, NoteCode, NoteLevel, Reason};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::imports::ImportJob;
use ts_rs::TS;

use crate::code::{Code, Union};
use crate::view::micros;

/// A kind of problem of a file: something noticed in a cell, a row that is left out, or a row that
/// takes something away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemCode {
    /// Noticed in a cell, or why a row is left out.
    Issue(IssueCode),
    /// A person loses something they were reached or known by.
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

/// How grave a problem is, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProblemLevel {
    /// The row is left out.
    Row,
    /// A value is left out, or kept as text only.
    CannotUse,
    /// The row takes something away.
    Replaces,
    /// Somebody should look.
    Check,
    /// Mended.
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

/// Which rows of the check grid are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RowFilter {
    /// Rows that are imported and need no look.
    Ready,
    /// Rows that are imported and somebody should look at.
    Check,
    /// Rows of people who are here and change.
    Updates,
    /// Rows that cannot be imported.
    Refused,
    /// Rows that are passed over by choice.
    Skipped,
}

/// What becomes of the rows that name a team which is not here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TeamChoiceCode {
    /// The rows are left out.
    Leave,
    /// An existing team is meant.
    Existing,
    /// A team of this name is created.
    Create,
    /// The name is passed over.
    Ignore,
}

/// Why a row stands in the list of what an import left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LeftOutKind {
    /// Passed over by choice.
    Skipped,
    /// Could not be imported.
    Refused,
    /// Imported without some of its values.
    Value,
}

/// A file that was read for an import, and what would come of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// Handle of this draft.
    pub draft: String,
    /// File name without folder.
    pub file: String,
    /// How the file was read.
    pub format: FormatView,
    /// Columns of the file, in order.
    pub columns: Vec<ColumnView>,
    /// What no column has and an import needs.
    pub missing: Vec<Code<Need>>,
    /// Names in the file that no team has, each once.
    pub unknown_teams: Vec<UnknownTeamView>,
    /// Remarks on the whole file.
    pub notes: Vec<FileNoteView>,
    /// Remarks on whole columns.
    pub banners: Vec<BannerView>,
    /// Kinds of problem with their counts, the gravest first.
    pub problems: Vec<ProblemKindView>,
    /// What importing would do now.
    pub forecast: ForecastView,
    /// The choices in force.
    pub options: ImportOptionsView,
}

/// How a file was read.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatView {
    /// Name of the text encoding.
    pub encoding: String,
    /// `,` `;` `|` or a tab.
    pub delimiter: String,
    /// Row of the header as a spreadsheet shows it; absent if there is none.
    pub header_row: Option<u32>,
    /// Data rows.
    pub rows: u32,
    /// Rows that are no data: blank, comment, above the header, repeated header, another table.
    pub ignored: u32,
    /// The same by kind, in a fixed order, without kinds there are none of.
    pub ignored_kinds: Vec<IgnoredKindView>,
    /// The first hundred of them that have text.
    pub ignored_rows: Vec<IgnoredRowView>,
}

/// How many rows are no data for one reason.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IgnoredKindView {
    /// Why they are no data.
    pub kind: Code<Reason>,
    /// Rows.
    pub count: u32,
}

/// A row of the file that is no data.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IgnoredRowView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// Why it is no data.
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
    /// Field it goes to.
    pub field: Code<Field>,
    /// How sure that is.
    pub confidence: Code<Confidence>,
    /// Field its values look like, where its heading says nothing: a question, off until answered.
    pub proposal: Option<Code<Field>>,
}

/// A name in the file that no team has.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnknownTeamView {
    /// As it stands in the file.
    pub name: String,
    /// How many rows name it.
    pub rows: u32,
    /// What becomes of it.
    pub choice: TeamChoiceCode,
    /// The chosen existing team.
    pub team: Option<String>,
}

/// A remark on the file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileNoteView {
    /// What it is.
    pub code: Code<NoteCode>,
    /// Whether somebody should look.
    pub level: ProblemLevel,
    /// First row it concerns.
    pub row: Option<u32>,
    /// How many rows it concerns.
    pub count: u32,
}

/// A remark on a column.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BannerView {
    /// What it is.
    pub code: Code<BannerCode>,
    /// Column, from 0.
    pub column: u32,
    /// Rows it concerns.
    pub count: u32,
    /// A country that would read the column better, ISO 3166-1 alpha-2.
    pub region: Option<String>,
}

/// A kind of problem.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProblemKindView {
    /// What it is.
    pub code: Code<ProblemCode>,
    /// How grave it is.
    pub level: ProblemLevel,
    /// Rows it concerns.
    pub count: u32,
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
    /// Rows passed over by choice.
    pub skipped: u32,
    /// Rows that cannot be imported.
    pub refused: u32,
    /// Rows that are no data: blank, comment, above the header, repeated header, another table; not
    /// among `rows`.
    pub ignored: u32,
    /// Values that are left out of rows that are imported.
    pub left_out: u32,
}

/// Choices of an import.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportOptionsView {
    /// Country of numbers without a country code, ISO 3166-1 alpha-2.
    pub region: String,
    /// For rows of people who are there and differ.
    pub on_match: Code<OnMatch>,
    /// For rows whose address is that of a client with another name.
    pub on_rename: Code<OnRename>,
    /// For rows with a new address whose name and number are those of one client without an address.
    pub on_same: Code<OnSame>,
    /// Whether rows whose identifier is in use are passed over.
    pub ignore_identifiers_in_use: bool,
}

/// One window of the check grid.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowsView {
    /// Rows under the filter.
    pub total: u32,
    /// Place of the first.
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
    /// What comes of it.
    pub outcome: Code<OutcomeKind>,
    /// Why, if it is skipped or refused.
    pub code: Option<Code<RowCode>>,
    /// Who is in the way, if somebody is: a name.
    pub blocker: Option<String>,
    /// What it would change of somebody who is here.
    pub changes: Vec<ImportChangeView>,
    /// One cell per column of the file.
    pub cells: Vec<ImportCellView>,
}

/// One value a row would change.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportChangeView {
    /// Which.
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
    /// Text of the file.
    pub text: String,
    /// What is stored instead, if we changed it.
    pub stored: Option<String>,
    /// What was noticed, if anything was.
    pub code: Option<Code<IssueCode>>,
    /// How grave that is.
    pub level: Option<ProblemLevel>,
}

/// A finished import.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportResultView {
    /// Key; undoing needs it.
    pub id: String,
    /// File name.
    pub file: String,
    /// When.
    pub at: f64,
    /// Who.
    pub actor: String,
    /// Counts.
    pub counts: ForecastView,
    /// New people who were invited at once.
    pub invited: u32,
    /// Rows that were imported without some of their values.
    pub without_values: u32,
    /// Rows of the file that are no data, by kind; empty if that was not noted.
    pub ignored_kinds: Vec<IgnoredKindView>,
    /// Whether it was undone.
    pub undone: bool,
    /// Rows that were left out, or imported without some of their values; the first hundred.
    pub problems: Vec<ImportProblemView>,
}

/// A row that was left out.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProblemView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// What came of it.
    pub outcome: LeftOutKind,
    /// Why; nothing if another version of the program noted a reason that this one does not know.
    pub code: Option<Code<IssueCode>>,
    /// Who is in the way, if somebody is.
    pub blocker: Option<String>,
    /// The row's text, cells joined by commas.
    pub text: String,
    /// Values that were left out.
    pub values: Vec<LeftOutValueView>,
}

/// A value a row was imported without.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutValueView {
    /// Name of its column.
    pub column: String,
    /// Text of the file.
    pub value: String,
    /// Why; nothing if another version of the program noted a reason that this one does not know.
    pub code: Option<Code<IssueCode>>,
}

/// One thing noticed in a file, for scripts.
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
    /// How grave it is.
    pub level: ProblemLevel,
    /// Who or what is in the way of the row.
    pub blocker: Option<String>,
}

/// An import that was running when the program ended.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterruptedImport {
    /// File name.
    pub file: String,
    /// Whether it had been committed: everything is there. Else nothing is.
    pub finished: bool,
    /// The import, if it finished.
    pub import: Option<String>,
    /// People created and updated, if it finished.
    pub people: u32,
}

/// An import as its result shows it.
pub(crate) fn job_view(job: &ImportJob, actor: String, problems: Vec<ImportProblemView>) -> ImportResultView {
    let c = job.counts;
    let options: Value = serde_json::from_str(&job.options).unwrap_or_default();
    let count = |name: &str| {
        let found = options.get(name).and_then(Value::as_u64).unwrap_or(0);
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let ignored: Vec<(String, u32)> = options
        .get("ignored")
        .and_then(|ignored| serde_json::from_value(ignored.clone()).ok())
        .unwrap_or_default();
    ImportResultView {
        id: job.id.to_string(),
        file: job.file_name.clone(),
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
        problems,
    }
}
