//! Slices of imports that wait for their command.

use domain::ids::CommandId;
use protocol::enrol::Trouble;
use protocol::upload::SLICES_MAX;
use store::port::Store as _;
use store::sync::uploads;
use store::{Sqlite, arrival};
use uuid::Uuid;

use crate::world::{World, code, token};

const FIRST: Uuid = Uuid::from_u128(71);
const SECOND: Uuid = Uuid::from_u128(72);

#[tokio::test]
async fn what_was_sent_of_an_import_that_was_given_up_makes_room_for_the_next() {
    let world = World::new().await;
    let (_solo, anna) = world.firm().await;
    let made = world.founders_code(&anna).await;
    let other = world.enrol(anna.firm, &made.code, 2).await.unwrap();
    let send = async |n, slice, bytes: usize| world.client.upload(anna.firm.0, &token(n), slice, vec![7; bytes]).await;
    for slice in 0..2 {
        send(anna.n, (FIRST, slice), 100).await.unwrap();
    }
    send(other.n, (Uuid::from_u128(73), 0), 10).await.unwrap();
    send(anna.n, (SECOND, 0), 1).await.unwrap();
    send(anna.n, (SECOND, 1), 1).await.unwrap();
    assert_eq!(code(send(anna.n, (SECOND, SLICES_MAX), 1).await), Trouble::TooLarge);

    let folder = world.open_folder();
    let (file, key) = (folder.firm_file(anna.firm), folder.key(anna.firm));
    let store = Sqlite::open(&file, &key, false, world.clock.now()).await.unwrap();
    let mut w = store.write().await.unwrap();
    assert_eq!(uploads::waiting(&mut w, anna.firm).await.unwrap(), 12);
    for (import, slices) in [(FIRST, 0), (SECOND, 2)] {
        let device = Uuid::from_u128(anna.n);
        let there = uploads::slices(&mut w, anna.firm, CommandId(import), device)
            .await
            .unwrap();
        assert_eq!(there.len(), slices, "{import}");
    }
    // They do not go along when the firm leaves this hub.
    arrival::forget_device(&mut w, anna.firm).await.unwrap();
    assert_eq!(uploads::waiting(&mut w, anna.firm).await.unwrap(), 0);
    drop(w);
    store.close().await.unwrap();
}
