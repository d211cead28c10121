//! People written as address cards, and read again.

use std::collections::BTreeSet;

use chrono::DateTime;
use domain::email::EmailAddress;
use domain::ids::{PointId, UserId};
use domain::import::PersonRow;
use domain::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::phone::{self, E164};
use domain::picture::Picture;
use importer::own::{CardVersion, card};
use importer::{CheckOptions, CheckedRow, ReadOptions, check, read_table, suggest};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use uuid::Uuid;

const BOTH: [CardVersion; 2] = [CardVersion::V3, CardVersion::V4];

fn person(given: &str, family: &str) -> Person {
    let id = UserId(Uuid::from_u128(7));
    let name = PersonName::parse(given, family).expect("a name");
    let card = UserCard::new(id, Kind::Client, name, Status::Quiet, DateTime::UNIX_EPOCH);
    Person {
        card,
        private: UserPrivate {
            user: id,
            email: EmailAddress::parse("ana@example.com").ok(),
            phone: E164::parse("+442079460018"),
            identifier: None,
        },
        points: Vec::new(),
        teams: BTreeSet::new(),
        invitation: None,
        note: None,
    }
}

fn add(person: &mut Person, label: &str, reach: Reach) {
    let position = u16::try_from(person.points.len()).expect("few");
    person.points.push(ContactPoint {
        id: PointId(Uuid::from_u128(100 + u128::from(position))),
        user: person.card.id,
        position,
        label: label.into(),
        reach,
    });
}

fn number(e164: &str, ext: Option<&str>) -> Reach {
    Reach::Phone(PhoneValue {
        raw: e164.to_owned(),
        e164: E164::parse(e164),
        ext: ext.map(str::to_owned),
        status: phone::Status::Ok,
        label: None,
    })
}

fn read(text: &str) -> Vec<PersonRow> {
    let table = read_table(text.as_bytes(), &ReadOptions::default(), &()).expect("cards");
    let checked = check(&table, &suggest(&table), &CheckOptions::default(), &()).expect("not stopped");
    let person = |row| match row {
        CheckedRow::Usable(person) => *person,
        other => panic!("{other:?}"),
    };
    checked.rows.into_iter().map(person).collect()
}

#[test]
fn a_card_says_what_one_gives_to_others() {
    let mut ana = person("Ana; María", "Ruiz, Lane");
    ana.card.company = "Lane & Co; Ltd".into();
    ana.card.job_title = "Director".into();
    add(&mut ana, "mobile", number("+447700900123", None));
    add(&mut ana, "", number("+442079460018", Some("12")));
    add(
        &mut ana,
        "Work",
        Reach::Email(EmailAddress::parse("a.ruiz@example.com").expect("an address")),
    );
    let three = card(&ana, None, CardVersion::V3).expect("a card");
    let lines: Vec<&str> = three.split("\r\n").collect();
    assert_eq!(lines[..2], ["BEGIN:VCARD", "VERSION:3.0"]);
    assert!(lines.contains(&"EMAIL;TYPE=WORK:a.ruiz@example.com"), "{three}");
    assert!(
        lines.contains(&"TEL:+442079460018 ext. 12"),
        "the secure number is the public one, with more: {three}"
    );
    assert!(lines.contains(&"TEL;TYPE=CELL:+447700900123"), "{three}");
    assert!(lines.iter().all(|line| line.len() <= 75), "{three}");
    let four = card(&ana, None, CardVersion::V4).expect("a card");
    assert!(four.contains("VERSION:4.0\r\n"), "{four}");
    assert!(four.contains("TEL;VALUE=URI:tel:+442079460018;ext=12\r\n"), "{four}");
    assert!(four.contains("TEL;TYPE=CELL;VALUE=URI:tel:+447700900123\r\n"), "{four}");
    for text in [three, four] {
        let row = read(&text).remove(0);
        assert_eq!(
            (row.name.given(), row.name.family()),
            ("Ana; María", "Ruiz, Lane"),
            "{text}"
        );
        assert_eq!(row.company.as_deref(), Some("Lane & Co; Ltd"));
        assert_eq!(row.job_title.as_deref(), Some("Director"));
        let emails: Vec<&str> = row.emails.iter().map(EmailAddress::as_str).collect();
        assert_eq!(emails, ["ana@example.com", "a.ruiz@example.com"]);
        let numbers: Vec<_> = row
            .phones
            .iter()
            .map(|phone| phone.e164.as_ref().map(E164::as_str))
            .collect();
        assert_eq!(numbers, [Some("+442079460018"), Some("+447700900123")]);
        assert_eq!(row.phones[0].ext.as_deref(), Some("12"));
    }
}

#[test]
fn what_the_firm_knows_for_itself_is_on_no_card() {
    let mut ana = person("Ana", "Ruiz");
    ana.note = domain::note::Note::parse("owes fees").expect("a note");
    ana.private.identifier = domain::identifier::Identifier::parse("C1042").ok();
    for version in BOTH {
        let text = card(&ana, None, version).expect("a card");
        assert!(!text.contains("owes") && !text.contains("C1042"), "{text}");
    }
}

#[test]
fn a_picture_goes_along_in_short_lines() {
    let jpeg: Vec<u8> = [[0xff, 0xd8, 0xff, 0xe0].as_slice(), &[7; 900], &[0xff, 0xd9]].concat();
    let picture = Picture::new(jpeg).expect("a picture");
    for (version, start) in [
        (CardVersion::V3, "PHOTO;TYPE=JPEG;ENCODING=b:/9j/"),
        (CardVersion::V4, "PHOTO;VALUE=URI:data:image/jpeg;base64,/9j/"),
    ] {
        let text = card(&person("Ana", ""), Some(&picture), version).expect("a card");
        assert!(text.contains(start), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(read(&text).len(), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    /// Names of any letters, with all the signs that mean something in a card.
    #[test]
    fn any_text_comes_back(
        given in "[\\p{L};,:\\\\\"=' -]{0,40}\\p{Lu}\\p{Ll}{2,30}",
        family in "\\p{Lu}[\\p{L};,:\\\\\"'-]{0,60}\\p{L}",
        title in "\\p{Lu}[\\p{L};,:\\\\\"' -]{0,90}\\p{L}",
    ) {
        let Ok(name) = PersonName::parse(&given, &family) else { return Ok(()) };
        let mut ana = person(name.given(), name.family());
        ana.card.job_title.clone_from(&domain::text::clean_line(&title));
        for version in BOTH {
            let text = card(&ana, None, version).expect("a card");
            let table = read_table(text.as_bytes(), &ReadOptions::default(), &()).expect("cards");
            let cell = |name: &str| {
                let column = table.columns().iter().find(|column| column.header.as_deref() == Some(name));
                column.and_then(|column| Some(table.record(0)?.cell(column.index).to_owned()))
            };
            prop_assert_eq!(cell("Job Title"), Some(ana.card.job_title.clone()));
            prop_assert_eq!(cell("First Name").unwrap_or_default(), name.given());
            prop_assert_eq!(cell("Last Name").unwrap_or_default(), name.family());
        }
    }
}
