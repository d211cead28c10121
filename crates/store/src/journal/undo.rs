//! Taking a command back: its images in reverse, written like any other change.

use std::collections::BTreeSet;

use domain::ids::{FirmId, TeamId, UserId};

use super::kept::Kept;
use super::lines::{COLUMNS, Run, runs};
use super::{Image, Journal, ring};
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Query, Val};
use crate::records::{joins, people, teams};
use crate::tables::{self, Created, RowKey, Table};

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
/// sure that nothing [`changed_since`](super::since::changed_since) that is not `kept`.
pub async fn reverse<W: Execute>(
    w: &mut W,
    firm: FirmId,
    target: i64,
    seq: i64,
    kept: &Kept,
) -> Result<Reversed, StoreError> {
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
            let run = kept.without(table, run);
            let run = without_taken(w, firm, (target, below), table, run, kept, &mut reversed).await?;
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
                Run::Erased(keys) if keys.is_empty() => {}
                // `changed_since` prevents it.
                Run::Erased(_) => return Err(StoreError::row("journal")),
            }
            written = journal.n;
        }
    }
}

/// Leaves out rows whose address or identifier a person outside the run holds by now. People whose rows
/// are still to be reversed, by a line of the command before `below`, give theirs up at once.
async fn without_taken(
    w: &mut impl Execute,
    firm: FirmId,
    (target, below): (i64, i64),
    table: &'static Table,
    run: Run,
    kept: &Kept,
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
        let mut givers = still_to_reverse(w, firm, (target, below), table, &rivals).await?;
        givers.retain(|key| !kept.has(table, key));
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
