//! Histories that chance rarely tells.

use domain::command::{
    AddMembers, AddPerson, Arrival, CommandKind, CreateTeam, EditProfile, EditTeam, Members, Newcomer, UndoCommand,
};
use domain::email::EmailAddress;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{CommandId, TeamId, UserId};
use domain::import::{ImportOptions, ImportPeople, NewIds, PersonRow, RowChoices, StagedRow};
use domain::language::PreferredLanguage;
use domain::people::Role;
use domain::person_name::PersonName;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};

use crate::runs::{History, Tally};
use crate::steps::name;
use crate::world::Checked;

pub(crate) fn tell(story: impl Fn(&mut History<'_>) -> Checked) {
    let tally = Tally::default();
    let told = History::new(&tally).and_then(|mut history| {
        history.plant()?;
        story(&mut history)
    });
    assert!(told.is_ok(), "{:?}", told.map_err(|e: TestCaseError| e.to_string()));
}

fn team(history: &mut History<'_>) -> (TeamId, CommandKind) {
    let team = TeamId(history.ids.uuid());
    let act = CreateTeam {
        team,
        name: "West".into(),
        identifier: TeamIdentifier::parse("West").ok(),
        description: String::new(),
        members: vec![history.founder],
    };
    (team, CommandKind::CreateTeam(act))
}

pub(crate) fn last(history: &History<'_>) -> CommandId {
    history.model.log[history.model.log.len() - 1].id
}

#[test]
fn what_a_team_gained_since_keeps_it() {
    tell(|history| {
        let founder = history.founder;
        let (team, create) = team(history);
        history.submit(create, founder)?;
        let created = last(history);
        let client = history
            .model
            .state
            .cards
            .keys()
            .copied()
            .find(|u| history.model.state.is_served(*u))
            .unwrap();
        let members = Members {
            team,
            users: vec![client],
        };
        history.submit(CommandKind::AddMembers(AddMembers(members)), founder)?;
        let added = last(history);
        let undo =
            |history: &mut History<'_>, id| history.submit(CommandKind::UndoCommand(UndoCommand::of(id)), founder);
        prop_assert!(undo(history, created)?.is_none(), "a member would be left in no team");
        prop_assert!(undo(history, added)?.is_some());
        prop_assert!(undo(history, created)?.is_some(), "one after the other it goes");
        Ok(())
    });
}

#[test]
fn taken_identifier_is_not_restored() {
    tell(|history| {
        let founder = history.founder;
        let (_, create) = team(history);
        history.submit(create, founder)?;
        let undo = CommandKind::UndoCommand(UndoCommand::of(last(history)));
        history.submit(undo, founder)?;
        let undone = last(history);
        let (_, other) = team(history);
        prop_assert!(history.submit(other, founder)?.is_some(), "it is free");
        let redo = history.submit(CommandKind::UndoCommand(UndoCommand::of(undone)), founder)?;
        prop_assert!(redo.is_none(), "it is taken");
        Ok(())
    });
}

#[test]
fn actor_cannot_undo_own_demotion() {
    tell(|history| {
        let founder = history.founder;
        let state = &history.model.state;
        let una = *state
            .cards
            .keys()
            .find(|u| state.admin_role(**u) == Some(Role::UserAdministrator))
            .unwrap();
        let mut demoted = Vec::new();
        for role in [Role::SystemAdministrator, Role::UserAdministrator] {
            let points = [history.ids.point(), history.ids.point()];
            let edit = EditProfile {
                user: una,
                given: None,
                family: None,
                middle_names: None,
                job_title: None,
                company: None,
                note: None,
                language: None,
                email: None,
                phone: None,
                identifier: None,
                role: Some(role),
                points,
            };
            history.submit(CommandKind::EditProfile(Box::new(edit)), founder)?;
            demoted.push(last(history));
        }
        let undo = CommandKind::UndoCommand(UndoCommand::of(demoted[1]));
        prop_assert!(history.submit(undo.clone(), una)?.is_none());
        prop_assert!(history.submit(undo, founder)?.is_some());
        Ok(())
    });
}

#[test]
fn edits_of_one_record_are_undone_one_by_one() {
    tell(|history| {
        let founder = history.founder;
        let (team, create) = team(history);
        history.submit(create, founder)?;
        let created = last(history);
        let mut edits = vec![created];
        for name in ["South West", "North West"] {
            let edit = EditTeam {
                team,
                name: Some(name.into()),
                identifier: None,
                description: None,
                shared: None,
            };
            history.submit(CommandKind::EditTeam(edit), founder)?;
            edits.push(last(history));
        }
        let undo =
            |history: &mut History<'_>, id| history.submit(CommandKind::UndoCommand(UndoCommand::of(id)), founder);
        prop_assert!(undo(history, edits[1])?.is_none(), "the later edit stands");
        prop_assert!(undo(history, edits[2])?.is_some());
        prop_assert!(undo(history, edits[1])?.is_some(), "the later edit was taken back");
        prop_assert!(undo(history, edits[0])?.is_some(), "and so on to the beginning");
        Ok(())
    });
}

/// Adds a person, and then the team West; gives back both keys and the two commands.
fn somebody_and_west(
    history: &mut History<'_>,
    members: impl Fn(UserId) -> Vec<UserId>,
) -> Checked<(UserId, TeamId, [CommandId; 2])> {
    let founder = history.founder;
    let user = history.ids.user();
    let staff = AddPerson {
        user,
        newcomer: Newcomer::Staff(Role::Staff),
        name: name(1),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: PreferredLanguage::default(),
        email: EmailAddress::parse("short.stay@example.com").ok(),
        phone: None,
        identifier: None,
        teams: Vec::new(),
        book: None,
        arrival: Arrival::Present,
        points: [history.ids.point(), history.ids.point()],
    };
    history.submit(CommandKind::AddPerson(Box::new(staff)), founder)?;
    let added = last(history);
    let team = TeamId(history.ids.uuid());
    let create = CreateTeam {
        team,
        name: "West".into(),
        identifier: None,
        description: String::new(),
        members: members(user),
    };
    history.submit(CommandKind::CreateTeam(create), founder)?;
    Ok((user, team, [added, last(history)]))
}

fn undo(history: &mut History<'_>, command: CommandId) -> Checked<bool> {
    let founder = history.founder;
    Ok(history
        .submit(CommandKind::UndoCommand(UndoCommand::of(command)), founder)?
        .is_some())
}

#[test]
fn team_is_not_restored_with_missing_members() {
    tell(|history| {
        let (_, _, [added, created]) = somebody_and_west(history, |user| vec![user])?;
        undo(history, created)?;
        let undone = last(history);
        prop_assert!(undo(history, added)?, "nothing holds them");
        prop_assert!(!undo(history, undone)?, "the team would have nobody in it");
        Ok(())
    });
}

#[test]
fn membership_without_team_and_person_is_not_restored() {
    tell(|history| {
        let (user, team, [added, created]) = somebody_and_west(history, |_| Vec::new())?;
        let founder = history.founder;
        let users = vec![user];
        history.submit(CommandKind::AddMembers(AddMembers(Members { team, users })), founder)?;
        let joined = last(history);
        undo(history, joined)?;
        let left = last(history);
        prop_assert!(undo(history, created)? && undo(history, added)?, "nothing holds them");
        prop_assert!(!undo(history, left)?, "nobody would be in no team");
        Ok(())
    });
}

#[test]
fn rings_of_addresses_are_written_and_undone() {
    tell(|history| {
        let founder = history.founder;
        let file = |history: &mut History<'_>, shift: usize| {
            let mut rows = Vec::new();
            // Pairs, and one ring of three at the end; more than the journal reads at once.
            let people = 125;
            for place in 0..people {
                let (start, len) = if place < people - 3 {
                    (place / 2 * 2, 2)
                } else {
                    (people - 3, 3)
                };
                let address = start + (place - start + shift) % len;
                let row = PersonRow {
                    row: u32::try_from(place + 2).unwrap(),
                    name: PersonName::parse("Ana", &format!("Roy {place}")).unwrap(),
                    middle_names: None,
                    job_title: None,
                    company: None,
                    emails: vec![EmailAddress::parse(&format!("ana.{address}@example.com")).unwrap()],
                    phones: Vec::new(),
                    identifier: Identifier::parse(&format!("RING-{place}")).ok(),
                    teams: Vec::new(),
                    note: None,
                    remarks: Vec::new(),
                    role: None,
                    own: None,
                };
                let user = history.ids.user();
                let points = vec![history.ids.point()];
                rows.push(StagedRow::Usable(Box::new(row), NewIds { user, points }));
            }
            CommandKind::ImportPeople(ImportPeople {
                file_name: "clients.csv".into(),
                options: ImportOptions::default(),
                rows: rows.into(),
                teams: std::collections::BTreeMap::new(),
                rows_chosen: RowChoices::new(),
                ignored: 0,
                invite: None,
                forecast: None,
            })
        };
        let first = file(history, 0);
        prop_assert!(history.submit(first, founder)?.is_some());
        let swap = file(history, 1);
        prop_assert!(
            history.submit(swap, founder)?.is_some(),
            "everybody takes the next one's address"
        );
        let swapped = last(history);
        let holder = |history: &History<'_>, id: &str| {
            let mut privates = history.model.state.privates.values();
            let private = privates.find(|p| p.identifier.as_ref().is_some_and(|i| i.as_str() == id));
            private.and_then(|p| p.email.as_ref().map(|email| email.as_str().to_owned()))
        };
        prop_assert_eq!(holder(history, "RING-0"), Some("ana.1@example.com".to_owned()));
        prop_assert_eq!(holder(history, "RING-124"), Some("ana.122@example.com".to_owned()));
        let done = history.submit(CommandKind::UndoCommand(UndoCommand::of(swapped)), founder)?;
        prop_assert!(done.is_some());
        prop_assert_eq!(holder(history, "RING-0"), Some("ana.0@example.com".to_owned()));
        let undone = last(history);
        let done = history.submit(CommandKind::UndoCommand(UndoCommand::of(undone)), founder)?;
        prop_assert!(done.is_some());
        prop_assert_eq!(holder(history, "RING-122"), Some("ana.123@example.com".to_owned()));
        Ok(())
    });
}
