//! Settling a move to a hub: what this device may hold of the firm takes the place of the whole.

use crate::clock::Entropy;
use domain::ids::FirmId;
use store::copies::stands_alone;
use store::files::{LockFile, remove_if_there};
use store::port::{Execute as _, Query, Store as _};
use store::records::checksum::content_checksum;
use store::records::firms;
use store::{Key, Sqlite};
use vault::firm_file::FirmFile;
use vault::restore::{PATIENCE, replace_by_joined, wait_for_turn};
use vault::secrets::{Cost, RecoveryCode, SecretError, Sidecar, Vault, new_key};

use crate::app::Engine;
use crate::authority::moving::{Move, Settled, Whereabouts};
use crate::authority::remote::Membership;
use crate::error::{AppError, secret_error};
use crate::work::blocking;

/// Held by the program that moves a firm or settles its move.
pub(super) struct Moving {
    _lock: LockFile,
    of: FirmFile,
}

impl Moving {
    /// # Errors
    /// [`AppError::Busy`] if another program is doing it.
    pub(super) fn take(file: &FirmFile) -> Result<Self, AppError> {
        let taken = LockFile::try_take(file.moving()).map_err(|e| AppError::of_the_disk(&e))?;
        let lock = taken.ok_or(AppError::Busy)?;
        Ok(Self {
            _lock: lock,
            of: file.clone(),
        })
    }
}

impl Drop for Moving {
    fn drop(&mut self) {
        // Left behind it does no harm: the lock counts, not the file.
        let _still_there = remove_if_there(&self.of.moving());
    }
}

async fn firm_in(q: &mut impl Query) -> Result<FirmId, AppError> {
    let firm = firms::firms(q).await?.into_iter().next();
    firm.map(|firm| firm.id).ok_or(AppError::DamagedFile)
}

impl Engine {
    /// Keeps the key of what comes in the place of the firm, and notes the move in the file; both last before
    /// the hub is asked to keep the firm.
    ///
    /// # Errors
    /// [`AppError::Busy`] if another program has changed the firm since its copy was made.
    pub(super) async fn note_move(
        &self,
        (file, key): (&FirmFile, &Key),
        moving: &Move,
        checksum: &str,
    ) -> Result<(), AppError> {
        self.next_key(file, key).await?;
        let store = Sqlite::open(&file.path, key, false, self.now()).await?;
        let noted = async {
            let mut w = store.write().await?;
            let firm = firm_in(&mut w).await?;
            if format!("{:016x}", content_checksum(&mut w, firm).await?) != checksum {
                return Err(AppError::Busy);
            }
            moving.write(&mut w).await?;
            w.commit().await?;
            // A power cut must not take it back.
            store.empty_log().await?;
            Ok(())
        };
        let noted = noted.await;
        store.close().await?;
        noted
    }

    /// The key under which this device will hold its part of the firm. It is kept beside the firm's own until
    /// then.
    async fn next_key(&self, file: &FirmFile, key: &Key) -> Result<Key, AppError> {
        if let Vault::KeyFile(_) = self.vault {
            // It has one key for everything.
            return Ok(key.clone());
        }
        let (vault, name) = (self.vault.clone(), file.vault_name());
        let made = blocking(move || match vault.next_key(&name)? {
            Some(next) => Ok(next),
            None => {
                let next = new_key(&Entropy::System)?;
                vault.keep_next(&name, &next).map(|()| next)
            }
        });
        made.await?.map_err(|e| secret_error(&e, &file.name))
    }

