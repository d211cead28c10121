//! Both ways: commands up, records down.

use std::time::Instant;

use domain::command::{CommandKind, EditFirm};
use hub_core::sync::exchange::NOTED;
use protocol::enrol::Trouble;
use protocol::frame::{Standing, Verdict};
use uuid::Uuid;

use crate::world::{Device, World, code, token};

fn rename(name: &str) -> CommandKind {
    CommandKind::EditFirm(EditFirm {
        name: Some(name.into()),
        country: None,
        time_zone: None,
    })
}

/// A second device of the founder.
async fn second(world: &World, first: &Device, n: u128) -> Device {
    let code = world.founders_code(first).await;
    world.enrol(first.firm, &code.code, n).await.unwrap()
}

#[tokio::test]
async fn what_one_device_does_another_is_told() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    let told = one.sync(&world.client, &[], 0).await.unwrap();
    assert_eq!(told.hello.standing, Standing::Active);
    assert!(told.puts.iter().any(|rows| rows.contains("Harbour & Vale")));
    assert!(!told.done.more);
    assert!(one.sync(&world.client, &[], 0).await.unwrap().puts.is_empty());

    let mut two = second(&world, &one, 20).await;
    two.sync(&world.client, &[], 0).await.unwrap();
    let told = one.sync(&world.client, &[rename("Quay")], 0).await.unwrap();
    assert_eq!(told.outcomes[0].verdict, Verdict::Confirmed(None));
    assert!(
        told.puts.iter().any(|rows| rows.contains("Quay")),
        "its own change as well"
    );
    let told = two.sync(&world.client, &[], 0).await.unwrap();
    assert_eq!(
        told.puts.len(),
        2,
        "the firm and the line of the audit: {:?}",
        told.puts
    );
    assert!(
        told.puts
            .iter()
            .any(|rows| rows.contains("\"firm\"") && rows.contains("Quay"))
    );
}

#[tokio::test]
async fn a_waiting_device_is_told_at_once() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    one.sync(&world.client, &[], 0).await.unwrap();
    let mut two = second(&world, &one, 20).await;
    two.sync(&world.client, &[], 0).await.unwrap();
    let begun = Instant::now();
    let act = async {
        world.is_waiting().await;
        one.sync(&world.client, &[rename("Quay")], 0).await
    };
    let (told, acted) = tokio::join!(two.sync(&world.client, &[], 25), act);
    acted.unwrap();
    assert!(told.unwrap().puts[0].contains("Quay"));
    assert!(begun.elapsed().as_secs() < 20);
    // Time that is over ends it as well, with nothing.
    let told = two.sync(&world.client, &[], 1).await.unwrap();
    assert!(told.puts.is_empty() && told.outcomes.is_empty());
}

#[tokio::test]
async fn a_newer_request_ends_the_one_that_waits() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    one.sync(&world.client, &[], 0).await.unwrap();
    let mut two = one.clone();
    let act = async {
        world.is_waiting().await;
        two.sync(&world.client, &[rename("Quay")], 0).await
    };
    let (waited, acted) = tokio::join!(one.sync(&world.client, &[], 25), act);
    assert_eq!(waited.unwrap_err().code, Trouble::Hub);
    acted.unwrap();
    // The chain moved once: the device goes on, and an older answer of it does not count.
    two.sync(&world.client, &[], 0).await.unwrap();
}

#[tokio::test]
async fn a_copied_device_is_found_out() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    one.sync(&world.client, &[], 0).await.unwrap();
    let mut copy = one.clone();
    // As long as there is nothing to tell, nothing is written, and both may show the same.
    let chain = one.have.chain;
    for one in [&mut one, &mut copy] {
        one.sync(&world.client, &[], 0).await.unwrap();
        assert_eq!(one.have.chain, chain);
    }
    world.clock.advance(NOTED);
    one.sync(&world.client, &[], 0).await.unwrap();
    assert_ne!(one.have.chain, chain, "now and then it is noted who asks");
    // The last answer may have been lost, so the one before counts as well.
    copy.sync(&world.client, &[], 0).await.unwrap();
    // Whoever goes on first is taken for the device.
    one.sync(&world.client, &[rename("Quay")], 0).await.unwrap();
    let refused = copy.sync(&world.client, &[rename("Pier")], 0).await.unwrap_err();
    assert_eq!(refused.code, Trouble::Copied);
    let fresh = Device::new(one.firm, one.n).sync(&world.client, &[], 0).await;
    assert_eq!(
        fresh.unwrap_err().code,
        Trouble::Copied,
        "a known device shows something"
    );
}

#[tokio::test]
async fn a_revoked_device_is_told_and_known_to_hold_nothing() {
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    one.sync(&world.client, &[], 0).await.unwrap();
    let mut two = second(&world, &one, 20).await;
    two.sync(&world.client, &[], 0).await.unwrap();
    let own = token(one.n);
    let list = async || world.client.devices(one.firm.0, &own).await.unwrap();
    assert_eq!(list().await.len(), 2);
    let revoke = async {
        world.is_waiting().await;
        world.client.revoke(one.firm.0, &own, Uuid::from_u128(20)).await
    };
    let (waited, revoked) = tokio::join!(two.sync(&world.client, &[], 25), revoke);
    revoked.unwrap();
    assert_eq!(waited.unwrap_err().code, Trouble::Revoked);
    world.clock.advance(chrono::TimeDelta::minutes(1));
    assert_eq!(
        code(world.client.devices(one.firm.0, &token(20)).await),
        Trouble::Revoked
    );
    let ended = list().await.into_iter().find(|device| device.ended.is_some()).unwrap();
    assert!(ended.emptied);
    assert_eq!(ended.id, Uuid::from_u128(20));
}

#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let mut world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    one.sync(&world.client, &[rename("Quay")], 0).await.unwrap();
    world.restart().await;
    let told = one.sync(&world.client, &[], 0).await.unwrap();
    assert!(
        told.puts.is_empty() && told.revoked == 0,
        "cursors and chain still count"
    );
    let told = one.sync(&world.client, &[rename("Harbour")], 0).await.unwrap();
    assert!(told.puts[0].contains("Harbour"));
}
