//! The SQL port, its back ends, migrations, and all SQL text.
//!
//! Functions are generic over the port ([`port::Query`] to read, [`port::Execute`] to write), so
//! that what runs on a file runs in memory as well. Nothing here decides: rules are in `domain`.

mod backend;
mod batch;
mod bulk;
#[cfg(feature = "device")]
mod device;
pub mod dialect;
pub mod error;
pub mod files;
mod hub;
pub mod journal;
pub mod key;
pub mod port;
pub mod records;
pub mod sync;
mod tables;
#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]
mod tests;

#[cfg(any(test, feature = "memory"))]
pub use backend::memory::{self, Memory};
pub use backend::sqlite::{self, Sqlite};
pub use backend::{copies, part, turn, wait_for_closing};
#[cfg(feature = "device")]
pub use device::{arrival, at_hand, duplicates, held, lists, overview, search, settings};
pub use error::StoreError;
pub use hub::{audit, commands, erase, imports, lease, mail, mail_server, notices};
pub use key::Key;
