//! Problems on a letter's way, distinguished as far as a person can act on them.

use std::error::Error;
use std::{fmt, io};

use domain::text::clean_line;
use lettre::transport::smtp;

/// Most characters kept of a server's answer.
const WORDS_MAX: usize = 300;

/// A stage of sending.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// Looking up the server's name.
    Find,
    /// Connecting to it.
    Connect,
    /// Its greeting, and the answer to ours.
    Greeting,
    /// Encrypting the connection.
    Tls,
    /// Name and password.
    Login,
    /// Naming the sender (`MAIL FROM`).
    Sender,
    /// Naming the recipient (`RCPT TO`).
    Recipient,
    /// Sending the letter, up to the server's last answer.
    Data,
    /// Writing a file.
    Save,
}

/// What went wrong.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum ProblemKind {
    /// No server of this name was found, or this device is offline.
    NameNotFound,
    /// No program listens at this port.
    ConnectionRefused,
    /// The server cannot be reached.
    NotReached,
    /// No answer in time.
    TimedOut,
    /// The server closed the connection, or it broke.
    Closed,
    /// A program answers, but not a mail server.
    NotSmtp,
    /// This device does not trust the issuer of the server's certificate.
    CertificateUntrusted,
    /// The certificate has expired or is not valid yet, or this device's clock is wrong.
    CertificateExpired,
    /// The certificate belongs to another host.
    CertificateWrongName,
    /// The server offers no encryption, or not from the start at this port.
    NoTls,
    /// The server requires encryption first.
    TlsNeeded,
    /// The two sides could not agree on encryption.
    TlsFailed,
    /// The server offers no supported login (`PLAIN`, `LOGIN`), or none before encryption.
    LoginNotOffered,
    /// A login without encryption to a server on another device: the password could be read on the network.
    LoginInTheOpen,
    /// Name or password is wrong, or programs may not use them.
    LoginRefused,
    /// The server requires a login first.
    LoginNeeded,
    /// The server does not accept this sender.
    SenderRefused,
    /// The recipient does not exist or does not accept our mail.
    RecipientRefused,
    /// The server does not forward mail to other servers for us.
    RelayRefused,
    /// An address that this server, or mail in general, cannot carry.
    AddressNotSupported,
    /// Temporary (an answer from 400 to 499).
    Busy,
    /// Any other refusal.
    Refused,
    /// No file can be written in the folder for letters.
    FolderNotWritable,
}

/// A failure. The server's answer may name people, so `Debug` and `Display` leave it out.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stage at which it happened.
    pub at: Step,
    /// Its kind.
    pub kind: ProblemKind,
    /// The reply code (RFC 5321 section 4.2), if the server answered.
    pub code: Option<u16>,
    /// The server's answer with its code, or the system's error: one line of at most 300 characters; may be
    /// empty.
    pub answer: String,
}

impl Problem {
    pub(crate) fn new(at: Step, kind: ProblemKind, words: &str) -> Self {
        Self {
            at,
            kind,
            code: None,
            answer: cut(words),
        }
    }

    /// Whether the letter bounced: the server refused this one recipient for good. Every other problem
    /// concerns the server or this device and says nothing about the address.
    pub fn is_bounce(&self) -> bool {
        match self.kind {
            ProblemKind::RecipientRefused => true,
            ProblemKind::AddressNotSupported => self.at == Step::Recipient,
            _ => false,
        }
    }

    /// Whether the next letter would have the same problem, at least on this connection.
    pub fn stops_everything(&self) -> bool {
        match self.at {
            Step::Find | Step::Connect | Step::Greeting | Step::Tls | Step::Login | Step::Sender | Step::Save => true,
            Step::Recipient | Step::Data => {
                // 421: the server is about to close the connection (RFC 5321 section 3.8).
                self.code == Some(421)
                    || matches!(
                        self.kind,
                        ProblemKind::TimedOut
                            | ProblemKind::Closed
                            | ProblemKind::NotReached
                            | ProblemKind::NotSmtp
                            | ProblemKind::TlsNeeded
                            | ProblemKind::LoginNeeded
                            | ProblemKind::RelayRefused
                    )
            }
        }
    }

    /// Whether the problem may pass without anyone's action.
    pub fn is_passing(&self) -> bool {
        match self.kind {
            ProblemKind::NameNotFound
            | ProblemKind::ConnectionRefused
            | ProblemKind::NotReached
            | ProblemKind::TimedOut
            | ProblemKind::Closed
            | ProblemKind::Busy
            | ProblemKind::FolderNotWritable => true,
            ProblemKind::NotSmtp
            | ProblemKind::CertificateUntrusted
            | ProblemKind::CertificateExpired
            | ProblemKind::CertificateWrongName
            | ProblemKind::NoTls
            | ProblemKind::TlsNeeded
            | ProblemKind::TlsFailed
            | ProblemKind::LoginNotOffered
            | ProblemKind::LoginInTheOpen
            | ProblemKind::LoginRefused
            | ProblemKind::LoginNeeded
            | ProblemKind::SenderRefused
            | ProblemKind::RecipientRefused
            | ProblemKind::RelayRefused
            | ProblemKind::AddressNotSupported
            | ProblemKind::Refused => false,
        }
    }

