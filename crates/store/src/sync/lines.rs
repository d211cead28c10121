//! Which record is in which bucket.

use std::collections::BTreeMap;

use domain::buckets::{Bucket, Membership, RecordKind};
use domain::coded::Coded as _;
use domain::ids::{FirmId, GroupId, TeamId, UserId};
use uuid::Uuid;

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Fields, Query};

/// A record in a bucket, or one that was there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Line {
    /// The bucket.
    pub bucket: Bucket,
    /// What of the record.
    pub kind: RecordKind,
    /// The record's key.
    pub id: Uuid,
    /// The command that changed it there last.
    pub seq: i64,
    /// The command that first brought it there. Coming back does not change it: whoever read the bucket
    /// before has not heard of the record.
    pub since: i64,
    /// Whether it is there now.
    pub live: bool,
}

const COLUMNS: &str = "scope, part, kind, id, seq, since, live";

fn line(firm: FirmId, row: &mut Fields) -> Result<Line, StoreError> {
    Ok(Line {
        bucket: bucket(firm, row)?,
        kind: row.parsed(RecordKind::parse)?,
        id: row.uuid()?,
        seq: row.i64()?,
        since: row.i64()?,
        live: row.truth()?,
    })
}

fn bucket(firm: FirmId, row: &mut Fields) -> Result<Bucket, StoreError> {
    let scope = row.text()?;
    let part = row.uuid()?;
    let one = Bucket::of(&scope, None).filter(|_| part == firm.0);
    one.or_else(|| Bucket::of(&scope, Some(part)))
        .ok_or_else(|| row.corrupt())
}

fn part(firm: FirmId, bucket: Bucket) -> (&'static str, Uuid) {
    let (scope, part) = bucket.parts();
    (scope, part.unwrap_or(firm.0))
}

/// All lines of these records, in no order.
///
/// # Errors
/// As the database gives them.
pub async fn lines_of(q: &mut impl Query, firm: FirmId, ids: &[Uuid]) -> Result<Vec<Line>, StoreError> {
    let mut lines = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, chunk.iter());
        let ids = placeholders(2, chunk.len());
        let sql = format!("SELECT {COLUMNS} FROM bucket_line WHERE firm = $1 AND id IN ({ids})");
        for row in q.query(sql, args).await? {
            lines.push(line(firm, &mut row.read("bucket_line"))?);
        }
    }
    Ok(lines)
}

/// The live lines of a bucket that changed after command `after`, or in that command behind `key` if there is
/// one; oldest first, at most `most`.
///
/// # Errors
/// As the database gives them.
pub async fn changed(
    q: &mut impl Query,
    firm: FirmId,
    bucket: Bucket,
    (after, key): (i64, Option<(RecordKind, Uuid)>),
    most: usize,
) -> Result<Vec<Line>, StoreError> {
    let (scope, part) = part(firm, bucket);
    let mut args = vec![(&firm.0).into(), scope.into(), (&part).into(), after.into()];
    let behind = match key {
        None => "seq > $4",
        Some((kind, _)) => {
            args.push(kind.code().into());
            "(seq, kind, id) > ($4, $5, $6)"
        }
    };
    args.extend(key.iter().map(|(_, id)| id.into()));
    let sql = format!(
        "SELECT {COLUMNS} FROM bucket_line WHERE firm = $1 AND scope = $2 AND part = $3 AND {behind} \
         AND live = 1 ORDER BY seq, kind, id LIMIT {most}"
    );
    let rows = q.query(sql, args).await?;
    rows.into_iter()
        .map(|row| line(firm, &mut row.read("bucket_line")))
        .collect()
}

