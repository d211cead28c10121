//! Cells with e-mail addresses, as people and programs write them.

use importer::{CheckedRow, Level};

use crate::support::{checked, read};
use domain::coded::Coded;

/// Addresses of the person with `;` between, the levels and proposals of what is said, and whether
/// the text of the cell is kept for the note.
fn check(cell: &str, addresses: &str, said: &[(&str, Level, Option<&str>)], kept: bool) {
    let quoted = cell.replace('"', "\"\"");
    let text =
        format!("Name\tEmail\tPhone\nAna Roy\t\"{quoted}\"\t020 7946 0018\nBo Lee\tbo@example.com\t020 7946 0121\n");
    let table = read(text.as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    let CheckedRow::Usable(person) = &checked.rows[0] else {
        panic!("{cell}")
    };
    let found: Vec<&str> = person.emails.iter().map(|email| email.as_str()).collect();
    assert_eq!(found.join(";"), addresses, "{cell}");
    let issues: Vec<_> = checked
        .issues
        .iter()
        .map(|issue| (issue.code.code(), issue.level, issue.stored.as_deref()))
        .collect();
    assert_eq!(issues, said, "{cell}");
    let remarks = if kept {
        vec![format!("E-mail in the file: {}", domain::text::clean_line(cell))]
    } else {
        Vec::new()
    };
    assert_eq!(person.remarks, remarks, "{cell}");
}

#[test]
fn one_address_is_taken_out_of_what_stands_around_it() {
    for cell in [
        "ana@example.com",
        "<ana@example.com>",
        "Ana Roy <ana@example.com>",
        "\"Roy, Ana\" <ana@example.com>",
        "ana@example.com.",
        "ana@example.com,",
        "ana@example.com;",
        "'ana@example.com'",
        "\"ana@example.com\"",
        "mailto:ana@example.com",
        "MAILTO:ana@example.com",
        "ana＠example．com",
        "\u{feff}ana@example.com\u{200b}",
        "ana@example.com; n/a",
    ] {
        check(cell, "ana@example.com", &[], false);
    }
    for cell in [
        "ana@example.com (work)",
        "ana@example.com (preferred, do call first)",
        "ana@example.com [Büro]",
        "Ana Roy (ana@example.com)",
        "e-mail: ana@example.com",
        "E-Mail: ana@example.com",
        "E: ana@example.com",
        "Correo electrónico: ana@example.com",
        "work ana@example.com",
        "ana@example.com privat",
        "mailto:ana@example.com?subject=Hello",
        "ana@example.com,0,0",
        "ana@example.com,1,0,0",
        "<a href=\"mailto:ana@example.com?subject=Hi\">Ana</a>",
        "<a href='mailto:ana%40example.com'>Write to Ana</a>",
        "=HYPERLINK(\"mailto:ana@example.com\";\"Ana\")",
        "[Ana](mailto:ana@example.com)",
        "[\"ana@example.com\"]",
        "[{\"value\":\"ana@example.com\",\"type\":\"work\"}]",
        "{\"email\": \"ana@example.com\"}",
        "SMTP:ana@example.com;SIP:ana@example.com",
    ] {
        check(
            cell,
            "ana@example.com",
            &[("emailTidied", Level::Fixed, Some("ana@example.com"))],
            false,
        );
    }
}

#[test]
fn several_addresses_of_a_cell_keep_their_order() {
    let both = "ana@example.com;roy@example.com";
    for cell in [
        "ana@example.com; roy@example.com",
        "ana@example.com,roy@example.com",
        "ana@example.com / roy@example.com",
        "ana@example.com/roy@example.com",
        "ana@example.com|roy@example.com",
        "ana@example.com roy@example.com",
        "ana@example.com\nroy@example.com",
        "ana@example.com ::: roy@example.com",
        "ana@example.com & roy@example.com",
        "Ana <ana@example.com>; Roy <roy@example.com>",
        "Roy, Ana <ana@example.com>, Roy, A. <roy@example.com>",
        "smtp:roy@example.com;SMTP:ana@example.com",
    ] {
        check(cell, both, &[], false);
    }
    let told = [("emailTidied", Level::Fixed, Some("ana@example.com; roy@example.com"))];
    for cell in [
        "ana@example.com or roy@example.com",
        "ana@example.com und roy@example.com",
        "ana@example.com ou roy@example.com",
        "work: ana@example.com, home: roy@example.com",
        "ana@example.com (work), roy@example.com (home)",
        "[\"ana@example.com\",\"roy@example.com\"]",
        "['ana@example.com', 'roy@example.com']",
        "[{\"value\":\"roy@example.com\"},{\"value\":\"ana@example.com\",\"primary\":true}]",
    ] {
        check(cell, both, &told, false);
    }
}

#[test]
fn what_may_be_wrong_is_only_proposed() {
    for (cell, addresses, proposal) in [
        ("ana @example.com", "", "ana@example.com"),
        ("ana@ example.com", "", "ana@example.com"),
        ("ana@example .com", "", "ana@example.com"),
        ("ana [at] example.com", "", "ana@example.com"),
        ("ana(at)example.com", "", "ana@example.com"),
        ("ana (at) example (dot) com", "", "ana@example.com"),
        ("ana@@example.com", "", "ana@example.com"),
        ("ana@example,com", "", "ana@example.com"),
        ("ana..roy@example.com", "", "ana.roy@example.com"),
        ("ana roy@example.com", "", "roy@example.com"),
        ("ana@example.com (old)", "", "ana@example.com"),
        ("ana@example.com (bounced)", "", "ana@example.com"),
        ("Assistant: bea@example.com", "", "bea@example.com"),
        ("bea@example.com (Sekretariat)", "", "bea@example.com"),
        (
            "ana@example.com; bea@example.com (wife)",
            "ana@example.com",
            "bea@example.com",
        ),
    ] {
        check(
            cell,
            addresses,
            &[("emailUncertain", Level::Check, Some(proposal))],
            true,
        );
    }
}

#[test]
fn texts_that_are_not_addresses_are_reported_and_kept() {
    for (cell, addresses) in [
        ("bob", ""),
        ("ana@", ""),
        ("ana@example", ""),
        ("www.example.com", ""),
        ("ask Bea", ""),
        ("ana@example.com; ask Bea", "ana@example.com"),
    ] {
        check(cell, addresses, &[("badEmail", Level::CannotUse, None)], true);
    }
}

#[test]
fn letters_of_two_alphabets_are_marked() {
    let cell = "\u{430}na@example.com";
    check(cell, cell, &[("emailMixedScripts", Level::Check, None)], false);
    check("иван@example.com", "иван@example.com", &[], false);
}
