//! What stands in the cells: names of columns in other languages, spoilt numbers, formulas.

use importer::CheckedRow;

use crate::support::{Expect, PEOPLE, PLAIN, TEMPLATE, check, checked, load, read};

#[test]
fn names_of_columns() {
    check("47_hidden_characters_in_headers.csv", &PLAIN);
    let semicolon = Expect {
        delimiter: ';',
        ..PLAIN
    };
    check(
        "48_headers_german.csv",
        &Expect {
            fields: "familyName givenName jobTitle email phone:office identifier groupIdentifiers",
            ..semicolon.clone()
        },
    );
    check(
        "48_headers_french.csv",
        &Expect {
            fields: "familyName givenName jobTitle email phone:mobile identifier",
            ..semicolon.clone()
        },
    );
    let mobile = "givenName familyName jobTitle email phone:mobile identifier";
    check(
        "48_headers_spanish.csv",
        &Expect {
            fields: mobile,
            ..PLAIN
        },
    );
    check(
        "48_headers_italian.csv",
        &Expect {
            fields: mobile,
            ..semicolon.clone()
        },
    );
    check(
        "48_headers_dutch.csv",
        &Expect {
            fields: mobile,
            ..semicolon
        },
    );
    let template = format!("{TEMPLATE} groupIdentifiers groupIds");
    check(
        "48_template_translated.csv",
        &Expect {
            fields: &template,
            notes: &["header_guessed@1"],
            ..PLAIN
        },
    );
}

#[test]
fn what_spreadsheets_do_to_phones() {
    let lost = [2, 3, 5, 6, 7].map(|row| (row, "sci_precision_lost"));
    let expect = Expect {
        issues: &lost,
        banners: &["sci_precision_lost"],
        ..PLAIN
    };
    check("52_scientific_phones.csv", &expect);
    check(
        "53_scientific_phones_comma.csv",
        &Expect {
            delimiter: ';',
            ..expect
        },
    );
    check("54_formula_text_phones.csv", &PLAIN);
    let table = read(&load("52_scientific_phones.csv")).expect("readable");
    let (_, checked) = checked(&table);
    let Some(CheckedRow::Usable(ann)) = checked.rows.first() else {
        panic!("Ann can be imported")
    };
    let kept: Vec<_> = ann
        .phones
        .iter()
        .map(|phone| (phone.raw.as_str(), phone.e164.is_some()))
        .collect();
    assert_eq!(kept, [("4.47912E+11", false)]);
}

#[test]
fn formulas_are_text() {
    let mut names = PEOPLE.to_vec();
    // The text of a link is what its reader sees.
    names[0].1 = "Ann O'Brien";
    let expect = Expect {
        names: &names,
        issues: &[(2, "entityDecoded")],
        ..PLAIN
    };
    check("55_formulas.csv", &expect);
    let table = read(&load("55_formulas.csv")).expect("readable");
    let (_, checked) = checked(&table);
    let people: Vec<_> = checked
        .rows
        .iter()
        .filter_map(|row| match row {
            CheckedRow::Usable(person) => Some(person),
            _ => None,
        })
        .collect();
    assert_eq!(people[1].job_title.as_deref(), Some("@SUM(A1:A9)"));
    assert_eq!(people[2].job_title.as_deref(), Some("+cmd|calc"));
    assert_eq!(people[3].identifier.as_ref().map(|id| id.as_str()), Some("=C4"));
}
