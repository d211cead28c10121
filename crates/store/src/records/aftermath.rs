//! What a reversed command would leave behind, for the rules of undo.

use std::collections::BTreeSet;

use domain::facts::Aftermath;
use domain::ids::{FirmId, TeamId, UserId};
use domain::named::Named;

use super::people::{active_system_administrators, cards};
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::journal::former::former_people;
use crate::journal::touched::{Touched, touched};
use crate::journal::undo::Reversed;
use crate::port::{Query, Row};

/// Most names a violation lists.
const NAMES: usize = 10;

/// Looks for violations among what `reversed` touched, inside its open transaction; set by set.
pub async fn aftermath(q: &mut impl Query, firm: FirmId, reversed: &Reversed) -> Result<Aftermath, StoreError> {
    let touched = touched(q, firm, reversed.seq - 1, Some(reversed.seq)).await?;
    let taken = cards(q, firm, &reversed.taken).await?;
    let sql = "SELECT count(*) FROM team WHERE firm = $1 AND is_default = 1";
    let defaults = q.query(sql, vec![(&firm.0).into()]).await?;
    let defaults = defaults
        .into_iter()
        .next()
        .ok_or(StoreError::row("team"))?
        .read("team")
        .count()?;
    Ok(Aftermath {
        uncovered: uncovered(q, firm, &touched).await?,
        teamless: teamless(q, firm, &touched).await?,
        taken: taken
            .into_values()
            .map(|card| Named {
                id: card.id,
                name: card.name.full(),
            })
            .collect(),
        username_taken: reversed.username_taken,
        strays: strays(q, firm, &touched).await?,
        leaderless: active_system_administrators(q, firm).await?.is_empty(),
        default_unclear: defaults != 1,
    })
}

/// The condition that keeps a statement to touched records, once per 200 of them; none at all if
/// there are too many to name.
fn filters(column: &str, ids: &[&uuid::Uuid], complete: bool) -> Vec<(String, usize)> {
    if !complete {
        return vec![(String::new(), 0)];
    }
    ids.chunks(CHUNK)
        .map(|ids| (format!(" AND {column} IN ({})", placeholders(2, ids.len())), ids.len()))
        .collect()
}

async fn each(
    q: &mut impl Query,
    firm: FirmId,
    sql: impl Fn(&str) -> String,
    column: &str,
    ids: &[&uuid::Uuid],
    complete: bool,
) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    let mut rest = ids.iter();
    for (filter, count) in filters(column, ids, complete) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, rest.by_ref().take(count).copied());
        rows.extend(q.query(sql(&filter), args).await?);
        if rows.len() >= NAMES {
            rows.truncate(NAMES);
            break;
        }
    }
    Ok(rows)
}

/// Teams with clients and without active staff. A team that lost its last active member of staff
/// because a person changed is touched through that person's membership.
async fn uncovered(q: &mut impl Query, firm: FirmId, touched: &Touched) -> Result<Vec<Named<TeamId>>, StoreError> {
    let member = |condition: &str| {
        format!(
            "EXISTS (SELECT 1 FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
             WHERE m.firm = t.firm AND m.team_id = t.team_id AND {condition})"
        )
    };
    let sql = |filter: &str| {
        format!(
            "SELECT t.team_id, t.name FROM team t WHERE t.firm = $1{filter} AND NOT {} AND {} ORDER BY t.name LIMIT {NAMES}",
            member("c.kind = 'staff' AND c.status = 'active'"),
            member("c.kind <> 'staff' AND c.status <> 'inactive'"),
        )
    };
    let mut teams: Vec<&uuid::Uuid> = touched.teams.iter().map(|t| &t.0).collect();
    let theirs = teams_of_staff(q, firm, touched).await?;
    teams.extend(theirs.iter().map(|t| &t.0));
    let rows = each(q, firm, sql, "t.team_id", &teams, touched.complete).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("team");
            Ok(Named {
                id: TeamId(row.uuid()?),
                name: row.text()?,
            })
        })
        .collect()
}

/// Tables of which each row belongs to one person.
const THEIRS: [&str; 6] = [
    "user_private",
    "contact_point",
    "invitation",
    "joining",
    "picture",
    "user_note",
];

