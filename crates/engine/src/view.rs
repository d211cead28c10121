//! What the user interface is given: plain data, made for a screen. Nothing else crosses outwards.
//!
//! Ids are strings (hyphenated UUIDs), times are microseconds since 1970 UTC as numbers (exact in
//! JavaScript until the year 2255), phone numbers come ready to show and ready to dial.

use serde::Serialize;
use ts_rs::TS;

/// What the program shows before any firm is open.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartView {
    /// Firms on this device, by name.
    pub firms: Vec<FirmEntry>,
    /// The open firm, if one is.
    pub session: Option<SessionView>,
    /// Whether the system keeps keys for us; without it a passphrase is asked for.
    pub keyring: bool,
    /// Program version.
    pub version: String,
    /// Countries a firm can be in, with their calling codes.
    pub countries: Vec<CountryView>,
    /// The country the system's settings suggest, if any.
    pub country: Option<String>,
    /// The device's IANA time zone.
    pub time_zone: String,
}

/// A country a firm can be in. The user interface names it in the reader's language.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountryView {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Calling code without `+`.
    pub calling_code: u16,
}

/// A firm file on this device.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmEntry {
    /// Name of its file, without folder or extension; the handle for opening it.
    pub file: String,
    /// Whether its key is at hand, so that opening asks for nothing.
    pub unlocked: bool,
    /// Whether a passphrase opens it.
    pub has_passphrase: bool,
}

/// The open firm and who is at the keyboard.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Firm.
    pub firm: String,
    /// Its name.
    pub firm_name: String,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
    /// The signed-in user.
    pub user: String,
    /// Their name.
    pub user_name: String,
    /// Whether the administration pages are open.
    pub is_admin: bool,
    /// Whether this is the generated sample firm.
    pub is_sample: bool,
    /// What the last import that was cut short came to, told once after a start.
    pub interrupted_import: Option<InterruptedImport>,
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

/// A new firm, with the one thing to write down.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedFirm {
    /// The session in it.
    pub session: SessionView,
    /// Opens the file when everything else is lost; shown once.
    pub recovery_code: String,
}

/// Figures beside the navigation.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountsView {
    /// People on the reader's contact list.
    pub contacts: u32,
    /// Clients of the firm, for administrators.
    pub clients: u32,
    /// Staff.
    pub staff: u32,
    /// Teams.
    pub teams: u32,
}

/// One window of a list of people.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleView {
    /// How many the list has in all.
    pub total: u32,
    /// Place of the first of `rows` in the list.
    pub offset: u32,
    /// The window.
    pub rows: Vec<PersonRow>,
    /// Whether `total` was capped (shown as "200+").
    pub capped: bool,
}

/// A person in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Key.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Side.
    pub kind: KindView,
    /// Where the person stands.
    pub status: StatusView,
    /// Shown under the name.
    pub job_title: String,
    /// Names of the teams, by name.
    pub teams: Vec<String>,
    /// Main e-mail address.
    pub email: String,
    /// Main number as shown to this firm, or the raw text if it could not be read.
    pub phone: String,
    /// Key in the firm's own system.
    pub identifier: String,
    /// For search hits: what matched.
    pub matched: Option<MatchView>,
}

/// Why a person was found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatchView {
    /// Where.
    pub field: MatchField,
    /// The text that matched, as shown.
    pub text: String,
}

/// Where a search matched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum MatchField {
    Name,
    Email,
    Phone,
    Identifier,
    JobTitle,
}

/// Side of a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum KindView {
    Staff,
    UserAdministrator,
    SystemAdministrator,
    Client,
    Partner,
}

/// Where a person stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum StatusView {
    Quiet,
    Pending,
    Active,
    Suspended,
    Inactive,
}

