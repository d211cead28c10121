//! Pairs that may be one person: what a comparison of all people with all others finds, the scan of a firm
//! and the search index find too.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::WriteSet;
use domain::duplicates::{Evidence, Key, Lane, Likely, Merged, NotSame, Pair, keys, lane, pairs};
use domain::email::EmailAddress;
use domain::ids::{PointId, UserId};
use domain::people::{Kind, Person, Reach, Role, Status};
use uuid::Uuid;

use super::world::{FIRM, FOUNDER, add_client, card, founding, memory, phone, point, private, sort_key, submit, user};
use crate::device::duplicates::{Scan, judged, likely};
use crate::device::lists::Viewer;
use crate::device::overview::overview;
use crate::device::search::{Loader, refresh};
use crate::port::{Execute, Query, Store};
use crate::records::merge::{all_memberships, merged_all, merged_into, not_same_all};
use crate::records::people::people;

/// Some hundred clients who share few numbers and addresses, some of them deleted, and a member of staff
/// with a client's number.
fn population() -> WriteSet {
    let mut changes = WriteSet::default();
    let given = ["Ana", "A.", "Zoë", "Ben", "Zoe", ""];
    let family = ["Roy", "Müller", "Mueller", "Hale", "de la Cruz"];
    for n in 0..240_u128 {
        let at = |m: u128, of: usize| usize::try_from(n / m).unwrap() % of;
        // Most names are those of many.
        let rare = format!("Vale{}", n / 20);
        let family = if n % 10 == 0 { &rare } else { family[at(3, 5)] };
        add_client(&mut changes, n, given[at(1, 6)], family);
        let last = changes.cards.inserted.last_mut().unwrap();
        last.status = if n % 17 == 3 { Status::Inactive } else { Status::Quiet };
        let private = changes.privates.inserted.last_mut().unwrap();
        private.phone = None;
        let number = |k: u128| format!("+44113496{:04}", 100 + k);
        let local = n * 7 % 150;
        let mut reach = match n % 6 {
            0 => Reach::Phone(phone("ask Mrs Lee", None)),
            1 => Reach::Email(EmailAddress::parse(&format!("Office{}@example.com", n % 40)).unwrap()),
            2 => Reach::Email(EmailAddress::parse(&format!("C{}@example.com", n + 1)).unwrap()),
            _ => Reach::Phone(phone(&number(local), Some(&number(local)))),
        };
        if let (Reach::Phone(phone), 4) = (&mut reach, n % 9) {
            phone.ext = Some((n % 2).to_string());
        }
        if n % 11 == 0 {
            private.phone = domain::phone::E164::parse(&number(n % 50));
        }
        changes.points.inserted.last_mut().unwrap().reach = reach;
    }
    let sam = UserId(Uuid::from_u128(0x11));
    changes
        .cards
        .inserted
        .push(card(sam, Kind::Staff(Role::Staff), "Ana", "Roy"));
    changes.privates.inserted.push(domain::people::UserPrivate {
        email: EmailAddress::parse("sam@example.com").ok(),
        phone: domain::phone::E164::parse("+441134960107"),
        ..private(sam)
    });
    changes
}

