//! Which row becomes which person, row by row.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]

mod choices;
mod inviting;
mod limits;
mod lists;
mod numbers;
mod preview;
mod rings;
mod same;
mod sharing;
mod staff;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::DateTime;
use uuid::Uuid;

use crate::coded::Coded;
use crate::email::EmailAddress;
use crate::facts::{Facts, TeamFacts};
use crate::identifier::{Identifier, TeamIdentifier};
use crate::ids::{PointId, TeamId, UserId};
use crate::import::{
    ImportOptions, ImportPeople, NewIds, OnMatch, OnRename, OnSame, Outcome, PersonRow, PhoneValue, RowChoices,
    RowCode, StagedRow, TeamRef, judge_rows, write_rows,
};
use crate::invitation::{InvitationRecord, InvitationType};
use crate::people::{ContactPoint, Kind, Person, Reach, Role, Status, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::phone::{E164, Status as PhoneStatus};
use crate::settings::{InvitationRule, Settings};
use crate::teams::Team;

fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

/// Default team 101 and North 102, both with staff 50; South 103 without.
fn firm() -> Facts {
    let mut facts = Facts::default();
    for (n, name, identifier, covered) in [
        (101, "Default", "", true),
        (102, "North team", "North", true),
        (103, "South", "", false),
    ] {
        let team = Team {
            id: TeamId(Uuid::from_u128(n)),
            name: name.into(),
            identifier: TeamIdentifier::parse(identifier).ok(),
            description: String::new(),
            is_default: n == 101,
            shared: false,
        };
        let active_staff = if covered {
            BTreeSet::from([user(50)])
        } else {
            BTreeSet::new()
        };
        facts.teams.insert(
            team.id,
            TeamFacts {
                team,
                active_staff,
                leads: BTreeSet::new(),
                clients: 0,
            },
        );
    }
    facts
}

fn with(mut facts: Facts, n: u128, kind: Kind, status: Status, row: &PersonRow) -> Facts {
    let report_of = ImportPeople {
        rows: vec![staged(n, row.clone())].into(),
        ..import(&[])
    };
    let report = judge_rows(&report_of, &firm());
    let writes = write_rows(&report_of, &report, &firm(), BY, DateTime::UNIX_EPOCH)
        .unwrap()
        .0;
    let card = UserCard {
        kind,
        status,
        ..writes.cards.inserted[0].clone()
    };
    let private: UserPrivate = writes.privates.inserted[0].clone();
    let (emails, identifiers) = (&mut facts.email_holders, &mut facts.identifier_holders);
    emails.extend(private.email.as_ref().map(|e| (e.key().into_owned(), card.id)));
    identifiers.extend(private.identifier.as_ref().map(|i| (i.as_str().to_owned(), card.id)));
    let teams = writes.members.inserted.iter().map(|m| m.team).collect();
    facts.people.insert(
        card.id,
        Person {
            card,
            private,
            points: writes.points.inserted,
            teams,
            invitation: None,
            note: None,
        },
    );
    facts
}

/// `id`, `email` and `phone` may be empty.
fn row(line: u32, given: &str, id: &str, email: &str, phone: &str) -> PersonRow {
    PersonRow {
        row: line,
        name: PersonName::parse(given, "Roy").unwrap(),
        middle_names: None,
        job_title: None,
        company: None,
        note: None,
        remarks: Vec::new(),
        emails: EmailAddress::parse(email).into_iter().collect(),
        phones: E164::parse(phone)
            .map(|number| PhoneValue {
                raw: phone.into(),
                e164: Some(number),
                ext: None,
                status: PhoneStatus::Ok,
                label: None,
            })
            .into_iter()
            .collect(),
        identifier: Identifier::parse(id).ok(),
        teams: Vec::new(),
        role: None,
        own: None,
    }
}

fn staged(n: u128, row: PersonRow) -> StagedRow {
    let points = (0..4).map(|p| PointId(Uuid::from_u128(n * 10 + p))).collect();
    StagedRow::Usable(Box::new(row), NewIds { user: user(n), points })
}

/// Who imports.
const BY: UserId = UserId(uuid::Uuid::nil());

fn import(rows: &[PersonRow]) -> ImportPeople {
    ImportPeople {
        file_name: "clients.csv".into(),
        options: ImportOptions::default(),
        rows: Arc::new(rows.iter().zip(1000..).map(|(r, n)| staged(n, r.clone())).collect()),
        teams: std::collections::BTreeMap::new(),
        rows_chosen: RowChoices::new(),
        ignored: 2,
        invite: None,
        forecast: None,
    }
}

/// Outcomes in short: `new`, `upd`, `same`, or the code of the problem.
fn outcomes(import: &ImportPeople, facts: &Facts) -> Vec<&'static str> {
    let report = judge_rows(import, facts);
    let counts = report.counts();
    assert_eq!(
        counts.rows,
        counts.created + counts.updated + counts.unchanged + counts.skipped + counts.refused
    );
    let short = |o: &Outcome| match o {
        Outcome::Created => "new",
        Outcome::Updated(_) => "upd",
        Outcome::Unchanged(_) => "same",
        Outcome::Skipped(p) | Outcome::Refused(p) => p.code.code(),
    };
    report.rows.iter().map(|r| short(&r.outcome)).collect()
}

