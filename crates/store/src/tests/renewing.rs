//! Lines that are changed one after the other are those that would be written at once.

use std::collections::BTreeSet;

use domain::change::WriteSet;
use domain::ids::UserId;
use domain::person_name::PersonName;
use domain::teams::TeamMember;

use super::world::{FIRM, TEAM, add_client, file, founded, sort_key, submit, user};
use crate::device::search::{clear, refresh, renew};
use crate::port::{Execute, Query, Store};
use crate::records::people::people;

const PEOPLE: u128 = 60;
const GIVEN: [&str; 6] = ["Zoë", "Ana", "Jürgen", "O'Neil", "Marie-Anne", "Łukasz"];
const FAMILY: [&str; 6] = ["Müller", "Mueller", "van der Berg", "Smith-Jones", "Groß", "Okonkwo"];

/// The next number below `of` (a linear congruence: any order will do).
fn dice(state: &mut u64, of: usize) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap() % of
}

/// Changes somebody's name, removes them, or adds them again.
async fn change(w: &mut impl Execute, changes: &mut WriteSet, user_id: UserId, n: u128, state: &mut u64) {
    let name = (GIVEN[dice(state, 6)], FAMILY[dice(state, 6)]);
    match people(w, FIRM, &[user_id]).await.unwrap().remove(&user_id) {
        Some(person) if dice(state, 4) == 0 => {
            changes.cards.deleted.push(person.card);
            changes.privates.deleted.push(person.private);
            changes.points.deleted.extend(person.points);
            changes.members.deleted.push(TeamMember::new(TEAM, user_id));
        }
        Some(person) => {
            let mut after = person.card.clone();
            after.name = PersonName::parse(name.0, name.1).unwrap();
            after.job_title = ["", "Partner"][dice(state, 2)].into();
            changes.cards.update(person.card, after);
        }
        None => add_client(changes, n, name.0, name.1),
    }
}

/// What the lines hold, without their numbers.
async fn held(q: &mut impl Query) -> Vec<BTreeSet<String>> {
    let mut held = Vec::new();
    for sql in [
        "SELECT user_id, side, status, sort_key, family, given, names, reach, more FROM search_doc",
        "SELECT k.key, d.user_id FROM search_key k LEFT JOIN search_doc d ON d.doc = k.doc",
        "SELECT key, word FROM search_near",
    ] {
        let rows = q.query(sql, Vec::new()).await.unwrap();
        held.push(rows.into_iter().map(|row| format!("{row:?}")).collect());
    }
    held
}

#[tokio::test]
async fn changed_lines_are_those_that_would_be_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, PEOPLE).await;
    let all: Vec<UserId> = (0..PEOPLE).map(user).collect();
    let mut w = store.write().await.unwrap();
    refresh(&mut w, FIRM, &all, &sort_key).await.unwrap();
    let mut state = 7;
    for round in 0..30 {
        let mut changes = WriteSet::default();
        let mut changed = BTreeSet::new();
        // One, or more than are taken out of the index of words one by one.
        for _ in 0..[1, 3, 20][round % 3] {
            let n = dice(&mut state, usize::try_from(PEOPLE).unwrap()) as u128;
            if changed.insert(user(n)) {
                change(&mut w, &mut changes, user(n), n, &mut state).await;
            }
        }
        submit(&mut w, "editProfile", &changes).await.unwrap();
        let changed: Vec<UserId> = changed.into_iter().collect();
        if round % 2 == 0 {
            refresh(&mut w, FIRM, &changed, &sort_key).await.unwrap();
        } else {
            renew(&mut w, FIRM, &changed, &std::collections::BTreeMap::new(), &sort_key)
                .await
                .unwrap();
        }
        let check = "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)";
        w.execute(check, Vec::new()).await.unwrap();
    }
    let one_by_one = held(&mut w).await;
    assert!(one_by_one.iter().all(|rows| rows.len() > 20));
    clear(&mut w).await.unwrap();
    refresh(&mut w, FIRM, &all, &sort_key).await.unwrap();
    assert_eq!(one_by_one, held(&mut w).await);
}
