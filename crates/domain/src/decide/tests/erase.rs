//! Erasing people for good.

use super::*;
use crate::note::Note;

fn erase(all: &[u128]) -> CommandKind {
    CommandKind::Erase(Erase {
        users: all.iter().map(|n| user(*n)).collect(),
    })
}

/// North (102) has Sam (2), Carl (4), a quiet client, and Pia (6), an invited one; Gina (5) and the
/// administrator Olga (7) have left; Una (3) manages users.
fn world() -> World {
    World::new()
        .team(102, "North")
        .person(2, "Sam", STAFF, Status::Active, &[102])
        .person(3, "Una", MANAGER, Status::Active, &[])
        .person(4, "Carl", Kind::Client, Status::Quiet, &[102])
        .person(5, "Gina", Kind::Client, Status::Inactive, &[])
        .person(6, "Pia", Kind::Client, Status::Pending, &[102])
        .person(7, "Olga", ADMIN, Status::Inactive, &[])
        .person(8, "Paul", Kind::Client, Status::Suspended, &[102])
}

fn accepted(world: &World, kind: CommandKind) -> Accepted {
    let command = Command {
        id: CommandId(Uuid::from_u128(7)),
        actor: user(1),
        at: now(),
        expect: Vec::new(),
        kind,
    };
    world.judge_command(command).unwrap()
}

#[test]
fn erasing_removes_every_row_of_quiet_and_inactive_people() {
    let mut world = world();
    world.facts.people.get_mut(&user(4)).unwrap().note = Some(Note::parse("Prefers letters").unwrap().unwrap());
    let accepted = accepted(&world, erase(&[4, 5, 4]));
    assert_eq!(accepted.erased, [user(4), user(5)]);
    let writes = &accepted.writes;
    assert_eq!(writes.cards.deleted.len(), 2);
    assert_eq!(writes.privates.deleted.len(), 2);
    assert_eq!(writes.notes.deleted.len(), 1);
    assert_eq!(writes.members.deleted.len(), 1, "Carl leaves North");
    let others = writes.cards.inserted.len() + writes.cards.updated.len() + writes.teams.len();
    assert_eq!(others, 0, "nobody else changes");
    assert!(
        accepted.mails.is_empty() && accepted.notices.is_empty(),
        "nobody is told"
    );
}

#[test]
fn active_and_pending_people_cannot_be_erased() {
    for n in [1, 2, 3, 6, 8] {
        let refused = world().judge(erase(&[5, n])).unwrap_err();
        let named = |users: &[Named<UserId>]| users.len() == 1 && users[0].id == user(n);
        assert!(
            matches!(&refused, Refusal::WrongState { users, needed: Status::Inactive } if named(users)),
            "{n}: {refused:?}"
        );
    }
    assert_eq!(world().judge(erase(&[99])), Err(Refusal::UnknownRecord));
}

#[test]
fn only_a_system_administrator_erases_one() {
    assert_eq!(
        world().acting(3).judge(erase(&[7])),
        Err(Refusal::SystemAdministratorNeeded)
    );
    assert!(world().acting(3).judge(erase(&[5])).is_ok());
    assert!(world().judge(erase(&[7])).is_ok());
    assert_eq!(world().acting(2).judge(erase(&[5])), Err(Refusal::NotAllowed));
}

#[test]
fn it_is_not_undone() {
    assert!(crate::verb::Verb::Erase.is_irreversible());
}
