//! What a reader is told: which buckets are no longer theirs, and what is new in the others.
//!
//! A bucket that is read for the first time comes in pages, each of a moment of its own. What changed since
//! the first page follows the last one, so that the reader ends up with one moment of the bucket. A reader
//! that is cut off goes on where it was, and no page is kept for slow readers.

use std::collections::BTreeMap;

use domain::buckets::{Bucket, RecordKind, readable};
use domain::ids::{FirmId, UserId};
use domain::people::UserCard;
use domain::visibility::{Sight, sight};
use protocol::frame::{Answer, Closed, Cursor, Standing};
use protocol::rows::{Put, State};
use store::StoreError;
use store::port::Query;
use store::records::{firms, people};
use store::sync::images;
use store::sync::lines::{self, Line};
use uuid::Uuid;

use super::Secret;
use super::secret::Position;

/// About how many bytes of records one answer has, before it is packed. Most records are small; pictures are not,
/// and a body that is larger than [`protocol::lines::BODY_MAX`] is refused.
const BYTES: usize = 4 << 20;

/// Records that are looked up at a time.
const SLICE: usize = 200;

/// What a reader is told.
#[derive(Clone, Debug)]
pub struct Pulled {
    /// Whether they may see anything at all.
    pub standing: Standing,
    /// The lines, removals first.
    pub lines: Vec<Answer>,
    /// Whether there is more, which the next request gets.
    pub more: bool,
    /// How many records there are for them in all.
    pub records: u64,
}

/// What is new for a reader who has these buckets up to these cursors, at most about `room` records of it.
/// `q` is one read transaction: who may read what, and what is in it, are of the same moment.
///
/// # Errors
/// As the database gives them.
pub async fn pull(
    q: &mut impl Query,
    firm: FirmId,
    secret: &Secret,
    reader: UserId,
    have: &[(Bucket, Cursor)],
    room: usize,
) -> Result<Pulled, StoreError> {
    let card = people::cards(q, firm, &[reader]).await?.remove(&reader);
    let standing = match card.as_ref().map(|card| sight(card.status)) {
        Some(Sight::Now) => Standing::Active,
        Some(Sight::Suspended) => Standing::Suspended,
        Some(Sight::OnceActive | Sight::Inactive) | None => Standing::Gone,
    };
    let buckets = match &card {
        Some(card) => entitled(q, firm, card).await?,
        None => Vec::new(),
    };
    let kept = kept(secret, &buckets, have);
    let mut more = !kept.is_empty();
    let buckets: Vec<Bucket> = buckets.into_iter().chain(kept).collect();
    let (_, head) = firms::firm(q, firm).await?.ok_or(StoreError::row("firm"))?;

    let mut told: BTreeMap<Bucket, &Cursor> = BTreeMap::new();
    let known: BTreeMap<Bucket, Bucket> = buckets.iter().map(|bucket| (secret.told(*bucket), *bucket)).collect();
    let mut lines = Vec::new();
    for (name, cursor) in have {
        match known.get(name) {
            Some(bucket) => drop(told.insert(*bucket, cursor)),
            None => lines.push(Answer::Revoke(*name)),
        }
    }
    let states = lines::states(q, firm, &buckets).await?;
    let mut due = Vec::new();
    for bucket in buckets {
        let state = states.get(&bucket).copied().unwrap_or_default();
        let position = match told.get(&bucket) {
            None => None,
            Some(cursor) => {
                let position = secret.open(bucket, cursor).filter(|position| position.is_of(head));
                if position.is_none() {
                    // Not one of ours, or of a later moment than this one: a bucket to be read anew.
                    lines.push(Answer::Revoke(secret.told(bucket)));
                }
                position
            }
        };
        if !matches!(position, Some(Position::Following { seq, after: None, .. }) if seq >= state.seq) {
            due.push((state, bucket, position));
        }
    }
    // Small ones first: a new device shows something at once.
    due.sort_by_key(|(state, bucket, _)| (state.records, *bucket));

    // All that left, however little room there is: what may no longer be seen goes at once.
    for (_, bucket, position) in &due {
        if let Some(position) = position {
            let gone = lines::gone(q, firm, *bucket, position.removals()).await?;
            let name = secret.told(*bucket);
            lines.extend(gone.iter().map(|line| Answer::Del(name, line.kind, line.id)));
        }
    }
    let (mut left, mut bytes) = (room, BYTES);
    for (state, bucket, position) in due {
        if left == 0 || bytes == 0 {
            more = true;
            break;
        }
        let begin = Position::Reading {
            from: head,
            seen: head,
            after: None,
        };
        let mut teller = Teller {
            firm,
            secret,
            bucket,
            head,
            bytes,
            puts: Vec::new(),
        };
        let position = teller.tell(q, position.unwrap_or(begin), left).await?;
        left = left.saturating_sub(teller.puts.len());
        bytes = teller.bytes;
        let done = matches!(position, Position::Following { after: None, .. });
        more |= !done;
        lines.push(Answer::Open(secret.told(bucket)));
        lines.append(&mut teller.puts);
        lines.push(Answer::Close(Closed {
            bucket: secret.told(bucket),
            cursor: secret.seal(bucket, position).ok_or(StoreError::row("bucket_line"))?,
            state: done.then_some(State {
                count: state.records,
                digest: state.digest,
            }),
        }));
    }
    let records = states.values().map(|state| state.records).sum();
    Ok(Pulled {
        standing,
        lines,
        more,
        records,
    })
}

