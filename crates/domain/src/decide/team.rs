//! Client teams: who is in, who may leave, and the guards that keep every client covered.

use std::collections::BTreeSet;

use super::conflict::check_conflicts;
use super::gates::Gates;
use super::{Refusal, Stop};
use crate::change::WriteSet;
use crate::command::{CreateTeam, DeleteTeam, EditTeam, Expect, Field, Members, MoveMembers};
use crate::facts::TeamFacts;
use crate::identifier::TeamIdentifier;
use crate::ids::{TeamId, UserId};
use crate::named::Named;
use crate::people::{Person, Status};
use crate::teams::{Team, TeamMember};
use crate::text::{clean_line, clean_lines, is_visible};

pub(super) fn create(wish: CreateTeam, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    if facts.find_team(wish.team)?.is_some() {
        return Err(Refusal::UnknownRecord.into());
    }
    let team = Team {
        id: wish.team,
        name: team_name(&wish.name)?,
        description: description(&wish.description)?,
        identifier: wish.identifier,
        is_default: false,
        shared: false,
    };
    identifier_is_free(team.identifier.as_ref(), team.id, facts)?;
    let mut writes = WriteSet::default();
    join(&team.named(), &BTreeSet::new(), &wish.members, facts, &mut writes)?;
    writes.teams.inserted.push(team);
    Ok(writes)
}

pub(super) fn edit(wish: EditTeam, expect: &[Expect], facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let before = &facts.team(wish.team)?.team;
    check_conflicts(expect, |field| match field {
        Field::Name => Some(before.name.clone()),
        Field::Description => Some(before.description.clone()),
        Field::Identifier => Some(before.identifier.as_ref().map_or("", TeamIdentifier::as_str).to_owned()),
        _ => None,
    })?;
    let mut after = before.clone();
    if let Some(name) = wish.name {
        after.name = team_name(&name)?;
    }
    if let Some(text) = wish.description {
        after.description = description(&text)?;
    }
    if let Some(identifier) = wish.identifier {
        identifier_is_free(identifier.as_ref(), wish.team, facts)?;
        after.identifier = identifier;
    }
    after.shared = wish.shared.unwrap_or(before.shared);
    let mut writes = WriteSet::default();
    writes.teams.update(before.clone(), after);
    Ok(writes)
}

pub(super) fn add_members(wish: &Members, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let team = facts.team(wish.team)?;
    let mut writes = WriteSet::default();
    join(&team.team.named(), &team.active_staff, &wish.users, facts, &mut writes)?;
    Ok(writes)
}

/// Puts people into a team that has `active_staff` already; those who are in stay in.
pub(super) fn join(
    team: &Named<TeamId>,
    active_staff: &BTreeSet<UserId>,
    users: &[UserId],
    facts: Gates<'_>,
    writes: &mut WriteSet,
) -> Result<(), Stop> {
    let people = facts.people(users)?;
    if let Some(gone) = people.iter().find(|p| p.card.status == Status::Inactive) {
        return Err(Refusal::UserInactive { user: gone.named() }.into());
    }
    let covered = !active_staff.is_empty() || people.iter().any(|p| p.card.is_active_staff());
    if !covered && people.iter().any(|p| !p.card.kind.is_staff()) {
        return Err(Refusal::NoActiveStaff { team: team.clone() }.into());
    }
    let new = people.iter().filter(|p| !p.teams.contains(&team.id));
    writes.members.inserted.extend(new.map(|p| TeamMember {
        team: team.id,
        user: p.card.id,
    }));
    Ok(())
}

pub(super) fn remove_members(wish: &Members, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let team = facts.team(wish.team)?;
    let people = facts.people(&wish.users)?;
    let leaving: Vec<&Person> = people.into_iter().filter(|p| p.teams.contains(&wish.team)).collect();

    let orphans: Vec<_> = leaving
        .iter()
        .filter(|p| needs_a_team(p) && p.teams.len() == 1)
        .map(|p| p.named())
        .collect();
    if !orphans.is_empty() {
        return Err(Refusal::LastTeam { users: orphans }.into());
    }
    let mut writes = WriteSet::default();
    leave(team, &leaving, &mut writes)?;
    Ok(writes)
}

/// Takes people out of a team; the clients who stay keep somebody active.
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
    writes.members.deleted.extend(leaving.iter().map(|p| TeamMember {
        team: team.team.id,
        user: p.card.id,
    }));
    Ok(())
}

/// Leaving and coming are one step: nobody is without a team in between.
pub(super) fn move_members(wish: &MoveMembers, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let (from, to) = (facts.team(wish.from)?, facts.team(wish.to)?);
    let mut moving = facts.people(&wish.users)?;
    moving.retain(|person| person.teams.contains(&wish.from));
    let mut writes = WriteSet::default();
    if wish.from == wish.to {
        return Ok(writes);
    }
    let users: Vec<UserId> = moving.iter().map(|p| p.card.id).collect();
    join(&to.team.named(), &to.active_staff, &users, facts, &mut writes)?;
    leave(from, &moving, &mut writes)?;
    Ok(writes)
}

/// Clients whose only team goes come into another one; everybody else just leaves.
pub(super) fn delete(wish: DeleteTeam, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let team = &facts.team(wish.team)?.team;
    if team.is_default {
        return Err(Refusal::DefaultTeamStays { team: team.named() }.into());
    }
    let roster = facts.roster()?;
    let mut writes = WriteSet::default();
    if !roster.only_here.is_empty() {
        let Some(to) = wish.clients_to.filter(|to| *to != wish.team) else {
            return Err(Refusal::NoOtherTeam {
                users: roster.names.clone(),
                total: roster.only_here.len() as u64,
            }
            .into());
        };
        let to = facts.team(to)?;
        if to.active_staff.is_empty() {
            return Err(Refusal::NoActiveStaff { team: to.team.named() }.into());
        }
        let team = to.team.id;
        let coming = roster.only_here.iter().map(|user| TeamMember { team, user: *user });
        writes.members.inserted.extend(coming);
    }
    let team_id = wish.team;
    let leaving = roster.users.iter().map(|user| TeamMember {
        team: team_id,
        user: *user,
    });
    writes.members.deleted.extend(leaving);
    writes.teams.deleted.push(team.clone());
    Ok(writes)
}

pub(super) fn set_default(wish: TeamId, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let team = &facts.team(wish)?.team;
    let mut writes = WriteSet::default();
    if team.is_default {
        return Ok(writes);
    }
    // The old default goes first, so that no statement ever sees two.
    for old in facts.all_teams()?.map(|t| &t.team).filter(|t| t.is_default) {
        writes.teams.update(
            old.clone(),
            Team {
                is_default: false,
                ..old.clone()
            },
        );
    }
    writes.teams.update(
        team.clone(),
        Team {
            is_default: true,
            ..team.clone()
        },
    );
    Ok(writes)
}

/// Clients and partners are always covered, unless they have left.
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
