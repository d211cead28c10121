//! What a reversal leaves as it is: people and teams that changed since, and what belongs to them.

use std::collections::BTreeSet;

use domain::ids::{FirmId, TeamId, UserId};

use super::Image;
use super::lines::{COLUMNS, Run, runs};
use super::since::Changed;
use super::touched::Touched;
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::Query;
use crate::tables::{self, RowKey, Table};

/// Records that a reversal leaves as they are.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Kept {
    /// People, with everything that is theirs.
    pub users: BTreeSet<UserId>,
    /// Teams, with those members who do not go.
    pub teams: BTreeSet<TeamId>,
    /// People who go: they leave kept teams too.
    pub gone: BTreeSet<UserId>,
}

impl Kept {
    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.users.is_empty() && self.teams.is_empty()
    }

    /// Whether the row stays as it is.
    pub(crate) fn has(&self, table: &Table, key: &RowKey) -> bool {
        let mut ids = key.parts().filter_map(|part| uuid::Uuid::from_slice(part).ok());
        let Some(first) = ids.next() else { return false };
        if *table == tables::TEAM {
            return self.teams.contains(&TeamId(first));
        }
        let user = UserId(first);
        let mut in_team =
            || *table == tables::TEAM_MEMBER && ids.next().is_some_and(|id| self.teams.contains(&TeamId(id)));
        self.users.contains(&user) || !self.gone.contains(&user) && in_team()
    }

    /// The run without the rows that stay.
    pub(crate) fn without(&self, table: &Table, run: Run) -> Run {
        if self.is_empty() {
            return run;
        }
        let goes = |key: &RowKey| !self.has(table, key);
        let image_goes = |image: &Image| goes(&RowKey::of(table, &image.0));
        match run {
            Run::Came(keys) => Run::Came(keys.into_iter().filter(goes).collect()),
            Run::Erased(keys) => Run::Erased(keys.into_iter().filter(goes).collect()),
            Run::Went(images) => Run::Went(images.into_iter().filter(image_goes).collect()),
            Run::Changed(pairs) => Run::Changed(pairs.into_iter().filter(|(_, after)| image_goes(after)).collect()),
        }
    }
}

/// What stays of command `target` if its reversal keeps what `changed` since. People and teams that the command added
/// stay as soon as `later` commands touched them, were it only for a member or an invitation, and a team stays with
/// the first of them who stays in it.
pub async fn kept(
    q: &mut impl Query,
    firm: FirmId,
    target: i64,
    changed: Changed,
    later: &Touched,
) -> Result<Kept, StoreError> {
    let (users, teams) = added(q, firm, target).await?;
    let mut kept = Kept {
        users: changed.users,
        teams: changed.teams,
        gone: BTreeSet::new(),
    };
    kept.users.extend(users.intersection(&later.users));
    kept.teams.extend(teams.intersection(&later.teams));
    let going: Vec<TeamId> = teams.difference(&kept.teams).copied().collect();
    let staying: Vec<UserId> = kept.users.iter().copied().collect();
    for teams in going.chunks(CHUNK) {
        for users in staying.chunks(CHUNK) {
            let mut args = vec![(&firm.0).into()];
            padded(&mut args, teams.iter().map(|team| &team.0));
            let of_teams = placeholders(2, teams.len());
            let first = args.len() + 1;
            padded(&mut args, users.iter().map(|user| &user.0));
            let sql = format!(
                "SELECT DISTINCT team_id FROM team_member WHERE firm = $1 AND team_id IN ({of_teams}) AND user_id IN ({})",
                placeholders(first, users.len()),
            );
            for row in q.query(sql, args).await? {
                kept.teams.insert(TeamId(row.read("team_member").uuid()?));
            }
        }
    }
    kept.gone = users.difference(&kept.users).copied().collect();
    Ok(kept)
}

/// People and teams that command `seq` added.
async fn added(q: &mut impl Query, firm: FirmId, seq: i64) -> Result<(BTreeSet<UserId>, BTreeSet<TeamId>), StoreError> {
    let (mut users, mut teams) = (BTreeSet::new(), BTreeSet::new());
    let mut after = 0;
    loop {
        let sql = format!(
            "SELECT {COLUMNS} FROM journal WHERE firm = $1 AND seq = $2 AND n > $3 AND tbl IN ('user_card', 'team') \
             ORDER BY n LIMIT 50"
        );
        let rows = q.query(sql, vec![(&firm.0).into(), seq.into(), after.into()]).await?;
        if rows.is_empty() {
            return Ok((users, teams));
        }
        let (runs, last) = runs(rows)?;
        after = last;
        for (table, run) in runs {
            let Run::Came(keys) = run else { continue };
            let ids = keys
                .iter()
                .filter_map(|key| uuid::Uuid::from_slice(key.parts().next()?).ok());
            if *table == tables::TEAM {
                teams.extend(ids.map(TeamId));
            } else {
                users.extend(ids.map(UserId));
            }
        }
    }
}