async fn filled() -> crate::Memory {
    let store = memory().await;
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    let people = population();
    submit(&mut w, "importPeople", &people).await.unwrap();
    let mut loader = Loader::new(&people, &sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    refresh(&mut w, FIRM, &[FOUNDER], &sort_key).await.unwrap();
    w.commit().await.unwrap();
    store
}

async fn scan(q: &mut impl Query, names: bool) -> Vec<Likely> {
    let mut scan = Scan::new(q, FIRM, names).await.unwrap();
    let mut before = 0;
    while let Some((done, total)) = scan.step(q).await.unwrap() {
        assert!(before <= done && done <= total);
        before = done;
    }
    judged(q, FIRM, scan.held().pairs()).await.unwrap()
}

async fn all_people(q: &mut impl Query) -> BTreeMap<UserId, Person> {
    let ids: Vec<UserId> = (0..240)
        .map(user)
        .chain([FOUNDER, UserId(Uuid::from_u128(0x11))])
        .collect();
    let mut all = people(q, FIRM, &ids).await.unwrap();
    all.retain(|_, person| person.card.status != Status::Inactive);
    all
}

/// Compares all people of a side with each other.
fn naive(all: &BTreeMap<UserId, Person>, names: bool) -> BTreeMap<Pair, (Lane, BTreeSet<Key>)> {
    let mut found = BTreeMap::new();
    for staff in [true, false] {
        let side = all.values().filter(|person| person.card.kind.is_staff() == staff);
        let held = side.flat_map(|person| keys(person).into_iter().map(|key| (key, person.card.id)));
        let held = held.filter(|(key, _)| names || !matches!(key, Key::Name(_)));
        for (pair, mut shared) in pairs(held.collect()) {
            let (low, high) = (&all[&pair.low], &all[&pair.high]);
            let both = keys(low).intersection(&keys(high)).cloned().collect::<BTreeSet<_>>();
            shared.extend(both.into_iter().filter(|key| !key.is_contact()));
            let lane = lane(&low.card.name, &high.card.name, &shared).unwrap();
            found.insert(pair, (lane, shared));
        }
    }
    found
}

fn by_pair(likely: Vec<Likely>) -> BTreeMap<Pair, (Lane, BTreeSet<Key>)> {
    likely.into_iter().map(|l| (l.pair, (l.lane, l.shared))).collect()
}

#[tokio::test]
async fn a_scan_finds_the_pairs_of_a_full_comparison() {
    let store = filled().await;
    let mut q = store.read().await.unwrap();
    let all = all_people(&mut q).await;
    for names in [false, true] {
        let found = scan(&mut q, names).await;
        let mut order: Vec<Lane> = found.iter().map(|likely| likely.lane).collect();
        assert!(order.is_sorted(), "the safest come first");
        order.dedup();
        assert_eq!(order.len(), if names { 3 } else { 2 }, "{order:?}");
        assert_eq!(by_pair(found), naive(&all, names));
    }
}

#[tokio::test]
async fn the_search_index_finds_the_pairs_of_one_person() {
    let store = filled().await;
    let mut q = store.read().await.unwrap();
    let all = by_pair(scan(&mut q, false).await);
    assert!(all.len() > 40, "{}", all.len());
    for n in 0..240 {
        let user = user(n);
        let mine = all.iter().filter(|(pair, _)| pair.low == user || pair.high == user);
        let expected: BTreeMap<_, _> = mine.map(|(pair, found)| (*pair, found.clone())).collect();
        assert_eq!(by_pair(likely(&mut q, FIRM, user).await.unwrap()), expected, "{n}");
    }
}

#[tokio::test]
async fn a_pair_stays_away_until_it_shares_something_new() {
    let store = filled().await;
    let mut q = store.read().await.unwrap();
    let first = scan(&mut q, false).await.remove(0);
    drop(q);
    let (pair, evidence) = (first.pair, Evidence(first.shared));
    let mut w = store.write().await.unwrap();
    let mut said = WriteSet::default();
    said.not_same.inserted.push(NotSame {
        pair,
        evidence: evidence.clone(),
    });
    submit(&mut w, "dismissPair", &said).await.unwrap();
    assert_eq!(not_same_all(&mut w, FIRM).await.unwrap(), said.not_same.inserted);
    let away = |found: Vec<Likely>| !found.iter().any(|likely| likely.pair == pair);
    assert!(away(scan(&mut w, true).await));
    assert!(away(likely(&mut w, FIRM, pair.low).await.unwrap()));
    // Both get a number that is otherwise unused.
    let mut number = WriteSet::default();
    for (n, who) in [(1, pair.low), (2, pair.high)] {
        number.points.inserted.push(point(
            PointId(Uuid::from_u128(n)),
            who,
            9,
            Reach::Phone(phone("020 7946 0999", Some("+442079460999"))),
        ));
    }
    submit(&mut w, "editProfile", &number).await.unwrap();
    refresh(&mut w, FIRM, &[pair.low, pair.high], &sort_key).await.unwrap();
    assert!(!away(scan(&mut w, false).await));
    assert!(!away(likely(&mut w, FIRM, pair.high).await.unwrap()));
}

#[tokio::test]
async fn a_merged_record_leads_to_the_one_it_became_part_of() {
    let store = filled().await;
    let mut w = store.write().await.unwrap();
    for (other, into) in [(1, 2), (2, 3), (4, 3)] {
        let persons = people(&mut w, FIRM, &[user(other)]).await.unwrap();
        let mut went = WriteSet::default();
        for person in persons.into_values() {
            went.cards.deleted.push(person.card);
            went.privates.deleted.push(person.private);
            went.points.deleted.extend(person.points);
        }
        went.merged.inserted.push(Merged {
            other: user(other),
            into: user(into),
        });
        submit(&mut w, "mergePeople", &went).await.unwrap();
    }
    assert_eq!(merged_all(&mut w, FIRM).await.unwrap().len(), 3);
    let mut into = merged_into(&mut w, FIRM, user(3)).await.unwrap();
    into.sort_unstable();
    assert_eq!(into, [1, 2, 4].map(user));
    assert_eq!(all_memberships(&mut w, FIRM, user(1)).await.unwrap(), Some(user(3)));
    assert_eq!(all_memberships(&mut w, FIRM, user(3)).await.unwrap(), None);
    let changes = overview(&mut w, FIRM, user(3), Viewer::Administrator)
        .await
        .unwrap()
        .unwrap()
        .changes;
    let merges = changes
        .iter()
        .filter(|change| change.verb == domain::verb::Verb::MergePeople)
        .count();
    assert_eq!(merges, 3, "its own two, and the one before");
    assert_eq!(changes.last().unwrap().verb, domain::verb::Verb::ImportPeople);
    let before: Vec<bool> = changes.iter().map(|change| change.before_merge).collect();
    assert_eq!(before, [false, false, true, false]);
}
