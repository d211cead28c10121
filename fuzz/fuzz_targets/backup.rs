//! A file of any bytes is opened as a backup, and read as a sidecar.
#![no_main]

#[path = "../promises.rs"]
#[expect(dead_code, reason = "each target keeps one of them")]
mod promises;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // In memory where the system keeps temporary files there.
    let scratch = std::env::temp_dir().join(format!("coverbook-fuzz-{}", std::process::id()));
    promises::backup(bytes, &scratch).expect("room for temporary files");
});
