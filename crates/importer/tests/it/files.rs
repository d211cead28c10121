//! Delimiters, quotes, rows and headers: one small file for each way they go wrong.

use domain::import::RowCode;
use importer::{CheckedRow, FileProblem, HeaderChoice, Ignored, ReadOptions, read_table};

use crate::support::{Expect, PEOPLE, PLAIN, check, checked, load, read};

/// The sample people, each `by` rows further down.
fn shifted(by: u32) -> Vec<(u32, &'static str)> {
    PEOPLE.iter().map(|(row, name)| (row + by, *name)).collect()
}

#[test]
fn sep_lines_are_obeyed_and_hidden() {
    check(
        "08_sep_line.csv",
        &Expect {
            delimiter: ';',
            notes: &["sep_line"],
            ..PLAIN
        },
    );
    check(
        "09_bom_quoted_sep_line.csv",
        &Expect {
            bom: true,
            notes: &["sep_line"],
            ..PLAIN
        },
    );
}

#[test]
fn quotes() {
    let fields = "givenName familyName jobTitle email phone identifier note";
    check("10_line_breaks_in_quotes.csv", &Expect { fields, ..PLAIN });
    check(
        "11_inner_quotes.csv",
        &Expect {
            fields: "givenName familyName jobTitle email phone identifier company",
            notes: &["inner_quotes@3"],
            issues: &[(3, "innerQuotes")],
            ..PLAIN
        },
    );
    check("28_space_before_quotes.csv", &PLAIN);
    check(
        "32_apostrophe_quotes.csv",
        &Expect {
            quote: '\'',
            notes: &["apostrophe_quotes"],
            names: &[
                (2, "Ann Smith, Brien"),
                (3, "Jürgen Smith, Müller"),
                (4, "Zoë Smith, Lee"),
                (5, "María José Smith, de la Cruz"),
                (6, "Sam Smith, Smith"),
                (7, "Renée Smith, Dubois"),
            ],
            ..PLAIN
        },
    );
    check(
        "33_backslash_escapes.csv",
        &Expect {
            notes: &["backslash_escapes"],
            ..PLAIN
        },
    );
}

#[test]
fn quoted_text_is_kept_whole() {
    let table = read(&load("10_line_breaks_in_quotes.csv")).expect("readable");
    let record = table.record(1).expect("second record");
    assert_eq!(record.cell(6), "First line\nsecond, with comma\nand \"quoted\" words");
    assert_eq!(
        table.record(3).map(|record| record.cell(6)),
        Some("Ends with a quote \"")
    );
    let samples = table
        .columns()
        .get(6)
        .map(|column| column.samples.clone())
        .unwrap_or_default();
    assert_eq!(
        samples.first().map(String::as_str),
        Some("First line second, with comma and \"quoted\" words")
    );
    let table = read(&load("11_inner_quotes.csv")).expect("readable");
    assert_eq!(
        table.record(1).map(|record| record.cell(6)),
        Some("Smith \"The Tax\" Ltd")
    );
    assert_eq!(
        table.record(4).map(|record| record.cell(6)),
        Some("Poe \"in the middle\" Ltd")
    );
    let table = read(&load("33_backslash_escapes.csv")).expect("readable");
    assert_eq!(
        table.record(0).map(|record| record.cell(2)),
        Some("Known as \"Ann\", adviser")
    );
}

#[test]
fn a_quote_never_closed_costs_one_row() {
    let names: Vec<(u32, String)> = (0..11)
        .zip('A'..)
        .map(|(n, letter)| (n + 2, format!("Ann{letter} Roe")))
        .collect();
    let names: Vec<(u32, &str)> = names.iter().map(|(row, name)| (*row, name.as_str())).collect();
    check(
        "36_unclosed_quote.csv",
        &Expect {
            notes: &["unclosed_quote@9"],
            issues: &[(9, "unclosedQuote")],
            names: &names,
            ..PLAIN
        },
    );
}

