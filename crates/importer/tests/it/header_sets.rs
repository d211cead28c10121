//! Whole header sets of real programs, column by column.
//!
//! Each column has the field it should be matched to. A column may stay unmatched, but is never
//! taken for somebody else's. Columns of companies, middle names, notes and dial codes may be
//! matched to those fields where a set says `none`: the first sets are older than the fields.

use domain::coded::Coded;
use domain::import::PersonRow;
use domain::phone::Region;
use importer::{
    CheckOptions, CheckedRow, ColumnMapping, Field, NameForm, ReadOptions, check as check_rows, read_table, suggest,
};
use serde_json::Value;

use crate::support::folder;

struct Column {
    header: String,
    expected: String,
    sure: bool,
    values: Vec<String>,
}

/// What became of a file of sets.
#[derive(Default)]
struct Tally {
    judged: usize,
    right: usize,
    wrong: Vec<String>,
    unmatched: Vec<String>,
    refused: Vec<String>,
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

fn columns(set: &Value) -> Vec<Column> {
    let columns = set["columns"].as_array().expect("columns");
    columns
        .iter()
        .map(|column| Column {
            header: text(&column["header"]),
            expected: text(&column["field"]),
            sure: column["sure"].as_bool().unwrap_or(true),
            values: column["values"].as_array().expect("values").iter().map(text).collect(),
        })
        .collect()
}

fn csv_of(columns: &[Column], delimiter: char) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(u8::try_from(delimiter).expect("ASCII"))
        .from_writer(Vec::new());
    let headers = columns.iter().map(|column| &column.header);
    writer.write_record(headers).expect("written");
    let rows = columns.iter().map(|column| column.values.len()).max().unwrap_or(0);
    for row in 0..rows {
        let cells = columns
            .iter()
            .map(|column| column.values.get(row).map_or("", String::as_str));
        writer.write_record(cells).expect("written");
    }
    writer.into_inner().expect("flushed")
}

/// Fields that sets older than them call `none`, and words of the headings that may have them.
fn may_be_none(field: Field) -> bool {
    matches!(
        field,
        Field::Company | Field::MiddleNames | Field::Note | Field::DialCode
    )
}

/// Whether a column got what it should; `None` if it is somebody else's.
fn judge(column: &Column, mapping: &ColumnMapping, index: usize, people: &[Option<PersonRow>]) -> Option<bool> {
    let (kind, label) = match column.expected.split_once(':') {
        Some((kind, label)) => (kind, Some(label)),
        None => (column.expected.as_str(), None),
    };
    let field = match kind {
        "given" => Field::GivenName,
        "family" | "family-part" => Field::FamilyName,
        "middle" => Field::MiddleNames,
        "full" | "full-rev" => Field::FullName,
        "title" => Field::JobTitle,
        "company" => Field::Company,
        "email" => Field::Email,
        "phone" => Field::Phone,
        "id" => Field::Identifier,
        "group" => Field::GroupIdentifiers,
        "groupids" => Field::GroupIds,
        "country" => Field::Country,
        "dial" => Field::DialCode,
        "note" => Field::Note,
        _ => Field::NotImported,
    };
    if mapping.field != field {
        let unmatched = mapping.field == Field::NotImported;
        return (unmatched || (field == Field::NotImported && may_be_none(mapping.field))).then_some(!unmatched);
    }
    if kind == "full" || kind == "full-rev" {
        return Some((mapping.form == NameForm::FamilyFirst) == (kind == "full-rev"));
    }
    let rows = people.iter().enumerate();
    let mut filled = rows.filter_map(|(row, person)| {
        let value = column.values.get(row).filter(|value| !value.is_empty())?;
        person.as_ref().map(|person| (value.as_str(), person))
    });
    Some(match label {
        Some(label) => filled.all(|(value, person)| {
            let phone = person.phones.iter().find(|phone| phone.raw == value);
            let told = phone.and_then(|phone| phone.label.as_deref());
            told == Some(label) || (phone.is_none() && mapping.label.as_deref() == Some(label))
        }),
        None if kind == "family-part" => filled.all(|(value, person)| person.name.family().contains(value)),
        None if kind == "email" => filled.all(|(_, person)| !person.emails.is_empty()),
        None => index < usize::MAX,
    })
}

/// The same as a workbook, every cell a text.
fn workbook_of(columns: &[Column], _delimiter: char) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (place, column) in columns.iter().enumerate() {
        let place = u16::try_from(place).expect("few columns");
        let texts = std::iter::once(&column.header).chain(&column.values);
        for (row, text) in texts.enumerate() {
            let row = u32::try_from(row).expect("few rows");
            sheet.write_string(row, place, text).expect("written");
        }
    }
    book.save_to_buffer().expect("saved")
}

fn tally(file: &str, written: fn(&[Column], char) -> Vec<u8>) -> Tally {
    let bytes = std::fs::read(folder(file)).expect("the sets");
    let sets: Value = serde_json::from_slice(&bytes).expect("JSON");
    let mut tally = Tally::default();
    for set in sets["sets"].as_array().expect("sets") {
        let name = text(&set["name"]);
        let columns = columns(set);
        let delimiter = text(&set["delimiter"]).chars().next().expect("a delimiter");
        let bytes = written(&columns, delimiter);
        let table = read_table(&bytes, &ReadOptions::default(), &()).expect("readable");
        assert_eq!(table.format().header_row, Some(1), "{name}");
        assert_eq!(table.columns().len(), columns.len(), "{name}");
        let mapping = suggest(&table);
        let options = CheckOptions {
            region: Region::parse(&text(&set["country"])),
            ..CheckOptions::default()
        };
        let checked = check_rows(&table, &mapping, &options, &()).expect("nobody cancels");
        let people: Vec<Option<PersonRow>> = checked
            .rows
            .into_iter()
            .map(|row| match row {
                CheckedRow::Usable(person) => Some(*person),
                _ => None,
            })
            .collect();
        if people.iter().all(Option::is_none) {
            tally.refused.push(name.clone());
        }
        for (index, (column, mapped)) in columns.iter().zip(&mapping.columns).enumerate() {
            if !column.sure {
                continue;
            }
            tally.judged += 1;
            let told = format!(
                "{name}: {} should be {}, is {} {:?}",
                column.header,
                column.expected,
                mapped.field.code(),
                mapped.label
            );
            match judge(column, mapped, index, &people) {
                Some(true) => tally.right += 1,
                Some(false) if mapped.field == Field::NotImported && column.expected == "none" => tally.right += 1,
                Some(false) => tally.unmatched.push(told),
                None => tally.wrong.push(told),
            }
        }
    }
    tally
}

/// At least 97 of 100 columns are right, none is somebody else's, and no file is refused as a whole.
fn check(file: &str, written: fn(&[Column], char) -> Vec<u8>) {
    let tally = tally(file, written);
    let told = format!(
        "{file}: {} of {} right\nwrong: {:#?}\nnot right: {:#?}",
        tally.right, tally.judged, tally.wrong, tally.unmatched
    );
    assert!(tally.wrong.is_empty(), "{told}");
    assert!(
        tally.refused.is_empty(),
        "all rows refused: {:?}\n{told}",
        tally.refused
    );
    assert!(tally.right * 100 >= tally.judged * 97, "{told}");
}

#[test]
fn columns_of_real_programs_are_matched_by_their_headings() {
    check("header_sets.json", csv_of);
    check("header_sets_more.json", csv_of);
}

#[test]
fn columns_of_workbooks_are_matched_alike() {
    check("header_sets.json", workbook_of);
    check("header_sets_more.json", workbook_of);
}
