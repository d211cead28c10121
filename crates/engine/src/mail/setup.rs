//! How this device sends mail. The password is in the vault, the rest in the firm's file.

use std::path::PathBuf;
use std::sync::Arc;

use domain::command::Export;
use mailer::{Language, Security, Transport};
use post::{Entered, PER_MINUTE, Server, Way, Writing, WrongField};
use serde::{Deserialize, Deserializer, Serialize};
use store::port::{Execute, Query, Store};
use store::settings;
use zeroize::Zeroizing;

use crate::app::Engine;
use crate::chosen::Purpose;
use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::files::{MAX_TEXT, open};
use crate::look::Look;
use crate::request::MailSetupRequest;
use crate::session::Session;
use crate::view::{MailSetupView, MailWay};

/// Setting of the firm's file.
const SETTING: &str = "mail";

/// How mail is sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct MailSetup {
    pub(super) way: Option<MailWay>,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Code<Security>,
    pub(super) login: String,
    pub(super) from: String,
    pub(super) from_name: String,
    #[serde(deserialize_with = "by_tag")]
    pub(super) language: Code<Language>,
    pub(super) per_minute: u32,
    pub(super) folder: String,
}

/// A language by its tag: files of earlier versions may contain `de-CH`.
fn by_tag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Code<Language>, D::Error> {
    let tag = String::deserialize(deserializer)?;
    Ok(Language::named(&tag).unwrap_or(Language::En).into())
}

/// Default values of the form.
impl Default for MailSetup {
    fn default() -> Self {
        Self {
            way: None,
            host: String::new(),
            port: 587,
            security: Security::StartTls.into(),
            login: String::new(),
            from: String::new(),
            from_name: String::new(),
            language: Language::En.into(),
            per_minute: PER_MINUTE,
            folder: String::new(),
        }
    }
}

impl MailSetup {
    /// Reads a form, and names the first field that is wrong.
    fn read(request: &MailSetupRequest, folder: String) -> Result<Self, AppError> {
        let entered = Entered {
            host: &request.host,
            port: request.port,
            security: request.security.0,
            login: &request.login,
            from: &request.from,
            from_name: &request.from_name,
            language: request.language.0,
            per_minute: request.per_minute,
        };
        let server = match request.way {
            MailWay::Smtp => entered.server(),
            MailWay::Folder if folder.is_empty() => return Err(AppError::field("folder", FieldProblem::Empty)),
            MailWay::Folder => entered.unconnected(),
        };
        Ok(Self {
            folder,
            ..Self::of(request.way, server.map_err(wrong)?)
        })
    }

    fn of(way: MailWay, server: Server) -> Self {
        Self {
            way: Some(way),
            host: server.host,
            port: server.port,
            security: server.security.into(),
            login: server.login,
            from: server.from.as_str().to_owned(),
            from_name: server.from_name,
            language: server.language.into(),
            per_minute: server.per_minute,
            folder: String::new(),
        }
    }

    /// Keeps it in the firm's file.
    pub(super) async fn write(&self, w: &mut impl Execute) -> Result<(), AppError> {
        let (name, text) = self.setting()?;
        settings::set(w, name, &text).await.map_err(AppError::from)
    }

    /// As it is kept in the firm's file: name and value.
    pub(super) fn setting(&self) -> Result<(&'static str, String), AppError> {
        let text = serde_json::to_string(self).map_err(|e| AppError::internal(&e))?;
        Ok((SETTING, text))
    }

    /// Whether a password is needed.
    pub(super) fn signs_in(&self) -> bool {
        self.way == Some(MailWay::Smtp) && !self.login.is_empty()
    }

    pub(crate) fn language(&self) -> Language {
        self.language.0
    }

    /// What its password is for.
    pub(super) fn sign_in(&self) -> post::SignIn<'_> {
        post::SignIn {
            host: &self.host,
            port: self.port,
            security: self.security.0,
            login: &self.login,
        }
    }

    /// The server and sender.
    pub(super) fn server(&self) -> Result<Server, AppError> {
        let entered = Entered {
            host: &self.host,
            port: self.port.into(),
            security: self.security.0,
            login: &self.login,
            from: &self.from,
            from_name: &self.from_name,
            language: self.language.0,
            per_minute: self.per_minute,
        };
        entered.unconnected().map_err(|_| AppError::MailNotSetUp)
    }

    /// How mails leave, with this password if one is needed.
    fn way(&self, password: Option<Zeroizing<String>>) -> Result<Way, AppError> {
        let server = self.server()?;
        Ok(match self.way {
            Some(MailWay::Folder) => server.by(Transport::File(PathBuf::from(&self.folder))),
            Some(MailWay::Smtp) | None => server.way(password, trusted()),
        })
    }
}

