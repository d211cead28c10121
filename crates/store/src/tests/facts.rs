//! Facts that few commands need, an address that changes hands, and inserting to reversing in every table.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::change::WriteSet;
use domain::coded::Coded;
use domain::duplicates::{Evidence, Merged, NotSame, Pair};
use domain::email::EmailAddress;
use domain::ids::FirmId;
use domain::invitation::{InvitationRecord, InvitationType, ReminderHour};
use domain::lease::LeaseDays;
use domain::people::Kind;
use domain::settings::{InvitationRule, RowLimit, Settings};
use domain::teams::TeamMember;
use uuid::Uuid;

use super::story::NORTH;
use super::world::{
    FIRM, FOUNDER, TEAM, card, file, founded, founding, memory, now, phone, private, submit, team, user,
};
use crate::journal::kept::Kept;
use crate::journal::since::{Changed, changed_since};
use crate::journal::touched::rewritten;
use crate::journal::undo::reverse;
use crate::journal::{Image, Journal};
use crate::port::{Execute, Query, Store, Val};
use crate::records::{books, checksum, firm_settings, invitations, merge, next_seq, people, teams};
use crate::tables::{Created, Holds, RowKey, TABLES, Table};

async fn facts_of_few_commands<S: Store>(store: &S) {
    founded(store, 5).await;
    let mut w = store.write().await.unwrap();
    let mut changes = WriteSet::default();
    changes.teams.inserted.push(team(NORTH, "North", false));
    changes.members.inserted.push(TeamMember::new(NORTH, user(1)));
    for n in [80, 81] {
        changes
            .cards
            .inserted
            .push(card(user(n), Kind::Client, "No", "Address"));
        changes.privates.inserted.push(private(user(n)));
    }
    let mut point = super::world::point(
        domain::ids::PointId(Uuid::from_u128(0x99)),
        user(81),
        0,
        domain::people::Reach::Phone(phone("0113 496 0099", Some("+441134960099"))),
    );
    changes.points.inserted.push(point.clone());
    let pair = Pair::of(user(1), user(2)).unwrap();
    let not_same = NotSame {
        pair,
        evidence: Evidence::default(),
    };
    changes.not_same.inserted.push(not_same.clone());
    let merged = Merged {
        other: user(900),
        into: user(1),
    };
    changes.merged.inserted.push(merged);
    let zone = founding().firms.inserted[0].time_zone;
    let invited = InvitationRecord::begin(user(2), InvitationType::Email, String::new(), FOUNDER, now(), zone);
    changes.invitations.inserted.push(invited.clone());
    let settings = Settings {
        staff: InvitationRule::Email,
        clients: InvitationRule::TwoStep,
        reminders: true,
        books: false,
        welcome: "Hello".into(),
        reminder_hour: ReminderHour::parse("8").unwrap(),
        import_row_limit: RowLimit::new(500).unwrap(),
        lease_days: LeaseDays::new(30).unwrap(),
    };
    changes.settings.inserted.push(settings.clone());
    submit(&mut w, "editProfile", &changes).await.unwrap();

    assert_eq!(teams::teams_count(&mut w, FIRM).await.unwrap(), 2);
    let roster = teams::roster(&mut w, FIRM, TEAM).await.unwrap();
    assert_eq!((roster.users.len(), roster.sole_team_members.len()), (6, 4));
    assert_eq!(
        people::without_contact(&mut w, FIRM).await.unwrap(),
        BTreeSet::from([user(80)])
    );
    let numbers = people::numbers_without_address(&mut w, FIRM).await.unwrap();
    assert_eq!(numbers, [("+441134960099".to_owned(), user(81))]);
    let all_memberships = books::all_memberships(&mut w, FIRM).await.unwrap();
    assert_eq!((all_memberships.members.len(), all_memberships.served.len()), (7, 5));
    let migration = books::migration(&mut w, FIRM, FOUNDER).await.unwrap();
    assert_eq!((migration.teams, migration.clients, migration.staff), (1, 7, 0));
    let first = books::memberships(&mut w, FIRM, None, 2).await.unwrap();
    let after = first.last().map(|last| (last.team, last.user));
    assert_eq!(books::memberships(&mut w, FIRM, after, 9).await.unwrap().len(), 5);
    assert_eq!(
        merge::not_same(&mut w, FIRM, pair).await.unwrap(),
        Some(not_same.clone())
    );
    assert_eq!(merge::not_same_all(&mut w, FIRM).await.unwrap(), [not_same]);
    assert_eq!(merge::merged_all(&mut w, FIRM).await.unwrap(), [merged]);
    let found = merge::all_memberships(&mut w, FIRM, user(900)).await.unwrap();
    assert_eq!(found, Some(user(1)));
    let beside = merge::beside(&mut w, FIRM, &[user(1)]).await.unwrap();
    assert!(beside.groups.is_empty());
    assert_eq!(firm_settings(&mut w, FIRM).await.unwrap(), Some(settings));
    let next = invitations::next_moment(&mut w, FIRM, true).await.unwrap();
    assert_eq!(next, invited.next);
    let day = now() + TimeDelta::days(2);
    let due = invitations::due(&mut w, FIRM, day, 5).await.unwrap();
    assert_eq!(due, std::slice::from_ref(&invited));
    let over = invitations::over(&mut w, FIRM, now() + TimeDelta::days(99), 5)
        .await
        .unwrap();
    assert_eq!(over, [invited]);

    let mut moved = WriteSet::default();
    let before = point.clone();
    point.label = "home".into();
    moved.points.update(before, point);
    let seq = submit(&mut w, "editPoints", &moved).await.unwrap();
    assert_eq!(rewritten(&mut w, FIRM, seq).await.unwrap(), BTreeSet::from([user(81)]));
    w.rollback().await.unwrap();
}

