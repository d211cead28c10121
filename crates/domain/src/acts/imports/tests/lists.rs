//! Files of client teams and of their members.

use super::*;
use crate::import::{Found, Listed, MemberRow, PersonRef, TeamRow};

/// A firm with Sam, staff in North, Cleo, a client of North, and Gone, who was staff.
fn people() -> Facts {
    let in_north = |line, name: &str, id: &str, email: &str| PersonRow {
        teams: vec![TeamRef::Text("North".into())],
        ..row(line, name, id, email, "")
    };
    let staff = Kind::Staff(Role::Staff);
    let sam = in_north(2, "Sam", "HR-1", "sam@example.com");
    let mut facts = with(firm(), 50, staff, Status::Active, &sam);
    facts = with(
        facts,
        51,
        staff,
        Status::Active,
        &row(2, "Tom", "HR-2", "tom@example.com", ""),
    );
    facts = with(
        facts,
        52,
        staff,
        Status::Inactive,
        &row(2, "Gone", "HR-3", "gone@example.com", ""),
    );
    with(
        facts,
        60,
        Kind::Client,
        Status::Active,
        &in_north(2, "Cleo", "C-1", "cleo@example.com"),
    )
}

fn email(text: &str) -> PersonRef {
    PersonRef::Email(EmailAddress::parse(text).unwrap())
}

fn team(line: u32, name: &str, identifier: &str, staff: &[PersonRef]) -> TeamRow {
    TeamRow {
        row: line,
        name: name.into(),
        identifier: TeamIdentifier::parse(identifier).ok(),
        description: None,
        staff: staff.to_vec(),
    }
}

fn member(line: u32, team: &str, member: PersonRef) -> StagedRow {
    StagedRow::Member(Box::new(MemberRow {
        row: line,
        teams: vec![TeamRef::Text(team.into())],
        members: vec![member],
    }))
}

fn of(listed: Listed, rows: Vec<StagedRow>) -> ImportPeople {
    ImportPeople {
        options: ImportOptions {
            listed,
            ..ImportOptions::default()
        },
        rows: rows.into(),
        ..import(&[])
    }
}

fn teams(rows: &[TeamRow]) -> ImportPeople {
    let staged = rows.iter().zip(900..);
    let rows = staged.map(|(row, id)| StagedRow::Team(Box::new(row.clone()), TeamId(Uuid::from_u128(id))));
    of(Listed::Teams, rows.collect())
}

fn told(import: &ImportPeople, facts: &Facts) -> Vec<String> {
    let report = judge_rows(import, facts);
    let outcome = |outcome: &Outcome| match outcome.left_out() {
        Some(problem) => {
            let earlier = problem.earlier.map(|row| row.to_string());
            let why = problem.text.clone().or(earlier).unwrap_or_default();
            format!("{} {} {why}", outcome.kind().code(), problem.code.code())
        }
        None => outcome.kind().code().to_owned(),
    };
    report.rows.iter().map(|result| outcome(&result.outcome)).collect()
}

#[test]
fn teams_are_made_and_staff_join_them() {
    let facts = people();
    let import = teams(&[
        team(2, "West", "West", &[email("SAM@example.com"), email("tom@example.com")]),
        TeamRow {
            description: Some("Northern clients".into()),
            ..team(
                3,
                "North Team",
                "NORTH",
                &[PersonRef::Identifier(Identifier::parse("HR-2").unwrap())],
            )
        },
        team(4, "south", "", &[]),
    ]);
    assert_eq!(told(&import, &facts), ["created", "updated", "unchanged"]);
    let report = judge_rows(&import, &facts);
    let (writes, mails) = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    assert!(mails.is_empty());
    let made = &writes.teams.inserted[0];
    assert_eq!((made.name.as_str(), made.is_default), ("West", false));
    let joined = |members: &[crate::teams::TeamMember]| {
        let ids = members
            .iter()
            .map(|member| (member.team.0.as_u128(), member.user.0.as_u128()));
        ids.collect::<Vec<_>>()
    };
    assert_eq!(joined(&writes.members.inserted), [(900, 50), (900, 51), (102, 51)]);
    let changed: Vec<_> = writes.teams.updated.iter().map(|(_, after)| after).collect();
    assert_eq!(changed[0].description, "Northern clients");
    // By its name alone: the spelling is no change.
    assert_eq!(changed.len(), 1);
}

#[test]
fn the_same_file_of_teams_changes_nothing_again() {
    let facts = people();
    let same = teams(&[
        team(2, "North team", "north", &[email("sam@example.com")]),
        team(3, "South", "", &[]),
    ]);
    assert_eq!(told(&same, &facts), ["unchanged", "unchanged"]);
    let north = Found::Team(TeamId(Uuid::from_u128(102)));
    assert_eq!(judge_rows(&same, &facts).rows[0].outcome, Outcome::Unchanged(north));
}