fn check(facts: &Facts, rows: &[PersonRow], expect: &[&str]) {
    assert_eq!(outcomes(&import(rows), facts), expect);
}

const MOBILE: &str = "+447400123456";

#[test]
fn new_people_are_created() {
    check(
        &firm(),
        &[
            row(2, "Ana", "C1", "ana@example.com", ""),
            row(3, "Bea", "", "bea@example.com", MOBILE),
            row(4, "Cy", "", "", MOBILE),
        ],
        &["new", "new", "new"],
    );
}

#[test]
fn identifier_first_then_address() {
    let ana = row(2, "Ana", "C1", "ana@example.com", MOBILE);
    let facts = with(firm(), 1, Kind::Client, Status::Active, &ana);
    check(&facts, std::slice::from_ref(&ana), &["same"]);
    check(&facts, &[row(2, "Ana", "C1", "", "")], &["same"]);
    check(&facts, &[row(2, "Ana", "", "ANA@example.com", "")], &["same"]);
    check(&facts, &[row(2, "Anna", "C1", "ana@example.com", "")], &["upd"]);
    check(&facts, &[row(2, "Ana", "C1", "new@example.com", "")], &["upd"]);
    check(&facts, &[row(2, "Ana", "C2", "ana@example.com", "")], &["upd"]);
    check(&facts, &[row(2, "Ana", "", "", MOBILE)], &["same"]);
    check(&facts, &[row(2, "Eva", "", "", MOBILE)], &["new"]);
}

#[test]
fn two_rows_for_one_person() {
    let rows = [
        row(2, "Ana", "C1", "ana@example.com", ""),
        row(3, "Bea", "C1", "bea@example.com", ""),
        row(4, "Ana", "", "ANA@example.com", ""),
        row(5, "Di", "", "", MOBILE),
        row(6, "Di", "", "", MOBILE),
    ];
    check(
        &firm(),
        &rows,
        &["new", "identifierTwice", "emailTwice", "new", "samePersonTwice"],
    );
    let facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "ana@example.com", ""),
    );
    check(
        &facts,
        &[row(2, "Ana", "C1", "", ""), row(3, "Ana", "", "ana@example.com", "")],
        &["same", "samePersonTwice"],
    );
}

#[test]
fn people_out_of_reach() {
    let ana = row(2, "Ana", "C1", "ana@example.com", "");
    let staff = with(firm(), 1, Kind::Staff(Role::Staff), Status::Active, &ana);
    check(&staff, &[row(2, "Ana", "", "ana@example.com", "")], &["staffMember"]);
    let gone = with(firm(), 1, Kind::Client, Status::Inactive, &ana);
    check(&gone, &[row(2, "Ana", "C1", "other@example.com", "")], &["inactive"]);
    let facts = with(firm(), 1, Kind::Client, Status::Active, &ana);
    let facts = with(
        facts,
        2,
        Kind::Client,
        Status::Active,
        &row(3, "Bea", "C2", "bea@example.com", ""),
    );
    check(&facts, &[row(2, "Ana", "C1", "bea@example.com", "")], &["twoPeople"]);
}

