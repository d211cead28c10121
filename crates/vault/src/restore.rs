//! Puts a firm's file and its sidecar into a profile in one step, even if interrupted.
//!
//! Both are written under names that nothing opens: the file first, then the sidecar. Renaming the file is
//! the decisive moment; the sidecar follows. The next program that looks at the profile completes an
//! interrupted run: if the file was not renamed, both are deleted; if it was, the sidecar is renamed too.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use store::files::{LockFile, remove_if_there, sync_folder, with_ending};

use crate::draft::Draft;
use crate::firm_file::{FIRM, FirmFile, JOINING};

/// How long to wait for a firm that another program is putting into the profile.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Time between two tries to take the lock.
const LOOK: Duration = Duration::from_millis(20);

/// Extension of a file that is not in its place yet.
const STAGED: &str = "restoring";

/// The turn of whoever puts a firm into the profile with this folder, or founds one there.
fn turn(folder: &Path) -> io::Result<Option<LockFile>> {
    LockFile::try_take(folder.join("restoring"))
}

/// Takes that turn, after waiting for another program at most so long.
pub async fn wait_for_turn(folder: &Path, at_most: Duration) -> io::Result<Option<LockFile>> {
    let until = Instant::now() + at_most;
    loop {
        let taken = turn(folder)?;
        if taken.is_some() || Instant::now() >= until {
            return Ok(taken);
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// A firm waiting beside its place. It is deleted if the value is dropped before it was put there.
pub struct Staged {
    place: FirmFile,
    /// Deleted first: a sidecar alone would look like one that still has to follow its file.
    keys: Draft,
    database: Draft,
}

impl Staged {
    /// Prepares for a firm at `place`. The caller must hold the turn (`store::turn`).
    pub fn beside(place: FirmFile) -> io::Result<Self> {
        let staged = Self {
            keys: Draft(place.sidecar_path().with_added_extension(STAGED)),
            database: Draft(place.path.with_added_extension(STAGED)),
            place,
        };
        staged.keys.clear()?;
        staged.database.clear()?;
        Ok(staged)
    }

    /// Where its database must be written.
    pub fn database(&self) -> &Path {
        &self.database.0
    }

    /// Replaces the same firm, without keeping a copy.
    pub fn put_over(self, sidecar: &[u8]) -> io::Result<()> {
        crate::secrets::write_private(&self.keys.0, sidecar)?;
        remove_if_there(&with_ending(&self.place.path, "-shm"))?;
        self.rename()
    }

    /// Puts it in its place. A firm already there, which must not be open, is kept as a copy with the time
    /// `now` in its name, with its sidecar. Its log moves with it: beside the new file, SQLite would apply
    /// it to that one.
    pub fn put(self, sidecar: &[u8], now: DateTime<Utc>) -> io::Result<()> {
        // Under exactly this name, by which an interrupted run is found.
        crate::secrets::write_private(&self.keys.0, sidecar)?;
        let suffix = format!("before-{}", now.format("%Y%m%d%H%M%S%6f"));
        let sidecar = self.place.sidecar_path();
        for old in [&self.place.path, &sidecar] {
            if old.try_exists()? {
                keep(old, &old.with_added_extension(&suffix))?;
            }
        }
        let (place, copy) = (&self.place.path, self.place.path.with_added_extension(&suffix));
        for ending in ["-wal", "-journal"] {
            move_away(&with_ending(place, ending), &with_ending(&copy, ending))?;
        }
        remove_if_there(&with_ending(place, "-shm"))?;
        self.rename()
    }

    fn rename(&self) -> io::Result<()> {
        let (place, sidecar) = (&self.place.path, self.place.sidecar_path());
        sync_folder(place)?;
        fs::rename(&self.database.0, place)?;
        sync_folder(place)?;
        fs::rename(&self.keys.0, &sidecar)?;
        sync_folder(&sidecar)
    }
}

/// Puts what waits at [`FirmFile::joining`] in the place of the firm, with this sidecar. The caller holds the turn,
/// and nothing may have either file open. Cut short, it is done or undone, and can be called again if the file
/// still waits.
pub fn replace_by_joined(place: &FirmFile, sidecar: &[u8]) -> io::Result<()> {
    let keys = place.sidecar_path().with_added_extension(STAGED);
    remove_if_there(&keys)?;
    crate::secrets::write_private(&keys, sidecar)?;
    remove_if_there(&with_ending(&place.path, "-shm"))?;
    sync_folder(&place.path)?;
    fs::rename(place.joining(), &place.path)?;
    sync_folder(&place.path)?;
    fs::rename(&keys, place.sidecar_path())?;
    sync_folder(&place.path)
}

/// Puts what waits at [`FirmFile::joining`] where no firm is yet. The caller holds the turn, and nothing may have
/// the file open.
pub fn place_joined(place: &FirmFile) -> io::Result<()> {
    fs::rename(place.joining(), &place.path)?;
    sync_folder(&place.path)
}

/// Removes what joinings that were cut short left in this folder: files that wait at [`FirmFile::joining`] for a
/// place where no firm is. The caller holds the turn.
pub fn clear_joinings(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == JOINING) {
            let place = FirmFile::at(path.with_extension(""));
            if !place.path.try_exists()? {
                place.delete()?;
            }
        }
    }
    Ok(())
}

/// Completes what was interrupted in this folder, unless another program is at work there.
pub fn settle(folder: &Path) -> io::Result<()> {
    let Some(_turn) = turn(folder)? else {
        return Ok(());
    };
    let mut staged = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_staged(&path) {
            staged.push(path.with_extension(""));
        }
    }
    let is_database = |place: &&PathBuf| place.extension().is_some_and(|extension| extension == FIRM);
    let databases: Vec<PathBuf> = staged.iter().filter(is_database).cloned().collect();
    for place in databases {
        let place = FirmFile::at(place);
        tracing::warn!("a backup that was being opened is not there");
        for draft in [
            place.sidecar_path().with_added_extension(STAGED),
            place.path.with_added_extension(STAGED),
        ] {
            remove_if_there(&draft)?;
        }
        staged.retain(|other| *other != place.path && *other != place.sidecar_path());
    }
    for sidecar in staged {
        let place = FirmFile::at(sidecar.with_extension(FIRM));
        if place.path.try_exists()? && !place.joining().try_exists()? {
            fs::rename(sidecar.with_added_extension(STAGED), &sidecar)?;
            sync_folder(&sidecar)?;
        } else {
            remove_if_there(&sidecar.with_added_extension(STAGED))?;
        }
    }
    Ok(())
}

