//! Importing people: which row of a file becomes whom.
//!
//! [`judge_rows`] gives every row one outcome and is at once the forecast and the first half of
//! the import, so the two cannot differ; [`write_rows`] turns outcomes into a write set.

mod judge;
mod keys;
mod merge;
mod preview;
mod same;
mod sharing;
mod teams;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::email::EmailAddress;
use crate::identifier::Identifier;
use crate::ids::{PointId, TeamId, UserId};
use crate::people::Kind;
use crate::person_name::PersonName;
use crate::phone::E164;

pub use crate::people::PhoneValue;
pub use judge::judge_rows;
pub use merge::write_rows;
pub use preview::{Changed, Difference, Replaced, preview, replaced};
pub(crate) use same::asked_by;
pub(crate) use sharing::may_shed;
pub use sharing::renames;
pub use teams::{UnknownTeam, unknown_teams};

/// One data row of a file, read and normalised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonRow {
    /// Line number as a spreadsheet shows it.
    pub row: u32,
    /// Name.
    pub name: PersonName,
    /// Names between the first name and the family name, if the row has any; one line of at most
    /// 500 characters.
    pub middle_names: Option<String>,
    /// Job title, if the row has one.
    pub job_title: Option<String>,
    /// Company, if the row has one; one line of at most 500 characters.
    pub company: Option<String>,
    /// Addresses in order of columns; the first is the secure one.
    pub emails: Vec<EmailAddress>,
    /// Numbers in order of columns, faxes last; [`Self::main_number`] is the secure one.
    pub phones: Vec<PhoneValue>,
    /// Key in the firm's own system.
    pub identifier: Option<Identifier>,
    /// Teams named in the row; empty means the default team.
    pub teams: Vec<TeamRef>,
    /// What the firm notes about the person, if the row has a note; at most 5,000 characters.
    pub note: Option<String>,
    /// What else the file says about the person, such as an address that cannot be used: lines that
    /// are added to the note unless they stand in it.
    pub remarks: Vec<String>,
    /// What a row of the program's own export says beyond that; nothing for any other file.
    pub own: Option<Box<OwnRow>>,
}

/// What only the program's own export can say of a person. `emails` and `phones` of its rows are the
/// public lists alone, in their order.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct OwnRow {
    /// Who it was in the firm the file comes from.
    pub user: Option<UserId>,
    /// Which side of the relationship they were on.
    pub kind: Option<Kind>,
    /// Whether they had left the firm.
    pub left: bool,
    /// The secure address.
    pub email: Option<EmailAddress>,
    /// The secure number.
    pub phone: Option<E164>,
    /// The labels of the public addresses, in their order.
    pub email_labels: Vec<String>,
}

impl PersonRow {
    /// The address a person is known and invited by.
    pub fn secure_email(&self) -> Option<&EmailAddress> {
        match &self.own {
            Some(own) => own.email.as_ref(),
            None => self.emails.first(),
        }
    }

    /// The number codes are sent to.
    pub fn secure_phone(&self) -> Option<&E164> {
        match &self.own {
            Some(own) => own.phone.as_ref(),
            None => self.main_number(),
        }
    }
}

impl PersonRow {
    /// The number the person is called at: the first that could be read and is no fax.
    pub fn main_number(&self) -> Option<&E164> {
        let called = self.phones.iter().filter(|phone| !phone.is_fax());
        called.filter_map(|phone| phone.e164.as_ref()).next()
    }

    /// The note of somebody whose note is `there` once they take this row: the row's own or else
    /// theirs, and below it every remark that does not stand in it and still fits into
    /// [`Self::NOTE_MAX`].
    pub fn noted(&self, there: Option<&str>) -> Option<String> {
        let mut note = self.note.as_deref().or(there).unwrap_or_default().to_owned();
        for remark in &self.remarks {
            let fits = note.chars().count() + remark.chars().count() < Self::NOTE_MAX;
            if fits && !note.lines().any(|line| line == remark) {
                if !note.is_empty() {
                    note.push('\n');
                }
                note.push_str(remark);
            }
        }
        (!note.is_empty()).then_some(note)
    }

    /// Longest note, in characters.
    pub const NOTE_MAX: usize = crate::note::Note::MAX;
}

/// How a row names a team.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TeamRef {
    /// A team identifier, or else a team's unique name.
    Text(String),
    /// A team's id.
    Id(uuid::Uuid),
    /// A team as the program's own export names it: by its id, or in another firm by its identifier
    /// or its name.
    Own {
        /// Its id in the firm the file comes from.
        id: uuid::Uuid,
        /// Its identifier there.
        identifier: Option<String>,
        /// Its name there.
        name: String,
    },
}

/// A file of clients, ready to be judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportPeople {
    /// File name without folder.
    pub file_name: String,
    /// What to do about people who are there already.
    pub options: ImportOptions,
    /// What becomes of the names in the file that no team has; without a choice such rows are refused.
    pub teams: TeamChoices,
    /// Every data row of the file, in file order; shared, because the forecast judges the same rows.
    pub rows: Arc<Vec<StagedRow>>,
    /// Blank, comment and repeated-header rows; counted, not imported.
    pub ignored: u32,
    /// Whether new people are invited at once, and the words above the mail's own. Those who cannot
    /// be invited (no address, or no number where the firm wants one) come quietly.
    pub invite: Option<String>,
    /// What the same rows and options were judged to come to. Comes from this program's memory
    /// alone, never from a file or another machine.
    pub forecast: Option<Forecast>,
}

