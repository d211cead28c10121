//! One command, from its facts to the rows it writes.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::change::WriteSet;
use domain::coded::Coded;
use domain::command::{Command, CommandKind, Label};
use domain::decide::{Decision, MailKind, Refusal, decide};
use domain::facts::Extra;
use domain::ids::{FirmId, UserId};
use domain::import::{Counts, ImportOptions, ImportReport, Outcome, RowProblem};
use domain::people::Status;
use serde_json::{Value, json};
use store::commands::{CommandLine, append_command, command_by_id};
use store::imports::{ImportJob, ImportRow, save};
use store::port::Execute;
use store::records::{apply, next_seq};
use store::{StoreError, erasing, mail, notices};

use crate::facts::gather;
use crate::undo;

/// The authority's answer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum Submitted {
    /// Written; the host commits.
    Done(Done),
    /// Not done; the host must roll the transaction back.
    Refused(Refusal),
}

/// A command that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// Its place in the firm's order.
    pub seq: i64,
    /// Whether it had arrived and been done before; then nothing was written now.
    pub duplicate: bool,
    /// The counts, for an import.
    pub counts: Option<Counts>,
    /// What it changed, for hosts that keep derived data. Empty for undo, which works on rows: there the
    /// journal tells what changed.
    pub writes: WriteSet,
    /// People who were erased: derived data must keep nothing of them either.
    pub erased: Vec<UserId>,
}

/// A value a row was imported without.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOutValue {
    /// The name of its column.
    pub column: String,
    /// The text of the file.
    pub value: String,
    /// Why: code of a sentence.
    pub code: String,
}

/// How a file was written.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Written {
    /// Name of the text encoding; empty if unknown.
    pub encoding: String,
    /// The character between cells; empty if unknown.
    pub delimiter: String,
}

/// What the host knows of an import that the rules need not: the rows as the file had them, kept
/// for those that are left out, and where to tell how far it is.
pub trait Originals: Sync {
    /// The cells of the row a spreadsheet shows under this number, as one line of text.
    fn raw(&self, row: u32) -> String;

    /// The names of the columns as one line of text, and how many columns there are.
    fn header(&self) -> (String, usize);

    /// The values that were left out of rows, by the number of the row.
    fn left_out(&self) -> BTreeMap<u32, Vec<LeftOutValue>> {
        BTreeMap::new()
    }

    /// Rows that are no data: code of the reason, and how many there are.
    fn ignored(&self) -> Vec<(String, u32)> {
        Vec::new()
    }

    /// How the file was written, to write what is left of it in the same way.
    fn written(&self) -> Written {
        Written::default()
    }

    /// Rows of the database written so far, of all.
    fn progress(&self, done: u64, total: u64);

    /// People made findable so far, of all; for hosts that keep a search index.
    fn indexing(&self, done: u64, total: u64);
}

impl Originals for () {
    fn raw(&self, _row: u32) -> String {
        String::new()
    }

    fn header(&self) -> (String, usize) {
        (String::new(), 0)
    }

    fn progress(&self, _done: u64, _total: u64) {}

    fn indexing(&self, _done: u64, _total: u64) {}
}

/// Judges `command` at `now` and writes what it changes, with journal and audit line. A command
/// that was done before is answered with what was done then.
pub async fn submit<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    now: DateTime<Utc>,
    originals: &dyn Originals,
) -> Result<Submitted, StoreError> {
    if let Some(line) = command_by_id(w, firm, command.id).await? {
        return Ok(Submitted::Done(Done {
            seq: line.seq,
            duplicate: true,
            counts: None,
            writes: WriteSet::default(),
            erased: Vec::new(),
        }));
    }
    let mut facts = gather(w, firm, &command, now).await?;
    let (id, actor, verb) = (command.id, command.actor, command.kind.verb());
    let detail = detail(command.kind.label(&facts));
    let import = match &command.kind {
        CommandKind::ImportPeople(import) => Some((import.file_name.clone(), import.options)),
        _ => None,
    };
    let mut line = CommandLine {
        seq: 0,
        id,
        actor,
        at: now,
        verb,
        detail,
        undoes: None,
        undone_by: None,
    };
    let mut undone_mails = None;
    if let CommandKind::UndoCommand(undo) = &command.kind {
        // Only active people may try at all.
        if let Some(card) = facts.actor.as_ref().filter(|a| a.status == Status::Active) {
            line.seq = next_seq(w, firm).await?;
            if let Some(reversal) = undo::attempt(w, firm, undo.target, card, line.seq).await? {
                line.undoes = Some(reversal.target.id);
                line.detail = reversal.detail;
                undone_mails = Some((reversal.cause, reversal.again));
                facts.extra = Extra::Undo(Some(reversal.facts));
            }
        }
    }
    let accepted = match decide(command, &facts, now) {
        Decision::Accept(accepted) => *accepted,
        Decision::Refuse(refusal) => return Ok(Submitted::Refused(refusal)),
        // `gather` leaves nothing unknown; a device's own judge is another function.
        Decision::Unknown(_) => return Ok(Submitted::Refused(Refusal::UnknownRecord)),
    };
    drop(facts);
    if line.seq == 0 {
        line.seq = next_seq(w, firm).await?;
    }
    apply(w, firm, line.seq, &accepted.writes, &mut |done, total| {
        originals.progress(done, total)
    })
    .await?;
    append_command(w, firm, &line).await?;
    if !accepted.erased.is_empty() {
        // Boxed, because it is rare and would enlarge the future of every command.
        Box::pin(erasing::erase(w, firm, line.seq, &accepted.erased)).await?;
    }
    mail::queue(w, firm, line.seq, &accepted.mails, now).await?;
    notices::write(
        w,
        firm,
        line.seq,
        now,
        &accepted.notices,
        accepted.announcement.as_ref(),
    )
    .await?;
    // Codes of earlier mails are void at once, even while the new mail is on its way.
    let sent = accepted.mails.iter().filter(|mail| mail.kind != MailKind::Welcome);
    mail::void_codes(w, firm, &sent.map(|mail| mail.user).collect::<Vec<_>>()).await?;
    match undone_mails {
        Some((cause, true)) => {
            mail::reinstate(w, firm, cause).await?;
            notices::reinstate(w, firm, cause).await?;
        }
        Some((cause, false)) => {
            mail::withdraw(w, firm, cause).await?;
            notices::withdraw(w, firm, cause).await?;
        }
        None => {}
    }
    let mut counts = None;
    if let (Some(report), Some((file_name, options))) = (&accepted.import, import) {
        counts = Some(report.counts());
        let invited = accepted.writes.invitations.inserted.len();
        keep_import(w, firm, &line, file_name, (options, invited), report, originals).await?;
    }
    Ok(Submitted::Done(Done {
        seq: line.seq,
        duplicate: false,
        counts,
        writes: accepted.writes,
        erased: accepted.erased,
    }))
}

