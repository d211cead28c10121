//! The life of a small firm, on both back ends: every statement runs at least once on each.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::WriteSet;
use domain::email::EmailAddress;
use domain::ids::{TeamId, UserId};
use domain::import::Counts;
use domain::people::{Kind, Reach, Role, Status};
use domain::teams::TeamMember;
use uuid::Uuid;

use super::world::{
    FIRM, FOUNDER, TEAM, add_client, card, clients, command, file, founded, founding, line, memory, now, phone,
    private, submit, team, user,
};
use crate::device::lists::Viewer;
use crate::device::overview::overview;
use crate::device::settings::{self, RunningImport};
use crate::error::StoreError;
use crate::hub::commands::{append_command, command_by_id, commands_after, last_commands};
use crate::hub::imports::{self, ImportJob, ImportRow};
use crate::journal::changed::{Changed, changed};
use crate::journal::touched::touched;
use crate::port::{Execute, Store};
use crate::records::{firms, next_seq, people, teams};

pub(super) const NORTH: TeamId = TeamId(Uuid::from_u128(0x21));

pub(super) async fn story<S: Store>(store: &S) {
    found_a_firm(store).await;
    people_and_their_keys(store).await;
    a_second_team(store).await;
    keys_are_taken_once(store).await;
    commands_in_order(store).await;
    an_import_and_its_rows(store).await;
    super::windows::windows(store).await;
    one_person(store).await;
    notes_of_the_device(store).await;
    what_is_not_committed_is_not_there(store).await;
}

#[tokio::test]
async fn in_memory() {
    story(&memory().await).await;
}

#[tokio::test]
async fn on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    let before = store.data_version().await.unwrap();
    story(&store).await;
    assert_ne!(
        store.data_version().await.unwrap(),
        before,
        "other connections are told"
    );
    store.integrity_check().await.unwrap();
    store.close().await.unwrap();
    let again = file(&folder).await;
    let mut r = again.read().await.unwrap();
    assert_eq!(firms::firms(&mut r).await.unwrap().len(), 1);
}

async fn found_a_firm<S: Store>(store: &S) {
    let seqs = founded(store, 120).await;
    assert_eq!(seqs, BTreeMap::from([("firm", 1), ("import", 2)]));
    let mut r = store.read().await.unwrap();
    let (firm, head) = firms::firm(&mut r, FIRM).await.unwrap().unwrap();
    assert_eq!((&firm, head), (&founding().firms.inserted[0], 2));
    assert_eq!(firms::firms(&mut r).await.unwrap(), [firm]);
}

