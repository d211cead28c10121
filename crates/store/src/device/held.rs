//! What a device holds of a firm that a hub has: records by bucket, as the hub told them, and the rows of
//! the record tables that follow from them.

mod most;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, RecordKind};
use domain::coded::Coded as _;
use uuid::Uuid;

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Fields, Query, Row};

pub use crate::backend::part::{HOLDS, PART, is_part, loosen};
pub use most::lose_most;
pub use rows::{Fresh, Rewritten, Subject, Touch, rewrite};

/// A record in a bucket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// What of it.
    pub kind: RecordKind,
    /// Its key.
    pub id: Uuid,
    /// Its version, as the hub gave it.
    pub version: u64,
    /// Its rows: `[[table, [value, …]], …]`.
    pub images: String,
}

/// How far a bucket is told, and what is held of it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Told {
    /// To be given back to the hub.
    pub cursor: String,
    /// Whether all of it was told at the last answer.
    pub complete: bool,
    /// Records held.
    pub records: u64,
    /// The sum of their digests.
    pub digest: u128,
}

fn bucket(row: &mut Fields) -> Result<Bucket, StoreError> {
    row.parsed(|text| text.parse().ok())
}

/// All buckets that were told.
///
/// # Errors
/// As the database gives them.
pub async fn buckets(q: &mut impl Query) -> Result<BTreeMap<Bucket, Told>, StoreError> {
    let sql = "SELECT bucket, cursor, complete, records, digest FROM held_bucket";
    let mut all = BTreeMap::new();
    for row in q.query(sql, Vec::new()).await? {
        let mut row = row.read("held_bucket");
        let (bucket, cursor, complete, records) = (bucket(&mut row)?, row.text()?, row.truth()?, row.count()?);
        let digest = u128::from_le_bytes(row.bytes()?.try_into().map_err(|_| row.corrupt())?);
        let told = Told {
            cursor,
            complete,
            records,
            digest,
        };
        all.insert(bucket, told);
    }
    Ok(all)
}

/// Notes how far a bucket is told.
///
/// # Errors
/// As the database gives them.
pub async fn note_bucket(w: &mut impl Execute, bucket: Bucket, told: &Told) -> Result<(), StoreError> {
    let sql = "INSERT INTO held_bucket (bucket, cursor, complete, records, digest) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (bucket) DO UPDATE SET cursor = excluded.cursor, complete = excluded.complete, \
               records = excluded.records, digest = excluded.digest";
    let args = vec![
        bucket.to_string().into(),
        told.cursor.as_str().into(),
        told.complete.into(),
        i64::try_from(told.records).unwrap_or(i64::MAX).into(),
        told.digest.to_le_bytes().to_vec().into(),
    ];
    w.execute(sql, args).await.map(drop)
}

/// Forgets a bucket, which is one of `told`; which records were in it.
///
/// # Errors
/// As the database gives them.
pub async fn forget_bucket(
    w: &mut impl Execute,
    bucket: Bucket,
    told: &BTreeMap<Bucket, Told>,
) -> Result<Vec<(RecordKind, Uuid)>, StoreError> {
    let name = bucket.to_string();
    let sql = "SELECT kind, id FROM held WHERE bucket = $1";
    let mut were = Vec::new();
    for row in w.query(sql, vec![name.as_str().into()]).await? {
        let mut row = row.read("held");
        were.push((row.parsed(RecordKind::parse)?, row.uuid()?));
    }
    if !most::forget_bucket(w, bucket, told).await? {
        let sql = "DELETE FROM held WHERE bucket = $1";
        w.execute(sql, vec![name.as_str().into()]).await?;
    }
    let sql = "DELETE FROM held_bucket WHERE bucket = $1";
    w.execute(sql, vec![name.as_str().into()]).await?;
    Ok(were)
}

/// Which of these ids anything is held of, in any bucket.
///
/// # Errors
/// As the database gives them.
pub async fn known(q: &mut impl Query, ids: &[Uuid]) -> Result<BTreeSet<Uuid>, StoreError> {
    let mut known = BTreeSet::new();
    for chunk in ids.chunks(CHUNK) {
        let mut args = Vec::new();
        padded(&mut args, chunk.iter());
        let sql = format!("SELECT id FROM held WHERE id IN ({})", placeholders(1, chunk.len()));
        for row in q.query(sql, args).await? {
            known.insert(row.read("held").uuid()?);
        }
    }
    Ok(known)
}

/// The versions and the rows of these records in a bucket, of those that are held.
///
/// # Errors
/// As the database gives them.
pub async fn states(
    q: &mut impl Query,
    bucket: Bucket,
    ids: &[Uuid],
) -> Result<BTreeMap<(RecordKind, Uuid), (u64, String)>, StoreError> {
    let name = bucket.to_string();
    let mut states = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let mut args = vec![name.as_str().into()];
        padded(&mut args, chunk.iter());
        let list = placeholders(2, chunk.len());
        let sql = format!("SELECT kind, id, version, images FROM held WHERE bucket = $1 AND id IN ({list})");
        for row in q.query(sql, args).await? {
            let mut row = row.read("held");
            let key = (row.parsed(RecordKind::parse)?, row.uuid()?);
            states.insert(key, (row.i64()?.cast_unsigned(), row.text()?));
        }
    }
    Ok(states)
}

