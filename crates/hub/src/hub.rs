//! What a running hub has in common: its firms, its clock, its limits.

use std::collections::{BTreeMap, HashSet};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::FirmId;
use protocol::enrol::Trouble;
use store::StoreError;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::LocalPoolHandle;
use uuid::Uuid;
use vault::entropy::Entropy;

use crate::fault::Fault;
use crate::firm::Firm;
use crate::folder::Folder;
use crate::limits::Limit;
use crate::metrics::Metrics;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Wrong codes of one network address within an hour.
pub const WRONG_CODES: i32 = 10;

/// Requests of one device within a second, and at once.
const SYNCS: (i32, i32) = (20, 40);

/// Test mails of a firm at once; one more after every minute.
const MAIL_TESTS: i32 = 10;

/// Most bytes of a firm's file that arrives, unless it is set.
pub const FIRM_MAX: u64 = 2 << 30;

/// What an operator may choose.
#[derive(Clone, Debug)]
pub struct Options {
    /// Most bytes of a firm's file that arrives.
    pub firm_max: u64,
    /// Whether a proxy stands before the hub and names the address of whoever asks (`X-Forwarded-For`).
    pub behind_proxy: bool,
    /// Certificates to trust for mail servers, besides those that the system trusts, as DER.
    pub mail_trusted: Vec<Vec<u8>>,
    /// Whether the hub runs in the program of the device that brought the firm. That device is not revoked:
    /// the hub runs only while the firm is open on it.
    pub hosted: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            firm_max: FIRM_MAX,
            behind_proxy: false,
            mail_trusted: Vec::new(),
            hosted: false,
        }
    }
}

/// A running hub.
pub struct Hub {
    pub(crate) folder: Folder,
    pub(crate) options: Options,
    clock: Clock,
    firms: RwLock<BTreeMap<FirmId, Arc<Firm>>>,
    /// Wrong codes, by network address.
    pub(crate) wrong_codes: Limit<IpAddr>,
    /// Requests, by device.
    pub(crate) syncs: Limit<(FirmId, Uuid)>,
    /// Places at which something is arriving.
    pub(crate) arriving: Mutex<HashSet<PathBuf>>,
    /// Test mails, by firm.
    pub(crate) mail_tests: Limit<FirmId>,
    /// What is counted, for whoever watches the hub.
    pub(crate) metrics: Metrics,
    /// Names this program among those that may send the mails of a firm.
    pub(crate) holder: Uuid,
    /// Changes when a firm comes.
    arrivals: watch::Sender<u64>,
    stopping: CancellationToken,
    pool: LocalPoolHandle,
    /// Judges imports, so that no other request waits for their thread.
    imports: LocalPoolHandle,
}

