//! The audit: every command that was carried out, the latest first, and what each of them changed.

use chrono::{DateTime, Utc};
use domain::coded::Coded;
use domain::ids::{CommandId, FirmId, GroupId, TeamId, UserId};
use domain::verb::Verb;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::hub::commands::{COLUMNS as LINE, CommandLine, line};
use crate::journal::Image;
use crate::journal::former::{name, text};
use crate::journal::lines::{self, COLUMNS, Run};
use crate::port::{Query, Val};
use crate::tables::{self, RowKey, Table};

pub use crate::journal::former::{former_groups, former_people, former_teams};

/// Which commands.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct AuditQuery {
    /// Not before this moment.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub until: Option<DateTime<Utc>>,
    /// Only this person's.
    pub actor: Option<UserId>,
    /// Only of this kind.
    pub verb: Option<Verb>,
    /// The oldest first, instead of the latest.
    pub oldest_first: bool,
}

impl AuditQuery {
    fn condition<'a>(&'a self, firm: &'a FirmId) -> (String, Vec<Val<'a>>) {
        let mut sql = String::from("firm = $1");
        let mut args: Vec<Val<'a>> = vec![(&firm.0).into()];
        let mut also = |column: &str, value: Option<Val<'a>>| {
            if let Some(value) = value {
                args.push(value);
                sql.push_str(&format!(" AND {column} ${}", args.len()));
            }
        };
        also("at >=", self.from.map(Val::from));
        also("at <", self.until.map(Val::from));
        also("actor =", self.actor.as_ref().map(|user| (&user.0).into()));
        also("verb =", self.verb.map(|verb| verb.code().into()));
        (sql, args)
    }
}

/// How many commands there are.
pub async fn count(q: &mut impl Query, firm: FirmId, query: &AuditQuery) -> Result<u64, StoreError> {
    let (condition, args) = query.condition(&firm);
    let rows = q
        .query(format!("SELECT count(*) FROM command_line WHERE {condition}"), args)
        .await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("command_line"))?;
    row.read("command_line").count()
}

/// Some of them, in the order of the query.
pub async fn lines(
    q: &mut impl Query,
    firm: FirmId,
    query: &AuditQuery,
    offset: u32,
    limit: u32,
) -> Result<Vec<CommandLine>, StoreError> {
    let (condition, mut args) = query.condition(&firm);
    let order = if query.oldest_first { "ASC" } else { "DESC" };
    let sql = format!(
        "SELECT {LINE} FROM command_line WHERE {condition} ORDER BY seq {order} LIMIT ${} OFFSET ${}",
        args.len() + 1,
        args.len() + 2
    );
    args.extend([i64::from(limit).into(), i64::from(offset).into()]);
    q.query(sql, args).await?.into_iter().map(line).collect()
}

/// The commands with these ids, in no order.
pub async fn by_ids(q: &mut impl Query, firm: FirmId, ids: &[CommandId]) -> Result<Vec<CommandLine>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, ids.iter().map(|id| &id.0));
        let list = placeholders(2, ids.len());
        let sql = format!("SELECT {LINE} FROM command_line WHERE firm = $1 AND id IN ({list})");
        for row in q.query(sql, args).await? {
            found.push(line(row)?);
        }
    }
    Ok(found)
}

/// Every kind of command there is a line of.
pub async fn verbs(q: &mut impl Query, firm: FirmId) -> Result<Vec<Verb>, StoreError> {
    let sql = "SELECT DISTINCT verb FROM command_line WHERE firm = $1 ORDER BY verb";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    rows.into_iter()
        .map(|row| row.read("command_line").parsed(Verb::parse))
        .collect()
}

/// All users who have given a command.
pub async fn actors(q: &mut impl Query, firm: FirmId) -> Result<Vec<UserId>, StoreError> {
    let sql = "SELECT DISTINCT actor FROM command_line WHERE firm = $1";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    rows.into_iter()
        .map(|row| row.read("command_line").uuid().map(UserId))
        .collect()
}

