//! Records checked: what is stored, what is said, what is left out.

use domain::coded::Coded;
use domain::import::{PersonRow, RowCode, TeamRef};
use domain::phone::Region;
use importer::{BannerCode, CheckOptions, Checked, CheckedRow, Level, check as check_rows, suggest};

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

fn issues(checked: &Checked) -> Vec<(u32, usize, &str, Level)> {
    checked
        .issues
        .iter()
        .map(|issue| (issue.row, issue.column, issue.code.code(), issue.level))
        .collect()
}

#[test]
fn full_names_keep_every_word() {
    for (full, given, family) in [
        ("Ann Lee", "Ann", "Lee"),
        ("Dr. María José de la Cruz", "Dr. María José", "de la Cruz"),
        ("\"Smith, Bob\"", "Bob", "Smith"),
        ("\"Lee, Jr.\"", "Lee, Jr.", ""),
        ("Martin Luther King Jr.", "Martin Luther", "King Jr."),
        ("Ludwig van der Rohe", "Ludwig", "van der Rohe"),
        ("Zoë", "Zoë", ""),
        ("De Lee", "De", "Lee"),
    ] {
        let (people, _) = people(&format!("Name,Email\n{full},a@example.com\n"));
        let name = &people[0].name;
        if full.contains("Jr.\"") {
            // A suffix after the comma is no given name; no word is lost.
            assert_eq!(name.full(), "Lee, Jr.");
        } else {
            assert_eq!((name.given(), name.family()), (given, family), "{full}");
        }
    }
    let table = read(b"Name,Email\nAnn Lee,a@example.com\n").expect("readable");
    let options = CheckOptions {
        keep_full_names: true,
        ..CheckOptions::default()
    };
    let checked = check_rows(&table, &suggest(&table), &options, &()).expect("nobody cancels");
    let CheckedRow::Usable(person) = &checked.rows[0] else {
        panic!("usable")
    };
    assert_eq!((person.name.given(), person.name.family()), ("Ann Lee", ""));
}

#[test]
fn addresses_of_a_cell() {
    let (people, checked) = people(
        "Name,Email\n\
         Ann Lee,\"ann@example.com; ANN@example.com;lee@example.com\"\n\
         Sam Roe,Sam Roe <sam@example.com>\n\
         Zoë Lee,\"zoe@example.com, zoe at example.com\"\n\
         Bob Roe,bob@\n\
         Cy Poe,n/a\n",
    );
    let emails: Vec<Vec<&str>> = people
        .iter()
        .map(|person| person.emails.iter().map(|email| email.as_str()).collect())
        .collect();
    assert_eq!(
        emails,
        [
            vec!["ann@example.com", "lee@example.com"],
            vec!["sam@example.com"],
            vec!["zoe@example.com"]
        ]
    );
    assert_eq!(
        issues(&checked),
        [
            (4, 1, "badEmail", Level::CannotUse),
            (5, 1, "badEmail", Level::CannotUse),
            (5, 1, "noContact", Level::Row),
            (6, 1, "noContact", Level::Row),
        ]
    );
    assert_eq!(checked.issues[1].value, "bob@");
}

