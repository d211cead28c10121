//! People who are offered for a team or group.

use std::collections::BTreeSet;

use domain::change::WriteSet;
use domain::groups::{ClientGroup, GroupMember};
use domain::ids::{GroupId, TeamId, UserId};
use domain::people::{Kind, Role, Status, UserCard};
use domain::phone::Region;
use domain::teams::TeamMember;
use uuid::Uuid;

use super::world::{
    FIRM, FOUNDER, TEAM, add_client, card, file, founding, memory, private, sort_key, submit, team, user,
};
use crate::device::lists::{self, ListQuery, ListScope, Outside, Side, Sort, Viewer};
use crate::device::search::{MOST, Scope, SearchQuery, find, refresh};
use crate::port::{Execute, Query, Store};

const BIG: TeamId = TeamId(Uuid::from_u128(0x22));
const FAMILIES: GroupId = GroupId(Uuid::from_u128(0x40));
/// So many clients are called Roy; all but the last few are in the big team.
const ROYS: u128 = 700;
const FEW: u128 = 5;
const SAM: u128 = 900;
const LEE: u128 = 901;

async fn firm<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    let mut made = WriteSet::default();
    for n in 0..ROYS {
        add_client(&mut made, n, "Ana", "Roy");
    }
    let staff = Kind::Staff(Role::Staff);
    made.cards.inserted.push(card(user(SAM), staff, "Sam", "Roy"));
    made.cards.inserted.push(UserCard {
        status: Status::Pending,
        ..card(user(LEE), staff, "Lee", "Roy")
    });
    made.privates.inserted.extend([SAM, LEE].map(|n| private(user(n))));
    made.teams.inserted.push(team(BIG, "Big", false));
    let inside = (0..ROYS - FEW).chain([LEE]).map(user);
    made.members
        .inserted
        .extend(inside.map(|user| TeamMember::new(BIG, user)));
    // One of the others has left.
    if let Some(last) = made.cards.inserted.iter_mut().find(|card| card.id == user(ROYS - 1)) {
        last.status = Status::Inactive;
    }
    made.groups.inserted.push(ClientGroup {
        id: FAMILIES,
        name: "Families".into(),
    });
    made.group_members.inserted.extend((0..ROYS - 2).map(|n| GroupMember {
        group: FAMILIES,
        user: user(n),
    }));
    submit(&mut w, "importPeople", &made).await.unwrap();
    let everybody: Vec<UserId> = (0..ROYS).chain([SAM, LEE]).map(user).chain([FOUNDER]).collect();
    refresh(&mut w, FIRM, &everybody, &sort_key).await.unwrap();
    w.commit().await.unwrap();
}

async fn users(r: &mut impl Query, list: &ListQuery) -> BTreeSet<UserId> {
    let docs = lists::order(r, FIRM, list).await.unwrap();
    let rows = lists::rows(r, FIRM, &docs, Viewer::Administrator).await.unwrap();
    assert_eq!(rows.len(), docs.len(), "nobody stands in a list twice");
    rows.into_iter().map(|row| row.user).collect()
}

async fn neither_members_nor_inactive_people<S: Store>(store: &S) {
    firm(store).await;
    let mut r = store.read().await.unwrap();
    let clients: BTreeSet<UserId> = (ROYS - FEW..ROYS - 1).map(user).collect();
    let both: BTreeSet<UserId> = clients.iter().copied().chain([user(SAM), FOUNDER]).collect();
    for (scope, expected) in [
        (ListScope::Clients, clients.clone()),
        (ListScope::Staff, BTreeSet::from([user(SAM), FOUNDER])),
        (ListScope::Everyone, both),
    ] {
        for sort in [Sort::Name, Sort::Given, Sort::Status, Sort::Title, Sort::LastSent] {
            let list = ListQuery {
                outside: Some(Outside::Team(BIG)),
                sort,
                ..ListQuery::new(scope)
            };
            assert_eq!(users(&mut r, &list).await, expected, "{scope:?} by {sort:?}");
        }
    }
    let outside = ListQuery {
        outside: Some(Outside::Group(FAMILIES)),
        ..ListQuery::new(ListScope::Clients)
    };
    assert_eq!(users(&mut r, &outside).await, BTreeSet::from([user(ROYS - 2)]));
    // The default team has everybody but the two of the staff.
    let without = lists::docs_of(&mut r, &[user(SAM)]).await.unwrap();
    let cover = ListQuery {
        outside: Some(Outside::Team(TEAM)),
        without: without.into_values().collect(),
        ..ListQuery::new(ListScope::Staff)
    };
    assert_eq!(
        users(&mut r, &cover).await,
        BTreeSet::from([user(LEE)]),
        "who leaves is no help"
    );

    // More hits than are counted are members: the others are found all the same.
    let query = SearchQuery::parse("roy", Region::parse("GB")).unwrap();
    for (side, expected) in [
        (Some(Side::Clients), clients.clone()),
        (Some(Side::Staff), BTreeSet::from([user(SAM)])),
        (None, clients.iter().copied().chain([user(SAM)]).collect()),
    ] {
        let scope = Scope::Outside(Outside::Team(BIG), side);
        let found = find(&mut r, FIRM, &query, scope, MOST).await.unwrap();
        assert_eq!(
            found.hits.iter().map(|hit| hit.user).collect::<BTreeSet<_>>(),
            expected,
            "{side:?}"
        );
        assert_eq!(found.total, expected.len());
    }
    let scope = Scope::Outside(Outside::Group(FAMILIES), Some(Side::Clients));
    let query = SearchQuery::parse("c698@example.com", Region::parse("GB")).unwrap();
    assert_eq!(find(&mut r, FIRM, &query, scope, MOST).await.unwrap().total, 1);
    let query = SearchQuery::parse("c1@example.com", Region::parse("GB")).unwrap();
    assert_eq!(find(&mut r, FIRM, &query, scope, MOST).await.unwrap().total, 0);
}

#[tokio::test]
async fn only_people_who_can_be_added_in_memory() {
    neither_members_nor_inactive_people(&memory().await).await;
}

#[tokio::test]
async fn only_people_who_can_be_added_on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    neither_members_nor_inactive_people(&file(&folder).await).await;
}
