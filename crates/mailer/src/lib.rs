//! The firm's letters and their way out: texts in the reader's language, one MIME message per
//! letter, and a conversation with a mail server of which every refusal is known by its stage.
//!
//! Which letter is due, and what its fate means for an invitation, is decided elsewhere: here is
//! no database and no clock, and nothing is sent twice by itself.

mod file;
mod host;
mod letter;
mod memory;
mod message;
mod outcome;
mod plain_stream;
mod problem;
mod secret;
mod smtp;
mod texts;
mod transport;

pub use letter::{Facts, Language, Letter, Occasion, write};
pub use memory::Memory;
pub use message::{Mail, message_id, render};
pub use outcome::{Outcome, Reached};
pub use problem::{Problem, ProblemKind, Step};
pub use secret::Secret;
pub use smtp::{Login, PATIENCE, Security, Smtp};
pub use transport::{Connection, Transport};
