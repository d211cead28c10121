//! No row disappears: everything that is no record is counted, with its reason.

use importer::{CheckedRow, FileProblem, HeaderChoice, ReadOptions, Table, read_table};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

use crate::support::{checked, read};
use domain::coded::Coded;

fn ignored(table: &Table) -> Vec<(&'static str, u32)> {
    let counts = table.ignored().counts();
    counts.map(|(reason, count)| (reason.code(), count)).collect()
}

fn notes(table: &Table) -> Vec<String> {
    let shown = |note: &importer::FileNote| match note.row {
        Some(row) => format!("{}@{row}", note.code.code()),
        None => note.code.code().to_owned(),
    };
    table.notes().iter().map(shown).collect()
}

/// Rows that are records, the header's row, and what was left out.
fn check(lines: &[&str], header: Option<u32>, records: &[u32], left: &[(&'static str, u32)]) -> Table {
    let text = lines.join("\n");
    let table = read(text.as_bytes()).unwrap_or_else(|problem| panic!("{lines:?}: {problem}"));
    assert_eq!(table.format().header_row, header, "{lines:?}: header");
    let rows: Vec<u32> = table.records().map(|record| record.row()).collect();
    assert_eq!(rows, records, "{lines:?}: records");
    assert_eq!(ignored(&table), left, "{lines:?}: left out");
    let listed = table.left_out().count();
    assert_eq!(
        count(listed) + table.ignored().blank,
        table.ignored().total(),
        "{lines:?}"
    );
    table
}

/// Full names of everybody who can be imported.
fn people(table: &Table) -> Vec<String> {
    let (_, checked) = checked(table);
    let names = checked.rows.iter().filter_map(|row| match row {
        CheckedRow::Usable(person) => Some(person.name.full()),
        _ => None,
    });
    names.collect()
}

#[test]
fn people_above_a_header_are_rows() {
    // Sorted by the first column, with the header among the rows.
    let table = check(
        &[
            "Ana Roy,ana@example.com",
            "Ben Poe,ben@example.com",
            "Name,Email",
            "Zoe Lee,zoe@example.com",
        ],
        Some(3),
        &[1, 2, 4],
        &[],
    );
    assert_eq!(people(&table), ["Ana Roy", "Ben Poe", "Zoe Lee"]);
    assert_eq!(notes(&table), ["header_below@3"]);
    // Names that end like a word for "by".
    for name in ["Linda", "Toby", "Ana Kirby", "Aa Ada", "Savon", "Ana By"] {
        let first = format!("{name},somebody@example.com,");
        let lines = [
            first.as_str(),
            "Name,Email,Phone",
            "Zoe Lee,zoe@example.com,020 7946 0018",
        ];
        check(&lines, Some(2), &[1, 3], &[]);
    }
    // Sorted the other way: the header is the last row.
    let table = check(
        &["Zoe Lee;zoe@example.com;", "Ben Poe;;020 7946 0018", "Name;Email;Phone"],
        Some(3),
        &[1, 2],
        &[],
    );
    assert_eq!(people(&table), ["Zoe Lee", "Ben Poe"]);
    // A person without address is no header of the others.
    check(
        &["Ana Roy,ana@example.com", "Ben Poe,none", "Zoe Lee,zoe@example.com"],
        None,
        &[1, 2, 3],
        &[],
    );
    // Words a column could be called by, in the second row of people.
    check(
        &[
            "Ana Roy,020 7946 0018,ana@example.com",
            "Will Work,Office,Direct",
            "Zoe Lee,,zoe@example.com",
        ],
        None,
        &[1, 2, 3],
        &[],
    );
    // Many rows before the header.
    let many: Vec<String> = (0..150).map(|n| format!("Ana Roy,ana{n}@example.com")).collect();
    let mut lines: Vec<&str> = many.iter().map(String::as_str).collect();
    lines.push("Name,Email");
    let table = read(lines.join("\n").as_bytes()).expect("readable");
    assert_eq!((table.format().header_row, table.len()), (Some(151), 150));
}

#[test]
fn rows_of_another_shape_above_a_header_are_another_table() {
    let lines = [
        "ana@example.com,Ana Roy,London",
        "ben@example.com,Ben Poe,Leeds",
        "zoe@example.com,Zoe Lee,York",
        "Name,Email",
        "Cy Fox,cy@example.com",
    ];
    let table = check(&lines, None, &[1, 2, 3], &[("otherTable", 2)]);
    assert_eq!(notes(&table), ["no_header", "other_table@4"]);
    // The other one can be chosen.
    let options = ReadOptions {
        header: HeaderChoice::Row(4),
        ..ReadOptions::default()
    };
    let table = read_table(lines.join("\n").as_bytes(), &options, &()).expect("readable");
    assert_eq!((table.len(), ignored(&table)), (1, vec![("preamble", 3)]));
}

#[test]
fn a_second_table_is_reported_and_not_mixed_in() {
    let lines = [
        "Name,Email,Phone",
        "Ana Roy,ana@example.com,",
        "Ben Poe,ben@example.com,",
        "",
        "Suppliers",
        "Company,Contact,Mobile,E-mail",
        "Ink Ltd,Cy Fox,07700 900123,cy@example.com",
        "Pen Ltd,Di Orr,07700 900124,di@example.com",
    ];
    let table = check(&lines, Some(1), &[2, 3], &[("blank", 1), ("otherTable", 4)]);
    assert_eq!(notes(&table), ["other_table@5", "empty_rows"]);
    assert_eq!(people(&table), ["Ana Roy", "Ben Poe"]);
    let options = ReadOptions {
        header: HeaderChoice::Row(6),
        ..ReadOptions::default()
    };
    let table = read_table(lines.join("\n").as_bytes(), &options, &()).expect("readable");
    assert_eq!(table.len(), 2);
    // The same columns in another order are another table; the first header brings the first back.
    check(
        &[
            "Name,Email",
            "Ana Roy,ana@example.com",
            "Email,Name",
            "ben@example.com,Ben Poe",
            "Name,Email",
            "Cy Fox,cy@example.com",
        ],
        Some(1),
        &[2, 6],
        &[("repeatedHeader", 1), ("otherTable", 2)],
    );
    // Names of columns that nobody stands under are a row to be told of.
    check(
        &["Name,Email", "Ana Roy,ana@example.com", "First name,Mobile"],
        Some(1),
        &[2, 3],
        &[],
    );
    // A client with words of columns for names and titles is a client.
    check(
        &[
            "Name,Title,Email",
            "Ana Roy,Partner,ana@example.com",
            "First Contact,Manager,",
            "Cy Fox,,cy@example.com",
        ],
        Some(1),
        &[2, 3, 4],
        &[],
    );
}

#[test]
fn headers_that_stand_again() {
    check(
        &[
            "Name,Email",
            "Ana Roy,ana@example.com",
            "NAME,EMAIL",
            "Ben Poe,ben@example.com",
            " name , e-mail ",
            "Cy Fox,cy@example.com",
            "Name,Email",
        ],
        Some(1),
        &[2, 4, 6],
        &[("repeatedHeader", 3)],
    );
    check(
        &[
            "Name,Email,Fees 2024/2025",
            "Ana Roy,ana@example.com,1",
            "name,email,fees 2024/2025",
        ],
        Some(1),
        &[2],
        &[("repeatedHeader", 1)],
    );
}

#[test]
fn headers_of_every_kind() {
    // One known word.
    check(&["Email", "ana@example.com"], Some(1), &[2], &[]);
    check(&["2024 clients,Email", "Ana Roy,ana@example.com"], Some(1), &[2], &[]);
    // Days are names of columns too.
    check(
        &["Name,Email,08/01/2024,15/01/2024", "Ana Roy,ana@example.com,x,"],
        Some(1),
        &[2],
        &[],
    );
    // Titles above, some of them with an address or a number.
    check(
        &[
            "Client list",
            "Exported by,admin@example.com",
            "Contact: office@example.com",
            "Phone:,020 7946 0018",
            "Date,22/11/2026",
            "",
            "First name,Last name,Email,Phone",
            "Ana,Roy,ana@example.com,",
        ],
        Some(7),
        &[8],
        &[("blank", 1), ("preamble", 5)],
    );
    // Two rows of names, the first of which groups.
    let table = check(
        &["Person,,Contact,", "First,Last,Email,Phone", "Ana,Roy,ana@example.com,"],
        Some(2),
        &[3],
        &[],
    );
    assert_eq!(notes(&table), ["two_header_rows@1"]);
    // Blank columns on the left.
    let table = check(&[",,Name,Email", ",,Ana Roy,ana@example.com"], Some(1), &[2], &[]);
    assert_eq!(people(&table), ["Ana Roy"]);
    // No header, and the first row is somebody.
    check(
        &["Ana,Roy,ana@example.com", "Ben,Poe,ben@example.com"],
        None,
        &[1, 2],
        &[],
    );
    check(&["Ana Roy,020 7946 0018"], None, &[1], &[]);
}

#[test]
fn comments_with_an_address_or_a_number_are_rows() {
    check(
        &[
            "# written by the accounts program",
            "Name,Email",
            "Ana Roy,ana@example.com",
        ],
        Some(2),
        &[3],
        &[("comment", 1)],
    );
    check(
        &[
            "#1 Ana Roy,ana@example.com",
            "# Ben Poe,020 7946 0018",
            "#Cy Fox,cy@example.com",
        ],
        None,
        &[1, 2, 3],
        &[],
    );
    check(
        &["# Ana Roy,ana@example.com", "Name,Email", "Ben Poe,ben@example.com"],
        Some(2),
        &[1, 3],
        &[],
    );
    check(
        &[
            "# ask admin@example.com about this file",
            "Name;Email",
            "Ana Roy;ana@example.com",
        ],
        Some(2),
        &[3],
        &[("comment", 1)],
    );
}

#[test]
fn people_called_total_are_rows() {
    for (line, usable) in [
        ("Total,total@example.com,", true),
        ("Summe,,020 7946 0018", true),
        ("Total,,07700 900123", true),
        ("Gesamt,,+44 20 7946 0018", true),
        ("Total,,2", false),
        ("Total,,", false),
        ("Somme,,15801892", false),
    ] {
        let file = format!("Name,Email,Phone\nAna Roy,ana@example.com,020 7946 0121\n{line}\n");
        let table = read(file.as_bytes()).expect("readable");
        assert_eq!(table.len(), 2, "{line}: the row is told of");
        assert_eq!(people(&table).len(), if usable { 2 } else { 1 }, "{line}");
    }
}

#[test]
fn one_field_on_each_line_is_no_table() {
    for text in [
        "Name,Ana Roy\nEmail,ana@example.com\nPhone,020 7946 0018\n",
        "First name: Ana\nLast name: Roy\nE-mail: ana@example.com\n\nFirst name: Ben\nLast name: Poe\nE-mail: ben@example.com\n",
        "Vorname;Ana\nNachname;Roy\nTelefon;020 7946 0018\nFirma;Ink GmbH\n",
        "Name,Ana Roy,Ben Poe\nEmail,ana@example.com,ben@example.com\nPhone,,020 7946 0018\n",
        "Name\tAna Roy\nJob title\tManager\nMobile\t07700 900123\nNotes\tcalls back\n",
    ] {
        assert_eq!(read(text.as_bytes()).err(), Some(FileProblem::FieldPerLine), "{text}");
    }
    for text in [
        "Category,Name,Email\nPrivate,Ana Roy,ana@example.com\nBusiness,Ben Poe,ben@example.com\n",
        "Name,Email\nWork,work@example.com\nHome,home@example.com\n",
        "Email,Name\nana@example.com,Ana Roy\n",
        "Label,Number\nMobile,07700 900123\nHome,020 7946 0018\n",
    ] {
        assert!(read(text.as_bytes()).is_ok(), "{text}");
    }
}

/// A line of a file and whether it has text.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-E][a-z]{1,5} [A-E][a-z]{1,5},[a-z]{1,6}@example\\.com,",
        3 => "[A-E][a-z]{1,5} [A-E][a-z]{1,5},,020 7946 0[0-9]{3}",
        1 => Just("Name,Email,Phone".to_owned()),
        1 => Just("NAME,EMAIL,PHONE".to_owned()),
        1 => Just("Email,Name,Phone".to_owned()),
        1 => Just("First name,Last name,Mobile".to_owned()),
        1 => Just(String::new()),
        1 => Just(",,".to_owned()),
        1 => Just("Client list,,".to_owned()),
        1 => Just("# a remark".to_owned()),
        1 => Just("#1 Ana Roy,ana@example.com,".to_owned()),
        1 => Just("Total,,3".to_owned()),
        1 => Just("Person,,Contact".to_owned()),
        1 => "[a-z]{0,5},[a-z]{0,5},[0-9]{0,9}",
    ]
}

