//! Notices. Like mails they belong to no record: they are in no journal, and the undo of their command
//! withdraws them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::command::Audience;
use domain::ids::{CommandId, FirmId, TeamId, UserId};
use domain::import::Counts;
use domain::notice::{Announcement, NewNotice, Notice, Statistics};
use serde_json::{Value, json};

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Fields, Query, Row, Val};

/// Id of a notice: the command that caused it, and its number among that command's notices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NoticeKey {
    /// Number of the command.
    pub cause: i64,
    /// Which of its notices.
    pub n: i64,
}

/// A stored notice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoticeRow {
    /// Its name.
    pub key: NoticeKey,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// When its reader read it.
    pub read: Option<DateTime<Utc>>,
    /// What it says.
    pub notice: Notice,
    /// The words, of an announcement.
    pub announcement: Option<Announcement>,
    /// The command that caused it; nothing on a device that is not told of it.
    pub command: Option<Cause>,
}

/// The command that caused a notice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    /// Its id.
    pub id: CommandId,
    /// The user who gave it.
    pub by: UserId,
    /// What the audit says beside it; JSON.
    pub detail: String,
}

/// Writes the notices of command number `cause`.
pub async fn write(
    w: &mut impl Execute,
    firm: FirmId,
    cause: i64,
    at: DateTime<Utc>,
    wishes: &[NewNotice],
    announcement: Option<&Announcement>,
) -> Result<(), StoreError> {
    if let Some(words) = announcement {
        let sql = "INSERT INTO announcement (firm, seq, title, text) VALUES ($1, $2, $3, $4)";
        let (title, text) = (words.title.as_str(), words.text.as_str());
        w.execute(sql, vec![(&firm.0).into(), cause.into(), title.into(), text.into()])
            .await?;
    }
    let batch = Batch {
        head: "INSERT INTO notice (firm, cause, n, user_id, kind, about_user, about_team, detail, at, read_at, \
               withdrawn) VALUES",
        tuple: "($1, $2, ?, ?, ?, ?, ?, ?, $3, NULL, 0)",
        suffix: "",
        shared: &[(&firm.0).into(), cause.into(), at.into()],
    };
    let wishes = (1_i64..).zip(wishes);
    batch
        .run(w, wishes, |(n, wish), args| {
            let (person, team) = about(&wish.notice);
            args.extend([
                n.into(),
                Val::from(&wish.to.0),
                kind_code(&wish.notice).into(),
                person.map(|user| &user.0).into(),
                team.map(|team| &team.0).into(),
                detail(&wish.notice).into(),
            ]);
        })
        .await
        .map(drop)
}

/// Withdraws the notices of a command that was undone.
pub async fn withdraw(w: &mut impl Execute, firm: FirmId, cause: i64) -> Result<(), StoreError> {
    set_withdrawn(w, firm, cause, true).await
}

/// The command was done again: its notices are there again, read or not as they were.
pub async fn reinstate(w: &mut impl Execute, firm: FirmId, cause: i64) -> Result<(), StoreError> {
    set_withdrawn(w, firm, cause, false).await
}

async fn set_withdrawn(w: &mut impl Execute, firm: FirmId, cause: i64, to: bool) -> Result<(), StoreError> {
    let sql = "UPDATE notice SET withdrawn = $3 WHERE firm = $1 AND cause = $2";
    w.execute(sql, vec![(&firm.0).into(), cause.into(), to.into()])
        .await
        .map(drop)
}

/// How many notices a reader has, and how many of them are unread.
pub async fn totals(q: &mut impl Query, firm: FirmId, reader: UserId) -> Result<(u64, u64), StoreError> {
    let sql = "SELECT (SELECT count(*) FROM notice WHERE firm = $1 AND user_id = $2 AND withdrawn = 0), \
               (SELECT count(*) FROM notice WHERE firm = $1 AND user_id = $2 AND read_at IS NULL AND withdrawn = 0)";
    let rows = q.query(sql, vec![(&firm.0).into(), (&reader.0).into()]).await?;
    let mut row = rows.into_iter().next().ok_or(StoreError::row("notice"))?.read("notice");
    Ok((row.count()?, row.count()?))
}

