//! Taking back a firm that is shared from this computer: it becomes this computer's own again.

use std::sync::Arc;
use std::time::Duration;

use domain::ids::{FirmId, UserId};
use domain::person_name::PersonName;
use store::files::{sync_folder, with_ending};
use store::mail_server::mail_server;
use store::port::{Execute as _, Store as _};
use store::records::checksum::content_checksum;
use store::{Key, Sqlite, arrival};
use tokio::time::{Instant, sleep};
use vault::firm_file::FirmFile;
use vault::restore::{PATIENCE, wait_for_turn};
use vault::secrets::{Cost, Sidecar};
use zeroize::Zeroizing;

use super::host::hosted_here;
use crate::app::Engine;
use crate::authority::remote::{Remote, hub_error};
use crate::clock::Entropy;
use crate::error::{AppError, secret_error};
use crate::files::tighten;
use crate::session::SIGNED_IN;
use crate::view::CreatedFirm;
use crate::work::blocking;

/// Ending of the firm's file until everything is in it.
const STAGED: &str = ".taking";

/// How long devices that are connected have to hear that they are no longer served.
const FAREWELL: Duration = Duration::from_secs(5);

/// How often to look whether they have.
const GLANCE: Duration = Duration::from_millis(100);

impl Engine {
    /// Takes the firm from the hub in this program: everything it has becomes a file of this computer, with a
    /// new recovery code. Other devices are revoked; those that are connected hear of it at once, and others
    /// find no hub any more. If anything fails, the firm is shared as it was.
    ///
    /// # Errors
    /// [`AppError::Hub`] if the firm is not shared from this computer; [`AppError::AdministratorsOnly`] for
    /// anybody but system administrators.
    pub async fn take_firm_back(&self) -> Result<CreatedFirm, AppError> {
        let session = self.session().await?;
        let remote = Arc::clone(hosted_here(&session)?);
        if !session.me().await?.is_active_system_administrator() {
            return Err(AppError::AdministratorsOnly);
        }
        let (firm, user, name) = (session.firm, session.user, session.firm().await?.name);
        let (attached, attached_key) = (session.firm_file(), session.store.key().clone());
        self.keeping.stop_if_automatic();
        let _at_rest = self.keeping.turn.lock().await;
        let _still = self.hosting.hold();
        drop(session.writing.lock().await);
        drop(session);
        self.leave_when_idle().await;
        let made = Box::pin(self.make_solo((firm, user), &name)).await;
        let (file, key, recovery_code) = match made {
            Ok(made) => made,
            Err(problem) => {
                // The first error is reported; the firm can be opened again by hand.
                if let Err(cause) = self.enter_file(&attached, &attached_key).await {
                    tracing::warn!(%cause, "the firm is not open again");
                }
                return Err(problem);
            }
        };
        // The firm is here. What follows cannot bring it back to the hub.
        if let Err(cause) = self.say_farewell(&remote, firm).await {
            tracing::warn!(%cause, "not every device was told that the firm is gone");
        }
        if let Err(cause) = self.hosting.forget(firm).await {
            tracing::warn!(%cause, "the hub in this program still has a firm that was taken back");
        }
        if let Err(cause) = self.delete_file(&attached).await {
            tracing::warn!(%cause, "the file of a firm that was shared stays");
        }
        let session = self.enter_file(&file, &key).await?;
        self.profile.note_last(&file.name);
        self.keeping.set_shown(Some((file.name, recovery_code.clone())));
        Ok(CreatedFirm {
            session,
            recovery_code: recovery_code.to_string(),
        })
    }

    /// Makes the firm's file from that of the hub; nothing is left of it if that fails.
    async fn make_solo(
        &self,
        (firm, user): (FirmId, UserId),
        name: &str,
    ) -> Result<(FirmFile, Key, Zeroizing<String>), AppError> {
        let turn = wait_for_turn(self.profile.folder(), PATIENCE).await;
        let turn = turn.map_err(|e| AppError::of_the_disk(&e))?.ok_or(AppError::Busy)?;
        let file = self.profile.new_firm_file(name);
        let (vault, target) = (self.vault.clone(), file.clone());
        let made = blocking(move || {
            let key = vault.create(&target.vault_name(), &Entropy::System)?;
            let code = Sidecar::create(&target.sidecar_path(), &key, None, Cost::standard(), &Entropy::System)?;
            Ok((key, code.to_text()))
        });
        let (key, code) = made.await?.map_err(|e| secret_error(&e, &file.name))?;
        let filled = Box::pin(self.fill_solo(&file, &key, (firm, user))).await;
        drop(turn);
        if let Err(problem) = filled {
            if let Err(cause) = self.delete_file(&file).await {
                tracing::warn!(%cause, "a file of a firm that was not taken back stays");
            }
            return Err(problem);
        }
        Ok((file, key, code))
    }

    async fn fill_solo(&self, file: &FirmFile, key: &Key, (firm, user): (FirmId, UserId)) -> Result<(), AppError> {
        let staged = with_ending(&file.path, STAGED);
        let checksum = self.hosting.take_out(firm, (&staged, key)).await?;
        let store = Sqlite::open(&staged, key, false, self.now()).await?;
        let mut w = store.write().await?;
        let mail = mail_server(&mut w, firm).await?;
        arrival::forget_device(&mut w, firm).await?;
        if let Some(mail) = mail {
            self.take_mail_back(&mut w, file, mail).await?;
        }
        store::settings::set(&mut w, SIGNED_IN, &user.to_string()).await?;
        let sort_key = |name: &PersonName| self.collation.sort_key(name.family(), name.given());
        store::search::complete(&mut w, firm, &sort_key).await?;
        let arrived = content_checksum(&mut w, firm).await?;
        w.commit().await?;
        store.close().await?;
        if arrived != checksum {
            return Err(AppError::DamagedFile);
        }
        tighten(&staged).map_err(|e| AppError::internal(&e))?;
        self.hosting.note_taking(firm, &file.path)?;
        let placed = std::fs::rename(&staged, &file.path).and_then(|()| sync_folder(&file.path));
        placed.map_err(|e| AppError::of_the_disk(&e))
    }

    /// Revokes the other devices, and waits a moment until those that are connected have heard of it.
    async fn say_farewell(&self, remote: &Remote, firm: FirmId) -> Result<(), AppError> {
        let own = remote.membership.device;
        self.hosting.end_devices(firm, own).await?;
        let (client, token) = (&remote.client, &remote.membership.token);
        let until = Instant::now() + FAREWELL;
        while Instant::now() < until {
            let devices = client.devices(firm.0, token).await.map_err(hub_error)?;
            if devices.iter().all(|one| one.id == own || one.emptied) {
                break;
            }
            sleep(GLANCE).await;
        }
        Ok(())
    }
}
