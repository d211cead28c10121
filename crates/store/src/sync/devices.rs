//! The devices that may ask an authority, and what became of their commands.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::ids::{CommandId, FirmId, UserId};
use uuid::Uuid;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Fields, Query, Row};

/// The identity of the firm's order of commands; nothing if no other device is served.
///
/// # Errors
/// As the database gives them.
pub async fn epoch(q: &mut impl Query, firm: FirmId) -> Result<Option<Uuid>, StoreError> {
    let rows = q
        .query("SELECT epoch FROM served WHERE firm = $1", vec![(&firm.0).into()])
        .await?;
    rows.into_iter().next().map(|row| row.read("served").uuid()).transpose()
}

/// From now on other devices are served, under this epoch.
///
/// # Errors
/// As the database gives them.
pub async fn serve(w: &mut impl Execute, firm: FirmId, epoch: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "INSERT INTO served (firm, epoch, since) VALUES ($1, $2, $3) \
               ON CONFLICT (firm) DO UPDATE SET epoch = excluded.epoch, since = excluded.since";
    w.execute(sql, vec![(&firm.0).into(), (&epoch).into(), now.into()])
        .await
        .map(drop)
}

/// Takes the lock under which the commands of a firm are judged one after the other. It comes before anything
/// is read that they are judged by.
///
/// # Errors
/// As the database gives them.
pub async fn lock_firm(w: &mut impl Execute, firm: FirmId) -> Result<(), StoreError> {
    w.execute(
        "UPDATE firm SET head_seq = head_seq WHERE firm = $1",
        vec![(&firm.0).into()],
    )
    .await
    .map(drop)
}

/// A device.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Device {
    pub id: Uuid,
    /// Its only user.
    pub user: UserId,
    /// Its name, as its user gave it.
    pub name: String,
    /// What it was given last; nothing as long as it may show anything.
    pub chain: Option<Uuid>,
    /// What it showed last: it may show that again, or what it was given in answer to it.
    pub before: Option<Uuid>,
    pub made: DateTime<Utc>,
    /// When it last asked.
    pub seen: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub ended: Option<DateTime<Utc>>,
}

const COLUMNS: &str = "device_id, user_id, name, chain, before, made, seen, ended";

fn device(row: &mut Fields) -> Result<Device, StoreError> {
    Ok(Device {
        id: row.uuid()?,
        user: UserId(row.uuid()?),
        name: row.text()?,
        chain: row.opt_uuid()?,
        before: row.opt_uuid()?,
        made: row.time()?,
        seen: row.opt_time()?,
        ended: row.opt_time()?,
    })
}

/// The device with this token, known by the token's hash.
///
/// # Errors
/// As the database gives them.
pub async fn by_token(q: &mut impl Query, firm: FirmId, token: &[u8; 32]) -> Result<Option<Device>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM device WHERE firm = $1 AND token = $2");
    let rows = q.query(sql, vec![(&firm.0).into(), token.as_slice().into()]).await?;
    rows.into_iter()
        .next()
        .map(|row| device(&mut row.read("device")))
        .transpose()
}

/// The device with this id, ended or not.
///
/// # Errors
/// As the database gives them.
pub async fn by_id(q: &mut impl Query, firm: FirmId, id: Uuid) -> Result<Option<Device>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM device WHERE firm = $1 AND device_id = $2");
    let rows = q.query(sql, vec![(&firm.0).into(), (&id).into()]).await?;
    rows.into_iter()
        .next()
        .map(|row| device(&mut row.read("device")))
        .transpose()
}

/// Notes that a device has asked.
///
/// # Errors
/// As the database gives them.
pub async fn seen(w: &mut impl Execute, firm: FirmId, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE device SET seen = $3 WHERE firm = $1 AND device_id = $2";
    w.execute(sql, vec![(&firm.0).into(), (&id).into(), now.into()])
        .await
        .map(drop)
}

/// All devices, the newest first.
///
/// # Errors
/// As the database gives them.
pub async fn devices(q: &mut impl Query, firm: FirmId) -> Result<Vec<Device>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM device WHERE firm = $1 ORDER BY made DESC, device_id");
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    rows.into_iter().map(|row| device(&mut row.read("device"))).collect()
}

/// Those of these people who have a device.
///
/// # Errors
/// As the database gives them.
pub async fn users(q: &mut impl Query, firm: FirmId, of: &[UserId]) -> Result<BTreeSet<UserId>, StoreError> {
    let mut users = BTreeSet::new();
    for chunk in of.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, chunk.iter().map(|user| &user.0));
        let list = placeholders(2, chunk.len());
        let sql =
            format!("SELECT DISTINCT user_id FROM device WHERE firm = $1 AND ended IS NULL AND user_id IN ({list})");
        for row in q.query(sql, args).await? {
            users.insert(UserId(row.read("device").uuid()?));
        }
    }
    Ok(users)
}