async fn people_and_their_keys<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    let set = clients(0, 120);
    let ids: Vec<UserId> = set.cards.inserted.iter().map(|c| c.id).chain([user(5_000)]).collect();
    let found = people::people(&mut w, FIRM, &ids).await.unwrap();
    assert_eq!(found.len(), 120);
    for (n, id) in ids.iter().take(120).enumerate() {
        let person = &found[id];
        assert_eq!(person.card, set.cards.inserted[n]);
        assert_eq!(person.private, set.privates.inserted[n]);
        assert_eq!(person.points, set.points.inserted[n * 2..n * 2 + 2]);
        assert_eq!(person.teams, BTreeSet::from([TEAM]));
    }
    let text = |t: &str| t.to_owned();
    let emails = people::emails_in_use(&mut w, FIRM, &[text("c7@example.com"), text("x@example.com")])
        .await
        .unwrap();
    assert_eq!(emails, BTreeMap::from([(text("c7@example.com"), user(7))]));
    // More keys than people: all people are read instead, and no others are found.
    let many: Vec<_> = (7..2_007)
        .map(|n| format!("c{n}@example.com"))
        .chain([text("x@example.com")])
        .collect();
    let held = people::emails_in_use(&mut w, FIRM, &many).await.unwrap();
    let expected = set
        .privates
        .inserted
        .iter()
        .skip(7)
        .map(|p| (p.email.as_ref().unwrap().key().into_owned(), p.user));
    assert_eq!(held, expected.collect());
    let taken = people::identifiers_in_use(&mut w, FIRM, &[text("CRM-000009"), text("crm-000009")])
        .await
        .unwrap();
    assert_eq!(taken, BTreeMap::from([(text("CRM-000009"), user(9))]));
    assert_eq!(
        people::active_system_administrators(&mut w, FIRM).await.unwrap(),
        BTreeSet::from([FOUNDER])
    );

    let mut changes = WriteSet::default();
    add_client(&mut changes, 200, "Ida", "Lund");
    if let Some(point) = changes.points.inserted.last_mut() {
        point.reach = Reach::Phone(phone("ask reception", None));
    }
    submit(&mut w, "addClient", &changes).await.unwrap();
    let keys = [text("+442079460003"), text("ask reception"), text("+442079460003;7")];
    let numbers = people::numbers_in_use(&mut w, FIRM, &keys).await.unwrap();
    assert_eq!(numbers[&keys[0]], BTreeSet::from([user(3), user(103)]));
    assert_eq!(numbers[&keys[1]], BTreeSet::from([user(200)]));
    assert_eq!(numbers.len(), 2, "an extension makes another number");
    w.commit().await.unwrap();
}

async fn a_second_team<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    let mut changes = WriteSet::default();
    changes.teams.inserted.push(team(NORTH, "North", false));
    changes
        .cards
        .inserted
        .push(card(user(300), Kind::Staff(Role::Staff), "Sam", "Hill"));
    changes
        .cards
        .inserted
        .push(card(user(301), Kind::Staff(Role::Staff), "Pia", "Wolf"));
    changes.cards.inserted[1].status = Status::Pending;
    for n in [300, 301] {
        let private = private(user(n));
        changes.privates.inserted.push(private);
    }
    for id in [user(300), user(301), user(7), user(8)] {
        changes.members.inserted.push(TeamMember::new(NORTH, id));
    }
    submit(&mut w, "createTeam", &changes).await.unwrap();
    let facts = teams::teams(&mut w, FIRM, &[NORTH, TeamId(Uuid::from_u128(9))])
        .await
        .unwrap();
    assert_eq!(facts.len(), 1);
    assert_eq!(facts[0].team, changes.teams.inserted[0]);
    assert_eq!(
        (&facts[0].active_staff, facts[0].clients),
        (&BTreeSet::from([user(300)]), 2)
    );

    let mut leaving = WriteSet::default();
    let person = people::people(&mut w, FIRM, &[user(8)])
        .await
        .unwrap()
        .remove(&user(8))
        .unwrap();
    let mut left = person.card.clone();
    left.status = Status::Inactive;
    leaving.cards.update(person.card, left);
    let mut from = team(TEAM, "Clients", true);
    let mut to = team(NORTH, "North", false);
    leaving.teams.update(from.clone(), {
        from.is_default = false;
        from
    });
    leaving.teams.update(to.clone(), {
        to.is_default = true;
        to
    });
    let seq = submit(&mut w, "editProfile", &leaving).await.unwrap();
    let all = teams::teams_all(&mut w, FIRM).await.unwrap();
    assert_eq!(
        all.iter().map(|t| (t.team.is_default, t.clients)).collect::<Vec<_>>(),
        [(false, 120), (true, 1)]
    );
    let rows = teams::teams_list(&mut w, FIRM).await.unwrap();
    let counts: Vec<_> = rows
        .iter()
        .map(|t| (t.team.name.as_str(), t.staff, t.clients))
        .collect();
    assert_eq!(counts, [("Clients", 1, 120), ("North", 1, 1)]);
    let keys = teams::team_identifiers(&mut w, FIRM).await.unwrap();
    assert_eq!(
        keys,
        BTreeMap::from([("clients".into(), TEAM), ("north".into(), NORTH)])
    );
    let touched = touched(&mut w, FIRM, seq - 1, None).await.unwrap();
    assert_eq!(
        (touched.users, touched.teams),
        (BTreeSet::from([user(8)]), BTreeSet::from([TEAM, NORTH]))
    );
    let changed = changed(&mut w, FIRM, seq - 1).await.unwrap();
    assert_eq!(
        changed,
        Changed {
            tables: BTreeSet::from(["team", "user_card"]),
            ..Changed::default()
        }
    );
    w.commit().await.unwrap();
}