/// The first of 60 people takes the address of the last, who gets a new one. A reversal reads 50 journal
/// lines at a time, so it reverses the two in different steps.
async fn reversing_returns_an_address_that_changed_hands<S: Store>(store: &S) {
    founded(store, 60).await;
    let mut w = store.write().await.unwrap();
    let ids: Vec<_> = (0..60).map(user).collect();
    let known = people::people(&mut w, FIRM, &ids).await.unwrap();
    let before = checksum::content_checksum(&mut w, FIRM).await.unwrap();
    let mut changes = WriteSet::default();
    for id in &ids {
        let private = known[id].private.clone();
        let mut after = private.clone();
        after.phone = None;
        if *id == user(0) {
            after.email = known[&user(59)].private.email.clone();
        }
        if *id == user(59) {
            after.email = EmailAddress::parse("new@example.com").ok();
        }
        changes.privates.update(private, after);
    }
    let seq = submit(&mut w, "importPeople", &changes).await.unwrap();
    let next = next_seq(&mut w, FIRM).await.unwrap();
    let reversed = reverse(&mut w, FIRM, seq, next, &Kept::default()).await.unwrap();
    assert_eq!(reversed.taken, []);
    assert_eq!(checksum::content_checksum(&mut w, FIRM).await.unwrap(), before);
    w.rollback().await.unwrap();
}

/// A row with a value of its own in every column.
fn image(table: &Table, n: u128) -> Image {
    let value = |(column, (name, holds)): (u128, &(&str, Holds))| match holds {
        Holds::Id | Holds::Bytes => Val::from(Uuid::from_u128(0x9_0000 + n * 16 + column).as_bytes().to_vec()),
        Holds::Text => format!("{name} {n} \"ß\"").into(),
        // The one number that may not be nothing.
        Holds::Integer if *name == "lease_days" => Val::I64(7),
        Holds::Integer => Val::I64(0),
    };
    Image((0..).zip(table.columns).map(value).collect())
}

async fn every_table_inserts_updates_deletes_and_reverses<S: Store>(store: &S) {
    let firm = FirmId(Uuid::from_u128(2));
    let mut w = store.write().await.unwrap();
    let mut seq = 0;
    for table in TABLES {
        // The journal keeps 60 rows in blocks. A table without keys has one row.
        for count in [1, 3, 60].into_iter().take(if table.keys == 0 { 1 } else { 3 }) {
            let rows: Vec<Image> = (0..count).map(|n| image(table, n)).collect();
            let keys: Vec<RowKey> = rows.iter().map(|row| RowKey::of(table, &row.0)).collect();
            let pairs: Vec<_> = rows.iter().map(|row| (row.clone(), row.clone())).collect();
            let mut journal = Journal::new(&mut w, firm, seq + 1);
            journal.insert(table, &rows, Created::Now).await.unwrap();
            let changed = changed_since(&mut w, firm, seq + 1).await.unwrap();
            assert_eq!(changed, Changed::default(), "{}", table.name);
            let before = checksum::content_checksum(&mut w, firm).await.unwrap();
            Journal::new(&mut w, firm, seq + 2).update(table, &pairs).await.unwrap();
            Journal::new(&mut w, firm, seq + 3).delete(table, &keys).await.unwrap();
            let gone = format!("SELECT 1 FROM {} WHERE firm = $1", table.name);
            let gone = w.query(gone, vec![(&firm.0).into()]).await.unwrap();
            assert!(gone.is_empty(), "{}", table.name);
            reverse(&mut w, firm, seq + 3, seq + 4, &Kept::default()).await.unwrap();
            let after = checksum::content_checksum(&mut w, firm).await.unwrap();
            assert_eq!(after, before, "{}", table.name);
            Journal::new(&mut w, firm, seq + 5).delete(table, &keys).await.unwrap();
            seq += 5;
        }
    }
    w.rollback().await.unwrap();
}

pub(super) async fn story<S: Store>(one: &S, other: &S) {
    facts_of_few_commands(one).await;
    reversing_returns_an_address_that_changed_hands(other).await;
    every_table_inserts_updates_deletes_and_reverses(one).await;
}

#[tokio::test]
async fn in_memory() {
    story(&memory().await, &memory().await).await;
}

#[tokio::test]
async fn on_a_file() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    story(&file(&one).await, &file(&other).await).await;
}
