//! Stored notices.

use chrono::TimeDelta;
use domain::change::WriteSet;
use domain::command::Audience;
use domain::ids::{TeamId, UserId};
use domain::import::Counts;
use domain::notice::{Announcement, NewNotice, Notice, Statistics};
use domain::people::{Kind, Role, Status};
use domain::teams::TeamMember;
use uuid::Uuid;

use super::world::{FIRM, FOUNDER, TEAM, card, file, founded, memory, now, submit, team, user};
use crate::hub::notices::{
    NoticeKey, audience, choose_week, covering, figures, last_week, mark_all_read, mark_read, page, reinstate, sharing,
    told_of, totals, wants_week, week_readers, withdraw, write,
};
use crate::journal::{Held, Image};
use crate::port::{Execute, Store, Val};
use crate::tables::firm_settings::FIRM_SETTINGS;

const NORTH: TeamId = TeamId(Uuid::from_u128(0x21));

fn wish(to: UserId, notice: Notice) -> NewNotice {
    NewNotice { to, notice }
}

fn one_of_each() -> Vec<Notice> {
    vec![
        Notice::Welcome(String::new()),
        Notice::Welcome("Hello \"{first name}\"\n".into()),
        Notice::ClientJoined(user(1)),
        Notice::Bounced(user(2)),
        Notice::Declined(user(3)),
        Notice::Expired {
            one: user(1),
            count: 12,
        },
        Notice::ImportFinished(Counts {
            rows: 6,
            created: 1,
            updated: 2,
            unchanged: 0,
            skipped: 0,
            refused: 3,
            ignored: 1,
        }),
        Notice::TeamUncovered(TEAM),
        Notice::EmailChanged(user(4)),
        Notice::Announcement,
        Notice::Statistics(Statistics {
            here: 1,
            invited: 2,
            not_invited: 3,
            joined: 4,
            bounced: 5,
            uncovered: 6,
        }),
    ]
}

pub(super) async fn told_and_read<S: Store>(store: &S) {
    founded(store, 4).await;
    let mut w = store.write().await.unwrap();
    let cause = submit(&mut w, "announce", &WriteSet::default()).await.unwrap();
    let words = Announcement {
        title: "Closed".into(),
        text: "On <First Name>".into(),
    };
    let mut wishes: Vec<_> = one_of_each().into_iter().map(|notice| wish(FOUNDER, notice)).collect();
    wishes.push(wish(user(1), Notice::Announcement));
    write(&mut w, FIRM, cause, now(), &wishes, Some(&words)).await.unwrap();
    w.commit().await.unwrap();

    let mut w = store.write().await.unwrap();
    let count = one_of_each().len() as u64;
    assert_eq!(totals(&mut w, FIRM, FOUNDER).await.unwrap(), (count, count));
    let mut all = page(&mut w, FIRM, FOUNDER, 0, 100).await.unwrap();
    all.reverse();
    let read: Vec<Notice> = all.iter().map(|row| row.notice.clone()).collect();
    assert_eq!(read, one_of_each(), "latest first, and as they were told");
    for row in &all {
        let announced = (row.notice == Notice::Announcement).then(|| words.clone());
        assert_eq!(
            (row.announcement.clone(), row.command.as_ref().unwrap().by, row.read),
            (announced, FOUNDER, None)
        );
    }
    let window = page(&mut w, FIRM, FOUNDER, 2, 3).await.unwrap();
    let keys: Vec<i64> = window.iter().map(|row| row.key.n).collect();
    assert_eq!(keys, [9, 8, 7]);

    // Readers cannot mark others' notices, and a notice is marked as read only once.
    let key = NoticeKey { cause, n: 3 };
    assert!(!mark_read(&mut w, FIRM, user(1), key, now()).await.unwrap());
    assert!(mark_read(&mut w, FIRM, FOUNDER, key, now()).await.unwrap());
    assert!(!mark_read(&mut w, FIRM, FOUNDER, key, now()).await.unwrap());
    assert_eq!(totals(&mut w, FIRM, FOUNDER).await.unwrap(), (count, count - 1));
    withdraw(&mut w, FIRM, cause).await.unwrap();
    assert_eq!(totals(&mut w, FIRM, FOUNDER).await.unwrap(), (0, 0));
    assert_eq!(page(&mut w, FIRM, FOUNDER, 0, 100).await.unwrap(), []);
    assert!(told_of(&mut w, FIRM, &[user(1)]).await.unwrap().is_empty());
    reinstate(&mut w, FIRM, cause).await.unwrap();
    assert_eq!(totals(&mut w, FIRM, FOUNDER).await.unwrap(), (count, count - 1));
    assert_eq!(
        told_of(&mut w, FIRM, &[user(1), user(2)]).await.unwrap(),
        [(user(1), [FOUNDER].into())].into()
    );
    assert_eq!(mark_all_read(&mut w, FIRM, FOUNDER, now()).await.unwrap(), count - 1);
    assert_eq!(totals(&mut w, FIRM, FOUNDER).await.unwrap(), (count, 0));
    assert_eq!(totals(&mut w, FIRM, user(1)).await.unwrap(), (1, 1));
}

