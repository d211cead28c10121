//! What the user interface is given: plain data, made for a screen. Nothing else crosses outwards.
//!
//! Ids are strings (hyphenated UUIDs), times are microseconds since 1970 UTC as numbers (exact in
//! JavaScript until the year 2255), phone numbers come ready to show and ready to dial.

use serde::Serialize;
use ts_rs::TS;

use crate::code::Code;
use crate::error::NamedView;
use domain::people::{Kind, Status};
use domain::verb::Verb;

mod at_hand;
mod audit;
mod books;
mod chosen;
mod duplicates;
mod groups;
mod imports;
mod invitations;
mod joining;
mod keeping;
mod notices;
mod pictures;
mod points;

pub use at_hand::{AtHandRow, AtHandView};
pub use audit::{AuditChoicesView, AuditRow, AuditView, EffectKind, EffectView, EffectsView, FieldChange, RecordView};
pub use books::MigrationView;
pub use chosen::ChosenView;
pub use duplicates::{
    DuplicatesView, InheritedInvitation, LaneView, MergeField, MergeFieldView, MergePointView, MergeView,
    MergedAllView, PairPersonView, PairView, SharedKind, SharedView,
};
pub use groups::{GroupInviteView, GroupRow, LeftOutView, NotInvitable};
pub use imports::{
    BannerView, ColumnView, FileNoteView, ForecastView, FormatView, IgnoredKindView, IgnoredRowView, ImportCellView,
    ImportChangeView, ImportOptionsView, ImportProblemView, ImportResultView, ImportRowView, ImportRowsView,
    ImportView, LeftOutKind, LeftOutValueView, ProblemCode, ProblemKindView, ProblemLevel, ProblemView, RowFilter,
    SavedView, TeamChoiceCode, UnknownTeamView,
};
pub use invitations::{
    InvitationBrief, InvitationState, InvitationView, LetterView, MailProblemView, MailSetupView, MailStatusView,
    MailWay, MailedView, SettingsView,
};
pub use joining::{JoinView, JoinedView, TermsView};
pub use keeping::{
    AutoBackupView, BackupSavedView, BackupView, ClockView, CopyView, FirmHereView, FirmView, KeepingView, Newer,
    RecoveryCodeView,
};
pub use mailer::{Language, ProblemKind, Security};
pub use notices::{
    AnnouncementView, NoticeChoicesView, NoticeFigures, NoticeImport, NoticeKind, NoticeView, NoticesView,
};
pub use pictures::{PictureFileView, PictureView};
pub use points::{PointKind, PointView, SignInView};
pub use store::lists::Sort;
pub use store::mail::MailState;

/// What the program shows before any firm is open.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartView {
    /// Firms on this device, by name.
    pub firms: Vec<FirmEntry>,
    /// The open firm, if one is.
    pub session: Option<SessionView>,
    /// The firm that was open last, or that was locked; one of `firms`.
    pub last: Option<String>,
    /// Whether that one was locked and waits.
    pub locked: bool,
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
    /// Name of the firm, if its key is at hand and several firms are here to choose from.
    pub name: Option<String>,
    /// Whether its key is at hand, so that opening asks for nothing.
    pub unlocked: bool,
    /// Whether a passphrase opens it.
    pub has_passphrase: bool,
    /// Whether it asks for that at every start on this device.
    pub asks_at_start: bool,
}

/// The open firm and who is at the keyboard.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Firm.
    pub firm: String,
    /// [`FirmEntry::file`].
    pub file: String,
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
    /// Whether they may do what only system administrators may: speak to all, change the firm.
    pub is_system_administrator: bool,
    /// Whether this is the generated sample firm.
    pub is_sample: bool,
    /// Whether the firm keeps contact books ([`CountsView::books`] follows it).
    pub books: bool,
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
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountsView {
    /// People on the reader's contact list.
    pub contacts: u32,
    /// Clients of the firm, for administrators.
    pub clients: StatusCounts,
    /// Staff, for administrators.
    pub staff: StatusCounts,
    /// Teams, for administrators.
    pub teams: u32,
    /// Whether the firm keeps contact books: its teams are called so.
    pub books: bool,
    /// Client groups, for administrators.
    pub groups: u32,
}

/// How many people of one side are in each state.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusCounts {
    /// All of them.
    pub total: u32,
    /// Added without an invitation.
    pub quiet: u32,
    /// Invited.
    pub pending: u32,
    /// Here.
    pub active: u32,
    /// Locked out for now.
    pub suspended: u32,
    /// Gone.
    pub inactive: u32,
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
    /// Company; may be empty.
    pub company: String,
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
    /// Where their invitation stands; for administrators.
    pub invitation: Option<InvitationBrief>,
}

/// Why a person was found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatchView {
    /// Where.
    pub field: MatchField,
    /// The text that matched, as shown.
    pub text: String,
    /// Whether it matches only with a typing error in the question.
    pub similar: bool,
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
    Company,
}

/// What a person is to the firm.
pub type KindView = Code<Kind>;

/// A person's status.
pub type StatusView = Code<Status>;

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
    /// Names between the first name and the family name; may be empty.
    pub middle_names: String,
    /// Shown under the name.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// What the firm notes about them, empty if nothing; absent if the reader may not read it.
    pub note: Option<String>,
    /// Key in the firm's own system.
    pub identifier: String,
    /// When the record was made.
    pub created: f64,
    /// Phone numbers in order, the main one first.
    pub phones: Vec<PhoneView>,
    /// Addresses in order, the main one first.
    pub emails: Vec<String>,
    /// The same in one list, as a form shows them.
    pub points: Vec<PointView>,
    /// That list as a text, to notice that somebody else changed it.
    pub points_seen: String,
    /// What the person signs in with; for administrators.
    pub sign_in: Option<SignInView>,
    /// Teams the reader may know of.
    pub teams: Vec<TeamRefView>,
    /// Client groups they are in; staff see them.
    pub groups: Vec<NamedView>,
    /// Active staff of those teams; empty for staff.
    pub covered_by: Vec<CoverView>,
    /// Newest first, at most ten.
    pub changes: Vec<ChangeView>,
    /// Whether the reader may edit the record.
    pub can_edit: bool,
    /// Whether the reader may change the public contact details.
    pub can_edit_points: bool,
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
    /// How sure the reading is.
    pub status: Code<domain::phone::Status>,
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

/// What changed of a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum ChangedField {
    Company,
    Email,
    Group,
    Identifier,
    JobTitle,
    MiddleNames,
    Name,
    Note,
    Phone,
    /// A public address or number.
    Reach,
    Role,
    Status,
    Team,
}

/// One entry of a record's history.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// When.
    pub at: f64,
    /// Who.
    pub actor: String,
    /// The command.
    pub verb: Code<Verb>,
    /// File name for an import; team for a membership; else empty.
    pub what: String,
    /// What changed.
    pub fields: Vec<ChangedField>,
    /// What they held before and after, for administrators. An act on very many people tells fields
    /// alone.
    pub values: Vec<FieldChange>,
    /// Whether it happened to a record that has gone into this one since.
    pub before_merge: bool,
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
    /// Whether its clients and partners see each other.
    pub shared: bool,
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
    /// Its verb.
    pub verb: Code<Verb>,
    /// Name of the file, team or person it was about.
    pub what: String,
    /// Whom it invited, if it was one person.
    pub person: Option<String>,
}
