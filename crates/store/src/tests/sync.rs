//! Which record is in which bucket, the images of records, and the devices that may ask.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use domain::buckets::{Bucket, Membership, RecordKind};
use domain::change::WriteSet;
use domain::coded::Coded;
use domain::groups::{ClientGroup, GroupMember};
use domain::ids::{CommandId, GroupId, UserId};
use domain::notice::{Announcement, NewNotice, Notice};
use uuid::Uuid;

use super::world::{FIRM, FOUNDER, TEAM, clients, file, founded, memory, now, submit, user};
use crate::hub::notices::{self, NoticeKey};
use crate::port::{Execute, Store};
use crate::sync::images::{Record, images};
use crate::sync::lines::{self, Line, State};
use crate::sync::touched::touched;
use crate::sync::{acts, devices, notices as told, uploads};

const GROUP: GroupId = GroupId(Uuid::from_u128(0x40));

fn line(bucket: Bucket, kind: RecordKind, n: u128, seq: i64) -> Line {
    Line {
        bucket,
        kind,
        id: user(n).0,
        seq,
        since: seq,
        live: true,
    }
}

async fn lines_are_paged_and_followed<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    let team = Bucket::Team(TEAM);
    let mut all: Vec<Line> = (0..5).map(|n| line(team, RecordKind::Contact, n, 3)).collect();
    all.push(line(Bucket::Admin, RecordKind::Whole, 0, 3));
    lines::write(&mut w, FIRM, &all).await.unwrap();
    let ids: Vec<Uuid> = (0..2).map(|n| user(n).0).collect();
    let of_two: BTreeSet<Line> = lines::lines_of(&mut w, FIRM, &ids).await.unwrap().into_iter().collect();
    let expected = [all[0], all[1], all[5]];
    assert_eq!(of_two, expected.into_iter().collect());

    let first = lines::page(&mut w, FIRM, team, None, 2).await.unwrap();
    assert_eq!(first, all[..2]);
    let after = Some((RecordKind::Contact, first[1].id));
    assert_eq!(lines::page(&mut w, FIRM, team, after, 10).await.unwrap(), all[2..5]);

    // One changes, one leaves and comes back, and one that nobody heard of leaves.
    let changed = Line { seq: 5, ..all[1] };
    let back = Line { seq: 6, ..all[2] };
    let gone = Line {
        seq: 6,
        live: false,
        ..all[3]
    };
    let unknown = Line {
        since: 5,
        live: false,
        ..line(team, RecordKind::Contact, 9, 6)
    };
    lines::write(&mut w, FIRM, &[changed, back, gone, unknown])
        .await
        .unwrap();
    let followed = lines::changed(&mut w, FIRM, team, (3, None), 10).await.unwrap();
    assert_eq!(followed, [changed, back]);
    let behind = Some((RecordKind::Contact, changed.id));
    assert_eq!(
        lines::changed(&mut w, FIRM, team, (5, behind), 1).await.unwrap(),
        [back]
    );
    assert_eq!(lines::gone(&mut w, FIRM, team, (4, 3)).await.unwrap(), [gone]);
    assert_eq!(lines::gone(&mut w, FIRM, team, (4, 5)).await.unwrap(), [gone, unknown]);

    let state = State {
        records: 4,
        digest: u128::MAX - 1,
        seq: 6,
    };
    lines::write_states(&mut w, FIRM, &[(team, state), (Bucket::Base, State::default())])
        .await
        .unwrap();
    let states = lines::states(&mut w, FIRM, &[team, Bucket::Base, Bucket::Staff])
        .await
        .unwrap();
    assert_eq!(
        states,
        BTreeMap::from([(team, state), (Bucket::Base, State::default())])
    );
    w.commit().await.unwrap();
}

