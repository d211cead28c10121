//! What can be asked for, one file per noun.
//!
//! A command's payload implements [`Act`]: what the command is called, which facts it needs, what the
//! audit says about it and how it is judged stand together. [`crate::command::CommandKind`] lists them.

pub(crate) mod announce;
pub(crate) mod books;
pub(crate) mod devices;
pub(crate) mod export;
pub(crate) mod firm;
pub(crate) mod groups;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod label;
pub(crate) mod merge;
pub(crate) mod people;
pub(crate) mod settings;
pub(crate) mod teams;
pub(crate) mod undo;

use chrono::{DateTime, Utc};

use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::expect::Expect;
use crate::facts::Facts;
use crate::ids::{CommandId, UserId};
use crate::needs::Needs;
use crate::people::UserCard;
use crate::verb::Verb;
use label::Label;

/// What every judgement is given, whatever the command.
pub(crate) struct Case<'a> {
    /// Key of the command.
    pub(crate) id: CommandId,
    /// What the actor saw in the fields they changed.
    pub(crate) expect: &'a [Expect],
    /// The facts, behind their gates.
    pub(crate) facts: Gates<'a>,
    /// The time of the judgement.
    pub(crate) now: DateTime<Utc>,
}

/// One kind of command. Commands are refused unless their payload has a judgement for that kind of actor.
pub(crate) trait Act: Sized {
    /// The name of the command; one of them if that depends on its content.
    const VERB: Verb;

    /// The name of this command.
    fn verb(&self) -> Verb {
        Self::VERB
    }

    /// Adds the facts that the judgement looks at.
    fn needs<'a>(&'a self, _needs: &mut Needs<'a>) {}

    /// What the audit and the undo list show beside the verb.
    fn label(&self, _facts: &Facts) -> Label {
        Label::default()
    }

    /// Whether the command would create a person with this key.
    fn creates(&self, _user: UserId) -> bool {
        false
    }

    /// Judges the command of an administrator.
    fn judge(self, _admin: &Admin<'_>, _case: &Case<'_>) -> Result<Accepted, Stop> {
        Err(Refusal::NotAllowed.into())
    }

    /// Judges the command of the firm itself, which acts without anybody asking for it.
    fn judge_as_firm(self, _case: &Case<'_>) -> Result<Accepted, Stop> {
        Err(Refusal::NotAllowed.into())
    }

    /// Judges the command of a person who was invited and has not come yet.
    fn judge_invited(self, _actor: &UserCard, _case: &Case<'_>) -> Result<Accepted, Stop> {
        Err(Refusal::NotAllowed.into())
    }

    /// Judges the command of an active person without administration, who may change only what is
    /// their own.
    fn judge_own(self, _actor: &UserCard, _case: &Case<'_>) -> Result<Accepted, Stop> {
        Err(Refusal::NotAllowed.into())
    }
}