/// A reader's notices, the latest first: `count` of them after the first `from`.
pub async fn page(
    q: &mut impl Query,
    firm: FirmId,
    reader: UserId,
    from: u32,
    count: u32,
) -> Result<Vec<NoticeRow>, StoreError> {
    let sql = "SELECT n.cause, n.n, n.at, n.read_at, n.kind, n.about_user, n.about_team, n.detail, a.title, a.text, \
               l.id, l.actor, l.detail FROM notice n \
               LEFT JOIN command_line l ON l.firm = n.firm AND l.seq = n.cause \
               LEFT JOIN announcement a ON a.firm = n.firm AND a.seq = n.cause \
               WHERE n.firm = $1 AND n.user_id = $2 AND n.withdrawn = 0 \
               ORDER BY n.cause DESC, n.n DESC LIMIT $3 OFFSET $4";
    let args = vec![
        (&firm.0).into(),
        (&reader.0).into(),
        i64::from(count).into(),
        i64::from(from).into(),
    ];
    q.query(sql, args).await?.into_iter().map(row).collect()
}

fn row(row: Row) -> Result<NoticeRow, StoreError> {
    let mut row = row.read("notice");
    let key = NoticeKey {
        cause: row.i64()?,
        n: row.i64()?,
    };
    let (at, read) = (row.time()?, row.opt_time()?);
    let notice = notice(&mut row)?;
    let words = (row.opt_text()?, row.opt_text()?);
    Ok(NoticeRow {
        key,
        at,
        read,
        announcement: match (&notice, words) {
            (Notice::Announcement, (Some(title), Some(text))) => Some(Announcement { title, text }),
            (Notice::Announcement, _) => return Err(row.corrupt()),
            _ => None,
        },
        notice,
        command: match (row.opt_uuid()?, row.opt_uuid()?, row.opt_text()?) {
            (Some(id), Some(by), Some(detail)) => Some(Cause {
                id: CommandId(id),
                by: UserId(by),
                detail,
            }),
            _ => None,
        },
    })
}

/// The reader has read this one. Whether it was theirs, and unread.
pub async fn mark_read(
    w: &mut impl Execute,
    firm: FirmId,
    reader: UserId,
    key: NoticeKey,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE notice SET read_at = $5 WHERE firm = $1 AND cause = $2 AND n = $3 AND user_id = $4 \
               AND read_at IS NULL AND withdrawn = 0";
    let args = vec![
        (&firm.0).into(),
        key.cause.into(),
        key.n.into(),
        (&reader.0).into(),
        now.into(),
    ];
    Ok(w.execute(sql, args).await? > 0)
}

/// The reader has read everything. How many notices that were.
pub async fn mark_all_read(
    w: &mut impl Execute,
    firm: FirmId,
    reader: UserId,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let sql = "UPDATE notice SET read_at = $3 WHERE firm = $1 AND user_id = $2 AND read_at IS NULL AND withdrawn = 0";
    w.execute(sql, vec![(&firm.0).into(), (&reader.0).into(), now.into()])
        .await
}

/// The people who got a notice that these clients joined.
pub async fn told_of(
    q: &mut impl Query,
    firm: FirmId,
    clients: &[UserId],
) -> Result<BTreeMap<UserId, BTreeSet<UserId>>, StoreError> {
    let sql = "SELECT about_user, user_id FROM notice WHERE firm = $1 AND kind = 'client_joined' AND withdrawn = 0 \
               AND about_user IN";
    pairs(q, firm, clients, sql).await
}

/// Active staff who share a team with each of these people.
pub async fn covering(
    q: &mut impl Query,
    firm: FirmId,
    clients: &[UserId],
) -> Result<BTreeMap<UserId, BTreeSet<UserId>>, StoreError> {
    let sql = "SELECT theirs.user_id, c.user_id FROM user_card c \
               JOIN team_member t ON t.firm = c.firm AND t.user_id = c.user_id \
               JOIN team_member theirs ON theirs.firm = t.firm AND theirs.team_id = t.team_id \
               WHERE c.firm = $1 AND c.kind = 'staff' AND c.status = 'active' AND theirs.user_id IN";
    pairs(q, firm, clients, sql).await
}

/// Which of these people share a team with a reader.
pub async fn sharing(
    q: &mut impl Query,
    firm: FirmId,
    reader: UserId,
    users: &[UserId],
) -> Result<BTreeSet<UserId>, StoreError> {
    let mut found = BTreeSet::new();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into(), (&reader.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let sql = format!(
            "SELECT DISTINCT theirs.user_id FROM team_member theirs JOIN team_member mine \
             ON mine.firm = theirs.firm AND mine.team_id = theirs.team_id AND mine.user_id = $2 \
             WHERE theirs.firm = $1 AND theirs.user_id IN ({})",
            placeholders(3, users.len())
        );
        ids(q.query(sql, args).await?, &mut found)?;
    }
    Ok(found)
}

