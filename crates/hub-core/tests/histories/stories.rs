//! Histories that chance rarely tells.

use domain::command::{AddPerson, Arrival, CommandKind, CreateTeam, EditProfile, EditTeam, Members, Newcomer};
use domain::email::EmailAddress;
use domain::identifier::TeamIdentifier;
use domain::ids::{CommandId, TeamId, UserId};
use domain::people::Role;
use proptest::prop_assert;
use proptest::test_runner::TestCaseError;

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
    let wish = CreateTeam {
        team,
        name: "West".into(),
        identifier: TeamIdentifier::parse("West").ok(),
        description: String::new(),
        members: vec![history.founder],
    };
    (team, CommandKind::CreateTeam(wish))
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
        history.submit(CommandKind::AddMembers(members), founder)?;
        let added = last(history);
        let undo = |history: &mut History<'_>, id| history.submit(CommandKind::UndoCommand(id), founder);
        prop_assert!(undo(history, created)?.is_none(), "a member would be left in no team");
        prop_assert!(undo(history, added)?.is_some());
        prop_assert!(undo(history, created)?.is_some(), "one after the other it goes");
        Ok(())
    });
}

#[test]
fn an_identifier_given_away_does_not_come_back() {
    tell(|history| {
        let founder = history.founder;
        let (_, create) = team(history);
        history.submit(create, founder)?;
        let undo = CommandKind::UndoCommand(last(history));
        history.submit(undo, founder)?;
        let undone = last(history);
        let (_, other) = team(history);
        prop_assert!(history.submit(other, founder)?.is_some(), "it is free");
        let redo = history.submit(CommandKind::UndoCommand(undone), founder)?;
        prop_assert!(redo.is_none(), "it is taken");
        Ok(())
    });
}

#[test]
fn nobody_takes_back_their_own_demotion() {
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
                job_title: None,
                email: None,
                phone: None,
                identifier: None,
                role: Some(role),
                points,
            };
            history.submit(CommandKind::EditProfile(Box::new(edit)), founder)?;
            demoted.push(last(history));
        }
        let undo = CommandKind::UndoCommand(demoted[1]);
        prop_assert!(history.submit(undo.clone(), una)?.is_none());
        prop_assert!(history.submit(undo, founder)?.is_some());
        Ok(())
    });
}

#[test]
fn edits_of_one_record_are_taken_back_one_after_the_other() {
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
        let undo = |history: &mut History<'_>, id| history.submit(CommandKind::UndoCommand(id), founder);
        prop_assert!(undo(history, edits[1])?.is_none(), "the later edit stands");
        prop_assert!(undo(history, edits[2])?.is_some());
        prop_assert!(undo(history, edits[1])?.is_some(), "the later edit was taken back");
        prop_assert!(undo(history, edits[0])?.is_some(), "and so on to the beginning");
        Ok(())
    });
}

/// Adds somebody, and then the team West; answers who and which, and the two commands.
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
        job_title: String::new(),
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
    Ok(history.submit(CommandKind::UndoCommand(command), founder)?.is_some())
}

#[test]
fn a_team_does_not_get_back_who_is_not_there() {
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
fn a_membership_whose_sides_are_both_gone_does_not_come_back() {
    tell(|history| {
        let (user, team, [added, created]) = somebody_and_west(history, |_| Vec::new())?;
        let founder = history.founder;
        let users = vec![user];
        history.submit(CommandKind::AddMembers(Members { team, users }), founder)?;
        let joined = last(history);
        undo(history, joined)?;
        let left = last(history);
        prop_assert!(undo(history, created)? && undo(history, added)?, "nothing holds them");
        prop_assert!(!undo(history, left)?, "nobody would be in no team");
        Ok(())
    });
}
