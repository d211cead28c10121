//! The program's own files. They are neither read nor replaced as files that people choose: closing any
//! handle on a database drops the locks that this process has on it (POSIX `fcntl`), whatever name it was
//! opened under.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use store::files::folder_of;

use super::identity::{Identity, of};
use crate::backup::is_backup;

/// Profile folders and key files of this process. Locks belong to the process, so this list does too.
static GUARDED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Protects the files of a profile from being opened or replaced as something else, while it lives.
#[derive(Debug)]
pub struct Guard(Mutex<Vec<PathBuf>>);

impl Guard {
    /// Guards the firms' files in this folder.
    pub fn new(folder: &Path) -> Self {
        let guard = Self(Mutex::default());
        guard.add(folder);
        guard
    }

    /// Guards another file, or the firms' files in another folder.
    pub fn add(&self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
        GUARDED.lock().unwrap_or_else(PoisonError::into_inner).push(path);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut all = GUARDED.lock().unwrap_or_else(PoisonError::into_inner);
        for path in self.0.get_mut().unwrap_or_else(PoisonError::into_inner) {
            // Another profile of this process may guard the same folder.
            if let Some(place) = all.iter().position(|guarded| guarded == path) {
                all.swap_remove(place);
            }
        }
    }
}

/// Whether this is one of the program's own files, under whatever name. `found` is the metadata of `path`.
pub(super) fn is_own(path: &Path, found: &Metadata) -> io::Result<bool> {
    let identity = of(path, found)?;
    Ok(own_files().contains(&identity))
}

/// Whether a file of this name, existing or not, may be one of the program's own.
pub(super) fn has_own_name(path: &Path) -> bool {
    let Some(name) = path.file_name() else {
        return false;
    };
    if !is_own_name(&name.to_string_lossy()) {
        return false;
    }
    if path.exists() {
        // Firms of other profiles must not be replaced either.
        return !is_backup(path);
    }
    fs::canonicalize(folder_of(path)).is_ok_and(|folder| {
        let guarded = GUARDED.lock().unwrap_or_else(PoisonError::into_inner).clone();
        guarded
            .iter()
            .any(|guarded| fs::canonicalize(guarded).is_ok_and(|guarded| guarded == folder))
    })
}

/// The identities of the guarded files. A file that cannot be read here cannot be opened by its path
/// either.
fn own_files() -> BTreeSet<Identity> {
    let guarded = GUARDED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let mut found = BTreeSet::new();
    let mut add = |path: &Path| {
        let identity = fs::metadata(path).and_then(|metadata| of(path, &metadata));
        found.extend(identity.ok());
    };
    for place in guarded {
        let Ok(entries) = fs::read_dir(&place) else {
            add(&place);
            beside_key(&place).iter().for_each(|path| add(path));
            continue;
        };
        for entry in entries.flatten() {
            if is_own_name(&entry.file_name().to_string_lossy()) && !is_backup(&entry.path()) {
                add(&entry.path());
            }
        }
    }
    found
}

/// The passwords stored beside a key file.
fn beside_key(key: &Path) -> Vec<PathBuf> {
    let name = key.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let entries = key.parent().and_then(|folder| fs::read_dir(folder).ok());
    let is_password = |path: &PathBuf| {
        let found = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found
            .strip_prefix(&name)
            .is_some_and(|rest| rest.starts_with('.') && rest.ends_with(".mail"))
    };
    let paths = entries.into_iter().flatten().flatten().map(|entry| entry.path());
    paths.filter(is_password).collect()
}

/// Databases, the files that SQLite and this program keep beside them, and sidecars. A backup may have the
/// same extension as a database.
pub(super) fn is_own_name(name: &str) -> bool {
    let beside = |ending: &str| {
        name.rsplit_once(ending)
            .is_some_and(|(stem, rest)| !stem.is_empty() && (rest.is_empty() || rest.starts_with(['.', '-'])))
    };
    let draft = name.ends_with(".coverbook-draft");
    let alone = ["restoring", "last-firm"].contains(&name);
    !draft && (alone || [".coverbook", ".keys", ".importing"].into_iter().any(beside))
}

#[cfg(test)]
mod tests {
    use super::is_own_name;

    #[test]
    fn names_of_own_files() {
        for (name, expect) in [
            ("acme.coverbook", true),
            ("acme.coverbook-wal", true),
            ("acme.coverbook-shm", true),
            ("acme.coverbook-journal", true),
            ("acme.coverbook.migrating", true),
            ("acme.coverbook.before-20260101000000000000", true),
            ("acme.coverbook.backing-up-turn", true),
            ("acme.keys", true),
            ("acme.keys.restoring", true),
            ("acme.importing", true),
            ("restoring", true),
            ("last-firm", true),
            ("people.csv", false),
            ("people.coverbook-draft", false),
            ("coverbook.csv", false),
            ("piano.keys.csv", true),
            ("keys.csv", false),
            ("", false),
        ] {
            assert_eq!(is_own_name(name), expect, "{name}");
        }
    }
}
