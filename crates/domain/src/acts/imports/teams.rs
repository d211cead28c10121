//! Which teams a row means: by id, identifier or name, or as was chosen for a name that no team has.

use std::collections::{BTreeMap, BTreeSet};

use super::ImportPeople;
use crate::facts::{Facts, TeamFacts};
use crate::ids::{TeamId, UserId};
use crate::import::choices::{Listed, TeamChoice, TeamChoices, team_key as name_key};
use crate::import::report::{RowCode, RowProblem};
use crate::import::rows::{PersonRow, StagedRow, TeamRef};
use crate::nothing::is_nothing;
use crate::people::{Person, UserCard};

/// The teams a row names, or why the row cannot be imported with them.
type Named = Result<BTreeSet<TeamId>, Box<RowProblem>>;

/// Teams as a file may name them.
pub(super) struct Teams<'a> {
    by_id: &'a BTreeMap<TeamId, TeamFacts>,
    by_identifier: BTreeMap<String, TeamId>,
    by_name: BTreeMap<String, Option<TeamId>>,
    default: Option<&'a TeamFacts>,
    choices: &'a TeamChoices,
    actor: Option<&'a UserCard>,
    people: &'a BTreeMap<UserId, Person>,
    listed: Listed,
    /// What the rows name: a file has many rows and few lists of teams.
    lists: BTreeMap<&'a [TeamRef], Named>,
}

impl<'a> Teams<'a> {
    pub(super) fn of(facts: &'a Facts, import: &'a ImportPeople) -> Self {
        let mut teams = Self::known(facts, &import.teams, import.options.listed);
        for staged in import.rows.iter() {
            if let StagedRow::Usable(row, _) = staged
                && !teams.lists.contains_key(row.teams.as_slice())
            {
                let named = teams.look_up(&row.teams);
                teams.lists.insert(&row.teams, named);
            }
        }
        teams
    }

    pub(super) fn known(facts: &'a Facts, choices: &'a TeamChoices, listed: Listed) -> Self {
        let mut teams = Self {
            by_id: &facts.teams,
            by_identifier: BTreeMap::new(),
            by_name: BTreeMap::new(),
            default: facts.default_team(),
            choices,
            actor: facts.actor.as_ref(),
            people: &facts.people,
            listed,
            lists: BTreeMap::new(),
        };
        for (id, team) in &facts.teams {
            if let Some(identifier) = &team.team.identifier {
                teams.by_identifier.insert(identifier.key(), *id);
            }
            teams
                .by_name
                .entry(name_key(&team.team.name))
                .and_modify(|seen| *seen = None)
                .or_insert(Some(*id));
        }
        teams
    }

    fn look_up(&self, list: &[TeamRef]) -> Named {
        let mut found = BTreeSet::new();
        for named in list {
            let (teams, name) = self.find(named)?;
            for team in &teams {
                found.insert(self.covered(*team, &name)?);
            }
            if !teams.is_empty() {
                continue;
            }
            match self.choices.get(&name_key(&name)) {
                Some(TeamChoice::Ignore) => {}
                Some(TeamChoice::Existing(team)) => {
                    found.insert(self.covered(*team, &name)?);
                }
                Some(TeamChoice::Create { team, name, staff }) => {
                    if !self.is_active_staff(*staff) {
                        return Err(RowProblem::text(RowCode::TeamWithoutActiveStaff, name));
                    }
                    found.insert(*team);
                }
                // A team may be called None; if there is none of that name, none is meant.
                None if is_nothing(&name) => {}
                None => return Err(RowProblem::text(RowCode::TeamUnknown, &name)),
            }
        }
        Ok(found)
    }

    /// The teams that a name in the file means, none if there are none, and the name as a problem tells it.
    pub(super) fn find(&self, named: &TeamRef) -> Result<(Vec<TeamId>, String), Box<RowProblem>> {
        Ok(match named {
            TeamRef::Id(id) => (vec![TeamId(*id)], id.to_string()),
            TeamRef::Text(text) => {
                let teams = match self.by_text(text)? {
                    Some(team) => vec![team],
                    None => self.several(text).unwrap_or_default(),
                };
                (teams, text.clone())
            }
            TeamRef::Own { id, identifier, name } => {
                let here = self.by_id.contains_key(&TeamId(*id)).then_some(TeamId(*id));
                let identifier = identifier.as_ref().map(|text| text.to_lowercase());
                let team = here.or_else(|| self.by_identifier.get(&identifier?).copied());
                let team = match team {
                    Some(team) => Some(team),
                    None => self.by_name(name)?,
                };
                (team.into_iter().collect(), name.clone())
            }
        })
    }

    fn is_active_staff(&self, user: UserId) -> bool {
        let actor = self.actor.filter(|card| card.id == user);
        let card = actor.or_else(|| self.people.get(&user).map(|person| &person.card));
        card.is_some_and(UserCard::is_active_staff)
    }

