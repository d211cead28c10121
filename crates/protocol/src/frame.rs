//! The lines of a request to sync and of its answer (`sync.md`, c3 and c7).
//!
//! A device sends what it has and maybe commands; the answer is of one moment: outcomes, then what goes, then
//! what comes, bucket by bucket. An answer that does not end with [`Answer::Done`] was cut off: only what goes
//! may be applied.

use chrono::{DateTime, Utc};
use domain::buckets::{Bucket, RecordKind};
use domain::decide::Refusal;
use domain::ids::CommandId;
use domain::import::Counts;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs, TimestampMicroSeconds, serde_as};
use uuid::Uuid;

use crate::adapt::{Code, Text, adapter};
use crate::command::WireCommand;
use crate::refusal::Refused;
use crate::rows::{Put, State};

/// Most commands of one request.
pub const COMMANDS_MAX: usize = 1_000;

/// A line of a request.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Request {
    /// The first line.
    Have(Have),
    /// A command to be judged, in the order of the lines.
    Command(WireCommand),
    /// What the device's user did with their notices. It concerns nobody else, so it is no command; done twice
    /// it is done once. What follows from it is in the answer.
    Notices(Notices),
}

/// What somebody may do with their own notices.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Notices {
    /// They have read this one.
    Read(Uuid),
    /// They have read all.
    ReadAll,
    /// Whether they want the figures of the week.
    Week(bool),
}

/// What a device has.
#[serde_as]
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Have {
    /// [`crate::VERSION`] of the device.
    pub proto: u32,
    /// The identity of the hub's log the cursors belong to; nothing on a new device.
    pub epoch: Option<Uuid>,
    /// The chain of the last answer; nothing on a new device. Two copies of a device cannot both show it.
    pub chain: Option<Uuid>,
    /// The buckets it holds and how far each is read. They only tell the hub what to revoke: no bucket is
    /// given because it is named here.
    #[serde_as(as = "Vec<(Text, _)>")]
    pub have: Vec<(Bucket, Cursor)>,
}

/// How far a bucket is read. A device keeps it and gives it back; only the hub can read it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(pub String);

/// A line of an answer.
#[serde_as]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// The first line.
    Hello(Hello),
    /// What became of a command.
    Outcome(Outcome),
    /// A bucket the reader may no longer see, or that has to be read anew: everything in it goes.
    Revoke(#[serde_as(as = "Text")] Bucket),
    /// A record that left a bucket.
    Del(
        #[serde_as(as = "Text")] Bucket,
        #[serde_as(as = "Code")] RecordKind,
        Uuid,
    ),
    /// From here on the lines are about this bucket.
    Open(#[serde_as(as = "Text")] Bucket),
    /// A record in the bucket that was opened last.
    Put(Put),
    /// How far the bucket is told.
    Close(Closed),
    /// The end.
    Done(Done),
}

/// What a device is told first.
#[serde_as]
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hello {
    /// The identity of the hub's log. If it is another one than the device's, everything is read anew.
    pub epoch: Uuid,
    /// The hub's time.
    #[serde_as(as = "TimestampMicroSeconds<i64>")]
    pub now: DateTime<Utc>,
    /// Whether the device's user sees anything.
    pub standing: Standing,
    /// Days for which this answer lets the device show what it holds.
    pub lease: u32,
}

/// Whether a device's user sees anything now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// They do.
    Active,
    /// Not until their suspension ends.
    Suspended,
    /// They are no longer with the firm.
    Gone,
}

/// What became of a command. It is final.
#[serde_as]
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The command.
    #[serde_as(as = "Text")]
    pub id: CommandId,
    /// Its verdict.
    pub verdict: Verdict,
}

/// How a command ended.
#[serde_as]
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It was carried out; with the counts of an import.
    Confirmed(#[serde_as(as = "Option<CountsAs>")] Option<Counts>),
    /// A rule refuses it.
    Refused(#[serde_as(as = "Refused")] Refusal),
    /// The hub cannot read its form.
    Malformed,
    /// The hub does not know this kind of command: it is older than the device.
    HubTooOld,
}

/// How far a bucket was told.
#[serde_as]
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Closed {
    /// The bucket.
    #[serde_as(as = "Text")]
    pub bucket: Bucket,
    /// To be given back with the next request.
    pub cursor: Cursor,
    /// What the device must hold of it now; nothing if there is more to come.
    pub state: Option<State>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Counts")]
struct CountsDef {
    rows: u32,
    created: u32,
    updated: u32,
    unchanged: u32,
    skipped: u32,
    refused: u32,
    ignored: u32,
}

adapter!(CountsAs: CountsDef for Counts);

/// The end of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Done {
    /// What the next request has to show.
    pub chain: Uuid,
    /// Whether there is more: the device asks again at once.
    pub more: bool,
    /// How many records the device will have in the end, so that it can say how far it is; absent from older hubs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<u64>,
}
