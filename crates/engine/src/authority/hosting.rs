//! The hub that this program runs, for firms without a server. It is the same hub as anywhere, in a folder of
//! the profile; this device asks it over the network interface that this computer alone reaches.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex as Plain, PoisonError};
use std::time::{Duration, Instant};

use domain::command::CommandKind;
use domain::ids::FirmId;
use hub::hosted::{HostError, Listen, at};
use hub::settings::PORT;
use hub::{Folder, Hosted, keeping, places};
use protocol::link::HubAt;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::Key;
use store::copies::Found;
use store::files::remove_if_there;
use tokio::sync::Mutex;
use uuid::Uuid;
use vault::secrets::{SecretError, Vault, read_private, replace_private};

use crate::clock::{Clock, Entropy};
use crate::error::{AppError, FieldProblem, HubProblem, secret_error};
use crate::work::blocking;

/// Folder of the hub in a profile.
const FOLDER: &str = "hub";

/// File of [`Wish`] in it.
const WISH: &str = "hosting.json";

/// After how long it is tried again to start a hub, and after how long if that needs a keyring that is closed:
/// asking it may ask a person.
const AGAIN: Duration = Duration::from_secs(30);
const NOT_SO_SOON: Duration = Duration::from_secs(3_600);

/// File of [`Taking`] in it.
const TAKING: &str = "taking.json";

/// Most bytes of either.
const NOTE_MAX: u64 = 4_096;

/// A firm that is being taken back from the hub of this computer. Once its own file is in place, the hub must not
/// serve its copy any more, even if the program is killed in between.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Taking {
    firm: Uuid,
    /// Name of the file in the profile.
    file: String,
}

/// Where the hub is to listen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Wish {
    pub(crate) port: u16,
    /// Whether other computers may connect.
    pub(crate) others: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            port: PORT,
            others: false,
        }
    }
}

impl From<Wish> for Listen {
    fn from(Wish { port, others }: Wish) -> Self {
        Self { port, others }
    }
}

/// The hub in this program. Nothing listens before a firm is shared from this computer.
#[derive(Debug)]
pub(crate) struct Hosting {
    folder: PathBuf,
    vault: Vault,
    clock: Clock,
    running: Mutex<Option<Hosted>>,
    /// How many want that it is not started by itself.
    held: AtomicUsize,
    /// Before this it is not tried again to start it by itself.
    again: Plain<Option<Instant>>,
}

/// Prevents that the hub is started by itself, as long as the value lives.
#[derive(Debug)]
pub(crate) struct Still<'h>(&'h Hosting);

