//! Moving a firm to a hub.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use data_encoding::BASE64URL_NOPAD;
use hub_client::HubClient;
use protocol::VERSION;
use protocol::enrol::{Attach, NewDevice};
use protocol::link::{HubAt, Link};
use store::Key;
use store::copies::{copy_under, stands_alone};
use store::files::temporary_folder;
use store::records::checksum::content_checksum;
use vault::firm_file::FirmFile;

use super::moving::Moving;
use super::{device_name, link, secret};
use crate::app::Engine;
use crate::authority::moving::Move;
use crate::authority::place::Authority;
use crate::authority::remote::{Membership, hub_error};
use crate::error::{AppError, FieldProblem, HubProblem};
use crate::request::AttachRequest;
use crate::session::Session;
use crate::view::SessionView;

impl Engine {
    /// Moves the open firm to a hub. The hub has the whole firm afterwards, with all its numbers, and this
    /// device is the first one of its system administrator: it holds what its user may see. Until the hub has
    /// it, the firm stays here as it was; cut short, the move is settled when the firm is opened next. The hub is
    /// also told how mails are sent; if that fails, mail has to be set up there.
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
        match session.authority {
            Authority::Local if !session.sample => {}
            Authority::Local | Authority::Hub(_) => return Err(AppError::hub(HubProblem::NotHere)),
            Authority::Unsettled => return Err(AppError::hub(HubProblem::Unsettled)),
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
        let checksum = format!("{:016x}", content_checksum(&mut look, session.firm).await?);
        drop(look);
        let mail = self.mail_to_bring(&session).await;
        let (firm, file, key) = (session.firm, session.firm_file(), session.store.key().clone());
        let membership = Membership {
            firm: firm.0,
            addresses: hub.addresses,
            pin: hub.pin,
            device: attach.device.id,
            name: attach.device.name.clone(),
            token,
            here,
        };
        let moving = Move::new(place.to_owned(), session.user, membership);

        self.keeping.stop_if_automatic();
        let _at_rest = self.keeping.turn.lock().await;
        let lock = Moving::take(&file)?;
        // Waits for a command in progress.
        drop(session.writing.lock().await);
        drop(session);
        self.leave_when_idle().await;
        let asked = async {
            let journey = Key::new(journey);
            self.send_firm(&client, &moving.place, (&attach, &journey), (&file, &key), &checksum)
                .await?;
            self.note_move((&file, &key), &moving, &checksum).await?;
            let commit = moving.commitment(firm);
            client.commit(&moving.place, &commit).await.map_err(hub_error)
        };
        let asked = asked.await;
        drop(lock);
        // Whatever came of it: opening the file settles where the firm is.
        let entered = self.enter_file(&file, &key).await;
        match (asked, entered) {
            (_, Ok(view)) if self.session().await?.hub().is_some() => {
                if let Some(mail) = mail {
                    self.bring_mail(&mail).await;
                }
                Ok(view)
            }
            (Err(problem), Ok(_)) => Err(problem),
            (Ok(()), Ok(_)) => Err(AppError::hub(HubProblem::Unsettled)),
            (Ok(()), Err(problem)) => Err(problem),
            (Err(problem), Err(cause)) => {
                // The first error is reported; the firm can be opened again by hand.
                tracing::warn!(%cause, "the firm is not open again");
                Err(problem)
            }
        }
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
        if arrived.checksum == checksum {
            Ok(())
        } else {
            Err(AppError::hub(HubProblem::Version))
        }
    }
}
