//! Records as they come down: what one bucket lets its readers see of one record, as images of the rows of
//! tables.

use domain::buckets::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_with::{DisplayFromStr, serde_as};
use uuid::Uuid;

use crate::adapt::Code;

/// A record that came into a bucket, or changed in it.
#[serde_as]
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Put {
    /// What of it.
    #[serde_as(as = "Code")]
    pub kind: RecordKind,
    /// Its key.
    pub id: Uuid,
    /// Its version. It says nothing but that another one is another state.
    pub v: u64,
    /// The images of its rows: `[[table, [value, …]], …]`.
    pub rows: Box<RawValue>,
}

/// What a bucket holds: how many records, and the sum of their digests.
#[serde_as]
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct State {
    /// Records.
    pub count: u64,
    /// [`crate::digest::Sum`], in decimal digits: JSON numbers are too short for it.
    #[serde_as(as = "DisplayFromStr")]
    pub digest: u128,
}
