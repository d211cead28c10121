//! Records as devices hold them: the images of their rows, cut to what their readers may see.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, Part, RecordKind};
use domain::ids::FirmId;
use domain::settings::Settings;
use uuid::Uuid;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::journal::{Image, image_text};
use crate::port::{Query, Row, Val};
use crate::sync::notices;
use crate::tables::{self, Holds, Record as _, Table};

/// The tables of a person, each with the part of the person it holds. The first has the row that makes a
/// person one.
pub(super) const PERSON: [(&Table, Option<Part>); 9] = [
    (&tables::USER_CARD, None),
    (&tables::CONTACT_POINT, None),
    (&tables::PICTURE, None),
    (&tables::USER_PRIVATE, Some(Part::Private)),
    (&tables::USER_NOTE, Some(Part::Note)),
    (&tables::INVITATION, Some(Part::Invitation)),
    (&tables::JOINING, Some(Part::Joining)),
    (&tables::TEAM_MEMBER, Some(Part::Memberships)),
    (&tables::GROUP_MEMBER, Some(Part::Groups)),
];

/// The columns of a card that every record of a person shows.
const ALWAYS: [&str; 8] = [
    "user_id",
    "kind",
    "given",
    "family",
    "job_title",
    "status",
    "middle_names",
    "company",
];

/// The part of a person that another column of their card holds. A column that nobody has thought of is for
/// administrators.
fn part_of(column: &str) -> Option<Part> {
    match column {
        "role" => Some(Part::Role),
        "created" => Some(Part::Since),
        "language" => Some(Part::MailLanguage),
        _ => None,
    }
}

/// The tables whose rows a record of this kind has, in their order; the first has the row that makes the
/// record one.
pub(crate) fn tables_of(kind: RecordKind) -> Vec<&'static Table> {
    match kind {
        RecordKind::Firm => vec![&tables::FIRM],
        RecordKind::Terms => vec![&tables::FIRM_TERMS],
        RecordKind::Settings | RecordKind::Ways => vec![&tables::FIRM_SETTINGS],
        RecordKind::Team => vec![&tables::TEAM],
        RecordKind::Group => vec![&tables::CLIENT_GROUP],
        RecordKind::NotSame => vec![&tables::NOT_SAME],
        RecordKind::Act => vec![&tables::told::COMMAND_LINE],
        RecordKind::Import => vec![&tables::told::IMPORT_JOB],
        RecordKind::Notice => vec![&tables::told::NOTICE, &tables::told::ANNOUNCEMENT],
        RecordKind::Choice => vec![&tables::told::NOTICE_CHOICE],
        RecordKind::Whole | RecordKind::Own | RecordKind::Contact | RecordKind::Colleague | RecordKind::Cover => {
            let shown =
                |part: &Option<Part>| part.is_none_or(|part| [true, false].iter().any(|s| kind.shows(part, *s)));
            let tables = PERSON.iter().filter(|(_, part)| shown(part));
            tables.map(|(table, _)| *table).collect()
        }
    }
}

/// These records of a bucket as JSON arrays of `[table, image]`. Records that are not there are absent. In a
/// team's bucket people have their membership of that team and of no other.
///
/// # Errors
/// As the database gives them.
pub async fn images(
    q: &mut impl Query,
    firm: FirmId,
    (bucket, kind): (Bucket, RecordKind),
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    if kind == RecordKind::Notice {
        return notices::images(q, firm, ids).await;
    }
    let mut records: BTreeMap<Uuid, String> = BTreeMap::new();
    let mut staff = BTreeSet::new();
    for (n, table) in tables_of(kind).into_iter().enumerate() {
        let part = PERSON.iter().find(|(of, _)| *of == table).and_then(|(_, part)| *part);
        for chunk in ids.chunks(CHUNK) {
            for row in rows(q, firm, table, chunk).await? {
                let id = id_of(firm, table, &row)?;
                if n == 0 && is_staff(table, &row) {
                    staff.insert(id);
                }
                if part.is_some_and(|part| !kind.shows(part, staff.contains(&id)))
                    || is_of_another_team(bucket, table, &row)
                {
                    continue;
                }
                let record = match records.get_mut(&id) {
                    Some(record) => record,
                    None if n == 0 => records.entry(id).or_default(),
                    None => continue,
                };
                record.push(if record.is_empty() { '[' } else { ',' });
                let image = cut(kind, table, row, staff.contains(&id));
                record.push_str(&format!("[\"{}\",{image}]", table.name));
            }
        }
    }
    for record in records.values_mut() {
        record.push(']');
    }
    Ok(records)
}

