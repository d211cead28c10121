//! The conversation with a mail server (RFC 5321), stage by stage.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{fmt, iter};

use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands;
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::host;
use crate::message::{self, Mail, Rendered};
use crate::outcome::{Outcome, Reached};
use crate::plain_stream::PlainStream;
use crate::problem::{Problem, ProblemKind, Step};
use crate::secret::Secret;

/// The default time to wait for a server at each step.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A server may check a letter for a while before it answers, and a client that hangs up meanwhile does not
/// know whether it was sent (RFC 5321 section 4.5.3.2.6): it gets this many times the patience.
const PATIENCE_AFTER_DATA: u32 = 4;

/// Connecting to a server that encrypts from the start is one call: connection, encryption, greeting.
const STEPS_OF_TLS: u32 = 3;

/// Most addresses of a server that are tried.
const ADDRESSES_MAX: usize = 4;

const MECHANISMS: &[Mechanism] = &[Mechanism::Plain, Mechanism::Login];

/// A mail server and how to talk to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp {
    /// Its name or address.
    pub host: String,
    /// Usually 465 or 587 (RFC 8314).
    pub port: u16,
    /// How the connection is encrypted.
    pub security: Security,
    /// The login, if one is needed.
    pub login: Option<Login>,
    /// Certificates trusted beside the system's, as DER; normally none.
    pub trusted: Vec<Vec<u8>>,
    /// Time to wait at each step; four times as long after the last byte of a letter.
    pub patience: Duration,
}

/// How a connection is encrypted.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Security {
    /// From the first byte; usually port 465.
    Tls,
    /// After `STARTTLS`, without which nothing is sent; usually port 587.
    StartTls,
    /// None: for this device's own server; without a login also for a closed network.
    None,
}

/// Name and password at the server.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// Often an e-mail address.
    pub name: String,
    /// For the login, the library makes copies that it does not clear.
    pub password: Secret,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("login", &self.login)
            .field("trusted", &self.trusted.len())
            .field("patience", &self.patience)
            .finish()
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(…)")
    }
}

/// A connection on which letters can be sent.
pub(crate) struct Session {
    link: AsyncSmtpConnection,
    patience: Duration,
    logged_in: bool,
    /// Why the connection is no longer usable.
    broken: Option<Problem>,
}

impl Smtp {
    pub(crate) async fn open(&self) -> Result<Session, Problem> {
        let host = host::ascii(&self.host);
        let host = host.ok_or_else(|| Problem::new(Step::Find, ProblemKind::NameNotFound, "not a host name"))?;
        let addresses = self.find(&host).await?;
        let hello = hello();
        let mut link = match self.security {
            Security::Tls => self.reach_encrypted(&addresses, &hello, self.tls(host).await?).await?,
            Security::StartTls => {
                let mut link = self.reach_plain(&addresses, &hello).await?;
                if !link.can_starttls() {
                    return Err(Problem::new(Step::Tls, ProblemKind::NoTls, "STARTTLS is not offered"));
                }
                let tls = self.tls(host).await?;
                within(self.patience, Step::Tls, link.starttls(tls, &hello)).await?;
                link
            }
            Security::None if self.login.is_some() && !addresses.iter().all(is_this_device) => {
                return Err(Problem::new(Step::Login, ProblemKind::LoginInTheOpen, ""));
            }
            Security::None => self.reach_plain(&addresses, &hello).await?,
        };
        if let Some(login) = &self.login {
            self.log_in(&mut link, login).await?;
        }
        Ok(Session {
            link,
            patience: self.patience,
            logged_in: self.login.is_some(),
            broken: None,
        })
    }

    async fn find(&self, host: &str) -> Result<Vec<SocketAddr>, Problem> {
        let found = timeout(self.patience, tokio::net::lookup_host((host, self.port))).await;
        let found = found.map_err(|_| timed_out(Step::Find))?;
        let found = found.map_err(|error| Problem::from_cause(Step::Find, &error))?;
        let addresses: Vec<SocketAddr> = found.take(ADDRESSES_MAX).collect();
        if addresses.is_empty() {
            return Err(Problem::new(Step::Find, ProblemKind::NameNotFound, ""));
        }
        Ok(addresses)
    }

