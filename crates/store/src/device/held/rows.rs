//! The rows of the record tables, made of what is held.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::RecordKind;
use domain::coded::Coded as _;
use domain::ids::FirmId;
use serde_json::Value;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::journal::{Held, Image};
use crate::port::{Execute, Query, Val};
use crate::sync::images::tables_of;
use crate::sync::notices;
use crate::tables::{Created, Record as _, RowKey, Table, told};

/// What records are about: those of one subject fill the same tables.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// The firm itself.
    Firm,
    /// Its terms.
    Terms,
    /// Its settings.
    Settings,
    /// A team.
    Team,
    /// A client group.
    Group,
    /// Two records that are two people.
    NotSame,
    /// A line of the audit.
    Act,
    /// How an import went.
    Import,
    /// A notice.
    Notice,
    /// Which notices somebody wants.
    Choice,
    /// A person.
    Person,
}

impl Subject {
    /// What records of a kind are about.
    pub const fn of(kind: RecordKind) -> Self {
        match kind {
            RecordKind::Firm => Self::Firm,
            RecordKind::Terms => Self::Terms,
            RecordKind::Settings | RecordKind::Ways => Self::Settings,
            RecordKind::Team => Self::Team,
            RecordKind::Group => Self::Group,
            RecordKind::NotSame => Self::NotSame,
            RecordKind::Act => Self::Act,
            RecordKind::Import => Self::Import,
            RecordKind::Notice => Self::Notice,
            RecordKind::Choice => Self::Choice,
            RecordKind::Whole | RecordKind::Own | RecordKind::Contact | RecordKind::Colleague | RecordKind::Cover => {
                Self::Person
            }
        }
    }

    /// The tables that its records fill.
    fn tables(self) -> Vec<&'static Table> {
        let kinds: &[RecordKind] = match self {
            Self::Firm => &[RecordKind::Firm],
            Self::Terms => &[RecordKind::Terms],
            Self::Settings => &[RecordKind::Settings],
            Self::Team => &[RecordKind::Team],
            Self::Group => &[RecordKind::Group],
            Self::NotSame => &[RecordKind::NotSame],
            Self::Act => &[RecordKind::Act],
            Self::Import => &[RecordKind::Import],
            Self::Notice => &[RecordKind::Notice],
            Self::Choice => &[RecordKind::Choice],
            Self::Person => &[RecordKind::Whole, RecordKind::Own, RecordKind::Contact],
        };
        let mut tables: Vec<&'static Table> = Vec::new();
        for table in kinds.iter().flat_map(|kind| tables_of(*kind)) {
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        tables
    }
}

/// The rows of some records by table and key.
type Rows = BTreeMap<&'static str, BTreeMap<RowKey, Image>>;

/// The tables of a record whose rows may differ, because what is held of it changed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Touch {
    /// Tables that have other rows, as bits in the order of the subject's tables.
    changed: u16,
    /// Those of them that had rows before.
    had: u16,
}

impl Touch {
    /// Any table may differ.
    pub const ALL: Self = Self {
        changed: u16::MAX,
        had: u16::MAX,
    };

    /// What a record changes that comes, in the place of `before` if it was held. `None` if it cannot be read.
    pub fn put(kind: RecordKind, before: Option<&str>, now: &str) -> Option<Self> {
        let subject = Subject::of(kind);
        if subject != Subject::Person {
            return Some(Self::ALL);
        }
        let tables = subject.tables();
        let (before, now) = (parts(before.unwrap_or("[]"))?, parts(now)?);
        let mut touch = Self::default();
        for (n, table) in tables.iter().enumerate() {
            let (was, is) = (of_table(&before, table), of_table(&now, table));
            touch.changed |= u16::from(was != is) << n;
            touch.had |= u16::from(was != is && !was.is_empty()) << n;
        }
        Some(touch)
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            changed: self.changed | other.changed,
            had: self.had | other.had,
        }
    }

    /// Whether a person's search line may differ.
    pub fn is_of_the_line(self) -> bool {
        let tables = Subject::Person.tables();
        let of_the_line = |table: &Table| ["user_card", "user_private", "contact_point"].contains(&table.name);
        (0..)
            .zip(tables)
            .any(|(n, table)| self.changed >> n & 1 == 1 && of_the_line(table))
    }
}

/// The images of a record, unread, with their tables.
type Parts<'i> = Vec<(Cow<'i, str>, &'i RawValue)>;

fn parts(images: &str) -> Option<Parts<'_>> {
    serde_json::from_str(images).ok()
}

