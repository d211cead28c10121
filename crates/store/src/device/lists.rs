//! Lists for windows: the order of a whole list as numbers, and the rows of one window.
//!
//! Device tables, native SQLite. A list of 100 000 people is 100 000 numbers; their rows are read
//! as the window comes to them.

mod columns;
mod outside;
mod query;
mod rows;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::coded::Coded;
use domain::ids::{FirmId, UserId};
use domain::people::Status;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Fields, Query, Row, Val};

pub use outside::Outside;
pub use query::{ListQuery, ListScope, Side, Sort, Viewer};
pub use rows::{ListRow, rows};

/// People who can be on a contact list, over `search_doc d`: clients unless inactive, staff once they
/// are active.
pub(crate) const VISIBLE: &str =
    "d.status <> 'inactive' AND NOT (d.side = 0 AND d.status IN ('quiet', 'pending')) AND d.user_id <> $2";

/// The same for the contact list of a client or partner: active people. [`cover`] separates staff from
/// other clients.
const VISIBLE_TO_CLIENTS: &str = "d.status = 'active' AND d.user_id <> $2";

/// Whether `search_doc d` is in the directory, which members of staff may search: every active
/// colleague.
pub(crate) const IN_DIRECTORY: &str = "d.side = 0 AND d.status = 'active' AND d.user_id <> $2";

/// Whether `search_doc d` shares a team with person $2 of firm $1; for statements that go through all
/// lines.
const SHARED: &str = "d.user_id IN (SELECT theirs.user_id FROM team_member mine JOIN team_member theirs \
     ON theirs.firm = mine.firm AND theirs.team_id = mine.team_id WHERE mine.firm = $1 AND mine.user_id = $2)";

/// Whether `search_doc d` is with person $2 of firm $1 in a team whose clients see each other.
const SHARED_OPENLY: &str = "d.user_id IN (SELECT theirs.user_id FROM team_member mine JOIN team t ON t.firm = mine.firm \
     AND t.team_id = mine.team_id AND t.shared = 1 JOIN team_member theirs ON theirs.firm = mine.firm \
     AND theirs.team_id = mine.team_id WHERE mine.firm = $1 AND mine.user_id = $2)";

/// The people a client or partner $2 sees: staff of all their teams, clients of those whose clients see
/// each other.
fn cover() -> String {
    format!("{VISIBLE_TO_CLIENTS} AND (d.side = 0 AND {SHARED} OR d.side = 1 AND {SHARED_OPENLY})")
}

/// A person's line; nothing if they have no record here.
pub async fn doc_of(q: &mut impl Query, user: UserId) -> Result<Option<i64>, StoreError> {
    let rows = q
        .query("SELECT doc FROM search_doc WHERE user_id = $1", vec![(&user.0).into()])
        .await?;
    rows.into_iter()
        .next()
        .map(|row| row.read("search_doc").i64())
        .transpose()
}

/// The search lines of these people; people without one are absent.
pub async fn docs_of(q: &mut impl Query, users: &[UserId]) -> Result<BTreeMap<UserId, i64>, StoreError> {
    let mut found = BTreeMap::new();
    for users in users.chunks(CHUNK) {
        let mut args = Vec::new();
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(1, users.len());
        let sql = format!("SELECT user_id, doc FROM search_doc WHERE user_id IN ({list})");
        for row in q.query(sql, args).await? {
            let mut row = row.read("search_doc");
            found.insert(UserId(row.uuid()?), row.i64()?);
        }
    }
    Ok(found)
}

/// The lines of a list, in its order. A line's number stays a person's as long as they have a
/// record on this device.
pub async fn order(q: &mut impl Query, firm: FirmId, list: &ListQuery) -> Result<Vec<i64>, StoreError> {
    let mut docs = selected(q, firm, list).await?;
    if list.sort == Sort::Given {
        docs = by_given_name(q, docs).await?;
    }
    if list.descending {
        docs.reverse();
    }
    Ok(docs)
}

/// Puts lines in the order of given names. Both this order and the selection are read from
/// indices alone; a join of the two would read every line.
async fn by_given_name(q: &mut impl Query, docs: Vec<i64>) -> Result<Vec<i64>, StoreError> {
    let wanted: BTreeSet<i64> = docs.into_iter().collect();
    let few = wanted.len() < 1_000;
    let mut sql = String::from("SELECT json_group_array(doc) FROM (SELECT doc FROM search_doc");
    let mut args = Vec::new();
    if few {
        sql.push_str(" WHERE doc IN (SELECT value FROM json_each($1))");
        args.push(serde_json::Value::from_iter(wanted.iter().copied()).to_string().into());
    } else {
        sql.push_str(" INDEXED BY search_doc_given");
    }
    sql.push_str(" ORDER BY given, family)");
    let all = numbers(q.query(sql, args).await?)?;
    Ok(if few {
        all
    } else {
        all.into_iter().filter(|doc| wanted.contains(doc)).collect()
    })
}

