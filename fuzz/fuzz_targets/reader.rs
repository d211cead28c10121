//! A file of any bytes is read, matched, checked and cleaned; every record has its answer.
#![no_main]

#[path = "../quiet.rs"]
mod quiet;

#[path = "../imported.rs"]
mod imported;

use importer::{HeaderChoice, ReadOptions, clean_csv, undamaged};
use libfuzzer_sys::fuzz_target;

/// One way for each input: all of them for each would be four times slower and find no more.
const WAYS: [Option<HeaderChoice>; 4] = [
    None,
    Some(HeaderChoice::Auto),
    Some(HeaderChoice::None),
    Some(HeaderChoice::Row(2)),
];

fuzz_target!(init: quiet::about_libraries(), |bytes: &[u8]| {
    let _ = undamaged(bytes);
    match WAYS[bytes.len() % WAYS.len()] {
        None => drop(clean_csv(bytes, &ReadOptions::default(), &())),
        Some(header) => {
            let options = ReadOptions {
                header,
                ..ReadOptions::default()
            };
            drop(imported::imported(bytes, &options));
        }
    }
});
