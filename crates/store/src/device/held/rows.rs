//! The rows of the record tables, made of what is held.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::RecordKind;
use domain::coded::Coded as _;
use domain::ids::{FirmId, UserId};
use serde_json::Value;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::device::search::Entry;
use crate::error::StoreError;
use crate::journal::{Held, Image};
use crate::port::{Execute, Query, Row, Val};
use crate::records::{in_order, people};
use crate::sync::images::{self, tables_of};
use crate::sync::notices;
use crate::tables::{self, Created, Record as _, RowKey, Table, told};

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
    pub(super) fn tables(self) -> Vec<&'static Table> {
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

/// The tables of a record whose rows may differ, because what is held of it changed: bits in the order of the
/// subject's tables.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Touch(u16);

impl Touch {
    /// Any table may differ.
    pub const ALL: Self = Self(u16::MAX);

    /// What a record changes that comes, in the place of `before` if it was held. `None` if it cannot be read.
    pub fn put(kind: RecordKind, before: Option<&str>, now: &str) -> Option<Self> {
        let subject = Subject::of(kind);
        if subject != Subject::Person {
            return Some(Self::ALL);
        }
        let (before, now) = (parts(before.unwrap_or("[]"))?, parts(now)?);
        let differ = |table: &Table| of_table(&before, table) != of_table(&now, table);
        let tables = (0..).zip(subject.tables());
        Some(Self(
            tables.fold(0, |all, (n, table)| all | u16::from(differ(table)) << n),
        ))
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, table: usize) -> bool {
        self.0 >> table & 1 == 1
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

/// What changed in the tables.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Rewritten {
    /// Tables whose rows changed.
    pub tables: BTreeSet<&'static str>,
    /// Records whose rows changed.
    pub ids: BTreeSet<Uuid>,
    /// People whose search lines may differ.
    pub lines: BTreeSet<UserId>,
    /// What these are made of, unless they are very many.
    pub entries: BTreeMap<UserId, Entry>,
}

/// Tables of a person that its search line is made of.
const OF_THE_LINE: [&Table; 3] = [&tables::USER_CARD, &tables::USER_PRIVATE, &tables::CONTACT_POINT];

impl Rewritten {
    fn note(&mut self, (subject, table): (Subject, &Table), ids: impl Iterator<Item = Uuid>) {
        let ids: Vec<Uuid> = ids.collect();
        if ids.is_empty() {
            return;
        }
        self.tables.insert(table.name);
        if subject == Subject::Person && OF_THE_LINE.contains(&table) {
            self.lines.extend(ids.iter().copied().map(UserId));
        }
        self.ids.extend(ids);
    }
}

/// New people, each with the kind and the images of their record. Nothing was held about them before, and no table
/// of people has a row for them.
pub type Fresh = BTreeMap<Uuid, (RecordKind, String)>;

/// Brings the rows of these records in line with what is held, under the number `seq`; rows that already agree are
/// left alone. The firm's own row stays when it is no longer held: the file has no other name.
///
/// # Errors
/// [`StoreError::Corrupt`] if what is held cannot be read; as the database gives them.
pub async fn rewrite(
    w: &mut impl Execute,
    (firm, seq): (FirmId, i64),
    (subject, touched): (Subject, &BTreeMap<Uuid, Touch>),
    fresh: &Fresh,
    rewritten: &mut Rewritten,
) -> Result<(), StoreError> {
    let tables = subject.tables();
    // A record saying that two people are not the same has the key of one of them as its id.
    let nobody = Fresh::new();
    let fresh = if subject == Subject::Person { fresh } else { &nobody };
    let all: Vec<(Uuid, Touch)> = touched.iter().map(|(id, touch)| (*id, *touch)).collect();
    for slice in all.chunks(SLICE) {
        let (new, known): (Vec<Uuid>, Vec<Uuid>) =
            slice.iter().map(|(id, _)| *id).partition(|id| fresh.contains_key(id));
        let mut rows = Rows::new();
        for id in new {
            if let Some((kind, images)) = fresh.get(&id) {
                add(&mut rows, *kind, id, images)?;
            }
        }
        for chunk in known.chunks(CHUNK) {
            held(w, (subject, chunk), &mut rows).await?;
        }
        let told_of = rows.values().flat_map(|rows| rows.keys().filter_map(RowKey::first));
        let told_of: BTreeSet<Uuid> = told_of.collect();
        let none = BTreeMap::new();
        for (n, table) in tables.iter().enumerate() {
            let told = rows.get(table.name).unwrap_or(&none);
            let touched = slice.iter().filter(|(_, touch)| touch.has(n)).map(|(id, _)| *id);
            let touched: BTreeSet<Uuid> = touched.collect();
            let before: Vec<Uuid> = touched.iter().filter(|id| !fresh.contains_key(id)).copied().collect();
            let (there, lost): (Vec<Uuid>, Vec<Uuid>) = before.iter().partition(|id| told_of.contains(id));
            if table.keys == 0 || told::named(table.name).is_some() {
                rewritten.note((subject, table), touched.iter().copied());
                replace(w, (firm, seq), table, told, (&before, &lost)).await?;
                continue;
            }
            let gone_with_all = delete_all(w, firm, table, &lost).await?;
            rewritten.note((subject, table), gone_with_all.into_iter());
            let (mut gone, mut same) = (Vec::new(), BTreeSet::new());
            for chunk in there.chunks(CHUNK) {
                for row in images::rows(w, firm, table, chunk).await? {
                    let key = RowKey::of(table, &row.0);
                    match told.get(&key) {
                        Some(image) if are_the_same(&image.0, &row.0) => drop(same.insert(key)),
                        Some(_) => {}
                        None => gone.push(key),
                    }
                }
            }
            delete(w, firm, table, &gone).await?;
            let is_touched = |key: &RowKey| key.first().is_some_and(|id| touched.contains(&id));
            let new = told.iter().filter(|(key, _)| is_touched(key) && !same.contains(key));
            let (keys, images): (Vec<&RowKey>, Vec<&Image>) = new.unzip();
            rewritten.note((subject, table), gone.iter().chain(keys).filter_map(RowKey::first));
            write(w, (firm, seq), table, &images).await?;
        }
        if all.len() <= 2 * SLICE && subject == Subject::Person {
            let wanted = slice.iter().map(|(id, _)| UserId(*id));
            let wanted = wanted.filter(|user| rewritten.lines.contains(user)).collect();
            entries(&rows, &wanted, &mut rewritten.entries)?;
        }
    }
    Ok(())
}

/// Replaces the rows of these tables without comparing them. `before` are the records that may have rows; `lost` are
/// those among them about which nothing is told any more.
async fn replace(
    w: &mut impl Execute,
    (firm, seq): (FirmId, i64),
    table: &Table,
    told: &BTreeMap<RowKey, Image>,
    (before, lost): (&[Uuid], &[Uuid]),
) -> Result<(), StoreError> {
    match table.name {
        "notice" => clear_notices(w, firm, before).await?,
        "announcement" => clear_words(w, firm).await?,
        // The file has no other name than that of the firm.
        "firm" => {}
        _ if table.keys > 0 => drop(delete_all(w, firm, table, lost).await?),
        _ if told.is_empty() => {
            let sql = format!("DELETE FROM {} WHERE firm = $1", table.name);
            w.execute(sql, vec![(&firm.0).into()]).await?;
        }
        _ => {}
    }
    let images: Vec<&Image> = told.values().collect();
    write(w, (firm, seq), table, &images).await
}

/// Adds what the search lines of these people are made of.
fn entries(rows: &Rows, wanted: &BTreeSet<UserId>, entries: &mut BTreeMap<UserId, Entry>) -> Result<(), StoreError> {
    let of = |table: &'static Table| {
        let rows = rows.get(table.name).into_iter().flatten();
        let ours = rows.filter(|(key, _)| key.first().is_some_and(|id| wanted.contains(&UserId(id))));
        ours.map(|(_, image)| image.0.clone())
    };
    for mut values in of(&tables::USER_CARD) {
        values.truncate(tables::USER_CARD.columns.len());
        let card = people::card(&mut Row(values).read("user_card"))?;
        let entry = Entry {
            card,
            private: None,
            points: Vec::new(),
        };
        entries.insert(entry.card.id, entry);
    }
    let key = tables::USER_PRIVATE
        .columns
        .iter()
        .position(|(name, _)| *name == "email_key");
    for mut values in of(&tables::USER_PRIVATE) {
        if let Some(key) = key.filter(|key| *key < values.len()) {
            values.remove(key);
        }
        let private = people::private(&mut Row(values).read("user_private"))?;
        if let Some(entry) = entries.get_mut(&private.user) {
            entry.private = Some(private);
        }
    }
    for values in of(&tables::CONTACT_POINT) {
        let point = people::point(&mut Row(values).read("contact_point"))?;
        if let Some(entry) = entries.get_mut(&point.user) {
            entry.points.push(point);
        }
    }
    for entry in entries.values_mut() {
        in_order(&mut entry.points);
    }
    Ok(())
}

