//! Requests about a firm: creating it, opening it, changing its record.

use mailer::Language;
use serde::Deserialize;
use ts_rs::TS;

use crate::code::Code;

/// Creates a firm on this device.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateFirmRequest {
    /// Name of the firm.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA time zone.
    pub time_zone: String,
    /// The founder's first name.
    pub given: String,
    /// The founder's family name.
    pub family: String,
    /// The founder's address.
    pub email: String,
    /// Opens the file if the system has no keyring; at least 12 characters.
    pub passphrase: Option<String>,
    /// The founder's language: the default team is named in it.
    pub language: Code<Language>,
}

/// Opens a firm file.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenFirmRequest {
    /// [`crate::view::FirmEntry::file`].
    pub file: String,
    /// Passphrase or recovery code, if the device does not have the key.
    pub secret: Option<String>,
}

/// Changes the firm's own record; absent fields stay.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EditFirmRequest {
    /// New name, 1 to 200 characters.
    pub name: Option<String>,
    /// The name on show when it was edited; if it has changed since, that is a conflict.
    pub seen_name: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// IANA time zone.
    pub time_zone: Option<String>,
}