async fn records_come_as_their_readers_may_see_them<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    let mut made = WriteSet::default();
    made.groups.inserted.push(ClientGroup {
        id: GROUP,
        name: "Families".into(),
    });
    made.group_members.inserted.push(GroupMember {
        group: GROUP,
        user: user(1),
    });
    let seq = submit(&mut w, "createGroup", &made).await.unwrap();
    let touched = touched(&mut w, FIRM, seq).await.unwrap();
    assert_eq!(
        (touched.groups.len(), touched.group_records.len(), touched.people.len()),
        (1, 1, 1)
    );
    let parts = touched.people[&user(1)];
    assert!(parts.place() && parts.show_in(RecordKind::Contact) && !parts.show_in(RecordKind::Cover));

    assert_eq!(
        lines::groups_of(&mut w, FIRM, &[user(1), user(2)]).await.unwrap(),
        [GROUP]
    );
    assert_eq!(
        lines::teams_of_groups(&mut w, FIRM, &[GROUP]).await.unwrap(),
        BTreeMap::from([(GROUP, vec![TEAM])])
    );
    assert_eq!(
        lines::memberships(&mut w, FIRM, &[user(1)]).await.unwrap(),
        BTreeMap::from([(
            user(1),
            vec![Membership {
                team: TEAM,
                shared: false
            }]
        )])
    );
    assert_eq!(lines::covering(&mut w, FIRM, user(1)).await.unwrap(), [FOUNDER]);
    let members: BTreeSet<UserId> = lines::members(&mut w, FIRM, &[TEAM])
        .await
        .unwrap()
        .into_iter()
        .collect();
    assert!(members.contains(&FOUNDER) && members.contains(&user(4)));
    let keys = lines::keys(&mut w, FIRM, RecordKind::Whole, Uuid::nil(), 2)
        .await
        .unwrap();
    assert_eq!(keys, [FOUNDER.0, user(0).0]);
    for (kind, key) in [
        (RecordKind::Team, Some(TEAM.0)),
        (RecordKind::Group, Some(GROUP.0)),
        (RecordKind::NotSame, None),
        (RecordKind::Import, None),
    ] {
        let keys = lines::keys(&mut w, FIRM, kind, Uuid::nil(), 9).await.unwrap();
        assert_eq!(keys.first().copied(), key);
    }

    let kinds = RecordKind::all().filter(|kind| kind.is_person());
    for kind in kinds {
        let ids = [FOUNDER.0, user(1).0, Uuid::from_u128(77)];
        let found = images(&mut w, FIRM, (Bucket::Team(TEAM), kind), &ids).await.unwrap();
        assert_eq!(found.len(), 2, "a record that is not there is absent");
        for (id, json) in found {
            let record = Record::parse(kind, FIRM, id, &json).unwrap();
            assert!(!record.rows.is_empty());
            assert_eq!(
                Record::parse(kind, FIRM, Uuid::from_u128(78), &json),
                None,
                "another's record"
            );
            let private = json.contains("user_private");
            assert_eq!(private, matches!(kind, RecordKind::Whole | RecordKind::Own), "{kind:?}");
            assert_eq!(
                json.contains("system_administrator"),
                kind != RecordKind::Cover && id == FOUNDER.0
            );
        }
    }
    for kind in [
        RecordKind::Firm,
        RecordKind::Terms,
        RecordKind::Settings,
        RecordKind::Ways,
    ] {
        let found = images(&mut w, FIRM, (Bucket::Base, kind), &[FIRM.0]).await.unwrap();
        assert_eq!(found.len(), usize::from(kind == RecordKind::Firm));
    }
    for (kind, id) in [
        (RecordKind::Team, TEAM.0),
        (RecordKind::Group, GROUP.0),
        (RecordKind::NotSame, user(1).0),
    ] {
        let found = images(&mut w, FIRM, (Bucket::Admin, kind), &[id]).await.unwrap();
        assert_eq!(found.len(), usize::from(kind != RecordKind::NotSame));
    }
    w.commit().await.unwrap();
}

async fn audit_lines_are_told_whole_and_not_for_ever<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    assert_eq!(acts::oldest(&mut w, FIRM).await.unwrap(), None);
    let all = acts::page(&mut w, FIRM, (None, None), 0, 9).await.unwrap();
    let first = acts::at(&mut w, FIRM, all[0].seq).await.unwrap().unwrap();
    assert_eq!(first, all[0]);
    let own = acts::page(&mut w, FIRM, (Some(first.actor), None), first.seq, 9).await;
    assert_eq!(own.unwrap(), all[1..]);
    let strangers = acts::page(&mut w, FIRM, (Some(user(4)), None), 0, 9).await;
    assert_eq!(strangers.unwrap(), []);
    let found = images(&mut w, FIRM, (Bucket::Admin, RecordKind::Act), &[first.id.0]).await;
    let json = found.unwrap().remove(&first.id.0).unwrap();
    let record = Record::parse(RecordKind::Act, FIRM, first.id.0, &json).unwrap();
    assert_eq!(record.rows.len(), 1);
    assert_eq!(Record::parse(RecordKind::Import, FIRM, first.id.0, &json), None);

    let served = now() + TimeDelta::days(401);
    devices::serve(&mut w, FIRM, Uuid::from_u128(0x54), served)
        .await
        .unwrap();
    let oldest = acts::oldest(&mut w, FIRM).await.unwrap();
    assert!(oldest.is_some());
    assert_eq!(acts::page(&mut w, FIRM, (None, oldest), 0, 9).await.unwrap(), []);
    w.rollback().await.unwrap();
}

