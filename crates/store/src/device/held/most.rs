//! Most people go at once, for instance with the role of an administrator. Row by row, each of them would be looked
//! up in every index: here tables are emptied, and the few rows that stay are put back.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, RecordKind};
use domain::coded::Coded as _;
use domain::ids::{FirmId, UserId};
use uuid::Uuid;

use super::Told;
use super::rows::{Rewritten, Subject, Touch};
use crate::device::at_hand;
use crate::device::search::{self, SortKey};
use crate::error::StoreError;
use crate::port::{Execute, Val};

/// Fewer go row by row.
const MANY: u64 = 2_000;

/// Whether so many of these are most of them.
const fn are_most(gone: u64, stay: u64) -> bool {
    gone >= MANY && gone / 2 > stay
}

/// Takes everything out of a bucket that has most of what is held; whether it does.
///
/// # Errors
/// As the database gives them.
pub(super) async fn forget_bucket(
    w: &mut impl Execute,
    bucket: Bucket,
    all: &BTreeMap<Bucket, Told>,
) -> Result<bool, StoreError> {
    let records = |of: &dyn Fn(&Bucket) -> bool| -> u64 {
        let told = all.iter().filter(|(bucket, _)| of(bucket));
        told.map(|(_, told)| told.records).sum()
    };
    let is_most = are_most(records(&|one| *one == bucket), records(&|one| *one != bucket));
    if is_most {
        empty_but(w, "held", "bucket <> $1", vec![bucket.to_string().into()]).await?;
    }
    Ok(is_most)
}

/// Removes the rows and search lines of all people about whom nothing is held any more, if they are most of the
/// people here. `touched` are the people whose records came or went; those who are gone are removed from it.
///
/// # Errors
/// As the database gives them.
pub async fn lose_most(
    w: &mut impl Execute,
    firm: FirmId,
    touched: &mut BTreeMap<Uuid, Touch>,
    rewritten: &mut Rewritten,
    sort_key: SortKey<'_>,
) -> Result<(), StoreError> {
    if (touched.len() as u64) < MANY {
        return Ok(());
    }
    // The key of a pair that is not the same person is that of a person, too.
    let kinds = RecordKind::all().filter(|kind| kind.is_person());
    let kinds: Vec<String> = kinds.map(|kind| format!("'{}'", kind.code())).collect();
    let held = format!("SELECT DISTINCT id FROM held WHERE kind IN ({})", kinds.join(", "));
    // If so many stay, those who are gone are not most of them.
    let sql = format!("{held} LIMIT {}", touched.len());
    let rows = w.query(sql, Vec::new()).await?;
    let stay: Result<BTreeSet<Uuid>, StoreError> = rows.into_iter().map(|row| row.read("held").uuid()).collect();
    let stay = stay?;
    let gone: Vec<UserId> = touched
        .keys()
        .filter(|id| !stay.contains(id))
        .map(|id| UserId(*id))
        .collect();
    if !are_most(gone.len() as u64, stay.len() as u64) {
        return Ok(());
    }
    search::clear(w).await?;
    at_hand::forget(w, &gone).await?;
    for table in Subject::Person.tables() {
        let first = table.key_columns().next().ok_or(StoreError::row(table.name))?;
        empty_but(w, table.name, &format!("{first} IN ({held})"), Vec::new()).await?;
        rewritten.tables.insert(table.name);
    }
    for user in &gone {
        touched.remove(&user.0);
    }
    rewritten.ids.extend(gone.into_iter().map(|user| user.0));
    let stay: Vec<UserId> = stay.into_iter().map(UserId).collect();
    search::refresh(w, firm, &stay, sort_key).await
}

/// Empties a table but for some of its rows.
async fn empty_but(w: &mut impl Execute, table: &str, stays: &str, args: Vec<Val<'_>>) -> Result<(), StoreError> {
    // In memory: nothing of it is written beside the file.
    w.execute(
        format!("CREATE TEMP TABLE stays AS SELECT * FROM {table} WHERE {stays}"),
        args,
    )
    .await?;
    for sql in [
        // Without a condition whole pages are freed.
        format!("DELETE FROM {table}"),
        format!("INSERT INTO {table} SELECT * FROM stays"),
        "DROP TABLE stays".to_owned(),
    ] {
        w.execute(sql, Vec::new()).await?;
    }
    Ok(())
}
