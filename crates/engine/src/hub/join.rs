//! Joining a firm: this device becomes one of a person's.

use data_encoding::BASE64URL_NOPAD;
use domain::ids::{FirmId, UserId};
use hub_client::HubClient;
use protocol::VERSION;
use protocol::enrol::{AskInvitation, Enrol, Enrolled, Invited, NewDevice, Right};
use protocol::link::{HubAt, Link};
use store::copies::stands_alone;
use store::port::{Execute as _, Store as _};
use store::turn::Gate;
use store::{Key, Sqlite};
use vault::firm_file::FirmFile;
use vault::restore::{PATIENCE, clear_joinings, place_joined, wait_for_turn};
use vault::secrets::{Cost, Sidecar};
use zeroize::Zeroizing;

use super::{device_name, link, secret};
use crate::app::Engine;
use crate::authority::remote::{Membership, Remote, hub_error};
use crate::clock::Entropy;
use crate::error::{AppError, FieldProblem, HubProblem, secret_error};
use crate::files::tighten;
use crate::parse::moment;
use crate::request::{AcceptInvitation, AskInvitationRequest, JoinFirmRequest};
use crate::session::{HOLDS, PART, SIGNED_IN};
use crate::view::{HubState, JoinView, SessionView, raw_micros};
use crate::work::blocking;

/// Pages of which the first brings the firm and its user.
const FIRST_PAGES: usize = 50;

/// A hub and the firm on it.
struct Door {
    hub: HubAt,
    firm: FirmId,
    code: Option<String>,
}

fn door(text: &str) -> Result<Door, AppError> {
    match link(text)? {
        Link::Join { hub, firm, code } => Ok(Door {
            hub,
            firm: FirmId(firm),
            code,
        }),
        Link::Attach { .. } => Err(AppError::field("link", FieldProblem::Link)),
    }
}

/// The hub of an invitation, and what it is asked.
fn asked(request: &AskInvitationRequest) -> Result<(HubClient, AskInvitation), AppError> {
    let door = door(&request.link)?;
    let client = HubClient::new(&door.hub).map_err(hub_error)?;
    let ask = AskInvitation {
        proto: VERSION,
        firm: door.firm.0,
        email: request.email.trim().to_owned(),
        code: request.code.trim().to_owned(),
    };
    Ok((client, ask))
}

