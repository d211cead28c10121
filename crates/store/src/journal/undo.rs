//! Taking a command back: its images in reverse, written like any other change.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{FirmId, GroupId, TeamId, UserId};

use super::former::former_people;
use super::lines::{self, COLUMNS, Run};
use super::{Image, Journal, ring};
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Query, Row, Val};
use crate::records::{firms, groups, joins, people, teams};
use crate::tables::{self, Created, RowKey, Table};

/// Most names [`changed_since`] gives.
const NAMES: usize = 10;

/// What a reversal did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reversed {
    /// The number it was written under.
    pub seq: i64,
    /// People who hold an e-mail address or identifier that would have been restored. If there are any, the
    /// others were left out: the transaction must be rolled back.
    pub taken: Vec<UserId>,
    /// The same for teams and their identifiers.
    pub taken_teams: Vec<TeamId>,
    /// The same for usernames.
    pub username_taken: bool,
}

/// Writes the state before command `target` back, under the number `seq`, and journals that, so
/// that it can itself be reversed. Rows are handled in sets, last change first. The caller makes
/// sure that nothing [`changed_since`].
pub async fn reverse<W: Execute>(w: &mut W, firm: FirmId, target: i64, seq: i64) -> Result<Reversed, StoreError> {
    let mut reversed = Reversed {
        seq,
        taken: Vec::new(),
        taken_teams: Vec::new(),
        username_taken: false,
    };
    let mut below = i64::MAX;
    let mut written = 0;
    loop {
        let sql =
            format!("SELECT {COLUMNS} FROM journal WHERE firm = $1 AND seq = $2 AND n < $3 ORDER BY n DESC LIMIT 50");
        let rows = w
            .query(sql, vec![(&firm.0).into(), target.into(), below.into()])
            .await?;
        if rows.is_empty() {
            return Ok(reversed);
        }
        let (runs, last) = runs(rows)?;
        below = last;
        for (table, run) in runs {
            let run = without_taken(w, firm, (target, below), table, run, &mut reversed).await?;
            let mut journal = Journal::new(w, firm, seq);
            journal.n = written;
            match run {
                Run::Came(keys) => journal.delete(table, &keys).await?,
                Run::Went(images) => journal.insert(table, &images, Created::InImage).await?,
                Run::Changed(pairs) => {
                    let pairs: Vec<_> = pairs.into_iter().map(|(before, after)| (after, before)).collect();
                    journal.part_ring(table, &pairs).await?;
                    journal.update(table, &pairs).await?;
                }
                // `changed_since` prevents it.
                Run::Erased(_) => return Err(StoreError::row("journal")),
            }
            written = journal.n;
        }
    }
}

