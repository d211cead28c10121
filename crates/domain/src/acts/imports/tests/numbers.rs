//! What a row's number does to the numbers that are there.

use super::*;

/// A number, or a text with its status.
fn phone(text: &str, status: PhoneStatus, label: &str) -> PhoneValue {
    PhoneValue {
        raw: text.to_owned(),
        e164: E164::parse(text).filter(|_| status == PhoneStatus::Ok),
        ext: None,
        status,
        label: (!label.is_empty()).then(|| label.to_owned()),
    }
}

/// Outcome and numbers of a person with `there` after a row with `new`.
fn after(there: &[PhoneValue], new: &[PhoneValue]) -> (Outcome, Vec<String>) {
    let with_phones = |line, phones: &[PhoneValue]| PersonRow {
        phones: phones.to_vec(),
        ..row(line, "Ana", "C-1", "ana@example.com", "")
    };
    let facts = with(firm(), 1, Kind::Client, Status::Quiet, &with_phones(2, there));
    let import = import(&[with_phones(2, new)]);
    let report = judge_rows(&import, &facts);
    let writes = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH)
        .unwrap()
        .0;
    let mut points: Vec<ContactPoint> = facts.people.values().next().unwrap().points.clone();
    for (before, after) in writes.points.updated {
        let point = points.iter_mut().find(|point| point.id == before.id).unwrap();
        *point = after;
    }
    points.extend(writes.points.inserted);
    let shown = points.iter().filter_map(|point| match &point.reach {
        Reach::Phone(phone) => Some(format!("{}={}", point.label, phone.key())),
        Reach::Email(_) => None,
    });
    (report.rows[0].outcome.clone(), shown.collect())
}

#[test]
fn an_unreadable_number_replaces_no_number() {
    let good = || phone("+442079460018", PhoneStatus::Ok, "");
    for text in [
        "2.07946E+09",
        "ask Jane",
        "999",
        "#####",
        "SW1A 1AA",
        "12/05/1980",
        "ext 12",
        "see notes",
    ] {
        let (outcome, numbers) = after(&[good()], &[phone(text, PhoneStatus::Error, "")]);
        assert!(matches!(outcome, Outcome::Unchanged(_)), "{text}: {outcome:?}");
        assert_eq!(numbers, ["=+442079460018"], "{text}");
        let office = phone("+442079460018", PhoneStatus::Ok, "office");
        let (_, numbers) = after(&[office], &[phone(text, PhoneStatus::Error, "office")]);
        assert_eq!(numbers, ["office=+442079460018"], "{text}");
    }
    // A proposal is kept beside the number, to be checked.
    let (_, numbers) = after(&[good()], &[phone("O20 7946 OO18", PhoneStatus::Review, "")]);
    assert_eq!(numbers, ["=+442079460018", "=O20 7946 OO18"]);
    // Numbers replace numbers and texts, texts replace texts, and other labels are other places.
    let other = || phone("+442079460121", PhoneStatus::Ok, "");
    assert_eq!(after(&[good()], &[other()]).1, ["=+442079460121"]);
    assert_eq!(
        after(&[phone("ask Jane", PhoneStatus::Error, "")], &[other()]).1,
        ["=+442079460121"]
    );
    let asked = |who: &str| phone(&format!("ask {who}"), PhoneStatus::Error, "");
    assert_eq!(after(&[asked("Jane")], &[asked("Bob")]).1, ["=ask Bob"]);
    let (_, numbers) = after(&[good()], &[phone("ask Jane", PhoneStatus::Error, "office")]);
    assert_eq!(numbers, ["=+442079460018", "office=ask Jane"]);
}
