//! What a command comes to, and how the program ends.

use std::io::Write as _;
use std::process::ExitCode;

use engine::AppError;
use serde_json::Value;

use crate::sentences;

/// A command that came to an end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Done {
    /// All of it.
    Whole,
    /// Something was left out.
    Partly,
}

/// A command that did not.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The application said no.
    #[error("{}", sentences::error(.0))]
    App(#[from] AppError),
    /// A file or a stream.
    #[error("{0}")]
    Io(String),
    /// A text on the command line.
    #[error("{0}")]
    Usage(String),
}

impl From<std::io::Error> for Failure {
    fn from(problem: std::io::Error) -> Self {
        Self::Io(problem.to_string())
    }
}

/// What somebody wrote into a file: a password, terms, an announcement.
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

/// Says what went wrong, if something did, and with which code the program ends.
pub(crate) fn exit(done: Result<Done, Failure>) -> ExitCode {
    match done {
        Ok(Done::Whole) => ExitCode::SUCCESS,
        Ok(Done::Partly) => ExitCode::from(1),
        Err(failure) => {
            let code = failure.code();
            // Whoever closed standard error does not want to know.
            let _ = writeln!(std::io::stderr(), "{failure}");
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

    /// Makes everything said visible; for answers somebody waits for.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }
}
