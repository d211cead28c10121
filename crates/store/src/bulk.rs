//! Loading many rows: an index built once, from sorted rows, costs a third of one that takes each row
//! separately.
//!
//! Only SQLite does so, where a file holds one firm; and it is part of the transaction, so no other
//! connection ever sees a table without its indexes.

use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::port::Execute;

/// New rows from which on the loss of a full index can be a gain.
const WORTH: usize = 10_000;

/// Indexes that were taken away, to be put back before the transaction ends.
#[derive(Debug, Default)]
pub(crate) struct Lifted {
    indexes: Vec<String>,
    /// Table, index and what the planner knows of it, which goes with the index.
    known: Vec<(String, String, String)>,
}

/// Drops the indexes of these tables if the first of them is about to get at least as many rows as it has.
pub(crate) async fn lift(
    w: &mut impl Execute,
    tables: &[&'static str],
    coming: usize,
) -> Result<Option<Lifted>, StoreError> {
    let Some(first) = tables.first().filter(|_| coming >= WORTH) else {
        return Ok(None);
    };
    match w.dialect() {
        Dialect::Sqlite => {}
        // Its tables hold many firms, and others write meanwhile.
        Dialect::Postgres => return Ok(None),
    }
    let rows = w
        .query(format!("SELECT count(*) FROM {first}"), Vec::new())
        .await?
        .into_iter()
        .next()
        .ok_or(StoreError::row(first))?
        .read(first)
        .count()?;
    if rows > coming as u64 {
        return Ok(None);
    }
    let mut lifted = Lifted::default();
    for table in tables {
        let sql = "SELECT s.name, s.sql, t.stat FROM sqlite_schema s \
                   LEFT JOIN sqlite_stat1 t ON t.tbl = s.tbl_name AND t.idx = s.name \
                   WHERE s.type = 'index' AND s.tbl_name = $1 AND s.sql IS NOT NULL";
        for row in w.query(sql, vec![(*table).into()]).await? {
            let mut row = row.read("sqlite_schema");
            let (name, index) = (row.text()?, row.text()?);
            if let Some(stat) = row.opt_text()? {
                lifted.known.push(((*table).to_owned(), name.clone(), stat));
            }
            w.execute(format!("DROP INDEX {name}"), Vec::new()).await?;
            lifted.indexes.push(index);
        }
    }
    Ok(Some(lifted))
}

impl Lifted {
    /// Builds the indexes again. A key that two rows hold is [`StoreError::Taken`].
    pub(crate) async fn put_back(self, w: &mut impl Execute) -> Result<(), StoreError> {
        for index in self.indexes {
            w.execute(index, Vec::new()).await?;
        }
        for (table, index, stat) in self.known {
            let sql = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)";
            w.execute(sql, vec![table.into(), index.into(), stat.into()]).await?;
        }
        // Reads what was just written; nothing is counted.
        w.execute("ANALYZE sqlite_schema", Vec::new()).await?;
        Ok(())
    }
}