fn wrong(field: WrongField) -> AppError {
    match field {
        WrongField::NoHost => AppError::field("host", FieldProblem::Empty),
        WrongField::InTheOpen => AppError::field("security", FieldProblem::InTheOpen),
        WrongField::From => AppError::field("from", FieldProblem::Email),
        WrongField::Port => AppError::field("port", FieldProblem::Port),
    }
}

/// The values of the form if mail was never set up.
async fn first_setup(look: &mut Look<'_>) -> Result<MailSetup, AppError> {
    let from_name = look.firm().await?.name;
    let user = look.session.user;
    let mut found = store::records::people::people(look, look.session.firm, &[user]).await?;
    let me = found.remove(&user);
    let email = me.and_then(|me| me.private.email);
    let language = crate::collate::device_language().unwrap_or_default();
    let language = language.split('-').next().and_then(Language::named);
    Ok(MailSetup {
        login: email.as_ref().map(|e| e.as_str().to_owned()).unwrap_or_default(),
        from: email.map(|e| e.as_str().to_owned()).unwrap_or_default(),
        from_name,
        language: language.unwrap_or(Language::En).into(),
        ..MailSetup::default()
    })
}

/// A root certificate beside the system's own, in DER, from the file that this variable names: for a firm's
/// own certificate authority, unknown to the system.
fn trusted() -> Vec<Vec<u8>> {
    use std::io::Read as _;
    let path = std::env::var_os("COVERBOOK_MAIL_ROOT").map(PathBuf::from);
    let read = path.map(|path| {
        let mut der = Vec::new();
        let opened = open(&path)?;
        opened.take(MAX_TEXT).read_to_end(&mut der).map(|_| der)
    });
    match read {
        None => Vec::new(),
        Some(Ok(der)) => vec![der],
        Some(Err(cause)) => {
            tracing::warn!(%cause, "the certificate named by COVERBOOK_MAIL_ROOT");
            Vec::new()
        }
    }
}

