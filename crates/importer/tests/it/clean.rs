//! Files written anew.

use importer::{FileProblem, ReadOptions, Reason, clean_csv};

use crate::support::load;

fn check(input: &str, expect: &str) {
    let cleaned = clean_csv(input.as_bytes(), &ReadOptions::default(), &())
        .expect("a table")
        .csv;
    assert_eq!(String::from_utf8(cleaned).as_deref(), Ok(expect));
}

#[test]
fn cleaned() {
    check(
        "Name;Email\nAnn;ann@example.com\n",
        "Name,Email\r\nAnn,ann@example.com\r\n",
    );
    check(
        "Clients\n\nName|Email|Note\nAnn|ann@example.com\nSam|sam@example.com|a, \"b\"|more|\n||\n",
        "Name,Email,Note\r\nAnn,ann@example.com,\r\nSam,sam@example.com,\"a, \"\"b\"\"\",more\r\n",
    );
    check(
        "Ann\tann@example.com\nSam\tsam@example.com",
        "Ann,ann@example.com\r\nSam,sam@example.com\r\n",
    );
}

#[test]
fn every_writing_of_the_same_table_comes_out_the_same() {
    let plain = load("01_utf8_comma_crlf.csv");
    for file in [
        "01_utf8_comma_crlf.csv",
        "02_utf8_bom.csv",
        "03_utf16le_bom_tabs.csv",
        "04_utf16be_bom_comma.csv",
        "05_utf16le_without_bom.csv",
        "06_windows1252_semicolon.csv",
        "07_mac_roman_cr.csv",
        "08_sep_line.csv",
        "09_bom_quoted_sep_line.csv",
        "14_trailing_delimiter.csv",
        "16_blank_lines.csv",
        "17_empty_columns_and_rows.csv",
        "18_preamble_full_commas.csv",
        "19_preamble_one_cell_lines.csv",
        "22_two_header_rows.csv",
        "29_pipe.csv",
        "30_tab.csv",
        "30_tab_all_quoted.csv",
        "34_mixed_line_ends.csv",
        "35_no_final_newline.csv",
        "35_two_final_newlines.csv",
        "39_control_z.csv",
        "64_two_exports_pasted.csv",
    ] {
        let cleaned = clean_csv(&load(file), &ReadOptions::default(), &())
            .expect("a table")
            .csv;
        // Names with an apostrophe are quoted: some readers take it for a quote.
        let cleaned = String::from_utf8(cleaned)
            .expect("UTF-8")
            .replace("\"O'Brien\"", "O'Brien");
        assert_eq!(cleaned.as_bytes(), plain, "{file}");
    }
}

#[test]
fn files_without_a_table_are_named() {
    assert_eq!(clean_csv(b"", &ReadOptions::default(), &()), Err(FileProblem::Empty));
    assert_eq!(
        clean_csv(b"Name,Email\n", &ReadOptions::default(), &()),
        Err(FileProblem::HeaderOnly)
    );
}

#[test]
fn what_is_left_out_is_counted() {
    let cleaned = clean_csv(
        b"Clients\n\nName,Email\nAnn,ann@example.com\nNAME,EMAIL\nSam,sam@example.com\n\n",
        &ReadOptions::default(),
        &(),
    );
    let ignored = cleaned.expect("a table").ignored;
    assert_eq!(
        ignored.counts().collect::<Vec<_>>(),
        [(Reason::Blank, 1), (Reason::Preamble, 1), (Reason::RepeatedHeader, 1)]
    );
    assert_eq!(ignored.total(), 3);
}
