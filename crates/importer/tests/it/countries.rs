//! The row's country decides about its numbers, or nobody does.

use domain::coded::Coded;
use domain::import::PhoneValue;
use domain::phone::{Region, Status};
use importer::{CheckedRow, IssueCode};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region as Place};

use crate::support::{checked, read};

/// The phones of every row: the number, or `?` and the text where none is settled.
fn phones(text: &str) -> (Vec<String>, Vec<String>) {
    let table = read(text.as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    let shown = |phone: &PhoneValue| match &phone.e164 {
        Some(number) => number.as_str().to_owned(),
        None => format!("?{}", phone.raw),
    };
    let rows = checked.rows.iter().map(|row| match row {
        CheckedRow::Usable(person) => person.phones.iter().map(shown).collect::<Vec<_>>().join(" "),
        _ => "-".to_owned(),
    });
    let issues = checked
        .issues
        .iter()
        .filter(|issue| !matches!(issue.code, IssueCode::Phone(_) | IssueCode::Row(_)))
        .map(|issue| match &issue.stored {
            Some(stored) => format!("{}:{} {stored}", issue.row, issue.code.code()),
            None => format!("{}:{}", issue.row, issue.code.code()),
        });
    (rows.collect(), issues.collect())
}

/// A file by lines; its phones by row; its issues that are about countries. The firm is in GB.
fn check(lines: &[&str], expect: &[&str], issues: &[&str]) {
    let (rows, said) = phones(&lines.join("\n"));
    assert_eq!(rows, expect, "{lines:?}");
    assert_eq!(said, issues, "{lines:?}");
}

#[test]
fn the_country_of_the_row_decides() {
    check(
        &[
            "Name,Phone,Country",
            "Ana Roy,0664 123423,Austria (A)",
            "Ben Poe,0664 1234230,A",
            "Cy Lee,030 901820,Federal Republic of Germany",
            "Di Fox,201-555-0102,The United States",
            "Ed Orr,020 7946 0018,England",
            "Flo Ash,044 668 18 00,CH - Schweiz",
            "Gil Bow,01 42 68 53 00,République française",
            "Hal Day,020 7946 0018,",
            "Ida Elm,020 7946 0018,n/a",
        ],
        &[
            "+43664123423",
            "+436641234230",
            "+4930901820",
            "+12015550102",
            "+442079460018",
            "+41446681800",
            "+33142685300",
            "+442079460018",
            "+442079460018",
        ],
        &[],
    );
}

#[test]
fn a_country_that_cannot_be_read_settles_nothing() {
    check(
        &[
            "Name,Phone,Country",
            "Ana Roy,020 7946 0018,Atlantis",
            "Ben Poe,+44 20 7946 0018,Atlantis",
            "Cy Lee,0049 30 901820,Atlantis",
            "Di Fox,12,Atlantis",
            "Ed Orr,020 7946 0018,Germany / Austria",
            "Flo Ash,020 7946 0018,UK",
            "Gil Bow,none,Atlantis",
        ],
        &[
            "?020 7946 0018",
            "+442079460018",
            "+4930901820",
            "?12",
            "?020 7946 0018",
            "+442079460018",
            "-",
        ],
        &[
            "2:unknownCountry",
            "2:countryUnsettled +442079460018",
            "3:unknownCountry",
            "4:unknownCountry",
            "5:unknownCountry",
            "6:unknownCountry",
            "6:countryUnsettled +442079460018",
            "8:unknownCountry",
        ],
    );
    let table = read(b"Name,Phone,Country\nAna,020 7946 0018,Atlantis\nBen,020 7946 0018,UK\n").expect("readable");
    let (_, checked) = checked(&table);
    let CheckedRow::Usable(person) = &checked.rows[0] else {
        panic!("usable")
    };
    assert_eq!(person.phones[0].status, Status::Review);
}

#[test]
fn a_dial_code_joins_its_number() {
    check(
        &[
            "Name,Dial Code,Phone",
            "Ana Roy,+1,2015550102",
            "Ben Poe,44,020 7946 0018",
            "Cy Lee,0044,7700 900123",
            "Di Fox,001,(201) 555-0102",
            "Ed Orr,+44 (UK),20 7946 0018",
            "Flo Ash,GB +44,07700 900123",
            "Gil Bow,+44,+44 20 7946 0018",
            "Hal Day,+44,0044 20 7946 0018",
            "Ida Elm,+49,+44 20 7946 0018",
            "Jo Fry,,020 7946 0018",
            "Kim Gee,abc,020 7946 0018",
            "Lou Hay,+1 242,365-1234",
            "Max Ivy,+39,06 698 12345",
        ],
        &[
            "+12015550102",
            "+442079460018",
            "+447700900123",
            "+12015550102",
            "+442079460018",
            "+447700900123",
            "+442079460018",
            "+442079460018",
            "?+44 20 7946 0018",
            "+442079460018",
            "?020 7946 0018",
            "+12423651234",
            "+390669812345",
        ],
        &[
            "10:dialCodeConflict +442079460018",
            "12:countryUnsettled +442079460018",
            "12:unknownDialCode",
        ],
    );
}

#[test]
fn a_country_and_a_dial_code_must_agree() {
    check(
        &[
            "Name,Country,Dial Code,Phone",
            "Ana Roy,Austria,+49,0664 1234230",
            "Ben Poe,Austria,+43,0664 1234230",
            "Cy Lee,Jersey,+44,01534 496 000",
            "Di Fox,Atlantis,+43,0664 1234230",
            "Ed Orr,Austria,+49,+43 664 1234230",
            "Flo Ash,Austria,,0664 1234230",
        ],
        &[
            "?0664 1234230",
            "+436641234230",
            "+441534496000",
            "+436641234230",
            "?+43 664 1234230",
            "+436641234230",
        ],
        &[
            "2:dialCodeConflict +436641234230",
            "5:unknownCountry",
            "6:dialCodeConflict +436641234230",
        ],
    );
}

#[test]
fn a_dial_code_belongs_to_the_phone_beside_it() {
    check(
        &[
            "Name,Phone,Country Dial Code,Mobile,Mobile Country Code",
            "Ana Roy,020 7946 0018,44,0664 1234230,43",
            "Ben Poe,030 901820,+49,,",
        ],
        &["+442079460018 +436641234230", "+4930901820"],
        &[],
    );
}

#[test]
fn na_can_be_namibia_or_no_value() {
    let codes = [
        "Name,Phone,Country",
        "Ana Roy,061 283 1111,NA",
        "Ben Poe,020 7946 0018,GB",
    ];
    check(&codes, &["+264612831111", "+442079460018"], &[]);
    let names = [
        "Name,Phone,Country",
        "Ana Roy,020 7946 0018,NA",
        "Ben Poe,020 7946 0018,England",
    ];
    check(&names, &["+442079460018", "+442079460018"], &[]);
}

#[test]
fn numbers_of_other_countries_do_not_doubt_the_column() {
    let rows: Vec<String> = (0..6).map(|n| format!("Ana Roy,493090182{n}0,Germany")).collect();
    let file = format!("Name,Phone,Country\n{}\n", rows.join("\n"));
    let table = read(file.as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    let codes: Vec<&str> = checked.banners.iter().map(|banner| banner.code.code()).collect();
    assert_eq!(codes, ["own_code_without_plus"]);
    let (rows, _) = phones(&file);
    assert_eq!(rows[0], "+49309018200");
}

/// Names of every region in en de fr es it nl.
const NAMES: &str = include_str!("../../src/country/cldr.txt");

#[test]
fn every_country_by_every_name_reads_its_own_numbers() {
    let (mut regions, mut names) = (0, 0);
    let mut file = "Name;Phone;Country\n".to_owned();
    let mut expect = Vec::new();
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('|').collect();
        let Some(region) = Region::parse(fields[0]) else {
            continue;
        };
        regions += 1;
        let place = Place::from_code(region.as_str()).expect("a region of the library");
        let example = PHONE_NUMBER_UTIL.get_example_number(place).expect("an example");
        let national = PHONE_NUMBER_UTIL.format(&example, PhoneNumberFormat::National);
        let full = PHONE_NUMBER_UTIL.format(&example, PhoneNumberFormat::E164);
        // "na" among names is no code.
        let code = fields[0].to_lowercase().replace("na", "nam");
        let written = [code, fields[1].to_owned(), format!("{} ({})", fields[2], fields[0])];
        let named = fields[2..8].iter().map(|name| (*name).to_owned());
        names += named.len();
        for country in named.chain(written) {
            file.push_str(&format!("Ana Roy;{national};{country}\n"));
            expect.push((country, full.clone().into_owned()));
        }
    }
    assert_eq!((regions, names), (245, 245 * 6));
    let table = read(file.as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    assert_eq!(checked.rows.len(), expect.len());
    for (row, (country, number)) in checked.rows.iter().zip(&expect) {
        let CheckedRow::Usable(person) = row else {
            panic!("{country}: {row:?}")
        };
        let found = person.phones[0].e164.as_ref().map(|number| number.as_str());
        assert_eq!(found, Some(number.as_str()), "{country}");
    }
}