/// Memberships of people, teams or groups without a record, rows of people without a record, and
/// invitations that do not fit the person's status. Each is named by the side that exists, else by the
/// person's last name. Inactive people are in no team.
async fn strays(q: &mut impl Query, firm: FirmId, touched: &Touched) -> Result<Vec<String>, StoreError> {
    let users: Vec<&uuid::Uuid> = touched.users.iter().map(|user| &user.0).collect();
    let teams: Vec<&uuid::Uuid> = touched.teams.iter().map(|team| &team.0).collect();
    let groups: Vec<&uuid::Uuid> = touched.groups.iter().map(|group| &group.0).collect();
    let in_teams = |filter: &str| loose("team_member", "team", "team_id", " OR c.status = 'inactive'", filter);
    let in_groups = |filter: &str| loose("group_member", "client_group", "group_id", "", filter);
    let complete = touched.complete;
    let mut rows = each(q, firm, in_teams, "m.user_id", &users, complete).await?;
    rows.extend(each(q, firm, in_teams, "m.team_id", &teams, complete).await?);
    rows.extend(each(q, firm, in_groups, "m.user_id", &users, complete).await?);
    rows.extend(each(q, firm, in_groups, "m.group_id", &groups, complete).await?);
    for table in THEIRS {
        let of_nobody = |filter: &str| {
            format!(
                "SELECT m.user_id, NULL FROM {table} m WHERE m.firm = $1{filter} AND NOT EXISTS (SELECT 1 \
                 FROM user_card c WHERE c.firm = m.firm AND c.user_id = m.user_id) LIMIT {NAMES}"
            )
        };
        rows.extend(each(q, firm, of_nobody, "m.user_id", &users, complete).await?);
    }
    let unfit = |filter: &str| {
        format!(
            "SELECT m.user_id, c.given || ' ' || c.family FROM invitation m \
             JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id WHERE m.firm = $1{filter} \
             AND (c.status <> 'pending' AND m.state IN ('draft', 'pending', 'bounced', 'declined', 'expired') \
             OR c.status <> 'inactive' AND m.state = 'revoked') LIMIT {NAMES}"
        )
    };
    rows.extend(each(q, firm, unfit, "m.user_id", &users, complete).await?);
    let (mut names, mut gone) = (BTreeSet::new(), Vec::new());
    for row in rows {
        let mut row = row.read("team_member");
        let user = UserId(row.uuid()?);
        match row.opt_text()? {
            Some(name) => drop(names.insert(name)),
            None => gone.push(user),
        }
    }
    let former = former_people(q, firm, &gone).await?;
    names.extend(gone.iter().map(|user| former.get(user).cloned().unwrap_or_default()));
    Ok(names.into_iter().collect())
}

/// Whose membership in something named has lost a side, with the name of the one that is left.
fn loose(members: &str, owners: &str, key: &str, or_left: &str, filter: &str) -> String {
    format!(
        "SELECT m.user_id, coalesce(o.name, c.given || ' ' || c.family) FROM {members} m \
         LEFT JOIN {owners} o ON o.firm = m.firm AND o.{key} = m.{key} \
         LEFT JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
         WHERE m.firm = $1{filter} AND (o.{key} IS NULL OR c.user_id IS NULL{or_left}) LIMIT {NAMES}"
    )
}

async fn teams_of_staff(q: &mut impl Query, firm: FirmId, touched: &Touched) -> Result<Vec<TeamId>, StoreError> {
    if !touched.complete {
        return Ok(Vec::new());
    }
    let mut teams = Vec::new();
    let users: Vec<UserId> = touched.users.iter().copied().collect();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let sql = format!(
            "SELECT DISTINCT m.team_id FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
             WHERE m.firm = $1 AND c.kind = 'staff' AND m.user_id IN ({})",
            placeholders(2, users.len()),
        );
        for row in q.query(sql, args).await? {
            teams.push(TeamId(row.read("team_member").uuid()?));
        }
    }
    Ok(teams)
}

/// Clients who are not inactive and in no team.
async fn teamless(q: &mut impl Query, firm: FirmId, touched: &Touched) -> Result<Vec<Named<UserId>>, StoreError> {
    let sql = |filter: &str| {
        format!(
            "SELECT c.user_id FROM user_card c WHERE c.firm = $1{filter} AND c.kind <> 'staff' \
             AND c.status <> 'inactive' AND NOT EXISTS \
             (SELECT 1 FROM team_member m WHERE m.firm = c.firm AND m.user_id = c.user_id) LIMIT {NAMES}"
        )
    };
    let users: Vec<&uuid::Uuid> = touched.users.iter().map(|u| &u.0).collect();
    let rows = each(q, firm, sql, "c.user_id", &users, touched.complete).await?;
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        ids.push(UserId(row.read("user_card").uuid()?));
    }
    let cards = cards(q, firm, &ids).await?;
    Ok(cards
        .into_values()
        .map(|card| Named {
            id: card.id,
            name: card.name.full(),
        })
        .collect())
}
