//! One command, from its facts to the rows it writes.

use chrono::{DateTime, Utc};
use domain::change::WriteSet;
use domain::command::{Command, CommandKind, Label};
use domain::decide::{Decision, MailKind, Refusal, decide};
use domain::facts::Extra;
use domain::ids::{FirmId, UserId};
use domain::import::Counts;
use domain::people::Status;
use serde_json::Value;
use store::commands::{CommandLine, append_command, command_by_id};
use store::port::Execute;
use store::records::{apply, next_seq};
use store::{StoreError, erase, mail, notices};

use crate::facts::gather;
use crate::imports::{self, Importing};
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

/// Judges `command` at `now` and writes what it changes, with journal and audit line. A command
/// that was done before is answered with what was done then.
pub async fn submit<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    now: DateTime<Utc>,
) -> Result<Submitted, StoreError> {
    carry_out(w, firm, command, now, None).await
}

/// As [`submit`], for an import whose file the host has at hand.
pub async fn submit_import<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    now: DateTime<Utc>,
    import: Importing<'_>,
) -> Result<Submitted, StoreError> {
    carry_out(w, firm, command, now, Some(import)).await
}

async fn carry_out<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    now: DateTime<Utc>,
    importing: Option<Importing<'_>>,
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
            if let Some(reversal) = undo::attempt(w, firm, undo, card, line.seq).await? {
                line.undoes = Some(reversal.target.id);
                line.detail = reversal.detail;
                undone_mails = Some((reversal.cause, reversal.again, reversal.kept));
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
        if let Some(importing) = &importing {
            (importing.progress)(done, total);
        }
    })
    .await?;
    append_command(w, firm, &line).await?;
    if !accepted.erased.is_empty() {
        // Boxed, because it is rare and would enlarge the future of every command.
        Box::pin(erase::erase(w, firm, line.seq, &accepted.erased)).await?;
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
        Some((cause, true, _)) => {
            mail::reinstate(w, firm, cause).await?;
            notices::reinstate(w, firm, cause).await?;
        }
        Some((cause, false, kept)) => {
            mail::withdraw(w, firm, cause).await?;
            mail::reinstate_of(w, firm, cause, &kept.users).await?;
            notices::withdraw(w, firm, cause).await?;
        }
        None => {}
    }
    let mut counts = None;
    if let (Some(report), Some((file_name, options))) = (&accepted.import, import) {
        counts = Some(report.counts());
        let invited = accepted.writes.invitations.inserted.len();
        let source = importing.as_ref().map(|importing| importing.source);
        imports::keep(w, firm, &line, file_name, (options, invited), report, source).await?;
    }
    Ok(Submitted::Done(Done {
        seq: line.seq,
        duplicate: false,
        counts,
        writes: accepted.writes,
        erased: accepted.erased,
    }))
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
