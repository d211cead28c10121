//! The last names of deleted records.

use std::collections::BTreeMap;

use domain::ids::{FirmId, GroupId, TeamId, UserId};

use super::Image;
use super::lines::{self, COLUMNS, Run};
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Query, Val};
use crate::tables::{self, Table};

/// The last names of deleted people, where a journal line of their own has them.
pub async fn former_people(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, String>, StoreError> {
    let ids: Vec<uuid::Uuid> = users.iter().map(|user| user.0).collect();
    let names = former(q, firm, &tables::USER_CARD, &ids).await?;
    Ok(names.into_iter().map(|(id, name)| (UserId(id), name)).collect())
}

/// The same for teams.
pub async fn former_teams(
    q: &mut impl Query,
    firm: FirmId,
    teams: &[TeamId],
) -> Result<BTreeMap<TeamId, String>, StoreError> {
    let ids: Vec<uuid::Uuid> = teams.iter().map(|team| team.0).collect();
    let names = former(q, firm, &tables::TEAM, &ids).await?;
    Ok(names.into_iter().map(|(id, name)| (TeamId(id), name)).collect())
}

/// The same for client groups.
pub async fn former_groups(
    q: &mut impl Query,
    firm: FirmId,
    groups: &[GroupId],
) -> Result<BTreeMap<GroupId, String>, StoreError> {
    let ids: Vec<uuid::Uuid> = groups.iter().map(|group| group.0).collect();
    let names = former(q, firm, &tables::CLIENT_GROUP, &ids).await?;
    Ok(names.into_iter().map(|(id, name)| (GroupId(id), name)).collect())
}

async fn former(
    q: &mut impl Query,
    firm: FirmId,
    table: &'static Table,
    ids: &[uuid::Uuid],
) -> Result<BTreeMap<uuid::Uuid, String>, StoreError> {
    let mut names = BTreeMap::new();
    for ids in ids.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into(), table.name.into()];
        padded(&mut args, ids.iter());
        let sql = format!(
            "SELECT {COLUMNS} FROM journal WHERE firm = $1 AND tbl = $2 AND row_key IN ({}) \
             AND before IS NOT NULL ORDER BY seq",
            placeholders(3, ids.len()),
        );
        for row in q.query(sql, args).await? {
            let line = lines::read(row)?;
            let image = match &line.run {
                Run::Came(_) | Run::Erased(_) => None,
                Run::Went(images) => images.first(),
                Run::Changed(pairs) => pairs.first().map(|(_, after)| after),
            };
            let id = image.and_then(|image| match image.0.first() {
                Some(Val::Bytes(bytes)) => uuid::Uuid::from_slice(bytes).ok(),
                _ => None,
            });
            names.extend(id.zip(image.and_then(|image| name(table, image))));
        }
    }
    Ok(names)
}

/// The name a record has in an image.
pub(crate) fn name(table: &'static Table, image: &Image) -> Option<String> {
    let column = |wanted: &str| {
        let place = table.columns.iter().position(|(name, _)| *name == wanted)?;
        image.0.get(place).map(text)
    };
    if *table == tables::USER_CARD {
        let full = format!("{} {}", column("given")?, column("family")?);
        return Some(full.trim().to_owned());
    }
    column("name")
}

/// A value of an image as readable text.
pub(crate) fn text(value: &Val<'_>) -> String {
    match value {
        Val::Null(_) => String::new(),
        Val::I64(number) => number.to_string(),
        Val::Text(text) => text.as_ref().to_owned(),
        Val::Bytes(bytes) => data_encoding::HEXLOWER.encode(bytes),
    }
}
