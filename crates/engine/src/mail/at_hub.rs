//! The mail of an attached firm: its hub sends it, and knows how.

use std::sync::Arc;

use domain::coded::Coded as _;
use domain::ids::UserId;
use hub_client::ClientError;
use mailer::{Language, ProblemKind, Security};
use protocol::enrol::Trouble;
use protocol::mail::{Change, Failure, Mailed, Server, Tried, Try};
use store::mail_server::MailServer;
use store::port::Execute;
use vault::firm_file::FirmFile;

use super::setup::MailSetup;
use crate::app::Engine;
use crate::authority::remote::{Remote, hub_error};
use crate::error::{AppError, FieldProblem, HubProblem};
use crate::session::Session;
use crate::view::{HubState, MailProblemView, MailStatusView, MailWay, MailedView, count, raw_micros};

/// A hub, and the firm that it is asked about.
pub(crate) struct AtHub<'s> {
    remote: &'s Remote,
    session: &'s Session,
}

impl Session {
    /// The hub that sends this firm's mails, if one does.
    pub(crate) fn mail_at_hub(&self) -> Option<AtHub<'_>> {
        let remote: &Arc<Remote> = self.hub()?;
        Some(AtHub { remote, session: self })
    }
}

impl AtHub<'_> {
    fn token(&self) -> &str {
        &self.remote.membership.token
    }

    /// How the hub sends, and whether it has a password.
    pub(super) async fn setup(&self) -> Result<(Option<MailSetup>, bool), AppError> {
        let asked = self.remote.client.mail(self.session.firm.0, self.token()).await;
        let told = asked.map_err(refused)?;
        let setup = told.server.map(setup).transpose()?;
        Ok((setup, told.has_password))
    }

    /// The setting of a file that has what the hub knows of its mail, without the password.
    pub(crate) async fn setting(&self) -> Result<Option<(&'static str, String)>, AppError> {
        match self.setup().await? {
            (Some(setup), _) => setup.setting().map(Some),
            (None, _) => Ok(None),
        }
    }

    /// Changes how the hub sends.
    pub(super) async fn change(&self, change: &Change) -> Result<(), AppError> {
        let client = &self.remote.client;
        let changed = client.change_mail(self.session.firm.0, self.token(), change).await;
        changed.map(drop).map_err(refused)
    }

    /// Has the hub send a test mail, with its own setup or with this one; the server's answer.
    pub(super) async fn test(&self, with: Option<Change>) -> Result<String, AppError> {
        let client = &self.remote.client;
        let tried = client.try_mail(self.session.firm.0, self.token(), &Try { with }).await;
        match tried.map_err(refused)? {
            Tried::Sent(answer) => Ok(answer),
            Tried::NotSetUp => Err(AppError::MailNotSetUp),
            Tried::Not(failure) => Err(AppError::Mail {
                problem: problem(failure)?,
            }),
        }
    }

    /// Mails that wait at the hub.
    pub(super) async fn status(&self) -> Result<MailStatusView, AppError> {
        let client = &self.remote.client;
        let told = client.mail_status(self.session.firm.0, self.token()).await;
        let told = told.map_err(refused)?;
        Ok(MailStatusView {
            set_up: told.set_up,
            waiting: count(told.waiting),
            problem: told.problem.map(problem).transpose()?,
        })
    }
}

impl Engine {
    /// The last mails to a person, from the hub of an attached firm; nothing of a firm that has none. If the hub
    /// was away just now, it is not asked: whoever looks at a person does not wait for it.
    pub(crate) async fn mails_at_hub(
        &self,
        session: &Session,
        user: UserId,
    ) -> Option<Result<Vec<MailedView>, HubProblem>> {
        let remote = session.hub()?;
        if remote.state() == Some(HubState::Offline) {
            return Some(Err(HubProblem::Offline));
        }
        let client = &remote.client;
        let told = client.mails_to(session.firm.0, &remote.membership.token, user.0).await;
        let told = told
            .map_err(refused)
            .and_then(|mails| mails.into_iter().map(mailed).collect());
        Some(told.map_err(|error| match error {
            AppError::Hub { problem } => problem,
            _ => HubProblem::Broken,
        }))
    }

