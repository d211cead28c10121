//! The authority of an attached file: its hub judges, and tells what this device may hold.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex as Plain, PoisonError};
use std::time::Duration;

use domain::command::Command;
use domain::ids::{CommandId, FirmId};
use domain::lease::Lease;
use domain::person_name::PersonName;
use hub_client::{ClientError, HubClient, Wait};
use protocol::command::WireCommand;
use protocol::enrol::Trouble;
use protocol::frame::{Outcome, Request, Standing, Verdict};
use protocol::link::HubAt;
use replica::ApplyError;
use replica::heard::Heard;
use serde::{Deserialize, Serialize};
use store::files::{LockFile, folder_of, with_ending};
use store::port::{Execute as _, Query, Store as _};
use store::{Sqlite, StoreError, settings};
use tokio::sync::{Mutex, watch};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::hosting;
use crate::clock::Clock;
use crate::collate::Collation;
use crate::error::{AppError, HubProblem};
use crate::view::{HubState, micros};

/// Setting with the hub of an attached file, as JSON of [`Membership`].
const HUB: &str = "hub";

/// Seconds for which a device asks to be told what is new.
const HOLD: u32 = 25;

/// Most answers of one round.
const ANSWERS: usize = 10_000;

/// Ending of the file that is locked while a program asks the hub. A request shows what the answer before it
/// gave: programs that asked at the same time with one file would be taken for copies of a device.
const ASKING: &str = ".sync";

/// Ending of the file that is locked by a program that waits to ask.
const WANTED: &str = ".sync-wanted";

/// How often a program that waits for news looks whether another one wants to ask.
const GLANCE: Duration = Duration::from_millis(200);

/// Pause between two attempts to have the turn among programs, and the longest wait for it.
const AGAIN: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(30);

/// How a device belongs to a hub. It is kept in the encrypted file and nowhere else.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Membership {
    pub(crate) firm: Uuid,
    pub(crate) addresses: Vec<String>,
    pub(crate) pin: Option<[u8; 32]>,
    pub(crate) device: Uuid,
    pub(crate) name: String,
    pub(crate) token: String,
    /// Whether this program runs the hub. Its address follows from the port that is chosen now.
    #[serde(default)]
    pub(crate) here: bool,
}

impl Membership {
    pub(crate) fn at(&self) -> HubAt {
        HubAt {
            addresses: self.addresses.clone(),
            pin: self.pin,
        }
    }

    /// The hub that the file at `path` belongs to, if any.
    pub(crate) async fn read(q: &mut impl Query, path: &Path) -> Result<Option<Self>, AppError> {
        let Some(text) = settings::setting(q, HUB).await? else {
            return Ok(None);
        };
        let mut found: Self = serde_json::from_str(&text).map_err(|_| AppError::DamagedFile)?;
        if found.here
            && let Some(port) = hosting::port(folder_of(path))?
        {
            found.addresses = vec![hosting::on_this_computer(port)];
        }
        Ok(Some(found))
    }

    /// Notes it in the file.
    pub(crate) async fn write(&self, w: &mut impl store::port::Execute) -> Result<(), AppError> {
        let text = serde_json::to_string(self).map_err(|e| AppError::internal(&e))?;
        settings::set(w, HUB, &text).await.map_err(AppError::from)
    }
}

/// A hub, as the open file asks it.
pub(crate) struct Remote {
    pub(crate) membership: Membership,
    pub(crate) client: HubClient,
    pub(crate) firm: FirmId,
    /// One request at a time: each shows what the answer before it gave.
    turn: Mutex<()>,
    /// How many requests wait that are not to wait for what is new.
    urgent: watch::Sender<usize>,
    state: Plain<Option<HubState>>,
    clock: Clock,
    heard: Plain<Option<Heard>>,
    /// Whether the log of the file may still have what was deleted; from a session before, at first.
    unforgotten: AtomicBool,
}

impl std::fmt::Debug for Remote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Remote")
    }
}

/// One urgent request, as long as it waits for its turn.
struct Urgent<'r>(&'r watch::Sender<usize>);

impl<'r> Urgent<'r> {
    fn new(count: &'r watch::Sender<usize>) -> Self {
        count.send_modify(|n| *n += 1);
        Self(count)
    }
}

impl Drop for Urgent<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|n| *n -= 1);
    }
}

/// What a round came to.
#[derive(Default)]
pub(crate) struct Round {
    /// Whether records changed here.
    pub(crate) changed: bool,
    pub(super) outcomes: Vec<Outcome>,
}

