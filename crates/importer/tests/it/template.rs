//! The template and the example are files the importer takes as they are.

use domain::coded::Coded;
use domain::import::{Listed, PersonRef, RowCode, TeamRef};
use domain::language::Language;
use domain::people::Role;
use importer::own::{example, template};
use importer::{
    CheckOptions, CheckedRow, Confidence, Field, FileProblem, HeaderChoice, ReadOptions, check, missing_for,
    read_table, suggest_for,
};

use crate::support::{fields, read};

fn file(listed: Listed, language: Language, rows: bool) -> Vec<u8> {
    let quoted = |cells: Vec<&str>| {
        let cells: Vec<String> = cells
            .into_iter()
            .map(|cell| format!("\"{}\"", importer::own::harmless(cell).replace('"', "\"\"")))
            .collect();
        format!("{}\r\n", cells.join(","))
    };
    let mut text = format!("\u{feff}{}", quoted(template(listed, language).collect()));
    if rows {
        for cells in example(listed, language) {
            text.push_str(&quoted(cells));
        }
    }
    text.into_bytes()
}

fn each() -> impl Iterator<Item = (Listed, Language)> {
    Listed::all().flat_map(|listed| Language::all().map(move |language| (listed, language)))
}

#[test]
fn the_template_alone_has_no_rows_to_import() {
    for (listed, language) in each() {
        let file = file(listed, language, false);
        assert_eq!(read(&file).map(drop), Err(FileProblem::HeaderOnly));
        // Also for whoever says that the first row is the header.
        let options = ReadOptions {
            header: HeaderChoice::Row(1),
            ..ReadOptions::default()
        };
        let read = read_table(&file, &options, &()).map(drop);
        assert_eq!(read, Err(FileProblem::HeaderOnly));
    }
}

#[test]
fn the_example_imports_without_a_word() {
    for (listed, language) in each() {
        let table = read(&file(listed, language, true)).expect("this is one");
        assert_eq!(table.format().header_row, Some(1));
        assert!(table.notes().is_empty(), "{:?}", table.notes());
        let mapping = suggest_for(&table, listed);
        let fields: Vec<Field> = mapping.columns.iter().map(|column| column.field).collect();
        assert_eq!(fields, Field::template(listed), "{listed:?} {language:?}");
        assert!(
            mapping
                .columns
                .iter()
                .all(|column| column.confidence != Confidence::Guess)
        );
        assert!(missing_for(&mapping, listed).is_empty());
        assert!(mapping.columns.iter().all(|column| column.proposal.is_none()));
        let options = CheckOptions {
            listed,
            ..CheckOptions::default()
        };
        let checked = check(&table, &mapping, &options, &()).expect("nobody cancels");
        assert!(checked.issues.is_empty(), "{:?}", checked.issues);
        assert!(checked.banners.is_empty(), "{:?}", checked.banners);
        let unusable = |row: &&CheckedRow| matches!(row, CheckedRow::Unusable { .. });
        assert_eq!(checked.rows.iter().filter(unusable).count(), 0);
        assert_eq!(checked.rows.len(), example(listed, language).len());
    }
}

#[test]
fn people_in_the_example_cannot_be_reached() {
    for (listed, language) in each().filter(|(listed, _)| listed.is_people()) {
        for person in example(listed, language) {
            let cell = |field| {
                let place = Field::template(listed).iter().position(|known| *known == field);
                *person.get(place.expect("this is one")).expect("a cell")
            };
            let (email, phone) = (cell(Field::Email), cell(Field::Phone));
            let nobodys = ["@example.com", "@example.org"];
            assert!(
                email.is_empty() || nobodys.iter().any(|end| email.ends_with(end)),
                "{email}"
            );
            let free = ["+44 20 7946 0", "+44 113 496 0", "+1 202-555-01", "+33 1 99 00 "];
            assert!(
                phone.is_empty() || free.iter().any(|start| phone.starts_with(start)),
                "{phone}"
            );
            assert!(!(email.is_empty() && phone.is_empty()));
        }
    }
}

fn rows_of_staff(text: &str) -> (String, Vec<CheckedRow>) {
    let table = read(text.as_bytes()).expect("a table");
    let mapping = suggest_for(&table, Listed::Staff);
    let checked = check(&table, &mapping, &CheckOptions::default(), &()).expect("nobody cancels");
    (fields(&mapping), checked.rows)
}

