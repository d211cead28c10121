//! The start: the firms on this device, creating one, opening one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::command::{Command, CommandKind, CreateFirm};
use domain::firm::Firm;
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::phone::Region;
use store::copies::look;
use store::port::{Execute, Store};
use store::{Key, Sqlite};
use vault::firm_file::FirmFile;
use vault::restore::{PATIENCE, wait_for_turn};
use vault::secrets::{Cost, SecretError, Sidecar, check_passphrase, new_key};
use zeroize::Zeroizing;

use super::device_clock::save_trusted_time;
use crate::app::Engine;
use crate::authority::local;
use crate::authority::moving::Settled;
use crate::clock::{Entropy, device_time_zone};
use crate::collate::device_country;
use crate::error::{AppError, FieldProblem, secret_error};
use crate::files::tighten;
use crate::lists::order;
use crate::parse::{email, name};
use crate::request::{CreateFirmRequest, OpenFirmRequest};
use crate::sentences;
use crate::session::{SIGNED_IN, Session};
use crate::view::{CountryView, CreatedFirm, FirmEntry, InterruptedImport, SessionView, StartView};
use crate::work::blocking;

/// How long running work may take to end before a firm's file is needed exclusively.
const IDLE: Duration = Duration::from_secs(10);

/// How often to check whether it has ended.
const LOOK: Duration = Duration::from_millis(10);

impl Engine {
    /// The firms on this device, and what a new one needs.
    pub async fn start(&self) -> Result<StartView, AppError> {
        let interrupted = self.interrupted.lock().await.take();
        let files = self.profile.firms().map_err(|e| AppError::internal(&e))?;
        let (vault, locked) = (self.vault.clone(), self.keeping.locked());
        let mut waiting: BTreeSet<String> = locked.iter().cloned().collect();
        let begin = files
            .iter()
            .filter(|file| self.keeping.begins(&file.name) && file.asks());
        waiting.extend(begin.map(|file| file.name.clone()));
        let several = files.len() > 1;
        let (keyring, found) = blocking(move || {
            let keyring = vault.probe().is_ok();
            let entries = files.into_iter().map(|file| {
                let has_passphrase = Sidecar::read(&file.sidecar_path()).is_ok_and(|s| s.has_passphrase());
                // A firm that was locked, or that asks at every start, asks for its passphrase.
                let asks = has_passphrase && waiting.contains(&file.name);
                let called = has_passphrase.then(|| vault.firm_name(&file.vault_name()).ok().flatten());
                let key = vault.get(&file.vault_name()).ok().flatten().filter(|_| !asks);
                let asks_at_start = has_passphrase && file.asks();
                (file, (has_passphrase, asks_at_start), key, called.flatten())
            });
            (keyring, entries.collect::<Vec<_>>())
        })
        .await?;
        let mut firms = Vec::with_capacity(found.len());
        for (file, (has_passphrase, asks_at_start), key, called) in found {
            // Names are shown for choosing and unlocking; a single firm opens by itself.
            let shown = several || locked.as_ref() == Some(&file.name);
            let name = match &key {
                Some(key) if shown => look(&file.path, key).await.ok().map(|found| found.firm.name),
                _ => None,
            };
            let name = name.or(called);
            firms.push(FirmEntry {
                unlocked: key.is_some(),
                file: file.name,
                has_passphrase,
                asks_at_start,
                name,
            });
        }
        let here = |name: &String| firms.iter().any(|firm| firm.file == *name);
        let last = locked.clone().or_else(|| self.profile.last()).filter(here);
        let locked = last.is_some() && last == locked;
        let session = match self.session.read().await.clone() {
            Some(session) => Some(session_view(&session, interrupted).await?),
            None => None,
        };
        Ok(StartView {
            firms,
            session,
            last,
            locked,
            keyring,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            countries: Region::all()
                .map(|r| CountryView {
                    code: r.as_str().to_owned(),
                    calling_code: r.calling_code(),
                })
                .collect(),
            country: device_country(),
            time_zone: device_time_zone().name().to_owned(),
        })
    }

