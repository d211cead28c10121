//! The ways of sending a letter, and the result.

use std::path::PathBuf;

use crate::file;
use crate::memory::Memory;
use crate::message::Mail;
use crate::outcome::{Outcome, Reached};
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