/// The records that left a bucket in command `from` or later, of those that were there up to command `heard`;
/// in the order of their keys.
///
/// # Errors
/// As the database gives them.
pub async fn gone(
    q: &mut impl Query,
    firm: FirmId,
    bucket: Bucket,
    (from, heard): (i64, i64),
) -> Result<Vec<Line>, StoreError> {
    let (scope, part) = part(firm, bucket);
    let sql = format!(
        "SELECT {COLUMNS} FROM bucket_line WHERE firm = $1 AND scope = $2 AND part = $3 AND seq >= $4 \
         AND live = 0 AND since <= $5"
    );
    let args = vec![
        (&firm.0).into(),
        scope.into(),
        (&part).into(),
        from.into(),
        heard.into(),
    ];
    let rows = q.query(sql, args).await?;
    let gone = rows.into_iter().map(|row| line(firm, &mut row.read("bucket_line")));
    // Put in order here: for the order of its keys, SQLite would read all of the bucket.
    let mut gone = gone.collect::<Result<Vec<_>, _>>()?;
    gone.sort_unstable_by_key(|line| (line.kind.code(), line.id));
    Ok(gone)
}

/// The live lines of a bucket in the order of their keys, behind `after`, at most `most`.
///
/// # Errors
/// As the database gives them.
pub async fn page(
    q: &mut impl Query,
    firm: FirmId,
    bucket: Bucket,
    after: Option<(RecordKind, Uuid)>,
    most: usize,
) -> Result<Vec<Line>, StoreError> {
    let (scope, part) = part(firm, bucket);
    let (kind, id) = after.map_or(("", Uuid::nil()), |(kind, id)| (kind.code(), id));
    let sql = format!(
        "SELECT {COLUMNS} FROM bucket_line WHERE firm = $1 AND scope = $2 AND part = $3 \
         AND (kind, id) > ($4, $5) AND live = 1 ORDER BY kind, id LIMIT {most}"
    );
    let args = vec![
        (&firm.0).into(),
        scope.into(),
        (&part).into(),
        kind.into(),
        (&id).into(),
    ];
    let rows = q.query(sql, args).await?;
    rows.into_iter()
        .map(|row| line(firm, &mut row.read("bucket_line")))
        .collect()
}

/// What is in a bucket.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct State {
    /// How many records.
    pub records: u64,
    /// The sum of their digests.
    pub digest: u128,
    /// The last command that changed it; 0 if it was always empty.
    pub seq: i64,
}

fn state_of(row: &mut Fields) -> Result<State, StoreError> {
    let records = row.count()?;
    let digest = <[u8; 16]>::try_from(row.bytes()?).map_err(|_| row.corrupt())?;
    Ok(State {
        records,
        digest: u128::from_be_bytes(digest),
        seq: row.i64()?,
    })
}

/// Writes lines, each new or in the place of the line with its key.
///
/// # Errors
/// As the database gives them.
pub async fn write(w: &mut impl Execute, firm: FirmId, lines: &[Line]) -> Result<(), StoreError> {
    let batch = Batch {
        head: "INSERT INTO bucket_line (firm, scope, part, kind, id, seq, since, live) VALUES",
        tuple: "($1, ?, ?, ?, ?, ?, ?, ?)",
        suffix: " ON CONFLICT (firm, scope, part, kind, id) DO UPDATE SET seq = excluded.seq, live = excluded.live",
        shared: &[(&firm.0).into()],
    };
    let encode = |line: &Line, args: &mut Vec<_>| {
        let (scope, part) = part(firm, line.bucket);
        args.extend([
            scope.into(),
            part.as_bytes().to_vec().into(),
            line.kind.code().into(),
            line.id.as_bytes().to_vec().into(),
            line.seq.into(),
            line.since.into(),
            line.live.into(),
        ]);
    };
    batch.run(w, lines.iter(), encode).await.map(drop)
}

