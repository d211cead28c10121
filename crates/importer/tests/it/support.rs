//! The one way every file is checked.

use std::path::PathBuf;

use domain::coded::Coded;
use domain::import::{PersonRow, PhoneValue, RowCode};
use domain::phone::Region;
use importer::{
    CheckOptions, Checked, CheckedRow, FileProblem, IssueCode, Mapping, ReadOptions, Table, check as check_rows,
    read_table, suggest,
};

/// The column names of the sample table, matched.
pub(crate) const TEMPLATE: &str = "givenName familyName jobTitle email phone identifier";
/// The people of the sample table and their rows under a header in row 1.
pub(crate) const PEOPLE: &[(u32, &str)] = &[
    (2, "Ann O'Brien"),
    (3, "Jürgen Müller"),
    (4, "Zoë Lee"),
    (5, "María José de la Cruz"),
    (6, "Sam Smith"),
    (7, "Renée Dubois"),
];

/// Everything that is asserted about a file. Lists are complete: nothing more may be there.
#[derive(Clone)]
pub(crate) struct Expect<'e> {
    pub(crate) encoding: &'e str,
    pub(crate) bom: bool,
    pub(crate) delimiter: char,
    pub(crate) quote: char,
    pub(crate) header: Option<u32>,
    /// Field codes of the columns, with `:label` if there is one.
    pub(crate) fields: &'e str,
    /// Rows and full names of everybody who can be imported.
    pub(crate) names: &'e [(u32, &'e str)],
    /// Rows that cannot.
    pub(crate) unusable: &'e [(u32, RowCode)],
    /// Codes of the notes, with `@row` if they name one.
    pub(crate) notes: &'e [&'e str],
    /// Rows and codes of the issues, those of unusable rows left out.
    pub(crate) issues: &'e [(u32, &'e str)],
    /// Codes of the banners.
    pub(crate) banners: &'e [&'e str],
}

/// The sample table in the plainest file.
pub(crate) const PLAIN: Expect<'static> = Expect {
    encoding: "UTF-8",
    bom: false,
    delimiter: ',',
    quote: '"',
    header: Some(1),
    fields: TEMPLATE,
    names: PEOPLE,
    unusable: &[],
    notes: &[],
    issues: &[],
    banners: &[],
};

pub(crate) fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures")
        .join(name)
}

pub(crate) fn load(file: &str) -> Vec<u8> {
    let path = folder("csv").join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn read(bytes: &[u8]) -> Result<Table, FileProblem> {
    read_table(bytes, &ReadOptions::default(), &())
}

pub(crate) fn checked(table: &Table) -> (Mapping, Checked) {
    checked_in("GB", table)
}

/// As [`checked`], for a firm in another country.
pub(crate) fn checked_in(region: &str, table: &Table) -> (Mapping, Checked) {
    let mapping = suggest(table);
    let options = CheckOptions {
        region: Region::parse(region),
        ..CheckOptions::default()
    };
    let checked = check_rows(table, &mapping, &options, &()).expect("nobody cancels");
    (mapping, checked)
}

/// The rows of a file as `given|family|company|addresses|numbers`, or the code of why a row cannot be
/// imported. A number that is not settled is `?` and its text.
pub(crate) fn rows_in(region: &str, text: &str) -> Vec<String> {
    let table = read(text.as_bytes()).unwrap_or_else(|problem| panic!("{text}: {problem}"));
    let (_, checked) = checked_in(region, &table);
    let rows = checked.rows.iter().map(|row| match row {
        CheckedRow::Usable(person) => shown(person),
        CheckedRow::Unusable { code, .. } => code.code().to_owned(),
        other => panic!("{other:?}"),
    });
    rows.collect()
}

fn shown(person: &PersonRow) -> String {
    let emails: Vec<&str> = person.emails.iter().map(|email| email.as_str()).collect();
    format!(
        "{}|{}|{}|{}|{}",
        person.name.given(),
        person.name.family(),
        person.company.as_deref().unwrap_or_default(),
        emails.join(" "),
        numbers(&person.phones)
    )
}

/// Numbers, or `?` and the text where none is settled.
pub(crate) fn numbers(phones: &[PhoneValue]) -> String {
    let shown = phones.iter().map(|phone| match &phone.e164 {
        Some(number) => number.as_str().to_owned(),
        None => format!("?{}", phone.raw),
    });
    shown.collect::<Vec<_>>().join(" ")
}

pub(crate) fn fields(mapping: &Mapping) -> String {
    let codes = mapping.columns.iter().map(|column| match &column.label {
        Some(label) => format!("{}:{label}", column.field.code()),
        None => column.field.code().to_owned(),
    });
    codes.collect::<Vec<_>>().join(" ")
}

/// Reads, matches and checks `bytes` as the program does without any choice made.
pub(crate) fn check_bytes(name: &str, bytes: &[u8], expect: &Expect<'_>) {
    let table = read(bytes).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    let format = table.format();
    assert_eq!(
        (
            format.encoding,
            format.bom,
            format.delimiter,
            format.quote,
            format.header_row
        ),
        (
            expect.encoding,
            expect.bom,
            expect.delimiter,
            expect.quote,
            expect.header
        ),
        "{name}: format"
    );
    let notes: Vec<String> = table
        .notes()
        .iter()
        .map(|note| match note.row {
            Some(row) => format!("{}@{row}", note.code.code()),
            None => note.code.code().to_owned(),
        })
        .collect();
    assert_eq!(notes, expect.notes, "{name}: notes");
    let (mapping, checked) = checked(&table);
    assert_eq!(fields(&mapping), expect.fields, "{name}: fields");
    assert_eq!(checked.rows.len(), table.len(), "{name}: one answer for each record");
    let mut names = Vec::new();
    let mut unusable = Vec::new();
    for row in &checked.rows {
        match row {
            CheckedRow::Usable(person) => names.push((person.row, person.name.full())),
            CheckedRow::Unusable { row, code } => unusable.push((*row, *code)),
            other => panic!("{other:?}"),
        }
    }
    let names: Vec<(u32, &str)> = names.iter().map(|(row, name)| (*row, name.as_str())).collect();
    assert_eq!(names, expect.names, "{name}: names");
    assert_eq!(unusable, expect.unusable, "{name}: rows that cannot be imported");
    let issues: Vec<(u32, &str)> = checked
        .issues
        .iter()
        .filter(|issue| !matches!(issue.code, IssueCode::Row(_)))
        .map(|issue| (issue.row, issue.code.code()))
        .collect();
    assert_eq!(issues, expect.issues, "{name}: issues");
    let banners: Vec<&str> = checked.banners.iter().map(|banner| banner.code.code()).collect();
    assert_eq!(banners, expect.banners, "{name}: banners");
}

/// As [`check_bytes`], for a file of the folder.
pub(crate) fn check(file: &str, expect: &Expect<'_>) {
    check_bytes(file, &load(file), expect);
}
