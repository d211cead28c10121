//! One request of a device, from the bytes that arrive to those of the answer: what a hub does with it inside
//! transactions of its own. The host brings transactions, chance and time, and waits for news.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::FirmId;
use domain::lease::LeaseDays;
use protocol::command::WireCommand;
use protocol::enrol::Trouble;
use protocol::frame::{Answer, COMMANDS_MAX, Done, Have, Hello, Notices, Outcome, Request};
use protocol::lines::{self, LinesError};
use store::StoreError;
use store::port::{Execute, Query};
use store::records::firm_settings;
use store::sync::devices::{self, Device};
use uuid::Uuid;

use super::Secret;
use super::noted::note;
use super::pull::{Pulled, pull};
use super::push::push;

/// A device to which there is nothing to tell is noted to have asked once in this time: when it was last seen is
/// known to this, and copies that do nothing but ask are told apart.
pub const NOTED: TimeDelta = TimeDelta::minutes(10);

/// Whether it is to be noted that a device asks, although there is nothing to tell it.
pub fn is_to_be_noted(device: &Device, now: DateTime<Utc>) -> bool {
    device.seen.is_none_or(|seen| (now - seen).abs() >= NOTED)
}

/// Why a request is not answered. Nothing of it may be committed then.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The asker is told why.
    #[error("{0:?}")]
    Trouble(Trouble),
    /// As the database gives it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Trouble> for Unanswered {
    fn from(code: Trouble) -> Self {
        Self::Trouble(code)
    }
}

impl From<LinesError> for Unanswered {
    fn from(problem: LinesError) -> Self {
        Self::Trouble(match problem {
            LinesError::TooLarge => Trouble::TooLarge,
            LinesError::Malformed(_) => Trouble::Malformed,
            LinesError::Unwritable => Trouble::Hub,
        })
    }
}

/// A request: what the device has, and its commands.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// The first line.
    pub have: Have,
    /// Its commands.
    pub commands: Vec<WireCommand>,
    /// What its user did with their notices.
    pub notices: Vec<Notices>,
}

impl Asked {
    /// Reads a body as it arrived. A hub speaks its own version of the protocol, and in time the one before.
    ///
    /// # Errors
    /// [`Unanswered::Trouble`] if it is too large, malformed, or of another version.
    pub fn read(body: &[u8]) -> Result<Self, Unanswered> {
        let unpacked = lines::unpack(body)?;
        let mut lines = lines::read(&unpacked);
        let Some(Request::Have(have)) = lines.next().transpose()? else {
            return Err(Trouble::Malformed.into());
        };
        if have.proto != protocol::VERSION {
            return Err(Trouble::Version.into());
        }
        let (mut commands, mut notices) = (Vec::new(), Vec::new());
        for line in lines {
            if commands.len() + notices.len() == COMMANDS_MAX {
                return Err(Trouble::TooLarge.into());
            }
            match line? {
                Request::Have(_) => return Err(Trouble::Malformed.into()),
                Request::Command(command) => commands.push(command),
                Request::Notices(wish) => notices.push(wish),
            }
        }
        Ok(Self {
            have,
            commands,
            notices,
        })
    }

    /// Whether it changes nothing and only asks.
    pub const fn is_quiet(&self) -> bool {
        self.commands.is_empty() && self.notices.is_empty()
    }
}

/// The device with this token, as it is in this transaction: it may have been revoked since it was let in.
///
/// # Errors
/// [`Trouble::Revoked`] if there is none any more; as the database gives them.
pub async fn device(q: &mut impl Query, firm: FirmId, token: &[u8; 32]) -> Result<Device, Unanswered> {
    let device = devices::by_token(q, firm, token).await?;
    let device = device.filter(|device| device.ended.is_none());
    device.ok_or_else(|| Trouble::Revoked.into())
}

/// What a device is told, of one moment.
#[derive(Clone, Debug)]
pub struct News {
    /// The identity of the firm's log.
    pub epoch: Uuid,
    /// How long the device may do without the hub.
    pub lease: LeaseDays,
    /// What is new.
    pub pulled: Pulled,
}

/// What judging the commands of a request came to.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Who asked.
    pub device: Device,
    /// What became of the commands.
    pub outcomes: Vec<Outcome>,
    /// What the device has to show next.
    pub chain: Uuid,
}

/// A request at its hub.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'a> {
    /// The firm that is asked.
    pub firm: FirmId,
    /// What its hub alone knows.
    pub secret: &'a Secret,
    /// The hash of the token that came with the request.
    pub token: &'a [u8; 32],
    /// The request.
    pub asked: &'a Asked,
}

