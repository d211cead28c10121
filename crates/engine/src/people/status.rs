//! Where people stand: locked out, gone, back again.

use domain::command::{CommandKind, Deactivate, Erase, FreeEmail, Restore, Suspend, Unsuspend};
use domain::decide::{Decision, decide};
use domain::ids::UserId;

use crate::app::Engine;
use crate::error::{AppError, FieldProblem};
use crate::parse::users;
use crate::request::{ConfirmedUsersRequest, IdRequest, SuspendRequest, UsersRequest};
use crate::view::DoneView;

/// The word that is typed before people are let go or erased (domain.md 28).
const CONFIRM: &str = "CONFIRM";

impl Engine {
    /// Locks people out for a while. Refused with the teams that have nobody active meanwhile, until
    /// the request says that the reader knows.
    pub async fn suspend(&self, request: SuspendRequest) -> Result<DoneView, AppError> {
        let wish = Suspend {
            users: users(&request.users)?,
            uncovering: request.uncovering,
        };
        self.submit(CommandKind::Suspend(wish)).await
    }

    /// Lets suspended people in again.
    pub async fn unsuspend(&self, request: UsersRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::Unsuspend(Unsuspend {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Whether people could be let go as things are: asked before somebody types the word.
    ///
    /// # Errors
    /// As [`Self::deactivate`]; nothing is changed in any case.
    pub async fn may_deactivate(&self, request: UsersRequest) -> Result<(), AppError> {
        self.may(CommandKind::Deactivate(Deactivate {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Whether people could be erased as things are: asked before somebody types the word.
    ///
    /// # Errors
    /// As [`Self::erase`]; nothing is changed in any case.
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
            // Nothing about it is left for the database to settle.
            Decision::Accept(_) | Decision::Unknown(_) => Ok(()),
        }
    }

    /// Lets people go.
    pub async fn deactivate(&self, request: ConfirmedUsersRequest) -> Result<DoneView, AppError> {
        if request.confirm.trim() != CONFIRM {
            return Err(AppError::field("confirm", FieldProblem::Confirm));
        }
        self.submit(CommandKind::Deactivate(Deactivate {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Removes people for good who were never invited or have left, with everything that tells of
    /// them in this file: history, audit and what imports left out. It cannot be undone. Backups,
    /// copies and files that were exported before keep what they have.
    pub async fn erase(&self, request: ConfirmedUsersRequest) -> Result<DoneView, AppError> {
        if request.confirm.trim() != CONFIRM {
            return Err(AppError::field("confirm", FieldProblem::Confirm));
        }
        self.submit(CommandKind::Erase(Erase {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Takes people back.
    pub async fn restore(&self, request: UsersRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::Restore(Restore {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Frees the address of somebody who has left, for somebody else.
    pub async fn free_email(&self, request: IdRequest) -> Result<DoneView, AppError> {
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        self.submit(CommandKind::FreeEmail(FreeEmail { user })).await
    }
}
