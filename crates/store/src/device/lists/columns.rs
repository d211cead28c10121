//! Orders that no index of `search_doc` covers: the order by name is read from its index, the sort
//! values from their table, and the two are joined in memory. That takes a third of the time of a join
//! and a sort inside the database.

use std::collections::HashMap;

use domain::ids::FirmId;
use rustc_hash::FxHashMap;

use super::{KEY, ListQuery, SHARED, Viewer, numbers, only, selection};
use crate::error::StoreError;
use crate::port::{Query, Val};

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

/// By a column of `invitation_line`, equal ones by name. People without a value come last in both
/// directions.
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
    // The keys are our own numbers: a hash that resists attacks is not needed, and takes twice the
    // time.
    let values: FxHashMap<i64, i64> = invited.into_iter().zip(values).collect();

    let lines = docs.into_iter().map(|doc| (doc, values.get(&doc)));
    Ok(those_without_last(lines, list.descending))
}

/// By the address on show, ignoring case.
pub(super) async fn by_email(q: &mut impl Query, firm: FirmId, list: &ListQuery) -> Result<Vec<i64>, StoreError> {
    by_point(q, firm, list, "email", "text").await
}

/// By the number that is shown. Numbers that could not be read come after all others, by their text.
pub(super) async fn by_phone(q: &mut impl Query, firm: FirmId, list: &ListQuery) -> Result<Vec<i64>, StoreError> {
    by_point(q, firm, list, "phone", "coalesce(e164, '~' || text)").await
}

/// By the first public point of this kind. Points are kept person by person, so that one walk through
/// them gives the first of each.
async fn by_point(
    q: &mut impl Query,
    firm: FirmId,
    list: &ListQuery,
    kind: &'static str,
    value: &'static str,
) -> Result<Vec<i64>, StoreError> {
    let lines = lines(q, firm, list).await?;
    let sql = format!(
        "SELECT coalesce(group_concat(hex(user_id), ''), ''), json_group_array(value) FROM \
         (SELECT user_id, {value} AS value, min(position) FROM contact_point \
         WHERE firm = $1 AND kind = $2 GROUP BY user_id)"
    );
    let mut row = only(q.query(sql, vec![(&firm.0).into(), kind.into()]).await?)?;
    let users = row.text()?;
    let values: Vec<String> = row.parsed(|json| serde_json::from_str(json).ok())?;
    let (users, _) = users.as_bytes().as_chunks::<KEY>();
    let values: HashMap<[u8; KEY], String> = users
        .iter()
        .copied()
        .zip(values.into_iter().map(|value| value.to_lowercase()))
        .collect();
    let lines = lines.iter().map(|(doc, user)| (*doc, values.get(user)));
    Ok(those_without_last(lines, list.descending))
}

/// By the first team of each that the viewer may know, which is the one that is shown.
pub(super) async fn by_team(q: &mut impl Query, firm: FirmId, list: &ListQuery) -> Result<Vec<i64>, StoreError> {
    let lines = lines(q, firm, list).await?;
    // A row for each team, with all its members.
    let (known, key) = (Viewer::condition(2), list.viewer.key());
    let sql = format!(
        "SELECT coalesce(group_concat(hex(m.user_id), ''), '') FROM team t \
               JOIN team_member m ON m.firm = t.firm AND m.team_id = t.team_id \
               WHERE t.firm = $1 AND {known} GROUP BY t.team_id, t.name ORDER BY t.name"
    );
    let teams = if list.viewer.knows_no_team() {
        Vec::new()
    } else {
        q.query(sql, vec![(&firm.0).into(), key.as_ref().into()]).await?
    };
    let mut first: HashMap<[u8; KEY], usize> = HashMap::new();
    for (place, row) in teams.into_iter().enumerate() {
        let members = row.read("team_member").text()?;
        for user in members.as_bytes().as_chunks::<KEY>().0 {
            first.entry(*user).or_insert(place);
        }
    }
    let lines = lines.iter().map(|(doc, user)| (*doc, first.get(user)));
    Ok(those_without_last(lines, list.descending))
}

/// The lines of a list by name, each with its person's key in hexadecimal digits.
async fn lines(q: &mut impl Query, firm: FirmId, list: &ListQuery) -> Result<Vec<(i64, [u8; KEY])>, StoreError> {
    lines_selected(q, selection(firm, list, "", SHARED)).await
}

/// The lines of a selection, by name.
pub(super) async fn lines_selected(
    q: &mut impl Query,
    (mut sql, args): (String, Vec<Val<'static>>),
) -> Result<Vec<(i64, [u8; KEY])>, StoreError> {
    sql.push_str(" ORDER BY d.sort_key");
    let sql = format!("SELECT json_group_array(doc), coalesce(group_concat(hex(user_id), ''), '') FROM ({sql})");
    let mut row = only(q.query(sql, args).await?)?;
    let docs: Vec<i64> = row.parsed(|json| serde_json::from_str(json).ok())?;
    let users = row.text()?;
    let (users, _) = users.as_bytes().as_chunks();
    Ok(docs.into_iter().zip(users.iter().copied()).collect())
}

/// Lines in the order of their values; equal ones keep their order. Lines without a value come last in
/// both directions.
fn those_without_last<V: Ord>(lines: impl Iterator<Item = (i64, Option<V>)>, descending: bool) -> Vec<i64> {
    let mut having = Vec::new();
    let mut others = Vec::new();
    for (doc, value) in lines {
        match value {
            Some(value) => having.push((value, doc)),
            None => others.push(doc),
        }
    }
    having.sort_by(|(one, _), (other, _)| one.cmp(other));
    let having = having.into_iter().map(|(_, doc)| doc);
    if descending {
        others.into_iter().chain(having).collect()
    } else {
        having.chain(others).collect()
    }
}
