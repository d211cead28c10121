//! Who is notified of a command's changes (domain.md 7). It follows from the changes alone, so that a new
//! command notifies the same people without knowing it.

use std::collections::{BTreeMap, BTreeSet};

use super::gates::Gates;
use super::verdict::{Accepted, Stop};
use crate::email::EmailAddress;
use crate::ids::{TeamId, UserId};
use crate::invitation::Invitation;
use crate::notice::{NewNotice, Notice};
use crate::people::{Status, UserCard, UserPrivate};

/// The notices about everything in `accepted`, besides those it has already.
pub(super) fn notices(actor: UserId, accepted: &Accepted, facts: Gates<'_>) -> Result<Vec<NewNotice>, Stop> {
    let mut notices = Vec::new();
    for (card, was_here) in newcomers(accepted) {
        welcome(card, was_here, accepted, facts, &mut notices)?;
    }
    answers(accepted, &mut notices);
    if let Some(report) = &accepted.import {
        notices.push(NewNotice {
            to: actor,
            notice: Notice::ImportFinished(report.counts()),
        });
    }
    let uncovered = uncovered(accepted, facts)?;
    // The counts of an import are notice enough.
    let changed = accepted.writes.privates.updated.iter();
    let changed = changed.filter(|pair| accepted.import.is_none() && other_address(pair));
    let changed: Vec<UserId> = changed.map(|(_, after)| after.user).collect();
    if uncovered.is_empty() && changed.is_empty() {
        return Ok(notices);
    }
    let administrators = administrators(accepted, facts)?;
    for team in uncovered {
        notices.extend(administrators.iter().map(|to| NewNotice {
            to: *to,
            notice: Notice::TeamUncovered(team),
        }));
    }
    for user in changed {
        let others = administrators.iter().filter(|to| **to != actor);
        notices.extend(others.map(|to| NewNotice {
            to: *to,
            notice: Notice::EmailChanged(user),
        }));
    }
    Ok(notices)
}

/// The people who become active for the first time, each with whether they had a record before. The
/// end of a suspension and a restored person do not count, nor does a merge with an active person.
fn newcomers(accepted: &Accepted) -> impl Iterator<Item = (&UserCard, bool)> {
    let cards = &accepted.writes.cards;
    let new = cards.inserted.iter().filter(|card| card.status == Status::Active);
    let came = cards.updated.iter().filter(|(before, after)| {
        let is_merge = !cards.deleted.is_empty();
        matches!(before.status, Status::Quiet | Status::Pending) && after.status == Status::Active && !is_merge
    });
    new.map(|card| (card, false))
        .chain(came.map(|(_, after)| (after, true)))
}

/// Welcomes the person, and notifies active staff who cover a client, once for each client.
fn welcome(
    card: &UserCard,
    had_record: bool,
    accepted: &Accepted,
    facts: Gates<'_>,
    notices: &mut Vec<NewNotice>,
) -> Result<(), Stop> {
    let is_client = !card.kind.is_staff();
    let settings = if is_client { facts.settings()? } else { None };
    notices.push(NewNotice {
        to: card.id,
        notice: Notice::Welcome(settings.map(|settings| settings.welcome.clone()).unwrap_or_default()),
    });
    if !is_client {
        return Ok(());
    }
    let (mut cover, before) = if had_record {
        let found = facts.acceptance()?;
        (found.covering.clone(), found.notified.clone())
    } else {
        Default::default()
    };
    for member in accepted.writes.members.inserted.iter().filter(|m| m.user == card.id) {
        let team = facts.find_team(member.team)?;
        cover.extend(team.into_iter().flat_map(|team| &team.active_staff));
        // A contact book that comes with its client.
        let joined = accepted.writes.members.inserted.iter();
        for other in joined.filter(|m| m.team == member.team) {
            let person = facts.find_person(other.user)?;
            cover.extend(person.filter(|p| p.card.is_active_staff()).map(|p| p.card.id));
        }
    }
    notices.extend(cover.difference(&before).map(|to| NewNotice {
        to: *to,
        notice: Notice::ClientJoined(card.id),
    }));
    Ok(())
}

