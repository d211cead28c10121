//! Files too big to lie in the repository: made here, in memory.

use std::cell::RefCell;
use std::fmt::Write;
use std::ops::ControlFlow;

use importer::{CheckOptions, FileProblem, NoteCode, Progress, ReadOptions, check, read_owned, read_table, suggest};

use crate::support::{fields, read};

const HEADER: &str = "First Name,Last Name,Job Title,Email,Phone Number,Identifier\r\n";

fn row(n: usize) -> String {
    let family = ["Brown", "Lee", "O'Brien", "Müller", "Roe"][n % 5];
    format!(
        "Ann{n},{family},Client,ann{n}@example.com,020 7946 0{:03},C-{n}\r\n",
        n % 1000
    )
}

/// Bytes of a row of [`table_of`]: a million of them are a file of 300 MiB.
const WIDE: usize = 315;

/// A table of so many rows, most of which is a column of notes.
fn table_of(rows: usize) -> String {
    let mut text = String::with_capacity((rows + 1) * WIDE);
    text.push_str(&HEADER.replace("\r\n", ",Notes\r\n"));
    for n in 1..=rows {
        let row = row(n);
        let person = row.trim_end();
        let _ = write!(text, "{person},{:.<1$}\r\n", "Met at the fair", WIDE - person.len() - 3);
    }
    text
}

#[test]
fn a_quote_opened_in_row_2_and_never_closed() {
    let mut text = HEADER.to_owned();
    for n in 1..=50_000 {
        text.push_str(&if n == 1 {
            row(n).replacen("Ann1", "\"Ann1", 1)
        } else {
            row(n)
        });
    }
    let table = read(text.as_bytes()).expect("readable");
    assert_eq!(table.len(), 50_000);
    let notes: Vec<_> = table.notes().iter().map(|note| (note.code, note.row)).collect();
    assert_eq!(notes, [(NoteCode::UnclosedQuote, Some(2))]);
    let cells: Vec<_> = table
        .records()
        .take(2)
        .map(|record| (record.row(), record.cell(0), record.cell(5)))
        .collect();
    assert_eq!(cells, [(2, "Ann1", "C-1"), (3, "Ann2", "C-2")]);
    let last = table.record(49_999).expect("last");
    assert_eq!((last.row(), last.cell(3)), (50_001, "ann50000@example.com"));
}

#[test]
fn quotes_opened_in_every_row_stay_linear() {
    let text = format!("{HEADER}{}", "\"Ann,Lee,\"x,\"y,\"z,\"\r\n".repeat(20_000));
    let table = read(text.as_bytes()).expect("readable");
    assert_eq!(table.record(19_999).map(|record| record.row()), Some(20_001));
}

#[test]
fn two_megabytes_in_one_cell() {
    let note = "word ".repeat(2 << 20 >> 2);
    for quote in ["", "\""] {
        let text = format!("Name,Email,Notes\nAnn,ann@example.com,{quote}{note}{quote}\nSam,sam@example.com,short\n");
        let table = read(text.as_bytes()).expect("readable");
        let notes: Vec<_> = table.notes().iter().map(|note| (note.code, note.row)).collect();
        assert_eq!(notes, [(NoteCode::LongCells, Some(2))]);
        assert_eq!(table.record(0).map(|record| record.cell(2).len()), Some(note.len()));
        assert_eq!(table.record(1).map(|record| record.cell(2)), Some("short"));
        let sample = table.columns()[2].samples[0].chars().count();
        assert!(sample <= 200, "samples are cut: {sample}");
    }
}

