//! Lists and their windows, in the firm of the story.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta};
use domain::change::WriteSet;
use domain::email::EmailAddress;
use domain::ids::{PointId, TeamId, UserId};
use domain::invitation::{Event, InvitationRecord, InvitationType};
use domain::people::{ContactPoint, Kind, Person, Reach, Status};
use domain::teams::TeamMember;
use domain::visibility::{Through, is_contact};
use uuid::Uuid;

use super::story::NORTH;
use super::world::{
    FIRM, FOUNDER, add_client, clients, file, founding, memory, now, phone, sort_key, submit, team, user,
};
use crate::device::lists::{self, ListQuery, ListScope, Side, Sort, Viewer};
use crate::device::search::{Loader, refresh};
use crate::port::{Execute, Query, Store};
use crate::records::people::people;

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
    let rows = lists::rows(&mut r, FIRM, &all, Viewer::Administrator).await.unwrap();
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
    let names: Vec<_> = lists::rows(&mut r, FIRM, &staff, Viewer::Administrator)
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

    // For every reader the list is what the rule says.
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
            shares && other.card.id != reader.card.id && is_contact(kind, &other.card, Through::Closed)
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
    assert_eq!(
        lists::rows(&mut r, FIRM, &[999_999], Viewer::Administrator)
            .await
            .unwrap(),
        []
    );
}

async fn contacts(r: &mut impl Query, list: &ListQuery) -> Vec<UserId> {
    let docs = lists::order(r, FIRM, list).await.unwrap();
    lists::rows(r, FIRM, &docs, Viewer::Administrator)
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.user)
        .collect()
}

/// A person's position in a list.
type Key<'a> = &'a dyn Fn(&UserId) -> Option<i64>;

