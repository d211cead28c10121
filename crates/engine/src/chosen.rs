//! Files that a person chose in the system's dialog or dropped on the window. The window gets a handle and
//! a name; the path stays here. A handle is good for one purpose and one use, for an hour: code in the
//! window cannot reach a file that nobody chose.

mod handing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Deserializer};

/// How long a handle is good for: a dialog may wait for somebody who looks for a recovery code.
const GOOD_FOR: TimeDelta = TimeDelta::hours(1);

/// Most handles kept; a window needs one or two.
const MOST: usize = 32;

/// What a file was chosen for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// A file with clients, to be read.
    Import,
    /// A picture, to be read.
    Picture,
    /// A backup, to be opened.
    Backup,
    /// A table or text file, to be written.
    Save,
    /// A backup, to be written.
    SaveBackup,
    /// A text file with a recovery code, to be written.
    SaveCode,
    /// A folder that files are put into from now on.
    Folder,
}

/// A file named in a request. From the window it is a handle, never a path.
#[derive(Clone)]
pub struct Chosen(Name);

#[derive(Clone)]
enum Name {
    Path(PathBuf),
    Handle(String),
}

impl Chosen {
    /// A path given on the command line.
    pub fn at(path: impl AsRef<Path>) -> Self {
        Self(Name::Path(path.as_ref().to_owned()))
    }
}

impl<'de> Deserialize<'de> for Chosen {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|handle| Self(Name::Handle(handle)))
    }
}

impl std::fmt::Debug for Chosen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chosen(…)")
    }
}

/// The handles that were given out.
#[derive(Default)]
pub(crate) struct Handles(Mutex<BTreeMap<String, Kept>>);

#[derive(Clone)]
struct Kept {
    path: PathBuf,
    purpose: Purpose,
    since: DateTime<Utc>,
}

impl std::fmt::Debug for Handles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Handles").finish_non_exhaustive()
    }
}

impl Handles {
    fn keep(&self, handle: String, kept: Kept) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, other| is_good(other, kept.since));
        while all.len() >= MOST {
            let oldest = all.iter().min_by_key(|(_, other)| other.since);
            let Some(oldest) = oldest.map(|(handle, _)| handle.clone()) else {
                break;
            };
            all.remove(&oldest);
        }
        all.insert(handle, kept);
    }

    fn find(&self, handle: &str, purpose: Purpose, now: DateTime<Utc>, used_up: bool) -> Option<PathBuf> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all
            .get(handle)
            .filter(|kept| kept.purpose == purpose && is_good(kept, now));
        let path = found.map(|kept| kept.path.clone())?;
        if used_up {
            all.remove(handle);
        }
        Some(path)
    }
}

fn is_good(kept: &Kept, now: DateTime<Utc>) -> bool {
    (now - kept.since).abs() < GOOD_FOR
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use std::path::{Path, PathBuf};

    use chrono::TimeDelta;

    use super::{Chosen, GOOD_FOR, MOST, Purpose};
    use crate::Engine;
    use crate::clock::{Clock, FixedClock};
    use crate::error::{AppError, FileProblem};
    use crate::profile::Profile;
    use vault::secrets::Vault;

    /// As it comes from the window.
    fn from_window(text: &str) -> Chosen {
        serde_json::from_value(serde_json::Value::from(text)).unwrap()
    }

    fn world() -> (tempfile::TempDir, FixedClock, Engine) {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let clock = FixedClock::new(chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        let engine = Engine::new(profile, Vault::memory(), Clock::Fixed(clock.clone())).unwrap();
        (folder, clock, engine)
    }

    #[test]
    fn a_handle_is_good_for_one_purpose_one_use_and_an_hour() {
        let (_folder, clock, engine) = world();
        let path = PathBuf::from("/home/anna/clients.csv");
        let again = AppError::File {
            problem: FileProblem::ChooseAgain,
            file: String::new(),
        };
        let view = engine.hand_out(path.clone(), Purpose::Import).unwrap();
        assert_eq!((view.name.as_str(), view.handle.len()), ("clients.csv", 32));
        let file = from_window(&view.handle);
        for other in [
            Purpose::Picture,
            Purpose::Backup,
            Purpose::Save,
            Purpose::SaveBackup,
            Purpose::SaveCode,
            Purpose::Folder,
        ] {
            assert_eq!(engine.take(&file, other).unwrap_err(), again, "{other:?}");
        }
        assert_eq!(
            engine.chosen(&file, Purpose::Import).unwrap(),
            path,
            "a look uses nothing up"
        );
        assert_eq!(engine.take(&file, Purpose::Import).unwrap(), path);
        assert_eq!(engine.take(&file, Purpose::Import).unwrap_err(), again);

        let view = engine.hand_out(path.clone(), Purpose::Save).unwrap();
        clock.advance(GOOD_FOR - TimeDelta::seconds(1));
        let file = from_window(&view.handle);
        assert!(engine.chosen(&file, Purpose::Save).is_ok());
        clock.advance(TimeDelta::seconds(1));
        assert_eq!(engine.take(&file, Purpose::Save).unwrap_err(), again);
    }

    #[test]
    fn a_path_from_the_window_is_no_handle() {
        let (folder, _clock, engine) = world();
        let path = folder.path().join("clients.csv");
        std::fs::write(&path, "First Name\nAna\n").unwrap();
        for text in [path.to_str().unwrap(), "", "0", "../clients.csv"] {
            assert!(engine.take(&from_window(text), Purpose::Import).is_err(), "{text}");
        }
        assert_eq!(engine.take(&Chosen::at(&path), Purpose::Import).unwrap(), path);
    }

    #[test]
    fn only_so_many_handles_are_kept() {
        let (_folder, clock, engine) = world();
        let hand_out = || {
            engine
                .hand_out(Path::new("/a.csv").to_owned(), Purpose::Import)
                .unwrap()
        };
        let first = hand_out();
        for _ in 0..MOST {
            clock.advance(TimeDelta::seconds(1));
            hand_out();
        }
        assert!(engine.take(&from_window(&first.handle), Purpose::Import).is_err());
        assert!(engine.take(&from_window(&hand_out().handle), Purpose::Import).is_ok());
    }
}
