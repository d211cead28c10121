//! Requests about the firm's own record and how its file is kept.

use mailer::Language;
use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;

/// Saves a backup of the open firm.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveBackupRequest {
    /// Where to; a file of this name is replaced once the new one is whole.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Has backups saved by themselves.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AutoBackupRequest {
    /// The folder they go into; absent for none any more.
    #[ts(type = "string | null")]
    pub folder: Option<Chosen>,
}

/// Asks what a backup holds.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookAtBackupRequest {
    /// The file.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Its recovery code or passphrase.
    pub secret: String,
}

/// Puts the firm of a backup into this profile and opens it.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreBackupRequest {
    /// The file.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Its recovery code or passphrase.
    pub secret: String,
    /// Whether the same firm, if it is on this device already, makes room; a copy of it is kept.
    pub replace: bool,
}

/// Sets, changes or takes away the passphrase of the open firm.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseRequest {
    /// The passphrase of before, or the recovery code; needed if there is a passphrase.
    pub old: Option<String>,
    /// The new one, at least 12 characters; absent takes it away.
    pub new: Option<String>,
}

/// Says what a start asks for.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartChoiceRequest {
    /// Whether the firm asks for its passphrase at every start on this device.
    pub ask: bool,
}

/// Has a new key open the firm, under the recovery code that was shown last.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewKeyRequest {
    /// The passphrase of before, or the recovery code of before; needed if there is a passphrase.
    pub secret: Option<String>,
    /// The passphrase from now on, at least 12 characters; absent for none.
    pub passphrase: Option<String>,
}

/// Saves the recovery code that is shown.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveCodeRequest {
    /// Where to.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Language of the sheet.
    pub language: Code<Language>,
}

/// Asks for a new recovery code of the open firm.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeRequest {
    /// The passphrase, or the recovery code of before; needed if there is a passphrase.
    pub secret: Option<String>,
}
