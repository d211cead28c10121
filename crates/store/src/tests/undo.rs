//! Taking back and doing again, at the size of single rows and of imports.

use std::collections::BTreeSet;

use domain::change::WriteSet;
use domain::email::EmailAddress;
use domain::ids::TeamId;
use domain::people::Status;
use domain::person_name::PersonName;
use domain::teams::{Team, TeamMember};

use super::world::{FIRM, FOUNDER, TEAM, add_client, clients, command, file, founded, line, memory, submit, user};
use crate::hub::commands::{append_command, command_by_id, undo_target};
use crate::journal::kept::{Kept, kept};
use crate::journal::since::{Changed, changed_since, names};
use crate::journal::touched::touched;
use crate::journal::undo::reverse;
use crate::port::{Execute, Query, Store};
use crate::records::aftermath::aftermath;
use crate::records::checksum::content_checksum;
use crate::records::next_seq;
use crate::records::people::people;

/// Takes the command with number `seq` back, as an authority does.
async fn undo(w: &mut impl Execute, seq: i64) -> i64 {
    let target = undo_target(w, FIRM, command(seq)).await.unwrap().unwrap();
    assert_eq!(changed_since(w, FIRM, target.seq).await.unwrap(), Changed::default());
    let new = next_seq(w, FIRM).await.unwrap();
    let reversed = reverse(w, FIRM, target.seq, new, &Kept::default()).await.unwrap();
    assert_eq!(reversed.taken, []);
    append_command(w, FIRM, &line(new, "undoCommand", Some(target.id)))
        .await
        .unwrap();
    new
}

/// Half of the clients get a new title, new ones come, two leave the team.
async fn second_import(w: &mut impl Execute, count: u128) -> WriteSet {
    let mut changes = WriteSet::default();
    let ids: Vec<_> = (0..count / 2).map(user).collect();
    for (_, person) in people(w, FIRM, &ids).await.unwrap() {
        let mut after = person.card.clone();
        after.job_title = "Größe \"7\"\\".into();
        changes.cards.update(person.card, after);
        let mut after = person.private.clone();
        after.phone = None;
        changes.privates.update(person.private, after);
        changes.points.deleted.push(person.points[1].clone());
    }
    for n in count..count + count / 3 {
        add_client(&mut changes, n, "New", "Client");
    }
    changes.members.deleted.push(TeamMember::new(TEAM, user(count - 1)));
    changes
}

pub(super) async fn undo_redo_undo<S: Store>(store: &S, count: u128) {
    founded(store, count).await;
    let mut w = store.write().await.unwrap();
    let before = content_checksum(&mut w, FIRM).await.unwrap();
    let changes = second_import(&mut w, count).await;
    let import = submit(&mut w, "importPeople", &changes).await.unwrap();
    let after = content_checksum(&mut w, FIRM).await.unwrap();
    assert_ne!(before, after);

    let first = undo(&mut w, import).await;
    assert_eq!(content_checksum(&mut w, FIRM).await.unwrap(), before);
    let by = |line: Option<crate::hub::commands::CommandLine>| line.unwrap().undone_by;
    assert_eq!(
        by(command_by_id(&mut w, FIRM, command(import)).await.unwrap()),
        Some(command(first))
    );

    let redo = undo(&mut w, first).await;
    assert_eq!(content_checksum(&mut w, FIRM).await.unwrap(), after);
    assert_eq!(by(command_by_id(&mut w, FIRM, command(import)).await.unwrap()), None);
    assert_eq!(
        undo_target(&mut w, FIRM, command(import)).await.unwrap().unwrap().seq,
        redo
    );

    let second = undo(&mut w, import).await;
    assert_eq!(content_checksum(&mut w, FIRM).await.unwrap(), before);
    assert_eq!(
        by(command_by_id(&mut w, FIRM, command(import)).await.unwrap()),
        Some(command(first))
    );
    assert_eq!(by(command_by_id(&mut w, FIRM, command(first)).await.unwrap()), None);
    assert_eq!(
        by(command_by_id(&mut w, FIRM, command(redo)).await.unwrap()),
        Some(command(second))
    );
    w.commit().await.unwrap();
}

/// A file adds two clients and a team for them. One of them changes and stays, and so does the team.
pub(super) async fn changed_people_stay<S: Store>(store: &S) {
    founded(store, 3).await;
    let mut w = store.write().await.unwrap();
    let new = TeamId(uuid::Uuid::from_u128(7_700));
    let mut file = WriteSet::default();
    file.teams.inserted.push(Team {
        id: new,
        name: "Northern".into(),
        identifier: None,
        description: String::new(),
        is_default: false,
        shared: false,
    });
    for n in [900, 901] {
        add_client(&mut file, n, "Ola", "Nowak");
        file.members.inserted.push(TeamMember::new(new, user(n)));
    }
    let import = submit(&mut w, "importPeople", &file).await.unwrap();
    let found = people(&mut w, FIRM, &[user(900)]).await.unwrap();
    let mut after = found[&user(900)].card.clone();
    after.job_title = "Director".into();
    let mut edit = WriteSet::default();
    edit.cards.update(found[&user(900)].card.clone(), after);
    submit(&mut w, "editProfile", &edit).await.unwrap();

    let changed = changed_since(&mut w, FIRM, import).await.unwrap();
    let later = touched(&mut w, FIRM, import, None).await.unwrap();
    let stays = kept(&mut w, FIRM, import, changed, &later).await.unwrap();
    assert_eq!(stays.users, BTreeSet::from([user(900)]));
    assert_eq!(stays.teams, BTreeSet::from([new]));
    assert_eq!(stays.gone, BTreeSet::from([user(901)]));
    let seq = next_seq(&mut w, FIRM).await.unwrap();
    reverse(&mut w, FIRM, import, seq, &stays).await.unwrap();
    let left = people(&mut w, FIRM, &[user(900), user(901)]).await.unwrap();
    assert_eq!(left.keys().copied().collect::<Vec<_>>(), [user(900)]);
    assert!(left[&user(900)].teams.contains(&new));
    assert_eq!(left[&user(900)].card.job_title, "Director");
}

