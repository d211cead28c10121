//! Command lines: what was done, when and by whom. They are the audit, the check for duplicates,
//! and the stack of undo and redo.

use chrono::{DateTime, Utc};
use domain::coded::Coded;
use domain::ids::{CommandId, FirmId, UserId};
use domain::verb::Verb;

use crate::error::StoreError;
use crate::port::{Execute, Query, Row, Val};

/// One command that was carried out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommandLine {
    /// Its place in the firm's order.
    pub seq: i64,
    /// Its id.
    pub id: CommandId,
    /// The user who gave it.
    pub actor: UserId,
    /// When, by the authority's clock.
    pub at: DateTime<Utc>,
    /// What it was.
    pub verb: Verb,
    /// What the audit shows beside it; JSON.
    pub detail: String,
    /// The command it takes back.
    pub undoes: Option<CommandId>,
    /// The command that has undone it; redoing clears this.
    pub undone_by: Option<CommandId>,
}

pub(crate) const COLUMNS: &str = "seq, id, actor, at, verb, detail, undoes, undone_by";

/// Adds a command. If it undoes another, that one is marked; if that one was itself an undo, the mark
/// it had set is cleared, and so on. `undone_by` of `line` is not read.
pub async fn append_command(w: &mut impl Execute, firm: FirmId, line: &CommandLine) -> Result<(), StoreError> {
    w.execute(
        "INSERT INTO command_line (firm, seq, id, actor, at, verb, detail, undoes, undone_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)",
        vec![
            (&firm.0).into(),
            line.seq.into(),
            (&line.id.0).into(),
            (&line.actor.0).into(),
            line.at.into(),
            line.verb.code().into(),
            line.detail.as_str().into(),
            line.undoes.as_ref().map(|id| &id.0).into(),
        ],
    )
    .await?;
    let mut by = Some(line.id);
    let mut target = line.undoes;
    while let Some(id) = target {
        let found = command_by_id(w, firm, id)
            .await?
            .ok_or(StoreError::row("command_line"))?;
        let sql = "UPDATE command_line SET undone_by = $3 WHERE firm = $1 AND seq = $2";
        w.execute(
            sql,
            vec![(&firm.0).into(), found.seq.into(), by.as_ref().map(|b| &b.0).into()],
        )
        .await?;
        by = if by.is_some() { None } else { Some(found.id) };
        target = found.undoes;
    }
    Ok(())
}

/// The command with this id, if it was carried out.
pub async fn command_by_id(q: &mut impl Query, firm: FirmId, id: CommandId) -> Result<Option<CommandLine>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM command_line WHERE firm = $1 AND id = $2");
    let rows = q.query(sql, vec![(&firm.0).into(), (&id.0).into()]).await?;
    rows.into_iter().next().map(line).transpose()
}

/// The command to reverse in order to undo `id`: `id` itself or, if it was undone and redone, the last
/// redo, because that one wrote the rows.
pub async fn undo_target(q: &mut impl Query, firm: FirmId, id: CommandId) -> Result<Option<CommandLine>, StoreError> {
    let Some(mut target) = command_by_id(q, firm, id).await? else {
        return Ok(None);
    };
    loop {
        // The last undo of it, and if that was undone in turn, what undid it.
        let sql = format!(
            "SELECT {COLUMNS} FROM command_line WHERE firm = $1 AND undoes = $2 AND undone_by IS NOT NULL \
             ORDER BY seq DESC LIMIT 1"
        );
        let rows = q.query(sql, vec![(&firm.0).into(), (&target.id.0).into()]).await?;
        let Some(undo) = rows.into_iter().next().map(line).transpose()? else {
            return Ok(Some(target));
        };
        let Some(by) = undo.undone_by else {
            return Ok(Some(target));
        };
        let Some(redo) = command_by_id(q, firm, by).await? else {
            return Err(StoreError::row("command_line"));
        };
        target = redo;
    }
}

/// An actor's last commands, the latest first.
pub async fn last_commands(
    q: &mut impl Query,
    firm: FirmId,
    actor: UserId,
    limit: u32,
) -> Result<Vec<CommandLine>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM command_line WHERE firm = $1 AND actor = $2 ORDER BY seq DESC LIMIT $3");
    let args = vec![(&firm.0).into(), (&actor.0).into(), i64::from(limit).into()];
    q.query(sql, args).await?.into_iter().map(line).collect()
}

/// The commands of all users after number `after`, in order.
pub async fn commands_after(
    q: &mut impl Query,
    firm: FirmId,
    after: i64,
    limit: u32,
) -> Result<Vec<CommandLine>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM command_line WHERE firm = $1 AND seq > $2 ORDER BY seq LIMIT $3");
    let args: Vec<Val<'_>> = vec![(&firm.0).into(), after.into(), i64::from(limit).into()];
    q.query(sql, args).await?.into_iter().map(line).collect()
}

/// Reads [`COLUMNS`].
pub(crate) fn line(row: Row) -> Result<CommandLine, StoreError> {
    let mut row = row.read("command_line");
    Ok(CommandLine {
        seq: row.i64()?,
        id: CommandId(row.uuid()?),
        actor: UserId(row.uuid()?),
        at: row.time()?,
        verb: row.parsed(Verb::parse)?,
        detail: row.text()?,
        undoes: row.opt_uuid()?.map(CommandId),
        undone_by: row.opt_uuid()?.map(CommandId),
    })
}