fn is_of_another_team(bucket: Bucket, table: &Table, row: &Row) -> bool {
    let Bucket::Team(team) = bucket else { return false };
    *table == tables::TEAM_MEMBER && !matches!(row.0.get(1), Some(Val::Bytes(id)) if id.as_ref() == team.as_bytes())
}

fn is_staff(table: &Table, row: &Row) -> bool {
    *table == tables::USER_CARD && matches!(row.0.get(1), Some(Val::Text(kind)) if kind == "staff")
}

/// The rows of these records in a table, with the command that made each where the table notes that.
pub(crate) async fn rows(
    q: &mut impl Query,
    firm: FirmId,
    table: &Table,
    ids: &[Uuid],
) -> Result<Vec<Row>, StoreError> {
    let (mut columns, name) = (table.column_list(), table.name);
    if table.created_seq {
        columns.push_str(", created_seq");
    }
    let mut args = vec![(&firm.0).into()];
    let Some(key) = table.key_columns().next() else {
        return q
            .query(format!("SELECT {columns} FROM {name} WHERE firm = $1"), args)
            .await;
    };
    padded(&mut args, ids.iter());
    let order: Vec<&str> = table.key_columns().collect();
    let sql = format!(
        "SELECT {columns} FROM {name} WHERE firm = $1 AND {key} IN ({}) ORDER BY {}",
        placeholders(2, ids.len()),
        order.join(", "),
    );
    q.query(sql, args).await
}

/// The record a row belongs to: its first key, or the firm.
fn id_of(firm: FirmId, table: &Table, row: &Row) -> Result<Uuid, StoreError> {
    match (table.keys, row.0.first()) {
        (0, _) => Ok(firm.0),
        (_, Some(Val::Bytes(id))) => Uuid::from_slice(id).map_err(|_| StoreError::row(table.name)),
        _ => Err(StoreError::row(table.name)),
    }
}

/// The image of a row, with nothing in the columns its readers may not see.
fn cut(kind: RecordKind, table: &Table, row: Row, is_staff: bool) -> String {
    let mut values = row.0;
    let mut at_first = Vec::new();
    let never_set = Settings::default();
    never_set.encode(&mut at_first);
    for (at, ((column, holds), value)) in table.columns.iter().zip(&mut values).enumerate() {
        let shown =
            |column: &&str| ALWAYS.contains(column) || part_of(column).is_some_and(|part| kind.shows(part, is_staff));
        if *table == tables::USER_CARD && kind != RecordKind::Whole && !shown(column) {
            *value = match holds {
                Holds::Integer => Val::I64(0),
                // A member of staff without a role would be none.
                _ if *column == "role" && is_staff => Val::from("staff"),
                _ => Val::from(""),
            };
        }
        // Staff need to know what the firm calls its teams; everything else it has set is for administrators.
        if kind == RecordKind::Ways
            && *column != "books"
            && let Some(first) = at_first.get(at)
        {
            *value = first.clone();
        }
    }
    // Which command made a row, administrators may know: it leads from an import to its people.
    if table.created_seq
        && kind != RecordKind::Whole
        && let Some(made) = values.last_mut()
    {
        *made = Val::I64(0);
    }
    image_text(&values)
}

/// A record that came from an authority, row by row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    pub(crate) rows: Vec<(&'static Table, Image)>,
}

impl Record {
    /// Reads the rows of a record of this kind and key. `None` if they are malformed, of a table the kind
    /// does not have, or another record's.
    pub fn parse(kind: RecordKind, firm: FirmId, id: Uuid, json: &str) -> Option<Self> {
        let rows: Vec<(String, serde_json::Value)> = serde_json::from_str(json).ok()?;
        let shown = tables_of(kind);
        let mut read = Vec::with_capacity(rows.len());
        for (name, image) in rows {
            let table = *shown.iter().find(|table| table.name == name)?;
            let image = Image::parse(table, crate::journal::Held::Row, &image)?;
            let well_formed = table
                .columns
                .iter()
                .zip(&image.0)
                .all(|((_, holds), value)| match value {
                    Val::Null(_) => true,
                    Val::I64(_) => *holds == Holds::Integer,
                    Val::Text(_) => *holds == Holds::Text,
                    Val::Bytes(bytes) => *holds == Holds::Bytes || *holds == Holds::Id && bytes.len() == 16,
                });
            let own = match image.0.first() {
                _ if table.keys == 0 => id == firm.0,
                Some(Val::Bytes(key)) => key.as_ref() == id.as_bytes(),
                _ => false,
            };
            if !well_formed || !own {
                return None;
            }
            read.push((table, image));
        }
        Some(Self { rows: read })
    }
}
