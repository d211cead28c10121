//! Whole requests: which of them are a device's, and which a copy's.

use chrono::DateTime;
use domain::command::{AddPerson, Arrival, Command, CommandKind, Newcomer, SetPicture};
use domain::email::EmailAddress;
use domain::ids::{CommandId, PointId, UserId};
use domain::language::PreferredLanguage;
use domain::people::Role;
use domain::person_name::PersonName;
use domain::picture::Picture;
use hub_core::sync::derive::derive_all;
use hub_core::sync::exchange::{Asked, Exchange, Unanswered, answer};
use hub_core::{Submitted, submit};
use protocol::enrol::Trouble;
use protocol::frame::{Have, Request};
use protocol::lines;
use store::port::{Execute, Query, Store};
use store::{Memory, held};
use uuid::Uuid;

use super::{FIRM, FOUNDER, firm, now, secret};

/// Answers a request of the founder's device that shows `chain`; what it has to show next.
async fn ask(store: &Memory, chain: Option<Uuid>, chance: u8) -> Result<Uuid, Trouble> {
    let have = Have {
        proto: protocol::VERSION,
        epoch: None,
        chain,
        have: Vec::new(),
    };
    let asked = Asked::read(&lines::pack([Request::Have(have)]).unwrap()).unwrap();
    let secret = secret();
    let exchange = Exchange {
        firm: FIRM,
        secret: &secret,
        token: &[1; 32],
        asked: &asked,
    };
    let mut w = store.write().await.unwrap();
    match exchange.answered(&mut w, [chance; 16], now()).await {
        Ok(chain) => {
            w.commit().await.unwrap();
            Ok(chain)
        }
        Err(Unanswered::Trouble(trouble)) => Err(trouble),
        Err(Unanswered::Store(problem)) => panic!("{problem}"),
    }
}

#[tokio::test]
async fn a_late_request_does_not_make_its_device_a_copy() {
    let (store, _) = firm().await;
    let first = ask(&store, None, 1).await.unwrap();
    // The device gives up on a request that is on its way, and asks again.
    let second = ask(&store, Some(first), 2).await.unwrap();
    // Only now the first of the two arrives, and arrives once more; nobody hears the answers.
    ask(&store, Some(first), 3).await.unwrap();
    ask(&store, Some(first), 4).await.unwrap();
    let third = ask(&store, Some(second), 5).await.unwrap();
    // Too late to count, and without consequences.
    assert_eq!(ask(&store, Some(first), 6).await, Err(Trouble::Copied));
    ask(&store, Some(third), 7).await.unwrap();
}

#[tokio::test]
async fn of_two_copies_one_goes_on() {
    let (store, _) = firm().await;
    let both = ask(&store, None, 1).await.unwrap();
    let one = ask(&store, Some(both), 2).await.unwrap();
    let other = ask(&store, Some(both), 3).await.unwrap();
    let one = ask(&store, Some(one), 4).await.unwrap();
    assert_eq!(ask(&store, Some(other), 5).await, Err(Trouble::Copied));
    assert_eq!(ask(&store, Some(both), 6).await, Err(Trouble::Copied));
    assert_eq!(ask(&store, None, 7).await, Err(Trouble::Copied));
    assert_eq!(ask(&store, Some(Uuid::from_u128(8)), 8).await, Err(Trouble::Copied));
    ask(&store, Some(one), 9).await.unwrap();
}

/// A picture of the largest size, of bytes that cannot be compressed.
fn picture(n: u128) -> Picture {
    let mut bytes = vec![0; Picture::MAX - 5];
    blake3::Hasher::new()
        .update(&n.to_le_bytes())
        .finalize_xof()
        .fill(&mut bytes);
    Picture::new([&[0xff, 0xd8, 0xff], bytes.as_slice(), &[0xff, 0xd9]].concat()).unwrap()
}

/// Adds colleagues who have a picture.
async fn colleagues(store: &Memory, count: u128) {
    let mut w = store.write().await.unwrap();
    for n in 0..count {
        let user = UserId(Uuid::from_u128(0x1000 + n));
        let add = CommandKind::AddPerson(Box::new(AddPerson {
            user,
            name: testkit::name("Cora", "Roy"),
            middle_names: String::new(),
            job_title: String::new(),
            company: String::new(),
            newcomer: Newcomer::Staff(Role::Staff),
            arrival: Arrival::Present,
            email: EmailAddress::parse(&format!("cora{n}@example.com")).ok(),
            phone: None,
            identifier: None,
            language: PreferredLanguage::default(),
            note: String::new(),
            points: [
                PointId(Uuid::from_u128(0x2000 + n)),
                PointId(Uuid::from_u128(0x3000 + n)),
            ],
            teams: Vec::new(),
            book: None,
        }));
        let picture = CommandKind::SetPicture(SetPicture {
            user,
            picture: Some(picture(n)),
        });
        for (kind, place) in [(add, 0x4000), (picture, 0x5000)] {
            let command = Command {
                id: CommandId(Uuid::from_u128(place + n)),
                actor: FOUNDER,
                at: now(),
                expect: Vec::new(),
                kind,
            };
            let done = submit(&mut w, FIRM, command, now()).await.unwrap();
            assert!(matches!(done, Submitted::Done(_)), "{done:?}");
        }
    }
    derive_all(&mut w, FIRM, &secret(), 2 * i64::try_from(count).unwrap())
        .await
        .unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn an_answer_with_many_pictures_fits_a_body() {
    const PEOPLE: u128 = 36;
    let (store, device) = firm().await;
    colleagues(&store, PEOPLE).await;
    let file = Memory::open(DateTime::UNIX_EPOCH).await.unwrap();
    let mut w = file.write().await.unwrap();
    held::loosen(&mut w).await.unwrap();
    let key = |name: &PersonName| name.family().as_bytes().to_vec();
    let secret = secret();
    for n in 0..PEOPLE {
        let body = replica::request(&mut w, Vec::new()).await.unwrap();
        let asked = Asked::read(&body).unwrap();
        let exchange = Exchange {
            firm: FIRM,
            secret: &secret,
            token: &[1; 32],
            asked: &asked,
        };
        let mut q = store.read().await.unwrap();
        let news = exchange.news(&mut q, &device, 5_000).await.unwrap();
        let body = lines::pack(answer(Vec::new(), Uuid::nil(), news, now())).unwrap();
        // What fits before it is packed fits afterwards. One record may be begun at the end.
        let most = lines::BODY_MAX + 2 * Picture::MAX;
        assert!(lines::unpack(&body).unwrap().len() <= most);
        let applied = replica::take(&mut w, FIRM, &body, &key).await.unwrap();
        assert_eq!(applied.wrong, []);
        if !applied.more {
            assert!(n > 0, "all at once");
            let pictures = w.query("SELECT 1 FROM picture", Vec::new()).await.unwrap();
            assert_eq!(pictures.len() as u128, PEOPLE);
            return;
        }
    }
    panic!("the device is never done");
}
