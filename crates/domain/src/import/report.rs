//! The outcome of each row of a file.

use crate::ids::{TeamId, UserId};

/// Why a row is left out.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum RowCode {
    /// There is no name.
    NoName,
    /// A name is longer than 500 characters.
    NameTooLong,
    /// There is neither an address nor a number, and no word for none either.
    NoContact,
    /// An earlier row with the same name has the address.
    EmailTwice,
    /// An earlier row has the identifier.
    IdentifierTwice,
    /// An earlier row is the same person.
    SamePersonTwice,
    /// The address or identifier belongs to a member of staff.
    StaffMember,
    /// The address or identifier belongs to an inactive person.
    Inactive,
    /// The identifier belongs to one person, the address to another.
    TwoPeople,
    /// The identifier and the id of a row belong to different teams.
    TwoTeams,
    /// The identifier is in use, and such rows are passed over by choice.
    IdentifierInUse,
    /// The address is that of a client with another name, and the actor has not chosen what to do.
    WouldRename,
    /// The address is new, the name and the number are those of a client without an address, and the actor
    /// has not chosen what to do.
    MaybeSame,
    /// The person exists and differs, and such rows are skipped by choice.
    OnMatchSkipped,
    /// The person exists and differs, and such rows are refused by choice.
    OnMatchRefused,
    /// No team has this identifier or name.
    TeamUnknown,
    /// Several teams have this name.
    TeamAmbiguous,
    /// The team has no active staff.
    TeamWithoutActiveStaff,
    /// The row names no team, and there is no default team.
    NoDefaultTeam,
    /// The file says that this is a member of staff.
    StaffRow,
    /// The file of staff says that this is a client or a partner.
    ClientRow,
    /// The address or identifier belongs to a client or a partner, and the file is one of staff.
    NotStaff,
    /// A member of staff has an address, and the row has none that can be used.
    StaffWithoutEmail,
    /// The role is none that we know.
    UnknownRole,
    /// The person has another role, and a file changes none.
    OtherRole,
    /// The person is or would be a system administrator, and the actor is none.
    SystemAdministratorRow,
    /// The file says that this person is inactive.
    LeftRow,
    /// The person would have more than [`crate::points::POINTS_MAX`] addresses and numbers.
    TooManyPoints,
    /// The identifier of a team has other signs than letters and digits.
    BadTeamIdentifier,
    /// An earlier row is the same team.
    TeamTwice,
    /// A team has the name, and its identifier is not that of the row.
    TeamNameInUse,
    /// The row names no team.
    NoTeam,
    /// The row names nobody.
    NoMember,
    /// Nobody has this id, identifier or address.
    PersonUnknown,
    /// An earlier row puts the same person into the same team.
    MemberTwice,
    /// The actor has left the row out.
    LeftOutByHand,
}

/// What kind of [`Outcome`] a row has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OutcomeKind {
    /// [`Outcome::Created`].
    Created,
    /// [`Outcome::Updated`].
    Updated,
    /// [`Outcome::Unchanged`].
    Unchanged,
    /// [`Outcome::Skipped`].
    Skipped,
    /// [`Outcome::Refused`].
    Refused,
}

impl Outcome {
    /// What kind it is.
    pub const fn kind(&self) -> OutcomeKind {
        match self {
            Self::Created => OutcomeKind::Created,
            Self::Updated(_) => OutcomeKind::Updated,
            Self::Unchanged(_) => OutcomeKind::Unchanged,
            Self::Skipped(_) => OutcomeKind::Skipped,
            Self::Refused(_) => OutcomeKind::Refused,
        }
    }

    /// Why the row is left out, if it is.
    pub const fn left_out(&self) -> Option<&RowProblem> {
        match self {
            Self::Skipped(problem) | Self::Refused(problem) => Some(problem),
            Self::Created | Self::Updated(_) | Self::Unchanged(_) => None,
        }
    }
}

/// What a row was found to be about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Found {
    Person(UserId),
    Team(TeamId),
}

impl From<UserId> for Found {
    fn from(user: UserId) -> Self {
        Self::Person(user)
    }
}

/// The outcome of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A new person, team or membership.
    Created,
    /// Somebody or something that takes new values.
    Updated(Found),
    /// Somebody or something that has all of its values already.
    Unchanged(Found),
    /// Passed over by choice.
    Skipped(Box<RowProblem>),
    /// Cannot be imported.
    Refused(Box<RowProblem>),
}

/// Why a row is left out, and what its sentence names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowProblem {
    /// Why.
    pub code: RowCode,
    /// The person who is in the way.
    pub who: Option<UserId>,
    /// The earlier row that is in the way.
    pub earlier: Option<u32>,
    /// The text that is in the way, such as a team's name.
    pub text: Option<String>,
}

impl RowProblem {
    pub(crate) fn new(code: RowCode) -> Box<Self> {
        Box::new(Self {
            code,
            who: None,
            earlier: None,
            text: None,
        })
    }

    pub(crate) fn by(code: RowCode, who: UserId) -> Box<Self> {
        Box::new(Self {
            code,
            who: Some(who),
            earlier: None,
            text: None,
        })
    }

    pub(crate) fn after(code: RowCode, row: u32) -> Box<Self> {
        Box::new(Self {
            code,
            who: None,
            earlier: Some(row),
            text: None,
        })
    }

    /// What becomes of a row that could not be read, or was left out.
    pub(crate) fn unusable(code: RowCode) -> Outcome {
        match code {
            RowCode::LeftOutByHand => Outcome::Skipped(Self::new(code)),
            _ => Outcome::Refused(Self::new(code)),
        }
    }

    pub(crate) fn text(code: RowCode, text: &str) -> Box<Self> {
        Box::new(Self {
            code,
            who: None,
            earlier: None,
            text: Some(text.to_owned()),
        })
    }
}

/// A row and its outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RowResult {
    /// Line number as a spreadsheet shows it.
    pub row: u32,
    pub outcome: Outcome,
    /// Whether its first address is left out, because it stays with another person.
    pub without_address: bool,
}

/// The outcome of every data row, in file order.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct ImportReport {
    /// One entry per data row.
    pub rows: Vec<RowResult>,
    /// Rows that are no data.
    pub ignored: u32,
}

/// created + updated + unchanged + skipped + refused = rows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
#[expect(missing_docs, reason = "the words say it")]
pub struct Counts {
    pub rows: u32,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub skipped: u32,
    pub refused: u32,
    pub ignored: u32,
}

impl ImportReport {
    /// The people who take new values.
    pub fn updated(&self) -> impl Iterator<Item = UserId> {
        self.rows.iter().filter_map(|result| match result.outcome {
            Outcome::Updated(Found::Person(user)) => Some(user),
            _ => None,
        })
    }

    /// Sums by outcome.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            ignored: self.ignored,
            ..Counts::default()
        };
        for result in &self.rows {
            counts.rows += 1;
            *match result.outcome {
                Outcome::Created => &mut counts.created,
                Outcome::Updated(_) => &mut counts.updated,
                Outcome::Unchanged(_) => &mut counts.unchanged,
                Outcome::Skipped(_) => &mut counts.skipped,
                Outcome::Refused(_) => &mut counts.refused,
            } += 1;
        }
        counts
    }
}
