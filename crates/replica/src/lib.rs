//! A device's copy of a firm: what a hub tells is applied to the device's file, whole or not at all.
//!
//! What goes is applied first, and also of an answer that was cut off; what comes only of a whole one. Rows,
//! search lines and how far each bucket is told change in one transaction. This crate knows no network and
//! no clock.

mod apply;
pub mod heard;

use chrono::{DateTime, Utc};
use domain::ids::FirmId;
use protocol::VERSION;
use protocol::frame::{Cursor, Have, Request};
use protocol::lines;
use store::StoreError;
use store::port::{Execute, Query};
use store::search::SortKey;
use store::{held, settings};
use uuid::Uuid;

pub use apply::{Applied, ApplyError, apply, forget_all};

/// Setting with the identity of the hub's log.
const EPOCH: &str = "hub-epoch";
/// Setting with what the next request has to show.
const CHAIN: &str = "hub-chain";
/// Setting with the hub's time at which everything held was as the hub had it.
const AS_OF: &str = "hub-as-of";
/// Setting with how many records the device has in the end.
const RECORDS: &str = "hub-records";

async fn id(q: &mut impl Query, key: &str) -> Result<Option<Uuid>, StoreError> {
    let text = settings::setting(q, key).await?;
    Ok(text.as_deref().and_then(|text| Uuid::try_parse(text).ok()))
}

/// What the device tells the hub that it has: the first line of a request.
///
/// # Errors
/// As the file gives them.
pub async fn have(q: &mut impl Query) -> Result<Have, StoreError> {
    let told = held::buckets(q).await?;
    Ok(Have {
        proto: VERSION,
        epoch: id(q, EPOCH).await?,
        chain: id(q, CHAIN).await?,
        have: told
            .into_iter()
            .map(|(bucket, told)| (bucket, Cursor(told.cursor)))
            .collect(),
    })
}

/// The body of a request: what the device has, and what it wishes.
///
/// # Errors
/// As the file gives them.
pub async fn request(q: &mut impl Query, wishes: Vec<Request>) -> Result<Vec<u8>, StoreError> {
    let have = have(q).await?;
    let requests = std::iter::once(Request::Have(have)).chain(wishes);
    // What was read from the file has a form on the wire.
    lines::pack(requests).map_err(|_| StoreError::row("held_bucket"))
}

/// Applies the body of an answer in the transaction of its caller, who commits it.
///
/// # Errors
/// As [`apply`].
pub async fn take(
    w: &mut impl Execute,
    firm: FirmId,
    body: &[u8],
    sort_key: SortKey<'_>,
) -> Result<Applied, ApplyError> {
    let unpacked = lines::unpack(body)?;
    apply(w, firm, &unpacked, sort_key).await
}

/// The hub's time at which everything held was as the hub had it; nothing before the first time.
///
/// # Errors
/// As the file gives them.
pub async fn as_of(q: &mut impl Query) -> Result<Option<DateTime<Utc>>, StoreError> {
    time(q, AS_OF).await
}

/// How many records the device has once everything has come, as the hub said last.
///
/// # Errors
/// As the file gives them.
pub async fn records(q: &mut impl Query) -> Result<Option<u64>, StoreError> {
    let text = settings::setting(q, RECORDS).await?;
    Ok(text.and_then(|text| text.parse().ok()))
}

async fn time(q: &mut impl Query, key: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let text = settings::setting(q, key).await?;
    Ok(text.as_deref().and_then(read_time))
}

fn read_time(text: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(text.parse().ok()?)
}

/// A setting, and what it is set to.
type Note = (&'static str, String);
