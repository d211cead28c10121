//! Records that may be one person's.

use clap::{Args, Subcommand};
use engine::view::MergeField;

use super::{Json, Place};
use crate::coded::coded;

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Duplicates {
    #[command(subcommand)]
    pub(crate) settle: Option<Settle>,
    /// Also list people who share only their name.
    #[arg(long)]
    pub(crate) names: bool,
    /// Also print how long it took.
    #[arg(long)]
    pub(crate) timings: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Subcommand)]
pub(crate) enum Settle {
    /// Mark two records as different people.
    Dismiss(Dismiss),
}

#[derive(Args)]
pub(crate) struct Dismiss {
    /// Id of one record.
    pub(crate) a: String,
    /// Id of the other record.
    pub(crate) b: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Merge {
    /// Id of the record to keep.
    pub(crate) keep: String,
    /// Id of the record to merge into it.
    pub(crate) other: String,
    /// Fields to take from the merged record; by default those the kept record lacks. Public addresses and numbers
    /// of both are kept.
    #[arg(long, value_delimiter = ',', num_args = 0.., value_parser = coded::<MergeField>())]
    pub(crate) take: Option<Vec<MergeField>>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}
