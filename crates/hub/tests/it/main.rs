//! Devices and a hub, over TLS on the loopback and with files on the disk.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod busy;
mod enrolling;
mod mail;
mod moving;
mod program;
mod syncing;
mod table;
mod uploads;
mod world;
