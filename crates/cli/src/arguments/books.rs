//! Words of the command that gives contact books up.

use std::path::PathBuf;

use clap::Args;

use super::{Json, Place};

#[derive(Args)]
pub(crate) struct Migrate {
    /// Writes who is in which book into this file first.
    #[arg(long, value_name = "FILE")]
    pub(crate) backup: Option<PathBuf>,
    /// Only tells what would happen.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
