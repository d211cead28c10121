//! Importing people: which rows become whom. (Types; the decision is in `import/decide.rs`.)

use crate::email::EmailAddress;
use crate::identifier::Identifier;
use crate::person_name::PersonName;

pub use crate::people::PhoneValue;

/// One data row of a file, read and normalised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonRow {
    /// Line number as a spreadsheet shows it.
    pub row: u32,
    /// Name.
    pub name: PersonName,
    /// Job title, if the row has one.
    pub job_title: Option<String>,
    /// Addresses in order of columns; the first is the secure one.
    pub emails: Vec<EmailAddress>,
    /// Numbers in order of columns; the first with a number is the secure one.
    pub phones: Vec<PhoneValue>,
    /// Key in the firm's own system.
    pub identifier: Option<Identifier>,
    /// Teams named in the row; empty means the default team.
    pub teams: Vec<TeamRef>,
}

/// How a row names a team.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TeamRef {
    /// A team identifier, or else a team's unique name.
    Text(String),
    /// A team's id.
    Id(uuid::Uuid),
}
