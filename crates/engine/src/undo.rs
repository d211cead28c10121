//! Undo and redo of the signed-in user's last commands, one by one.

pub(crate) mod request;
pub(crate) mod view;

use std::collections::BTreeSet;

use domain::command::{CommandKind, UndoCommand};
use domain::ids::CommandId;
use domain::verb::Verb;
use store::commands::{CommandLine, last_commands};
use store::journal::touched::touched;

use crate::app::Engine;
use crate::error::{AppError, RefusalView};
use crate::look::Look;
use crate::request::UndoRequest;
use crate::session::Session;
use crate::view::{DoneView, UndoEntry, UndoView, what, with};

/// How many commands undo looks back.
const DEPTH: u32 = 200;

/// The next command to undo, and the next to redo.
#[derive(Debug, Default)]
struct Stack {
    undo: Option<CommandLine>,
    redo: Option<CommandLine>,
}

impl Engine {
    /// What undo and redo would do now.
    pub async fn undo_state(&self, request: UndoRequest) -> Result<UndoView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let lines = lines(&mut look).await?;
        let stack = stack(&lines, &past(&request));
        let undo = match stack.undo {
            Some(line) => Some(UndoEntry {
                person: invited(&mut look, &line, &lines).await?,
                ..entry(&line, &lines)
            }),
            None => None,
        };
        Ok(UndoView {
            undo,
            redo: stack.redo.map(|line| entry(&line, &lines)),
        })
    }

    /// Undoes the last command that the request does not skip; the answer names it as `redo`.
    pub async fn undo(&self, request: UndoRequest) -> Result<UndoView, AppError> {
        let session = self.session().await?;
        let stack = stack(&lines(&mut session.look().await?).await?, &past(&request));
        self.reverse(stack.undo.ok_or_else(nothing)?.id).await?;
        self.undo_state(request).await
    }

    /// Redoes the command that was undone last.
    pub async fn redo(&self, request: UndoRequest) -> Result<UndoView, AppError> {
        let session = self.session().await?;
        let stack = stack(&lines(&mut session.look().await?).await?, &past(&request));
        self.reverse(stack.redo.ok_or_else(nothing)?.id).await?;
        self.undo_state(request).await
    }

    /// Undoes one command.
    pub(crate) async fn reverse(&self, target: CommandId) -> Result<DoneView, AppError> {
        self.submit(CommandKind::UndoCommand(UndoCommand::of(target))).await
    }
}

const fn nothing() -> AppError {
    AppError::Refused {
        refusal: RefusalView::NothingToUndo,
    }
}

/// Commands that were tried and cannot be undone.
fn past(request: &UndoRequest) -> BTreeSet<CommandId> {
    request.past.iter().filter_map(|id| CommandId::parse(id)).collect()
}

/// The person a command invited, if it was one: their page shows what to do when the mail has left.
async fn invited(look: &mut Look<'_>, line: &CommandLine, lines: &[CommandLine]) -> Result<Option<String>, AppError> {
    if !matches!(
        entry(line, lines).verb.0,
        Verb::Invite | Verb::Resend | Verb::AddClient | Verb::AddStaff | Verb::EditProfile
    ) {
        return Ok(None);
    }
    let firm = look.session.firm;
    let users = touched(look, firm, line.seq - 1, Some(line.seq)).await?.users;
    Ok(users.first().filter(|_| users.len() == 1).map(ToString::to_string))
}

async fn lines(look: &mut Look<'_>) -> Result<Vec<CommandLine>, AppError> {
    let Session { firm, user, .. } = look.session;
    Ok(last_commands(look, *firm, *user, DEPTH).await?)
}

/// An undo of an undo redoes the first command, so doing and undoing alternate along such a chain. Undo
/// takes the latest line in force that does something. Redo takes the latest line in force that undoes
/// something, unless a new command followed. Commands that cannot be undone are skipped, and so are those
/// the reader was already told about (`past`).
fn stack(lines: &[CommandLine], past: &BTreeSet<CommandId>) -> Stack {
    let mut stack = Stack::default();
    let mut fresh = false;
    for line in lines.iter().filter(|line| !line.verb.is_irreversible()) {
        let stands = line.undone_by.is_none();
        if does(line, lines) {
            if stands && stack.undo.is_none() && !past.contains(&line.id) {
                stack.undo = Some(line.clone());
            }
            fresh |= line.undoes.is_none();
        } else if stands && !fresh && stack.redo.is_none() {
            stack.redo = Some(line.clone());
        }
    }
    stack
}

