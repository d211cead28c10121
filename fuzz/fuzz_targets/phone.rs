//! Any text is read as a phone number; what was found is found again, anywhere.
#![no_main]

#[path = "../quiet.rs"]
mod quiet;

use domain::phone::{E164, Reading, Region, Status, read};
use libfuzzer_sys::fuzz_target;

/// Regions whose plans have something special; the place after the last stands for no region.
const PLACES: [&str; 6] = ["GB", "DE", "US", "IT", "MX", "XK"];

fuzz_target!(init: quiet::about_libraries(), |bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    // One place for each input: all of them for each would be seven times slower and find no more.
    let home = PLACES.get(bytes.len() % (PLACES.len() + 1)).and_then(|code| Region::parse(code));
    let reading = read(&text, home);
    assert_eq!(reading, read(&text, home));
    promise(&reading);
});

fn promise(reading: &Reading) {
    let has_number = !matches!(reading.status, Status::Error | Status::Blank);
    assert_eq!(reading.e164.is_some(), has_number, "{reading:?}");
    assert!(has_number || reading.others.is_empty(), "{reading:?}");
    assert!(has_number || reading.ext.is_none(), "{reading:?}");
    for number in reading.e164.iter().chain(reading.others.iter().map(|other| &other.e164)) {
        assert_eq!(E164::parse(number.as_str()).as_ref(), Some(number), "{reading:?}");
    }
    for (at, diagnostic) in reading.diagnostics.iter().enumerate() {
        assert!(!reading.diagnostics[at + 1..].contains(diagnostic), "{reading:?}");
    }
    let Some(number) = &reading.e164 else { return };
    for home in [None, Region::parse("IT"), Region::parse("US")] {
        let again = read(number.as_str(), home);
        assert_eq!(again.e164.as_ref(), Some(number), "{reading:?} {again:?}");
        if matches!(reading.status, Status::Ok | Status::Fixed) {
            assert_eq!(again.status, Status::Ok, "{reading:?} {again:?}");
            assert_eq!(again.diagnostics, [], "{reading:?} {again:?}");
        }
    }
}
