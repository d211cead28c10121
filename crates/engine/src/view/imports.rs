//! What the screens of an import are given.

use serde::Serialize;
use ts_rs::TS;

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
    /// Fields that are needed and have no column: `name`, `reach`.
    pub missing: Vec<String>,
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
    /// `blank`, `comment`, `preamble`, `repeatedHeader` or `otherTable`.
    pub kind: String,
    /// Rows.
    pub count: u32,
}

/// A row of the file that is no data.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IgnoredRowView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// Why, as in the counts by kind.
    pub kind: String,
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
    /// Field it goes to: `givenName`, `middleNames`, `familyName`, `fullName`, `jobTitle`, `company`,
    /// `email`, `phone`, `identifier`, `groupIdentifiers`, `groupIds`, `country`, `dialCode`,
    /// `note`, `notImported`.
    pub field: String,
    /// `sure`, `guess` or `none`.
    pub confidence: String,
    /// Field its values look like, where its heading says nothing: a question, off until answered.
    pub proposal: Option<String>,
}

/// A name in the file that no team has.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnknownTeamView {
    /// As it stands in the file.
    pub name: String,
    /// How many rows name it.
    pub rows: u32,
    /// What becomes of it: `leave` (its rows are left out), `existing`, `create`, `ignore`.
    pub choice: String,
    /// The chosen existing team.
    pub team: Option<String>,
}

/// A remark on the file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileNoteView {
    /// Code of its sentence.
    pub code: String,
    /// `fixed`, `check`, `cannotUse`, `row`.
    pub level: String,
    /// First row it concerns.
    pub row: Option<u32>,
    /// How many rows it concerns.
    pub count: u32,
}

/// A remark on a column.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BannerView {
    /// Code of its sentence.
    pub code: String,
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
    /// Code of its sentence.
    pub code: String,
    /// `fixed`, `check`, `replaces`, `cannotUse`, `row`.
    pub level: String,
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
    /// `update`, `skip` or `refuse`.
    pub on_match: String,
    /// `ask`, `update` or `addWithoutAddress`, for rows whose address is that of a client with another
    /// name.
    pub on_rename: String,
    /// `ask`, `update` or `add`, for rows with a new address whose name and number are those of one client
    /// without an address.
    pub on_same: String,
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
    /// What comes of it: `created`, `updated`, `unchanged`, `skipped`, `refused`.
    pub outcome: String,
    /// Why, if it is skipped or refused: code of a sentence.
    pub code: Option<String>,
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
    /// Which: `given`, `family`, `jobTitle`, `email` and `phone` (the secure ones), `identifier`,
    /// `publicEmail`, `publicPhone`, `label`, `team`.
    pub field: String,
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
    /// Code of the remark, if there is one.
    pub code: Option<String>,
    /// Its level: `fixed`, `check`, `cannotUse`.
    pub level: Option<String>,
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
    /// `skipped` or `refused`; `value` if it was imported without some of its values.
    pub outcome: String,
    /// Code of the sentence.
    pub code: String,
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
    /// Code of the sentence.
    pub code: String,
}

/// A written file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// File name without folder.
    pub file: String,
    /// Rows in it.
    pub rows: u32,
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
    /// Code of the problem.
    pub code: String,
    /// `fixed`, `check`, `cannotUse`, `row`.
    pub level: String,
    /// Who or what is in the way of the row.
    pub blocker: Option<String>,
}
