//! A file of members of client teams (domain.md 2.4): who joins which team. Nobody leaves one.

use std::collections::{BTreeMap, BTreeSet};

use super::outcomes::report;
use super::teams::Teams;
use super::{ImportPeople, named_people};
use crate::change::WriteSet;
use crate::facts::Facts;
use crate::ids::{TeamId, UserId};
use crate::import::choices::{Listed, TeamChoices};
use crate::import::report::{ImportReport, Outcome, RowCode, RowProblem};
use crate::import::rows::{MemberRow, StagedRow};
use crate::people::UserCard;
use crate::teams::TeamMember;

/// Who joins which team by a row.
type Pair = (TeamId, UserId);

/// Gives every row its outcome. Clients may join a team that active staff join by the same file.
pub(super) fn judge(import: &ImportPeople, facts: &Facts) -> ImportReport {
    let none = TeamChoices::new();
    let teams = Teams::known(facts, &none, Listed::Members);
    let pairs: Vec<Result<Pair, Box<RowProblem>>> = import.rows.iter().map(|row| pair(row, &teams, facts)).collect();
    let card = |user: &UserId| facts.people.get(user).map(|person| &person.card);
    let is_covering = |(_, user): &&Pair| card(user).is_some_and(UserCard::is_active_staff);
    let covered: BTreeSet<TeamId> = pairs
        .iter()
        .flatten()
        .filter(is_covering)
        .map(|(team, _)| *team)
        .collect();
    let mut first_rows: BTreeMap<Pair, u32> = BTreeMap::new();
    let mut pairs = pairs.into_iter();
    let mut outcome = |staged: &StagedRow| {
        if let StagedRow::Unusable { code, .. } = staged {
            pairs.next();
            return Ok(RowProblem::unusable(*code));
        }
        let (team, user) = pairs
            .next()
            .unwrap_or_else(|| Err(RowProblem::new(RowCode::NoMember)))?;
        if let Some(first) = first_rows.get(&(team, user)) {
            return Err(RowProblem::after(RowCode::MemberTwice, *first));
        }
        first_rows.insert((team, user), staged.line());
        let (Some(person), Some(known)) = (facts.people.get(&user), facts.teams.get(&team)) else {
            return Err(RowProblem::new(RowCode::NoMember));
        };
        if person.teams.contains(&team) {
            return Ok(Outcome::Unchanged(user.into()));
        }
        if !person.card.kind.is_staff() && known.active_staff.is_empty() && !covered.contains(&team) {
            return Err(RowProblem::text(RowCode::TeamWithoutActiveStaff, &known.team.name));
        }
        Ok(Outcome::Created)
    };
    report(import, |staged| outcome(staged).unwrap_or_else(Outcome::Refused))
}

/// What the outcomes write.
pub(super) fn write(import: &ImportPeople, report: &ImportReport, facts: &Facts) -> WriteSet {
    let none = TeamChoices::new();
    let teams = Teams::known(facts, &none, Listed::Members);
    let mut writes = WriteSet::default();
    let rows = import.rows.iter().zip(&report.rows);
    let created = rows.filter(|(_, result)| result.outcome == Outcome::Created);
    let pairs = created.filter_map(|(staged, _)| pair(staged, &teams, facts).ok());
    writes
        .members
        .inserted
        .extend(pairs.map(|(team, user)| TeamMember::new(team, user)));
    writes
}

fn pair(staged: &StagedRow, teams: &Teams<'_>, facts: &Facts) -> Result<Pair, Box<RowProblem>> {
    match staged {
        StagedRow::Member(row) => of_row(row, teams, facts),
        StagedRow::Unusable { code, .. } => Err(RowProblem::new(*code)),
        StagedRow::Usable(..) | StagedRow::Team(..) => Err(RowProblem::new(RowCode::NoMember)),
    }
}

fn of_row(row: &MemberRow, teams: &Teams<'_>, facts: &Facts) -> Result<Pair, Box<RowProblem>> {
    let mut named: Option<TeamId> = None;
    for one in &row.teams {
        let (found, name) = teams.find(one)?;
        match found.as_slice() {
            [team] if named.is_some_and(|named| named != *team) => {
                return Err(RowProblem::text(RowCode::TwoTeams, &name));
            }
            [team] if facts.teams.contains_key(team) => named = Some(*team),
            _ => return Err(RowProblem::text(RowCode::TeamUnknown, &name)),
        }
    }
    let mut member: Option<UserId> = None;
    for one in &row.members {
        let person = named_people::find(one, facts)?.card.id;
        if member.is_some_and(|member| member != person) {
            return Err(RowProblem::by(RowCode::TwoPeople, person));
        }
        member = Some(person);
    }
    let missing = || RowProblem::new(RowCode::NoMember);
    Ok((named.ok_or_else(missing)?, member.ok_or_else(missing)?))
}
