//! Records: writing what a command changes, and the facts its judgement needs.
//!
//! Facts are loaded set by set, at most 200 keys a statement, never row by row.

pub mod aftermath;
pub mod books;
pub mod checksum;
pub mod firms;
pub mod groups;
pub mod invitations;
pub mod joins;
pub mod merge;
pub mod notes;
pub mod people;
pub mod pictures;
pub mod teams;

use domain::change::{Rows, WriteSet};
use domain::ids::FirmId;
use domain::people::ContactPoint;

use crate::bulk;
use crate::error::StoreError;
use crate::journal::Journal;
use crate::port::{Execute, Val};
pub use crate::tables::firm_settings::firm_settings;
use crate::tables::{self, Created, Record, RowKey, Table};

/// Rows written between two reports of progress.
const SLICE: usize = 5_000;

/// The next sequence number of a firm; it is the firm's head from here on. A firm that is not
/// there yet gets 1, and its row must come with the same command.
pub async fn next_seq(w: &mut impl Execute, firm: FirmId) -> Result<i64, StoreError> {
    let sql = "UPDATE firm SET head_seq = head_seq + 1 WHERE firm = $1";
    if w.execute(sql, vec![(&firm.0).into()]).await? == 0 {
        return Ok(1);
    }
    let rows = w
        .query("SELECT head_seq FROM firm WHERE firm = $1", vec![(&firm.0).into()])
        .await?;
    rows.into_iter()
        .next()
        .ok_or(StoreError::row("firm"))?
        .read("firm")
        .i64()
}

/// Writes a command's changes with their journal. Within a table, rows are deleted before rows are changed
/// before rows are added, so that a key of one person can become another's; updates are written in the
/// given order. Changing or deleting a missing row is [`StoreError::Corrupt`]; a key in use is
/// [`StoreError::Taken`]. After an error the caller can only roll back.
///
/// `progress` gets the rows written and the total, every few thousand rows; a caller that drops the future
/// in between and rolls back has written nothing.
pub async fn apply(
    w: &mut impl Execute,
    firm: FirmId,
    seq: i64,
    changes: &WriteSet,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<(), StoreError> {
    let tables = ["user_private", "contact_point", "team_member"];
    let lifted = bulk::lift(w, &tables, changes.privates.inserted.len()).await?;
    let mut journal = Journal::new(w, firm, seq);
    let total = changes.rows();
    let mut done = 0;
    let mut written = |rows: usize| {
        done += rows as u64;
        progress(done, total);
    };
    table(&mut journal, &tables::FIRM, &changes.firms, &mut written).await?;
    table(&mut journal, &tables::USER_CARD, &changes.cards, &mut written).await?;
    table(&mut journal, &tables::USER_PRIVATE, &changes.privates, &mut written).await?;
    table(&mut journal, &tables::CONTACT_POINT, &changes.points, &mut written).await?;
    table(&mut journal, &tables::TEAM, &changes.teams, &mut written).await?;
    table(&mut journal, &tables::TEAM_MEMBER, &changes.members, &mut written).await?;
    table(&mut journal, &tables::INVITATION, &changes.invitations, &mut written).await?;
    table(
        &mut journal,
        &tables::firm_settings::FIRM_SETTINGS,
        &changes.settings,
        &mut written,
    )
    .await?;
    table(&mut journal, &tables::CLIENT_GROUP, &changes.groups, &mut written).await?;
    table(
        &mut journal,
        &tables::GROUP_MEMBER,
        &changes.group_members,
        &mut written,
    )
    .await?;
    table(&mut journal, &tables::MERGED, &changes.merged, &mut written).await?;
    table(&mut journal, &tables::NOT_SAME, &changes.not_same, &mut written).await?;
    table(&mut journal, &tables::JOINING, &changes.joinings, &mut written).await?;
    table(&mut journal, &tables::FIRM_TERMS, &changes.terms, &mut written).await?;
    table(&mut journal, &tables::PICTURE, &changes.pictures, &mut written).await?;
    table(&mut journal, &tables::USER_NOTE, &changes.notes, &mut written).await?;
    if let Some(lifted) = lifted {
        lifted.put_back(w).await?;
    }
    if seq == 1 {
        let args = vec![(&firm.0).into()];
        w.execute("UPDATE firm SET head_seq = 1 WHERE firm = $1 AND head_seq = 0", args)
            .await?;
    }
    Ok(())
}

async fn table<W: Execute, R: Record>(
    journal: &mut Journal<'_, W>,
    table: &'static Table,
    rows: &Rows<R>,
    written: &mut (dyn FnMut(usize) + Send),
) -> Result<(), StoreError> {
    let keys: Vec<RowKey> = rows
        .deleted
        .iter()
        .map(|row| {
            let mut values: Vec<Val<'_>> = Vec::new();
            row.encode(&mut values);
            RowKey::of(table, &values)
        })
        .collect();
    journal.delete(table, &keys).await?;
    written(rows.deleted.len());
    journal.part_ring(table, &rows.updated).await?;
    for slice in rows.updated.chunks(SLICE) {
        journal.update(table, slice).await?;
        written(slice.len());
    }
    for slice in rows.inserted.chunks(SLICE) {
        journal.insert(table, slice, Created::Now).await?;
        written(slice.len());
    }
    Ok(())
}

/// A contact point's main number or address comes first, in whatever order the rows were read.
pub(crate) fn in_order(points: &mut [ContactPoint]) {
    points.sort_by_key(|p| (p.position, p.id));
}
