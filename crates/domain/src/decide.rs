//! Judging a command: accept it with what changes, refuse it with what is in the way, or answer that
//! only the authority can tell. The same code runs on a device and at the hub.

pub(crate) mod conflict;
pub(crate) mod gates;
mod notify;
pub mod refusal;
pub(crate) mod verdict;

use chrono::{DateTime, Utc};

use crate::acts::Case;
use crate::command::{Command, CommandKind};
use crate::facts::Facts;
use crate::firm::Firm;
use crate::people::Status;

pub use crate::acts::invitations::obstacle as invitable;
use gates::Gates;
pub use refusal::Refusal;
pub use verdict::{Accepted, Admin, Decision, MailKind, NewMail, Stop};

/// Judges `command` by `facts` at time `now`. `facts.coverage` says which facts the caller holds. With
/// a part of them the answer is the same as with all, or [`Decision::Unknown`].
pub fn decide(command: Command, facts: &Facts, now: DateTime<Utc>) -> Decision {
    match judge_and_notify(command, Gates::new(facts), now) {
        Ok(accepted) => Decision::Accept(Box::new(accepted)),
        Err(Stop::Refuse(refusal)) => Decision::Refuse(refusal),
        Err(Stop::Unknown(fact)) => Decision::Unknown(fact),
    }
}

fn judge_and_notify(command: Command, facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    let actor = command.actor;
    let mut accepted = judge(command, facts, now)?;
    let notices = notify::notices(actor, &accepted, facts)?;
    accepted.notices.extend(notices);
    Ok(accepted)
}

fn judge(command: Command, facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    let Command {
        id,
        actor,
        expect,
        kind,
        ..
    } = command;
    let case = Case {
        id,
        expect: &expect,
        facts,
        now,
    };
    if let CommandKind::CreateFirm(firm) = kind {
        return firm.found(actor, &case);
    }
    let firm = facts.find_firm()?.map(Firm::acts_as);
    if firm.is_some_and(|firm| kind.creates(firm)) {
        return Err(Refusal::UnknownRecord.into());
    }
    if firm == Some(actor) {
        return kind.judge_as_firm(&case);
    }
    let card = facts.find_actor()?.ok_or(Refusal::NotAllowed)?;
    match card.acting_admin_role() {
        Some(role) => kind.judge(&Admin { card, role }, &case),
        None if card.status == Status::Active => kind.judge_own(card, &case),
        None if card.status == Status::Pending => kind.judge_invited(card, &case),
        None => Err(Refusal::NotAllowed.into()),
    }
}

#[cfg(test)]
mod tests;