impl std::fmt::Debug for Hub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hub")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Hub {
    /// Opens all firms of a folder.
    ///
    /// # Errors
    /// If one of them cannot be opened: a firm that is not there would tell its devices nothing.
    pub async fn open(folder: Folder, options: Options, clock: Clock) -> Result<Arc<Self>, StoreError> {
        let mut firms = BTreeMap::new();
        for id in folder.firms()? {
            firms.insert(id, Arc::new(Firm::open(&folder, id, clock()).await?));
        }
        Ok(Arc::new(Self {
            folder,
            options,
            clock,
            firms: RwLock::new(firms),
            wrong_codes: Limit::new(TimeDelta::hours(1) / WRONG_CODES, WRONG_CODES),
            syncs: Limit::new(TimeDelta::seconds(1) / SYNCS.0, SYNCS.1),
            arriving: Mutex::default(),
            mail_tests: Limit::new(TimeDelta::minutes(1), MAIL_TESTS),
            metrics: Metrics::new(),
            holder: Uuid::now_v7(),
            arrivals: watch::Sender::new(0),
            stopping: CancellationToken::new(),
            pool: LocalPoolHandle::new(std::thread::available_parallelism().map_or(2, usize::from)),
            imports: LocalPoolHandle::new(1),
        }))
    }

    /// Does work with the database to its end, whether or not somebody still waits for it. Such futures stay
    /// on the thread they started on, so that they need not be `Send`.
    pub(crate) async fn run<T, F>(
        self: &Arc<Self>,
        work: impl FnOnce(Arc<Self>) -> F + Send + 'static,
    ) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Fault>> + 'static,
    {
        self.run_in(&self.pool, work).await
    }

    /// As [`Self::run`], on the thread for imports.
    pub(crate) async fn run_import<T, F>(
        self: &Arc<Self>,
        work: impl FnOnce(Arc<Self>) -> F + Send + 'static,
    ) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Fault>> + 'static,
    {
        self.run_in(&self.imports, work).await
    }

    async fn run_in<T, F>(
        self: &Arc<Self>,
        pool: &LocalPoolHandle,
        work: impl FnOnce(Arc<Self>) -> F + Send + 'static,
    ) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Fault>> + 'static,
    {
        let hub = Arc::clone(self);
        match pool.spawn_pinned(move || work(hub)).await {
            Ok(done) => done,
            Err(_) => {
                tracing::error!(event = "ended", code = "panic");
                Err(Trouble::Hub.into())
            }
        }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }

    /// The firms that are open.
    pub fn firms(&self) -> Vec<FirmId> {
        let firms = self.firms.read().unwrap_or_else(PoisonError::into_inner);
        firms.keys().copied().collect()
    }

    /// How many devices wait for an answer to sync.
    pub fn asking(&self) -> usize {
        let firms = self.firms.read().unwrap_or_else(PoisonError::into_inner);
        firms.values().map(|firm| firm.asking()).sum()
    }

    /// How much work with the database is not yet done.
    pub fn working(&self) -> usize {
        let pools = [&self.pool, &self.imports].into_iter();
        pools.flat_map(LocalPoolHandle::get_task_loads_for_each_worker).sum()
    }

    pub(crate) fn firm(&self, id: FirmId) -> Option<Arc<Firm>> {
        let firms = self.firms.read().unwrap_or_else(PoisonError::into_inner);
        firms.get(&id).map(Arc::clone)
    }

    /// A firm has come.
    pub(crate) fn add(&self, firm: Firm) {
        let mut firms = self.firms.write().unwrap_or_else(PoisonError::into_inner);
        firms.insert(firm.id, Arc::new(firm));
        drop(firms);
        self.arrivals.send_modify(|n| *n = n.wrapping_add(1));
    }

    /// Tells of firms that come from now on.
    pub(crate) fn arrivals(&self) -> watch::Receiver<u64> {
        self.arrivals.subscribe()
    }

    /// Requests that wait are answered with what there is, and no new one waits.
    pub fn stop(&self) {
        self.stopping.cancel();
    }

    /// Whether the hub stops.
    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.is_cancelled()
    }

    /// Ends when the hub stops.
    pub(crate) async fn stopping(&self) {
        self.stopping.cancelled().await;
    }

    /// Closes the files, once no request uses them.
    ///
    /// # Errors
    /// As the database gives them; the files are sound nevertheless.
    pub async fn close(&self) -> Result<(), StoreError> {
        let firms = std::mem::take(&mut *self.firms.write().unwrap_or_else(PoisonError::into_inner));
        for firm in firms.into_values() {
            // A request that is still there closes the file when it ends.
            if let Some(firm) = Arc::into_inner(firm) {
                firm.store.close().await?;
            }
        }
        Ok(())
    }
}

/// Random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    Entropy::System.bytes().map_err(|_| Trouble::Hub.into())
}

/// The network address of whoever asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct From(pub(crate) IpAddr);

/// Counts wrong codes of a network address, and lets none through that had too many.
pub(crate) async fn guarded<T>(
    hub: &Hub,
    address: IpAddr,
    work: impl Future<Output = Result<T, Fault>>,
) -> Result<T, Fault> {
    if let Some(after) = hub.wrong_codes.wait(&address, hub.now()) {
        return Err(Fault::later(Trouble::TooOften, after));
    }
    let done = work.await;
    if let Err(fault) = &done
        && fault.code == Trouble::Code
    {
        hub.wrong_codes.note(address, hub.now());
    }
    done
}