    /// How this firm's mails are sent, with the password, for the hub that it moves to. What cannot be read stays
    /// behind: the firm moves nevertheless.
    pub(crate) async fn mail_to_bring(&self, session: &Session) -> Option<Change> {
        let setup = self.mail_setup_of(&mut session.look().await.ok()?).await.ok()??;
        let password = match self.password(session, &setup).await {
            Ok(password) => password,
            Err(cause) => {
                tracing::warn!(%cause, "the mail password stays behind");
                return None;
            }
        };
        setup.change(password.map(|password| password.to_string())).ok()
    }

    /// Sets mail up in the file of a firm that comes back from a hub, as it was there. A password that cannot be
    /// kept has to be entered again.
    pub(crate) async fn take_mail_back(
        &self,
        w: &mut impl Execute,
        file: &FirmFile,
        kept: MailServer,
    ) -> Result<(), AppError> {
        let password = kept.password.clone();
        let setup = setup_of(kept)?;
        setup.write(w).await?;
        if let Some(password) = password
            && let Err(cause) = self.keep_password_of(file, &setup, &password).await
        {
            tracing::warn!(%cause, "the mail password stays behind");
        }
        Ok(())
    }

    /// Tells the hub of the open firm how its mails are sent. If that fails, mail has to be set up there.
    pub(crate) async fn bring_mail(&self, change: &Change) {
        let Ok(session) = self.session().await else { return };
        if let Some(hub) = session.mail_at_hub()
            && let Err(cause) = hub.change(change).await
        {
            tracing::warn!(%cause, "the hub was not told how mails are sent");
        }
    }
}

impl MailSetup {
    /// As a hub is told it. It sends through a server only.
    pub(super) fn change(&self, password: Option<String>) -> Result<Change, AppError> {
        if self.way == Some(MailWay::Folder) {
            return Err(AppError::field("folder", FieldProblem::NotOnHub));
        }
        let server = self.server()?;
        Ok(Change {
            server: Server {
                port: server.port.into(),
                security: server.security.code().to_owned(),
                login: server.login,
                from: server.from.as_str().to_owned(),
                from_name: server.from_name,
                language: server.language.code().to_owned(),
                per_minute: server.per_minute,
                host: server.host,
            },
            password,
        })
    }
}

fn broken() -> AppError {
    AppError::hub(HubProblem::Broken)
}

fn refused(error: ClientError) -> AppError {
    match error {
        ClientError::Problem(problem) if problem.code == Trouble::Password => {
            AppError::field("password", FieldProblem::Again)
        }
        other => hub_error(other),
    }
}

fn setup(server: Server) -> Result<MailSetup, AppError> {
    Ok(MailSetup {
        way: Some(MailWay::Smtp),
        host: server.host,
        port: u16::try_from(server.port).map_err(|_| broken())?,
        security: Security::parse(&server.security).ok_or_else(broken)?.into(),
        login: server.login,
        from: server.from,
        from_name: server.from_name,
        language: Language::parse(&server.language).ok_or_else(broken)?.into(),
        per_minute: server.per_minute,
        folder: String::new(),
    })
}

/// As the file of a hub has it.
fn setup_of(kept: MailServer) -> Result<MailSetup, AppError> {
    setup(Server {
        host: kept.host,
        port: kept.port.into(),
        security: kept.security,
        login: kept.login,
        from: kept.sender,
        from_name: kept.sender_name,
        language: kept.language,
        per_minute: kept.per_minute,
    })
}

fn problem(failure: Failure) -> Result<MailProblemView, AppError> {
    Ok(MailProblemView {
        kind: ProblemKind::parse(&failure.kind).ok_or_else(broken)?.into(),
        answer: failure.answer,
    })
}

fn mailed(mail: Mailed) -> Result<MailedView, AppError> {
    let kind = domain::decide::MailKind::parse(&mail.kind).ok_or_else(broken)?;
    let state = store::mail::MailState::parse(&mail.state).ok_or_else(broken)?;
    Ok(MailedView {
        kind: kind.into(),
        state: state.into(),
        at: raw_micros(mail.claimed.unwrap_or(mail.due).max(mail.due)),
        tries: mail.tries,
        note: mail.note,
    })
}
