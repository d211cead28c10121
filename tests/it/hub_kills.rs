//! A hub that is killed at any moment has every command that it confirmed, and no part of another.

use std::path::Path;
use std::pin::pin;
use std::time::Instant;

use domain::people::Kind;
use engine::error::{AppError, HubProblem};
use engine::request::{AttachRequest, IdRequest, PeopleRequest, PeopleScope};
use engine::view::HubState;
use testkit::program::founding;
use tokio::task::LocalSet;
use tokio::time::timeout;

use crate::desks::{Seat, person};
use crate::house::{Buckets, device_is_whole, hub_is_whole, log_of, new_hub, size};

/// Commands whose time is measured before the first kill.
const MEASURED: u32 = 5;

/// When the hub is killed: after so many thousandths of the time of a command, and then perhaps as soon as its log
/// is written.
#[derive(Clone, Copy, Debug)]
struct Moment {
    share: u32,
    is_written: bool,
}

/// All over two commands, every other one as the log grows.
fn moments(kills: u32) -> impl Iterator<Item = Moment> {
    (0..kills).map(move |n| Moment {
        share: 2_000 * n / kills,
        is_written: n % 2 == 1,
    })
}

/// The name of the client that is added as the n-th.
fn name(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    format!("Kim{}{}{}", letter(n / 676), letter(n / 26), letter(n))
}

/// Adds one client after the other until the hub does not answer; the client whose verdict is missing.
async fn stream(seat: &Seat, team: &str, confirmed: &mut Vec<String>, at_most: usize) -> Option<String> {
    for _ in 0..at_most {
        let name = name(confirmed.len());
        match seat.engine.add_person(person(Kind::Client, &name, team)).await {
            Ok(_) => confirmed.push(name),
            Err(AppError::Hub {
                problem: HubProblem::Offline | HubProblem::Broken,
            }) => return Some(name),
            Err(problem) => panic!("{problem:?}"),
        }
    }
    None
}

/// The clients that a device shows once it has asked its hub.
async fn clients(seat: &Seat) -> Vec<String> {
    let asked = seat.engine.sync_now().await.unwrap();
    assert_eq!(asked.state, HubState::Current);
    let mut names = Vec::new();
    loop {
        let request = PeopleRequest {
            offset: u32::try_from(names.len()).unwrap(),
            limit: 500,
            ..PeopleRequest::new(PeopleScope::Clients)
        };
        let window = seat.engine.people(request).await.unwrap();
        names.extend(window.rows.into_iter().map(|row| row.given));
        if names.len() >= window.total as usize {
            return names;
        }
    }
}

#[tokio::test]
async fn a_hub_that_is_killed_has_every_command_it_confirmed_and_no_part_of_another() {
    Box::pin(LocalSet::new().run_until(killed())).await;
}

async fn killed() {
    let folder = tempfile::tempdir().unwrap();
    let mut hub = new_hub(&folder.path().join("hub"));
    hub.go_on().unwrap();
    let anna = Seat::new(folder.path(), "anna");
    anna.engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
    let team = anna.engine.teams().await.unwrap()[0].id.clone();
    let request = AttachRequest {
        link: hub.place().unwrap(),
        device: "Anna's desk".into(),
    };
    anna.engine.attach_firm(request).await.unwrap();
    let home = another(folder.path(), &anna, "home").await;

    let mut confirmed = Vec::new();
    let begun = Instant::now();
    assert_eq!(stream(&anna, &team, &mut confirmed, MEASURED as usize).await, None);
    let pace = begun.elapsed() / MEASURED;
    let kills = size("COVERBOOK_HUB_KILLS", 20);
    let mut open = Vec::new();
    for moment in moments(kills) {
        let before = log_of(&hub);
        let cut = {
            let mut giving = pin!(stream(&anna, &team, &mut confirmed, usize::MAX));
            let early = timeout(pace * moment.share / 1_000, &mut giving).await;
            assert!(early.is_err(), "{moment:?}: {early:?}");
            if moment.is_written {
                let written = async {
                    while log_of(&hub) == before {
                        tokio::task::yield_now().await;
                    }
                };
                tokio::select! {
                    early = &mut giving => panic!("{moment:?}: {early:?}"),
                    () = written => {}
                }
            }
            hub.kill();
            giving.await.unwrap()
        };
        hub.go_on().unwrap();
        let shown = clients(&home).await;
        let is_there = shown.contains(&cut);
        open.push(is_there);
        let mut expected = confirmed.clone();
        expected.extend(is_there.then(|| cut.clone()));
        assert_eq!(shown, expected, "{moment:?}");
        assert_eq!(clients(&anna).await, expected, "{moment:?}");
        let found = home.finds(&format!("{}@example.com", cut.to_lowercase())).await;
        assert_eq!(found.first() == Some(&cut), is_there, "{found:?}");
        let again = anna.engine.add_person(person(Kind::Client, &cut, &team)).await;
        match again {
            Ok(_) => assert!(!is_there, "{cut} is there twice"),
            Err(AppError::Refused { .. }) => assert!(is_there, "{cut} can never be added"),
            Err(problem) => panic!("{problem:?}"),
        }
        confirmed.push(cut);
    }
    assert_eq!(clients(&home).await, confirmed);
    assert!(confirmed.len() > kills as usize, "{open:?}");

    // What stands in the files agrees, and a new device is told the same.
    let new = another(folder.path(), &anna, "new").await;
    assert_eq!(clients(&new).await, confirmed);
    clients(&home).await;
    let sums = [&home, &new].map(|seat| seat.engine.check_file());
    let [home_sum, new_sum] = sums;
    assert_eq!(home_sum.await.unwrap(), new_sum.await.unwrap());
    let here = held(&home).await;
    assert_eq!(here, hub_is_whole(hub.folder(), &here).await);
    anna.engine.leave().await;
    new.engine.leave().await;
}

/// One more device of Anna's.
async fn another(folder: &Path, anna: &Seat, name: &str) -> Seat {
    let request = PeopleRequest {
        limit: 1,
        ..PeopleRequest::new(PeopleScope::Staff)
    };
    let id = anna.engine.people(request).await.unwrap().rows.remove(0).id;
    let link = anna.engine.device_link(IdRequest { id }).await.unwrap().link;
    let seat = Seat::new(folder, name);
    seat.joins(link, name).await;
    seat
}

/// What a device holds, which ends with this.
async fn held(seat: &Seat) -> Buckets {
    let file = seat.engine.start().await.unwrap().session.unwrap().file;
    let file = seat.folder.join(format!("{file}.coverbook")).canonicalize().unwrap();
    let key = seat.keys.get(&file.to_string_lossy()).unwrap().unwrap();
    seat.engine.leave().await;
    device_is_whole(&file, &key).await
}
