//! What devices and a hub say to each other (`sync.md`, part c; `sync_as_built.md`).
//!
//! Commands go up and are judged there; records come down, as images of table rows. Both travel as JSON
//! lines, compressed with zstd. A value from the wire becomes a domain type only through that type's own
//! parser, so it is checked like typed text. This crate knows no network, no database and no clock.

mod act;
mod adapt;
pub mod command;
pub mod digest;
pub mod enrol;
pub mod frame;
pub mod lines;
pub mod link;
pub mod lookup;
pub mod mail;
pub mod refusal;
pub mod rows;
pub mod upload;

/// The version of the protocol. A hub serves this one and the one before.
pub const VERSION: u32 = 1;
