//! A digest of a firm's content, to compare states.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use domain::ids::FirmId;

use crate::error::StoreError;
use crate::port::{Query, Row, Val};
use crate::tables::{TABLES, Table};

/// Rows that are read at a time; few in tests, so that they turn pages.
const PAGE: usize = if cfg!(test) { 2 } else { 5_000 };

/// Equal for equal content, in whatever order and by whatever commands the rows were written. Other
/// versions of the program may compute it differently: compare it, do not store it.
pub async fn content_checksum(q: &mut impl Query, firm: FirmId) -> Result<u64, StoreError> {
    let mut sum = 0_u64;
    for table in TABLES {
        let mut after: Option<Vec<Val<'static>>> = None;
        loop {
            let rows = page(q, firm, table, after.as_deref().unwrap_or_default()).await?;
            let last = rows.last().map(|row| row.0.iter().take(table.keys).cloned().collect());
            let is_last = rows.len() < PAGE || table.keys == 0;
            for row in rows {
                let mut hasher = DefaultHasher::new();
                table.name.hash(&mut hasher);
                row.0.hash(&mut hasher);
                sum = sum.wrapping_add(hasher.finish());
            }
            if is_last {
                break;
            }
            after = last;
        }
    }
    Ok(sum)
}

/// The rows of a table behind this key, in the order of their keys.
async fn page(q: &mut impl Query, firm: FirmId, table: &Table, after: &[Val<'_>]) -> Result<Vec<Row>, StoreError> {
    let (columns, name) = (table.column_list(), table.name);
    let keys: Vec<&str> = table.key_columns().collect();
    let keys = keys.join(", ");
    let mut sql = format!("SELECT {columns} FROM {name} WHERE firm = $1");
    if !after.is_empty() {
        let places: Vec<String> = (2..).take(after.len()).map(|n| format!("${n}")).collect();
        sql += &format!(" AND ({keys}) > ({})", places.join(", "));
    }
    if !keys.is_empty() {
        sql += &format!(" ORDER BY {keys} LIMIT {PAGE}");
    }
    let mut args = vec![(&firm.0).into()];
    args.extend(after.iter().cloned());
    q.query(sql, args).await
}
