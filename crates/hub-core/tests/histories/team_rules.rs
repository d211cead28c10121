//! The rules of teams, said again.

use domain::command::{CommandKind, CreateTeam, DeleteTeam, EditTeam, Expect, Field, Members, MoveMembers, SetLead};
use domain::ids::{TeamId, UserId};
use domain::people::{Kind, Status};
use domain::teams::Team;

use crate::rules::{Case, tidy};
use crate::runs::History;
use crate::world::Checked;

impl Case<'_> {
    pub(crate) fn create_team(&mut self, act: &CreateTeam) {
        self.refuse_if(self.state.teams.contains_key(&act.team), "unknownRecord");
        self.team_texts(
            act.team,
            Some(&act.name),
            Some(&act.description),
            act.identifier.as_ref().map(|i| i.as_str()),
        );
        let team = Team {
            identifier: act.identifier.clone(),
            description: act.description.trim().to_owned(),
            ..testkit::team(act.team, &tidy(&act.name))
        };
        self.verdict.after.teams.insert(act.team, team);
        self.join(act.team, &act.members);
    }

    fn team_texts(&mut self, team: TeamId, name: Option<&str>, description: Option<&str>, identifier: Option<&str>) {
        self.refuse_if(name.is_some_and(|n| tidy(n).is_empty()), "nameMissing");
        self.refuse_if(name.is_some_and(|n| tidy(n).chars().count() > 500), "tooLong");
        self.refuse_if(description.is_some_and(|d| d.trim().chars().count() > 2000), "tooLong");
        let held = |t: &Team| {
            t.id != team
                && t.identifier
                    .as_ref()
                    .is_some_and(|i| identifier.is_some_and(|w| i.as_str().eq_ignore_ascii_case(w)))
        };
        self.refuse_if(self.state.teams.values().any(held), "teamIdentifierTaken");
    }

    pub(crate) fn edit_team(&mut self, act: &EditTeam, expect: &[Expect]) {
        let Some(before) = self.state.teams.get(&act.team).cloned() else {
            return self.object("unknownRecord");
        };
        let identifier = act.identifier.as_ref().and_then(|i| i.as_ref()).map(|i| i.as_str());
        self.team_texts(act.team, act.name.as_deref(), act.description.as_deref(), identifier);
        for Expect { field, base } in expect {
            let now = match field {
                Field::Name => &before.name,
                Field::Description => &before.description,
                Field::Identifier => before.identifier.as_ref().map_or("", |i| i.as_str()),
                _ => base,
            };
            self.refuse_if(now != base, "conflict");
        }
        let after = Team {
            name: act.name.as_ref().map_or(before.name, |n| tidy(n)),
            description: act
                .description
                .as_ref()
                .map_or(before.description, |d| d.trim().to_owned()),
            identifier: act.identifier.clone().unwrap_or(before.identifier),
            shared: act.shared.unwrap_or(before.shared),
            ..before
        };
        self.verdict.after.teams.insert(act.team, after);
    }

    pub(crate) fn add_members(&mut self, act: &Members) {
        if !self.state.teams.contains_key(&act.team) {
            return self.object("unknownRecord");
        }
        self.join(act.team, &act.users);
    }

    fn join(&mut self, team: TeamId, users: &[UserId]) {
        for user in users {
            match self.state.cards.get(user) {
                None => self.object("unknownRecord"),
                Some(card) => self.refuse_if(card.status == Status::Inactive, "userInactive"),
            }
        }
        let after = &mut self.verdict.after;
        after.members.extend(users.iter().map(|user| (team, *user)));
        let serves = users.iter().any(|user| after.is_served(*user));
        let alone = serves && !after.has_active_staff(team);
        self.refuse_if(alone, "noActiveStaff");
    }

    pub(crate) fn remove_members(&mut self, act: &Members) {
        let known = |user: &UserId| self.state.cards.contains_key(user);
        if !self.state.teams.contains_key(&act.team) || !act.users.iter().all(known) {
            return self.object("unknownRecord");
        }
        for user in &act.users {
            self.verdict.after.members.remove(&(act.team, *user));
        }
        let broken = self.verdict.after.broken_promises(self.state);
        self.verdict.objections.extend(broken);
        // Nor do other staff leave clients who have no active staff already.
        let inside = |user: &&UserId| self.state.members.contains(&(act.team, **user));
        let is_staff = |user: &UserId| matches!(self.state.cards[user].kind, Kind::Staff(_));
        let staff_leaves = act.users.iter().filter(inside).any(is_staff);
        self.refuse_if(
            staff_leaves && self.verdict.after.is_uncovered(act.team),
            "lastActiveStaff",
        );
    }

    pub(crate) fn set_lead(&mut self, act: SetLead) {
        if !self.state.members.contains(&(act.team, act.user)) {
            return self.object("unknownRecord");
        }
        self.verdict.after.set_lead(act.team, act.user, act.lead);
    }

    pub(crate) fn set_default(&mut self, team: TeamId) {
        self.refuse_if(!self.state.teams.contains_key(&team), "unknownRecord");
        for row in self.verdict.after.teams.values_mut() {
            row.is_default = row.id == team;
        }
    }

    pub(crate) fn move_members(&mut self, act: &MoveMembers) {
        let known = |user: &UserId| self.state.cards.contains_key(user);
        let teams = [act.from, act.to];
        if !teams.iter().all(|t| self.state.teams.contains_key(t)) || !act.users.iter().all(known) {
            return self.object("unknownRecord");
        }
        if act.from == act.to {
            return;
        }
        let inside = |user: &UserId| self.state.members.contains(&(act.from, *user));
        let moving: Vec<UserId> = act.users.iter().copied().filter(inside).collect();
        self.join(act.to, &moving);
        for user in &moving {
            self.verdict.after.members.remove(&(act.from, *user));
        }
        let staff_moves = moving
            .iter()
            .any(|u| matches!(self.state.cards[u].kind, Kind::Staff(_)));
        self.refuse_if(
            staff_moves && self.verdict.after.is_uncovered(act.from),
            "lastActiveStaff",
        );
    }

    pub(crate) fn delete_team(&mut self, act: DeleteTeam) {
        let Some(team) = self.state.teams.get(&act.team) else {
            return self.object("unknownRecord");
        };
        self.refuse_if(team.is_default, "defaultTeamStays");
        let stranded: Vec<UserId> = self
            .state
            .members_of(act.team)
            .filter(|user| self.state.is_served(*user))
            .filter(|user| self.state.members.iter().filter(|(_, u)| u == user).count() == 1)
            .collect();
        let after = &mut self.verdict.after;
        after.members.retain(|(team, _)| *team != act.team);
        after.teams.remove(&act.team);
        if stranded.is_empty() {
            return;
        }
        match act.clients_to.filter(|to| *to != act.team) {
            None => self.object("noOtherTeam"),
            Some(to) if !self.state.teams.contains_key(&to) => self.object("unknownRecord"),
            Some(to) => {
                let after = &mut self.verdict.after;
                after.members.extend(stranded.into_iter().map(|user| (to, user)));
                self.refuse_if(!self.state.has_active_staff(to), "noActiveStaff");
            }
        }
    }
}

impl History<'_> {
    /// Somebody deletes the only team of a client and names no other, which random steps rarely do.
    pub(crate) fn leave_somebody_without_a_team(&mut self) -> Checked {
        let state = &self.model.state;
        let actor = state.cards.values().find(|card| card.is_active_system_administrator());
        let actor = actor.map(|card| card.id);
        let only_team = |user: &UserId| {
            let mut teams = state.members.iter().filter(|(_, member)| member == user);
            let (team, _) = teams.next().filter(|_| state.is_served(*user))?;
            (teams.next().is_none() && !state.teams[team].is_default).then_some(*team)
        };
        let team = state.cards.keys().find_map(only_team);
        let (Some(actor), Some(team)) = (actor, team) else {
            return Ok(());
        };
        let clients_to = None;
        self.submit(CommandKind::DeleteTeam(DeleteTeam { team, clients_to }), actor)
            .map(drop)
    }
}