#[test]
fn rows_of_teams_that_cannot_be_taken() {
    let facts = people();
    let import = teams(&[
        team(2, "North team", "N2", &[]),
        team(3, "East", "East", &[email("nobody@example.com")]),
        team(4, "East", "East", &[email("cleo@example.com")]),
        team(5, "East", "East", &[email("gone@example.com")]),
        team(6, "East", "East", &[PersonRef::Unreadable("Sam".into())]),
        team(7, "East", "East", &[]),
        team(8, "EAST ", "East2", &[]),
        team(9, "Easter", "east", &[]),
        team(10, "South", "North", &[]),
    ]);
    let expected = [
        "refused teamNameInUse North team",
        "refused personUnknown nobody@example.com",
        "refused notStaff ",
        "refused inactive ",
        "refused personUnknown Sam",
        "created",
        "refused teamTwice 7",
        "refused teamTwice 7",
        // The identifier is North's, the name South's.
        "refused teamNameInUse South",
    ];
    assert_eq!(told(&import, &facts), expected);
}

#[test]
fn known_teams_are_passed_over_if_chosen() {
    let facts = people();
    let change = teams(&[team(2, "North", "North", &[email("tom@example.com")])]);
    let with = |choose: &dyn Fn(&mut ImportOptions)| {
        let mut import = change.clone();
        choose(&mut import.options);
        told(&import, &facts)
    };
    assert_eq!(told(&change, &facts), ["updated"]);
    assert_eq!(
        with(&|options| options.on_match = OnMatch::Skip),
        ["skipped onMatchSkipped North team"]
    );
    assert_eq!(
        with(&|options| options.on_match = OnMatch::Refuse),
        ["refused onMatchRefused North team"]
    );
    let passed_over = with(&|options| options.ignore_identifiers_in_use = true);
    assert_eq!(passed_over, ["skipped identifierInUse North team"]);
}

#[test]
fn people_join_teams_by_pairs() {
    let facts = people();
    let rows = vec![
        member(2, "north", email("tom@example.com")),
        member(3, "North team", email("sam@example.com")),
        member(4, "North", email("tom@example.com")),
        member(5, "Default", PersonRef::Id(user(60))),
        member(6, "West", email("cleo@example.com")),
        member(7, "North", email("gone@example.com")),
        member(8, "North", PersonRef::Id(user(7))),
        StagedRow::Unusable {
            row: 9,
            code: RowCode::NoTeam,
        },
    ];
    let import = of(Listed::Members, rows);
    let nobody = format!("refused personUnknown {}", user(7));
    let expected = [
        "created",
        "unchanged",
        "refused memberTwice 2",
        "created",
        "refused teamUnknown West",
        "refused inactive ",
        &nobody,
        "refused noTeam ",
    ];
    assert_eq!(told(&import, &facts), expected);
    let report = judge_rows(&import, &facts);
    let (writes, _) = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    let joined: Vec<_> = writes
        .members
        .inserted
        .iter()
        .map(|m| (m.team.0.as_u128(), m.user.0.as_u128()))
        .collect();
    assert_eq!(joined, [(102, 51), (101, 60)]);
}

#[test]
fn clients_join_a_team_only_with_active_staff_who_may_come_by_the_same_file() {
    let facts = people();
    let client = || member(2, "South", email("cleo@example.com"));
    let alone = of(Listed::Members, vec![client()]);
    assert_eq!(told(&alone, &facts), ["refused teamWithoutActiveStaff South"]);
    let covered = of(
        Listed::Members,
        vec![client(), member(3, "South", email("tom@example.com"))],
    );
    assert_eq!(told(&covered, &facts), ["created", "created"]);
}

#[test]
fn a_team_without_an_identifier_gets_that_of_its_row() {
    let facts = people();
    let import = teams(&[team(2, "SOUTH", "S1", &[])]);
    assert_eq!(told(&import, &facts), ["updated"]);
    let report = judge_rows(&import, &facts);
    let (writes, _) = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    let (_, after) = &writes.teams.updated[0];
    let identifier = after.identifier.as_ref().map(TeamIdentifier::as_str);
    assert_eq!((after.name.as_str(), identifier), ("South", Some("S1")));
}

#[test]
fn what_a_row_says_twice_has_to_agree() {
    let facts = people();
    let row = |line, teams: &[&str], members: &[PersonRef]| {
        StagedRow::Member(Box::new(MemberRow {
            row: line,
            teams: teams.iter().map(|name| TeamRef::Text((*name).into())).collect(),
            members: members.to_vec(),
        }))
    };
    let (tom, sam) = (email("tom@example.com"), email("sam@example.com"));
    let import = of(
        Listed::Members,
        vec![
            row(2, &["North", "north team"], &[PersonRef::Id(user(51)), tom.clone()]),
            row(3, &["North", "Default"], std::slice::from_ref(&tom)),
            row(4, &["Default"], &[sam, tom]),
        ],
    );
    let expected = ["created", "refused twoTeams Default", "refused twoPeople "];
    assert_eq!(told(&import, &facts), expected);
}