#[test]
fn five_thousand_columns() {
    let mut names = vec!["First Name".to_owned(), "Last Name".to_owned(), "Email".to_owned()];
    names.extend((3..5_000).map(|n| format!("Extra {n}")));
    let mut text = names.join(";") + "\r\n";
    for n in 0..3 {
        let _ = write!(text, "Ann{n};Lee;ann{n}@example.com{}\r\n", ";".repeat(4_997));
    }
    let table = read(text.as_bytes()).expect("readable");
    assert_eq!((table.columns().len(), table.len()), (5_000, 3));
    assert_eq!(table.columns()[4_999].letter, "GJH");
    let filled = table
        .columns()
        .iter()
        .filter(|column| !column.samples.is_empty())
        .count();
    assert_eq!(filled, 3);
    assert!(fields(&suggest(&table)).starts_with("givenName familyName email notImported notImported"));
}

#[test]
fn one_umlaut_after_twenty_thousand_rows() {
    let mut bytes = HEADER.as_bytes().to_vec();
    for n in 1..=20_000 {
        bytes.extend_from_slice(row(n).replace("Müller", "Mills").as_bytes());
    }
    bytes.extend_from_slice(b"J\xFCrgen,M\xFCller,Client,mueller@example.com,020 7946 0018,C-0\r\n");
    let table = read(&bytes).expect("readable");
    assert_eq!(table.format().encoding, "windows-1252");
    let last = table.record(20_000).expect("last");
    assert_eq!((last.cell(0), last.cell(1)), ("Jürgen", "Müller"));
}

/// Remembers its steps; stops at the given one.
struct Watch {
    stop_at: usize,
    steps: RefCell<Vec<(u64, u64)>>,
}

impl Watch {
    fn new(stop_at: usize) -> Self {
        Self {
            stop_at,
            steps: RefCell::default(),
        }
    }
}

impl Progress for Watch {
    fn step(&self, done: u64, total: u64) -> ControlFlow<()> {
        let mut steps = self.steps.borrow_mut();
        steps.push((done, total));
        if steps.len() >= self.stop_at {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Rows of the ordinary test, and of the soak.
const ORDINARY: usize = 50_000;
const FULL: usize = 1_000_000;

/// Progress by bytes in steps of about a megabyte, a cancel at any of them, and every row read.
fn big_file(rows: usize) {
    let text = table_of(rows);
    let total = text.len() as u64;
    let watch = Watch::new(usize::MAX);
    let table = read_table(text.as_bytes(), &ReadOptions::default(), &watch);
    assert_eq!(table.expect("readable").len(), rows);
    let steps = watch.steps.into_inner();
    assert!(steps.len() >= text.len() >> 20, "{} steps", steps.len());
    for pair in steps.windows(2) {
        assert!(pair[1].0 >= pair[0].0 && pair[1].0 - pair[0].0 < 2 << 20, "{pair:?}");
    }
    assert!(steps.iter().all(|(_, of)| *of == total), "the total stays");
    for stop_at in [1, 2, steps.len() / 2, steps.len()] {
        let watch = Watch::new(stop_at);
        let stopped = read_table(text.as_bytes(), &ReadOptions::default(), &watch);
        assert_eq!(stopped.err(), Some(FileProblem::Cancelled), "at step {stop_at}");
        assert_eq!(watch.steps.into_inner().len(), stop_at);
    }
    let table = read_owned(text.into_bytes(), &ReadOptions::default(), &()).expect("readable");
    let last = table.record(rows - 1).expect("last");
    assert_eq!(
        (last.row() as usize, last.cell(5)),
        (rows + 1, format!("C-{rows}").as_str())
    );
    let watch = Watch::new(3);
    assert!(
        check(&table, &suggest(&table), &CheckOptions::default(), &watch).is_err(),
        "a check can be stopped"
    );
}

#[test]
fn a_big_file_shows_progress_and_can_be_stopped() {
    let soak = std::env::var_os("IMPORTER_SOAK").is_some();
    big_file(if soak { FULL } else { ORDINARY });
}

#[test]
fn too_many_rows_for_a_sheet_are_reported() {
    let limit = importer::MAX_RECORDS;
    let mut text = String::from("Email\r\n");
    for n in 0..=limit {
        let _ = write!(text, "{n}\r\n");
    }
    assert_eq!(read(text.as_bytes()).err(), Some(FileProblem::TooManyRows { limit }));
}
