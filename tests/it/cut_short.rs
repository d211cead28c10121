//! A move to a hub or a joining that is cut short at any point: afterwards the firm is in one place, and whole.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::Poll;

use chrono::Utc;
use domain::ids::FirmId;
use domain::people::{Kind, Role};
use engine::error::{AppError, HubProblem};
use engine::request::{AttachRequest, IdRequest, JoinFirmRequest, PeopleScope};
use engine::view::HubState;
use store::port::Store as _;
use store::records::checksum::content_checksum;
use store::{Key, Sqlite};
use tokio::task::LocalSet;

use crate::desks::{Running, Seat, moved, person};
use testkit::program::founding;

/// A moment of a move, as the files show it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Moment {
    /// It has just been asked for.
    Asked,
    /// The copy is on its way.
    Arriving,
    /// The hub has it, and has not been asked to keep it.
    Arrived,
    /// The hub has put it in its place.
    Committed,
    /// What the hub tells is being gathered.
    Joining,
    /// It has taken the place of the whole firm, and its sidecar has not followed.
    Placed,
    /// It is done.
    Done,
}

const MOMENTS: [Moment; 7] = [
    Moment::Asked,
    Moment::Arriving,
    Moment::Arrived,
    Moment::Committed,
    Moment::Joining,
    Moment::Placed,
    Moment::Done,
];

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect()
}

/// Where the firm of a test is, and its hub.
struct Scene {
    hub: Running,
    folder: PathBuf,
    firm: FirmId,
    key: Key,
    checksum: u64,
}

impl Scene {
    fn at_the_hub(&self) -> Vec<String> {
        names(&self.hub.folder.join("firms"))
    }

    fn is_at(&self, moment: Moment) -> bool {
        let places = names(&self.hub.folder.join("places"));
        let here = names(&self.folder);
        let ends = |list: &[String], ending: &str| list.iter().any(|name| name.ends_with(ending));
        match moment {
            Moment::Asked => true,
            Moment::Arriving => ends(&places, ".arriving"),
            Moment::Arrived => ends(&places, ".coverbook") && !ends(&places, ".arriving"),
            Moment::Committed => ends(&self.at_the_hub(), ".coverbook"),
            Moment::Joining => ends(&here, ".joining"),
            Moment::Placed => ends(&here, ".keys.restoring"),
            Moment::Done => false,
        }
    }

    async fn content(&self, file: &Path, key: &Key) -> u64 {
        let store = Sqlite::open(file, key, false, Utc::now()).await.unwrap();
        let mut q = store.read().await.unwrap();
        let checksum = content_checksum(&mut q, self.firm).await.unwrap();
        drop(q);
        store.close().await.unwrap();
        checksum
    }
}

/// Lets something go on until a moment; nothing if that came before its end.
async fn until<F: Future>(work: F, moment: impl Fn() -> bool) -> Option<F::Output> {
    let mut work = pin!(work);
    std::future::poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if moment() => Poll::Ready(None),
        Poll::Pending => Poll::Pending,
    })
    .await
}

#[tokio::test]
async fn a_move_that_is_cut_short_is_settled_when_the_firm_opens() {
    Box::pin(LocalSet::new().run_until(every_moment())).await;
}

async fn every_moment() {
    for moment in MOMENTS {
        for hub_is_there in [true, false] {
            Box::pin(cut_short(moment, hub_is_there)).await;
        }
    }
}

