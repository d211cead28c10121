//! What the actor chose for an import.

use std::collections::BTreeMap;

use crate::ids::{TeamId, UserId};

/// Choices of an import.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct ImportOptions {
    /// What the file lists.
    pub listed: Listed,
    /// What happens to a row that matches a person and differs.
    pub on_match: OnMatch,
    /// What happens to a row that is known by its address alone and has another name.
    pub on_rename: OnRename,
    /// What happens to a row with a new address that may be a client without one.
    pub on_same: OnSame,
    /// Whether a row that differs from the holder of its identifier is passed over.
    pub ignore_identifiers_in_use: bool,
}

/// What a file lists.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Listed {
    /// People served by the firm. Such a file never changes staff.
    #[default]
    Clients,
    /// People who work for the firm. Each has an address of their own; a file gives a role to new people
    /// alone, and never changes clients (domain.md 2.2).
    Staff,
    /// Client teams, each with staff who join it (domain.md 2.3).
    Teams,
    /// People who join client teams, one pair a row (domain.md 2.4).
    Members,
}

impl Listed {
    /// Whether each row is a person.
    pub const fn is_people(self) -> bool {
        matches!(self, Self::Clients | Self::Staff)
    }
}

/// What happens to a row whose address is that of a client with another name.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OnRename {
    /// The row is skipped until the actor has chosen.
    #[default]
    Ask,
    /// The client takes the row's name with its other values.
    Update,
    /// The row is a new person, without the address.
    AddWithoutAddress,
}

/// What happens to a row with a new address, and with the name and number of one client without an
/// address.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OnSame {
    /// The row is skipped until the actor has chosen.
    #[default]
    Ask,
    /// It is that client, who takes its values.
    Update,
    /// It is a new person.
    Add,
}

/// What happens to a row that matches a person and differs from them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OnMatch {
    /// The person takes the row's values; an empty cell never erases.
    #[default]
    Update,
    /// The row is passed over.
    Skip,
    /// The row is refused.
    Refuse,
}

/// What the actor decided about single rows, by the line of the row. It stands before what was chosen for all.
pub type RowChoices = BTreeMap<u32, RowChoice>;

/// Who a row is, where that was asked: [`OnRename`] and [`OnSame`] for one row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum RowChoice {
    /// The person it may be, who takes its values.
    Same,
    /// Somebody new.
    New,
}

/// Choices by [`team_key`] of the name in the file.
pub type TeamChoices = BTreeMap<String, TeamChoice>;

/// What a name means that no team has.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TeamChoice {
    /// It means this team.
    Existing(TeamId),
    /// A team of this name is created with the import, if it gets a member.
    Create {
        /// Key of the new team.
        team: TeamId,
        name: String,
        /// The active member of staff who covers it.
        staff: UserId,
    },
    /// It is ignored, as if the row did not name it.
    Ignore,
}

/// The form in which names of teams are compared: without regard to case and blanks.
pub fn team_key(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}