    /// Reads the system's certificates, away from the threads that serve others.
    async fn tls(&self, host: String) -> Result<TlsParameters, Problem> {
        let trusted = self.trusted.clone();
        let build = move || {
            let mut parameters = TlsParameters::builder(host);
            for certificate in trusted {
                parameters = parameters.add_root_certificate(Certificate::from_der(certificate)?);
            }
            parameters.build()
        };
        match tokio::task::spawn_blocking(build).await {
            Ok(Ok(parameters)) => Ok(parameters),
            Ok(Err(error)) => Err(Problem::from_smtp(Step::Tls, &error)),
            Err(stopped) => Err(Problem::from_cause(Step::Tls, &stopped)),
        }
    }

    async fn reach_plain(&self, addresses: &[SocketAddr], hello: &ClientId) -> Result<AsyncSmtpConnection, Problem> {
        let stream = Box::new(PlainStream::new(self.connect(addresses).await?));
        let greeting = AsyncSmtpConnection::connect_with_transport(stream, hello);
        within(self.patience, Step::Greeting, greeting).await
    }

    async fn connect(&self, addresses: &[SocketAddr]) -> Result<TcpStream, Problem> {
        let mut problem = timed_out(Step::Connect);
        for address in addresses {
            problem = match timeout(self.patience, TcpStream::connect(address)).await {
                Ok(Ok(tcp)) => {
                    // The end of a letter is a small write of its own, which should not be delayed.
                    drop(tcp.set_nodelay(true));
                    return Ok(tcp);
                }
                Ok(Err(error)) => Problem::from_cause(Step::Connect, &error),
                Err(_) => timed_out(Step::Connect),
            };
        }
        Err(problem)
    }

    /// Connection, encryption and greeting are one call here; the error shows which of them failed.
    async fn reach_encrypted(
        &self,
        addresses: &[SocketAddr],
        hello: &ClientId,
        tls: TlsParameters,
    ) -> Result<AsyncSmtpConnection, Problem> {
        let call = AsyncSmtpConnection::connect_tokio1(addresses, Some(self.patience), hello, Some(tls), None);
        match timeout(self.patience.saturating_mul(STEPS_OF_TLS), call).await {
            Ok(Ok(link)) => Ok(link),
            Ok(Err(error)) => {
                let problem = Problem::from_smtp(Step::Tls, &error);
                let at = match (problem.code, problem.kind) {
                    (Some(_), _) | (None, ProblemKind::NotSmtp) => Step::Greeting,
                    (None, ProblemKind::ConnectionRefused | ProblemKind::NotReached | ProblemKind::TimedOut) => {
                        Step::Connect
                    }
                    (None, _) => Step::Tls,
                };
                Err(Problem::from_smtp(at, &error))
            }
            Err(_) => Err(timed_out(Step::Tls)),
        }
    }

    async fn log_in(&self, link: &mut AsyncSmtpConnection, login: &Login) -> Result<(), Problem> {
        if link.server_info().get_auth_mechanism(MECHANISMS).is_none() {
            return Err(Problem::new(Step::Login, ProblemKind::LoginNotOffered, ""));
        }
        let credentials = Credentials::new(login.name.clone(), login.password.reveal().to_owned());
        within(self.patience, Step::Login, link.auth(MECHANISMS, &credentials)).await?;
        Ok(())
    }
}

/// Whether data sent to this address never leaves the device.
const fn is_this_device(address: &SocketAddr) -> bool {
    address.ip().to_canonical().is_loopback()
}

impl Session {
    pub(crate) fn reached(&self) -> Reached {
        Reached {
            server: self.link.server_info().name().to_owned(),
            encrypted: self.link.is_encrypted(),
            logged_in: self.logged_in,
        }
    }

    pub(crate) async fn send(&mut self, mail: &Mail) -> Outcome {
        if let Some(problem) = &self.broken {
            // This letter was not even tried.
            return Outcome::Retry(problem.clone());
        }
        let rendered = match message::rendered(mail) {
            Ok(rendered) => rendered,
            Err(problem) => return Outcome::of(problem),
        };
        match self.announce(&rendered).await {
            Ok(()) => self.content(&rendered.bytes).await,
            Err(problem) => {
                self.recover(&problem).await;
                Outcome::of(problem)
            }
        }
    }

