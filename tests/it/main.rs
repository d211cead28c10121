//! Integration tests.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

mod bad_input;
mod cli;
mod desk;
mod forecast;
mod kill;
mod mail;
mod mail_wire;
mod private;
mod tidy;
