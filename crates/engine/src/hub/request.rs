//! Requests about the hub and the devices that belong to people.

use serde::Deserialize;
use ts_rs::TS;

/// A link that a person pasted.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkRequest {
    /// Its text.
    pub link: String,
}

/// Asks what an invitation says, or declines it.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AskInvitationRequest {
    /// The link to the hub.
    pub link: String,
    /// The address the invitation came to.
    pub email: String,
    /// The code of the newest mail.
    pub code: String,
}

/// This device becomes one of a person's.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinFirmRequest {
    /// The link to the hub; with a code in it, nothing else is needed.
    pub link: String,
    /// What the device is called in the list of devices.
    pub device: String,
    /// What a person enters who accepts an invitation.
    pub invitation: Option<AcceptInvitation>,
}

/// What a person enters who accepts an invitation on their own device.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AcceptInvitation {
    /// The address the invitation came to.
    pub email: String,
    /// The code of the newest mail.
    pub code: String,
    /// The username they chose.
    pub username: String,
    /// Whether they accept this program's own terms.
    pub own_terms: bool,
    /// The firm's terms that they accept, named by [`crate::view::JoinView::terms_since`].
    pub firm_terms: Option<f64>,
}

/// Moves the open firm to a hub.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachRequest {
    /// The link with the place that the hub's operator made.
    pub link: String,
    /// What this device is called in the list of devices.
    pub device: String,
}

/// Shares the open firm from this computer.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShareRequest {
    /// What this device is called in the list of devices.
    pub device: String,
    /// The port to listen on; absent for the usual one, or for the one chosen before.
    pub port: Option<u16>,
}

/// Chooses how the hub of this computer listens.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostingRequest {
    /// Whether other computers may connect.
    pub others: bool,
    /// The port.
    pub port: u16,
}