    /// A team by its identifier, else by its name if only one has it.
    fn by_text(&self, text: &str) -> Result<Option<TeamId>, Box<RowProblem>> {
        match self.by_identifier.get(&text.to_lowercase()) {
            Some(team) => Ok(Some(*team)),
            None => self.by_name(text),
        }
    }

    fn by_name(&self, text: &str) -> Result<Option<TeamId>, Box<RowProblem>> {
        match self.by_name.get(&name_key(text)) {
            Some(None) => Err(RowProblem::text(RowCode::TeamAmbiguous, text)),
            Some(Some(team)) => Ok(Some(*team)),
            None => Ok(None),
        }
    }

    /// `Tax,Audit`, if each of them is a team; no team with a comma in its name is meant by then.
    fn several(&self, text: &str) -> Option<Vec<TeamId>> {
        text.contains(',').then_some(())?;
        let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
        names.map(|name| self.by_text(name).ok().flatten()).collect()
    }

    /// Whether clients cannot be in the team: nobody active covers them. Staff can.
    fn lacks_cover(&self, team: &TeamFacts) -> bool {
        self.listed == Listed::Clients && team.active_staff.is_empty()
    }

    fn covered(&self, team: TeamId, text: &str) -> Result<TeamId, Box<RowProblem>> {
        match self.by_id.get(&team) {
            None => Err(RowProblem::text(RowCode::TeamUnknown, text)),
            Some(team) if self.lacks_cover(team) => {
                Err(RowProblem::text(RowCode::TeamWithoutActiveStaff, &team.team.name))
            }
            Some(_) => Ok(team),
        }
    }

    /// The teams a row of the program's own export was written with, covered or not; `None` if one of
    /// them does not exist.
    pub(super) fn written_with(&self, row: &PersonRow) -> Option<BTreeSet<TeamId>> {
        let known = |named: &TeamRef| match named {
            TeamRef::Id(id) | TeamRef::Own { id, .. } => self.by_id.contains_key(&TeamId(*id)).then_some(TeamId(*id)),
            TeamRef::Text(text) => self.by_text(text).ok().flatten(),
        };
        row.teams.iter().map(known).collect()
    }

    /// The teams a row of the file names; for clients each must have active staff. None named: none returned,
    /// but then there must be a default team for a new client.
    pub(super) fn resolve(&self, row: &PersonRow) -> Result<&BTreeSet<TeamId>, Box<RowProblem>> {
        match self.lists.get(row.teams.as_slice()) {
            Some(Ok(named)) => Ok(named),
            Some(Err(problem)) => Err(problem.clone()),
            None => Err(RowProblem::new(RowCode::TeamUnknown)),
        }
    }

    /// The teams of a new person: those named, or the default team.
    pub(super) fn for_new(&self, named: &BTreeSet<TeamId>) -> Result<BTreeSet<TeamId>, Box<RowProblem>> {
        if !named.is_empty() {
            return Ok(named.clone());
        }
        let Some(team) = self.default else {
            return match self.listed {
                Listed::Clients => Err(RowProblem::new(RowCode::NoDefaultTeam)),
                // Staff need no team (domain.md C15).
                Listed::Staff | Listed::Teams | Listed::Members => Ok(BTreeSet::new()),
            };
        };
        if self.lacks_cover(team) {
            return Err(RowProblem::text(RowCode::TeamWithoutActiveStaff, &team.team.name));
        }
        Ok(BTreeSet::from([team.team.id]))
    }
}

/// A name in a file that no team has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownTeam {
    /// As the first row spells it.
    pub name: String,
    /// How many rows name it.
    pub rows: u32,
}

/// The names in a file that no team has, whatever was chosen for them, in the order of the file.
pub fn unknown_teams(import: &ImportPeople, facts: &Facts) -> Vec<UnknownTeam> {
    let none = TeamChoices::new();
    let teams = Teams::known(facts, &none, import.options.listed);
    let mut lists: BTreeMap<&[TeamRef], BTreeMap<String, String>> = BTreeMap::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut unknown: Vec<UnknownTeam> = Vec::new();
    for staged in import.rows.iter() {
        let StagedRow::Usable(row, _) = staged else { continue };
        let names = lists.entry(row.teams.as_slice()).or_insert_with(|| {
            let named = row.teams.iter().filter(|named| !matches!(named, TeamRef::Id(_)));
            let sought = named.filter_map(|named| teams.find(named).ok());
            let missing = sought.filter(|(found, name)| found.is_empty() && !is_nothing(name));
            missing.map(|(_, name)| (name_key(&name), name)).collect()
        });
        for (key, name) in names {
            let place = *places.entry(key.clone()).or_insert_with(|| {
                unknown.push(UnknownTeam {
                    name: name.clone(),
                    rows: 0,
                });
                unknown.len() - 1
            });
            if let Some(team) = unknown.get_mut(place) {
                team.rows += 1;
            }
        }
    }
    unknown
}
