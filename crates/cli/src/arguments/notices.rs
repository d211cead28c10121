//! Words of the commands about notices.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Here;

#[derive(Subcommand)]
pub(crate) enum Notice {
    /// Lists what you were told, the latest first.
    List(NoticeList),
    /// Marks notices as read.
    Read(NoticeRead),
    /// Says whether you want the figures of the week; without a choice, shows it.
    Weekly(NoticeWeekly),
}

#[derive(Args)]
pub(crate) struct NoticeList {
    /// Only what you have not read.
    #[arg(long)]
    pub(crate) unread: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NoticeRead {
    /// Ids of notices, as the list shows them.
    #[arg(required_unless_present = "all")]
    pub(crate) ids: Vec<String>,
    /// All of them.
    #[arg(long, conflicts_with = "ids")]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NoticeWeekly {
    /// Whether you want them.
    #[arg(value_name = "on|off", value_parser = ["on", "off"])]
    pub(crate) choice: Option<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Announce {
    /// Title, in one line.
    #[arg(long)]
    pub(crate) title: String,
    /// File with the text; `-` reads standard input. `<First Name>` and `<Last Name>` become the reader's.
    #[arg(long, value_name = "FILE")]
    pub(crate) text: PathBuf,
    /// To all staff.
    #[arg(long)]
    pub(crate) staff: bool,
    /// To all clients and partners.
    #[arg(long)]
    pub(crate) clients: bool,
    /// To everybody in this team, by identifier or id; may be repeated.
    #[arg(long = "team", value_name = "TEAM")]
    pub(crate) teams: Vec<String>,
    /// To this person, by id; may be repeated.
    #[arg(long = "user", value_name = "ID")]
    pub(crate) users: Vec<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}