/// Writes what is in these buckets.
///
/// # Errors
/// As the database gives them.
pub async fn write_states(w: &mut impl Execute, firm: FirmId, states: &[(Bucket, State)]) -> Result<(), StoreError> {
    let batch = Batch {
        head: "INSERT INTO bucket (firm, scope, part, records, digest, seq) VALUES",
        tuple: "($1, ?, ?, ?, ?, ?)",
        suffix: " ON CONFLICT (firm, scope, part) DO UPDATE SET records = excluded.records, \
                 digest = excluded.digest, seq = excluded.seq",
        shared: &[(&firm.0).into()],
    };
    let encode = |(bucket, state): &(Bucket, State), args: &mut Vec<_>| {
        let (scope, part) = part(firm, *bucket);
        args.extend([
            scope.into(),
            part.as_bytes().to_vec().into(),
            i64::try_from(state.records).unwrap_or(i64::MAX).into(),
            state.digest.to_be_bytes().to_vec().into(),
            state.seq.into(),
        ]);
    };
    batch.run(w, states.iter(), encode).await.map(drop)
}

/// The teams of these people, each with whether its clients see each other.
///
/// # Errors
/// As the database gives them.
pub async fn memberships(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, Vec<Membership>>, StoreError> {
    let mut teams: BTreeMap<UserId, Vec<Membership>> = BTreeMap::new();
    for chunk in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, chunk.iter().map(|user| &user.0));
        let sql = format!(
            "SELECT m.user_id, m.team_id, t.shared FROM team_member m \
             JOIN team t ON t.firm = m.firm AND t.team_id = m.team_id WHERE m.firm = $1 AND m.user_id IN ({})",
            placeholders(2, chunk.len()),
        );
        for row in q.query(sql, args).await? {
            let mut row = row.read("team_member");
            let user = UserId(row.uuid()?);
            teams.entry(user).or_default().push(Membership {
                team: TeamId(row.uuid()?),
                shared: row.truth()?,
            });
        }
    }
    Ok(teams)
}

/// The members of these teams.
///
/// # Errors
/// As the database gives them.
pub async fn members(q: &mut impl Query, firm: FirmId, teams: &[TeamId]) -> Result<Vec<UserId>, StoreError> {
    let mut members = Vec::new();
    for chunk in teams.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, chunk.iter().map(|team| &team.0));
        let teams = placeholders(2, chunk.len());
        let sql = format!("SELECT DISTINCT user_id FROM team_member WHERE firm = $1 AND team_id IN ({teams})");
        for row in q.query(sql, args).await? {
            members.push(UserId(row.read("team_member").uuid()?));
        }
    }
    Ok(members)
}

/// The active staff who share a team with a person, beside themselves.
///
/// # Errors
/// As the database gives them.
pub async fn covering(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Vec<UserId>, StoreError> {
    let sql = "SELECT DISTINCT c.user_id FROM team_member mine \
               JOIN team_member theirs ON theirs.firm = mine.firm AND theirs.team_id = mine.team_id \
               JOIN user_card c ON c.firm = theirs.firm AND c.user_id = theirs.user_id \
               WHERE mine.firm = $1 AND mine.user_id = $2 AND c.user_id <> $2 \
               AND c.kind = 'staff' AND c.status = 'active'";
    let rows = q.query(sql, vec![(&firm.0).into(), (&user.0).into()]).await?;
    rows.into_iter()
        .map(|row| row.read("user_card").uuid().map(UserId))
        .collect()
}

/// The groups of these people.
///
/// # Errors
/// As the database gives them.
pub async fn groups_of(q: &mut impl Query, firm: FirmId, users: &[UserId]) -> Result<Vec<GroupId>, StoreError> {
    let mut groups = Vec::new();
    for chunk in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, chunk.iter().map(|user| &user.0));
        let users = placeholders(2, chunk.len());
        let sql = format!("SELECT DISTINCT group_id FROM group_member WHERE firm = $1 AND user_id IN ({users})");
        for row in q.query(sql, args).await? {
            groups.push(GroupId(row.read("group_member").uuid()?));
        }
    }
    Ok(groups)
}

