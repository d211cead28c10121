//! Columns matched by name and by value.

use importer::{Confidence, Field, Need, missing, suggest};

use crate::support::{fields, read};

/// Values under a header; `;` between cells.
fn check(header: &str, rows: &[&str], expect: &str) {
    let mut text = format!("{header}\n");
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    let table = read(text.as_bytes()).expect("readable");
    assert_eq!(fields(&suggest(&table)), expect, "{header}");
}

/// A header alone: one row of blanks but for a name and an address gives nothing away.
fn check_names(header: &str, expect: &str) {
    let width = header.split(';').count();
    let row = format!("x{}", ";".repeat(width - 1));
    check(header, &[&row], expect);
}

#[test]
fn headers_in_six_languages() {
    check_names(
        "First Name;Last Name;Job Title;Email;Phone Number;Identifier;Group Identifiers;Group UUIDs",
        "given_name family_name job_title email phone identifier group_identifiers group_ids",
    );
    check(
        "Title;First Name;Last Name;Company;Job Title;Business Fax;Business Phone;Home Phone;Mobile Phone;E-mail Address;E-mail 2 Address",
        &["Mr;Sam;Roe;Example Ltd;Partner;;020 7946 0018;;;sam@example.com;"],
        "not_imported given_name family_name company job_title phone:fax phone:office phone:home phone:mobile email email",
    );
    check_names(
        "Given Name;Family Name;E-mail 1 - Label;E-mail 1 - Value;Phone 1 - Label;Phone 1 - Value;Phone 2 - Value",
        "given_name family_name not_imported email not_imported phone phone",
    );
    check_names(
        "GIVEN_NAME;family-name;e mail;MOBILE",
        "given_name family_name email phone:mobile",
    );
    check_names(
        "Anrede;Vorname;Nachname;Funktion;Firma;Telefon privat;Handy;Fax;E-Mail;Kundennr.;Team",
        "not_imported given_name family_name job_title company phone:home phone:mobile phone:fax email identifier group_identifiers",
    );
    check_names(
        "Name;Vorname;Natel;Büro;Mail",
        "family_name given_name phone:mobile phone:office email",
    );
    check_names(
        "Civilité;NOM;PRÉNOM;Tél. bureau;Tél. portable;Courriel",
        "not_imported family_name given_name phone:office phone:mobile email",
    );
    check_names(
        "Nombre;Apellidos;Teléfono fijo;Móvil;Correo;País",
        "given_name family_name phone:home phone:mobile email country",
    );
    check_names(
        "Nome;Cognome;Telefono ufficio;Cellulare;Posta elettronica",
        "given_name family_name phone:office phone:mobile email",
    );
    check_names(
        "Voornaam;Achternaam;Telefoon werk;Mobiel;E-mail;Opmerkingen",
        "given_name family_name phone:office phone:mobile email note",
    );
    check_names(
        "Client Name;Client Email;Client Phone;Client ID",
        "full_name email phone identifier",
    );
}

#[test]
fn values_overrule_names_that_do_not_fit() {
    check(
        "Name;Phone;Email",
        &[
            "Ann Lee;ann@example.com;020 7946 0018",
            "Sam Roe;sam@example.com;020 7946 0121",
        ],
        "full_name email phone",
    );
    check(
        "Name;Title;Email",
        &["Ann Lee;Mrs;ann@example.com", "Sam Roe;Mr.;sam@example.com"],
        "full_name not_imported email",
    );
    check(
        "Name;Contact point;Number two",
        &[
            "Ann Lee;ann@example.com;020 7946 0018",
            "Sam Roe;sam@example.com;+44 20 7946 0121",
        ],
        "full_name email phone",
    );
    check(
        "Nombre;Correo",
        &["Ana Roy;ana@example.com", "Luis de la Cruz;luis@example.com"],
        "full_name email",
    );
    check(
        "First name;Last name;Full name;Email",
        &["Ann;Lee;Ann Lee;ann@example.com"],
        "given_name family_name not_imported email",
    );
    check(
        "Name;Region;Email",
        &["Ann Lee;North;ann@example.com"],
        "full_name not_imported email",
    );
    check(
        "Name;Country;Email",
        &["Ann Lee;Germany;ann@example.com", "Sam Roe;UK;s@example.com"],
        "full_name country email",
    );
    check(
        "Name;Teams;Email",
        &["Ann Lee;01234567-89ab-7def-8123-456789abcdef;ann@example.com"],
        "full_name group_ids email",
    );
}

#[test]
fn confidence_says_what_it_rests_on() {
    let table =
        read(b"Name,Email,Phone,Remarkable\nAnn Lee,ann@example.com,see notes,x\nSam Roe,sam@example.com,ask,y\n")
            .expect("readable");
    let found: Vec<_> = suggest(&table)
        .columns
        .iter()
        .map(|column| (column.field, column.confidence))
        .collect();
    assert_eq!(
        found,
        [
            (Field::FullName, Confidence::Sure),
            (Field::Email, Confidence::Sure),
            (Field::Phone, Confidence::Guess),
            (Field::NotImported, Confidence::None),
        ]
    );
}

#[test]
fn what_is_missing_is_named() {
    let needs = |text: &str| missing(&suggest(&read(text.as_bytes()).expect("readable")));
    assert_eq!(needs("Name,Email\nAnn,ann@example.com\n"), []);
    assert_eq!(needs("Email,Phone\nann@example.com,020 7946 0018\n"), [Need::Name]);
    assert_eq!(needs("First name,City\nAnn,Leeds\n"), [Need::Contact]);
}

#[test]
fn codes_are_stable_and_read_back() {
    for field in Field::ALL {
        assert_eq!(Field::parse(field.code()), Some(field));
    }
    assert_eq!(Field::parse("nothing"), None);
}
