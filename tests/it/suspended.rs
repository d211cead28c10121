//! What a device says that holds nothing, because its user is suspended or it was revoked.

use domain::people::{Kind, Role};
use engine::error::{AppError, HubProblem};
use engine::request::{IdRequest, OpenFirmRequest, PeopleRequest, PeopleScope, SuspendRequest, UsersRequest};
use engine::secrets::Vault;
use engine::view::HubState;
use tokio::task::LocalSet;

use crate::desks::{Seat, moved};

#[tokio::test]
async fn a_device_that_holds_nothing_says_why_also_when_it_is_started_again() {
    Box::pin(LocalSet::new().run_until(with_nothing())).await;
}

/// What every screen and the next start are told.
async fn is_told(bens: Seat, again: impl Fn() -> Seat, problem: HubProblem) -> Seat {
    let told = AppError::Hub { problem };
    let people = PeopleRequest {
        limit: 500,
        ..PeopleRequest::new(PeopleScope::Contacts)
    };
    assert_eq!(bens.engine.people(people).await.unwrap_err(), told);
    assert_eq!(bens.engine.unread_notices().await.unwrap_err(), told);
    assert_eq!(bens.engine.hub().await.unwrap().held, 0);
    bens.engine.leave().await;
    drop(bens);
    let bens = again();
    assert_eq!(bens.engine.open_only(None).await.unwrap_err(), told);
    bens
}

/// A link for a device of this person.
async fn link(anna: &Seat, of: &str) -> String {
    let request = IdRequest { id: of.to_owned() };
    anna.engine.device_link(request).await.unwrap().link
}

async fn with_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, team) = moved(&folder).await;
    let ben = anna.adds(Kind::Staff(Role::Staff), "Ben", &team).await;
    let keys = Vault::memory();
    let seat = || Seat::with_keys(folder.path().join("ben"), keys.clone());
    let bens = seat();
    bens.joins(link(&anna, &ben).await, "Ben's laptop").await;
    bens.shows(&["Cora", "Dora", "Anna"]).await;

    let suspended = SuspendRequest {
        users: vec![ben.clone()],
        uncovering: true,
    };
    anna.engine.suspend(suspended).await.unwrap();
    bens.is(HubState::Suspended).await;
    let bens = is_told(bens, seat, HubProblem::Suspended).await;

    let users = vec![ben.clone()];
    anna.engine.unsuspend(UsersRequest { users }).await.unwrap();
    bens.engine.open_only(None).await.unwrap();
    bens.shows(&["Cora", "Dora", "Anna"]).await;

    let devices = anna.engine.devices().await.unwrap().devices;
    let laptop = devices.into_iter().find(|device| !device.this).unwrap();
    anna.engine.revoke_device(IdRequest { id: laptop.id }).await.unwrap();
    bens.is(HubState::Revoked).await;
    let bens = is_told(bens, seat, HubProblem::Revoked).await;

    // What is left of it can be removed, and then he can join anew.
    let files = bens.engine.start().await.unwrap().firms;
    let request = OpenFirmRequest {
        file: files[0].file.clone(),
        secret: None,
    };
    let start = bens.engine.remove_firm(request).await.unwrap();
    assert!(start.firms.is_empty() && start.session.is_none());
    bens.joins(link(&anna, &ben).await, "Ben's laptop").await;
    bens.shows(&["Cora", "Dora", "Anna"]).await;
    hub.stop().await;
}
