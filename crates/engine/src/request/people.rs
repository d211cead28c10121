//! Asking for people.

use domain::people::Status;
use serde::Deserialize;
use store::lists::Sort;
use ts_rs::TS;

use super::Side;
use crate::code::Code;
use crate::view::InvitationState;

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
