//! Judging a command: accept with what changes, refuse with what stands in the way, or admit that
//! only the authority can tell. The same code runs on a device and at the hub.

mod adding;
mod announcing;
mod books;
mod conflict;
mod erasing;
mod firm;
mod founding;
pub(crate) mod gates;
mod group;
pub mod invitable;
pub(crate) mod inviting;
mod joining;
mod merging;
mod noticing;
mod own;
mod picturing;
mod points;
pub(crate) mod profile;
pub mod refusal;
mod standing;
mod team;
pub mod undo;
mod verdict;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::change::WriteSet;
use crate::command::{Command, CommandKind};
use crate::facts::Facts;
use crate::firm::Firm;
use crate::ids::UserId;
use crate::import::StagedRow;

use gates::Gates;
pub use refusal::Refusal;
pub use verdict::{Accepted, Admin, Decision, MailKind, MailWish, Stop};

/// Judges `command` by `facts` at time `now`. `facts.coverage` says which facts the caller holds. With
/// a part of them the answer is the same as with all, or [`Decision::Unknown`].
pub fn decide(command: Command, facts: &Facts, now: DateTime<Utc>) -> Decision {
    match judge_and_tell(command, Gates::new(facts), now) {
        Ok(accepted) => Decision::Accept(Box::new(accepted)),
        Err(Stop::Refuse(refusal)) => Decision::Refuse(refusal),
        Err(Stop::Unknown(fact)) => Decision::Unknown(fact),
    }
}

