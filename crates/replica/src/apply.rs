//! Applying an answer.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, RecordKind};
use domain::ids::{FirmId, UserId};
use protocol::digest::{Digest, Sum};
use protocol::frame::{Answer, Closed, Done, Hello, Outcome, Standing};
use protocol::lines::{self, LinesError};
use store::StoreError;
use store::held::{self, Fresh, Record, Rewritten, Subject, Told, Touch};
use store::port::Execute;
use store::search::{self, SortKey};
use store::settings;
use uuid::Uuid;

use crate::{AS_OF, CHAIN, EPOCH, Note, RECORDS, heard, id};

/// Why an answer could not be applied. Nothing of it may be committed then.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The hub said something this program cannot read.
    #[error("the answer cannot be read")]
    Malformed,
    /// As the file gives it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LinesError> for ApplyError {
    fn from(_: LinesError) -> Self {
        Self::Malformed
    }
}

/// What applying an answer came to.
#[derive(Clone, Default, Debug)]
pub struct Applied {
    /// Whether its reader sees anything; nothing if the answer was cut off before it said so.
    pub standing: Option<Standing>,
    /// What became of commands.
    pub outcomes: Vec<Outcome>,
    /// Whether the whole answer arrived.
    pub whole: bool,
    /// Whether there is more to ask for at once.
    pub more: bool,
    /// Whether any record changed here.
    pub changed: bool,
    /// Whether records went. Their bytes are in the log of the file until it is started over.
    pub removed: bool,
    /// Buckets that hold something else than the hub says. They are forgotten here and come again.
    pub wrong: Vec<Bucket>,
}

/// The lines of an answer, in their order.
#[derive(Default)]
struct Lines {
    hello: Option<Hello>,
    outcomes: Vec<Outcome>,
    revoked: Vec<Bucket>,
    gone: BTreeMap<Bucket, Vec<(RecordKind, Uuid)>>,
    came: Vec<(Bucket, Vec<Record>, Closed)>,
    done: Option<Done>,
}

impl Lines {
    fn read(unpacked: &[u8]) -> Result<Self, ApplyError> {
        let mut read = Self::default();
        let mut open: Option<(Bucket, Vec<Record>)> = None;
        for line in lines::read::<Answer>(unpacked) {
            let line = match line {
                Ok(line) => line,
                // The last line of an answer that was cut off is no line.
                Err(_) if read.hello.is_some() && !unpacked.ends_with(b"\n") => break,
                Err(problem) => return Err(problem.into()),
            };
            match line {
                Answer::Hello(hello) => read.hello = Some(hello),
                Answer::Outcome(outcome) => read.outcomes.push(outcome),
                Answer::Revoke(bucket) => read.revoked.push(bucket),
                Answer::Del(bucket, kind, id) => read.gone.entry(bucket).or_default().push((kind, id)),
                Answer::Open(bucket) => open = Some((bucket, Vec::new())),
                Answer::Put(put) => {
                    let (_, records) = open.as_mut().ok_or(ApplyError::Malformed)?;
                    records.push(Record {
                        kind: put.kind,
                        id: put.id,
                        version: put.v,
                        images: put.rows.get().to_owned(),
                    });
                }
                Answer::Close(closed) => {
                    let (bucket, records) = open.take().ok_or(ApplyError::Malformed)?;
                    if bucket != closed.bucket {
                        return Err(ApplyError::Malformed);
                    }
                    read.came.push((bucket, records, closed));
                }
                Answer::Done(done) => read.done = Some(done),
            }
        }
        Ok(read)
    }
}

