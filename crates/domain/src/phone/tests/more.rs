//! Spellings of offices and programs: what is read, with extensions, in order.

use std::collections::BTreeMap;

use super::super::{E164, Status, read};
use super::{region, unescape};

/// Rows that are read differently on purpose, and what is read instead. The reasons stand in
/// docs/decisions/003-phone-numbers.md.
const OTHERWISE: &[(&str, &str)] = &[];

/// `+442079460018;ext=12|+447400123456`; empty if there is no number.
fn spelled(input: &str, place: &str) -> String {
    let reading = read(input, region(place));
    let Some(number) = &reading.e164 else {
        return String::new();
    };
    let one = |number: &E164, ext: &Option<String>| {
        let ext = ext.as_ref().map(|ext| format!(";ext={ext}")).unwrap_or_default();
        format!("{number}{ext}")
    };
    let others = reading.others.iter().map(|other| one(&other.e164, &other.ext));
    std::iter::once(one(number, &reading.ext))
        .chain(others)
        .collect::<Vec<_>>()
        .join("|")
}

fn check(file: &str, otherwise: &[(&str, &str)]) -> usize {
    let otherwise: BTreeMap<&str, &str> = otherwise.iter().copied().collect();
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let (mut seen, mut wrong) = (0, Vec::new());
    for record in reader.records() {
        let record = record.unwrap();
        let [place, input, expected] = [0, 1, 2].map(|at| record.get(at).unwrap());
        let text = unescape(input);
        let got = spelled(&text, place);
        if got != *otherwise.get(input).unwrap_or(&expected) {
            wrong.push(format!(
                "{place} {input:?}: {expected} but {got} {:?}",
                read(&text, region(place))
            ));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{} of {seen}\n{}", wrong.len(), wrong.join("\n"));
    seen
}

#[test]
fn spellings_of_offices_and_programs() {
    assert_eq!(
        check(include_str!("../../../../../tests/fixtures/phone/more.csv"), OTHERWISE),
        246
    );
}

#[test]
fn spellings_of_twenty_countries_and_six_languages() {
    assert!(
        check(
            include_str!("../../../../../tests/fixtures/phone/more_of_ours.csv"),
            &[]
        ) >= 60
    );
}

#[test]
fn each_number_of_a_cell_has_its_own_label() {
    for (text, labels) in [
        (
            "Phone: 020 7946 0018 Fax: 020 7946 0019 Mobile: 07400 123456",
            "Phone|Fax|Mobile",
        ),
        ("M: 07400 123456 (Jane) H: 020 7946 0018 (Bob)", "M Jane|H Bob"),
        ("07400 123456 mobile 020 7946 0018 office", "mobile|office"),
        ("Office\n020 7946 0018\nMobile\n07400 123456", "Office|Mobile"),
        ("020 7946 0018\nOffice\n07400 123456\nMobile", "Office|Mobile"),
        ("{\"mobile\":\"07400 123456\",\"fax\":\"020 7946 0018\"}", "mobile|fax"),
        ("Mobile 1 07400 123456 / Tel 2: 020 7946 0018", "Mobile 1|Tel 2"),
        ("020 7946 0018 / 07400 123456 Jane", "|Jane"),
    ] {
        let reading = read(text, region("GB"));
        let others = reading.others.iter().map(|other| other.label.clone());
        let got: Vec<String> = std::iter::once(reading.label.clone())
            .chain(others)
            .map(Option::unwrap_or_default)
            .collect();
        assert_eq!(got.join("|"), labels, "{text:?} {reading:?}");
    }
}

#[test]
fn what_may_be_wrong_is_a_proposal() {
    for (place, text) in [
        ("GB", "O20 7946 OO18"),
        ("DE", "030 2312500O"),
        ("US", "020 7946 0018"),
        ("ES", "0612345678"),
        ("NL", "06 020 123 4567"),
        ("GB", "5215512345678"),
        ("DE", "030 23125-10/12"),
        ("GB", "020 7946 0018-12"),
        ("GB", "020 7946 0018, 0019"),
        ("AT", "0800 12345 FAX"),
        ("DE", "7400 1234 5678 9012"),
    ] {
        let reading = read(text, region(place));
        assert_eq!(reading.status, Status::Review, "{place} {text:?} {reading:?}");
    }
}

#[test]
fn words_for_other_numbers_leave_none() {
    for (place, text) in [
        ("DE", "StNr 030 2312500"),
        ("DE", "St.-Nr. 030 2312500"),
        ("DE", "Kd-Nr. 03023125001"),
        ("DE", "Kunden-Nr.: 030 2312500"),
        ("DE", "Mandanten Nr 030 2312500"),
        ("DE", "Versicherungsnummer 030 2312500"),
        ("DE", "030 2312500 (Vertrags-Nr.)"),
        ("GB", "NI: 2079460018"),
        ("GB", "Policy 2079460018"),
        ("GB", "policy no. 2079460018"),
        ("GB", "Client ID 2079460018"),
        ("GB", "Account number: 2079460018"),
        ("GB", "National Insurance 2079460018"),
        ("GB", "2079460018 (claim no)"),
        ("FR", "N° client 0142685300"),
        ("FR", "N\u{ba} de dossier : 0142685300"),
        ("FR", "Sécurité sociale 0142685300"),
        ("FR", "Police n° 0142685300"),
        ("ES", "Número de cliente 912345678"),
        ("ES", "Póliza 912345678"),
        ("ES", "Pasaporte: 912345678"),
        ("IT", "C.F. 0612345678"),
        ("IT", "Polizza 0612345678"),
        ("IT", "Cod. cliente 0612345678"),
        ("NL", "Klantnr. 0201234567"),
        ("NL", "Polisnummer: 0201234567"),
        ("NL", "Dossier 0201234567"),
    ] {
        let reading = read(text, region(place));
        assert_eq!(
            (reading.status, &reading.e164),
            (Status::Error, &None),
            "{place} {text:?} {reading:?}"
        );
    }
    for (place, text) in [
        ("GB", "Accounts 020 7946 0018"),
        ("GB", "client 020 7946 0018"),
        ("GB", "number 020 7946 0018"),
        ("DE", "Tel.-Nr. 030 2312500"),
        ("DE", "Mobil-Nr. 0171 2345678"),
        ("FR", "n° perso 01 42 68 53 00"),
        ("ES", "n.º de móvil 612 34 56 78"),
        ("IT", "numero di casa 06 12345678"),
        ("NL", "nummer werk 020 1234567"),
        ("NL", "thuis nr 020 1234567"),
    ] {
        let reading = read(text, region(place));
        assert!(reading.e164.is_some(), "{place} {text:?} {reading:?}");
    }
}
