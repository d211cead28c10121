//! Which records commands touched, read from their journal lines.

use std::collections::BTreeSet;

use domain::ids::{FirmId, GroupId, TeamId, UserId};

use crate::error::StoreError;
use crate::port::Query;
use crate::tables::{self, RowKey, Table};

use super::lines::{self, COLUMNS};

/// Most ids that are gathered.
const MOST: usize = 10_000;

/// Records that were added, changed or deleted.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Touched {
    /// The last command that was looked at, 0 if there was none.
    pub head: i64,
    /// People with anything of theirs.
    pub users: BTreeSet<UserId>,
    /// Teams, themselves or their members.
    pub teams: BTreeSet<TeamId>,
    /// Client groups whose record or members changed.
    pub groups: BTreeSet<GroupId>,
    /// The firm's own record, or how it invites.
    pub firm: bool,
    /// Whether `users`, `teams` and `groups` are all; more than 10 000 ids are not gathered.
    pub complete: bool,
}

/// What the commands after `after` touched, up to and with `until`.
pub async fn touched(q: &mut impl Query, firm: FirmId, after: i64, until: Option<i64>) -> Result<Touched, StoreError> {
    touched_at_most(q, firm, after, until, MOST).await
}

/// As [`touched`], gathering up to `most` ids.
async fn touched_at_most(
    q: &mut impl Query,
    firm: FirmId,
    after: i64,
    until: Option<i64>,
    most: usize,
) -> Result<Touched, StoreError> {
    let mut touched = Touched {
        complete: true,
        ..Touched::default()
    };
    let until = until.unwrap_or(i64::MAX);
    let sql = "SELECT coalesce(max(seq), 0) FROM command_line WHERE firm = $1 AND seq > $2 AND seq <= $3";
    let head = q.query(sql, vec![(&firm.0).into(), after.into(), until.into()]).await?;
    touched.head = head
        .into_iter()
        .next()
        .ok_or(StoreError::row("command_line"))?
        .read("command_line")
        .i64()?;
    let mut from = (after, i64::MAX);
    loop {
        let sql = format!(
            "SELECT {COLUMNS} FROM journal \
             WHERE firm = $1 AND (seq > $2 OR (seq = $2 AND n > $3)) AND seq <= $4 ORDER BY seq, n LIMIT 50"
        );
        let args = vec![(&firm.0).into(), from.0.into(), from.1.into(), until.into()];
        let rows = q.query(sql, args).await?;
        if rows.is_empty() {
            return Ok(touched);
        }
        for row in rows {
            let line = lines::read(row)?;
            from = (line.seq, line.n);
            for key in line.run.keys(line.table) {
                touched.note(line.table, &key).ok_or(StoreError::row("journal"))?;
            }
            if touched.users.len() + touched.teams.len() + touched.groups.len() > most {
                touched.complete = false;
                return Ok(touched);
            }
        }
    }
}

/// People whose card, private part, addresses or numbers command `seq` changed, so that they look
/// different. Memberships do not count.
pub async fn rewritten(q: &mut impl Query, firm: FirmId, seq: i64) -> Result<BTreeSet<UserId>, StoreError> {
    let mut users = BTreeSet::new();
    let mut after = 0;
    loop {
        let sql = format!(
            "SELECT {COLUMNS} FROM journal WHERE firm = $1 AND seq = $2 AND n > $3 \
             AND tbl IN ('user_card', 'user_private', 'contact_point') ORDER BY n LIMIT 50"
        );
        let rows = q.query(sql, vec![(&firm.0).into(), seq.into(), after.into()]).await?;
        if rows.is_empty() {
            return Ok(users);
        }
        for row in rows {
            let line = lines::read(row)?;
            after = line.n;
            for key in line.run.keys(line.table) {
                let first = key.parts().next().and_then(|part| uuid::Uuid::from_slice(part).ok());
                users.insert(UserId(first.ok_or(StoreError::row("journal"))?));
            }
        }
    }
}

impl Touched {
    fn note(&mut self, table: &'static Table, key: &RowKey) -> Option<()> {
        if table.keys == 0 {
            self.firm = true;
            return Some(());
        }
        let mut ids = key.parts().map(uuid::Uuid::from_slice);
        let first = ids.next()?.ok()?;
        if *table == tables::TEAM {
            self.teams.insert(TeamId(first));
            return Some(());
        }
        if *table == tables::CLIENT_GROUP {
            self.groups.insert(GroupId(first));
            return Some(());
        }
        // To say that two are two changes neither of them.
        if *table == tables::NOT_SAME {
            return Some(());
        }
        self.users.insert(UserId(first));
        if *table == tables::MERGED {
            self.users.insert(UserId(ids.next()?.ok()?));
        }
        if *table == tables::TEAM_MEMBER {
            self.teams.insert(TeamId(ids.next()?.ok()?));
        }
        if *table == tables::GROUP_MEMBER {
            self.groups.insert(GroupId(ids.next()?.ok()?));
        }
        Some(())
    }
}
