//! Whose a column is where a file has several people in a row.

use crate::support::rows_in;

/// One row under one or two header rows, `;` between cells; what it comes to.
fn check(header: &str, row: &str, expect: &str) {
    let found = rows_in("GB", &format!("{header}\n{row}\n"));
    assert_eq!(found.last().map(String::as_str), Some(expect), "{header}\n{row}");
}

const ANN: &str = "Ann|Lee||ann@example.com|+447700900123";

#[test]
fn the_second_of_two_people_keeps_their_address_and_number() {
    for (header, row) in [
        (
            "First Name 1;Last Name 1;First Name 2;Last Name 2;Email 1;Email 2;Mobile 1;Mobile 2",
            "Ann;Lee;Bob;Lee;ann@example.com;bob@example.com;07700 900123;07700 900124",
        ),
        (
            "Forename;Surname;Email;Mobile;Forename2;Surname2;Email2;Mobile2",
            "Ann;Lee;ann@example.com;07700 900123;Bob;Lee;bob@example.com;07700 900124",
        ),
        (
            "Nom;Prénom;Email;Tél;Nom (2);Prénom (2);Email (2);Tél (2)",
            "Lee;Ann;ann@example.com;+44 7700 900123;Lee;Bob;bob@example.com;+44 7700 900124",
        ),
        (
            "Primary Name;Primary Email;Mobile;Secondary Name;Secondary Email;Secondary Mobile",
            "Ann Lee;ann@example.com;07700 900123;Bob Lee;bob@example.com;07700 900124",
        ),
        (
            "Name;Email;Phone;Alternate contact;Alternate email;Alternate phone",
            "Ann Lee;ann@example.com;07700 900123;Bob Lee;bob@example.com;07700 900124",
        ),
        (
            "Vorname;Nachname;E-Mail;Handy;Vorname 2;Nachname 2;E-Mail 2;Handy 2",
            "Ann;Lee;ann@example.com;+44 7700 900123;Bob;Lee;bob@example.com;+44 7700 900124",
        ),
        (
            "Nombre;Apellidos;Correo;Móvil;Nombre 2;Apellidos 2;Correo 2;Móvil 2",
            "Ann;Lee;ann@example.com;+44 7700 900123;Bob;Lee;bob@example.com;+44 7700 900124",
        ),
        (
            "Nome;Cognome;Email;Cellulare;Nome (2);Cognome (2);Email (2);Cellulare (2)",
            "Ann;Lee;ann@example.com;+44 7700 900123;Bob;Lee;bob@example.com;+44 7700 900124",
        ),
        (
            "Voornaam;Achternaam;E-mail;Mobiel;Tweede voornaam 2;Voornaam 2;Achternaam 2;E-mail 2;Mobiel 2",
            "Ann;Lee;ann@example.com;+44 7700 900123;;Bob;Lee;bob@example.com;+44 7700 900124",
        ),
        (
            "Name;E-Mail;Mobil;Zweiter Kontakt;Zweite E-Mail;Zweites Handy",
            "Ann Lee;ann@example.com;+44 7700 900123;Bob Lee;bob@example.com;+44 7700 900124",
        ),
        (
            "1. Name;1. E-Mail;1. Mobil;2. Name;2. E-Mail;2. Mobil",
            "Ann Lee;ann@example.com;+44 7700 900123;Bob Lee;bob@example.com;+44 7700 900124",
        ),
        (
            "Name;Email;Mobile;Name;Email;Mobile",
            "Ann Lee;ann@example.com;07700 900123;Bob Lee;bob@example.com;07700 900124",
        ),
        (
            "Name;Email;Mobile;Name.1;Email.1;Mobile.1",
            "Ann Lee;ann@example.com;07700 900123;Bob Lee;bob@example.com;07700 900124",
        ),
        (
            "Nom 1;Prénom 1;Nom 2;Prénom 2;Courriel 1;Courriel 2;Portable 1;Portable 2",
            "Lee;Ann;Lee;Bob;ann@example.com;bob@example.com;+44 7700 900123;+44 7700 900124",
        ),
        (
            "Client 1;Client 2;Email 1;Email 2;Mobile 1",
            "Ann Lee;Bob Lee;ann@example.com;bob@example.com;07700 900123",
        ),
        (
            "First name;Last name;Email;Mobile;First name;Last name;Email;Home phone",
            "Ann;Lee;ann@example.com;07700 900123;Bob;Poe;bob@example.com;020 7946 0018",
        ),
        (
            "Client;Client;Client;Spouse;Spouse;Spouse\nName;Email;Mobile;Name;Email;Mobile",
            "Ann Lee;ann@example.com;07700 900123;Bob Lee;bob@example.com;07700 900124",
        ),
        (
            "Person 1;;;Person 2;;\nName;Email;Mobile;Name;Email;Mobile",
            "Ann Lee;ann@example.com;07700 900123;Bob Lee;bob@example.com;07700 900124",
        ),
        (
            "Kunde;Kunde;Kunde;Ehepartner;Ehepartner\nName;E-Mail;Mobil;E-Mail;Telefon",
            "Ann Lee;ann@example.com;+44 7700 900123;bob@example.com;+44 7700 900124",
        ),
        (
            "Name;Email;Mobile;Phone 2;Phone 2 Owner",
            "Ann Lee;ann@example.com;07700 900123;07700 900124;Bob",
        ),
        (
            "Name;Mobile;Email 1;Email 2;Email 2 Owner",
            "Ann Lee;07700 900123;ann@example.com;bob@example.com;Husband",
        ),
    ] {
        check(header, row, ANN);
    }
}

