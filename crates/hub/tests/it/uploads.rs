//! Slices of imports that wait for their command.

use chrono::TimeDelta;
use domain::command::{ChangeSettings, CommandKind};
use domain::decide::Refusal;
use domain::ids::CommandId;
use domain::import::{ImportOptions, ImportPeople, RowChoices, RowCode, StagedRow, TeamChoices};
use domain::settings::RowLimit;
use hub_client::Wait;
use protocol::command::WireCommand;
use protocol::enrol::Trouble;
use protocol::frame::{Request, Verdict};
use protocol::lines;
use protocol::upload::{File, Line, SLICES_MAX};
use store::port::Store as _;
use store::sync::uploads;
use store::{Sqlite, arrival};
use uuid::Uuid;

use crate::world::{Device, World, code, token};

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

/// So many rows of an import.
fn rows(count: u32) -> Vec<StagedRow> {
    let code = RowCode::NoContact;
    (2..2 + count).map(|row| StagedRow::Unusable { row, code }).collect()
}

/// Sends the slices of an import.
async fn send(world: &World, device: &Device, import: Uuid, count: u32) {
    let lines = rows(count).into_iter().map(|row| Line::Row(row, String::new()));
    let slices = [
        lines::pack([Line::File(File::default())]).unwrap(),
        lines::pack(lines).unwrap(),
    ];
    for (n, slice) in (0..).zip(slices) {
        let token = token(device.n);
        let sent = world.client.upload(device.firm.0, &token, (import, n), slice);
        sent.await.unwrap();
    }
}

/// The command of an import.
fn command(world: &World, import: Uuid, count: u32) -> WireCommand {
    let kind = CommandKind::ImportPeople(ImportPeople {
        file_name: "clients.csv".into(),
        options: ImportOptions::default(),
        teams: TeamChoices::default(),
        rows_chosen: RowChoices::new(),
        rows: rows(count).into(),
        ignored: 0,
        invite: None,
        forecast: None,
    });
    WireCommand::of(CommandId(import), world.clock.now(), &[], &kind).unwrap()
}

async fn verdict(world: &World, device: &mut Device, command: WireCommand) -> Verdict {
    let request = lines::pack([Request::Have(device.have.clone()), Request::Command(command)]).unwrap();
    let token = token(device.n);
    let answer = world.client.sync(device.firm.0, &token, request, Wait::Import);
    let mut told = device.take(&answer.await.unwrap());
    told.outcomes.remove(0).verdict
}

#[tokio::test]
async fn an_import_that_is_asked_about_is_judged_by_then_or_never() {
    let world = World::new().await;
    let (_solo, mut anna) = world.firm().await;
    let question = |id| WireCommand::without_rows(CommandId(id), world.clock.now(), "clients.csv").unwrap();

    send(&world, &anna, FIRST, 1).await;
    assert_eq!(verdict(&world, &mut anna, question(FIRST)).await, Verdict::Malformed);
    send(&world, &anna, FIRST, 1).await;
    let late = verdict(&world, &mut anna, command(&world, FIRST, 1)).await;
    assert_eq!(late, Verdict::Malformed, "what was still on its way is not judged");

    send(&world, &anna, SECOND, 1).await;
    let judged = verdict(&world, &mut anna, command(&world, SECOND, 1)).await;
    assert!(matches!(judged, Verdict::Confirmed(Some(_))), "{judged:?}");
    assert_eq!(verdict(&world, &mut anna, question(SECOND)).await, judged);
}

#[tokio::test]
async fn a_device_that_does_not_count_rows_is_held_to_the_firms_limit() {
    let world = World::new().await;
    let (_solo, mut anna) = world.firm().await;
    let limit = CommandKind::ChangeSettings(ChangeSettings {
        import_row_limit: RowLimit::new(2),
        ..ChangeSettings::default()
    });
    anna.sync(&world.client, &[limit], 0).await.unwrap();
    let refused = Refusal::TooManyRows {
        file: "clients.csv".into(),
        rows: 3,
        limit: 2,
    };
    send(&world, &anna, FIRST, 3).await;
    let judged = verdict(&world, &mut anna, command(&world, FIRST, 3)).await;
    assert_eq!(judged, Verdict::Refused(refused));
    send(&world, &anna, SECOND, 2).await;
    let Verdict::Confirmed(Some(counts)) = verdict(&world, &mut anna, command(&world, SECOND, 2)).await else {
        panic!("two rows are allowed");
    };
    assert_eq!((counts.rows, counts.refused), (2, 2));
}

#[tokio::test]
async fn what_was_sent_of_an_import_and_never_judged_goes_after_a_week() {
    let world = World::new().await;
    let (_solo, anna) = world.firm().await;
    let (own, slice) = (token(anna.n), (FIRST, 0));
    world
        .client
        .upload(anna.firm.0, &own, slice, vec![7; 100])
        .await
        .unwrap();
    let folder = world.open_folder();
    let (file, key) = (folder.firm_file(anna.firm), folder.key(anna.firm));
    let store = Sqlite::open(&file, &key, false, world.clock.now()).await.unwrap();
    for (days, left) in [(7, 100), (1, 0)] {
        world.clock.advance(TimeDelta::days(days));
        world.hub().send_mail(anna.firm).await.unwrap();
        let mut q = store.read().await.unwrap();
        assert_eq!(uploads::waiting(&mut q, anna.firm).await.unwrap(), left);
    }
    store.close().await.unwrap();
}