    /// Creates a firm in a new encrypted file and opens it. The recovery code in the answer is stored
    /// nowhere.
    pub async fn create_firm(&self, request: CreateFirmRequest) -> Result<CreatedFirm, AppError> {
        let passphrase = request.passphrase.clone().filter(|p| !p.is_empty());
        let wish = self.founding(&request)?;
        // Two foundings of one name at once would choose one file.
        let turn = wait_for_turn(self.profile.folder(), PATIENCE).await;
        let turn = turn.map_err(|e| AppError::of_the_disk(&e))?.ok_or(AppError::Busy)?;
        let file = self.profile.new_firm_file(&request.name);
        let (vault, target) = (self.vault.clone(), file.clone());
        let made = blocking(move || {
            let key = match vault.create(&target.vault_name(), &Entropy::System) {
                Ok(key) => key,
                // Without a keyring there must be a passphrase: it is the only way in.
                Err(SecretError::NoKeyring(_) | SecretError::KeyringLocked(_)) if passphrase.is_some() => {
                    new_key(&Entropy::System)?
                }
                Err(problem) => return Err(problem),
            };
            let sidecar = target.sidecar_path();
            let code = Sidecar::create(
                &sidecar,
                &key,
                passphrase.as_deref(),
                Cost::standard(),
                &Entropy::System,
            )?;
            Ok((key, code.to_text()))
        });
        let (key, recovery_code) = made.await?.map_err(|e| secret_error(&e, &file.name))?;
        match self.found(&file, &key, wish).await {
            Ok(session) => {
                drop(turn);
                let view = session_view(&session, None).await?;
                self.enter(session).await;
                self.profile.note_last(&file.name);
                self.keeping.set_shown(Some((file.name, recovery_code.clone())));
                Ok(CreatedFirm {
                    session: view,
                    recovery_code: recovery_code.to_string(),
                })
            }
            Err(problem) => {
                // A firm that could not be created leaves no file that looks like one.
                for path in [&file.path, &file.sidecar_path()] {
                    if let Err(cause) = std::fs::remove_file(path) {
                        tracing::warn!(%cause, "a file of a firm that was not founded stays");
                    }
                }
                drop(turn);
                Err(problem)
            }
        }
    }

    fn founding(&self, request: &CreateFirmRequest) -> Result<Founding, AppError> {
        if request.name.trim().is_empty() {
            return Err(AppError::field("name", FieldProblem::Empty));
        }
        if let Some(text) = request.passphrase.as_ref().filter(|text| !text.is_empty()) {
            check_passphrase(text).map_err(|_| AppError::field("passphrase", FieldProblem::Passphrase))?;
        }
        let zone = request
            .time_zone
            .parse()
            .map_err(|_| AppError::field("timeZone", FieldProblem::TimeZone))?;
        let firm = Firm {
            id: FirmId(self.id()),
            name: request.name.clone(),
            country: Region::parse(&request.country)
                .ok_or_else(|| AppError::field("country", FieldProblem::Country))?,
            time_zone: zone,
        };
        let wish = CreateFirm {
            firm,
            founder: name(&request.given, &request.family)?,
            email: email(&request.email)?,
            email_point: PointId(self.id()),
            team: TeamId(self.id()),
            team_name: sentences::default_team(request.language.0).to_owned(),
        };
        Ok(Founding {
            user: UserId(self.id()),
            wish,
        })
    }

    async fn found(&self, file: &FirmFile, key: &Key, founding: Founding) -> Result<Arc<Session>, AppError> {
        let (store, gate) = Sqlite::found(&file.path, key, self.now()).await?;
        let mut write = store.write().await?;
        store::settings::set(&mut write, SIGNED_IN, &founding.user.to_string()).await?;
        let firm = founding.wish.firm.id;
        let kind = CommandKind::CreateFirm(Box::new(founding.wish));
        let command = Command {
            id: CommandId(self.id()),
            actor: founding.user,
            at: self.now(),
            expect: Vec::new(),
            kind,
        };
        local::write(&mut write, firm, command, self.host(self.now())).await?;
        // Saved here, so that the first one to open the firm has nothing to write.
        save_trusted_time(&mut write, self.now()).await?;
        write.commit().await?;
        // SQLite created the file with the system's default permissions.
        tighten(&file.path).map_err(|e| AppError::internal(&e))?;
        let session = Session::open(store, file.name.clone(), false, &self.clock).await;
        // The file holds a firm now, so others may open it.
        drop(gate);
        session
    }

    /// Opens a firm file. If the device does not have the key, the answer is [`AppError::Locked`].
    pub async fn open_firm(&self, request: OpenFirmRequest) -> Result<SessionView, AppError> {
        let file = self
            .profile
            .firm(&request.file)
            .map_err(|e| AppError::internal(&e))?
            .ok_or(AppError::NotFound)?;
        let mut interrupted = self.interrupted.lock().await;
        if request.secret.is_none()
            && let Some(session) = self.session.read().await.clone()
            && session.file == file.name
        {
            return session_view(&session, interrupted.take()).await;
        }
        let view = self.open_file(&file, request.secret).await?;
        self.profile.note_last(&file.name);
        Ok(view)
    }

