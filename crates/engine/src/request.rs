//! What the user interface sends. Texts are raw; the engine parses them once into types.

use domain::command::Field;
use domain::decide::MailKind;
use domain::import::{OnMatch, OnRename, OnSame};
use domain::people::Kind;
use domain::settings::InvitationRule;
use domain::verb::Verb;
use mailer::{Language, Security};
use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;
use crate::view::{MailWay, ProblemCode, RowFilter, TeamChoiceCode};

mod at_hand;
mod books;
mod duplicates;

pub use at_hand::PinRequest;
pub use books::{BookRequest, SaveMembershipsRequest};
pub use duplicates::{DismissRequest, DuplicatesRequest, MergeAllRequest, MergeRequest, PairRequest};

mod groups;
mod people;
mod points;

pub use groups::{CreateGroupRequest, EditGroupRequest, GroupMembersRequest};
pub use people::{PeopleRequest, PeopleScope};
pub use points::{EditPointsRequest, PointRequest};

mod notices;

pub use notices::{AnnounceRequest, NoticeChoicesRequest, NoticesRequest};

mod joining;
mod pictures;

pub use joining::{ChangeTermsRequest, JoinRequest};
pub use pictures::{PictureFileRequest, SetPictureRequest, SquareRequest};

mod keeping;

pub use keeping::{
    AutoBackupRequest, EditFirmRequest, LookAtBackupRequest, NewKeyRequest, PassphraseRequest, RecoveryCodeRequest,
    RestoreBackupRequest, SaveBackupRequest, SaveCodeRequest, StartChoiceRequest,
};

/// A request without content.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct Nothing {}

/// Founds a firm on this device.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateFirmRequest {
    /// Name of the firm.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA time zone.
    pub time_zone: String,
    /// The founder's first name.
    pub given: String,
    /// The founder's family name.
    pub family: String,
    /// The founder's address.
    pub email: String,
    /// Opens the file where the system keeps no keys; at least 12 characters.
    pub passphrase: Option<String>,
}

/// Opens a firm file.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenFirmRequest {
    /// [`crate::view::FirmEntry::file`].
    pub file: String,
    /// Passphrase or recovery code, if the key is not at hand.
    pub secret: Option<String>,
}

/// A side of the relationship.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Side {
    Internal,
    Clients,
}

/// Names one record.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IdRequest {
    /// Its key.
    pub id: String,
}

/// Asks where a person stands in a list.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PositionRequest {
    /// The list; its `offset` and `limit` do not matter.
    pub list: PeopleRequest,
    /// The person.
    pub id: String,
}

/// How somebody new comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ArrivalCode {
    /// Nothing is sent.
    Quiet,
    /// An invitation is sent.
    Invited,
    /// The administrator vouches that the person is here now.
    Present,
}

/// Adds a person.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddPersonRequest {
    /// What they are to the firm.
    pub kind: Code<Kind>,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Names between the two; may be empty.
    pub middle_names: String,
    /// Shown under the name.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// What the firm notes about them; may be empty.
    pub note: String,
    /// Address; of clients it may be empty if there is a number.
    pub email: String,
    /// Number; may be empty.
    pub phone: String,
    /// Key in the firm's own system; may be empty.
    pub identifier: String,
    /// How they come.
    pub arrival: ArrivalCode,
    /// For [`ArrivalCode::Invited`]: words above the mail's own; may be empty.
    pub message: String,
    /// Teams; empty means the default team, unless there is a book.
    pub teams: Vec<String>,
    /// A contact book made for them.
    pub book: Option<BookRequest>,
}

