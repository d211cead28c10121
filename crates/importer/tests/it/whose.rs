//! Whose number or address it is, and whether anybody speaks there: label columns and words in cells.

use domain::coded::Coded;
use domain::import::PersonRow;
use domain::phone::Region;
use importer::{CheckOptions, CheckedRow, check, suggest};

use crate::support::read;

/// The first row of a file: the main number, all numbers as `label=number`, addresses, remarks and
/// codes of what is said.
struct Got {
    main: String,
    phones: String,
    emails: String,
    remarks: Vec<String>,
    codes: Vec<&'static str>,
}

fn first(text: &str, region: &str) -> Got {
    let table = read(text.as_bytes()).expect("readable");
    let options = CheckOptions {
        region: Region::parse(region),
        ..CheckOptions::default()
    };
    let checked = check(&table, &suggest(&table), &options, &()).expect("nobody cancels");
    let codes = checked.issues.iter().filter(|issue| issue.row == 2);
    let codes = codes.map(|issue| issue.code.code()).collect();
    let nobody = || Got {
        main: String::new(),
        phones: String::new(),
        emails: String::new(),
        remarks: Vec::new(),
        codes: Vec::new(),
    };
    match checked.rows.into_iter().next() {
        Some(CheckedRow::Usable(person)) => Got { codes, ..got(&person) },
        _ => Got { codes, ..nobody() },
    }
}

fn got(person: &PersonRow) -> Got {
    let phones = person.phones.iter().map(|phone| {
        let number = phone.e164.as_ref().map_or("-", |number| number.as_str());
        format!("{}={number}", phone.label.as_deref().unwrap_or(""))
    });
    let emails = person.emails.iter().map(|email| email.as_str());
    Got {
        main: person.main_number().map_or("", |number| number.as_str()).to_owned(),
        phones: phones.collect::<Vec<_>>().join(" "),
        emails: emails.collect::<Vec<_>>().join(" "),
        remarks: person.remarks.clone(),
        codes: Vec::new(),
    }
}

#[test]
fn a_label_column_that_names_another_person() {
    for whose in [
        "Assistant",
        "Spouse",
        "Emergency",
        "Manager",
        "Accountant",
        "Mum",
        "Ehefrau",
        "Sekretariat",
        "Vorzimmer",
        "Steuerberater",
        "Notfall",
        "Conjoint",
        "Secrétaire",
        "Mère",
        "Comptable",
        "Esposa",
        "Asistente",
        "Abogado",
        "Moglie",
        "Commercialista",
        "Segreteria",
        "Echtgenote",
        "Boekhouder",
        "Moeder",
        "* Spouse",
        "PA",
        "Daughter",
        "Wife's mobile",
        "Mutter",
        "Schwester",
    ] {
        for header in [
            "Name,Phone 1 - Label,Phone 1 - Value,E-mail 1 - Label,E-mail 1 - Value,Phone 2 - Label,Phone 2 - Value",
            "Name,Phone 1 - Type,Phone 1 - Value,E-mail 1 - Type,E-mail 1 - Value,Phone 2 - Type,Phone 2 - Value",
        ] {
            let got = first(
                &format!("{header}\nAnn Lee,{whose},020 7946 0018,{whose},bob@x.example,Mobile,07400 123456\n"),
                "GB",
            );
            assert_eq!(got.phones, "mobile=+447400123456", "{whose}");
            assert_eq!(got.emails, "", "{whose}");
            assert_eq!(got.codes, ["ofSomebodyElse", "ofSomebodyElse"], "{whose}");
            let kept = [
                format!("E-mail in the file: bob@x.example ({whose})"),
                format!("Phone in the file: 020 7946 0018 ({whose})"),
            ];
            assert_eq!(got.remarks, kept, "{whose}");
        }
        let got = first(
            &format!("Name,Phone,Phone Type,Email,Email Type\nAnn Lee,020 7946 0018,{whose},bob@x.example,{whose}\n"),
            "GB",
        );
        assert_eq!((got.phones.as_str(), got.emails.as_str()), ("", ""), "{whose}");
        assert_eq!(got.codes, ["ofSomebodyElse", "ofSomebodyElse", "noContact"], "{whose}");
    }
    // One row in a thousand is enough, and other labels take nothing away.
    let mut text = String::from("Name,Phone 1 - Label,Phone 1 - Value,E-mail 1 - Label,E-mail 1 - Value\n");
    text.push_str("Ann Lee,Work,020 7946 0018,Home,ann@x.example\n");
    let got = first(&text, "GB");
    assert_eq!(
        (got.phones.as_str(), got.emails.as_str()),
        ("office=+442079460018", "ann@x.example")
    );
    let others: String = (0..999).map(|n| format!("P{n} Lee,,,,p{n}@x.example\n")).collect();
    let text = text.lines().next().unwrap_or_default().to_owned() + "\n" + &others;
    let table = read(format!("{text}Bo Lee,Nanny,020 7946 0018,Spouse,bob@x.example\n").as_bytes()).expect("readable");
    let checked = check(&table, &suggest(&table), &CheckOptions::default(), &()).expect("nobody cancels");
    assert!(matches!(checked.rows.last(), Some(CheckedRow::Unusable { .. })));
}

