//! How a device asks a hub (`protocol::enrol`, `protocol::frame`).
//!
//! A hub with a pin is known by its key; one without has a certificate that the system trusts. The client
//! keeps no state but the address that worked last, and never asks again by itself: every request may be
//! repeated by the caller.

pub mod pin;

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use protocol::enrol::{
    ATTACH_HEADER, Arrived, AskCode, AskInvitation, Attach, Commit, Device, Enrol, Enrolled, Entrance, Health,
    Invitation, Problem,
};
use protocol::lines::BODY_MAX;
use protocol::link::HubAt;
use protocol::lookup::{Effects, LeftOutRow};
use protocol::mail::{Change, Mailed, Settings, Status, Tried, Try};
use reqwest::{Client, Method, RequestBuilder, Response};
use rustls::ClientConfig;
use rustls_platform_verifier::BuilderVerifierExt as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// Most bytes that are read of an answer.
const ANSWER_MAX: usize = BODY_MAX * 16;

/// How long an address is tried before the next one.
const CONNECT: Duration = Duration::from_secs(5);

/// How long an answer may take, beyond the time the hub was asked to wait.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a firm's file may travel.
const MOVING: Duration = Duration::from_secs(4 * 3_600);

/// Why there is no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ClientError {
    /// No address answers, or the answer broke off: ask again later.
    #[error("the hub does not answer")]
    Offline,
    /// The hub answered, and says why not.
    #[error("the hub refuses: {0:?}")]
    Problem(Problem),
    /// Somebody answers who does not have the hub's key.
    #[error("the hub's certificate is not trusted")]
    Untrusted,
    /// The answer is not one of a hub.
    #[error("the answer cannot be read")]
    Answer,
    /// The file to be sent cannot be read.
    #[error("the file cannot be read")]
    File,
}

/// How long a hub may take over an import.
const IMPORTING: Duration = Duration::from_secs(1_800);

/// Why an answer may take a while.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wait {
    /// The hub waits this many seconds for news, if nothing else is asked of it.
    News(u32),
    /// It judges an import, which takes a while.
    Import,
}

/// A hub, as a device asks it.
#[derive(Clone, Debug)]
pub struct HubClient {
    client: Client,
    addresses: Arc<[String]>,
    /// The address that worked last.
    last: Arc<AtomicUsize>,
}

