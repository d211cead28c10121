//! A firm on several desks: it moves to a hub, others join, and each shows what its user may see.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use domain::ids::FirmId;
use domain::people::{Kind, Role};
use engine::Engine;
use engine::clock::Clock;
use engine::error::{AppError, HubProblem};
use engine::profile::Profile;
use engine::request::{
    AddPersonRequest, ArrivalCode, AttachRequest, IdRequest, JoinFirmRequest, LinkRequest, MembersRequest,
    PeopleRequest, PeopleScope,
};
use engine::secrets::Vault;
use engine::view::{HubState, LinkPurpose};
use hub::folder::secret_file;
use hub::settings::{files, own_files};
use hub::{Folder, Hub, Options, identity, places, serve};
use protocol::link::{HubAt, Link};
use store::Key;
use tempfile::TempDir;
use testkit::program::founding;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, LocalSet};
use tokio::time::MissedTickBehavior;

/// How long a desk may take to show what another one did, on a busy machine.
pub(crate) const SOON: Duration = Duration::from_secs(20);

/// A hub on this computer, at the same address after every start.
pub(crate) struct Running {
    pub(crate) folder: PathBuf,
    at: SocketAddr,
    pin: [u8; 32],
    serving: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Running {
    pub(crate) async fn new(folder: &Path) -> Self {
        let folder = folder.join("hub");
        Folder::make(&folder, &secret_file(&folder)).unwrap();
        let own = own_files(&folder);
        identity::make(files(&own), &["localhost".into()]).unwrap();
        let mut running = Self {
            pin: identity::pin(&own.1).unwrap(),
            folder,
            at: SocketAddr::from(([127, 0, 0, 1], 0)),
            serving: None,
        };
        running.start().await;
        running
    }

    fn open(&self) -> Folder {
        Folder::open(&self.folder, &secret_file(&self.folder)).unwrap()
    }

    pub(crate) async fn start(&mut self) {
        let hub = Hub::open(self.open(), Options::default(), Arc::new(Utc::now))
            .await
            .unwrap();
        let listener = TcpListener::bind(self.at).unwrap();
        self.at = listener.local_addr().unwrap();
        let tls = identity::tls(files(&own_files(&self.folder))).unwrap();
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            serve::serve(Arc::clone(&hub), listener, Some(tls), stopped)
                .await
                .unwrap();
            hub.close().await.unwrap();
        });
        self.serving = Some((stop, serving));
    }

    pub(crate) async fn stop(&mut self) {
        let (stop, serving) = self.serving.take().unwrap();
        stop.send(()).unwrap();
        serving.await.unwrap();
    }

    /// The place of a firm's file, and what it is encrypted with.
    pub(crate) fn firm_file(&self, firm: FirmId) -> (PathBuf, Key) {
        let folder = self.open();
        (folder.firm_file(firm), folder.key(firm))
    }

    pub(crate) fn place(&self) -> String {
        let link = Link::Attach {
            hub: HubAt {
                addresses: vec![format!("https://{}", self.at)],
                pin: Some(self.pin),
            },
            place: places::make(&self.open(), Utc::now()).unwrap(),
        };
        link.to_string()
    }
}

/// A desk with the program on it, which follows its hub as the window does.
pub(crate) struct Seat {
    pub(crate) engine: Arc<Engine>,
    following: JoinHandle<()>,
    pub(crate) folder: PathBuf,
    pub(crate) keys: Vault,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.following.abort();
    }
}

impl Seat {
    pub(crate) fn new(folder: &Path, name: &str) -> Self {
        Self::with_keys(folder.join(name), Vault::memory())
    }

    pub(crate) fn with_keys(folder: PathBuf, keys: Vault) -> Self {
        Self::with_clock(folder, keys, Clock::System)
    }

