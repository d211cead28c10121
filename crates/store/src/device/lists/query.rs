//! What a list is asked for: the people on it and their order.

use domain::ids::{GroupId, TeamId, UserId};
use domain::people::Status;
use uuid::Uuid;

use super::Outside;

/// The people on a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListScope {
    /// The contact list of a member of staff: people who share a team with them. Clients are on it from
    /// the moment they are added, staff once they are active, inactive people never.
    Contacts(UserId),
    /// The contact list of a client or partner: active staff who share a team with them, and the active
    /// clients and partners of those of their teams whose clients see each other.
    CoverOf(UserId),
    /// The contact list of a client or partner on their own device, which holds no teams: whoever is there
    /// and active, but for themselves.
    Held(UserId),
    /// Every client and partner.
    Clients,
    /// Every member of staff.
    Staff,
    /// All people.
    Everyone,
}

/// Who reads a list or a page. Teams are shown to those who may know them, identifiers to administrators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Viewer {
    /// An administrator: every team.
    Administrator,
    /// A member of staff: the teams they are in themselves.
    Staff(UserId),
    /// A client or partner: no team, but who covers them.
    Client(UserId),
    /// The same on their own device, where whoever of the staff is there covers them.
    ClientDevice(UserId),
}

impl Viewer {
    /// Whether they know no team at all.
    pub(crate) const fn knows_no_team(self) -> bool {
        matches!(self, Self::Client(_) | Self::ClientDevice(_))
    }

    /// Whether they may know the team of `team_member m`; [`Self::key`] is bound at this place.
    pub(crate) fn condition(place: usize) -> String {
        format!(
            "(${place} IS NULL OR EXISTS (SELECT 1 FROM team_member own WHERE own.firm = m.firm \
             AND own.team_id = m.team_id AND own.user_id = ${place}))"
        )
    }

    /// Whose teams bound what they know; nobody's if nothing does.
    pub(crate) const fn key(self) -> Option<Uuid> {
        match self {
            Self::Staff(reader) => Some(reader.0),
            Self::Administrator | Self::Client(_) | Self::ClientDevice(_) => None,
        }
    }
}

/// What a list is ordered by; equal people are ordered by name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Sort {
    /// Family name, then given name, in the order of the device's language.
    Name,
    /// Given name, then family name, in plain form.
    Given,
    /// Job title.
    #[strum(serialize = "jobTitle")]
    Title,
    /// Company.
    Company,
    /// First public address; people without one come last, here and in the next two.
    Email,
    /// First public number, by its digits from the country code on; texts that could not be read as numbers
    /// come last.
    Phone,
    /// The first of their teams by name.
    Teams,
    /// Quiet, pending, active, suspended, inactive.
    Status,
    /// When the record was made.
    Created,
    /// When their first invitation was sent; people without one come last, here and below.
    FirstSent,
    /// When their last mail was sent.
    LastSent,
    /// How many mails were sent.
    Sends,
    /// When the next daily mail is due.
    NextMail,
    /// When their invitation ends.
    Ends,
}

impl Sort {
    /// The column of `invitation` that it sorts by.
    pub(super) const fn of_invitation(self) -> Option<&'static str> {
        match self {
            Self::Name | Self::Given | Self::Title | Self::Company | Self::Status | Self::Created => None,
            Self::Email | Self::Phone | Self::Teams => None,
            Self::FirstSent => Some("first_sent"),
            Self::LastSent => Some("last_sent"),
            Self::Sends => Some("sends"),
            Self::NextMail => Some("next_mail"),
            Self::Ends => Some("ends"),
        }
    }
}

/// Which list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListQuery {
    /// The people on it.
    pub scope: ListScope,
    /// Who reads it: it is neither filtered nor ordered by a team that they may not know.
    pub viewer: Viewer,
    /// Only clients and partners, or only staff, of a contact list.
    pub kind: Option<Side>,
    /// Only members of this team.
    pub team: Option<TeamId>,
    /// Only members of this client group who are not inactive.
    pub group: Option<GroupId>,
    /// Only people who can still be added to this team or group: neither its members nor inactive
    /// people.
    pub outside: Option<Outside>,
    /// Not these lines.
    pub without: Vec<i64>,
    /// Only people in this state.
    pub status: Option<Status>,
    /// Only people whose invitation has this state: the word of the `invitation` table.
    pub invitation: Option<&'static str>,
    /// Only people this command (an import) made.
    pub created_by: Option<i64>,
    /// Only these lines, as a search gave them.
    pub docs: Option<Vec<i64>>,
    /// The order.
    pub sort: Sort,
    /// Whether the last comes first.
    pub descending: bool,
}

impl ListQuery {
    /// A whole list by name, for an administrator.
    pub const fn new(scope: ListScope) -> Self {
        Self {
            scope,
            viewer: Viewer::Administrator,
            kind: None,
            team: None,
            group: None,
            outside: None,
            without: Vec::new(),
            status: None,
            invitation: None,
            created_by: None,
            docs: None,
            sort: Sort::Name,
            descending: false,
        }
    }
}

/// One side of the relationship.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Staff.
    Staff,
    /// Clients and partners.
    Clients,
}
