//! Automatic backups as files in a folder: their names, which of them are this firm's, and which to delete.

use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use store::Key;
use vault::backup::Backup;
use vault::draft::Draft;

use crate::error::{AppError, FileProblem};
use crate::files::{create_private, file_name, io_error};

/// How many are kept.
pub(crate) const KEPT: usize = 14;

/// Time between two of them.
pub(crate) const EVERY: TimeDelta = TimeDelta::days(1);

/// Pause between a failure and the next try; doubled with each further failure, up to [`RETRY_MOST`].
const RETRY: TimeDelta = TimeDelta::minutes(15);
const RETRY_MOST: TimeDelta = TimeDelta::hours(4);

/// Between the name of the firm's file and the time.
const BETWEEN: &str = "-automatic-";
const STAMP: &str = "%Y-%m-%d-%H%M%S";
/// Length of a formatted [`STAMP`].
const STAMP_LENGTH: usize = 17;
const ENDING: &str = ".coverbook";

/// The pause after this many failures, at least one.
pub(crate) fn pause(failures: u32) -> TimeDelta {
    let doubled = 1_i32.checked_shl(failures.saturating_sub(1).min(8)).unwrap_or(1);
    (RETRY * doubled).min(RETRY_MOST)
}

/// A folder for the automatic backups of one firm.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The firm's file, without folder and extension.
    pub(crate) file: String,
    /// Id of the firm.
    pub(crate) firm: String,
}

impl Place {
    /// Where a backup is written before it gets its name. The name is fixed, so that an interrupted backup
    /// is found and replaced; no other file has this name.
    pub(crate) fn draft(&self) -> PathBuf {
        let Self { folder, file, firm } = self;
        folder.join(format!("{file}-automatic.{firm}.coverbook-draft"))
    }

    /// An unused name for a backup of this time.
    pub(crate) fn target(&self, now: DateTime<Utc>, zone: Tz) -> PathBuf {
        let local = now.with_timezone(&zone).naive_local();
        let name = |second: i64| {
            let stamp = (local + TimeDelta::seconds(second)).format(STAMP);
            self.folder.join(format!("{}{BETWEEN}{stamp}{ENDING}", self.file))
        };
        (0..60).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0))
    }

    /// Makes sure that a file can be written there, and deletes what an interrupted run left behind.
    /// `before` says whether backups were saved there already.
    ///
    /// # Errors
    /// [`FileProblem::Missing`] if there is no such folder, [`FileProblem::Emptied`] if none of the earlier
    /// backups is there, because another disk may have taken its place; otherwise the system's error.
    pub(crate) fn prepare(&self, before: bool) -> Result<(), AppError> {
        let name = file_name(&self.folder);
        let told = |problem| AppError::File {
            problem,
            file: name.clone(),
        };
        let found = fs::metadata(&self.folder).map_err(|e| match e.kind() {
            io::ErrorKind::NotADirectory => told(FileProblem::Missing),
            _ => io_error(&e, &name),
        })?;
        if !found.is_dir() {
            return Err(told(FileProblem::Missing));
        }
        let names = self.named().map_err(|e| io_error(&e, &name))?;
        if before && names.is_empty() {
            return Err(told(FileProblem::Emptied));
        }
        let draft = Draft(self.draft());
        draft.clear().map_err(|e| io_error(&e, &name))?;
        create_private(&draft.0).map(drop).map_err(|e| io_error(&e, &name))
    }

    /// Deletes the oldest backups of this firm beyond [`KEPT`], and nothing else: a file must have the
    /// right name and contain this firm's summary, readable with its key. `saved` stays, whatever the clock
    /// was when the others were made.
    pub(crate) fn prune(&self, key: &Key, saved: &Path) -> io::Result<()> {
        let mut ours: Vec<(i64, PathBuf)> = Vec::new();
        for path in self.named()? {
            // A file that cannot be read is not known to be this firm's.
            let summary = Backup::open(&path).and_then(|backup| backup.summary(key));
            if let Ok(summary) = summary
                && summary.firm == self.firm
                && path != saved
            {
                ours.push((summary.made, path));
            }
        }
        ours.sort_unstable();
        let over = (ours.len() + 1).saturating_sub(KEPT);
        for (_, path) in ours.into_iter().take(over) {
            fs::remove_file(path)?;
        }
        Ok(())
    }

    /// The files in the folder that are named like automatic backups, of any firm.
    fn named(&self) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            // A link may lead to a file elsewhere.
            if is_named(&entry.file_name().to_string_lossy()) && entry.file_type()?.is_file() {
                found.push(entry.path());
            }
        }
        Ok(found)
    }
}

fn is_named(name: &str) -> bool {
    name.strip_suffix(ENDING)
        .and_then(|name| name.rsplit_once(BETWEEN))
        .is_some_and(|(file, stamp)| {
            !file.is_empty() && stamp.len() == STAMP_LENGTH && NaiveDateTime::parse_from_str(stamp, STAMP).is_ok()
        })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use chrono_tz::Tz;

    use super::{Place, is_named, pause};

    #[test]
    fn names() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place {
            folder: folder.path().to_owned(),
            file: "larkfield-moss".into(),
            firm: "7".into(),
        };
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let name = |path: std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        let first = place.target(now, Tz::Europe__London);
        assert_eq!(
            name(first.clone()),
            "larkfield-moss-automatic-2026-09-21-151320.coverbook"
        );
        // A file of a person with this name stays.
        std::fs::write(first, "mine").unwrap();
        let second = place.target(now, Tz::Europe__London);
        assert_eq!(name(second), "larkfield-moss-automatic-2026-09-21-151321.coverbook");
        for (text, expect) in [
            ("larkfield-moss-automatic-2026-09-21-151320.coverbook", true),
            ("a-automatic-b-automatic-2026-09-21-151320.coverbook", true),
            ("-automatic-2026-09-21-151320.coverbook", false),
            ("larkfield-moss-automatic-2026-09-21-1513.coverbook", false),
            ("larkfield-moss-automatic-2026-13-21-151320.coverbook", false),
            ("larkfield-moss-2026-09-21.coverbook", false),
            ("larkfield-moss-automatic-2026-09-21-151320.coverbook.old", false),
        ] {
            assert_eq!(is_named(text), expect, "{text}");
        }
    }

    #[test]
    fn pause_after_failures_grows_to_four_hours() {
        let minutes = [1, 2, 3, 4, 5, 6, 40].map(|failures| pause(failures).num_minutes());
        assert_eq!(minutes, [15, 30, 60, 120, 240, 240, 240]);
        assert!(pause(u32::MAX) <= TimeDelta::hours(4));
    }
}