impl Drop for Still<'_> {
    fn drop(&mut self) {
        self.0.held.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Hosting {
    /// The hub of the profile in this folder; it is not started.
    pub(crate) fn new(profile: &Path, vault: Vault, clock: Clock) -> Self {
        Self {
            folder: profile.join(FOLDER),
            vault,
            clock,
            running: Mutex::default(),
            held: AtomicUsize::new(0),
            again: Plain::default(),
        }
    }

    /// What was chosen, if the hub was ever started.
    pub(crate) fn wish(&self) -> Result<Option<Wish>, AppError> {
        read(&self.folder, WISH)
    }

    /// Starts the hub as chosen, unless it runs already.
    ///
    /// # Errors
    /// [`AppError::Field`] if another program uses the port.
    pub(crate) async fn start(&self) -> Result<(), AppError> {
        let mut running = self.running.lock().await;
        self.start_in(&mut running).await
    }

    /// Starts the hub if firms are shared from this computer, whichever firm is open here, if any: others work
    /// with them. If that fails, it is tried again after a while.
    pub(crate) async fn keep_running(&self) {
        let again = *self.again.lock().unwrap_or_else(PoisonError::into_inner);
        if again.is_some_and(|again| Instant::now() < again) {
            return;
        }
        let mut running = self.running.lock().await;
        if running.as_ref().is_some_and(Hosted::is_running) || self.held.load(Ordering::Acquire) > 0 {
            return;
        }
        let started = match self.has_firms() {
            Ok(true) => self.start_in(&mut running).await,
            has_none => has_none.map(drop),
        };
        let again = started.err().map(|problem| {
            tracing::warn!(%problem, "the hub in this program does not run");
            Instant::now() + pause(&problem)
        });
        *self.again.lock().unwrap_or_else(PoisonError::into_inner) = again;
    }

    /// From now on the hub is not started by itself.
    pub(crate) fn hold(&self) -> Still<'_> {
        self.held.fetch_add(1, Ordering::AcqRel);
        Still(self)
    }

    async fn start_in(&self, running: &mut Option<Hosted>) -> Result<(), AppError> {
        if running.as_ref().is_some_and(Hosted::is_running) {
            return Ok(());
        }
        let wish = self.wish()?.ok_or(AppError::hub(HubProblem::NotHere))?;
        self.settle_taking().await?;
        *running = Some(self.run(wish, false).await?);
        Ok(())
    }

    /// Makes the hub listen as wished, and keeps the wish. If that fails, it listens as before.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub(crate) async fn change(&self, wish: Wish) -> Result<(), AppError> {
        let mut running = self.running.lock().await;
        let before = self.wish()?;
        if let Some(hub) = running.take_if(|hub| !hub.is_running() || hub.listen() != wish.into()) {
            hub.stop().await;
        }
        if running.is_some() {
            return Ok(());
        }
        self.settle_taking().await?;
        let started = match self.run(wish, before.is_none()).await {
            Ok(hub) => self.keep(WISH, &wish).map(|()| hub),
            Err(problem) => Err(problem),
        };
        match started {
            Ok(hub) => {
                *running = Some(hub);
                Ok(())
            }
            Err(problem) => {
                if let Some(before) = before {
                    match self.run(before, false).await {
                        Ok(hub) => *running = Some(hub),
                        Err(cause) => tracing::warn!(%cause, "the hub in this program does not run"),
                    }
                }
                Err(problem)
            }
        }
    }

    /// Stops the hub, if it runs, for good: the program ends.
    pub(crate) async fn stop(&self) {
        self.held.fetch_add(1, Ordering::AcqRel);
        let stopped = self.running.lock().await.take();
        if let Some(hub) = stopped {
            hub.stop().await;
        }
    }

    /// Stops the hub if it has no firms.
    pub(crate) async fn stop_if_empty(&self) {
        let mut running = self.running.lock().await;
        let is_empty = |hub: &mut Hosted| hub.folder().firms().is_ok_and(|firms| firms.is_empty());
        if let Some(hub) = running.take_if(is_empty) {
            hub.stop().await;
        }
    }

    /// Whether firms are shared from this computer.
    pub(crate) fn has_firms(&self) -> Result<bool, AppError> {
        hub::folder::has_firms(&self.folder).map_err(|e| AppError::of_the_disk(&e))
    }

    /// Copies a firm's file under another key, and says the checksum of its content. The hub stops for that,
    /// so that nothing changes any more; after an error it runs as before.
    pub(crate) async fn take_out(&self, firm: FirmId, to: (&Path, &Key)) -> Result<u64, AppError> {
        let mut running = self.running.lock().await;
        let hub = running.take().ok_or(AppError::hub(HubProblem::Offline))?;
        let folder = hub.folder().clone();
        hub.stop().await;
        let taken = keeping::take_out(&folder, firm, to, self.clock.now()).await;
        if taken.is_err() {
            let wish = self.wish()?.unwrap_or_default();
            *running = Some(self.run(wish, false).await?);
        }
        taken.map_err(AppError::from)
    }

    /// Writes a copy of a firm's file as it is now under another key, with these settings of its own, while the
    /// hub runs.
    pub(crate) async fn copy_out(
        &self,
        firm: FirmId,
        settings: &[(&str, String)],
        to: (&Path, &Key),
        stop: &Arc<AtomicBool>,
    ) -> Result<(), AppError> {
        let folder = self.opened().await?;
        let copied = keeping::copy_out((&folder, firm), settings, to, stop, self.clock.now()).await;
        copied.map_err(AppError::from)
    }

    /// Carries out a command of the firm's own.
    pub(crate) async fn as_the_firm(&self, firm: FirmId, kind: CommandKind) -> Result<(), AppError> {
        let folder = self.opened().await?;
        let done = Box::pin(keeping::as_the_firm((&folder, firm), kind, self.clock.now())).await;
        done.map_err(AppError::from)
    }

    /// What the hub has of a firm, if anything.
    pub(crate) async fn look_at(&self, firm: FirmId) -> Result<Option<Found>, AppError> {
        if !self.has_firms()? {
            return Ok(None);
        }
        let folder = self.opened().await?;
        keeping::look_at(&folder, firm).await.map_err(AppError::from)
    }

    /// Revokes all devices of a firm but one, before any of them is answered again, and starts the hub so that
    /// they hear of it.
    pub(crate) async fn end_devices(&self, firm: FirmId, but: Uuid) -> Result<(), AppError> {
        let mut running = self.running.lock().await;
        if let Some(hub) = running.take() {
            hub.stop().await;
        }
        let opened = self.opened().await?;
        let now = self.clock.now();
        for device in keeping::devices_of(&opened, firm, now).await? {
            if device.id != but && device.ended.is_none() {
                keeping::revoke(&opened, firm, device.id, now).await?;
            }
        }
        let wish = self.wish()?.unwrap_or_default();
        *running = Some(self.run(wish, false).await?);
        Ok(())
    }

    /// Deletes a firm that the hub had. The hub stops, and starts again by itself if it has others.
    pub(crate) async fn forget(&self, firm: FirmId) -> Result<(), AppError> {
        let mut running = self.running.lock().await;
        if let Some(hub) = running.take() {
            hub.stop().await;
        }
        let folder = self.opened().await?;
        let forgotten = keeping::forget(&folder, firm).and_then(|()| remove_if_there(&self.folder.join(TAKING)));
        forgotten.map_err(|e| AppError::of_the_disk(&e))
    }

    /// Notes that this file is about to be the firm's own, before it is in its place.
    pub(crate) fn note_taking(&self, firm: FirmId, file: &Path) -> Result<(), AppError> {
        let name = file.file_name().and_then(|name| name.to_str());
        let taking = Taking {
            firm: firm.0,
            file: name.ok_or(AppError::NotFound)?.to_owned(),
        };
        self.keep(TAKING, &taking)
    }

    /// The file is not going to be in its place.
    pub(crate) fn forget_taking(&self) -> Result<(), AppError> {
        remove_if_there(&self.folder.join(TAKING)).map_err(|e| AppError::of_the_disk(&e))
    }

    /// Completes or forgets a taking back that was cut short.
    async fn settle_taking(&self) -> Result<(), AppError> {
        let Some(taking) = read::<Taking>(&self.folder, TAKING)? else {
            return Ok(());
        };
        let disk = |e: std::io::Error| AppError::of_the_disk(&e);
        if self.folder.with_file_name(&taking.file).try_exists().map_err(disk)? {
            let folder = self.opened().await?;
            keeping::forget(&folder, FirmId(taking.firm)).map_err(disk)?;
        }
        remove_if_there(&self.folder.join(TAKING)).map_err(disk)
    }

    /// Whether the hub runs.
    pub(crate) async fn is_running(&self) -> bool {
        self.running.lock().await.as_ref().is_some_and(Hosted::is_running)
    }

    /// Makes a place for a firm, and says where this device finds the hub.
    ///
    /// # Errors
    /// [`HubProblem::Offline`] if the hub does not run.
    pub(crate) async fn place(&self) -> Result<(HubAt, String), AppError> {
        let running = self.running.lock().await;
        let hub = running.as_ref().ok_or(AppError::hub(HubProblem::Offline))?;
        let place = places::make(hub.folder(), self.clock.now()).map_err(|e| AppError::of_the_disk(&e))?;
        let hub = HubAt {
            addresses: vec![on_this_computer(hub.listen().port)],
            pin: Some(hub.pin()),
        };
        Ok((hub, place))
    }

    /// The folder, which was made before.
    async fn opened(&self) -> Result<Folder, AppError> {
        let (folder, vault) = (self.folder.clone(), self.vault.clone());
        blocking(move || open(&folder, &vault, false)).await?
    }

    async fn run(&self, wish: Wish, first: bool) -> Result<Hosted, AppError> {
        let (folder, vault) = (self.folder.clone(), self.vault.clone());
        let opened = blocking(move || open(&folder, &vault, first)).await??;
        let clock = self.clock.clone();
        let started = Hosted::start(opened, wish.into(), Arc::new(move || clock.now())).await;
        started.map_err(|problem| match problem {
            HostError::Busy => AppError::field("port", FieldProblem::PortTaken),
            HostError::Io(problem) => AppError::of_the_disk(&problem),
            HostError::Store(problem) => problem.into(),
        })
    }

    fn keep(&self, name: &str, note: &impl Serialize) -> Result<(), AppError> {
        let text = serde_json::to_vec(note).map_err(|e| AppError::internal(&e))?;
        replace_private(&self.folder.join(name), &text).map_err(|e| AppError::of_the_disk(&e))
    }
}