fn judge_and_tell(command: Command, facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    let actor = command.actor;
    let mut accepted = judge(command, facts, now)?;
    let told = noticing::notices(actor, &accepted, facts)?;
    accepted.notices.extend(told);
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
    if let CommandKind::CreateFirm(wish) = kind {
        return founding::create_firm(*wish, actor, facts, now).map(only_writes);
    }
    let firm = facts.find_firm()?.map(Firm::acts_as);
    if brings(&kind).any(|user| Some(user) == firm) {
        return Err(Refusal::UnknownRecord.into());
    }
    if firm == Some(actor) {
        return inviting::by_the_firm(kind, facts, now);
    }
    let actor = facts.find_actor()?.ok_or(Refusal::NotAllowed)?;
    let Some(role) = actor.acting_admin_role() else {
        return own::for_oneself(id, actor, kind, &expect, facts, now);
    };
    let admin = Admin { card: actor, role };
    match kind {
        CommandKind::CreateFirm(_) => Err(Refusal::NotAllowed.into()),
        CommandKind::AddPerson(wish) => adding::add_person(*wish, &admin, facts, now),
        CommandKind::EditProfile(wish) => profile::edit(*wish, &expect, &admin, facts, now),
        CommandKind::SetPicture(wish) => picturing::set(wish, Some(&admin), facts).map(only_writes),
        CommandKind::EditPoints(wish) => points::edit(wish, &expect, Some(&admin), facts).map(only_writes),
        CommandKind::CreateGroup(wish) => group::create(&wish, facts).map(only_writes),
        CommandKind::EditGroup(wish) => group::edit(&wish, &expect, facts).map(only_writes),
        CommandKind::DeleteGroup(wish) => group::delete(wish, facts).map(only_writes),
        CommandKind::AddToGroup(wish) => group::add(&wish, facts).map(only_writes),
        CommandKind::RemoveFromGroup(wish) => group::remove(&wish, facts).map(only_writes),
        CommandKind::Suspend(wish) => standing::suspend(&wish, &admin, facts).map(only_writes),
        CommandKind::Unsuspend(users) => standing::unsuspend(&users, &admin, facts).map(only_writes),
        CommandKind::Deactivate(users) => standing::deactivate(&users, &admin, facts).map(only_writes),
        CommandKind::Restore(users) => standing::restore(&users, &admin, facts).map(only_writes),
        CommandKind::FreeEmail(user) => standing::free_email(user, &admin, facts).map(only_writes),
        CommandKind::Erase(users) => erasing::erase(&users, &admin, facts),
        CommandKind::CreateTeam(wish) => team::create(wish, facts).map(only_writes),
        CommandKind::EditTeam(wish) => team::edit(wish, &expect, facts).map(only_writes),
        CommandKind::AddMembers(wish) => team::add_members(&wish, facts).map(only_writes),
        CommandKind::RemoveMembers(wish) => team::remove_members(&wish, facts).map(only_writes),
        CommandKind::MoveMembers(wish) => team::move_members(&wish, facts).map(only_writes),
        CommandKind::DeleteTeam(wish) => team::delete(wish, facts).map(only_writes),
        CommandKind::SetDefaultTeam(wish) => team::set_default(wish, facts).map(only_writes),
        CommandKind::Invite(wish) => inviting::invite(&wish, &admin, facts, now),
        CommandKind::Resend(wish) => inviting::resend(&wish, &admin, facts, now),
        CommandKind::Revoke(users) => inviting::revoke(&users, &admin, facts, now).map(only_writes),
        CommandKind::RecordAcceptance(wish) => inviting::accept(&wish, &admin, facts, now),
        CommandKind::RecordDecline(user) => inviting::decline(user, &admin, facts, now).map(only_writes),
        CommandKind::RecordBounce(wish) => inviting::bounce(&wish, Some(&admin), facts, now).map(only_writes),
        CommandKind::Remind | CommandKind::Expire | CommandKind::TellWeek => Err(Refusal::NotAllowed.into()),
        CommandKind::Announce(wish) => announcing::announce(&wish, &admin, facts),
        CommandKind::ChangeSettings(wish) => inviting::change_settings(&wish, &admin, facts).map(only_writes),
        CommandKind::MigrateBooks => books::migrate(&admin, facts).map(only_writes),
        CommandKind::ChangeTerms(text) => joining::change_terms(&text, &admin, facts, now).map(only_writes),
        CommandKind::EditFirm(wish) => firm::edit(wish, &expect, &admin, facts).map(only_writes),
        CommandKind::ImportPeople(wish) => {
            let facts = facts.everything()?;
            let report = match wish.forecast_at(facts.head) {
                Some(forecast) => Arc::clone(forecast),
                None => Arc::new(crate::import::judge_rows(&wish, facts)),
            };
            if report.counts().rows == 0 {
                return Err(Refusal::EmptyImport.into());
            }
            let (writes, mails) = crate::import::write_rows(&wish, &report, facts, actor.id, now)?;
            Ok(Accepted {
                writes,
                import: Some(report),
                mails,
                ..Accepted::default()
            })
        }
        CommandKind::MergePeople(merges) => merging::merge(&merges, &admin, facts, now),
        CommandKind::DismissPair(wish) => merging::dismiss(wish, facts).map(only_writes),
        // Every administrator exports (domain.md 4); the line in the audit is all there is to it.
        CommandKind::Export(_) => Ok(Accepted::default()),
        CommandKind::UndoCommand(target) => undo::judge(id, target, &admin, facts, now).map(|()| Accepted::default()),
    }
}

/// The keys of people a command would make.
fn brings(kind: &CommandKind) -> impl Iterator<Item = UserId> {
    let one = match kind {
        CommandKind::AddPerson(wish) => Some(wish.user),
        _ => None,
    };
    let rows = match kind {
        CommandKind::ImportPeople(import) => import.rows.as_slice(),
        _ => &[],
    };
    let many = rows.iter().filter_map(|row| match row {
        StagedRow::Usable(_, ids) => Some(ids.user),
        StagedRow::Unusable { .. } => None,
    });
    one.into_iter().chain(many)
}

fn only_writes(writes: WriteSet) -> Accepted {
    Accepted {
        writes,
        ..Accepted::default()
    }
}

#[cfg(test)]
mod tests;
