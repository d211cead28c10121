//! A file of client teams (domain.md 2.3): which row is which team, and who joins it.
//!
//! A row is the team that has its identifier; else the only team that has its name, unless the two have different
//! identifiers. Nobody leaves a team, and an empty cell changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::outcomes::report;
use super::{ImportPeople, named_people};
use crate::change::WriteSet;
use crate::facts::Facts;
use crate::ids::{TeamId, UserId};
use crate::import::choices::{OnMatch, team_key};
use crate::import::report::{Found, ImportReport, Outcome, RowCode, RowProblem};
use crate::import::rows::{StagedRow, TeamRow};
use crate::teams::{Team, TeamMember};

/// Gives every row its outcome.
pub(super) fn judge(import: &ImportPeople, facts: &Facts) -> ImportReport {
    let mut rows = Rows::of(facts);
    let outcome = |staged: &StagedRow| match staged {
        StagedRow::Team(row, _) => rows.judge(row, import).unwrap_or_else(Outcome::Refused),
        StagedRow::Unusable { code, .. } => RowProblem::unusable(*code),
        StagedRow::Usable(..) | StagedRow::Member(_) => Outcome::Refused(RowProblem::new(RowCode::NoTeam)),
    };
    report(import, outcome)
}

/// What the outcomes write.
pub(super) fn write(import: &ImportPeople, report: &ImportReport, facts: &Facts) -> WriteSet {
    let mut writes = WriteSet::default();
    for (staged, result) in import.rows.iter().zip(&report.rows) {
        let StagedRow::Team(row, new) = staged else { continue };
        let Ok(staff) = staff(row, facts) else { continue };
        let team = match result.outcome {
            Outcome::Created => {
                writes.teams.inserted.push(Team {
                    id: *new,
                    name: row.name.clone(),
                    identifier: row.identifier.clone(),
                    description: row.description.clone().unwrap_or_default(),
                    is_default: false,
                    shared: false,
                });
                *new
            }
            Outcome::Updated(Found::Team(team)) => {
                let Some(known) = facts.teams.get(&team) else { continue };
                writes.teams.update(known.team.clone(), after(&known.team, row));
                team
            }
            _ => continue,
        };
        let joins = joining(team, &staff, facts);
        writes
            .members
            .inserted
            .extend(joins.map(|user| TeamMember::new(team, user)));
    }
    writes
}

/// The teams while the rows are judged one after the other.
struct Rows<'f> {
    facts: &'f Facts,
    by_identifier: BTreeMap<String, TeamId>,
    by_name: BTreeMap<String, Vec<TeamId>>,
    /// The first row with each identifier, and with each name.
    identifiers: BTreeMap<String, u32>,
    names: BTreeMap<String, u32>,
}

impl<'f> Rows<'f> {
    fn of(facts: &'f Facts) -> Self {
        let mut rows = Self {
            facts,
            by_identifier: BTreeMap::new(),
            by_name: BTreeMap::new(),
            identifiers: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for (id, known) in &facts.teams {
            if let Some(identifier) = &known.team.identifier {
                rows.by_identifier.insert(identifier.key(), *id);
            }
            rows.by_name.entry(team_key(&known.team.name)).or_default().push(*id);
        }
        rows
    }

    fn judge(&mut self, row: &TeamRow, import: &ImportPeople) -> Result<Outcome, Box<RowProblem>> {
        let twice = |first: &u32| RowProblem::after(RowCode::TeamTwice, *first);
        let (name, identifier) = (
            team_key(&row.name),
            row.identifier.as_ref().map(|identifier| identifier.key()),
        );
        let first = identifier.as_ref().and_then(|key| self.identifiers.get(key));
        if let Some(first) = first.or_else(|| self.names.get(&name)) {
            return Err(twice(first));
        }
        let known = self.find(row, &name, identifier.as_deref())?;
        let staff = staff(row, self.facts)?;
        self.names.insert(name, row.row);
        self.identifiers.extend(identifier.map(|key| (key, row.row)));
        let Some(known) = known.and_then(|team| self.facts.teams.get(&team)) else {
            return Ok(Outcome::Created);
        };
        let team = known.team.id;
        let is_same = after(&known.team, row) == known.team && joining(team, &staff, self.facts).next().is_none();
        if is_same {
            return Ok(Outcome::Unchanged(Found::Team(team)));
        }
        let left_out = |code| RowProblem::text(code, &known.team.name);
        if import.options.ignore_identifiers_in_use && row.identifier.is_some() {
            return Ok(Outcome::Skipped(left_out(RowCode::IdentifierInUse)));
        }
        Ok(match import.options.on_match {
            OnMatch::Update => Outcome::Updated(Found::Team(team)),
            OnMatch::Skip => Outcome::Skipped(left_out(RowCode::OnMatchSkipped)),
            OnMatch::Refuse => Outcome::Refused(left_out(RowCode::OnMatchRefused)),
        })
    }

    /// The team that a row means, if it is not a new one.
    fn find(&self, row: &TeamRow, name: &str, identifier: Option<&str>) -> Result<Option<TeamId>, Box<RowProblem>> {
        let named = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        let Some(identifier) = identifier else {
            return match named {
                [] => Ok(None),
                [team] => Ok(Some(*team)),
                _ => Err(RowProblem::text(RowCode::TeamAmbiguous, &row.name)),
            };
        };
        let holder = self.by_identifier.get(identifier).copied();
        // A team that has no identifier yet gets that of the row.
        let has_none = |team: &TeamId| {
            self.facts
                .teams
                .get(team)
                .is_some_and(|known| known.team.identifier.is_none())
        };
        if let (None, [team]) = (holder, named)
            && has_none(team)
        {
            return Ok(Some(*team));
        }
        // The name is that of another team. A second one of this name could not be told from it by any file.
        if named.is_empty() || holder.is_some_and(|holder| named.contains(&holder)) {
            Ok(holder)
        } else {
            Err(RowProblem::text(RowCode::TeamNameInUse, &row.name))
        }
    }
}

/// The team with the values of a row. A team that is known by its name keeps the way it is spelled.
fn after(team: &Team, row: &TeamRow) -> Team {
    let is_known_by_name = row.identifier.is_none() || team.identifier.is_none();
    Team {
        name: if is_known_by_name {
            team.name.clone()
        } else {
            row.name.clone()
        },
        identifier: team.identifier.clone().or_else(|| row.identifier.clone()),
        description: row.description.clone().unwrap_or_else(|| team.description.clone()),
        ..team.clone()
    }
}

/// The staff whom a row names, each once.
fn staff(row: &TeamRow, facts: &Facts) -> Result<BTreeSet<UserId>, Box<RowProblem>> {
    let find = |named| {
        let person = named_people::find(named, facts)?;
        if person.card.kind.is_staff() {
            Ok(person.card.id)
        } else {
            Err(RowProblem::by(RowCode::NotStaff, person.card.id))
        }
    };
    row.staff.iter().map(find).collect()
}

/// Those of these people who are not in the team yet.
fn joining<'s>(team: TeamId, staff: &'s BTreeSet<UserId>, facts: &'s Facts) -> impl Iterator<Item = UserId> + 's {
    let is_in = move |user: &UserId| {
        facts
            .people
            .get(user)
            .is_some_and(|person| person.teams.contains(&team))
    };
    staff.iter().copied().filter(move |user| !is_in(user))
}
