//! The authority against a second, plain reading of the rules: random histories and random files.
//!
//! Every run begins from the same seed, so it cannot pass today and fail tomorrow. A longer one:
//! `COVERBOOK_HISTORIES=5000 cargo test -p hub-core --test histories`; other histories with
//! `COVERBOOK_SEED=1` and so on.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]

mod books;
mod device_file;
mod device_notes;
mod devices;
mod files;
mod firm_rules;
mod group_stories;
mod groups;
mod host;
mod import_model;
mod imports;
mod invitation_stories;
mod inviting;
mod inviting_steps;
mod join;
mod merge_model;
mod merge_steps;
mod merge_stories;
mod notices;
mod oracle;
mod people_steps;
mod pictures;
mod planted;
mod points;
mod post;
mod rules;
mod runs;
mod simulation;
mod state;
mod status;
mod status_steps;
mod steps;
mod stories;
mod team_rules;
mod undos;
mod weights;
mod world;
