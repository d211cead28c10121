//! How a hub sends the mails of a firm, and what became of them. Only administrators' devices ask.
//!
//! Bodies are plain JSON. Encryption, languages, kinds, states and problems travel as their codes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A mail server and the sender.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u32,
    /// How the connection is encrypted.
    pub security: String,
    /// The name to sign in with; empty to not sign in.
    pub login: String,
    /// The sender's address.
    pub from: String,
    /// The sender's name.
    pub from_name: String,
    /// The language of whoever chose none.
    pub language: String,
    /// Most mails in a minute.
    pub per_minute: u32,
}

/// Answer of `GET /v1/mail/{firm}` and `PUT /v1/mail/{firm}`. The password is told to nobody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The server; nothing if mail was never set up.
    pub server: Option<Server>,
    /// Whether the hub has a password.
    pub has_password: bool,
}

/// Body of `PUT /v1/mail/{firm}`, from a system administrator's device.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The server.
    pub server: Server,
    /// The password; nothing keeps the one for the same server, port, encryption and login.
    pub password: Option<String>,
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change").finish_non_exhaustive()
    }
}

/// Body of `POST /v1/mail/{firm}/test`: sends a mail to whoever asks. Any administrator may with what the hub
/// has, a system administrator with anything.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Try {
    /// What to send with, instead of what the hub has.
    pub with: Option<Change>,
}

/// What became of a test mail.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tried {
    /// The server took it, with this answer.
    Sent(String),
    /// It was not sent.
    Not(Failure),
    /// Mail is not set up.
    NotSetUp,
}

/// Why a mail was not sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Which problem.
    pub kind: String,
    /// The server's answer, or the error on the way to it.
    pub answer: String,
}

/// Answer of `GET /v1/mail/{firm}/status`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// Whether mail is set up.
    pub set_up: bool,
    /// Mails that wait.
    pub waiting: u64,
    /// What stopped them the last time, if anything.
    pub problem: Option<Failure>,
}

/// A mail to a person, in the answer of `GET /v1/mail/{firm}/to/{id}`: the last ones, the latest first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mailed {
    /// What kind of mail it is.
    pub kind: String,
    /// Its state.
    pub state: String,
    /// Not before this time, in microseconds since 1970.
    pub due: i64,
    /// When the hub last began to send it.
    pub claimed: Option<i64>,
    /// How often sending was tried.
    pub tries: u32,
    /// The answer of the server, or the error on the way to it.
    pub note: String,
}
