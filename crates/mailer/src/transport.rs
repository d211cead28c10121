//! The ways out, and what became of a letter.

use std::fmt;
use std::path::PathBuf;

use crate::file;
use crate::memory::Memory;
use crate::message::Mail;
use crate::problem::Problem;
use crate::smtp::{Session, Smtp};

/// Where letters go.
#[derive(Clone, Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(Smtp),
    /// Into a folder, one `.eml` file each; for trying things out.
    File(PathBuf),
    /// Into memory, for tests.
    Memory(Memory),
}

/// What became of a letter.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it. Whether it arrives is another matter.
    Sent {
        /// What the server said, often with a number by which it can be found in its log.
        answer: String,
    },
    /// It was not sent, and a later try may succeed.
    Retry(Problem),
    /// It was not sent, and the same try would fail again.
    Failed(Problem),
    /// All of it was handed over, and then the server fell silent: it may have been sent. Do not
    /// send it again at once; its reader might get it twice.
    Unsure(Problem),
}

impl Outcome {
    /// What a problem means for a letter that was not sent.
    pub(crate) fn of(problem: Problem) -> Self {
        if problem.is_passing() {
            Self::Retry(problem)
        } else {
            Self::Failed(problem)
        }
    }

    /// What went wrong, if something did.
    pub const fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Sent { .. } => None,
            Self::Retry(problem) | Self::Failed(problem) | Self::Unsure(problem) => Some(problem),
        }
    }
}

/// A server's words may name people.
impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sent { .. } => f.debug_struct("Sent").finish_non_exhaustive(),
            Self::Retry(problem) => f.debug_tuple("Retry").field(problem).finish(),
            Self::Failed(problem) => f.debug_tuple("Failed").field(problem).finish(),
            Self::Unsure(problem) => f.debug_tuple("Unsure").field(problem).finish(),
        }
    }
}

/// What a test of a transport found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reached {
    /// The name the server gives itself; of a folder, its path; empty for memory.
    pub server: String,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// Whether a name and a password were accepted.
    pub logged_in: bool,
}

/// An open way for several letters, one after the other.
pub struct Connection(Way);

enum Way {
    Smtp(Box<Session>),
    File(PathBuf),
    Memory(Memory),
}

impl Transport {
    /// Opens a connection for several letters: reaches the server, encrypts, logs in.
    ///
    /// # Errors
    /// Whatever keeps every letter from being sent. It is never about a recipient.
    pub async fn open(&self) -> Result<Connection, Problem> {
        let way = match self {
            Self::Smtp(smtp) => Way::Smtp(Box::new(Box::pin(smtp.open()).await?)),
            Self::File(folder) => {
                file::prepare(folder.clone()).await?;
                Way::File(folder.clone())
            }
            Self::Memory(memory) => {
                memory.opened()?;
                Way::Memory(memory.clone())
            }
        };
        Ok(Connection(way))
    }

    /// Tries everything that comes before a letter, and goes.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn test(&self) -> Result<Reached, Problem> {
        let connection = self.open().await?;
        let reached = connection.reached();
        connection.close().await;
        Ok(reached)
    }
}

impl Connection {
    /// Sends one letter. A refused one leaves the connection fit for the next. A broken connection
    /// tries no further letter: each is [`Outcome::Retry`] with what broke it.
    pub async fn send(&mut self, mail: &Mail) -> Outcome {
        match &mut self.0 {
            Way::Smtp(session) => Box::pin(session.send(mail)).await,
            Way::File(folder) => file::save(folder.clone(), mail).await,
            Way::Memory(memory) => memory.take(mail),
        }
    }

    /// Takes leave of the server.
    pub async fn close(self) {
        match self.0 {
            Way::Smtp(session) => session.close().await,
            Way::File(_) | Way::Memory(_) => {}
        }
    }

    fn reached(&self) -> Reached {
        let server = match &self.0 {
            Way::Smtp(session) => return session.reached(),
            Way::File(folder) => folder.display().to_string(),
            Way::Memory(_) => String::new(),
        };
        Reached {
            server,
            encrypted: false,
            logged_in: false,
        }
    }
}
