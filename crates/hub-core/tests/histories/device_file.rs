//! The file of a device, which the program itself keeps: what it shows follows from what the hub tells.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use domain::buckets::{Bucket, RecordKind};
use domain::ids::FirmId;
use domain::person_name::PersonName;
use hub_core::sync::pull::Pulled;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use protocol::frame::{Answer, Cursor, Done, Hello};
use protocol::lines;
use serde_json::Value;
use store::Memory;
use store::held;
use store::port::{Execute, Query, Store};
use store::sync::images;
use uuid::Uuid;

use crate::world::{Checked, broken};

/// The record tables and how many columns their keys have.
const TABLES: [(&str, usize); 21] = [
    ("firm", 0),
    ("firm_terms", 0),
    ("firm_settings", 0),
    ("team", 1),
    ("client_group", 1),
    ("not_same", 2),
    ("command_line", 1),
    ("import_job", 1),
    ("notice", 2),
    ("announcement", 1),
    ("notice_choice", 1),
    ("merged", 2),
    ("user_card", 1),
    ("contact_point", 2),
    ("picture", 1),
    ("user_private", 1),
    ("user_note", 1),
    ("invitation", 1),
    ("joining", 1),
    ("team_member", 2),
    ("group_member", 2),
];

/// The first of them that holds rows of people.
const OF_PEOPLE: usize = 12;

/// What a reader may hold: records with their rows.
pub(crate) type May = BTreeMap<(Bucket, RecordKind, Uuid), String>;

/// Whether a device may hold a record while more is still to come. A new administrator keeps the records of
/// colleagues and teams until the whole administrators' bucket is there, which says more about each of them.
pub(crate) fn may_be_held(may: &May, record: &(Bucket, RecordKind, Uuid)) -> bool {
    let (bucket, kind, id) = *record;
    let wider = match kind {
        RecordKind::Contact | RecordKind::Colleague => RecordKind::Whole,
        RecordKind::Ways => RecordKind::Settings,
        kind => kind,
    };
    let is_kept = matches!(bucket, Bucket::Staff | Bucket::Team(_)) && may.contains_key(&(Bucket::Admin, wider, id));
    may.contains_key(record) || is_kept
}

/// Rows by table and key.
type Rows = BTreeMap<(String, Vec<String>), Value>;

/// A device's file.
pub(crate) struct DeviceFile {
    pub(crate) file: Memory,
    pub(crate) firm: FirmId,
}

impl DeviceFile {
    pub(crate) async fn new(firm: FirmId) -> Checked<Self> {
        let file = Memory::open(DateTime::UNIX_EPOCH).await.map_err(broken)?;
        let mut w = file.write().await.map_err(broken)?;
        held::loosen(&mut w).await.map_err(broken)?;
        w.commit().await.map_err(broken)?;
        Ok(Self { file, firm })
    }

    /// Applies what was pulled, as the hub packs it.
    pub(crate) async fn take(&self, pulled: &Pulled, seq: i64) -> Checked {
        let hello = Hello {
            epoch: self.firm.0,
            now: DateTime::UNIX_EPOCH,
            standing: pulled.standing,
            lease: 14,
        };
        let done = Done {
            chain: Uuid::from_u128(u128::from(seq.unsigned_abs())),
            more: pulled.more,
            records: Some(pulled.records),
        };
        let answer = std::iter::once(Answer::Hello(hello))
            .chain(pulled.lines.iter().cloned())
            .chain([Answer::Done(done)]);
        let unpacked = lines::unpack(&lines::pack(answer).unwrap()).unwrap();
        let mut w = self.file.write().await.map_err(broken)?;
        let key = |name: &PersonName| name.family().as_bytes().to_vec();
        let applied = replica::apply(&mut w, self.firm, &unpacked, &key).await;
        let applied = applied.map_err(|e| TestCaseError::fail(format!("not applied: {e}, at {seq}")))?;
        w.commit().await.map_err(broken)?;
        prop_assert!(applied.whole && applied.more == pulled.more, "{applied:?} at {seq}");
        Ok(())
    }

