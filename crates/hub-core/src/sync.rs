//! Other devices: which records they may hold, what they are told, and their commands.
//!
//! After every command, [`derive`](derive::derive) compares what each record's buckets should be with what is
//! noted, so that a removal is never lost, whatever caused it. [`pull`](pull::pull) works out in one read
//! transaction which buckets a reader may read and what is new in them. [`push`](push::push) judges commands
//! in the name of the device's user; [`note`](noted::note) does what they wish with their own notices.
//! [`exchange`] is a whole request, as a hub answers it.

pub mod derive;
pub mod exchange;
pub mod noted;
pub mod pull;
pub mod push;
mod secret;
pub mod snapshot;
mod uploaded;

pub use secret::Secret;
