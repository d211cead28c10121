//! Shared parts of the test programs: waiting, the built programs, a mail server, and the real window with the
//! steps that several of them take there.

pub mod failure;
pub mod hub;
pub mod poll;
pub mod programs;
pub mod wire;

pub use testkit::{pages, smtp};

#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod accessibility;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod app;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod desks;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod dialog;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod drag;
pub mod drill;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod launch;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod steps;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod x11;
