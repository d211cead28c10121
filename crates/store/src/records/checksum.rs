//! A digest of a firm's content, to compare states.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use domain::ids::FirmId;

use crate::error::StoreError;
use crate::port::Query;
use crate::tables::TABLES;

/// Equal for equal content, in whatever order and by whatever commands the rows were written. Other
/// versions of the program may compute it differently: compare it, do not store it.
pub async fn content_checksum(q: &mut impl Query, firm: FirmId) -> Result<u64, StoreError> {
    let mut sum = 0_u64;
    for table in TABLES {
        let columns: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
        let sql = format!("SELECT {} FROM {} WHERE firm = $1", columns.join(", "), table.name);
        for row in q.query(sql, vec![(&firm.0).into()]).await? {
            let mut hasher = DefaultHasher::new();
            table.name.hash(&mut hasher);
            row.0.hash(&mut hasher);
            sum = sum.wrapping_add(hasher.finish());
        }
    }
    Ok(sum)
}
