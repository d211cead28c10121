//! Client teams: who is in, who may leave, and the guards that keep every client covered.

use std::collections::BTreeSet;

use super::label::Label;
use super::{Act, Case};
use crate::change::WriteSet;
use crate::decide::conflict::check_conflicts;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::expect::Field;
use crate::facts::{Facts, TeamFacts};
use crate::identifier::TeamIdentifier;
use crate::ids::{TeamId, UserId};
use crate::named::Named;
use crate::needs::{ExtraNeeds, Needs};
use crate::people::{Person, Status};
use crate::teams::{Team, TeamMember};
use crate::text::{clean_line, clean_lines, is_visible};
use crate::verb::Verb;

/// Creates a team with its first members.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CreateTeam {
    /// Key of the new team.
    pub team: TeamId,
    pub name: String,
    /// Short name for spreadsheets.
    pub identifier: Option<TeamIdentifier>,
    /// What it is for; may be empty.
    pub description: String,
    /// First members.
    pub members: Vec<UserId>,
}

impl Act for CreateTeam {
    const VERB: Verb = Verb::CreateTeam;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.members);
        needs.all_teams = true;
    }

    fn label(&self, _: &Facts) -> Label {
        Label::of(self.name.trim())
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let facts = case.facts;
        if facts.find_team(self.team)?.is_some() {
            return Err(Refusal::UnknownRecord.into());
        }
        let team = Team {
            id: self.team,
            name: team_name(&self.name)?,
            description: description(&self.description)?,
            identifier: self.identifier,
            is_default: false,
            shared: false,
        };
        identifier_is_free(team.identifier.as_ref(), team.id, facts)?;
        let mut writes = WriteSet::default();
        join(&team.named(), &BTreeSet::new(), &self.members, facts, &mut writes)?;
        writes.teams.inserted.push(team);
        Ok(writes.into())
    }
}

/// Absent fields stay.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EditTeam {
    pub team: TeamId,
    /// New name.
    pub name: Option<String>,
    /// New short name; `Some(None)` removes it.
    pub identifier: Option<Option<TeamIdentifier>>,
    /// New description.
    pub description: Option<String>,
    /// Whether its clients and partners see each other from now on.
    pub shared: Option<bool>,
}

impl Act for EditTeam {
    const VERB: Verb = Verb::EditTeam;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.all_teams = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::team(self.team, facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let before = &case.facts.team(self.team)?.team;
        check_conflicts(case.expect, |field| match field {
            Field::Name => Some(before.name.clone()),
            Field::Description => Some(before.description.clone()),
            Field::Identifier => Some(before.identifier.as_ref().map_or("", TeamIdentifier::as_str).to_owned()),
            _ => None,
        })?;
        let mut after = before.clone();
        if let Some(name) = self.name {
            after.name = team_name(&name)?;
        }
        if let Some(text) = self.description {
            after.description = description(&text)?;
        }
        if let Some(identifier) = self.identifier {
            identifier_is_free(identifier.as_ref(), self.team, case.facts)?;
            after.identifier = identifier;
        }
        after.shared = self.shared.unwrap_or(before.shared);
        let mut writes = WriteSet::default();
        writes.teams.update(before.clone(), after);
        Ok(writes.into())
    }
}

/// People and a team.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Members {
    pub team: TeamId,
    pub users: Vec<UserId>,
}

impl Members {
    fn needs(&self, needs: &mut Needs<'_>) {
        needs.users.extend(&self.users);
        needs.teams.insert(self.team);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::team(self.team, facts).counting(self.users.len())
    }
}

/// The people join the team; those who are members already stay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddMembers(pub Members);

impl Act for AddMembers {
    const VERB: Verb = Verb::AddMembers;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        self.0.needs(needs);
    }

    fn label(&self, facts: &Facts) -> Label {
        self.0.label(facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let team = case.facts.team(self.0.team)?;
        let mut writes = WriteSet::default();
        join(
            &team.team.named(),
            &team.active_staff,
            &self.0.users,
            case.facts,
            &mut writes,
        )?;
        Ok(writes.into())
    }
}

/// The people leave the team; those who are not members are passed over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemoveMembers(pub Members);

