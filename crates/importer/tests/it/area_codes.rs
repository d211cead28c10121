//! An area code in a column of its own belongs to the number beside it.

use domain::phone::Region;
use importer::{CheckOptions, CheckedRow, Field, check as check_rows, suggest};

use crate::support::{numbers, read, rows_in};

/// Rows under a header, with `;` between cells; the numbers of each.
fn check(region: &str, header: &str, rows: &[(&str, &str)]) {
    let cells: Vec<&str> = rows.iter().map(|(row, _)| *row).collect();
    let found = rows_in(region, &format!("{header}\n{}\n", cells.join("\n")));
    let found: Vec<&str> = found
        .iter()
        .map(|row| row.rsplit('|').next().unwrap_or_default())
        .collect();
    let expect: Vec<&str> = rows.iter().map(|(_, numbers)| *numbers).collect();
    assert_eq!(found, expect, "{region}: {header}");
}

#[test]
fn an_area_code_joins_its_number() {
    for (region, heading, cells, number) in [
        ("DE", "Vorwahl;Telefon", "0511;2312500", "+495112312500"),
        ("DE", "Ortsvorwahl;Rufnummer", "030;2312500", "+49302312500"),
        ("DE", "Tel. Vorwahl;Tel. Nummer", "0511;231 25 00", "+495112312500"),
        ("DE", "Telefonvorwahl;Telefon", "(0511);2312500", "+495112312500"),
        ("DE", "Vorwahl (Ort);Telefonnummer", "511;2312500", "+495112312500"),
        ("DE", "Handy Vorwahl;Handy", "0171;2345678", "+491712345678"),
        ("DE", "Mobilvorwahl;Mobil", "0171;2345678", "+491712345678"),
        ("DE", "Telefon;Vorwahl", "2312500;0511", "+495112312500"),
        ("DE", "Ortsnetzkennzahl;Telefon", "0511;2312500", "+495112312500"),
        ("AT", "Vorwahl;Telefon", "0664;1234567", "+436641234567"),
        ("CH", "Vorwahl;Telefon", "044;668 18 00", "+41446681800"),
        ("GB", "Area code;Phone", "0113;4960018", "+441134960018"),
        ("GB", "STD code;Telephone", "020;7946 0018", "+442079460018"),
        ("GB", "Phone Area Code;Phone Number", "113;496 0018", "+441134960018"),
        ("US", "Area Code;Phone", "201;555-0123", "+12015550123"),
        ("NL", "Netnummer;Telefoon", "020;1234567", "+31201234567"),
        ("NL", "Kengetal;Telefoonnummer", "020;123 45 67", "+31201234567"),
        ("FR", "Indicatif;Téléphone", "01;42 68 53 00", "+33142685300"),
        ("FR", "Préfixe;Téléphone", "01;42 68 53 00", "+33142685300"),
        ("FR", "Indicatif régional;Téléphone", "01;42685300", "+33142685300"),
        ("IT", "Prefisso;Telefono", "06;69812345", "+390669812345"),
        ("IT", "Prefisso urbano;Telefono", "06;69812345", "+390669812345"),
        ("ES", "Prefijo;Teléfono", "91;2345678", "+34912345678"),
        ("ES", "Código de área;Teléfono", "91;234 56 78", "+34912345678"),
        // The same headings over codes of countries.
        ("ES", "Prefijo;Teléfono", "34;912345678", "+34912345678"),
        ("IT", "Prefisso;Telefono", "+39;0669812345", "+390669812345"),
        ("FR", "Indicatif;Téléphone", "+32;2 123 46 24", "+3221234624"),
        ("DE", "Vorwahl;Telefon", "+43;664 1234567", "+436641234567"),
        ("DE", "Vorwahl;Telefon", "0043;664 1234567", "+436641234567"),
    ] {
        check(
            region,
            &format!("Name;{heading};E-Mail"),
            &[(&format!("Eva Maier;{cells};eva@example.com"), number)],
        );
    }
}

#[test]
fn a_dial_code_an_area_code_and_a_number() {
    for (region, heading, cells, number) in [
        (
            "GB",
            "PhoneCountryCode;PhoneAreaCode;PhoneNumber",
            "49;30;2312500",
            "+49302312500",
        ),
        (
            "DE",
            "Ländervorwahl;Vorwahl;Rufnummer",
            "0043;0664;1234567",
            "+436641234567",
        ),
        ("GB", "Dial code;Area code;Phone", "+353;01;496 0018", "+35314960018"),
        ("GB", "Country code;Area code;Phone", "+39;06;69812345", "+390669812345"),
        (
            "FR",
            "Indicatif pays;Indicatif régional;Téléphone",
            "+49;030;2312500",
            "+49302312500",
        ),
        (
            "ES",
            "Prefijo internacional;Prefijo;Teléfono",
            "49;30;2312500",
            "+49302312500",
        ),
        ("NL", "Landnummer;Netnummer;Telefoon", "+49;030;2312500", "+49302312500"),
        (
            "IT",
            "Prefisso internazionale;Prefisso;Telefono",
            "0039;06;69812345",
            "+390669812345",
        ),
        ("GB", "Country;Area code;Phone", "Germany;030;2312500", "+49302312500"),
        ("GB", "Country;Area code;Phone", "Atlantis;030;2312500", "?030 2312500"),
    ] {
        check(
            region,
            &format!("Name;{heading};E-Mail"),
            &[(&format!("Eva Maier;{cells};eva@example.com"), number)],
        );
    }
}