/// Everything about one person.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Key.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Side.
    pub kind: KindView,
    /// Where the person stands.
    pub status: StatusView,
    /// Shown under the name.
    pub job_title: String,
    /// Key in the firm's own system.
    pub identifier: String,
    /// When the record was made.
    pub created: f64,
    /// Phone numbers in order, the main one first.
    pub phones: Vec<PhoneView>,
    /// Addresses in order, the main one first.
    pub emails: Vec<String>,
    /// Teams the reader may know of.
    pub teams: Vec<TeamRefView>,
    /// Active staff of those teams; empty for staff.
    pub covered_by: Vec<CoverView>,
    /// Newest first, at most ten.
    pub changes: Vec<ChangeView>,
    /// Whether the reader may edit the record.
    pub can_edit: bool,
}

/// A number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneView {
    /// As shown to this firm; the raw text if it could not be read.
    pub shown: String,
    /// `tel:` address with `;ext=`, if it can be dialled.
    pub dial: Option<String>,
    /// Extension.
    pub ext: Option<String>,
    /// `mobile`, `office`, …; may be empty.
    pub label: String,
    /// Country of the number, ISO 3166-1 alpha-2.
    pub region: Option<String>,
    /// The text it was read from.
    pub raw: String,
    /// How sure the reading is: ok, fixed, review, unverified, error.
    pub status: String,
}

/// A team's name and key.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamRefView {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A member of staff who covers a client.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverView {
    /// Key.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Shown under the name.
    pub job_title: String,
    /// First number.
    pub phone: Option<PhoneView>,
}

/// One entry of a record's history.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// When.
    pub at: f64,
    /// Who.
    pub actor: String,
    /// The command: `createFirm`, `importPeople`, `editProfile`, `addMembers`, …
    pub verb: String,
    /// File name for an import; team for a membership; else empty.
    pub what: String,
    /// Fields that changed: `name`, `jobTitle`, `email`, `phone`, `reach` (a public address or
    /// number), `identifier`, `team`, `status`, `role`.
    pub fields: Vec<String>,
}

/// A team in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamRow {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
    /// Short name for spreadsheets; may be empty.
    pub identifier: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Whether people without a team come here.
    pub is_default: bool,
    /// Active staff in it.
    pub active_staff: u32,
    /// Clients and partners in it.
    pub clients: u32,
}

/// What a change came to: every command answers with it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoneView {
    /// The command, for undoing it.
    pub command: String,
    /// The record it made, if it made one.
    pub id: Option<String>,
}

/// What undo and redo would do now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// The command that would be undone, if any.
    pub undo: Option<UndoEntry>,
    /// The command that would be done again, if any.
    pub redo: Option<UndoEntry>,
}

/// A command in the undo list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoEntry {
    /// Key.
    pub command: String,
    /// Its verb, as in [`ChangeView::verb`].
    pub verb: String,
    /// Name of the file, team or person it was about.
    pub what: String,
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
    /// Fields that are needed and have no column: `name`, `reach`.
    pub missing: Vec<String>,
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
    /// Blank, comment and repeated-header rows.
    pub ignored: u32,
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
    /// Field it goes to: `givenName`, `familyName`, `fullName`, `jobTitle`, `email`, `phone`,
    /// `identifier`, `groupIdentifiers`, `groupIds`, `country`, `notImported`.
    pub field: String,
    /// `sure`, `guess` or `none`.
    pub confidence: String,
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
    /// `fixed`, `check`, `cannotUse`, `row`.
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
    /// Blank, comment and repeated-header rows; not among `rows`.
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
    /// One cell per column of the file.
    pub cells: Vec<ImportCellView>,
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
    /// Whether it was undone.
    pub undone: bool,
    /// Rows that were skipped or refused, the first hundred.
    pub problems: Vec<ImportProblemView>,
}

/// A row that was left out.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProblemView {
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// `skipped` or `refused`.
    pub outcome: String,
    /// Code of the sentence.
    pub code: String,
    /// Who is in the way, if somebody is.
    pub blocker: Option<String>,
    /// The row's text, cells joined by commas.
    pub text: String,
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
