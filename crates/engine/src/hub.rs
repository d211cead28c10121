//! The hub of the open firm, and the devices of people.

mod attach;
mod host;
mod join;
mod lease;
mod moving;
pub(crate) mod request;
mod take_back;
pub(crate) mod view;

use std::sync::Arc;
use std::time::Duration;

use domain::ids::UserId;
use domain::lease::Lease;
use protocol::enrol::{Entrance, NAME_MAX, TOKEN_BYTES};
use protocol::link::Link;
use store::Sqlite;
use store::held;
use store::port::Store as _;
use store::records::people;
use uuid::Uuid;
use vault::firm_file::FirmFile;

use crate::app::Engine;
use crate::authority::remote::{Membership, Remote, hub_error};
use crate::clock::Entropy;
use crate::error::{AppError, FieldProblem, HubProblem};
use crate::events::{ChangedEvent, ChangedKind, Event};
use crate::request::{IdRequest, LinkRequest, OpenFirmRequest};
use crate::session::Session;
use crate::view::{
    DeviceLinkView, DeviceView, DevicesView, HubState, HubView, LinkPurpose, LinkView, StartView, micros, raw_micros,
};

/// Pause after a hub could not be reached, and the longest pause after many times.
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);

/// Pause without an attached firm.
const IDLE: Duration = Duration::from_millis(500);

/// How many of a hundred records are here, rounded down. What is still on its way is never all.
fn percent(held: u64, of: u64) -> Option<u8> {
    let whole = held.saturating_mul(100).checked_div(of)?;
    u8::try_from(whole.min(99)).ok()
}

fn link(text: &str) -> Result<Link, AppError> {
    text.parse().map_err(|_| AppError::field("link", FieldProblem::Link))
}

impl Engine {
    /// What a link leads to. Nothing is asked or changed.
    ///
    /// # Errors
    /// [`AppError::Field`] if it is no link of ours.
    #[expect(clippy::unused_async, reason = "a command of the table")]
    pub async fn look_at_link(&self, request: LinkRequest) -> Result<LinkView, AppError> {
        let link = link(&request.link)?;
        let (purpose, hub, has_code) = match &link {
            Link::Join { hub, code, .. } => (LinkPurpose::Join, hub, code.is_some()),
            Link::Attach { hub, .. } => (LinkPurpose::Attach, hub, true),
        };
        Ok(LinkView {
            purpose,
            hub: hub.addresses.first().map(|address| host(address)).unwrap_or_default(),
            pinned: hub.pin.is_some(),
            has_code,
        })
    }

    /// How the open firm stands with its hub. Nothing is asked.
    ///
    /// # Errors
    /// As the file gives them.
    pub async fn hub(&self) -> Result<HubView, AppError> {
        let session = self.session().await?;
        let Some(remote) = session.hub() else {
            return Ok(HubView {
                state: if session.is_solo() {
                    HubState::Alone
                } else {
                    HubState::Unsettled
                },
                hub: None,
                here: false,
                device: None,
                as_of: None,
                held: 0,
                percent: None,
            });
        };
        // Told even if nothing else may be shown.
        let mut read = session.store.read().await?;
        let as_of = replica::as_of(&mut read).await?;
        let held = held::count(&mut read).await?;
        let records = replica::records(&mut read).await?;
        let known = match remote.lease() {
            Lease::Runs => remote.state(),
            Lease::Over | Lease::Spent => Some(HubState::Lapsed),
        };
        // The hub is being asked, and has neither answered nor failed to.
        let state = known.unwrap_or(HubState::CatchingUp);
        Ok(HubView {
            state,
            hub: remote.membership.addresses.first().map(|address| host(address)),
            here: remote.membership.here,
            device: Some(remote.membership.name.clone()),
            as_of: as_of.map(micros),
            held: u32::try_from(held).unwrap_or(u32::MAX),
            percent: records
                .filter(|_| state == HubState::CatchingUp)
                .and_then(|records| percent(held, records)),
        })
    }

    /// Asks the hub now. If it cannot be reached, the answer says so.
    ///
    /// # Errors
    /// As the file gives them.
    pub async fn sync_now(&self) -> Result<HubView, AppError> {
        let session = self.session().await?;
        if session.hub().is_none() && !session.is_solo() {
            // Opening it again settles where it is.
            let (file, key) = (session.firm_file(), session.store.key().clone());
            drop(session);
            self.leave_when_idle().await;
            self.enter_file(&file, &key).await?;
            return self.hub().await;
        }
        if let Some(remote) = session.hub() {
            match remote.ask(&session.store, &self.collation, Vec::new()).await {
                Ok(_) | Err(AppError::Hub { .. }) => {}
                Err(problem) => return Err(problem),
            }
            self.tell_hub_changed(&session).await?;
        }
        self.hub().await
    }

