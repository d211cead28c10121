//! Answers of a hub, applied to a device's file.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]

mod applying;
mod hub;
mod purge;