/// Records that came into a bucket or changed in it.
///
/// # Errors
/// As the database gives them.
pub async fn put(w: &mut impl Execute, bucket: Bucket, records: &[Record]) -> Result<(), StoreError> {
    let name = bucket.to_string();
    let batch = Batch {
        head: "INSERT INTO held (bucket, kind, id, version, images) VALUES",
        tuple: "($1, ?, ?, ?, ?)",
        suffix: " ON CONFLICT (bucket, kind, id) DO UPDATE SET version = excluded.version, images = excluded.images",
        shared: &[name.as_str().into()],
    };
    let put = |record: &'_ Record, args: &mut Vec<_>| {
        args.extend([
            record.kind.code().into(),
            record.id.as_bytes().to_vec().into(),
            record.version.cast_signed().into(),
            record.images.clone().into(),
        ]);
    };
    batch.run(w, records.iter(), put).await.map(drop)
}

/// Takes records of one kind out of a bucket; the versions of those that were held.
///
/// # Errors
/// As the database gives them.
pub async fn take(
    w: &mut impl Execute,
    bucket: Bucket,
    kind: RecordKind,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, u64)>, StoreError> {
    let name = bucket.to_string();
    let mut taken = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let mut args = vec![name.as_str().into(), kind.code().into()];
        padded(&mut args, chunk.iter());
        let list = placeholders(3, chunk.len());
        let sql = format!("DELETE FROM held WHERE bucket = $1 AND kind = $2 AND id IN ({list}) RETURNING id, version");
        for row in w.query(sql, args).await? {
            let mut row = row.read("held");
            taken.push((row.uuid()?, row.i64()?.cast_unsigned()));
        }
    }
    Ok(taken)
}

/// Everything that is held, bucket by bucket: tests compare it with what may be held.
///
/// # Errors
/// As the database gives them.
pub async fn records(q: &mut impl Query) -> Result<Vec<(Bucket, Record)>, StoreError> {
    let sql = "SELECT bucket, kind, id, version, images FROM held ORDER BY bucket, kind, id";
    let read = |row: Row| {
        let mut row = row.read("held");
        let bucket = bucket(&mut row)?;
        let (kind, id, version) = (row.parsed(RecordKind::parse)?, row.uuid()?, row.i64()?.cast_unsigned());
        let images = row.text()?;
        let record = Record {
            kind,
            id,
            version,
            images,
        };
        Ok((bucket, record))
    };
    q.query(sql, Vec::new()).await?.into_iter().map(read).collect()
}

/// How many records are held, in all buckets.
///
/// # Errors
/// As the database gives them.
pub async fn count(q: &mut impl Query) -> Result<u64, StoreError> {
    let rows = q
        .query("SELECT coalesce(sum(records), 0) FROM held_bucket", Vec::new())
        .await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("held_bucket"))?;
    row.read("held_bucket").count()
}

/// What changed, for the windows of this computer.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct News {
    /// The number of the last change.
    pub last: i64,
    /// Tables whose rows changed.
    pub tables: Vec<String>,
    /// Records that changed; empty if they are too many to name.
    pub ids: Vec<Uuid>,
}

/// Changes of which the last few are kept.
const KEPT: i64 = 50;

/// Most records that one change names.
const NAMED: usize = 200;

/// Notes what changed.
///
/// # Errors
/// As the database gives them.
pub async fn note_news(w: &mut impl Execute, rewritten: &Rewritten) -> Result<(), StoreError> {
    let are_few = rewritten.ids.len() <= NAMED;
    let named = rewritten.ids.iter().filter(|_| are_few);
    let bytes: Vec<u8> = named.flat_map(|id| *id.as_bytes()).collect();
    let tables: Vec<&str> = rewritten.tables.iter().copied().collect();
    let sql = "INSERT INTO news (n, tables, ids) VALUES ((SELECT coalesce(max(n), 0) + 1 FROM news), $1, $2)";
    w.execute(sql, vec![tables.join(" ").into(), bytes.into()]).await?;
    let sql = format!("DELETE FROM news WHERE n <= (SELECT max(n) FROM news) - {KEPT}");
    w.execute(sql, Vec::new()).await.map(drop)
}

/// The number of the last change; 0 before the first one.
///
/// # Errors
/// As the database gives them.
pub async fn last_news(q: &mut impl Query) -> Result<i64, StoreError> {
    let rows = q.query("SELECT coalesce(max(n), 0) FROM news", Vec::new()).await?;
    rows.into_iter()
        .next()
        .ok_or(StoreError::row("news"))?
        .read("news")
        .i64()
}

/// What changed after change `told`.
///
/// # Errors
/// As the database gives them.
pub async fn news(q: &mut impl Query, told: i64) -> Result<News, StoreError> {
    let mut news = News {
        last: told,
        ..News::default()
    };
    let sql = "SELECT n, tables, ids FROM news WHERE n > $1 ORDER BY n";
    let mut unnamed = false;
    for row in q.query(sql, vec![told.into()]).await? {
        let mut row = row.read("news");
        let (n, tables, ids) = (row.i64()?, row.text()?, row.bytes()?);
        unnamed |= ids.is_empty() || n > news.last + 1;
        news.last = n;
        news.tables.extend(tables.split(' ').map(ToOwned::to_owned));
        news.ids
            .extend(ids.chunks(16).filter_map(|id| Uuid::from_slice(id).ok()));
    }
    if unnamed {
        news.ids.clear();
    }
    Ok(news)
}
