//! Words of the command that gives contact books up.

use std::path::PathBuf;

use clap::Args;

use super::{Json, Place};

#[derive(Args)]
pub(crate) struct Migrate {
    /// First save who is in which contact book to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) backup: Option<PathBuf>,
    /// Show what would happen, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
