//! Words of the commands about notices.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Here;

#[derive(Subcommand)]
pub(crate) enum Notice {
    /// List your notices, latest first.
    List(NoticeList),
    /// Mark notices as read.
    Read(NoticeRead),
    /// Turn the weekly figures on or off; without a choice, show the setting.
    Weekly(NoticeWeekly),
}

#[derive(Args)]
pub(crate) struct NoticeList {
    /// Only unread notices.
    #[arg(long)]
    pub(crate) unread: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NoticeRead {
    /// Ids of notices, from `notice list`.
    #[arg(required_unless_present = "all")]
    pub(crate) ids: Vec<String>,
    /// All notices.
    #[arg(long, conflicts_with = "ids")]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NoticeWeekly {
    /// Whether you want the weekly figures.
    #[arg(value_name = "on|off", value_parser = ["on", "off"])]
    pub(crate) choice: Option<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Announce {
    /// Title, on one line.
    #[arg(long)]
    pub(crate) title: String,
    /// File with the text; `-` is standard input. `<First Name>` and `<Last Name>` are replaced with the reader's.
    #[arg(long, value_name = "FILE")]
    pub(crate) text: PathBuf,
    /// Send to all staff.
    #[arg(long)]
    pub(crate) staff: bool,
    /// Send to all clients and partners.
    #[arg(long)]
    pub(crate) clients: bool,
    /// Send to everyone in this team, by identifier or id; repeatable.
    #[arg(long = "team", value_name = "TEAM")]
    pub(crate) teams: Vec<String>,
    /// Send to this person, by id; repeatable.
    #[arg(long = "user", value_name = "ID")]
    pub(crate) users: Vec<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}