/// Adds a device of a person, with the hash of its token.
///
/// # Errors
/// As the database gives them.
pub async fn add(
    w: &mut impl Execute,
    firm: FirmId,
    (id, user, name): (Uuid, UserId, &str),
    token: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO device (firm, device_id, user_id, name, token, made) VALUES ($1, $2, $3, $4, $5, $6)";
    let args = vec![
        (&firm.0).into(),
        (&id).into(),
        (&user.0).into(),
        name.into(),
        token.as_slice().into(),
        now.into(),
    ];
    w.execute(sql, args).await.map(drop)
}

/// Ends a device: its token is good for nothing any more.
///
/// # Errors
/// As the database gives them.
pub async fn end(w: &mut impl Execute, firm: FirmId, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "UPDATE device SET ended = $3 WHERE firm = $1 AND device_id = $2 AND ended IS NULL";
    Ok(w.execute(sql, vec![(&firm.0).into(), (&id).into(), now.into()]).await? > 0)
}

/// Notes that a device has shown `shown` and is given `next`.
///
/// # Errors
/// As the database gives them.
pub async fn answered(
    w: &mut impl Execute,
    firm: FirmId,
    id: Uuid,
    (shown, next): (Option<Uuid>, Uuid),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE device SET chain = $3, before = $4, seen = $5 WHERE firm = $1 AND device_id = $2";
    let shown = shown.map(|shown| shown.as_bytes().to_vec());
    let args = vec![(&firm.0).into(), (&id).into(), (&next).into(), shown.into(), now.into()];
    w.execute(sql, args).await.map(drop)
}

/// Every device may show any chain once: an older copy of the file does not know what they were given since.
///
/// # Errors
/// As the database gives them.
pub async fn forget_chains(w: &mut impl Execute, firm: FirmId) -> Result<(), StoreError> {
    let sql = "UPDATE device SET chain = NULL, before = NULL WHERE firm = $1";
    w.execute(sql, vec![(&firm.0).into()]).await.map(drop)
}

/// Notes a code that makes a device of a person, by its hash.
///
/// # Errors
/// As the database gives them.
pub async fn add_code(
    w: &mut impl Execute,
    firm: FirmId,
    (code, user): (&[u8; 32], UserId),
    (now, ends): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), StoreError> {
    let sql = "INSERT INTO enrolment (firm, code, user_id, made, ends) VALUES ($1, $2, $3, $4, $5)";
    let args = vec![
        (&firm.0).into(),
        code.as_slice().into(),
        (&user.0).into(),
        now.into(),
        ends.into(),
    ];
    w.execute(sql, args).await.map(drop)
}

/// Uses a code up; whose it is, if it is still good.
///
/// # Errors
/// As the database gives them.
pub async fn use_code(
    w: &mut impl Execute,
    firm: FirmId,
    code: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<UserId>, StoreError> {
    let sql = "UPDATE enrolment SET used = $3 WHERE firm = $1 AND code = $2 AND used IS NULL AND ends > $3 \
               RETURNING user_id";
    let rows = w
        .query(sql, vec![(&firm.0).into(), code.as_slice().into(), now.into()])
        .await?;
    rows.into_iter()
        .next()
        .map(|row| row.read("enrolment").uuid().map(UserId))
        .transpose()
}

/// What became of a command, if it was judged, and the device that sent it.
///
/// # Errors
/// As the database gives them.
pub async fn outcome(q: &mut impl Query, firm: FirmId, id: CommandId) -> Result<Option<(Uuid, String)>, StoreError> {
    let sql = "SELECT device_id, verdict FROM outcome WHERE firm = $1 AND id = $2";
    let rows = q.query(sql, vec![(&firm.0).into(), (&id.0).into()]).await?;
    let read = |row: Row| {
        let mut row = row.read("outcome");
        Ok((row.uuid()?, row.text()?))
    };
    rows.into_iter().next().map(read).transpose()
}

/// Keeps what became of a command.
///
/// # Errors
/// As the database gives them.
pub async fn keep_outcome(
    w: &mut impl Execute,
    firm: FirmId,
    (id, device): (CommandId, Uuid),
    verdict: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO outcome (firm, id, device_id, at, verdict) VALUES ($1, $2, $3, $4, $5)";
    let args = vec![
        (&firm.0).into(),
        (&id.0).into(),
        (&device).into(),
        now.into(),
        verdict.into(),
    ];
    w.execute(sql, args).await.map(drop)
}
