//! Full names beside parts of names.

use crate::support::rows_in;

fn check(header: &str, rows: &[(&str, &str)]) {
    let cells: Vec<&str> = rows.iter().map(|(row, _)| *row).collect();
    let found = rows_in("GB", &format!("{header}\n{}\n", cells.join("\n")));
    let found: Vec<String> = found
        .iter()
        .map(|row| row.split('|').take(3).collect::<Vec<_>>().join("|"))
        .collect();
    let expect: Vec<&str> = rows.iter().map(|(_, name)| *name).collect();
    assert_eq!(found, expect, "{header}");
}

#[test]
fn a_full_name_is_no_part_of_one() {
    for (header, row, name) in [
        ("First name;Full name;Email", "Ann;Ann Lee;ann@example.com", "Ann|Lee|"),
        (
            "Preferred name;Full name;Email",
            "Annie;Ann Lee;ann@example.com",
            "Ann|Lee|",
        ),
        ("Known as;Name;Email", "Annie;Ann Lee;ann@example.com", "Ann|Lee|"),
        ("Last name;Full name;Email", "Lee;Ann Lee;ann@example.com", "Ann|Lee|"),
        ("Name;Surname;Email", "Ann Lee;Lee;ann@example.com", "Ann|Lee|"),
        (
            "Vorname;Vollständiger Name;E-Mail",
            "Ann;Ann Lee;ann@example.com",
            "Ann|Lee|",
        ),
        ("Rufname;Name;E-Mail", "Annie;Ann Lee;ann@example.com", "Ann|Lee|"),
        ("Nachname;Name;E-Mail", "Lee;Ann Lee;ann@example.com", "Ann|Lee|"),
        ("Prénom;Nom complet;Courriel", "Ann;Ann Lee;ann@example.com", "Ann|Lee|"),
        (
            "Nombre completo;Apellidos;Correo",
            "Ann Lee;Lee;ann@example.com",
            "Ann|Lee|",
        ),
        ("Nome completo;Cognome;Email", "Ann Lee;Lee;ann@example.com", "Ann|Lee|"),
        (
            "Roepnaam;Volledige naam;E-mail",
            "Annie;Ann Lee;ann@example.com",
            "Ann|Lee|",
        ),
        (
            "Client name;First name;Email",
            "Ann Lee;Ann;ann@example.com",
            "Ann|Lee|",
        ),
        // And what is one.
        ("Name1;Vorname;E-Mail", "Lee;Ann;ann@example.com", "Ann|Lee|"),
        ("Vorname;Name;E-Mail", "Ann;Lee;ann@example.com", "Ann|Lee|"),
        (
            "Vorname;Name;E-Mail",
            "Ana;de la Cruz;ana@example.com",
            "Ana|de la Cruz|",
        ),
        ("Name;Surname;Email", "Ann;Lee;ann@example.com", "Ann|Lee|"),
        ("Name;Surname;Email", "Ann Mary;Lee;ann@example.com", "Ann Mary|Lee|"),
        ("Nom;Prénom;Courriel", "Lee;Ann;ann@example.com", "Ann|Lee|"),
    ] {
        check(header, &[(row, name)]);
    }
}

#[test]
fn a_company_is_not_a_given_name() {
    for (header, row, name) in [
        (
            "Naam;Voorletters;Achternaam;E-mail",
            "Haven B.V.;A.;Lee;ann@example.com",
            "|Lee|Haven B.V.",
        ),
        (
            "Name;Last name;Email",
            "Lee & Co Ltd;Lee;ann@example.com",
            "|Lee|Lee & Co Ltd",
        ),
        (
            "Name;Nachname;E-Mail",
            "Hafen GmbH;Lee;ann@example.com",
            "|Lee|Hafen GmbH",
        ),
        (
            "Nom;Nom de famille;Courriel",
            "Port SARL;Lee;ann@example.com",
            "|Lee|Port SARL",
        ),
        (
            "Name;Surname;Email",
            "Harbour LLP;Lee;ann@example.com",
            "|Lee|Harbour LLP",
        ),
        (
            "Name;Apellidos;Correo",
            "Puerto S.L.;Lee;ann@example.com",
            "|Lee|Puerto S.L.",
        ),
        (
            "Name;Cognome;Email",
            "Porto S.r.l.;Lee;ann@example.com",
            "|Lee|Porto S.r.l.",
        ),
        (
            "Company;Name;Last name;Email",
            "Harbour Ltd;Harbour Ltd;Lee;ann@example.com",
            "|Lee|Harbour Ltd",
        ),
    ] {
        check(header, &[(row, name)]);
    }
}

#[test]
fn a_row_without_parts_of_a_name_takes_the_full_one() {
    for header in [
        "*ContactName;FirstName;LastName;EmailAddress",
        "Customer Name;First Name;Last Name;Email",
        "Anzeigename;Vorname;Nachname;E-Mail",
        "Name1;Vorname;Nachname;E-Mail",
        "Display Name;Given Name;Family Name;Email",
        "Nom à afficher;Prénom;Nom de famille;Courriel",
        "Nombre para mostrar;Nombre;Apellidos;Correo",
        "Nome visualizzato;Nome;Cognome;Email",
        "Weergavenaam;Voornaam;Achternaam;E-mail",
    ] {
        check(
            header,
            &[
                ("Harbour Ltd;Ann;Lee;ann@example.com", "Ann|Lee|Harbour Ltd"),
                ("Dr Ann Lee;Ann;Lee;dr@example.com", "Ann|Lee|"),
                ("Sam Roe;;;sam@example.com", "Sam|Roe|"),
                ("Roe, Sam;;;sam@example.com", "Sam|Roe|"),
                ("Harbour Ltd;;;office@example.com", "Harbour Ltd||Harbour Ltd"),
                ("Bob Poe;Robert;;bob@example.com", "Robert||"),
                ("Bob Poe;;Poe;bob@example.com", "|Poe|"),
                ("Sam Roe;n/a;-;sam@example.com", "Sam|Roe|"),
                (";;;nobody@example.com", "noName"),
            ],
        );
    }
    check(
        "Name;First Name;Last Name;Company;Email",
        &[
            ("Ann Lee;Ann;Lee;Harbour;ann@example.com", "Ann|Lee|Harbour"),
            ("Harbour;;;Harbour;office@example.com", "Harbour||Harbour"),
            ("Harbour: accounts;;;Harbour;books@example.com", "Harbour||Harbour"),
            ("Sam Roe;;;Harbour;sam@example.com", "Sam|Roe|Harbour"),
        ],
    );
}
