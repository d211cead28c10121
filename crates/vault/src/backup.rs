//! A backup: one file with everything needed to open a firm elsewhere with its recovery code or passphrase.
//! Its format is described in `docs/decisions/010-backup.md`.
//!
//! ```text
//!  0  16  "Coverbook backup"
//! 16   4  version, 1
//! 20   4  bytes of the sidecar, S
//! 24   4  bytes of the sealed summary, M
//! 28   4  0
//! 32   8  bytes of the database, D
//! 40  32  BLAKE3 of everything but these 32 bytes
//! 72   S  the sidecar, as it stands beside a firm's file
//!      M  nonce and summary, sealed under the firm's key
//!      D  the database, encrypted
//! ```
//!
//! Numbers are little-endian. The summary tells what a backup contains without unpacking it.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use store::Key;
use store::files::{create_private, sync_folder, with_ending};
use zeroize::Zeroizing;

use crate::draft::Draft;
use crate::entropy::Entropy;
use crate::files::{Unfit, may_write, open, open_own};
use crate::secrets::{SecretError, Sidecar};

const MAGIC: [u8; 16] = *b"Coverbook backup";
const VERSION: u32 = 1;
/// Bytes before the hash.
const NUMBERS: usize = 40;
const HASH: usize = 32;
/// Most bytes of a sealed summary; a firm's name has at most 200 characters.
const SUMMARY_MAX: u32 = 4_096;
const NONCE: usize = 24;
/// Bytes that sealing adds at the end.
const TAG: usize = 16;
/// A firm's file consists of whole pages, a backup never does: the size alone distinguishes them.
const PAGE: usize = 4_096;
/// Bytes read and written at once.
const BLOCK: usize = 1 << 20;

/// Why a backup could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is not a backup.
    #[error("no backup")]
    Foreign,
    /// A part of it is missing.
    #[error("cut short")]
    CutShort,
    /// Its content has changed since it was written.
    #[error("damaged")]
    Damaged,
    /// A newer program wrote it.
    #[error("newer")]
    Newer,
    /// The caller stopped the work.
    #[error("stopped")]
    Stopped,
    /// The typed secret does not open it.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// A file could not be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What a backup contains.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Id of the firm.
    pub firm: String,
    /// Its name.
    pub name: String,
    /// The number of its last command.
    pub head: i64,
    /// When that command was done; microseconds since 1970.
    pub changed: i64,
    /// When the backup was made; microseconds since 1970.
    pub made: i64,
}

/// Is called with the progress of long work; `false` stops the work.
pub type Watch<'a> = dyn Fn(u64, u64) -> bool + 'a;

/// Writes a backup of the database file `database` to `target`: as `draft` first, in the same folder,
/// then read again and compared, and only then in place of whatever has that name. A draft that was
/// left behind goes.
pub fn write(
    (draft, target): (Draft, &Path),
    sidecar: &[u8],
    (summary, key): (&Summary, &Key),
    database: &Path,
    entropy: &Entropy,
    watch: &Watch<'_>,
) -> Result<u64, BackupError> {
    may_write(target)?;
    draft.clear()?;
    let length = compose(&draft.0, sidecar, (summary, key), database, entropy, watch)?;
    // Damage by a failing disk shows now, not on the day the backup is needed.
    Backup::open(&draft.0)?.read_through(watch, |_| Ok(()))?;
    fs::rename(&draft.0, target)?;
    sync_folder(target)?;
    Ok(length)
}

