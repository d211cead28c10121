//! Devices of people of a firm, brought up to date now and then and compared with what they may hold.

use std::collections::BTreeMap;

use domain::buckets::{Bucket, RecordKind};
use domain::ids::{FirmId, UserId};
use hub_core::sync::Secret;
use hub_core::sync::derive::derive_person;
use hub_core::sync::pull::{Pulled, pull};
use hub_core::sync::snapshot::snapshot;
use proptest::{prop_assert, prop_assert_eq};
use protocol::digest::{Digest, Sum};
use protocol::frame::{Answer, Cursor};
use protocol::rows::State;
use store::Memory;
use store::port::{Execute, Store};
use store::sync::devices as stored;
use uuid::Uuid;

use crate::world::{Checked, broken};

/// What the hub alone knows.
pub(crate) const SECRET: [u8; 32] = [42; 32];

/// Every so many commands, a device goes on where it was after one answer only.
const CUT: i64 = 4;

/// A device as its user's program keeps it.
#[derive(Default)]
struct Device {
    have: BTreeMap<Bucket, Cursor>,
    held: BTreeMap<(Bucket, RecordKind, Uuid), (u64, String)>,
}

/// The devices of a firm.
#[derive(Default)]
pub(crate) struct Devices(BTreeMap<UserId, Device>);

impl Devices {
    /// After command `seq`: one of these people gets a device or asks for what is new, and so does somebody
    /// who has a device already. `seq` also says how much is told at once.
    pub(crate) async fn some_ask(&mut self, store: &Memory, firm: FirmId, people: &[UserId], seq: i64) -> Checked {
        let turn = usize::try_from(seq).unwrap();
        let known: Vec<UserId> = self.0.keys().copied().collect();
        let now = people.get(turn % people.len().max(1)).copied();
        let again = known.get(turn / 2 % known.len().max(1)).copied();
        for reader in now.into_iter().chain(again) {
            self.asks(store, firm, reader, seq).await?;
        }
        Ok(())
    }

    /// Everybody who has a device asks until nothing is left.
    pub(crate) async fn all_ask(&mut self, store: &Memory, firm: FirmId) -> Checked {
        for reader in self.0.keys().copied().collect::<Vec<_>>() {
            self.asks(store, firm, reader, 1).await?;
        }
        Ok(())
    }

    async fn asks(&mut self, store: &Memory, firm: FirmId, reader: UserId, seq: i64) -> Checked {
        let secret = Secret::new(SECRET);
        if !self.0.contains_key(&reader) {
            let mut w = store.write().await.map_err(broken)?;
            let at = chrono::DateTime::UNIX_EPOCH;
            let token = *blake3::hash(reader.as_bytes()).as_bytes();
            let device = (Uuid::from_u128(reader.0.as_u128() ^ 1), reader, "desk");
            stored::add(&mut w, firm, device, &token, at).await.map_err(broken)?;
            derive_person(&mut w, firm, &secret, (seq, reader))
                .await
                .map_err(broken)?;
            w.commit().await.map_err(broken)?;
        }
        let device = self.0.entry(reader).or_default();
        let room = 1 + usize::try_from(seq).unwrap() % 7;
        loop {
            let mut q = store.read().await.map_err(broken)?;
            let have: Vec<(Bucket, Cursor)> = device.have.clone().into_iter().collect();
            let pulled = pull(&mut q, firm, &secret, reader, &have, room).await.map_err(broken)?;
            let more = pulled.more;
            device.take(pulled)?;
            if more && seq % CUT != 0 {
                continue;
            }
            // Records may be missing or old while there is more to come. Nothing may be there that no longer
            // may be seen.
            let may: BTreeMap<_, _> = snapshot(&mut q, firm, reader)
                .await
                .map_err(broken)?
                .into_iter()
                .map(|((bucket, kind, id), rows)| ((secret.told(bucket), kind, id), rows))
                .collect();
            for key in device.held.keys() {
                prop_assert!(may.contains_key(key), "{reader} holds {key:?} at {seq}");
            }
            if !more {
                for (key, rows) in &may {
                    let held = device.held.get(key).map(|(_, rows)| rows);
                    prop_assert_eq!(held, Some(rows), "{} of {}", format!("{key:?}"), reader);
                }
            }
            return Ok(());
        }
    }
}

impl Device {
    fn take(&mut self, pulled: Pulled) -> Checked {
        let mut open = None;
        let mut removing = true;
        for line in pulled.lines {
            match line {
                Answer::Revoke(bucket) => {
                    prop_assert!(removing, "removals come first");
                    prop_assert!(self.have.remove(&bucket).is_some());
                    self.held.retain(|(held, _, _), _| *held != bucket);
                }
                Answer::Del(bucket, kind, id) => {
                    prop_assert!(removing, "removals come first");
                    self.held.remove(&(bucket, kind, id));
                }
                Answer::Open(bucket) => {
                    removing = false;
                    open = Some(bucket);
                }
                Answer::Put(put) => {
                    let bucket = open.unwrap();
                    self.held
                        .insert((bucket, put.kind, put.id), (put.v, put.rows.get().to_owned()));
                }
                Answer::Close(closed) => {
                    prop_assert_eq!(open, Some(closed.bucket));
                    if let Some(state) = closed.state {
                        prop_assert_eq!(self.state(closed.bucket), state, "{}", closed.bucket);
                    }
                    self.have.insert(closed.bucket, closed.cursor);
                }
                Answer::Hello(_) | Answer::Outcome(_) | Answer::Done(_) => unreachable!(),
            }
        }
        Ok(())
    }

    fn state(&self, bucket: Bucket) -> State {
        let mut sum = Sum::default();
        let held = self.held.iter().filter(|((held, _, _), _)| *held == bucket);
        sum.extend(held.map(|((_, kind, id), (v, _))| Digest::of(*kind, *id, *v)));
        let count = self.held.keys().filter(|(held, _, _)| *held == bucket).count() as u64;
        State { count, digest: sum.0 }
    }
}
