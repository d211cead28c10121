//! A hub that is busy, as with a long import, and what its desks make of that.

use chrono::Utc;
use domain::ids::FirmId;
use domain::people::Kind;
use engine::error::{AppError, HubProblem};
use engine::request::{IdRequest, PeopleRequest, PeopleScope};
use engine::view::HubState;
use store::Sqlite;
use store::port::{Execute as _, Store as _};
use tokio::task::LocalSet;

use crate::desks::{Seat, moved, person};
use crate::desks_records::import;

#[tokio::test]
async fn a_desk_whose_hub_is_busy_says_so_and_goes_on() {
    Box::pin(LocalSet::new().run_until(a_busy_hub())).await;
}

async fn a_busy_hub() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, team) = moved(&folder).await;
    let staff = PeopleRequest {
        limit: 5,
        ..PeopleRequest::new(PeopleScope::Staff)
    };
    let me = anna.engine.people(staff).await.unwrap().rows.remove(0).id;
    let link = anna.engine.device_link(IdRequest { id: me }).await.unwrap().link;
    let home = Seat::new(folder.path(), "home");
    let session = home.joins(link, "Anna at home").await;
    home.shows_clients(&["Cora", "Dora"]).await;
    home.stops_following();
    anna.adds(Kind::Client, "Ella", &team).await;

    // Somebody else has the turn to write.
    let firm = FirmId::parse(&session.firm).unwrap();
    let (file, key) = hub.firm_file(firm);
    let store = Sqlite::open(&file, &key, false, Utc::now()).await.unwrap();
    let held = store.write().await.unwrap();
    let busy = AppError::Hub {
        problem: HubProblem::Busy,
    };
    let add = || person(Kind::Client, "Finn", &team);
    let importing = import(&anna, folder.path());
    let others = async {
        assert_eq!(home.engine.sync_now().await.unwrap().state, HubState::Busy);
        assert_eq!(home.list(PeopleScope::Clients).await, ["Cora", "Dora"], "reading works");
        assert_eq!(home.engine.add_person(add()).await.unwrap_err(), busy);
        held.rollback().await.unwrap();
        store.close().await.unwrap();
    };
    let (imported, ()) = tokio::join!(importing, others);
    assert_eq!(imported.unwrap().counts.created, 2);
    assert_eq!(home.engine.sync_now().await.unwrap().state, HubState::Current);
    let refused = home.engine.add_person(add()).await.unwrap_err();
    assert!(
        matches!(refused, AppError::Refused { .. }),
        "the import has Finn: {refused:?}"
    );
    home.adds(Kind::Client, "Gina", &team).await;
    anna.shows_clients(&["Finn", "Greta", "Cora", "Dora", "Ella", "Gina"])
        .await;
    hub.stop().await;
}