async fn devices_are_known_by_what_they_show<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    assert_eq!(devices::epoch(&mut w, FIRM).await.unwrap(), None);
    let epoch = Uuid::from_u128(0x50);
    devices::serve(&mut w, FIRM, epoch, now()).await.unwrap();
    assert_eq!(devices::epoch(&mut w, FIRM).await.unwrap(), Some(epoch));
    devices::lock_firm(&mut w, FIRM).await.unwrap();

    let (code, later) = ([3; 32], now() + TimeDelta::hours(72));
    devices::add_code(&mut w, FIRM, (&code, user(1)), (now(), later))
        .await
        .unwrap();
    assert_eq!(
        devices::use_code(&mut w, FIRM, &code, later).await.unwrap(),
        None,
        "its time is over"
    );
    assert_eq!(
        devices::use_code(&mut w, FIRM, &code, now()).await.unwrap(),
        Some(user(1))
    );
    assert_eq!(
        devices::use_code(&mut w, FIRM, &code, now()).await.unwrap(),
        None,
        "it is good once"
    );

    let (id, token) = (Uuid::from_u128(0x51), [4; 32]);
    devices::add(&mut w, FIRM, (id, user(1), "desk"), &token, now())
        .await
        .unwrap();
    let people = [user(1), user(2)];
    assert_eq!(
        devices::users(&mut w, FIRM, &people).await.unwrap(),
        BTreeSet::from([user(1)])
    );
    let chain = Uuid::from_u128(0x52);
    devices::answered(&mut w, FIRM, id, (None, chain), later).await.unwrap();
    let device = devices::by_token(&mut w, FIRM, &token).await.unwrap().unwrap();
    assert_eq!(
        (device.chain, device.before, device.seen),
        (Some(chain), None, Some(later))
    );
    assert_eq!(devices::by_token(&mut w, FIRM, &[5; 32]).await.unwrap(), None);
    assert_eq!(devices::devices(&mut w, FIRM).await.unwrap(), [device]);
    assert!(devices::by_id(&mut w, FIRM, id).await.unwrap().is_some());
    assert_eq!(devices::by_id(&mut w, FIRM, chain).await.unwrap(), None);
    devices::seen(&mut w, FIRM, id, now()).await.unwrap();
    devices::forget_chains(&mut w, FIRM).await.unwrap();
    let device = devices::by_token(&mut w, FIRM, &token).await.unwrap().unwrap();
    assert_eq!((device.chain, device.before, device.seen), (None, None, Some(now())));

    let command = CommandId(Uuid::from_u128(0x53));
    devices::keep_outcome(&mut w, FIRM, (command, id), "\"malformed\"", now())
        .await
        .unwrap();
    let kept = devices::outcome(&mut w, FIRM, command).await.unwrap();
    assert_eq!(kept, Some((id, "\"malformed\"".to_owned())));

    assert!(devices::end(&mut w, FIRM, id, later).await.unwrap());
    assert!(!devices::end(&mut w, FIRM, id, later).await.unwrap());
    assert!(devices::users(&mut w, FIRM, &people).await.unwrap().is_empty());
    w.commit().await.unwrap();
}

