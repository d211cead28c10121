//! The ways of sending a letter, and the result.

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

/// The result of sending a letter.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server accepted it; whether it is delivered is another matter.
    Sent {
        /// The server's answer, often with a number under which its log lists the letter.
        answer: String,
    },
    /// It was not sent; a later try may succeed.
    Retry(Problem),
    /// It was not sent, and the same try would fail again.
    Failed(Problem),
    /// All of it was handed over, and then the server fell silent: it may have been sent. Do not send it
    /// again at once, or its reader might get it twice.
    Unsure(Problem),
}

impl Outcome {
    /// The result for a letter that was not sent because of this problem.
    pub(crate) fn of(problem: Problem) -> Self {
        if problem.is_passing() {
            Self::Retry(problem)
        } else {
            Self::Failed(problem)
        }
    }

    /// The problem, if there was one.
    pub const fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Sent { .. } => None,
            Self::Retry(problem) | Self::Failed(problem) | Self::Unsure(problem) => Some(problem),
        }
    }
}

/// A server's answer may name people.
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

/// The result of testing a transport.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reached {
    /// The name the server gives itself; for a folder, its path; empty for memory.
    pub server: String,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// Whether the server accepted a name and password.
    pub logged_in: bool,
}

/// An open connection for several letters, one after the other.
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
    /// Whatever prevents every letter from being sent; never a recipient's problem.
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

    /// Tries everything up to a letter, and closes the connection.
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
    /// Sends one letter. After a refused one the connection is ready for the next. On a broken connection
    /// no further letter is tried: each is [`Outcome::Retry`] with the problem that broke it.
    pub async fn send(&mut self, mail: &Mail) -> Outcome {
        match &mut self.0 {
            Way::Smtp(session) => Box::pin(session.send(mail)).await,
            Way::File(folder) => file::save(folder.clone(), mail).await,
            Way::Memory(memory) => memory.take(mail),
        }
    }

    /// Closes the connection.
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
