//! Mails as a host sends them: what leaves, when, how often, and which code is right; and what
//! people are told.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]

mod codes;
mod daily;
mod firm;
mod leaving;
mod notices;
mod undoing;