#[test]
fn columns_of_staff_files_are_known() {
    let (columns, rows) = rows_of_staff(
        "Employee Name,Employee Number,E-mail,Role\nAnn Roy,7,ann@example.com,User Administrator\nBea Low,8,bea@example.com,\n",
    );
    assert_eq!(columns, "fullName identifier email role");
    let roles: Vec<_> = rows
        .iter()
        .map(|row| match row {
            CheckedRow::Usable(person) => person.role,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(roles, [Some(Role::UserAdministrator), None]);
}

#[test]
fn a_column_of_roles_is_never_a_job_title() {
    let (columns, rows) = rows_of_staff(
        "Name,Email,Role\nAnn Roy,ann@example.com,Sytem administrator\nBea Low,bea@example.com,Partner\n",
    );
    assert_eq!(columns, "fullName email role");
    let is_refused = |row: &CheckedRow| {
        matches!(
            row,
            CheckedRow::Unusable {
                code: RowCode::UnknownRole,
                ..
            }
        )
    };
    assert!(rows.iter().all(is_refused), "{rows:?}");
}

#[test]
fn a_role_that_nobody_knows_is_a_problem_of_its_row() {
    let (_, rows) = rows_of_staff("Name,Email,Role\nAnn Roy,ann@example.com,Staff\nBea Low,bea@example.com,Boss\n");
    let unknown = CheckedRow::Unusable {
        row: 3,
        code: RowCode::UnknownRole,
    };
    assert_eq!(rows.get(1), Some(&unknown));
}

fn lists(listed: Listed, text: &str) -> (String, Vec<CheckedRow>) {
    let table = read(text.as_bytes()).expect("a table");
    let mapping = suggest_for(&table, listed);
    let options = CheckOptions {
        listed,
        ..CheckOptions::default()
    };
    let checked = check(&table, &mapping, &options, &()).expect("nobody cancels");
    (fields(&mapping), checked.rows)
}

#[test]
fn teams_are_read_with_their_staff() {
    let (columns, rows) = lists(
        Listed::Teams,
        "Team,Identifier,Description,Staff Emails\nNorth Team,North,\"Northern\nclients\",Sam Lee <sam@example.com>; ANA@example.com, sam@example.com;\nTax,Tax-1,,\n,East,,\n",
    );
    assert_eq!(columns, "teamName teamIdentifier description staffEmails");
    let Some(CheckedRow::Team(team)) = rows.first() else {
        panic!("{rows:?}")
    };
    assert_eq!((team.row, team.name.as_str()), (2, "North Team"));
    assert_eq!(team.description.as_deref(), Some("Northern\nclients"));
    let staff: Vec<&str> = team
        .staff
        .iter()
        .map(|named| match named {
            PersonRef::Email(email) => email.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(staff.len(), 2, "{staff:?}");
    let codes: Vec<_> = rows
        .iter()
        .skip(1)
        .map(|row| match row {
            CheckedRow::Unusable { code, .. } => *code,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(codes, [RowCode::BadTeamIdentifier, RowCode::NoName]);
}

#[test]
fn members_are_named_in_three_ways() {
    let uuid = "2d0b6c9e-5a39-4f6f-9c1e-6f1c2a1e77aa";
    let text = format!(
        "Group UUID,Entity Member UUID,Team,Member Email,Identifier\n{uuid},{uuid},,,\n,,North,ana@example.com,\n,,North,,C-7\n,,,ana@example.com,\n,,North,,\n,,North,nobody,\n"
    );
    let (columns, rows) = lists(Listed::Members, &text);
    assert_eq!(columns, "teamId memberId teamIdentifier email identifier");
    let said: Vec<String> = rows
        .iter()
        .map(|row| match row {
            CheckedRow::Member(row) => match (
                row.teams.first().expect("a team"),
                row.members.first().expect("somebody"),
            ) {
                (TeamRef::Id(team), PersonRef::Id(user)) => format!("{} {}", *team == user.0, user),
                (TeamRef::Text(team), PersonRef::Email(email)) => format!("{team} {}", email.as_str()),
                (TeamRef::Text(team), PersonRef::Identifier(key)) => format!("{team} {}", key.as_str()),
                (TeamRef::Text(team), PersonRef::Unreadable(text)) => format!("{team} ?{text}"),
                other => panic!("{other:?}"),
            },
            CheckedRow::Unusable { code, .. } => code.code().to_owned(),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        &format!("true {uuid}"),
        "North ana@example.com",
        "North C-7",
        "noTeam",
        "noMember",
        "North ?nobody",
    ];
    assert_eq!(said, expected);
}

#[test]
fn two_columns_of_uuids_are_a_file_of_members() {
    let uuid = "2d0b6c9e-5a39-4f6f-9c1e-6f1c2a1e77aa";
    let text = format!("Group UUID,Entity Member UUID\n{uuid},{uuid}\n{uuid},{uuid}\n");
    let (columns, rows) = lists(Listed::Members, &text);
    assert_eq!((columns.as_str(), rows.len()), ("teamId memberId", 2));
}

#[test]
fn without_a_column_of_names_there_are_no_teams() {
    let (columns, rows) = lists(
        Listed::Teams,
        "First Name,Last Name,Job Title,Email\nSam,Lee,Adviser,sam@example.com\n",
    );
    assert!(!columns.contains("teamName"), "{columns}");
    let unusable = CheckedRow::Unusable {
        row: 2,
        code: RowCode::NoName,
    };
    assert_eq!(rows, [unusable]);
}