/// Notifies inviters of answers to their invitations; of all that expired, in one notice.
fn answers(accepted: &Accepted, notices: &mut Vec<NewNotice>) {
    let mut over: BTreeMap<UserId, (UserId, u32)> = BTreeMap::new();
    for (before, after) in &accepted.writes.invitations.updated {
        if !before.state.is_open() {
            continue;
        }
        let notice = match after.state {
            Invitation::Bounced { .. } => Notice::Bounced(after.user),
            Invitation::Declined { .. } => Notice::Declined(after.user),
            Invitation::Expired { .. } => {
                over.entry(after.by).or_insert((after.user, 0)).1 += 1;
                continue;
            }
            Invitation::Draft | Invitation::Pending(_) | Invitation::Accepted { .. } | Invitation::Revoked { .. } => {
                continue;
            }
        };
        notices.push(NewNotice { to: after.by, notice });
    }
    notices.extend(over.into_iter().map(|(to, (one, count))| NewNotice {
        to,
        notice: Notice::Expired { one, count },
    }));
}

/// The active system administrators after the command.
fn administrators(accepted: &Accepted, facts: Gates<'_>) -> Result<BTreeSet<UserId>, Stop> {
    let mut administrators = facts.system_administrators()?.clone();
    for deleted in &accepted.writes.cards.deleted {
        administrators.remove(&deleted.id);
    }
    for (_, after) in &accepted.writes.cards.updated {
        if after.is_active_system_administrator() {
            administrators.insert(after.id);
        } else {
            administrators.remove(&after.id);
        }
    }
    Ok(administrators)
}

/// Teams with clients whose last active members of staff are suspended.
fn uncovered(accepted: &Accepted, facts: Gates<'_>) -> Result<BTreeSet<TeamId>, Stop> {
    let suspended = accepted.writes.cards.updated.iter();
    let suspended = suspended.filter(|(before, after)| before.is_active_staff() && after.status == Status::Suspended);
    let suspended: BTreeSet<UserId> = suspended.map(|(_, after)| after.id).collect();
    let mut left = BTreeSet::new();
    for user in &suspended {
        left.extend(facts.find_person(*user)?.into_iter().flat_map(|person| &person.teams));
    }
    let mut uncovered = BTreeSet::new();
    for team in facts.teams(&left)? {
        // One merge of a command may add staff to a team that lost them by another merge. Only such teams
        // are looked at: an import adds many members and removes none.
        let loses_staff = team.clients > 0 && team.active_staff.is_subset(&suspended);
        if loses_staff && !active_staff_come_to(team.team.id, accepted, facts)? {
            uncovered.insert(team.team.id);
        }
    }
    Ok(uncovered)
}

fn active_staff_come_to(team: TeamId, accepted: &Accepted, facts: Gates<'_>) -> Result<bool, Stop> {
    let coming = accepted.writes.members.inserted.iter();
    for member in coming.filter(|member| member.team == team) {
        let mut updated = accepted.writes.cards.updated.iter();
        let after = updated
            .find(|(_, after)| after.id == member.user)
            .map(|(_, after)| after);
        let card = match after {
            Some(card) => Some(card),
            None => facts.find_person(member.user)?.map(|person| &person.card),
        };
        if card.is_some_and(UserCard::is_active_staff) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a person's address was replaced; another spelling of it is the same address.
fn other_address((before, after): &&(UserPrivate, UserPrivate)) -> bool {
    let key = |private: &UserPrivate| {
        private
            .email
            .as_ref()
            .map(EmailAddress::key)
            .map(|key| key.into_owned())
    };
    match (key(before), key(after)) {
        (Some(before), Some(after)) => before != after,
        _ => false,
    }
}
