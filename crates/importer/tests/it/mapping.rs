//! Columns matched by name and by value.

use importer::{Confidence, Field, HeaderChoice, NameForm, Need, ReadOptions, missing, read_table, suggest};

use crate::support::{fields, read};
use domain::coded::Coded;

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
        "givenName familyName jobTitle email phone identifier groupIdentifiers groupIds",
    );
    check(
        "Title;First Name;Last Name;Company;Job Title;Business Fax;Business Phone;Home Phone;Mobile Phone;E-mail Address;E-mail 2 Address",
        &["Mr;Sam;Roe;Example Ltd;Partner;;020 7946 0018;;;sam@example.com;"],
        "notImported givenName familyName company jobTitle phone:fax phone:office phone:home phone:mobile email email",
    );
    check_names(
        "Given Name;Family Name;E-mail 1 - Label;E-mail 1 - Value;Phone 1 - Label;Phone 1 - Value;Phone 2 - Value",
        "givenName familyName notImported email notImported phone phone",
    );
    check_names(
        "GIVEN_NAME;family-name;e mail;MOBILE",
        "givenName familyName email phone:mobile",
    );
    check_names(
        "Anrede;Vorname;Nachname;Funktion;Firma;Telefon privat;Handy;Fax;E-Mail;Kundennr.;Team",
        "notImported givenName familyName jobTitle company phone:home phone:mobile phone:fax email identifier groupIdentifiers",
    );
    check_names(
        "Name;Vorname;Natel;Büro;Mail",
        "familyName givenName phone:mobile phone:office email",
    );
    check_names(
        "Civilité;NOM;PRÉNOM;Tél. bureau;Tél. portable;Courriel",
        "notImported familyName givenName phone:office phone:mobile email",
    );
    check_names(
        "Nombre;Apellidos;Teléfono fijo;Móvil;Correo;País",
        "givenName familyName phone:home phone:mobile email country",
    );
    check_names(
        "Nome;Cognome;Telefono ufficio;Cellulare;Posta elettronica",
        "givenName familyName phone:office phone:mobile email",
    );
    check_names(
        "Voornaam;Achternaam;Telefoon werk;Mobiel;E-mail;Opmerkingen",
        "givenName familyName phone:office phone:mobile email note",
    );
    check_names(
        "Client Name;Client Email;Client Phone;Client ID",
        "fullName email phone identifier",
    );
}

#[test]
fn values_put_names_in_doubt() {
    check(
        "Name;Title;Email",
        &["Ann Lee;Mrs;ann@example.com", "Sam Roe;Mr.;sam@example.com"],
        "fullName notImported email",
    );
    check(
        "Nombre;Correo",
        &["Ana Roy;ana@example.com", "Luis de la Cruz;luis@example.com"],
        "fullName email",
    );
    check(
        "First name;Last name;Full name;Email",
        &["Ann;Lee;Ann Lee;ann@example.com"],
        "givenName familyName notImported email",
    );
    check(
        "Name;Region;Email",
        &["Ann Lee;North;ann@example.com"],
        "fullName notImported email",
    );
    check(
        "Name;Country;Email",
        &["Ann Lee;Germany;ann@example.com", "Sam Roe;UK;s@example.com"],
        "fullName country email",
    );
    check(
        "Name;Teams;Email",
        &["Ann Lee;01234567-89ab-7def-8123-456789abcdef;ann@example.com"],
        "fullName groupIds email",
    );
}

/// The proposals of a file's columns: questions about columns that are not imported.
fn check_proposals(header: &str, rows: &[&str], expect: &[&str]) {
    let text = format!("{header}\n{}\n", rows.join("\n"));
    let mapping = suggest(&read(text.as_bytes()).expect("readable"));
    let found: Vec<&str> = mapping
        .columns
        .iter()
        .map(|column| column.proposal.map_or("", Field::code))
        .collect();
    assert_eq!(found, expect, "{header}");
    for column in &mapping.columns {
        let off = column.proposal.is_none() || column.field == Field::NotImported;
        assert!(off, "{header}: a question is off until it is answered");
    }
}