    /// Waits for news of the hub and takes them in; a host calls it again and again, with what it returned.
    /// Returns the pause before the next call.
    pub async fn follow_hub(&self, pause: Duration) -> Duration {
        let session = self.session.read().await.clone();
        let remote = session.as_ref().and_then(|session| session.hub().cloned());
        if !remote.as_ref().is_some_and(|remote| remote.membership.here) {
            self.hosting.keep_running().await;
        }
        let (Some(session), Some(remote)) = (session, remote) else {
            return IDLE;
        };
        if remote.membership.here
            && let Err(problem) = self.hosting.start().await
        {
            // The device is offline then, and the screen of hosting shows why.
            tracing::warn!(%problem, "the hub in this program does not run");
        }
        let (before, ran) = (remote.state(), remote.lease() == Lease::Runs);
        let (told, next) = match remote.wait(&session.store, &self.collation).await {
            Ok(told) => (told, Duration::ZERO),
            Err(problem) => {
                if !matches!(problem, AppError::Hub { .. }) {
                    tracing::warn!(%problem, "what the hub tells is not taken in");
                }
                if let Err(cause) = remote.note_clock(&session.store).await {
                    tracing::warn!(%cause, "the time is not noted");
                }
                let longer = match problem {
                    // It has had the device wait already.
                    AppError::Hub {
                        problem: HubProblem::Busy,
                    } => PAUSE,
                    _ => (pause * 2).clamp(PAUSE, LONGEST),
                };
                (remote.state() != before, longer)
            }
        };
        if told && let Err(problem) = self.tell_hub_changed(&session).await {
            tracing::warn!(%problem, "the windows are not told what the hub told");
        }
        let runs = remote.lease() == Lease::Runs;
        if runs != ran {
            // Every screen shows nothing from now on, or everything again.
            self.emit(Event::Changed(ChangedEvent {
                kinds: ChangedKind::ALL.to_vec(),
                ids: Vec::new(),
                elsewhere: true,
            }));
        }
        next
    }

    /// Tells the windows what the hub told, and how the firm stands with it.
    async fn tell_hub_changed(&self, session: &Session) -> Result<(), AppError> {
        self.emit_changes(session, true).await?;
        self.emit(Event::Changed(ChangedEvent {
            kinds: vec![ChangedKind::Hub],
            ids: Vec::new(),
            elsewhere: true,
        }));
        Ok(())
    }