/// `sql` ends before a list of people and finds pairs whose first is one of them.
async fn pairs(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
    sql: &str,
) -> Result<BTreeMap<UserId, BTreeSet<UserId>>, StoreError> {
    let mut found: BTreeMap<UserId, BTreeSet<UserId>> = BTreeMap::new();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let sql = format!("{sql} ({})", placeholders(2, users.len()));
        for row in q.query(sql, args).await? {
            let mut row = row.read("notice");
            let user = UserId(row.uuid()?);
            found.entry(user).or_default().insert(UserId(row.uuid()?));
        }
    }
    Ok(found)
}

/// The active people an announcement is for.
pub async fn audience(q: &mut impl Query, firm: FirmId, to: &Audience) -> Result<BTreeSet<UserId>, StoreError> {
    let mut found = BTreeSet::new();
    for (wanted, kind) in [(to.staff, "kind = 'staff'"), (to.clients, "kind <> 'staff'")] {
        if wanted {
            let sql = format!("SELECT user_id FROM user_card WHERE firm = $1 AND status = 'active' AND {kind}");
            ids(q.query(sql, vec![(&firm.0).into()]).await?, &mut found)?;
        }
    }
    for teams in to.teams.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, teams.iter().map(|id| &id.0));
        let sql = format!(
            "SELECT m.user_id FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id \
             WHERE m.firm = $1 AND m.team_id IN ({}) AND c.status = 'active'",
            placeholders(2, teams.len())
        );
        ids(q.query(sql, args).await?, &mut found)?;
    }
    for users in to.users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let sql = format!(
            "SELECT user_id FROM user_card WHERE firm = $1 AND user_id IN ({}) AND status = 'active'",
            placeholders(2, users.len())
        );
        ids(q.query(sql, args).await?, &mut found)?;
    }
    Ok(found)
}

/// When weekly figures were last written; before the first time, when the firm was created.
pub async fn last_week(q: &mut impl Query, firm: FirmId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT coalesce((SELECT max(at) FROM notice WHERE firm = $1 AND kind = 'statistics'), \
               (SELECT at FROM command_line WHERE firm = $1 AND seq = 1))";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("notice"))?;
    row.read("notice").opt_time()
}

/// Active administrators who want the weekly figures.
pub async fn week_readers(q: &mut impl Query, firm: FirmId) -> Result<BTreeSet<UserId>, StoreError> {
    let sql = "SELECT c.user_id FROM user_card c WHERE c.firm = $1 AND c.kind = 'staff' AND c.status = 'active' \
               AND c.role IN ('user_administrator', 'system_administrator') AND NOT EXISTS \
               (SELECT 1 FROM notice_choice o WHERE o.firm = c.firm AND o.user_id = c.user_id AND o.statistics = 0)";
    let mut found = BTreeSet::new();
    ids(q.query(sql, vec![(&firm.0).into()]).await?, &mut found)?;
    Ok(found)
}