#[test]
fn values_only_ask() {
    check_proposals(
        "Name;Phone;Email",
        &[
            "Ann Lee;ann@example.com;020 7946 0018",
            "Sam Roe;sam@example.com;020 7946 0121",
        ],
        &["", "email", "phone"],
    );
    check_proposals(
        "Name;Contact point;Number two",
        &[
            "Ann Lee;ann@example.com;020 7946 0018",
            "Sam Roe;sam@example.com;+44 20 7946 0121",
        ],
        &["", "email", "phone"],
    );
    check_proposals(
        "Who;Erreichbar unter;E-Mail",
        &["Ann Lee;020 7946 0018;ann@example.com", "Sam Roe;;sam@example.com"],
        &["fullName", "phone", ""],
    );
    // What names something else is never asked about.
    for heading in [
        "UTR",
        "Partita IVA",
        "SIREN",
        "SIRET",
        "SSN",
        "EIN",
        "VAT number",
        "Steuernummer",
        "USt-IdNr.",
        "RFC",
        "NIF",
        "CIF",
        "BSN",
        "KvK-nummer",
        "HRB",
        "IBAN",
        "BIC",
        "Bank account number",
        "ZIP",
        "Room",
        "IP address",
        "Longitude",
        "Matter number",
        "Case no.",
        "Aktenzeichen",
        "Start date",
        "Invoice total",
        "Owner phone",
        "Assistant's Phone",
        "Spouse mobile",
        "Emergency contact number",
        "Contact 2 phone",
        "Sachbearbeiter Telefon",
        "T\u{e9}l\u{e9}phone du conjoint",
        "Telefono del responsabile",
        "Telefoon partner",
        "Tel\u{e9}fono del asistente",
        "Salesperson phone",
        "Referred by",
        "Parent phone",
        "Created by",
        "Assigned to",
    ] {
        let header = format!("Name;{heading};E-Mail");
        check_proposals(&header, &["Ann Lee;020 7946 0018;ann@example.com"], &["", "", ""]);
        check(
            &header,
            &["Ann Lee;020 7946 0018;ann@example.com"],
            "fullName notImported email",
        );
    }
    for heading in [
        "Account Manager Email",
        "Owner e-mail",
        "Sachbearbeiter E-Mail",
        "E-Mail Betreuer",
        "Email du responsable",
        "Correo del gestor",
        "Email del responsabile",
        "E-mail accountmanager",
        "Spouse email",
        "Last Modified By Email",
        "Contact 2 Email",
        "Parent/Guardian Email",
        "Emergency e-mail",
        "Created by / Email",
        "Salesperson/Email",
    ] {
        let header = format!("Name;{heading};Mobile");
        check_proposals(&header, &["Ann Lee;boss@example.com;07700 900123"], &["", "", ""]);
        check(
            &header,
            &["Ann Lee;boss@example.com;07700 900123"],
            "fullName notImported phone:mobile",
        );
    }
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
    for field in Field::all() {
        assert_eq!(Field::parse(field.code()), Some(field));
    }
    assert_eq!(Field::parse("nothing"), None);
}

/// What one heading says between a name and an address; `values` stand under it.
fn check_heading(heading: &str, value: &str, expect: &str) {
    let table = read(format!("Erika;\"{heading}\"\nx;{value}\n").as_bytes()).expect("readable");
    let options = ReadOptions {
        header: HeaderChoice::Row(1),
        delimiter: Some(b';'),
        ..ReadOptions::default()
    };
    let table = if table.format().header_row == Some(1) && table.columns().len() == 2 {
        table
    } else {
        read_table(format!("Erika;\"{heading}\"\nx;{value}\n").as_bytes(), &options, &()).expect("readable")
    };
    let mapping = suggest(&table);
    let columns: Vec<String> = fields(&mapping).split(' ').map(str::to_owned).collect();
    let first_family = mapping.columns[1].form == NameForm::FamilyFirst;
    let found = if first_family {
        format!("{} reversed", columns[1])
    } else {
        columns[1].clone()
    };
    assert_eq!(found, expect, "{heading}");
}

