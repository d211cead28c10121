//! From what was opened to what is asked: read, checked, and judged against the firm. Nothing is written.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use domain::command::{Command, CommandKind};
use domain::ids::{PointId, TeamId, UserId};
use domain::import::{Forecast, ImportPeople, NewIds, RowCode, StagedRow, judge_rows, replaced, unknown_teams};
use domain::settings::RowLimit;
use importer::{CheckOptions, CheckedRow, Mapping, Table};
use protocol::upload::ROWS_MAX;

use super::draft::{Choices, Source, Stage};
use super::{changes, check, reading};
use crate::app::Engine;
use crate::error::AppError;
use crate::events::Phase;
use crate::session::Session;
use crate::view::count;
use crate::work::{Watch, Watched, blocking};

impl Engine {
    /// Reads, checks and previews. `kept` is a table that need not be read again, with its mapping.
    pub(super) async fn stage(
        &self,
        session: &Arc<Session>,
        source: &Source,
        mut choices: Choices,
        kept: Option<(Arc<Table>, Mapping)>,
    ) -> Result<Stage, AppError> {
        let watch = Arc::new(Watch {
            reporter: self.reporter(&source.id),
            stop: Arc::clone(&source.stop),
            told: AtomicU64::new(0),
        });
        let (table, mapping) = match kept {
            Some(kept) => kept,
            None => {
                let read = reading::read(source, &mut choices, &watch).await?;
                let own = session.look().await?.settings().await?.import_row_limit;
                let hubs = session.hub().and_then(|_| RowLimit::new(ROWS_MAX));
                let limit = own.and(hubs.unwrap_or(RowLimit::NONE));
                let rows = read.0.len();
                if !limit.allows(rows) {
                    return Err(AppError::TooManyRows {
                        file: source.file.clone(),
                        rows: count(rows),
                        limit: limit.rows(),
                    });
                }
                read
            }
        };
        let Choices {
            region,
            options,
            keep_full_names,
            ref edits,
            ..
        } = choices;
        let checked = {
            let (table, mapping) = (Arc::clone(&table), mapping.clone());
            let checking = move || {
                let choices = CheckOptions {
                    region: Some(region),
                    keep_full_names,
                    listed: options.listed,
                };
                importer::check(&table, &mapping, &choices, &Watched(&watch, Phase::Checking))
            };
            blocking(checking).await?.map_err(|_| AppError::Cancelled)?
        };
        let staged = |mut row: CheckedRow| match row.row() {
            row if edits.is_left_out(row) => StagedRow::Unusable {
                row,
                code: RowCode::LeftOutByHand,
            },
            _ => {
                choices.defaults.fill(&mut row);
                self.staged(row)
            }
        };
        let rows: Arc<Vec<StagedRow>> = Arc::new(checked.rows.into_iter().map(staged).collect());
        let command = self.import_command(session, &source.file, &rows, &choices, ignored(&table), None);
        let facts = session.facts(&command).await?;
        let (forecast, blockers, unknown, replaced) = blocking(move || {
            let CommandKind::ImportPeople(import) = command.kind else {
                return Err(AppError::NotFound);
            };
            let report = judge_rows(&import, &facts);
            let blockers = check::blockers(&report, &facts);
            let unknown = unknown_teams(&import, &facts);
            let replaced = replaced(&import, &report, &facts);
            let forecast = Forecast {
                head: facts.head,
                report: Arc::new(report),
            };
            Ok((forecast, blockers, unknown, replaced))
        })
        .await??;
        let mut issues = checked.issues;
        issues.retain(|issue| !edits.is_left_out(issue.row));
        changes::note_shared_addresses(&table, &mapping, &rows, &forecast.report, &mut issues);
        Ok(Stage {
            choices,
            table,
            mapping,
            rows,
            issues,
            banners: checked.banners,
            unknown,
            replaced,
            forecast,
            blockers,
        })
    }

    pub(super) fn import_command(
        &self,
        session: &Session,
        file: &str,
        rows: &Arc<Vec<StagedRow>>,
        choices: &Choices,
        ignored: u32,
        forecast: Option<Forecast>,
    ) -> Command {
        let import = ImportPeople {
            file_name: file.to_owned(),
            options: choices.options,
            teams: choices.teams.clone(),
            rows_chosen: choices.edits.chosen().clone(),
            rows: Arc::clone(rows),
            ignored,
            invite: None,
            forecast,
        };
        self.command(session, CommandKind::ImportPeople(import), Vec::new())
    }

    fn staged(&self, row: CheckedRow) -> StagedRow {
        match row {
            CheckedRow::Unusable { row, code } => StagedRow::Unusable { row, code },
            CheckedRow::Team(team) => StagedRow::Team(team, TeamId(self.id())),
            CheckedRow::Member(member) => StagedRow::Member(member),
            CheckedRow::Usable(person) => {
                let points = person.emails.len() + person.phones.len();
                let ids = NewIds {
                    user: UserId(self.id()),
                    points: (0..points).map(|_| PointId(self.id())).collect(),
                };
                StagedRow::Usable(person, ids)
            }
        }
    }
}

/// Rows of the file that are no rows of the table.
pub(super) fn ignored(table: &Table) -> u32 {
    table.ignored().total()
}
