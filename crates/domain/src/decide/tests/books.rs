//! Contact books, and teams whose clients see each other.

use uuid::Uuid;

use super::*;
use crate::books::{AllMemberships, NewBook};
use crate::needs::ExtraNeeds;
use crate::settings::Settings;
use crate::teams::TeamMember;

/// A firm that keeps books: Anna (1) in the default team, Sam (2) in his own, Cora (3) and Pat (4) are
/// served, Gus (5) has left.
fn keeping() -> World {
    let mut world = World::new()
        .team(102, "Cora and Sam")
        .team(103, "Pat and Sam")
        .person(2, "Sam", STAFF, Status::Active, &[101, 102, 103])
        .person(3, "Cora", Kind::Client, Status::Pending, &[102])
        .person(4, "Pat", Kind::Partner, Status::Suspended, &[101, 103])
        .person(5, "Gus", Kind::Client, Status::Inactive, &[])
        .person(6, "Quin", STAFF, Status::Quiet, &[]);
    world.facts.settings = Some(Settings {
        books: true,
        reminders: true,
        ..Settings::default()
    });
    let people = world.facts.people.values();
    let members = people.clone().flat_map(|p| {
        let user = p.card.id;
        p.teams.iter().map(move |team| TeamMember::new(*team, user))
    });
    let served = people
        .clone()
        .filter(|p| !p.card.kind.is_staff() && !p.teams.is_empty());
    world.facts.extra = Extra::Memberships(AllMemberships {
        members: members.collect(),
        served: served.map(|p| p.card.id).collect(),
    });
    world
}

fn book(members: &[u128]) -> NewBook {
    NewBook {
        team: team(110),
        name: "  Dora  and Anna ".into(),
        members: members.iter().map(|n| user(*n)).collect(),
    }
}

fn coming(newcomer: Newcomer, book: NewBook) -> AddPerson {
    let CommandKind::AddPerson(act) = add_staff(Role::Staff, "dora@example.com") else {
        panic!()
    };
    AddPerson {
        newcomer,
        arrival: Arrival::Quiet,
        book: Some(book),
        ..*act
    }
}

fn add(act: AddPerson) -> CommandKind {
    CommandKind::AddPerson(Box::new(act))
}

#[test]
fn client_is_added_with_a_contact_book() {
    for newcomer in [Newcomer::Client, Newcomer::Partner] {
        let act = coming(newcomer, book(&[1, 6, 1]));
        let writes = keeping().judge(add(act.clone())).unwrap();
        let made = &writes.teams.inserted[0];
        assert_eq!((made.id, &*made.name), (team(110), "Dora and Anna"));
        assert!(!made.is_default && !made.shared && made.identifier.is_none());
        let inside = |team: TeamId, users: &[u128]| -> Vec<TeamMember> {
            let member = |n: &u128| TeamMember::new(team, user(*n));
            users.iter().map(member).collect()
        };
        assert_eq!(
            writes.members.inserted,
            inside(team(110), &[1, 6, 70]),
            "and nowhere else"
        );
        let both = AddPerson {
            teams: vec![team(102)],
            ..act
        };
        let writes = keeping().judge(add(both)).unwrap();
        assert_eq!(
            writes.members.inserted.len(),
            4,
            "a book that was there already beside it"
        );
    }
}

#[test]
fn book_needs_active_staff() {
    let refused = Refusal::NoActiveStaff {
        team: Named {
            id: team(110),
            name: "Dora and Anna".into(),
        },
    };
    for members in [&[][..], &[6], &[3], &[3, 6]] {
        let act = coming(Newcomer::Client, book(members));
        assert_eq!(keeping().judge(add(act)), Err(refused.clone()), "{members:?}");
    }
    let gone = coming(Newcomer::Client, book(&[1, 5]));
    assert!(matches!(keeping().judge(add(gone)), Err(Refusal::UserInactive { .. })));
    for members in [&[1, 99][..], &[1, 70]] {
        let stranger = coming(Newcomer::Client, book(members));
        assert_eq!(keeping().judge(add(stranger)), Err(Refusal::UnknownRecord));
    }
}

#[test]
fn books_are_for_clients_of_firms_that_keep_them() {
    let act = coming(Newcomer::Client, book(&[1]));
    assert_eq!(World::new().judge(add(act.clone())), Err(Refusal::NoBooks));
    let staff = coming(Newcomer::Staff(Role::Staff), book(&[1]));
    assert_eq!(keeping().judge(add(staff)), Err(Refusal::NoBooks));
    let there = NewBook {
        team: team(102),
        ..book(&[1])
    };
    let taken = coming(Newcomer::Client, there);
    assert_eq!(keeping().judge(add(taken)), Err(Refusal::UnknownRecord));
    let nameless = NewBook {
        name: "  ".into(),
        ..book(&[1])
    };
    let nameless = coming(Newcomer::Client, nameless);
    assert_eq!(keeping().judge(add(nameless)), Err(Refusal::NameMissing));
    let without = AddPerson { book: None, ..act };
    let writes = keeping().judge(add(without)).unwrap();
    assert_eq!(writes.members.inserted[0].team, team(101), "without a book as ever");
}

