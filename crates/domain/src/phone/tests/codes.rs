//! What each diagnostic is for, shown by texts that reach it.

use crate::coded::Coded;
use std::collections::BTreeSet;

use super::super::{Diagnostic, Hints, Level, Status, column_hints, read, read_with};
use super::{codes, e164, others, region};

/// Region, text, diagnostics.
const REACHED: &[(&str, &str, &str)] = &[
    ("GB", "020 7946 0018 x12", "extension"),
    ("GB", "Tel: 020 7946 0018", "label_removed"),
    ("US", "1-800-FLOWERS", "vanity"),
    ("GB", "n/a", "placeholder"),
    ("GB", "020 7946 0018 (desk)", "note_removed"),
    ("SG", "0044 20 7946 0018", "assumed_idd"),
    ("GB", "+044 20 7946 0018", "plus_zero"),
    ("GB", "+020 7946 0018", "plus_zero"),
    ("SG", "+65 (0) 8123 4567", "trunk_zero_removed"),
    ("AU", "0065 (0) 8123 4567", "trunk_zero_removed"),
    ("MX", "+52 1 55 1234 5678", "legacy_prefix"),
    ("MX", "01 55 1234 5678", "legacy_prefix"),
    ("GB", "7400123456.0", "float_suffix"),
    ("GB", "7,400123456E+09", "sci_recovered"),
    ("GB", "447,400,123,456", "thousands_separators"),
    ("GB", "447,400,123,456.00", "float_suffix thousands_separators"),
    ("GB", "020 7946 0018 & 020 7946 0019", "multiple_numbers"),
    ("GB", "020 7946 0018/19", "alternative_tail_dropped"),
    ("GB", "020 7946 0018 / 19 / 20", "alternative_tail_dropped"),
    ("ZZ", "447400123456", "assumed_plus"),
    ("DE", "4915123456789", "ambiguous_country_code"),
    ("IT", "+39 2 1234 5678", "leading_zero_restored"),
    ("IT", "2 1234 5678", "leading_zero_restored"),
    ("GB", "+44 44 20 7946 0018", "doubled_country_code"),
    ("GB", "+44 0044 20 7946 0018", "doubled_country_code"),
    ("GB", "O20 7946 OOl8", "letter_lookalike"),
    ("GB", "020 7946 00|8", "letter_lookalike"),
    ("FR", "0692 12 34 56", "overseas_france"),
    ("US", "1-800-MICROSOFT", "vanity_truncated"),
    ("GB", "020 7946 0018 x1 x2", "extension multiple_extensions"),
    ("GB", "07777 777777", "suspected_dummy"),
    ("IT", "+39 (0)312 345 6789", "several_readings trunk_zero_removed"),
    ("GB", "020 7946 0018 & 19", "several_readings"),
    ("GB", "07700 900123", "possible_not_valid"),
    ("GB", "7.40012E+09", "sci_precision_lost"),
    ("GB", "########", "excel_hashes"),
    ("GB", "7946 0018", "missing_area_code"),
    ("SG", "8123 456", "too_short"),
    ("GB", "+112", "too_short"),
    ("FR", "06 12 34 56 7", "too_short"),
    ("FR", "06 12 34 56 78 90", "too_long"),
    ("SG", "+65 8123 45678", "wrong_length"),
    ("US", "(123) 456-7890", "not_in_use"),
    ("GB", "999", "short_code"),
    ("GB", "+999 123456789", "unknown_country_code"),
    ("ZZ", "020 7946 0018", "no_region"),
    ("GB", "Jane 07400 123456", "note_removed"),
    ("US", "(201) 555-0123,,820445398#", "dial_tail_dropped"),
    ("GB", "07400 Jane 123456", "unreadable_letters"),
    ("GB", "jane@example.com", "not_a_number"),
    ("GB", "Jane Doe", "not_a_number"),
    ("GB", "2024-02-01 10:30:00", "looks_like_date"),
];

#[test]
fn every_code_is_reached() {
    let mut reached = BTreeSet::new();
    for (place, text, expected) in REACHED {
        let got = codes(&read(text, region(place)));
        let expected: BTreeSet<String> = expected.split(' ').map(str::to_owned).collect();
        assert_eq!(got, expected, "{place} {text:?}");
        reached.extend(got);
    }
    let all: BTreeSet<String> = Diagnostic::all().map(|d| d.code().to_owned()).collect();
    assert_eq!(reached, all);
}

#[test]
fn the_status_follows_the_loudest_code() {
    for (place, text, _) in REACHED {
        let reading = read(text, region(place));
        let loudest = reading.diagnostics.iter().map(|d| d.level()).max();
        let expected: &[Status] = match loudest {
            None | Some(Level::Silent) => &[Status::Ok, Status::Blank],
            Some(Level::Fixed) => &[Status::Fixed],
            Some(Level::Check) => &[Status::Review, Status::Unverified],
            Some(Level::CannotUse) => &[Status::Error],
        };
        assert!(expected.contains(&reading.status), "{place} {text:?} {reading:?}");
        let has_number = !matches!(reading.status, Status::Error | Status::Blank);
        assert_eq!(reading.e164.is_some(), has_number, "{place} {text:?}");
    }
}

#[test]
fn codes_are_names() {
    for diagnostic in Diagnostic::all() {
        assert_eq!(Diagnostic::parse(diagnostic.code()), Some(diagnostic));
    }
    for code in ["ok", "fixed", "review", "unverified", "error", "blank"] {
        assert_eq!(Status::parse(code).map(Status::code), Some(code));
    }
    assert_eq!(Diagnostic::parse("fine"), None);
    assert_eq!(Status::parse("OK"), None);
}

