//! A firm on three devices, in three real windows, through what may happen to it: step by step, with times.
//! `cargo xtask drill desks` runs it, with a hub that is a program of its own (`program`) and with one in the
//! application (`app`). The journeys `desks` and `hosting` are its short form.
#![cfg_attr(
    target_os = "linux",
    expect(clippy::print_stdout, reason = "its lines are for the person who runs it")
)]

#[cfg(target_os = "linux")]
mod linux;

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
fn main() -> tests::failure::Outcome {
    linux::drill()
}