/// One long text instead of many rows: the way out of the database is what costs.
fn numbers(rows: Vec<Row>) -> Result<Vec<i64>, StoreError> {
    only(rows)?.parsed(|json| serde_json::from_str(json).ok())
}

fn only(rows: Vec<Row>) -> Result<Fields, StoreError> {
    let row = rows.into_iter().next().ok_or(StoreError::row("search_doc"))?;
    Ok(row.read("search_doc"))
}

/// The lines a list has, in its order, but not descending and not by given name.
async fn selected(q: &mut impl Query, firm: FirmId, list: &ListQuery) -> Result<Vec<i64>, StoreError> {
    let by_name = matches!(list.sort, Sort::Name | Sort::Given);
    if let ListScope::Contacts(user) = list.scope
        && by_name
        && list.team.is_none()
        && list.group.is_none()
        && list.docs.is_none()
        && nearly_all(q, firm, user).await?
    {
        let sharing = sharing(q, firm, user).await?;
        let selection = selection(firm, list, "INDEXED BY search_doc_order", "1");
        let shown = columns::lines_selected(q, selection).await?.into_iter();
        let shown = shown.filter(|(_, user)| sharing.contains(user));
        return Ok(shown.map(|(doc, _)| doc).collect());
    }
    if list.sort == Sort::Status {
        return columns::by_status(q, firm, list).await;
    }
    match list.sort {
        Sort::Email => return columns::by_email(q, firm, list).await,
        Sort::Phone => return columns::by_phone(q, firm, list).await,
        Sort::Teams => return columns::by_team(q, firm, list).await,
        _ => {}
    }
    if let Some(column) = list.sort.of_invitation() {
        return columns::by_invitation(q, firm, list, column).await;
    }
    let (mut sql, args) = selection(firm, list, "", SHARED);
    sql.push_str(match list.sort {
        // Exactly the index, so that nothing is left to sort.
        Sort::Name => " ORDER BY d.sort_key",
        Sort::Given => "",
        Sort::Title => " ORDER BY c.job_title = '', c.job_title COLLATE NOCASE, d.sort_key, d.doc",
        Sort::Company => " ORDER BY c.company = '', c.company COLLATE NOCASE, d.sort_key, d.doc",
        Sort::Created => " ORDER BY c.created, d.sort_key, d.doc",
        // See `columns`.
        Sort::Email
        | Sort::Phone
        | Sort::Teams
        | Sort::Status
        | Sort::FirstSent
        | Sort::LastSent
        | Sort::Sends
        | Sort::NextMail
        | Sort::Ends => "",
    });
    numbers(
        q.query(format!("SELECT json_group_array(doc) FROM ({sql})"), args)
            .await?,
    )
}

