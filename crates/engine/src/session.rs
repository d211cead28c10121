//! An open firm: its file, the signed-in user, and what is kept between requests.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use domain::facts::Facts;
use domain::firm::Firm;
use domain::ids::{FirmId, UserId};
use domain::people::UserCard;
use domain::phone::Region;
use store::Sqlite;
use store::port::Store;
use store::records::firms;
use tokio::sync::Mutex;

use crate::authority::moving::Move;
use crate::authority::place::Authority;
use crate::authority::remote::{Membership, Remote};
use crate::clock::Clock;
use crate::duplicates::scans::Scans;
use crate::error::{AppError, HubProblem};
use crate::files::tighten;
use crate::lists::cache::ListCache;

pub(crate) use store::held::{HOLDS, PART};
pub(crate) use store::settings::SIGNED_IN;

/// How much of the firm a file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Holds {
    /// Everything.
    #[default]
    Whole,
    /// What the signed-in user may see: the file of their own device.
    Part,
}

/// An open firm.
#[derive(Debug)]
pub(crate) struct Session {
    /// Judges and writes its commands.
    pub(crate) authority: Authority,
    /// The encrypted file.
    pub(crate) store: Sqlite,
    /// Name of the file, without folder and extension.
    pub(crate) file: String,
    /// Id of the firm.
    pub(crate) firm: FirmId,
    /// Who is signed in.
    pub(crate) user: UserId,
    /// How much of the firm the file holds.
    pub(crate) holds: Holds,
    /// Whether it is the sample firm, which is deleted at the end.
    pub(crate) sample: bool,
    /// The last command whose changes the windows were told.
    pub(crate) told: AtomicI64,
    /// Orders of lists, kept until something changes.
    pub(crate) lists: Mutex<ListCache>,
    /// One list is sorted at a time: two windows that show the same one need it sorted once.
    pub(crate) ordering: Mutex<()>,
    /// One command at a time; a second one waits here, not in the database.
    pub(crate) writing: Mutex<()>,
    /// The last search for duplicates.
    pub(crate) scans: Scans,
    /// How many of the firm's files other users of this computer could read when it was opened.
    pub(crate) were_open: u32,
    /// When its old copies were last checked.
    pub(crate) pruned: Moment,
}

/// When something was last done, if ever.
#[derive(Debug, Default)]
pub(crate) struct Moment(AtomicI64);

impl Moment {
    pub(crate) fn note(&self, now: DateTime<Utc>) {
        self.0.store(now.timestamp_micros(), Ordering::Release);
    }

    /// Whether that was `span` or more before or after now.
    pub(crate) fn is_over(&self, now: DateTime<Utc>, span: TimeDelta) -> bool {
        let passed = now.timestamp_micros().abs_diff(self.0.load(Ordering::Acquire));
        TimeDelta::microseconds(i64::try_from(passed).unwrap_or(i64::MAX)) >= span
    }
}

impl Session {
    /// Reads the firm and the signed-in user from the file.
    pub(crate) async fn open(store: Sqlite, file: String, sample: bool, clock: &Clock) -> Result<Arc<Self>, AppError> {
        let mut read = store.read().await?;
        let firm = firms::firms(&mut read)
            .await?
            .into_iter()
            .next()
            .ok_or(AppError::DamagedFile)?;
        let head = firms::firm(&mut read, firm.id).await?.map_or(0, |(_, head)| head);
        let user = store::settings::setting(&mut read, SIGNED_IN).await?;
        let user = user.as_deref().and_then(UserId::parse).ok_or(AppError::DamagedFile)?;
        let authority = match Membership::read(&mut read, store.path()).await? {
            Some(membership) => {
                let heard = replica::heard::heard(&mut read).await?;
                Authority::Hub(Arc::new(Remote::new(membership, heard, clock.clone())?))
            }
            None if Move::read(&mut read).await?.is_some() => Authority::Unsettled,
            None => Authority::Local,
        };
        let head = match authority {
            Authority::Local | Authority::Unsettled => head,
            Authority::Hub(_) => store::held::last_news(&mut read).await?,
        };
        let holds = match store::settings::setting(&mut read, HOLDS).await?.as_deref() {
            None => Holds::Whole,
            Some(PART) => Holds::Part,
            Some(_) => return Err(AppError::DamagedFile),
        };
        drop(read);
        let were_open = match tighten(store.path()) {
            Ok(0) => 0,
            Ok(found) => {
                tracing::warn!(found, "files of the firm were open to others on this computer");
                found
            }
            Err(cause) => {
                tracing::warn!(%cause, "who may read the files of the firm");
                0
            }
        };
        Ok(Arc::new(Self {
            authority,
            store,
            file,
            firm: firm.id,
            user,
            holds,
            sample,
            told: AtomicI64::new(head),
            lists: Mutex::default(),
            ordering: Mutex::default(),
            writing: Mutex::default(),
            scans: Scans::default(),
            were_open,
            pruned: Moment::default(),
        }))
    }

    /// The firm as it is now.
    pub(crate) async fn firm(&self) -> Result<Firm, AppError> {
        self.look().await?.firm().await
    }

    /// The signed-in user as they are now.
    pub(crate) async fn me(&self) -> Result<UserCard, AppError> {
        self.look().await?.me().await
    }

    /// The signed-in user, if they are an administrator.
    pub(crate) async fn admin(&self) -> Result<UserCard, AppError> {
        self.look().await?.admin().await
    }

    /// Country of the firm.
    pub(crate) async fn home(&self) -> Result<Region, AppError> {
        self.look().await?.home().await
    }

    /// Facts of a command, read outside a transaction: for previews.
    pub(crate) async fn facts(&self, command: &domain::command::Command) -> Result<Facts, AppError> {
        self.look().await?.facts(command).await
    }

    /// The hub of an attached file.
    pub(crate) fn hub(&self) -> Option<&Arc<Remote>> {
        match &self.authority {
            Authority::Local | Authority::Unsettled => None,
            Authority::Hub(hub) => Some(hub),
        }
    }

    /// Whether this program judges, on the firm's own file.
    pub(crate) const fn is_solo(&self) -> bool {
        matches!(self.authority, Authority::Local)
    }

    /// Whether the hub of the file is in this program.
    pub(crate) fn is_shared_from_here(&self) -> bool {
        self.hub().is_some_and(|hub| hub.membership.here)
    }

    /// Whether backups of the firm may be made here. Of a firm that is shared from this computer they are made of
    /// what its hub has.
    ///
    /// # Errors
    /// [`AppError::Hub`] if the firm is elsewhere. What a hub tells must not outlast the device in a
    /// backup, and whoever restored one would have the device's token.
    pub(crate) fn check_backups(&self) -> Result<(), AppError> {
        match &self.authority {
            Authority::Local => Ok(()),
            Authority::Hub(_) if self.is_shared_from_here() => Ok(()),
            Authority::Hub(_) => Err(AppError::hub(HubProblem::NotHere)),
            Authority::Unsettled => Err(AppError::hub(HubProblem::Unsettled)),
        }
    }

    /// The last command told to the windows; of an attached file, the last change that its hub told.
    pub(crate) fn told(&self) -> i64 {
        self.told.load(Ordering::Acquire)
    }
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]
mod tests;
