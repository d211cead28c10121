//! Lists and their windows, in the firm of the story.

use domain::ids::UserId;
use std::collections::BTreeSet;

use domain::people::{Kind, Person, Status};
use domain::visibility::is_contact;

use super::story::NORTH;
use super::world::{FIRM, FOUNDER, clients, now, sort_key, user};
use crate::lists::{self, ListQuery, ListScope, Side, Sort};
use crate::port::{Execute, Query, Store};
use crate::records::people::people;
use crate::search::{Loader, refresh};

pub(super) async fn windows<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    let set = clients(0, 120);
    let mut loader = Loader::new(&set, &sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    refresh(
        &mut w,
        FIRM,
        &[FOUNDER, user(8), user(200), user(300), user(301)],
        &sort_key,
    )
    .await
    .unwrap();
    w.commit().await.unwrap();

    let mut r = store.read().await.unwrap();
    let all = lists::order(&mut r, FIRM, &ListQuery::new(ListScope::Clients))
        .await
        .unwrap();
    assert_eq!(all.len(), 121);
    let rows = lists::rows(&mut r, FIRM, &all).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.doc).collect::<Vec<_>>(), all);
    let keys: Vec<_> = rows
        .iter()
        .map(|row| format!("{}\0{}", row.family, row.given).to_lowercase())
        .collect();
    assert!(keys.is_sorted());
    let seven = rows.iter().find(|row| row.user == user(7)).unwrap();
    assert_eq!(seven.email.as_deref(), Some("c7@Example.com"));
    assert_eq!(seven.phone.as_ref().unwrap().raw, "020 7946 0007");
    assert_eq!(seven.identifier.as_deref(), Some("CRM-000007"));
    assert_eq!(seven.teams, ["Clients", "North"]);
    assert_eq!(
        (seven.kind, seven.status, seven.created),
        (Kind::Client, Status::Quiet, now())
    );

    let staff = lists::order(&mut r, FIRM, &ListQuery::new(ListScope::Staff))
        .await
        .unwrap();
    let names: Vec<_> = lists::rows(&mut r, FIRM, &staff)
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.family)
        .collect();
    assert_eq!(names, ["Brown", "Hill", "Wolf"]);

    // Sam covers two in North; one of them left, and Pia has not accepted yet.
    let sam = ListQuery::new(ListScope::Contacts(user(300)));
    let users = contacts(&mut r, &sam).await;
    assert_eq!(users, [user(7)]);
    let rosa = ListQuery::new(ListScope::Contacts(FOUNDER));
    // She shares a team with nearly everybody: found another way, in the same order.
    let here: Vec<_> = rows
        .iter()
        .filter(|row| row.status != Status::Inactive)
        .map(|row| row.user)
        .collect();
    assert_eq!((here.len(), contacts(&mut r, &rosa).await), (120, here));
    let none = ListQuery {
        kind: Some(Side::Staff),
        ..rosa.clone()
    };
    assert_eq!(contacts(&mut r, &none).await, []);
    let rosa = ListQuery {
        kind: Some(Side::Clients),
        ..rosa
    };
    assert_eq!(contacts(&mut r, &rosa).await.len(), 120);

    // Whoever reads, the list is what the rule says.
    let everybody: Vec<UserId> = (0..310).map(user).chain([FOUNDER]).collect();
    let people = people(&mut r, FIRM, &everybody).await.unwrap();
    for reader in people.values() {
        let kind = reader.card.kind;
        let scope = if kind.is_staff() {
            ListScope::Contacts(reader.card.id)
        } else {
            ListScope::CoverOf(reader.card.id)
        };
        let seen: BTreeSet<UserId> = contacts(&mut r, &ListQuery::new(scope)).await.into_iter().collect();
        let may_see = |other: &&Person| {
            let shares = !other.teams.is_disjoint(&reader.teams);
            shares && other.card.id != reader.card.id && is_contact(kind, &other.card)
        };
        let expected: BTreeSet<UserId> = people.values().filter(may_see).map(|p| p.card.id).collect();
        assert_eq!(seen, expected, "{}", reader.card.name.full());
    }

    let counts = lists::side_counts(&mut r).await.unwrap();
    let counted = |side, status| {
        let found = counts.iter().find(|c| (c.side, c.status) == (side, status));
        found.map_or(0, |c| c.people)
    };
    assert_eq!(counted(Side::Clients, Status::Quiet), 120);
    assert_eq!(counted(Side::Clients, Status::Inactive), 1);
    assert_eq!(counts.iter().map(|c| c.people).sum::<u64>(), 124);

    let everybody = ListQuery::new(ListScope::Clients);
    for sort in [Sort::Name, Sort::Given, Sort::Title, Sort::Status, Sort::Created] {
        let list = ListQuery {
            sort,
            ..everybody.clone()
        };
        let docs = lists::order(&mut r, FIRM, &list).await.unwrap();
        let mut back = lists::order(
            &mut r,
            FIRM,
            &ListQuery {
                descending: true,
                ..list
            },
        )
        .await
        .unwrap();
        back.reverse();
        assert_eq!((docs.len(), &docs), (121, &back), "{sort:?}");
    }
    let filtered = |list: ListQuery| list;
    for (list, count) in [
        (
            filtered(ListQuery {
                team: Some(NORTH),
                ..everybody.clone()
            }),
            2,
        ),
        (
            ListQuery {
                status: Some(Status::Inactive),
                ..everybody.clone()
            },
            1,
        ),
        (
            ListQuery {
                created_by: Some(2),
                ..everybody.clone()
            },
            120,
        ),
        (
            ListQuery {
                docs: Some(all.iter().take(5).copied().collect()),
                ..everybody.clone()
            },
            5,
        ),
        (
            ListQuery {
                docs: Some(Vec::new()),
                ..everybody
            },
            0,
        ),
    ] {
        assert_eq!(
            lists::order(&mut r, FIRM, &list).await.unwrap().len(),
            count,
            "{list:?}"
        );
    }
    assert_eq!(lists::rows(&mut r, FIRM, &[999_999]).await.unwrap(), []);
}

async fn contacts(r: &mut impl Query, list: &ListQuery) -> Vec<UserId> {
    let docs = lists::order(r, FIRM, list).await.unwrap();
    lists::rows(r, FIRM, &docs)
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.user)
        .collect()
}
