//! Places: each lets one firm come to the hub, once. Each is a small file, so that the command that makes one
//! and the hub that is running need not know of each other.

use std::io::{self, Write as _};
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use store::files::{create_private, remove_if_there, sync_folder};
use uuid::Uuid;
use vault::entropy::Entropy;

use crate::folder::Folder;

/// How long a place is good.
pub const GOOD_FOR: TimeDelta = TimeDelta::hours(24);

/// What is known of a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Place {
    /// Until when it is good, in microseconds since 1970.
    ends: i64,
    /// What arrived there.
    pub(crate) arrived: Option<Arrival>,
    /// Whether that was put in its place.
    pub(crate) used: bool,
}

/// A firm that arrived.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Arrival {
    pub(crate) firm: Uuid,
    /// The hash of the token of the device that brought it.
    pub(crate) token: [u8; 32],
}

/// A place of a folder.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// The copy that a device sends, under the device's key.
    pub(crate) arriving: PathBuf,
    /// The same under the hub's key, ready to be put in its place.
    pub(crate) staged: PathBuf,
    note: PathBuf,
}

/// Makes a place; the word that opens it is nowhere but in the answer.
///
/// # Errors
/// As the disk gives them.
pub fn make(folder: &Folder, now: DateTime<Utc>) -> io::Result<String> {
    let word: [u8; 16] = Entropy::System.bytes().map_err(io::Error::other)?;
    let word = BASE64URL_NOPAD.encode(&word);
    let place = Place {
        ends: (now + GOOD_FOR).timestamp_micros(),
        arrived: None,
        used: false,
    };
    spot(folder, &word).write(&place)?;
    Ok(word)
}

/// Where a place is; it need not exist.
pub(crate) fn spot(folder: &Folder, word: &str) -> Spot {
    let base = folder.places().join(folder.place_name(word));
    Spot {
        arriving: base.with_extension("arriving"),
        staged: base.with_extension(crate::folder::FIRM),
        note: base.with_extension("json"),
    }
}

impl Place {
    /// Whether a firm may still come here.
    pub(crate) fn is_open(&self, now: DateTime<Utc>) -> bool {
        now.timestamp_micros() < self.ends
    }
}

impl Spot {
    /// The place, if it exists.
    pub(crate) fn read(&self) -> io::Result<Option<Place>> {
        match std::fs::read(&self.note) {
            Ok(text) => serde_json::from_slice(&text).map(Some).map_err(io::Error::other),
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// Keeps what is known of it.
    pub(crate) fn write(&self, place: &Place) -> io::Result<()> {
        let draft = self.note.with_extension("draft");
        remove_if_there(&draft)?;
        let mut file = create_private(&draft)?;
        file.write_all(&serde_json::to_vec(place).map_err(io::Error::other)?)?;
        file.sync_all()?;
        std::fs::rename(&draft, &self.note)?;
        sync_folder(&self.note)
    }

    /// Removes what arrived and was not put in its place, and the copies that a migration left of it.
    pub(crate) fn clear(&self) -> io::Result<()> {
        let (Some(folder), Some(name)) = (self.note.parent(), self.note.file_stem()) else {
            return Ok(());
        };
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let is_ours = path.file_name().is_some_and(|file| {
                let file = file.as_encoded_bytes();
                file.starts_with(name.as_encoded_bytes())
            });
            if is_ours && path != self.note {
                remove_if_there(&path)?;
            }
        }
        Ok(())
    }
}
