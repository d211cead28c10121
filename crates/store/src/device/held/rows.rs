//! The rows of the record tables, made of what is held.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::RecordKind;
use domain::coded::Coded as _;
use domain::ids::FirmId;
use serde_json::Value;
use uuid::Uuid;

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::journal::{Held, Image};
use crate::port::{Execute, Query};
use crate::sync::images::tables_of;
use crate::tables::{Created, Record as _, RowKey, Table};

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

/// Makes the rows of these records what is held of them, under the number `seq`, and returns the tables that
/// have such rows. The firm's own row stays when it is no longer held: the file has no other name.
///
/// # Errors
/// [`StoreError::Corrupt`] if what is held cannot be read; as the database gives them.
pub async fn rewrite(
    w: &mut impl Execute,
    firm: FirmId,
    (subject, ids): (Subject, &[Uuid]),
    seq: i64,
) -> Result<Vec<&'static str>, StoreError> {
    let tables = subject.tables();
    for chunk in ids.chunks(CHUNK) {
        let mut rows = held(w, (subject, chunk)).await?;
        for table in &tables {
            let new = rows.remove(table.name).unwrap_or_default();
            clear(w, firm, table, chunk, &new).await?;
            let images: Vec<Image> = new.into_values().collect();
            let batch = Batch {
                head: &table.insert_head(),
                tuple: &table.tuple(Created::Now),
                suffix: &table.update_suffix(),
                shared: &[(&firm.0).into(), seq.into()],
            };
            batch.run(w, images.iter(), |image, args| image.encode(args)).await?;
        }
    }
    Ok(tables.into_iter().map(|table| table.name).collect())
}

/// The rows of these records: of several that say something about one row, the widest counts.
async fn held(q: &mut impl Query, (subject, ids): (Subject, &[Uuid])) -> Result<Rows, StoreError> {
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
    let mut rows = Rows::new();
    let corrupt = || StoreError::row("held");
    for (_, id, images) in records {
        let images: Vec<(String, Value)> = serde_json::from_str(&images).map_err(|_| corrupt())?;
        for (name, image) in images {
            // A newer hub may have tables and columns that this program does not know.
            let Some(table) = Table::named(&name) else { continue };
            let Value::Array(mut values) = image else {
                return Err(corrupt());
            };
            values.truncate(table.columns.len());
            let image = Image::parse(table, Held::Columns, &Value::Array(values)).ok_or_else(corrupt)?;
            let key = RowKey::of(table, &image.0);
            // A row of something else would stay when the record goes, and one without a whole key could not go.
            if table.keys > 0 && !(key.0.starts_with(id.as_bytes()) && key.0.len() == 16 * table.keys) {
                return Err(corrupt());
            }
            rows.entry(table.name).or_default().insert(key, image);
        }
    }
    Ok(rows)
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