    /// While there is more to come: nobody has a row whom its reader may not hold.
    pub(crate) async fn shows_none_but(&self, may: &May) -> Checked {
        let ids: BTreeSet<Uuid> = may.keys().map(|(_, _, id)| *id).collect();
        let list: Vec<String> = ids.iter().map(|id| format!("x'{}'", id.simple())).collect();
        let mut q = self.file.read().await.map_err(broken)?;
        for (table, _) in TABLES.iter().skip(OF_PEOPLE) {
            let sql = format!("SELECT 1 FROM {table} WHERE user_id NOT IN ({})", list.join(", "));
            let others = q.query(sql, Vec::new()).await.map_err(broken)?;
            prop_assert!(others.is_empty(), "{} rows too many in {table}", others.len());
        }
        Ok(())
    }

    /// At rest: its cursors are these, and its rows are those of the records that its reader may hold, and no
    /// others.
    pub(crate) async fn agrees(&self, have: &BTreeMap<Bucket, Cursor>, may: &May) -> Checked {
        let mut q = self.file.read().await.map_err(broken)?;
        let told = replica::have(&mut q).await.map_err(broken)?;
        let have: Vec<(Bucket, Cursor)> = have.clone().into_iter().collect();
        prop_assert_eq!(told.have, have);
        drop(q);
        self.agrees_with(may).await
    }

    /// Its rows are those of the records that its reader may hold, and no others.
    pub(crate) async fn agrees_with(&self, may: &May) -> Checked {
        let mut q = self.file.read().await.map_err(broken)?;
        let expected = rows_of(may);
        let shown = self.rows(&mut q, may).await?;
        for (row, image) in &expected {
            prop_assert_eq!(
                shown.get(row),
                Some(image),
                "{} shows something else",
                format!("{row:?}")
            );
        }
        for row in shown.keys() {
            prop_assert!(expected.contains_key(row), "{row:?} may not be held");
        }
        for (table, _) in TABLES {
            let sql = format!("SELECT 1 FROM {table}");
            let rows = q.query(sql, Vec::new()).await.map_err(broken)?.len();
            let wanted = expected.keys().filter(|(of, _)| of == table).count();
            // Without any bucket the file is still called by the firm's name.
            let fits = rows == wanted || (table, rows, wanted) == ("firm", 1, 0);
            prop_assert!(fits, "{rows} rows in {table} instead of {wanted}");
        }
        Ok(())
    }

    /// The whole rows of these records in its tables.
    async fn rows(&self, q: &mut impl Query, may: &May) -> Checked<Rows> {
        let mut ids: BTreeMap<RecordKind, BTreeSet<Uuid>> = BTreeMap::new();
        for (_, kind, id) in may.keys() {
            let whole = match kind {
                RecordKind::Ways => RecordKind::Settings,
                RecordKind::Own | RecordKind::Contact | RecordKind::Colleague | RecordKind::Cover => RecordKind::Whole,
                other => *other,
            };
            ids.entry(whole).or_default().insert(*id);
        }
        let mut rows = Rows::new();
        for (kind, ids) in ids {
            let ids: Vec<Uuid> = ids.into_iter().collect();
            let found = images::images(q, self.firm, (Bucket::Admin, kind), &ids).await;
            found
                .map_err(broken)?
                .values()
                .for_each(|record| add(&mut rows, record));
        }
        Ok(rows)
    }
}

/// The rows that records come to: of one row in several of them, that of the widest kind counts.
fn rows_of(may: &May) -> Rows {
    let mut records: Vec<(RecordKind, &String)> = may.iter().map(|((_, kind, _), rows)| (*kind, rows)).collect();
    records.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut rows = Rows::new();
    for (_, record) in records {
        add(&mut rows, record);
    }
    rows
}

fn add(rows: &mut Rows, record: &str) {
    let record: Vec<(String, Vec<Value>)> = serde_json::from_str(record).unwrap();
    for (table, image) in record {
        let (_, keys) = TABLES.iter().find(|(name, _)| *name == table).unwrap();
        let key = image.iter().take(*keys).map(Value::to_string);
        rows.insert((table, key.collect()), Value::Array(image));
    }
}