async fn keep_import<W: Execute>(
    w: &mut W,
    firm: FirmId,
    line: &CommandLine,
    file_name: String,
    (options, invited): (ImportOptions, usize),
    report: &ImportReport,
    originals: &dyn Originals,
) -> Result<(), StoreError> {
    let (header, columns) = originals.header();
    let written = originals.written();
    let mut values = originals.left_out();
    let imported = |outcome: &Outcome| !matches!(outcome, Outcome::Skipped(_) | Outcome::Refused(_));
    let without_values = report
        .rows
        .iter()
        .filter(|result| imported(&result.outcome) && values.contains_key(&result.row))
        .count();
    let options = json!({
        "onMatch": options.on_match.code(),
        "ignoreIdentifiersInUse": options.ignore_identifiers_in_use,
        "invited": invited,
        "header": header,
        "columns": columns,
        "encoding": written.encoding,
        "delimiter": written.delimiter,
        "withoutValues": without_values,
        "ignored": originals.ignored(),
        "leftOut": values.values().map(Vec::len).sum::<usize>(),
    });
    let job = ImportJob {
        id: line.id,
        seq: line.seq,
        file_name,
        at: line.at,
        actor: line.actor,
        options: options.to_string(),
        counts: report.counts(),
        undone_by: None,
    };
    let left_out = report.rows.iter().filter_map(|result| {
        let values = values.remove(&result.row).unwrap_or_default();
        let problem = result.outcome.left_out();
        let outcome = problem.map_or("value", |_| result.outcome.kind().code());
        let code = match (problem, values.first()) {
            (Some(problem), _) => problem.code.code().to_owned(),
            (None, first) => first?.code.clone(),
        };
        Some(ImportRow {
            row: result.row,
            outcome: outcome.into(),
            code,
            params: params(problem, &values),
            user: problem.and_then(|problem| problem.who),
            raw: originals.raw(result.row),
        })
    });
    save(w, firm, &job, left_out).await
}

fn params(problem: Option<&RowProblem>, values: &[LeftOutValue]) -> String {
    let mut params = serde_json::Map::new();
    if let Some(earlier) = problem.and_then(|problem| problem.earlier) {
        params.insert("earlier".into(), earlier.into());
    }
    if let Some(text) = problem.and_then(|problem| problem.text.as_ref()) {
        params.insert("text".into(), text.as_str().into());
    }
    if !values.is_empty() {
        let value = |left: &LeftOutValue| json!({ "column": left.column, "value": left.value, "code": left.code });
        params.insert("values".into(), values.iter().map(value).collect());
    }
    Value::Object(params).to_string()
}

/// A label as the store keeps it.
fn detail(label: Label) -> String {
    let Label { what, with, count, how } = label;
    let mut detail = serde_json::Map::new();
    detail.extend(what.map(|what| ("what".into(), what.into())));
    detail.extend(with.map(|with| ("with".into(), with.into())));
    detail.extend(count.map(|count| ("count".into(), count.into())));
    detail.extend(how.map(|how| ("how".into(), how.into())));
    Value::Object(detail).to_string()
}

#[cfg(test)]
mod tests {
    use domain::command::Label;
    use serde_json::{Value, json};

    use super::detail;

    #[test]
    fn detail_has_what_the_label_has() {
        let read = |label| detail(label).parse::<Value>().ok();
        assert_eq!(read(Label::default()), Some(json!({})));
        let pair = Label {
            what: Some("Ana".into()),
            with: Some(String::new()),
            count: Some(2),
            how: None,
        };
        assert_eq!(read(pair), Some(json!({ "what": "Ana", "with": "", "count": 2 })));
        let accepted = Label {
            what: Some("Ana".into()),
            how: Some("code"),
            ..Label::default()
        };
        assert_eq!(read(accepted), Some(json!({ "what": "Ana", "how": "code" })));
    }
}
