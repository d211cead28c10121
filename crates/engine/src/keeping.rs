//! How the open firm's file is protected on this device: its passphrase, recovery code and lock.

mod auto_backup;
mod backup;
mod backup_folder;
mod copies;
mod file_check;
mod new_key;
pub(crate) mod request;
pub(crate) mod state;
pub(crate) mod view;

pub use file_check::FileCheck;

use domain::command::{CommandKind, Export};
use store::Key;
use store::port::{Execute as _, Store as _};
use vault::firm_file::FirmFile;
use vault::secrets::{Cost, RecoveryCode, SecretError, Sidecar, check_passphrase};

use crate::app::Engine;
use crate::chosen::Purpose;
use crate::clock::Entropy;
use crate::error::{AppError, FieldProblem, HubProblem, secret_error};
use crate::request::{PassphraseRequest, RecoveryCodeRequest, SaveCodeRequest, StartChoiceRequest};
use crate::sentences;
use crate::session::Session;
use crate::table_file::save;
use crate::view::{KeepingView, RecoveryCodeView, SavedView, StartView, micros};
use crate::work::blocking;

/// Setting with the time of the last backup, in microseconds since 1970.
pub(super) const LAST_BACKUP: &str = "last-backup";

/// Setting of the file of a firm that is shared from here: its first recovery code was never shown, but the user
/// has confirmed a newer one.
const KNOWN_CODE: &str = "known-code";

impl Engine {
    /// Checks that backups of the open firm may be made here and that a known code or passphrase opens them.
    ///
    /// # Errors
    /// As [`Session::check_backups`]; [`HubProblem::NoCode`] if the file of a firm that is shared from here has
    /// neither a passphrase nor a recovery code that anybody knows.
    pub(super) async fn check_backups(&self, session: &Session) -> Result<(), AppError> {
        session.check_backups()?;
        if session.is_solo() {
            return Ok(());
        }
        let mut read = session.store.read().await?;
        let known = store::settings::setting(&mut read, KNOWN_CODE).await?;
        drop(read);
        let sidecar = session.firm_file().sidecar_path();
        let opens = move || Sidecar::read(&sidecar).is_ok_and(|sidecar| sidecar.has_passphrase());
        if known.is_some() || blocking(opens).await? {
            return Ok(());
        }
        Err(AppError::hub(HubProblem::NoCode))
    }

    /// How the open firm's file is protected.
    pub async fn keeping(&self) -> Result<KeepingView, AppError> {
        let session = self.session().await?;
        let file = session.firm_file();
        let vault = self.vault.clone();
        let name = file.vault_name();
        let sidecar = file.sidecar_path();
        let marked = file.clone();
        let (has_passphrase, asks_at_start, key_kept) = blocking(move || {
            let has_passphrase = Sidecar::read(&sidecar).is_ok_and(|sidecar| sidecar.has_passphrase());
            let asks_at_start = has_passphrase && marked.asks();
            (has_passphrase, asks_at_start, matches!(vault.get(&name), Ok(Some(_))))
        })
        .await?;
        let mut look = session.look().await?;
        let last = store::settings::setting(&mut look, LAST_BACKUP).await?;
        let last = last.and_then(|text| chrono::DateTime::from_timestamp_micros(text.parse().ok()?));
        let today = self.now().with_timezone(&look.firm().await?.time_zone).date_naive();
        Ok(KeepingView {
            backup_name: format!("{}-{today}.coverbook", file.name),
            file: file.name,
            has_passphrase,
            asks_at_start,
            key_kept,
            key_file: self.has_key_file(),
            last_backup: last.map(micros),
            were_open: session.were_open,
        })
    }

    /// Sets, changes or removes the passphrase. Changing one needs the old one, or the recovery code.
    ///
    /// # Errors
    /// [`AppError::Field`] for a short passphrase, [`AppError::WrongSecret`] for a wrong old one.
    pub async fn set_passphrase(&self, request: PassphraseRequest) -> Result<KeepingView, AppError> {
        let session = self.session().await?;
        let file = session.firm_file();
        if let Some(text) = &request.new {
            check_passphrase(text).map_err(|_| AppError::field("passphrase", FieldProblem::Passphrase))?;
        }
        let (sidecar, key) = (file.sidecar_path(), session.store.key().clone());
        let PassphraseRequest { old, new } = request;
        let (old, new) = (old.map(zeroize::Zeroizing::new), new.map(zeroize::Zeroizing::new));
        let act = new.as_ref().map_or(Export::NoPassphrase, |_| Export::Passphrase);
        {
            let (sidecar, key) = (sidecar.clone(), key.clone());
            let may = move || entitled(&sidecar, &key, old.as_ref().map(|text| text.as_str()));
            blocking(may).await?.map_err(|e| secret_error(&e, &file.name))?;
        }
        self.note(act).await?;
        let gone = new.is_none();
        blocking(move || {
            let new = new.as_ref().map(|text| text.as_str());
            Sidecar::set_passphrase(&sidecar, &key, new, Cost::standard(), &Entropy::System)
        })
        .await?
        .map_err(|e| secret_error(&e, &file.name))?;
        if gone {
            // A new passphrase is not asked for at the next start unless that is chosen.
            file.set_asks(false).map_err(|e| AppError::of_the_disk(&e))?;
        }
        self.keeping().await
    }