#[test]
fn one_number_many_spellings() {
    for text in [
        "020 7946 0018",
        "02079460018",
        "2079460018",
        "+442079460018",
        "+44 (0)20 7946 0018",
        "+44(0)2079460018",
        "0044 20 7946 0018",
        "44 20 7946 0018",
        "(020) 7946-0018",
        "[020] 7946 0018",
        "020.7946.0018",
        "020/7946/0018",
        "020\u{a0}7946\u{a0}0018",
        "020\u{2013}7946\u{2212}0018",
        "\u{ff0b}\u{ff14}\u{ff14} \u{ff12}\u{ff10} 7946 0018",
        "\u{202d}020 7946 0018\u{202c}",
        "\u{1d7d8}20 7946 0018",
        "020 7946\n0018",
        "020\t7946\t0018",
        "'02079460018",
        "=\"02079460018\"",
        "\"020 7946 0018\"",
        "\u{201c}020 7946 0018\u{201d}",
        "tel:+44-20-7946-0018",
        "TEL:+442079460018",
        "callto:+442079460018",
        "sms:+442079460018?body=Hello%20there",
        "tel:7946-0018;phone-context=+44-20",
        "tel:020-7946-0018;phone-context=example.com",
        "tel:+44-20-7946-0018;isub=1234",
        "https://wa.me/442079460018?text=Hi&x=1",
        "Tel. 020 7946 0018",
        "T: 020 7946 0018",
        "(T) 020 7946 0018",
        "Office phone: 020 7946 0018",
        "B\u{fc}ro 020 7946 0018",
        "Bu\u{308}ro: 020 7946 0018",
        "\u{260e}\u{fe0f} 020 7946 0018",
    ] {
        let reading = read(text, region("GB"));
        assert_eq!(e164(&reading), "+442079460018", "{text:?} {reading:?}");
        assert_eq!(reading.status, Status::Ok, "{text:?} {reading:?}");
    }
}

#[test]
fn several_numbers_in_one_text() {
    for (text, first, rest) in [
        ("M: 07400 123456 H: 020 7946 0018", "+447400123456", "+442079460018"),
        (
            "Tel 020 7946 0018 / Fax 020 7946 0019",
            "+442079460018",
            "+442079460019",
        ),
        (
            "020 7946 0018 / 07400 123456 / 0113 496 0000",
            "+442079460018",
            "+447400123456 +441134960000",
        ),
        ("020 7946 0018\r\n07400 123456", "+442079460018", "+447400123456"),
        ("020 7946 0018|07400 123456", "+442079460018", "+447400123456"),
        ("020 7946 0018 oder 07400 123456", "+442079460018", "+447400123456"),
        (
            "Jane; 020 7946 0018; 07400 123456 (mobile)",
            "+442079460018",
            "+447400123456",
        ),
        ("07700 900123 / 07700 900456", "+447700900123", "+447700900456"),
        ("020 7946 0018; +44 20 7946 0018", "+442079460018", ""),
        ("020 7946 0018; n/a", "+442079460018", ""),
        ("020 7946 0018; ext 12", "+442079460018", ""),
        ("020 7946; 0018", "+442079460018", ""),
    ] {
        let reading = read(text, region("GB"));
        assert_eq!(e164(&reading), first, "{text:?} {reading:?}");
        assert_eq!(others(&reading), rest, "{text:?} {reading:?}");
    }
    for text in ["030/123456", "089 / 99998-123", "030 12345-67", "030 12345/67"] {
        assert_eq!(others(&read(text, region("DE"))), "", "{text:?}");
    }
}

#[test]
fn labels_and_notes_are_kept() {
    for (text, label, ext) in [
        ("Mobile: 07400 123456", "Mobile", ""),
        ("Tel (home) 020 7946 0018", "Tel home", ""),
        ("07400 123456 (mobile)", "mobile", ""),
        ("07400 123456 - Jane", "Jane", ""),
        ("M: 07400 123456 (Jane)", "M Jane", ""),
        ("020 7946 0018 ext 007 (desk)", "desk", "007"),
        ("020 7946 0018,,12", "", "12"),
        ("020 7946 0018 Durchwahl: 12", "", "12"),
        ("020 7946 0018 x302/x2303", "", "302"),
    ] {
        let reading = read(text, region("GB"));
        assert_eq!(reading.label.clone().unwrap_or_default(), label, "{text:?} {reading:?}");
        assert_eq!(reading.ext.clone().unwrap_or_default(), ext, "{text:?} {reading:?}");
    }
}

#[test]
fn a_column_decides_for_its_cells() {
    let germany = region("DE");
    let column = [
        "4915123456789",
        "4930123456",
        "49 89 123456",
        "+49 30 123456",
        "",
        "n/a",
    ];
    let hints = column_hints(column.into_iter(), germany);
    assert!(hints.own_code_without_plus);
    let reading = read_with("4915123456789", germany, hints);
    assert_eq!(
        (reading.status, e164(&reading).as_str()),
        (Status::Fixed, "+4915123456789")
    );
    assert_eq!(read("4915123456789", germany).status, Status::Review);

    let mixed = ["4915123456789", "030 123456", "089 123456", "4930123456"];
    assert_eq!(column_hints(mixed.into_iter(), germany), Hints::default());
    assert_eq!(column_hints(["4915123456789"].into_iter(), germany), Hints::default());
    assert_eq!(column_hints(column.into_iter(), None), Hints::default());
}
