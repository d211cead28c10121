//! One turn for everything that changes a database file. Writing, moving the log into the file, and
//! closing a connection that could do so each need the turn, in every program.
//!
//! SQLite has locks of its own for that, and a fault in them: before 3.51.3 a write and a checkpoint
//! of two connections at the same instant can lose commits or damage the file
//! (<https://www.sqlite.org/wal.html>, "The WAL-Reset Bug"). See `docs/decisions/018-one-writer.md`.
//!
//! A turn is a lock on a file beside the database, never on the database itself: closing that would
//! take away the locks SQLite holds on it (POSIX). The operating system gives a lock back when its
//! holder dies, however it dies.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::error::StoreError;
use crate::files::{LockFile, with_ending};

/// Ending of the file that the holder of the turn locks.
const WRITING: &str = "-write-turn";
/// Ending of the file that the next one in line locks. Without it a program that writes all the time
/// would starve the others.
const WAITING: &str = "-next-turn";
/// Ending of the file that is locked (shared) to open the database or (alone) to replace it.
const OPENING: &str = "-open-turn";

/// The turns of one database file. Every connection of this process to the file may share one.
#[derive(Debug)]
pub struct Turns {
    database: PathBuf,
    /// Kept open from one turn to the next.
    spare: Mutex<Option<Locks>>,
}

/// The turn to write. It passes to the next writer when the last clone is dropped.
#[derive(Clone, Debug)]
pub struct Turn {
    _held: Arc<HeldLock>,
}

#[derive(Debug)]
struct HeldLock {
    of: Arc<Turns>,
    /// Nothing only while the value is dropped.
    locks: Option<Locks>,
}

/// Held while a database is opened, or while it is replaced.
#[derive(Debug)]
pub struct Gate {
    _file: Option<LockFile>,
}

#[derive(Debug)]
struct Locks {
    writing: LockFile,
    waiting: LockFile,
}

/// Pauses between two looks whether it is one's turn.
struct Pauses {
    next: Duration,
    until: Option<Instant>,
}

impl Pauses {
    const FIRST: Duration = Duration::from_micros(200);
    const LONGEST: Duration = Duration::from_millis(10);

    fn new(at_most: Option<Duration>) -> Self {
        Self {
            next: Self::FIRST,
            until: at_most.map(|at_most| Instant::now() + at_most),
        }
    }

    /// How long to wait now; nothing if that was long enough.
    fn next(&mut self) -> Option<Duration> {
        if self.until.is_some_and(|until| Instant::now() >= until) {
            return None;
        }
        let pause = self.next;
        self.next = (pause * 2).min(Self::LONGEST);
        Some(pause)
    }
}

/// A request for the turn, between two attempts.
struct Asking {
    locks: Locks,
    is_next: bool,
}

impl Turns {
    /// The turns of the database at `path`, which has to be the path of the file itself and not of a
    /// link to it.
    pub fn new(path: &Path) -> Arc<Self> {
        Arc::new(Self {
            database: path.to_owned(),
            spare: Mutex::default(),
        })
    }

    /// Waits for the turn to write, at most so long. Stopping to wait (dropping the future) leaves
    /// no trace.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if it took longer, [`StoreError::ReadOnly`] where nothing can be written.
    pub async fn take(self: &Arc<Self>, at_most: Duration) -> Result<Turn, StoreError> {
        let mut pauses = Pauses::new(Some(at_most));
        let mut asking = self.ask()?;
        loop {
            match asking.look(self)? {
                Ok(turn) => return Ok(turn),
                Err(later) => asking = later,
            }
            tokio::time::sleep(pauses.next().ok_or(StoreError::Busy)?).await;
        }
    }

    /// As [`Self::take`], for a thread that may wait, and as long as it takes.
    pub(crate) fn take_at_last(self: &Arc<Self>) -> Result<Turn, StoreError> {
        let mut pauses = Pauses::new(None);
        let mut asking = self.ask()?;
        loop {
            match asking.look(self)? {
                Ok(turn) => return Ok(turn),
                Err(later) => asking = later,
            }
            std::thread::sleep(pauses.next().unwrap_or(Pauses::LONGEST));
        }
    }

