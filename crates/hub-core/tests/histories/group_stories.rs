//! Histories of client groups and of public contact details that chance rarely tells.

use domain::command::{
    AddPerson, AddToGroup, Arrival, CommandKind, CreateGroup, Deactivate, EditPoints, GroupMembers, Newcomer,
    PointEntry, Restore, UndoCommand,
};
use domain::email::EmailAddress;
use domain::ids::{GroupId, UserId};
use domain::language::PreferredLanguage;
use domain::people::{Kind, Role, Status};
use proptest::prop_assert;

use crate::runs::History;
use crate::steps::name;
use crate::stories::{last, tell};
use crate::world::Checked;

fn add_client(history: &mut History<'_>) -> Checked<UserId> {
    let (founder, user) = (history.founder, history.ids.user());
    let client = AddPerson {
        user,
        newcomer: Newcomer::Client,
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
        arrival: Arrival::Quiet,
        book: None,
        points: [history.ids.point(), history.ids.point()],
    };
    history.submit(CommandKind::AddPerson(Box::new(client)), founder)?;
    Ok(user)
}

fn create(history: &mut History<'_>, members: Vec<UserId>) -> Checked<GroupId> {
    let (founder, group) = (history.founder, GroupId(history.ids.uuid()));
    let act = CreateGroup {
        group,
        name: "Families".into(),
        members,
    };
    history.submit(CommandKind::CreateGroup(act), founder)?;
    Ok(group)
}

#[test]
fn what_a_group_gained_since_keeps_it() {
    tell(|history| {
        let founder = history.founder;
        let client = add_client(history)?;
        let group = create(history, Vec::new())?;
        let created = last(history);
        let users = vec![client];
        history.submit(
            CommandKind::AddToGroup(AddToGroup(GroupMembers { group, users })),
            founder,
        )?;
        let added = last(history);
        let undo =
            |history: &mut History<'_>, id| history.submit(CommandKind::UndoCommand(UndoCommand::of(id)), founder);
        prop_assert!(undo(history, created)?.is_none(), "a member would be left in no group");
        prop_assert!(undo(history, added)?.is_some());
        prop_assert!(undo(history, created)?.is_some(), "one after the other it goes");
        Ok(())
    });
}

#[test]
fn group_is_not_restored_with_missing_members() {
    tell(|history| {
        let founder = history.founder;
        let undo =
            |history: &mut History<'_>, id| history.submit(CommandKind::UndoCommand(UndoCommand::of(id)), founder);
        let user = add_client(history)?;
        let came = last(history);
        let group = create(history, Vec::new())?;
        let created = last(history);
        let users = vec![user];
        history.submit(
            CommandKind::AddToGroup(AddToGroup(GroupMembers { group, users })),
            founder,
        )?;
        let added = last(history);
        prop_assert!(undo(history, came)?.is_none(), "a group holds them");
        prop_assert!(undo(history, added)?.is_some());
        let removed = last(history);
        prop_assert!(undo(history, came)?.is_some(), "nothing holds them");
        let gone = last(history);
        prop_assert!(undo(history, removed)?.is_none(), "the group would have nobody in it");
        prop_assert!(undo(history, created)?.is_some());
        prop_assert!(undo(history, removed)?.is_none(), "nor is there a group");
        prop_assert!(undo(history, gone)?.is_some());
        prop_assert!(undo(history, removed)?.is_none(), "there is still no group");
        Ok(())
    });
}

#[test]
fn deactivated_client_stays_in_the_group_when_restored() {
    tell(|history| {
        let founder = history.founder;
        let client = add_client(history)?;
        let group = create(history, vec![client])?;
        history.submit(CommandKind::Deactivate(Deactivate { users: vec![client] }), founder)?;
        prop_assert!(history.model.state.group_members.contains(&(group, client)));
        history.submit(CommandKind::Restore(Restore { users: vec![client] }), founder)?;
        prop_assert!(history.model.state.group_members.contains(&(group, client)));
        Ok(())
    });
}

#[test]
fn active_people_edit_their_own_details_and_undo_it() {
    tell(|history| {
        let cards = &history.model.state.cards;
        let plain = cards
            .values()
            .find(|c| c.kind == Kind::Staff(Role::Staff) && c.status == Status::Active);
        let partner = cards
            .values()
            .find(|c| c.kind == Kind::Partner && c.status == Status::Active);
        let people = [plain.unwrap().id, partner.unwrap().id];
        for (user, other) in [(people[0], people[1]), (people[1], people[0])] {
            let mut points: Vec<PointEntry> = history
                .model
                .state
                .points_of(user)
                .into_iter()
                .map(|p| PointEntry {
                    id: p.id,
                    label: "desk".into(),
                    reach: p.reach,
                })
                .collect();
            points.reverse();
            let act = CommandKind::EditPoints(EditPoints { user, points });
            prop_assert!(history.submit(act.clone(), other)?.is_none(), "not their own");
            prop_assert!(history.submit(act, user)?.is_some());
            let undo = CommandKind::UndoCommand(UndoCommand::of(last(history)));
            prop_assert!(history.submit(undo.clone(), other)?.is_none(), "not their own");
            prop_assert!(history.submit(undo, user)?.is_some());
            let redo = CommandKind::UndoCommand(UndoCommand::of(last(history)));
            prop_assert!(history.submit(redo, user)?.is_some(), "and does it again");
        }
        // What administrators did stays theirs to take back.
        create(history, Vec::new())?;
        let undo = CommandKind::UndoCommand(UndoCommand::of(last(history)));
        prop_assert!(history.submit(undo, people[0])?.is_none());
        Ok(())
    });
}
