//! Moving a firm to a hub.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use data_encoding::BASE64URL_NOPAD;
use hub_client::HubClient;
use protocol::VERSION;
use protocol::enrol::{Attach, Commit, Enrolled, NewDevice};
use protocol::link::{HubAt, Link};
use store::Key;
use store::copies::{copy_under, stands_alone};
use store::files::temporary_folder;
use store::records::checksum::content_checksum;
use vault::firm_file::FirmFile;

use super::{device_name, link, secret};
use crate::app::Engine;
use crate::authority::remote::{Membership, hub_error};
use crate::error::{AppError, FieldProblem, HubProblem};
use crate::request::AttachRequest;
use crate::session::Session;
use crate::view::SessionView;

impl Engine {
    /// Moves the open firm to a hub. The hub has the whole firm afterwards, with all its numbers, and this
    /// device is the first one of its system administrator. Until the hub has it, the firm stays here as it
    /// was.
    ///
    /// # Errors
    /// [`AppError::AdministratorsOnly`] for anybody but system administrators; as the hub gives them.
    pub async fn attach_firm(&self, request: AttachRequest) -> Result<SessionView, AppError> {
        let session = self.movable().await?;
        let Link::Attach { hub, place } = link(&request.link)? else {
            return Err(AppError::field("link", FieldProblem::Link));
        };
        let name = device_name(&request.device)?;
        self.move_firm(session, (hub, &place), name, false).await
    }

    /// The open firm, if its user may move it to a hub.
    pub(super) async fn movable(&self) -> Result<Arc<Session>, AppError> {
        let session = self.session().await?;
        if session.hub().is_some() || session.sample {
            return Err(AppError::hub(HubProblem::NotHere));
        }
        let me = session.me().await?;
        if !me.is_active_system_administrator() {
            return Err(AppError::AdministratorsOnly);
        }
        Ok(session)
    }

    /// Moves the open firm to a place of a hub, which is in this program if it is `here`.
    pub(super) async fn move_firm(
        &self,
        session: Arc<Session>,
        (hub, place): (HubAt, &str),
        name: String,
        here: bool,
    ) -> Result<SessionView, AppError> {
        let token = BASE64URL_NOPAD.encode(&secret()?);
        let journey = secret()?;
        let client = HubClient::new(&hub).map_err(hub_error)?;
        client.health().await.map_err(hub_error)?;
        let attach = Attach {
            proto: VERSION,
            firm: session.firm.0,
            user: session.user.0,
            device: NewDevice {
                id: self.id(),
                name,
                token: token.clone(),
            },
            key: BASE64URL_NOPAD.encode(&journey),
        };
        let mut look = session.look().await?;
        let firm_name = look.firm().await?.name;
        let checksum = format!("{:016x}", content_checksum(&mut look, session.firm).await?);
        drop(look);
        let (firm, file, key) = (session.firm, session.firm_file(), session.store.key().clone());

        self.keeping.stop_if_automatic();
        let _at_rest = self.keeping.turn.lock().await;
        // Waits for a command in progress.
        drop(session.writing.lock().await);
        drop(session);
        self.leave_when_idle().await;
        let moved = self
            .send_firm(&client, place, (&attach, &Key::new(journey)), (&file, &key), &checksum)
            .await;
        if let Err(problem) = moved {
            // The first error is reported; the firm can be opened again by hand.
            if let Err(cause) = self.enter_file(&file, &key).await {
                tracing::warn!(%cause, "the firm is not open again");
            }
            return Err(problem);
        }
        let membership = Membership {
            addresses: hub.addresses,
            pin: hub.pin,
            device: attach.device.id,
            name: attach.device.name.clone(),
            token,
            here,
        };
        let enrolled = Enrolled {
            user: attach.user,
            firm_name,
        };
        let view = self.open_joined(firm, enrolled, membership).await?;
        // The hub has it now: what stays here would soon be old, and is not for this device to keep.
        self.delete_file(&file).await?;
        Ok(view)
    }

    async fn send_firm(
        &self,
        client: &HubClient,
        place: &str,
        (attach, journey): (&Attach, &Key),
        (file, key): (&FirmFile, &Key),
        checksum: &str,
    ) -> Result<(), AppError> {
        let folder = temporary_folder("coverbook-moving-").map_err(|e| AppError::of_the_disk(&e))?;
        let copy = folder.path().join("firm");
        let alone = stands_alone(&file.path, key).await?;
        copy_under(
            &alone,
            (&file.path, key),
            (&copy, journey),
            Arc::new(AtomicBool::new(false)),
        )
        .await?;
        let arrived = client.attach(place, attach, &copy).await.map_err(hub_error)?;
        if arrived.checksum != checksum {
            return Err(AppError::hub(HubProblem::Version));
        }
        let commit = Commit {
            firm: attach.firm,
            token: attach.device.token.clone(),
        };
        client.commit(place, &commit).await.map_err(hub_error)
    }
}