async fn cut_short(moment: Moment, hub_is_there: bool) {
    let what = format!("{moment:?}, hub {hub_is_there}");
    let folder = tempfile::tempdir().unwrap();
    let hub = Running::new(folder.path()).await;
    let desk = Seat::new(folder.path(), "anna");
    let created = desk.engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
    let team = desk.engine.teams().await.unwrap()[0].id.clone();
    desk.adds(Kind::Client, "Cora", &team).await;
    let file = desk.folder.join(format!("{}.coverbook", created.session.file));
    desk.engine.leave().await;
    let key = desk
        .keys
        .get(&file.canonicalize().unwrap().to_string_lossy())
        .unwrap()
        .unwrap();
    let firm = FirmId::parse(&created.session.firm).unwrap();
    let mut scene = Scene {
        hub,
        folder: desk.folder.clone(),
        firm,
        key,
        checksum: 0,
    };
    scene.checksum = scene.content(&file, &scene.key).await;
    desk.engine.open_only(None).await.unwrap();
    let request = AttachRequest {
        link: scene.hub.place(),
        device: "Desk".into(),
    };
    let moved = until(Box::pin(desk.engine.attach_firm(request)), || scene.is_at(moment)).await;
    assert!(moved.is_none_or(|moved| moved.unwrap().attached), "{what}");
    // The program is gone.
    let (place, keys) = (desk.folder.clone(), desk.keys.clone());
    drop(desk);
    if !hub_is_there {
        scene.hub.stop().await;
        let desk = Seat::with_keys(place.clone(), keys.clone());
        let opened = desk.engine.open_only(None).await.unwrap();
        let state = desk.engine.hub().await.unwrap().state;
        assert_eq!(desk.list(PeopleScope::Contacts).await, ["Cora"], "{what}");
        // Where the hub was never asked to keep it, it is as it was. Otherwise nothing can be changed here.
        assert_eq!(opened.attached, state != HubState::Alone, "{what}");
        if opened.attached {
            let added = desk.engine.add_person(person(Kind::Client, "Dora", &team)).await;
            let problem = if state == HubState::Unsettled {
                HubProblem::Unsettled
            } else {
                HubProblem::Offline
            };
            assert_eq!(added.unwrap_err(), AppError::Hub { problem }, "{what}");
        }
        desk.engine.leave().await;
        drop(desk);
        scene.hub.start().await;
    }
    let desk = Seat::with_keys(place, keys);
    let opened = desk.engine.open_only(None).await.unwrap();
    let at_the_hub = scene.at_the_hub().iter().any(|name| name.ends_with(".coverbook"));
    assert_eq!(opened.attached, at_the_hub, "{what}: it is edited in one place");
    let (counts, key) = if at_the_hub {
        scene.hub.firm_file(firm)
    } else {
        (file, scene.key.clone())
    };
    assert_eq!(scene.content(&counts, &key).await, scene.checksum, "{what}");
    desk.adds(Kind::Client, "Ella", &team).await;
    desk.shows(&["Cora", "Ella"]).await;
    let left = names(&scene.folder);
    let firms = left.iter().filter(|name| name.ends_with(".coverbook")).count();
    let rest = [".joining", ".moving", ".restoring"];
    assert!(
        firms == 1 && !left.iter().any(|name| rest.iter().any(|ending| name.ends_with(ending))),
        "{what}: {left:?}"
    );
    desk.engine.leave().await;
    drop(desk);
    scene.hub.stop().await;
}

#[tokio::test]
async fn a_joining_that_is_cut_short_goes_on_or_leaves_no_firm() {
    Box::pin(LocalSet::new().run_until(join_cut_short())).await;
}

async fn join_cut_short() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, team) = moved(&folder).await;
    let ben = anna.adds(Kind::Staff(Role::Staff), "Ben", &team).await;
    for (n, ending) in [".coverbook.joining", ".coverbook"].into_iter().enumerate() {
        let request = || async {
            let id = ben.clone();
            let link = anna.engine.device_link(IdRequest { id }).await.unwrap().link;
            JoinFirmRequest {
                link,
                device: "Laptop".into(),
                invitation: None,
            }
        };
        let bens = Seat::new(folder.path(), &format!("ben {n}"));
        let (place, keys) = (bens.folder.clone(), bens.keys.clone());
        let is_there = || names(&place).iter().any(|name| name.ends_with(ending));
        let joined = until(Box::pin(bens.engine.join_firm(request().await)), is_there).await;
        assert!(joined.is_none(), "it was over before: {ending}");
        // The program is gone.
        drop(bens);
        let bens = Seat::with_keys(place.clone(), keys);
        let opened = bens.engine.open_only(None).await;
        if ending == ".coverbook" {
            assert!(opened.unwrap().attached);
        } else {
            assert_eq!(opened.map(drop), Err(AppError::NoFirm));
            bens.engine.join_firm(request().await).await.unwrap();
        }
        bens.shows(&["Cora", "Dora", "Anna"]).await;
        let left = names(&place);
        let joining = left
            .iter()
            .any(|name| name.ends_with(".joining") || name.contains("-2"));
        assert!(!joining, "{left:?}");
        bens.engine.leave().await;
    }
    anna.engine.leave().await;
    hub.stop().await;
}
