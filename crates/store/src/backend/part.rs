//! Files that hold a part of a firm: a hub tells what is in them.

use crate::error::StoreError;
use crate::port::{Execute, Query};

/// Setting of a file that holds a part of the firm: [`PART`]. Other files lack it.
pub const HOLDS: &str = "holds";

/// Value of [`HOLDS`].
pub const PART: &str = "part";

/// Whether the file holds a part of a firm that a hub has.
///
/// # Errors
/// As the database gives them.
pub async fn is_part(q: &mut impl Query) -> Result<bool, StoreError> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'setting'";
    if q.query(sql, Vec::new()).await?.is_empty() {
        // The file is older than settings.
        return Ok(false);
    }
    let sql = "SELECT key FROM setting WHERE key = $1 AND value = $2";
    let found = q.query(sql, vec![HOLDS.into(), PART.into()]).await?;
    Ok(!found.is_empty())
}

/// Turns unique indexes into plain ones of the same name, in a file that a hub tells what is in it: the hub
/// has judged already, and halfway through what it tells two records may hold the same key.
///
/// # Errors
/// As the database gives them.
pub async fn loosen(w: &mut impl Execute) -> Result<(), StoreError> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE INDEX %'";
    for row in w.query(sql, Vec::new()).await? {
        let mut row = row.read("sqlite_schema");
        let (name, sql) = (row.text()?, row.text()?);
        w.execute(format!("DROP INDEX {name}"), Vec::new()).await?;
        w.execute(sql.replacen("UNIQUE ", "", 1), Vec::new()).await?;
    }
    // What the index of words forgets is overwritten at once, not when its parts are merged.
    let sql = "INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1)";
    w.execute(sql, Vec::new()).await?;
    Ok(())
}
