//! Names no team has: a choice once for each, and what comes of it.

use super::*;
use crate::import::{RowChoice, RowChoices, TeamChoice, TeamChoices, UnknownTeam, team_key, unknown_teams};
use crate::people::UserCard;

fn new_team() -> TeamId {
    TeamId(Uuid::from_u128(900))
}

/// The firm, with an administrator who imports; `BY` is active or not.
fn with_actor(active: bool) -> Facts {
    let mut facts = firm();
    facts.actor = Some(UserCard::new(
        BY,
        Kind::Staff(Role::SystemAdministrator),
        PersonName::parse("Anna", "Whitmore").unwrap(),
        if active { Status::Active } else { Status::Suspended },
        DateTime::UNIX_EPOCH,
    ));
    facts
}

fn rows(named: &[&[&str]]) -> Vec<PersonRow> {
    let row = |(line, teams): (u32, &&[&str])| PersonRow {
        teams: teams.iter().map(|t| TeamRef::Text((*t).into())).collect(),
        ..row(line, "Ana", "", &format!("ana{line}@example.com"), "")
    };
    (2..).zip(named).map(row).collect()
}

fn choices(chosen: &[(&str, TeamChoice)]) -> TeamChoices {
    chosen
        .iter()
        .map(|(name, choice)| (team_key(name), choice.clone()))
        .collect()
}

fn create(name: &str) -> TeamChoice {
    let team = if name == "Audit" {
        TeamId(Uuid::from_u128(901))
    } else {
        new_team()
    };
    TeamChoice::Create {
        team,
        name: name.into(),
        staff: BY,
    }
}

#[test]
fn a_choice_is_made_once_for_each_name() {
    let north = TeamChoice::Existing(TeamId(Uuid::from_u128(102)));
    let check = |facts: &Facts, named: &[&[&str]], chosen: &[(&str, TeamChoice)], expect: &[&str]| {
        let import = ImportPeople {
            teams: choices(chosen),
            rows_chosen: RowChoices::new(),
            ..import(&rows(named))
        };
        assert_eq!(outcomes(&import, facts), expect, "{named:?} {chosen:?}");
    };
    let facts = with_actor(true);
    check(&facts, &[&["Payroll"]], &[], &["teamUnknown"]);
    check(
        &facts,
        &[&["Payroll"], &["pay roll"]],
        &[("PAYROLL", create("Payroll"))],
        &["new", "new"],
    );
    check(&facts, &[&["Payroll"]], &[("Payroll", north.clone())], &["new"]);
    check(
        &facts,
        &[&["Payroll"], &["Payroll", "North"]],
        &[("Payroll", TeamChoice::Ignore)],
        &["new", "new"],
    );
    check(
        &facts,
        &[&["Payroll", "Audit"]],
        &[("Payroll", create("Payroll"))],
        &["teamUnknown"],
    );
    // A choice for a name that a team has says nothing.
    check(&facts, &[&["North"]], &[("North", TeamChoice::Ignore)], &["new"]);
    check(
        &facts,
        &[&["South"]],
        &[("South", create("South"))],
        &["teamWithoutActiveStaff"],
    );
    // The chosen team must be covered, and be there.
    let south = TeamChoice::Existing(TeamId(Uuid::from_u128(103)));
    check(
        &facts,
        &[&["Payroll"]],
        &[("Payroll", south)],
        &["teamWithoutActiveStaff"],
    );
    let gone = TeamChoice::Existing(TeamId(Uuid::from_u128(1)));
    check(&facts, &[&["Payroll"]], &[("Payroll", gone)], &["teamUnknown"]);
    check(
        &with_actor(false),
        &[&["Payroll"]],
        &[("Payroll", create("Payroll"))],
        &["teamWithoutActiveStaff"],
    );
}