    /// Opens the only firm of the profile, or the one opened last, if the device has its key, and sorts its
    /// contacts, while the window is being built. If that fails, the window is told when it asks.
    pub async fn open_ahead(&self) {
        let mut interrupted = self.interrupted.lock().await;
        let last = self.profile.last();
        let opened = match self.open_only(None).await {
            Err(AppError::SeveralFirms) if last.is_some() => self.open_only(last.as_deref()).await,
            opened => opened,
        };
        let Ok(view) = opened else {
            return;
        };
        *interrupted = view.interrupted_import;
        drop(interrupted);
        if let Ok(session) = self.session().await {
            let first = async {
                let mut look = session.look().await?;
                let contacts = look.contacts().await?;
                order(&mut look, contacts).await
            };
            if let Err(problem) = first.await {
                tracing::warn!(%problem, "the contacts are not in order yet");
            }
        }
    }

    /// Opens the only firm of the profile, or the named one.
    pub async fn open_only(&self, file: Option<&str>) -> Result<SessionView, AppError> {
        self.open_file(&self.only_file(file)?, None).await
    }

    /// The only firm of the profile, or the named one.
    pub(crate) fn only_file(&self, name: Option<&str>) -> Result<FirmFile, AppError> {
        let mut files = self.profile.firms().map_err(|e| AppError::internal(&e))?;
        if let Some(name) = name {
            files.retain(|file| file.name == name);
        }
        match (files.pop(), files.is_empty()) {
            (None, _) => Err(AppError::NoFirm),
            (Some(file), true) => Ok(file),
            (Some(_), false) => Err(AppError::SeveralFirms),
        }
    }

    async fn open_file(&self, file: &FirmFile, secret: Option<String>) -> Result<SessionView, AppError> {
        let was_given = secret.is_some();
        let key = self.key_of(file, secret).await?;
        if was_given {
            return self.open_with(file, key).await;
        }
        match self.enter_file(file, &key).await {
            Err(AppError::WrongSecret) => self.open_with_next(file).await,
            opened => opened,
        }
    }

    /// The key of a firm file: by a passphrase or recovery code, or as this device keeps it.
    ///
    /// # Errors
    /// [`AppError::Locked`] if this device does not have it, or has to ask for the passphrase.
    pub(crate) async fn key_of(&self, file: &FirmFile, secret: Option<String>) -> Result<Key, AppError> {
        let (vault, target) = (self.vault.clone(), file.clone());
        if let Some(secret) = secret.map(Zeroizing::new) {
            let key = blocking(move || Sidecar::open(&target.sidecar_path(), &secret)).await?;
            return key.map_err(|e| secret_error(&e, &file.name));
        }
        let locked = self.keeping.locked().as_ref() == Some(&file.name);
        let begins = self.keeping.begins(&file.name);
        let key = blocking(move || {
            let has_passphrase = || Sidecar::read(&target.sidecar_path()).is_ok_and(|s| s.has_passphrase());
            if (locked || begins && target.asks()) && has_passphrase() {
                return Ok(None);
            }
            match vault.get(&target.vault_name()) {
                Err(SecretError::NoKeyring(_) | SecretError::KeyringLocked(_)) => Ok(None),
                found => found,
            }
        });
        let key = key.await?.map_err(|e| secret_error(&e, &file.name))?;
        key.ok_or_else(|| AppError::Locked {
            file: file.name.clone(),
        })
    }

    /// Opens a firm with a new key that was not yet in force when the program ended.
    async fn open_with_next(&self, file: &FirmFile) -> Result<SessionView, AppError> {
        let (vault, name) = (self.vault.clone(), file.vault_name());
        let next = blocking(move || vault.next_key(&name)).await?;
        let next = next.map_err(|e| secret_error(&e, &file.name))?;
        let next = next.ok_or(AppError::WrongSecret)?;
        let view = self.enter_file(file, &next).await?;
        let (vault, name) = (self.vault.clone(), file.vault_name());
        if let Err(cause) = blocking(move || vault.take_next(&name, &next)).await? {
            tracing::warn!(%cause, "the new key stands beside the old one");
        }
        Ok(view)
    }

    /// Opens a firm with this key and puts the key into the system's keyring if possible, so that the next
    /// start asks for nothing.
    pub(crate) async fn open_with(&self, file: &FirmFile, key: Key) -> Result<SessionView, AppError> {
        let view = self.enter_file(file, &key).await?;
        let (vault, name) = (self.vault.clone(), file.vault_name());
        // If the firm has moved to a hub, its file has a new key, which is in the keyring already.
        let kept = self.session().await?.store.key().clone();
        if let Err(cause) = blocking(move || vault.put(&name, &kept)).await? {
            tracing::warn!(%cause, "the key could not be kept");
        }
        self.profile.note_last(&file.name);
        Ok(view)
    }