async fn keys_are_taken_once<S: Store>(store: &S) {
    let mut changes = WriteSet::default();
    add_client(&mut changes, 400, "Twice", "There");
    changes.privates.inserted[0].email = EmailAddress::parse("C7@EXAMPLE.com").ok();
    let mut w = store.write().await.unwrap();
    let error = submit(&mut w, "addClient", &changes).await.unwrap_err();
    assert!(
        matches!(&error, StoreError::Taken { index } if index.contains("email_key")),
        "{error}"
    );
    w.rollback().await.unwrap();

    let mut w = store.write().await.unwrap();
    let mut changes = WriteSet::default();
    let ghost = card(user(4_000), Kind::Client, "No", "Body");
    changes.cards.updated.push((ghost.clone(), ghost));
    let error = submit(&mut w, "editProfile", &changes).await.unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::Corrupt {
                place: "user_card",
                column: 0
            }
        ),
        "{error}"
    );
    drop(w);

    let mut w = store.write().await.unwrap();
    let mut changes = WriteSet::default();
    changes.members.deleted.push(TeamMember::new(NORTH, user(100)));
    let error = submit(&mut w, "removeMembers", &changes).await.unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::Corrupt {
                place: "team_member",
                ..
            }
        ),
        "{error}"
    );
    drop(w);

    let mut w = store.write().await.unwrap();
    let error = settings::set(&mut w, "nul", "a\0b").await.unwrap_err();
    assert!(matches!(error, StoreError::ZeroCharacter), "{error}");
}

async fn commands_in_order<S: Store>(store: &S) {
    let mut r = store.read().await.unwrap();
    let last = last_commands(&mut r, FIRM, FOUNDER, 2).await.unwrap();
    assert_eq!(last.iter().map(|c| c.seq).collect::<Vec<_>>(), [5, 4]);
    assert_eq!(last[0], line(5, "editProfile", None));
    assert_eq!(last_commands(&mut r, FIRM, user(7), 2).await.unwrap(), []);
    assert_eq!(command_by_id(&mut r, FIRM, command(99)).await.unwrap(), None);
    let after = commands_after(&mut r, FIRM, 3, 10).await.unwrap();
    assert_eq!(
        after
            .iter()
            .map(|c| domain::coded::Coded::code(c.verb))
            .collect::<Vec<_>>(),
        ["createTeam", "editProfile"]
    );
    drop(r);
    let mut w = store.write().await.unwrap();
    let twice = append_command(
        &mut w,
        FIRM,
        &crate::hub::commands::CommandLine {
            seq: 77,
            ..line(5, "editProfile", None)
        },
    )
    .await;
    assert!(matches!(twice, Err(StoreError::Taken { .. })), "a command is done once");
}

