//! Records as devices hold them: the images of their rows, cut to what their readers may see.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, RecordKind};
use domain::ids::FirmId;
use uuid::Uuid;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::journal::{Image, image_text};
use crate::port::{Query, Row, Val};
use crate::tables::{Holds, Table};

/// The tables whose rows a record of this kind has. The first column of each, or the firm, is its key.
pub(crate) const fn tables(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Firm => &["firm"],
        RecordKind::Terms => &["firm_terms"],
        RecordKind::Settings | RecordKind::Ways => &["firm_settings"],
        RecordKind::Team => &["team"],
        RecordKind::Group => &["client_group"],
        RecordKind::NotSame => &["not_same"],
        RecordKind::Whole => &[
            "user_card",
            "user_private",
            "contact_point",
            "picture",
            "user_note",
            "invitation",
            "joining",
            "team_member",
            "group_member",
        ],
        RecordKind::Own => &["user_card", "user_private", "contact_point", "picture", "joining"],
        RecordKind::Contact => &[
            "user_card",
            "contact_point",
            "picture",
            "user_note",
            "team_member",
            "group_member",
        ],
        RecordKind::Colleague | RecordKind::Cover => &["user_card", "contact_point", "picture"],
    }
}

/// What stands in a column instead of what its readers may not see; `None` if they may see it.
fn hidden(kind: RecordKind, table: &str, column: &str, row: &[Val<'static>]) -> Option<Val<'static>> {
    match (kind, table, column) {
        // A client learns neither the role of a member of staff nor since when the firm knows a person.
        (RecordKind::Cover, "user_card", "role") => {
            let staff = matches!(row.get(1), Some(Val::Text(kind)) if kind == "staff");
            Some(Val::from(if staff { "staff" } else { "" }))
        }
        (RecordKind::Cover | RecordKind::Own, "user_card", "created") => Some(Val::I64(0)),
        // In which language mails to a person are is for administrators and for themselves.
        (RecordKind::Contact | RecordKind::Colleague | RecordKind::Cover, "user_card", "language") => {
            Some(Val::from(""))
        }
        // Staff need to know what the firm calls its teams; how it invites is for administrators.
        (RecordKind::Ways, "firm_settings", "staff_invitations" | "client_invitations") => Some(Val::from("optional")),
        (RecordKind::Ways, "firm_settings", "reminders" | "import_row_limit") => Some(Val::I64(0)),
        (RecordKind::Ways, "firm_settings", "welcome") => Some(Val::from("")),
        (RecordKind::Ways, "firm_settings", "reminder_hour") => Some(Val::from("off")),
        _ => None,
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
    let mut records: BTreeMap<Uuid, String> = BTreeMap::new();
    let mut staff = BTreeSet::new();
    for table in tables(kind).iter().filter_map(|name| Table::named(name)) {
        for chunk in ids.chunks(CHUNK) {
            for row in rows(q, firm, table, chunk).await? {
                if !is_of(bucket, kind, table, &row) {
                    continue;
                }
                let is_staff = is_staff(table, &row);
                let (id, image) = read(kind, firm, table, row)?;
                // Notes are for the staff who cover a client; those about staff are for administrators.
                if is_staff {
                    staff.insert(id);
                } else if kind == RecordKind::Contact && table.name == "user_note" && staff.contains(&id) {
                    continue;
                }
                // Every record begins with the row that makes it one.
                let first = tables(kind).first() == Some(&table.name);
                let record = match (records.get_mut(&id), first) {
                    (Some(record), _) => record,
                    (None, true) => records.entry(id).or_default(),
                    (None, false) => continue,
                };
                record.push(if record.is_empty() { '[' } else { ',' });
                record.push_str(&format!("[\"{}\",{image}]", table.name));
            }
        }
    }
    for record in records.values_mut() {
        record.push(']');
    }
    Ok(records)
}

/// Whether a row may be told in a bucket.
fn is_of(bucket: Bucket, kind: RecordKind, table: &Table, row: &Row) -> bool {
    match (kind, bucket) {
        (RecordKind::Contact, Bucket::Team(team)) if table.name == "team_member" => {
            matches!(row.0.get(1), Some(Val::Bytes(id)) if id.as_ref() == team.as_bytes())
        }
        _ => true,
    }
}

/// Whether it is the card of a member of staff. Of a record's rows the card is read first.
fn is_staff(table: &Table, row: &Row) -> bool {
    table.name == "user_card" && matches!(row.0.get(1), Some(Val::Text(kind)) if kind == "staff")
}

async fn rows(q: &mut impl Query, firm: FirmId, table: &Table, ids: &[Uuid]) -> Result<Vec<Row>, StoreError> {
    let columns: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let columns = columns.join(", ");
    let name = table.name;
    let Some(key) = table.key_columns().next() else {
        return q
            .query(
                format!("SELECT {columns} FROM {name} WHERE firm = $1"),
                vec![(&firm.0).into()],
            )
            .await;
    };
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, ids.iter());
    let order: Vec<&str> = table.key_columns().collect();
    let sql = format!(
        "SELECT {columns} FROM {name} WHERE firm = $1 AND {key} IN ({}) ORDER BY {}",
        placeholders(2, ids.len()),
        order.join(", "),
    );
    q.query(sql, args).await
}

fn read(kind: RecordKind, firm: FirmId, table: &Table, row: Row) -> Result<(Uuid, String), StoreError> {
    let mut values = row.0;
    let id = match (table.keys, values.first()) {
        (0, _) => firm.0,
        (_, Some(Val::Bytes(id))) => Uuid::from_slice(id).map_err(|_| StoreError::row(table.name))?,
        _ => return Err(StoreError::row(table.name)),
    };
    for (at, (column, holds)) in table.columns.iter().enumerate() {
        if let Some(instead) = hidden(kind, table.name, column, &values)
            && let Some(value) = values.get_mut(at)
        {
            *value = instead;
        }
        if let Some(value @ Val::Null(_)) = values.get_mut(at) {
            *value = Val::Null(holds.kind());
        }
    }
    if table.created_seq {
        // Which command made a row is nobody's business but the authority's.
        values.push(Val::I64(0));
    }
    Ok((id, image_text(&values)))
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
        let mut read = Vec::with_capacity(rows.len());
        for (name, image) in rows {
            let table = Table::named(&name).filter(|table| tables(kind).contains(&table.name))?;
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
