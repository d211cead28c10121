//! The hub and the devices of people, as screens show them.

use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;

/// What a link leads to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkView {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Host of the hub's first address.
    pub hub: String,
    /// Whether the link says by which key the hub is known. Otherwise the system's trust decides.
    pub pinned: bool,
    /// Whether the link holds the code that makes the device.
    pub has_code: bool,
}

/// What a link is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LinkPurpose {
    /// To join a firm.
    Join,
    /// To move a firm to a hub.
    Attach,
}

/// How the open firm stands with its hub.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HubView {
    /// How.
    pub state: HubState,
    /// The hub's address; absent for a firm without a hub.
    pub hub: Option<String>,
    /// Whether this program runs the hub: the firm is shared from this computer.
    pub here: bool,
    /// What this device is called.
    pub device: Option<String>,
    /// The moment that everything on this device is of; absent before the first one.
    pub as_of: Option<f64>,
    /// Records that this device holds.
    pub held: u32,
    /// While they are on their way, how many of a hundred are here: up to 99. Absent if the hub has not said how
    /// many there are.
    pub percent: Option<u8>,
}

/// How a firm stands with its hub.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HubState {
    /// It has none: this device has the whole firm.
    Alone,
    /// Everything is as the hub has it.
    Current,
    /// The first or many records are on their way.
    CatchingUp,
    /// The hub is busy, for example with an import: what is new comes afterwards.
    Busy,
    /// The hub cannot be reached.
    Offline,
    /// What answers is not the hub of the link.
    Untrusted,
    /// The hub does not accept this device any more, so it holds nothing of the firm.
    Revoked,
    /// Another copy of this device has asked the hub: it has to join again.
    Copied,
    /// The person is suspended: the device holds nothing until that ends.
    Suspended,
    /// Hub and program are of versions that do not understand each other.
    Version,
    /// The hub has not answered for so long that this device shows nothing before its next answer.
    Lapsed,
    /// A move to the hub was cut short; until the hub says whether it has the firm, it can only be read here.
    Unsettled,
}

/// The devices that a person may see: administrators all, others their own.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DevicesView {
    /// The devices, the newest first.
    pub devices: Vec<DeviceView>,
}

/// A device.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Id of its person.
    pub user: String,
    /// Name of its person; empty if this device does not know them.
    pub user_name: String,
    /// Whether it is the one in front of the reader.
    pub this: bool,
    /// When it joined.
    pub joined: f64,
    /// When it last asked the hub.
    pub seen: Option<f64>,
    /// When it was revoked.
    pub revoked: Option<f64>,
    /// Whether it has heard that it was revoked, and holds nothing any more.
    pub emptied: bool,
}

/// A link that makes another device one of a person's.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceLinkView {
    /// The link, to be sent or shown; one with a code in it is good once.
    pub link: String,
    /// When its code ends; absent for somebody who is invited: they need the code of their invitation, too.
    pub ends: Option<f64>,
}

/// How a firm is shared from this computer.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostingView {
    /// Whether the hub runs.
    pub running: bool,
    /// Why it does not, if it does not.
    pub problem: Option<AppError>,
    /// Whether other computers may connect.
    pub others: bool,
    /// The port.
    pub port: u16,
    /// Where other computers find this one, `address:port`; none without a network.
    pub addresses: Vec<String>,
    /// The firewall that may keep them away.
    pub firewall: Option<FirewallCode>,
}

/// A firewall of this computer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FirewallCode {
    /// `ufw`.
    Ufw,
    /// `firewalld`.
    Firewalld,
    /// The one of Windows.
    Windows,
}

/// Whether the hub answers at one of its addresses.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReachView {
    /// `address:port`.
    pub address: String,
    /// Whether it answers there, with its own key.
    pub reached: bool,
}
