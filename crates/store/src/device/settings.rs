//! What a device notes for itself: settings, and the import that is running.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::ids::CommandId;

use crate::batch::{Batch, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Query};

/// The person who uses a file, by id.
pub const SIGNED_IN: &str = "signed-in";

/// A setting, if it was ever set.
pub async fn setting(q: &mut impl Query, key: &str) -> Result<Option<String>, StoreError> {
    let rows = q
        .query("SELECT value FROM setting WHERE key = $1", vec![key.into()])
        .await?;
    rows.into_iter()
        .next()
        .map(|row| row.read("setting").text())
        .transpose()
}

/// Those of these settings that were ever set.
pub async fn some(q: &mut impl Query, keys: &[&str]) -> Result<BTreeMap<String, String>, StoreError> {
    let mut args = Vec::new();
    padded(&mut args, keys.iter().copied());
    let sql = format!(
        "SELECT key, value FROM setting WHERE key IN ({})",
        placeholders(1, keys.len())
    );
    let rows = q.query(sql, args).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("setting");
            Ok((row.text()?, row.text()?))
        })
        .collect()
}

/// Sets several settings.
pub async fn set_all(w: &mut impl Execute, settings: &[(&str, String)]) -> Result<(), StoreError> {
    let batch = Batch {
        head: "INSERT INTO setting (key, value) VALUES",
        tuple: "(?, ?)",
        suffix: " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        shared: &[],
    };
    let encode = |(key, value): &(&str, String), args: &mut Vec<_>| {
        args.extend([(*key).to_owned().into(), value.clone().into()]);
    };
    batch.run(w, settings.iter(), encode).await.map(drop)
}

/// Sets a setting.
pub async fn set(w: &mut impl Execute, key: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    w.execute(sql, vec![key.into(), value.into()]).await?;
    Ok(())
}

/// Forgets a setting.
pub async fn unset(w: &mut impl Execute, key: &str) -> Result<(), StoreError> {
    w.execute("DELETE FROM setting WHERE key = $1", vec![key.into()])
        .await?;
    Ok(())
}

/// An import that was begun on this device and may not have ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RunningImport {
    /// The id of its command.
    pub id: CommandId,
    /// The file.
    pub file_name: String,
    /// When it was begun.
    pub started: DateTime<Utc>,
    /// Data rows of the file.
    pub rows: u32,
}

/// Notes that an import begins, in a transaction of its own before the import's.
pub async fn import_begins(w: &mut impl Execute, import: &RunningImport) -> Result<(), StoreError> {
    let sql = "INSERT INTO running_import (import_id, file_name, started, rows) VALUES ($1, $2, $3, $4)";
    let args = vec![
        (&import.id.0).into(),
        import.file_name.as_str().into(),
        import.started.into(),
        i64::from(import.rows).into(),
    ];
    w.execute(sql, args).await?;
    Ok(())
}

/// Notes that an import has ended, in the import's own transaction, or once it is known that it
/// left nothing.
pub async fn import_ended(w: &mut impl Execute, id: CommandId) -> Result<(), StoreError> {
    w.execute("DELETE FROM running_import WHERE import_id = $1", vec![(&id.0).into()])
        .await?;
    Ok(())
}

/// Imports that have begun and not ended, the oldest first. At a start of the program they are
/// those that were interrupted.
pub async fn running_imports(q: &mut impl Query) -> Result<Vec<RunningImport>, StoreError> {
    let sql = "SELECT import_id, file_name, started, rows FROM running_import ORDER BY started, import_id";
    let rows = q.query(sql, Vec::new()).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("running_import");
            Ok(RunningImport {
                id: CommandId(row.uuid()?),
                file_name: row.text()?,
                started: row.time()?,
                rows: u32::try_from(row.i64()?).map_err(|_| row.corrupt())?,
            })
        })
        .collect()
}
