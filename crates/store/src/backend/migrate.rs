//! The schema, brought up to date step by step.
//!
//! Migrations are only ever added. What was applied is noted with a hash of its text; a file
//! that has migrations this program does not know was written by a newer one and is refused.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::port::{Execute, Query};

/// One step: its name, which begins with the time it was written, and its SQL.
pub(crate) struct Migration {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

macro_rules! migrations {
    ($($(#[$cfg:meta])? $folder:literal / $name:literal),* $(,)?) => {
        &[$($(#[$cfg])? Migration {
            name: $name,
            text: include_str!(concat!("../../../../migrations/", $folder, "/", $name, ".sql")),
        }),*]
    };
}

/// Every step, in the order of the names.
pub(crate) const MIGRATIONS: &[Migration] = migrations![
    "records" / "202611220900_records",
    "hub" / "202611220901_unique",
    #[cfg(feature = "device")]
    "device"
        / "202611220902_device",
    #[cfg(feature = "device")]
    "device"
        / "202611220903_planner",
    "records" / "202611221700_invitations",
    "hub" / "202611221701_mail",
    #[cfg(feature = "device")]
    "device"
        / "202611221702_planner_mail",
    #[cfg(feature = "device")]
    "device"
        / "202611222300_invitation_line",
    "records" / "202611222301_groups",
    #[cfg(feature = "device")]
    "device"
        / "202611222301_groups_planner",
    "records" / "202611222302_books",
    "records" / "202611222303_duplicates",
    #[cfg(feature = "device")]
    "device"
        / "202611222303_planner_duplicates",
    "hub" / "202611222304_notices",
    #[cfg(feature = "device")]
    "device"
        / "202611222304_planner_notices",
    "records" / "202611222304_welcome",
    "records" / "202611222306_joining",
    "hub" / "202611222306_joining_unique",
    "records" / "202611222306_picture",
    "records" / "202611290700_fields",
    #[cfg(feature = "device")]
    "device"
        / "202611290701_planner_notes",
    #[cfg(feature = "device")]
    "device"
        / "202611291200_similar",
    #[cfg(feature = "device")]
    "device"
        / "202611291201_at_hand",
    "records" / "202611300000_reminder_hour",
    "hub" / "202611301100_sync",
];

/// Which steps a database lacks.
pub(crate) struct Pending {
    pub(crate) steps: Vec<&'static Migration>,
    /// Whether there is nothing in it at all.
    pub(crate) fresh: bool,
}

/// Compares what was applied with what this program knows.
pub(crate) async fn pending(q: &mut impl Query) -> Result<Pending, StoreError> {
    compare(q, MIGRATIONS).await
}

/// As [`pending`], for a program that knows these steps.
pub(crate) async fn compare(q: &mut impl Query, known: &'static [Migration]) -> Result<Pending, StoreError> {
    let tables = q.dialect().tables();
    let tables = q.query(tables, Vec::new()).await?;
    if tables.is_empty() {
        return Ok(Pending {
            steps: known.iter().collect(),
            fresh: true,
        });
    }
    let ours = tables
        .into_iter()
        .any(|row| row.read("schema").text().is_ok_and(|t| t == "schema_migration"));
    if !ours {
        return Err(StoreError::Damaged);
    }
    let rows = q
        .query("SELECT name, hash FROM schema_migration ORDER BY name", Vec::new())
        .await?;
    let mut applied = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = row.read("schema_migration");
        applied.push((row.text()?, row.text()?));
    }
    for (name, applied_hash) in &applied {
        match known.iter().find(|m| m.name == name) {
            None => {
                let last = known.last().map_or("", |m| m.name);
                return Err(StoreError::Newer {
                    found: name.clone(),
                    known: last.to_owned(),
                });
            }
            Some(m) if hash(m.text) != *applied_hash => {
                return Err(StoreError::MigrationChanged { name: name.clone() });
            }
            Some(_) => {}
        }
    }
    let steps = known
        .iter()
        .filter(|m| !applied.iter().any(|(name, _)| name == m.name))
        .collect();
    Ok(Pending { steps, fresh: false })
}

/// Applies the steps within the open transaction.
pub(crate) async fn run(w: &mut impl Execute, pending: Pending, now: DateTime<Utc>) -> Result<(), StoreError> {
    let dialect = w.dialect();
    if pending.fresh {
        w.execute(
            "CREATE TABLE schema_migration (name TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL, at BIGINT NOT NULL)",
            Vec::new(),
        )
        .await?;
    }
    for step in pending.steps {
        for statement in statements(&dialect.migration(step.text)) {
            w.execute(statement, Vec::new()).await?;
        }
        w.execute(
            "INSERT INTO schema_migration (name, hash, at) VALUES ($1, $2, $3)",
            vec![step.name.into(), hash(step.text).into(), now.into()],
        )
        .await?;
    }
    Ok(())
}

/// Statements end with a semicolon at the end of a line; comments are lines of their own.
pub(crate) fn statements(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut statement = String::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("--")) {
        statement.push_str(line);
        statement.push('\n');
        if line.trim_end().ends_with(';') {
            out.push(std::mem::take(&mut statement));
        }
    }
    if !statement.trim().is_empty() {
        out.push(statement);
    }
    out
}

/// FNV-1a, 64 bit (RFC 9923), of the text without carriage returns: it has to notice edits, not attacks.
fn hash(text: &str) -> String {
    let bytes = text.bytes().filter(|b| *b != b'\r');
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{sum:016x}")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{MIGRATIONS, hash, statements};

    #[test]
    fn steps_are_in_order_and_all_there() {
        assert!(MIGRATIONS.is_sorted_by_key(|m| m.name));
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        let mut files = Vec::new();
        for folder in ["records", "hub", "device"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                files.push(entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned());
            }
        }
        files.sort();
        assert_eq!(files, MIGRATIONS.iter().map(|m| m.name).collect::<Vec<_>>());
    }

    #[test]
    fn statements_end_with_their_line() {
        let text = "-- a; b\nCREATE TABLE a (\n  b TEXT\n);\n\nSELECT ';' || 'x';\nSELECT 1\n";
        assert_eq!(
            statements(text),
            [
                "CREATE TABLE a (\n  b TEXT\n);\n",
                "\nSELECT ';' || 'x';\n",
                "SELECT 1\n"
            ]
        );
    }

    #[test]
    fn line_ends_do_not_alter_a_migration() {
        assert_eq!(hash("a\r\nb"), hash("a\nb"));
        assert_ne!(hash("a\nb"), hash("a\nc"));
    }
}