    /// The devices: all for administrators, their own for others. Needs the hub.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn devices(&self) -> Result<DevicesView, AppError> {
        let session = self.session().await?;
        let remote = attached(&session)?;
        let client = &remote.client;
        let devices = client
            .devices(session.firm.0, &remote.membership.token)
            .await
            .map_err(hub_error)?;
        let users: Vec<UserId> = devices.iter().map(|device| UserId(device.user)).collect();
        let mut look = session.look().await?;
        let names = people::cards(&mut look, session.firm, &users).await?;
        let mut devices: Vec<DeviceView> = devices
            .into_iter()
            .map(|device| DeviceView {
                id: device.id.to_string(),
                name: device.name,
                user: device.user.to_string(),
                user_name: names
                    .get(&UserId(device.user))
                    .map(|card| card.name.full())
                    .unwrap_or_default(),
                this: device.id == remote.membership.device,
                joined: raw_micros(device.made),
                seen: device.seen.map(raw_micros),
                revoked: device.ended.map(raw_micros),
                emptied: device.emptied,
            })
            .collect();
        devices.sort_by(|a, b| b.joined.total_cmp(&a.joined));
        Ok(DevicesView { devices })
    }

    /// Revokes a device.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn revoke_device(&self, request: IdRequest) -> Result<DevicesView, AppError> {
        let session = self.session().await?;
        let remote = attached(&session)?;
        let device = Uuid::try_parse(&request.id).map_err(|_| AppError::NotFound)?;
        let revoked = remote
            .client
            .revoke(session.firm.0, &remote.membership.token, device)
            .await;
        revoked.map_err(hub_error)?;
        self.devices().await
    }

    /// Makes a link with which a person adds a device. Administrators can make one for anybody, everybody else for
    /// themselves. An invited person also needs the code from their invitation.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn device_link(&self, request: IdRequest) -> Result<DeviceLinkView, AppError> {
        let session = self.session().await?;
        let remote = attached(&session)?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let entrance = remote
            .client
            .codes(session.firm.0, &remote.membership.token, user.0)
            .await
            .map_err(hub_error)?;
        let made = match entrance {
            Entrance::Device(code) => Some(code),
            Entrance::Invitation => None,
        };
        let ends = made.as_ref().map(|code| raw_micros(code.ends));
        let link = Link::Join {
            hub: self.for_others(remote)?,
            firm: session.firm.0,
            code: made.map(|code| code.code),
        };
        Ok(DeviceLinkView {
            link: link.to_string(),
            ends,
        })
    }

    /// Takes the firm off this device: its file and key are deleted here, and the hub is told if it can be
    /// reached. The firm on the hub stays as it is.
    ///
    /// # Errors
    /// [`AppError::Hub`] if the open firm has no hub, or if this program runs it: it runs while the firm is
    /// open here; [`AppError::Busy`] if another program has it open.
    pub async fn leave_firm(&self) -> Result<StartView, AppError> {
        let session = self.session().await?;
        let remote = Arc::clone(attached(&session)?);
        if remote.membership.here {
            return Err(AppError::hub(HubProblem::NotHere));
        }
        let file = session.firm_file();
        tell_gone(&remote).await;
        drop(session);
        self.leave_when_idle().await;
        self.delete_file(&file).await?;
        self.start().await
    }

    /// As [`Self::leave_firm`], for a firm that is not open: this device no longer shows it, because it was revoked
    /// or has not reached its hub for too long.
    ///
    /// # Errors
    /// [`AppError::Locked`] if this device does not have the key of the file; otherwise as [`Self::leave_firm`].
    pub async fn remove_firm(&self, request: OpenFirmRequest) -> Result<StartView, AppError> {
        let file = self.profile.firm(&request.file).map_err(|e| AppError::internal(&e))?;
        let file = file.ok_or(AppError::NotFound)?;
        let is_open = self
            .session
            .read()
            .await
            .as_ref()
            .is_some_and(|open| open.file == file.name);
        if is_open {
            return self.leave_firm().await;
        }
        let key = self.key_of(&file, request.secret).await?;
        let store = Sqlite::open(&file.path, &key, false, self.now()).await?;
        let mut read = store.read().await?;
        let membership = Membership::read(&mut read, store.path()).await;
        drop(read);
        store.close().await?;
        let membership = membership?.filter(|membership| !membership.here);
        let membership = membership.ok_or(AppError::hub(HubProblem::NotHere))?;
        tell_gone(&Remote::new(membership, None, self.clock.clone())?).await;
        self.delete_file(&file).await?;
        self.start().await
    }

    /// As [`Self::remove_firm`], of the only firm of the profile, or the named one.
    ///
    /// # Errors
    /// As [`Self::open_only`] and [`Self::remove_firm`].
    pub async fn remove_only(&self, file: Option<&str>) -> Result<StartView, AppError> {
        let FirmFile { name, .. } = self.only_file(file)?;
        let request = OpenFirmRequest {
            file: name,
            secret: None,
        };
        self.remove_firm(request).await
    }
}

/// Takes this device off the hub's list, if the hub can be told.
async fn tell_gone(remote: &Remote) {
    let Membership { token, device, .. } = &remote.membership;
    if let Err(problem) = remote.client.revoke(remote.firm.0, token, *device).await {
        tracing::warn!(%problem, "the hub was not told that the device left");
    }
}

/// The hub of an attached firm.
fn attached(session: &Session) -> Result<&Arc<Remote>, AppError> {
    session.hub().ok_or(AppError::hub(HubProblem::NotHere))
}

/// An address without its scheme.
fn host(address: &str) -> String {
    address.trim_start_matches("https://").to_owned()
}

/// The name of a device, as its user wrote it.
fn device_name(text: &str) -> Result<String, AppError> {
    let name = text.trim();
    if name.is_empty() {
        return Err(AppError::field("device", FieldProblem::Empty));
    }
    if name.chars().count() > NAME_MAX {
        return Err(AppError::field("device", FieldProblem::TooLong));
    }
    Ok(name.to_owned())
}

/// A secret of 32 random bytes.
fn secret() -> Result<[u8; TOKEN_BYTES], AppError> {
    Entropy::System.bytes().map_err(|e| AppError::internal(&e))
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn what_is_on_its_way_is_never_all() {
        assert_eq!(percent(0, 8_333), Some(0));
        assert_eq!(percent(4_200, 8_333), Some(50));
        // Fewer came than the hub had said, or the rest is still to be checked.
        assert_eq!(percent(8_333, 8_333), Some(99));
        assert_eq!(percent(9_000, 8_333), Some(99));
        assert_eq!(percent(0, 0), None);
    }
}