async fn notices_are_told_to_their_readers<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    let cause = submit(&mut w, "announce", &WriteSet::default()).await.unwrap();
    let words = Announcement {
        title: "Closed".into(),
        text: "On Friday".into(),
    };
    let wish = |to, notice| NewNotice { to, notice };
    let wishes = [
        wish(FOUNDER, Notice::Announcement),
        wish(user(1), Notice::ClientJoined(user(2))),
    ];
    notices::write(&mut w, FIRM, cause, now(), &wishes, Some(&words))
        .await
        .unwrap();
    let [first, second] = [1, 2].map(|n| told::id(NoticeKey { cause, n }));
    assert_eq!(told::key(second), NoticeKey { cause, n: 2 });
    let all = told::of_commands(&mut w, FIRM, &[cause, 99]).await.unwrap();
    let all: BTreeSet<_> = all.into_iter().collect();
    assert_eq!(all, [(first, FOUNDER, true), (second, user(1), true)].into());
    let unread = told::of_reader(&mut w, FIRM, FOUNDER, true).await.unwrap();
    assert_eq!(unread, [first]);

    let own = (Bucket::Own(FOUNDER), RecordKind::Notice);
    let ids = [first, second, Uuid::nil()];
    let records = images(&mut w, FIRM, own, &ids).await.unwrap();
    assert_eq!(records.keys().copied().collect::<BTreeSet<_>>(), [first, second].into());
    let record = &records[&first];
    assert!(
        record.ends_with(&format!(",[\"announcement\",[{cause},\"Closed\",\"On Friday\"]]]")),
        "{record}"
    );
    assert!(!records[&second].contains("announcement\",["), "{}", records[&second]);

    notices::mark_all_read(&mut w, FIRM, FOUNDER, now()).await.unwrap();
    assert!(told::of_reader(&mut w, FIRM, FOUNDER, true).await.unwrap().is_empty());
    assert_eq!(told::of_reader(&mut w, FIRM, FOUNDER, false).await.unwrap(), [first]);
    notices::withdraw(&mut w, FIRM, cause).await.unwrap();
    assert!(told::of_reader(&mut w, FIRM, FOUNDER, false).await.unwrap().is_empty());
    assert!(images(&mut w, FIRM, own, &ids).await.unwrap().is_empty());

    let line = line(Bucket::Own(FOUNDER), RecordKind::Notice, 8, cause);
    lines::write(&mut w, FIRM, &[line]).await.unwrap();
    let noted = lines::of_kind(&mut w, FIRM, RecordKind::Notice, Uuid::nil(), 9).await;
    assert_eq!(noted.unwrap(), [user(8).0]);
    let announced = acts::at(&mut w, FIRM, cause).await.unwrap().unwrap();
    let buckets = acts::buckets(&mut w, FIRM, &announced).await.unwrap();
    assert_eq!(buckets, [Bucket::Admin], "it changed no record of its actor");
    w.commit().await.unwrap();
}

async fn slices_wait_for_their_import<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    let (import, other) = (CommandId(Uuid::from_u128(70)), CommandId(Uuid::from_u128(71)));
    let (device, stranger) = (Uuid::from_u128(80), Uuid::from_u128(81));
    let later = now() + TimeDelta::days(1);
    for (n, body) in [(1, "two"), (0, "one"), (1, "second")] {
        uploads::put(&mut w, FIRM, (import, n), device, body.as_bytes(), now())
            .await
            .unwrap();
    }
    uploads::put(&mut w, FIRM, (import, 1), stranger, b"theirs", now())
        .await
        .unwrap();
    uploads::put(&mut w, FIRM, (other, 0), device, b"else", later)
        .await
        .unwrap();
    let slices = uploads::slices(&mut w, FIRM, import, device).await.unwrap();
    assert_eq!(
        slices,
        [b"one".to_vec(), b"second".to_vec()],
        "in their order, and the last that came"
    );
    assert!(
        uploads::slices(&mut w, FIRM, import, stranger)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(uploads::waiting(&mut w, FIRM).await.unwrap(), 13);
    uploads::begin(&mut w, FIRM, other, stranger).await.unwrap();
    uploads::begin(&mut w, FIRM, import, stranger).await.unwrap();
    assert_eq!(
        uploads::waiting(&mut w, FIRM).await.unwrap(),
        13,
        "only what the device itself gave up goes"
    );
    assert!(!uploads::has_expired(&mut w, FIRM, now()).await.unwrap());
    assert!(uploads::has_expired(&mut w, FIRM, later).await.unwrap());
    uploads::expire(&mut w, FIRM, later).await.unwrap();
    assert!(!uploads::has_expired(&mut w, FIRM, later).await.unwrap());
    assert_eq!(uploads::waiting(&mut w, FIRM).await.unwrap(), 4);
    uploads::begin(&mut w, FIRM, import, device).await.unwrap();
    assert_eq!(uploads::waiting(&mut w, FIRM).await.unwrap(), 0);
    uploads::put(&mut w, FIRM, (import, 0), device, b"one", later)
        .await
        .unwrap();
    uploads::forget(&mut w, FIRM, import).await.unwrap();
    assert_eq!(uploads::waiting(&mut w, FIRM).await.unwrap(), 0);
    w.commit().await.unwrap();
}

pub(super) async fn story<S: Store>(store: &S) {
    founded(store, 5).await;
    assert_eq!(clients(0, 5).cards.inserted.len(), 5);
    lines_are_paged_and_followed(store).await;
    records_come_as_their_readers_may_see_them(store).await;
    audit_lines_are_told_whole_and_not_for_ever(store).await;
    devices_are_known_by_what_they_show(store).await;
    notices_are_told_to_their_readers(store).await;
    slices_wait_for_their_import(store).await;
}

#[tokio::test]
async fn in_memory() {
    story(&memory().await).await;
}

#[tokio::test]
async fn in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    story(&store).await;
    store.close().await.unwrap();
}