/// Applies an unpacked answer in the transaction of its caller, who commits it.
///
/// # Errors
/// [`ApplyError::Malformed`] if it cannot be read; as the file gives them.
pub async fn apply(
    w: &mut impl Execute,
    firm: FirmId,
    unpacked: &[u8],
    sort_key: SortKey<'_>,
) -> Result<Applied, ApplyError> {
    let read = Lines::read(unpacked)?;
    let hello = read.hello.ok_or(ApplyError::Malformed)?;
    let mut applied = Applied {
        standing: Some(hello.standing),
        outcomes: read.outcomes,
        ..Applied::default()
    };
    let mut work = Work {
        firm,
        told: held::buckets(w).await?,
        touched: BTreeMap::new(),
        fresh: Fresh::new(),
        lost: false,
    };
    applied.removed = !read.revoked.is_empty() || !read.gone.is_empty();
    let epoch = id(w, EPOCH).await?;
    let is_other_log = epoch.is_some_and(|epoch| epoch != hello.epoch);
    let mut notes: Vec<Note> = heard::notes(w, hello.now, hello.lease).await?.into();
    notes.push((EPOCH, hello.epoch.to_string()));
    if is_other_log {
        // The hub was restored. What it tells goes on from cursors of its former log: all is asked for anew.
        work.forget_all(w).await?;
        applied.more = true;
        applied.removed = true;
    } else {
        for bucket in read.revoked {
            work.forget(w, bucket).await?;
        }
        for (bucket, records) in read.gone {
            work.take(w, bucket, records).await?;
        }
    }
    if let Some(done) = read.done {
        applied.whole = true;
        notes.push((CHAIN, done.chain.to_string()));
        notes.extend(done.records.map(|records| (RECORDS, records.to_string())));
        if !is_other_log {
            applied.more = done.more;
            for (bucket, records, closed) in read.came {
                if !work.put(w, bucket, records, closed).await? {
                    applied.wrong.push(bucket);
                    applied.more = true;
                    work.forget(w, bucket).await?;
                }
            }
        }
        if !applied.more {
            notes.push((AS_OF, hello.now.timestamp_micros().to_string()));
        }
    }
    settings::set_all(w, &notes).await?;
    applied.changed = work.finish(w, sort_key).await?;
    Ok(applied)
}

/// Deletes everything that was told, in the transaction of its caller: the device holds nothing any more.
///
/// # Errors
/// As the file gives them.
pub async fn forget_all(w: &mut impl Execute, firm: FirmId, sort_key: SortKey<'_>) -> Result<(), StoreError> {
    let mut work = Work {
        firm,
        told: held::buckets(w).await?,
        touched: BTreeMap::new(),
        fresh: Fresh::new(),
        lost: false,
    };
    work.forget_all(w).await?;
    work.finish(w, sort_key).await.map(drop)
}

struct Work {
    firm: FirmId,
    told: BTreeMap<Bucket, Told>,
    /// Records whose rows have to be made anew.
    touched: BTreeMap<Subject, BTreeMap<Uuid, Touch>>,
    /// Those of them who are new here: nothing was held about them before.
    fresh: Fresh,
    /// Whether a bucket went with all its records.
    lost: bool,
}

impl Work {
    fn touch(&mut self, kind: RecordKind, id: Uuid, touch: Touch) {
        let all = self.touched.entry(Subject::of(kind)).or_default();
        let before = all.entry(id).or_default();
        *before = before.and(touch);
    }

    /// Keeps the records of people who are new here, so that they need not be read back from the file.
    fn note_fresh(&mut self, fresh: &BTreeSet<Uuid>, records: Vec<Record>) {
        let mut seen = BTreeSet::new();
        for record in records {
            if !fresh.contains(&record.id) || !seen.insert(record.id) {
                self.fresh.remove(&record.id);
            } else if Subject::of(record.kind) == Subject::Person {
                self.fresh.insert(record.id, (record.kind, record.images));
            }
        }
    }

    async fn forget(&mut self, w: &mut impl Execute, bucket: Bucket) -> Result<(), StoreError> {
        for (kind, id) in held::forget_bucket(w, bucket, &self.told).await? {
            self.fresh.remove(&id);
            self.touch(kind, id, Touch::ALL);
        }
        self.lost = true;
        self.told.remove(&bucket);
        Ok(())
    }

    async fn forget_all(&mut self, w: &mut impl Execute) -> Result<(), StoreError> {
        let buckets: Vec<Bucket> = self.told.keys().copied().collect();
        for bucket in buckets {
            self.forget(w, bucket).await?;
        }
        Ok(())
    }

