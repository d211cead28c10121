//! Words of the commands about client groups.

use clap::{Args, Subcommand};

use super::{Json, Named, Place};

#[derive(Subcommand)]
pub(crate) enum Group {
    /// Lists the groups in the order of their names.
    List(Groups),
    /// Makes a group.
    Create(CreateGroup),
    /// Gives a group another name.
    Edit(EditGroup),
    /// Takes a group away; its people stay.
    Delete(OneGroup),
    /// Puts clients into a group.
    Add(GroupPeople),
    /// Takes clients out of a group.
    Remove(GroupPeople),
    /// Invites everybody in a group who can be invited, and tells who cannot and why. Ends with 1
    /// if somebody was left out.
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
    /// Its name.
    pub(crate) name: String,
    /// Id of a first member; may be given several times.
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
    /// Words above the mail's own.
    #[arg(long, default_value = "")]
    pub(crate) message: String,
    /// Say who would be invited, send nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