fn of_table<'p>(parts: &'p Parts<'_>, table: &Table) -> Vec<&'p str> {
    let rows = parts.iter().filter(|(name, _)| name == table.name);
    rows.map(|(_, image)| image.get()).collect()
}

/// Records whose rows are made in one go.
const SLICE: usize = 5_000;

/// Makes the rows of these records what is held of them, as far as they may differ, under the number `seq`, and
/// returns the tables concerned. The firm's own row stays when it is no longer held: the file has no other name.
///
/// # Errors
/// [`StoreError::Corrupt`] if what is held cannot be read; as the database gives them.
pub async fn rewrite(
    w: &mut impl Execute,
    firm: FirmId,
    (subject, touched): (Subject, &BTreeMap<Uuid, Touch>),
    seq: i64,
) -> Result<Vec<&'static str>, StoreError> {
    let tables = subject.tables();
    let all: Vec<(Uuid, Touch)> = touched.iter().map(|(id, touch)| (*id, *touch)).collect();
    for slice in all.chunks(SLICE) {
        let ids: Vec<Uuid> = slice.iter().map(|(id, _)| *id).collect();
        let mut rows = Rows::new();
        for chunk in ids.chunks(CHUNK) {
            held(w, (subject, chunk), &mut rows).await?;
        }
        for (n, table) in tables.iter().enumerate() {
            let mut new = rows.remove(table.name).unwrap_or_default();
            let of = |bits: fn(&Touch) -> u16| {
                let those = slice.iter().filter(move |(_, touch)| bits(touch) >> n & 1 == 1);
                those.map(|(id, _)| *id).collect::<Vec<Uuid>>()
            };
            for chunk in of(|touch| touch.had).chunks(CHUNK) {
                match table.name {
                    "notice" => clear_notices(w, firm, chunk).await?,
                    "announcement" => clear_words(w, firm).await?,
                    _ => clear(w, firm, table, chunk, &new).await?,
                }
            }
            if subject == Subject::Person {
                let changed: BTreeSet<Uuid> = of(|touch| touch.changed).into_iter().collect();
                new.retain(|key, _| key.first().is_some_and(|id| changed.contains(&id)));
            }
            let images: Vec<Image> = new.into_values().collect();
            write(w, (firm, seq), table, &images).await?;
        }
    }
    let changed = touched.values().fold(0, |all, touch| all | touch.changed);
    let concerned = (0..).zip(tables).filter(|(n, _)| changed >> n & 1 == 1);
    Ok(concerned.map(|(_, table)| table.name).collect())
}

async fn write(
    w: &mut impl Execute,
    (firm, seq): (FirmId, i64),
    table: &Table,
    images: &[Image],
) -> Result<(), StoreError> {
    let (head, tuple, suffix, mut shared);
    shared = vec![Val::from(&firm.0)];
    if told::named(table.name).is_some() {
        // A hub that was restored counts on from an earlier command: another line may have the number.
        (head, tuple, suffix) = (told::replace_head(table), told::tuple(table), String::new());
    } else {
        // Whoever becomes an administrator is told which command made a row that is here already.
        let made = if table.created_seq {
            ", created_seq = excluded.created_seq"
        } else {
            ""
        };
        (head, tuple, suffix) = (
            table.insert_head(),
            table.tuple(Created::InImage),
            table.update_suffix() + made,
        );
        shared.push(seq.into());
    }
    let batch = Batch {
        head: &head,
        tuple: &tuple,
        suffix: &suffix,
        shared: &shared,
    };
    batch
        .run(w, images.iter(), |image, args| image.encode(args))
        .await
        .map(drop)
}

/// Adds the rows of these records: of several that say something about one row, the widest counts.
async fn held(q: &mut impl Query, (subject, ids): (Subject, &[Uuid]), rows: &mut Rows) -> Result<(), StoreError> {
    let mut args = Vec::new();
    padded(&mut args, ids.iter());
    let sql = format!(
        "SELECT kind, id, images FROM held WHERE id IN ({})",
        placeholders(1, ids.len())
    );
    let mut records = Vec::new();
    for row in q.query(sql, args).await? {
        let mut row = row.read("held");
        let (kind, id) = (row.parsed(RecordKind::parse)?, row.uuid()?);
        if Subject::of(kind) == subject {
            records.push((kind, id, row.text()?));
        }
    }
    // Kinds further down in their list hold less.
    records.sort_unstable_by_key(|(kind, ..)| std::cmp::Reverse(*kind));
    let corrupt = || StoreError::row("held");
    for (_, id, images) in records {
        let images: Vec<(String, Value)> = serde_json::from_str(&images).map_err(|_| corrupt())?;
        for (name, image) in images {
            // A newer hub may have tables and columns that this program does not know.
            let Some(table) = Table::named(&name).or_else(|| told::named(&name)) else {
                continue;
            };
            let Value::Array(mut values) = image else {
                return Err(corrupt());
            };
            let made = if table.created_seq { values.pop() } else { None };
            values.truncate(table.columns.len());
            values.extend(made);
            let image = Image::parse(table, Held::Row, &Value::Array(values)).ok_or_else(corrupt)?;
            let key = key_of(table, &image);
            // A row of something else would stay when the record goes, and one without a whole key could not go.
            let is_own = match table.name {
                "announcement" => key.0.len() == 8 && id.as_bytes().starts_with(&key.0),
                "notice" => key.0 == id.as_bytes(),
                _ => table.keys == 0 || key.0.starts_with(id.as_bytes()) && key.0.len() == 16 * table.keys,
            };
            if !is_own {
                return Err(corrupt());
            }
            rows.entry(table.name).or_default().insert(key, image);
        }
    }
    Ok(())
}