    /// Takes records out of a bucket.
    async fn take(
        &mut self,
        w: &mut impl Execute,
        bucket: Bucket,
        records: Vec<(RecordKind, Uuid)>,
    ) -> Result<(), StoreError> {
        let Some(mut told) = self.told.remove(&bucket) else {
            return Ok(());
        };
        let mut sum = Sum(told.digest);
        let mut kinds: BTreeMap<RecordKind, Vec<Uuid>> = BTreeMap::new();
        for (kind, id) in records {
            kinds.entry(kind).or_default().push(id);
        }
        for (kind, ids) in kinds {
            for (id, version) in held::take(w, bucket, kind, &ids).await? {
                sum.remove(Digest::of(kind, id, version));
                told.records = told.records.saturating_sub(1);
                self.touch(kind, id, Touch::ALL);
            }
        }
        told.digest = sum.0;
        held::note_bucket(w, bucket, &told).await?;
        self.told.insert(bucket, told);
        Ok(())
    }

    /// Puts records into a bucket; whether it then holds what the hub says.
    async fn put(
        &mut self,
        w: &mut impl Execute,
        bucket: Bucket,
        records: Vec<Record>,
        closed: Closed,
    ) -> Result<bool, StoreError> {
        let mut told = self.told.remove(&bucket).unwrap_or_default();
        let ids: Vec<Uuid> = records.iter().map(|record| record.id).collect();
        let known = held::known(w, &ids).await?;
        // The tables still have rows of what has just left another bucket.
        let left = self.touched.get(&Subject::Person);
        let is_fresh = |id: &Uuid| !known.contains(id) && left.is_none_or(|left| !left.contains_key(id));
        let fresh: BTreeSet<Uuid> = ids.into_iter().filter(is_fresh).collect();
        let mut before = BTreeMap::new();
        if told.records > 0 {
            let known: Vec<Uuid> = known.iter().copied().collect();
            before = held::states(w, bucket, &known).await?;
        }
        let mut sum = Sum(told.digest);
        for record in &records {
            let (kind, id) = (record.kind, record.id);
            // The last page of a bucket is followed by what changed since the first: a record may come twice.
            let now = (record.version, record.images.clone());
            let was = before.insert((kind, id), now);
            match &was {
                Some((version, _)) => sum.remove(Digest::of(kind, id, *version)),
                None => told.records += 1,
            }
            sum.add(Digest::of(kind, id, record.version));
            let was = was.as_ref().map(|(_, images)| images.as_str());
            let touch = Touch::put(kind, was, &record.images).ok_or(StoreError::row("held"))?;
            self.touch(kind, id, touch);
        }
        held::put(w, bucket, &records).await?;
        self.note_fresh(&fresh, records);
        told.digest = sum.0;
        told.cursor = closed.cursor.0;
        told.complete = closed.state.is_some();
        let agrees = closed
            .state
            .is_none_or(|state| state.count == told.records && state.digest == told.digest);
        held::note_bucket(w, bucket, &told).await?;
        self.told.insert(bucket, told);
        Ok(agrees)
    }

    /// Brings rows and search lines up to date, and tells the windows; whether anything changed.
    async fn finish(mut self, w: &mut impl Execute, sort_key: SortKey<'_>) -> Result<bool, StoreError> {
        if self.touched.is_empty() {
            return Ok(false);
        }
        let seq = held::last_news(w).await? + 1;
        let mut rewritten = Rewritten::default();
        if self.lost
            && let Some(people) = self.touched.get_mut(&Subject::Person)
        {
            held::lose_most(w, self.firm, people, &mut rewritten, sort_key).await?;
        }
        for (subject, touched) in self.touched {
            held::rewrite(w, (self.firm, seq), (subject, &touched), &self.fresh, &mut rewritten).await?;
        }
        if rewritten.tables.is_empty() {
            return Ok(false);
        }
        let users: Vec<UserId> = rewritten.lines.iter().copied().collect();
        search::renew(w, self.firm, &users, &rewritten.entries, sort_key).await?;
        held::note_news(w, &rewritten).await?;
        Ok(true)
    }
}
