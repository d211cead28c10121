//! Journeys: the real window, driven as a person would.
//!
//! Each is one test with an app of its own. They need X11 and WebKitWebDriver, so they run on Linux
//! only; `cargo xtask test e2e` gives them a screen.

#[cfg(target_os = "linux")]
mod first_firm;
#[cfg(target_os = "linux")]
mod start;
#[cfg(target_os = "linux")]
mod steps;