#[test]
fn a_bare_column_of_labels_beside_the_one_phone_column() {
    for (text, region) in [
        ("Name,Phone,Type\nAnn Lee,020 7946 0018,Fax\n", "GB"),
        ("Name,Phone,Label\nAnn Lee,020 7946 0018,Work Fax\n", "GB"),
        ("Name,Type,Phone\nAnn Lee,Fax,020 7946 0018\n", "GB"),
        ("Name;Telefon;Art\nAnn Lee;030 2312500;Fax\n", "DE"),
        ("Name;Telefon;Typ\nAnn Lee;030 2312500;Telefax\n", "DE"),
        ("Name;Telefon;Bezeichnung\nAnn Lee;030 2312500;Fax privat\n", "DE"),
        ("Name;Telefon;Telefonart\nAnn Lee;030 2312500;Fax\n", "DE"),
        ("Nom;Téléphone;Type\nAnn Lee;01 42 68 53 00;Télécopie\n", "FR"),
        ("Nom;Téléphone;Libellé\nAnn Lee;01 42 68 53 00;Fax\n", "FR"),
        ("Nombre;Teléfono;Tipo\nAnn Lee;912 345 678;Fax\n", "ES"),
        ("Nome;Telefono;Etichetta\nAnn Lee;06 12345678;Fax ufficio\n", "IT"),
        ("Naam;Telefoon;Soort\nAnn Lee;020 123 4567;Fax\n", "NL"),
        (
            "Name,Phone,Type,Email\nAnn Lee,020 7946 0018,Fax,a@x.example\nBo,020 7946 0121,Mobile,\n",
            "GB",
        ),
    ] {
        let got = first(text, region);
        assert!(
            got.phones.starts_with("fax=+") && got.main.is_empty(),
            "{text}: {}",
            got.phones
        );
    }
    for header in ["Name,Label,Phone,Label,Email", "Name,Type,Phone,Type,Email"] {
        let rows = "Ann Lee,Work,020 7946 0018,Spouse,bob@x.example\nBo Lee,Mobile,020 7946 0121,Home,bo@x.example";
        let got = first(&format!("{header}\n{rows}\n"), "GB");
        assert_eq!(
            (got.phones.as_str(), got.emails.as_str()),
            ("office=+442079460018", ""),
            "{header}"
        );
        assert_eq!(got.codes, ["ofSomebodyElse"], "{header}");
    }
    for text in [
        // Not all of its values are labels.
        "Name,Phone,Type\nAnn Lee,020 7946 0018,Work\nBo Roe,020 7946 0121,Prospect\n",
        "Name,Phone,Type\nAnn Lee,020 7946 0018,Partner\n",
        "Name,Phone,Type\nAnn Lee,020 7946 0018,Company\n",
        "Name,Phone,Type\nAnn Lee,020 7946 0018,M\n",
        "Name;Phone;Art\nAnn Lee;020 7946 0018;Mandant\n",
        // Not directly beside, beside one of two, or of the address.
        "Type,Name,Phone\nHome,Ann Lee,020 7946 0018\n",
        "Name,Email,Type,Phone\nAnn Lee,a@x.example,Home,020 7946 0018\n",
        "Name,Phone,Type,Telephone\nAnn Lee,020 7946 0018,Home,\n",
    ] {
        let got = first(text, "GB");
        assert_eq!(got.phones, "=+442079460018", "{text}");
        assert_eq!(got.main, "+442079460018", "{text}");
    }
}

