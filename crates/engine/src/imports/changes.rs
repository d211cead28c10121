//! What the rows of a draft would change in existing people, and names of teams that do not exist.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::command::CommandKind;
use domain::ids::TeamId;
use domain::import::{
    Changed, Difference, Forecast, ImportPeople, ImportReport, Outcome, Replaced, StagedRow, TeamChoice, TeamChoices,
    UnknownTeam, preview, team_key,
};
use importer::{Field, Issue, IssueCode, Level, Mapping, Table};

use super::draft::Stage;
use crate::app::Engine;
use crate::error::AppError;
use crate::request::TeamChoiceRequest;
use crate::session::Session;
use crate::view::{ImportChangeView, TeamChoiceCode, UnknownTeamView};

impl Engine {
    /// What these rows of a draft would change, by index: one query for the whole window.
    pub(super) async fn changes(
        &self,
        session: &Session,
        stage: &Stage,
        indices: &[usize],
    ) -> Result<BTreeMap<usize, Vec<ImportChangeView>>, AppError> {
        let all = &stage.forecast.report.rows;
        let updated = |index: &usize| {
            let result = all
                .get(*index)
                .filter(|result| matches!(result.outcome, Outcome::Updated(_)))?;
            Some((*index, stage.rows.get(*index)?.clone(), result.clone()))
        };
        let window: Vec<_> = indices.iter().filter_map(updated).collect();
        if window.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows: Vec<StagedRow> = window.iter().map(|(_, row, _)| row.clone()).collect();
        let report = ImportReport {
            rows: window.iter().map(|(_, _, result)| result.clone()).collect(),
            ignored: 0,
        };
        let forecast = Forecast {
            head: stage.forecast.head,
            report: Arc::new(report),
        };
        let import = ImportPeople {
            file_name: String::new(),
            options: stage.choices.options,
            teams: stage.choices.teams.clone(),
            rows_chosen: stage.choices.edits.chosen().clone(),
            rows: Arc::new(rows),
            ignored: 0,
            invite: None,
            forecast: Some(forecast.clone()),
        };
        let command = self.command(session, CommandKind::ImportPeople(import.clone()), Vec::new());
        let facts = session.facts(&command).await?;
        let told = preview(&import, &forecast.report, &facts);
        let place = |(at, differences): (usize, Vec<Difference>)| {
            let (index, _, _) = window.get(at)?;
            Some((*index, views(&differences)))
        };
        Ok(told.into_iter().filter_map(place).collect())
    }

    /// Stores the choice for the name of a team that does not exist. A new team gets the name as it is
    /// first spelled in the file.
    pub(super) async fn choose_team(
        &self,
        session: &Session,
        unknown: &[UnknownTeam],
        choices: &mut TeamChoices,
        wish: &TeamChoiceRequest,
    ) -> Result<(), AppError> {
        let key = team_key(&wish.name);
        let choice = match wish.choice {
            TeamChoiceCode::Leave => None,
            TeamChoiceCode::Ignore => Some(TeamChoice::Ignore),
            TeamChoiceCode::Create => Some(TeamChoice::Create {
                team: match choices.get(&key) {
                    Some(TeamChoice::Create { team, .. }) => *team,
                    _ => TeamId(self.id()),
                },
                name: unknown
                    .iter()
                    .find(|team| team_key(&team.name) == key)
                    .map_or_else(|| wish.name.clone(), |team| team.name.clone()),
                staff: session.user,
            }),
            TeamChoiceCode::Existing => {
                let team = wish.team.as_deref().and_then(TeamId::parse).ok_or(AppError::NotFound)?;
                let mut read = store::port::Store::read(&session.store).await?;
                let known = store::records::teams::teams(&mut read, session.firm, &[team]).await?;
                if known.is_empty() {
                    return Err(AppError::NotFound);
                }
                Some(TeamChoice::Existing(team))
            }
        };
        match choice {
            Some(choice) => drop(choices.insert(key, choice)),
            None => drop(choices.remove(&key)),
        }
        Ok(())
    }
}

fn views(differences: &[Difference]) -> Vec<ImportChangeView> {
    // The public address or number follows the sign-in one: one change, one line.
    let doubled = |difference: &Difference| {
        let secure = match difference.changed {
            Changed::Email => Changed::SecureEmail,
            Changed::Phone => Changed::SecurePhone,
            _ => return false,
        };
        let same = |other: &&Difference| other.changed == secure && other.before == difference.before;
        differences
            .iter()
            .filter(same)
            .any(|other| other.after == difference.after)
    };
    let view = |difference: &Difference| ImportChangeView {
        field: difference.changed.into(),
        before: difference.before.clone(),
        after: difference.after.clone(),
    };
    differences
        .iter()
        .filter(|difference| !doubled(difference))
        .map(view)
        .collect()
}

/// The names of teams that do not exist, with the choices made for them.
pub(super) fn unknown(stage: &Stage) -> Vec<UnknownTeamView> {
    let view = |team: &UnknownTeam| {
        let choice = stage.choices.teams.get(&team_key(&team.name));
        let (choice, existing) = match choice {
            None => (TeamChoiceCode::Leave, None),
            Some(TeamChoice::Ignore) => (TeamChoiceCode::Ignore, None),
            Some(TeamChoice::Create { .. }) => (TeamChoiceCode::Create, None),
            Some(TeamChoice::Existing(id)) => (TeamChoiceCode::Existing, Some(id.to_string())),
        };
        UnknownTeamView {
            name: team.name.clone(),
            rows: team.rows,
            choice,
            team: existing,
        }
    };
    stage.unknown.iter().map(view).collect()
}

/// The rows that remove an address, number or identifier of a person, with each loss.
pub(super) fn replacing(stage: &Stage) -> impl Iterator<Item = (u32, Replaced)> {
    let row = |(index, loss): &(usize, Replaced)| Some((stage.forecast.report.rows.get(*index)?.row, *loss));
    stage.replaced.iter().filter_map(row)
}

/// Adds notes on addresses that stay with another person, in the order of the file.
pub(crate) fn note_shared_addresses(
    table: &Table,
    mapping: &Mapping,
    rows: &[StagedRow],
    report: &ImportReport,
    issues: &mut Vec<Issue>,
) {
    let before = issues.len();
    for (index, (staged, result)) in rows.iter().zip(&report.rows).enumerate() {
        let StagedRow::Usable(row, _) = staged else { continue };
        let Some(email) = row.emails.first().filter(|_| result.without_address) else {
            continue;
        };
        let columns = mapping.columns.iter().enumerate();
        let mut columns = columns
            .filter(|(_, column)| column.field == Field::Email)
            .map(|(n, _)| n);
        let holds = |column: &usize| {
            let cell = table.record(index).map(|record| record.cell(*column).to_lowercase());
            cell.is_some_and(|cell| cell.contains(email.key().as_ref()))
        };
        issues.push(Issue {
            row: result.row,
            column: columns.clone().find(holds).or(columns.next()).unwrap_or(0),
            code: IssueCode::SharedAddress,
            level: Level::CannotUse,
            value: email.as_str().to_owned(),
            stored: None,
        });
    }
    if issues.len() > before {
        issues.sort_by_key(|issue| issue.row);
    }
}
