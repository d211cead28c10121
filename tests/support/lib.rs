//! Shared parts of the test programs: waiting, the built programs, a mail server, and the real window.

pub mod failure;
pub mod hub;
pub mod poll;
pub mod programs;

pub use testkit::smtp;

#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod accessibility;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod app;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod dialog;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod drag;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod launch;
#[cfg(all(feature = "e2e", target_os = "linux"))]
pub mod x11;