/// Whether this is a file that is not in its place yet.
pub fn is_staged(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == STAGED)
}

/// Gives a file a second name, or copies it where a file can have only one. The file exists at every
/// moment.
fn keep(old: &Path, copy: &Path) -> io::Result<()> {
    if fs::hard_link(old, copy).is_ok() {
        return sync_folder(copy);
    }
    fs::copy(old, copy)?;
    File::options().write(true).open(copy)?.sync_all()?;
    sync_folder(copy)
}

/// Renames a file, if it exists.
fn move_away(old: &Path, new: &Path) -> io::Result<()> {
    match fs::rename(old, new) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(()),
        moved => moved,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use std::path::Path;

    use chrono::DateTime;

    use super::{Staged, replace_by_joined, settle, turn};
    use crate::firm_file::FirmFile;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != "restoring");
        names.sort();
        names
    }

    fn write(folder: &Path, files: &[(&str, &str)]) {
        for (name, content) in files {
            std::fs::write(folder.join(name), content).unwrap();
        }
    }

    fn read(folder: &Path, name: &str) -> String {
        std::fs::read_to_string(folder.join(name)).unwrap()
    }

    #[test]
    fn a_replaced_firm_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        write(folder, &[("a.coverbook", "old"), ("a.keys", "old keys")]);
        let staged = Staged::beside(FirmFile::at(folder.join("a.coverbook"))).unwrap();
        std::fs::write(staged.database(), "new").unwrap();
        staged.put(b"new keys", DateTime::UNIX_EPOCH).unwrap();
        let stamp = "before-19700101000000000000";
        assert_eq!(
            names(folder),
            [
                "a.coverbook",
                &format!("a.coverbook.{stamp}"),
                "a.keys",
                &format!("a.keys.{stamp}")
            ]
        );
        assert_eq!(
            (read(folder, "a.coverbook"), read(folder, "a.keys")),
            ("new".into(), "new keys".into())
        );
        assert_eq!(read(folder, &format!("a.coverbook.{stamp}")), "old");
        assert_eq!(read(folder, &format!("a.keys.{stamp}")), "old keys");
    }

    #[test]
    fn a_log_moves_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let beside = ["a.coverbook-wal", "a.coverbook-journal", "a.coverbook-shm"];
        write(folder, &[("a.coverbook", "old"), ("a.keys", "old keys")]);
        write(folder, &beside.map(|name| (name, "of the old file")));
        let staged = Staged::beside(FirmFile::at(folder.join("a.coverbook"))).unwrap();
        std::fs::write(staged.database(), "new").unwrap();
        staged.put(b"new keys", DateTime::UNIX_EPOCH).unwrap();
        let copy = "a.coverbook.before-19700101000000000000";
        assert_eq!(
            names(folder),
            [
                "a.coverbook",
                copy,
                &format!("{copy}-journal"),
                &format!("{copy}-wal"),
                "a.keys",
                "a.keys.before-19700101000000000000"
            ]
        );
    }

    #[test]
    fn nothing_is_staged_under_an_unknown_name() {
        let folder = tempfile::tempdir().unwrap();
        let staged = Staged::beside(FirmFile::at(folder.path().join("a.coverbook"))).unwrap();
        std::fs::write(staged.database(), "new").unwrap();
        // Blocks the temporary name of the sidecar, and no other.
        std::fs::create_dir(folder.path().join("a.keys.restoring")).unwrap();
        staged.put(b"new keys", DateTime::UNIX_EPOCH).unwrap_err();
        assert_eq!(names(folder.path()), ["a.keys.restoring"]);
    }

    #[test]
    fn a_dropped_stage_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let staged = Staged::beside(FirmFile::at(folder.path().join("a.coverbook"))).unwrap();
        std::fs::write(staged.database(), "new").unwrap();
        drop(staged);
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn an_interrupted_restore_is_completed_or_removed() {
        let check = |before: &[(&str, &str)], expect: &[(&str, &str)]| {
            let folder = tempfile::tempdir().unwrap();
            write(folder.path(), before);
            settle(folder.path()).unwrap();
            let expected: Vec<_> = expect.iter().map(|(name, _)| *name).collect();
            assert_eq!(names(folder.path()), expected, "{before:?}");
            for (name, content) in expect {
                assert_eq!(read(folder.path(), name), *content, "{before:?}");
            }
        };
        let (old, old_keys) = (("a.coverbook", "old"), ("a.keys", "old keys"));
        let (new, new_keys) = (("a.coverbook.restoring", "new"), ("a.keys.restoring", "new keys"));
        // Neither renamed: as before, in a profile with this firm or without it.
        check(&[old, old_keys, new], &[old, old_keys]);
        check(&[old, old_keys, new, new_keys], &[old, old_keys]);
        check(&[old, old_keys, new, ("a.keys.restoring", "new k")], &[old, old_keys]);
        check(&[new], &[]);
        check(&[new, new_keys], &[]);
        // The file is renamed: the sidecar follows.
        check(
            &[("a.coverbook", "new"), old_keys, new_keys],
            &[("a.coverbook", "new"), ("a.keys", "new keys")],
        );
        check(
            &[("a.coverbook", "new"), new_keys],
            &[("a.coverbook", "new"), ("a.keys", "new keys")],
        );
        // A sidecar without a file.
        check(&[new_keys], &[]);
        check(&[old, old_keys], &[old, old_keys]);
    }

    #[test]
    fn a_restore_in_progress_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[("a.coverbook.restoring", "new")]);
        let held = turn(folder.path()).unwrap();
        assert!(held.is_some() && turn(folder.path()).unwrap().is_none());
        settle(folder.path()).unwrap();
        assert_eq!(names(folder.path()), ["a.coverbook.restoring"]);
        drop(held);
        settle(folder.path()).unwrap();
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn what_joined_takes_the_place_with_its_keys() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let place = FirmFile::at(folder.join("a.coverbook"));
        let old = [
            ("a.coverbook", "whole"),
            ("a.keys", "old keys"),
            ("a.coverbook.joining", "part"),
        ];
        write(folder, &old);
        // Cut short before the file was renamed, the old sidecar stays with the old file.
        write(folder, &[("a.keys.restoring", "new keys")]);
        settle(folder).unwrap();
        assert_eq!(read(folder, "a.keys"), "old keys");
        assert_eq!(names(folder), ["a.coverbook", "a.coverbook.joining", "a.keys"]);

        replace_by_joined(&place, b"new keys").unwrap();
        assert_eq!(names(folder), ["a.coverbook", "a.keys"]);
        assert_eq!(
            (read(folder, "a.coverbook"), read(folder, "a.keys")),
            ("part".into(), "new keys".into())
        );
        // Cut short after it, the sidecar follows.
        write(folder, &[("a.keys", "old keys"), ("a.keys.restoring", "new keys")]);
        settle(folder).unwrap();
        assert_eq!(read(folder, "a.keys"), "new keys");
    }
}
