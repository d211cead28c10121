//! Inviting people, and recording their answers.

mod brief;
pub(crate) mod request;
pub(crate) mod view;

use domain::command::{CommandKind, Invite, Proof, RecordAcceptance, RecordBounce, RecordDecline, Resend, Revoke};
use domain::ids::UserId;
use domain::invitation::{Invitation, InvitationType};
use domain::invitation_code::{CodeHash, InvitationCode};
use hub_core::mail::{self, Guess};
use store::port::{Execute, Store};
use store::records::{firm_settings, joins, people};

use self::brief::brief;
use crate::app::Engine;
use crate::error::{AppError, FieldProblem};
use crate::parse::users;
use crate::request::{AcceptanceRequest, BounceRequest, IdRequest, InviteRequest, ResendRequest, UsersRequest};
use crate::session::Session;
use crate::view::{DoneView, InvitationView, joined_view, mailed, micros};

/// Mails shown for a person.
const SHOWN: u32 = 10;

impl Engine {
    /// Invites people who were sent no invitation yet.
    pub async fn invite(&self, request: InviteRequest) -> Result<DoneView, AppError> {
        self.mail_is_set_up().await?;
        let wish = Invite {
            users: users(&request.users)?,
            message: request.message,
        };
        self.submit(CommandKind::Invite(wish)).await
    }

    /// Sends people's invitations again.
    pub async fn resend(&self, request: ResendRequest) -> Result<DoneView, AppError> {
        self.mail_is_set_up().await?;
        let wish = Resend {
            users: users(&request.users)?,
            message: request.message,
        };
        self.submit(CommandKind::Resend(wish)).await
    }

    /// Revokes invitations.
    pub async fn revoke(&self, request: UsersRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::Revoke(Revoke {
            users: users(&request.users)?,
        }))
        .await
    }

    /// Records that a person has accepted, by the code of their newest mail or in person.
    pub async fn record_acceptance(&self, request: AcceptanceRequest) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let proof = match request.code {
            None => Proof::InPerson,
            Some(typed) => Proof::Code(self.check_code(&session, user, &typed).await?),
        };
        self.submit(CommandKind::RecordAcceptance(RecordAcceptance { user, proof }))
            .await
    }

    /// Reads a typed code and compares it with the one in the person's newest mail.
    pub(super) async fn check_code(&self, session: &Session, user: UserId, typed: &str) -> Result<CodeHash, AppError> {
        let code = InvitationCode::read(typed).ok_or_else(|| AppError::field("code", FieldProblem::Code))?;
        let _turn = session.writing.lock().await;
        let mut write = session.store.write().await?;
        let guess = mail::guess(&mut write, session.firm, user, code, self.now()).await;
        let guess = guess?;
        // A wrong guess is counted, whatever happens next.
        write.commit().await?;
        match guess {
            Guess::Right(hash) => Ok(hash),
            Guess::Wrong { left } => Err(AppError::WrongCode { left }),
            Guess::NoCode => Err(AppError::WrongCode { left: mail::GUESSES }),
            Guess::Locked { until } => Err(AppError::CodeLocked { until: micros(until) }),
        }
    }

    /// Records that a person declined.
    pub async fn record_decline(&self, request: IdRequest) -> Result<DoneView, AppError> {
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        self.submit(CommandKind::RecordDecline(RecordDecline { user })).await
    }

    /// Records that a person's mail bounced.
    pub async fn record_bounce(&self, request: BounceRequest) -> Result<DoneView, AppError> {
        let wish = RecordBounce {
            user: UserId::parse(&request.id).ok_or(AppError::NotFound)?,
            reason: request.reason,
        };
        self.submit(CommandKind::RecordBounce(wish)).await
    }

    /// Everything about a person's invitation; administrators only.
    pub async fn invitation(&self, request: IdRequest) -> Result<InvitationView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let firm = session.firm;
        let at_hub = self.mails_at_hub(&session, user).await;
        let mut look = session.look().await?;
        let zone = look.firm().await?.time_zone;
        let person = people::people(&mut look, firm, &[user]).await?;
        let person = person.into_values().next().ok_or(AppError::NotFound)?;
        let settings = firm_settings(&mut look, firm).await?;
        let settings = settings.unwrap_or_default();
        let (mails, mails_problem) = match at_hub {
            Some(Ok(mails)) => (mails, None),
            Some(Err(problem)) => (Vec::new(), Some(problem)),
            None => {
                let mails = store::mail::mails_to(&mut look, firm, user, SHOWN).await?;
                (mails.into_iter().map(mailed).collect(), None)
            }
        };
        let joined = joins::joining(&mut look, firm, user).await?;
        let terms = joins::terms(&mut look, firm).await?;
        let record = person.invitation.as_ref();
        let by = record.map(|record| record.by);
        let by = people::cards(&mut look, firm, by.as_slice()).await?;
        let rule = settings.rule(person.card.kind);
        let next_kind = rule.invitation(person.private.phone.is_some());
        Ok(InvitationView {
            brief: record.and_then(|record| brief(record, settings.reminders, self.now(), zone)),
            email: person.private.email.map(|e| e.as_str().to_owned()).unwrap_or_default(),
            two_step: record.map_or(next_kind, |record| Some(record.kind)) == Some(InvitationType::TwoStep),
            message: record.map(|record| record.message.clone()).unwrap_or_default(),
            by: by.into_values().next().map(|card| card.name.full()).unwrap_or_default(),
            reason: match record.map(|record| &record.state) {
                Some(Invitation::Bounced { reason, .. }) => reason.clone(),
                _ => String::new(),
            },
            mails,
            mails_problem,
            reminders: settings.reminders,
            joined: joined.map(|joined| joined_view(&joined, terms.as_ref())),
        })
    }
}
