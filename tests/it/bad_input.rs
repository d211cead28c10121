//! Files that are not client lists, or strange ones: a sentence that says what to do, or all their rows;
//! never a panic, never half of it.

use std::fs;

use serde_json::Value;

use crate::desk::{Desk, HEADER, Ran};

/// The import, the forecast and the cleaning of this file are refused with this sentence.
#[track_caller]
fn refused(desk: &Desk, file: &str, sentence: &str) {
    let before = desk.check();
    let name = file.rsplit(['/', '\\']).next().unwrap();
    for ran in [
        desk.run(&["import", "clients", file]),
        desk.run(&["import", "clients", file, "--dry-run"]),
        desk.plain(&["csv", "clean", file], ""),
    ] {
        assert_eq!(ran.ends(2).sentence(), format!("{name} {sentence}"));
    }
    assert_eq!(desk.check(), before);
    assert!(desk.run(&["import", "list"]).ends(0).lines().is_empty());
}

#[test]
fn files_without_a_table_are_refused() {
    let desk = Desk::founded();
    let path = |name: &str| desk.path(name).to_str().unwrap().to_owned();
    refused(
        &desk,
        &path("absent.csv"),
        "was not found. Check the name and try again.",
    );
    fs::create_dir(desk.path("folder")).unwrap();
    refused(&desk, &path("folder"), "is a folder. Choose one file.");
    for (name, content, sentence) in [
        ("empty.csv", &b""[..], "is empty. Choose a file with rows."),
        ("blank.csv", b"\r\n \r\n", "is empty. Choose a file with rows."),
        (
            "header.csv",
            HEADER.as_bytes(),
            "has column names but no rows. Choose a file with rows.",
        ),
        (
            "picture.csv",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
            "is a picture. Choose a spreadsheet or a CSV file.",
        ),
        (
            "book.csv",
            b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml xl/workbook.xml",
            "is damaged. Open it in a spreadsheet, save it again, and import that.",
        ),
        (
            "paper.csv",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            "is a PDF. Export the table as CSV and import that.",
        ),
    ] {
        refused(&desk, &desk.file(name, content), sentence);
    }
    let wide = (0..17_000).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let wide = desk.file("wide.csv", format!("{wide}\r\n{wide}\r\n"));
    refused(
        &desk,
        &wide,
        "has more columns than a spreadsheet. Check its delimiter.",
    );
}

#[test]
fn more_than_half_a_gigabyte_is_not_even_read() {
    let desk = Desk::founded();
    let big = desk.file("big.csv", HEADER);
    fs::File::options()
        .write(true)
        .open(&big)
        .unwrap()
        .set_len((500 << 20) + 1)
        .unwrap();
    refused(
        &desk,
        &big,
        "has over 500 MB or over a million rows. Split it and import the parts.",
    );
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_reported() {
    use std::os::unix::fs::PermissionsExt as _;

    let desk = Desk::founded();
    let file = desk.file("secret.csv", HEADER);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    // A user who may read everything is not refused, and finds no rows.
    let sentence = match fs::read(&file) {
        Err(_) => "cannot be read: you do not have permission. Ask for it, or use a copy.",
        Ok(_) => "has column names but no rows. Choose a file with rows.",
    };
    refused(&desk, &file, sentence);
    let gone = desk.path("gone.csv");
    std::os::unix::fs::symlink(desk.path("nowhere.csv"), &gone).unwrap();
    refused(
        &desk,
        gone.to_str().unwrap(),
        "was not found. Check the name and try again.",
    );
}

/// Files are closed in threads of their own, which the end of the program must not overtake. When
/// it did, one run of twenty crashed.
#[test]
fn a_refusal_is_no_crash() {
    let desk = Desk::founded();
    let file = desk.file("header.csv", HEADER);
    for _ in 0..60 {
        refused(&desk, &file, "has column names but no rows. Choose a file with rows.");
    }
}

/// A file whose reading fails half-way, as one on a drive that is pulled out.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_vanishes_while_read_leaves_nothing() {
    // Its first page is never there, so reading it gives an error after opening it gave none.
    refused(
        &Desk::founded(),
        "/proc/self/mem",
        "could not be read completely. Copy it to this computer and try again.",
    );
}

/// Imports the file after a dry run; both must agree, and all output must be lines of JSON.
#[track_caller]
fn imported(desk: &Desk, file: &str, code: i32) -> (Vec<Value>, Value) {
    let count = |ran: &Ran| {
        let mut last = ran.last();
        last["id"] = Value::Null;
        last
    };
    let told = desk.run(&["import", "clients", file, "--dry-run"]).ends(code);
    let done = desk.run(&["import", "clients", file]).ends(code);
    assert_eq!((done.said.as_str(), told.said.as_str()), ("", ""));
    assert_eq!(count(&told), count(&done));
    let result = count(&done);
    let sum = ["created", "updated", "unchanged", "skipped", "refused"].map(|name| result[name].as_u64().unwrap());
    assert_eq!(result["rows"], sum.iter().sum::<u64>());
    let mut problems = done.lines();
    problems.pop();
    // They follow the columns and the notes on the file.
    problems.retain(|line| line["type"] == "problem");
    (problems, result)
}

#[test]
fn strange_but_readable() {
    let desk = Desk::founded();
    // A cell of two megabytes, in a column that is used and in one that is not.
    let long = "x".repeat(2 << 20);
    let cells = desk.file(
        "long.csv",
        format!("Name,Email,Job Title,Notes\r\nAnn Lee,ann@example.com,,{long}\r\nTom Roe,tom@example.com,{long},\r\nMia Fox,mia@example.com,,\r\n"),
    );
    let (problems, result) = imported(&desk, &cells, 0);
    assert_eq!(result["created"], 3);
    assert!(problems.iter().any(|problem| problem["row"] == 3), "{problems:?}");
    for problem in &problems {
        assert!(problem["value"].as_str().unwrap().chars().count() <= 300);
    }

    // Five thousand columns.
    let names: String = (0..5_000).map(|n| format!(",Extra {n}")).collect();
    let wide = desk.file(
        "wide.csv",
        format!("Name,Email{names}\r\nJo Berg,jo@example.com{}\r\n", ",1".repeat(5_000)),
    );
    assert_eq!(imported(&desk, &wide, 0).1["created"], 1);

    // Zero characters, control characters, and bytes that are in no encoding.
    let mut text = b"Name,Email\r\nEva\0 Kern,eva@example.com\r\nPat\x01\x02 Hill,pat@example.com\r\nSam\xff\xfe Cole,sam@example.com\r\n".to_vec();
    text.extend_from_slice(&[0x1a]);
    let zero = desk.file("zero.csv", text);
    assert_eq!(imported(&desk, &zero, 0).1["created"], 3);
    assert_eq!(desk.run(&["search", "eva kern"]).ends(0).lines().len(), 1);

    // A quotation mark that never ends.
    let open = desk.file(
        "open.csv",
        "Name,Email\r\n\"Una Shaw,una@example.com\r\nIan Webb,ian@example.com\r\n",
    );
    assert_eq!(imported(&desk, &open, 0).1["created"], 2);
    assert_eq!(desk.check()["clients"], 9);
}