#[test]
fn chosen_team_is_created_only_with_members() {
    let facts = with_actor(true);
    let written = |import: &ImportPeople| {
        let report = judge_rows(import, &facts);
        write_rows(import, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap().0
    };
    let one = ImportPeople {
        teams: choices(&[("Payroll", create("Payroll")), ("Audit", create("Audit"))]),
        rows_chosen: RowChoices::new(),
        ..import(&rows(&[&["payroll"], &["Payroll"]]))
    };
    let writes = written(&one);
    let names: Vec<&str> = writes.teams.inserted.iter().map(|team| team.name.as_str()).collect();
    assert_eq!(names, ["Payroll"]);
    assert_eq!(writes.members.inserted.len(), 3, "two clients and the one who imports");
    assert!(
        writes
            .members
            .inserted
            .iter()
            .any(|m| m.user == BY && m.team == new_team())
    );
    // Nobody comes: no team.
    let twice = ImportPeople {
        rows: one.rows.iter().take(0).cloned().collect::<Vec<_>>().into(),
        ..one
    };
    assert!(written(&twice).teams.inserted.is_empty());
    // An existing person joins it as well.
    let ana = row(2, "Ana", "", "ana2@example.com", "");
    let facts = with(with_actor(true), 1, Kind::Client, Status::Active, &ana);
    let import = ImportPeople {
        teams: choices(&[("Payroll", create("Payroll"))]),
        rows_chosen: RowChoices::new(),
        ..import(&rows(&[&["Payroll"]]))
    };
    assert_eq!(outcomes(&import, &facts), ["upd"]);
    let report = judge_rows(&import, &facts);
    let writes = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH)
        .unwrap()
        .0;
    assert_eq!(writes.teams.inserted.len(), 1);
}

#[test]
fn names_are_listed_once_with_how_many_rows_name_them() {
    let mut import = import(&rows(&[
        &["Payroll", "North"],
        &["Audit"],
        &["pay roll", "Audit"],
        &[],
        &["South"],
    ]));
    let unknown = |name: &str, rows| UnknownTeam {
        name: name.into(),
        rows,
    };
    let expect = [unknown("Payroll", 2), unknown("Audit", 2)];
    assert_eq!(unknown_teams(&import, &firm()), expect);
    import.teams = choices(&[("Audit", TeamChoice::Ignore)]);
    assert_eq!(unknown_teams(&import, &firm()), expect, "chosen names stay in the list");
}

/// The firm with Ana and Bea.
fn with_clients() -> Facts {
    let ana = row(2, "Ana", "", "ana@example.com", "");
    let bea = row(3, "Bea", "", "bea@example.com", "");
    let facts = with(firm(), 1, Kind::Client, Status::Active, &ana);
    with(facts, 2, Kind::Client, Status::Active, &bea)
}

fn kinds(import: &ImportPeople, facts: &Facts) -> Vec<&'static str> {
    let rows = judge_rows(import, facts).rows.into_iter();
    rows.map(|row| row.outcome.kind().code()).collect()
}

#[test]
fn a_row_is_decided_for_itself() {
    let facts = with_clients();
    let rows = [row(2, "Cora", "", "ana@example.com", MOBILE)];
    for (choice, expected) in [
        (None, "skipped"),
        (Some(RowChoice::Same), "updated"),
        (Some(RowChoice::New), "created"),
    ] {
        let mut import = import(&rows);
        import.rows_chosen.extend(choice.map(|choice| (2, choice)));
        assert_eq!(kinds(&import, &facts), [expected], "{choice:?}");
    }
}

#[test]
fn a_decision_stands_before_what_was_chosen_for_all() {
    let facts = with_clients();
    let rows = [
        row(2, "Cora", "", "ana@example.com", MOBILE),
        row(3, "Dora", "", "bea@example.com", ""),
    ];
    let mut import = import(&rows);
    import.options.on_rename = OnRename::AddWithoutAddress;
    import.rows_chosen.insert(3, RowChoice::Same);
    assert_eq!(kinds(&import, &facts), ["created", "updated"]);
}

#[test]
fn a_client_without_an_address_is_met_again_if_it_is_decided_so() {
    let known = row(2, "Ana", "", "", MOBILE);
    let facts = with(firm(), 1, Kind::Client, Status::Active, &known);
    let rows = [row(2, "Ana", "", "ana@example.com", MOBILE)];
    for (choice, expected) in [
        (None, "skipped"),
        (Some(RowChoice::Same), "updated"),
        (Some(RowChoice::New), "created"),
    ] {
        let mut import = import(&rows);
        import.rows_chosen.extend(choice.map(|choice| (2, choice)));
        assert_eq!(kinds(&import, &facts), [expected], "{choice:?}");
    }
}
