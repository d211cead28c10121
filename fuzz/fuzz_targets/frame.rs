//! Any bytes come from the wire, to a hub or to a device.
#![no_main]

#[path = "../promises.rs"]
#[expect(dead_code, reason = "each target keeps one of them")]
mod promises;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    promises::frame(bytes);
});
