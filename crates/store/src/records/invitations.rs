//! Invitations.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::coded::Coded;
use domain::ids::{FirmId, UserId};
use domain::invitation::{Invitation, InvitationRecord, InvitationType, Sending};

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Fields, Query, Val};
use crate::tables::Record;

pub(crate) const COLUMNS: &str = "user_id, state, at, reason, first_sent, started, last_sent, sends, kind, message, \
                                  invited_by, next_mail, ends";

/// The invitations of these people; people who were never invited are absent.
pub async fn invitations(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, InvitationRecord>, StoreError> {
    let mut found = BTreeMap::new();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(2, users.len());
        let sql = format!("SELECT {COLUMNS} FROM invitation WHERE firm = $1 AND user_id IN ({list})");
        for row in q.query(sql, args).await? {
            let record = read(&mut row.read("invitation"))?;
            found.insert(record.user, record);
        }
    }
    Ok(found)
}

/// Open invitations with a daily mail due, the one that waits longest first.
pub async fn due(
    q: &mut impl Query,
    firm: FirmId,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<InvitationRecord>, StoreError> {
    by_time(q, firm, "next_mail <= $2 AND ends > $2 ORDER BY next_mail", now, limit).await
}

/// Open invitations that have ended.
pub async fn over(
    q: &mut impl Query,
    firm: FirmId,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<InvitationRecord>, StoreError> {
    by_time(q, firm, "ends <= $2 ORDER BY ends", now, limit).await
}

async fn by_time(
    q: &mut impl Query,
    firm: FirmId,
    condition: &str,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<InvitationRecord>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM invitation WHERE firm = $1 AND {condition}, user_id LIMIT $3");
    let args = vec![(&firm.0).into(), now.into(), i64::from(limit).into()];
    let rows = q.query(sql, args).await?;
    rows.into_iter().map(|row| read(&mut row.read("invitation"))).collect()
}

/// When something is due next in a firm: a daily mail, or the end of an invitation.
pub async fn next_moment(
    q: &mut impl Query,
    firm: FirmId,
    mails_too: bool,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let mut first: Option<DateTime<Utc>> = None;
    for column in ["ends", "next_mail"].into_iter().take(if mails_too { 2 } else { 1 }) {
        let sql = format!("SELECT min({column}) FROM invitation WHERE firm = $1 AND {column} IS NOT NULL");
        for row in q.query(sql, vec![(&firm.0).into()]).await? {
            let at = row.read("invitation").opt_time()?;
            first = first.into_iter().chain(at).min();
        }
    }
    Ok(first)
}

impl Record for InvitationRecord {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        let (state, at, reason) = match &self.state {
            Invitation::Draft => ("draft", None, ""),
            Invitation::Pending(_) => ("pending", None, ""),
            Invitation::Bounced { at, reason, .. } => ("bounced", Some(*at), reason.as_str()),
            Invitation::Accepted { at, .. } => ("accepted", Some(*at), ""),
            Invitation::Declined { at, .. } => ("declined", Some(*at), ""),
            Invitation::Expired { at, .. } => ("expired", Some(*at), ""),
            Invitation::Revoked { at, .. } => ("revoked", Some(*at), ""),
        };
        let sending = self.state.sending();
        out.extend([
            (&self.user.0).into(),
            state.into(),
            at.into(),
            reason.into(),
            sending.map(|s| s.first).into(),
            sending.map(|s| s.started).into(),
            sending.map(|s| s.last).into(),
            i64::from(sending.map_or(0, |s| s.count)).into(),
            self.kind.code().into(),
            self.message.as_str().into(),
            (&self.by.0).into(),
            self.next.into(),
            self.ends.into(),
        ]);
    }
}

/// Reads [`COLUMNS`].
pub(crate) fn read(row: &mut Fields) -> Result<InvitationRecord, StoreError> {
    let user = UserId(row.uuid()?);
    let state = row.text()?;
    let at = row.opt_time()?;
    let reason = row.text()?;
    let (first, started, last) = (row.opt_time()?, row.opt_time()?, row.opt_time()?);
    let count = u32::try_from(row.i64()?).map_err(|_| row.corrupt())?;
    let sending = match (first, started, last) {
        (Some(first), Some(started), Some(last)) => Some(Sending {
            first,
            started,
            last,
            count,
        }),
        _ => None,
    };
    let state = match (state.as_str(), sending, at) {
        ("draft", None, None) => Some(Invitation::Draft),
        ("pending", Some(sending), None) => Some(Invitation::Pending(sending)),
        ("bounced", Some(sending), Some(at)) => Some(Invitation::Bounced { sending, at, reason }),
        ("accepted", sending, Some(at)) => Some(Invitation::Accepted { sending, at }),
        ("declined", Some(sending), Some(at)) => Some(Invitation::Declined { sending, at }),
        ("expired", Some(sending), Some(at)) => Some(Invitation::Expired { sending, at }),
        ("revoked", sending, Some(at)) => Some(Invitation::Revoked { sending, at }),
        _ => None,
    };
    let state = state.ok_or_else(|| row.corrupt())?;
    Ok(InvitationRecord {
        user,
        state,
        kind: row.parsed(InvitationType::parse)?,
        message: row.text()?,
        by: UserId(row.uuid()?),
        next: row.opt_time()?,
        ends: row.opt_time()?,
    })
}
