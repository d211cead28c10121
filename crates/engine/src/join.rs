//! Joining on this device, and the firm's terms.

pub(crate) mod request;
pub(crate) mod view;

use domain::command::{ChangeTerms, CommandKind, Proof, RecordAcceptance};
use domain::ids::UserId;
use domain::join::{FirmTerms, Joined, OWN_TERMS, TERMS_MAX, Terms};
use domain::username::{Username, UsernameError};
use hub_core::welcome::welcome;
use store::records::{joins, people};

use crate::app::Engine;
use crate::error::{AppError, FieldProblem};
use crate::parse::moment;
use crate::request::{ChangeTermsRequest, IdRequest, JoinRequest};
use crate::view::{DoneView, JoinView, TermsView, count, micros};

impl Engine {
    /// What a person who joins here is shown; an administrator opens it for them.
    pub async fn joining(&self, request: IdRequest) -> Result<JoinView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let person = people::people(&mut look, session.firm, &[user]).await?;
        let person = person.into_values().next().ok_or(AppError::NotFound)?;
        let shown = welcome(&mut look, session.firm, &person).await?;
        Ok(JoinView {
            firm: shown.firm,
            inviter: shown.inviter,
            given: shown.given,
            terms: shown.terms,
            terms_since: shown.terms_since.map(micros),
        })
    }

    /// A person joins: with the code of their newest mail, a username, and by accepting both terms.
    pub async fn join(&self, request: JoinRequest) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let username = username(&request.username)?;
        if !request.own_terms {
            return Err(AppError::field("terms", FieldProblem::Terms));
        }
        let joined = Joined {
            code: self.check_code(&session, user, &request.code).await?,
            username,
            terms: Terms {
                own: OWN_TERMS,
                firm: request.firm_terms.and_then(moment),
            },
        };
        let proof = Proof::Joined(Box::new(joined));
        self.submit(CommandKind::RecordAcceptance(RecordAcceptance { user, proof }))
            .await
    }

    /// The firm's terms.
    pub async fn terms(&self) -> Result<TermsView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.admin().await?;
        let terms = joins::terms(&mut look, session.firm).await?;
        Ok(TermsView {
            since: terms.as_ref().and_then(FirmTerms::version).map(micros),
            text: terms.map(|terms| terms.text).unwrap_or_default(),
            max: count(TERMS_MAX),
            can_change: me.is_active_system_administrator(),
        })
    }

    /// Changes the firm's terms.
    pub async fn change_terms(&self, request: ChangeTermsRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::ChangeTerms(ChangeTerms { text: request.text }))
            .await
    }
}

fn username(text: &str) -> Result<Username, AppError> {
    Username::parse(text).map_err(|problem| {
        let problem = match problem {
            UsernameError::Empty => FieldProblem::Empty,
            UsernameError::Email => FieldProblem::UsernameEmail,
            UsernameError::Character => FieldProblem::UsernameSigns,
            UsernameError::TooShort => FieldProblem::UsernameShort,
            UsernameError::TooLong => FieldProblem::TooLong,
            UsernameError::NoLetter => FieldProblem::UsernameLetter,
        };
        AppError::field("username", problem)
    })
}
