//! Pinned people, and those opened last.

use chrono::{DateTime, TimeDelta, Utc};

use super::world::{FIRM, FOUNDER, add_client, founding, memory, sort_key, submit, user};
use crate::device::at_hand::{AtHand, of, opened, pin};
use crate::device::search::refresh;
use crate::port::{Query, Store};
use crate::records::people::people;
use domain::change::WriteSet;
use domain::ids::UserId;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

async fn kept(q: &mut impl Query) -> (Vec<UserId>, Vec<UserId>) {
    let all = of(q, FOUNDER).await.unwrap();
    let part = |pinned: bool| {
        let some = all.iter().filter(|entry| entry.pinned.is_some() == pinned);
        some.map(|entry| entry.user).collect()
    };
    (part(true), part(false))
}

#[tokio::test]
async fn pins_stay_in_their_order_and_the_last_opened_come_first() {
    let store = memory().await;
    let mut w = store.write().await.unwrap();
    for n in 0..30 {
        opened(&mut w, FOUNDER, user(n), at(i64::try_from(n).unwrap()))
            .await
            .unwrap();
    }
    opened(&mut w, FOUNDER, user(8), at(50)).await.unwrap();
    opened(&mut w, user(1), user(2), at(51)).await.unwrap();
    let (pinned, open) = kept(&mut w).await;
    assert!(pinned.is_empty());
    assert_eq!(
        (open.len(), open[0], open[1], open[23]),
        (24, user(8), user(29), user(6))
    );

    for (n, minute) in [(3, 60), (29, 61), (3, 62)] {
        pin(&mut w, FOUNDER, user(n), Some(at(minute))).await.unwrap();
    }
    let (pinned, open) = kept(&mut w).await;
    assert_eq!(pinned, [user(3), user(29)], "pinned twice, they keep their place");
    assert_eq!(open.len(), 23);
    for n in [3, 29, 15] {
        pin(&mut w, FOUNDER, user(n), None).await.unwrap();
    }
    let (pinned, open) = kept(&mut w).await;
    assert!(pinned.is_empty());
    assert_eq!(
        (open.len(), open[1]),
        (24, user(29)),
        "never opened, user 3 is forgotten"
    );
    let others = of(&mut w, user(1)).await.unwrap();
    let expect = AtHand {
        user: user(2),
        pinned: None,
        opened: Some(at(51)),
    };
    assert_eq!(others, [expect]);
}

#[tokio::test]
async fn people_without_a_record_are_not_kept_at_hand() {
    let store = memory().await;
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    let mut changes = WriteSet::default();
    add_client(&mut changes, 1, "Ana", "Roy");
    add_client(&mut changes, 2, "Bo", "Ng");
    submit(&mut w, "editProfile", &changes).await.unwrap();
    for n in [1, 2] {
        pin(&mut w, FOUNDER, user(n), Some(at(1))).await.unwrap();
    }
    let gone = people(&mut w, FIRM, &[user(1)])
        .await
        .unwrap()
        .remove(&user(1))
        .unwrap();
    let mut changes = WriteSet::default();
    changes.cards.deleted.push(gone.card);
    submit(&mut w, "editProfile", &changes).await.unwrap();
    refresh(&mut w, FIRM, &[user(1), user(2)], &sort_key).await.unwrap();
    assert_eq!(kept(&mut w).await.0, [user(2)]);
}
