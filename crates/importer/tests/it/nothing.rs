//! Words for nothing, in every field.

use domain::coded::Coded;
use domain::import::{PersonRow, RowCode, TeamRef};
use importer::CheckedRow;

use crate::support::{checked, read};

/// The one row under a header; `;` between cells.
fn row(header: &str, cells: &str) -> CheckedRow {
    let table = read(format!("{header}\n{cells}\n").as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    checked.rows.into_iter().next().expect("a row")
}

fn person(header: &str, cells: &str) -> PersonRow {
    match row(header, cells) {
        CheckedRow::Usable(person) => *person,
        other => panic!("{cells}: {other:?}"),
    }
}

const HEADER: &str = "First Name;Last Name;Job Title;Email;Phone;Identifier;Group Identifiers;Company;Note";

/// Words people and programs write where they have nothing to write.
const WORDS: [&str; 52] = [
    "n/a",
    "N/A",
    "na",
    "-",
    "–",
    "—",
    "--",
    ".",
    "?",
    "none",
    "NULL",
    "\\N",
    "(null)",
    "#N/A",
    "#NV",
    "#WERT!",
    "#REF!",
    "#VALUE!",
    "nan",
    "nil",
    "unknown",
    "tbc",
    "tba",
    "TBD",
    "not known",
    "not provided",
    "keine",
    "k.A.",
    "k. A.",
    "entfällt",
    "unbekannt",
    "folgt",
    "aucun",
    "néant",
    "inconnu",
    "à confirmer",
    "sans objet",
    "s.o.",
    "ninguno",
    "desconocido",
    "no aplica",
    "s/d",
    "nessuno",
    "sconosciuto",
    "n.d.",
    "da confermare",
    "geen",
    "onbekend",
    "n.v.t.",
    "nvt",
    "keine Angabe",
    "non renseigné",
];

#[test]
fn no_field_keeps_a_word_for_nothing() {
    for word in WORDS {
        let person = person(
            HEADER,
            &format!("Ana;Roy;{word};ana@example.com;{word};{word};{word};{word};{word}"),
        );
        assert_eq!(person.job_title, None, "{word}");
        assert_eq!(person.identifier, None, "{word}");
        assert_eq!(person.company, None, "{word}");
        assert_eq!(person.note, None, "{word}");
        assert!(person.phones.is_empty(), "{word}");
        assert!(person.remarks.is_empty(), "{word}");
        let kept: Vec<_> = person.teams.iter().filter(|team| !says_nothing(team)).collect();
        assert!(kept.is_empty(), "{word}: {kept:?}");
    }
}

/// What the importer cannot know to be no team is left to those who know the teams.
fn says_nothing(team: &TeamRef) -> bool {
    matches!(team, TeamRef::Text(text) if domain::nothing::is_nothing(text))
}

#[test]
fn an_address_cell_and_its_entries_say_nothing() {
    for word in WORDS {
        let both = format!("Ana;Roy;;{word}, ana@example.com; ; ; ; ;");
        let person = person(HEADER, &both);
        assert_eq!(person.emails.len(), 1, "{word}");
        assert!(person.remarks.is_empty(), "{word}");
        let alone = row("Name;Email;Phone", &format!("Ana Roy;{word};"));
        assert_eq!(
            alone,
            CheckedRow::Unusable {
                row: 2,
                code: RowCode::NoContact
            },
            "{word}"
        );
    }
}

#[test]
fn no_name_at_all() {
    for name in [
        "n/a",
        "-",
        "NULL",
        "nan",
        "(null)",
        "#N/A",
        "unknown",
        "Unknown Unknown",
        "N/A N/A",
        "unbekannt",
        "none",
        "à confirmer",
        "1042",
        "020 7946 0018",
        "+44 20 7946 0018",
        "ana@example.com",
        "12/05/1980",
        "?",
    ] {
        let expect = CheckedRow::Unusable {
            row: 2,
            code: RowCode::NoName,
        };
        assert_eq!(row("Name;Email", &format!("{name};a@example.com")), expect, "{name}");
        let parts = format!("{name};;a@example.com");
        assert_eq!(
            row("First Name;Last Name;Email", &parts),
            expect,
            "{name} as a first name"
        );
    }
}

#[test]
fn people_called_null_and_nan_keep_their_names() {
    for (given, family, expect, issues) in [
        ("Ana", "Null", "Ana Null", &[][..]),
        ("Nan", "Lee", "Nan Lee", &[]),
        ("Nan", "", "Nan", &[]),
        ("Jo", "Na", "Jo Na", &[]),
        ("K.A.", "Roy", "K.A. Roy", &[]),
        ("Ana", "NULL", "Ana NULL", &["nameLikeNothing"]),
        ("NaN", "Roy", "NaN Roy", &["nameLikeNothing"]),
        ("Ana", "(null)", "Ana", &[]),
        ("Ana", "\\N", "Ana", &[]),
        ("Ana", "#N/A", "Ana", &[]),
        ("Ana", "-", "Ana", &[]),
        ("Ana", "n/a", "Ana", &[]),
        ("Ana", "unknown", "Ana", &[]),
        ("tbc", "Roy", "Roy", &[]),
        ("12", "Roy", "Roy", &["notAName"]),
    ] {
        let text = format!("First Name;Last Name;Email\n{given};{family};a@example.com\n");
        let table = read(text.as_bytes()).expect("readable");
        let (_, checked) = checked(&table);
        let CheckedRow::Usable(person) = &checked.rows[0] else {
            panic!("{given} {family}")
        };
        assert_eq!(person.name.full(), expect, "{given} {family}");
        let codes: Vec<&str> = checked.issues.iter().map(|issue| issue.code.code()).collect();
        assert_eq!(codes, issues, "{given} {family}");
    }
}

#[test]
fn zeros_are_not_an_identifier() {
    for (identifier, expect) in [
        ("0", None),
        ("0.0", None),
        ("000", None),
        ("10", Some("10")),
        ("0A", Some("0A")),
    ] {
        let person = person(HEADER, &format!("Ana;Roy;;ana@example.com;;{identifier};;;"));
        assert_eq!(person.identifier.as_ref().map(|id| id.as_str()), expect, "{identifier}");
    }
}
