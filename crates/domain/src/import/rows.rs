//! The rows of a file, read and normalised.

use super::report::RowCode;
use crate::email::EmailAddress;
use crate::identifier::{Identifier, TeamIdentifier};
use crate::ids::{PointId, TeamId, UserId};
use crate::people::{Kind, PhoneValue, Role};
use crate::person_name::PersonName;
use crate::phone::E164;

/// One data row of a file, read and normalised.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PersonRow {
    /// Line number as a spreadsheet shows it.
    pub row: u32,
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
    /// What a file of staff gives as the role; one of clients gives none.
    pub role: Option<Role>,
    /// Teams named in the row; empty means the default team.
    pub teams: Vec<TeamRef>,
    /// What the firm notes about the person, if the row has a note; at most 5,000 characters.
    pub note: Option<String>,
    /// What else the file says about the person, such as an address that cannot be used: lines that
    /// are added to the note unless it has them.
    pub remarks: Vec<String>,
    /// What a row of the program's own export says beyond that; nothing for any other file.
    pub own: Option<Box<OwnRow>>,
}

/// What only the program's own export can say of a person. `emails` and `phones` of its rows are the
/// public lists alone, in their order.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct OwnRow {
    /// The person's key in the firm the file comes from.
    pub user: Option<UserId>,
    /// Which side of the relationship they were on.
    pub kind: Option<Kind>,
    /// Whether they were inactive.
    pub left: bool,
    /// The secure address.
    pub email: Option<EmailAddress>,
    /// The secure number.
    pub phone: Option<E164>,
    /// The labels of the public addresses, in their order.
    pub email_labels: Vec<String>,
}

impl PersonRow {
    /// What the person is, if the row says so.
    pub fn kind(&self) -> Option<Kind> {
        let own = self.own.as_ref().and_then(|own| own.kind);
        own.or(self.role.map(Kind::Staff))
    }

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

    /// The note of a person who takes this row and whose note is `there`: the row's own note or else
    /// theirs, and below it every remark that it does not have yet and that still fits into
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

/// How a row of a file of teams or members names a person.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PersonRef {
    /// By their key.
    Id(UserId),
    /// By their key in the firm's own system.
    Identifier(Identifier),
    /// By the address they sign in with.
    Email(EmailAddress),
    /// By a text that is none of these.
    Unreadable(String),
}

/// One row of a file of client teams.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TeamRow {
    /// Line number as a spreadsheet shows it.
    pub row: u32,
    /// One line of 1 to [`Team::NAME_MAX`](crate::teams::Team::NAME_MAX) characters.
    pub name: String,
    pub identifier: Option<TeamIdentifier>,
    /// At most [`Team::DESCRIPTION_MAX`](crate::teams::Team::DESCRIPTION_MAX) characters.
    pub description: Option<String>,
    /// Who joins it.
    pub staff: Vec<PersonRef>,
}

/// One row of a file of members of client teams.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MemberRow {
    /// Line number as a spreadsheet shows it.
    pub row: u32,
    /// How the row names the team; at least one way, and all mean the same.
    pub teams: Vec<TeamRef>,
    /// How it names the person; at least one way, and all mean the same.
    pub members: Vec<PersonRef>,
}

/// A data row with the ids it needs if it becomes a new person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StagedRow {
    /// Could be read.
    Usable(Box<PersonRow>, NewIds),
    /// A team, with the id it has if it is new.
    Team(Box<TeamRow>, TeamId),
    /// A person and a team.
    Member(Box<MemberRow>),
    /// Could not.
    Unusable {
        /// Line number as a spreadsheet shows it.
        row: u32,
        /// Why not.
        code: RowCode,
    },
}

impl StagedRow {
    /// Its line number as a spreadsheet shows it.
    pub fn line(&self) -> u32 {
        match self {
            Self::Usable(row, _) => row.row,
            Self::Team(row, _) => row.row,
            Self::Member(row) => row.row,
            Self::Unusable { row, .. } => *row,
        }
    }
}

/// Ids for a new record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewIds {
    /// The person's.
    pub user: UserId,
    /// One for each address, then one for each number.
    pub points: Vec<PointId>,
}