    pub(crate) async fn enter_file(&self, file: &FirmFile, key: &Key) -> Result<SessionView, AppError> {
        let store = Sqlite::open(&file.path, key, false, self.now()).await?;
        let store = match self.settle_move(file, key, store).await? {
            Settled::Open(store) => *store,
            Settled::Replaced(key) => return Box::pin(self.enter_file(file, &key)).await,
        };
        if let Err(problem) = self.renew_lease(&store).await {
            store.close().await?;
            return Err(problem);
        }
        let session = Session::open(store, file.name.clone(), false, &self.clock).await?;
        self.complete_lines(&session).await?;
        if let Err(problem) = self.prune_copies(&session).await {
            tracing::warn!(%problem, "old copies stay");
        }
        let interrupted = self.settle_interrupted(&session).await?;
        let view = session_view(&session, interrupted).await?;
        self.enter(session).await;
        Ok(view)
    }

    /// Opens the sample firm, which is deleted when the program ends.
    pub async fn open_sample(&self) -> Result<SessionView, AppError> {
        let session = self.make_sample().await?;
        let view = session_view(&session, None).await?;
        self.enter(session).await;
        Ok(view)
    }

    /// Opens the sample firm while the window is being built; a window that asks for the start meanwhile
    /// waits for it.
    pub async fn open_sample_ahead(&self) -> Result<(), AppError> {
        let _asked = self.interrupted.lock().await;
        self.open_sample().await.map(drop)
    }

    /// Closes the firm.
    pub async fn close_firm(&self) -> Result<StartView, AppError> {
        self.leave().await;
        self.start().await
    }

    pub(crate) async fn enter(&self, session: Arc<Session>) {
        self.leave().await;
        self.keeping.set_locked(None);
        self.keeping.note_opened(session.file.clone());
        *self.session.write().await = Some(session);
    }

    /// Ends the session; the file is closed once nothing reads it any more.
    pub async fn leave(&self) {
        self.close(Duration::ZERO).await;
    }

    /// As [`Self::leave`], after running work in the firm has ended, but at most [`IDLE`] later. For
    /// callers that then need the file to themselves.
    pub(crate) async fn leave_when_idle(&self) {
        self.close(IDLE).await;
    }

    async fn close(&self, at_most: Duration) {
        self.keeping.stop_if_automatic();
        self.keeping.set_shown(None);
        for draft in std::mem::take(&mut *self.drafts.lock().await).into_values() {
            draft.stop();
        }
        let Some(mut left) = self.session.write().await.take() else {
            return;
        };
        if let Some(hub) = left.hub() {
            hub.end();
        }
        let until = Instant::now() + at_most;
        let session = loop {
            left = match Arc::try_unwrap(left) {
                Ok(session) => break session,
                // The last one to use it closes it.
                Err(_) if Instant::now() >= until => return,
                Err(shared) => shared,
            };
            tokio::time::sleep(LOOK).await;
        };
        if let Err(cause) = session.store.close().await {
            tracing::warn!(%cause, "the file was not closed cleanly");
        }
    }
}

struct Founding {
    user: UserId,
    wish: CreateFirm,
}

pub(crate) async fn session_view(
    session: &Session,
    interrupted_import: Option<InterruptedImport>,
) -> Result<SessionView, AppError> {
    let mut look = session.look().await?;
    let firm = look.firm().await?;
    let me = look.me().await?;
    Ok(SessionView {
        firm: session.firm.to_string(),
        file: session.file.clone(),
        firm_name: firm.name,
        country: firm.country.as_str().to_owned(),
        user: session.user.to_string(),
        user_name: me.name.full(),
        kind: me.kind.into(),
        is_admin: me.acting_admin_role().is_some(),
        is_system_administrator: me.is_active_system_administrator(),
        is_sample: session.sample,
        books: look.settings().await?.books,
        attached: !session.is_solo(),
        interrupted_import,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use crate::Engine;
    use crate::clock::Clock;
    use crate::profile::Profile;
    use vault::secrets::Vault;

    #[tokio::test]
    async fn start_waits_for_a_sample_being_made() {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let engine = Engine::new(profile, Vault::memory(), Clock::System).unwrap();
        let (made, start) = tokio::join!(engine.open_sample_ahead(), engine.start());
        made.unwrap();
        assert!(start.unwrap().session.is_some_and(|session| session.is_sample));
    }
}
