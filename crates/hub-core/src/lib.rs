//! The authority: judges commands by the rules of `domain` and writes what they change.
//!
//! It works inside a write transaction its host opens and commits, so that a host can add what
//! belongs to the same moment (a device its search index, a hub its mail jobs). It runs in the
//! application, in the hub and in tests, over any back end of the store.

pub mod facts;
mod imports;
pub mod mail;
pub mod notices;
pub mod submit;
pub mod sync;
mod undo;
pub mod welcome;

pub use imports::{ImportSource, Importing, LeftOutValue, Written};
pub use submit::{Done, Submitted, submit, submit_import};
