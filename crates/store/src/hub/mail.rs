//! Mails that wait, and the codes of those that left. Both belong to the authority alone: no device
//! that is attached to a hub ever holds them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use domain::coded::Coded;
use domain::decide::{MailKind, NewMail};
use domain::ids::{FirmId, UserId};
use domain::invitation_code::CodeHash;

use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Query, Row, Val};

/// State of a mail.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum MailState {
    /// It waits for its time.
    Due,
    /// A host is sending it.
    Claimed,
    /// The server took it.
    Sent,
    /// It cannot be sent.
    Failed,
    /// The host that was sending it never reported: it may have been sent or not.
    Unsure,
    /// It is no longer needed.
    Dropped,
    /// The command that wanted it was undone.
    Withdrawn,
}

impl MailState {}

/// Names a mail: the command that wanted it, and which of that command's mails it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct MailKey {
    /// Number of the command.
    pub cause: i64,
    /// Which of its mails.
    pub n: i64,
}

/// A mail that waits, or waited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailJob {
    /// Its name.
    pub key: MailKey,
    /// The recipient.
    pub user: UserId,
    /// What about.
    pub kind: MailKind,
    /// Its state.
    pub state: MailState,
    /// Not before this time.
    pub due: DateTime<Utc>,
    /// How often sending was tried.
    pub tries: u32,
    /// When a host last began to send it.
    pub claimed: Option<DateTime<Utc>>,
    /// The last message about it: the server's answer, or an error on the way to it.
    pub note: String,
}

const COLUMNS: &str = "cause, n, user_id, kind, state, due, tries, claimed, note";

/// Writes the mails a command wants.
pub async fn queue(
    w: &mut impl Execute,
    firm: FirmId,
    cause: i64,
    wishes: &[NewMail],
    due: DateTime<Utc>,
) -> Result<(), StoreError> {
    let batch = Batch {
        head: "INSERT INTO mail_job (firm, cause, n, user_id, kind, state, due, tries, claimed, message_id, note) VALUES",
        tuple: "($1, $2, ?, ?, ?, 'due', $3, 0, NULL, NULL, '')",
        suffix: "",
        shared: &[(&firm.0).into(), cause.into(), due.into()],
    };
    let wishes = (1_i64..).zip(wishes);
    batch
        .run(w, wishes, |(n, wish), args| {
            args.extend([n.into(), Val::from(&wish.user.0), wish.kind.code().into()]);
        })
        .await
        .map(drop)
}

/// The command was undone: what has not left stays.
pub async fn withdraw(w: &mut impl Execute, firm: FirmId, cause: i64) -> Result<(), StoreError> {
    between(w, firm, cause, MailState::Due, MailState::Withdrawn).await
}

/// The command was done again: its mails wait again.
pub async fn reinstate(w: &mut impl Execute, firm: FirmId, cause: i64) -> Result<(), StoreError> {
    between(w, firm, cause, MailState::Withdrawn, MailState::Due).await
}

/// As [`reinstate`], of the mails to these people alone.
pub async fn reinstate_of(
    w: &mut impl Execute,
    firm: FirmId,
    cause: i64,
    users: &BTreeSet<UserId>,
) -> Result<(), StoreError> {
    let users: Vec<UserId> = users.iter().copied().collect();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into(), cause.into()];
        padded(&mut args, users.iter().map(|user| &user.0));
        let sql = format!(
            "UPDATE mail_job SET state = 'due' WHERE firm = $1 AND cause = $2 AND state = 'withdrawn' AND user_id IN ({})",
            placeholders(3, users.len()),
        );
        w.execute(sql, args).await?;
    }
    Ok(())
}

async fn between(
    w: &mut impl Execute,
    firm: FirmId,
    cause: i64,
    from: MailState,
    to: MailState,
) -> Result<(), StoreError> {
    let sql = "UPDATE mail_job SET state = $4 WHERE firm = $1 AND cause = $2 AND state = $3";
    let args = vec![(&firm.0).into(), cause.into(), from.code().into(), to.code().into()];
    w.execute(sql, args).await.map(drop)
}

/// Whether a mail of this command has left, or may have, or a daily one that repeats it.
pub async fn any_left(q: &mut impl Query, firm: FirmId, cause: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM mail_job j WHERE firm = $1 AND cause = $2 AND (state IN ('claimed', 'sent', 'unsure') \
               OR kind = 'invitation' AND EXISTS (SELECT 1 FROM mail_job r WHERE r.firm = j.firm \
               AND r.user_id = j.user_id AND r.cause > j.cause AND r.kind = 'reminder' \
               AND r.state IN ('claimed', 'sent', 'unsure'))) LIMIT 1";
    let rows = q.query(sql, vec![(&firm.0).into(), cause.into()]).await?;
    Ok(!rows.is_empty())
}

