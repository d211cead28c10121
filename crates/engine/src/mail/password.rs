//! The password of this device's mail server, which is in the vault.

use std::sync::PoisonError;

use mailer::Security;
use serde::{Deserialize, Serialize};
use vault::firm_file::FirmFile;
use zeroize::{Zeroize as _, Zeroizing};

use super::setup::MailSetup;
use crate::app::Engine;
use crate::code::Code;
use crate::error::{AppError, FieldProblem, secret_error};
use crate::session::Session;
use crate::view::MailWay;
use crate::work::blocking;

impl Engine {
    /// The password for this server and login. One that was entered for another is not used.
    pub(super) async fn password(
        &self,
        session: &Session,
        setup: &MailSetup,
    ) -> Result<Option<Zeroizing<String>>, AppError> {
        let kept = self.kept_password(session).await?;
        Ok(kept.and_then(|kept| SignIn::password(&kept, setup)))
    }

    /// Checks that the saved password may still be used: server, port, encryption and login are the ones it
    /// was entered for. Otherwise it must be entered again.
    pub(super) async fn password_stays(&self, session: &Session, setup: &MailSetup) -> Result<(), AppError> {
        if setup.way == Some(MailWay::Folder) {
            return Ok(());
        }
        match self.kept_password(session).await? {
            Some(kept) if SignIn::password(&kept, setup).is_none() => {}
            _ => return Ok(()),
        }
        if setup.signs_in() {
            return Err(AppError::field("password", FieldProblem::Again));
        }
        self.keep_password(session, setup, &Zeroizing::default()).await
    }

    pub(super) async fn kept_password(&self, session: &Session) -> Result<Option<Zeroizing<String>>, AppError> {
        if session.sample {
            let kept = self.mail.sample_password.lock();
            return Ok(kept.unwrap_or_else(PoisonError::into_inner).clone());
        }
        let (vault, name) = (self.vault.clone(), self.vault_name(session)?);
        let kept = blocking(move || vault.mail_password(&name)).await?;
        kept.map_err(|problem| secret_error(&problem, &session.file))
    }

    /// The name of the firm's file in the vault.
    fn vault_name(&self, session: &Session) -> Result<String, AppError> {
        let file = self.profile.firm(&session.file).map_err(|e| AppError::internal(&e))?;
        Ok(file.ok_or(AppError::NotFound)?.vault_name())
    }

    pub(super) async fn keep_password(
        &self,
        session: &Session,
        setup: &MailSetup,
        password: &Zeroizing<String>,
    ) -> Result<(), AppError> {
        if session.sample {
            let password = bound(setup, password)?;
            let mut kept = self.mail.sample_password.lock().unwrap_or_else(PoisonError::into_inner);
            *kept = Some(password).filter(|password| !password.is_empty());
            return Ok(());
        }
        let file = self.profile.firm(&session.file).map_err(|e| AppError::internal(&e))?;
        self.keep_password_of(&file.ok_or(AppError::NotFound)?, setup, password)
            .await
    }

    /// Keeps the password of a firm that is not open.
    pub(super) async fn keep_password_of(
        &self,
        file: &FirmFile,
        setup: &MailSetup,
        password: &Zeroizing<String>,
    ) -> Result<(), AppError> {
        let password = bound(setup, password)?;
        let (vault, name) = (self.vault.clone(), file.vault_name());
        let kept = blocking(move || vault.keep_mail_password(&name, &password)).await?;
        kept.map_err(|problem| secret_error(&problem, &file.name))
    }
}

/// A password with what it is for; nothing for none.
fn bound(setup: &MailSetup, password: &Zeroizing<String>) -> Result<Zeroizing<String>, AppError> {
    if password.is_empty() {
        return Ok(Zeroizing::default());
    }
    SignIn::of(setup, password)
}

/// A password with the server and login it was entered for. Someone who changes the firm's file cannot have
/// the password sent to a server of their own.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SignIn {
    host: String,
    port: u16,
    security: Code<Security>,
    login: String,
    password: String,
}

impl Drop for SignIn {
    fn drop(&mut self) {
        self.password.zeroize();
    }
}

impl SignIn {
    fn of(setup: &MailSetup, password: &Zeroizing<String>) -> Result<Zeroizing<String>, AppError> {
        let bound = Self {
            host: setup.host.to_lowercase(),
            port: setup.port,
            security: setup.security,
            login: setup.login.clone(),
            password: password.to_string(),
        };
        let text = serde_json::to_string(&bound).map_err(|e| AppError::internal(&e))?;
        Ok(Zeroizing::new(text))
    }

    /// The saved password, if it is for this server and login.
    fn password(kept: &Zeroizing<String>, setup: &MailSetup) -> Option<Zeroizing<String>> {
        let mut bound: Self = serde_json::from_str(kept).ok()?;
        let entered_for = post::SignIn {
            host: &bound.host,
            port: bound.port,
            security: bound.security.0,
            login: &bound.login,
        };
        let same = entered_for.is(setup.sign_in());
        same.then(|| Zeroizing::new(std::mem::take(&mut bound.password)))
    }
}