    pub(crate) fn with_clock(folder: PathBuf, keys: Vault, clock: Clock) -> Self {
        let profile = Profile::locate(Some(folder.clone())).unwrap();
        let engine = Arc::new(Engine::new(profile, keys.clone(), clock).unwrap());
        let follower = Arc::clone(&engine);
        // The application is one thread's, as in the window.
        let following = tokio::task::spawn_local(async move {
            let mut pause = Duration::ZERO;
            let mut again = tokio::time::interval(Duration::from_millis(20));
            again.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                again.tick().await;
                pause = follower.follow_hub(pause).await;
            }
        });
        Self {
            engine,
            following,
            folder,
            keys,
        }
    }

    /// It no longer hears of what others do, until it asks.
    pub(crate) fn stops_following(&self) {
        self.following.abort();
    }

    /// Another program on the same desk, with the same firm open.
    async fn beside(&self) -> Self {
        let other = Self::with_keys(self.folder.clone(), self.keys.clone());
        other.engine.open_only(None).await.unwrap();
        other
    }

    pub(crate) async fn joins(&self, link: String, device: &str) -> engine::view::SessionView {
        let request = JoinFirmRequest {
            link,
            device: device.into(),
            invitation: None,
        };
        self.engine.join_firm(request).await.unwrap()
    }

    pub(crate) async fn list(&self, scope: PeopleScope) -> Vec<String> {
        let request = PeopleRequest {
            limit: 500,
            ..PeopleRequest::new(scope)
        };
        let people = self.engine.people(request).await.unwrap();
        people.rows.into_iter().map(|row| row.given).collect()
    }

    pub(crate) async fn finds(&self, query: &str) -> Vec<String> {
        let request = PeopleRequest {
            limit: 10,
            query: query.into(),
            ..PeopleRequest::new(PeopleScope::Contacts)
        };
        let people = self.engine.people(request).await.unwrap();
        people.rows.into_iter().map(|row| row.given).collect()
    }

    /// Ends when its contacts are these.
    pub(crate) async fn shows(&self, expected: &[&str]) {
        self.comes_to_list(PeopleScope::Contacts, expected).await;
    }

    /// Waits until the clients are these.
    pub(crate) async fn shows_clients(&self, expected: &[&str]) {
        self.comes_to_list(PeopleScope::Clients, expected).await;
    }

    async fn comes_to_list(&self, scope: PeopleScope, expected: &[&str]) {
        let mut news = self.engine.events();
        let shown = async {
            while self.list(scope).await != expected {
                let _lagging_is_news_too = news.recv().await;
            }
        };
        if tokio::time::timeout(SOON, shown).await.is_err() {
            panic!("{:?} instead of {expected:?}", self.list(scope).await);
        }
    }

    pub(crate) async fn is(&self, state: HubState) {
        let mut news = self.engine.events();
        let reached = async {
            while self.engine.hub().await.unwrap().state != state {
                let _lagging_is_news_too = news.recv().await;
            }
        };
        if tokio::time::timeout(SOON, reached).await.is_err() {
            panic!("{:?}", self.engine.hub().await.unwrap());
        }
    }

    pub(crate) async fn adds(&self, kind: Kind, given: &str, team: &str) -> String {
        let added = self.engine.add_person(person(kind, given, team)).await.unwrap();
        added.id.unwrap()
    }
}

pub(crate) fn person(kind: Kind, given: &str, team: &str) -> AddPersonRequest {
    AddPersonRequest {
        kind: kind.into(),
        given: given.into(),
        family: "Roy".into(),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: domain::language::PreferredLanguage::default().into(),
        email: format!("{}@example.com", given.to_lowercase()),
        phone: "020 7946 0018".into(),
        identifier: String::new(),
        arrival: ArrivalCode::Present,
        message: String::new(),
        teams: vec![team.into()],
        book: None,
    }
}

/// A firm with two clients that has moved to a hub; the desk of its founder, and its team.
pub(crate) async fn moved(folder: &TempDir) -> (Running, Seat, String) {
    let hub = Running::new(folder.path()).await;
    let desk = Seat::new(folder.path(), "anna");
    desk.engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
    let team = desk.engine.teams().await.unwrap()[0].id.clone();
    desk.adds(Kind::Client, "Cora", &team).await;
    desk.adds(Kind::Client, "Dora", &team).await;
    let link = hub.place();
    let looked = desk
        .engine
        .look_at_link(LinkRequest { link: link.clone() })
        .await
        .unwrap();
    assert_eq!((looked.purpose, looked.pinned), (LinkPurpose::Attach, true));
    let request = AttachRequest {
        link,
        device: "Anna's desk".into(),
    };
    let session = desk.engine.attach_firm(request).await.unwrap();
    assert!(session.attached && session.is_system_administrator);
    desk.shows(&["Cora", "Dora"]).await;
    (hub, desk, team)
}

#[tokio::test]
async fn what_one_desk_does_another_one_shows() {
    Box::pin(LocalSet::new().run_until(two_desks())).await;
}