#[test]
fn an_address_that_another_row_frees_is_free() {
    let facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "ana@example.com", ""),
    );
    let facts = with(
        facts,
        2,
        Kind::Client,
        Status::Active,
        &row(3, "Bea", "C2", "bea@example.com", ""),
    );
    let takes = row(2, "Ana", "C1", "bea@example.com", "");
    let frees = row(3, "Bea", "C2", "new@example.com", "");
    check(&facts, &[takes.clone(), frees.clone()], &["upd", "upd"]);
    check(&facts, &[frees, takes], &["upd", "upd"]);
    // Two that wait for each other swap.
    check(
        &facts,
        &[
            row(2, "Ana", "C1", "bea@example.com", ""),
            row(3, "Bea", "C2", "ana@example.com", ""),
        ],
        &["upd", "upd"],
    );
}

#[test]
fn choices_about_existing_people() {
    let facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "ana@example.com", ""),
    );
    let rows = [
        row(2, "Anna", "C1", "ana@example.com", ""),
        row(3, "Bea", "C2", "bea@example.com", ""),
    ];
    for (on_match, ignore, first) in [
        (OnMatch::Update, false, "upd"),
        (OnMatch::Skip, false, "onMatchSkipped"),
        (OnMatch::Refuse, false, "onMatchRefused"),
        (OnMatch::Update, true, "identifierInUse"),
    ] {
        let options = ImportOptions {
            on_match,
            ignore_identifiers_in_use: ignore,
            ..ImportOptions::default()
        };
        assert_eq!(
            outcomes(
                &ImportPeople {
                    options,
                    ..import(&rows)
                },
                &facts
            ),
            [first, "new"]
        );
    }
}

#[test]
fn teams_of_a_row() {
    let named = |teams: &[&str]| PersonRow {
        teams: teams.iter().map(|t| TeamRef::Text((*t).into())).collect(),
        ..row(2, "Ana", "", "ana@example.com", "")
    };
    for (teams, expect) in [
        (&["north"][..], "new"),
        (&["North Team"], "new"),
        (&["northteam"], "new"),
        (&["East"], "teamUnknown"),
        (&["North", "South"], "teamWithoutActiveStaff"),
        (&[], "new"),
    ] {
        check(&firm(), &[named(teams)], &[expect]);
    }
    let mut facts = firm();
    facts.teams.retain(|_, t| !t.team.is_default);
    check(&facts, &[named(&[])], &["noDefaultTeam"]);
    let mut facts = firm();
    for team in facts.teams.values_mut() {
        team.team.name = "Same".into();
    }
    check(&facts, &[named(&["same"])], &["teamAmbiguous"]);
}

#[test]
fn rows_that_could_not_be_read_are_counted() {
    let mut import = import(&[]);
    Arc::make_mut(&mut import.rows).push(StagedRow::Unusable {
        row: 2,
        code: RowCode::NoName,
    });
    assert_eq!(outcomes(&import, &firm()), ["noName"]);
    assert_eq!(judge_rows(&import, &firm()).counts().ignored, 2);
}

#[test]
fn an_empty_cell_never_erases() {
    let full = PersonRow {
        job_title: Some("Trustee".into()),
        ..row(2, "Ana", "C1", "ana@example.com", MOBILE)
    };
    let facts = with(firm(), 1, Kind::Client, Status::Active, &full);
    let mut only_name = row(2, "Anna", "C1", "", "");
    only_name.name = PersonName::parse("Anna", "").unwrap();
    let import = import(&[only_name]);
    let report = judge_rows(&import, &facts);
    let writes = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH)
        .unwrap()
        .0;
    let (_, card) = &writes.cards.updated[0];
    assert_eq!(
        (card.name.full().as_str(), card.job_title.as_str()),
        ("Anna Roy", "Trustee")
    );
    assert!(writes.privates.is_empty() && writes.points.is_empty() && writes.members.is_empty());
}

