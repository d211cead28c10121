//! Words of the commands about client groups.

use clap::{Args, Subcommand};

use super::{Json, Named, Place};

#[derive(Subcommand)]
pub(crate) enum Group {
    /// List the client groups by name.
    List(Groups),
    /// Create a client group.
    Create(CreateGroup),
    /// Rename a client group.
    Edit(EditGroup),
    /// Delete a client group; its people are kept.
    Delete(OneGroup),
    /// Add clients to a group.
    Add(GroupPeople),
    /// Remove clients from a group.
    Remove(GroupPeople),
    /// Invite everyone in a group who can be invited, and list the others with the reason. The exit code is 1 if
    /// anyone was left out.
    Invite(InviteGroup),
}

#[derive(Args)]
pub(crate) struct Groups {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct CreateGroup {
    /// Name.
    pub(crate) name: String,
    /// Id of a first member; repeatable.
    #[arg(long, value_name = "ID")]
    pub(crate) member: Vec<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct EditGroup {
    /// Name or id of the group.
    pub(crate) group: String,
    /// New name.
    #[arg(long)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct OneGroup {
    /// Name or id of the group.
    pub(crate) group: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct GroupPeople {
    /// Name or id of the group.
    pub(crate) group: String,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct InviteGroup {
    /// Name or id of the group.
    pub(crate) group: String,
    /// Message above the invitation.
    #[arg(long, default_value = "")]
    pub(crate) message: String,
    /// Show who would be invited, and send nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
