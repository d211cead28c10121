//! The one connection of a process that can write, and the turn it needs for everything it does.
//!
//! It is made, used and closed in a turn only ([`Turns`](crate::backend::turn::Turns)): closing the last
//! connection of all programs moves the log into the file as well.

use std::sync::{Arc, Mutex as Plain, PoisonError};
use std::time::{Duration, Instant};

use sqlx::Connection as _;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::place::{BUSY, PAGES, Place, WRITING};
use super::turn::Turn;
use crate::error::StoreError;

/// From this many bytes on, the log is moved into the file after a commit: as many pages as SQLite waits
/// for by default.
const LARGE: u64 = 4 << 20;
/// From this size of the log on a writer waits for readers, so that the log can start over.
const HUGE: u64 = 16 << 20;
/// How long they are waited for at a time, in milliseconds. SQLite waits until nobody reads through the marks
/// that were old when it began; a reader that comes meanwhile may take such a mark for the present, others join
/// it, and one long wait would never end.
const FOR_READERS: &str = "PRAGMA busy_timeout = 25";
/// How many times.
#[cfg(not(test))]
const TIMES: u32 = 20;
/// Tests share their machine: a reader that is paused by another program must not look like one that stays.
#[cfg(test)]
const TIMES: u32 = 1_200;
/// [`BUSY`] as a pragma.
const FOR_WRITERS: &str = "PRAGMA busy_timeout = 30000";
/// How long a writer of this process waits for another one: as long as an import takes.
const AN_IMPORT: Duration = Duration::from_secs(3_600);

/// Where a turn lies while a connection needs it. The connection itself owns one side, so that the
/// turn ends after the file is closed and not before.
type Pocket = Arc<Plain<Option<Turn>>>;

/// A connection that can write.
pub(crate) struct Writer {
    /// Nothing only while the value is dropped.
    connection: Option<SqliteConnection>,
    pocket: Pocket,
    place: Place,
    /// Bytes of the log when readers were waited for in vain.
    in_vain: u64,
}

/// The place of the writer: the holder of the guard writes, the others of this process wait in order.
pub(crate) type Seat = Arc<Mutex<Option<Writer>>>;

impl Writer {
    /// A connection in this turn. Creates a missing file.
    pub(crate) async fn open(place: &Place, turn: &Turn) -> Result<Self, StoreError> {
        let pocket: Pocket = Arc::new(Plain::new(Some(turn.clone())));
        let options = place.options_keeping(Arc::clone(&pocket));
        let options = options.read_only(false).create_if_missing(true);
        let options = options.pragma("cache_size", format!("-{}", place.caches.writer));
        let connection = place.connect(&options, WRITING).await?;
        Ok(Self {
            connection: Some(connection),
            pocket,
            place: place.clone(),
            in_vain: 0,
        })
    }

    pub(crate) fn connection(&mut self) -> Result<&mut SqliteConnection, StoreError> {
        self.connection.as_mut().ok_or(StoreError::row("database"))
    }

    pub(crate) async fn run(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let done = sqlx::query(sql).execute(self.connection()?).await;
        match done {
            Ok(_) => Ok(()),
            Err(problem) => Err(self.place.explain(&problem).await),
        }
    }

    fn begin_turn(&self, turn: Option<Turn>) {
        *self.pocket.lock().unwrap_or_else(PoisonError::into_inner) = turn;
    }

