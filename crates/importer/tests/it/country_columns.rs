//! Columns of countries under any heading, and what becomes of numbers until somebody has said so.

use importer::{Field, suggest};

use crate::support::{checked_in, read, rows_in};
use domain::coded::Coded;

/// The numbers of rows, `;` between cells, and what is proposed for the column in the middle.
fn check(region: &str, heading: &str, rows: &[(&str, &str, &str)], field: &str) {
    let mut text = format!("Name;\"{heading}\";Telefon\n");
    for (country, number, _) in rows {
        text.push_str(&format!("Eva Maier;{country};{number}\n"));
    }
    let found = rows_in(region, &text);
    let found: Vec<&str> = found
        .iter()
        .map(|row| row.rsplit('|').next().unwrap_or_default())
        .collect();
    let expect: Vec<&str> = rows.iter().map(|(_, _, number)| *number).collect();
    assert_eq!(found, expect, "{heading}");
    let mapping = suggest(&read(text.as_bytes()).expect("readable"));
    let column = &mapping.columns[1];
    let asked = column.proposal.map(|field| format!("{}?", field.code()));
    assert_eq!(
        asked.unwrap_or_else(|| column.field.code().to_owned()),
        field,
        "{heading}"
    );
}

#[test]
fn countries_under_many_headings() {
    for heading in [
        "Land (Postanschrift)",
        "LKZ",
        "Pays (adresse postale)",
        "Stato",
        "País de correspondencia",
        "Mailing Country/Territory",
        "Landcode",
        "Vestigingsland",
        "Länderkürzel",
        "Länderkennzeichen",
        "Ländercode",
        "Laenderkennzeichen",
        "Wohnsitzland",
        "Postanschrift - Land",
        "Pays d'envoi",
        "Pays de correspondance",
        "Adresse postale : Pays",
        "Paese di residenza",
        "Paese/Area",
        "Cod. Nazione",
        "Sigla nazione",
        "Woonland",
        "Postadres land",
        "Registered Country",
        "Country (registered office)",
        "Country of domicile",
        "Land des Wohnsitzes",
        "Kanzleiadresse: Land",
        "Pays (siège)",
        "Nazione di recapito",
        "Land (correspondentie)",
        "Current country",
        "Landesname",
    ] {
        check(
            "DE",
            heading,
            &[
                ("Österreich", "0664 1234230", "+436641234230"),
                ("AT", "0664 123423", "+43664123423"),
                ("", "030 2312500", "+49302312500"),
                ("Atlantis", "030 2312500", "?030 2312500"),
            ],
            "country",
        );
    }
}

#[test]
fn a_flag_is_a_country() {
    check(
        "DE",
        "Country",
        &[
            ("🇮🇪", "01 496 0018", "+35314960018"),
            ("🇦🇹 Österreich", "0664 1234230", "+436641234230"),
            ("🇦🇹", "0664 1234230", "+436641234230"),
            ("🇬🇧", "020 7946 0018", "+442079460018"),
            ("🇨🇭", "044 668 18 00", "+41446681800"),
            ("🇺🇸", "201-555-0123", "+12015550123"),
            ("🇩🇪", "030 2312500", "+49302312500"),
            ("🇩🇪 🇦🇹", "030 2312500", "?030 2312500"),
            ("🇽🇽", "030 2312500", "?030 2312500"),
        ],
        "country",
    );
}

#[test]
fn a_column_of_countries_is_asked_about_and_settles_nothing_until_then() {
    for heading in [
        "Domicile",
        "Markt",
        "Niederlassung",
        "Where",
        "City",
        "Estado",
        "Standort",
        "Lugar",
    ] {
        check(
            "DE",
            heading,
            &[
                ("Österreich", "0664 123423", "?0664 123423"),
                ("Schweiz", "+41 44 668 18 00", "+41446681800"),
                // Either answer gives the same.
                ("Deutschland", "030 2312500", "+49302312500"),
                ("", "030 2312501", "+49302312501"),
                ("Frankreich", "0043 664 1234230", "+436641234230"),
            ],
            "country?",
        );
    }
    // Nobody is asked about what is something else, or where the country is known.
    for (heading, values) in [
        ("Nationality", ["Österreich", "Schweiz"]),
        ("Geburtsland", ["Österreich", "Schweiz"]),
        ("Country of birth", ["Österreich", "Schweiz"]),
        ("Sprache", ["DE", "FR"]),
        ("Klasse", ["A", "B"]),
        ("State", ["CA", "IN"]),
        ("Stato", ["attivo", "chiuso"]),
        ("Aktiv", ["NO", "SI"]),
    ] {
        check(
            "DE",
            heading,
            &[
                (values[0], "030 2312500", "+49302312500"),
                (values[1], "030 2312501", "+49302312501"),
            ],
            "notImported",
        );
    }
    let rows = rows_in(
        "DE",
        "Name;Land;Markt;Telefon\nEva Maier;Deutschland;Österreich;030 2312500\n",
    );
    assert_eq!(rows, ["Eva|Maier|||+49302312500"]);
}

#[test]
fn an_answer_settles_the_numbers() {
    let text = "Name;Markt;Telefon\nEva Maier;Österreich;0664 123423\n";
    let table = read(text.as_bytes()).expect("readable");
    let (mut mapping, asked) = checked_in("DE", &table);
    let codes: Vec<&str> = asked.issues.iter().map(|issue| issue.code.code()).collect();
    assert_eq!(codes, ["countryUnsettled"]);
    assert_eq!(asked.issues[0].stored.as_deref(), Some("+43664123423"));
    for (field, number) in [(Field::Country, "+43664123423"), (Field::NotImported, "+49664123423")] {
        mapping.columns[1].field = field;
        mapping.columns[1].proposal = None;
        let options = importer::CheckOptions {
            region: domain::phone::Region::parse("DE"),
            ..importer::CheckOptions::default()
        };
        let checked = importer::check(&table, &mapping, &options, &()).expect("nobody cancels");
        let importer::CheckedRow::Usable(person) = &checked.rows[0] else {
            panic!("usable")
        };
        assert_eq!(crate::support::numbers(&person.phones), number);
    }
}

#[test]
fn a_second_country_settles_nothing_where_the_first_is_empty() {
    for heading in [
        "Home Country/Region;Business Country/Region",
        "Privat: Land;Dienstlich: Land",
        "Pays (domicile);Pays",
        "Other Country;Country",
    ] {
        let text = format!(
            "Name;{heading};Telefon\n\
             Eva Maier;Österreich;;0664 123423\n\
             Max Huber;Schweiz;Österreich;0664 123423\n\
             Ida Roth;Deutschland;;030 2312500\n\
             Udo Lenz;;;030 2312500\n"
        );
        let rows = rows_in("DE", &text);
        assert_eq!(
            rows,
            [
                "Eva|Maier|||?0664 123423",
                "Max|Huber|||+43664123423",
                "Ida|Roth|||+49302312500",
                "Udo|Lenz|||+49302312500",
            ],
            "{heading}"
        );
    }
}