impl HubClient {
    /// A client for the hub at these addresses. Nothing is asked yet.
    ///
    /// # Errors
    /// [`ClientError::Untrusted`] if the system's trust cannot be used.
    pub fn new(hub: &HubAt) -> Result<Self, ClientError> {
        let untrusted = |_| ClientError::Untrusted;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(untrusted)?;
        let tls = match hub.pin {
            Some(pin) => tls
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(pin::Pinned::new(pin, provider))),
            None => tls.with_platform_verifier().map_err(untrusted)?,
        };
        let mut client = Client::builder()
            .tls_backend_preconfigured(tls.with_no_client_auth())
            .https_only(true)
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .tcp_nodelay(true)
            .user_agent(concat!("coverbook/", env!("CARGO_PKG_VERSION")));
        if hub.pin.is_some() {
            // Such a hub is one of the firm's own network, where the system's proxy does not lead.
            client = client.no_proxy();
        }
        Ok(Self {
            client: client.build().map_err(|_| ClientError::Untrusted)?,
            addresses: hub.addresses.clone().into(),
            last: Arc::new(AtomicUsize::new(0)),
        })
    }

    /// Which protocol the hub speaks.
    ///
    /// # Errors
    /// As [`ClientError`] says; so do all of these.
    pub async fn health(&self) -> Result<Health, ClientError> {
        json(self.ask(Method::GET, "/v1/health", |r| r).await?).await
    }

    /// What an invitation says.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn invitation(&self, ask: &AskInvitation) -> Result<Invitation, ClientError> {
        self.post("/v1/invitation", None, ask).await
    }

    /// Declines an invitation.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn decline(&self, ask: &AskInvitation) -> Result<(), ClientError> {
        self.send((Method::POST, "/v1/invitation/decline", PATIENCE), None, ask)
            .await
            .map(drop)
    }

    /// Makes this device one of a person's. Repeated after a lost answer, it is answered the same.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn enrol(&self, enrol: &Enrol) -> Result<Enrolled, ClientError> {
        self.post("/v1/enrol", None, enrol).await
    }

    /// Sends packed lines of [`protocol::frame::Request`] and gives back packed lines of
    /// [`protocol::frame::Answer`].
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn sync(&self, firm: Uuid, token: &str, body: Vec<u8>, wait: Wait) -> Result<Vec<u8>, ClientError> {
        let (wait, patience) = match wait {
            Wait::News(seconds) => (seconds, PATIENCE + Duration::from_secs(seconds.into())),
            Wait::Import => (0, IMPORTING),
        };
        let path = format!("/v1/sync/{firm}?wait={wait}");
        let (client, token) = (self.clone(), token.to_owned());
        let asking = async move {
            let asked = client.ask(Method::POST, &path, |request| {
                request.bearer_auth(&token).timeout(patience).body(body.clone())
            });
            bytes(asked.await?).await
        };
        if wait == 0 {
            return asking.await;
        }
        // The hub ends it once the device asks anything else. Breaking it off instead would cost its connection.
        tokio::spawn(asking).await.unwrap_or(Err(ClientError::Offline))
    }

    /// Brings a slice of an import, before its command.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn upload(
        &self,
        firm: Uuid,
        token: &str,
        (import, n): (Uuid, u32),
        slice: Vec<u8>,
    ) -> Result<(), ClientError> {
        let path = format!("/v1/upload/{firm}/{import}/{n}");
        let asked = self.ask(Method::POST, &path, |request| {
            request.bearer_auth(token).body(slice.clone())
        });
        asked.await.map(drop)
    }

    /// The rows that an import left out, after row `after`; none after the last.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn left_out(
        &self,
        firm: Uuid,
        token: &str,
        (import, after): (Uuid, u32),
    ) -> Result<Vec<LeftOutRow>, ClientError> {
        let path = format!("/v1/imports/{firm}/{import}/{after}");
        let asked = self.ask(Method::GET, &path, |request| request.bearer_auth(token));
        json(asked.await?).await
    }

    /// What a command changed.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn effects(&self, firm: Uuid, token: &str, command: Uuid) -> Result<Effects, ClientError> {
        let path = format!("/v1/effects/{firm}/{command}");
        let asked = self.ask(Method::GET, &path, |request| request.bearer_auth(token));
        json(asked.await?).await
    }

    /// The code that `user` needs with a link; one is made for those who have joined.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn codes(&self, firm: Uuid, token: &str, user: Uuid) -> Result<Entrance, ClientError> {
        self.post(&format!("/v1/codes/{firm}"), Some(token), &AskCode { user })
            .await
    }

    /// The devices of the firm, or one's own without administration.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn devices(&self, firm: Uuid, token: &str) -> Result<Vec<Device>, ClientError> {
        self.get(&format!("/v1/devices/{firm}"), token).await
    }

    /// Ends a device.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn revoke(&self, firm: Uuid, token: &str, device: Uuid) -> Result<(), ClientError> {
        let path = format!("/v1/devices/{firm}/{device}/revoke");
        let asked = self.ask(Method::POST, &path, |request| request.bearer_auth(token));
        asked.await.map(drop)
    }

    /// How the hub sends the firm's mails.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn mail(&self, firm: Uuid, token: &str) -> Result<Settings, ClientError> {
        self.get(&format!("/v1/mail/{firm}"), token).await
    }

    /// Changes how the hub sends the firm's mails.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn change_mail(&self, firm: Uuid, token: &str, change: &Change) -> Result<Settings, ClientError> {
        let path = format!("/v1/mail/{firm}");
        json(self.send((Method::PUT, &path, PATIENCE), Some(token), change).await?).await
    }

    /// Has the hub send a test mail.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn try_mail(&self, firm: Uuid, token: &str, test: &Try) -> Result<Tried, ClientError> {
        let path = format!("/v1/mail/{firm}/test");
        // A mail server may take its time at every step.
        json(
            self.send((Method::POST, &path, PATIENCE * 5), Some(token), test)
                .await?,
        )
        .await
    }

    /// Mails that wait, and what stops them.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn mail_status(&self, firm: Uuid, token: &str) -> Result<Status, ClientError> {
        self.get(&format!("/v1/mail/{firm}/status"), token).await
    }

    /// The last mails to a person.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn mails_to(&self, firm: Uuid, token: &str, user: Uuid) -> Result<Vec<Mailed>, ClientError> {
        self.get(&format!("/v1/mail/{firm}/to/{user}"), token).await
    }

    /// Brings the copy of a firm's file to a place. Nothing of it counts before [`Self::commit`].
    ///
    /// # Errors
    /// See [`Self::health`]; [`ClientError::File`] if the file cannot be read.
    pub async fn attach(&self, place: &str, attach: &Attach, file: &Path) -> Result<Arrived, ClientError> {
        let header = attach.to_header().ok_or(ClientError::Answer)?;
        // Which address works is found out before the file sets out, because it travels once.
        self.health().await?;
        let file = tokio::fs::File::open(file).await.map_err(|_| ClientError::File)?;
        let length = file.metadata().await.map_err(|_| ClientError::File)?.len();
        let address = self.addresses.get(self.last.load(Ordering::Relaxed));
        let address = address.ok_or(ClientError::Offline)?;
        let request = self
            .client
            .post(format!("{address}/v1/attach/{place}"))
            .header(ATTACH_HEADER, header)
            .header("content-length", length)
            .timeout(MOVING)
            .body(file);
        match request.send().await {
            Ok(response) => json(checked(response).await?).await,
            Err(problem) => Err(explain(&problem)),
        }
    }

    /// Puts the firm that arrived in its place.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn commit(&self, place: &str, commit: &Commit) -> Result<(), ClientError> {
        self.decide(place, "commit", commit).await
    }

    /// Takes back what arrived; [`protocol::enrol::Trouble::Taken`] if it is in its place already.
    ///
    /// # Errors
    /// See [`Self::health`].
    pub async fn withdraw(&self, place: &str, commit: &Commit) -> Result<(), ClientError> {
        self.decide(place, "withdraw", commit).await
    }

    async fn decide(&self, place: &str, what: &str, commit: &Commit) -> Result<(), ClientError> {
        let body = serde_json::to_vec(commit).map_err(|_| ClientError::Answer)?;
        let path = format!("/v1/attach/{place}/{what}");
        let asked = self.ask(Method::POST, &path, |request| {
            // A large firm takes a while to be noted.
            let request = request.timeout(PATIENCE * 10);
            request.header("content-type", "application/json").body(body.clone())
        });
        asked.await.map(drop)
    }

    async fn get<A: DeserializeOwned>(&self, path: &str, token: &str) -> Result<A, ClientError> {
        let asked = self.ask(Method::GET, path, |request| request.bearer_auth(token));
        json(asked.await?).await
    }

    async fn post<A: DeserializeOwned>(
        &self,
        path: &str,
        token: Option<&str>,
        body: &(impl Serialize + Sync),
    ) -> Result<A, ClientError> {
        json(self.send((Method::POST, path, PATIENCE), token, body).await?).await
    }

    async fn send(
        &self,
        (method, path, patience): (Method, &str, Duration),
        token: Option<&str>,
        body: &(impl Serialize + Sync),
    ) -> Result<Response, ClientError> {
        let body = serde_json::to_vec(body).map_err(|_| ClientError::Answer)?;
        let asked = self.ask(method, path, |request| {
            let request = request.timeout(patience);
            let request = match token {
                Some(token) => request.bearer_auth(token),
                None => request,
            };
            request.header("content-type", "application/json").body(body.clone())
        });
        asked.await
    }

    /// Asks at the address that worked last, and then at the others, until one can be reached.
    async fn ask(
        &self,
        method: Method,
        path: &str,
        with: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<Response, ClientError> {
        let first = self.last.load(Ordering::Relaxed);
        let mut failed = ClientError::Offline;
        for n in 0..self.addresses.len() {
            let at = (first + n) % self.addresses.len();
            let Some(address) = self.addresses.get(at) else {
                continue;
            };
            let request = self.client.request(method.clone(), format!("{address}{path}"));
            match with(request.timeout(PATIENCE)).send().await {
                Ok(response) => {
                    self.last.store(at, Ordering::Relaxed);
                    return checked(response).await;
                }
                Err(problem) if problem.is_connect() => {
                    // That somebody else answers says more than that nobody does.
                    if explain(&problem) == ClientError::Untrusted {
                        failed = ClientError::Untrusted;
                    }
                }
                // It may have arrived: the caller decides whether to ask again.
                Err(problem) => return Err(explain(&problem)),
            }
        }
        Err(failed)
    }
}

