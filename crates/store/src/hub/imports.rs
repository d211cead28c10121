//! Imports that were carried out, with the rows that were left out.

use chrono::{DateTime, Utc};
use domain::ids::{CommandId, FirmId, UserId};
use domain::import::Counts;

use crate::batch::Batch;
use crate::error::StoreError;
use crate::port::{Execute, Query, Row};

/// One import.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportJob {
    /// The id of its command.
    pub id: CommandId,
    /// Its number in the firm's order.
    pub seq: i64,
    /// The file, without its folder.
    pub file_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The user who imported.
    pub actor: UserId,
    /// What was chosen; JSON.
    pub options: String,
    /// What became of the rows.
    pub counts: Counts,
    /// The command that has undone it. Read from its command; not written.
    pub undone_by: Option<CommandId>,
    /// What that command says about itself; JSON. Not written either.
    pub undo_detail: Option<String>,
}

/// A row of a file that was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportRow {
    /// Its line as a spreadsheet shows it.
    pub row: u32,
    /// `skipped` or `refused`.
    pub outcome: String,
    /// Why.
    pub code: String,
    /// What the sentence about it needs; JSON.
    pub params: String,
    /// The person that prevents it.
    pub user: Option<UserId>,
    /// The row as it was.
    pub raw: String,
}

/// Writes an import and the rows it left out, in the import's transaction.
pub async fn save(
    w: &mut impl Execute,
    firm: FirmId,
    job: &ImportJob,
    rows: impl Iterator<Item = ImportRow> + Send,
) -> Result<(), StoreError> {
    let c = &job.counts;
    let mut args = vec![
        (&firm.0).into(),
        (&job.id.0).into(),
        job.seq.into(),
        job.file_name.as_str().into(),
        job.at.into(),
        (&job.actor.0).into(),
        job.options.as_str().into(),
    ];
    args.extend(
        [
            c.rows,
            c.created,
            c.updated,
            c.unchanged,
            c.skipped,
            c.refused,
            c.ignored,
        ]
        .map(|n| i64::from(n).into()),
    );
    w.execute(
        "INSERT INTO import_job (firm, import_id, seq, file_name, at, actor, options, rows_total, created, updated, \
         unchanged, skipped, refused, ignored) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args,
    )
    .await?;
    let batch = Batch {
        head: "INSERT INTO import_row (firm, import_id, line, outcome, code, params, user_id, raw) VALUES",
        tuple: "($1, $2, ?, ?, ?, ?, ?, ?)",
        suffix: "",
        shared: &[(&firm.0).into(), (&job.id.0).into()],
    };
    batch
        .run(w, rows, |row, args| {
            args.extend([
                i64::from(row.row).into(),
                row.outcome.into(),
                row.code.into(),
                row.params.into(),
                row.user.map(|u| u.as_bytes().to_vec()).into(),
                row.raw.into(),
            ]);
        })
        .await?;
    Ok(())
}

const COLUMNS: &str = "j.import_id, j.seq, j.file_name, j.at, j.actor, j.options, j.rows_total, j.created, j.updated, \
                       j.unchanged, j.skipped, j.refused, j.ignored, c.undone_by, u.detail";

const FROM: &str = "import_job j LEFT JOIN command_line c ON c.firm = j.firm AND c.seq = j.seq \
                    LEFT JOIN command_line u ON u.firm = j.firm AND u.id = c.undone_by";

/// The latest imports first.
pub async fn list(q: &mut impl Query, firm: FirmId, limit: u32) -> Result<Vec<ImportJob>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE j.firm = $1 ORDER BY j.seq DESC LIMIT $2");
    q.query(sql, vec![(&firm.0).into(), i64::from(limit).into()])
        .await?
        .into_iter()
        .map(job)
        .collect()
}

/// One import.
pub async fn find(q: &mut impl Query, firm: FirmId, id: CommandId) -> Result<Option<ImportJob>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE j.firm = $1 AND j.import_id = $2");
    q.query(sql, vec![(&firm.0).into(), (&id.0).into()])
        .await?
        .into_iter()
        .next()
        .map(job)
        .transpose()
}

/// Rows an import left out, after line `after`, in order.
pub async fn rows(
    q: &mut impl Query,
    firm: FirmId,
    id: CommandId,
    after: u32,
    limit: u32,
) -> Result<Vec<ImportRow>, StoreError> {
    let sql = "SELECT line, outcome, code, params, user_id, raw FROM import_row \
               WHERE firm = $1 AND import_id = $2 AND line > $3 ORDER BY line LIMIT $4";
    let args = vec![
        (&firm.0).into(),
        (&id.0).into(),
        i64::from(after).into(),
        i64::from(limit).into(),
    ];
    let read = |row: Row| {
        let mut row = row.read("import_row");
        Ok(ImportRow {
            row: u32::try_from(row.i64()?).map_err(|_| row.corrupt())?,
            outcome: row.text()?,
            code: row.text()?,
            params: row.text()?,
            user: row.opt_uuid()?.map(UserId),
            raw: row.text()?,
        })
    };
    q.query(sql, args).await?.into_iter().map(read).collect()
}

fn job(row: Row) -> Result<ImportJob, StoreError> {
    let mut row = row.read("import_job");
    let (id, seq) = (CommandId(row.uuid()?), row.i64()?);
    let (file_name, at) = (row.text()?, row.time()?);
    let (actor, options) = (UserId(row.uuid()?), row.text()?);
    let mut count = || row.i64().and_then(|n| u32::try_from(n).map_err(|_| row.corrupt()));
    let counts = Counts {
        rows: count()?,
        created: count()?,
        updated: count()?,
        unchanged: count()?,
        skipped: count()?,
        refused: count()?,
        ignored: count()?,
    };
    Ok(ImportJob {
        id,
        seq,
        file_name,
        at,
        actor,
        options,
        counts,
        undone_by: row.opt_uuid()?.map(CommandId),
        undo_detail: row.opt_text()?,
    })
}
