//! The SQL port, its back ends, migrations, and all SQL text.
//!
//! Functions are generic over the port ([`port::Query`] to read, [`port::Execute`] to write), so
//! that what runs on a file runs in memory as well. Nothing here decides: rules are in `domain`.

pub mod at_hand;
pub mod audit;
mod bulk;
mod closing;
pub mod commands;
pub mod copies;
pub mod duplicates;
pub mod erasing;
pub mod error;
mod held;
pub mod imports;
pub mod journal;
pub mod key;
pub mod lists;
pub mod mail;

#[cfg(any(test, feature = "memory"))]
pub mod memory;
mod migrate;
pub mod notices;
mod place;

pub mod overview;
pub mod port;
mod readers;
pub mod records;

pub mod search;
pub mod settings;
pub mod sqlite;
mod tables;
#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]
mod tests;
pub mod turn;
mod writer;

pub use closing::wait_for_closing;
pub use error::StoreError;
pub use key::Key;
#[cfg(any(test, feature = "memory"))]
pub use memory::Memory;
pub use sqlite::Sqlite;