#[tokio::test]
async fn what_changed_since_stays_with_its_team() {
    changed_people_stay(&memory().await).await;
    let folder = tempfile::tempdir().unwrap();
    changed_people_stay(&file(&folder).await).await;
}

#[tokio::test]
async fn single_rows() {
    undo_redo_undo(&memory().await, 6).await;
    let folder = tempfile::tempdir().unwrap();
    undo_redo_undo(&file(&folder).await, 6).await;
}

#[tokio::test]
async fn many_rows() {
    undo_redo_undo(&memory().await, 1_300).await;
    let folder = tempfile::tempdir().unwrap();
    undo_redo_undo(&file(&folder).await, 1_300).await;
}

#[tokio::test]
async fn rows_come_back_with_the_command_that_made_them() {
    let store = memory().await;
    let import = founded(&store, 60).await["import"];
    let mut w = store.write().await.unwrap();
    let first = undo(&mut w, import).await;
    undo(&mut w, first).await;
    let sql = "SELECT count(*) FROM user_card WHERE created_seq = $1";
    let rows = w.query(sql, vec![import.into()]).await.unwrap();
    assert_eq!(rows.into_iter().next().unwrap().read("user_card").i64().unwrap(), 60);
}

#[tokio::test]
async fn later_changes_are_named() {
    let store = memory().await;
    let import = founded(&store, 60).await["import"];
    let mut w = store.write().await.unwrap();
    let mut changes = WriteSet::default();
    let found = people(&mut w, FIRM, &[user(3), user(4)]).await.unwrap();
    let mut after = found[&user(3)].card.clone();
    after.name = PersonName::parse("Ben", "Roy").unwrap();
    changes.cards.update(found[&user(3)].card.clone(), after);
    changes.members.deleted.push(TeamMember::new(TEAM, user(4)));
    submit(&mut w, "editProfile", &changes).await.unwrap();
    let since = changed_since(&mut w, FIRM, import).await.unwrap();
    assert_eq!(since.total(), 2);
    let names = names(&mut w, FIRM, &since).await.unwrap();
    assert_eq!(names, ["Ben Roy".to_owned(), found[&user(4)].card.name.full()]);
}

#[tokio::test]
async fn undo_names_the_new_holder_of_an_address() {
    let store = memory().await;
    let import = founded(&store, 60).await["import"];
    let mut w = store.write().await.unwrap();
    let gone = undo(&mut w, import).await;
    let mut changes = WriteSet::default();
    add_client(&mut changes, 900, "Ola", "Nowak");
    changes.privates.inserted[0].email = EmailAddress::parse("C7@example.com").ok();
    submit(&mut w, "addClient", &changes).await.unwrap();
    let new = next_seq(&mut w, FIRM).await.unwrap();
    let reversed = reverse(&mut w, FIRM, gone, new, &Kept::default()).await.unwrap();
    assert_eq!(reversed.taken, [user(900)]);
    let after = aftermath(&mut w, FIRM, &reversed).await.unwrap();
    assert_eq!(after.taken[0].name, "Ola Nowak");
}

#[tokio::test]
async fn aftermath_finds_what_no_firm_may_be() {
    for count in [5, 12_000] {
        let store = memory().await;
        founded(&store, count).await;
        let mut w = store.write().await.unwrap();
        // The founder leaves, everybody else with them: what an undo must not lead to.
        let mut changes = WriteSet::default();
        let founder = people(&mut w, FIRM, &[FOUNDER])
            .await
            .unwrap()
            .remove(&FOUNDER)
            .unwrap();
        let mut left = founder.card.clone();
        left.status = Status::Inactive;
        changes.cards.update(left, founder.card);
        let mut set = clients(0, count);
        changes.members.inserted.append(&mut set.members.inserted);
        let gone = WriteSet {
            cards: domain::change::Rows {
                updated: changes
                    .cards
                    .updated
                    .iter()
                    .map(|(a, b)| (b.clone(), a.clone()))
                    .collect(),
                ..Default::default()
            },
            members: domain::change::Rows {
                deleted: changes.members.inserted.iter().skip(1).copied().collect(),
                ..Default::default()
            },
            ..WriteSet::default()
        };
        submit(&mut w, "editProfile", &gone).await.unwrap();
        let seq = next_seq(&mut w, FIRM).await.unwrap();
        let reversed = crate::journal::undo::Reversed {
            seq: seq - 1,
            taken: Vec::new(),
            taken_teams: Vec::new(),
            username_taken: false,
        };
        let after = aftermath(&mut w, FIRM, &reversed).await.unwrap();
        assert!(after.leaderless);
        assert!(!after.default_unclear);
        assert_eq!(
            after.uncovered.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(),
            ["Clients"]
        );
        assert_eq!(after.teamless.len() as u128, 10.min(count - 1));
        let touched = touched(&mut w, FIRM, seq - 2, None).await.unwrap();
        assert_eq!((touched.complete, touched.head), (count < 10_000, seq - 1));
    }
}