impl Engine {
    /// The mail setup as the form shows it, with sensible defaults if there is none yet.
    pub async fn mail_setup(&self) -> Result<MailSetupView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let at_hub = match session.mail_at_hub() {
            Some(hub) => Some(hub.setup().await?),
            None => None,
        };
        let mut look = session.look().await?;
        let (kept, hub_password) = match at_hub {
            Some((kept, has_password)) => (kept, Some(has_password)),
            None => (self.mail_setup_of(&mut look).await?, None),
        };
        let setup = match kept {
            Some(setup) => setup,
            None => first_setup(&mut look).await?,
        };
        drop(look);
        let has_password = match hub_password {
            Some(has_password) => has_password,
            None => self.password(&session, &setup).await?.is_some(),
        };
        Ok(MailSetupView {
            way: setup.way,
            host: setup.host,
            port: u32::from(setup.port),
            security: setup.security,
            login: setup.login,
            has_password,
            from: setup.from,
            from_name: setup.from_name,
            language: setup.language,
            per_minute: setup.per_minute,
            folder: setup.folder,
        })
    }

    /// Saves the mail setup.
    pub async fn save_mail_setup(&self, request: MailSetupRequest) -> Result<MailSetupView, AppError> {
        let session = self.session().await?;
        system_administrator(&session).await?;
        let setup = self.read_setup(&session, &request).await?;
        if let Some(hub) = session.mail_at_hub() {
            hub.change(&setup.change(request.password)?).await?;
            self.mail.note_language(session.firm, setup.language());
            self.emit_mail_changed(Vec::new());
            return self.mail_setup().await;
        }
        self.note(Export::MailSetup).await?;
        match request.password.map(Zeroizing::new) {
            Some(password) => self.keep_password(&session, &setup, &password).await?,
            None => self.password_stays(&session, &setup).await?,
        }
        if let Some(folder) = &request.folder {
            self.take(folder, Purpose::Folder)?;
        }
        let _turn = session.writing.lock().await;
        let mut write = session.store.write().await?;
        setup.write(&mut write).await?;
        write.commit().await?;
        drop(_turn);
        self.mail.note(None);
        self.wake_mailer();
        self.emit_mail_changed(Vec::new());
        self.mail_setup().await
    }

    /// Sends a test mail to the signed-in user with the setup of the form, saved or not. Returns the
    /// server's answer.
    pub async fn try_mail(&self, request: MailSetupRequest) -> Result<String, AppError> {
        let session = self.session().await?;
        system_administrator(&session).await?;
        let setup = self.read_setup(&session, &request).await?;
        if let Some(hub) = session.mail_at_hub() {
            return hub.test(Some(setup.change(request.password)?)).await;
        }
        let password = match request.password {
            Some(password) => Some(Zeroizing::new(password)),
            None => {
                let kept = self.password(&session, &setup).await?;
                if kept.is_none() && setup.signs_in() && self.kept_password(&session).await?.is_some() {
                    return Err(AppError::field("password", FieldProblem::Again));
                }
                kept
            }
        };
        self.send_test(&session, &setup, password).await
    }

    /// The same with the saved setup.
    pub async fn try_kept_mail(&self) -> Result<String, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        if let Some(hub) = session.mail_at_hub() {
            return hub.test(None).await;
        }
        let setup = self
            .mail_setup_of(&mut session.look().await?)
            .await?
            .ok_or(AppError::MailNotSetUp)?;
        let password = self.password(&session, &setup).await?;
        self.send_test(&session, &setup, password).await
    }

    async fn send_test(
        &self,
        session: &Session,
        setup: &MailSetup,
        password: Option<Zeroizing<String>>,
    ) -> Result<String, AppError> {
        let way = setup.way(password)?;
        let mut read = session.store.read().await?;
        let me = store::records::people::people(&mut read, session.firm, &[session.user]).await;
        let me = me?.remove(&session.user).ok_or(AppError::NotFound)?;
        drop(read);
        let writing = Writing {
            firm: &session.firm().await?.name,
            name: &me.card.name,
            email: me.private.email.as_ref(),
            id: self.id(),
            now: self.now(),
        };
        let sent = Box::pin(post::send_alone(&way, &post::test_mail(&way, writing))).await;
        sent.map_err(refused)
    }

    /// The mail setup, if there is one.
    pub(crate) async fn mail_setup_of(&self, q: &mut impl Query) -> Result<Option<MailSetup>, AppError> {
        let text = settings::setting(q, SETTING).await?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Refuses an action that would write a mail while mail is not set up.
    pub(crate) async fn mail_is_set_up(&self) -> Result<(), AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let is_set_up = match session.mail_at_hub() {
            Some(hub) => hub.status().await?.set_up,
            None => self.mail_setup_of(&mut session.look().await?).await?.is_some(),
        };
        is_set_up.then_some(()).ok_or(AppError::MailNotSetUp)
    }

    /// How mails leave by the saved setup, if there is one.
    pub(crate) async fn mail_way(&self, session: &Session) -> Result<Option<Way>, AppError> {
        let Some(setup) = self.mail_setup_of(&mut session.look().await?).await? else {
            return Ok(None);
        };
        let password = self.password(session, &setup).await?;
        setup.way(password).map(Some)
    }

    /// Reads the form; without a folder it keeps the saved one.
    async fn read_setup(&self, session: &Session, request: &MailSetupRequest) -> Result<MailSetup, AppError> {
        let folder = match &request.folder {
            Some(chosen) => {
                let path = self.chosen(chosen, Purpose::Folder)?;
                let text = path.to_str().map(|text| text.trim().to_owned());
                text.ok_or_else(|| AppError::field("folder", FieldProblem::Empty))?
            }
            None => {
                self.mail_setup_of(&mut session.look().await?)
                    .await?
                    .unwrap_or_default()
                    .folder
            }
        };
        MailSetup::read(request, folder)
    }
}

async fn system_administrator(session: &Arc<Session>) -> Result<(), AppError> {
    if session.me().await?.is_active_system_administrator() {
        Ok(())
    } else {
        Err(AppError::AdministratorsOnly)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function of map_err")]
fn refused(problem: mailer::Problem) -> AppError {
    AppError::Mail {
        problem: (&problem).into(),
    }
}

#[cfg(test)]
mod tests {
    use mailer::Language;

    use super::MailSetup;

    #[test]
    fn a_setup_of_an_earlier_version_is_read() -> Result<(), serde_json::Error> {
        let kept = r#"{"way":"smtp","host":"mail.example.com","port":465,"security":"tls","language":"de-CH"}"#;
        let setup: MailSetup = serde_json::from_str(kept)?;
        assert_eq!((setup.language(), setup.signs_in()), (Language::De, false));
        Ok(())
    }
}
