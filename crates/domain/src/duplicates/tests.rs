#![expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]

use std::collections::BTreeSet;

use chrono::DateTime;
use uuid::Uuid;

use super::{Evidence, Key, Lane, Pair, SWITCHBOARD, company_key, compatible, fuller, keys, lane, name_key, pairs};
use crate::email::EmailAddress;
use crate::ids::{PointId, UserId};
use crate::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Status, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::phone::{E164, Status as PhoneStatus};

fn name(text: &str) -> PersonName {
    let (given, family) = text.split_once('/').unwrap();
    PersonName::parse(given, family).unwrap()
}

fn user(n: usize) -> UserId {
    UserId(Uuid::from_u128(n as u128))
}

#[test]
fn names_of_one_person() {
    let fit = [
        ("Ana/Roy", "ana/ROY"),
        ("Zoë/Müller", "Zoe/Muller"),
        ("Zoë/Müller", "Zoe/Mueller"),
        ("Ana/Roy", "Roy/Ana"),
        ("Ana/Roy", "/Roy Ana"),
        ("A./Roy", "Ana/Roy"),
        ("Ana M/Roy", "Ana Maria/Roy"),
        ("/Roy", "Ana/Roy"),
        ("Ana/", "Ana/Roy"),
        ("María José/de la Cruz", "Maria/de la Cruz"),
        ("Mary-Ann/O'Brien", "Maryann/O Brien"),
        ("Dr. Ana/Roy", "Ana/Roy"),
        ("Mrs/Roy", "Ana/Roy"),
        ("Tom/Vale Jr", "Tom/Vale junior"),
        ("芳/王", "王/芳"),
        ("Jack/Lord", "Jack/Lord"),
    ];
    for (a, b) in fit {
        assert!(
            compatible(&name(a), &name(b)) && compatible(&name(b), &name(a)),
            "{a} {b}"
        );
    }
    let different = [
        ("Ana/Roy", "Ana/Hale"),
        ("Ana/Roy", "Ben/Roy"),
        ("A./R.", "Ana/Roy"),
        ("A./Roy", "Ben/Roy"),
        ("Mr/Roy", "Mrs/Roy"),
        ("Mr and Mrs/Roy", "Mrs/Roy"),
        ("Tom/Vale", "Tom/Vale Jr"),
        ("Tom/Vale sr", "Tom/Vale jr"),
        ("Jack/Lord", "Jack/Smith"),
        ("Ann/Roy", "Anne/Roy"),
        ("王/", "王芳/"),
        ("-/-", "Ana/Roy"),
    ];
    for (a, b) in different {
        assert!(
            !compatible(&name(a), &name(b)) && !compatible(&name(b), &name(a)),
            "{a} {b}"
        );
    }
}

#[test]
fn the_fuller_name_is_the_one_written_out() {
    assert!(fuller(&name("A./Roy"), &name("Ana/Roy")));
    assert!(fuller(&name("/Roy"), &name("Ana/Roy")));
    assert!(!fuller(&name("Ana/Roy"), &name("ana/roy")));
    assert!(
        !fuller(&name("Ana/Roy"), &name("Dr Ana/Roy")),
        "how one is addressed is no name"
    );
}

#[test]
fn lanes_by_what_is_shared() {
    let number: BTreeSet<Key> = [Key::Phone("+442079460018".into())].into();
    let (ana, other, ben) = (name("Ana/Roy"), name("Roy/A"), name("Ben/Roy"));
    assert_eq!(lane(&ana, &other, &number), Some(Lane::Safe));
    assert_eq!(lane(&ana, &ben, &number), Some(Lane::Review));
    let names: BTreeSet<Key> = name_key(&ana).into_iter().collect();
    assert_eq!(lane(&ana, &ana, &names), Some(Lane::NameOnly));
    assert_eq!(lane(&ana, &ana, &BTreeSet::new()), None);
    assert_eq!(name_key(&name("Roy/Ana")), name_key(&ana));
    assert_ne!(name_key(&name("Ana/Roy jr")), name_key(&ana));
    assert_eq!(name_key(&name("Ana/")), None, "many are called so");
}

