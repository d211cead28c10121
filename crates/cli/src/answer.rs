//! How a command ends, and where its answers go.

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;

use engine::AppError;
use serde_json::Value;

use crate::texts::texts;

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

/// A text on the command line or on standard input that cannot be used.
#[derive(Debug)]
pub(crate) enum Usage {
    /// `--region` names no country.
    Region { code: String },
    /// `--column` cannot be followed.
    Column { choice: String, why: ColumnProblem },
    /// `--team` of an import is not `NAME=TEAM`.
    TeamChoice { pair: String },
    /// `--team` of an import names no team.
    TeamUnknown { pair: String, team: String },
    /// `--team` of an import names several teams.
    TeamAmbiguous { pair: String, team: String },
    /// No team has this identifier or id.
    NoTeam { team: String },
    /// No client group has this name or id.
    NoGroup { group: String },
    /// Several client groups have this name.
    SeveralGroups { group: String },
    /// A person has no such public address or number.
    NoPoint { text: String },
    /// A backup is to be saved, and no folder was ever chosen.
    NoBackupFolder,
    /// A backup is to be restored with neither its recovery code nor its passphrase.
    NoSecret,
    /// A line of standard input is too long.
    LongLine { line: u64 },
    /// A line of standard input is not the JSON it should be.
    BadLine { line: u64, problem: String },
    /// A line of standard input names no country.
    LineRegion { line: u64, code: String },
}

/// Why `--column` cannot be followed.
#[derive(Debug)]
pub(crate) enum ColumnProblem {
    /// It is not `COLUMN=FIELD`.
    Shape,
    /// The file has no such column.
    NoColumn,
    /// Several columns have this heading.
    SeveralColumns,
    /// There is no such field, but these.
    NoField { fields: String },
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
