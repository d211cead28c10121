//! Notices as devices are told of them. A notice has no key of 16 bytes of its own: its id is made of the two
//! numbers that name it.

use std::collections::BTreeMap;

use domain::ids::{FirmId, UserId};
use uuid::Uuid;

use crate::batch::{CHUNK, padded_len};
use crate::error::StoreError;
use crate::hub::notices::NoticeKey;
use crate::journal::image_text;
use crate::port::{Query, Row, Val};
use crate::tables::told::{ANNOUNCEMENT, NOTICE};

/// The id of a notice.
pub const fn id(key: NoticeKey) -> Uuid {
    Uuid::from_u64_pair(key.cause.cast_unsigned(), key.n.cast_unsigned())
}

/// The notice with this id.
pub const fn key(id: Uuid) -> NoticeKey {
    let (cause, n) = id.as_u64_pair();
    NoticeKey {
        cause: cause.cast_signed(),
        n: n.cast_signed(),
    }
}

/// Those of these commands: their ids, readers, and whether they stand.
///
/// # Errors
/// As the database gives them.
pub async fn of_commands(
    q: &mut impl Query,
    firm: FirmId,
    causes: &[i64],
) -> Result<Vec<(Uuid, UserId, bool)>, StoreError> {
    let mut found = Vec::new();
    for cause in causes {
        let sql = "SELECT cause, n, user_id, withdrawn FROM notice WHERE firm = $1 AND cause = $2";
        for row in q.query(sql, vec![(&firm.0).into(), (*cause).into()]).await? {
            let mut row = row.read("notice");
            let key = NoticeKey {
                cause: row.i64()?,
                n: row.i64()?,
            };
            found.push((id(key), UserId(row.uuid()?), !row.truth()?));
        }
    }
    Ok(found)
}

/// The ids of those that a reader has; of the unread ones only, if so asked.
///
/// # Errors
/// As the database gives them.
pub async fn of_reader(
    q: &mut impl Query,
    firm: FirmId,
    reader: UserId,
    unread: bool,
) -> Result<Vec<Uuid>, StoreError> {
    let unread = if unread { " AND read_at IS NULL" } else { "" };
    let sql = format!("SELECT cause, n FROM notice WHERE firm = $1 AND user_id = $2 AND withdrawn = 0{unread}");
    let rows = q.query(sql, vec![(&firm.0).into(), (&reader.0).into()]).await?;
    let read = |row: Row| {
        let mut row = row.read("notice");
        Ok(id(NoticeKey {
            cause: row.i64()?,
            n: row.i64()?,
        }))
    };
    rows.into_iter().map(read).collect()
}

/// Their rows as JSON, the words of an announcement with each. Those that were withdrawn or are not there are
/// absent.
pub(super) async fn images(
    q: &mut impl Query,
    firm: FirmId,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    let mut records = BTreeMap::new();
    let columns: Vec<String> = NOTICE.columns.iter().map(|(name, _)| format!("n.{name}")).collect();
    for chunk in ids.chunks(CHUNK) {
        let Some(last) = chunk.last() else { continue };
        let mut args = vec![Val::from(&firm.0)];
        let padding = padded_len(chunk.len()) - chunk.len();
        for named in chunk.iter().chain(std::iter::repeat_n(last, padding)) {
            let key = key(*named);
            args.extend([key.cause.into(), key.n.into()]);
        }
        let pairs: Vec<String> = (0..padded_len(chunk.len()))
            .map(|pair| format!("(${}, ${})", 2 + 2 * pair, 3 + 2 * pair))
            .collect();
        let sql = format!(
            "SELECT {}, a.title, a.text FROM notice n \
             LEFT JOIN announcement a ON a.firm = n.firm AND a.seq = n.cause AND n.kind = 'announcement' \
             WHERE n.firm = $1 AND n.withdrawn = 0 AND (n.cause, n.n) IN (VALUES {})",
            columns.join(", "),
            pairs.join(", ")
        );
        for row in q.query(sql, args).await? {
            let mut values = row.0;
            let text = values.pop();
            let title = values.pop();
            let (Some(Val::I64(cause)), Some(Val::I64(n))) = (values.first(), values.get(1)) else {
                return Err(StoreError::row("notice"));
            };
            let (cause, n) = (*cause, *n);
            let mut record = format!("[[\"{}\",{}]", NOTICE.name, image_text(&values));
            if let (Some(title @ Val::Text(_)), Some(text)) = (title, text) {
                let words = image_text(&[Val::I64(cause), title, text]);
                record.push_str(&format!(",[\"{}\",{words}]", ANNOUNCEMENT.name));
            }
            record.push(']');
            records.insert(id(NoticeKey { cause, n }), record);
        }
    }
    Ok(records)
}
