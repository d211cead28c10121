//! What holds for every text.

use std::path::Path;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::{prop_assert, prop_assert_eq};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType};

use super::super::{E164, Hints, Reading, Region, Status, quick, read, read_with};
use super::{region, the_long_way};

/// Regions whose plans have something special.
const PLACES: [&str; 11] = ["GB", "DE", "US", "IT", "FR", "MX", "SG", "SE", "CN", "XK", "ZZ"];

/// What every reading promises.
fn promise(text: &str, reading: &Reading) {
    let context = format!("{text:?} {reading:?}");
    let has_number = !matches!(reading.status, Status::Error | Status::Blank);
    assert_eq!(reading.e164.is_some(), has_number, "{context}");
    for number in reading
        .e164
        .iter()
        .chain(reading.others.iter().map(|other| &other.e164))
    {
        assert_eq!(E164::parse(number.as_str()).as_ref(), Some(number), "{context}");
    }
    if !has_number {
        assert!(reading.others.is_empty() && reading.ext.is_none(), "{context}");
    }
    for (at, diagnostic) in reading.diagnostics.iter().enumerate() {
        assert!(
            !reading.diagnostics.iter().skip(at + 1).any(|d| d == diagnostic),
            "{context}"
        );
    }
    // What was read as a number is the same number when it is read again, anywhere.
    for home in [None, region("GB"), region("IT"), region("MX"), region("US")] {
        let Some(number) = &reading.e164 else {
            continue;
        };
        let again = read(number.as_str(), home);
        assert_eq!(again.e164.as_ref(), Some(number), "{context} {again:?}");
        if matches!(reading.status, Status::Ok | Status::Fixed) {
            assert_eq!(again.status, Status::Ok, "{context} {again:?}");
            assert_eq!(again.diagnostics, [], "{context} {again:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in prop::collection::vec(any::<char>(), 0..2500)) {
        let text: String = text.into_iter().collect();
        prop_assert!(text.len() <= 10_000);
        for home in [None, region("GB")] {
            promise(&text, &read(&text, home));
        }
    }

    #[test]
    fn texts_that_look_like_numbers_are_read(
        text in "[+0-9 ()/.,;|&'=\"#xXeEoOlISTM:@~-]{0,40}",
        home in prop::sample::select(PLACES.to_vec()),
        hint in any::<bool>(),
    ) {
        let hints = Hints { own_code_without_plus: hint };
        promise(&text, &read_with(&text, region(home), hints));
    }

    #[test]
    fn the_short_way_is_the_long_way_everywhere(
        text in "(\\+|00|0|\\(0\\)|)[1-9][0-9]{0,3}[ ()/.-]{0,2}[0-9]{3,5}[ /.-]?[0-9]{0,6}",
        home in prop::sample::select(PLACES.to_vec()),
    ) {
        if let Some(short) = quick::read(&text, region(home), Hints::default()) {
            prop_assert_eq!(short, the_long_way(&text, region(home), Hints::default()));
        }
    }
}

/// Example numbers of every third region (building a plan's tables is slow), the way its own people write them and the way others do.
#[test]
fn example_numbers_of_the_world() {
    let kinds = [
        PhoneNumberType::FixedLine,
        PhoneNumberType::Mobile,
        PhoneNumberType::TollFree,
    ];
    let forms = [PhoneNumberFormat::National, PhoneNumberFormat::International];
    let mut seen = 0;
    for home in Region::all().step_by(3) {
        let place = rlibphonenumber::Region::from_code(home.as_str()).unwrap();
        for kind in kinds {
            let Ok(number) = PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(place, kind) else {
                continue;
            };
            let full = number.format_as(PhoneNumberFormat::E164).into_owned();
            for form in forms {
                let text = number.format_as(form).into_owned();
                let expected = PHONE_NUMBER_UTIL.parse(&text, Some(place)).unwrap();
                if !expected.is_valid() || expected.to_string() != full || full.len() < 8 {
                    // Some national forms leave out what cannot be put back, and some services
                    // have numbers too short for E.164.
                    continue;
                }
                let reading = read(&text, Some(home));
                let proposal = matches!(reading.status, Status::Review);
                let got = reading.e164.as_ref().map(E164::as_str);
                assert!(proposal || got == Some(&full), "{home} {text:?} {reading:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn nasty_files_do_no_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/fuzz/phone");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for home in PLACES.map(region) {
            promise(&text, &read(&text, home));
        }
        seen += 1;
    }
    assert!(seen >= 30, "{seen}");
}

#[test]
fn numbers_are_written_for_their_reader() {
    for (number, home, expected) in [
        ("+442079460018", "GB", "020 7946 0018"),
        ("+442079460018", "DE", "+44 20 7946 0018"),
        ("+442079460018", "ZZ", "+44 20 7946 0018"),
        ("+447700900123", "GB", "07700 900123"),
        ("+12015550123", "US", "(201) 555-0123"),
        ("+12045550123", "US", "+1 204-555-0123"),
        ("+390212345678", "IT", "02 1234 5678"),
        ("+999123456789", "GB", "+999123456789"),
        ("+80012345678", "GB", "+800 1234 5678"),
    ] {
        let number = E164::parse(number).unwrap();
        assert_eq!(number.display(region(home)), expected);
    }
}

#[test]
fn only_the_shape_makes_an_e164() {
    for good in ["+1234567", "+442079460018", "+123456789012345"] {
        assert_eq!(E164::parse(good).unwrap().as_str(), good);
    }
    for bad in [
        "",
        "+",
        "442079460018",
        "+123456",
        "+1234567890123456",
        "+0442079460018",
        "+44 20",
        "++12345678",
    ] {
        assert_eq!(E164::parse(bad), None, "{bad:?}");
    }
}

#[test]
fn regions_are_those_with_a_plan() {
    assert_eq!(region("gb"), region(" GB "));
    assert_eq!(region("GB").unwrap().calling_code(), 44);
    assert_eq!(region("US").unwrap().calling_code(), 1);
    assert_eq!(region("XK").unwrap().calling_code(), 383);
    for none in ["ZZ", "UK", "001", "", "G", "GBR", "\u{e9}", "12"] {
        assert_eq!(region(none), None, "{none:?}");
    }
    let all: Vec<Region> = Region::all().collect();
    assert!(all.len() > 240 && all.is_sorted());
    assert!(
        all.iter()
            .all(|r| Region::parse(r.as_str()) == Some(*r) && r.calling_code() > 0)
    );

    let of = |number: &str| E164::parse(number).unwrap().region();
    assert_eq!(of("+442079460018"), region("GB"));
    assert_eq!(of("+447700900123"), region("GB"));
    assert_eq!(of("+441534456789"), region("JE"));
    assert_eq!(of("+12045550123"), region("CA"));
    assert_eq!(of("+80012345678"), None);
    assert_eq!(of("+999123456789"), None);
}
