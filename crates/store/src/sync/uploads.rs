//! Slices of imports that wait for their command.

use chrono::{DateTime, Utc};
use domain::ids::{CommandId, FirmId};
use uuid::Uuid;

use crate::error::StoreError;
use crate::port::{Execute, Query, Row};

/// Keeps a slice; one that comes twice is kept once. Nothing happens if another device has begun this import.
///
/// # Errors
/// As the database gives them.
pub async fn put(
    w: &mut impl Execute,
    firm: FirmId,
    (import, n): (CommandId, u32),
    device: Uuid,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO upload (firm, import_id, n, device_id, at, body) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (firm, import_id, n) DO UPDATE SET at = excluded.at, body = excluded.body \
               WHERE upload.device_id = excluded.device_id";
    let args = vec![
        (&firm.0).into(),
        (&import.0).into(),
        i64::from(n).into(),
        (&device).into(),
        now.into(),
        body.to_vec().into(),
    ];
    w.execute(sql, args).await.map(drop)
}

/// A device begins an import: what it sent of others, which it gave up, makes room.
///
/// # Errors
/// As the database gives them.
pub async fn begin(w: &mut impl Execute, firm: FirmId, import: CommandId, device: Uuid) -> Result<(), StoreError> {
    let sql = "DELETE FROM upload WHERE firm = $1 AND device_id = $2 AND import_id <> $3";
    let args = vec![(&firm.0).into(), (&device).into(), (&import.0).into()];
    w.execute(sql, args).await.map(drop)
}

/// How many bytes wait in the firm.
///
/// # Errors
/// As the database gives them.
pub async fn waiting(q: &mut impl Query, firm: FirmId) -> Result<u64, StoreError> {
    let sql = "SELECT coalesce(sum(length(body)), 0) FROM upload WHERE firm = $1";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("upload"))?;
    row.read("upload").count()
}

/// The slices that a device sent of an import, in their order.
///
/// # Errors
/// As the database gives them.
pub async fn slices(
    q: &mut impl Query,
    firm: FirmId,
    import: CommandId,
    device: Uuid,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let sql = "SELECT body FROM upload WHERE firm = $1 AND import_id = $2 AND device_id = $3 ORDER BY n";
    let rows = q
        .query(sql, vec![(&firm.0).into(), (&import.0).into(), (&device).into()])
        .await?;
    let read = |row: Row| row.read("upload").bytes();
    rows.into_iter().map(read).collect()
}

/// Deletes the slices of an import.
///
/// # Errors
/// As the database gives them.
pub async fn forget(w: &mut impl Execute, firm: FirmId, import: CommandId) -> Result<(), StoreError> {
    let sql = "DELETE FROM upload WHERE firm = $1 AND import_id = $2";
    w.execute(sql, vec![(&firm.0).into(), (&import.0).into()])
        .await
        .map(drop)
}

/// Whether anything came before this moment.
///
/// # Errors
/// As the database gives them.
pub async fn has_expired(q: &mut impl Query, firm: FirmId, before: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM upload WHERE firm = $1 AND at < $2 LIMIT 1";
    let rows = q.query(sql, vec![(&firm.0).into(), before.into()]).await?;
    Ok(!rows.is_empty())
}

/// Deletes what came before this moment.
///
/// # Errors
/// As the database gives them.
pub async fn expire(w: &mut impl Execute, firm: FirmId, before: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "DELETE FROM upload WHERE firm = $1 AND at < $2";
    w.execute(sql, vec![(&firm.0).into(), before.into()]).await.map(drop)
}
