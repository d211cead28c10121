//! A new key for the open firm, after a passphrase, a recovery code or a device was lost.
//!
//! The key never changes otherwise: anyone who had it, or a secret that unwraps it, could read every later
//! copy of the file. The file is copied, the copy is encrypted with the new key, checked page by page and
//! put in the place of the old file, as a whole or not at all.

use std::sync::Arc;

use domain::command::Export;
use store::Key;
use store::copies::{copy_under, look_closely, stands_alone};
use store::files::LockFile;
use vault::firm_file::FirmFile;
use vault::restore::{PATIENCE, Staged, wait_for_turn};
use vault::secrets::{Cost, RecoveryCode, Sidecar, Vault, check_passphrase, new_key};
use zeroize::Zeroizing;

use super::entitled;
use crate::app::Engine;
use crate::clock::Entropy;
use crate::error::{AppError, FieldProblem, secret_error};
use crate::events::Phase;
use crate::files::{create_private, io_error};
use crate::request::NewKeyRequest;
use crate::view::SessionView;
use crate::work::blocking;

/// The draft that [`crate::events::ProgressEvent`] reports a new key under.
const NEW_KEY: &str = "newKey";

/// What will open the firm.
struct Next {
    code: RecoveryCode,
    passphrase: Option<Zeroizing<String>>,
    vault: Vault,
}

impl Engine {
    /// Gives the firm a new key, with the recovery code that [`Self::new_recovery_code`] has shown and a
    /// passphrase or none. The old secrets then open only what was copied before: backups and old copies.
    /// The new key is stored where the old one was. [`Self::stop_backup`] stops it.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if no code was shown, [`AppError::KeyFile`] if the old key is in a key file,
    /// [`AppError::Busy`] if another program has the firm open. The firm is then open as before.
    pub async fn make_new_key(&self, request: NewKeyRequest) -> Result<SessionView, AppError> {
        self.make_new_key_in(request, None).await
    }

    /// Whether the keys of this device are in a key file.
    pub const fn has_key_file(&self) -> bool {
        matches!(self.vault, Vault::KeyFile(_))
    }

    /// As [`Self::make_new_key`], but stores the key in `vault`. If that is an existing key file, its key
    /// becomes the new one, which continues an interrupted run.
    pub async fn make_new_key_in(&self, request: NewKeyRequest, vault: Option<Vault>) -> Result<SessionView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let file = session.firm_file();
        let NewKeyRequest { secret, passphrase } = request;
        let passphrase = passphrase.filter(|text| !text.is_empty()).map(Zeroizing::new);
        if let Some(text) = &passphrase {
            check_passphrase(text).map_err(|_| AppError::field("passphrase", FieldProblem::Passphrase))?;
        }
        let vault = match (vault, &self.vault) {
            (Some(named), _) => named,
            (None, Vault::KeyFile(_)) => return Err(AppError::KeyFile),
            (None, kept) => kept.clone(),
        };
        let old = session.store.key().clone();
        let (sidecar, key, secret) = (file.sidecar_path(), old.clone(), secret.map(Zeroizing::new));
        let may = move || entitled(&sidecar, &key, secret.as_ref().map(|text| text.as_str()));
        blocking(may).await?.map_err(|e| secret_error(&e, &file.name))?;
        let code = self.keeping.take_code(&file.name).ok_or(AppError::NotFound)?;
        let guarded = passphrase.is_some();
        let next = Next {
            code,
            passphrase,
            vault,
        };
        self.note(Export::NewKey).await?;

        self.keeping.stop_if_automatic();
        let _at_rest = self.keeping.turn.lock().await;
        let turn = wait_for_turn(self.profile.folder(), PATIENCE).await;
        let turn = turn.map_err(|e| AppError::of_the_disk(&e))?.ok_or(AppError::Busy)?;
        // Waits for a command in progress.
        drop(session.writing.lock().await);
        drop(session);
        self.leave_when_idle().await;
        match self.replace_key(&file, &old, next, turn).await {
            Ok(key) => {
                if !guarded && let Err(cause) = file.set_asks(false) {
                    tracing::warn!(%cause, "the mark to ask at a start stays without a passphrase");
                }
                self.enter_file(&file, &key).await
            }
            Err(problem) => {
                // The first error is reported; the firm can be opened again by hand.
                if let Err(cause) = self.enter_file(&file, &old).await {
                    tracing::warn!(%cause, "the firm is not open again");
                }
                Err(problem)
            }
        }
    }

    async fn replace_key(&self, file: &FirmFile, old: &Key, next: Next, turn: LockFile) -> Result<Key, AppError> {
        let stop = self.keeping.begin(false);
        let alone = stands_alone(&file.path, old).await?;
        let Next {
            code,
            passphrase,
            vault,
        } = next;
        let name = file.vault_name();
        let made = {
            let (vault, name) = (vault.clone(), name.clone());
            blocking(move || {
                let key = match &vault {
                    Vault::KeyFile(_) => vault.create(&name, &Entropy::System)?,
                    Vault::Os { .. } | Vault::Memory { .. } => new_key(&Entropy::System)?,
                };
                let passphrase = passphrase.as_ref().map(|text| text.as_str());
                let sidecar = Sidecar::seal(&key, &code, passphrase, Cost::standard(), &Entropy::System)?;
                Ok((key, sidecar.to_bytes()?))
            })
        };
        let (key, sidecar) = made.await?.map_err(|e| secret_error(&e, &file.name))?;
        if key == *old {
            return Err(AppError::KeyFile);
        }
        let staged = Staged::beside(file.clone()).map_err(|e| io_error(&e, &file.name))?;
        let reporter = Arc::new(self.reporter(NEW_KEY));
        reporter.report(Phase::Copying, 0, 1);
        // SQLite would create it readable for everyone.
        create_private(staged.database()).map_err(|e| io_error(&e, &file.name))?;
        copy_under(&alone, (&file.path, old), (staged.database(), &key), Arc::clone(&stop)).await?;
        reporter.report(Phase::Checking, 0, 1);
        look_closely(staged.database(), &key).await?;
        if stop.load(std::sync::atomic::Ordering::Acquire) {
            return Err(AppError::Cancelled);
        }
        {
            // Without a keyring, the recovery code and the passphrase open the firm.
            let (vault, name, key) = (vault.clone(), name.clone(), key.clone());
            if let Err(cause) = blocking(move || vault.keep_next(&name, &key)).await? {
                tracing::warn!(%cause, "the new key could not be kept");
            }
        }
        reporter.report(Phase::Placing, 1, 1);
        let placing = move || {
            let placed = staged.put_over(&sidecar);
            drop((alone, turn));
            placed
        };
        blocking(placing).await?.map_err(|e| io_error(&e, &file.name))?;
        let kept = key.clone();
        if let Err(cause) = blocking(move || vault.take_next(&name, &kept)).await? {
            tracing::warn!(%cause, "the new key could not be kept");
        }
        reporter.report(Phase::Placed, 1, 1);
        Ok(key)
    }
}