#[test]
fn a_second_address_of_one_person_stays_theirs() {
    let both = "Ann|Lee||ann@example.com a.lee@example.com|+447700900123";
    for (header, row) in [
        (
            "Name;Email 1;Email 2;Mobile",
            "Ann Lee;ann@example.com;a.lee@example.com;07700 900123",
        ),
        (
            "First name;Last name;Email;Secondary email;Mobile",
            "Ann;Lee;ann@example.com;a.lee@example.com;07700 900123",
        ),
        // Nobody stands under the second name.
        (
            "First Name 1;Last Name 1;First Name 2;Last Name 2;Email 1;Email 2;Mobile 1",
            "Ann;Lee;;;ann@example.com;a.lee@example.com;07700 900123",
        ),
        // The same name once more.
        (
            "Name;Email;Mobile;Name;Email 2",
            "Ann Lee;ann@example.com;07700 900123;Ann Lee;a.lee@example.com",
        ),
        (
            "Nombre;Primer apellido;Segundo apellido;Correo 1;Correo 2;Móvil",
            "Ann;;Lee;ann@example.com;a.lee@example.com;+44 7700 900123",
        ),
        (
            "First name;Second name;Email;Email 2;Mobile",
            "Ann;Lee;ann@example.com;a.lee@example.com;07700 900123",
        ),
        (
            "Vorname;Zweiter Vorname;Nachname;E-Mail;E-Mail 2;Mobil",
            "Ann;;Lee;ann@example.com;a.lee@example.com;+44 7700 900123",
        ),
        (
            "1. Client name;2. Client email;3. Other client email;4. Client mobile",
            "Ann Lee;ann@example.com;;07700 900123",
        ),
    ] {
        let expect = if row.contains("a.lee") { both } else { ANN };
        check(header, row, expect);
    }
}

