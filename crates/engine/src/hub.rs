//! Joining a firm on another device, moving a firm to a hub, and the devices of people.

pub(crate) mod request;
pub(crate) mod view;

use crate::app::Engine;
use crate::error::AppError;
use crate::request::{AskInvitationRequest, AttachRequest, IdRequest, JoinFirmRequest, LinkRequest};
use crate::view::{DeviceLinkView, DevicesView, HubView, JoinView, LinkView, SessionView, StartView};

impl Engine {
    /// What a link leads to. Nothing is asked or changed.
    ///
    /// # Errors
    /// [`AppError::Field`] if it is no link of ours.
    pub async fn look_at_link(&self, request: LinkRequest) -> Result<LinkView, AppError> {
        drop(request);
        Err(AppError::NotFound)
    }

    /// What an invitation says.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn ask_invitation(&self, request: AskInvitationRequest) -> Result<JoinView, AppError> {
        drop(request);
        Err(AppError::NotFound)
    }

    /// Makes this device one of a person's and opens the firm on it.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn join_firm(&self, request: JoinFirmRequest) -> Result<SessionView, AppError> {
        drop(request);
        Err(AppError::NotFound)
    }

    /// Moves the open firm to a hub.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn attach_firm(&self, request: AttachRequest) -> Result<SessionView, AppError> {
        drop(request);
        Err(AppError::NotFound)
    }

    /// How the open firm stands with its hub.
    ///
    /// # Errors
    /// As the file gives them.
    pub async fn hub(&self) -> Result<HubView, AppError> {
        Err(AppError::NotFound)
    }

    /// Asks the hub now.
    ///
    /// # Errors
    /// As the file gives them.
    pub async fn sync_now(&self) -> Result<HubView, AppError> {
        Err(AppError::NotFound)
    }

    /// The devices.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn devices(&self) -> Result<DevicesView, AppError> {
        Err(AppError::NotFound)
    }

    /// Revokes a device.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn revoke_device(&self, request: IdRequest) -> Result<DevicesView, AppError> {
        drop(request);
        Err(AppError::NotFound)
    }

    /// Makes a link for another device of a person.
    ///
    /// # Errors
    /// As the hub gives them.
    pub async fn device_link(&self, request: IdRequest) -> Result<DeviceLinkView, AppError> {
        drop(request);
        Err(AppError::NotFound)
    }

    /// Takes the firm off this device: everything of it is deleted here, and the hub is told.
    ///
    /// # Errors
    /// As the file gives them.
    pub async fn leave_firm(&self) -> Result<StartView, AppError> {
        Err(AppError::NotFound)
    }
}