#[test]
fn a_row_without_address_lives_by_any_phone_text() {
    let (people, checked) =
        people("Name,Email,Mobile\nAnn Lee,,020 7946 0018\nSam Roe,x,4.47912E+11\n,ann@example.com,\n");
    let phones: Vec<_> = people
        .iter()
        .flat_map(|person| &person.phones)
        .map(|phone| {
            (
                phone.raw.as_str(),
                phone.e164.as_ref().map(|number| number.as_str()),
                phone.label.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        phones,
        [
            ("020 7946 0018", Some("+442079460018"), Some("mobile")),
            ("4.47912E+11", None, Some("mobile")),
        ]
    );
    assert_eq!(
        checked.rows[2],
        CheckedRow::Unusable {
            row: 4,
            code: RowCode::NoName
        }
    );
    assert_eq!(
        checked
            .banners
            .iter()
            .map(|banner| (banner.code, banner.column, banner.count))
            .collect::<Vec<_>>(),
        [(BannerCode::SciPrecisionLost, 2, 1)]
    );
}

#[test]
fn a_proposal_is_shown_and_not_stored() {
    let (people, checked) = people("Name,Phone\nAnn Lee,020 7946 OO18\n");
    assert_eq!(people[0].phones[0].e164, None);
    let issue = &checked.issues[0];
    assert_eq!(
        (issue.level, issue.stored.as_deref()),
        (Level::Check, Some("+442079460018"))
    );
}

#[test]
fn several_numbers_of_a_cell_become_several_phones_once() {
    let (people, _) = people("Name,Phone,Mobile\nAnn Lee,020 7946 0018 / 020 7946 0121,(020) 7946-0018\n");
    let numbers: Vec<_> = people[0]
        .phones
        .iter()
        .filter_map(|phone| phone.e164.as_ref())
        .map(|number| number.as_str())
        .collect();
    assert_eq!(numbers, ["+442079460018", "+442079460121"]);
}

#[test]
fn the_country_of_a_row_decides_about_its_numbers() {
    let (people, checked) = people(
        "Name,Phone,Country\nAnn Lee,030 901820,Germany\nSam Roe,020 7946 0018,\nBob Poe,020 7946 0121,Atlantis\n\
         Cy Lee,0113 496 0456,uk\n",
    );
    let numbers: Vec<_> = people
        .iter()
        .filter_map(|person| person.phones[0].e164.as_ref())
        .map(|number| number.as_str())
        .collect();
    assert_eq!(numbers, ["+4930901820", "+442079460018", "+441134960456"]);
    // The firm's country does not settle what the row says about itself.
    assert_eq!(
        issues(&checked),
        [
            (4, 2, "unknownCountry", Level::Check),
            (4, 1, "countryUnsettled", Level::Check)
        ]
    );
}

#[test]
fn columns_are_judged_as_a_whole() {
    let numbers: String = (0..10).map(|n| format!("Ann Lee,4420794600{n}{n}\n")).collect();
    let (people, checked) = people(&format!("Name,Phone\n{numbers}"));
    assert!(
        people.iter().all(|person| person.phones[0].e164.is_some()),
        "read with a plus"
    );
    assert_eq!(
        checked.banners.iter().map(|banner| banner.code).collect::<Vec<_>>(),
        [BannerCode::OwnCodeWithoutPlus]
    );
    let table =
        read(b"Name,Phone\nAnn Lee,020 7946 0018\nSam Roe,0113 496 0456\nCy Poe,020 7946 0121\n").expect("readable");
    let checked = check_rows(&table, &suggest(&table), &CheckOptions::default(), &()).expect("nobody cancels");
    let proposed: Vec<_> = checked
        .banners
        .iter()
        .map(|banner| (banner.code, banner.region))
        .collect();
    assert_eq!(proposed, [(BannerCode::OtherCountry, Region::parse("GB"))]);
}

#[test]
fn a_column_of_something_else_is_doubted() {
    let (_, checked) =
        people("Name,Email,Phone\nAnn Lee,a@example.com,b@example.com\nSam Roe,s@example.com,020 7946 0018\n");
    let banners: Vec<_> = checked
        .banners
        .iter()
        .map(|banner| (banner.code, banner.column, banner.count))
        .collect();
    assert_eq!(banners, [(BannerCode::WrongPhoneColumn, 2, 1)]);
}

#[test]
fn teams_and_identifiers() {
    let id = "01234567-89ab-7def-8123-456789abcdef";
    let (people, checked) = people(&format!(
        "Name,Email,Identifier,Group Identifiers,Group UUIDs\n\
         Ann Lee,a@example.com,'-17,NorthTeam;TaxTeam;NorthTeam,{id}\n\
         Sam Roe,s@example.com,1.23457E+11,North Team ; ,x\n\
         Cy Poe,c@example.com,{},,\n",
        "9".repeat(300),
    ));
    assert_eq!(
        people[0].teams,
        [
            TeamRef::Text("NorthTeam".into()),
            TeamRef::Text("TaxTeam".into()),
            id.parse().map(TeamRef::Id).expect("a UUID")
        ]
    );
    assert_eq!(people[1].teams, [TeamRef::Text("North Team".into())]);
    let ids: Vec<_> = people
        .iter()
        .map(|person| person.identifier.as_ref().map(|id| id.as_str()))
        .collect();
    assert_eq!(ids, [Some("-17"), None, None]);
    assert_eq!(
        issues(&checked),
        [
            (3, 2, "roundedIdentifier", Level::CannotUse),
            (3, 4, "badTeamId", Level::CannotUse),
            (4, 2, "valueTooLong", Level::CannotUse),
        ]
    );
}

#[test]
fn a_team_that_cannot_be_read_is_not_the_default_one() {
    let (people, checked) = people("Name,Email,Group UUIDs\nAnn Lee,a@example.com,12-34\nSam Roe,s@example.com,\n");
    assert_eq!(people[0].teams, [TeamRef::Text("12-34".into())]);
    assert_eq!(people[1].teams, []);
    assert_eq!(issues(&checked), [(2, 2, "badTeamId", Level::CannotUse)]);
}

#[test]
fn too_long_names_and_titles() {
    let long = "x".repeat(501);
    let (people, checked) = people(&format!(
        "First Name,Last Name,Job Title,Email\n{long},Lee,,a@example.com\nAnn,Lee,{long},b@example.com\n"
    ));
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].job_title, None);
    assert_eq!(
        issues(&checked),
        [
            (2, 0, "nameTooLong", Level::Row),
            (3, 2, "valueTooLong", Level::CannotUse)
        ]
    );
    assert!(
        checked.issues.iter().all(|issue| issue.value.chars().count() <= 200),
        "values are cut"
    );
}

#[test]
fn faxes_stand_last() {
    let (people, _) = people(
        "Name,Business Fax,Business Phone,Mobile Phone\n\
         Ann Lee,020 7946 0018,020 7946 0121,07700 900123\n\
         Sam Roe,020 7946 0018,020 7946 0018,\n\
         Zoë Lee,020 7946 0018,,\n",
    );
    let phones: Vec<Vec<(&str, &str)>> = people
        .iter()
        .map(|person| {
            let phones = person.phones.iter();
            let told = phones.map(|phone| (phone.raw.as_str(), phone.label.as_deref().unwrap_or("")));
            told.collect()
        })
        .collect();
    assert_eq!(
        phones,
        [
            vec![
                ("020 7946 0121", "office"),
                ("07700 900123", "mobile"),
                ("020 7946 0018", "fax")
            ],
            // One number for both is a telephone's.
            vec![("020 7946 0018", "office")],
            vec![("020 7946 0018", "fax")],
        ]
    );
}