#[test]
fn letters_of_a_signature() {
    for (cell, region, main) in [
        ("F: 020 7946 0019 T: 020 7946 0018", "GB", "+442079460018"),
        ("F. 020 7946 0019 / T. 020 7946 0018", "GB", "+442079460018"),
        ("F 020 7946 0019 T 020 7946 0018", "GB", "+442079460018"),
        ("f: 020 7946 0019; m: 07400 123456", "GB", "+447400123456"),
        ("020 7946 0019 (f) / 07400 123456 (m)", "GB", "+447400123456"),
        ("020 7946 0019 (F), 020 7946 0018 (D)", "GB", "+442079460018"),
        ("(F) 020 7946 0019\\n(T) 020 7946 0018", "GB", "+442079460018"),
        ("F. 01 42 68 53 01 / T. 01 42 68 53 00", "FR", "+33142685300"),
        ("T: 030 2312500 F: 030 2312502", "DE", "+49302312500"),
        ("F: 030 2312502 | M: 0171 2345678", "DE", "+491712345678"),
        ("F 06 12345679 - T 06 12345678", "IT", "+390612345678"),
        ("F. 912 345 679 / T. 912 345 678", "ES", "+34912345678"),
        ("F: 020 123 4568 T: 020 123 4567", "NL", "+31201234567"),
        ("Fx: 020 7946 0019; 020 7946 0018", "GB", "+442079460018"),
        ("facsimile 020 7946 0019; 020 7946 0018", "GB", "+442079460018"),
    ] {
        let got = first(
            &format!("Name\tPhone\nAnn Lee\t\"{}\"\n", cell.replace("\\n", "\n")),
            region,
        );
        assert_eq!(got.main, main, "{cell}: {}", got.phones);
    }
    for (cell, region) in [
        ("030 2312502 (F)", "DE"),
        ("F: 030 2312502", "DE"),
        ("F. 030 2312502", "DE"),
        ("F 030 2312502", "DE"),
        ("030 2312502 F", "DE"),
        ("[F] 020 7946 0019", "GB"),
        ("020 7946 0019 (f)", "GB"),
        ("f. 01 42 68 53 01", "FR"),
    ] {
        let got = first(&format!("Name\tPhone\nAnn Lee\t{cell}\n"), region);
        assert!(
            got.main.is_empty() && got.phones.starts_with("fax=+"),
            "{cell}: {}",
            got.phones
        );
    }
    for cell in [
        "T: 020 7946 0018",
        "M. 020 7946 0018",
        "020 7946 0018 Jane F",
        "D 020 7946 0018",
        "Florence 020 7946 0018",
    ] {
        let got = first(&format!("Name\tPhone\nAnn Lee\t{cell}\n"), "GB");
        assert_eq!(got.main, "+442079460018", "{cell}: {}", got.phones);
    }
}

#[test]
fn words_for_other_people_beside_a_number() {
    for (cell, region, phones) in [
        (
            "assistant: 020 7946 0019; direct 020 7946 0018",
            "GB",
            "direct=+442079460018",
        ),
        (
            "direct 020 7946 0018; assistant: 020 7946 0019",
            "GB",
            "direct=+442079460018",
        ),
        ("020 7946 0019 (wife) / 020 7946 0018", "GB", "=+442079460018"),
        ("07400 123456 (wife)", "GB", ""),
        ("PA: 020 7946 0019", "GB", ""),
        ("Mum's mobile 07400 123456", "GB", ""),
        ("emergency contact: 07400 123456", "GB", ""),
        ("c/o accountant 020 7946 0019", "GB", ""),
        ("Sekretariat: 030 2312500", "DE", ""),
        ("030 2312500 (Ehefrau)", "DE", ""),
        (
            "Mobil Ehemann 0171 2345678; Büro 030 2312500",
            "DE",
            "Büro=+49302312500",
        ),
        ("secrétaire : 01 42 68 53 01", "FR", ""),
        ("01 42 68 53 00; 01 42 68 53 01 (conjoint)", "FR", "=+33142685300"),
        ("912 345 678 (esposa)", "ES", ""),
        ("moglie: 06 12345678", "IT", ""),
        ("06 12345678 commercialista", "IT", ""),
        ("020 123 4567 (echtgenote)", "NL", ""),
        ("secretaresse: 020 123 4567 | 020 123 4568", "NL", "=+31201234568"),
        ("ask assistant", "GB", ""),
    ] {
        let got = first(&format!("Name\tEmail\tPhone\nAnn Lee\ta@x.example\t{cell}\n"), region);
        assert_eq!(got.phones, phones, "{cell}");
        assert!(got.codes.contains(&"ofSomebodyElse"), "{cell}: {:?}", got.codes);
        assert!(!got.codes.contains(&"multiple_numbers"), "{cell}: {:?}", got.codes);
        assert_eq!(got.remarks, [format!("Phone in the file: {cell}")], "{cell}");
    }
    for cell in [
        "reception 020 7946 0018",
        "Jane 020 7946 0018",
        "020 7946 0018 (work)",
        "switchboard: 020 7946 0018",
    ] {
        let got = first(&format!("Name\tPhone\nAnn Lee\t{cell}\n"), "GB");
        assert_eq!(got.main, "+442079460018", "{cell}");
        assert!(got.remarks.is_empty(), "{cell}");
    }
}

#[test]
fn a_repair_is_reported_only_if_a_number_is_stored() {
    for (cell, region, codes) in [
        ("SW1A 1AA", "GB", &["unreadable_letters"][..]),
        ("ask Jane", "GB", &["not_a_number"]),
        ("020 7946 0018", "US", &["several_readings"]),
        ("Jane 020", "GB", &["not_a_number"]),
    ] {
        let got = first(&format!("Name\tEmail\tPhone\nAnn Lee\ta@x.example\t{cell}\n"), region);
        let said: Vec<&str> = got.codes.iter().copied().filter(|code| !codes.contains(code)).collect();
        assert!(
            said.iter()
                .all(|code| !["note_removed", "trunk_zero_removed", "assumed_idd"].contains(code)),
            "{cell}: {:?}",
            got.codes
        );
        assert!(!got.codes.is_empty(), "{cell}");
    }
}