/// The statement that selects a list's lines, through this index, and what is bound to it. `shared` is
/// the condition of a contact list besides [`VISIBLE`].
fn selection(firm: FirmId, list: &ListQuery, index: &str, shared: &str) -> (String, Vec<Val<'static>>) {
    let user = match list.scope {
        ListScope::Contacts(user) | ListScope::CoverOf(user) | ListScope::Held(user) => user,
        ListScope::Clients | ListScope::Staff | ListScope::Everyone => UserId(firm.0),
    };
    let mut args: Vec<Val<'static>> = vec![firm.as_bytes().to_vec().into(), user.as_bytes().to_vec().into()];
    let mut sql = format!("SELECT d.doc AS doc, d.user_id AS user_id, d.status AS status FROM search_doc d {index}");
    if matches!(list.sort, Sort::Title | Sort::Company | Sort::Created) || list.created_by.is_some() {
        sql.push_str(" JOIN user_card c ON c.firm = $1 AND c.user_id = d.user_id");
    }
    sql.push_str(match list.scope {
        ListScope::Contacts(_) | ListScope::CoverOf(_) | ListScope::Held(_) => " WHERE ",
        ListScope::Everyone => " WHERE 1 = 1",
        ListScope::Clients => " WHERE d.side = 1",
        ListScope::Staff => " WHERE d.side = 0",
    });
    match list.scope {
        ListScope::Contacts(_) => sql.push_str(&format!("{VISIBLE} AND {shared}")),
        ListScope::CoverOf(_) => sql.push_str(&cover()),
        ListScope::Held(_) => sql.push_str(VISIBLE_TO_CLIENTS),
        ListScope::Clients | ListScope::Staff | ListScope::Everyone => {}
    }
    match list.kind {
        None => {}
        Some(Side::Staff) => sql.push_str(" AND d.side = 0"),
        Some(Side::Clients) => sql.push_str(" AND d.side = 1"),
    }
    let mut also = |args: &mut Vec<Val<'_>>, condition: &str, value: Val<'static>| {
        args.push(value);
        sql.push_str(&condition.replace('?', &format!("${}", args.len())));
    };
    if let Some(team) = list.team {
        let known = if list.viewer.knows_no_team() {
            "1 = 0".to_owned()
        } else {
            Viewer::condition(args.len() + 2)
        };
        let condition = format!(
            " AND d.user_id IN (SELECT m.user_id FROM team_member m WHERE m.firm = $1 AND m.team_id = ? AND {known})"
        );
        also(&mut args, &condition, team.as_bytes().to_vec().into());
        if !list.viewer.knows_no_team() {
            args.push(list.viewer.key().map(|key| key.as_bytes().to_vec()).into());
        }
    }
    if let Some(group) = list.group {
        let condition = " AND d.status <> 'inactive' \
                         AND d.user_id IN (SELECT m.user_id FROM group_member m WHERE m.firm = $1 AND m.group_id = ?)";
        also(&mut args, condition, group.as_bytes().to_vec().into());
    }
    if let Some(outside) = list.outside {
        let condition = format!(" AND {}", outside.condition(args.len() + 1));
        also(&mut args, &condition, outside.key());
    }
    if !list.without.is_empty() {
        let condition = " AND d.doc NOT IN (SELECT value FROM json_each(?))";
        let json = serde_json::Value::from(list.without.as_slice()).to_string();
        also(&mut args, condition, json.into());
    }
    if let Some(status) = list.status {
        also(&mut args, " AND d.status = ?", status.code().into());
    }
    if let Some(state) = list.invitation {
        let condition = " AND d.user_id IN (SELECT i.user_id FROM invitation i WHERE i.firm = $1 AND i.state = ?)";
        also(&mut args, condition, state.into());
    }
    if let Some(seq) = list.created_by {
        also(&mut args, " AND c.created_seq = ?", seq.into());
    }
    if let Some(docs) = &list.docs {
        let json = serde_json::Value::from(docs.as_slice()).to_string();
        also(&mut args, " AND d.doc IN (SELECT value FROM json_each(?))", json.into());
    }
    (sql, args)
}

/// Length of a person's key in hexadecimal digits.
const KEY: usize = 32;

/// Keys of the people who share a team with a person. Where that is nearly everyone, this set takes
/// half the time of a join inside the database.
async fn sharing(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<HashSet<[u8; KEY]>, StoreError> {
    let sql = "SELECT coalesce(group_concat(hex(theirs.user_id), ''), '') FROM team_member mine \
               JOIN team_member theirs ON theirs.firm = mine.firm AND theirs.team_id = mine.team_id \
               WHERE mine.firm = $1 AND mine.user_id = $2";
    let keys = only(q.query(sql, vec![(&firm.0).into(), (&user.0).into()]).await?)?.text()?;
    Ok(keys.as_bytes().as_chunks().0.iter().copied().collect())
}

/// Whether so many share a team with a person that walking through all people in order beats looking
/// each of them up and sorting.
async fn nearly_all(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<bool, StoreError> {
    let sql = "SELECT (SELECT count(*) FROM team_member mine JOIN team_member theirs \
               ON theirs.firm = mine.firm AND theirs.team_id = mine.team_id \
               WHERE mine.firm = $1 AND mine.user_id = $2) * 4 > coalesce(max(doc), 0) FROM search_doc";
    only(q.query(sql, vec![(&firm.0).into(), (&user.0).into()]).await?)?.truth()
}

/// How many people are on one side in one state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SideCount {
    /// Which side.
    pub side: Side,
    /// Their state.
    pub status: Status,
    /// How many.
    pub people: u64,
}

/// How many people have each status on each side, without empty groups.
pub async fn side_counts(q: &mut impl Query) -> Result<Vec<SideCount>, StoreError> {
    let sql = "SELECT side, status, count(*) FROM search_doc INDEXED BY search_doc_order GROUP BY side, status";
    let rows = q.query(sql, Vec::new()).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("search_doc");
            Ok(SideCount {
                side: if row.truth()? { Side::Clients } else { Side::Staff },
                status: row.parsed(Status::parse)?,
                people: row.count()?,
            })
        })
        .collect()
}
