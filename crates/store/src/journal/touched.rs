//! Which records commands touched, read from their journal lines.

use std::collections::BTreeSet;

use domain::ids::{FirmId, TeamId, UserId};

use crate::error::StoreError;
use crate::key::unhex;
use crate::port::Query;
use crate::tables::{self, RowKey, Table};

/// Most ids that are gathered.
const MOST: usize = 10_000;

/// Records that came, changed or went.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Touched {
    /// The last command that was looked at, 0 if there was none.
    pub head: i64,
    /// People with anything of theirs.
    pub users: BTreeSet<UserId>,
    /// Teams, themselves or their members.
    pub teams: BTreeSet<TeamId>,
    /// The firm's own record.
    pub firm: bool,
    /// Whether `users` and `teams` are all; more than 10 000 ids are not gathered.
    pub complete: bool,
}

/// What the commands after `after` touched, up to and with `until`.
pub async fn touched(
    q: &mut impl Query,
    firm: FirmId,
    after: i64,
    until: Option<i64>,
) -> Result<Touched, StoreError> {
    touched_at_most(q, firm, after, until, MOST).await
}

/// As [`touched`], gathering up to `most` ids.
pub async fn touched_at_most(
    q: &mut impl Query,
    firm: FirmId,
    after: i64,
    until: Option<i64>,
    most: usize,
) -> Result<Touched, StoreError> {
    let mut touched = Touched { complete: true, ..Touched::default() };
    let until = until.unwrap_or(i64::MAX);
    let sql = "SELECT coalesce(max(seq), 0) FROM command_line WHERE firm = $1 AND seq > $2 AND seq <= $3";
    let head = q.query(sql, vec![(&firm.0).into(), after.into(), until.into()]).await?;
    touched.head = head.into_iter().next().ok_or(StoreError::row("command_line"))?.read("command_line").i64()?;
    let mut from = (after, i64::MAX);
    loop {
        let sql = "SELECT seq, n, tbl, row_key, before, after FROM journal \
                   WHERE firm = $1 AND (seq > $2 OR (seq = $2 AND n > $3)) AND seq <= $4 ORDER BY seq, n LIMIT 50";
        let args = vec![(&firm.0).into(), from.0.into(), from.1.into(), until.into()];
        let rows = q.query(sql, args).await?;
        if rows.is_empty() {
            return Ok(touched);
        }
        for row in rows {
            let mut row = row.read("journal");
            from = (row.i64()?, row.i64()?);
            let table = row.parsed(Table::named)?;
            let key = row.opt_bytes()?.map(RowKey);
            let (before, after) = (row.opt_text()?, row.opt_text()?);
            let keys = line_keys(table, key, before.as_deref(), after.as_deref()).ok_or(row.corrupt())?;
            for key in keys {
                touched.note(table, &key).ok_or(row.corrupt())?;
            }
            if touched.users.len() + touched.teams.len() > most {
                touched.complete = false;
                return Ok(touched);
            }
        }
    }
}

impl Touched {
    fn note(&mut self, table: &'static Table, key: &RowKey) -> Option<()> {
        if *table == tables::FIRM {
            self.firm = true;
            return Some(());
        }
        let mut ids = key.parts().map(uuid::Uuid::from_slice);
        let first = ids.next()?.ok()?;
        if *table == tables::TEAM {
            self.teams.insert(TeamId(first));
            return Some(());
        }
        self.users.insert(UserId(first));
        if *table == tables::TEAM_MEMBER {
            self.teams.insert(TeamId(ids.next()?.ok()?));
        }
        Some(())
    }
}

/// The keys a journal line is about.
pub(crate) fn line_keys(
    table: &'static Table,
    key: Option<RowKey>,
    before: Option<&str>,
    after: Option<&str>,
) -> Option<Vec<RowKey>> {
    if let Some(key) = key {
        return Some(vec![key]);
    }
    match (before, after) {
        (None, Some(keys)) => {
            let keys: Vec<String> = serde_json::from_str(keys).ok()?;
            keys.iter().map(|key| unhex(key).map(RowKey)).collect()
        }
        (Some(rows), None) => {
            let rows: Vec<serde_json::Value> = serde_json::from_str(rows).ok()?;
            rows.iter().map(|row| super::Image::parse(table, row).map(|image| RowKey::of(table, &image.0))).collect()
        }
        _ => None,
    }
}