#[test]
fn ragged_rows() {
    check("12_short_rows.csv", &PLAIN);
    check(
        "13_long_rows.csv",
        &Expect {
            fields: "givenName familyName email notImported phone",
            notes: &["long_rows@3"],
            // The text under "Phone" is half an address: nothing is shifted silently.
            issues: &[(3, "surplusCells"), (3, "not_a_number")],
            ..PLAIN
        },
    );
    check(
        "14_trailing_delimiter.csv",
        &Expect {
            notes: &["empty_columns"],
            ..PLAIN
        },
    );
    let table = read(&load("13_long_rows.csv")).expect("readable");
    assert_eq!(
        table.record(1).map(|record| (record.width(), record.cell(5))),
        Some((6, "+44 20 7946 0121"))
    );
}

#[test]
fn repeated_headers_stay_apart() {
    check(
        "15_same_header_twice.csv",
        &Expect {
            fields: "givenName familyName jobTitle email phone phone",
            notes: &["duplicate_headers"],
            ..PLAIN
        },
    );
    let table = read(&load("15_same_header_twice.csv")).expect("readable");
    let note = table.notes().first().expect("one note");
    assert_eq!(note.param("columns"), Some("E F"));
    let (_, checked) = checked(&table);
    let phones = checked.rows.iter().map(|row| match row {
        CheckedRow::Usable(person) => person.phones.len(),
        _ => 0,
    });
    assert_eq!(phones.collect::<Vec<_>>(), [2, 1, 1, 1, 1, 1]);
}

#[test]
fn empty_rows_and_columns() {
    check(
        "16_blank_lines.csv",
        &Expect {
            notes: &["empty_rows"],
            names: &[
                (2, "Ann O'Brien"),
                (3, "Jürgen Müller"),
                (6, "Zoë Lee"),
                (7, "María José de la Cruz"),
                (9, "Sam Smith"),
                (10, "Renée Dubois"),
            ],
            ..PLAIN
        },
    );
    check(
        "17_empty_columns_and_rows.csv",
        &Expect {
            notes: &["empty_columns", "empty_rows"],
            ..PLAIN
        },
    );
    let table = read(&load("17_empty_columns_and_rows.csv")).expect("readable");
    assert_eq!(
        table.ignored(),
        Ignored {
            blank: 20,
            ..Ignored::default()
        }
    );
    assert_eq!(table.columns().len(), 6);
}

#[test]
fn headers_are_found() {
    let names = shifted(3);
    let below = Expect {
        header: Some(4),
        names: &names,
        ..PLAIN
    };
    check(
        "18_preamble_full_commas.csv",
        &Expect {
            notes: &["preamble", "empty_rows"],
            ..below.clone()
        },
    );
    check(
        "19_preamble_one_cell_lines.csv",
        &Expect {
            notes: &["preamble", "empty_rows"],
            ..below
        },
    );
    check(
        "20_comments.csv",
        &Expect {
            header: Some(3),
            notes: &["comments"],
            names: &[
                (4, "Ann O'Brien"),
                (5, "Jürgen Müller"),
                (6, "#Zoë Lee"),
                (7, "María José de la Cruz"),
                (8, "Sam Smith"),
                (9, "Renée Dubois"),
            ],
            ..PLAIN
        },
    );
    let names = shifted(1);
    check(
        "22_two_header_rows.csv",
        &Expect {
            header: Some(2),
            notes: &["two_header_rows@1"],
            names: &names,
            ..PLAIN
        },
    );
    let table = read(&load("22_two_header_rows.csv")).expect("readable");
    let groups: Vec<_> = table
        .columns()
        .iter()
        .map(|column| column.group.as_deref().unwrap_or(""))
        .collect();
    assert_eq!(
        groups,
        [
            "Person",
            "Person",
            "Person",
            "Contact details",
            "Contact details",
            "Reference"
        ]
    );
}

