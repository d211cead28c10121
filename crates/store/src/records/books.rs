//! Contact books: the memberships before books are migrated, and as a backup keeps them.

use domain::books::AllMemberships;
use domain::ids::{FirmId, TeamId, UserId};
use domain::teams::TeamMember;

use crate::error::StoreError;
use crate::port::Query;

/// All people and their teams, in one statement.
pub async fn all_memberships(q: &mut impl Query, firm: FirmId) -> Result<AllMemberships, StoreError> {
    let sql = "SELECT m.team_id, m.user_id, CASE WHEN c.kind <> 'staff' AND c.status <> 'inactive' THEN 1 ELSE 0 END \
               FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id WHERE m.firm = $1";
    let mut found = AllMemberships::default();
    for row in q.query(sql, vec![(&firm.0).into()]).await? {
        let mut row = row.read("team_member");
        let (team, user) = (TeamId(row.uuid()?), UserId(row.uuid()?));
        found.members.push(TeamMember::new(team, user));
        if row.truth()? {
            found.served.insert(user);
        }
    }
    Ok(found)
}

/// What giving contact books up would come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Migration {
    /// Teams that go.
    pub teams: u64,
    /// Clients and partners who would be in the default team only.
    pub clients: u64,
    /// Members of staff who are in a team now and would be in none.
    pub staff: u64,
}

/// What giving contact books up would come to if `actor` did it.
pub async fn migration(q: &mut impl Query, firm: FirmId, actor: UserId) -> Result<Migration, StoreError> {
    let here = "EXISTS (SELECT 1 FROM team_member m WHERE m.firm = c.firm AND m.user_id = c.user_id)";
    let sql = format!(
        "SELECT (SELECT count(*) FROM team WHERE firm = $1 AND is_default = 0), \
         (SELECT count(*) FROM user_card c WHERE c.firm = $1 AND c.kind <> 'staff' AND c.status <> 'inactive'), \
         (SELECT count(*) FROM user_card c WHERE c.firm = $1 AND c.kind = 'staff' AND c.user_id <> $2 AND {here})"
    );
    let rows = q.query(sql, vec![(&firm.0).into(), (&actor.0).into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("team"))?;
    let mut row = row.read("team");
    Ok(Migration {
        teams: row.count()?,
        clients: row.count()?,
        staff: row.count()?,
    })
}

/// A membership, as a backup keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    /// The team.
    pub team: TeamId,
    /// Its name.
    pub team_name: String,
    /// Its short name; may be empty.
    pub identifier: String,
    /// The person.
    pub user: UserId,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Address; may be empty.
    pub email: String,
}

/// At most `limit` memberships after this one, in the order of their keys.
pub async fn memberships(
    q: &mut impl Query,
    firm: FirmId,
    after: Option<(TeamId, UserId)>,
    limit: u32,
) -> Result<Vec<Membership>, StoreError> {
    let sql = "SELECT m.team_id, t.name, coalesce(t.identifier, ''), m.user_id, c.given, c.family, coalesce(p.email, '') \
               FROM team_member m JOIN team t ON t.firm = m.firm AND t.team_id = m.team_id \
               JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
               LEFT JOIN user_private p ON p.firm = m.firm AND p.user_id = m.user_id \
               WHERE m.firm = $1 AND (m.team_id, m.user_id) > ($2, $3) ORDER BY m.team_id, m.user_id LIMIT $4";
    let (team, user) = after.unwrap_or((TeamId(uuid::Uuid::nil()), UserId(uuid::Uuid::nil())));
    let args = vec![
        (&firm.0).into(),
        (&team.0).into(),
        (&user.0).into(),
        i64::from(limit).into(),
    ];
    let rows = q.query(sql, args).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("team_member");
            Ok(Membership {
                team: TeamId(row.uuid()?),
                team_name: row.text()?,
                identifier: row.text()?,
                user: UserId(row.uuid()?),
                given: row.text()?,
                family: row.text()?,
                email: row.text()?,
            })
        })
        .collect()
}