/// Forty clients of three states; every third was invited, each at another time and some of them twice.
pub(super) async fn by_state_and_invitation<S: Store>(store: &S) {
    let zone = founding().firms.inserted[0].time_zone;
    let start = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let mut writes = WriteSet::default();
    for n in 0..40 {
        add_client(
            &mut writes,
            n,
            ["Mia", "Ana", "Zoe"][usize::try_from(n).unwrap() % 3],
            "Olsen",
        );
    }
    let mut records = BTreeMap::new();
    for (n, card) in writes.cards.inserted.iter_mut().enumerate() {
        card.status = [Status::Active, Status::Quiet, Status::Pending][n * 7 % 3];
        let sent = start + TimeDelta::hours(i64::try_from(n).unwrap() * 13 % 40);
        let mut record = InvitationRecord::begin(card.id, InvitationType::Email, String::new(), FOUNDER, sent, zone);
        if n % 2 == 0 {
            record = record.after(Event::Send, sent + TimeDelta::days(1), zone).unwrap();
        }
        if n % 3 == 0 {
            records.insert(card.id, record.clone());
            writes.invitations.inserted.push(record);
        }
    }
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    submit(&mut w, "importPeople", &writes).await.unwrap();
    let mut loader = Loader::new(&writes, &sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    w.commit().await.unwrap();

    in_every_order(store, &records).await;

    // Mails, answers and expiry that come later are followed, and so is a refreshed line.
    let mut later = WriteSet::default();
    for (n, (user, record)) in records.clone().into_iter().enumerate() {
        let after = match n % 3 {
            0 => record.after(Event::Send, start + TimeDelta::days(20), zone),
            1 => record.after(Event::Decline, start + TimeDelta::days(20), zone),
            _ => None,
        };
        match after {
            Some(after) => {
                records.insert(user, after.clone());
                later.invitations.update(record, after);
            }
            None => later.invitations.deleted.push(records.remove(&user).unwrap_or(record)),
        }
    }
    let mut w = store.write().await.unwrap();
    submit(&mut w, "resend", &later).await.unwrap();
    refresh(&mut w, FIRM, &[user(0), user(5), user(9)], &sort_key)
        .await
        .unwrap();
    w.commit().await.unwrap();
    in_every_order(store, &records).await;

    let mut r = store.read().await.unwrap();
    let list = |sort, descending| ListQuery {
        sort,
        descending,
        ..ListQuery::new(ListScope::Clients)
    };
    let bounced = ListQuery {
        invitation: Some("bounced"),
        ..list(Sort::Name, false)
    };
    assert_eq!(contacts(&mut r, &bounced).await, []);
    let open = ListQuery {
        invitation: Some("pending"),
        ..bounced
    };
    let open_ones = records.values().filter(|record| record.next.is_some()).count();
    assert_eq!(contacts(&mut r, &open).await.len(), open_ones);
}

/// Compares every order of states and invitations with what the records say.
async fn in_every_order<S: Store>(store: &S, records: &BTreeMap<UserId, InvitationRecord>) {
    let mut r = store.read().await.unwrap();
    let list = |sort, descending| ListQuery {
        sort,
        descending,
        ..ListQuery::new(ListScope::Clients)
    };
    let by_name = contacts(&mut r, &list(Sort::Name, false)).await;
    let cards = crate::records::people::cards(&mut r, FIRM, &by_name).await.unwrap();
    let sending = |user: &UserId| records.get(user).and_then(|record| record.state.sending());
    let keys: [(Sort, Key<'_>); 6] = [
        (Sort::Status, &|user| Some(cards[user].status as i64)),
        (Sort::Created, &|user| Some(cards[user].created.timestamp_micros())),
        (Sort::FirstSent, &|user| sending(user).map(|s| s.first.timestamp())),
        (Sort::LastSent, &|user| sending(user).map(|s| s.last.timestamp())),
        (Sort::Sends, &|user| sending(user).map(|s| i64::from(s.count))),
        (Sort::Ends, &|user| records.get(user)?.ends.map(|at| at.timestamp())),
    ];
    for (sort, key) in keys {
        let mut expected = by_name.clone();
        expected.sort_by_key(|user| (key(user).is_none(), key(user)));
        assert_eq!(contacts(&mut r, &list(sort, false)).await, expected, "{sort:?}");
        // In reverse order, people without a value still come last.
        expected = by_name.clone();
        expected.sort_by_key(|user| (key(user).is_some(), key(user)));
        expected.reverse();
        assert_eq!(
            contacts(&mut r, &list(sort, true)).await,
            expected,
            "{sort:?} turned round"
        );
    }
}

#[tokio::test]
async fn by_state_and_invitation_in_memory() {
    let store = memory().await;
    by_state_and_invitation(&store).await;
}

/// Clients whose addresses, numbers and teams stand in another order than their names.
async fn by_reach_and_team<S: Store>(store: &S) {
    const SOUTH: TeamId = TeamId(Uuid::from_u128(0x23));
    let mut writes = WriteSet::default();
    for (n, family) in ["Adams", "Baker", "Clarke", "Dunn", "Evans"].into_iter().enumerate() {
        add_client(&mut writes, u128::try_from(n).unwrap(), "Ana", family);
    }
    let (addresses, numbers) = (
        [
            Some("zoe@example.com"),
            None,
            Some("Bo@example.com"),
            Some("ana@example.com"),
            None,
        ],
        [Some("+4420"), Some("ask Jane"), None, Some("+331"), Some("+4419")],
    );
    writes.points.inserted.retain_mut(|point| {
        let place = |list: &[Option<&'static str>; 5]| {
            let found = (0..5).find(|n| user(*n) == point.user).unwrap();
            list[usize::try_from(found).unwrap()]
        };
        match &mut point.reach {
            Reach::Email(email) => place(&addresses).map(|text| *email = EmailAddress::parse(text).unwrap()),
            Reach::Phone(number) => place(&numbers).map(|text| {
                let read = text.starts_with('+').then(|| format!("{text}79460018"));
                *number = phone(text, read.as_deref());
            }),
        }
        .is_some()
    });
    // A second address says nothing: the first one is shown.
    writes.points.inserted.push(ContactPoint {
        id: PointId(Uuid::from_u128(0x77)),
        user: user(0),
        position: 5,
        label: "home".into(),
        reach: Reach::Email(EmailAddress::parse("aaa@example.com").unwrap()),
    });
    writes
        .teams
        .inserted
        .extend([team(NORTH, "North", false), team(SOUTH, "All of them", false)]);
    writes.members.inserted.retain(|member| member.user != user(1));
    for (n, team) in [(0, NORTH), (3, NORTH), (3, SOUTH), (4, SOUTH)] {
        writes.members.inserted.push(TeamMember::new(team, user(n)));
    }
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    submit(&mut w, "importPeople", &writes).await.unwrap();
    let everybody: Vec<UserId> = (0..5).map(user).collect();
    refresh(&mut w, FIRM, &everybody, &sort_key).await.unwrap();
    w.commit().await.unwrap();

    let mut r = store.read().await.unwrap();
    for (sort, up, down) in [
        (Sort::Email, [3, 2, 0, 1, 4], [0, 2, 3, 4, 1]),
        (Sort::Phone, [3, 4, 0, 1, 2], [1, 0, 4, 3, 2]),
        // "All of them" before "Clients" before "North"; one is in no team.
        (Sort::Teams, [3, 4, 0, 2, 1], [2, 0, 4, 3, 1]),
    ] {
        for (descending, order) in [(false, up), (true, down)] {
            let list = ListQuery {
                sort,
                descending,
                ..ListQuery::new(ListScope::Clients)
            };
            assert_eq!(contacts(&mut r, &list).await, order.map(user), "{sort:?} {descending}");
            // Those of a contact list stand in the same order.
            let own = ListQuery {
                sort,
                descending,
                ..ListQuery::new(ListScope::Contacts(FOUNDER))
            };
            let own = contacts(&mut r, &own).await;
            assert_eq!(own, order.into_iter().filter(|n| *n != 1).map(user).collect::<Vec<_>>());
        }
    }
}

#[tokio::test]
async fn by_reach_and_team_in_memory() {
    by_reach_and_team(&memory().await).await;
}

#[tokio::test]
async fn by_reach_and_team_on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    by_reach_and_team(&file(&folder).await).await;
}