fn explain(problem: &reqwest::Error) -> ClientError {
    let mut cause: Option<&(dyn Error + 'static)> = Some(problem);
    while let Some(error) = cause {
        if let Some(rustls::Error::InvalidCertificate(_)) = error.downcast_ref() {
            return ClientError::Untrusted;
        }
        // The source of an `io::Error` is that of the error inside it.
        let inside = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        cause = match inside {
            Some(inside) => Some(inside),
            None => error.source(),
        };
    }
    ClientError::Offline
}

/// A response that is an answer, or the hub's reason why not.
async fn checked(response: Response) -> Result<Response, ClientError> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    match json(response).await {
        Ok(problem) => Err(ClientError::Problem(problem)),
        // A proxy before the hub says so in its own way.
        Err(ClientError::Answer) if status.is_server_error() => Err(ClientError::Offline),
        Err(problem) => Err(problem),
    }
}

async fn json<A: DeserializeOwned>(response: Response) -> Result<A, ClientError> {
    serde_json::from_slice(&bytes(response).await?).map_err(|_| ClientError::Answer)
}

async fn bytes(mut response: Response) -> Result<Vec<u8>, ClientError> {
    let mut all = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|problem| explain(&problem))? {
        if all.len() + chunk.len() > ANSWER_MAX {
            return Err(ClientError::Answer);
        }
        all.extend_from_slice(&chunk);
    }
    Ok(all)
}
