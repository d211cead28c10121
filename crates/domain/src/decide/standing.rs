//! Where people stand: locking out for a while, letting go, taking back (domain.md 3.2).

use std::collections::BTreeSet;

use super::gates::Gates;
use super::team::needs_a_team;
use super::{Admin, Refusal, Stop};
use crate::change::WriteSet;
use crate::command::Suspend;
use crate::ids::{TeamId, UserId};
use crate::invitation::Invitation;
use crate::named::Named;
use crate::people::{Kind, Person, Role, Status, UserCard, UserPrivate};
use crate::teams::TeamMember;

pub(super) fn suspend(wish: &Suspend, admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let people = chosen(&wish.users, admin, facts)?;
    stays(&people, admin, facts)?;
    in_state(&people, Status::Active, &[Status::Active, Status::Suspended])?;
    let uncovered = left_alone(&people, |p| p.card.is_active_staff(), |_| 0, facts)?;
    if !uncovered.is_empty() && !wish.uncovering {
        return Err(Refusal::Uncovers { teams: uncovered }.into());
    }
    Ok(moved(&people, |_| Status::Suspended))
}

pub(super) fn unsuspend(users: &[UserId], admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let people = chosen(users, admin, facts)?;
    in_state(&people, Status::Suspended, &[Status::Suspended, Status::Active])?;
    Ok(moved(&people, |_| Status::Active))
}

/// A pending person has not come yet: their invitation is taken back instead.
pub(super) fn deactivate(users: &[UserId], admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let people = chosen(users, admin, facts)?;
    stays(&people, admin, facts)?;
    let leave_from = [Status::Active, Status::Suspended, Status::Quiet, Status::Inactive];
    in_state(&people, Status::Active, &leave_from)?;
    let clients_leaving = |team: TeamId| {
        let leaving = people.iter().filter(|p| needs_a_team(p) && p.teams.contains(&team));
        leaving.count() as u64
    };
    // Somebody suspended is still the one who will be back for them.
    let covers = |p: &Person| p.card.kind.is_staff() && matches!(p.card.status, Status::Active | Status::Suspended);
    let uncovered = left_alone(&people, covers, clients_leaving, facts)?;
    if !uncovered.is_empty() {
        return Err(Refusal::LastActiveStaff { teams: uncovered }.into());
    }
    let mut writes = moved(&people, |_| Status::Inactive);
    for person in people {
        let user = person.card.id;
        let members = person.teams.iter().map(|team| TeamMember { team: *team, user });
        writes.members.deleted.extend(members);
    }
    Ok(writes)
}

/// Teams do not come back by themselves (domain.md C6): a client comes into the default team,
/// because every client is in one.
pub(super) fn restore(users: &[UserId], admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    if admin.role != Role::SystemAdministrator {
        return Err(Refusal::SystemAdministratorNeeded.into());
    }
    let people = chosen(users, admin, facts)?;
    in_state(&people, Status::Inactive, &[Status::Inactive])?;
    let never_came = people.iter().filter(|p| {
        let state = p.invitation.as_ref().map(|invitation| &invitation.state);
        matches!(state, Some(Invitation::Revoked { .. }))
    });
    let users: Vec<_> = never_came.map(|p| p.named()).collect();
    if !users.is_empty() {
        return Err(Refusal::TakenBack { users }.into());
    }
    let mut writes = moved(&people, |person| match person.card.kind {
        Kind::Staff(_) => Status::Active,
        Kind::Client | Kind::Partner => Status::Quiet,
    });
    for person in people.iter().filter(|p| !p.card.kind.is_staff()) {
        let mut teams = facts.teams(&person.teams)?;
        if teams.is_empty() {
            let team = facts.default_team()?.ok_or(Refusal::DefaultTeamMissing)?;
            writes.members.inserted.push(TeamMember {
                team: team.team.id,
                user: person.card.id,
            });
            teams.push(team);
        }
        if let Some(alone) = teams.iter().find(|team| team.active_staff.is_empty()) {
            return Err(Refusal::NoActiveStaff {
                team: alone.team.named(),
            }
            .into());
        }
    }
    Ok(writes)
}

pub(super) fn free_email(user: UserId, admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let people = chosen(&[user], admin, facts)?;
    in_state(&people, Status::Inactive, &[Status::Inactive])?;
    let mut writes = WriteSet::default();
    for person in people {
        let after = UserPrivate {
            email: None,
            ..person.private.clone()
        };
        writes.privates.update(person.private.clone(), after);
    }
    Ok(writes)
}

/// Those people, each once; the actor may touch all of them.
pub(super) fn chosen<'a>(users: &[UserId], admin: &Admin<'_>, facts: Gates<'a>) -> Result<Vec<&'a Person>, Stop> {
    let users: BTreeSet<UserId> = users.iter().copied().collect();
    let mut people = Vec::with_capacity(users.len());
    for user in users {
        let person = facts.person(user)?;
        if let Kind::Staff(role) = person.card.kind {
            admin.may_touch(role)?;
        }
        people.push(person);
    }
    Ok(people)
}

/// Neither the last active system administrator goes nor anybody by their own hand.
fn stays(going: &[&Person], admin: &Admin<'_>, facts: Gates<'_>) -> Result<(), Stop> {
    if going.iter().any(|p| p.card.is_active_system_administrator()) {
        let administrators = facts.system_administrators()?;
        // The last administrator's own case comes first: its cure is different.
        if administrators.iter().all(|a| going.iter().any(|p| p.card.id == *a)) {
            return Err(Refusal::LastSystemAdministrator.into());
        }
    }
    if going.iter().any(|p| p.card.id == admin.card.id) {
        return Err(Refusal::Yourself.into());
    }
    Ok(())
}

/// Refuses people in a state that is not `allowed`, by name.
pub(super) fn in_state(people: &[&Person], needed: Status, allowed: &[Status]) -> Result<(), Refusal> {
    let wrong = people.iter().filter(|p| !allowed.contains(&p.card.status));
    let users: Vec<_> = wrong.map(|p| p.named()).collect();
    if users.is_empty() {
        Ok(())
    } else {
        Err(Refusal::WrongState { users, needed })
    }
}

/// Teams with clients where nobody active stays when these people go.
fn left_alone(
    going: &[&Person],
    covers: impl Fn(&Person) -> bool,
    clients_leaving: impl Fn(TeamId) -> u64,
    facts: Gates<'_>,
) -> Result<Vec<Named<TeamId>>, Stop> {
    let staff = going.iter().filter(|p| covers(p));
    let teams: BTreeSet<TeamId> = staff.flat_map(|p| p.teams.iter().copied()).collect();
    let alone = facts.teams(&teams)?.into_iter().filter(|team| {
        let mut stay = team
            .active_staff
            .iter()
            .filter(|s| going.iter().all(|p| p.card.id != **s));
        stay.next().is_none() && team.clients > clients_leaving(team.team.id)
    });
    Ok(alone.map(|team| team.team.named()).collect())
}

pub(super) fn moved(people: &[&Person], to: impl Fn(&Person) -> Status) -> WriteSet {
    let mut writes = WriteSet::default();
    for person in people {
        let after = UserCard {
            status: to(person),
            ..person.card.clone()
        };
        writes.cards.update(person.card.clone(), after);
    }
    writes
}
