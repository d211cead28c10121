//! Words of the commands about the firm's own record and how its file is kept.

use std::path::PathBuf;

use clap::Args;

use super::{Here, Json, Place};

#[derive(Args)]
pub(crate) struct EditFirm {
    /// New name.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// New country of phone numbers, as two letters (ISO 3166-1 alpha-2).
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// New IANA time zone.
    #[arg(long)]
    pub(crate) time_zone: Option<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Passphrase {
    /// File with the new passphrase on its first line. A passphrase on the command line could be seen by others.
    #[arg(long, value_name = "FILE", required_unless_present = "remove")]
    pub(crate) new_file: Option<PathBuf>,
    /// Remove the passphrase.
    #[arg(long, conflicts_with = "new_file")]
    pub(crate) remove: bool,
    /// File with the current passphrase or the recovery code on its first line.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct RecoveryCode {
    /// File with the passphrase or the current recovery code on its first line; required if a passphrase is set.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NewKey {
    /// File for the new key, if the firm is opened with a key file. If the file exists, its key is used.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_key_file: Option<PathBuf>,
    /// File with the passphrase or the current recovery code on its first line; required if a passphrase is set.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_file: Option<PathBuf>,
    /// File with the new passphrase on its first line. Without it, the firm will have no passphrase.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_file: Option<PathBuf>,
    /// Report progress, as import does. Phases: copying, checking, placing, placed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
#[command(group(clap::ArgGroup::new("what").args(["folder", "off", "now"])))]
pub(crate) struct AutoBackup {
    /// Folder to save backups in from now on.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Turn automatic backups off; existing ones are kept.
    #[arg(long)]
    pub(crate) off: bool,
    /// Save a backup in the chosen folder now.
    #[arg(long)]
    pub(crate) now: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Backup {
    /// The file to write; an existing one is replaced once the new one is complete.
    pub(crate) file: PathBuf,
    /// Report progress, as import does. Phases: copying, checking, writing.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Restore {
    /// The backup file.
    pub(crate) file: PathBuf,
    /// Recovery code of the backup.
    #[arg(long, value_name = "CODE", required_unless_present = "passphrase_file")]
    pub(crate) recovery_code: Option<String>,
    /// File with the backup's passphrase on its first line.
    #[arg(long, value_name = "FILE", conflicts_with = "recovery_code")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Replace the firm if it already exists here; a copy of it is kept.
    #[arg(long)]
    pub(crate) replace: bool,
    /// Report progress, as import does. Phases: unpacking, checking, placing, placed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