/// Mails whose time has come, the one that waits longest first.
pub async fn waiting(
    q: &mut impl Query,
    firm: FirmId,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<MailJob>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mail_job WHERE firm = $1 AND state = 'due' AND due <= $2 \
         ORDER BY due, cause, n LIMIT $3"
    );
    jobs(q, sql, vec![(&firm.0).into(), now.into(), i64::from(limit).into()]).await
}

/// Everything that waits, whenever: how many mails, and when the first of them may leave.
pub async fn outlook(q: &mut impl Query, firm: FirmId) -> Result<(u64, Option<DateTime<Utc>>), StoreError> {
    let sql = "SELECT count(*), min(due) FROM mail_job WHERE firm = $1 AND state = 'due'";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("mail_job"))?;
    let mut row = row.read("mail_job");
    Ok((row.count()?, row.opt_time()?))
}

/// Mails a host began to send before this time and never reported on.
pub async fn abandoned(
    q: &mut impl Query,
    firm: FirmId,
    before: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<MailJob>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mail_job WHERE firm = $1 AND state = 'claimed' AND claimed < $2 ORDER BY cause, n LIMIT $3"
    );
    jobs(q, sql, vec![(&firm.0).into(), before.into(), i64::from(limit).into()]).await
}

/// The last mails to a person, the latest first.
pub async fn mails_to(q: &mut impl Query, firm: FirmId, user: UserId, limit: u32) -> Result<Vec<MailJob>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM mail_job WHERE firm = $1 AND user_id = $2 ORDER BY cause DESC, n DESC LIMIT $3");
    jobs(
        q,
        sql,
        vec![(&firm.0).into(), (&user.0).into(), i64::from(limit).into()],
    )
    .await
}

/// The newest mail with a code to each of these people, by the number of its command. At most 200.
pub async fn newest_invitations(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, i64>, StoreError> {
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, users.iter().map(|id| &id.0));
    let sql = format!(
        "SELECT user_id, max(cause) FROM mail_job WHERE firm = $1 AND user_id IN ({}) \
         AND kind <> 'welcome' AND state NOT IN ('withdrawn', 'dropped') GROUP BY user_id",
        placeholders(2, users.len())
    );
    let rows = q.query(sql, args).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("mail_job");
            Ok((UserId(row.uuid()?), row.i64()?))
        })
        .collect()
}

/// When the last mail with a code left to each of these people, or may have. At most 200.
pub async fn last_left(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, DateTime<Utc>>, StoreError> {
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, users.iter().map(|id| &id.0));
    let sql = format!(
        "SELECT user_id, max(claimed) FROM mail_job WHERE firm = $1 AND user_id IN ({}) \
         AND kind <> 'welcome' AND state IN ('claimed', 'sent', 'unsure') GROUP BY user_id",
        placeholders(2, users.len())
    );
    let rows = q.query(sql, args).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("mail_job");
            Ok((UserId(row.uuid()?), row.time()?))
        })
        .collect()
}

/// How many mails a host began to send in the minute before `now`. A clock that was put back must not stop mail
/// for hours, so times far ahead do not count.
pub async fn claimed_lately(q: &mut impl Query, firm: FirmId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "SELECT count(*) FROM mail_job WHERE firm = $1 AND claimed > $2 AND claimed < $3";
    let minute = TimeDelta::minutes(1);
    let args = vec![(&firm.0).into(), (now - minute).into(), (now + minute).into()];
    let rows = q.query(sql, args).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("mail_job"))?;
    row.read("mail_job").count()
}

/// Notes that a host begins to send a mail, under this message id.
pub async fn claim(
    w: &mut impl Execute,
    firm: FirmId,
    key: MailKey,
    message_id: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE mail_job SET state = 'claimed', claimed = $4, message_id = $5, tries = tries + 1 \
               WHERE firm = $1 AND cause = $2 AND n = $3 AND state = 'due'";
    let args = vec![
        (&firm.0).into(),
        key.cause.into(),
        key.n.into(),
        now.into(),
        message_id.into(),
    ];
    one(w.execute(sql, args).await?)
}

