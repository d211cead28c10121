//! Words of the commands about a person's details.

use clap::{Args, Subcommand};
use domain::people::Role;

use super::One;
use crate::coded::coded;

#[derive(Args)]
pub(crate) struct Edit {
    #[command(flatten)]
    pub(crate) one: One,
    /// First name.
    #[arg(long)]
    pub(crate) given: Option<String>,
    /// Last name.
    #[arg(long)]
    pub(crate) family: Option<String>,
    /// Middle names; empty takes them away.
    #[arg(long)]
    pub(crate) middle_names: Option<String>,
    /// Job title.
    #[arg(long)]
    pub(crate) job_title: Option<String>,
    /// Company; empty takes it away.
    #[arg(long)]
    pub(crate) company: Option<String>,
    /// A note for administrators and for the staff who cover them; empty takes it away.
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Address to sign in with; invitations go there.
    #[arg(long)]
    pub(crate) email: Option<String>,
    /// Number codes are sent to; an empty one takes it away.
    #[arg(long)]
    pub(crate) phone: Option<String>,
    /// Key in the firm's own system; an empty one takes it away.
    #[arg(long)]
    pub(crate) identifier: Option<String>,
    /// What a member of staff may do.
    #[arg(long, value_parser = coded::<Role>())]
    pub(crate) role: Option<Role>,
}

/// Public contact details: what others see, apart from what the person signs in with.
#[derive(Subcommand)]
pub(crate) enum Point {
    /// Adds an address or number at the end of the list.
    Add(AddPoint),
    /// Takes one out of the list; the last address and the last number stay.
    Remove(OnePoint),
    /// Puts one first of its kind.
    Main(OnePoint),
    /// Says what one is for.
    Label(LabelPoint),
}

#[derive(Args)]
pub(crate) struct AddPoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// The address or number; without a country code it is one of the firm's country.
    pub(crate) text: String,
    /// What it is for: mobile, office, home and the like.
    #[arg(long, default_value = "")]
    pub(crate) label: String,
}

#[derive(Args)]
pub(crate) struct OnePoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// Its id, or its text as `user points` tells it.
    pub(crate) point: String,
}

#[derive(Args)]
pub(crate) struct LabelPoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// Its id, or its text as `user points` tells it.
    pub(crate) point: String,
    /// What it is for; may be empty.
    pub(crate) label: String,
}