    fn has_turn(&self) -> bool {
        self.pocket.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Closes it in this turn; the last connection of all programs moves the log into the file.
    pub(crate) async fn close(mut self, turn: &Turn) -> Result<(), StoreError> {
        self.begin_turn(Some(turn.clone()));
        #[cfg(test)]
        crate::tests::turns::trace("close");
        let Some(connection) = self.connection.take() else {
            return Ok(());
        };
        match connection.close().await {
            Ok(()) => Ok(()),
            Err(problem) => Err(self.place.explain(&problem).await),
        }
    }

    /// Moves the log into the file and starts it over, once no reader needs it.
    pub(crate) async fn empty_log(&mut self) -> Result<(), StoreError> {
        #[cfg(test)]
        crate::tests::turns::trace("log");
        self.run("PRAGMA wal_checkpoint(TRUNCATE)").await
    }

    /// Moves what it can into the file if the log has become large, and waits a little for readers if it
    /// has become huge. The commit before it is valid in any case.
    async fn tend_log(&mut self) -> Result<(), StoreError> {
        let log = self.place.log();
        if log <= LARGE {
            self.in_vain = 0;
            return Ok(());
        }
        if log <= HUGE || log / 2 < self.in_vain {
            #[cfg(test)]
            crate::tests::turns::trace("log");
            return self.run("PRAGMA wal_checkpoint(PASSIVE)").await;
        }
        self.start_over().await?;
        self.in_vain = self.place.log();
        Ok(())
    }

    /// Starts the log over, and waits a little for readers that need it; whether it did.
    async fn start_over(&mut self) -> Result<bool, StoreError> {
        self.run(FOR_READERS).await?;
        for _ in 0..TIMES {
            self.empty_log().await?;
            if self.place.log() == 0 {
                break;
            }
        }
        self.run(FOR_WRITERS).await?;
        Ok(self.place.log() == 0)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if self.has_turn() {
            // Its thread closes the file now, and the turn ends then.
            return;
        }
        let (place, pocket) = (self.place.clone(), Arc::clone(&self.pocket));
        let closing = move || {
            // Without a folder there is no file to protect.
            if let Ok(turn) = place.turns.take_at_last() {
                *pocket.lock().unwrap_or_else(PoisonError::into_inner) = Some(turn);
                #[cfg(test)]
                crate::tests::turns::trace("close");
            }
            drop(connection);
        };
        // Without a thread the connection is dropped with what was to run there.
        let _waits = std::thread::Builder::new()
            .name("coverbook-closing".into())
            .spawn(closing);
    }
}

/// Opens the file for writing, so that SQLite rolls back what a process left that was killed while the
/// log was created or removed. Readers cannot do that.
pub(crate) async fn take_back_journal(place: &Place) -> Result<(), StoreError> {
    if !place.beside("-journal").exists() {
        return Ok(());
    }
    open_and_close(place).await
}

/// Opens a file for writing and closes it: a journal is rolled back, a log is kept.
pub(crate) async fn open_and_close(place: &Place) -> Result<(), StoreError> {
    let turn = place.turns.take(BUSY).await?;
    Writer::open(place, &turn).await?.close(&turn).await
}

/// Waits at most so long for the other writers of this process.
async fn seat_of(seat: &Seat, at_most: Duration) -> Result<OwnedMutexGuard<Option<Writer>>, StoreError> {
    let seat = tokio::time::timeout(at_most, Arc::clone(seat).lock_owned()).await;
    seat.map_err(|_| StoreError::Busy)
}

/// An open write transaction. Dropped, it is rolled back, and its turn ends after that.
pub(crate) struct Work {
    place: Place,
    /// Nothing only while the value is dropped.
    seat: Option<OwnedMutexGuard<Option<Writer>>>,
    /// Something failed: the connection is not to be trusted with anything more.
    pub(crate) spoilt: bool,
}

impl Work {
    /// Waits for the writer of this process and for those of others, and begins.
    pub(crate) async fn begin(place: &Place, seat: &Seat) -> Result<Self, StoreError> {
        let seat = seat_of(seat, AN_IMPORT).await?;
        let turn = place.turns.take(BUSY).await?;
        Self::begin_in(place, seat, &turn).await
    }

    /// As [`Self::begin`], and waits at most so long in all.
    pub(crate) async fn begin_within(place: &Place, seat: &Seat, at_most: Duration) -> Result<Self, StoreError> {
        let until = Instant::now() + at_most;
        let seat = seat_of(seat, at_most).await?;
        let turn = place
            .turns
            .take(until.saturating_duration_since(Instant::now()))
            .await?;
        Self::begin_in(place, seat, &turn).await
    }

