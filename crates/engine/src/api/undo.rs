//! Undo and redo: the last commands of the person at the keyboard, one by one.

use domain::command::CommandKind;
use domain::decide::undo::is_for_good;
use domain::ids::CommandId;
use store::commands::{CommandLine, last_commands};
use store::port::Store;

use crate::app::Engine;
use crate::convert::what;
use crate::error::{AppError, RefusalView};
use crate::session::{Session, error};
use crate::view::{UndoEntry, UndoView};

/// Commands looked back on.
const DEPTH: u32 = 200;

/// What would be undone and what done again.
#[derive(Debug, Default)]
struct Stack {
    undo: Option<CommandLine>,
    redo: Option<CommandLine>,
}

impl Engine {
    /// What undo and redo would do now.
    pub async fn undo_state(&self) -> Result<UndoView, AppError> {
        let session = self.session().await?;
        let lines = lines(&session).await?;
        let stack = stack(&lines);
        Ok(UndoView {
            undo: stack.undo.map(|line| entry(&line, &lines)),
            redo: stack.redo.map(|line| entry(&line, &lines)),
        })
    }

    /// Takes the last command back; answers with what was undone as `redo`.
    pub async fn undo(&self) -> Result<UndoView, AppError> {
        let session = self.session().await?;
        let target = stack(&lines(&session).await?).undo.ok_or_else(nothing)?;
        self.reverse(target.id).await?;
        self.undo_state().await
    }

    /// Does the last undone command again.
    pub async fn redo(&self) -> Result<UndoView, AppError> {
        let session = self.session().await?;
        let target = stack(&lines(&session).await?).redo.ok_or_else(nothing)?;
        self.reverse(target.id).await?;
        self.undo_state().await
    }

    /// Takes one command back.
    pub(crate) async fn reverse(&self, target: CommandId) -> Result<CommandId, AppError> {
        let (id, _) = self.wish(CommandKind::UndoCommand(target), Vec::new()).await?;
        Ok(id)
    }
}

const fn nothing() -> AppError {
    AppError::Refused {
        refusal: RefusalView::NothingToUndo,
    }
}

async fn lines(session: &Session) -> Result<Vec<CommandLine>, AppError> {
    let mut read = session.store.read().await.map_err(error)?;
    last_commands(&mut read, session.firm, session.user, DEPTH)
        .await
        .map_err(error)
}

/// An undo of an undo does again what the first command did: along such a chain, doing and
/// undoing alternate. The latest standing line that does is what undo takes; the latest standing
/// line that undoes is what redo takes, unless something new was done after it. What nobody can take
/// back is stepped over.
fn stack(lines: &[CommandLine]) -> Stack {
    let mut stack = Stack::default();
    let mut fresh = false;
    for line in lines.iter().filter(|line| !is_for_good(&line.verb)) {
        let stands = line.undone_by.is_none();
        if does(line, lines) {
            if stands && stack.undo.is_none() {
                stack.undo = Some(line.clone());
            }
            fresh |= line.undoes.is_none();
        } else if stands && !fresh && stack.redo.is_none() {
            stack.redo = Some(line.clone());
        }
    }
    stack
}

/// Whether a line does something, rather than taking something back.
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
        verb: root.verb.clone(),
        what: what(&line.detail),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::ids::{CommandId, UserId};
    use store::commands::CommandLine;
    use uuid::Uuid;

    use super::stack;

    /// Lines by number, the earliest first: `(number, undoes, undone by)`; 0 is nothing. The tenth and
    /// those after it are files that left the firm.
    fn check(lines: &[(u128, u128, u128)], undo: u128, redo: u128) {
        let id = |n: u128| (n > 0).then(|| CommandId(Uuid::from_u128(n)));
        let line = |(seq, (n, undoes, by)): (i64, &(u128, u128, u128))| CommandLine {
            seq,
            id: CommandId(Uuid::from_u128(*n)),
            actor: UserId(Uuid::nil()),
            at: DateTime::UNIX_EPOCH,
            verb: if *n < 10 { "editTeam" } else { "exportPeople" }.into(),
            detail: "{}".into(),
            undoes: id(*undoes),
            undone_by: id(*by),
        };
        let mut lines: Vec<_> = (0..).zip(lines).map(line).collect();
        lines.reverse();
        let found = stack(&lines);
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
        // Redone: the redo is what would be undone, the earlier undo what would be redone.
        check(&[(1, 0, 0), (2, 0, 3), (3, 2, 0), (4, 1, 5), (5, 4, 0)], 5, 3);
        // Something new ends the redo list.
        check(&[(1, 0, 0), (2, 0, 3), (3, 2, 0), (4, 0, 0)], 4, 0);
        // A file that left neither is undone nor ends the redo list.
        check(&[(1, 0, 0), (10, 0, 0)], 1, 0);
        check(&[(1, 0, 0), (2, 0, 3), (3, 2, 0), (10, 0, 0)], 1, 3);
    }
}
