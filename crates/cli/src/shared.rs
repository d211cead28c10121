//! Arguments that many commands share.

use std::path::PathBuf;

use clap::Args;

/// Where the firm is.
#[derive(Args)]
pub(crate) struct Place {
    /// Folder of the firm's file; by default the system's folder for application data.
    #[arg(long, value_name = "DIR")]
    pub(crate) profile: Option<PathBuf>,
    /// File with the key (64 hexadecimal digits); by default the system's keyring.
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// Name of the firm's file, if the folder holds several.
    #[arg(long, value_name = "NAME")]
    pub(crate) firm: Option<String>,
}

/// The form of the answers.
#[derive(Args, Clone, Copy)]
pub(crate) struct Json {
    /// Print JSON lines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Here {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// People, by id.
#[derive(Args)]
pub(crate) struct Named {
    /// Ids of people, from `user list` or `search`.
    #[arg(required = true)]
    pub(crate) ids: Vec<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// One person, by id.
#[derive(Args)]
pub(crate) struct One {
    /// Id of the person, from `user list` or `search`.
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
