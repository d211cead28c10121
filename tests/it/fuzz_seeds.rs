//! Inputs that once broke something, or might: the fuzzer's seeds and findings.

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
    replay("backup", 12, |bytes| promises::backup(bytes, scratch).unwrap());
    let sound = folder.path().join("a.keys");
    let (key, cost) = (store::Key::new([9; 32]), engine::secrets::Cost::TRIVIAL);
    let entropy = engine::clock::Entropy::seeded(1);
    engine::secrets::Sidecar::create(&sound, &key, Some(promises::SECRET), cost, &entropy).unwrap();
    let bytes = std::fs::read(&sound).unwrap();
    assert!(engine::untrusted::sidecar(&bytes, promises::SECRET));
    std::fs::remove_file(sound).unwrap();
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