    /// Chooses whether the firm asks for its passphrase at every start on this device, or opens by itself.
    /// The key stays in the keyring, and the command line goes on using it.
    ///
    /// # Errors
    /// [`AppError::Field`] if there is no passphrase to ask for.
    pub async fn choose_start(&self, request: StartChoiceRequest) -> Result<KeepingView, AppError> {
        let session = self.session().await?;
        let file = session.firm_file();
        if request.ask && !self.keeping().await?.has_passphrase {
            return Err(AppError::field("passphrase", FieldProblem::Empty));
        }
        self.note(Export::StartChoice).await?;
        let (vault, called) = (self.vault.clone(), session.firm().await?.name);
        blocking(move || {
            // The start screen will need the firm's name.
            if request.ask
                && let Err(cause) = vault.keep_firm_name(&file.vault_name(), &called)
            {
                tracing::warn!(%cause, "a start shows the file instead of the firm");
            }
            file.set_asks(request.ask)
        })
        .await?
        .map_err(|e| AppError::of_the_disk(&e))?;
        self.keeping().await
    }

    /// Makes a new recovery code. The old one stays valid until this one is confirmed
    /// ([`Self::confirm_recovery_code`]).
    pub async fn new_recovery_code(&self, request: RecoveryCodeRequest) -> Result<RecoveryCodeView, AppError> {
        let session = self.session().await?;
        let file = session.firm_file();
        let (sidecar, key) = (file.sidecar_path(), session.store.key().clone());
        let secret = request.secret.map(zeroize::Zeroizing::new);
        let code = blocking(move || {
            entitled(&sidecar, &key, secret.as_ref().map(|text| text.as_str()))?;
            RecoveryCode::new(&Entropy::System)
        })
        .await?
        .map_err(|e| secret_error(&e, &file.name))?;
        let view = RecoveryCodeView {
            recovery_code: code.to_text().to_string(),
        };
        self.keeping.show_code(file.name, code);
        Ok(view)
    }

    /// Saves the recovery code on show as a text file, with the firm's name, the date and what it opens. It
    /// can be saved again while it is shown.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if no code is shown.
    pub async fn save_recovery_code(&self, request: SaveCodeRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        let firm = {
            let mut look = session.look().await?;
            look.admin().await?;
            look.firm().await?
        };
        let code = self.keeping.shown(&session.file).ok_or(AppError::NotFound)?;
        let target = self.take(&request.file, Purpose::SaveCode)?;
        let today = self.now().with_timezone(&firm.time_zone).date_naive();
        let sheet = sentences::recovery_sheet(request.language.0, &firm.name, today, &code);
        save(target, sheet, 1, Box::pin(self.note(Export::CodeSheet))).await
    }

    /// The recovery code is no longer shown, so it cannot be saved any more.
    pub async fn hide_recovery_code(&self) -> Result<(), AppError> {
        self.keeping.set_shown(None);
        std::future::ready(Ok(())).await
    }

    /// Confirms that the code on show was written down: it replaces the old one.
    pub async fn confirm_recovery_code(&self) -> Result<KeepingView, AppError> {
        let session = self.session().await?;
        let file = session.firm_file();
        let code = self.keeping.take_code(&file.name).ok_or(AppError::NotFound)?;
        self.note(Export::NewCode).await?;
        if session.is_shared_from_here() {
            let mut write = session.store.write().await?;
            store::settings::set(&mut write, KNOWN_CODE, "1").await?;
            write.commit().await?;
        }
        let (sidecar, key) = (file.sidecar_path(), session.store.key().clone());
        blocking(move || Sidecar::set_code(&sidecar, &key, &code, Cost::standard(), &Entropy::System))
            .await?
            .map_err(|e| secret_error(&e, &file.name))?;
        self.keeping().await
    }

    /// Writes an action that changes no record into the audit log, before it is done: if the line cannot be
    /// written, the action does not happen.
    pub(crate) async fn note(&self, act: Export) -> Result<(), AppError> {
        self.submit(CommandKind::Export(act)).await.map(drop)
    }

    /// Closes the firm until it is unlocked: the key leaves this program's memory and, if a passphrase or
    /// the recovery code can bring it back, the device's keyring. Waits for a command or backup in
    /// progress; stops an automatic backup.
    pub async fn lock_firm(&self) -> Result<StartView, AppError> {
        let session = self.session().await?;
        self.keeping.stop_if_automatic();
        let at_rest = self.keeping.turn.lock().await;
        drop(session.writing.lock().await);
        if !session.sample {
            let (file, vault) = (session.firm_file(), self.vault.clone());
            let name = file.name.clone();
            let called = session.firm().await?.name;
            blocking(move || {
                let guarded = Sidecar::read(&file.sidecar_path()).is_ok_and(|sidecar| sidecar.has_passphrase());
                // The lock screen shows the firm's name. It is kept in the keyring, because a file would
                // show it to anyone.
                if guarded && let Err(cause) = vault.keep_firm_name(&file.vault_name(), &called) {
                    tracing::warn!(%cause, "the lock screen shows the file instead of the firm");
                }
                if guarded && let Err(cause) = vault.forget(&file.vault_name()) {
                    tracing::warn!(%cause, "the keyring still has the key");
                }
            })
            .await?;
            self.keeping.set_locked(Some(name));
        }
        drop(session);
        // If it is shared from here, its hub runs on: the lock is for this computer's window.
        self.leave().await;
        drop(at_rest);
        self.start().await
    }
}

impl Session {
    /// The open file, and the paths of the files beside it.
    pub(crate) fn firm_file(&self) -> FirmFile {
        FirmFile::at(self.store.path().to_owned())
    }
}

/// If there is a passphrase, it or the recovery code must be given: an open window is not enough.
pub(super) fn entitled(sidecar: &std::path::Path, key: &Key, secret: Option<&str>) -> Result<(), SecretError> {
    let found = Sidecar::read(sidecar)?;
    if !found.has_passphrase() {
        return Ok(());
    }
    let opened = found.unwrap_key(secret.unwrap_or_default())?;
    if opened == *key {
        Ok(())
    } else {
        Err(SecretError::Wrong)
    }
}