#[test]
fn migrated_clients_are_in_the_default_team_only() {
    let mut world = keeping();
    world.facts.teams.get_mut(&team(101)).unwrap().team.shared = true;
    let writes = world.judge(CommandKind::MigrateBooks).unwrap();
    let gone: Vec<_> = writes.teams.deleted.iter().map(|t| t.id).collect();
    assert_eq!(gone, [team(102), team(103)]);
    let (_, default) = &writes.teams.updated[0];
    assert!(default.is_default && !default.shared, "no client comes to see another");

    let Extra::Memberships(before) = &world.facts.extra else {
        panic!("other facts")
    };
    let mut after: BTreeSet<_> = before.members.iter().copied().collect();
    for member in &writes.members.deleted {
        assert!(after.remove(member), "{member:?} goes once");
    }
    for member in &writes.members.inserted {
        assert!(after.insert(*member), "{member:?} comes once");
    }
    let left: Vec<_> = after.into_iter().map(|m| (m.team, m.user)).collect();
    assert_eq!(
        left,
        [1, 3, 4].map(|n| (team(101), user(n))),
        "of the staff only who did it"
    );
    let (before, after) = writes.settings.updated[0].clone();
    assert!(before.books && !after.books && after.reminders, "and nothing else");
    assert!(writes.cards.is_empty() && writes.privates.is_empty() && writes.invitations.is_empty());
}

#[test]
fn migrating_administrator_joins_the_default_team() {
    let world = keeping().person(8, "Mona", MANAGER, Status::Active, &[]).acting(8);
    let writes = world.judge(CommandKind::MigrateBooks).unwrap();
    let coming: Vec<_> = writes.members.inserted.iter().map(|m| m.user).collect();
    assert_eq!(coming, [user(3), user(8)]);
    assert!(writes.members.deleted.contains(&TeamMember::new(team(101), user(1))));
}

#[test]
fn a_firm_without_books_has_none_to_give_up() {
    assert_eq!(World::new().judge(CommandKind::MigrateBooks), Err(Refusal::NoBooks));
    let mut world = keeping();
    world.facts.teams.get_mut(&team(101)).unwrap().team.is_default = false;
    assert_eq!(world.judge(CommandKind::MigrateBooks), Err(Refusal::DefaultTeamMissing));
}

#[test]
fn an_administrator_opens_a_team_and_closes_it() {
    let mut world = keeping();
    let open = |shared| {
        CommandKind::EditTeam(EditTeam {
            team: team(102),
            name: None,
            identifier: None,
            description: None,
            shared: Some(shared),
        })
    };
    let writes = world.judge(open(true)).unwrap();
    let (before, after) = &writes.teams.updated[0];
    assert!(!before.shared && after.shared && before.name == after.name);
    assert!(world.judge(open(false)).unwrap().is_empty(), "it is closed at first");
    world.facts.teams.get_mut(&team(102)).unwrap().team.shared = true;
    let renamed = EditTeam {
        team: team(102),
        name: Some("Cora".into()),
        identifier: None,
        description: None,
        shared: None,
    };
    let writes = world.judge(CommandKind::EditTeam(renamed)).unwrap();
    assert!(writes.teams.updated[0].1.shared, "what is not named stays");
}

#[test]
fn only_a_system_administrator_chooses_books() {
    let act = CommandKind::ChangeSettings(ChangeSettings {
        books: Some(true),
        ..ChangeSettings::default()
    });
    let writes = World::new().judge(act.clone()).unwrap();
    assert!(writes.settings.inserted[0].books);
    let manager = World::new().person(2, "Mona", MANAGER, Status::Active, &[]).acting(2);
    assert_eq!(manager.judge(act), Err(Refusal::SystemAdministratorNeeded));
}

#[test]
fn the_keys_of_a_book_are_looked_up() {
    let act = coming(Newcomer::Client, book(&[1, 3]));
    let command = |kind| Command {
        id: CommandId(Uuid::from_u128(7)),
        actor: user(1),
        at: now(),
        expect: Vec::new(),
        kind,
    };
    let command_of = command(add(act));
    let needs = command_of.needs(0);
    assert_eq!(needs.users, [user(1), user(3), user(70)].into());
    assert!(needs.all_teams && needs.extra == ExtraNeeds::None);
    let migration = command(CommandKind::MigrateBooks);
    assert_eq!(migration.needs(0).extra, ExtraNeeds::Memberships);
}