#[test]
fn every_kind_of_number_has_its_own_area_code() {
    check(
        "DE",
        "Name;Vorwahl geschäftlich;Telefon geschäftlich;Vorwahl Mobil;Mobil;Vorwahl Fax;Fax",
        &[
            (
                "Eva Maier;0511;2312500;0171;2345678;0511;2312501",
                "+495112312500 +491712345678 +495112312501",
            ),
            ("Max Huber;;;0171;2345678;;", "+491712345678"),
            ("Ida Roth;0511;2312500;;;;", "+495112312500"),
        ],
    );
    check(
        "DE",
        "Name;Vorwahl;Telefon;Handy",
        &[
            ("Eva Maier;0511;2312500;0171 2345678", "+495112312500 +491712345678"),
            ("Max Huber;0511;2312500;1712345678", "+495112312500 +491712345678"),
        ],
    );
    check(
        "GB",
        "Name;Home area code;Home phone;Work area code;Work phone",
        &[("Ann Lee;0113;4960018;020;79460018", "+441134960018 +442079460018")],
    );
    check(
        "GB",
        "Name;Area code 1;Phone 1;Area code 2;Phone 2",
        &[("Ann Lee;0113;4960018;020;79460018", "+441134960018 +442079460018")],
    );
    check(
        "DE",
        "Name;Vorwahl;Telefon;Vorwahl;Telefon",
        &[("Eva Maier;0511;2312500;030;2312501", "+495112312500 +49302312501")],
    );
}

#[test]
fn what_is_not_clear_stays_text() {
    check(
        "DE",
        "Name;Vorwahl;Telefon;E-Mail",
        &[
            // The number has its area code already.
            ("Eva Maier;0511;0511 2312500;e@example.com", "+495112312500"),
            ("Eva Maier;0511;+49 511 2312500;e@example.com", "+495112312500"),
            ("Eva Maier;;0511 2312500;e@example.com", "+495112312500"),
            ("Eva Maier;n/a;+43 664 1234567;e@example.com", "+436641234567"),
            // Two area codes.
            ("Eva Maier;0511;030 2312500;e@example.com", "?0511 030 2312500"),
            ("Eva Maier;0511;+49 30 2312500;e@example.com", "?0511 +49 30 2312500"),
            // None.
            ("Eva Maier;;2312500;e@example.com", "?2312500"),
            ("Eva Maier;k.A.;2312500;e@example.com", "?2312500"),
            ("Eva Maier;Hannover;2312500;e@example.com", "?Hannover 2312500"),
            // The second number has none either.
            (
                "Eva Maier;0511;2312500 / 2312501;e@example.com",
                "?0511 2312500 / 2312501",
            ),
            ("Eva Maier;0511;;e@example.com", ""),
            ("Eva Maier;0511;siehe Notiz;e@example.com", "?siehe Notiz"),
        ],
    );
    check(
        "DE",
        "Name;Vorwahl;Telefon 1;Telefon 2",
        &[("Eva Maier;0511;2312500;2312501", "+495112312500 ?2312501")],
    );
}

#[test]
fn an_area_of_something_else_is_no_area_code() {
    for header in ["Name;Area;Phone;Email", "Name;Practice area code;Phone;Email"] {
        check(
            "GB",
            header,
            &[
                ("Ann Lee;North;020 7946 0018;ann@example.com", "+442079460018"),
                ("Sam Roe;South;020 7946 0019;sam@example.com", "+442079460019"),
            ],
        );
    }
}

#[test]
fn codes_under_an_unknown_heading_are_asked_about() {
    for (region, heading, cells, number) in [
        ("GB", "STD;Phone", "0113;4960018", "?4960018"),
        ("GB", "Exchange;Phone", "0113;4960018", "?4960018"),
        ("GB", "Country Code;City Code;Phone", "+49;511;2312500", "?2312500"),
        ("DE", "ONKz;Telefon", "0511;2312500", "?2312500"),
        ("DE", "VW;Telefon", "0511;2312500", "?2312500"),
        ("DE", "Intern.;Telefon", "+43;0664 1234567", "?0664 1234567"),
        ("NL", "Zone;Telefoon", "020;1234567", "?1234567"),
        ("IT", "Rete;Telefono", "06;69812345", "?69812345"),
        ("FR", "Ind.;Téléphone", "01;42685300", "?42685300"),
        // Whole numbers need no code, and one with a code of its own has one.
        ("DE", "Gruppe 7b;Telefon", "12;0511 2312500", "+495112312500"),
        ("DE", "ONKz;Telefon", "0511;+49 511 2312500", "+495112312500"),
    ] {
        check(
            region,
            &format!("Name;{heading};E-Mail"),
            &[(&format!("Eva Maier;{cells};eva@example.com"), number)],
        );
    }
    let text = "Name;ONKz;Telefon\nEva Maier;0511;2312500\n";
    let table = read(text.as_bytes()).expect("readable");
    let mut mapping = suggest(&table);
    assert_eq!(mapping.columns[1].proposal, Some(Field::DialCode));
    mapping.columns[1].field = Field::DialCode;
    mapping.columns[1].proposal = None;
    let options = CheckOptions {
        region: Region::parse("DE"),
        ..CheckOptions::default()
    };
    let checked = check_rows(&table, &mapping, &options, &()).expect("nobody cancels");
    let CheckedRow::Usable(person) = &checked.rows[0] else {
        panic!("usable")
    };
    assert_eq!(numbers(&person.phones), "+495112312500");
}
