//! Bytes from the wire that once broke something, or might: the fuzzer's seeds and findings.

#[path = "../../../../fuzz/frames.rs"]
mod promises;

use std::path::Path;

#[test]
fn seeds_of_frames_are_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/fuzz/frame");
    let mut seeds: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    seeds.sort();
    assert!(seeds.len() >= 12, "{} seeds", seeds.len());
    for seed in seeds {
        promises::frame(&std::fs::read(seed).unwrap());
    }
}
