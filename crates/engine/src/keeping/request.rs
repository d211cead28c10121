//! Requests about backups, passphrase, recovery code and key of a firm.

use mailer::Language;
use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;

/// Saves a backup of the open firm.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveBackupRequest {
    /// Where to save it; an existing file of this name is replaced once the new one is complete.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Starts or stops automatic backups.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AutoBackupRequest {
    /// The folder they are saved into; absent stops them.
    #[ts(type = "string | null")]
    pub folder: Option<Chosen>,
}

/// Asks what a backup contains.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookAtBackupRequest {
    /// The file.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Its recovery code or passphrase.
    pub secret: String,
}

/// Restores the firm of a backup into this profile and opens it.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreBackupRequest {
    /// The file.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Its recovery code or passphrase.
    pub secret: String,
    /// Whether to replace the same firm if it is on this device; a copy of it is kept.
    pub replace: bool,
}

/// Sets, changes or removes the passphrase of the open firm.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseRequest {
    /// The old passphrase or the recovery code; needed if there is a passphrase.
    pub old: Option<String>,
    /// The new one, at least 12 characters; absent removes it.
    pub new: Option<String>,
}

/// Chooses whether a start asks for the passphrase.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartChoiceRequest {
    /// Whether the firm asks for its passphrase at every start on this device.
    pub ask: bool,
}

/// Gives the firm a new key, with the recovery code that was shown last.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewKeyRequest {
    /// The old passphrase or recovery code; needed if there is a passphrase.
    pub secret: Option<String>,
    /// The new passphrase, at least 12 characters; absent for none.
    pub passphrase: Option<String>,
}

/// Saves the recovery code on show.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveCodeRequest {
    /// Where to save it.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Language of the sheet.
    pub language: Code<Language>,
}

/// Makes a new recovery code for the open firm.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeRequest {
    /// The passphrase or the old recovery code; needed if there is a passphrase.
    pub secret: Option<String>,
}
