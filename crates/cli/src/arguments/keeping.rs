//! Words of the commands about the firm's own record and how its file is kept.

use std::path::PathBuf;

use clap::Args;

use super::{Here, Json, Place};

#[derive(Args)]
pub(crate) struct EditFirm {
    /// New name.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// New country of phone numbers, ISO 3166-1 alpha-2.
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
    /// File with the new passphrase on its first line; never on the command line, where others can
    /// see it.
    #[arg(long, value_name = "FILE", required_unless_present = "remove")]
    pub(crate) new_file: Option<PathBuf>,
    /// Takes the passphrase away.
    #[arg(long, conflicts_with = "new_file")]
    pub(crate) remove: bool,
    /// File with the passphrase of before, or the recovery code, on its first line.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct RecoveryCode {
    /// File with the passphrase, or the recovery code of before, on its first line; needed if there is
    /// a passphrase.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NewKey {
    /// File for the new key, if the firm is opened with a key file. If it is there, its key is taken.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_key_file: Option<PathBuf>,
    /// File with the current passphrase or recovery code on its first line; needed if a passphrase is
    /// set.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_file: Option<PathBuf>,
    /// File with the new passphrase on its first line. Without it the firm has no passphrase afterwards.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_file: Option<PathBuf>,
    /// Tell how far it is, as import does; phases copying, checking, placing, placed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
#[command(group(clap::ArgGroup::new("what").args(["folder", "off", "now"])))]
pub(crate) struct AutoBackup {
    /// The folder; backups go there from now on.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Saves none by itself any more; those that are there stay.
    #[arg(long)]
    pub(crate) off: bool,
    /// Saves one into the chosen folder now.
    #[arg(long)]
    pub(crate) now: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Backup {
    /// The file to write; one of this name is replaced once the new one is whole.
    pub(crate) file: PathBuf,
    /// Tell how far it is, as import does; phases copying, checking, writing.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Restore {
    /// The backup.
    pub(crate) file: PathBuf,
    /// Its recovery code.
    #[arg(long, value_name = "CODE", required_unless_present = "passphrase_file")]
    pub(crate) recovery_code: Option<String>,
    /// File with its passphrase on the first line.
    #[arg(long, value_name = "FILE", conflicts_with = "recovery_code")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// If the same firm is here already, it makes room; a copy of it is kept.
    #[arg(long)]
    pub(crate) replace: bool,
    /// Tell how far it is, as import does; phases unpacking, checking, placing, placed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
