//! What became of the rows of a command: whether they changed since.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{FirmId, GroupId, TeamId, UserId};

use super::former::former_people;
use super::lines::{COLUMNS, Run, runs};
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::Query;
use crate::records::{firms, groups, people, teams};
use crate::tables::{self, RowKey, Table};

/// Most names [`names`] gives.
const NAMES: usize = 10;

/// Records of a command that have changed since.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Changed {
    pub users: BTreeSet<UserId>,
    pub teams: BTreeSet<TeamId>,
    pub groups: BTreeSet<GroupId>,
    /// The firm's own record.
    pub firm: bool,
}

impl Changed {
    /// How many people, teams, groups and firms there are.
    pub fn total(&self) -> usize {
        self.users.len() + self.teams.len() + self.groups.len() + usize::from(self.firm)
    }
}

/// Looks for rows of command `seq` that were changed, deleted or restored since.
pub async fn changed_since(q: &mut impl Query, firm: FirmId, seq: i64) -> Result<Changed, StoreError> {
    let mut changed = Changed::default();
    let mut after = 0;
    loop {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE firm = $1 AND seq = $2 AND n > $3 ORDER BY n LIMIT 50");
        let rows = q.query(sql, vec![(&firm.0).into(), seq.into(), after.into()]).await?;
        if rows.is_empty() {
            break;
        }
        let (runs, last) = runs(rows)?;
        after = last;
        for (table, run) in runs {
            let should_be_there = !matches!(run, Run::Went(_));
            let came = matches!(run, Run::Came(_));
            for keys in run.keys(table).chunks(CHUNK) {
                let differing = if matches!(run, Run::Erased(_)) {
                    keys.to_vec()
                } else {
                    let differing = differing(q, firm, seq, table, keys, should_be_there).await?;
                    without_cancelled(q, firm, seq, table, differing, came).await?
                };
                for key in differing {
                    match key.parts().next().map(uuid::Uuid::from_slice) {
                        _ if table.keys == 0 => changed.firm = true,
                        Some(Ok(id)) if *table == tables::TEAM => drop(changed.teams.insert(TeamId(id))),
                        Some(Ok(id)) if *table == tables::CLIENT_GROUP => drop(changed.groups.insert(GroupId(id))),
                        Some(Ok(id)) => drop(changed.users.insert(UserId(id))),
                        _ => return Err(StoreError::row(table.name)),
                    }
                }
            }
        }
    }
    Ok(changed)
}

/// Names of the first ten; of deleted records as far as they are known.
pub async fn names(q: &mut impl Query, firm: FirmId, changed: &Changed) -> Result<Vec<String>, StoreError> {
    let mut names = Vec::new();
    if changed.firm {
        names.extend(firms::firm(q, firm).await?.map(|(firm, _)| firm.name));
    }
    let team_ids: Vec<TeamId> = changed.teams.iter().copied().take(NAMES).collect();
    names.extend(teams::teams(q, firm, &team_ids).await?.into_iter().map(|t| t.team.name));
    let group_ids: Vec<GroupId> = changed.groups.iter().copied().take(NAMES).collect();
    names.extend(groups::groups(q, firm, &group_ids).await?.into_iter().map(|g| g.name));
    let users: Vec<UserId> = changed.users.iter().copied().take(NAMES).collect();
    let cards = people::cards(q, firm, &users).await?;
    // Deleted people, perhaps merged into another record, are named by their last name.
    let gone: Vec<UserId> = users.into_iter().filter(|user| !cards.contains_key(user)).collect();
    names.extend(cards.into_values().map(|card| card.name.full()));
    names.extend(former_people(q, firm, &gone).await?.into_values());
    names.truncate(NAMES);
    Ok(names)
}

/// Leaves out rows that later commands changed and an undo restored: whatever touched such a row after
/// `seq` was undone, or undoes something after `seq`. For rows of `came`, which the undo deletes, a daily
/// mail does not count either, because no user's work is lost; where an older state is restored it counts,
/// or the same day would have two mails.
async fn without_cancelled(
    q: &mut impl Query,
    firm: FirmId,
    seq: i64,
    table: &'static Table,
    keys: Vec<RowKey>,
    came: bool,
) -> Result<Vec<RowKey>, StoreError> {
    let daily = if came { "l.verb <> 'remind' AND " } else { "" };
    let firm_key = firm.as_bytes();
    let mut touched: BTreeMap<RowKey, bool> = BTreeMap::new();
    for chunk in keys.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into(), table.name.into(), seq.into()];
        let line_key = |key: &RowKey| {
            if key.0.is_empty() {
                firm_key.to_vec()
            } else {
                key.0.clone()
            }
        };
        padded(&mut args, chunk.iter().map(line_key));
        let sql = format!(
            "SELECT j.row_key, CASE WHEN {daily}l.undone_by IS NULL AND (l.undoes IS NULL OR t.seq <= $3) THEN 1 ELSE 0 END \
             FROM journal j JOIN command_line l ON l.firm = j.firm AND l.seq = j.seq \
             LEFT JOIN command_line t ON t.firm = l.firm AND t.id = l.undoes \
             WHERE j.firm = $1 AND j.tbl = $2 AND j.seq > $3 AND j.row_key IN ({})",
            placeholders(4, chunk.len()),
        );
        for row in q.query(sql, args).await? {
            let mut row = row.read("journal");
            let key = row.bytes()?;
            let key = RowKey(if table.keys == 0 { Vec::new() } else { key });
            let stands = row.truth()?;
            *touched.entry(key).or_default() |= stands;
        }
    }
    // A row that was deleted or added with many others has no line of its own: it did change.
    Ok(keys
        .into_iter()
        .filter(|key| touched.get(key).copied().unwrap_or(true))
        .collect())
}

/// Which of these rows do not exist with `rv` = `seq`, or exist although they were deleted.
async fn differing(
    q: &mut impl Query,
    firm: FirmId,
    seq: i64,
    table: &'static Table,
    keys: &[RowKey],
    should_be_there: bool,
) -> Result<Vec<RowKey>, StoreError> {
    let mut args = vec![(&firm.0).into()];
    table.key_args(&mut args, keys);
    let mut condition = table.where_keys(q.dialect(), 2, keys.len());
    if should_be_there {
        condition.push_str(&format!(" AND rv = ${}", args.len() + 1));
        args.push(seq.into());
        // Nearly always all is as it was, and the count says so.
        let sql = format!("SELECT count(*) FROM {} WHERE {condition}", table.name);
        let rows = q.query(sql, args.clone()).await?;
        let count = rows
            .into_iter()
            .next()
            .ok_or(StoreError::row(table.name))?
            .read(table.name)
            .count()?;
        if usize::try_from(count) == Ok(keys.len()) {
            return Ok(Vec::new());
        }
    }
    let columns: Vec<&str> = table.key_columns().chain(["rv"]).collect();
    let sql = format!("SELECT {} FROM {} WHERE {condition}", columns.join(", "), table.name);
    let mut found = BTreeSet::new();
    for row in q.query(sql, args).await? {
        let mut row = row.read(table.name);
        let mut key = Vec::with_capacity(16 * table.keys);
        for _ in 0..table.keys {
            key.extend(row.bytes()?);
        }
        found.insert(RowKey(key));
    }
    let differs = |key: &&RowKey| found.contains(*key) != should_be_there;
    Ok(keys.iter().filter(differs).cloned().collect())
}