    /// Everything before the letter itself.
    async fn announce(&mut self, rendered: &Rendered) -> Result<(), Problem> {
        let international = Extension::SmtpUtfEight;
        let ascii = rendered.bytes.is_ascii();
        if !ascii && !self.link.server_info().supports_feature(international) {
            let to: &str = rendered.to.as_ref();
            let at = if to.is_ascii() { Step::Sender } else { Step::Recipient };
            let words = "the server takes ASCII addresses only (no SMTPUTF8)";
            return Err(Problem::new(at, ProblemKind::AddressNotSupported, words));
        }
        let parameters = if ascii {
            Vec::new()
        } else {
            // RFC 6531 section 3.6 requires both.
            vec![
                MailParameter::SmtpUtfEight,
                MailParameter::Body(MailBodyParameter::EightBitMime),
            ]
        };
        let sender = commands::Mail::new(Some(rendered.from.clone()), parameters);
        within(self.patience, Step::Sender, self.link.command(sender)).await?;
        let recipient = commands::Rcpt::new(rendered.to.clone(), Vec::new());
        within(self.patience, Step::Recipient, self.link.command(recipient)).await?;
        let answer = within(self.patience, Step::Data, self.link.command(commands::Data)).await?;
        if !answer.has_code(354) {
            return Err(Problem::new(Step::Data, ProblemKind::NotSmtp, &words(&answer)));
        }
        Ok(())
    }

    /// Sends the letter and reads the answer. Once all of it is sent, silence is not a refusal.
    async fn content(&mut self, bytes: &[u8]) -> Outcome {
        let all_out = AtomicBool::new(false);
        // More is requested only after everything before was written.
        let last = iter::from_fn(|| {
            all_out.store(true, Ordering::Relaxed);
            None
        });
        let parts = iter::once(bytes).chain(last);
        let patience = self.patience.saturating_mul(PATIENCE_AFTER_DATA);
        match within(patience, Step::Data, self.link.message_iter(parts)).await {
            Ok(answer) => Outcome::Sent { answer: words(&answer) },
            Err(problem) => {
                self.recover(&problem).await;
                if problem.code.is_none() && all_out.load(Ordering::Relaxed) {
                    Outcome::Unsure(problem)
                } else {
                    Outcome::of(problem)
                }
            }
        }
    }

    /// Makes the connection ready for the next letter, or notes why it is unusable. A refusal of this
    /// letter's recipient is never noted: it does not concern the next letter.
    async fn recover(&mut self, problem: &Problem) {
        let unsaid = problem.kind == ProblemKind::AddressNotSupported && problem.code.is_none();
        self.broken = match problem.code {
            Some(421) => Some(problem.clone()),
            Some(_) => {
                let reset = within(self.patience, Step::Data, self.link.command(commands::Rset)).await;
                reset
                    .err()
                    .map(|reset| Problem::new(Step::Data, ProblemKind::Closed, &reset.answer))
            }
            None if unsaid => None,
            None => Some(problem.clone()),
        };
    }

    /// Says goodbye if the connection still works. A letter that was sent stays sent.
    pub(crate) async fn close(mut self) {
        if self.broken.is_none() {
            drop(within(self.patience, Step::Data, self.link.quit()).await);
        }
    }
}

async fn within<T>(
    patience: Duration,
    at: Step,
    work: impl Future<Output = Result<T, smtp::Error>>,
) -> Result<T, Problem> {
    match timeout(patience, work).await {
        Ok(done) => done.map_err(|error| Problem::from_smtp(at, &error)),
        Err(_) => Err(timed_out(at)),
    }
}

fn timed_out(at: Step) -> Problem {
    Problem::new(at, ProblemKind::TimedOut, "")
}

fn words(answer: &Response) -> String {
    let lines: Vec<&str> = answer.message().collect();
    format!("{} {}", answer.code(), lines.join(" "))
}

/// How this device names itself. If its name contains what the protocol forbids, no name is given.
/// names no address in particular.
fn hello() -> ClientId {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    match ClientId::default() {
        ClientId::Domain(name) if !name.is_empty() && name.chars().all(fits) => ClientId::Domain(name),
        _ => ClientId::Ipv4(std::net::Ipv4Addr::LOCALHOST),
    }
}

#[cfg(test)]
mod tests {
    use super::{Login, Security, Smtp};
    use crate::secret::Secret;
    use std::time::Duration;

    #[test]
    fn neither_name_nor_password_is_printed() {
        let smtp = Smtp {
            host: "mail.example.com".to_owned(),
            port: 465,
            security: Security::Tls,
            login: Some(Login {
                name: "ana@example.com".to_owned(),
                password: Secret::new("correct horse".to_owned()),
            }),
            trusted: vec![vec![1, 2, 3]],
            patience: Duration::from_secs(30),
        };
        assert_eq!(
            format!("{smtp:?}"),
            "Smtp { host: \"mail.example.com\", port: 465, security: Tls, login: Some(Login(…)), trusted: 1, \
             patience: 30s }"
        );
    }
}
