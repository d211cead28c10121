//! The authority against a second, plain reading of the rules: random histories and random files.
//!
//! Every run begins from the same seed, so it cannot pass today and fail tomorrow. A longer one:
//! `COVERBOOK_HISTORIES=5000 cargo test -p hub-core --test histories`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]

mod files;
mod host;
mod import_model;
mod imports;
mod invitation_stories;
mod inviting;
mod inviting_steps;
mod people_steps;
mod planted;
mod post;
mod rules;
mod runs;
mod standing;
mod state;
mod steps;
mod stories;
mod team_rules;
mod undos;
mod world;
