//! Suspending, letting go, taking back.

use super::*;

fn users(all: &[u128]) -> Vec<UserId> {
    all.iter().map(|n| user(*n)).collect()
}

fn suspend(all: &[u128], uncovering: bool) -> CommandKind {
    CommandKind::Suspend(Suspend {
        users: users(all),
        uncovering,
    })
}

/// North (102) has Sam (2) and Carl (4), a client; Una (3) manages users; Gina (5) has left.
fn standing_world() -> World {
    World::new()
        .team(102, "North")
        .person(2, "Sam", STAFF, Status::Active, &[102])
        .person(3, "Una", MANAGER, Status::Active, &[])
        .person(4, "Carl", Kind::Client, Status::Quiet, &[102])
        .person(5, "Gina", Kind::Client, Status::Inactive, &[])
}

#[test]
fn suspending_names_teams_it_leaves_uncovered() {
    let world = standing_world();
    let refused = world.judge(suspend(&[2], false)).unwrap_err();
    assert!(matches!(refused, Refusal::Uncovers { teams } if teams[0].name == "North"));
    let writes = world.judge(suspend(&[2], true)).unwrap();
    assert_eq!(writes.cards.updated[0].1.status, Status::Suspended);
    assert!(writes.members.is_empty(), "they stay in their teams");
    // With a colleague there is nothing to say, and who is suspended already stays so.
    let world = standing_world().person(6, "Ben", STAFF, Status::Active, &[102]).person(
        7,
        "Eva",
        STAFF,
        Status::Suspended,
        &[102],
    );
    assert_eq!(world.judge(suspend(&[2, 7], false)).unwrap().cards.updated.len(), 1);
    let refused = world.judge(suspend(&[2, 6], false)).unwrap_err();
    assert!(matches!(refused, Refusal::Uncovers { .. }));
    let refused = world.judge(suspend(&[4], false)).unwrap_err();
    assert!(matches!(refused, Refusal::WrongState { users, needed: Status::Active } if users[0].name == "Carl"));
    let back = world
        .judge(CommandKind::Unsuspend(Unsuspend { users: users(&[7]) }))
        .unwrap();
    assert_eq!(back.cards.updated[0].1.status, Status::Active);
    let refused = world
        .judge(CommandKind::Unsuspend(Unsuspend { users: users(&[4]) }))
        .unwrap_err();
    assert!(matches!(
        refused,
        Refusal::WrongState {
            needed: Status::Suspended,
            ..
        }
    ));
}

#[test]
fn cannot_deactivate_self_or_last_administrator() {
    for goes in [
        |n: u128| suspend(&[n], true),
        |n: u128| CommandKind::Deactivate(Deactivate { users: users(&[n]) }),
    ] {
        assert_eq!(standing_world().judge(goes(1)), Err(Refusal::LastSystemAdministrator));
        let two = || standing_world().person(8, "Bea", ADMIN, Status::Active, &[]);
        assert_eq!(two().judge(goes(1)), Err(Refusal::Yourself));
        assert!(two().judge(goes(8)).is_ok());
        assert_eq!(two().acting(3).judge(goes(3)), Err(Refusal::Yourself));
        assert_eq!(two().acting(3).judge(goes(8)), Err(Refusal::SystemAdministratorNeeded));
    }
}

#[test]
fn deactivated_person_leaves_every_team() {
    let world = standing_world();
    let leave = |all: &[u128]| CommandKind::Deactivate(Deactivate { users: users(all) });
    let refused = world.judge(leave(&[2])).unwrap_err();
    assert!(matches!(refused, Refusal::LastActiveStaff { teams } if teams[0].id == team(102)));
    let writes = world.judge(leave(&[4])).unwrap();
    assert_eq!(writes.cards.updated[0].1.status, Status::Inactive);
    assert_eq!(writes.members.deleted[0].team, team(102));
    assert!(world.judge(leave(&[2, 4])).is_ok(), "the last client goes with them");
    assert!(world.judge(leave(&[5])).unwrap().is_empty(), "they have left already");
    let world = standing_world()
        .team(103, "South")
        .person(6, "Eva", STAFF, Status::Suspended, &[103]);
    let world = world.person(7, "Cleo", Kind::Client, Status::Quiet, &[103]);
    let refused = world.judge(leave(&[6])).unwrap_err();
    assert!(
        matches!(refused, Refusal::LastActiveStaff { teams } if teams[0].id == team(103)),
        "they would be back"
    );
    // Quiet staff cover no client, and clients cover none either.
    let world = standing_world()
        .team(103, "South")
        .person(6, "Eva", STAFF, Status::Quiet, &[103])
        .person(7, "Cleo", Kind::Client, Status::Active, &[103])
        .person(8, "Cora", Kind::Client, Status::Active, &[103]);
    assert!(world.judge(leave(&[6])).is_ok());
    assert!(world.judge(leave(&[7])).is_ok());
    let world = standing_world().person(9, "Pia", Kind::Client, Status::Pending, &[101]);
    assert!(matches!(world.judge(leave(&[9])), Err(Refusal::WrongState { .. })));
}

#[test]
fn only_a_system_administrator_restores() {
    let back = |n| CommandKind::Restore(Restore { users: users(&[n]) });
    let writes = standing_world().judge(back(5)).unwrap();
    assert_eq!(writes.cards.updated[0].1.status, Status::Quiet);
    assert_eq!(
        writes.members.inserted[0].team,
        team(101),
        "a client is always in a team"
    );
    let world = standing_world().person(6, "Ben", STAFF, Status::Inactive, &[]);
    let writes = world.judge(back(6)).unwrap();
    assert_eq!(writes.cards.updated[0].1.status, Status::Active);
    assert!(writes.members.is_empty());
    assert_eq!(
        standing_world().acting(3).judge(back(5)),
        Err(Refusal::SystemAdministratorNeeded)
    );
    let refused = standing_world().judge(back(4)).unwrap_err();
    assert!(matches!(
        refused,
        Refusal::WrongState {
            needed: Status::Inactive,
            ..
        }
    ));
    let mut alone = standing_world();
    alone.facts.teams.get_mut(&team(101)).unwrap().active_staff.clear();
    assert!(matches!(alone.judge(back(5)), Err(Refusal::NoActiveStaff { .. })));
    alone.facts.teams.get_mut(&team(101)).unwrap().team.is_default = false;
    assert_eq!(alone.judge(back(5)), Err(Refusal::DefaultTeamMissing));
}

#[test]
fn address_of_an_inactive_person_can_be_freed() {
    let free = |n| CommandKind::FreeEmail(FreeEmail { user: user(n) });
    let writes = standing_world().judge(free(5)).unwrap();
    assert_eq!(writes.privates.updated[0].1.email, None);
    assert!(matches!(
        standing_world().judge(free(4)),
        Err(Refusal::WrongState { .. })
    ));
}
