//! Changing rows of a draft before they are imported.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::coded::Coded;
use importer::Issue;

use super::check;
use super::draft::{Choices, Stage};
use super::edits::{Edits, TEXT_MAX, accepted, record_of, replaced};
use crate::app::Engine;
use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::request::{ImportCellRequest, ImportEdit, ImportEditRequest};
use crate::view::{ImportCellTextView, ImportView};
use crate::work::blocking;

impl Engine {
    /// Changes rows of a draft and checks them again. Nothing is written.
    pub async fn import_edit(&self, request: ImportEditRequest) -> Result<ImportView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let draft = self.draft(&request.draft).await?;
        let mut slot = draft.stage.lock().await;
        let now = Arc::clone(&slot);
        let (table, edits) = {
            let now = Arc::clone(&now);
            let change = move || {
                let edits = changed(&now, request.edit)?;
                let table = Arc::new(now.table.with_typed(Arc::clone(edits.typed())));
                Ok::<_, AppError>((table, edits))
            };
            blocking(change).await??
        };
        let choices = Choices {
            edits,
            ..now.choices.clone()
        };
        let kept = Some((table, now.mapping.clone()));
        let stage = self.stage(&session, &draft.source, choices, kept).await?;
        *slot = Arc::new(stage);
        Ok(check::view(&draft, &slot))
    }
}

impl Engine {
    /// The whole text of a cell; the grid shows the beginning of a long one.
    pub async fn import_cell(&self, request: ImportCellRequest) -> Result<ImportCellTextView, AppError> {
        self.session().await?.admin().await?;
        let draft = self.draft(&request.draft).await?;
        let stage = Arc::clone(&*draft.stage.lock().await);
        let record = record_of(&stage.table, request.row).ok_or(AppError::NotFound)?;
        let text = record.cell(request.column as usize).to_owned();
        Ok(ImportCellTextView { text })
    }
}

fn changed(stage: &Stage, edit: ImportEdit) -> Result<Edits, AppError> {
    let table = &stage.table;
    let mut edits = stage.choices.edits.clone();
    match edit {
        ImportEdit::Cell { row, column, text } => {
            let column = column as usize;
            if record_of(table, row).is_none() || column >= table.columns().len() {
                return Err(AppError::NotFound);
            }
            short(&text)?;
            edits.type_in(table, [((row, column), text)]);
        }
        ImportEdit::Accept { row, column } => {
            let is_here = |issue: &&Issue| issue.row == row && issue.column == column as usize;
            let issue = stage
                .issues
                .iter()
                .filter(is_here)
                .find_map(|issue| accepted(table, issue));
            edits.type_in(table, [issue.ok_or(AppError::NotFound)?]);
        }
        ImportEdit::AcceptAll { code } => {
            let of_kind = stage.issues.iter().filter(|issue| issue.code.code() == code.0.code());
            // Of two proposals in one cell the second would be made of the first: it is offered again.
            let mut seen = BTreeSet::new();
            let texts = of_kind.filter_map(|issue| accepted(table, issue));
            let first: Vec<_> = texts.filter(|(place, _)| seen.insert(*place)).collect();
            edits.type_in(table, first);
        }
        ImportEdit::Row { row, out } => {
            if record_of(table, row).is_none() {
                return Err(AppError::NotFound);
            }
            edits.leave_out([row], out);
        }
        ImportEdit::Who { row, choice } => {
            if record_of(table, row).is_none() {
                return Err(AppError::NotFound);
            }
            edits.choose([row], choice.map(|Code(choice)| choice));
        }
        ImportEdit::LeaveOutAll { code } => edits.leave_out(check::rows_by_code(stage, code.0), true),
        ImportEdit::Replace { column, find, with } => {
            let column = column as usize;
            if column >= table.columns().len() {
                return Err(AppError::NotFound);
            }
            short(&find)?;
            short(&with)?;
            let texts = replaced(table, column, &find, &with);
            texts.iter().try_for_each(|(_, text)| short(text))?;
            edits.type_in(table, texts);
        }
        ImportEdit::Undo => edits.undo(),
        ImportEdit::Redo => edits.redo(),
    }
    Ok(edits)
}

fn short(text: &str) -> Result<(), AppError> {
    let is_short = text.len() <= TEXT_MAX || text.chars().count() <= TEXT_MAX;
    if is_short {
        Ok(())
    } else {
        Err(AppError::field("text", FieldProblem::TooLong))
    }
}