impl Exchange<'_> {
    /// Who asks, if they show what they were given.
    ///
    /// # Errors
    /// [`Trouble::Revoked`] and [`Trouble::Copied`]; as the database gives them.
    pub async fn asker(&self, q: &mut impl Query) -> Result<Device, Unanswered> {
        asker(q, (self.firm, self.secret), (self.token, self.asked.have.chain)).await
    }

    /// Judges the commands, and does what is wished with notices, in a write transaction that the host then
    /// commits. `chance` is new with every request.
    ///
    /// # Errors
    /// As [`Self::asker`].
    pub async fn judge(
        &self,
        w: &mut impl Execute,
        chance: [u8; 16],
        now: DateTime<Utc>,
    ) -> Result<Judged, Unanswered> {
        let device = self.asker(w).await?;
        let commands = self.asked.commands.clone();
        let outcomes = push(w, self.firm, self.secret, &device, commands, now).await?;
        if !self.asked.notices.is_empty() {
            note(w, self.firm, self.secret, (device.user, &self.asked.notices), now).await?;
        }
        let shown = self.asked.have.chain;
        let chain = move_chain(w, (self.firm, self.secret), (&device, shown), chance, now).await?;
        Ok(Judged {
            device,
            outcomes,
            chain,
        })
    }

    /// The device as it is in this transaction: it may have been revoked since its commands were judged, and is told
    /// nothing then.
    ///
    /// # Errors
    /// [`Trouble::Revoked`]; as the database gives them.
    pub async fn device(&self, q: &mut impl Query) -> Result<Device, Unanswered> {
        device(q, self.firm, self.token).await
    }

    /// As [`answered`], for this request.
    ///
    /// # Errors
    /// As [`Self::asker`].
    pub async fn answered(
        &self,
        w: &mut impl Execute,
        chance: [u8; 16],
        now: DateTime<Utc>,
    ) -> Result<Uuid, Unanswered> {
        let shown = (self.token, self.asked.have.chain);
        answered(w, (self.firm, self.secret), shown, chance, now).await
    }

    /// What the device goes on showing, if there is nothing to tell it: an answer without news need not move the
    /// chain. Of two copies neither is told anything then, and they are told apart once one of them is.
    pub fn goes_on(&self, device: &Device, news: &News) -> Option<Uuid> {
        let have = &self.asked.have;
        let is_known = device.chain.is_some() && have.epoch == Some(news.epoch);
        let is_nothing = news.pulled.lines.is_empty() && !news.pulled.more;
        have.chain.filter(|_| is_known && is_nothing)
    }

    /// Whether it is noted already that the device shows this. Then its answer need not be: whichever answer to what
    /// it showed arrives, what it shows next follows from that.
    pub fn is_noted(&self, device: &Device) -> bool {
        device.chain.is_some() && device.before == self.asked.have.chain
    }

    /// What the device has to show next, if nothing has to be noted for that.
    pub fn next(&self, device: &Device, chance: [u8; 16]) -> Option<Uuid> {
        let next = || self.secret.chain(device.id, self.asked.have.chain, chance);
        self.is_noted(device).then(next)
    }

    /// What is new for the asker, at most about `room` records, in one read transaction.
    ///
    /// # Errors
    /// As the database gives them.
    pub async fn news(&self, q: &mut impl Query, device: &Device, room: usize) -> Result<News, Unanswered> {
        let epoch = devices::epoch(q, self.firm).await?.ok_or(Trouble::Hub)?;
        // Cursors of another order of commands say nothing here.
        let have = match self.asked.have.epoch {
            Some(theirs) if theirs == epoch => self.asked.have.have.as_slice(),
            Some(_) | None => &[],
        };
        let pulled = pull(q, self.firm, self.secret, device.user, have, room).await?;
        let settings = firm_settings(q, self.firm).await?;
        let lease = settings.map(|settings| settings.lease_days).unwrap_or_default();
        Ok(News { epoch, lease, pulled })
    }
}

/// Who asks, if they show what they were given.
async fn asker(
    q: &mut impl Query,
    (firm, secret): (FirmId, &Secret),
    (token, shown): (&[u8; 32], Option<Uuid>),
) -> Result<Device, Unanswered> {
    let device = device(q, firm, token).await?;
    // The first request shows nothing, and the first one after a backup was restored may show anything.
    let begins = device.chain.is_none();
    // An answer may never have arrived. Then the device shows the same again, and each answer to it counts:
    // a request that is late or comes twice must not devalue what the device was given since.
    let goes_on = shown == device.before || shown.is_some_and(|chain| secret.follows(device.id, device.before, chain));
    if begins || goes_on {
        Ok(device)
    } else {
        Err(Trouble::Copied.into())
    }
}

async fn move_chain(
    w: &mut impl Execute,
    (firm, secret): (FirmId, &Secret),
    (device, shown): (&Device, Option<Uuid>),
    chance: [u8; 16],
    now: DateTime<Utc>,
) -> Result<Uuid, Unanswered> {
    let chain = secret.chain(device.id, shown, chance);
    devices::answered(w, firm, device.id, (shown, chain), now).await?;
    Ok(chain)
}

/// Notes that a request without commands, with this token and showing this, is answered, in a write transaction
/// that the host then commits; what the device has to show next.
///
/// # Errors
/// As [`Exchange::asker`].
pub async fn answered(
    w: &mut impl Execute,
    (firm, secret): (FirmId, &Secret),
    (token, shown): (&[u8; 32], Option<Uuid>),
    chance: [u8; 16],
    now: DateTime<Utc>,
) -> Result<Uuid, Unanswered> {
    let device = asker(w, (firm, secret), (token, shown)).await?;
    move_chain(w, (firm, secret), (&device, shown), chance, now).await
}

/// From now on devices are served from an older copy of the firm's file: what they were told since is of
/// another order of commands, and what they have to show is not known here.
///
/// # Errors
/// As the database gives them.
pub async fn begin_anew(w: &mut impl Execute, firm: FirmId, epoch: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    devices::serve(w, firm, epoch, now).await?;
    devices::forget_chains(w, firm).await
}

/// The lines of an answer.
pub fn answer(outcomes: Vec<Outcome>, chain: Uuid, news: News, now: DateTime<Utc>) -> Vec<Answer> {
    let hello = Hello {
        epoch: news.epoch,
        now,
        standing: news.pulled.standing,
        lease: news.lease.days(),
    };
    let done = Done {
        chain,
        more: news.pulled.more,
        records: Some(news.pulled.records),
    };
    std::iter::once(Answer::Hello(hello))
        .chain(outcomes.into_iter().map(Answer::Outcome))
        .chain(news.pulled.lines)
        .chain([Answer::Done(done)])
        .collect()
}
