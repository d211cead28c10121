//! An import on its way to the hub of an attached firm: its rows in slices, then the command, then the verdict.

use std::time::Duration;

use domain::command::{Command, CommandKind};
use hub_client::{ClientError, Wait};
use hub_core::LeftOutValue;
use protocol::command::WireCommand;
use protocol::enrol::Trouble;
use protocol::frame::Request;
use protocol::lines;
use protocol::upload::{File, LeftOut, Line, ROWS};
use store::Sqlite;
use store::settings::RunningImport;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::ImportWatch;
use super::remote::{Remote, Round, hub_error, verdict};
use crate::collate::Collation;
use crate::error::{AppError, HubProblem};

/// How long the verdict of an import is asked for, and the pause in between, while the hub cannot be reached.
const PERSISTENCE: Duration = Duration::from_secs(600);
const PAUSE: Duration = Duration::from_secs(2);

impl Remote {
    /// Sends an import in slices, has the hub judge it, and takes in what follows from it. Until everything is at
    /// the hub, dropping the future stops it.
    pub(crate) async fn import(
        &self,
        store: &Sqlite,
        collation: &Collation,
        command: Command,
        watch: &dyn ImportWatch,
    ) -> Result<(), AppError> {
        let id = command.id;
        if let CommandKind::ImportPeople(import) = &command.kind {
            let total = import.rows.len();
            watch.sent(0, total as u64);
            let file = lines::pack([Line::File(file_of(watch))]).map_err(|e| AppError::internal(&e))?;
            self.upload((id.0, 0), file).await?;
            for (n, rows) in (1..).zip(import.rows.chunks(ROWS)) {
                let rows = rows.iter().map(|row| Line::Row(row.clone(), watch.raw(row.line())));
                let slice = lines::pack(rows).map_err(|e| AppError::internal(&e))?;
                self.upload((id.0, n), slice).await?;
                watch.sent((n as usize * ROWS).min(total) as u64, total as u64);
            }
        }
        let not_here = || AppError::hub(HubProblem::NotHere);
        let wire = WireCommand::of(id, command.at, &command.expect, &command.kind).ok_or_else(not_here)?;
        watch.is_at_the_hub();
        let round = self.judged(store, collation, wire).await?;
        watch.is_judged();
        verdict(round.outcomes, id)
    }

    /// Asks what became of an import that was interrupted on this device; whether the hub carried it out. The answer
    /// is final: an import that has not been judged by now never will be.
    ///
    /// # Errors
    /// As the hub gives them; it is not known then.
    pub(crate) async fn settle_import(
        &self,
        store: &Sqlite,
        collation: &Collation,
        import: &RunningImport,
    ) -> Result<bool, AppError> {
        let question = WireCommand::without_rows(import.id, import.started, &import.file_name);
        let question = question.ok_or_else(|| AppError::hub(HubProblem::NotHere))?;
        let wish = Request::Command(question);
        let round = self.ask_for(store, collation, vec![wish], Wait::Import).await?;
        match verdict(round.outcomes, import.id) {
            Ok(()) => Ok(true),
            // It was refused, or will not be read any more.
            Err(
                AppError::Refused { .. }
                | AppError::Hub {
                    problem: HubProblem::NotHere | HubProblem::Version,
                },
            ) => Ok(false),
            Err(problem) => Err(problem),
        }
    }

    /// Brings a slice of an import. A quick network brings them faster than a hub lets one device ask, and another
    /// import may be judged meanwhile.
    async fn upload(&self, slice: (Uuid, u32), body: Vec<u8>) -> Result<(), AppError> {
        let token = &self.membership.token;
        loop {
            match self.client.upload(self.firm.0, token, slice, body.clone()).await {
                Err(ClientError::Problem(problem)) if matches!(problem.code, Trouble::TooOften | Trouble::Busy) => {
                    sleep(PAUSE).await;
                }
                sent => return sent.map_err(hub_error),
            }
        }
    }

    /// Asks for the verdict of an import until the hub gives it: one whose answer was lost is not judged twice.
    async fn judged(&self, store: &Sqlite, collation: &Collation, wire: WireCommand) -> Result<Round, AppError> {
        let mut until = Instant::now() + PERSISTENCE;
        loop {
            let wish = Request::Command(wire.clone());
            match self.ask_for(store, collation, vec![wish], Wait::Import).await {
                // It is there, and judges another import or still this one.
                Err(AppError::Hub {
                    problem: HubProblem::Busy,
                }) => {
                    until = Instant::now() + PERSISTENCE;
                    sleep(PAUSE).await;
                }
                Err(AppError::Hub {
                    problem: HubProblem::Offline | HubProblem::Broken | HubProblem::TooOften,
                }) if Instant::now() < until => sleep(PAUSE).await,
                round => return round,
            }
        }
    }
}

/// What is kept of the file beside an import.
fn file_of(source: &dyn ImportWatch) -> File {
    let (header, columns) = source.header();
    let written = source.written();
    let values = |left: LeftOutValue| LeftOut {
        column: left.column,
        value: left.value,
        code: left.code,
    };
    let left_out = source.left_out().into_iter();
    File {
        header,
        columns: u32::try_from(columns).unwrap_or(u32::MAX),
        encoding: written.encoding,
        delimiter: written.delimiter,
        left_out: left_out
            .map(|(row, left)| (row, left.into_iter().map(values).collect()))
            .collect(),
        ignored: source.ignored(),
    }
}