fn compose(
    draft: &Path,
    sidecar: &[u8],
    (summary, key): (&Summary, &Key),
    database: &Path,
    entropy: &Entropy,
    watch: &Watch<'_>,
) -> Result<u64, BackupError> {
    let mut from = open_own(database)?;
    let bytes = from.metadata()?.len();
    let mut plain = serde_json::to_vec(summary).map_err(io::Error::other)?;
    if (NUMBERS + HASH + sidecar.len() + NONCE + plain.len() + TAG).is_multiple_of(PAGE) {
        plain.push(b' ');
    }
    let sealed_length = NONCE + plain.len() + TAG;
    let number = |n: usize| u32::try_from(n).map_err(|_| BackupError::Damaged);
    let mut numbers = [0; NUMBERS];
    let parts = [number(sidecar.len())?, number(sealed_length)?, 0].map(u32::to_le_bytes);
    let (version, bytes_le) = (VERSION.to_le_bytes(), bytes.to_le_bytes());
    let all = MAGIC
        .iter()
        .chain(&version)
        .chain(parts.iter().flatten())
        .chain(&bytes_le);
    numbers.iter_mut().zip(all).for_each(|(to, from)| *to = *from);
    let sealed = seal(&plain, &numbers, key, entropy)?;

    let mut file = create_private(draft)?;
    let mut hash = blake3::Hasher::new();
    file.write_all(&numbers)?;
    file.write_all(&[0; HASH])?;
    hash.update(&numbers);
    for part in [sidecar, &sealed] {
        file.write_all(part)?;
        hash.update(part);
    }
    let mut block = vec![0; BLOCK];
    let mut done = 0;
    while done < bytes {
        let read = from.read(&mut block)?;
        let part = block
            .get(..read)
            .filter(|part| !part.is_empty())
            .ok_or(BackupError::Damaged)?;
        file.write_all(part)?;
        hash.update(part);
        done += read as u64;
        if !watch(done, bytes) {
            return Err(BackupError::Stopped);
        }
    }
    file.seek(SeekFrom::Start(NUMBERS as u64))?;
    file.write_all(hash.finalize().as_bytes())?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

/// An open backup: its beginning and length are right.
pub struct Backup {
    path: PathBuf,
    numbers: [u8; NUMBERS],
    hash: [u8; HASH],
    sidecar: Vec<u8>,
    sealed: Vec<u8>,
    bytes: u64,
}

impl Backup {
    /// Opens a backup and reads its head.
    ///
    /// # Errors
    /// [`BackupError`] if the file is not a backup, or of a newer version.
    pub fn open(path: &Path) -> Result<Self, BackupError> {
        let mut file = match open(path) {
            // Certainly not a backup, maybe an open firm.
            Err(problem) if Unfit::inside(&problem) == Some(Unfit::Own) => return Err(BackupError::Foreign),
            opened => opened?,
        };
        let length = file.metadata()?.len();
        let mut magic = [0; MAGIC.len()];
        if file.read_exact(&mut magic).is_err() || magic != MAGIC {
            return Err(BackupError::Foreign);
        }
        let mut rest = [0; NUMBERS - MAGIC.len()];
        file.read_exact(&mut rest).map_err(|_| BackupError::CutShort)?;
        let [v0, v1, v2, v3, s0, s1, s2, s3, m0, m1, m2, m3, _, _, _, _, size @ ..] = rest;
        let version = u32::from_le_bytes([v0, v1, v2, v3]);
        let sidecar = u32::from_le_bytes([s0, s1, s2, s3]);
        let sealed = u32::from_le_bytes([m0, m1, m2, m3]);
        let bytes = u64::from_le_bytes(size);
        if version > VERSION {
            return Err(BackupError::Newer);
        }
        let sound = version == VERSION && u64::from(sidecar) <= Sidecar::LIMIT && sealed <= SUMMARY_MAX;
        if !sound {
            return Err(BackupError::Damaged);
        }
        let front = (NUMBERS + HASH) as u64 + u64::from(sidecar) + u64::from(sealed);
        match bytes.checked_add(front) {
            Some(whole) if whole == length => {}
            Some(whole) if whole > length => return Err(BackupError::CutShort),
            _ => return Err(BackupError::Damaged),
        }
        let mut hash = [0; HASH];
        file.read_exact(&mut hash)?;
        let mut part = |length: u32| {
            let mut part = Vec::new();
            let read = (&mut file).take(u64::from(length)).read_to_end(&mut part)?;
            if read as u64 == u64::from(length) {
                Ok(part)
            } else {
                Err(BackupError::CutShort)
            }
        };
        let (sidecar, sealed) = (part(sidecar)?, part(sealed)?);
        let mut numbers = [0; NUMBERS];
        numbers
            .iter_mut()
            .zip(magic.iter().chain(&rest))
            .for_each(|(to, from)| *to = *from);
        Ok(Self {
            path: path.to_owned(),
            numbers,
            hash,
            sidecar,
            sealed,
            bytes,
        })
    }

    /// The sidecar, exactly as it is beside a firm's file.
    pub fn sidecar(&self) -> &[u8] {
        &self.sidecar
    }

    /// Opens it with the recovery code or the passphrase: the firm's key, and the summary.
    pub fn unlock(&self, secret: &str) -> Result<(Key, Summary), BackupError> {
        let key = Sidecar::from_bytes(&self.sidecar, &self.path)
            .and_then(|sidecar| sidecar.unwrap_key(secret))
            .map_err(|problem| match problem {
                SecretError::Newer(_) => BackupError::Newer,
                SecretError::Damaged(_) => BackupError::Damaged,
                other => BackupError::Secret(other),
            })?;
        let summary = self.summary(&key)?;
        Ok((key, summary))
    }

    /// The summary, opened with the firm's key. The key of another firm gives [`BackupError::Damaged`].
    pub fn summary(&self, key: &Key) -> Result<Summary, BackupError> {
        let (nonce, sealed) = self.sealed.split_first_chunk::<NONCE>().ok_or(BackupError::Damaged)?;
        let payload = Payload {
            msg: sealed,
            aad: &self.numbers,
        };
        let plain = cipher(key)
            .decrypt(nonce.into(), payload)
            .map_err(|_| BackupError::Damaged)?;
        serde_json::from_slice(&plain).map_err(|_| BackupError::Damaged)
    }

    /// Writes the database to a new file. If this fails, the contents of that file must not be used.
    pub fn unpack(&self, to: &Path, watch: &Watch<'_>) -> Result<(), BackupError> {
        let mut file = create_private(to)?;
        self.read_through(watch, |part| file.write_all(part))?;
        Ok(file.sync_all()?)
    }

    /// Reads the whole database and compares the hash of everything.
    fn read_through(
        &self,
        watch: &Watch<'_>,
        mut with: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), BackupError> {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.numbers).update(&self.sidecar).update(&self.sealed);
        let mut file = open(&self.path)?;
        let front = NUMBERS + HASH + self.sidecar.len() + self.sealed.len();
        file.seek(SeekFrom::Start(front as u64))?;
        let mut block = vec![0; BLOCK];
        let mut done = 0;
        let mut rest = file.take(self.bytes);
        while done < self.bytes {
            let read = rest.read(&mut block)?;
            let part = block
                .get(..read)
                .filter(|part| !part.is_empty())
                .ok_or(BackupError::CutShort)?;
            hash.update(part);
            with(part)?;
            done += read as u64;
            if !watch(done, self.bytes) {
                return Err(BackupError::Stopped);
            }
        }
        if hash.finalize() != blake3::Hash::from_bytes(self.hash) {
            return Err(BackupError::Damaged);
        }
        Ok(())
    }
}

