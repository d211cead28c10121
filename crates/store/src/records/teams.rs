//! Teams with what their guards need, and as a list.

use std::collections::{BTreeMap, BTreeSet};

use domain::facts::{Roster, TeamFacts};
use domain::identifier::TeamIdentifier;
use domain::ids::{FirmId, TeamId, UserId};
use domain::named::Named;
use domain::people::UserCard;
use domain::teams::{Team, TeamMember};

use super::people::cards;
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Fields, Query, Row, Val};
use crate::tables::Record;

/// Whether user `d` shares a team with user $2 of firm $1; fast for few users.
pub(crate) const SHARES: &str = "EXISTS (SELECT 1 FROM team_member theirs JOIN team_member mine \
     ON mine.firm = theirs.firm AND mine.user_id = $2 AND mine.team_id = theirs.team_id \
     WHERE theirs.firm = $1 AND theirs.user_id = d.user_id)";

/// Every team of the firm.
pub async fn teams_all(q: &mut impl Query, firm: FirmId) -> Result<Vec<TeamFacts>, StoreError> {
    load(q, "", vec![(&firm.0).into()]).await
}

/// These teams; ids without a record are absent from the answer.
pub async fn teams(q: &mut impl Query, firm: FirmId, ids: &[TeamId]) -> Result<Vec<TeamFacts>, StoreError> {
    let mut found = Vec::new();
    for ids in ids.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, ids.iter().map(|id| &id.0));
        let only = format!(" AND t.team_id IN ({})", placeholders(2, ids.len()));
        found.extend(load(q, &only, args).await?);
    }
    Ok(found)
}

async fn load(q: &mut impl Query, only: &str, args: Vec<Val<'_>>) -> Result<Vec<TeamFacts>, StoreError> {
    let mut teams = BTreeMap::new();
    for TeamRow {
        team, leads, clients, ..
    } in list(q, only, args.clone()).await?
    {
        teams.insert(
            team.id,
            TeamFacts {
                team,
                active_staff: BTreeSet::new(),
                leads,
                clients,
            },
        );
    }
    let sql = format!(
        "SELECT t.team_id, t.user_id FROM user_card c \
         JOIN team_member t ON t.firm = c.firm AND t.user_id = c.user_id \
         WHERE c.firm = $1 AND c.kind = 'staff' AND c.status = 'active'{only}"
    );
    for row in q.query(sql, args).await? {
        let mut row = row.read("team_member");
        if let Some(facts) = teams.get_mut(&TeamId(row.uuid()?)) {
            facts.active_staff.insert(UserId(row.uuid()?));
        }
    }
    Ok(teams.into_values().collect())
}

/// Most names listed in a roster.
const NAMES: usize = 10;

/// All members of a team.
pub async fn roster(q: &mut impl Query, firm: FirmId, team: TeamId) -> Result<Roster, StoreError> {
    let sql = "SELECT m.user_id, CASE WHEN c.kind <> 'staff' AND c.status <> 'inactive' AND NOT EXISTS \
               (SELECT 1 FROM team_member o WHERE o.firm = m.firm AND o.user_id = m.user_id \
               AND o.team_id <> m.team_id) THEN 1 ELSE 0 END \
               FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
               WHERE m.firm = $1 AND m.team_id = $2";
    let mut roster = Roster::default();
    for row in q.query(sql, vec![(&firm.0).into(), (&team.0).into()]).await? {
        let mut row = row.read("team_member");
        let user = UserId(row.uuid()?);
        roster.users.insert(user);
        if row.truth()? {
            roster.sole_team_members.insert(user);
        }
    }
    let some: Vec<UserId> = roster.sole_team_members.iter().copied().take(NAMES).collect();
    let named = |card: UserCard| Named {
        id: card.id,
        name: card.name.full(),
    };
    roster.names = cards(q, firm, &some).await?.into_values().map(named).collect();
    Ok(roster)
}