/// Neighbouring lines with one meaning, to be handled as a set.
type Runs = Vec<(&'static Table, Run)>;

/// Gathers neighbouring lines; also returns the number of the last one.
fn runs(rows: Vec<Row>) -> Result<(Runs, i64), StoreError> {
    let mut runs: Runs = Vec::new();
    let mut last = 0;
    for row in rows {
        let line = lines::read(row)?;
        last = line.n;
        let table = line.table;
        match (runs.last_mut(), line.run) {
            (Some((t, Run::Came(all))), Run::Came(more)) if *t == table => all.extend(more),
            (Some((t, Run::Went(all))), Run::Went(more)) if *t == table => all.extend(more),
            (Some((t, Run::Changed(all))), Run::Changed(more)) if *t == table => all.extend(more),
            (_, run) => runs.push((table, run)),
        }
    }
    Ok((runs, last))
}

/// Leaves out rows whose address or identifier a person outside the run holds by now. People whose rows
/// are still to be reversed, by a line of the command before `below`, give theirs up at once.
async fn without_taken(
    w: &mut impl Execute,
    firm: FirmId,
    (target, below): (i64, i64),
    table: &'static Table,
    run: Run,
    reversed: &mut Reversed,
) -> Result<Run, StoreError> {
    let images: Vec<&Image> = match &run {
        Run::Came(_) | Run::Erased(_) => return Ok(run),
        Run::Went(images) => images.iter().collect(),
        Run::Changed(pairs) => pairs.iter().map(|(before, _)| before).collect(),
    };
    let texts = |column: usize| {
        let text = |image: &&Image| match image.0.get(column) {
            Some(Val::Text(text)) => Some(text.as_ref().to_owned()),
            _ => None,
        };
        images.iter().filter_map(text).collect::<Vec<_>>()
    };
    let mine: BTreeSet<RowKey> = images.iter().map(|image| RowKey::of(table, &image.0)).collect();
    let others = |id: &uuid::Uuid| !mine.contains(&RowKey(id.as_bytes().to_vec()));
    let rivals: BTreeSet<String> = if *table == tables::USER_PRIVATE {
        let mut holders = people::emails_in_use(w, firm, &texts(2)).await?;
        holders.extend(people::identifiers_in_use(w, firm, &texts(4)).await?);
        holders.retain(|_, user| others(&user.0));
        let rivals: Vec<RowKey> = holders
            .values()
            .map(|user| RowKey(user.0.as_bytes().to_vec()))
            .collect();
        let givers = still_to_reverse(w, firm, (target, below), table, &rivals).await?;
        ring::take(w, firm, &givers).await?;
        holders.retain(|_, user| !givers.contains(&RowKey(user.0.as_bytes().to_vec())));
        reversed.taken.extend(holders.values());
        holders.into_keys().collect()
    } else if *table == tables::TEAM {
        let coming = texts(3);
        let mut holders = teams::team_identifiers(w, firm).await?;
        holders.retain(|key, team| coming.contains(key) && others(&team.0));
        reversed.taken_teams.extend(holders.values());
        holders.into_keys().collect()
    } else if *table == tables::JOINING {
        let mut holders = joins::usernames_in_use(w, firm, &texts(2)).await?;
        holders.retain(|_, user| others(&user.0));
        reversed.username_taken |= !holders.is_empty();
        holders.into_keys().collect()
    } else {
        return Ok(run);
    };
    let free = |image: &Image| {
        let held = |value: &Val<'_>| matches!(value, Val::Text(text) if rivals.contains(text.as_ref()));
        !image.0.iter().any(held)
    };
    Ok(match run {
        Run::Came(_) | Run::Erased(_) => run,
        Run::Went(images) => Run::Went(images.into_iter().filter(free).collect()),
        Run::Changed(pairs) => Run::Changed(pairs.into_iter().filter(|(before, _)| free(before)).collect()),
    })
}

/// Those of `keys` that the command changed by a line before `below`.
async fn still_to_reverse(
    q: &mut impl Query,
    firm: FirmId,
    (target, below): (i64, i64),
    table: &'static Table,
    keys: &[RowKey],
) -> Result<Vec<RowKey>, StoreError> {
    let mut found = Vec::new();
    for chunk in keys.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into(), target.into(), below.into(), table.name.into()];
        padded(&mut args, chunk.iter().map(|key| key.0.clone()));
        let sql = format!(
            "SELECT row_key FROM journal WHERE firm = $1 AND seq = $2 AND n < $3 AND tbl = $4 \
             AND before IS NOT NULL AND after IS NOT NULL AND row_key IN ({})",
            placeholders(5, chunk.len()),
        );
        for row in q.query(sql, args).await? {
            found.push(RowKey(row.read("journal").bytes()?));
        }
    }
    Ok(found)
}

/// Records of a command that have changed since.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct ChangedSince {
    /// Names of the first ten; of deleted records as far as they are known.
    pub names: Vec<String>,
    /// How many people, teams, groups and firms there are in all.
    pub total: u64,
}

/// Looks for rows of command `seq` that were changed, deleted or restored since.
pub async fn changed_since(q: &mut impl Query, firm: FirmId, seq: i64) -> Result<ChangedSince, StoreError> {
    let mut users = BTreeSet::new();
    let mut team_ids = BTreeSet::new();
    let mut group_ids = BTreeSet::new();
    let mut firm_changed = false;
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
                let changed = if matches!(run, Run::Erased(_)) {
                    keys.to_vec()
                } else {
                    let differing = differing(q, firm, seq, table, keys, should_be_there).await?;
                    without_cancelled(q, firm, seq, table, differing, came).await?
                };
                for key in changed {
                    match key.parts().next().map(uuid::Uuid::from_slice) {
                        _ if table.keys == 0 => firm_changed = true,
                        Some(Ok(id)) if *table == tables::TEAM => drop(team_ids.insert(TeamId(id))),
                        Some(Ok(id)) if *table == tables::CLIENT_GROUP => drop(group_ids.insert(GroupId(id))),
                        Some(Ok(id)) => drop(users.insert(UserId(id))),
                        _ => return Err(StoreError::row(table.name)),
                    }
                }
            }
        }
    }
    let total = users.len() + team_ids.len() + group_ids.len() + usize::from(firm_changed);
    let mut names = Vec::new();
    if firm_changed {
        names.extend(firms::firm(q, firm).await?.map(|(firm, _)| firm.name));
    }
    let team_ids: Vec<TeamId> = team_ids.into_iter().take(NAMES).collect();
    names.extend(teams::teams(q, firm, &team_ids).await?.into_iter().map(|t| t.team.name));
    let group_ids: Vec<GroupId> = group_ids.into_iter().take(NAMES).collect();
    names.extend(groups::groups(q, firm, &group_ids).await?.into_iter().map(|g| g.name));
    let users: Vec<UserId> = users.into_iter().take(NAMES).collect();
    let cards = people::cards(q, firm, &users).await?;
    // Deleted people, perhaps merged into another record, are named by their last name.
    let gone: Vec<UserId> = users.into_iter().filter(|user| !cards.contains_key(user)).collect();
    names.extend(cards.into_values().map(|card| card.name.full()));
    names.extend(former_people(q, firm, &gone).await?.into_values());
    names.truncate(NAMES);
    Ok(ChangedSince {
        names,
        total: total as u64,
    })
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
