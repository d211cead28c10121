//! Inputs that once broke something, or might: what the fuzzer starts from and what it has found.

#[path = "../../fuzz/promises.rs"]
mod promises;

use std::path::Path;

use tests::programs::root;

/// Reads every seed of a target.
fn replay(target: &str, least: usize, mut read: impl FnMut(&[u8])) {
    let folder = root().join("tests/fixtures/fuzz").join(target);
    let mut seeds: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    seeds.sort();
    assert!(seeds.len() >= least, "{target} has {} seeds", seeds.len());
    for seed in seeds {
        read(&std::fs::read(seed).unwrap());
    }
}

#[test]
fn seeds_of_backups_and_sidecars_are_opened_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let scratch: &Path = &folder.path().join("seed");
    let mut opened = 0;
    replay("backup", 8, |bytes| {
        promises::backup(bytes, scratch).unwrap();
        let whole = engine::untrusted::backup(bytes, promises::SECRET, scratch).unwrap();
        opened += u32::from(whole || engine::untrusted::sidecar(bytes, promises::SECRET));
    });
    assert!(opened >= 2, "one of each kind is sound");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn seeds_of_pictures_are_taken_or_refused() {
    replay("picture", 6, promises::picture);
}

#[test]
fn seeds_of_addresses_keep_the_promise() {
    replay("address", 20, promises::address);
}

#[test]
fn seeds_of_letters_keep_the_promise() {
    replay("letter", 8, promises::letter);
}