impl Remote {
    /// The hub of a file, which has last answered as `heard` says.
    pub(crate) fn new(membership: Membership, heard: Option<Heard>, clock: Clock) -> Result<Self, AppError> {
        Ok(Self {
            client: HubClient::new(&membership.at()).map_err(hub_error)?,
            firm: FirmId(membership.firm),
            membership,
            clock,
            heard: Plain::new(heard),
            unforgotten: AtomicBool::new(true),
            turn: Mutex::default(),
            urgent: watch::Sender::new(0),
            state: Plain::default(),
        })
    }

    /// Ends the wait for what is new, and every later one: the file is about to be closed.
    pub(crate) fn end(&self) {
        self.urgent.send_modify(|n| *n += 1);
    }

    /// How the last request went; nothing before the first one.
    pub(crate) fn state(&self) -> Option<HubState> {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why this device does not hold its own user.
    pub(crate) fn why_nobody(&self) -> AppError {
        AppError::hub(match self.state() {
            Some(HubState::Suspended) => HubProblem::Suspended,
            Some(HubState::Revoked) => HubProblem::Revoked,
            Some(HubState::Busy) => HubProblem::Busy,
            // Everything was forgotten, and the hub has not told it anew.
            Some(_) | None => HubProblem::Offline,
        })
    }

    /// What the hub's last answer is worth now.
    pub(crate) fn lease(&self) -> Lease {
        // A hub in this program cannot be out of reach.
        let heard = self.heard().filter(|_| !self.membership.here);
        heard.map_or(Lease::Runs, |heard| heard.lease(self.clock.now()))
    }

    fn heard(&self) -> Option<Heard> {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// # Errors
    /// [`AppError::Lease`] if the hub has not answered for too long.
    pub(crate) fn check_lease(&self) -> Result<(), AppError> {
        match self.heard() {
            Some(heard) if self.lease() != Lease::Runs => Err(AppError::Lease {
                heard: micros(heard.at),
            }),
            Some(_) | None => Ok(()),
        }
    }

    /// Notes what the device's clock shows: setting it back later is of no use.
    pub(crate) async fn note_clock(&self, store: &Sqlite) -> Result<(), AppError> {
        let mut w = store.write().await?;
        replica::heard::note_clock(&mut w, self.clock.now()).await?;
        let heard = replica::heard::heard(&mut w).await?;
        w.commit().await?;
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = heard;
        Ok(())
    }

    /// Notes how a request went. A revoked device stays revoked, even if the hub can no longer be reached.
    fn note(&self, state: HubState) {
        let mut noted = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state != HubState::Offline || *noted != Some(HubState::Revoked) {
            *noted = Some(state);
        }
    }

    /// Sends commands, or what else it is to do, and takes in everything the hub has to tell.
    pub(crate) async fn ask(
        &self,
        store: &Sqlite,
        collation: &Collation,
        wishes: Vec<Request>,
    ) -> Result<Round, AppError> {
        self.ask_for(store, collation, wishes, Wait::News(0)).await
    }

    /// As [`Self::ask`], with an answer that is waited for so long.
    pub(super) async fn ask_for(
        &self,
        store: &Sqlite,
        collation: &Collation,
        wishes: Vec<Request>,
        wait: Wait,
    ) -> Result<Round, AppError> {
        let urgent = Urgent::new(&self.urgent);
        let _turn = self.turn.lock().await;
        drop(urgent);
        let _file = turn_of_programs(store).await?;
        let mut round = Round::default();
        let mut wishes = wishes;
        for _ in 0..ANSWERS {
            let sent = std::mem::take(&mut wishes);
            match self.once(store, collation, sent, wait, &mut round).await {
                Ok(true) => {}
                Ok(false) => break,
                // The verdict is there; what else there is comes with the next request.
                Err(_) if !round.outcomes.is_empty() => break,
                Err(problem) => return Err(problem),
            }
        }
        Ok(round)
    }

    /// Takes in one page of what the hub has to tell; whether there is more.
    pub(crate) async fn page(&self, store: &Sqlite, collation: &Collation) -> Result<bool, AppError> {
        let _turn = self.turn.lock().await;
        let _file = turn_of_programs(store).await?;
        let mut round = Round::default();
        self.once(store, collation, Vec::new(), Wait::News(0), &mut round).await
    }

    /// Waits for something new and takes it in; whether the state or any record changed. Gives way to
    /// [`Self::ask`], of other programs as well.
    pub(crate) async fn wait(&self, store: &Sqlite, collation: &Collation) -> Result<bool, AppError> {
        let _turn = self.turn.lock().await;
        let before = self.state();
        let mut round = Round::default();
        let mut urgent = self.urgent.subscribe();
        tokio::select! {
            biased;
            _ = urgent.wait_for(|n| *n > 0) => return Ok(false),
            heard = self.hear(store, collation, before, &mut round) => heard?,
        }
        Ok(round.changed || self.state() != before)
    }

    async fn hear(
        &self,
        store: &Sqlite,
        collation: &Collation,
        before: Option<HubState>,
        round: &mut Round,
    ) -> Result<(), AppError> {
        if before != Some(HubState::Current) {
            let _file = turn_of_programs(store).await?;
            return self
                .once(store, collation, Vec::new(), Wait::News(0), round)
                .await
                .map(drop);
        }
        let free = !is_wanted(store)?;
        let file = if free { lock(store, ASKING)? } else { None };
        let Some(_file) = file else {
            // Whatever the other program is told is in this file then.
            sleep(GLANCE).await;
            return Ok(());
        };
        tokio::select! {
            biased;
            wanted = until_wanted(store) => wanted,
            heard = self.once(store, collation, Vec::new(), Wait::News(HOLD), round) => heard.map(drop),
        }
    }

    /// One request and its answer. The caller has the turn, here and among programs.
    async fn once(
        &self,
        store: &Sqlite,
        collation: &Collation,
        wishes: Vec<Request>,
        wait: Wait,
        round: &mut Round,
    ) -> Result<bool, AppError> {
        let mut read = store.read().await?;
        let body = replica::request(&mut read, wishes).await?;
        drop(read);
        let token = &self.membership.token;
        let answer = match self.client.sync(self.firm.0, token, body, wait).await {
            Ok(answer) => answer,
            Err(problem) => {
                let state = failed(&problem);
                if state == HubState::Revoked {
                    self.empty(store, collation).await?;
                    round.changed = true;
                }
                self.note(state);
                return Err(hub_error(problem));
            }
        };
        let mut w = store.write().await?;
        let key = |name: &PersonName| collation.sort_key(name.family(), name.given());
        let applied = replica::take(&mut w, self.firm, &answer, &key)
            .await
            .map_err(not_taken)?;
        replica::heard::note_answer(&mut w, self.clock.now()).await?;
        let heard = replica::heard::heard(&mut w).await?;
        w.commit().await?;
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = heard;
        if applied.removed {
            self.unforgotten.store(true, Ordering::Relaxed);
        }
        self.forget_log(store).await;
        round.changed |= applied.changed;
        round.outcomes.extend(applied.outcomes);
        self.note(match applied.standing {
            Some(Standing::Suspended) => HubState::Suspended,
            Some(Standing::Gone) => HubState::Revoked,
            Some(Standing::Active) | None if !applied.whole || applied.more => HubState::CatchingUp,
            Some(Standing::Active) | None => HubState::Current,
        });
        Ok(applied.more || !applied.whole)
    }

    /// Deletes everything that the hub told: this device is none of the firm's any more.
    pub(crate) async fn empty(&self, store: &Sqlite, collation: &Collation) -> Result<(), AppError> {
        let key = |name: &PersonName| collation.sort_key(name.family(), name.given());
        let mut w = store.write().await?;
        replica::forget_all(&mut w, self.firm, &key).await?;
        w.commit().await?;
        self.unforgotten.store(true, Ordering::Relaxed);
        self.forget_log(store).await;
        Ok(())
    }

    /// Starts the log of the file over if it may still have what was deleted. If it cannot be done now, it is
    /// done after the next answer.
    async fn forget_log(&self, store: &Sqlite) {
        if !self.unforgotten.load(Ordering::Relaxed) {
            return;
        }
        match store.empty_log().await {
            Ok(emptied) => self.unforgotten.store(!emptied, Ordering::Relaxed),
            Err(cause) => tracing::warn!(%cause, "the log still has what was deleted"),
        }
    }

    /// Has the hub judge a command, and takes in what follows from it.
    pub(crate) async fn submit(&self, store: &Sqlite, collation: &Collation, command: Command) -> Result<(), AppError> {
        let id = command.id;
        let not_here = || AppError::hub(HubProblem::NotHere);
        let wire = WireCommand::of(id, command.at, &command.expect, &command.kind).ok_or_else(not_here)?;
        let round = self.ask(store, collation, vec![Request::Command(wire)]).await?;
        verdict(round.outcomes, id)
    }
}

/// Locks a file beside the firm's; nothing if another program holds it.
fn lock(store: &Sqlite, ending: &str) -> Result<Option<LockFile>, AppError> {
    LockFile::try_take(with_ending(store.path(), ending)).map_err(|e| AppError::of_the_disk(&e))
}

/// Waits for the turn to ask among the programs that have the file open.
async fn turn_of_programs(store: &Sqlite) -> Result<LockFile, AppError> {
    let until = Instant::now() + PATIENCE;
    let mut wanted = None;
    loop {
        if let Some(turn) = lock(store, ASKING)? {
            return Ok(turn);
        }
        if Instant::now() >= until {
            return Err(AppError::Busy);
        }
        if wanted.is_none() {
            wanted = lock(store, WANTED)?;
        }
        sleep(AGAIN).await;
    }
}

/// Whether another program waits to ask.
fn is_wanted(store: &Sqlite) -> Result<bool, AppError> {
    Ok(lock(store, WANTED)?.is_none())
}

/// Ends when another program waits to ask.
async fn until_wanted(store: &Sqlite) -> Result<(), AppError> {
    while !is_wanted(store)? {
        sleep(GLANCE).await;
    }
    Ok(())
}

/// What the hub said of a command.
pub(super) fn verdict(outcomes: Vec<Outcome>, id: CommandId) -> Result<(), AppError> {
    let outcome = outcomes.into_iter().find(|outcome| outcome.id == id);
    match outcome.ok_or_else(broken)?.verdict {
        Verdict::Confirmed(_) => Ok(()),
        Verdict::Refused(refusal) => Err(AppError::Refused {
            refusal: refusal.into(),
        }),
        Verdict::HubTooOld => Err(AppError::hub(HubProblem::Version)),
        Verdict::Malformed => Err(AppError::hub(HubProblem::NotHere)),
    }
}

fn broken() -> AppError {
    AppError::hub(HubProblem::Broken)
}

/// Why an answer was not taken in. Records that cannot be read are the hub's: nothing of them is in the file.
fn not_taken(problem: ApplyError) -> AppError {
    match problem {
        ApplyError::Malformed | ApplyError::Store(StoreError::Corrupt { .. }) => broken(),
        ApplyError::Store(problem) => problem.into(),
    }
}

/// The state that a failed request leaves.
const fn failed(problem: &ClientError) -> HubState {
    match problem {
        ClientError::Untrusted => HubState::Untrusted,
        ClientError::Problem(problem) => match problem.code {
            Trouble::Revoked => HubState::Revoked,
            Trouble::Copied => HubState::Copied,
            Trouble::Version => HubState::Version,
            Trouble::Busy => HubState::Busy,
            _ => HubState::Offline,
        },
        ClientError::Offline | ClientError::Answer | ClientError::File => HubState::Offline,
    }
}

/// Why a hub did not do what it was asked.
pub(crate) fn hub_error(problem: ClientError) -> AppError {
    AppError::hub(match problem {
        ClientError::Offline => HubProblem::Offline,
        ClientError::Untrusted => HubProblem::Untrusted,
        ClientError::Answer | ClientError::File => HubProblem::Broken,
        ClientError::Problem(problem) => match problem.code {
            Trouble::Revoked => HubProblem::Revoked,
            Trouble::Copied => HubProblem::Copied,
            Trouble::Forbidden => HubProblem::Forbidden,
            Trouble::NotFound => HubProblem::NotFound,
            Trouble::Taken => HubProblem::Taken,
            Trouble::Code => HubProblem::Code,
            Trouble::Username => HubProblem::Username,
            Trouble::Terms => HubProblem::Terms,
            Trouble::Version => HubProblem::Version,
            Trouble::TooOften => HubProblem::TooOften,
            Trouble::Busy => HubProblem::Busy,
            Trouble::Malformed | Trouble::TooLarge | Trouble::Password | Trouble::Hub => HubProblem::Broken,
        },
    })
}

impl AppError {
    /// A hub did not do what it was asked.
    pub(crate) const fn hub(problem: HubProblem) -> Self {
        Self::Hub { problem }
    }
}

#[cfg(test)]
mod tests {
    use super::{AppError, ApplyError, StoreError, broken, not_taken};

    #[test]
    fn a_record_that_cannot_be_read_is_no_damage_of_the_file() {
        assert_eq!(not_taken(StoreError::row("held").into()), broken());
        assert_eq!(not_taken(ApplyError::Malformed), broken());
        assert_eq!(not_taken(StoreError::Damaged.into()), AppError::DamagedFile);
        assert_eq!(not_taken(StoreError::DiskFull.into()), AppError::Disk);
    }
}
