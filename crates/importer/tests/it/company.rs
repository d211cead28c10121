//! Companies, middle names, notes, and addresses that stand for none.

use domain::coded::Coded;
use domain::import::{PersonRow, RowCode};
use importer::{Checked, CheckedRow, Need, missing, suggest};

use crate::support::{checked, read};

fn people(text: &str) -> (Vec<PersonRow>, Checked) {
    let table = read(text.as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    let people = checked.rows.iter().filter_map(|row| match row {
        CheckedRow::Usable(person) => Some(PersonRow::clone(person)),
        _ => None,
    });
    (people.collect(), checked)
}

/// One row under a header, both with commas; what it comes to as `given|middle|family|company|note`,
/// with the codes of what is said, or the code of why it cannot be imported.
fn check(header: &str, row: &str, expect: &str, said: &[&str]) {
    let (people, checked) = people(&format!("{header}\n{row}\n"));
    let shown = match (people.first(), checked.rows.first()) {
        (Some(person), _) => {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            format!(
                "{}|{}|{}|{}|{}",
                person.name.given(),
                text(&person.middle_names),
                person.name.family(),
                text(&person.company),
                text(&person.note),
            )
        }
        (None, Some(CheckedRow::Unusable { code, .. })) => code.code().to_owned(),
        (None, _) => String::new(),
    };
    assert_eq!(shown, expect, "{header}: {row}");
    let codes: Vec<&str> = checked
        .issues
        .iter()
        .filter(|issue| !matches!(issue.code, importer::IssueCode::Row(_)))
        .map(|issue| issue.code.code())
        .collect();
    assert_eq!(codes, said, "{header}: {row}");
}

#[test]
fn fields_beside_the_name() {
    let header = "First Name,Middle Name,Last Name,Company,Email,Notes";
    for (row, expect) in [
        (
            "Ana,Mary,Roy,Harbour Ltd,ana@example.com,Calls",
            "Ana|Mary|Roy|Harbour Ltd|Calls",
        ),
        ("Ana,,Roy,,ana@example.com,", "Ana||Roy||"),
        (
            "Ana, Mary  Jane ,Roy,  Harbour   Ltd ,ana@example.com,\"Calls\nafter six\"",
            "Ana|Mary Jane|Roy|Harbour Ltd|Calls\nafter six",
        ),
        (
            "Ana,J.,Roy,'=Sum Ltd,ana@example.com,'- writes",
            "Ana|J.|Roy|=Sum Ltd|- writes",
        ),
        (
            "Ana,,Roy,\"Smith, Jones & Co\",ana@example.com,\"a, b; c\"",
            "Ana||Roy|Smith, Jones & Co|a, b; c",
        ),
    ] {
        check(header, row, expect, &[]);
    }
    for (header, row) in [
        (
            "Vorname,Zweiter Vorname,Nachname,Firma,E-Mail,Notizen",
            "Ana,Mary,Roy,Harbour Ltd,ana@example.com,Calls",
        ),
        (
            "Nom,Prénom,Société,Courriel,Remarques,Deuxième prénom",
            "Roy,Ana,Harbour Ltd,ana@example.com,Calls,Mary",
        ),
        (
            "Nombre,Apellidos,Empresa,Correo,Notas,Segundo nombre",
            "Ana,Roy,Harbour Ltd,ana@example.com,Calls,Mary",
        ),
        (
            "Nome,Cognome,Azienda,Email,Note,Secondo nome",
            "Ana,Roy,Harbour Ltd,ana@example.com,Calls,Mary",
        ),
        (
            "Voornaam,Achternaam,Bedrijf,E-mailadres,Opmerkingen,Tweede voornaam",
            "Ana,Roy,Harbour Ltd,ana@example.com,Calls,Mary",
        ),
    ] {
        check(header, row, "Ana|Mary|Roy|Harbour Ltd|Calls", &[]);
    }
}

#[test]
fn several_notes_stand_one_below_the_other() {
    let header = "First Name,Last Name,Email,Notes,Comments";
    check(
        header,
        "Ana,Roy,ana@example.com,Calls,Writes",
        "Ana||Roy||Calls\nWrites",
        &[],
    );
    check(header, "Ana,Roy,ana@example.com,,Writes", "Ana||Roy||Writes", &[]);
    check(header, "Ana,Roy,ana@example.com,n/a,", "Ana||Roy||", &[]);
}

#[test]
fn values_that_are_too_long_are_left_out_and_reported() {
    let header = "First Name,Middle Name,Last Name,Company,Email,Notes";
    let long = |n: usize| "x".repeat(n);
    let fits = format!("Ana,{0},Roy,{0},ana@example.com,{1}", long(500), long(5_000));
    check(
        header,
        &fits,
        &format!("Ana|{0}|Roy|{0}|{1}", long(500), long(5_000)),
        &[],
    );
    let over = format!("Ana,{0},Roy,{0},ana@example.com,{1}", long(501), long(5_001));
    check(header, &over, "Ana||Roy||", &["valueTooLong"; 3]);
}

#[test]
fn a_row_without_a_person_is_its_company() {
    let header = "First Name,Last Name,Company,Email,Phone";
    let named = &["namedByCompany"][..];
    for (row, expect, said) in [
        (",,Harbour Ltd,office@example.com,", "Harbour Ltd|||Harbour Ltd|", named),
        (",,Harbour Ltd,,020 7946 0187", "Harbour Ltd|||Harbour Ltd|", named),
        // The contact is the person where there is one.
        ("Ana,,Harbour Ltd,ana@example.com,", "Ana|||Harbour Ltd|", &[]),
        (",Roy,Harbour Ltd,ana@example.com,", "||Roy|Harbour Ltd|", &[]),
        // A company nobody can be reached at is no client.
        (",,Harbour Ltd,,", RowCode::NoContact.code(), &[]),
        (
            ",,Harbour Ltd,noemail@example.com,",
            RowCode::NoContact.code(),
            &["placeholderAddress"],
        ),
        (",,,office@example.com,", RowCode::NoName.code(), &[]),
    ] {
        check(header, row, expect, said);
    }
    let table = read(b"Company,Email\nHarbour Ltd,office@example.com\n").expect("readable");
    assert_eq!(missing(&suggest(&table)), []);
    let table = read(b"Email,Phone\noffice@example.com,020 7946 0187\n").expect("readable");
    assert_eq!(missing(&suggest(&table)), [Need::Name]);
}

#[test]
fn addresses_that_say_there_is_none() {
    let (people, checked) = people(
        "First Name,Last Name,Email,Phone\n\
         Ana,Roy,noemail@example.com,020 7946 0187\n\
         Ben,Roy,noemail@example.com,020 7946 0188\n\
         Cora,Hale,x@x.x,\n\
         Dora,Hale,none@example.com;dora@example.com,\n\
         Eva,Hale,,\n",
    );
    let emails: Vec<Vec<&str>> = people
        .iter()
        .map(|person| person.emails.iter().map(|email| email.as_str()).collect())
        .collect();
    assert_eq!(emails, [&[][..], &[], &[], &["dora@example.com"]]);
    let said: Vec<_> = checked
        .issues
        .iter()
        .map(|issue| (issue.row, issue.code.code()))
        .collect();
    assert_eq!(
        said,
        [
            (2, "placeholderAddress"),
            (3, "placeholderAddress"),
            (4, "placeholderAddress"),
            (5, "placeholderAddress"),
            (6, "noContact"),
        ]
    );
}
