//! Mails as a host sends them: what leaves, when, how often, and which code is right.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]

mod codes;
mod daily;
mod firm;
mod leaving;
mod undoing;