#[test]
fn headings_as_programs_and_people_print_them() {
    for heading in [
        "First Name [Required]",
        "*First Name",
        "First name (required):",
        "First name (optional)",
        "First\nName",
        "Client's first name",
        "Your first name",
        "Vorname / First name",
        "Pr\u{e9}nom / First name",
        "Contact 1 \u{2013} First name",
        "1. First name",
        "Q2: First name",
        "Person - First name",
        "Name / First Name",
        "contact.firstName",
        "custom_field[first_name]",
        "Properties: First Name",
        "firstName",
        "FIRST_NAME",
        "Primary Contact First Name",
        "What is your first name?",
        "Vorname (Pflichtfeld)",
        "Vorname*",
        "First name(s)",
        "Name (First)",
        "Contact1 First Name",
        "First name (as in passport)",
        "Voornaam cli\u{eb}nt",
        "Pr\u{e9}nom (obligatoire)",
        "Pr\u{e9}nom du client",
        "Nombre de pila",
    ] {
        check_heading(heading, "Ann", "givenName");
    }
    for heading in [
        "Cognome Nome",
        "Nominativo",
        "Nachname, Vorname",
        "Name, Vorname",
        "Apellidos y nombre",
        "Last, First",
        "Nom et pr\u{e9}nom",
        "Achternaam, voornaam",
        "Surname and first name",
        "Apellidos, Nombre",
        "Naam, voornaam",
        "NOM Pr\u{e9}nom",
        "Cognome e nome",
        "Last name, first name",
        "Family name, given name",
    ] {
        check_heading(heading, "Lee Ann", "fullName reversed");
    }
    for heading in [
        "First and last name",
        "Vor- und Nachname",
        "Vorname Nachname",
        "Pr\u{e9}nom et nom",
        "Nombre y apellidos",
        "Nome e cognome",
        "Voornaam en achternaam",
        "Full Name (required)",
        "Customer full name",
        "Your name",
        "Ansprechpartner",
        "Contact Name",
        "Nome completo",
        "Name*",
    ] {
        check_heading(heading, "Ann Lee", "fullName");
    }
    for (heading, expect) in [
        ("Person - Phone - Mobile", "phone:mobile"),
        ("Phones / Primary Phone Number", "phone"),
        ("custom_field[phone]", "phone"),
        ("Mobile / Handy", "phone:mobile"),
        ("Telefon (privat)", "phone:home"),
        ("Telefon gesch\u{e4}ftlich 2", "phone:office"),
        ("Fax (gesch\u{e4}ftlich)", "phone:fax"),
        ("T\u{e9}l. mobile", "phone:mobile"),
        ("Tel\u{e9}fono del trabajo 2", "phone:office"),
        ("Fax particular", "phone:fax"),
        ("Telefono (uff.)", "phone:office"),
        ("Telefono (ab.)", "phone:home"),
        ("Telefoon op werk", "phone:office"),
        ("Mobiele telefoon", "phone:mobile"),
        ("Mobilfunknummer", "phone:mobile"),
        ("Gesch\u{e4}ftstelefon", "phone:office"),
        ("Diensthandy", "phone:mobile"),
        ("Business Mobile", "phone:mobile"),
        ("Tel (H)", "phone:home"),
        ("Telefon M", "phone:mobile"),
        ("T\u{e9}l. direct", "phone:direct"),
        ("Recapito telefonico", "phone"),
        ("PA phone", "notImported"),
        ("Zweitkontakt Telefon", "notImported"),
        ("Guarantor phone", "notImported"),
        ("NHS number", "notImported"),
        ("Direct line (office)", "phone:direct"),
        ("Telefonnummer (optional)", "phone"),
        ("Contact number", "phone"),
        ("Assistant's Phone", "notImported"),
        ("Autotelefon", "notImported"),
        ("Phone 1 - Type", "notImported"),
        ("Organization - Phone", "notImported"),
        ("Office Location", "notImported"),
    ] {
        check_heading(heading, "020 7946 0018", expect);
    }
    for heading in [
        "Properties: Email",
        "E-Mail (gesch\u{e4}ftlich)",
        "Person - Email - Work",
        "Adresse de messagerie",
        "Direcci\u{f3}n de correo electr\u{f3}nico 2",
        "Indirizzo posta elettronica",
        "E-mailadres",
        "emailAddress",
        "contact.email",
        "Your e-mail address *",
        "Email / Courriel",
        "Work email",
        "E-mail-adres (verplicht)",
        "User Name",
        "Prim\u{e4}re E-Mail-Adresse",
    ] {
        check_heading(heading, "ann@example.com", "email");
    }
    for heading in [
        "E-mail Display Name",
        "E-Mail-Typ",
        "Email Opt Out",
        "Email verified",
        "Company Email",
        "E-Mail: Angezeigter Name",
        "Nome visualizzato posta elettronica",
        "Weergavenaam voor e-mail",
    ] {
        check_heading(heading, "ann@example.com", "notImported");
    }
    for (heading, value, expect) in [
        ("Phones / Primary Phone Country Code", "GB", "country"),
        ("Phones / Primary Phone Calling Code", "+44", "dialCode"),
        ("Dial Code", "44", "dialCode"),
        ("Country Code", "+44", "dialCode"),
        ("Country Code", "GB", "country"),
        ("Land/Region gesch\u{e4}ftlich", "Deutschland", "country"),
        ("Pays/R\u{e9}gion (bureau)", "France", "country"),
        ("Pa\u{ed}s o regi\u{f3}n del trabajo", "Espa\u{f1}a", "country"),
        ("Country of birth", "France", "notImported"),
        ("Prefijo", "+34", "dialCode"),
        ("Kunden-Nr.", "1001", "identifier"),
        ("N\u{b0} client", "1001", "identifier"),
        ("Group Membership", "* My Contacts ::: Clients", "notImported"),
        ("Labels", "* myContacts", "notImported"),
        ("Privat", "False", "notImported"),
        ("B\u{fc}ro", "2.14", "notImported"),
        ("Is a Company", "False", "notImported"),
        ("Tussenvoegsel", "van der", "familyName"),
    ] {
        check_heading(heading, value, expect);
    }
}