/// Whose row changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// The firm's own.
    Firm,
    /// A person's card, private part, or one of their addresses and numbers.
    Person(UserId),
    /// A team's.
    Team(TeamId),
    /// That of a person in a team.
    Member(UserId, TeamId),
    /// A client group's.
    Group(GroupId),
    /// That of a person in a client group.
    GroupMember(UserId, GroupId),
}

/// What happened to a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Happened {
    /// It was added.
    Came,
    /// It went.
    Went,
    /// These columns changed: name, before, after.
    Changed(Vec<(String, String, String)>),
    /// The person was erased later; what happened is not kept.
    Erased,
}

/// One row a command changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// Its table.
    pub table: String,
    /// Whose it is.
    pub subject: Subject,
    /// What happened.
    pub happened: Happened,
    /// The name the record had when it went, or before it changed.
    pub name: Option<String>,
}

/// The rows command `seq` changed, in order, up to `most`, and whether there are more.
pub async fn effects(
    q: &mut impl Query,
    firm: FirmId,
    seq: i64,
    most: usize,
) -> Result<(Vec<Effect>, bool), StoreError> {
    let mut effects = Vec::new();
    let mut after = 0;
    loop {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE firm = $1 AND seq = $2 AND n > $3 ORDER BY n LIMIT 50");
        let rows = q.query(sql, vec![(&firm.0).into(), seq.into(), after.into()]).await?;
        if rows.is_empty() {
            return Ok((effects, false));
        }
        for row in rows {
            let line = lines::read(row)?;
            after = line.n;
            for effect in of(line.table, line.run) {
                if effects.len() == most {
                    return Ok((effects, true));
                }
                effects.push(effect.ok_or(StoreError::row("journal"))?);
            }
        }
    }
}

fn of(table: &'static Table, run: Run) -> Vec<Option<Effect>> {
    let effect = |key: &RowKey, happened, image: Option<&Image>| {
        Some(Effect {
            table: table.name.to_owned(),
            subject: subject(table, key)?,
            happened,
            name: image.and_then(|image| name(table, image)),
        })
    };
    match run {
        Run::Came(keys) => keys.iter().map(|key| effect(key, Happened::Came, None)).collect(),
        Run::Erased(keys) => keys.iter().map(|key| effect(key, Happened::Erased, None)).collect(),
        Run::Went(images) => images
            .iter()
            .map(|image| effect(&RowKey::of(table, &image.0), Happened::Went, Some(image)))
            .collect(),
        Run::Changed(pairs) => pairs
            .iter()
            .map(|(before, after)| {
                let columns = before.0.iter().zip(&after.0).zip(table.columns);
                // Keys in folded form only repeat what the columns beside them say.
                let told = columns.filter(|((b, a), (name, _))| b != a && !name.ends_with("_key"));
                let changes = told
                    .map(|((b, a), (name, _))| ((*name).to_owned(), text(b), text(a)))
                    .collect();
                effect(&RowKey::of(table, &before.0), Happened::Changed(changes), Some(before))
            })
            .collect(),
    }
}

fn subject(table: &'static Table, key: &RowKey) -> Option<Subject> {
    if table.keys == 0 {
        return Some(Subject::Firm);
    }
    let mut ids = key.parts().map(uuid::Uuid::from_slice);
    let first = ids.next()?.ok()?;
    if *table == tables::TEAM {
        Some(Subject::Team(TeamId(first)))
    } else if *table == tables::TEAM_MEMBER {
        Some(Subject::Member(UserId(first), TeamId(ids.next()?.ok()?)))
    } else if *table == tables::CLIENT_GROUP {
        Some(Subject::Group(GroupId(first)))
    } else if *table == tables::GROUP_MEMBER {
        Some(Subject::GroupMember(UserId(first), GroupId(ids.next()?.ok()?)))
    } else {
        Some(Subject::Person(UserId(first)))
    }
}
