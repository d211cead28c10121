//! SQLite behind the port: encrypted files, and a database in memory for tests.

mod closing;
pub mod copies;
mod held;
#[cfg(any(test, feature = "memory"))]
pub mod memory;
pub(crate) mod migrate;
pub mod part;
mod place;
mod prepare;
mod readers;
pub mod sqlite;
mod statement;
mod transaction;
pub mod turn;
mod writer;

pub use closing::wait_for_closing;