/// Figures of the firm, and how many joined between these moments. Teams are not looked at: `uncovered`
/// is 0.
pub async fn figures(
    q: &mut impl Query,
    firm: FirmId,
    [from, until]: [DateTime<Utc>; 2],
) -> Result<Statistics, StoreError> {
    let sql = "SELECT count(CASE WHEN status = 'active' THEN 1 END), count(CASE WHEN status = 'pending' THEN 1 END), \
               count(CASE WHEN status = 'quiet' THEN 1 END), \
               (SELECT count(*) FROM notice n JOIN user_card j ON j.firm = n.firm AND j.user_id = n.user_id \
               WHERE n.firm = $1 AND n.kind = 'welcome' AND n.at >= $2 AND n.at < $3 AND n.withdrawn = 0 \
               AND j.kind <> 'staff'), \
               (SELECT count(*) FROM invitation WHERE firm = $1 AND state = 'bounced') \
               FROM user_card WHERE firm = $1 AND kind <> 'staff'";
    let rows = q.query(sql, vec![(&firm.0).into(), from.into(), until.into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("user_card"))?;
    let mut row = row.read("user_card");
    Ok(Statistics {
        here: row.count()?,
        invited: row.count()?,
        not_invited: row.count()?,
        joined: row.count()?,
        bounced: row.count()?,
        uncovered: 0,
    })
}

/// Whether a user wants the figures of the week.
pub async fn wants_week(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<bool, StoreError> {
    let sql = "SELECT statistics FROM notice_choice WHERE firm = $1 AND user_id = $2";
    let rows = q.query(sql, vec![(&firm.0).into(), (&user.0).into()]).await?;
    let choice = rows.into_iter().next().map(|row| row.read("notice_choice").truth());
    Ok(choice.transpose()?.unwrap_or(true))
}

/// Notes whether a user wants the figures of the week.
pub async fn choose_week(w: &mut impl Execute, firm: FirmId, user: UserId, wanted: bool) -> Result<(), StoreError> {
    let sql = "INSERT INTO notice_choice (firm, user_id, statistics) VALUES ($1, $2, $3) \
               ON CONFLICT (firm, user_id) DO UPDATE SET statistics = excluded.statistics";
    w.execute(sql, vec![(&firm.0).into(), (&user.0).into(), wanted.into()])
        .await
        .map(drop)
}

fn ids(rows: Vec<Row>, found: &mut BTreeSet<UserId>) -> Result<(), StoreError> {
    for row in rows {
        found.insert(UserId(row.read("user_card").uuid()?));
    }
    Ok(())
}

const fn kind_code(notice: &Notice) -> &'static str {
    match notice {
        Notice::Welcome(_) => "welcome",
        Notice::ClientJoined(_) => "client_joined",
        Notice::Bounced(_) => "bounced",
        Notice::Declined(_) => "declined",
        Notice::Expired { .. } => "expired",
        Notice::ImportFinished(_) => "import_finished",
        Notice::TeamUncovered(_) => "team_uncovered",
        Notice::EmailChanged(_) => "email_changed",
        Notice::Announcement => "announcement",
        Notice::Statistics(_) => "statistics",
    }
}

const fn about(notice: &Notice) -> (Option<&UserId>, Option<&TeamId>) {
    match notice {
        Notice::ClientJoined(user)
        | Notice::Bounced(user)
        | Notice::Declined(user)
        | Notice::Expired { one: user, .. }
        | Notice::EmailChanged(user) => (Some(user), None),
        Notice::TeamUncovered(team) => (None, Some(team)),
        Notice::Welcome(_) | Notice::ImportFinished(_) | Notice::Announcement | Notice::Statistics(_) => (None, None),
    }
}

fn detail(notice: &Notice) -> Cow<'static, str> {
    let detail = match notice {
        Notice::Welcome(text) if !text.is_empty() => json!({ "text": text }),
        Notice::Expired { count, .. } => json!({ "count": count }),
        Notice::ImportFinished(counts) => json!({
            "rows": counts.rows, "created": counts.created, "updated": counts.updated, "unchanged": counts.unchanged,
            "skipped": counts.skipped, "refused": counts.refused, "ignored": counts.ignored,
        }),
        Notice::Statistics(figures) => json!({
            "here": figures.here, "invited": figures.invited, "notInvited": figures.not_invited,
            "joined": figures.joined, "bounced": figures.bounced, "uncovered": figures.uncovered,
        }),
        Notice::Welcome(_)
        | Notice::ClientJoined(_)
        | Notice::Bounced(_)
        | Notice::Declined(_)
        | Notice::TeamUncovered(_)
        | Notice::EmailChanged(_)
        | Notice::Announcement => return "{}".into(),
    };
    detail.to_string().into()
}

/// Reads kind, about_user, about_team, detail.
fn notice(row: &mut Fields) -> Result<Notice, StoreError> {
    let kind = row.text()?;
    let user = row.opt_uuid()?.map(UserId);
    let team = row.opt_uuid()?.map(TeamId);
    row.parsed(|json| {
        let detail: Value = serde_json::from_str(json).ok()?;
        let number = |name: &str| detail.get(name).and_then(Value::as_u64);
        let small = |name: &str| number(name).and_then(|n| u32::try_from(n).ok());
        Some(match kind.as_str() {
            "welcome" => {
                let text = detail.get("text").and_then(Value::as_str);
                Notice::Welcome(text.unwrap_or_default().to_owned())
            }
            "client_joined" => Notice::ClientJoined(user?),
            "bounced" => Notice::Bounced(user?),
            "declined" => Notice::Declined(user?),
            "expired" => Notice::Expired {
                one: user?,
                count: small("count")?,
            },
            "import_finished" => Notice::ImportFinished(Counts {
                rows: small("rows")?,
                created: small("created")?,
                updated: small("updated")?,
                unchanged: small("unchanged")?,
                skipped: small("skipped")?,
                refused: small("refused")?,
                ignored: small("ignored")?,
            }),
            "team_uncovered" => Notice::TeamUncovered(team?),
            "email_changed" => Notice::EmailChanged(user?),
            "announcement" => Notice::Announcement,
            "statistics" => Notice::Statistics(Statistics {
                here: number("here")?,
                invited: number("invited")?,
                not_invited: number("notInvited")?,
                joined: number("joined")?,
                bounced: number("bounced")?,
                uncovered: number("uncovered")?,
            }),
            _ => return None,
        })
    })
}