/// Notes what became of a mail. `due` is when it may be tried again, if it may.
pub async fn settle(
    w: &mut impl Execute,
    firm: FirmId,
    key: MailKey,
    state: MailState,
    due: Option<DateTime<Utc>>,
    note: &str,
) -> Result<(), StoreError> {
    // If the person was erased meanwhile, the server's answer is not kept.
    let sql = "UPDATE mail_job SET state = $4, due = coalesce($5, due), note = CASE WHEN EXISTS \
               (SELECT 1 FROM user_card c WHERE c.firm = mail_job.firm AND c.user_id = mail_job.user_id) \
               THEN $6 ELSE '' END WHERE firm = $1 AND cause = $2 AND n = $3";
    let args = vec![
        (&firm.0).into(),
        key.cause.into(),
        key.n.into(),
        state.code().into(),
        due.into(),
        note.into(),
    ];
    one(w.execute(sql, args).await?)
}

fn one(rows: u64) -> Result<(), StoreError> {
    if rows == 1 {
        Ok(())
    } else {
        Err(StoreError::row("mail_job"))
    }
}

async fn jobs(q: &mut impl Query, sql: String, args: Vec<Val<'_>>) -> Result<Vec<MailJob>, StoreError> {
    q.query(sql, args).await?.into_iter().map(job).collect()
}

fn job(row: Row) -> Result<MailJob, StoreError> {
    let mut row = row.read("mail_job");
    Ok(MailJob {
        key: MailKey {
            cause: row.i64()?,
            n: row.i64()?,
        },
        user: UserId(row.uuid()?),
        kind: row.parsed(MailKind::parse)?,
        state: row.parsed(MailState::parse)?,
        due: row.time()?,
        tries: u32::try_from(row.i64()?).map_err(|_| row.corrupt())?,
        claimed: row.opt_time()?,
        note: row.text()?,
    })
}

/// What is kept of the code of a person's newest mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeptCode {
    /// Hash of the code.
    pub hash: CodeHash,
    /// Wrong guesses since it was made or since the last lock.
    pub wrong: u32,
    /// No guess counts before this time.
    pub locked_until: Option<DateTime<Utc>>,
}

/// A person has a new code; the one before counts no more.
pub async fn put_code(
    w: &mut impl Execute,
    firm: FirmId,
    user: UserId,
    hash: CodeHash,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    // A lock stays: a new mail must not remove it.
    let sql = "INSERT INTO invitation_code (firm, user_id, hash, made, wrong, locked_until) \
               VALUES ($1, $2, $3, $4, 0, NULL) ON CONFLICT (firm, user_id) DO UPDATE SET \
               hash = excluded.hash, made = excluded.made";
    let args = vec![(&firm.0).into(), (&user.0).into(), hash.0.to_vec().into(), now.into()];
    w.execute(sql, args).await.map(drop)
}

/// Replaces the hash of a code that is no longer valid; no code has this hash.
pub const VOID: CodeHash = CodeHash([0; 32]);

/// The codes of these people count no more, as if none had been sent; a lock stays.
pub async fn void_codes(w: &mut impl Execute, firm: FirmId, users: &[UserId]) -> Result<(), StoreError> {
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into(), VOID.0.to_vec().into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(3, users.len());
        let sql = format!("UPDATE invitation_code SET hash = $2 WHERE firm = $1 AND user_id IN ({list})");
        w.execute(sql, args).await?;
    }
    Ok(())
}

/// The code of a person, if one was ever sent.
pub async fn code(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Option<KeptCode>, StoreError> {
    let sql = "SELECT hash, wrong, locked_until FROM invitation_code WHERE firm = $1 AND user_id = $2";
    let rows = q.query(sql, vec![(&firm.0).into(), (&user.0).into()]).await?;
    let mut codes = rows.into_iter().map(|row| {
        let mut row = row.read("invitation_code");
        let hash = row.bytes()?.try_into().map_err(|_| row.corrupt())?;
        Ok(KeptCode {
            hash: CodeHash(hash),
            wrong: u32::try_from(row.i64()?).map_err(|_| row.corrupt())?,
            locked_until: row.opt_time()?,
        })
    });
    codes.next().transpose()
}

/// Notes wrong guesses.
pub async fn note_guesses(
    w: &mut impl Execute,
    firm: FirmId,
    user: UserId,
    wrong: u32,
    locked_until: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let sql = "UPDATE invitation_code SET wrong = $3, locked_until = $4 WHERE firm = $1 AND user_id = $2";
    let args = vec![
        (&firm.0).into(),
        (&user.0).into(),
        i64::from(wrong).into(),
        locked_until.into(),
    ];
    w.execute(sql, args).await.map(drop)
}
