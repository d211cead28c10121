//! The result of judging a command, and the administrator it is judged for.

use std::sync::Arc;

use super::refusal::Refusal;
use crate::change::WriteSet;
use crate::facts::Fact;
use crate::ids::UserId;
use crate::import::report::ImportReport;
use crate::notice::{Announcement, NewNotice};
use crate::people::{Kind, Role, UserCard};

/// The judgement on a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// It happens, and this is what changes.
    Accept(Box<Accepted>),
    /// It does not happen; the refusal names what is in the way.
    Refuse(Refusal),
    /// This device cannot tell: it does not hold this fact.
    Unknown(Fact),
}

/// What an accepted command does.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// Rows to write.
    pub writes: WriteSet,
    /// Row by row, for an import.
    pub import: Option<Arc<ImportReport>>,
    /// Mails to write in the same transaction; they leave later.
    pub mails: Vec<NewMail>,
    /// Notices to write in the same transaction.
    pub notices: Vec<NewNotice>,
    /// What those of them say that are announcements.
    pub announcement: Option<Announcement>,
    /// People of whom nothing may be left, not even in the journal of earlier commands.
    pub erased: Vec<UserId>,
}

impl From<WriteSet> for Accepted {
    fn from(writes: WriteSet) -> Self {
        Self {
            writes,
            ..Self::default()
        }
    }
}

/// A mail that is to leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewMail {
    /// The recipient.
    pub user: UserId,
    /// What about.
    pub kind: MailKind,
}

/// What a mail is about.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum MailKind {
    /// An invitation sent by hand.
    Invitation,
    /// Its daily repetition.
    Reminder,
    /// The person is active now.
    Welcome,
}

/// Why a decision ended early; turned into a [`Decision`] at the top.
#[derive(Debug)]
pub enum Stop {
    /// A rule said no.
    Refuse(Refusal),
    /// The caller does not hold this fact.
    Unknown(Fact),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refuse(refusal)
    }
}

/// An actor who is an administrator.
#[derive(Debug)]
pub struct Admin<'a> {
    /// The actor's card.
    pub card: &'a UserCard,
    /// The actor's role.
    pub role: Role,
}

impl Admin<'_> {
    /// Only a system administrator touches a system administrator, or makes one.
    pub(crate) fn may_touch(&self, target: Role) -> Result<(), Refusal> {
        if !self.role.touches(Kind::Staff(target)) {
            return Err(Refusal::SystemAdministratorNeeded);
        }
        Ok(())
    }
}
