//! Addresses that are passed around, teams that are named loosely, remarks.

use uuid::Uuid;

use super::{check, firm, import, outcomes, row, with};
use crate::ids::TeamId;
use crate::import::{ImportOptions, ImportPeople, OnMatch, PersonRow, TeamRef};
use crate::people::{Kind, Status};

#[test]
fn rings_of_addresses_are_settled_together() {
    let person = |n: u128, given: &str, id: &str, email: &str| (n, row(2, given, id, email, ""));
    let people = [
        person(1, "Ana", "C1", "ana@example.com"),
        person(2, "Bea", "C2", "bea@example.com"),
        person(3, "Cy", "C3", "cy@example.com"),
    ];
    let facts = people.iter().fold(firm(), |facts, (n, row)| {
        with(facts, *n, Kind::Client, Status::Active, row)
    });
    let ana = |email: &str| row(2, "Ana", "C1", email, "");
    let bea = |email: &str| row(3, "Bea", "C2", email, "");
    let cy = |email: &str| row(4, "Cy", "C3", email, "");
    check(
        &facts,
        &[ana("bea@example.com"), bea("ana@example.com")],
        &["upd", "upd"],
    );
    check(
        &facts,
        &[ana("bea@example.com"), bea("cy@example.com"), cy("ana@example.com")],
        &["upd", "upd", "upd"],
    );
    // Dee, of another name, comes without the address that is passed around; Cy keeps what Bea wants.
    let dee = row(5, "Dee", "", "ana@example.com", "");
    check(
        &facts,
        &[ana("bea@example.com"), bea("ana@example.com"), dee],
        &["upd", "upd", "new"],
    );
    check(
        &facts,
        &[ana("bea@example.com"), bea("cy@example.com")],
        &["twoPeople", "twoPeople"],
    );
    let skipping = ImportPeople {
        options: ImportOptions {
            on_match: OnMatch::Skip,
            ..ImportOptions::default()
        },
        ..import(&[ana("bea@example.com"), bea("ana@example.com")])
    };
    assert_eq!(outcomes(&skipping, &facts), ["onMatchSkipped", "onMatchSkipped"]);
}

#[test]
fn words_for_no_team_and_two_teams_in_one_text() {
    let named = |texts: &[&str]| PersonRow {
        teams: texts.iter().map(|text| TeamRef::Text((*text).to_owned())).collect(),
        ..row(2, "Ana", "", "ana@example.com", "")
    };
    for (texts, expect) in [
        (&["None"][..], "new"),
        (&["unbekannt"], "new"),
        (&["NA"], "new"),
        (&["North", "n/a"], "new"),
        (&["North,Default"], "new"),
        (&["north team, DEFAULT"], "new"),
        (&["North,Default,"], "new"),
        (&["North,West"], "teamUnknown"),
        (&["North,South"], "teamWithoutActiveStaff"),
        (&["West"], "teamUnknown"),
    ] {
        check(&firm(), &[named(texts)], &[expect]);
    }
    // A team of that name is meant, whatever the word says and whatever its parts are.
    for (name, text) in [("None", "none"), ("North, Default", "North, Default")] {
        let mut facts = firm();
        let south = TeamId(Uuid::from_u128(103));
        if let Some(team) = facts.teams.get_mut(&south) {
            team.team.name = name.into();
        }
        check(&facts, &[named(&[text])], &["teamWithoutActiveStaff"]);
    }
}

#[test]
fn remarks_are_added_to_the_note_once() {
    let noted = |note: Option<&str>, remarks: &[&str], there: Option<&str>| {
        let row = PersonRow {
            note: note.map(str::to_owned),
            remarks: remarks.iter().map(|text| (*text).to_owned()).collect(),
            ..row(2, "Ana", "", "ana@example.com", "")
        };
        let first = row.noted(there);
        assert_eq!(row.noted(first.as_deref()), first, "a second time changes nothing");
        first
    };
    assert_eq!(noted(None, &[], None), None);
    assert_eq!(noted(None, &[], Some("call at noon")).as_deref(), Some("call at noon"));
    assert_eq!(noted(None, &["née Bell"], None).as_deref(), Some("née Bell"));
    let below = Some("call at noon\nnée Bell");
    assert_eq!(noted(None, &["née Bell"], Some("call at noon")).as_deref(), below);
    assert_eq!(
        noted(Some("new"), &["née Bell"], Some("old")).as_deref(),
        Some("new\nnée Bell")
    );
    let full = "x".repeat(PersonRow::NOTE_MAX);
    assert_eq!(noted(None, &["née Bell"], Some(&full)).as_deref(), Some(full.as_str()));
}