/// The hub's folder with its secret, which lies where the keys of firms do.
fn open(folder: &Path, vault: &Vault, first: bool) -> Result<Folder, AppError> {
    let broken = |e: std::io::Error| AppError::of_the_disk(&e);
    let own = hub::folder::secret_file(folder);
    if own.try_exists().map_err(broken)? {
        return Folder::open(folder, &own).map_err(broken);
    }
    let name = std::path::absolute(folder).map_err(broken)?;
    let name = name.to_string_lossy();
    let secret = match vault.hub_secret(&name) {
        Ok(None) if first => vault.make_hub_secret(&name, &Entropy::System).map(Some),
        found => found,
    };
    match secret {
        Ok(Some(secret)) => Folder::with_secret(folder, &secret).map_err(broken),
        Ok(None) => Err(AppError::hub(HubProblem::NoSecret)),
        // Without a keyring it is a file that its owner alone reads.
        Err(SecretError::NoKeyring(_) | SecretError::KeyringLocked(_)) if first => {
            Folder::make(folder, &own).map_err(broken)
        }
        Err(SecretError::NoKeyring(_) | SecretError::KeyringLocked(_)) => Err(AppError::hub(HubProblem::NoSecret)),
        Err(problem) => Err(secret_error(&problem, FOLDER)),
    }
}

fn read<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<Option<T>, AppError> {
    let text = read_private(&folder.join(name), NOTE_MAX).map_err(|e| AppError::of_the_disk(&e))?;
    text.map(|text| serde_json::from_slice(&text).map_err(|_| AppError::DamagedFile))
        .transpose()
}

/// How long to wait after this problem.
const fn pause(problem: &AppError) -> Duration {
    match problem {
        AppError::Hub {
            problem: HubProblem::NoSecret,
        } => NOT_SO_SOON,
        _ => AGAIN,
    }
}

/// The port of the hub of a profile, if it has one.
pub(super) fn port(profile: &Path) -> Result<Option<u16>, AppError> {
    let wish: Option<Wish> = read(&profile.join(FOLDER), WISH)?;
    Ok(wish.map(|wish| wish.port))
}

/// Where this computer reaches its own hub.
pub(crate) fn on_this_computer(port: u16) -> String {
    at("127.0.0.1", port)
}