impl Engine {
    /// What an invitation says.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn ask_invitation(&self, request: AskInvitationRequest) -> Result<JoinView, AppError> {
        let (client, ask) = asked(&request)?;
        let told = client.invitation(&ask).await.map_err(hub_error)?;
        Ok(JoinView {
            firm: told.firm_name,
            inviter: told.inviter,
            given: told.given,
            terms: told.terms,
            terms_since: told.terms_since.map(raw_micros),
        })
    }

    /// Declines an invitation; nothing of the firm comes to this device.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn decline_invitation(&self, request: AskInvitationRequest) -> Result<(), AppError> {
        let (client, ask) = asked(&request)?;
        client.decline(&ask).await.map_err(hub_error)
    }

    /// Makes this device one of a person's and opens the firm on it. What the hub tells beyond the first
    /// records follows while the firm is open. Asked again after an answer was lost, it is the same device.
    ///
    /// # Errors
    /// As the hub gives them; nothing is left on this device then.
    pub async fn join_firm(&self, request: JoinFirmRequest) -> Result<SessionView, AppError> {
        let door = door(&request.link)?;
        let by = right(&door, request.invitation)?;
        let device = self.new_device(&request.link, &request.device)?;
        let client = HubClient::new(&door.hub).map_err(hub_error)?;
        let enrol = Enrol {
            proto: VERSION,
            firm: door.firm.0,
            device: device.clone(),
            by,
        };
        let enrolled = client.enrol(&enrol).await.map_err(hub_error)?;
        let membership = Membership {
            firm: door.firm.0,
            addresses: door.hub.addresses,
            pin: door.hub.pin,
            device: device.id,
            name: device.name,
            token: device.token,
            here: false,
        };
        let view = self.open_joined(enrolled, membership).await?;
        self.joining.lock().await.take();
        Ok(view)
    }

    /// The device that joins by this link: the same one as long as it has not joined.
    fn new_device(&self, link: &str, name: &str) -> Result<NewDevice, AppError> {
        let name = device_name(name)?;
        let mut joining = self.joining.try_lock().map_err(|_| AppError::Busy)?;
        if let Some((of, device)) = joining.as_mut()
            && of == link
        {
            device.name = name;
            return Ok(device.clone());
        }
        let device = NewDevice {
            id: self.id(),
            name,
            token: BASE64URL_NOPAD.encode(&secret()?),
        };
        *joining = Some((link.to_owned(), device.clone()));
        Ok(device)
    }

    /// Makes the file of a firm that a hub has, takes in its first records, and opens it.
    async fn open_joined(&self, enrolled: Enrolled, membership: Membership) -> Result<SessionView, AppError> {
        let turn = wait_for_turn(self.profile.folder(), PATIENCE).await;
        let turn = turn.map_err(|e| AppError::of_the_disk(&e))?.ok_or(AppError::Busy)?;
        clear_joinings(self.profile.folder()).map_err(|e| AppError::of_the_disk(&e))?;
        let file = self.profile.new_firm_file(&enrolled.firm_name);
        let (vault, name) = (self.vault.clone(), file.vault_name());
        let made = blocking(move || vault.create(&name, &Entropy::System));
        let key = made.await?.map_err(|e| secret_error(&e, &file.name))?;
        let user = UserId(enrolled.user);
        let filled = async {
            self.place_joined(&file, &key, user, &membership).await?;
            self.go_on_joining(&file, &key, user, membership).await
        };
        let filled = filled.await;
        drop(turn);
        if let Err(problem) = filled {
            if let Err(cause) = self.delete_file(&file).await {
                tracing::warn!(%cause, "a file of a firm that was not joined stays");
            }
            return Err(problem);
        }
        let view = self.enter_file(&file, &key).await?;
        self.profile.note_last(&file.name);
        Ok(view)
    }

    /// Puts a file for what a hub tells this device where a firm's file is looked for. From then on, opening it
    /// goes on with what was cut short.
    async fn place_joined(
        &self,
        file: &FirmFile,
        key: &Key,
        user: UserId,
        membership: &Membership,
    ) -> Result<(), AppError> {
        let joining = FirmFile {
            name: file.name.clone(),
            path: file.joining(),
        };
        let (store, gate) = self.begin_joined(&joining, key, user, membership).await?;
        store.close().await?;
        drop(gate);
        let alone = stands_alone(&joining.path, key).await?;
        let (place, key) = (file.clone(), key.clone());
        let placed = blocking(move || {
            // No recovery code is shown: whatever is lost here can be fetched from the hub again.
            Sidecar::create(&place.sidecar_path(), &key, None, Cost::standard(), &Entropy::System)?;
            let placed = place_joined(&place);
            drop(alone);
            Ok(placed)
        });
        let placed = placed.await?.map_err(|e| secret_error(&e, &file.name))?;
        // Locks stay beside the name it had.
        placed
            .and_then(|()| joining.delete())
            .map_err(|e| AppError::of_the_disk(&e))
    }

    /// Makes a file for what a hub tells this device; the file says for which one.
    async fn begin_joined(
        &self,
        file: &FirmFile,
        key: &Key,
        user: UserId,
        membership: &Membership,
    ) -> Result<(Sqlite, Gate), AppError> {
        let (store, gate) = Sqlite::found(&file.path, key, self.now()).await?;
        let mut write = store.write().await?;
        store::settings::set(&mut write, SIGNED_IN, &user.to_string()).await?;
        store::settings::set(&mut write, HOLDS, PART).await?;
        store::held::loosen(&mut write).await?;
        membership.write(&mut write).await?;
        write.commit().await?;
        tighten(&file.path).map_err(|e| AppError::internal(&e))?;
        Ok((store, gate))
    }

    /// Makes a file for what a hub tells this device, and takes in its first records.
    pub(super) async fn fill_joined(
        &self,
        file: &FirmFile,
        key: &Key,
        user: UserId,
        membership: Membership,
    ) -> Result<(), AppError> {
        let (store, gate) = self.begin_joined(file, key, user, &membership).await?;
        let remote = Remote::new(membership, None, self.clock.clone())?;
        let filled = self.first_records(&store, user, &remote).await;
        store.close().await?;
        drop(gate);
        filled
    }

    /// As [`Self::fill_joined`], with a file that was begun before.
    pub(super) async fn go_on_joining(
        &self,
        file: &FirmFile,
        key: &Key,
        user: UserId,
        membership: Membership,
    ) -> Result<(), AppError> {
        let store = Sqlite::open(&file.path, key, false, self.now()).await?;
        let remote = Remote::new(membership, None, self.clock.clone())?;
        let filled = self.first_records(&store, user, &remote).await;
        store.close().await?;
        filled
    }

    /// Asks until the firm and its user are known here.
    pub(super) async fn first_records(&self, store: &Sqlite, user: UserId, remote: &Remote) -> Result<(), AppError> {
        for _ in 0..FIRST_PAGES {
            let more = remote.page(store, &self.collation).await?;
            if knows(store, remote.firm, user).await? {
                return Ok(());
            }
            if !more {
                break;
            }
        }
        let is_suspended = remote.state() == Some(HubState::Suspended);
        Err(AppError::hub(if is_suspended {
            HubProblem::Suspended
        } else {
            HubProblem::Revoked
        }))
    }

    /// Deletes a firm's file on this device, with its key.
    pub(crate) async fn delete_file(&self, file: &FirmFile) -> Result<(), AppError> {
        let turn = wait_for_turn(self.profile.folder(), PATIENCE).await;
        let _turn = turn.map_err(|e| AppError::of_the_disk(&e))?.ok_or(AppError::Busy)?;
        let (vault, file) = (self.vault.clone(), file.clone());
        let deleted = blocking(move || {
            // Without its key the file is noise, whatever of it can still be read from the disk.
            let name = file.vault_name();
            let forgotten = vault.forget(&name);
            let forgotten = forgotten.and(vault.keep_mail_password(&name, &Zeroizing::default()));
            file.delete()?;
            if let Err(cause) = forgotten {
                tracing::warn!(%cause, "a key of a firm that is gone stays");
            }
            Ok::<_, std::io::Error>(())
        });
        deleted.await?.map_err(|e| AppError::of_the_disk(&e))
    }
}

/// Whether a file has the firm and its user.
pub(super) async fn knows(store: &Sqlite, firm: FirmId, user: UserId) -> Result<bool, AppError> {
    let mut read = store.read().await?;
    let known = store::records::firms::firm(&mut read, firm).await?.is_some();
    let cards = store::records::people::cards(&mut read, firm, &[user]).await?;
    Ok(known && cards.contains_key(&user))
}

fn right(door: &Door, invitation: Option<AcceptInvitation>) -> Result<Right, AppError> {
    match (&door.code, invitation) {
        (Some(code), _) => Ok(Right::Code(code.clone())),
        (None, Some(accepted)) => {
            if !accepted.own_terms {
                return Err(AppError::field("terms", FieldProblem::Terms));
            }
            let firm_terms = accepted
                .firm_terms
                .and_then(moment)
                .map(|since| since.timestamp_micros());
            Ok(Right::Invitation(Invited {
                email: accepted.email.trim().to_owned(),
                code: accepted.code.trim().to_owned(),
                username: accepted.username.trim().to_owned(),
                own_terms: accepted.own_terms,
                firm_terms,
            }))
        }
        (None, None) => Err(AppError::field("code", FieldProblem::Empty)),
    }
}