/// The buckets of colleagues and teams that a new administrator still has. They stay until the whole bucket of
/// administrators has arrived, which has the same people: otherwise those would vanish from the device and come
/// back later.
fn kept(secret: &Secret, buckets: &[Bucket], have: &[(Bucket, Cursor)]) -> Vec<Bucket> {
    if !buckets.contains(&Bucket::Admin) {
        return Vec::new();
    }
    let opened = |(bucket, cursor): &(Bucket, Cursor)| Some((*bucket, secret.open(*bucket, cursor)?));
    let had: Vec<(Bucket, Position)> = have.iter().filter_map(opened).collect();
    let is_told_all = |(bucket, position): &(Bucket, Position)| {
        *bucket == Bucket::Admin && matches!(position, Position::Following { after: None, .. })
    };
    if had.iter().any(is_told_all) {
        return Vec::new();
    }
    let names = had.into_iter().map(|(bucket, _)| bucket);
    names.filter(|bucket| bucket.is_within_admin()).collect()
}

/// The buckets a person may read.
pub(super) async fn entitled(q: &mut impl Query, firm: FirmId, card: &UserCard) -> Result<Vec<Bucket>, StoreError> {
    let mut teams = lines::memberships(q, firm, &[card.id]).await?;
    let teams = teams.remove(&card.id).unwrap_or_default();
    let covering = if card.kind.is_staff() {
        Vec::new()
    } else {
        lines::covering(q, firm, card.id).await?
    };
    Ok(readable(card, &teams, &covering))
}

impl Position {
    /// Whether it can be of a firm whose head is this.
    const fn is_of(&self, head: i64) -> bool {
        match self {
            Self::Reading { from, seen, .. } => *from <= head && *seen <= head,
            Self::Following { seq, seen, .. } => *seq <= head && *seen <= head,
        }
    }

    /// Which removals its reader has not been told: of this command or a later one, and of records that came
    /// up to the second one. Who never heard of a record is not told that it left.
    fn removals(&self) -> (i64, i64) {
        match *self {
            Self::Reading { from, seen, .. } => (from + 1, seen),
            Self::Following { seq, after: None, seen } => (seq + 1, seen.max(seq)),
            Self::Following {
                seq,
                after: Some(_),
                seen,
            } => (seq, seen.max(seq)),
        }
    }
}

/// Gathers the records of one bucket.
struct Teller<'s> {
    firm: FirmId,
    secret: &'s Secret,
    bucket: Bucket,
    head: i64,
    /// How many bytes there is room for.
    bytes: usize,
    puts: Vec<Answer>,
}

impl Teller<'_> {
    /// Tells at most `room` records that came or changed since `position`, and returns how far that is.
    async fn tell(&mut self, q: &mut impl Query, position: Position, room: usize) -> Result<Position, StoreError> {
        let (seq, after, seen) = match position {
            Position::Reading { from, seen, after } => {
                let page = lines::page(q, self.firm, self.bucket, after, room).await?;
                let told = self.put(q, &page).await?;
                // What came up to this moment may be among the records that were told.
                let seen = seen.max(self.head);
                match told.last() {
                    Some(last) if told.len() < page.len() || page.len() == room => {
                        let after = Some((last.kind, last.id));
                        return Ok(Position::Reading { from, seen, after });
                    }
                    _ => (from, None, seen),
                }
            }
            Position::Following { seq, after, seen } => (seq, after, seen),
        };
        let room = room.saturating_sub(self.puts.len()).max(1);
        let changed = lines::changed(q, self.firm, self.bucket, (seq, after), room).await?;
        let told = self.put(q, &changed).await?;
        Ok(match told.last() {
            Some(last) if told.len() < changed.len() || changed.len() == room => {
                let after = Some((last.kind, last.id));
                let seq = last.seq;
                Position::Following {
                    seq,
                    after,
                    seen: seen.max(self.head),
                }
            }
            _ => Position::Following {
                seq: self.head,
                after: None,
                seen: self.head,
            },
        })
    }

    /// Tells these records as far as there is room for their bytes, but at least the first; which ones.
    async fn put<'l>(&mut self, q: &mut impl Query, lines: &'l [Line]) -> Result<&'l [Line], StoreError> {
        let mut told = 0;
        for slice in lines.chunks(SLICE) {
            let mut rows = self.rows(q, slice).await?;
            for line in slice {
                // A live line without its record would be a fault of `derive`.
                let rows = rows
                    .remove(&(line.kind, line.id))
                    .ok_or(StoreError::row("bucket_line"))?;
                if told > 0 && rows.len() > self.bytes {
                    self.bytes = 0;
                    return Ok(lines.get(..told).unwrap_or(lines));
                }
                self.bytes = self.bytes.saturating_sub(rows.len());
                told += 1;
                self.puts.push(Answer::Put(Put {
                    kind: line.kind,
                    id: line.id,
                    v: self.secret.version(line.seq),
                    rows: serde_json::value::RawValue::from_string(rows).map_err(|_| StoreError::row("bucket_line"))?,
                }));
            }
        }
        Ok(lines)
    }

    async fn rows(
        &self,
        q: &mut impl Query,
        lines: &[Line],
    ) -> Result<BTreeMap<(RecordKind, Uuid), String>, StoreError> {
        let mut kinds: BTreeMap<RecordKind, Vec<Uuid>> = BTreeMap::new();
        for line in lines {
            kinds.entry(line.kind).or_default().push(line.id);
        }
        let mut rows = BTreeMap::new();
        for (kind, ids) in kinds {
            let images = images::images(q, self.firm, (self.bucket, kind), &ids).await?;
            rows.extend(images.into_iter().map(|(id, rows)| ((kind, id), rows)));
        }
        Ok(rows)
    }
}
