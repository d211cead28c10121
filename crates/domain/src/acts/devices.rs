//! People's devices, as they come and go. A hub keeps them; the audit has a line for each change.

use super::label::Label;
use super::people::status::chosen;
use super::{Act, Case};
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::Facts;
use crate::ids::UserId;
use crate::needs::Needs;
use crate::people::UserCard;
use crate::verb::Verb;

/// What happened to a person's devices. No device may send it: the hub does these things, and notes them. What its
/// operator does has the firm as its actor, because the operator is not one of the firm's people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NoteDevice {
    /// Whose device it is.
    pub user: UserId,
    pub what: DeviceNote,
}

/// What is noted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeviceNote {
    /// A code was made that makes one device theirs.
    Linked,
    /// A device was added. Its user is the actor, or the firm itself if the user may do nothing.
    Added,
    /// A device was revoked.
    Revoked,
}

impl Act for NoteDevice {
    const VERB: Verb = Verb::LinkDevice;

    fn verb(&self) -> Verb {
        match self.what {
            DeviceNote::Linked => Verb::LinkDevice,
            DeviceNote::Added => Verb::AddDevice,
            DeviceNote::Revoked => Verb::RevokeDevice,
        }
    }

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::person(self.user, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        if self.what == DeviceNote::Added {
            return self.judge_own(admin.card, case);
        }
        chosen(&[self.user], admin, case.facts)?;
        Ok(Accepted::default())
    }

    fn judge_as_firm(self, case: &Case<'_>) -> Result<Accepted, Stop> {
        case.facts.person(self.user).map(|_| Accepted::default())
    }

    fn judge_own(self, actor: &UserCard, _: &Case<'_>) -> Result<Accepted, Stop> {
        if self.user == actor.id {
            Ok(Accepted::default())
        } else {
            Err(Refusal::NotAllowed.into())
        }
    }
}