#[test]
fn without_a_header_the_values_decide() {
    check(
        "21_no_header.csv",
        &Expect {
            header: None,
            fields: "notImported notImported notImported email phone notImported",
            notes: &["no_header"],
            names: &[],
            unusable: &[
                (1, RowCode::NoName),
                (2, RowCode::NoName),
                (3, RowCode::NoName),
                (4, RowCode::NoName),
                (5, RowCode::NoName),
                (6, RowCode::NoName),
            ],
            ..PLAIN
        },
    );
    let table = read(&load("21_no_header.csv")).expect("readable");
    let first = table.columns().first().expect("column A");
    assert_eq!((first.letter.as_str(), first.header.as_deref()), ("A", None));
    assert_eq!(first.samples, ["Ann", "Jürgen", "Zoë"]);
    assert_eq!(importer::missing(&importer::suggest(&table)), [importer::Need::Name]);
}

#[test]
fn the_header_can_be_chosen() {
    let bytes = load("18_preamble_full_commas.csv");
    let read = |header| {
        read_table(
            &bytes,
            &ReadOptions {
                header,
                ..ReadOptions::default()
            },
            &(),
        )
        .expect("readable")
    };
    let none = read(HeaderChoice::None);
    assert_eq!((none.format().header_row, none.len()), (None, 9));
    let first = read(HeaderChoice::Row(1));
    assert_eq!((first.format().header_row, first.len()), (Some(1), 8));
    assert_eq!(
        first.columns().first().and_then(|column| column.header.as_deref()),
        Some("Client list")
    );
}

#[test]
fn files_without_records() {
    for (file, problem) in [
        ("23_header_only.csv", FileProblem::HeaderOnly),
        ("24_empty.csv", FileProblem::Empty),
        ("25_bom_only.csv", FileProblem::Empty),
        ("25_blank_lines_only.csv", FileProblem::Empty),
    ] {
        assert_eq!(read(&load(file)).err(), Some(problem), "{file}");
    }
}

#[test]
fn one_column() {
    let no_name = [2, 3, 4, 5, 6].map(|row| (row, RowCode::NoName));
    check(
        "26_one_column_phones.csv",
        &Expect {
            fields: "phone",
            names: &[],
            unusable: &no_name,
            issues: &[(3, "multiple_numbers")],
            ..PLAIN
        },
    );
    let no_contact = [2, 3, 4, 5].map(|row| (row, RowCode::NoContact));
    check(
        "27_one_column_names.csv",
        &Expect {
            fields: "fullName",
            names: &[],
            unusable: &no_contact,
            ..PLAIN
        },
    );
}

#[test]
fn other_delimiters() {
    check(
        "29_pipe.csv",
        &Expect {
            delimiter: '|',
            ..PLAIN
        },
    );
    check(
        "30_tab.csv",
        &Expect {
            delimiter: '\t',
            ..PLAIN
        },
    );
    check(
        "30_tab_all_quoted.csv",
        &Expect {
            delimiter: '\t',
            ..PLAIN
        },
    );
    let fields = "givenName familyName jobTitle email phone identifier notImported notImported";
    check(
        "31_semicolon_decimal_commas.csv",
        &Expect {
            delimiter: ';',
            fields,
            ..PLAIN
        },
    );
}

#[test]
fn rows_that_are_no_people() {
    check(
        "64_two_exports_pasted.csv",
        &Expect {
            bom: true,
            notes: &["repeated_header@5"],
            names: &[
                (2, "Ann O'Brien"),
                (3, "Jürgen Müller"),
                (4, "Zoë Lee"),
                (6, "María José de la Cruz"),
                (7, "Sam Smith"),
                (8, "Renée Dubois"),
            ],
            ..PLAIN
        },
    );
    check(
        "65_total_row.csv",
        &Expect {
            notes: &["total_row@8"],
            unusable: &[(8, RowCode::NoContact)],
            ..PLAIN
        },
    );
}
