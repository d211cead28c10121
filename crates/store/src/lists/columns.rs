//! Lists by something that stands in no index beside the line: the order by name is read from its
//! index as ever, what it goes by from elsewhere, and the two are joined here. That takes a third of
//! the time of a join and a sort inside the database.

use domain::ids::FirmId;
use rustc_hash::FxHashMap;

use super::{ListQuery, SHARED, numbers, only, selection};
use crate::error::StoreError;
use crate::port::Query;

/// By state, those of one state by name.
pub(super) async fn by_status(q: &mut impl Query, firm: FirmId, list: &ListQuery) -> Result<Vec<i64>, StoreError> {
    let (mut sql, args) = selection(firm, list, "", SHARED);
    sql.push_str(" ORDER BY d.sort_key");
    // The states begin with letters of their own.
    let sql =
        format!("SELECT json_group_array(doc), coalesce(group_concat(substr(status, 1, 1), ''), '') FROM ({sql})");
    let mut row = only(q.query(sql, args).await?)?;
    let docs: Vec<i64> = row.parsed(|json| serde_json::from_str(json).ok())?;
    let states = row.text()?;
    let place = |letter: u8| b"qpasi".iter().position(|known| *known == letter);
    let mut lines: Vec<_> = docs.into_iter().zip(states.bytes().map(place)).collect();
    lines.sort_by_key(|(_, state)| *state);
    Ok(lines.into_iter().map(|(doc, _)| doc).collect())
}

/// By a column of `invitation_line`, those who are equal in it by name. Whoever has none stands last, also
/// once the list is turned round.
pub(super) async fn by_invitation(
    q: &mut impl Query,
    firm: FirmId,
    list: &ListQuery,
    column: &'static str,
) -> Result<Vec<i64>, StoreError> {
    let (mut sql, args) = selection(firm, list, "", SHARED);
    sql.push_str(" ORDER BY d.sort_key");
    let docs = numbers(
        q.query(format!("SELECT json_group_array(doc) FROM ({sql})"), args)
            .await?,
    )?;
    let sql = format!(
        "SELECT json_group_array(doc), json_group_array({column}) FROM invitation_line WHERE {column} IS NOT NULL"
    );
    let mut row = only(q.query(sql, Vec::new()).await?)?;
    let invited: Vec<i64> = row.parsed(|json| serde_json::from_str(json).ok())?;
    let values: Vec<i64> = row.parsed(|json| serde_json::from_str(json).ok())?;
    // The lines are our own numbers: a hash that nobody can aim at is not needed, and half the time.
    let values: FxHashMap<i64, i64> = invited.into_iter().zip(values).collect();

    let mut having = Vec::with_capacity(values.len());
    let mut others = Vec::new();
    for doc in docs {
        match values.get(&doc) {
            Some(value) => having.push((*value, doc)),
            None => others.push(doc),
        }
    }
    having.sort_by_key(|(value, _)| *value);
    let having = having.into_iter().map(|(_, doc)| doc);
    Ok(if list.descending {
        others.into_iter().chain(having).collect()
    } else {
        having.chain(others).collect()
    })
}