/// Whether a line does something, rather than undoing something.
fn does(line: &CommandLine, lines: &[CommandLine]) -> bool {
    let mut does = true;
    let mut under = line.undoes;
    while let Some(id) = under {
        does = !does;
        under = lines.iter().find(|l| l.id == id).and_then(|l| l.undoes);
    }
    does
}

fn entry(line: &CommandLine, lines: &[CommandLine]) -> UndoEntry {
    let mut root = line;
    while let Some(under) = root.undoes.and_then(|id| lines.iter().find(|l| l.id == id)) {
        root = under;
    }
    UndoEntry {
        command: line.id.to_string(),
        verb: root.verb.into(),
        what: what(&line.detail),
        with: with(&root.detail),
        person: None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::ids::{CommandId, UserId};
    use domain::verb::Verb;
    use store::commands::CommandLine;
    use uuid::Uuid;

    use super::stack;

    /// Lines by number, the earliest first: `(number, undoes, undone by)`; 0 means none. Lines from the
    /// tenth on are saved files.
    fn check(lines: &[(u128, u128, u128)], undo: u128, redo: u128) {
        check_past(lines, &[], undo, redo);
    }

    fn check_past(lines: &[(u128, u128, u128)], past: &[u128], undo: u128, redo: u128) {
        let id = |n: u128| (n > 0).then(|| CommandId(Uuid::from_u128(n)));
        let line = |(seq, (n, undoes, by)): (i64, &(u128, u128, u128))| CommandLine {
            seq,
            id: CommandId(Uuid::from_u128(*n)),
            actor: UserId(Uuid::nil()),
            at: DateTime::UNIX_EPOCH,
            verb: if *n < 10 { Verb::EditTeam } else { Verb::ExportPeople },
            detail: "{}".into(),
            undoes: id(*undoes),
            undone_by: id(*by),
        };
        let mut lines: Vec<_> = (0..).zip(lines).map(line).collect();
        lines.reverse();
        let past = past.iter().filter_map(|n| id(*n)).collect();
        let found = stack(&lines, &past);
        assert_eq!(
            (found.undo.map(|l| l.id), found.redo.map(|l| l.id)),
            (id(undo), id(redo))
        );
    }

    #[test]
    fn last_in_first_out() {
        check(&[], 0, 0);
        check(&[(1, 0, 0), (2, 0, 0)], 2, 0);
        check(&[(1, 0, 0), (2, 0, 3), (3, 2, 0)], 1, 3);
        check(&[(1, 0, 4), (2, 0, 3), (3, 2, 0), (4, 1, 0)], 0, 4);
        // Redone: undo takes the redo, redo takes the earlier undo.
        check(&[(1, 0, 0), (2, 0, 3), (3, 2, 0), (4, 1, 5), (5, 4, 0)], 5, 3);
        // A new command ends the redo list.
        check(&[(1, 0, 0), (2, 0, 3), (3, 2, 0), (4, 0, 0)], 4, 0);
        // A saved file can neither be undone nor does it end the redo list.
        check(&[(1, 0, 0), (10, 0, 0)], 1, 0);
        check(&[(1, 0, 0), (2, 0, 3), (3, 2, 0), (10, 0, 0)], 1, 3);
    }

    #[test]
    fn commands_that_cannot_be_undone_are_skipped_once_told() {
        let lines = [(1, 0, 0), (2, 0, 0), (3, 0, 0)];
        check_past(&lines, &[], 3, 0);
        check_past(&lines, &[3], 2, 0);
        check_past(&lines, &[3, 2], 1, 0);
        check_past(&lines, &[3, 2, 1], 0, 0);
        // It is still in force, so what was undone before it is not redone on top of it.
        check_past(&[(1, 0, 2), (2, 1, 0), (3, 0, 0)], &[3], 0, 0);
    }
}
