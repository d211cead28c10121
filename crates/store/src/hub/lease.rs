//! Leases: work that one program at a time may do, of those that share the database.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::FirmId;
use uuid::Uuid;

use crate::error::StoreError;
use crate::port::Execute;

/// How long a lease lasts unless it is renewed.
pub const LASTS: TimeDelta = TimeDelta::seconds(60);

/// A lease that ends later than this was taken by a clock that was put back since.
const NEVER_SO_LONG: TimeDelta = TimeDelta::minutes(10);

/// Takes or renews the lease; whether `holder` has it now. Another holder's lease counts until it runs out.
///
/// # Errors
/// As the database gives them.
pub async fn take(
    w: &mut impl Execute,
    firm: FirmId,
    work: &'static str,
    holder: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "INSERT INTO lease (firm, work, holder, until) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (firm, work) DO UPDATE SET holder = excluded.holder, until = excluded.until \
               WHERE lease.holder = excluded.holder OR lease.until <= $5 OR lease.until > $6";
    let args = vec![
        (&firm.0).into(),
        work.into(),
        (&holder).into(),
        (now + LASTS).into(),
        now.into(),
        (now + NEVER_SO_LONG).into(),
    ];
    Ok(w.execute(sql, args).await? == 1)
}

/// Gives the lease back, if `holder` has it.
///
/// # Errors
/// As the database gives them.
pub async fn give_back(w: &mut impl Execute, firm: FirmId, work: &'static str, holder: Uuid) -> Result<(), StoreError> {
    let sql = "DELETE FROM lease WHERE firm = $1 AND work = $2 AND holder = $3";
    w.execute(sql, vec![(&firm.0).into(), work.into(), (&holder).into()])
        .await
        .map(drop)
}