    /// A server's refusal, judged by its stage.
    pub(crate) fn refused(at: Step, code: u16, words: &str) -> Self {
        let text = words.to_ascii_lowercase();
        let kind = match (code, at) {
            (400..=499, _) => ProblemKind::Busy,
            // RFC 3207 and RFC 4954 use the same code for "encrypt first" and "log in first".
            (530, _) if text.contains("tls") || text.contains("encrypt") => ProblemKind::TlsNeeded,
            (530, _) => ProblemKind::LoginNeeded,
            (538, _) => ProblemKind::TlsNeeded,
            (_, Step::Tls) => ProblemKind::NoTls,
            (_, Step::Login) => ProblemKind::LoginRefused,
            (_, Step::Sender) => ProblemKind::SenderRefused,
            // The server did not understand the command.
            (500 | 502..=504, Step::Recipient) => ProblemKind::Refused,
            // Many servers check the sending host only here, so this need not concern the recipient.
            (_, Step::Recipient) if text.contains("relay") => ProblemKind::RelayRefused,
            (_, Step::Recipient) if text.contains("authenticat") => ProblemKind::LoginNeeded,
            (_, Step::Recipient) if text.contains("client host") => ProblemKind::Refused,
            (_, Step::Recipient) => ProblemKind::RecipientRefused,
            (_, Step::Data) if is_about_mailbox(words) => ProblemKind::RecipientRefused,
            (_, Step::Find | Step::Connect | Step::Greeting | Step::Data | Step::Save) => ProblemKind::Refused,
        };
        Self {
            at,
            kind,
            code: Some(code),
            answer: cut(&format!("{code} {words}")),
        }
    }

    pub(crate) fn from_smtp(at: Step, error: &smtp::Error) -> Self {
        if let Some(code) = error.status() {
            let words = error.source().map(ToString::to_string);
            return Self::refused(at, code.into(), &words.unwrap_or_default());
        }
        if error.is_response() {
            // The library uses one kind for an incomplete answer and for one that is not SMTP.
            let early = error
                .source()
                .is_some_and(|source| source.to_string() == "incomplete response");
            let kind = if early {
                ProblemKind::Closed
            } else {
                ProblemKind::NotSmtp
            };
            return Self::new(at, kind, &error.to_string());
        }
        Self::from_cause(at, error)
    }

    /// An error of the system or of the encryption, found anywhere in the chain of causes.
    pub(crate) fn from_cause(at: Step, error: &(dyn Error + 'static)) -> Self {
        if let Some(tls) = causes(error).find_map(<dyn Error>::downcast_ref::<rustls::Error>) {
            return Self::new(at, from_tls(tls), &tls.to_string());
        }
        let system = causes(error).find_map(<dyn Error>::downcast_ref::<io::Error>);
        let kind = match (system.map(io::Error::kind), at) {
            (Some(io::ErrorKind::ConnectionRefused), _) => ProblemKind::ConnectionRefused,
            (Some(io::ErrorKind::TimedOut), _) => ProblemKind::TimedOut,
            (
                Some(
                    io::ErrorKind::BrokenPipe
                    | io::ErrorKind::ConnectionAborted
                    | io::ErrorKind::ConnectionReset
                    | io::ErrorKind::NotConnected
                    | io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::WriteZero,
                ),
                _,
            ) => ProblemKind::Closed,
            (Some(io::ErrorKind::InvalidData), _) => ProblemKind::NotSmtp,
            (_, Step::Find) => ProblemKind::NameNotFound,
            (_, Step::Save) => ProblemKind::FolderNotWritable,
            (Some(_), _) => ProblemKind::NotReached,
            (None, Step::Tls) => ProblemKind::TlsFailed,
            (None, Step::Login) => ProblemKind::LoginNotOffered,
            (None, _) => ProblemKind::NotReached,
        };
        let words = system.map_or_else(|| error.to_string(), ToString::to_string);
        Self::new(at, kind, &words)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("at", &self.at)
            .field("kind", &self.kind)
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mail failed at {:?}: {:?}", self.at, self.kind)?;
        self.code.map_or(Ok(()), |code| write!(f, " ({code})"))
    }
}

impl Error for Problem {}

fn from_tls(error: &rustls::Error) -> ProblemKind {
    use rustls::CertificateError as C;
    match error {
        rustls::Error::InvalidCertificate(
            C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. },
        ) => ProblemKind::CertificateExpired,
        rustls::Error::InvalidCertificate(C::NotValidForName | C::NotValidForNameContext { .. }) => {
            ProblemKind::CertificateWrongName
        }
        rustls::Error::InvalidCertificate(_) => ProblemKind::CertificateUntrusted,
        // Plain text where encryption should begin.
        rustls::Error::InvalidMessage(_) => ProblemKind::NoTls,
        _ => ProblemKind::TlsFailed,
    }
}

/// The error and its causes, outermost first.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error: &&'a (dyn Error + 'static)| {
        // An `io::Error` made from another error reports that error's source as its own.
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        match inner {
            Some(inner) => Some(inner as &(dyn Error + 'static)),
            None => error.source(),
        }
    })
}

/// Whether a refusal of the whole letter concerns the recipient's mailbox, judged by its enhanced code (RFC
/// 3463 sections 3.2 and 3.3, RFC 7505 for 5.1.10).
fn is_about_mailbox(words: &str) -> bool {
    matches!(enhanced_code(words), Some([5, 1, 1 | 2 | 3 | 6 | 10] | [5, 2, _]))
}

/// The code in front of a server's answer, such as `5.1.1` (RFC 2034).
fn enhanced_code(words: &str) -> Option<[u16; 3]> {
    let mut parts = words
        .split_whitespace()
        .next()?
        .split('.')
        .map(|part| part.parse().ok());
    let code = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(code)
}

fn cut(words: &str) -> String {
    clean_line(words).chars().take(WORDS_MAX).collect()
}

#[cfg(test)]
mod tests;
