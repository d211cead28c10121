//! A mail server for tests, on the loopback device: as much of SMTP (RFC 5321), `STARTTLS` (RFC 3207) and
//! `AUTH` (RFC 4954) as a client needs, and the failures that it must distinguish.
//!
//! It has threads of its own, so that tests may be asynchronous or not.

mod conversation;
mod wire;

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rcgen::{CertificateParams, DnType, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// How a server encrypts.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Security {
    /// Not at all.
    #[default]
    Plain,
    /// After `STARTTLS`.
    StartTls,
    /// From the first byte.
    Tls,
}

/// What is wrong with a server's certificate. It is for `localhost`, and self-signed.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Certificate {
    /// Nothing, for clients that trust [`SmtpSink::root_certificate`].
    #[default]
    Good,
    /// It was valid until 2001.
    Expired,
    /// It belongs to another host.
    WrongName,
}

/// A stage of a conversation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// The server's greeting.
    Greeting,
    /// The answer to `EHLO`.
    Hello,
    /// The answer to `STARTTLS`; with encryption from the start, the handshake.
    Tls,
    /// The answer to `AUTH`.
    Login,
    /// The answer to `MAIL FROM`.
    Sender,
    /// The answer to `RCPT TO`.
    Recipient,
    /// The answer to `DATA`.
    Data,
    /// The answer to the final dot of a letter.
    End,
    /// The answer to `RSET`.
    Reset,
}

/// What a server does at a stage instead of accepting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mood {
    /// It answers this.
    Answer(u16, String),
    /// It never answers.
    Hang,
    /// It closes the connection. At [`Stage::End`] it has accepted the letter.
    Close,
}

/// How a server behaves; by default it accepts everything without encryption.
#[derive(Clone, Default, Debug)]
pub struct Behaviour {
    /// How it encrypts.
    pub security: Security,
    /// Its certificate.
    pub certificate: Certificate,
    /// The required name and password, if any.
    pub login: Option<(String, String)>,
    /// The login mechanisms it offers; `PLAIN LOGIN` if `None`.
    pub mechanisms: Option<String>,
    /// What it does at certain stages.
    pub moods: BTreeMap<Stage, Mood>,
    /// Its answers to `RCPT TO` for certain addresses.
    pub recipients: BTreeMap<String, (u16, String)>,
    /// How many of the first connections it refuses with 421.
    pub busy: usize,
    /// Whether it sends another line after the answer to `STARTTLS`, as an attacker might.
    pub smuggles: bool,
}

impl Behaviour {
    /// The same, with a mood at a stage.
    #[must_use]
    pub fn at(mut self, stage: Stage, mood: Mood) -> Self {
        self.moods.insert(stage, mood);
        self
    }

    /// The same, with an answer at a stage.
    #[must_use]
    pub fn answering(self, stage: Stage, code: u16, text: &str) -> Self {
        self.at(stage, Mood::Answer(code, text.to_owned()))
    }

    /// The same, with an answer to one recipient.
    #[must_use]
    pub fn refusing(mut self, recipient: &str, code: u16, text: &str) -> Self {
        self.recipients.insert(recipient.to_owned(), (code, text.to_owned()));
        self
    }
}

/// A received letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Received {
    /// The address of `MAIL FROM`.
    pub from: String,
    /// The addresses of `RCPT TO`.
    pub to: Vec<String>,
    /// The message; lines end with CR LF, and doubled dots are undone.
    pub data: Vec<u8>,
    /// Whether it was sent encrypted.
    pub encrypted: bool,
    /// The name that logged in.
    pub login: Option<String>,
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct SmtpSink {
    address: SocketAddr,
    certificate: Vec<u8>,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    received: Mutex<Vec<Received>>,
    arrived: Condvar,
    connections: AtomicUsize,
    closing: AtomicBool,
}

impl Shared {
    fn received(&self) -> MutexGuard<'_, Vec<Received>> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, letter: Received) {
        self.received().push(letter);
        self.arrived.notify_all();
    }
}

impl SmtpSink {
    /// Starts a server on a port chosen by the system, reached as `localhost` or `127.0.0.1`.
    ///
    /// # Errors
    /// If there is no port, or no certificate could be made.
    pub fn start(behaviour: Behaviour) -> io::Result<Self> {
        let (tls, certificate) = identity(behaviour.certificate).map_err(io::Error::other)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let (host, behaviour) = (Arc::clone(&shared), Arc::new(behaviour));
        let listening = thread::spawn(move || {
            for stream in listener.incoming() {
                if host.closing.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let (behaviour, tls, host) = (Arc::clone(&behaviour), Arc::clone(&tls), Arc::clone(&host));
                let number = host.connections.fetch_add(1, Ordering::SeqCst);
                // Some tests break a conversation on purpose.
                thread::spawn(move || drop(conversation::hold(stream, number, &behaviour, tls, &host)));
            }
        });
        Ok(Self {
            address,
            certificate,
            shared,
            listening: Some(listening),
        })
    }

    /// Its port.
    pub const fn port(&self) -> u16 {
        self.address.port()
    }

    /// Its certificate as DER, for clients that should trust it.
    pub fn root_certificate(&self) -> Vec<u8> {
        self.certificate.clone()
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// The letters received so far.
    pub fn received(&self) -> Vec<Received> {
        self.shared.received().clone()
    }

    /// Waits until at least `count` letters were received.
    ///
    /// # Errors
    /// A sentence with the number received after `patience`.
    pub fn wait_for(&self, count: usize, patience: Duration) -> Result<Vec<Received>, String> {
        let too_few = |received: &mut Vec<Received>| received.len() < count;
        let waited = self
            .shared
            .arrived
            .wait_timeout_while(self.shared.received(), patience, too_few);
        let (received, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if received.len() < count {
            return Err(format!("{} letters of {count} arrived in {patience:?}", received.len()));
        }
        Ok(received.clone())
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it should stop.
        if TcpStream::connect(self.address).is_ok()
            && let Some(listening) = self.listening.take()
        {
            drop(listening.join());
        }
    }
}

/// A self-signed certificate that is not an authority's: rustls clients refuse an authority's certificate
/// as a server's.
fn identity(kind: Certificate) -> Result<(Arc<ServerConfig>, Vec<u8>), Box<dyn std::error::Error + Send + Sync>> {
    let name = match kind {
        Certificate::Good | Certificate::Expired => "localhost",
        Certificate::WrongName => "elsewhere.example",
    };
    let mut certificate = CertificateParams::new(vec![name.to_owned()])?;
    certificate.distinguished_name.push(DnType::CommonName, name);
    if kind == Certificate::Expired {
        certificate.not_after = date_time_ymd(2001, 1, 1);
    }
    let key = KeyPair::generate()?;
    let certificate = certificate.self_signed(&key)?.der().clone();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)?;
    Ok((Arc::new(config), certificate.to_vec()))
}