async fn an_import_and_its_rows<S: Store>(store: &S) {
    let counts = Counts {
        rows: 122,
        created: 120,
        refused: 2,
        ignored: 1,
        ..Counts::default()
    };
    let job = ImportJob {
        id: command(2),
        seq: 2,
        file_name: "clients.csv".into(),
        at: now(),
        actor: FOUNDER,
        options: "{\"onMatch\":\"update\"}".into(),
        counts,
        undone_by: None,
        undo_detail: None,
    };
    let row = |n: u32| ImportRow {
        row: n,
        outcome: "refused".into(),
        code: "emailTwice".into(),
        params: "{}".into(),
        user: (n > 3).then(|| user(7)),
        raw: "Ana;Roy".into(),
    };
    let mut w = store.write().await.unwrap();
    imports::save(&mut w, FIRM, &job, [row(3), row(9)].into_iter())
        .await
        .unwrap();
    w.commit().await.unwrap();
    let mut r = store.read().await.unwrap();
    assert_eq!(
        imports::list(&mut r, FIRM, 10).await.unwrap(),
        std::slice::from_ref(&job)
    );
    assert_eq!(imports::find(&mut r, FIRM, command(2)).await.unwrap(), Some(job));
    assert_eq!(imports::rows(&mut r, FIRM, command(2), 3, 10).await.unwrap(), [row(9)]);
}

async fn one_person<S: Store>(store: &S) {
    let mut r = store.read().await.unwrap();
    assert_eq!(
        overview(&mut r, FIRM, user(9_999), Viewer::Administrator)
            .await
            .unwrap(),
        None
    );
    let seven = overview(&mut r, FIRM, user(7), Viewer::Administrator)
        .await
        .unwrap()
        .unwrap();
    let teams: Vec<_> = seven.teams.iter().map(|team| (team.id, &*team.name)).collect();
    assert_eq!(teams, [(TEAM, "Clients"), (NORTH, "North")]);
    let covers: Vec<_> = seven
        .covered_by
        .iter()
        .map(|c| (c.name.full(), c.phone.is_some()))
        .collect();
    assert_eq!(covers, [("Rosa Brown".into(), true), ("Sam Hill".into(), false)]);
    let changes: Vec<_> = seven
        .changes
        .iter()
        .map(|c| (c.seq, c.touched.first().unwrap().as_str()))
        .collect();
    assert_eq!(changes, [(4, "team_member"), (2, "created")]);
    assert_eq!(seven.changes[1].actor_name.as_deref(), Some("Rosa Brown"));
    let eight = overview(&mut r, FIRM, user(8), Viewer::Administrator)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(eight.changes[0].touched, BTreeSet::from(["status".to_owned()]));
}

async fn notes_of_the_device<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    assert_eq!(settings::setting(&mut w, "theme").await.unwrap(), None);
    settings::set(&mut w, "theme", "dark").await.unwrap();
    settings::set(&mut w, "theme", "light").await.unwrap();
    assert_eq!(
        settings::setting(&mut w, "theme").await.unwrap().as_deref(),
        Some("light")
    );
    settings::unset(&mut w, "theme").await.unwrap();
    assert_eq!(settings::setting(&mut w, "theme").await.unwrap(), None);
    let running = RunningImport {
        id: command(50),
        file_name: "a.csv".into(),
        started: now(),
        rows: 7,
    };
    settings::import_begins(&mut w, &running).await.unwrap();
    assert_eq!(
        settings::running_imports(&mut w).await.unwrap(),
        std::slice::from_ref(&running)
    );
    settings::import_ended(&mut w, running.id).await.unwrap();
    assert_eq!(settings::running_imports(&mut w).await.unwrap(), []);
    w.commit().await.unwrap();
}

async fn what_is_not_committed_is_not_there<S: Store>(store: &S) {
    for commit in ["rollback", "drop"] {
        let mut w = store.write().await.unwrap();
        let seq = next_seq(&mut w, FIRM).await.unwrap();
        assert_eq!(seq, 6, "after a {commit} the number is free again");
        settings::set(&mut w, "left", "over").await.unwrap();
        if commit == "rollback" {
            w.rollback().await.unwrap();
        }
    }
    let mut r = store.read().await.unwrap();
    assert_eq!(settings::setting(&mut r, "left").await.unwrap(), None);
    assert_eq!(firms::firm(&mut r, FIRM).await.unwrap().unwrap().1, 5);
}
