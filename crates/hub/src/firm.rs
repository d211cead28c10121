//! A firm that is open: its file, who waits for news of it, and which request of a device is the newest.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use domain::ids::{FirmId, UserId};
use domain::people::{Status, UserCard};
use hub_core::sync::{Secret, exchange};
use protocol::enrol::{TOKEN_BYTES, Trouble};
use store::port::Query;
use store::records::{firms, people};
use store::sqlite::SqliteTx;
use store::sync::devices::Device;
use store::{Sqlite, StoreError};
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::chains::Chains;
use crate::fault::Fault;
use crate::folder::Folder;

/// How long a request waits for the turn to write.
const PATIENCE: Duration = Duration::from_secs(5);

/// A firm.
#[derive(Debug)]
pub(crate) struct Firm {
    pub(crate) id: FirmId,
    pub(crate) store: Sqlite,
    pub(crate) secret: Secret,
    /// Changes after every commit that others may want to hear of.
    commits: watch::Sender<u64>,
    /// The newest request of each device.
    turns: Mutex<HashMap<Uuid, CancellationToken>>,
    /// Answers that wait to be noted.
    pub(crate) chains: Chains,
    /// Wakes whoever sends, because the mail server has changed.
    mail: Notify,
    /// What stopped the last round of mail.
    mail_problem: Mutex<Option<mailer::Problem>>,
}

/// The hash of a token, as devices are known by it.
pub(crate) type TokenHash = [u8; 32];

impl Firm {
    /// Opens a firm's file.
    pub(crate) async fn open(folder: &Folder, id: FirmId, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let store = Sqlite::serve(&folder.firm_file(id), &folder.key(id), now).await?;
        Ok(Self {
            id,
            store,
            secret: folder.secret(id),
            commits: watch::Sender::new(0),
            turns: Mutex::default(),
            chains: Chains::default(),
            mail: Notify::new(),
            mail_problem: Mutex::default(),
        })
    }

    /// The turn to write for a request. Its device is told that the hub is busy if that takes long, as it does
    /// while an import is judged.
    pub(crate) async fn write(&self) -> Result<SqliteTx, Fault> {
        Ok(self.store.write_within(PATIENCE).await?)
    }

    /// The hash of a token from the wire; nothing if it has not the form of one.
    pub(crate) fn token(&self, token: &str) -> Option<TokenHash> {
        hash_token(&self.secret, token)
    }

    /// The hash of a code that makes a device.
    pub(crate) fn code(&self, code: &str) -> [u8; 32] {
        self.secret.hash("enrolment", code.trim().as_bytes())
    }

    /// Others may want to hear of what was committed.
    pub(crate) fn committed(&self) {
        self.commits.send_modify(|n| *n = n.wrapping_add(1));
    }

    /// Tells of commits from now on.
    pub(crate) fn commits(&self) -> watch::Receiver<u64> {
        self.commits.subscribe()
    }

    /// Mails are sent in another way from now on.
    pub(crate) fn change_mail(&self) {
        self.note_mail(None);
        self.mail.notify_one();
    }

    /// Ends when mails are sent in another way.
    pub(crate) async fn mail_changed(&self) {
        self.mail.notified().await;
    }

    /// Notes what stopped a round of mail, or that nothing did.
    pub(crate) fn note_mail(&self, problem: Option<mailer::Problem>) {
        *self.mail_problem.lock().unwrap_or_else(PoisonError::into_inner) = problem;
    }

    /// What stopped the last round of mail.
    pub(crate) fn mail_problem(&self) -> Option<mailer::Problem> {
        let problem = self.mail_problem.lock().unwrap_or_else(PoisonError::into_inner);
        problem.clone()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, CancellationToken>> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many devices wait for an answer.
    pub(crate) fn asking(&self) -> usize {
        self.lock().len()
    }

    /// The turn of a new request of a device; the one before is over.
    pub(crate) fn turn(self: &Arc<Self>, device: Uuid) -> Turn {
        let token = CancellationToken::new();
        if let Some(before) = self.lock().insert(device, token.clone()) {
            before.cancel();
        }
        Turn {
            firm: Arc::clone(self),
            device,
            token,
        }
    }

    /// The number of the firm's last command.
    pub(crate) async fn head(&self, q: &mut impl Query) -> Result<i64, StoreError> {
        let found = firms::firm(q, self.id).await?;
        found.map(|(_, head)| head).ok_or(StoreError::row("firm"))
    }

    /// A person's card.
    pub(crate) async fn card(&self, q: &mut impl Query, user: UserId) -> Result<Option<UserCard>, StoreError> {
        Ok(people::cards(q, self.id, &[user]).await?.remove(&user))
    }
}

/// The hash under which a token is kept.
pub(crate) fn hash_token(secret: &Secret, token: &str) -> Option<TokenHash> {
    let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
    (bytes.len() == TOKEN_BYTES).then(|| secret.hash("token", &bytes))
}

/// A device that was let in, as its token says.
#[derive(Clone, Debug)]
pub(crate) struct Asker {
    pub(crate) firm: Arc<Firm>,
    pub(crate) token: TokenHash,
    pub(crate) device: Uuid,
}

impl Asker {
    /// The device as it is in this transaction: it may have been revoked since it was let in.
    pub(crate) async fn device(&self, q: &mut impl Query) -> Result<Device, Fault> {
        Ok(exchange::device(q, self.firm.id, &self.token).await?)
    }

    /// The user of the device, who must be active.
    pub(crate) async fn active(&self, q: &mut impl Query) -> Result<UserCard, Fault> {
        let device = self.device(q).await?;
        let card = self.firm.card(q, device.user).await?;
        let card = card.filter(|card| card.status == Status::Active);
        card.ok_or_else(|| Trouble::Forbidden.into())
    }

    /// The same, who must be an administrator.
    pub(crate) async fn administrator(&self, q: &mut impl Query) -> Result<UserCard, Fault> {
        let card = self.active(q).await?;
        let may = card.acting_admin_role().is_some();
        may.then_some(card).ok_or_else(|| Trouble::Forbidden.into())
    }

    /// The same, who must be a system administrator.
    pub(crate) async fn system_administrator(&self, q: &mut impl Query) -> Result<UserCard, Fault> {
        let card = self.active(q).await?;
        let may = card.is_active_system_administrator();
        may.then_some(card).ok_or_else(|| Trouble::Forbidden.into())
    }
}

/// The turn of a device's request, until the next one comes.
#[derive(Debug)]
pub(crate) struct Turn {
    firm: Arc<Firm>,
    device: Uuid,
    token: CancellationToken,
}

impl Turn {
    /// Ends when the device asks again.
    pub(crate) async fn over(&self) {
        self.token.cancelled().await;
    }

    /// Whether the device has asked again.
    pub(crate) fn is_over(&self) -> bool {
        self.token.is_cancelled()
    }

    /// The same, for whoever has to know later.
    pub(crate) fn watch(&self) -> CancellationToken {
        self.token.clone()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // One that is over was replaced by the next.
        let mut turns = self.firm.lock();
        if !self.token.is_cancelled() {
            turns.remove(&self.device);
        }
    }
}
