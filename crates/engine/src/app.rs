//! The application: a profile, a vault of keys, a clock, and at most one open firm.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind, Expect};
use domain::ids::CommandId;
use domain::verb::Verb;
use protocol::enrol::NewDevice;
use tokio::sync::{Mutex, RwLock, broadcast};
use uuid::Uuid;
use vault::secrets::Vault;

use crate::authority::hosting::Hosting;
use crate::authority::local::Host;
use crate::authority::{Receipt, news};
use crate::chosen::Handles;
use crate::clock::{Clock, Entropy, Ids};
use crate::collate::{Collation, device_language};
use crate::error::AppError;
use crate::events::Event;
use crate::imports::draft::Draft;
use crate::keeping::state::KeepingRuntime;
use crate::mail::MailRuntime;
use crate::profile::Profile;
use crate::session::Session;
use crate::view::{DoneView, InterruptedImport};

/// Events a slow window may fall behind before it must reload.
const EVENTS: usize = 256;

/// The application without a window.
#[derive(Debug)]
pub struct Engine {
    pub(crate) profile: Profile,
    pub(crate) vault: Vault,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) collation: Collation,
    pub(crate) session: RwLock<Option<Arc<Session>>>,
    /// How an interrupted import ended, until a window has shown it. Locked while a firm is opened before
    /// the window is ready.
    pub(crate) interrupted: Mutex<Option<InterruptedImport>>,
    pub(crate) drafts: Mutex<BTreeMap<String, Arc<Draft>>>,
    pub(crate) sample: Mutex<Option<Profile>>,
    /// Files being read for the first time, each with the flag that stops the reading.
    pub(crate) reading: Mutex<BTreeMap<String, Arc<AtomicBool>>>,
    pub(crate) mail: MailRuntime,
    pub(crate) keeping: KeepingRuntime,
    pub(crate) handles: Handles,
    /// The device that joins a firm by a link, until it has joined.
    pub(crate) joining: Mutex<Option<(String, NewDevice)>>,
    /// The hub in this program, for firms without a server.
    pub(crate) hosting: Hosting,
    events: broadcast::Sender<Event>,
}

impl Engine {
    /// An application on this profile, with keys from this vault.
    ///
    /// # Errors
    /// [`AppError::Internal`] if the system gives no randomness or the program carries no rules
    /// for sorting.
    pub fn new(profile: Profile, vault: Vault, clock: Clock) -> Result<Self, AppError> {
        let language = device_language().unwrap_or_else(|| "en".into());
        let collation = Collation::new(&language).or_else(|_| Collation::new("en"));
        let ids = Ids::new(&Entropy::System).map_err(|e| AppError::internal(&e))?;
        Ok(Self {
            mail: MailRuntime::new(ids.next(clock.now())),
            hosting: Hosting::new(profile.folder(), vault.clone(), clock.clone()),
            profile,
            vault,
            clock,
            ids,
            collation: collation.map_err(|e| AppError::internal(&e))?,
            session: RwLock::default(),
            interrupted: Mutex::default(),
            drafts: Mutex::default(),
            sample: Mutex::default(),
            reading: Mutex::default(),
            keeping: KeepingRuntime::default(),
            handles: Handles::default(),
            joining: Mutex::default(),
            events: broadcast::channel(EVENTS).0,
        })
    }

    /// For a host with a window: firms that ask for their passphrase at every start do so
    /// ([`Self::choose_start`]).
    #[must_use]
    pub fn asking(self) -> Self {
        self.keeping.ask();
        self
    }

    /// Events from now on.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    pub(crate) fn emit(&self, event: Event) {
        // An error only means that there are no listeners.
        let _ = self.events.send(event);
    }

    pub(crate) fn sender(&self) -> broadcast::Sender<Event> {
        self.events.clone()
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(crate) fn id(&self) -> Uuid {
        self.ids.next(self.now())
    }

    /// The open firm.
    pub(crate) async fn session(&self) -> Result<Arc<Session>, AppError> {
        self.session.read().await.clone().ok_or(AppError::NoFirm)
    }

    pub(crate) fn command(&self, session: &Session, kind: CommandKind, expect: Vec<Expect>) -> Command {
        Command {
            id: CommandId(self.id()),
            actor: session.user,
            at: self.now(),
            expect,
            kind,
        }
    }

    pub(crate) const fn host(&self, now: DateTime<Utc>) -> Host<'_> {
        Host {
            now,
            collation: &self.collation,
        }
    }

    /// Submits a command of the signed-in user.
    pub(crate) async fn submit(&self, kind: CommandKind) -> Result<DoneView, AppError> {
        self.submit_expecting(kind, Vec::new()).await
    }

    /// As [`Self::submit`], refused if a field no longer holds what the user saw.
    pub(crate) async fn submit_expecting(&self, kind: CommandKind, expect: Vec<Expect>) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        let command = self.command(&session, kind, expect);
        Ok(self.carry_out(&session, command).await?.into())
    }

    /// Has the authority carry out a command, and tells the windows what changed.
    pub(crate) async fn carry_out(&self, session: &Session, command: Command) -> Result<Receipt, AppError> {
        let verb = command.kind.verb();
        let receipt = session
            .authority
            .carry_out(session, command, self.host(self.now()))
            .await?;
        self.after(session, verb).await?;
        Ok(receipt)
    }

    /// Follows up a command that was carried out: sends its mail and tells the windows.
    pub(crate) async fn after(&self, session: &Session, verb: Verb) -> Result<(), AppError> {
        if verb.can_send_mail() {
            self.wake_mailer();
        }
        self.emit_changes(session, false).await.map(drop)
    }

    /// Tells the windows what commands changed since the last call; returns whether any did.
    pub(crate) async fn emit_changes(&self, session: &Session, elsewhere: bool) -> Result<bool, AppError> {
        let news = news::since_told(session, elsewhere).await?;
        let any = news.is_some();
        if let Some(news) = news {
            self.emit(Event::Changed(news));
        }
        Ok(any)
    }

    /// Looks for changes that other programs made to the open firm's file and emits them. A host calls
    /// it twice a second; `seen` is what the last call returned.
    ///
    /// # Errors
    /// As the file gives them.
    pub async fn poll_external_changes(&self, seen: Option<(String, i64)>) -> Result<Option<(String, i64)>, AppError> {
        let Some(session) = self.session.read().await.clone() else {
            return Ok(None);
        };
        let version = session.store.data_version().await?;
        let now = Some((session.file.clone(), version));
        if now != seen {
            let any = self.emit_changes(&session, true).await?;
            // No command: at most a reader has marked notices as read.
            if !any && seen.is_some() {
                self.emit_notices_changed(true);
            }
        }
        Ok(now)
    }
}
