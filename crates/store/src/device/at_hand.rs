//! The people a user pinned or opened last. Only that user sees it: it is in no journal, and does not
//! say which of them the user may still see.

use chrono::{DateTime, Utc};
use domain::ids::UserId;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Query};

/// How many people opened last are remembered. More than are shown: some may be pinned, or out of sight
/// by then.
const OPENED: usize = 24;

/// A person kept at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AtHand {
    /// Who.
    pub user: UserId,
    /// When they were pinned, if they are.
    pub pinned: Option<DateTime<Utc>>,
    /// When they were opened, if it was lately.
    pub opened: Option<DateTime<Utc>>,
}

/// The people `reader` keeps at hand: pinned ones in the order of pinning, then those opened last,
/// latest first.
pub async fn of(q: &mut impl Query, reader: UserId) -> Result<Vec<AtHand>, StoreError> {
    let sql = "SELECT user_id, pinned, opened FROM at_hand WHERE reader = $1 \
               ORDER BY pinned IS NULL, pinned, opened DESC, user_id";
    let rows = q.query(sql, vec![(&reader.0).into()]).await?;
    rows.into_iter()
        .map(|row| {
            let mut row = row.read("at_hand");
            Ok(AtHand {
                user: UserId(row.uuid()?),
                pinned: row.opt_time()?,
                opened: row.opt_time()?,
            })
        })
        .collect()
}

/// Pins `user` for `reader`, or unpins them. A person who is already pinned keeps their place.
pub async fn pin(
    w: &mut impl Execute,
    reader: UserId,
    user: UserId,
    pinned: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO at_hand (reader, user_id, pinned) VALUES ($1, $2, $3) ON CONFLICT (reader, user_id) \
               DO UPDATE SET pinned = CASE WHEN excluded.pinned IS NULL THEN NULL ELSE coalesce(pinned, excluded.pinned) END";
    let args = vec![(&reader.0).into(), (&user.0).into(), pinned.into()];
    w.execute(sql, args).await?;
    tidy(w, reader).await
}

/// Notes that `reader` opened `user`.
pub async fn opened(w: &mut impl Execute, reader: UserId, user: UserId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "INSERT INTO at_hand (reader, user_id, opened) VALUES ($1, $2, $3) \
               ON CONFLICT (reader, user_id) DO UPDATE SET opened = excluded.opened";
    w.execute(sql, vec![(&reader.0).into(), (&user.0).into(), at.into()])
        .await?;
    tidy(w, reader).await
}

async fn tidy(w: &mut impl Execute, reader: UserId) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE at_hand SET opened = NULL WHERE reader = $1 AND opened IS NOT NULL AND user_id NOT IN \
         (SELECT user_id FROM at_hand WHERE reader = $1 AND opened IS NOT NULL ORDER BY opened DESC, user_id LIMIT {OPENED})"
    );
    w.execute(sql, vec![(&reader.0).into()]).await?;
    let sql = "DELETE FROM at_hand WHERE reader = $1 AND pinned IS NULL AND opened IS NULL";
    w.execute(sql, vec![(&reader.0).into()]).await?;
    Ok(())
}

/// Forgets the people these users pinned and opened.
pub(crate) async fn forget_readers(w: &mut impl Execute, readers: &[UserId]) -> Result<(), StoreError> {
    for readers in readers.chunks(CHUNK) {
        let mut args = Vec::new();
        padded(&mut args, readers.iter().map(|id| &id.0));
        let list = placeholders(1, readers.len());
        w.execute(format!("DELETE FROM at_hand WHERE reader IN ({list})"), args)
            .await?;
    }
    Ok(())
}

/// Forgets people who have no record any more.
pub(crate) async fn forget(w: &mut impl Execute, users: &[UserId]) -> Result<(), StoreError> {
    for users in users.chunks(CHUNK) {
        let mut args = Vec::new();
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(1, users.len());
        w.execute(format!("DELETE FROM at_hand WHERE user_id IN ({list})"), args)
            .await?;
    }
    Ok(())
}