/// Rosa creates the firm; Sam is staff in North with client 3, who is active; client 0 is suspended.
pub(super) async fn people_and_teams<S: Store>(store: &S) {
    founded(store, 4).await;
    let sam = user(50);
    let mut changes = WriteSet::default();
    let mut staff = card(sam, Kind::Staff(Role::UserAdministrator), "Sam", "Lee");
    staff.created = now();
    changes.cards.inserted.push(staff);
    changes.teams.inserted.push(team(NORTH, "North", false));
    changes
        .members
        .inserted
        .extend([sam, user(3)].map(|user| TeamMember::new(NORTH, user)));
    let mut w = store.write().await.unwrap();
    let known = crate::records::people::cards(&mut w, FIRM, &[user(0), user(3)])
        .await
        .unwrap();
    for (id, status) in [(user(0), Status::Suspended), (user(3), Status::Active)] {
        let before = known[&id].clone();
        changes
            .cards
            .update(before.clone(), domain::people::UserCard { status, ..before });
    }
    let cause = submit(&mut w, "recordAcceptance", &changes).await.unwrap();

    let found = covering(&mut w, FIRM, &[user(1), user(3)]).await.unwrap();
    assert_eq!(
        found,
        [(user(1), [FOUNDER].into()), (user(3), [FOUNDER, sam].into())].into()
    );
    let everybody = [FOUNDER, user(0), user(1), user(2), user(3), sam];
    assert_eq!(
        sharing(&mut w, FIRM, sam, &everybody).await.unwrap(),
        [user(3), sam].into()
    );

    let to = Audience::default;
    let audiences = [
        (to(), vec![]),
        (Audience { staff: true, ..to() }, vec![FOUNDER, sam]),
        (Audience { clients: true, ..to() }, vec![user(3)]),
        (
            Audience {
                teams: vec![NORTH],
                ..to()
            },
            vec![user(3), sam],
        ),
        (
            Audience {
                users: vec![user(0), user(3)],
                ..to()
            },
            vec![user(3)],
        ),
        (
            Audience {
                staff: true,
                teams: vec![NORTH, TEAM],
                ..to()
            },
            vec![FOUNDER, user(3), sam],
        ),
    ];
    for (to, expected) in audiences {
        let found = audience(&mut w, FIRM, &to).await.unwrap();
        assert_eq!(found, expected.into_iter().collect(), "{to:?}");
    }

    let welcome = |to| wish(to, Notice::Welcome(String::new()));
    write(&mut w, FIRM, cause, now(), &[welcome(user(3)), welcome(sam)], None)
        .await
        .unwrap();
    let (before, after) = (now() - TimeDelta::days(7), now() + TimeDelta::days(7));
    let found = figures(&mut w, FIRM, [before, after]).await.unwrap();
    let expected = Statistics {
        here: 1,
        not_invited: 2,
        joined: 1,
        ..Statistics::default()
    };
    assert_eq!(found, expected);
    assert_eq!(figures(&mut w, FIRM, [before, now()]).await.unwrap().joined, 0);

    assert_eq!(week_readers(&mut w, FIRM).await.unwrap(), [FOUNDER, sam].into());
    assert!(wants_week(&mut w, FIRM, sam).await.unwrap());
    choose_week(&mut w, FIRM, sam, false).await.unwrap();
    assert_eq!(week_readers(&mut w, FIRM).await.unwrap(), [FOUNDER].into());
    assert!(!wants_week(&mut w, FIRM, sam).await.unwrap());
    choose_week(&mut w, FIRM, sam, true).await.unwrap();
    assert!(wants_week(&mut w, FIRM, sam).await.unwrap());

    assert_eq!(last_week(&mut w, FIRM).await.unwrap(), Some(now()), "the founding");
    let cause = submit(&mut w, "tellWeek", &WriteSet::default()).await.unwrap();
    let told = wish(FOUNDER, Notice::Statistics(Statistics::default()));
    write(&mut w, FIRM, cause, after, &[told], None).await.unwrap();
    assert_eq!(last_week(&mut w, FIRM).await.unwrap(), Some(after));
    w.rollback().await.unwrap();
}

#[tokio::test]
async fn notices_are_read_back_and_withdrawn() {
    told_and_read(&memory().await).await;
    let folder = tempfile::tempdir().unwrap();
    told_and_read(&file(&folder).await).await;
}

#[tokio::test]
async fn audiences_of_notices() {
    people_and_teams(&memory().await).await;
    let folder = tempfile::tempdir().unwrap();
    people_and_teams(&file(&folder).await).await;
}

#[test]
fn settings_without_their_later_columns_are_read() {
    let read = |json: &str| Image::parse(&FIRM_SETTINGS, Held::Row, &serde_json::from_str(json).unwrap());
    let texts = |image: Image| image.0.len();
    assert_eq!(
        read(r#"["email","optional",1,0,"Hello","8",500,30]"#).map(texts),
        Some(8)
    );
    for (old, welcome, hour) in [
        (r#"["email","optional",1]"#, "", "off"),
        (r#"["email","optional",1,0]"#, "", "off"),
        (r#"["email","optional",1,0,"Hello"]"#, "Hello", "off"),
        (r#"["email","optional",1,0,"Hello","8"]"#, "Hello", "8"),
    ] {
        let old = read(old).unwrap();
        assert_eq!(old.0[4..6], [welcome, hour].map(|text| Val::Text(text.into())));
        assert_eq!(old.0[6..], [Val::I64(0), Val::I64(14)]);
    }
    assert_eq!(read(r#"["email","optional"]"#), None);
    assert_eq!(read(r#"["email","optional",1,0,"Hello","8",500,30,0]"#), None);
}