impl Act for RemoveMembers {
    const VERB: Verb = Verb::RemoveMembers;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        self.0.needs(needs);
    }

    fn label(&self, facts: &Facts) -> Label {
        self.0.label(facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let Members { team, users } = self.0;
        let found = case.facts.team(team)?;
        let people = case.facts.people(&users)?;
        let leaving: Vec<&Person> = people.into_iter().filter(|p| p.teams.contains(&team)).collect();

        let orphans: Vec<_> = leaving
            .iter()
            .filter(|p| needs_a_team(p) && p.teams.len() == 1)
            .map(|p| p.named())
            .collect();
        if !orphans.is_empty() {
            return Err(Refusal::LastTeam { users: orphans }.into());
        }
        let mut writes = WriteSet::default();
        leave(found, &leaving, &mut writes)?;
        Ok(writes.into())
    }
}

/// Removes people from one team and adds them to another in one step, so that no client is ever
/// without a team. People who are not in the first team are passed over.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct MoveMembers {
    /// The team they leave.
    pub from: TeamId,
    /// The team they join.
    pub to: TeamId,
    pub users: Vec<UserId>,
}

impl Act for MoveMembers {
    const VERB: Verb = Verb::MoveMembers;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.teams.extend([self.from, self.to]);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::team(self.to, facts).counting(self.users.len())
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let facts = case.facts;
        let (from, to) = (facts.team(self.from)?, facts.team(self.to)?);
        let mut moving = facts.people(&self.users)?;
        moving.retain(|person| person.teams.contains(&self.from));
        let mut writes = WriteSet::default();
        if self.from == self.to {
            return Ok(writes.into());
        }
        let users: Vec<UserId> = moving.iter().map(|p| p.card.id).collect();
        join(&to.team.named(), &to.active_staff, &users, facts, &mut writes)?;
        leave(from, &moving, &mut writes)?;
        Ok(writes.into())
    }
}

/// Makes a member lead of a team, or ends that. Lead or not goes with the membership.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SetLead {
    pub team: TeamId,
    pub user: UserId,
    /// Whether they lead it from now on.
    pub lead: bool,
}

impl Act for SetLead {
    const VERB: Verb = Verb::MakeLead;

    fn verb(&self) -> Verb {
        if self.lead { Verb::MakeLead } else { Verb::RemoveLead }
    }

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
        needs.teams.insert(self.team);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label {
            with: Label::person(self.user, facts).what,
            ..Label::team(self.team, facts)
        }
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let Self { team, user, lead } = self;
        let leads = &case.facts.team(team)?.leads;
        if !case.facts.person(user)?.teams.contains(&team) {
            return Err(Refusal::UnknownRecord.into());
        }
        let member = |lead| TeamMember { team, user, lead };
        let mut writes = WriteSet::default();
        writes.members.update(member(leads.contains(&user)), member(lead));
        Ok(writes.into())
    }
}

/// Deletes a team. Clients who have no other team join the one named here; all other members just
/// leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DeleteTeam {
    pub team: TeamId,
    /// The new team of clients who are in no other; needed if there are any.
    pub clients_to: Option<TeamId>,
}

impl Act for DeleteTeam {
    const VERB: Verb = Verb::DeleteTeam;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.teams.insert(self.team);
        needs.teams.extend(self.clients_to);
        needs.extra = ExtraNeeds::Roster(self.team);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::team(self.team, facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let facts = case.facts;
        let team = &facts.team(self.team)?.team;
        if team.is_default {
            return Err(Refusal::DefaultTeamStays { team: team.named() }.into());
        }
        let roster = facts.roster()?;
        let mut writes = WriteSet::default();
        if !roster.sole_team_members.is_empty() {
            let Some(to) = self.clients_to.filter(|to| *to != self.team) else {
                return Err(Refusal::NoOtherTeam {
                    users: roster.names.clone(),
                    total: roster.sole_team_members.len() as u64,
                }
                .into());
            };
            let to = facts.team(to)?;
            if to.active_staff.is_empty() {
                return Err(Refusal::NoActiveStaff { team: to.team.named() }.into());
            }
            let team = to.team.id;
            let coming = roster.sole_team_members.iter().map(|user| TeamMember::new(team, *user));
            writes.members.inserted.extend(coming);
        }
        let leaving = roster.users.iter().map(|user| TeamMember::new(self.team, *user));
        writes.members.deleted.extend(leaving);
        writes.teams.deleted.push(team.clone());
        Ok(writes.into())
    }
}