/// Changes a person's details; absent fields stay.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EditProfileRequest {
    /// Whom.
    pub id: String,
    /// First name.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// Names between the two; empty takes them away.
    pub middle_names: Option<String>,
    /// Shown under the name.
    pub job_title: Option<String>,
    /// Company; empty takes it away.
    pub company: Option<String>,
    /// What the firm notes about them; empty takes it away.
    pub note: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Number; empty takes it away.
    pub phone: Option<String>,
    /// Key in the firm's own system; empty takes it away.
    pub identifier: Option<String>,
    /// For staff: what they may do.
    pub role: Option<Code<Kind>>,
    /// What the form showed before the edit, by field; a field that differs now is a conflict.
    pub before: Vec<FieldBefore>,
}

/// What a field showed before an edit.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldBefore {
    /// Which.
    pub field: Code<Field>,
    /// Its text.
    pub text: String,
}

/// Makes a team.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateTeamRequest {
    /// Name.
    pub name: String,
    /// Letters and digits; may be empty.
    pub identifier: String,
    /// May be empty.
    pub description: String,
    /// First members; staff before clients.
    pub members: Vec<String>,
}

/// Changes a team; absent fields stay.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EditTeamRequest {
    /// Which.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// Letters and digits; empty takes it away.
    pub identifier: Option<String>,
    /// Empty takes it away.
    pub description: Option<String>,
    /// Whether its clients see each other.
    pub shared: Option<bool>,
    /// What the form showed before the edit, by field; a field that differs now is a conflict.
    pub before: Vec<FieldBefore>,
}

/// People into or out of a team.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembersRequest {
    /// Which team.
    pub team: String,
    /// Whom.
    pub users: Vec<String>,
}

/// People from one team into another.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveMembersRequest {
    /// The team they leave.
    pub from: String,
    /// The team they come into.
    pub to: String,
    /// Whom.
    pub users: Vec<String>,
}

/// Takes a team away.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteTeamRequest {
    /// Which.
    pub id: String,
    /// Where its clients go who are in no other team.
    pub clients_to: Option<String>,
}

/// Names people.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsersRequest {
    /// Whom.
    pub users: Vec<String>,
}

/// Locks people out for a while.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuspendRequest {
    /// Whom.
    pub users: Vec<String>,
    /// Whether the reader was told which teams have nobody active meanwhile.
    pub uncovering: bool,
}

/// Invites people by mail.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InviteRequest {
    /// Whom.
    pub users: Vec<String>,
    /// Words above the mail's own; may be empty.
    pub message: String,
}

/// Sends an invitation once more.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResendRequest {
    /// Whom.
    pub users: Vec<String>,
    /// New words above the mail's own; absent, they stay.
    pub message: Option<String>,
}

/// Notes that somebody accepts.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AcceptanceRequest {
    /// Who.
    pub id: String,
    /// The code they told; absent if they came in person.
    pub code: Option<String>,
}

/// Notes that somebody's mail came back.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BounceRequest {
    /// Who.
    pub id: String,
    /// What the returned mail says; may be empty.
    pub reason: String,
}

/// Asks how a mail would look.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterRequest {
    /// Why it is written.
    pub occasion: Code<MailKind>,
    /// Whom it greets; may be empty.
    pub given: String,
    /// Whether that is a member of staff.
    pub staff: bool,
    /// Words above the mail's own.
    pub message: String,
}

/// Changes how the firm invites; absent fields stay.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ChangeSettingsRequest {
    /// How members of staff are invited.
    pub staff: Option<Code<InvitationRule>>,
    /// How clients are invited.
    pub clients: Option<Code<InvitationRule>>,
    /// Whether invitations are repeated daily.
    pub reminders: Option<bool>,
    /// Whether every client comes with a contact book of their own.
    pub books: Option<bool>,
    /// What a client is told when they join; empty for the program's own words.
    pub welcome: Option<String>,
}