/// Teams with their number of active staff and of clients who are not inactive. Staff and inactive
/// people are few: they are counted from their cards and subtracted from the number of members, so that
/// the many others need not be read.
fn counted(only: &str) -> String {
    let join = "FROM user_card c JOIN team_member t ON t.firm = c.firm AND t.user_id = c.user_id WHERE c.firm = $1";
    format!(
        "WITH everybody AS (SELECT t.team_id, count(*) AS members FROM team_member t \
           WHERE t.firm = $1{only} GROUP BY t.team_id), \
         staff AS (SELECT t.team_id, count(*) AS members, count(CASE WHEN c.status = 'active' THEN 1 END) AS active \
           {join} AND c.kind = 'staff'{only} GROUP BY t.team_id), \
         gone AS (SELECT t.team_id, count(*) AS members \
           {join} AND c.status = 'inactive' AND c.kind <> 'staff'{only} GROUP BY t.team_id) \
         SELECT t.team_id, t.name, t.identifier, t.description, t.is_default, t.shared, coalesce(staff.active, 0), \
         coalesce(everybody.members, 0) - coalesce(staff.members, 0) - coalesce(gone.members, 0) \
         FROM team t LEFT JOIN everybody ON everybody.team_id = t.team_id \
         LEFT JOIN staff ON staff.team_id = t.team_id LEFT JOIN gone ON gone.team_id = t.team_id \
         WHERE t.firm = $1{only} ORDER BY t.name, t.team_id"
    )
}

/// Reads team_id, name, identifier, description, is_default, shared.
fn team(row: &mut Fields) -> Result<Team, StoreError> {
    Ok(Team {
        id: TeamId(row.uuid()?),
        name: row.text()?,
        identifier: row.opt_parsed(|t| TeamIdentifier::parse(t).ok())?,
        description: row.text()?,
        is_default: row.truth()?,
        shared: row.truth()?,
    })
}

/// A team as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TeamRow {
    /// The team.
    pub team: Team,
    /// Members who lead it.
    pub leads: BTreeSet<UserId>,
    /// Active staff in it.
    pub staff: u64,
    /// Clients and partners in it who are not inactive.
    pub clients: u64,
}

/// Every team by name, with counts and leads, in two statements.
pub async fn teams_list(q: &mut impl Query, firm: FirmId) -> Result<Vec<TeamRow>, StoreError> {
    list(q, "", vec![(&firm.0).into()]).await
}

async fn list(q: &mut impl Query, only: &str, args: Vec<Val<'_>>) -> Result<Vec<TeamRow>, StoreError> {
    let sql = format!("SELECT t.team_id, t.user_id FROM team_member t WHERE t.firm = $1 AND t.is_lead = 1{only}");
    let mut leads: BTreeMap<TeamId, BTreeSet<UserId>> = BTreeMap::new();
    for row in q.query(sql, args.clone()).await? {
        let mut row = row.read("team_member");
        leads
            .entry(TeamId(row.uuid()?))
            .or_default()
            .insert(UserId(row.uuid()?));
    }
    let mut rows = Vec::new();
    for row in q.query(counted(only), args).await? {
        let row = team_row(row)?;
        let leads = leads.remove(&row.team.id).unwrap_or_default();
        rows.push(TeamRow { leads, ..row });
    }
    Ok(rows)
}

/// How many teams there are.
pub async fn teams_count(q: &mut impl Query, firm: FirmId) -> Result<u64, StoreError> {
    q.query("SELECT count(*) FROM team WHERE firm = $1", vec![(&firm.0).into()])
        .await?
        .into_iter()
        .next()
        .ok_or(StoreError::row("team"))?
        .read("team")
        .count()
}

fn team_row(row: Row) -> Result<TeamRow, StoreError> {
    let mut row = row.read("team");
    Ok(TeamRow {
        team: team(&mut row)?,
        leads: BTreeSet::new(),
        staff: row.count()?,
        clients: row.count()?,
    })
}

/// Which team has which identifier key, in the whole firm.
pub async fn team_identifiers(q: &mut impl Query, firm: FirmId) -> Result<BTreeMap<String, TeamId>, StoreError> {
    let sql = "SELECT identifier_key, team_id FROM team WHERE firm = $1 AND identifier_key IS NOT NULL";
    let mut found = BTreeMap::new();
    for row in q.query(sql, vec![(&firm.0).into()]).await? {
        let mut row = row.read("team");
        found.insert(row.text()?, TeamId(row.uuid()?));
    }
    Ok(found)
}

impl Record for Team {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([
            (&self.id.0).into(),
            self.name.as_str().into(),
            self.identifier.as_ref().map(|i| i.as_str()).into(),
            self.identifier
                .as_ref()
                .map(domain::identifier::TeamIdentifier::key)
                .into(),
            self.description.as_str().into(),
            self.is_default.into(),
            self.shared.into(),
        ]);
    }
}

impl Record for TeamMember {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([(&self.user.0).into(), (&self.team.0).into(), self.lead.into()]);
    }
}