async fn two_desks() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, team) = moved(&folder).await;
    let firms = |seat: &Seat| {
        let names = std::fs::read_dir(&seat.folder).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.ends_with(".coverbook")).count()
    };
    assert_eq!(firms(&anna), 1, "the firm that moved is no longer here");

    let ben = anna.adds(Kind::Staff(Role::Staff), "Ben", &team).await;
    let link = anna
        .engine
        .device_link(IdRequest { id: ben.clone() })
        .await
        .unwrap()
        .link;
    let bens = Seat::new(folder.path(), "ben");
    let session = bens.joins(link.clone(), "Ben's laptop").await;
    assert!(session.attached && !session.is_admin);
    assert_eq!(session.firm_name, "Larkfield & Moss");
    bens.shows(&["Cora", "Dora", "Anna"]).await;
    assert_eq!(bens.finds("cora@example.com").await, ["Cora"]);
    assert_eq!(bens.finds("79460018").await, ["Cora", "Dora"]);
    let other = Seat::new(folder.path(), "other");
    let again = JoinFirmRequest {
        link,
        device: "Again".into(),
        invitation: None,
    };
    let used = other.engine.join_firm(again).await.unwrap_err();
    assert_eq!(
        used,
        AppError::Hub {
            problem: HubProblem::Code
        }
    );
    assert_eq!(firms(&other), 0, "what was not joined leaves nothing");

    let ella = anna.adds(Kind::Client, "Ella", &team).await;
    bens.shows(&["Cora", "Dora", "Ella", "Anna"]).await;
    let page = bens.engine.person(IdRequest { id: ella.clone() }).await.unwrap();
    assert_eq!(page.given, "Ella");

    // A refusal of the hub is told as one of this program's own.
    let twice = anna
        .engine
        .add_person(person(Kind::Client, "Ella", &team))
        .await
        .unwrap_err();
    assert!(matches!(twice, AppError::Refused { .. }), "{twice:?}");
    let may_not = bens
        .engine
        .add_person(person(Kind::Client, "Finn", &team))
        .await
        .unwrap_err();
    assert!(
        matches!(may_not, AppError::AdministratorsOnly | AppError::Refused { .. }),
        "{may_not:?}"
    );

    // Without the hub, everything can be read and nothing changed.
    hub.stop().await;
    anna.is(HubState::Offline).await;
    bens.is(HubState::Offline).await;
    bens.shows(&["Cora", "Dora", "Ella", "Anna"]).await;
    assert_eq!(bens.finds("ella").await, ["Ella"]);
    let offline = anna
        .engine
        .add_person(person(Kind::Client, "Finn", &team))
        .await
        .unwrap_err();
    assert_eq!(
        offline,
        AppError::Hub {
            problem: HubProblem::Offline
        }
    );
    hub.start().await;
    anna.is(HubState::Current).await;
    anna.adds(Kind::Client, "Finn", &team).await;
    bens.shows(&["Cora", "Dora", "Ella", "Finn", "Anna"]).await;

    // Whoever leaves a team no longer sees its clients.
    let leave = MembersRequest {
        team: team.clone(),
        users: vec![ben.clone()],
    };
    anna.engine.remove_members(leave).await.unwrap();
    bens.shows(&[]).await;
    assert_eq!(bens.finds("ella").await, Vec::<String>::new());
    let gone = bens.engine.person(IdRequest { id: ella }).await;
    assert!(matches!(gone, Err(AppError::NotFound)), "{gone:?}");

    // A revoked device holds nothing, and says why.
    let devices = anna.engine.devices().await.unwrap().devices;
    assert_eq!(devices.len(), 2);
    let laptop = devices.iter().find(|device| device.user == ben).unwrap();
    assert_eq!((laptop.user_name.as_str(), laptop.this), ("Ben Roy", false));
    anna.engine
        .revoke_device(IdRequest { id: laptop.id.clone() })
        .await
        .unwrap();
    bens.is(HubState::Revoked).await;
    assert_eq!(bens.engine.hub().await.unwrap().held, 0);

    let start = anna.engine.leave_firm().await.unwrap();
    assert!(start.firms.is_empty() && start.session.is_none());
    assert_eq!(firms(&anna), 0);
    hub.stop().await;
}

#[tokio::test]
async fn a_client_joins_by_a_link_and_sees_who_covers_them() {
    Box::pin(LocalSet::new().run_until(a_client_joins())).await;
}

async fn a_client_joins() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, team) = moved(&folder).await;
    let gina = anna.adds(Kind::Client, "Gina", &team).await;
    let link = anna.engine.device_link(IdRequest { id: gina }).await.unwrap().link;
    let ginas = Seat::new(folder.path(), "gina");
    let session = ginas.joins(link, "Gina's phone").await;
    assert!(session.attached && !session.is_admin);
    ginas.shows(&["Anna"]).await;
    assert_eq!(ginas.finds("whitmore").await, ["Anna"]);
    assert_eq!(ginas.finds("cora").await, Vec::<String>::new());
    assert!(ginas.engine.teams().await.is_err() || ginas.engine.teams().await.unwrap().is_empty());
    hub.stop().await;
}

#[tokio::test]
async fn two_programs_with_one_file_ask_in_turn() {
    Box::pin(LocalSet::new().run_until(two_programs())).await;
}

async fn two_programs() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, team) = moved(&folder).await;
    let other = anna.beside().await;
    let mut expected = vec!["Cora".to_owned(), "Dora".to_owned()];
    let both_work = async {
        for n in 0..10_u8 {
            let name = format!("Kim{}", char::from(b'a' + n));
            let seat = if n % 2 == 0 { &anna } else { &other };
            seat.adds(Kind::Client, &name, &team).await;
            expected.push(name);
        }
    };
    // Less than a program waits for news: it gives way.
    tokio::time::timeout(SOON, both_work).await.unwrap();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    // A desk that was told to be a copy would hold what it had, and could change nothing.
    for seat in [&anna, &other] {
        seat.shows(&expected).await;
        seat.is(HubState::Current).await;
    }
    let devices = anna.engine.devices().await.unwrap().devices;
    assert_eq!(devices.len(), 1, "both are the same device");
    hub.stop().await;
}