    pub(crate) async fn begin_in(
        place: &Place,
        mut seat: OwnedMutexGuard<Option<Writer>>,
        turn: &Turn,
    ) -> Result<Self, StoreError> {
        match seat.as_ref() {
            Some(writer) => writer.begin_turn(Some(turn.clone())),
            None => *seat = Some(Writer::open(place, turn).await?),
        }
        let mut work = Self {
            place: place.clone(),
            seat: Some(seat),
            spoilt: true,
        };
        // A transaction that reads first and then writes would fail at once if another process wrote in
        // between, regardless of the busy timeout.
        work.writer()?.run("BEGIN IMMEDIATE").await?;
        work.spoilt = false;
        Ok(work)
    }

    pub(crate) fn writer(&mut self) -> Result<&mut Writer, StoreError> {
        let seat = self.seat.as_mut().and_then(|seat| seat.as_mut());
        seat.ok_or(StoreError::row("database"))
    }

    pub(crate) const fn place(&self) -> &Place {
        &self.place
    }

    /// Makes everything written permanent, or nothing.
    pub(crate) async fn commit(mut self) -> Result<(), StoreError> {
        self.end("COMMIT").await?;
        // The commit is done; errors of this clean-up do not concern it.
        let tended = self.writer()?.tend_log().await;
        self.spoilt = tended.is_err();
        self.rest();
        Ok(())
    }

    /// Takes everything back.
    pub(crate) async fn rollback(mut self) -> Result<(), StoreError> {
        self.end("ROLLBACK").await?;
        self.rest();
        Ok(())
    }

    /// Moves the log into the file and starts it over, and says whether that could be done; readers are waited
    /// for a little.
    pub(crate) async fn empty_log(place: &Place, seat: &Seat) -> Result<bool, StoreError> {
        let mut work = Self::begin(place, seat).await?;
        work.end("ROLLBACK").await?;
        work.spoilt = true;
        let emptied = work.writer()?.start_over().await?;
        work.spoilt = false;
        work.rest();
        Ok(emptied)
    }

    /// Moves the log into the file and checks every page of it, while nobody else can write. Readers may still need
    /// the end of the log; pages that a power cut left half written are older than any of them.
    pub(crate) async fn check_without_log(place: &Place, seat: &Seat) -> Result<(), StoreError> {
        let mut work = Self::begin(place, seat).await?;
        work.end("ROLLBACK").await?;
        work.spoilt = true;
        let writer = work.writer()?;
        writer.start_over().await?;
        let are_whole = place.finds_nothing(writer.connection()?, PAGES).await?;
        work.spoilt = false;
        work.rest();
        if are_whole { Ok(()) } else { Err(StoreError::Damaged) }
    }

    async fn end(&mut self, sql: &'static str) -> Result<(), StoreError> {
        // If this is cancelled, it is unknown whether the transaction has ended.
        let spoilt = std::mem::replace(&mut self.spoilt, true);
        self.writer()?.run(sql).await?;
        self.spoilt = spoilt;
        Ok(())
    }

    /// The transaction has ended: the next one may start.
    fn rest(mut self) {
        if !self.spoilt
            && let Some(seat) = self.seat.take()
            && let Some(writer) = seat.as_ref()
        {
            writer.begin_turn(None);
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let Some(mut seat) = self.seat.take() else { return };
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) if !self.spoilt => {
                let undone = Self {
                    place: self.place.clone(),
                    seat: Some(seat),
                    // If this is cancelled, the connection cannot be trusted.
                    spoilt: true,
                };
                // A rollback that fails leaves the connection spoilt, and it is closed.
                runtime.spawn(undone.take_back());
            }
            // Closing rolls back as well.
            Ok(_) | Err(_) => drop(seat.take()),
        }
    }
}

impl Work {
    async fn take_back(mut self) {
        if let Ok(writer) = self.writer()
            && writer.run("ROLLBACK").await.is_ok()
        {
            self.spoilt = false;
            self.rest();
        }
    }
}