/// Whether the file begins like a backup, which may be in the same folder as firms' files. Those are not
/// touched: closing a file drops the locks that this process has on it (POSIX).
pub fn is_backup(path: &Path) -> bool {
    let mut start = [0; MAGIC.len()];
    !may_be_open(path) && open_own(path).is_ok_and(|mut file| file.read_exact(&mut start).is_ok() && start == MAGIC)
}

/// Whether SQLite may have this file open. A growing file need not have whole pages, but has a log beside
/// it.
fn may_be_open(path: &Path) -> bool {
    let beside = ["-wal", "-shm", "-journal"]
        .into_iter()
        .any(|ending| with_ending(path, ending).exists());
    beside || fs::metadata(path).is_ok_and(|found| found.len() % PAGE as u64 == 0)
}

fn seal(plain: &[u8], numbers: &[u8], key: &Key, entropy: &Entropy) -> Result<Vec<u8>, BackupError> {
    let nonce: [u8; NONCE] = entropy.bytes().map_err(SecretError::from)?;
    let payload = Payload {
        msg: plain,
        aad: numbers,
    };
    let sealed = cipher(key).encrypt(&nonce.into(), payload);
    let sealed = sealed.map_err(|_| SecretError::Derivation("sealing failed".to_owned()))?;
    Ok([&nonce, sealed.as_slice()].concat())
}

/// The pages are encrypted with the key itself, the summary with one derived from it.
fn cipher(key: &Key) -> XChaCha20Poly1305 {
    let derived = Zeroizing::new(blake3::derive_key("Coverbook 2026 backup summary", key.as_bytes()));
    XChaCha20Poly1305::new((&*derived).into())
}

#[cfg(test)]
mod tests;