    /// Waits at most so long until no process writes, and keeps writers out as long as the value lives.
    /// Where no lock file can be made no process can write either, and nothing is held.
    pub(crate) async fn keep_still(&self, at_most: Duration) -> Result<Gate, StoreError> {
        self.shared(WRITING, at_most).await
    }

    /// Waits at most so long until the database is not being replaced, and prevents that while the
    /// value lives.
    pub async fn open(&self, at_most: Duration) -> Result<Gate, StoreError> {
        self.shared(OPENING, at_most).await
    }

    /// Waits at most so long until no process is opening the database, and prevents that while the
    /// value lives.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub async fn replace(&self, at_most: Duration) -> Result<Gate, StoreError> {
        let mut pauses = Pauses::new(Some(at_most));
        let mut lock = LockFile::open(with_ending(&self.database, OPENING))?;
        loop {
            if lock.take(File::try_lock)? {
                return Ok(Gate { _file: Some(lock) });
            }
            tokio::time::sleep(pauses.next().ok_or(StoreError::Busy)?).await;
        }
    }

    async fn shared(&self, ending: &str, at_most: Duration) -> Result<Gate, StoreError> {
        let mut pauses = Pauses::new(Some(at_most));
        let Ok(mut lock) = LockFile::open(with_ending(&self.database, ending)) else {
            return Ok(Gate { _file: None });
        };
        loop {
            if lock.take(File::try_lock_shared)? {
                return Ok(Gate { _file: Some(lock) });
            }
            tokio::time::sleep(pauses.next().ok_or(StoreError::Busy)?).await;
        }
    }

    fn ask(&self) -> Result<Asking, StoreError> {
        let spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner).take();
        let locks = match spare {
            Some(locks) => locks,
            None => Locks {
                writing: LockFile::open(with_ending(&self.database, WRITING))?,
                waiting: LockFile::open(with_ending(&self.database, WAITING))?,
            },
        };
        Ok(Asking { locks, is_next: false })
    }

    /// Removes the lock files, on systems where waiting processes can notice it: they check whether the
    /// file they locked still exists.
    #[cfg(unix)]
    pub(crate) fn sweep(&self, turn: &Turn) {
        let _in_turn = turn;
        for ending in [WAITING, WRITING] {
            let _gone_already = std::fs::remove_file(with_ending(&self.database, ending));
        }
        if let Ok(mut lock) = LockFile::open(with_ending(&self.database, OPENING))
            && lock.take(File::try_lock).unwrap_or(false)
        {
            let _gone_already = std::fs::remove_file(lock.path());
        }
    }

    #[cfg(not(unix))]
    pub(crate) const fn sweep(&self, turn: &Turn) {
        let _in_turn = turn;
    }
}

impl Asking {
    /// The turn, or the request again.
    fn look(mut self, of: &Arc<Turns>) -> Result<Result<Turn, Self>, StoreError> {
        if !self.is_next {
            self.is_next = self.locks.waiting.take(File::try_lock)?;
        }
        if !self.is_next || !self.locks.writing.take(File::try_lock)? {
            return Ok(Err(self));
        }
        self.locks.waiting.give_back()?;
        #[cfg(test)]
        crate::tests::turns::trace("in");
        Ok(Ok(Turn {
            _held: Arc::new(HeldLock {
                of: Arc::clone(of),
                locks: Some(self.locks),
            }),
        }))
    }
}

impl Drop for HeldLock {
    fn drop(&mut self) {
        #[cfg(test)]
        crate::tests::turns::trace("out");
        // Closing a file, which follows if this fails, gives its lock back as well.
        if let Some(locks) = self.locks.take()
            && locks.writing.give_back().is_ok()
        {
            *self.of.spare.lock().unwrap_or_else(PoisonError::into_inner) = Some(locks);
        }
    }
}
