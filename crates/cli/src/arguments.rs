//! The command line: the commands. Their arguments are defined beside them.

use clap::{Parser, Subcommand};

use crate::audit::Audit;
use crate::duplicates::{Duplicates, Merge};
use crate::firm::{Firm, Sample};
use crate::group::Group;
use crate::hub::{Attach, Device, Join, Leave, Sync};
use crate::import::{Import, Redo};
use crate::invite::Invite;
use crate::keeping::{Backup, Restore};
use crate::mail::{Mail, Settings};
use crate::notices::{Announce, Notice};
use crate::pipes::Csv;
use crate::search::Search;
use crate::shared::Json;
use crate::team::Team;
use crate::user::User;

/// Coverbook on the command line: for scripts, servers and measurements.
#[derive(Parser)]
#[command(name = "coverbook-cli", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Create a firm, show it, and manage its keys.
    #[command(subcommand)]
    Firm(Firm),
    /// Save a backup of the firm. It opens on any computer with the recovery code or the passphrase.
    Backup(Backup),
    /// Restore a firm from a backup, completely or not at all.
    Restore(Restore),
    /// Create a sample firm of any size, to try things and to measure.
    Sample(Sample),
    /// Import people from a file, or undo an import.
    #[command(subcommand)]
    Import(Import),
    /// Redo the last undone action.
    Redo(Redo),
    /// Find people by any part of a name, address, number or identifier.
    Search(Search),
    /// List, add, edit, suspend and deactivate people.
    #[command(subcommand)]
    User(User),
    /// Send invitations and record the answers.
    #[command(subcommand)]
    Invite(Invite),
    /// Set up and send e-mail.
    #[command(subcommand)]
    Mail(Mail),
    /// Show or change the firm's settings.
    Settings(Settings),
    /// List your notices and mark them as read.
    #[command(subcommand)]
    Notice(Notice),
    /// Send an announcement to many people.
    Announce(Announce),
    /// Manage client teams and their members.
    #[command(subcommand)]
    Team(Team),
    /// Manage client groups and their members.
    #[command(subcommand)]
    Group(Group),
    /// Join a firm that has a hub.
    Join(Join),
    /// Move the firm to a hub. This device is then one of its devices.
    Attach(Attach),
    /// Ask the firm's hub, or show what this device has.
    #[command(subcommand)]
    Sync(Sync),
    /// List, add and revoke the devices of a firm with a hub.
    #[command(subcommand)]
    Device(Device),
    /// Remove a firm with a hub from this device. On the hub it stays as it is.
    Leave(Leave),
    /// List possible duplicates, the most certain first.
    Duplicates(Duplicates),
    /// Merge two records into one.
    Merge(Merge),
    /// List who did what, latest first.
    Audit(Audit),
    /// Read phone numbers: JSON lines {"region","input"} on standard input.
    Phone(Json),
    /// Work on CSV files without opening a firm.
    #[command(subcommand)]
    Csv(Csv),
}
