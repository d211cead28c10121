//! Views of backups, passphrase, recovery code and key of a firm.

use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;

/// How the open firm's file is protected on this device.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeepingView {
    /// [`crate::view::FirmEntry::file`].
    pub file: String,
    /// Whether a passphrase opens it.
    pub has_passphrase: bool,
    /// Whether it asks for the passphrase at every start on this device.
    pub asks_at_start: bool,
    /// Whether this device has its key, so that it opens without a question.
    pub key_kept: bool,
    /// Whether that is a key file, which is never replaced: a new key needs another key file.
    pub key_file: bool,
    /// When the last backup was saved on this device, if ever.
    pub last_backup: Option<f64>,
    /// A suggested name for the next backup.
    pub backup_name: String,
    /// How many of the firm's files other users of this computer could read when it was opened; they no
    /// longer can.
    pub were_open: u32,
}

/// An old copy of the open firm beside its file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyView {
    /// Id of the copy.
    pub id: String,
    /// When it was made.
    pub made: f64,
    /// Size in bytes.
    pub bytes: f64,
    /// When it will be deleted.
    pub goes: f64,
}

/// Automatic backups.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AutoBackupView {
    /// The folder they are saved into; absent if none is chosen.
    pub folder: Option<String>,
    /// When the last one was saved there.
    pub last: Option<f64>,
    /// When the next one is due, or will be tried again.
    pub next: Option<f64>,
    /// Why the last one failed, if it did.
    pub problem: Option<AppError>,
    /// How many are kept.
    pub kept: u32,
}

/// A backup that was saved and read again.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupSavedView {
    /// File name without folder.
    pub file: String,
    /// Size in bytes.
    pub bytes: f64,
    /// The number of the last command in it.
    pub head: f64,
}

/// What a backup contains.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// File name without folder.
    pub file: String,
    /// Name of the firm in it.
    pub firm_name: String,
    /// How many commands it contains.
    pub head: f64,
    /// When the last command was done.
    pub changed: f64,
    /// When the backup was made.
    pub made: f64,
    /// The same firm on this device, if any.
    pub here: Option<FirmHereView>,
}

/// A firm on this device, compared with a backup of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmHereView {
    /// [`crate::view::FirmEntry::file`].
    pub file: String,
    /// Its name on this device.
    pub firm_name: String,
    /// How many commands it contains.
    pub head: f64,
    /// When the last command was done.
    pub changed: f64,
    /// Which of the two is newer.
    pub newer: Newer,
}

/// Which of two states of a firm is newer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Newer {
    Backup,
    Here,
    Neither,
}

/// A recovery code, shown once.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeView {
    /// The code. It is not valid until it is confirmed.
    pub recovery_code: String,
}