/// Makes this team the default team in place of the one that is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SetDefaultTeam {
    pub team: TeamId,
}

impl Act for SetDefaultTeam {
    const VERB: Verb = Verb::SetDefaultTeam;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.all_teams = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::team(self.team, facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let team = &case.facts.team(self.team)?.team;
        let mut writes = WriteSet::default();
        if team.is_default {
            return Ok(writes.into());
        }
        // The old default goes first, so that no statement ever sees two.
        let old = case.facts.all_teams()?.map(|t| &t.team).filter(|t| t.is_default);
        let changed = old.map(|old| (old, false)).chain([(team, true)]);
        for (team, is_default) in changed {
            let after = Team {
                is_default,
                ..team.clone()
            };
            writes.teams.update(team.clone(), after);
        }
        Ok(writes.into())
    }
}

/// Adds people to a team that has `active_staff` already; members stay members.
pub(super) fn join(
    team: &Named<TeamId>,
    active_staff: &BTreeSet<UserId>,
    users: &[UserId],
    facts: Gates<'_>,
    writes: &mut WriteSet,
) -> Result<(), Stop> {
    let people = facts.people(users)?;
    if let Some(inactive) = people.iter().find(|p| p.card.status == Status::Inactive) {
        return Err(Refusal::UserInactive { user: inactive.named() }.into());
    }
    let covered = !active_staff.is_empty() || people.iter().any(|p| p.card.is_active_staff());
    if !covered && people.iter().any(|p| !p.card.kind.is_staff()) {
        return Err(Refusal::NoActiveStaff { team: team.clone() }.into());
    }
    let new = people.iter().filter(|p| !p.teams.contains(&team.id));
    writes
        .members
        .inserted
        .extend(new.map(|p| TeamMember::new(team.id, p.card.id)));
    Ok(())
}

/// Removes people from a team; the clients who stay keep an active member of staff.
fn leave(team: &TeamFacts, leaving: &[&Person], writes: &mut WriteSet) -> Result<(), Stop> {
    let clients_leaving = leaving.iter().filter(|p| needs_a_team(p)).count() as u64;
    let staff_stays = team
        .active_staff
        .iter()
        .any(|s| leaving.iter().all(|p| p.card.id != *s));
    let staff_leaves = leaving.iter().any(|p| p.card.kind.is_staff());
    if team.clients > clients_leaving && staff_leaves && !staff_stays {
        return Err(Refusal::LastActiveStaff {
            teams: vec![team.team.named()],
        }
        .into());
    }
    writes
        .members
        .deleted
        .extend(leaving.iter().map(|p| TeamMember::new(team.team.id, p.card.id)));
    Ok(())
}

/// Whether a person must be in a team: clients and partners, unless they are inactive.
pub(super) fn needs_a_team(person: &Person) -> bool {
    !person.card.kind.is_staff() && person.card.status != Status::Inactive
}

pub(super) fn team_name(text: &str) -> Result<String, Refusal> {
    let name = clean_line(text);
    if !is_visible(&name) {
        return Err(Refusal::NameMissing);
    }
    if name.chars().count() > Team::NAME_MAX {
        return Err(Refusal::TooLong {
            field: Field::Name,
            max: Team::NAME_MAX,
        });
    }
    Ok(name)
}

fn description(text: &str) -> Result<String, Refusal> {
    let text = clean_lines(text);
    if text.chars().count() > Team::DESCRIPTION_MAX {
        return Err(Refusal::TooLong {
            field: Field::Description,
            max: Team::DESCRIPTION_MAX,
        });
    }
    Ok(text)
}

fn identifier_is_free(identifier: Option<&TeamIdentifier>, team: TeamId, facts: Gates<'_>) -> Result<(), Stop> {
    let Some(identifier) = identifier else { return Ok(()) };
    match facts.team_identifier_holder(&identifier.key())? {
        Some(holder) if holder != team => {
            let found = facts.find_team(holder)?;
            let name = found.map(|t| t.team.name.clone()).unwrap_or_default();
            Err(Refusal::TeamIdentifierTaken {
                by: Named { id: holder, name },
            }
            .into())
        }
        _ => Ok(()),
    }
}