/// The teams whose staff see somebody of these groups, and the groups that are there without such a team.
///
/// # Errors
/// As the database gives them.
pub async fn teams_of_groups(
    q: &mut impl Query,
    firm: FirmId,
    groups: &[GroupId],
) -> Result<BTreeMap<GroupId, Vec<TeamId>>, StoreError> {
    let mut teams: BTreeMap<GroupId, Vec<TeamId>> = BTreeMap::new();
    for chunk in groups.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, chunk.iter().map(|group| &group.0));
        let groups = placeholders(2, chunk.len());
        let sql = format!("SELECT group_id FROM client_group WHERE firm = $1 AND group_id IN ({groups})");
        for row in q.query(sql, args.clone()).await? {
            teams.entry(GroupId(row.read("client_group").uuid()?)).or_default();
        }
        let sql = format!(
            "SELECT DISTINCT g.group_id, m.team_id FROM group_member g \
             JOIN user_card c ON c.firm = g.firm AND c.user_id = g.user_id AND c.status <> 'inactive' \
             JOIN team_member m ON m.firm = g.firm AND m.user_id = g.user_id \
             WHERE g.firm = $1 AND g.group_id IN ({groups})"
        );
        for row in q.query(sql, args).await? {
            let mut row = row.read("group_member");
            let group = GroupId(row.uuid()?);
            teams.entry(group).or_default().push(TeamId(row.uuid()?));
        }
    }
    Ok(teams)
}

/// The keys of these records of the firm behind `after`, in their order, at most `most`.
///
/// # Errors
/// As the database gives them.
pub async fn keys(
    q: &mut impl Query,
    firm: FirmId,
    kind: RecordKind,
    after: Uuid,
    most: usize,
) -> Result<Vec<Uuid>, StoreError> {
    let (table, key) = match kind {
        RecordKind::Team => ("team", "team_id"),
        RecordKind::Group => ("client_group", "group_id"),
        RecordKind::NotSame => ("not_same", "low_id"),
        RecordKind::Import => ("import_job", "import_id"),
        _ => ("user_card", "user_id"),
    };
    let sql = format!("SELECT DISTINCT {key} FROM {table} WHERE firm = $1 AND {key} > $2 ORDER BY {key} LIMIT {most}");
    let rows = q.query(sql, vec![(&firm.0).into(), (&after).into()]).await?;
    rows.into_iter().map(|row| row.read(table).uuid()).collect()
}

/// The ids of records of this kind that are in some bucket, after `after`, in their order, at most `most`.
///
/// # Errors
/// As the database gives them.
pub async fn of_kind(
    q: &mut impl Query,
    firm: FirmId,
    kind: RecordKind,
    after: Uuid,
    most: usize,
) -> Result<Vec<Uuid>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT id FROM bucket_line WHERE firm = $1 AND id > $2 AND kind = $3 AND live = 1 \
         ORDER BY id LIMIT {most}"
    );
    let args = vec![(&firm.0).into(), (&after).into(), kind.code().into()];
    let rows = q.query(sql, args).await?;
    rows.into_iter().map(|row| row.read("bucket_line").uuid()).collect()
}

/// What is in these buckets; those that were always empty are absent.
///
/// # Errors
/// As the database gives them.
pub async fn states(
    q: &mut impl Query,
    firm: FirmId,
    buckets: &[Bucket],
) -> Result<BTreeMap<Bucket, State>, StoreError> {
    let mut states = BTreeMap::new();
    for chunk in buckets.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        let parts: Vec<Uuid> = chunk.iter().map(|bucket| part(firm, *bucket).1).collect();
        padded(&mut args, parts.iter());
        let sql = format!(
            "SELECT scope, part, records, digest, seq FROM bucket WHERE firm = $1 AND part IN ({})",
            placeholders(2, chunk.len()),
        );
        for row in q.query(sql, args).await? {
            let mut row = row.read("bucket");
            let bucket = bucket(firm, &mut row)?;
            if chunk.contains(&bucket) {
                states.insert(bucket, state_of(&mut row)?);
            }
        }
    }
    Ok(states)
}