#[test]
fn new_values_reach_the_public_points() {
    let facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "ana@example.com", MOBILE),
    );
    let import = import(&[row(2, "Ana", "C1", "new@example.com", "+442079460018")]);
    let report = judge_rows(&import, &facts);
    let writes = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH)
        .unwrap()
        .0;
    assert_eq!(
        writes.privates.updated[0].1.email.as_ref().unwrap().as_str(),
        "new@example.com"
    );
    let shown = writes.points.updated.iter().map(|(_, p)| match &p.reach {
        Reach::Email(e) => e.as_str().to_owned(),
        Reach::Phone(p) => p.raw.clone(),
    });
    assert_eq!(shown.collect::<Vec<_>>(), ["new@example.com", "+442079460018"]);
    assert!(writes.points.inserted.is_empty());
}

#[test]
fn row_waits_for_an_address_another_row_may_free() {
    let facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "ana@example.com", ""),
    );
    let facts = with(
        facts,
        2,
        Kind::Client,
        Status::Active,
        &row(3, "Bea", "C2", "bea@example.com", ""),
    );
    let ana_takes = row(2, "Ana", "C1", "bea@example.com", "");
    let new = row(3, "Cy", "", "ana@example.com", "");
    let bea_gives = row(4, "Bea", "C2", "new@example.com", "");
    check(
        &facts,
        &[ana_takes.clone(), new.clone(), bea_gives],
        &["upd", "new", "upd"],
    );
    // If it is not given up, the row is one more row for the same person.
    check(&facts, &[ana_takes, new], &["twoPeople", "samePersonTwice"]);
}

#[test]
fn a_name_and_a_number_are_looked_up_when_all_else_is_settled() {
    let ana = row(2, "Ana", "C1", "ana@example.com", MOBILE);
    let facts = with(firm(), 1, Kind::Client, Status::Active, &ana);
    let bare = row(3, "Ana", "", "", MOBILE);
    check(&facts, &[bare.clone(), ana.clone()], &["samePersonTwice", "same"]);
    // Ana gets another name or another number: then this name and number mean no person.
    check(&facts, &[row(2, "Eva", "C1", "", ""), bare.clone()], &["upd", "new"]);
    check(
        &facts,
        &[row(2, "Ana", "C1", "", "+442079460018"), bare.clone()],
        &["upd", "new"],
    );
    check(
        &facts,
        &[row(2, "Eva", "C1", "", ""), row(3, "Eva", "", "", MOBILE)],
        &["upd", "samePersonTwice"],
    );
    check(&firm(), &[bare, ana], &["samePersonTwice", "new"]);
}

#[test]
fn addresses_are_released_before_they_are_taken() {
    let facts = with(
        firm(),
        1,
        Kind::Client,
        Status::Active,
        &row(2, "Ana", "C1", "ana@example.com", ""),
    );
    let facts = with(
        facts,
        2,
        Kind::Client,
        Status::Active,
        &row(3, "Bea", "C2", "bea@example.com", ""),
    );
    let facts = with(
        facts,
        3,
        Kind::Client,
        Status::Active,
        &row(4, "Cy", "C3", "cy@example.com", ""),
    );
    let rows = [
        row(2, "Ana", "C1", "bea@example.com", ""),
        row(3, "Bea", "C2", "cy@example.com", ""),
        row(4, "Cy", "C3", "new@example.com", ""),
    ];
    let import = import(&rows);
    let report = judge_rows(&import, &facts);
    let writes = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH)
        .unwrap()
        .0;
    let order: Vec<_> = writes.privates.updated.iter().map(|(before, _)| before.user).collect();
    assert_eq!(order, [user(3), user(2), user(1)]);
}

