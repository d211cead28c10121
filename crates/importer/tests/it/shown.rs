//! What a spreadsheet shows of a name, and identifiers that are none yet.

use importer::{CheckedRow, Level};

use crate::support::{checked, read};
use domain::coded::Coded;

/// The name in a full-name column, and codes of what is said; `-` if the row has none.
fn name_of(cell: &str) -> (String, Vec<&'static str>) {
    let quoted = cell.replace('"', "\"\"");
    let table = read(format!("Name,Email\n\"{quoted}\",a@x.example\n").as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    let codes = checked.issues.iter().map(|issue| issue.code.code()).collect();
    match checked.rows.first() {
        Some(CheckedRow::Usable(person)) => (format!("{}|{}", person.name.given(), person.name.family()), codes),
        _ => ("-".to_owned(), codes),
    }
}

#[test]
fn names_in_formulas_and_tags() {
    for (cell, name) in [
        ("=HYPERLINK(\"http://x\",\"Tim Low\")", "Tim|Low"),
        ("=HYPERLINK(\"http://x\";\"Low, Tim\")", "Tim|Low"),
        ("=HYPERLINK(\"mailto:t@x.example\",\"Tim Low\")", "Tim|Low"),
        ("=LIEN_HYPERTEXTE(\"http://x\";\"Léa Roy\")", "Léa|Roy"),
        ("<b>Ann</b> Lee", "Ann|Lee"),
        ("<i>Ann Lee</i>", "Ann|Lee"),
        ("<a href=\"http://x\">Ann Lee</a>", "Ann|Lee"),
        ("<p>Ann Lee</p>", "Ann|Lee"),
        ("&lt;b&gt;Ann&lt;/b&gt; Lee", "Ann|Lee"),
        ("[Ann Lee](https://x.example)", "Ann|Lee"),
    ] {
        let (read, codes) = name_of(cell);
        assert_eq!(read, name, "{cell}");
        assert!(codes.contains(&"entityDecoded"), "{cell}: {codes:?}");
    }
    for cell in [
        "=CONCAT(A1)",
        "=A1&\" \"&B1",
        "=HYPERLINK(\"http://x\")",
        "=HYPERLINK(A1,B1)",
        "=VERKETTEN(A1;B1)",
        "'=CONCAT(A1)",
        "@SUM(A1:A9)",
        "=IF(A1=\"\",\"Ann\",\"Bob\")",
    ] {
        let (read, codes) = name_of(cell);
        assert_eq!((read.as_str(), codes), ("-", vec!["notAName", "noName"]), "{cell}");
    }
    for (cell, name) in [
        ("N An", "N|An"),
        ("N One", "N|One"),
        ("No Ne", "No|Ne"),
        ("N At", "N|At"),
        ("Tb C", "Tb|C"),
    ] {
        assert_eq!(name_of(cell), (name.to_owned(), Vec::new()), "{cell}");
    }
    for cell in [
        "n / a",
        "k. A.",
        "not known",
        "N / A",
        "noch nicht bekannt",
        "à confirmer",
        "t. b. c.",
        "sin datos",
    ] {
        assert_eq!(name_of(cell).0, "-", "{cell}");
    }
}

#[test]
fn identifiers_that_are_none_yet() {
    let identifier = |cell: &str| {
        let table =
            read(format!("Name\tEmail\tIdentifier\nAnn Lee\ta@x.example\t{cell}\n").as_bytes()).expect("readable");
        let (_, checked) = checked(&table);
        let said: Vec<_> = checked
            .issues
            .iter()
            .map(|issue| (issue.code.code(), issue.level, issue.stored.clone().unwrap_or_default()))
            .collect();
        let Some(CheckedRow::Usable(person)) = checked.rows.first() else {
            panic!("{cell}")
        };
        (person.identifier.as_ref().map(|id| id.as_str().to_owned()), said)
    };
    for cell in [
        "new",
        "NEW",
        "neu",
        "nouveau",
        "nuevo",
        "nuovo",
        "nieuw",
        "none yet",
        "pending",
        "tba",
        "not yet assigned",
        "noch keine",
        "wird vergeben",
        "pas encore",
        "à attribuer",
        "por asignar",
        "da assegnare",
        "nog geen",
        "New client",
    ] {
        assert_eq!(identifier(cell), (None, Vec::new()), "{cell}");
    }
    for (cell, whole) in [
        ("1,042", "1042"),
        ("1'042", "1042"),
        ("1\u{2019}042", "1042"),
        ("1 042", "1042"),
        ("1\u{a0}042", "1042"),
        ("1\u{202f}042", "1042"),
        ("12,345,678", "12345678"),
        ("1,042.0", "1042"),
        ("1.042,00", "1042"),
        ("1042.0", "1042"),
    ] {
        let asked = ("decimalIdentifier", Level::Check, whole.to_owned());
        assert_eq!(identifier(cell), (None, vec![asked]), "{cell}");
    }
    for cell in [
        "1042", "1,04", "0,042", "10,42", "1,042,5", "C,042", "newco", "1.042", "1-042", "NB",
    ] {
        assert_eq!(identifier(cell), (Some(cell.to_owned()), Vec::new()), "{cell}");
    }
}
