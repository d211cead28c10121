//! Changes of status: suspended, deactivated, restored, erased.

use domain::command::{CommandKind, Deactivate, Erase, FreeEmail, Restore, Suspend, Unsuspend};
use domain::decide::{Decision, decide};
use domain::ids::UserId;

use crate::app::Engine;
use crate::error::{AppError, FieldProblem};
use crate::parse::users;
use crate::request::{ConfirmedUsersRequest, IdRequest, SuspendRequest, UsersRequest};
use crate::view::DoneView;

/// The word to type before people are deactivated or erased (domain.md 28).
const CONFIRM: &str = "CONFIRM";

impl Engine {
    /// Suspends people. Refused with the teams that would have no active staff, unless the request confirms
    /// that.
    pub async fn suspend(&self, request: SuspendRequest) -> Result<DoneView, AppError> {
        let wish = Suspend {
            users: users(&request.users)?,
            uncovering: request.uncovering,
        };
        self.submit(CommandKind::Suspend(wish)).await
    }

    /// Ends suspensions.
    pub async fn unsuspend(&self, request: UsersRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::Unsuspend(Unsuspend {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Whether people could be deactivated now: asked before the word is typed.
    ///
    /// # Errors
    /// As [`Self::deactivate`]; nothing is changed.
    pub async fn may_deactivate(&self, request: UsersRequest) -> Result<(), AppError> {
        self.may(CommandKind::Deactivate(Deactivate {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Whether people could be erased now: asked before the word is typed.
    ///
    /// # Errors
    /// As [`Self::erase`]; nothing is changed.
    pub async fn may_erase(&self, request: UsersRequest) -> Result<(), AppError> {
        self.may(CommandKind::Erase(Erase {
            users: users(&request.users)?,
        }))
        .await
    }

    async fn may(&self, wish: CommandKind) -> Result<(), AppError> {
        let session = self.session().await?;
        let command = self.command(&session, wish, Vec::new());
        let facts = session.facts(&command).await?;
        match decide(command, &facts, self.now()) {
            Decision::Refuse(refusal) => Err(AppError::Refused {
                refusal: refusal.into(),
            }),
            // The database itself can add no further refusal.
            Decision::Accept(_) | Decision::Unknown(_) => Ok(()),
        }
    }

    /// Deactivates people.
    pub async fn deactivate(&self, request: ConfirmedUsersRequest) -> Result<DoneView, AppError> {
        if request.confirm.trim() != CONFIRM {
            return Err(AppError::field("confirm", FieldProblem::Confirm));
        }
        self.submit(CommandKind::Deactivate(Deactivate {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Erases people who were never invited or are inactive, with everything about them in this file:
    /// history, audit log and rows that imports left out. It cannot be undone. Backups, copies and exported
    /// files made before keep what they contain.
    pub async fn erase(&self, request: ConfirmedUsersRequest) -> Result<DoneView, AppError> {
        if request.confirm.trim() != CONFIRM {
            return Err(AppError::field("confirm", FieldProblem::Confirm));
        }
        self.submit(CommandKind::Erase(Erase {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Restores deactivated people.
    pub async fn restore(&self, request: UsersRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::Restore(Restore {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Frees the address of an inactive person for another one.
    pub async fn free_email(&self, request: IdRequest) -> Result<DoneView, AppError> {
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        self.submit(CommandKind::FreeEmail(FreeEmail { user })).await
    }
}
