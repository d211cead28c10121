//! A firm moves to a hub.

use hub::Options;
use hub_client::ClientError;
use protocol::enrol::{Problem, Trouble};

use crate::world::{CORA, Device, Solo, World, code};

#[tokio::test]
async fn a_place_is_good_for_one_firm() {
    let world = World::new().await;
    let place = world.place();
    let one = Solo::new(world.folder.path(), 1).await;
    world
        .client
        .attach(&place, &one.attachment(50), &one.file)
        .await
        .unwrap();
    let nothing = Device::new(one.firm, 50).sync(&world.client, &[], 0).await;
    assert_eq!(
        nothing.unwrap_err().code,
        Trouble::NotFound,
        "it counts once it is committed"
    );
    assert_eq!(
        code(world.client.commit(&place, &one.commitment(51)).await),
        Trouble::Malformed
    );
    for _ in 0..2 {
        world.client.commit(&place, &one.commitment(50)).await.unwrap();
    }
    Device::new(one.firm, 50).sync(&world.client, &[], 0).await.unwrap();

    let two = Solo::new(world.folder.path(), 2).await;
    let again = world.client.attach(&place, &two.attachment(60), &two.file).await;
    assert_eq!(code(again), Trouble::Taken);
    assert_eq!(
        code(world.client.commit(&place, &two.commitment(60)).await),
        Trouble::Taken
    );
    let here = world
        .client
        .attach(&world.place(), &one.attachment(70), &one.file)
        .await;
    assert_eq!(code(here), Trouble::Taken, "the firm is here already");
}

#[tokio::test]
async fn what_does_not_fit_leaves_nothing() {
    let world = World::with(Options {
        firm_max: 8 << 20,
        ..Options::default()
    })
    .await;
    let one = Solo::new(world.folder.path(), 1).await;
    let place = world.place();
    let client = &world.client;
    let mut nobody = one.attachment(50);
    nobody.user = CORA.0;
    assert_eq!(
        code(client.attach(&place, &nobody, &one.file).await),
        Trouble::Forbidden
    );
    let mut other = one.attachment(50);
    other.firm = uuid::Uuid::from_u128(99);
    assert_eq!(code(client.attach(&place, &other, &one.file).await), Trouble::Malformed);
    let mut key = one.attachment(50);
    key.key = data_encoding::BASE64URL_NOPAD.encode(&[6; 32]);
    assert_eq!(
        code(client.attach(&place, &key, &one.file).await),
        Trouble::Malformed,
        "another key"
    );
    let cut = world.folder.path().join("cut");
    let whole = std::fs::read(&one.file).unwrap();
    std::fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(
        code(client.attach(&place, &one.attachment(50), &cut).await),
        Trouble::Malformed,
        "cut short"
    );
    assert_eq!(
        code(client.commit(&place, &one.commitment(50)).await),
        Trouble::Malformed
    );
    let left: Vec<_> = std::fs::read_dir(world.path().join("places")).unwrap().collect();
    assert_eq!(left.len(), 1, "the note of the place alone: {left:?}");
    // The place is as good as before.
    client.attach(&place, &one.attachment(50), &one.file).await.unwrap();
    client.commit(&place, &one.commitment(50)).await.unwrap();

    let late = world.place();
    world.clock.advance(chrono::TimeDelta::hours(24));
    let two = Solo::new(world.folder.path(), 2).await;
    assert_eq!(
        code(client.attach(&late, &two.attachment(60), &two.file).await),
        Trouble::Code
    );
    assert_eq!(
        code(client.attach("nowhere", &two.attachment(60), &two.file).await),
        Trouble::NotFound
    );
}

#[tokio::test]
async fn a_firm_that_is_too_large_is_not_taken() {
    let world = World::with(Options {
        firm_max: 4_096,
        ..Options::default()
    })
    .await;
    let one = Solo::new(world.folder.path(), 1).await;
    let refused = world
        .client
        .attach(&world.place(), &one.attachment(50), &one.file)
        .await;
    // The hub may close the connection before the rest of the file is sent.
    assert!(matches!(
        refused,
        Err(ClientError::Offline
            | ClientError::Problem(Problem {
                code: Trouble::TooLarge,
                ..
            }))
    ));
    let left: Vec<_> = std::fs::read_dir(world.path().join("places")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[tokio::test]
async fn what_arrived_can_be_taken_back_until_it_is_in_its_place() {
    let mut world = World::new().await;
    let one = Solo::new(world.folder.path(), 1).await;
    let place = world.place();
    world
        .client
        .attach(&place, &one.attachment(50), &one.file)
        .await
        .unwrap();
    // Another device takes nothing back.
    world.client.withdraw(&place, &one.commitment(51)).await.unwrap();
    for _ in 0..2 {
        world.client.withdraw(&place, &one.commitment(50)).await.unwrap();
    }
    assert_eq!(
        code(world.client.commit(&place, &one.commitment(50)).await),
        Trouble::Malformed,
        "for good"
    );
    let left: Vec<_> = std::fs::read_dir(world.path().join("places")).unwrap().collect();
    assert_eq!(left.len(), 1, "the note of the place alone: {left:?}");
    // The place is as good as before.
    world
        .client
        .attach(&place, &one.attachment(50), &one.file)
        .await
        .unwrap();
    world.client.commit(&place, &one.commitment(50)).await.unwrap();
    for _ in 0..2 {
        assert_eq!(
            code(world.client.withdraw(&place, &one.commitment(50)).await),
            Trouble::Taken
        );
        world.restart().await;
    }
    assert_eq!(
        code(world.client.withdraw("nowhere", &one.commitment(50)).await),
        Trouble::NotFound
    );
    Device::new(one.firm, 50).sync(&world.client, &[], 0).await.unwrap();
}

#[tokio::test]
async fn a_hub_that_ended_within_a_commit_says_that_it_has_the_firm() {
    let mut world = World::new().await;
    let one = Solo::new(world.folder.path(), 1).await;
    let place = world.place();
    world
        .client
        .attach(&place, &one.attachment(50), &one.file)
        .await
        .unwrap();
    // The firm's file has its name, and nothing else has happened yet.
    let folder = world.open_folder();
    let places = std::fs::read_dir(world.path().join("places")).unwrap();
    let staged = places
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "coverbook"));
    std::fs::rename(staged.unwrap(), folder.firm_file(one.firm)).unwrap();
    assert_eq!(
        code(world.client.withdraw(&place, &one.commitment(50)).await),
        Trouble::Taken
    );
    Device::new(one.firm, 50).sync(&world.client, &[], 0).await.unwrap();
    world.restart().await;
    assert_eq!(
        code(world.client.withdraw(&place, &one.commitment(50)).await),
        Trouble::Taken
    );
}
