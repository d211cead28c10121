//! A device whose hub has not answered for long.

use chrono::{TimeDelta, Utc};
use domain::people::{Kind, Role};
use engine::clock::{Clock, FixedClock};
use engine::error::{AppError, FieldProblem, HubProblem};
use engine::request::{ChangeSettingsRequest, IdRequest, PeopleRequest, PeopleScope};
use engine::secrets::Vault;
use engine::view::HubState;
use store::Sqlite;
use store::held;
use store::port::{Query as _, Store as _};
use tokio::task::LocalSet;

use crate::desks::{Seat, moved};

#[tokio::test]
async fn a_device_without_its_hub_shows_nothing_and_holds_nothing_in_the_end() {
    Box::pin(LocalSet::new().run_until(without_the_hub())).await;
}

async fn without_the_hub() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, team) = moved(&folder).await;
    let ben = anna.adds(Kind::Staff(Role::Staff), "Ben", &team).await;
    let link = anna.engine.device_link(IdRequest { id: ben }).await.unwrap().link;
    let few = ChangeSettingsRequest {
        lease_days: Some(6),
        ..ChangeSettingsRequest::default()
    };
    let problem = FieldProblem::LeaseDays;
    let field = "leaseDays".into();
    assert_eq!(
        anna.engine.change_settings(few).await.unwrap_err(),
        AppError::Field { field, problem }
    );
    let ten = ChangeSettingsRequest {
        lease_days: Some(10),
        ..ChangeSettingsRequest::default()
    };
    anna.engine.change_settings(ten).await.unwrap();

    // The clock of this device is wrong by years; that is nobody's fault.
    let clock = FixedClock::new(Utc::now() - TimeDelta::days(4_000));
    let keys = Vault::memory();
    let place = folder.path().join("ben");
    let seat = || Seat::with_clock(place.clone(), keys.clone(), Clock::Fixed(clock.clone()));
    let bens = seat();
    bens.joins(link, "Ben's laptop").await;
    let everybody = ["Cora", "Dora", "Anna"];
    bens.shows(&everybody).await;
    let closed = |bens: Seat| async move {
        bens.engine.leave().await;
        drop(bens);
    };
    closed(bens).await;

    hub.stop().await;
    clock.advance(TimeDelta::days(10));
    let bens = seat();
    bens.engine.open_only(None).await.unwrap();
    assert_eq!(
        bens.list(PeopleScope::Contacts).await,
        everybody,
        "ten days are not over"
    );
    // The days end while the firm is open.
    clock.advance(TimeDelta::minutes(5));
    let request = PeopleRequest {
        limit: 500,
        ..PeopleRequest::new(PeopleScope::Contacts)
    };
    let over = bens.engine.people(request.clone()).await.unwrap_err();
    assert!(matches!(over, AppError::Lease { .. }), "{over:?}");
    bens.is(HubState::Lapsed).await;
    closed(bens).await;
    let bens = seat();
    let over = bens.engine.open_only(None).await.unwrap_err();
    assert!(matches!(over, AppError::Lease { .. }), "{over:?}");
    clock.advance(TimeDelta::days(-5));
    let back = bens.engine.open_only(None).await.unwrap_err();
    assert_eq!(back, over, "a clock that is set back is of no use");

    // The hub's next answer restores everything.
    hub.start().await;
    bens.engine.open_only(None).await.unwrap();
    assert_eq!(bens.list(PeopleScope::Contacts).await, everybody);
    hub.stop().await;
    bens.is(HubState::Offline).await;
    clock.advance(TimeDelta::days(11));
    bens.is(HubState::Lapsed).await;
    hub.start().await;
    bens.is(HubState::Current).await;
    bens.shows(&everybody).await;
    closed(bens).await;

    // After twice as long nothing of the firm is in the file.
    hub.stop().await;
    clock.advance(TimeDelta::days(21));
    let bens = seat();
    let spent = bens.engine.open_only(None).await.unwrap_err();
    assert!(matches!(spent, AppError::Lease { .. }), "{spent:?}");
    let names = std::fs::read_dir(&place).unwrap();
    let mut files = names.map(|entry| entry.unwrap().path().canonicalize().unwrap());
    let file = files.find(|path| path.extension().is_some_and(|ending| ending == "coverbook"));
    let file = file.unwrap();
    let key = keys.get(&file.to_string_lossy()).unwrap().unwrap();
    let store = Sqlite::open(&file, &key, false, Utc::now()).await.unwrap();
    let mut q = store.read().await.unwrap();
    assert_eq!(held::count(&mut q).await.unwrap(), 0);
    for table in ["user_card", "team", "contact_point", "search_doc", "held"] {
        let rows = q.query(format!("SELECT 1 FROM {table}"), Vec::new()).await.unwrap();
        assert_eq!(rows.len(), 0, "{table}");
    }
    drop(q);
    store.close().await.unwrap();
    // It is still one of his devices.
    hub.start().await;
    bens.engine.open_only(None).await.unwrap();
    bens.shows(&everybody).await;
    closed(bens).await;

    // One that was revoked meanwhile gets nothing more.
    let devices = anna.engine.devices().await.unwrap().devices;
    let laptop = devices.iter().find(|device| !device.this).unwrap();
    let id = laptop.id.clone();
    anna.engine.revoke_device(IdRequest { id }).await.unwrap();
    clock.advance(TimeDelta::days(11));
    let bens = seat();
    let problem = HubProblem::Revoked;
    assert_eq!(
        bens.engine.open_only(None).await.unwrap_err(),
        AppError::Hub { problem }
    );
    hub.stop().await;
}
