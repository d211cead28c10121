//! Devices and a hub, over TLS on the loopback and with files on the disk.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod moving;
mod syncing;
mod world;
