//! Devices of people of a firm, brought up to date now and then and compared with what they may hold.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, RecordKind};
use domain::ids::{CommandId, FirmId, GroupId, PointId, TeamId, UserId};
use hub_core::sync::Secret;
use hub_core::sync::derive::derive_person;
use hub_core::sync::pull::{Pulled, pull};
use hub_core::sync::snapshot::snapshot;
use proptest::{prop_assert, prop_assert_eq};
use protocol::digest::{Digest, Sum};
use protocol::frame::{Answer, Cursor};
use protocol::rows::State as Held;
use serde_json::Value;
use store::Memory;
use store::port::{Execute, Store};
use store::sync::devices as stored;
use uuid::Uuid;

use crate::device_file::{DeviceFile, may_be_held};
use crate::oracle::{Seen, visible, visible_acts, visible_notices};
use crate::rules::Model;
use crate::world::{Checked, broken};

/// What the hub alone knows.
pub(crate) const SECRET: [u8; 32] = [42; 32];

/// Every so many commands, a device goes on where it was after one answer only.
const CUT: i64 = 4;

/// A device that comes after every so many commands has a file as well: files cost time.
const FILED: i64 = 9;

/// A device as its user's program keeps it.
#[derive(Default)]
struct Device {
    file: Option<DeviceFile>,
    have: BTreeMap<Bucket, Cursor>,
    held: BTreeMap<(Bucket, RecordKind, Uuid), (u64, String)>,
}

/// The devices of a firm.
#[derive(Default)]
pub(crate) struct Devices(BTreeMap<UserId, Device>);

impl Devices {
    /// After command `seq`: one of these people gets a device or asks for what is new, and after every other
    /// command so does somebody who has a device already. `seq` also says how much is told at once.
    pub(crate) async fn some_ask(&mut self, store: &Memory, firm: FirmId, model: &Model, seq: i64) -> Checked {
        let turn = usize::try_from(seq).unwrap();
        let people: Vec<UserId> = model.state.cards.keys().copied().collect();
        let known: Vec<UserId> = self.0.keys().copied().collect();
        let now = people.get(turn % people.len().max(1)).copied();
        let again = known
            .get(turn / 2 % known.len().max(1))
            .copied()
            .filter(|_| turn % 2 == 0);
        for reader in now.into_iter().chain(again) {
            self.asks(store, firm, (model, reader), seq).await?;
        }
        Ok(())
    }

    /// Everybody who has a device asks until nothing is left.
    pub(crate) async fn all_ask(&mut self, store: &Memory, firm: FirmId, model: &Model) -> Checked {
        for reader in self.0.keys().copied().collect::<Vec<_>>() {
            self.asks(store, firm, (model, reader), 1).await?;
        }
        Ok(())
    }

