//! The status of people: suspending, deactivating, restoring (domain.md 3.2).

use std::collections::BTreeSet;

use crate::acts::label::Label;
use crate::acts::teams::needs_a_team;
use crate::acts::{Act, Case};
use crate::change::WriteSet;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::Facts;
use crate::ids::{TeamId, UserId};
use crate::invitation::Invitation;
use crate::named::Named;
use crate::needs::Needs;
use crate::people::{Kind, Person, Role, Status, UserCard, UserPrivate};
use crate::teams::TeamMember;
use crate::verb::Verb;

/// Suspends active people.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Suspend {
    pub users: Vec<UserId>,
    /// Also if teams with clients are left without active staff, which the actor was told.
    pub uncovering: bool,
}

impl Act for Suspend {
    const VERB: Verb = Verb::Suspend;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.all_teams = true;
        needs.administrators = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::people(&self.users, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&self.users, admin, case.facts)?;
        stays(&people, admin, case.facts)?;
        in_state(&people, Status::Active, &[Status::Active, Status::Suspended])?;
        let uncovered = uncovered(&people, |p| p.card.is_active_staff(), |_| 0, case.facts)?;
        if !uncovered.is_empty() && !self.uncovering {
            return Err(Refusal::Uncovers { teams: uncovered }.into());
        }
        Ok(with_status(&people, |_| Status::Suspended).into())
    }
}

/// Makes suspended people active again.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Unsuspend {
    pub users: Vec<UserId>,
}

impl Act for Unsuspend {
    const VERB: Verb = Verb::Unsuspend;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.all_teams = true;
        needs.administrators = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::people(&self.users, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&self.users, admin, case.facts)?;
        in_state(&people, Status::Suspended, &[Status::Suspended, Status::Active])?;
        Ok(with_status(&people, |_| Status::Active).into())
    }
}

/// Deactivates people. A pending person has not joined yet: their invitation is revoked instead.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Deactivate {
    pub users: Vec<UserId>,
}

impl Act for Deactivate {
    const VERB: Verb = Verb::Deactivate;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.all_teams = true;
        needs.administrators = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::people(&self.users, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&self.users, admin, case.facts)?;
        stays(&people, admin, case.facts)?;
        let leave_from = [Status::Active, Status::Suspended, Status::Quiet, Status::Inactive];
        in_state(&people, Status::Active, &leave_from)?;
        let clients_leaving = |team: TeamId| {
            let leaving = people.iter().filter(|p| needs_a_team(p) && p.teams.contains(&team));
            leaving.count() as u64
        };
        // Suspended staff still cover their clients: they will be back.
        let covers = |p: &Person| p.card.kind.is_staff() && matches!(p.card.status, Status::Active | Status::Suspended);
        let uncovered = uncovered(&people, covers, clients_leaving, case.facts)?;
        if !uncovered.is_empty() {
            return Err(Refusal::LastActiveStaff { teams: uncovered }.into());
        }
        let mut writes = with_status(&people, |_| Status::Inactive);
        for person in people {
            let user = person.card.id;
            let members = person.teams.iter().map(|team| TeamMember::new(*team, user));
            writes.members.deleted.extend(members);
        }
        Ok(writes.into())
    }
}

/// Restores deactivated people. Their teams do not come back by themselves (domain.md C6): a client
/// joins the default team, because every client is in one.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Restore {
    pub users: Vec<UserId>,
}

