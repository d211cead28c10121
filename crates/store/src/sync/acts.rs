//! Audit lines as devices are told of them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::buckets::{Bucket, buckets_of_act};
use domain::ids::{FirmId, UserId};

use crate::error::StoreError;
use crate::hub::commands::{COLUMNS, CommandLine, line};
use crate::journal::touched::touched;
use crate::port::{Query, Row};

/// How old the lines are that devices are told of when a firm is served for the first time.
const DAYS: i64 = 400;

/// The line of command `seq`.
///
/// # Errors
/// As the database gives them.
pub async fn at(q: &mut impl Query, firm: FirmId, seq: i64) -> Result<Option<CommandLine>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM command_line WHERE firm = $1 AND seq = $2");
    let rows = q.query(sql, vec![(&firm.0).into(), seq.into()]).await?;
    rows.into_iter().next().map(line).transpose()
}

/// The moment before which lines stay with the authority, if the firm is served.
///
/// # Errors
/// As the database gives them.
pub async fn oldest(q: &mut impl Query, firm: FirmId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let rows = q
        .query("SELECT since FROM served WHERE firm = $1", vec![(&firm.0).into()])
        .await?;
    let read = |row: Row| row.read("served").time();
    let since = rows.into_iter().next().map(read).transpose()?;
    Ok(since.and_then(|since| since.checked_sub_signed(TimeDelta::days(DAYS))))
}

/// The buckets a line is in: what its command changed decides.
///
/// # Errors
/// As the database gives them.
pub async fn buckets(q: &mut impl Query, firm: FirmId, line: &CommandLine) -> Result<Vec<Bucket>, StoreError> {
    let touched = touched(q, firm, line.seq - 1, Some(line.seq)).await?;
    let others = touched.firm || !touched.complete || !touched.teams.is_empty() || !touched.groups.is_empty();
    Ok(buckets_of_act(line.actor, &touched.users, others))
}

/// Lines after command `after`, not older than `oldest`, of this actor if there is one; in their order, at
/// most `most`.
///
/// # Errors
/// As the database gives them.
pub async fn page(
    q: &mut impl Query,
    firm: FirmId,
    (actor, oldest): (Option<UserId>, Option<DateTime<Utc>>),
    after: i64,
    most: usize,
) -> Result<Vec<CommandLine>, StoreError> {
    let oldest = oldest.unwrap_or(DateTime::<Utc>::MIN_UTC).timestamp_micros();
    let mut args = vec![(&firm.0).into(), after.into(), oldest.into()];
    let whose = if actor.is_some() { " AND actor = $4" } else { "" };
    args.extend(actor.iter().map(|actor| (&actor.0).into()));
    let sql = format!(
        "SELECT {COLUMNS} FROM command_line WHERE firm = $1 AND seq > $2 AND at >= $3{whose} ORDER BY seq LIMIT {most}"
    );
    q.query(sql, args).await?.into_iter().map(line).collect()
}
