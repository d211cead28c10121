//! The back end for files: SQLite with SQLCipher through sqlx.
//!
//! One writer with a large cache (that is what makes encryption cheap), three readers that cannot
//! write. Several processes may use one file at a time; one of them writes ([`crate::backend::turn`]).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::held::Held;
use super::place::{BUSY, INDEXES, PAGES, Place};
use super::prepare;
use super::readers::{Bystander, Readers};
use super::turn::Gate;
use super::writer::{Seat, Work, Writer};
use crate::error::StoreError;
use crate::key::Key;
use crate::port::Store;

pub use super::transaction::SqliteTx;

/// How long closing a file waits for the turn to move the log into it.
const CLOSING: Duration = Duration::from_millis(300);

/// An open, encrypted database file.
pub struct Sqlite {
    readers: Readers,
    writer: Seat,
    place: Place,
    /// As it was given.
    path: PathBuf,
}

impl Sqlite {
    /// Opens the file, creates it if `create` is set, and migrates its schema; a file that must change is
    /// copied first. `now` dates the migration and names the copy. Where nothing can be written (a full or
    /// read-only disk), a file that needs no change is opened for reading.
    ///
    /// # Errors [`StoreError::Busy`] if the file is being replaced.
    pub async fn open(path: &Path, key: &Key, create: bool, now: DateTime<Utc>) -> Result<Self, StoreError> {
        Self::open_at(Place::new(path, key), path, create, now).await
    }

    /// As [`Self::open`] of a file that is there, for a program that has many of them open: each takes less memory.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn serve(path: &Path, key: &Key, now: DateTime<Utc>) -> Result<Self, StoreError> {
        Self::open_at(Place::new(path, key).with_small_caches(), path, false, now).await
    }

    async fn open_at(place: Place, path: &Path, create: bool, now: DateTime<Utc>) -> Result<Self, StoreError> {
        if !create && place.length()?.is_none() {
            return Err(StoreError::Missing);
        }
        let opening = place.turns.open(BUSY).await?;
        let opened = Self::prepared(place, path, create, now).await;
        // From here on a program that wants to replace the file sees that it is open.
        drop(opening);
        opened
    }

    /// Creates a file. No other program can open it as long as the gate is held: it has no firm yet.
    pub async fn found(path: &Path, key: &Key, now: DateTime<Utc>) -> Result<(Self, Gate), StoreError> {
        let place = Place::new(path, key);
        let gate = place.turns.replace(BUSY).await?;
        let made = Self::prepared(place, path, true, now).await?;
        Ok((made, gate))
    }

    async fn prepared(place: Place, path: &Path, create: bool, now: DateTime<Utc>) -> Result<Self, StoreError> {
        prepare::prepare_file(&place, create, now).await?;
        Ok(Self {
            readers: Readers::new(&place).await?,
            writer: Seat::default(),
            place,
            path: path.to_owned(),
        })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is encrypted with.
    pub const fn key(&self) -> &Key {
        &self.place.key
    }

    /// One more connection, beside readers and writer, for work on the file as a whole.
    pub(crate) async fn bystander(&self) -> Result<Bystander, StoreError> {
        self.readers.bystander().await
    }

    /// A number that changes whenever any connection, of this process or another, has committed.
    pub async fn data_version(&self) -> Result<i64, StoreError> {
        self.readers.data_version().await
    }

    /// Reads every page and every index. Takes seconds for large files.
    pub async fn integrity_check(&self) -> Result<(), StoreError> {
        // On its own connection: SQLite 3.51 checks the full-text index by what a connection
        // remembers of it, and finds segments missing that another has merged since.
        let mut reader = self.bystander().await?;
        if !self.place.finds_nothing(&mut reader.connection, PAGES).await? {
            // That check reads the file alone. After a power cut, or while another program moves the log into the
            // file, some pages are there by halves, and whole in the log.
            Work::check_without_log(&self.place, &self.writer).await?;
        }
        if self.place.finds_nothing(&mut reader.connection, INDEXES).await? {
            Ok(())
        } else {
            Err(StoreError::Damaged)
        }
    }

    /// As [`Store::write`], and waits at most so long for the turn.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if it took longer; as the file gives them.
    pub async fn write_within(&self, at_most: Duration) -> Result<SqliteTx, StoreError> {
        let held = self.held();
        let work = Work::begin_within(&self.place, &self.writer, at_most).await?;
        Ok(SqliteTx::writing(work, held))
    }

    /// Moves the log into the file and starts it over, so that what was deleted is not left in it. `false` if a
    /// reader still needs the log after half a second: then it stays.
    ///
    /// # Errors
    /// As the file gives them; what was committed stands in any case.
    pub async fn empty_log(&self) -> Result<bool, StoreError> {
        Work::empty_log(&self.place, &self.writer).await
    }

    /// Waits for its own open transactions and closes the file. The last process to close it moves the
    /// log into the main file; no process waits for another's writer.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await;
        let mut seat = Arc::clone(&self.writer).lock_owned().await;
        let Ok(turn) = self.place.turns.take(CLOSING).await else {
            // The process that has the turn has the file open and will close it later. The writer of
            // this process is closed in its own turn.
            drop(seat.take());
            return Ok(());
        };
        let writer = match seat.take() {
            Some(writer) => writer,
            // A reader cannot delete the log files that it read through.
            None if self.place.beside("-wal").exists() => Writer::open(&self.place, &turn).await?,
            None => {
                self.place.turns.sweep(&turn);
                return Ok(());
            }
        };
        writer.close(&turn).await?;
        if !self.place.beside("-wal").exists() {
            self.place.turns.sweep(&turn);
        }
        Ok(())
    }

    /// This file, for as long as it is open.
    fn held(&self) -> Held {
        Held::one(std::ptr::from_ref(&self.path).addr())
    }
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Store for Sqlite {
    type Read = SqliteTx;
    type Write = SqliteTx;

    async fn read(&self) -> Result<SqliteTx, StoreError> {
        let held = self.held();
        let view = self.readers.view().await?;
        Ok(SqliteTx::reading(view, held))
    }

    async fn write(&self) -> Result<SqliteTx, StoreError> {
        let held = self.held();
        let work = Work::begin(&self.place, &self.writer).await?;
        Ok(SqliteTx::writing(work, held))
    }
}
