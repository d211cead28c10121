//! Any bytes come from the wire, to a hub or to a device.
#![no_main]

#[path = "../frames.rs"]
mod frames;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    frames::frame(bytes);
});
