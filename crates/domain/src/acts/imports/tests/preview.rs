//! What a row would change, before it does.

use super::*;
use crate::coded::Coded;
use crate::import::{preview, replaced};

const OTHER: &str = "+447400123457";

fn labelled(row: PersonRow, label: &str) -> PersonRow {
    PersonRow {
        phones: row
            .phones
            .into_iter()
            .map(|phone| PhoneValue {
                label: Some(label.into()),
                ..phone
            })
            .collect(),
        ..row
    }
}

/// Ana C1 ana@example.com with one number, and a row that says something else of her.
fn check(change: PersonRow, expect: &[&str], losses: &[&str]) {
    let facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "ana@example.com", MOBILE),
    );
    let import = import(&[change]);
    let report = judge_rows(&import, &facts);
    let told = preview(&import, &report, &facts);
    let told: Vec<String> = told
        .iter()
        .flat_map(|(_, differences)| differences)
        .map(|d| format!("{}: {} > {}", d.changed.code(), d.before, d.after))
        .collect();
    assert_eq!(told, expect);
    let lost: Vec<&str> = replaced(&import, &report, &facts)
        .iter()
        .map(|(_, loss)| loss.code())
        .collect();
    assert_eq!(lost, losses);
    // What is shown is what is written: nothing shown, nothing written.
    let (writes, _) = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    assert_eq!(writes.rows() == 0, expect.is_empty());
}

#[test]
fn every_field_that_changes_is_shown_with_what_it_was() {
    let ana = || row(2, "Ana", "C1", "ana@example.com", "");
    check(ana(), &[], &[]);
    check(row(2, "Anna", "C1", "", ""), &["given: Ana > Anna"], &[]);
    check(
        row(2, "Ana", "C2", "ana@example.com", ""),
        &["identifier: C1 > C2"],
        &[],
    );
    let titled = PersonRow {
        job_title: Some("Trustee".into()),
        ..ana()
    };
    check(titled, &["jobTitle:  > Trustee"], &[]);
    check(
        row(2, "Ana", "C1", "new@example.com", ""),
        &[
            "email: ana@example.com > new@example.com",
            "publicEmail: ana@example.com > new@example.com",
        ],
        &["replacesSecureEmail"],
    );
    check(
        row(2, "Ana", "C1", "", OTHER),
        &[
            "phone: +447400123456 > +447400123457",
            "publicPhone: +447400123456 > +447400123457",
        ],
        &["replacesSecurePhone", "replacesOnlyPhone"],
    );
    check(
        labelled(row(2, "Ana", "C1", "", OTHER), "office"),
        &["phone: +447400123456 > +447400123457", "publicPhone:  > +447400123457"],
        &["replacesSecurePhone"],
    );
    let north = PersonRow {
        teams: vec![TeamRef::Text("North".into())],
        ..ana()
    };
    check(north, &["team:  > North team"], &[]);
    let offices = PersonRow {
        middle_names: Some("Mary".into()),
        company: Some("Harbour Ltd".into()),
        note: Some("Call at noon".into()),
        remarks: vec!["née Bell".into()],
        ..ana()
    };
    check(
        offices,
        &[
            "middleNames:  > Mary",
            "company:  > Harbour Ltd",
            "note:  > Call at noon\nnée Bell",
        ],
        &[],
    );
    let mut two = row(2, "Ana", "C1", "", MOBILE);
    two.phones.extend(labelled(row(2, "Ana", "", "", OTHER), "home").phones);
    check(two, &["publicPhone:  > +447400123457"], &[]);
    let upper = row(2, "ANA", "C1", "ANA@example.com", "");
    check(upper, &["given: Ana > ANA"], &[]);
    // A new person changes no other person.
    let facts = firm();
    let import = import(&[ana()]);
    assert!(preview(&import, &judge_rows(&import, &facts), &facts).is_empty());
}
