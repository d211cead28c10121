//! Views of the firm's own record and of how its file is kept.

use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;

/// How the open firm's file is kept on this device.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeepingView {
    /// [`crate::view::FirmEntry::file`].
    pub file: String,
    /// Whether a passphrase opens it.
    pub has_passphrase: bool,
    /// Whether it asks for the passphrase at every start on this device.
    pub asks_at_start: bool,
    /// Whether this device keeps its key, so that it opens without a question.
    pub key_kept: bool,
    /// Whether that is a key file, which is never replaced: a new key needs another one.
    pub key_file: bool,
    /// When the last backup was saved from here, if ever.
    pub last_backup: Option<f64>,
    /// A name for the next backup's file.
    pub backup_name: String,
    /// Files of the firm that others on this computer could read when it was opened; they cannot any
    /// more.
    pub were_open: u32,
}

/// An old copy of the open firm beside its file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyView {
    /// What names it.
    pub id: String,
    /// When it was put aside.
    pub made: f64,
    /// Its bytes.
    pub bytes: f64,
    /// When it is deleted by itself.
    pub goes: f64,
}

/// The backups that are saved by themselves.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AutoBackupView {
    /// The folder they go into; none if nobody chose one.
    pub folder: Option<String>,
    /// When the last one was saved there.
    pub last: Option<f64>,
    /// When the next one is due, or tried again.
    pub next: Option<f64>,
    /// Why the last try failed, if it did.
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
    /// Its bytes.
    pub bytes: f64,
    /// The number of the last command in it.
    pub head: f64,
}

/// What a backup holds.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// File name without folder.
    pub file: String,
    /// Name of the firm in it.
    pub firm_name: String,
    /// How many commands were done in it.
    pub head: f64,
    /// When the last one was.
    pub changed: f64,
    /// When the backup was made.
    pub made: f64,
    /// The same firm on this device, if it is here.
    pub here: Option<FirmHereView>,
}

/// A firm on this device, beside a backup of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmHereView {
    /// [`crate::view::FirmEntry::file`].
    pub file: String,
    /// Its name here.
    pub firm_name: String,
    /// How many commands were done in it.
    pub head: f64,
    /// When the last one was.
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
    /// The code. It does not count before it is confirmed.
    pub recovery_code: String,
}
