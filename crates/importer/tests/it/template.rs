//! The template and the example are files the importer takes as they are.

use importer::own::{example, template};
use importer::{CheckedRow, Confidence, Field, FileProblem, HeaderChoice, ReadOptions, missing, read_table};

use crate::support::{checked, read};

fn file(rows: bool) -> Vec<u8> {
    let quoted = |cells: &mut dyn Iterator<Item = &'static str>| {
        let cells: Vec<String> = cells
            .map(|cell| format!("\"{}\"", importer::own::harmless(cell).replace('"', "\"\"")))
            .collect();
        format!("{}\r\n", cells.join(","))
    };
    let mut text = format!("\u{feff}{}", quoted(&mut template()));
    if rows {
        for mut person in example() {
            text.push_str(&quoted(&mut person));
        }
    }
    text.into_bytes()
}

#[test]
fn the_template_alone_has_no_rows_to_import() {
    assert_eq!(read(&file(false)).map(drop), Err(FileProblem::HeaderOnly));
    // Also for whoever says that the first row is the header.
    let options = ReadOptions {
        header: HeaderChoice::Row(1),
        ..ReadOptions::default()
    };
    let read = read_table(&file(false), &options, &()).map(drop);
    assert_eq!(read, Err(FileProblem::HeaderOnly));
}

#[test]
fn the_example_imports_without_a_word() {
    let table = read(&file(true)).expect("this is one");
    assert_eq!(table.format().header_row, Some(1));
    assert!(table.notes().is_empty(), "{:?}", table.notes());
    let (mapping, checked) = checked(&table);
    let fields: Vec<Field> = mapping.columns.iter().map(|column| column.field).collect();
    // Columns without any text are left out, and nothing is asked about the others.
    assert_eq!(fields, Field::TEMPLATE);
    assert!(
        mapping
            .columns
            .iter()
            .all(|column| column.confidence != Confidence::Guess)
    );
    assert!(missing(&mapping).is_empty());
    assert!(mapping.columns.iter().all(|column| column.proposal.is_none()));
    assert!(checked.issues.is_empty(), "{:?}", checked.issues);
    assert!(checked.banners.is_empty(), "{:?}", checked.banners);
    let usable = checked.rows.iter().filter(|row| matches!(row, CheckedRow::Usable(_)));
    assert_eq!((usable.count(), checked.rows.len()), (5, 5));
}

#[test]
fn people_in_the_example_cannot_be_reached() {
    let place = |field| {
        Field::TEMPLATE
            .iter()
            .position(|known| *known == field)
            .expect("this is one")
    };
    for person in example() {
        let cells: Vec<&str> = person.collect();
        let (email, phone) = (cells[place(Field::Email)], cells[place(Field::Phone)]);
        assert!(email.is_empty() || email.ends_with("@example.com"), "{email}");
        let free = ["+44 20 7946 0", "+44 113 496 0", "+1 202-555-01", "+33 1 99 00 "];
        assert!(
            phone.is_empty() || free.iter().any(|start| phone.starts_with(start)),
            "{phone}"
        );
        assert!(!(email.is_empty() && phone.is_empty()));
    }
}
