//! Old copies beside a firm's file: the firm as it was before a backup replaced it, or before a newer
//! program migrated it. They open with the secrets of their time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::app::Engine;
use crate::error::AppError;
use crate::files::{file_name, io_error};
use crate::request::IdRequest;
use crate::session::Session;
use crate::view::{CopyView, micros};
use crate::work::blocking;

/// How long a copy is kept.
const COPY_DAYS: i64 = 30;

/// Between a file's name and the time of its copy.
const BEFORE: &str = ".before-";

/// A copy: a database, a sidecar, or both.
struct Copy {
    made: DateTime<Utc>,
    bytes: u64,
    paths: Vec<PathBuf>,
}

impl Engine {
    /// The old copies of the open firm, the newest first; administrators only.
    pub async fn copies(&self) -> Result<Vec<CopyView>, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let found = copies_of(&session).await?;
        let view = |(id, copy): (String, Copy)| CopyView {
            id,
            made: micros(copy.made),
            bytes: number(copy.bytes),
            goes: micros(copy.made + TimeDelta::days(COPY_DAYS)),
        };
        Ok(found.into_iter().rev().map(view).collect())
    }

    /// Deletes an old copy for good.
    pub async fn delete_copy(&self, request: IdRequest) -> Result<Vec<CopyView>, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        // The name comes from outside, so it is looked up and never made part of a path.
        let copy = copies_of(&session)
            .await?
            .remove(&request.id)
            .ok_or(AppError::NotFound)?;
        remove(copy).await?;
        self.copies().await
    }

    /// Deletes expired copies, unless the clock is in doubt.
    pub(crate) async fn prune_copies(&self, session: &Session) -> Result<(), AppError> {
        session.pruned.note(self.now());
        if !self.clock_is_trusted(session).await? {
            return Ok(());
        }
        let over = self.now() - TimeDelta::days(COPY_DAYS);
        for copy in copies_of(session).await?.into_values().filter(|copy| copy.made < over) {
            remove(copy).await?;
        }
        Ok(())
    }
}

async fn copies_of(session: &Session) -> Result<BTreeMap<String, Copy>, AppError> {
    let (database, sidecar) = (session.firm_file().path, session.firm_file().sidecar_path());
    let name = file_name(&database);
    let found = blocking(move || list(&database, &sidecar)).await?;
    found.map_err(|problem| io_error(&problem, &name))
}

fn list(database: &Path, sidecar: &Path) -> std::io::Result<BTreeMap<String, Copy>> {
    let mut found: BTreeMap<String, Copy> = BTreeMap::new();
    let starts = [database, sidecar].map(|path| format!("{}{BEFORE}", file_name(path)));
    let Some(folder) = database.parent() else {
        return Ok(found);
    };
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(stamp) = starts.iter().find_map(|start| name.strip_prefix(start.as_str())) else {
            continue;
        };
        let (Some(made), true) = (read_stamp(stamp), entry.file_type()?.is_file()) else {
            continue;
        };
        let copy = found.entry(stamp.to_owned()).or_insert(Copy {
            made,
            bytes: 0,
            paths: Vec::new(),
        });
        copy.bytes += entry.metadata()?.len();
        copy.paths.push(entry.path());
    }
    Ok(found)
}

/// The time in a copy's name: seconds, followed by six digits.
fn read_stamp(stamp: &str) -> Option<DateTime<Utc>> {
    let (seconds, micros) = stamp.split_at_checked(14)?;
    let made = NaiveDateTime::parse_from_str(seconds, "%Y%m%d%H%M%S").ok()?.and_utc();
    Some(made + TimeDelta::microseconds(micros.parse().ok().filter(|n| (0..1_000_000).contains(n))?))
}

async fn remove(copy: Copy) -> Result<(), AppError> {
    for path in copy.paths {
        let name = file_name(&path);
        let gone = blocking(move || fs::remove_file(path)).await?;
        gone.map_err(|problem| io_error(&problem, &name))?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "bytes of a file stay below 2^53")]
const fn number(bytes: u64) -> f64 {
    bytes as f64
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{list, read_stamp};

    #[test]
    fn stamps() {
        assert_eq!(
            read_stamp("20260102030405000006").unwrap().to_rfc3339(),
            "2026-01-02T03:04:05.000006+00:00"
        );
        for other in [
            "",
            "2026",
            "20260102030405",
            "20261302030405000006",
            "yesterday",
            "20260102030405-00006",
            "é",
        ] {
            assert_eq!(read_stamp(other), None, "{other}");
        }
    }

    #[test]
    fn a_copy_is_a_database_and_its_sidecar() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for (name, bytes) in [
            ("a.coverbook", 9),
            ("a.keys", 9),
            ("a.coverbook.before-20260102030405000006", 5),
            ("a.keys.before-20260102030405000006", 2),
            ("a.coverbook.before-20250102030405000006", 1),
            ("b.coverbook.before-20250102030405000006", 1),
            ("a.coverbook.before-long-ago", 1),
        ] {
            std::fs::write(path(name), vec![b'x'; bytes]).unwrap();
        }
        let found = list(&path("a.coverbook"), &path("a.keys")).unwrap();
        let told: Vec<_> = found
            .into_iter()
            .map(|(id, copy)| (id, copy.bytes, copy.paths.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("20250102030405000006".to_owned(), 1, 1),
                ("20260102030405000006".to_owned(), 7, 2)
            ]
        );
    }
}
