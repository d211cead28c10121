//! A device that holds a part of the firm: no private parts, and for clients no teams.

use domain::ids::UserId;
use domain::phone::Region;

use super::world::{FIRM, FOUNDER, file, founded, sort_key, user};
use crate::device::lists::{self, ListQuery, ListScope, Viewer};
use crate::device::overview::overview;
use crate::port::{Execute, Store};
use crate::search::{self, Scope, SearchQuery};

async fn found(q: &mut impl crate::port::Query, text: &str) -> Vec<UserId> {
    let query = SearchQuery::parse(text, Region::parse("GB")).unwrap();
    let found = search::find(q, FIRM, &query, Scope::Everyone, 50).await.unwrap();
    found.hits.into_iter().map(|hit| hit.user).collect()
}

#[tokio::test]
async fn people_without_a_private_part_are_listed_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 3).await;
    let everybody: Vec<UserId> = (0..3).map(user).chain([FOUNDER]).collect();
    let mut w = store.write().await.unwrap();
    for table in ["user_private", "team_member", "team"] {
        w.execute(format!("DELETE FROM {table}"), Vec::new()).await.unwrap();
    }
    search::refresh(&mut w, FIRM, &everybody, &sort_key).await.unwrap();
    w.commit().await.unwrap();

    let mut r = store.read().await.unwrap();
    // By name and by public address, but not by what only administrators know.
    assert_eq!(found(&mut r, "rosa").await, [FOUNDER]);
    assert_eq!(found(&mut r, "c1@example.com").await, [user(1)]);
    assert_eq!(found(&mut r, "rosa@example.com").await, []);
    assert_eq!(found(&mut r, "CRM-000001").await, []);
    // A page shows what is held.
    let page = overview(&mut r, FIRM, user(1), Viewer::Administrator)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((page.card.id, page.private), (user(1), None));
    assert_eq!(page.points.len(), 2);
    assert!(page.points.is_sorted_by_key(|point| point.position));
    // Clients who are not active are no contacts of a client; presence replaces the teams.
    let held = ListQuery::new(ListScope::Held(user(1)));
    let held = lists::order(&mut r, FIRM, &held).await.unwrap();
    let shown = lists::rows(&mut r, FIRM, &held, Viewer::Administrator).await.unwrap();
    let shown: Vec<UserId> = shown.into_iter().map(|row| row.user).collect();
    assert_eq!(shown, [FOUNDER]);
    let own = ListQuery::new(ListScope::Held(FOUNDER));
    assert!(lists::order(&mut r, FIRM, &own).await.unwrap().is_empty());
}