/// Choices by [`team_key`] of the name in the file.
pub type TeamChoices = BTreeMap<String, TeamChoice>;

/// What becomes of a name that no team has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TeamChoice {
    /// It stands for this team.
    Existing(TeamId),
    /// A team of this name is created with the import, if anybody comes into it.
    Create {
        /// Key of the new team.
        team: TeamId,
        /// Its name.
        name: String,
        /// Who covers it: an active member of staff.
        staff: UserId,
    },
    /// It is passed over, as if the row did not name it.
    Ignore,
}

/// The form in which names of teams are compared: without regard to case and blanks.
pub fn team_key(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}

/// What an import comes to, as long as nothing else happens in the firm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forecast {
    /// The firm's last command then ([`crate::facts::Facts::head`]).
    pub head: i64,
    /// The outcome of every row.
    pub report: Arc<ImportReport>,
}

impl ImportPeople {
    /// The forecast, if it still holds: nobody need look anything up, or judge, a second time.
    pub fn forecast_at(&self, head: i64) -> Option<&Arc<ImportReport>> {
        let forecast = self.forecast.as_ref().filter(|f| f.head == head)?;
        Some(&forecast.report)
    }
}

/// Choices of an import.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ImportOptions {
    /// What happens to a row that matches a person and differs.
    pub on_match: OnMatch,
    /// What happens to a row that is known by its address alone and has another name.
    pub on_rename: OnRename,
    /// What happens to a row with a new address that may be a client without one.
    pub on_same: OnSame,
    /// Whether a row that differs from the holder of its identifier is passed over.
    pub ignore_identifiers_in_use: bool,
}

/// What happens to a row whose address is that of a client with another name ([`renames`]).
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OnRename {
    /// The row is passed over until somebody has chosen.
    #[default]
    Ask,
    /// The client takes the row's name with its other values.
    Update,
    /// The row is somebody new, and comes without the address.
    AddWithoutAddress,
}

/// What happens to a row whose address nobody has, and whose name and number are those of one client
/// without an address.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OnSame {
    /// The row is passed over until somebody has chosen.
    #[default]
    Ask,
    /// It is that client, who takes its values.
    Update,
    /// It is somebody new.
    Add,
}

/// What happens to a row that matches a person and differs from them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OnMatch {
    /// The person takes the row's values; an empty cell never erases.
    Update,
    /// The row is passed over.
    Skip,
    /// The row is refused.
    Refuse,
}

/// A data row with the ids it needs if it becomes somebody new.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StagedRow {
    /// Could be read.
    Usable(Box<PersonRow>, NewIds),
    /// Could not.
    Unusable {
        /// Line number as a spreadsheet shows it.
        row: u32,
        /// Why not.
        code: RowCode,
    },
}

/// Ids for a new record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewIds {
    /// The person's.
    pub user: UserId,
    /// One for each address, then one for each number.
    pub points: Vec<PointId>,
}

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
    /// The address stands in an earlier row with the same name.
    EmailTwice,
    /// The identifier stands in an earlier row.
    IdentifierTwice,
    /// An earlier row is the same person.
    SamePersonTwice,
    /// The address or identifier belongs to a member of staff.
    StaffMember,
    /// The address or identifier belongs to somebody inactive.
    Inactive,
    /// The identifier belongs to one person, the address to another.
    TwoPeople,
    /// The identifier is in use, and such rows are passed over by choice.
    IdentifierInUse,
    /// The address is that of a client with another name, and nobody has chosen what to do.
    WouldRename,
    /// The address is new, the name and the number are those of a client without an address, and nobody has
    /// chosen what to do.
    MaybeSame,
    /// The person is there and differs, and such rows are passed over by choice.
    OnMatchSkipped,
    /// The person is there and differs, and such rows are refused by choice.
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
    /// The file says that this person has left.
    LeftRow,
    /// The person would have more than [`crate::points::POINTS_MAX`] addresses and numbers.
    TooManyPoints,
}

impl RowCode {}

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

/// What comes of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Somebody new.
    Created,
    /// Somebody who takes new values.
    Updated(UserId),
    /// Somebody who has all of it already.
    Unchanged(UserId),
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
    /// Who is in the way.
    pub who: Option<UserId>,
    /// The earlier row that is in the way.
    pub earlier: Option<u32>,
    /// The text that is in the way, such as a team's name.
    pub text: Option<String>,
}

impl RowProblem {
    fn new(code: RowCode) -> Box<Self> {
        Box::new(Self {
            code,
            who: None,
            earlier: None,
            text: None,
        })
    }

    fn by(code: RowCode, who: UserId) -> Box<Self> {
        Box::new(Self {
            code,
            who: Some(who),
            earlier: None,
            text: None,
        })
    }

    fn after(code: RowCode, row: u32) -> Box<Self> {
        Box::new(Self {
            code,
            who: None,
            earlier: Some(row),
            text: None,
        })
    }

    fn text(code: RowCode, text: &str) -> Box<Self> {
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
pub struct RowResult {
    /// Line number as a spreadsheet shows it.
    pub row: u32,
    /// What comes of it.
    pub outcome: Outcome,
    /// Whether its first address is left out, because it stays with somebody else.
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
    /// Who takes new values.
    pub fn updated(&self) -> impl Iterator<Item = UserId> {
        self.rows.iter().filter_map(|result| match result.outcome {
            Outcome::Updated(user) => Some(user),
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

#[cfg(test)]
mod tests;
