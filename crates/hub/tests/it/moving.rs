//! A firm moves to a hub.

use protocol::enrol::Trouble;

use crate::world::{Device, Solo, World, code};

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
