//! Client groups: lists, counts, who sees them, and undo.

use std::collections::BTreeSet;

use domain::change::WriteSet;
use domain::groups::{ClientGroup, GroupMember};
use domain::ids::GroupId;
use domain::people::Status;
use domain::teams::TeamMember;
use uuid::Uuid;

use super::world::{FIRM, FOUNDER, TEAM, clients, file, founded, memory, sort_key, submit, user};
use crate::device::lists::{self, ListQuery, ListScope, Viewer};
use crate::device::overview::overview;
use crate::device::search::{Loader, restate};
use crate::hub::audit::{self, Happened, Subject};
use crate::journal::kept::Kept;
use crate::journal::since::{changed_since, names};
use crate::journal::touched::touched;
use crate::journal::undo::reverse;
use crate::port::{Execute, Store};
use crate::records::aftermath::aftermath;
use crate::records::checksum::content_checksum;
use crate::records::{groups, next_seq};

const FAMILIES: GroupId = GroupId(Uuid::from_u128(0x40));
const EMPTY: GroupId = GroupId(Uuid::from_u128(0x41));

fn group(id: GroupId, name: &str) -> ClientGroup {
    ClientGroup { id, name: name.into() }
}

fn member(n: u128) -> GroupMember {
    GroupMember {
        group: FAMILIES,
        user: user(n),
    }
}

pub(super) async fn story<S: Store>(store: &S) {
    founded(store, 8).await;
    let mut w = store.write().await.unwrap();
    let set = clients(0, 8);
    let mut loader = Loader::new(&set, &sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    let mut made = WriteSet::default();
    made.groups
        .inserted
        .extend([group(FAMILIES, "Families"), group(EMPTY, "Empty")]);
    made.group_members.inserted.extend([1, 2, 3].map(member));
    let created = submit(&mut w, "createGroup", &made).await.unwrap();
    // One of them leaves, one is invited.
    let mut moved = WriteSet::default();
    for (n, status) in [(2, Status::Inactive), (3, Status::Pending)] {
        let before = set.cards.inserted[usize::try_from(n).unwrap()].clone();
        let after = domain::people::UserCard {
            status,
            ..before.clone()
        };
        moved.cards.update(before, after);
        restate(&mut w, &[user(n)], status).await.unwrap();
    }
    moved.members.deleted.push(TeamMember::new(TEAM, user(2)));
    submit(&mut w, "deactivate", &moved).await.unwrap();
    w.commit().await.unwrap();

    let mut r = store.read().await.unwrap();
    let list = groups::groups_list(&mut r, FIRM).await.unwrap();
    let told: Vec<_> = list.iter().map(|g| (&*g.group.name, g.members, g.quiet)).collect();
    assert_eq!(told, [("Empty", 0, 0), ("Families", 2, 1)], "who left does not count");
    assert_eq!(groups::groups_count(&mut r, FIRM).await.unwrap(), 2);
    let everybody = BTreeSet::from([user(1), user(2), user(3)]);
    assert_eq!(groups::members(&mut r, FIRM, FAMILIES).await.unwrap(), everybody);
    let some = groups::members_among(&mut r, FIRM, FAMILIES, &[user(1), user(5)]).await;
    assert_eq!(some.unwrap(), BTreeSet::from([user(1)]));
    let here = groups::members_here(&mut r, FIRM, FAMILIES).await.unwrap();
    assert_eq!(here, BTreeSet::from([user(1), user(3)]));
    let seen = groups::groups_seen_by(&mut r, FIRM, FOUNDER).await.unwrap();
    assert_eq!(
        (seen.len(), seen[0].members),
        (1, 2),
        "only those with contacts of theirs"
    );
    let strangers = groups::groups_seen_by(&mut r, FIRM, user(99)).await.unwrap();
    assert!(strangers.is_empty());
    let one = overview(&mut r, FIRM, user(1), Viewer::Administrator)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(one.groups, [group(FAMILIES, "Families")]);
    assert!(one.changes.iter().any(|c| c.touched.contains("group_member")));
    for scope in [ListScope::Clients, ListScope::Contacts(FOUNDER)] {
        let list = ListQuery {
            group: Some(FAMILIES),
            ..ListQuery::new(scope)
        };
        let docs = lists::order(&mut r, FIRM, &list).await.unwrap();
        assert_eq!(docs.len(), 2, "{scope:?}");
    }
    let (effects, _) = audit::effects(&mut r, FIRM, created, 10).await.unwrap();
    assert_eq!(effects.len(), 5);
    assert!(
        effects
            .iter()
            .any(|e| e.subject == Subject::GroupMember(user(1), FAMILIES))
    );
    drop(r);
    taken_back(store, created).await;
}

async fn taken_back<S: Store>(store: &S, created: i64) {
    let mut w = store.write().await.unwrap();
    let there = touched(&mut w, FIRM, created - 1, Some(created)).await.unwrap();
    assert_eq!(there.groups, BTreeSet::from([FAMILIES, EMPTY]));
    let before = content_checksum(&mut w, FIRM).await.unwrap();
    let mut more = WriteSet::default();
    more.group_members.inserted.push(member(5));
    let added = submit(&mut w, "addToGroup", &more).await.unwrap();
    let mut renamed = WriteSet::default();
    renamed.groups.update(group(EMPTY, "Empty"), group(EMPTY, "Doctors"));
    let renamed = submit(&mut w, "editGroup", &renamed).await.unwrap();
    let changed = changed_since(&mut w, FIRM, created).await.unwrap();
    assert_eq!(changed.total(), 1);
    assert_eq!(names(&mut w, FIRM, &changed).await.unwrap(), ["Doctors"]);
    for seq in [renamed, added] {
        let next = next_seq(&mut w, FIRM).await.unwrap();
        reverse(&mut w, FIRM, seq, next, &Kept::default()).await.unwrap();
    }
    assert_eq!(content_checksum(&mut w, FIRM).await.unwrap(), before);
    // Deleted, and then an undo would add a member again.
    let seq = next_seq(&mut w, FIRM).await.unwrap();
    let reversed = reverse(&mut w, FIRM, created, seq, &Kept::default()).await.unwrap();
    let after = aftermath(&mut w, FIRM, &reversed).await.unwrap();
    assert_eq!(after.strays, Vec::<String>::new());
    let seq = submit(&mut w, "addToGroup", &more).await.unwrap();
    let stray = crate::journal::undo::Reversed { seq, ..reversed };
    let after = aftermath(&mut w, FIRM, &stray).await.unwrap();
    assert_eq!(after.strays, ["Ana Müller"]);
    let former = audit::former_groups(&mut w, FIRM, &[FAMILIES]).await.unwrap();
    assert_eq!(former.get(&FAMILIES).map(String::as_str), Some("Families"));
    let (effects, _) = audit::effects(&mut w, FIRM, renamed, 10).await.unwrap();
    let told = Happened::Changed(vec![("name".to_owned(), "Empty".into(), "Doctors".into())]);
    assert_eq!(
        (effects[0].subject, &effects[0].happened),
        (Subject::Group(EMPTY), &told)
    );
}

#[tokio::test]
async fn groups_in_memory() {
    story(&memory().await).await;
}

#[tokio::test]
async fn groups_on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    story(&file(&folder).await).await;
}