#[test]
fn name_and_number_find_a_person() {
    let ana = row(2, "Ana", "C1", "ana@example.com", MOBILE);
    let bare = row(3, "Ana", "", "", MOBILE);
    let staff = with(firm(), 1, Kind::Staff(Role::Staff), Status::Active, &ana);
    check(&staff, std::slice::from_ref(&bare), &["staffMember"]);
    let gone = with(firm(), 1, Kind::Client, Status::Inactive, &ana);
    check(&gone, std::slice::from_ref(&bare), &["inactive"]);
    // Of two, the one who has nothing else is meant.
    let two = with(firm(), 1, Kind::Client, Status::Active, &ana);
    let two = with(two, 2, Kind::Client, Status::Active, &bare);
    check(&two, &[ana.clone(), bare.clone()], &["same", "same"]);
    // Ana's own row waited in vain, but it is hers.
    let facts = with(firm(), 1, Kind::Client, Status::Active, &ana);
    let bea = row(3, "Bea", "C2", "bea@example.com", "");
    let facts = with(facts, 2, Kind::Client, Status::Active, &bea);
    let takes = row(2, "Ana", "C1", "bea@example.com", "");
    check(&facts, &[takes, bare], &["twoPeople", "samePersonTwice"]);
}

#[test]
fn a_main_number_counts_more_than_another_one() {
    let ana = row(2, "Ana", "C1", "ana@example.com", "+442079460031");
    let both = PersonRow {
        phones: [ana.phones.clone(), row(2, "Ana", "", "", MOBILE).phones].concat(),
        ..ana
    };
    let namesake = row(3, "Ana", "C2", "ana.two@example.com", MOBILE);
    let facts = with(firm(), 1, Kind::Client, Status::Active, &both);
    let facts = with(facts, 2, Kind::Client, Status::Active, &namesake);
    let report = judge_rows(&import(&[row(4, "Ana", "", "", MOBILE)]), &facts);
    assert_eq!(report.rows[0].outcome, Outcome::Unchanged(user(2).into()));
}

#[test]
fn a_fax_is_never_the_main_number() {
    let labelled = |number: &str, label: &str| PhoneValue {
        label: Some(label.into()),
        ..row(2, "Ana", "", "", number).phones[0].clone()
    };
    let (fax, mobile) = (labelled("+442079460031", "fax"), labelled(MOBILE, "mobile"));
    let with_phones = |phones: &[&PhoneValue]| PersonRow {
        phones: phones.iter().map(|phone| (*phone).clone()).collect(),
        ..row(2, "Ana", "C1", "ana@example.com", "")
    };
    for (phones, main) in [
        (vec![&fax, &mobile], Some(MOBILE)),
        (vec![&mobile, &fax], Some(MOBILE)),
        (vec![&fax], None),
        (vec![], None),
    ] {
        assert_eq!(with_phones(&phones).main_number().map(E164::as_str), main, "{phones:?}");
        let facts = with(firm(), 1, Kind::Client, Status::Active, &with_phones(&phones));
        let secure = facts.people[&user(1)].private.phone.as_ref().map(E164::as_str);
        assert_eq!(secure, main);
    }
    for label in ["Fax", "Telefax", "Business fax", "Fax privat", "T\u{e9}l\u{e9}copie"] {
        assert!(labelled(MOBILE, label).is_fax(), "{label}");
    }
    for label in ["mobile", "", "office"] {
        assert!(!labelled(MOBILE, label).is_fax(), "{label}");
    }
    // Whoever had nothing but a fax is called at the number that comes.
    let facts = with(firm(), 1, Kind::Client, Status::Active, &with_phones(&[&fax]));
    let update = import(&[with_phones(&[&fax, &mobile])]);
    let report = judge_rows(&update, &facts);
    assert_eq!(report.rows[0].outcome, Outcome::Updated(user(1).into()));
    let (writes, _) = write_rows(&update, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    assert_eq!(
        writes.privates.updated[0].1.phone.as_ref().map(E164::as_str),
        Some(MOBILE)
    );
    let places = |points: &[ContactPoint]| points.iter().map(|point| point.position).collect::<Vec<_>>();
    assert_eq!(places(&writes.points.inserted), [1]);
    let moved: Vec<ContactPoint> = writes.points.updated.iter().map(|(_, after)| after.clone()).collect();
    assert_eq!(places(&moved), [2]);
}