#[test]
fn a_company_is_weak_evidence() {
    let (ana, ben) = (name("Ana/Roy"), name("Ben/Roy"));
    let company = |of: &PersonName, text: &str| company_key(of, text);
    assert_eq!(company(&ana, "Harbour Ltd."), company(&name("Roy/Ana"), "HARBOUR LTD"));
    assert_ne!(company(&ana, "Harbour Ltd"), company(&ben, "Harbour Ltd"));
    assert_eq!(company(&ana, " - "), None);
    assert_eq!(company(&name("Ana/"), "Harbour Ltd"), None);
    let key = company(&ana, "Harbour Ltd").unwrap();
    assert_eq!(Key::parse(&key.text()), Some(key.clone()));
    let shared: BTreeSet<Key> = [key.clone()].into_iter().chain(name_key(&ana)).collect();
    assert_eq!(lane(&ana, &ana, &shared), Some(Lane::Review), "never more than that");
    let names: BTreeSet<Key> = name_key(&ana).into_iter().collect();
    assert!(Evidence(names).covers(&shared), "who knew of the name knows enough");
    assert!(!Evidence::default().covers(&shared));
    let held = [(key.clone(), user(1)), (key, user(2))].to_vec();
    assert_eq!(pairs(held).len(), 1);
}

#[test]
fn a_number_many_answer_is_no_evidence() {
    let shared = |key: &Key, people: usize| (1..=people).map(|n| (key.clone(), user(n))).collect::<Vec<_>>();
    let office = Key::Phone("+442079460018".into());
    assert_eq!(pairs(shared(&office, SWITCHBOARD)).len(), 0);
    assert_eq!(pairs(shared(&office, 4)).len(), 6, "every two of them");
    let twice = [shared(&office, 2), shared(&office, 2)].concat();
    let found = pairs(twice);
    assert_eq!(found.keys().collect::<Vec<_>>(), [&Pair::of(user(2), user(1)).unwrap()]);
    // Two have the bare number, three more an extension of it: the same switchboard.
    let extension = |n: usize| (Key::Phone(format!("+442079460018;{n}")), user(n));
    let mut held = shared(&office, 2);
    held.extend((10..13).map(extension));
    assert!(pairs(held.clone()).is_empty());
    held.push((Key::Phone("+442079460018;10".into()), user(14)));
    let found = pairs(held);
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        [&Pair::of(user(10), user(14)).unwrap()],
        "the extension itself is theirs"
    );
    let mailbox = Key::Email("info@example.com".into());
    assert!(pairs(shared(&mailbox, SWITCHBOARD)).is_empty());
    assert_eq!(Pair::of(user(1), user(1)), None);
}

#[test]
fn earlier_evidence_of_a_dismissed_pair_is_known() {
    let keys = |texts: &[&str]| texts.iter().filter_map(|t| Key::parse(t)).collect::<BTreeSet<_>>();
    let both = ["phone:+442079460018", "name:ana roy"];
    let evidence = Evidence(keys(&both));
    assert_eq!(evidence.text(), "phone:+442079460018\nname:ana roy");
    assert_eq!(Evidence::parse(&evidence.text()), evidence);
    assert!(evidence.covers(&keys(&both[..1])), "less is nothing new");
    assert!(!evidence.covers(&keys(&["phone:+442079460018", "email:ana@example.com"])));
    for odd in ["", "phone", "phone:", "fax:1", "name:a\u{7}b"] {
        assert_eq!(Key::parse(odd), None, "{odd:?}");
    }
    assert_eq!(Evidence::parse("fax:1\nemail:a@example.com").0.len(), 1);
}

#[test]
fn what_a_person_is_known_by() {
    let id = user(1);
    let point = |n: u128, reach| ContactPoint {
        id: PointId(Uuid::from_u128(n)),
        user: id,
        position: 0,
        label: String::new(),
        reach,
    };
    let number = |raw: &str, e164: &str, ext: Option<&str>| {
        Reach::Phone(PhoneValue {
            raw: raw.into(),
            e164: E164::parse(e164),
            ext: ext.map(Into::into),
            status: PhoneStatus::Ok,
            label: None,
        })
    };
    let person = Person {
        card: UserCard::new(
            id,
            Kind::Client,
            name("Zoë/Müller"),
            Status::Quiet,
            DateTime::UNIX_EPOCH,
        ),
        private: UserPrivate {
            user: id,
            email: EmailAddress::parse("Zoe@Example.com").ok(),
            phone: E164::parse("+442079460018"),
            identifier: None,
        },
        points: vec![
            point(1, Reach::Email(EmailAddress::parse("office@example.com").unwrap())),
            point(2, number("020 7946 0019", "+442079460019", Some("12"))),
            // Whoever wrote it meant no number that could be compared.
            point(3, number("see file", "", None)),
        ],
        teams: BTreeSet::new(),
        invitation: None,
        note: None,
    };
    let known: Vec<String> = keys(&person).iter().map(Key::text).collect();
    let expected = [
        "email:office@example.com",
        "email:zoe@example.com",
        "phone:+442079460018",
        "phone:+442079460019;12",
        "name:muller zoe",
    ];
    assert_eq!(known, expected);
}