proptest! {
    #[test]
    fn every_row_is_a_record_a_header_or_counted(lines in vec(line(), 1..30)) {
        let text = lines.join("\n") + "\n";
        for header in [HeaderChoice::Auto, HeaderChoice::None, HeaderChoice::Row(1), HeaderChoice::Row(3)] {
            let options = ReadOptions { header, delimiter: Some(b','), ..ReadOptions::default() };
            let Ok(table) = read_table(text.as_bytes(), &options, &()) else { continue };
            let two = table.notes().iter().any(|note| note.code == importer::NoteCode::TwoHeaderRows);
            let headers = u32::from(table.format().header_row.is_some()) + u32::from(two);
            // Blank lines at the end of a file are nobody's rows.
            let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
            let (most, least) = (count(lines.len()), count(end));
            let told = count(table.len()) + table.ignored().total() + headers;
            assert!((least..=most).contains(&told), "{text}: {told} of {least} to {most}");
            let cells = |row: u32| lines.get(row as usize - 1).cloned().unwrap_or_default();
            for (record, _) in table.left_out() {
                if header == HeaderChoice::Auto && table.ignored().other_table == 0 {
                    assert!(!cells(record.row()).contains('@'), "{text}: a person left out");
                }
            }
        }
    }
}

/// A number of rows as files count them.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).expect("few rows")
}
