//! Which facts a command is judged by, so that the caller can load them set by set beforehand.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::duplicates::Pair;
use crate::ids::{GroupId, TeamId, UserId};
use crate::notice::Audience;

/// Keys of the facts a command needs. People found by address, identifier or number are needed
/// whole as well; so are the teams of a person who is edited or leaves one. Texts are in the order
/// of the command and may repeat.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Needs<'a> {
    /// The number of the firm's last command, by which a forecast of an import still holds or does not.
    pub head: i64,
    /// People by key.
    pub users: BTreeSet<UserId>,
    /// Teams by key, if not all are needed.
    pub teams: BTreeSet<TeamId>,
    /// All teams of the firm.
    pub all_teams: bool,
    pub emails: Vec<Cow<'a, str>>,
    pub identifiers: Vec<&'a str>,
    /// Numbers ([`crate::people::PhoneValue::key`]) of rows that have neither address nor identifier.
    pub numbers: Vec<String>,
    /// Numbers of rows that have an address: people with such a number and no address may be meant.
    pub numbers_beside_addresses: BTreeSet<String>,
    /// All people who have only a name: neither address nor number nor identifier.
    pub without_contact: bool,
    /// The active system administrators.
    pub administrators: bool,
    /// Facts that only commands of this kind need.
    pub extra: ExtraNeeds<'a>,
}

/// Keys of [`crate::facts::Extra`].
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ExtraNeeds<'a> {
    /// Nothing.
    #[default]
    None,
    /// A client group, with those of the people named who are in it, or with all its members.
    Group {
        group: GroupId,
        /// Whether all members are needed.
        everybody: bool,
    },
    /// The members of this team.
    Roster(TeamId),
    /// Records in other tables of the people named.
    Related,
    /// The earlier dismissal of this pair.
    NotSame(Pair),
    /// Facts about this person's acceptance.
    Acceptance {
        user: UserId,
        /// The key of the username they chose, if they join by themselves.
        username: Option<String>,
    },
    /// The terms of the firm.
    Terms,
    /// The picture of this person.
    Picture(UserId),
    /// Invitations by their time.
    Due(Due),
    /// Every membership of the firm.
    Memberships,
    /// The active people of this audience.
    Audience(&'a Audience),
    /// The figures of the week.
    Week,
    /// The command that is to be undone.
    Undo,
}

/// Invitations by their time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// Those with a mail due.
    Mail,
    /// Those whose thirty days are over.
    End,
}

/// Invitations handled by one command at most.
pub const DUE_AT_ONCE: u32 = 1_000;

impl ExtraNeeds<'_> {
    /// A group with those of the people named who are in it.
    pub(crate) const fn group(group: GroupId) -> Self {
        Self::Group {
            group,
            everybody: false,
        }
    }
}
