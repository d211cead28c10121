//! One person with everything around them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::coded::Coded;
use domain::groups::ClientGroup;
use domain::ids::{FirmId, TeamId, UserId};
use domain::note::Note;
use domain::people::{ContactPoint, PhoneValue, Reach, UserCard, UserPrivate};
use domain::verb::Verb;

use super::lists::Viewer;
use crate::batch::{padded, placeholders};
use crate::error::StoreError;
use crate::journal::former::{former_people, text};
use crate::journal::{Held, Image};
use crate::port::{Query, Val};
use crate::records::groups::groups_of;
use crate::records::in_order;
use crate::records::merge::merged_into;
use crate::records::notes::notes;
use crate::records::people::{cards, points, privates};
use crate::tables::{self, Table, kind_of};

/// Most changes shown.
const CHANGES: usize = 10;

/// Most merged records whose changes are included.
const MERGED: usize = 10;

/// A person, their teams, the staff who cover them, and their history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overview {
    /// What others see of the person.
    pub card: UserCard,
    /// What administrators see; nothing on a device that may not hold it.
    pub private: Option<UserPrivate>,
    /// Public contact points, in order of position.
    pub points: Vec<ContactPoint>,
    /// What the firm notes about them.
    pub note: Option<Note>,
    /// Those of their teams that the viewer may know, by name.
    pub teams: Vec<TeamOf>,
    /// The client groups they are in, by name; for staff.
    pub groups: Vec<ClientGroup>,
    /// Active staff who share a team with them, by name: for clients only on their own page, for staff those
    /// of their own teams.
    pub covered_by: Vec<Cover>,
    /// What happened lately, the latest first.
    pub changes: Vec<Change>,
}

/// A team of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TeamOf {
    /// The team.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Whether the person leads it.
    pub lead: bool,
}

/// A member of staff who covers a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cover {
    /// The member of staff.
    pub user: UserId,
    /// Name.
    pub name: domain::person_name::PersonName,
    /// Job title.
    pub job_title: String,
    /// First public number.
    pub phone: Option<PhoneValue>,
}

/// A command that touched the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Its number.
    pub seq: i64,
    /// What it was.
    pub verb: Verb,
    /// What the audit shows beside it; JSON.
    pub detail: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The user who did it.
    pub actor: UserId,
    /// Their name as spoken, if they still have a record.
    pub actor_name: Option<String>,
    /// What of the person it touched: names of columns that changed, `contact_point`,
    /// `team_member`, `group_member`, `merged`, or `created`.
    pub touched: BTreeSet<String>,
    /// Columns that changed, with the text before and after, of commands with a line for each record.
    pub values: Vec<(&'static str, String, String)>,
    /// Whether it touched a record that was merged into this one later.
    pub before_merge: bool,
}