/// The key of a row; those of notices and their words are numbers.
fn key_of(table: &Table, image: &Image) -> RowKey {
    if *table != told::NOTICE && *table != told::ANNOUNCEMENT {
        return RowKey::of(table, &image.0);
    }
    let numbers = image.0.iter().take(2).filter_map(|value| match value {
        Val::I64(number) => Some(number.to_be_bytes()),
        _ => None,
    });
    RowKey(numbers.flatten().collect())
}

/// Deletes these notices.
async fn clear_notices(w: &mut impl Execute, firm: FirmId, ids: &[Uuid]) -> Result<(), StoreError> {
    for id in ids {
        let key = notices::key(*id);
        let args = vec![(&firm.0).into(), key.cause.into(), key.n.into()];
        let sql = "DELETE FROM notice WHERE firm = $1 AND cause = $2 AND n = $3";
        w.execute(sql, args).await?;
    }
    Ok(())
}

/// Deletes the words of announcements of which no notice is left.
async fn clear_words(w: &mut impl Execute, firm: FirmId) -> Result<(), StoreError> {
    let sql = "DELETE FROM announcement WHERE firm = $1 AND NOT EXISTS \
               (SELECT 1 FROM notice n WHERE n.firm = announcement.firm AND n.cause = announcement.seq)";
    w.execute(sql, vec![(&firm.0).into()]).await.map(drop)
}

/// Deletes the rows of these records that are not among the new ones.
async fn clear(
    w: &mut impl Execute,
    firm: FirmId,
    table: &'static Table,
    ids: &[Uuid],
    new: &BTreeMap<RowKey, Image>,
) -> Result<(), StoreError> {
    let Some(first) = table.key_columns().next() else {
        if new.is_empty() && table.name != "firm" {
            let sql = format!("DELETE FROM {} WHERE firm = $1", table.name);
            w.execute(sql, vec![(&firm.0).into()]).await?;
        }
        return Ok(());
    };
    let has_rows = |id: &Uuid| {
        let from = RowKey(id.as_bytes().to_vec());
        let next = new.range(from..).next();
        next.is_some_and(|(key, _)| key.first() == Some(*id))
    };
    let (ids, empty): (Vec<Uuid>, Vec<Uuid>) = ids.iter().partition(|id| has_rows(id));
    if !empty.is_empty() {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, empty.iter());
        let list = placeholders(2, empty.len());
        let sql = format!("DELETE FROM {} WHERE firm = $1 AND {first} IN ({list})", table.name);
        w.execute(sql, args).await?;
    }
    if ids.is_empty() {
        return Ok(());
    }
    let columns: Vec<&str> = table.key_columns().collect();
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, ids.iter());
    let sql = format!(
        "SELECT {} FROM {} WHERE firm = $1 AND {first} IN ({})",
        columns.join(", "),
        table.name,
        placeholders(2, ids.len()),
    );
    let mut gone = BTreeSet::new();
    for row in w.query(sql, args).await? {
        let mut row = row.read(table.name);
        let mut key = Vec::with_capacity(16 * table.keys);
        for _ in 0..table.keys {
            key.extend(row.bytes()?);
        }
        let key = RowKey(key);
        if !new.contains_key(&key) {
            gone.insert(key);
        }
    }
    let gone: Vec<RowKey> = gone.into_iter().collect();
    for keys in gone.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        table.key_args(&mut args, keys);
        let sql = format!(
            "DELETE FROM {} WHERE {}",
            table.name,
            table.where_keys(w.dialect(), 2, keys.len())
        );
        w.execute(sql, args).await?;
    }
    Ok(())
}