/// Whether a row is as it is told. A row that was read does not say of which kind its NULL is.
fn are_the_same(told: &[Val<'_>], row: &[Val<'_>]) -> bool {
    let same =
        |(told, read): (&Val<'_>, &Val<'_>)| told == read || matches!((told, read), (Val::Null(_), Val::Null(_)));
    told.len() == row.len() && told.iter().zip(row).all(same)
}

/// Deletes all rows of these records. Returns the records of every statement that deleted a row: some of them may
/// have had none.
async fn delete_all(w: &mut impl Execute, firm: FirmId, table: &Table, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let first = table.key_columns().next().ok_or(StoreError::row(table.name))?;
    let mut had = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, chunk.iter());
        let list = placeholders(2, chunk.len());
        let sql = format!("DELETE FROM {} WHERE firm = $1 AND {first} IN ({list})", table.name);
        if w.execute(sql, args).await? > 0 {
            had.extend_from_slice(chunk);
        }
    }
    Ok(had)
}

async fn delete(w: &mut impl Execute, firm: FirmId, table: &Table, keys: &[RowKey]) -> Result<(), StoreError> {
    for keys in keys.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        table.key_args(&mut args, keys);
        let which = table.where_keys(w.dialect(), 2, keys.len());
        let sql = format!("DELETE FROM {} WHERE {which}", table.name);
        w.execute(sql, args).await?;
    }
    Ok(())
}

async fn write(
    w: &mut impl Execute,
    (firm, seq): (FirmId, i64),
    table: &Table,
    images: &[&Image],
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
    for (kind, id, images) in records {
        add(rows, kind, id, &images)?;
    }
    Ok(())
}

/// Adds the rows of a record, in the place of rows with their keys.
fn add(rows: &mut Rows, kind: RecordKind, id: Uuid, images: &str) -> Result<(), StoreError> {
    let corrupt = || StoreError::row("held");
    let images: Vec<(String, Value)> = serde_json::from_str(images).map_err(|_| corrupt())?;
    for (name, image) in images {
        // A newer hub may have tables and columns that this program does not know.
        let known = Subject::of(kind).tables();
        let Some(table) = known.into_iter().find(|table| table.name == name) else {
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
