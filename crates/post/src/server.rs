//! The mail server of a firm: reading what was entered, and what a kept password may be used for.

use std::net::IpAddr;

use domain::coded::Coded as _;
use domain::email::EmailAddress;
use domain::language::Language;
use mailer::{Login, Secret, Security, Smtp, Transport};
use store::mail_server::MailServer;
use zeroize::Zeroizing;

use crate::Way;

/// Most mails in a minute: at first, and at most.
pub const PER_MINUTE: u32 = 30;
const PER_MINUTE_MAX: u32 = 600;

/// How mail is sent, as somebody entered it.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Entered<'a> {
    pub host: &'a str,
    pub port: u32,
    pub security: Security,
    /// The name to sign in with; empty to not sign in.
    pub login: &'a str,
    /// The sender's address.
    pub from: &'a str,
    pub from_name: &'a str,
    pub language: Language,
    pub per_minute: u32,
}

/// A field that cannot be used as it was entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WrongField {
    /// The server has no name.
    NoHost,
    /// A password would travel without encryption to another computer.
    InTheOpen,
    /// The sender's address is not one.
    From,
    /// The port is not one.
    Port,
}

/// A mail server that can be used.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub login: String,
    pub from: EmailAddress,
    pub from_name: String,
    pub language: Language,
    pub per_minute: u32,
}

/// What a password was entered for. With another one it is not used: whoever changes the setup could otherwise
/// have it sent to a server of their own.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SignIn<'a> {
    pub host: &'a str,
    pub port: u16,
    pub security: Security,
    pub login: &'a str,
}

impl SignIn<'_> {
    /// Whether both are the same.
    pub fn is(self, other: SignIn<'_>) -> bool {
        self.host.to_lowercase() == other.host.to_lowercase()
            && self.port == other.port
            && self.security == other.security
            && self.login == other.login
    }
}

impl Entered<'_> {
    /// Reads it, and names the first field that is wrong.
    ///
    /// # Errors
    /// See [`WrongField`].
    pub fn server(self) -> Result<Server, WrongField> {
        if self.host.trim().is_empty() {
            return Err(WrongField::NoHost);
        }
        if self.security == Security::None && !self.login.trim().is_empty() && !is_this_computer(self.host) {
            return Err(WrongField::InTheOpen);
        }
        self.unconnected()
    }

    /// The same for mails that are sent by no server: its name and encryption are not looked at.
    ///
    /// # Errors
    /// See [`WrongField`].
    pub fn unconnected(self) -> Result<Server, WrongField> {
        let text = |text: &str| text.trim().to_owned();
        let from = EmailAddress::parse(self.from).map_err(|_| WrongField::From)?;
        let port = u16::try_from(self.port).ok().filter(|port| *port > 0);
        Ok(Server {
            host: text(self.host),
            port: port.ok_or(WrongField::Port)?,
            security: self.security,
            login: text(self.login),
            from,
            from_name: text(self.from_name),
            language: self.language,
            per_minute: self.per_minute.clamp(1, PER_MINUTE_MAX),
        })
    }
}

impl Server {
    /// What its password is for.
    pub fn sign_in(&self) -> SignIn<'_> {
        SignIn {
            host: &self.host,
            port: self.port,
            security: self.security,
            login: &self.login,
        }
    }

    /// The way through it, with this password if one is needed. `trusted` are certificates beside the system's.
    pub fn way(&self, password: Option<Zeroizing<String>>, trusted: Vec<Vec<u8>>) -> Way {
        let transport = Transport::Smtp(Smtp {
            host: self.host.clone(),
            port: self.port,
            security: self.security,
            login: (!self.login.is_empty()).then(|| Login {
                name: self.login.clone(),
                password: Secret::new(password.map(|password| password.to_string()).unwrap_or_default()),
            }),
            trusted,
            patience: mailer::PATIENCE,
        });
        self.by(transport)
    }

    /// The way by another transport, as this sender.
    pub fn by(&self, transport: Transport) -> Way {
        Way {
            transport,
            from: self.from.clone(),
            from_name: self.from_name.clone(),
            language: self.language,
            per_minute: self.per_minute,
        }
    }

    /// As a hub keeps it.
    pub fn kept(&self, password: Option<Zeroizing<String>>) -> MailServer {
        MailServer {
            host: self.host.clone(),
            port: self.port,
            security: self.security.code().to_owned(),
            login: self.login.clone(),
            password,
            sender: self.from.as_str().to_owned(),
            sender_name: self.from_name.clone(),
            language: self.language.code().to_owned(),
            per_minute: self.per_minute,
        }
    }

    /// Reads what a hub keeps; nothing if this program does not understand it.
    pub fn read(kept: &MailServer) -> Option<Self> {
        let entered = Entered {
            host: &kept.host,
            port: kept.port.into(),
            security: Security::parse(&kept.security)?,
            login: &kept.login,
            from: &kept.sender,
            from_name: &kept.sender_name,
            language: Language::parse(&kept.language)?,
            per_minute: kept.per_minute,
        };
        entered.server().ok()
    }
}

/// Whether this server name can only mean this computer. The transport also checks the address.
fn is_this_computer(host: &str) -> bool {
    let host = host.trim().trim_end_matches('.');
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.to_canonical().is_loopback())
}
