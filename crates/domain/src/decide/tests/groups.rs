//! Client groups, and who of one can be invited.

use super::*;
use crate::decide::invitable::{Obstacle, obstacle};
use crate::groups::{ClientGroup, GroupFacts};
use crate::ids::GroupId;
use crate::settings::{InvitationRule, Settings};

pub(super) fn group(n: u128) -> GroupId {
    GroupId(Uuid::from_u128(n))
}

impl World {
    pub(super) fn grouped(mut self, n: u128, name: &str, users: &[u128]) -> Self {
        self.facts.extra = Extra::Group(Some(GroupFacts {
            group: ClientGroup {
                id: group(n),
                name: name.into(),
            },
            members: users.iter().map(|u| user(*u)).collect(),
        }));
        self
    }
}

pub(super) fn in_group(n: u128, users: &[u128]) -> GroupMembers {
    GroupMembers {
        group: group(n),
        users: users.iter().map(|u| user(*u)).collect(),
    }
}

pub(super) fn create_group(n: u128, name: &str, users: &[u128]) -> CommandKind {
    CommandKind::CreateGroup(CreateGroup {
        group: group(n),
        name: name.into(),
        members: users.iter().map(|u| user(*u)).collect(),
    })
}

fn world() -> World {
    World::new()
        .person(2, "Carl", Kind::Client, Status::Quiet, &[101])
        .person(3, "Pat", Kind::Partner, Status::Suspended, &[101])
        .person(4, "Sam", STAFF, Status::Active, &[101])
        .person(5, "Gone", Kind::Client, Status::Inactive, &[])
}

#[test]
fn group_holds_clients_and_partners_only() {
    let made = world()
        .judge(create_group(201, "  Family   office ", &[3, 2, 3]))
        .unwrap();
    assert_eq!(made.groups.inserted[0].name, "Family office");
    assert_eq!(made.group_members.inserted.len(), 2);
    assert!(made.members.is_empty(), "teams are another matter");
    let world = world().grouped(201, "Family office", &[2]);
    let add = |users: &[u128]| world.judge(CommandKind::AddToGroup(AddToGroup(in_group(201, users))));
    let new: Vec<_> = add(&[2, 3]).unwrap().group_members.inserted;
    assert_eq!(new.iter().map(|m| m.user).collect::<Vec<_>>(), [user(3)], "2 is in");
    assert!(matches!(add(&[2, 4, 1]), Err(Refusal::OnlyClients { users }) if users.len() == 2));
    assert!(matches!(add(&[3, 5]), Err(Refusal::UserInactive { user }) if user.name == "Gone"));
    assert_eq!(add(&[6]), Err(Refusal::UnknownRecord));
    let other = CommandKind::AddToGroup(AddToGroup(in_group(202, &[2])));
    assert_eq!(world.judge(other), Err(Refusal::UnknownRecord));
    let again = world.judge(create_group(201, "Family office", &[]));
    assert_eq!(again, Err(Refusal::UnknownRecord), "a key is used once");
}

#[test]
fn names_of_groups() {
    let world = world().grouped(201, "Family office", &[]);
    let judge = |name: &str, base: &str| {
        let expect = vec![Expect {
            field: Field::Name,
            base: base.into(),
        }];
        let act = EditGroup {
            group: group(201),
            name: name.into(),
        };
        world.judge_expecting(CommandKind::EditGroup(act), expect)
    };
    let renamed = judge(" Trusts ", "Family office").unwrap();
    assert_eq!(renamed.groups.updated[0].1.name, "Trusts");
    assert!(judge("Family office", "Family office").unwrap().is_empty());
    assert_eq!(judge(" ", "Family office"), Err(Refusal::NameMissing));
    assert!(judge(&"x".repeat(200), "Family office").is_ok());
    let too_long = Refusal::TooLong {
        field: Field::Name,
        max: 200,
    };
    assert_eq!(judge(&"x".repeat(201), "Family office"), Err(too_long));
    assert!(matches!(
        judge("Trusts", "Families"),
        Err(Refusal::Conflict { field: Field::Name, .. })
    ));
}

#[test]
fn deactivated_client_stays_in_a_group_and_can_be_removed() {
    let world = world().grouped(201, "Family office", &[2, 5]);
    let take = |users: &[u128]| {
        let writes = world.judge(CommandKind::RemoveFromGroup(RemoveFromGroup(in_group(201, users))));
        writes.map(|writes| writes.group_members.deleted.len())
    };
    assert_eq!(take(&[2, 5, 3, 4]), Ok(2), "who is not in stays out");
    assert_eq!(take(&[6]), Err(Refusal::UnknownRecord));
    let going = world
        .judge(CommandKind::Deactivate(Deactivate { users: vec![user(2)] }))
        .unwrap();
    assert!(going.group_members.is_empty());
    let gone = world
        .judge(CommandKind::DeleteGroup(DeleteGroup { group: group(201) }))
        .unwrap();
    assert_eq!((gone.groups.deleted.len(), gone.group_members.deleted.len()), (1, 2));
    assert!(gone.cards.is_empty() && gone.members.is_empty());
}

#[test]
fn obstacle_agrees_with_inviting() {
    let mut world = world()
        .team(102, "North")
        .person(6, "Ann", Kind::Client, Status::Pending, &[101])
        .person(7, "Abe", Kind::Client, Status::Active, &[101])
        .person(8, "Noa", Kind::Client, Status::Quiet, &[101])
        .person(9, "Uma", Kind::Partner, Status::Quiet, &[101, 102]);
    world.facts.people.get_mut(&user(8)).unwrap().private.email = None;
    let told = |world: &World, n: u128| obstacle(&world.facts.people[&user(n)], &world.facts).unwrap();
    let north = Named {
        id: team(102),
        name: "North".into(),
    };
    let expect = [
        (2, None),
        (3, Some(Obstacle::Suspended)),
        (4, Some(Obstacle::Active)),
        (5, Some(Obstacle::Inactive)),
        (6, Some(Obstacle::Pending)),
        (7, Some(Obstacle::Active)),
        (8, Some(Obstacle::NoAddress)),
        (9, Some(Obstacle::NoActiveStaff(north))),
    ];
    let agrees = |world: &World, n: u128| {
        let invite = CommandKind::Invite(Invite {
            users: vec![user(n)],
            message: String::new(),
        });
        assert_eq!(world.judge(invite).is_ok(), told(world, n).is_none(), "person {n}");
    };
    for (n, obstacle) in expect {
        assert_eq!(told(&world, n), obstacle, "person {n}");
        agrees(&world, n);
    }
    world.facts.settings = Some(Settings {
        clients: InvitationRule::TwoStep,
        ..Settings::default()
    });
    assert_eq!(told(&world, 2), Some(Obstacle::NoPhone));
    agrees(&world, 2);
}