/// How mail leaves this device.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailSetupRequest {
    /// By a server or into a folder.
    pub way: MailWay,
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted.
    pub security: Code<Security>,
    /// Name to sign in with; empty signs in nowhere.
    pub login: String,
    /// Password; absent keeps the one that is kept.
    pub password: Option<String>,
    /// Address mails come from.
    pub from: String,
    /// Name beside it.
    pub from_name: String,
    /// What letters are written in.
    pub language: Code<Language>,
    /// Most mails that leave in a minute.
    pub per_minute: u32,
    /// For `folder`: where mails are written to, one file each; absent is the one that is kept.
    #[ts(type = "string | null")]
    pub folder: Option<Chosen>,
}

/// Lets people go or erases them, after a word was typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmedUsersRequest {
    /// Whom.
    pub users: Vec<String>,
    /// What the reader typed; it must be [`crate::api::standing::CONFIRM`].
    pub confirm: String,
}

/// Reads a file for import.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportOpenRequest {
    /// Which, from the dialog or a drop.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Changes the choices of a draft; absent fields stay.
#[derive(Clone, Default, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportConfigureRequest {
    /// Which draft.
    pub draft: String,
    /// Country of numbers without a country code.
    pub region: Option<String>,
    /// What happens to rows of people who are there and differ.
    pub on_match: Option<Code<OnMatch>>,
    /// What happens to rows whose address is that of a client with another name.
    pub on_rename: Option<Code<OnRename>>,
    /// What happens to rows with a new address whose name and number are those of one client without an
    /// address.
    pub on_same: Option<Code<OnSame>>,
    /// Pass over rows whose identifier is in use.
    pub ignore_identifiers_in_use: Option<bool>,
    /// `,` `;` `|` or a tab.
    pub delimiter: Option<String>,
    /// Name of a text encoding.
    pub encoding: Option<String>,
    /// Header row; 0 for none.
    pub header_row: Option<u32>,
    /// Field of one column.
    pub column: Option<ColumnFieldRequest>,
    /// Choices for names no team has.
    #[serde(default)]
    pub teams: Vec<TeamChoiceRequest>,
}

/// Says what becomes of a name no team has.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamChoiceRequest {
    /// The name in the file.
    pub name: String,
    /// What becomes of its rows.
    pub choice: TeamChoiceCode,
    /// The existing team.
    pub team: Option<String>,
}

/// Gives a column a field.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnFieldRequest {
    /// Column, from 0.
    pub column: u32,
    /// The field.
    pub field: Code<importer::Field>,
}

/// Asks for a window of the check grid.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowsRequest {
    /// Which draft.
    pub draft: String,
    /// Only rows with this problem.
    pub code: Option<Code<ProblemCode>>,
    /// Only these rows.
    pub only: Option<RowFilter>,
    /// Only rows with this text in some cell.
    pub find: String,
    /// First row.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// Imports a draft.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRunRequest {
    /// Which.
    pub draft: String,
    /// Invites new people at once, with these words above the mail's own; absent, they come quietly.
    pub invite: Option<String>,
}

/// Names a draft.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRequest {
    /// Which.
    pub draft: String,
}

/// Asks what undo and redo would do, or for one of them.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct UndoRequest {
    /// Commands that cannot be taken back, as the person was told; they are stepped past.
    pub past: Vec<String>,
}

/// Writes the rows an import left out into a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveProblemsRequest {
    /// The import.
    pub id: String,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Writes the clients template.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveTemplateRequest {
    /// Whether some people who do not exist stand in it.
    pub example: bool,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Asks for a window of what was done.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct AuditRequest {
    /// First local day, as 2026-11-22; open if absent.
    pub from: Option<String>,
    /// Last local day.
    pub until: Option<String>,
    /// Only this person's acts.
    pub actor: Option<String>,
    /// Only acts of this kind.
    pub verb: Option<Code<Verb>>,
    /// From the oldest to the latest, instead of the other way round.
    pub oldest_first: bool,
    /// First line.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// Writes people into a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavePeopleRequest {
    /// Who, in the order of the file.
    pub users: Vec<String>,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Writes what was done into a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveAuditRequest {
    /// Which acts; the window is not looked at.
    pub audit: AuditRequest,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}
