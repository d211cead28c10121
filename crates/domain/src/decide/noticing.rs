//! Whom a command's changes are told (domain.md 7). It follows from what changes, whichever command
//! did it: a new command that lets somebody in tells the same people.

use std::collections::{BTreeMap, BTreeSet};

use super::Accepted;
use crate::email::EmailAddress;
use crate::facts::{Facts, Known};
use crate::ids::{TeamId, UserId};
use crate::invitation::Invitation;
use crate::notice::{Notice, NoticeWish};
use crate::people::{Status, UserCard, UserPrivate};

/// The notices of everything in `accepted`, done by `actor`, beside those it has already.
pub(super) fn notices(actor: UserId, accepted: &Accepted, facts: &Facts) -> Vec<NoticeWish> {
    let mut told = Vec::new();
    for card in newcomers(accepted) {
        welcome(card, accepted, facts, &mut told);
    }
    answers(accepted, &mut told);
    if let Some(report) = &accepted.import {
        told.push(NoticeWish {
            to: actor,
            notice: Notice::ImportFinished(report.counts()),
        });
    }
    let administrators = administrators(accepted, facts);
    for team in uncovered(accepted, facts) {
        told.extend(administrators.iter().map(|to| NoticeWish {
            to: *to,
            notice: Notice::TeamUncovered(team),
        }));
    }
    // The counts of an import are notice enough.
    let changed = accepted.writes.privates.updated.iter();
    for (_, after) in changed.filter(|pair| accepted.import.is_none() && other_address(pair)) {
        let others = administrators.iter().filter(|to| **to != actor);
        told.extend(others.map(|to| NoticeWish {
            to: *to,
            notice: Notice::EmailChanged(after.user),
        }));
    }
    told
}

/// Who is here from now on. Whoever comes back from a suspension, or after having left, was here
/// before; so was whoever takes in the record of somebody who is here.
fn newcomers(accepted: &Accepted) -> impl Iterator<Item = &UserCard> {
    let cards = &accepted.writes.cards;
    let new = cards.inserted.iter().filter(|card| card.status == Status::Active);
    let came = cards.updated.iter().filter(|(before, after)| {
        let is_merge = !cards.deleted.is_empty();
        matches!(before.status, Status::Quiet | Status::Pending) && after.status == Status::Active && !is_merge
    });
    new.chain(came.map(|(_, after)| after))
}

/// They are welcomed; and active staff who cover a client are told, once for each client.
fn welcome(card: &UserCard, accepted: &Accepted, facts: &Facts, told: &mut Vec<NoticeWish>) {
    let words = match (&facts.settings, card.kind.is_staff()) {
        (Some(settings), false) => settings.welcome.clone(),
        _ => String::new(),
    };
    told.push(NoticeWish {
        to: card.id,
        notice: Notice::Welcome(words),
    });
    if card.kind.is_staff() {
        return;
    }
    let mut cover = facts.covering.get(&card.id).cloned().unwrap_or_default();
    let joined = &accepted.writes.members.inserted;
    for team in joined.iter().filter(|m| m.user == card.id).map(|m| m.team) {
        cover.extend(facts.teams.get(&team).into_iter().flat_map(|t| &t.active_staff));
        // A book that comes with its client.
        let staff = |user: &UserId| facts.people.get(user).is_some_and(|p| p.card.is_active_staff());
        cover.extend(joined.iter().filter(|m| m.team == team).map(|m| m.user).filter(staff));
    }
    let before = facts.told.get(&card.id);
    let new = cover
        .iter()
        .filter(|to| before.is_none_or(|before| !before.contains(to)));
    told.extend(new.map(|to| NoticeWish {
        to: *to,
        notice: Notice::ClientJoined(card.id),
    }));
}

/// What became of invitations is told to whoever invited; what nobody answered, together.
fn answers(accepted: &Accepted, told: &mut Vec<NoticeWish>) {
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
        told.push(NoticeWish { to: after.by, notice });
    }
    told.extend(over.into_iter().map(|(to, (one, count))| NoticeWish {
        to,
        notice: Notice::Expired { one, count },
    }));
}

/// Active system administrators, as they are afterwards.
fn administrators(accepted: &Accepted, facts: &Facts) -> BTreeSet<UserId> {
    let Known::Known(before) = &facts.system_administrators else {
        return BTreeSet::new();
    };
    let mut administrators = before.clone();
    for gone in &accepted.writes.cards.deleted {
        administrators.remove(&gone.id);
    }
    for (_, after) in &accepted.writes.cards.updated {
        if after.is_active_system_administrator() {
            administrators.insert(after.id);
        } else {
            administrators.remove(&after.id);
        }
    }
    administrators
}

/// Teams with clients whose last active members of staff are locked out.
fn uncovered(accepted: &Accepted, facts: &Facts) -> BTreeSet<TeamId> {
    let locked = accepted.writes.cards.updated.iter();
    let locked = locked.filter(|(before, after)| before.is_active_staff() && after.status == Status::Suspended);
    let locked: BTreeSet<UserId> = locked.map(|(_, after)| after.id).collect();
    let people = locked.iter().filter_map(|user| facts.people.get(user));
    let teams = people.flat_map(|person| person.teams.iter().copied());
    let is_here = |user: &UserId| {
        let mut updated = accepted.writes.cards.updated.iter();
        let after = updated.find(|(_, after)| after.id == *user).map(|(_, after)| after);
        let card = after.or_else(|| facts.people.get(user).map(|person| &person.card));
        card.is_some_and(UserCard::is_active_staff)
    };
    // Of several merges in one act, one may bring somebody where another locks somebody out. Asked only of
    // teams that lost their cover: a file brings many members, and locks nobody out.
    let comes_to = |team: &TeamId| {
        let mut coming = accepted.writes.members.inserted.iter();
        coming.any(|member| member.team == *team && is_here(&member.user))
    };
    let alone = |team: &TeamId| {
        let known = facts.teams.get(team);
        let lost = known.is_some_and(|team| team.clients > 0 && team.active_staff.is_subset(&locked));
        lost && !comes_to(team)
    };
    teams.filter(alone).collect()
}

/// Whether somebody who had an address has another one; another spelling of it is the same.
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
