//! Whole requests: which of them are a device's, and which a copy's.

use hub_core::sync::exchange::{Asked, Exchange, Unanswered};
use protocol::enrol::Trouble;
use protocol::frame::{Have, Request};
use protocol::lines;
use store::Memory;
use store::port::{Execute, Store};
use uuid::Uuid;

use super::{FIRM, firm, now, secret};

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