/// What one command touched of a person.
#[derive(Default)]
struct Touch {
    what: BTreeSet<String>,
    values: Vec<(&'static str, String, String)>,
}

/// Everything about one person, with the teams that the viewer may know; `None` if there is no such record.
pub async fn overview(
    q: &mut impl Query,
    firm: FirmId,
    user: UserId,
    viewer: Viewer,
) -> Result<Option<Overview>, StoreError> {
    let Some(card) = cards(q, firm, &[user]).await?.remove(&user) else {
        return Ok(None);
    };
    let private = privates(q, firm, &[user]).await?.remove(&user);
    let mut points = points(q, firm, &[user]).await?;
    in_order(&mut points);
    let note = notes(q, firm, &[user]).await?.remove(&user);
    let teams = teams(q, firm, user, viewer).await?;
    let groups = groups_of(q, firm, user).await?;
    let covered_by = covered_by(q, firm, user, viewer).await?;
    let changes = changes(q, firm, user).await?;
    Ok(Some(Overview {
        card,
        private,
        points,
        note,
        teams,
        groups,
        covered_by,
        changes,
    }))
}

/// The teams that a member of staff is in, by name.
pub async fn own_teams(q: &mut impl Query, firm: FirmId, reader: UserId) -> Result<Vec<TeamOf>, StoreError> {
    teams(q, firm, reader, Viewer::Staff(reader)).await
}

async fn teams(q: &mut impl Query, firm: FirmId, user: UserId, viewer: Viewer) -> Result<Vec<TeamOf>, StoreError> {
    if viewer.knows_no_team() {
        return Ok(Vec::new());
    }
    let (known, key) = (Viewer::condition(3), viewer.key());
    let sql = format!(
        "SELECT t.team_id, t.name, m.is_lead FROM team_member m JOIN team t ON t.firm = m.firm AND t.team_id = m.team_id \
         WHERE m.firm = $1 AND m.user_id = $2 AND {known} ORDER BY t.name, t.team_id"
    );
    let args = vec![(&firm.0).into(), (&user.0).into(), key.as_ref().into()];
    let mut teams = Vec::new();
    for row in q.query(sql, args).await? {
        let mut row = row.read("team");
        teams.push(TeamOf {
            id: TeamId(row.uuid()?),
            name: row.text()?,
            lead: row.truth()?,
        });
    }
    Ok(teams)
}

async fn covered_by(q: &mut impl Query, firm: FirmId, user: UserId, viewer: Viewer) -> Result<Vec<Cover>, StoreError> {
    // From the few staff to their teams, not from all members of the teams to their cards.
    let (known, key) = (Viewer::condition(3), viewer.key());
    let share = format!(
        "EXISTS (SELECT 1 FROM team_member m \
         JOIN team_member mine ON mine.firm = m.firm AND mine.team_id = m.team_id AND mine.user_id = $2 \
         WHERE m.firm = c.firm AND m.user_id = c.user_id AND {known})"
    );
    let share = match viewer {
        Viewer::Client(reader) | Viewer::ClientDevice(reader) if reader != user => return Ok(Vec::new()),
        Viewer::ClientDevice(_) => "$3 IS NULL",
        Viewer::Administrator | Viewer::Staff(_) | Viewer::Client(_) => &share,
    };
    let sql = format!(
        "SELECT c.user_id FROM user_card c WHERE c.firm = $1 AND c.kind = 'staff' AND c.status = 'active' \
         AND c.user_id <> $2 AND {share}"
    );
    let args = vec![(&firm.0).into(), (&user.0).into(), key.as_ref().into()];
    let mut staff = Vec::new();
    for row in q.query(sql, args).await? {
        staff.push(UserId(row.read("user_card").uuid()?));
    }
    let mut phones: BTreeMap<UserId, PhoneValue> = BTreeMap::new();
    for users in staff.chunks(crate::batch::CHUNK) {
        let mut points = points(q, firm, users).await?;
        in_order(&mut points);
        for point in points {
            if let Reach::Phone(phone) = point.reach {
                phones.entry(point.user).or_insert(phone);
            }
        }
    }
    let mut covers: Vec<Cover> = cards(q, firm, &staff)
        .await?
        .into_values()
        .map(|card| Cover {
            user: card.id,
            name: card.name,
            job_title: card.job_title,
            phone: phones.remove(&card.id),
        })
        .collect();
    covers.sort_by_cached_key(|cover| (cover.name.full(), cover.user));
    Ok(covers)
}

async fn changes(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Vec<Change>, StoreError> {
    let mut touched = touched(q, firm, user).await?;
    // A row that was added with many others has no line of its own; the rows show it.
    let sql = "SELECT created_seq, 'created' FROM user_card WHERE firm = $1 AND user_id = $2 \
               UNION ALL SELECT rv, 'team_member' FROM team_member WHERE firm = $1 AND user_id = $2 \
               UNION ALL SELECT rv, 'group_member' FROM group_member WHERE firm = $1 AND user_id = $2 \
               UNION ALL SELECT rv, 'merged' FROM merged WHERE firm = $1 AND into_id = $2";
    for row in q.query(sql, vec![(&firm.0).into(), (&user.0).into()]).await? {
        let mut row = row.read("user_card");
        touched.entry(row.i64()?).or_default().what.insert(row.text()?);
    }
    let mut before_merge: BTreeSet<i64> = BTreeSet::new();
    for other in merged_into(q, firm, user).await?.into_iter().take(MERGED) {
        for (seq, what) in self::touched(q, firm, other).await? {
            if let Entry::Vacant(free) = touched.entry(seq) {
                free.insert(what);
                before_merge.insert(seq);
            }
        }
    }
    for touch in touched.values_mut() {
        if touch.what.contains("created") {
            touch.what.retain(|w| w == "created");
            touch.values.clear();
        }
    }
    let latest: Vec<i64> = touched.keys().rev().take(CHANGES).copied().collect();
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, latest.iter().copied());
    let sql = format!(
        "SELECT l.seq, l.verb, l.detail, l.at, l.actor, c.given, c.family, c.kind, c.role FROM command_line l \
         LEFT JOIN user_card c ON c.firm = l.firm AND c.user_id = l.actor \
         WHERE l.firm = $1 AND l.seq IN ({}) ORDER BY l.seq DESC",
        placeholders(2, latest.len()),
    );
    let mut changes = Vec::new();
    for row in q.query(sql, args).await? {
        let mut row = row.read("command_line");
        let (seq, verb, detail) = (row.i64()?, row.parsed(Verb::parse)?, row.text()?);
        let (at, actor) = (row.time()?, UserId(row.uuid()?));
        let (given, family) = (row.opt_text()?, row.opt_text()?);
        let (kind, role) = (row.opt_text()?, row.opt_text()?);
        if kind
            .zip(role)
            .is_some_and(|(kind, role)| kind_of(&kind, &role).is_none())
        {
            return Err(row.corrupt());
        }
        let actor_name = given
            .zip(family)
            .map(|(given, family)| format!("{given} {family}").trim().to_owned());
        let Touch { what: touched, values } = touched.remove(&seq).unwrap_or_default();
        changes.push(Change {
            seq,
            verb,
            detail,
            at,
            actor,
            actor_name,
            touched,
            values,
            before_merge: before_merge.contains(&seq),
        });
    }
    let gone: BTreeSet<UserId> = changes
        .iter()
        .filter(|c| c.actor_name.is_none())
        .map(|c| c.actor)
        .collect();
    let gone: Vec<UserId> = gone.into_iter().collect();
    let former = former_people(q, firm, &gone).await?;
    for change in &mut changes {
        let name = former.get(&change.actor).cloned();
        change.actor_name = change.actor_name.take().or(name);
    }
    Ok(changes)
}

/// What commands with lines of their own touched of a person, by number.
async fn touched(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<BTreeMap<i64, Touch>, StoreError> {
    let mut touched: BTreeMap<i64, Touch> = BTreeMap::new();
    let mut made: BTreeSet<i64> = BTreeSet::new();
    // Journal keys of a person's rows begin with the person.
    let mut last = user.as_bytes().to_vec();
    last.extend([0xff; 16]);
    let sql = "SELECT seq, tbl, before, after FROM journal WHERE firm = $1 \
               AND tbl IN ('user_card', 'user_private', 'contact_point', 'team_member', 'group_member', 'invitation', \
               'user_note') \
               AND row_key >= $2 AND row_key <= $3 AND NOT (tbl = 'invitation' AND EXISTS (SELECT 1 \
               FROM command_line l WHERE l.firm = journal.firm AND l.seq = journal.seq AND l.verb = 'remind')) \
               ORDER BY seq DESC LIMIT 200";
    for row in q
        .query(sql, vec![(&firm.0).into(), (&user.0).into(), last.into()])
        .await?
    {
        let mut row = row.read("journal");
        let seq = row.i64()?;
        let table = row.parsed(Table::named)?;
        let (before, after) = (row.opt_text()?, row.opt_text()?);
        let touched = touched.entry(seq).or_default();
        match (before, after) {
            // The command already shows what a mail changes; a daily mail is not worth showing.
            _ if *table == tables::INVITATION => {}
            (Some(before), Some(after)) if table.keys == 1 => {
                let changed = differences(table, &before, &after).ok_or(row.corrupt())?;
                touched.what.extend(changed.iter().map(|(name, ..)| (*name).to_owned()));
                touched.values.extend(changed);
            }
            // The last image of a card names the command that created it, maybe with many others.
            (Some(before), None) if *table == tables::USER_CARD => {
                let created = created(&before).ok_or(row.corrupt())?;
                touched.what.insert(table.name.to_owned());
                made.insert(created);
            }
            _ => drop(touched.what.insert(table.name.to_owned())),
        }
    }
    for seq in made {
        touched.entry(seq).or_default().what.insert("created".to_owned());
    }
    Ok(touched)
}

/// The command that made the card of this image.
fn created(image: &str) -> Option<i64> {
    let image = Image::parse(&tables::USER_CARD, Held::Row, &serde_json::from_str(image).ok()?)?;
    match image.0.get(tables::USER_CARD.columns.len()) {
        Some(Val::I64(seq)) => Some(*seq),
        _ => None,
    }
}

/// Columns in which two images differ, with both texts; the folded form of an address is ignored.
fn differences(table: &'static Table, before: &str, after: &str) -> Option<Vec<(&'static str, String, String)>> {
    let image = |json: &str| Image::parse(table, Held::Columns, &serde_json::from_str(json).ok()?);
    let (before, after) = (image(before)?, image(after)?);
    let pairs = before.0.iter().zip(&after.0).zip(table.columns);
    let differs = pairs.filter(|((b, a), (name, _))| b != a && *name != "email_key");
    Some(differs.map(|((b, a), (name, _))| (*name, text(b), text(a))).collect())
}