#[test]
fn relatives_and_roles_are_never_the_client() {
    for heading in [
        "Son's phone",
        "Son phone",
        "Daughter's mobile",
        "Brother phone",
        "Grandmother's phone",
        "Neighbour phone",
        "Friend's mobile",
        "Carer phone",
        "Our contact phone",
        "2. Person Telefon",
        "Sohn Telefon",
        "Telefon Tochter",
        "Bruder Handy",
        "Telefon der Schwester",
        "Nachbarin Telefon",
        "Telefon Buchhaltung",
        "Unser Ansprechpartner Telefon",
        "Téléphone du fils",
        "Tél. fille",
        "Téléphone de la soeur",
        "Téléphone voisin",
        "Notre contact téléphone",
        "Teléfono del hijo",
        "Teléfono hermana",
        "Móvil del vecino",
        "Nuestro contacto teléfono",
        "Telefono figlio",
        "Telefono della sorella",
        "Cellulare badante",
        "Nostro referente telefono",
        "Telefoon zoon",
        "Telefoon dochter",
        "Mobiel broer",
        "Telefoon mantelzorger",
        "Onze contactpersoon telefoon",
    ] {
        check(
            &format!("Name;Email;Mobile;{heading}"),
            "Ann Lee;ann@example.com;07700 900123;+44 7700 900124",
            ANN,
        );
    }
    for heading in [
        "Our contact email",
        "2. Person E-Mail",
        "2. Kontakt E-Mail",
        "2. Ansprechpartner E-Mail",
        "2. Mandant E-Mail",
        "Son's email",
        "E-Mail Sohn",
        "Email de la fille",
        "Correo de la hija",
        "Email del figlio",
        "E-mail dochter",
        "Accounting email",
        "E-Mail Buchhaltung",
    ] {
        check(
            &format!("Name;Mobile;{heading};Email"),
            "Ann Lee;07700 900123;x@example.com;ann@example.com",
            ANN,
        );
    }
}

#[test]
fn a_contact_beside_a_named_client_is_another_person() {
    for (email, phone) in [
        ("Ansprechpartner E-Mail", "Ansprechpartner Telefon"),
        ("E-Mail Kontaktperson", "Kontaktperson Telefon"),
        ("Interlocuteur e-mail", "Interlocuteur téléphone"),
        ("Referente email", "Referente telefono"),
        ("Correo persona de contacto", "Persona de contacto teléfono"),
        ("E-mail contactpersoon", "Contactpersoon telefoon"),
        ("Contact person email", "Contact person phone"),
        ("E-Mail des Ansprechpartners", "Telefon der Ansprechpartnerin"),
    ] {
        check(
            &format!("Vorname;Nachname;Email;Mobile;{email};{phone}"),
            "Ann;Lee;ann@example.com;07700 900123;x@example.com;07700 900124",
            ANN,
        );
    }
    check(
        "Name;Email;Mobile;Contact Name;Contact Email;Contact Phone",
        "Ann Lee;ann@example.com;07700 900123;Bob Poe;x@example.com;07700 900124",
        ANN,
    );
    for header in [
        "Client Name;Client Email;Client Mobile;Contact Name;Contact Email;Contact Phone",
        "Kundenname;E-Mail;Mobil;Ansprechpartner;Ansprechpartner E-Mail;Ansprechpartner Telefon",
        "Nome cliente;Email;Cellulare;Referente;Email referente;Telefono referente",
    ] {
        check(
            header,
            "Ann Lee;ann@example.com;+44 7700 900123;Bob Poe;x@example.com;+44 7700 900124",
            ANN,
        );
    }
    check(
        "Kunde;Ansprechpartner;Ansprechpartner E-Mail;Ansprechpartner Handy",
        "Schmidt;Ann Lee;ann@example.com;+44 7700 900123",
        ANN,
    );
    // At a company the contact is the person of the row.
    let at_company = "Ann|Lee|Harbour Ltd|ann@example.com|+447700900123";
    for header in [
        "Firma;Ansprechpartner;Ansprechpartner E-Mail;Ansprechpartner Telefon",
        "Société;Interlocuteur;E-mail interlocuteur;Interlocuteur téléphone",
        "Azienda;Referente;Email referente;Referente telefono",
        "Empresa;Persona de contacto;Correo persona de contacto;Persona de contacto teléfono",
        "Bedrijf;Contactpersoon;E-mail contactpersoon;Contactpersoon telefoon",
        "Company;Contact Name;Contact Email;Contact Phone",
    ] {
        check(
            header,
            "Harbour Ltd;Ann Lee;ann@example.com;+44 7700 900123",
            at_company,
        );
    }
    check(
        "Firma;Vorname;Nachname;Ansprechpartner E-Mail;Ansprechpartner Telefon",
        "Harbour Ltd;Ann;Lee;ann@example.com;+44 7700 900123",
        at_company,
    );
    check(
        "Name;Contact Email;Contact Phone",
        "Ann Lee;ann@example.com;07700 900123",
        ANN,
    );
}
