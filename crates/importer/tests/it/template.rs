//! The template and the example are files the importer takes as they are.

use domain::coded::Coded;
use domain::import::{Listed, RowCode};
use domain::language::Language;
use domain::people::Role;
use importer::own::{example, template};
use importer::{
    CheckOptions, CheckedRow, Confidence, Field, FileProblem, HeaderChoice, ReadOptions, check, missing, read_table,
    suggest_for,
};

use crate::support::{fields, read};

fn file(listed: Listed, language: Language, rows: bool) -> Vec<u8> {
    let quoted = |cells: &mut dyn Iterator<Item = &'static str>| {
        let cells: Vec<String> = cells
            .map(|cell| format!("\"{}\"", importer::own::harmless(cell).replace('"', "\"\"")))
            .collect();
        format!("{}\r\n", cells.join(","))
    };
    let mut text = format!("\u{feff}{}", quoted(&mut template(listed, language)));
    if rows {
        for mut person in example(listed, language) {
            text.push_str(&quoted(&mut person));
        }
    }
    text.into_bytes()
}

fn each() -> impl Iterator<Item = (Listed, Language)> {
    Listed::all().flat_map(|listed| Language::all().map(move |language| (listed, language)))
}

#[test]
fn the_template_alone_has_no_rows_to_import() {
    for (listed, language) in each() {
        let file = file(listed, language, false);
        assert_eq!(read(&file).map(drop), Err(FileProblem::HeaderOnly));
        // Also for whoever says that the first row is the header.
        let options = ReadOptions {
            header: HeaderChoice::Row(1),
            ..ReadOptions::default()
        };
        let read = read_table(&file, &options, &()).map(drop);
        assert_eq!(read, Err(FileProblem::HeaderOnly));
    }
}

#[test]
fn the_example_imports_without_a_word() {
    for (listed, language) in each() {
        let table = read(&file(listed, language, true)).expect("this is one");
        assert_eq!(table.format().header_row, Some(1));
        assert!(table.notes().is_empty(), "{:?}", table.notes());
        let mapping = suggest_for(&table, listed);
        let fields: Vec<Field> = mapping.columns.iter().map(|column| column.field).collect();
        assert_eq!(fields, Field::template(listed), "{listed:?} {language:?}");
        assert!(
            mapping
                .columns
                .iter()
                .all(|column| column.confidence != Confidence::Guess)
        );
        assert!(missing(&mapping).is_empty());
        assert!(mapping.columns.iter().all(|column| column.proposal.is_none()));
        let checked = check(&table, &mapping, &CheckOptions::default(), &()).expect("nobody cancels");
        assert!(checked.issues.is_empty(), "{:?}", checked.issues);
        assert!(checked.banners.is_empty(), "{:?}", checked.banners);
        let usable = checked.rows.iter().filter(|row| matches!(row, CheckedRow::Usable(_)));
        assert_eq!(usable.count(), example(listed, language).count());
    }
}

#[test]
fn people_in_the_example_cannot_be_reached() {
    for (listed, language) in each() {
        for person in example(listed, language) {
            let cell = |field| {
                let place = Field::template(listed).iter().position(|known| *known == field);
                person.clone().nth(place.expect("this is one")).expect("a cell")
            };
            let (email, phone) = (cell(Field::Email), cell(Field::Phone));
            let nobodys = ["@example.com", "@example.org"];
            assert!(
                email.is_empty() || nobodys.iter().any(|end| email.ends_with(end)),
                "{email}"
            );
            let free = ["+44 20 7946 0", "+44 113 496 0", "+1 202-555-01", "+33 1 99 00 "];
            assert!(
                phone.is_empty() || free.iter().any(|start| phone.starts_with(start)),
                "{phone}"
            );
            assert!(!(email.is_empty() && phone.is_empty()));
        }
    }
}

fn rows_of_staff(text: &str) -> (String, Vec<CheckedRow>) {
    let table = read(text.as_bytes()).expect("a table");
    let mapping = suggest_for(&table, Listed::Staff);
    let checked = check(&table, &mapping, &CheckOptions::default(), &()).expect("nobody cancels");
    (fields(&mapping), checked.rows)
}

#[test]
fn columns_of_staff_files_are_known() {
    let (columns, rows) = rows_of_staff(
        "Employee Name,Employee Number,E-mail,Role\nAnn Roy,7,ann@example.com,User Administrator\nBea Low,8,bea@example.com,\n",
    );
    assert_eq!(columns, "fullName identifier email role");
    let roles: Vec<_> = rows
        .iter()
        .map(|row| match row {
            CheckedRow::Usable(person) => person.role,
            CheckedRow::Unusable { .. } => panic!("{row:?}"),
        })
        .collect();
    assert_eq!(roles, [Some(Role::UserAdministrator), None]);
}

#[test]
fn a_role_that_is_a_job_title_is_one() {
    let (columns, _) =
        rows_of_staff("Name,Email,Role\nAnn Roy,ann@example.com,Adviser\nBea Low,bea@example.com,Partner\n");
    assert_eq!(columns, "fullName email jobTitle");
}

#[test]
fn a_role_that_nobody_knows_is_a_problem_of_its_row() {
    let (_, rows) = rows_of_staff("Name,Email,Role\nAnn Roy,ann@example.com,Staff\nBea Low,bea@example.com,Boss\n");
    let unknown = CheckedRow::Unusable {
        row: 3,
        code: RowCode::UnknownRole,
    };
    assert_eq!(rows.get(1), Some(&unknown));
}
