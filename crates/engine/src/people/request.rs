//! Asking for people.

use domain::language::PreferredLanguage;
use domain::people::{Kind, Status};
use serde::Deserialize;
use store::lists::Sort;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;
use crate::request::{BookRequest, FieldBefore};
use crate::view::{InvitationState, PointKind};

/// Asks for a window of people.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleRequest {
    /// Which list.
    pub scope: PeopleScope,
    /// Text to search for; empty lists everybody.
    pub query: String,
    /// Only this side; contacts only.
    pub side: Option<Side>,
    /// Only this team.
    pub team: Option<String>,
    /// Only this client group; staff only.
    pub group: Option<String>,
    /// Only people who can still come into this team: neither members of it nor inactive;
    /// administrators only.
    pub outside_team: Option<String>,
    /// The same for this client group.
    pub outside_group: Option<String>,
    /// Not these people.
    pub without: Vec<String>,
    /// Only people of this status.
    pub status: Option<Code<Status>>,
    /// Only people whose invitation is in this state; administrators only.
    pub invitation: Option<Code<InvitationState>>,
    /// Only people this import created.
    pub import: Option<String>,
    /// Through whose eyes, for `seenBy`.
    pub reader: Option<String>,
    /// Order; ignored while searching, where the best hit is first.
    pub sort: Code<Sort>,
    /// From the last to the first.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

impl PeopleRequest {
    /// A whole list by name, of which no rows are asked for yet.
    pub const fn new(scope: PeopleScope) -> Self {
        Self {
            scope,
            query: String::new(),
            side: None,
            team: None,
            group: None,
            outside_team: None,
            outside_group: None,
            without: Vec::new(),
            status: None,
            invitation: None,
            import: None,
            reader: None,
            sort: Code(Sort::Name),
            descending: false,
            offset: 0,
            limit: 0,
        }
    }
}

/// A list of people.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PeopleScope {
    /// The reader's own contacts.
    Contacts,
    /// All clients and partners; administrators only.
    Clients,
    /// All staff; administrators only.
    Staff,
    /// Everybody; administrators only.
    Everyone,
    /// Everybody who is not among the reader's own contacts and colleagues, for a search; administrators
    /// only.
    Others,
    /// The contacts of somebody else; administrators only.
    SeenBy,
}

/// A side of the relationship.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Side {
    Internal,
    Clients,
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
    /// The language of mails to them.
    pub language: Code<PreferredLanguage>,
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
    /// The language of mails to them.
    pub language: Option<Code<PreferredLanguage>>,
    /// For staff: what they may do.
    pub role: Option<Code<Kind>>,
    /// What the form showed before the edit, by field; a field that differs now is a conflict.
    pub before: Vec<FieldBefore>,
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

/// Lets people go or erases them, after a word was typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmedUsersRequest {
    /// Whom.
    pub users: Vec<String>,
    /// What the reader typed; it must be the word `CONFIRM`.
    pub confirm: String,
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

/// Changes somebody's public contact details as a whole.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditPointsRequest {
    /// Whose.
    pub id: String,
    /// The whole new list in order; the first of each kind is the main one.
    pub points: Vec<PointRequest>,
    /// [`crate::view::PersonView::points_seen`] as the form was filled from; a list that differs now
    /// is a conflict. Absent, whatever stands there is replaced.
    pub seen: Option<String>,
}

/// A line of that list.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PointRequest {
    /// Key; absent for a new one.
    pub id: Option<String>,
    /// An address or a number.
    pub kind: PointKind,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// The address or number as typed. One that reads as the form showed it stays as it is.
    pub text: String,
}

/// Pins somebody, or takes the pin away.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinRequest {
    /// Who.
    pub id: String,
    /// Whether they are pinned from now on.
    pub pinned: bool,
}