impl Act for Restore {
    const VERB: Verb = Verb::Restore;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.all_teams = true;
        needs.administrators = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::people(&self.users, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        if admin.role != Role::SystemAdministrator {
            return Err(Refusal::SystemAdministratorNeeded.into());
        }
        let people = chosen(&self.users, admin, case.facts)?;
        in_state(&people, Status::Inactive, &[Status::Inactive])?;
        let revoked = people.iter().filter(|p| {
            let state = p.invitation.as_ref().map(|invitation| &invitation.state);
            matches!(state, Some(Invitation::Revoked { .. }))
        });
        let users: Vec<_> = revoked.map(|p| p.named()).collect();
        if !users.is_empty() {
            return Err(Refusal::Revoked { users }.into());
        }
        let mut writes = with_status(&people, |person| match person.card.kind {
            Kind::Staff(_) => Status::Active,
            Kind::Client | Kind::Partner => Status::Quiet,
        });
        for person in people.iter().filter(|p| !p.card.kind.is_staff()) {
            let mut teams = case.facts.teams(&person.teams)?;
            if teams.is_empty() {
                let team = case.facts.default_team()?.ok_or(Refusal::DefaultTeamMissing)?;
                writes
                    .members
                    .inserted
                    .push(TeamMember::new(team.team.id, person.card.id));
                teams.push(team);
            }
            if let Some(uncovered) = teams.iter().find(|team| team.active_staff.is_empty()) {
                return Err(Refusal::NoActiveStaff {
                    team: uncovered.team.named(),
                }
                .into());
            }
        }
        Ok(writes.into())
    }
}

/// Frees the address of a deactivated person.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FreeEmail {
    pub user: UserId,
}

impl Act for FreeEmail {
    const VERB: Verb = Verb::FreeEmail;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::person(self.user, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&[self.user], admin, case.facts)?;
        in_state(&people, Status::Inactive, &[Status::Inactive])?;
        let mut writes = WriteSet::default();
        for person in people {
            let after = UserPrivate {
                email: None,
                ..person.private.clone()
            };
            writes.privates.update(person.private.clone(), after);
        }
        Ok(writes.into())
    }
}

/// Those people, each once; the actor may touch all of them.
pub(in crate::acts) fn chosen<'a>(
    users: &[UserId],
    admin: &Admin<'_>,
    facts: Gates<'a>,
) -> Result<Vec<&'a Person>, Stop> {
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

/// The last active system administrator stays, and so does the actor.
fn stays(leaving: &[&Person], admin: &Admin<'_>, facts: Gates<'_>) -> Result<(), Stop> {
    if leaving.iter().any(|p| p.card.is_active_system_administrator()) {
        let administrators = facts.system_administrators()?;
        // The last administrator's own case comes first: its cure is different.
        if administrators.iter().all(|a| leaving.iter().any(|p| p.card.id == *a)) {
            return Err(Refusal::LastSystemAdministrator.into());
        }
    }
    if leaving.iter().any(|p| p.card.id == admin.card.id) {
        return Err(Refusal::Yourself.into());
    }
    Ok(())
}

/// Refuses people in a state that is not `allowed`, by name.
pub(in crate::acts) fn in_state(people: &[&Person], needed: Status, allowed: &[Status]) -> Result<(), Refusal> {
    let wrong = people.iter().filter(|p| !allowed.contains(&p.card.status));
    let users: Vec<_> = wrong.map(|p| p.named()).collect();
    if users.is_empty() {
        Ok(())
    } else {
        Err(Refusal::WrongState { users, needed })
    }
}

/// Teams with clients that would have no active staff without these people.
fn uncovered(
    leaving: &[&Person],
    covers: impl Fn(&Person) -> bool,
    clients_leaving: impl Fn(TeamId) -> u64,
    facts: Gates<'_>,
) -> Result<Vec<Named<TeamId>>, Stop> {
    let staff = leaving.iter().filter(|p| covers(p));
    let teams: BTreeSet<TeamId> = staff.flat_map(|p| p.teams.iter().copied()).collect();
    let uncovered = facts.teams(&teams)?.into_iter().filter(|team| {
        let mut stay = team
            .active_staff
            .iter()
            .filter(|s| leaving.iter().all(|p| p.card.id != **s));
        stay.next().is_none() && team.clients > clients_leaving(team.team.id)
    });
    Ok(uncovered.map(|team| team.team.named()).collect())
}

/// The people with another status.
pub(in crate::acts) fn with_status(people: &[&Person], to: impl Fn(&Person) -> Status) -> WriteSet {
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
