//! The firm, the session in it, and what is there before a firm is open.

use serde::Serialize;
use ts_rs::TS;

use crate::view::InterruptedImport;

/// What the program shows before any firm is open.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartView {
    /// Firms on this device, by name.
    pub firms: Vec<FirmEntry>,
    /// The open firm, if one is.
    pub session: Option<SessionView>,
    /// The firm that was open last, or that was locked; one of `firms`.
    pub last: Option<String>,
    /// Whether that one was locked and waits.
    pub locked: bool,
    /// Whether the system keeps keys for us; without it a passphrase is asked for.
    pub keyring: bool,
    /// Program version.
    pub version: String,
    /// Countries a firm can be in, with their calling codes.
    pub countries: Vec<CountryView>,
    /// The country the system's settings suggest, if any.
    pub country: Option<String>,
    /// The device's IANA time zone.
    pub time_zone: String,
}

/// A country a firm can be in. The user interface names it in the reader's language.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountryView {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Calling code without `+`.
    pub calling_code: u16,
}

/// A firm file on this device.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmEntry {
    /// Name of its file, without folder or extension; the handle for opening it.
    pub file: String,
    /// Name of the firm, if its key is at hand and several firms are here to choose from.
    pub name: Option<String>,
    /// Whether its key is at hand, so that opening asks for nothing.
    pub unlocked: bool,
    /// Whether a passphrase opens it.
    pub has_passphrase: bool,
    /// Whether it asks for that at every start on this device.
    pub asks_at_start: bool,
}

/// The open firm and who is at the keyboard.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Firm.
    pub firm: String,
    /// [`FirmEntry::file`].
    pub file: String,
    /// Its name.
    pub firm_name: String,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
    /// The signed-in user.
    pub user: String,
    /// Their name.
    pub user_name: String,
    /// Whether the administration pages are open.
    pub is_admin: bool,
    /// Whether they may do what only system administrators may: speak to all, change the firm.
    pub is_system_administrator: bool,
    /// Whether this is the generated sample firm.
    pub is_sample: bool,
    /// Whether the firm keeps contact books.
    pub books: bool,
    /// What the last import that was cut short came to, told once after a start.
    pub interrupted_import: Option<InterruptedImport>,
}

/// A new firm, with the one thing to write down.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedFirm {
    /// The session in it.
    pub session: SessionView,
    /// Opens the file when everything else is lost; shown once.
    pub recovery_code: String,
}

/// The firm's own record.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmView {
    /// Name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA time zone.
    pub time_zone: String,
    /// Whether the reader may change it.
    pub can_change: bool,
}

/// Whether this device's clock is believed.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockView {
    /// The time it shows.
    pub now: f64,
    /// If it is doubted because it is far ahead: the last time that was believed. Nothing ends by
    /// itself until somebody says that the date is right.
    pub doubted_since: Option<f64>,
}