    async fn asks(&mut self, store: &Memory, firm: FirmId, (model, reader): (&Model, UserId), seq: i64) -> Checked {
        let secret = Secret::new(SECRET);
        let device = match self.0.entry(reader) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Device::new(store, firm, reader, seq).await?),
        };
        let room = 1 + usize::try_from(seq).unwrap() % 7;
        loop {
            let mut q = store.read().await.map_err(broken)?;
            let have: Vec<(Bucket, Cursor)> = device.have.clone().into_iter().collect();
            let pulled = pull(&mut q, firm, &secret, reader, &have, room).await.map_err(broken)?;
            let more = pulled.more;
            if let Some(file) = &device.file {
                file.take(&pulled, seq).await?;
            }
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
                let may_be = may.contains_key(key) || more && may_be_held(&may, key);
                prop_assert!(may_be, "{reader} holds {key:?} at {seq}");
            }
            match &device.file {
                Some(file) if more => file.shows_none_but(&may).await?,
                Some(file) => file.agrees(&device.have, &may).await?,
                None => {}
            }
            if !more {
                device.agrees(model, reader, seq)?;
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
    /// A new one, which the hub knows.
    async fn new(store: &Memory, firm: FirmId, reader: UserId, seq: i64) -> Checked<Self> {
        let mut w = store.write().await.map_err(broken)?;
        let token = *blake3::hash(reader.as_bytes()).as_bytes();
        let device = (Uuid::from_u128(reader.0.as_u128() ^ 1), reader, "desk");
        let at = chrono::DateTime::UNIX_EPOCH;
        stored::add(&mut w, firm, device, &token, at).await.map_err(broken)?;
        let derived = derive_person(&mut w, firm, &Secret::new(SECRET), (seq, reader)).await;
        derived.map_err(broken)?;
        w.commit().await.map_err(broken)?;
        let mut device = Self::default();
        if seq % FILED == 0 {
            device.file = Some(DeviceFile::new(firm).await?);
        }
        Ok(device)
    }

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

    fn state(&self, bucket: Bucket) -> Held {
        let mut sum = Sum::default();
        let held = self.held.iter().filter(|((held, _, _), _)| *held == bucket);
        sum.extend(held.map(|((_, kind, id), (v, _))| Digest::of(*kind, *id, *v)));
        let count = self.held.keys().filter(|(held, _, _)| *held == bucket).count() as u64;
        Held { count, digest: sum.0 }
    }

    /// What its user sees is what the sentences say.
    fn agrees(&self, model: &Model, reader: UserId, seq: i64) -> Checked {
        let (mut allowed, seen) = (visible(&model.state, reader), self.seen());
        allowed.extend(visible_acts(model, reader));
        allowed.extend(visible_notices(model, reader));
        for one in seen.difference(&allowed) {
            prop_assert!(false, "{reader} sees {one:?} at {seq}");
        }
        // Which record went into which one leads into the journal, which no device has.
        let missing = allowed.difference(&seen).filter(|one| !matches!(one, Seen::Merged(..)));
        for one in missing {
            prop_assert!(false, "{reader} does not see {one:?} at {seq}");
        }
        Ok(())
    }

    /// What its user can see on it: what the rows hold, whatever record they came with.
    fn seen(&self) -> BTreeSet<Seen> {
        let mut seen = BTreeSet::new();
        for ((_, kind, _), (_, rows)) in &self.held {
            let rows: Vec<(String, Vec<Value>)> = serde_json::from_str(rows).unwrap();
            for (table, row) in rows {
                see(*kind, &table, &row, &mut seen);
            }
        }
        seen
    }
}

/// What a row shows. A column that says nothing shows nothing.
pub(crate) fn see(kind: RecordKind, table: &str, row: &[Value], seen: &mut BTreeSet<Seen>) {
    let id = |at: usize| Uuid::parse_str(row[at].as_str().unwrap()).unwrap();
    let person = || UserId(id(0));
    let says = |at: usize| row[at] != Value::Null && row[at] != "" && row[at] != 0;
    match table {
        "firm" => drop(seen.insert(Seen::Firm)),
        "firm_terms" => drop(seen.insert(Seen::Terms)),
        "firm_settings" if kind == RecordKind::Ways => drop(seen.insert(Seen::Books)),
        "firm_settings" => seen.extend([Seen::Books, Seen::AllSettings]),
        "user_card" => {
            seen.insert(Seen::Name(person()));
            // A client's device has an ordinary role in the place of what it may not know.
            let role = says(2) && kind != RecordKind::Cover && kind != RecordKind::Own;
            seen.extend(role.then(|| Seen::Role(person())));
            seen.extend(says(7).then(|| Seen::Since(person())));
            seen.extend(says(10).then(|| Seen::MailLanguage(person())));
        }
        "contact_point" => drop(seen.insert(Seen::Point(person(), PointId(id(1))))),
        "picture" => drop(seen.insert(Seen::Picture(person()))),
        "user_private" => seen.extend((says(1) || says(3) || says(4)).then(|| Seen::Private(person()))),
        "user_note" => drop(seen.insert(Seen::Note(person()))),
        "invitation" => drop(seen.insert(Seen::Invitation(person()))),
        "joining" => drop(seen.insert(Seen::Joining(person()))),
        "command_line" => drop(seen.insert(Seen::Act(CommandId(id(0))))),
        "import_job" => drop(seen.insert(Seen::Import(CommandId(id(0))))),
        "notice" => {
            let cause = row[0].as_i64().unwrap();
            let nth = (0..).find(|nth| !seen.contains(&Seen::Notice(cause, *nth)));
            seen.extend(nth.map(|nth| Seen::Notice(cause, nth)));
        }
        // The words of a notice that is seen, and a choice of the reader's own.
        "announcement" | "notice_choice" => {}
        "not_same" => drop(seen.insert(Seen::NotSame(person()))),
        "team" => drop(seen.insert(Seen::Team(TeamId(id(0))))),
        "team_member" => drop(seen.insert(Seen::Membership(person(), TeamId(id(1))))),
        "client_group" => drop(seen.insert(Seen::Group(GroupId(id(0))))),
        "group_member" => drop(seen.insert(Seen::InGroup(person(), GroupId(id(1))))),
        other => unreachable!("{other}"),
    }
}
