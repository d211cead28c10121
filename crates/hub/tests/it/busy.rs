//! A firm whose turn to write somebody else has for long, as an import has: what its devices hear meanwhile.

use std::time::{Duration, Instant};

use hub_client::Wait;
use protocol::enrol::Trouble;
use protocol::frame::Verdict;
use store::Sqlite;
use store::port::{Execute as _, Store as _};
use testkit::smtp::{Behaviour, SmtpSink};
use uuid::Uuid;

use crate::mail::{invited, received, server};
use crate::world::{World, code, problem, token};

/// What a request that waits for the turn would take longer than.
const AT_ONCE: Duration = Duration::from_secs(4);

#[tokio::test]
async fn a_firm_that_is_written_to_for_long_is_read_and_loses_nothing() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let mut world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    let (firm, own) = (one.firm.0, token(one.n));
    one.sync(&world.client, &[], 0).await.unwrap();
    one.sync(&world.client, &[invited(200)], 0).await.unwrap();
    let made = world.founders_code(&one).await;
    let mut two = world.enrol(one.firm, &made.code, 20).await.unwrap();
    let changed = world.client.change_mail(firm, &own, &server(&sink)).await;
    changed.unwrap();

    let folder = world.open_folder();
    let (file, key) = (folder.firm_file(one.firm), folder.key(one.firm));
    let store = Sqlite::open(&file, &key, false, world.clock.now()).await.unwrap();
    one.sync(&world.client, &[], 0).await.unwrap();
    let import = store.write().await.unwrap();

    // Nothing is new: nobody needs to wait.
    let begun = Instant::now();
    let told = one.sync(&world.client, &[], 0).await.unwrap();
    assert!(told.puts.is_empty());
    let left_out = world.client.left_out(firm, &own, (Uuid::from_u128(9), 0)).await;
    assert!(left_out.unwrap().is_empty());
    assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());

    // Something is new, or is to be done; a mail is sent meanwhile, or waits to be.
    let hub = std::sync::Arc::clone(world.hub());
    let mailing = tokio::spawn(async move { hub.send_mail(one.firm).await });
    let request = one.request(&[invited(201)]);
    let ask = async || world.client.sync(firm, &own, request.clone(), Wait::News(0)).await;
    let (new, done) = tokio::join!(two.sync(&world.client, &[], 0), ask());
    assert_eq!(new.unwrap_err().code, Trouble::Busy);
    let busy = problem(done.unwrap_err());
    assert!(busy.code == Trouble::Busy && busy.after.is_some(), "{busy:?}");
    assert_eq!(
        code(world.client.codes(firm, &own, crate::world::FOUNDER.0).await),
        Trouble::Busy
    );

    import.rollback().await.unwrap();
    store.close().await.unwrap();
    let told = one.take(&ask().await.unwrap());
    assert_eq!(told.outcomes[0].verdict, Verdict::Confirmed(None));
    let told = two.sync(&world.client, &[], 0).await.unwrap();
    assert!(told.puts.iter().any(|rows| rows.contains("nora201@example.com")));
    let told = one.take(&ask().await.unwrap());
    assert_eq!(
        told.outcomes[0].verdict,
        Verdict::Confirmed(None),
        "said again, not done again"
    );
    mailing.await.unwrap().unwrap();
    let (sink, letters) = received(sink, 2).await;
    assert_eq!(letters.len(), 2);
    let mails = world.client.mails_to(firm, &own, Uuid::from_u128(200)).await.unwrap();
    assert_eq!((mails.len(), mails[0].state.as_str()), (1, "sent"));
    world.stop().await;
    assert_eq!(sink.received().len(), 2);
}
