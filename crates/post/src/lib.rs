//! Sends the mails of a firm: one round does what is due now. The application makes rounds of a firm that is on
//! one computer, the hub of the firms that moved to it; both by the same rules, which are in `hub_core::mail`.
//!
//! Whoever sends holds the lease of the firm's mail, so that one program does at a time. Should a second one send
//! nevertheless, the claim of each mail tells them apart. The rate is counted in the table, so that it holds
//! across restarts and programs.

mod letter;
mod round;
mod server;

pub use letter::{Writing, occasion, send_alone, test_mail};
pub use round::{Committed, Host, Judged, Round, round};
pub use server::{Entered, PER_MINUTE, Server, SignIn, WrongField};

use domain::email::EmailAddress;
use domain::language::Language;
use mailer::Transport;

/// How a firm's mails leave.
#[derive(Debug)]
pub struct Way {
    /// Where they go.
    pub transport: Transport,
    /// The sender's address.
    pub from: EmailAddress,
    /// The sender's name.
    pub from_name: String,
    /// The language of whoever chose none.
    pub language: Language,
    /// Most mails in a minute.
    pub per_minute: u32,
}
