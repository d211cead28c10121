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
    /// Middle names; an empty text removes them.
    #[arg(long)]
    pub(crate) middle_names: Option<String>,
    /// Job title.
    #[arg(long)]
    pub(crate) job_title: Option<String>,
    /// Company; an empty text removes it.
    #[arg(long)]
    pub(crate) company: Option<String>,
    /// Note for administrators and the staff who cover the person; an empty text removes it.
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Sign-in address; invitations are sent to it.
    #[arg(long)]
    pub(crate) email: Option<String>,
    /// Sign-in number, for codes by phone; an empty text removes it.
    #[arg(long)]
    pub(crate) phone: Option<String>,
    /// Identifier in the firm's own system; an empty text removes it.
    #[arg(long)]
    pub(crate) identifier: Option<String>,
    /// Role of a member of staff.
    #[arg(long, value_parser = coded::<Role>())]
    pub(crate) role: Option<Role>,
}

/// Public contact details, which others see; the sign-in address and number are kept apart.
#[derive(Subcommand)]
pub(crate) enum Point {
    /// Add an address or number.
    Add(AddPoint),
    /// Remove an address or number; the last address and the last number cannot be removed.
    Remove(OnePoint),
    /// Make an address or number the main one.
    Main(OnePoint),
    /// Change the label of an address or number.
    Label(LabelPoint),
}

#[derive(Args)]
pub(crate) struct AddPoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// The address or number; without a country code, the firm's country applies.
    pub(crate) text: String,
    /// Label, such as mobile, office or home.
    #[arg(long, default_value = "")]
    pub(crate) label: String,
}

#[derive(Args)]
pub(crate) struct OnePoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// Its id, or its text as shown by `user points`.
    pub(crate) point: String,
}

#[derive(Args)]
pub(crate) struct LabelPoint {
    #[command(flatten)]
    pub(crate) one: One,
    /// Its id, or its text as shown by `user points`.
    pub(crate) point: String,
    /// Label; may be empty.
    pub(crate) label: String,
}