    /// Looks whether a move to a hub was begun in this file, and settles it with the hub. If the hub cannot be
    /// asked, the file is opened with the note in it, and nothing is judged there.
    ///
    /// # Errors
    /// [`AppError::Busy`] if another program is doing it; as file and keyring give them.
    pub(crate) async fn settle_move(&self, file: &FirmFile, key: &Key, store: Sqlite) -> Result<Settled, AppError> {
        let mut read = store.read().await?;
        let begun = Move::read(&mut read).await?;
        drop(read);
        if begun.is_none() {
            return Ok(Settled::Open(Box::new(store)));
        }
        store.close().await?;
        let _moving = Moving::take(file)?;
        // Another program may have settled it before this one had the lock.
        let store = Sqlite::open(&file.path, key, false, self.now()).await?;
        let mut read = store.read().await?;
        let begun = Move::read(&mut read).await?;
        let firm = firm_in(&mut read).await?;
        drop(read);
        let Some(moving) = begun else {
            return Ok(Settled::Open(Box::new(store)));
        };
        if moving.membership.here
            && let Err(problem) = self.hosting.start().await
        {
            tracing::warn!(%problem, "the hub in this program does not run");
        }
        let settled = match moving.settle(firm).await {
            Ok(Whereabouts::Here) => {
                let mut w = store.write().await?;
                Move::forget(&mut w).await?;
                w.commit().await?;
                self.forget_joining(file).await?;
                if moving.membership.here {
                    self.hosting.stop_if_empty().await;
                }
                return Ok(Settled::Open(Box::new(store)));
            }
            Ok(Whereabouts::AtTheHub) => {
                store.close().await?;
                self.finish_move((file, key), moving).await
            }
            Err(problem) => {
                store.close().await?;
                Err(problem)
            }
        };
        match settled {
            Ok(key) => Ok(Settled::Replaced(key)),
            Err(problem @ AppError::Hub { .. }) => {
                tracing::warn!(%problem, "it is not settled where the firm is");
                let store = Sqlite::open(&file.path, key, false, self.now()).await?;
                Ok(Settled::Open(Box::new(store)))
            }
            Err(problem) => Err(problem),
        }
    }

    /// Gathers what this device may hold beside the firm's file, and puts it in the place of the whole firm. Cut
    /// short, it goes on where it was.
    async fn finish_move(&self, (file, key): (&FirmFile, &Key), moving: Move) -> Result<Key, AppError> {
        let next = self.next_key(file, key).await?;
        let joining = FirmFile {
            name: file.name.clone(),
            path: file.joining(),
        };
        let user = moving.user();
        if self.is_of(&joining, &next, &moving.membership).await {
            self.go_on_joining(&joining, &next, user, moving.membership).await?;
        } else {
            joining.delete().map_err(|e| AppError::of_the_disk(&e))?;
            self.fill_joined(&joining, &next, user, moving.membership).await?;
        }
        let turn = wait_for_turn(self.profile.folder(), PATIENCE).await;
        let turn = turn.map_err(|e| AppError::of_the_disk(&e))?.ok_or(AppError::Busy)?;
        let alone = stands_alone(&file.path, key).await?;
        let (place, of) = (file.clone(), next.clone());
        let placed = blocking(move || {
            // Its recovery code is shown to nobody: the hub has everything that is lost here.
            let code = RecoveryCode::new(&Entropy::System)?;
            let sidecar = Sidecar::seal(&of, &code, None, Cost::standard(), &Entropy::System)?.to_bytes()?;
            let placed = replace_by_joined(&place, &sidecar);
            drop((alone, turn));
            Ok(placed)
        });
        let placed = placed.await?.map_err(|e| secret_error(&e, &file.name))?;
        placed.map_err(|e| AppError::of_the_disk(&e))?;
        let (vault, place, kept) = (self.vault.clone(), file.clone(), next.clone());
        let tidied = blocking(move || {
            vault.take_next(&place.vault_name(), &kept)?;
            // They have the whole firm; so has the hub.
            Ok::<_, SecretError>(place.delete_copies().and_then(|()| place.set_asks(false)))
        });
        match tidied.await? {
            Ok(Ok(())) => {}
            Ok(Err(cause)) => tracing::warn!(%cause, "copies of a firm that moved stay"),
            Err(cause) => tracing::warn!(%cause, "the new key could not be kept"),
        }
        Ok(next)
    }

    /// Whether this file was begun for this device; anything else is of no use.
    async fn is_of(&self, joining: &FirmFile, key: &Key, membership: &Membership) -> bool {
        let read = async {
            let store = Sqlite::open(&joining.path, key, false, self.now()).await?;
            let mut read = store.read().await?;
            let found = Membership::read(&mut read, store.path()).await;
            drop(read);
            store.close().await?;
            found
        };
        matches!(read.await, Ok(Some(found)) if found.device == membership.device)
    }

    /// Removes what was prepared for a move that is taken back.
    async fn forget_joining(&self, file: &FirmFile) -> Result<(), AppError> {
        let (vault, file) = (self.vault.clone(), file.clone());
        let removed = blocking(move || {
            if let Err(cause) = vault.forget_next(&file.vault_name()) {
                tracing::warn!(%cause, "a key that is of no use stays");
            }
            FirmFile::at(file.joining()).delete()
        });
        removed.await?.map_err(|e| AppError::of_the_disk(&e))
    }
}
