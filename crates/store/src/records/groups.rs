//! Client groups: what commands need of them, and as a list.

use std::collections::BTreeSet;

use domain::groups::{ClientGroup, GroupMember};
use domain::ids::{FirmId, GroupId, UserId};

use super::teams::SHARES;
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Fields, Query, Row, Val};
use crate::tables::Record;

impl Record for ClientGroup {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([(&self.id.0).into(), self.name.as_str().into()]);
    }
}

impl Record for GroupMember {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([(&self.user.0).into(), (&self.group.0).into()]);
    }
}

/// These groups; ids without a record are absent from the answer.
pub async fn groups(q: &mut impl Query, firm: FirmId, ids: &[GroupId]) -> Result<Vec<ClientGroup>, StoreError> {
    let mut found = Vec::new();
    for ids in ids.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, ids.iter().map(|id| &id.0));
        let list = placeholders(2, ids.len());
        let sql = format!("SELECT group_id, name FROM client_group WHERE firm = $1 AND group_id IN ({list})");
        for row in q.query(sql, args).await? {
            found.push(group(&mut row.read("client_group"))?);
        }
    }
    Ok(found)
}

/// All members of a group, whatever their status.
pub async fn members(q: &mut impl Query, firm: FirmId, group: GroupId) -> Result<BTreeSet<UserId>, StoreError> {
    let sql = "SELECT user_id FROM group_member WHERE firm = $1 AND group_id = $2";
    users(q.query(sql, vec![(&firm.0).into(), (&group.0).into()]).await?)
}

/// The members of a group among these people.
pub async fn members_among(
    q: &mut impl Query,
    firm: FirmId,
    group: GroupId,
    among: &[UserId],
) -> Result<BTreeSet<UserId>, StoreError> {
    let mut found = BTreeSet::new();
    for among in among.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into(), (&group.0).into()];
        padded(&mut args, among.iter().map(|id| &id.0));
        let list = placeholders(3, among.len());
        let sql = format!("SELECT user_id FROM group_member WHERE firm = $1 AND group_id = $2 AND user_id IN ({list})");
        found.extend(users(q.query(sql, args).await?)?);
    }
    Ok(found)
}

/// The members of a group who are not inactive.
pub async fn members_here(q: &mut impl Query, firm: FirmId, group: GroupId) -> Result<BTreeSet<UserId>, StoreError> {
    let sql = "SELECT m.user_id FROM group_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
               WHERE m.firm = $1 AND m.group_id = $2 AND c.status <> 'inactive'";
    users(q.query(sql, vec![(&firm.0).into(), (&group.0).into()]).await?)
}

fn users(rows: Vec<Row>) -> Result<BTreeSet<UserId>, StoreError> {
    rows.into_iter()
        .map(|row| row.read("group_member").uuid().map(UserId))
        .collect()
}

/// A group as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupRow {
    /// The group.
    pub group: ClientGroup,
    /// Members who are not inactive.
    pub members: u64,
    /// Members who have not been invited.
    pub quiet: u64,
}

/// Every group by name, with counts, in one statement.
pub async fn groups_list(q: &mut impl Query, firm: FirmId) -> Result<Vec<GroupRow>, StoreError> {
    let sql = "SELECT g.group_id, g.name, count(CASE WHEN c.status <> 'inactive' THEN 1 END), \
               count(CASE WHEN c.status = 'quiet' THEN 1 END) FROM client_group g \
               LEFT JOIN group_member m ON m.firm = g.firm AND m.group_id = g.group_id \
               LEFT JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
               WHERE g.firm = $1 GROUP BY g.group_id, g.name ORDER BY g.name, g.group_id";
    rows(q.query(sql, vec![(&firm.0).into()]).await?)
}

/// The groups in which contacts of a member of staff are, with how many of those are in each.
pub async fn groups_seen_by(q: &mut impl Query, firm: FirmId, reader: UserId) -> Result<Vec<GroupRow>, StoreError> {
    let sql = format!(
        "SELECT g.group_id, g.name, count(*), count(CASE WHEN d.status = 'quiet' THEN 1 END) FROM client_group g \
         JOIN group_member m ON m.firm = g.firm AND m.group_id = g.group_id \
         JOIN user_card d ON d.firm = m.firm AND d.user_id = m.user_id \
         WHERE g.firm = $1 AND d.status <> 'inactive' AND {SHARES} \
         GROUP BY g.group_id, g.name ORDER BY g.name, g.group_id"
    );
    rows(q.query(sql, vec![(&firm.0).into(), (&reader.0).into()]).await?)
}

fn rows(rows: Vec<Row>) -> Result<Vec<GroupRow>, StoreError> {
    let row = |row: Row| {
        let mut row = row.read("client_group");
        Ok(GroupRow {
            group: group(&mut row)?,
            members: row.count()?,
            quiet: row.count()?,
        })
    };
    rows.into_iter().map(row).collect()
}

/// The groups a person is in, by name.
pub async fn groups_of(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Vec<ClientGroup>, StoreError> {
    let sql = "SELECT g.group_id, g.name FROM group_member m \
               JOIN client_group g ON g.firm = m.firm AND g.group_id = m.group_id \
               WHERE m.firm = $1 AND m.user_id = $2 ORDER BY g.name, g.group_id";
    let rows = q.query(sql, vec![(&firm.0).into(), (&user.0).into()]).await?;
    rows.into_iter()
        .map(|row| group(&mut row.read("client_group")))
        .collect()
}

/// How many groups there are.
pub async fn groups_count(q: &mut impl Query, firm: FirmId) -> Result<u64, StoreError> {
    let sql = "SELECT count(*) FROM client_group WHERE firm = $1";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("client_group"))?;
    row.read("client_group").count()
}

/// Reads group_id, name.
fn group(row: &mut Fields) -> Result<ClientGroup, StoreError> {
    Ok(ClientGroup {
        id: GroupId(row.uuid()?),
        name: row.text()?,
    })
}
