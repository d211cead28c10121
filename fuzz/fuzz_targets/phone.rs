//! Any text is read as a phone number; what was found is found again, anywhere.
#![no_main]

#[path = "../quiet.rs"]
mod quiet;

use domain::phone::{E164, Reading, Region, Status, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: quiet::about_the_phone_library(), |bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let homes = ["GB", "DE", "US", "IT", "MX", "XK"].map(Region::parse);
    for home in homes.into_iter().chain([None]) {
        let reading = read(&text, home);
        assert_eq!(reading, read(&text, home));
        promise(&reading);
    }
});

fn promise(reading: &Reading) {
    let has_number = !matches!(reading.status, Status::Error | Status::Blank);
    assert_eq!(reading.e164.is_some(), has_number, "{reading:?}");
    assert!(has_number || reading.others.is_empty(), "{reading:?}");
    assert!(has_number || reading.ext.is_none(), "{reading:?}");
    for number in reading.e164.iter().chain(&reading.others) {
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
