//! The program that the devices of a firm ask (`sync.md`, part c; `protocol`).
//!
//! A hub keeps one encrypted file for each firm, judges the commands of devices in them, and tells each device
//! what its user may see. [`routes`] has every route in one table, with what it needs; a token says which
//! device asks, and the device whose it is, so that nobody can act in the name of another.

mod attach;
mod audit;
mod body;
mod chains;
pub mod containers;
mod devices;
mod enrol;
mod fault;
pub mod firewall;
mod firm;
pub mod folder;
pub mod hosted;
pub mod hub;
pub mod identity;
mod imports;
mod invitation;
pub mod keeping;
mod limits;
mod mail;
pub mod metrics;
pub mod places;
mod rounds;
pub mod routes;
pub mod serve;
pub mod settings;
mod sync;

pub use folder::Folder;
pub use hosted::Hosted;
pub use hub::{Clock, Hub, Options};
