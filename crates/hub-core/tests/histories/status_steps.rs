//! Random changes of people's status.

use domain::command::{CommandKind, Deactivate, Erase, FreeEmail, Restore, Suspend};
use domain::ids::UserId;
use domain::people::Status;

use crate::state::State;
use crate::steps::{Ids, chance, pick, some_people};

pub(crate) fn suspend(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    CommandKind::Suspend(Suspend {
        users: people_who(state, n, ids, Status::Active),
        uncovering: chance(n[5], 40),
    })
}

pub(crate) fn deactivate(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let from = [Status::Active, Status::Suspended, Status::Quiet];
    CommandKind::Deactivate(Deactivate {
        users: people_who(state, n, ids, pick(&from, n[5]).unwrap()),
    })
}

pub(crate) fn restore(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let mut users = people_who(state, n, ids, Status::Inactive);
    // Most of the time without people whose invitation was revoked.
    let never_joined = |user: &UserId| state.invitations.contains_key(user) && !chance(n[5], 15);
    users.retain(|user| !never_joined(user));
    CommandKind::Restore(Restore { users })
}

pub(crate) fn free_email(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let inactive = people_who(state, n, ids, Status::Inactive);
    CommandKind::FreeEmail(FreeEmail {
        user: inactive.first().copied().unwrap_or_else(|| ids.user()),
    })
}

pub(crate) fn erase(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let from = [Status::Inactive, Status::Quiet];
    CommandKind::Erase(Erase {
        users: people_who(state, n, ids, pick(&from, n[5]).unwrap()),
    })
}

/// One to three people in this state, now and then any people.
pub(crate) fn people_who(state: &State, n: [u16; 8], ids: &mut Ids, status: Status) -> Vec<UserId> {
    let there = state.cards.values().filter(|c| c.status == status).map(|c| c.id);
    let there: Vec<UserId> = there.collect();
    if there.is_empty() || chance(n[4], 12) {
        return some_people(state, n[2] | 1, n[3], n[6], ids);
    }
    (0..=n[2] % 3)
        .filter_map(|k| pick(&there, n[3].wrapping_add(5 * k)))
        .collect()
}
