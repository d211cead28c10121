//! The status of people, said again from the sentences of the rules.

use std::collections::BTreeSet;

use domain::command::Suspend;
use domain::ids::{TeamId, UserId};
use domain::invitation::Invitation;
use domain::people::{Kind, Role, Status};

use crate::rules::Case;

impl Case<'_> {
    pub(crate) fn suspend(&mut self, act: &Suspend) {
        self.people_in(&act.users, &[Status::Active, Status::Suspended]);
        self.nobody_goes_alone(&act.users);
        self.put_all(&act.users, |_| Status::Suspended);
        let alone = self.newly_uncovered();
        self.refuse_if(alone && !act.uncovering, "uncovers");
        self.somebody_leads();
    }

    pub(crate) fn unsuspend(&mut self, users: &[UserId]) {
        self.people_in(users, &[Status::Active, Status::Suspended]);
        self.put_all(users, |_| Status::Active);
    }

    pub(crate) fn deactivate(&mut self, users: &[UserId]) {
        let from = [Status::Active, Status::Suspended, Status::Quiet, Status::Inactive];
        self.people_in(users, &from);
        self.nobody_goes_alone(users);
        self.put_all(users, |_| Status::Inactive);
        self.verdict.after.members.retain(|(_, user)| !users.contains(user));
        // Somebody suspended is still the one who will be back.
        let covers = |user: &UserId| {
            let card = self.state.cards.get(user);
            card.is_some_and(|c| {
                matches!(c.kind, Kind::Staff(_)) && matches!(c.status, Status::Active | Status::Suspended)
            })
        };
        let left = users.iter().filter(|user| covers(user));
        let mut teams = left.flat_map(|user| self.state.teams_of(*user));
        let alone = teams.any(|team| self.verdict.after.is_uncovered(team));
        self.refuse_if(alone, "lastActiveStaff");
        self.somebody_leads();
    }

    pub(crate) fn restore(&mut self, users: &[UserId]) {
        self.refuse_if(self.role != Role::SystemAdministrator, "systemAdministratorNeeded");
        self.people_in(users, &[Status::Inactive]);
        let never_came = |user: &UserId| {
            let record = self.state.invitations.get(user);
            record.is_some_and(|record| matches!(record.state, Invitation::Revoked { .. }))
        };
        self.refuse_if(users.iter().any(never_came), "revoked");
        self.put_all(users, |kind| match kind {
            Kind::Staff(_) => Status::Active,
            Kind::Client | Kind::Partner => Status::Quiet,
        });
        let default = self.state.default_team();
        for user in users {
            if !self.verdict.after.is_served(*user) {
                continue;
            }
            if self.state.teams_of(*user).is_empty() {
                self.verdict.after.members.extend(default.map(|team| (team, *user)));
                self.refuse_if(default.is_none(), "defaultTeamMissing");
            }
            let teams = self.verdict.after.teams_of(*user);
            let alone = teams.iter().any(|team| !self.state.has_active_staff(*team));
            self.refuse_if(alone, "noActiveStaff");
        }
    }

    pub(crate) fn free_email(&mut self, user: UserId) {
        self.people_in(&[user], &[Status::Inactive]);
        if let Some(private) = self.verdict.after.privates.get_mut(&user) {
            private.email = None;
        }
    }

    /// Whoever was never invited or has left goes with everything about them, and so does whatever went
    /// into their record.
    pub(crate) fn erase(&mut self, users: &[UserId]) {
        self.people_in(users, &[Status::Quiet, Status::Inactive]);
        let mut gone: BTreeSet<UserId> = users.iter().copied().collect();
        loop {
            let into = self.state.merged.iter().filter(|(_, into)| gone.contains(into));
            let more: Vec<UserId> = into.map(|(other, _)| *other).collect();
            let before = gone.len();
            gone.extend(more);
            if gone.len() == before {
                break;
            }
        }
        let stays = |user: &UserId| !gone.contains(user);
        let after = &mut self.verdict.after;
        after.cards.retain(|user, _| stays(user));
        after.privates.retain(|user, _| stays(user));
        after.points.retain(|_, point| stays(&point.user));
        after.members.retain(|(_, user)| stays(user));
        after.invitations.retain(|user, _| stays(user));
        after.group_members.retain(|(_, user)| stays(user));
        after.merged.retain(|(other, into)| stays(other) && stays(into));
        after.not_same.retain(|(low, high), _| stays(low) && stays(high));
        after.joinings.retain(|user, _| stays(user));
        after.pictures.retain(|user, _| stays(user));
        after.notes.retain(|user, _| stays(user));
        self.verdict.erased = gone;
    }

    /// They are there, the actor may touch them, and they are in one of these states.
    pub(crate) fn people_in(&mut self, users: &[UserId], states: &[Status]) {
        for user in users {
            let Some(card) = self.state.cards.get(user) else {
                self.object("unknownRecord");
                continue;
            };
            self.refuse_if(!states.contains(&card.status), "wrongState");
            // Whoever is invited answers for themselves, whatever their role will be.
            let others = *user != self.actor && self.role != Role::SystemAdministrator;
            let above = self.state.is_system_administrator(*user) && others;
            self.refuse_if(above, "systemAdministratorNeeded");
        }
    }

    fn nobody_goes_alone(&mut self, users: &[UserId]) {
        self.refuse_if(users.contains(&self.actor), "yourself");
    }

    pub(crate) fn put_all(&mut self, users: &[UserId], status: impl Fn(Kind) -> Status) {
        for user in users {
            if let Some(card) = self.verdict.after.cards.get_mut(user) {
                card.status = status(card.kind);
            }
        }
    }

    pub(crate) fn newly_uncovered(&self) -> bool {
        let teams: Vec<TeamId> = self.state.teams.keys().copied().collect();
        teams
            .iter()
            .any(|team| self.verdict.after.is_uncovered(*team) && !self.state.is_uncovered(*team))
    }

    pub(crate) fn somebody_leads(&mut self) {
        let leads = self
            .verdict
            .after
            .broken_promises(self.state)
            .contains("lastSystemAdministrator");
        self.refuse_if(leads, "lastSystemAdministrator");
    }
}
