//! How a command ends, and where its answers go.

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;

use engine::error::HubProblem;
use engine::view::DoneView;
use engine::{AppError, Engine};
use serde_json::{Value, json};

use crate::shared::Json;
use crate::texts::texts;
use crate::usage::Usage;

/// How a command that succeeded ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Done {
    /// Everything was done.
    Whole,
    /// Something was left out.
    Partly,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The application refused or failed.
    #[error("{}", texts().error(.0))]
    App(#[from] AppError),
    /// A file or a stream could not be read or written.
    #[error("{0}")]
    Io(String),
    /// A text on the command line or on standard input is wrong.
    #[error("{}", texts().usage(.0))]
    Usage(Usage),
}

impl From<Usage> for Failure {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

impl From<std::io::Error> for Failure {
    fn from(problem: std::io::Error) -> Self {
        Self::Io(problem.to_string())
    }
}

/// Reads a text file: a password, terms, an announcement.
pub(crate) fn read_text(path: &std::path::Path) -> Result<String, Failure> {
    let read = engine::files::read_text(path);
    read.map_err(|problem| Failure::Io(format!("{}: {problem}", path.display())))
}

impl Failure {
    const fn code(&self) -> u8 {
        match self {
            Self::App(AppError::Refused { .. } | AppError::AdministratorsOnly) => 1,
            Self::App(
                AppError::Hub {
                    problem: HubProblem::Offline | HubProblem::Busy,
                }
                | AppError::Lease { .. },
            ) => 3,
            Self::App(_) | Self::Io(_) | Self::Usage(_) => 2,
        }
    }
}

/// Writes a line to standard error in one piece. With standard error closed there is no one to tell.
pub(crate) fn say(line: &dyn Display) {
    let _ = std::io::stderr().write_all(format!("{line}\n").as_bytes());
}

/// Reports a failure on standard error, and returns the exit code of the program.
pub(crate) fn exit(done: Result<Done, Failure>) -> ExitCode {
    match done {
        Ok(Done::Whole) => ExitCode::SUCCESS,
        Ok(Done::Partly) => ExitCode::from(1),
        Err(failure) => {
            let code = failure.code();
            say(&failure);
            ExitCode::from(code)
        }
    }
}

/// Where answers go: one locked, buffered standard output.
pub(crate) struct Output {
    out: std::io::BufWriter<std::io::StdoutLock<'static>>,
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self {
            out: std::io::BufWriter::new(std::io::stdout().lock()),
            json,
        }
    }

    /// One answer: the JSON value, or the sentence.
    pub(crate) fn line(&mut self, value: &Value, sentence: impl FnOnce() -> String) -> Result<(), Failure> {
        if self.json {
            writeln!(self.out, "{value}")?;
        } else {
            writeln!(self.out, "{}", sentence())?;
        }
        Ok(())
    }

    /// Flushes standard output, for answers that the reader waits for.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }
}

/// Ends a command that makes a record, with its id.
pub(crate) async fn made(
    engine: Engine,
    done: Result<DoneView, AppError>,
    what: &str,
    how: Json,
) -> Result<Done, Failure> {
    engine.leave().await;
    let done = done?;
    let line = json!({ "type": what, "id": done.id, "command": done.command });
    one_line(how, &line, done.id.unwrap_or_default())
}

/// Ends a command that changes something: one line, or the failure.
pub(crate) async fn answer(
    engine: Engine,
    done: Result<DoneView, AppError>,
    what: &str,
    how: Json,
) -> Result<Done, Failure> {
    engine.leave().await;
    let line = json!({ "type": what, "command": done?.command });
    one_line(how, &line, texts().done().to_owned())
}

fn one_line(how: Json, line: &Value, sentence: String) -> Result<Done, Failure> {
    let mut out = Output::new(how.json);
    out.line(line, || sentence)?;
    out.flush()?;
    Ok(Done::Whole)
}
