//! Records that went into others, and pairs that are two people.

use std::collections::BTreeSet;

use domain::duplicates::{Evidence, Merged, NotSame, Pair};
use domain::facts::RelatedRecords;
use domain::groups::GroupMember;
use domain::ids::{FirmId, GroupId, UserId};

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Fields, Query, Val};
use crate::records::joins::joinings;
use crate::records::pictures::pictures;
use crate::tables::Record;

/// Records followed from one to the next at most.
const CHAIN: usize = 200;

impl Record for Merged {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([(&self.other.0).into(), (&self.into.0).into()]);
    }
}

impl Record for NotSame {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([
            (&self.pair.low.0).into(),
            (&self.pair.high.0).into(),
            self.evidence.text().into(),
        ]);
    }
}

/// Whether a pair was dismissed before.
pub async fn not_same(q: &mut impl Query, firm: FirmId, pair: Pair) -> Result<Option<NotSame>, StoreError> {
    let sql = "SELECT low_id, high_id, evidence FROM not_same WHERE firm = $1 AND low_id = $2 AND high_id = $3";
    let args = vec![(&firm.0).into(), (&pair.low.0).into(), (&pair.high.0).into()];
    let rows = q.query(sql, args).await?;
    rows.into_iter()
        .map(|row| read(&mut row.read("not_same")))
        .next()
        .transpose()
}

/// Every pair of the firm that is two people.
pub async fn not_same_all(q: &mut impl Query, firm: FirmId) -> Result<Vec<NotSame>, StoreError> {
    let sql = "SELECT low_id, high_id, evidence FROM not_same WHERE firm = $1";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    rows.into_iter().map(|row| read(&mut row.read("not_same"))).collect()
}

fn read(row: &mut Fields) -> Result<NotSame, StoreError> {
    let pair = Pair {
        low: UserId(row.uuid()?),
        high: UserId(row.uuid()?),
    };
    let evidence = Evidence::parse(&row.text()?);
    Ok(NotSame { pair, evidence })
}

/// The records that went into this one, themselves or through others, at most 200.
pub async fn merged_into(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Vec<UserId>, StoreError> {
    let mut all: Vec<UserId> = Vec::new();
    let mut last = vec![user];
    while !last.is_empty() && all.len() < CHAIN {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, last.iter().map(|id| &id.0));
        let sql = format!(
            "SELECT user_id FROM merged WHERE firm = $1 AND into_id IN ({}) LIMIT {CHAIN}",
            placeholders(2, last.len())
        );
        let rows = q.query(sql, args).await?;
        let found: Result<BTreeSet<UserId>, _> = rows
            .into_iter()
            .map(|row| row.read("merged").uuid().map(UserId))
            .collect();
        last = found?
            .into_iter()
            .filter(|id| !all.contains(id) && *id != user)
            .collect();
        last.truncate(CHUNK);
        all.extend(&last);
    }
    Ok(all)
}

/// What these people have beside their records.
pub async fn beside(q: &mut impl Query, firm: FirmId, users: &[UserId]) -> Result<RelatedRecords, StoreError> {
    let mut beside = RelatedRecords::default();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(2, users.len());
        let sql = format!("SELECT group_id, user_id FROM group_member WHERE firm = $1 AND user_id IN ({list})");
        for row in q.query(sql, args).await? {
            let mut row = row.read("group_member");
            beside.groups.insert(GroupMember {
                group: GroupId(row.uuid()?),
                user: UserId(row.uuid()?),
            });
        }
        let joinings = joinings(q, firm, users).await?;
        beside
            .joinings
            .extend(joinings.into_iter().map(|joining| (joining.user, joining)));
    }
    beside.pictures = pictures(q, firm, users).await?;
    Ok(beside)
}

/// Every record of the firm that went into another one.
pub async fn merged_all(q: &mut impl Query, firm: FirmId) -> Result<Vec<Merged>, StoreError> {
    let sql = "SELECT user_id, into_id FROM merged WHERE firm = $1";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let read = |row: crate::port::Row| {
        let mut row = row.read("merged");
        Ok(Merged {
            other: UserId(row.uuid()?),
            into: UserId(row.uuid()?),
        })
    };
    rows.into_iter().map(read).collect()
}

/// The record that a merged record became part of; `None` if it was not merged, or if that one was
/// deleted.
pub async fn all_memberships(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Option<UserId>, StoreError> {
    let mut at = user;
    let sql = "SELECT m.into_id FROM merged m WHERE m.firm = $1 AND m.user_id = $2 AND NOT EXISTS \
               (SELECT 1 FROM user_card c WHERE c.firm = m.firm AND c.user_id = m.user_id)";
    for _ in 0..CHAIN {
        let rows = q.query(sql, vec![(&firm.0).into(), (&at.0).into()]).await?;
        let Some(row) = rows.into_iter().next() else { break };
        at = UserId(row.read("merged").uuid()?);
    }
    Ok((at != user).then_some(at))
}
