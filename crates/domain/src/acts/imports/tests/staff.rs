//! A file of staff.

use super::*;
use crate::import::{Listed, OwnRow};

/// What a file of staff comes to, for an actor with this role.
fn outcomes(facts: &Facts, role: Role, rows: &[PersonRow]) -> Vec<(Outcome, Option<RowCode>)> {
    let mut facts = facts.clone();
    let name = PersonName::parse("Ida", "Admin").unwrap();
    let actor = UserCard::new(BY, Kind::Staff(role), name, Status::Active, DateTime::UNIX_EPOCH);
    facts.actor = Some(actor);
    let report = judge_rows(&of_staff(rows), &facts);
    let outcomes = report.rows.into_iter().map(|result| result.outcome);
    outcomes
        .map(|outcome| (outcome.clone(), outcome.left_out().map(|problem| problem.code)))
        .collect()
}

fn of_staff(rows: &[PersonRow]) -> ImportPeople {
    let import = import(rows);
    let options = ImportOptions {
        listed: Listed::Staff,
        ..import.options
    };
    ImportPeople { options, ..import }
}

fn refused(facts: &Facts, role: Role, row: PersonRow) -> Option<RowCode> {
    outcomes(facts, role, &[row])[0].1
}

fn with_role(role: Role, row: PersonRow) -> PersonRow {
    PersonRow {
        role: Some(role),
        ..row
    }
}

fn sam() -> PersonRow {
    row(2, "Sam", "HR-1", "sam@example.com", MOBILE)
}

#[test]
fn rows_become_staff_with_their_roles_and_teams() {
    let facts = firm();
    let rows = [
        sam(),
        with_role(Role::UserAdministrator, row(3, "Una", "", "una@example.com", "")),
        PersonRow {
            // Nobody covers South yet. Staff may join it all the same.
            teams: vec![TeamRef::Text("South".into())],
            ..row(4, "Tom", "", "tom@example.com", "")
        },
    ];
    let of_staff = of_staff(&rows);
    let report = judge_rows(&of_staff, &facts);
    assert_eq!(
        report.counts().refused,
        3,
        "nobody without administration adds staff: {report:?}"
    );
    let actor = Role::UserAdministrator;
    assert!(
        outcomes(&facts, actor, &rows)
            .iter()
            .all(|(outcome, _)| *outcome == Outcome::Created)
    );
    let mut facts = facts;
    let name = PersonName::parse("Ida", "Admin").unwrap();
    facts.actor = Some(UserCard::new(
        BY,
        Kind::Staff(actor),
        name,
        Status::Active,
        DateTime::UNIX_EPOCH,
    ));
    let report = judge_rows(&of_staff, &facts);
    let (writes, _) = write_rows(&of_staff, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    let kinds: Vec<Kind> = writes.cards.inserted.iter().map(|card| card.kind).collect();
    assert_eq!(
        kinds,
        [Role::Staff, Role::UserAdministrator, Role::Staff].map(Kind::Staff)
    );
    let teams: Vec<u128> = writes
        .members
        .inserted
        .iter()
        .map(|member| member.team.0.as_u128())
        .collect();
    assert_eq!(teams, [101, 101, 103]);
}

#[test]
fn without_a_default_team_staff_join_none() {
    let mut facts = firm();
    for team in facts.teams.values_mut() {
        team.team.is_default = false;
    }
    assert_eq!(refused(&facts, Role::SystemAdministrator, sam()), None);
}

#[test]
fn staff_have_an_address_of_their_own() {
    let facts = firm();
    let admin = Role::UserAdministrator;
    let without = row(2, "Sam", "HR-1", "", MOBILE);
    assert_eq!(refused(&facts, admin, without), Some(RowCode::StaffWithoutEmail));
    let shared = [sam(), row(3, "Una", "", "sam@example.com", "")];
    assert_eq!(outcomes(&facts, admin, &shared)[1].1, Some(RowCode::EmailTwice));
    // Who is known by an identifier needs none.
    let known = with(facts, 1, Kind::Staff(Role::Staff), Status::Active, &sam());
    let titled = PersonRow {
        job_title: Some("Partner".into()),
        ..row(2, "Sam", "HR-1", "", "")
    };
    let taken = outcomes(&known, admin, &[titled]);
    assert_eq!(taken[0].0, Outcome::Updated(user(1).into()));
}

#[test]
fn only_a_system_administrator_adds_and_changes_one() {
    let system = with_role(Role::SystemAdministrator, sam());
    let (user_admin, system_admin) = (Role::UserAdministrator, Role::SystemAdministrator);
    let code = Some(RowCode::SystemAdministratorRow);
    assert_eq!(refused(&firm(), user_admin, system.clone()), code);
    assert_eq!(refused(&firm(), system_admin, system.clone()), None);
    let there = with(firm(), 1, Kind::Staff(system_admin), Status::Active, &sam());
    let changed = PersonRow {
        job_title: Some("Partner".into()),
        ..sam()
    };
    assert_eq!(refused(&there, user_admin, changed.clone()), code);
    // The file does not say what they are; that is no other role.
    assert_eq!(
        outcomes(&there, system_admin, &[changed])[0].0,
        Outcome::Updated(user(1).into())
    );
}

#[test]
fn a_file_changes_no_role_and_no_client() {
    let admin = Role::SystemAdministrator;
    let there = with(firm(), 1, Kind::Staff(Role::Staff), Status::Active, &sam());
    let promoted = with_role(Role::UserAdministrator, sam());
    assert_eq!(refused(&there, admin, promoted), Some(RowCode::OtherRole));
    let client = with(firm(), 1, Kind::Client, Status::Active, &sam());
    assert_eq!(refused(&client, admin, sam()), Some(RowCode::NotStaff));
    let gone = with(firm(), 1, Kind::Staff(Role::Staff), Status::Inactive, &sam());
    assert_eq!(refused(&gone, admin, sam()), Some(RowCode::Inactive));
}

#[test]
fn a_role_that_was_changed_in_the_programs_own_file_is_told() {
    let facts = with(firm(), 1, Kind::Staff(Role::Staff), Status::Active, &sam());
    let as_exported = |role| PersonRow {
        role: Some(role),
        own: Some(Box::new(OwnRow {
            user: Some(user(1)),
            kind: Some(Kind::Staff(Role::Staff)),
            email: sam().emails.first().cloned(),
            ..OwnRow::default()
        })),
        ..sam()
    };
    let other = refused(&facts, Role::SystemAdministrator, as_exported(Role::UserAdministrator));
    assert_eq!(other, Some(RowCode::OtherRole));
}

#[test]
fn a_second_import_of_the_same_file_changes_nothing() {
    let there = with(firm(), 1, Kind::Staff(Role::UserAdministrator), Status::Quiet, &sam());
    let same = with_role(Role::UserAdministrator, sam());
    let taken = outcomes(&there, Role::SystemAdministrator, &[same]);
    assert_eq!(taken[0].0, Outcome::Unchanged(user(1).into()));
}
