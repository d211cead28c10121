//! Which kinds of records commands changed, without the records themselves.

use std::collections::BTreeSet;

use domain::ids::FirmId;

use crate::error::StoreError;
use crate::port::Query;
use crate::tables::Table;

/// What a run of commands changed.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Changed {
    /// The tables of the records they wrote.
    pub tables: BTreeSet<&'static str>,
    /// Whether mails were queued, withdrawn or taken up again.
    pub mail: bool,
    /// Whether notices were written, withdrawn or brought back.
    pub notices: bool,
    /// Whether an import ran, was undone or was done again.
    pub imports: bool,
}

/// What the commands after `after` changed. Mails, notices and imports have no journal: what these
/// commands wrote of them counts, and what the commands wrote that they undo or do again. Erasing people
/// removes something of each.
pub async fn changed(q: &mut impl Query, firm: FirmId, after: i64) -> Result<Changed, StoreError> {
    let mut changed = Changed::default();
    let sql = "SELECT DISTINCT tbl FROM journal WHERE firm = $1 AND seq > $2";
    for row in q.query(sql, vec![(&firm.0).into(), after.into()]).await? {
        changed.tables.insert(row.read("journal").parsed(Table::named)?.name);
    }
    let sql = "WITH RECURSIVE cause (seq, id, undoes, verb) AS ( \
                 SELECT seq, id, undoes, verb FROM command_line WHERE firm = $1 AND seq > $2 \
                 UNION SELECT l.seq, l.id, l.undoes, l.verb FROM command_line l \
                 JOIN cause ON l.firm = $1 AND l.id = cause.undoes) \
               SELECT (SELECT count(*) FROM cause WHERE verb = 'erase' \
                       OR EXISTS (SELECT 1 FROM mail_job m WHERE m.firm = $1 AND m.cause = cause.seq)), \
                      (SELECT count(*) FROM cause WHERE verb = 'erase' \
                       OR EXISTS (SELECT 1 FROM notice n WHERE n.firm = $1 AND n.cause = cause.seq)), \
                      (SELECT count(*) FROM cause WHERE verb = 'erase' \
                       OR EXISTS (SELECT 1 FROM import_job j WHERE j.firm = $1 AND j.import_id = cause.id))";
    let rows = q.query(sql, vec![(&firm.0).into(), after.into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("command_line"))?;
    let mut row = row.read("command_line");
    changed.mail = row.i64()? > 0;
    changed.notices = row.i64()? > 0;
    changed.imports = row.i64()? > 0;
    Ok(changed)
}
