//! Requests about people.

use domain::language::PreferredLanguage;
use domain::people::{Kind, Status};
use importer::own::CardVersion;
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
    /// Text to search for; empty lists everyone.
    pub query: String,
    /// Only this side; contacts only.
    pub side: Option<Side>,
    /// Only this team.
    pub team: Option<String>,
    /// Only this client group; staff only.
    pub group: Option<String>,
    /// Only people who can still be added to this team: neither its members nor inactive; administrators
    /// only.
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
    /// The person whose contacts are shown, for `seenBy`.
    pub reader: Option<String>,
    /// Order; ignored for a search, which shows the best match first.
    pub sort: Code<Sort>,
    /// In reverse order.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

impl PeopleRequest {
    /// The whole list, with a window of no rows.
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
    /// Everyone; administrators only.
    Everyone,
    /// Everyone except the reader's contacts and colleagues, for a search; administrators only.
    Others,
    /// Another person's contacts; administrators only.
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

/// Asks for the position of a person in a list.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PositionRequest {
    /// The list; its `offset` and `limit` are ignored.
    pub list: PeopleRequest,
    /// The person.
    pub id: String,
}

/// How a new person is added.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ArrivalCode {
    /// Nothing is sent.
    Quiet,
    /// An invitation is sent.
    Invited,
    /// The administrator vouches that the person is here now: they are active at once.
    Present,
}

/// Adds a person.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddPersonRequest {
    /// Their kind.
    pub kind: Code<Kind>,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Middle names; may be empty.
    pub middle_names: String,
    /// Shown under the name.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// A note; may be empty.
    pub note: String,
    /// The language of mails to them.
    pub language: Code<PreferredLanguage>,
    /// E-mail address; may be empty for a client with a number.
    pub email: String,
    /// Number; may be empty.
    pub phone: String,
    /// Identifier in the firm's own system; may be empty.
    pub identifier: String,
    /// How they are added.
    pub arrival: ArrivalCode,
    /// For [`ArrivalCode::Invited`]: a message above the mail's own text; may be empty.
    pub message: String,
    /// Teams; empty means the default team, unless there is a book.
    pub teams: Vec<String>,
    /// A contact book created for them.
    pub book: Option<BookRequest>,
}

/// Changes a person's details; absent fields stay.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EditProfileRequest {
    /// Id of the person.
    pub id: String,
    /// First name.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// Middle names; empty removes them.
    pub middle_names: Option<String>,
    /// Shown under the name.
    pub job_title: Option<String>,
    /// Company; empty removes it.
    pub company: Option<String>,
    /// A note; empty removes it.
    pub note: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Number; empty removes it.
    pub phone: Option<String>,
    /// Identifier in the firm's own system; empty removes it.
    pub identifier: Option<String>,
    /// The language of mails to them.
    pub language: Option<Code<PreferredLanguage>>,
    /// For staff: their role.
    pub role: Option<Code<Kind>>,
    /// The form's values before the edit, by field; a field that changed since is a conflict.
    pub before: Vec<FieldBefore>,
}

/// Suspends people.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuspendRequest {
    /// Ids of the people.
    pub users: Vec<String>,
    /// Whether the reader confirmed that some teams will have no active staff.
    pub uncovering: bool,
}

/// Deactivates or erases people, after a word was typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmedUsersRequest {
    /// Ids of the people.
    pub users: Vec<String>,
    /// What the reader typed; it must be the word `CONFIRM`.
    pub confirm: String,
}

/// Saves people in a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavePeopleRequest {
    /// Ids of the people, in the order of the file.
    pub users: Vec<String>,
    /// Where to save it, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
    /// How address cards are written; by default as all programs read them.
    pub card_version: Option<Code<CardVersion>>,
}

/// Replaces a person's public contact details.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditPointsRequest {
    /// Id of the person.
    pub id: String,
    /// The whole new list in order; the first of each kind is the main one.
    pub points: Vec<PointRequest>,
    /// [`crate::view::PersonView::points_seen`] when the form was filled; a list that changed since is a
    /// conflict. Absent replaces any list.
    pub seen: Option<String>,
}

/// A line of that list.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PointRequest {
    /// Id; absent for a new one.
    pub id: Option<String>,
    /// An address or a number.
    pub kind: PointKind,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// The address or number as typed. A text that was not edited leaves the stored value as it is.
    pub text: String,
}

/// Pins or unpins a person.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinRequest {
    /// Id of the person.
    pub id: String,
    /// Whether they are to be pinned.
    pub pinned: bool,
}
