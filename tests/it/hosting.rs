//! A firm without a server: it is shared from one computer, and another one joins.

use std::net::{IpAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;

use chrono::Utc;
use domain::people::{Kind, Role};
use engine::error::{AppError, FieldProblem, HubProblem};
use engine::request::{
    AuditRequest, HostingRequest, IdRequest, OpenFirmRequest, PassphraseRequest, PeopleRequest, PeopleScope,
    RecoveryCodeRequest, ShareRequest, SuspendRequest, UsersRequest,
};
use engine::view::HubState;
use hub::{Folder, Hub, Options, hosted};
use protocol::link::Link;
use tempfile::TempDir;
use testkit::program::founding;
use tokio::task::LocalSet;

use crate::desks::Seat;

/// A port that nobody uses.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

pub(crate) fn share(port: u16) -> ShareRequest {
    ShareRequest {
        device: "Anna’s desk".into(),
        port: Some(port),
    }
}

/// Whether somebody who is not on this computer could connect at one of its addresses.
fn reached(addresses: &[IpAddr], port: u16) -> bool {
    addresses.iter().any(|ip| TcpStream::connect((*ip, port)).is_ok())
}

/// A desk with a solo firm, and its team.
pub(crate) async fn solo(folder: &TempDir) -> (Seat, String) {
    let anna = Seat::new(folder.path(), "anna");
    anna.engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
    let team = anna.engine.teams().await.unwrap()[0].id.clone();
    anna.adds(Kind::Client, "Cora", &team).await;
    (anna, team)
}

/// Ends the program on a desk.
pub(crate) async fn ended(seat: &Seat) {
    seat.engine.leave().await;
    seat.engine.stop_hosting().await;
}

#[tokio::test]
async fn a_firm_that_is_shared_from_a_desk_is_on_another_one() {
    Box::pin(LocalSet::new().run_until(shared())).await;
}

async fn shared() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let addresses = hosted::addresses().unwrap();
    assert!(!addresses.is_empty(), "this test needs a network interface");
    let (anna, team) = solo(&folder).await;
    let alone = anna.engine.hosting().await.unwrap_err();
    let not_here = AppError::Hub {
        problem: HubProblem::NotHere,
    };
    assert_eq!(alone, not_here);
    let session = anna.engine.share_firm(share(port)).await.unwrap();
    assert!(session.attached && session.is_system_administrator);
    anna.shows(&["Cora"]).await;
    anna.is(HubState::Current).await;
    assert!(anna.engine.hub().await.unwrap().here);
    let hosting = anna.engine.hosting().await.unwrap();
    assert_eq!((hosting.running, hosting.others, hosting.port), (true, false, port));
    assert_eq!(hosting.addresses.len(), addresses.len());
    assert!(!reached(&addresses, port), "nobody has asked for others yet");
    let tried = anna.engine.test_hosting().await.unwrap();
    assert!(!tried.is_empty() && tried.iter().all(|at| !at.reached), "{tried:?}");

    let open = |others| HostingRequest { others, port };
    assert!(anna.engine.set_hosting(open(true)).await.unwrap().others);
    let tried = anna.engine.test_hosting().await.unwrap();
    assert!(tried.iter().all(|at| at.reached), "{tried:?}");

    let ben = anna.adds(Kind::Staff(Role::SystemAdministrator), "Ben", &team).await;
    let link = anna.engine.device_link(IdRequest { id: ben }).await.unwrap().link;
    let Link::Join { mut hub, firm, code } = link.parse().unwrap() else {
        panic!("{link}");
    };
    let told = addresses.iter().map(|ip| hosted::at(&ip.to_string(), port));
    assert!(told.eq(hub.addresses.iter().take(addresses.len()).cloned()), "{hub:?}");
    // On this computer its name leads past the network.
    hub.addresses.truncate(addresses.len());
    let bens = Seat::new(folder.path(), "ben");
    bens.joins(Link::Join { hub, firm, code }.to_string(), "Ben’s laptop")
        .await;
    assert!(!bens.engine.hub().await.unwrap().here);
    assert_eq!(bens.engine.hosting().await.unwrap_err(), not_here);
    bens.shows(&["Cora", "Anna"]).await;
    bens.adds(Kind::Client, "Dora", &team).await;
    anna.shows(&["Ben", "Cora", "Dora"]).await;

    // Nobody revokes the computer that serves the firm.
    let devices = bens.engine.devices().await.unwrap().devices;
    let desk = devices.iter().find(|device| !device.this).unwrap();
    let refused = bens.engine.revoke_device(IdRequest { id: desk.id.clone() }).await;
    let forbidden = AppError::Hub {
        problem: HubProblem::Forbidden,
    };
    assert_eq!(refused.unwrap_err(), forbidden);

    // Without the others, the firm is still read and changed here.
    anna.engine.set_hosting(open(false)).await.unwrap();
    bens.is(HubState::Offline).await;
    assert!(!reached(&addresses, port));
    anna.adds(Kind::Client, "Ella", &team).await;
    anna.engine.set_hosting(open(true)).await.unwrap();
    bens.shows(&["Cora", "Dora", "Ella", "Anna"]).await;
    assert_eq!(anna.engine.leave_firm().await.unwrap_err(), not_here);

    // The next day, by a recovery code: the same hub, by the same key.
    let code = anna
        .engine
        .new_recovery_code(RecoveryCodeRequest { secret: None })
        .await
        .unwrap();
    let file = anna.engine.confirm_recovery_code().await.unwrap().file;
    ended(&anna).await;
    assert!(!reached(&addresses, port));
    bens.is(HubState::Offline).await;
    let (home, keys) = (anna.folder.clone(), anna.keys.clone());
    drop(anna);
    let anna = Seat::with_keys(home, keys);
    let by_code = OpenFirmRequest {
        file,
        secret: Some(code.recovery_code),
    };
    anna.engine.open_firm(by_code).await.unwrap();
    anna.is(HubState::Current).await;
    bens.is(HubState::Current).await;
    anna.adds(Kind::Client, "Finn", &team).await;
    bens.shows(&["Cora", "Dora", "Ella", "Finn", "Anna"]).await;
    ended(&anna).await;
}

#[tokio::test]
async fn a_desk_serves_its_firm_also_while_its_user_is_suspended() {
    Box::pin(LocalSet::new().run_until(shared_by_somebody_suspended())).await;
}

async fn shared_by_somebody_suspended() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let (anna, team) = solo(&folder).await;
    anna.engine.share_firm(share(port)).await.unwrap();
    anna.is(HubState::Current).await;
    let staff = PeopleRequest {
        limit: 5,
        ..PeopleRequest::new(PeopleScope::Staff)
    };
    let me = anna.engine.people(staff).await.unwrap().rows.remove(0).id;
    let ben = anna.adds(Kind::Staff(Role::SystemAdministrator), "Ben", &team).await;
    let bens = Seat::new(folder.path(), "ben");
    bens.joins(link_for(&anna, ben, port).await, "Ben’s laptop").await;
    let suspended = SuspendRequest {
        users: vec![me.clone()],
        uncovering: true,
    };
    bens.engine.suspend(suspended).await.unwrap();
    anna.is(HubState::Suspended).await;
    ended(&anna).await;
    bens.is(HubState::Offline).await;

    let (home, keys) = (anna.folder.clone(), anna.keys.clone());
    drop(anna);
    let anna = Seat::with_keys(home, keys);
    let told = AppError::Hub {
        problem: HubProblem::Suspended,
    };
    assert_eq!(anna.engine.open_only(None).await.unwrap_err(), told);
    bens.is(HubState::Current).await;
    bens.engine.unsuspend(UsersRequest { users: vec![me] }).await.unwrap();
    anna.engine.open_only(None).await.unwrap();
    anna.shows(&["Ben", "Cora"]).await;
    ended(&anna).await;
}

#[tokio::test]
async fn a_desk_serves_its_firm_also_while_it_is_locked_or_another_one_is_open() {
    Box::pin(LocalSet::new().run_until(served_while_locked())).await;
}

async fn served_while_locked() {
    const PASSPHRASE: &str = "harbour lights at nine";
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let (anna, team) = solo(&folder).await;
    let file = anna.engine.share_firm(share(port)).await.unwrap().file;
    let ben = anna.adds(Kind::Staff(Role::UserAdministrator), "Ben", &team).await;
    let bens = Seat::new(folder.path(), "ben");
    bens.joins(link_for(&anna, ben, port).await, "Ben’s laptop").await;
    let passphrase = PassphraseRequest {
        old: None,
        new: Some(PASSPHRASE.into()),
    };
    anna.engine.set_passphrase(passphrase).await.unwrap();

    anna.engine.lock_firm().await.unwrap();
    bens.adds(Kind::Client, "Dora", &team).await;
    let other = anna.engine.create_firm(founding("Quay & Mole")).await.unwrap();
    assert!(!other.session.attached);
    bens.adds(Kind::Client, "Ella", &team).await;

    // The program ends, and is started again: nobody has to open the firm.
    ended(&anna).await;
    bens.is(HubState::Offline).await;
    let (home, keys) = (anna.folder.clone(), anna.keys.clone());
    drop(anna);
    let anna = Seat::with_keys(home, keys);
    bens.is(HubState::Current).await;
    bens.adds(Kind::Client, "Finn", &team).await;
    let by_passphrase = OpenFirmRequest {
        file,
        secret: Some(PASSPHRASE.into()),
    };
    anna.engine.open_firm(by_passphrase).await.unwrap();
    anna.shows(&["Ben", "Cora", "Dora", "Ella", "Finn"]).await;
    ended(&anna).await;
}

/// A link for a device of this person, which leads to the desk on this computer.
pub(crate) async fn link_for(desk: &Seat, person: String, port: u16) -> String {
    let link = desk.engine.device_link(IdRequest { id: person }).await.unwrap().link;
    let Link::Join { mut hub, firm, code } = link.parse().unwrap() else {
        panic!("{link}");
    };
    hub.addresses = vec![hosted::at("127.0.0.1", port)];
    Link::Join { hub, firm, code }.to_string()
}

#[tokio::test]
async fn a_port_that_is_taken_changes_nothing() {
    Box::pin(LocalSet::new().run_until(taken())).await;
}

async fn taken() {
    let folder = tempfile::tempdir().unwrap();
    let (anna, team) = solo(&folder).await;
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    let busy = AppError::Field {
        field: "port".into(),
        problem: FieldProblem::PortTaken,
    };
    assert_eq!(anna.engine.share_firm(share(port)).await.unwrap_err(), busy);
    assert_eq!(anna.engine.hub().await.unwrap().state, HubState::Alone);
    anna.adds(Kind::Client, "Dora", &team).await;

    let first = free_port();
    anna.engine.share_firm(share(first)).await.unwrap();
    anna.is(HubState::Current).await;
    let wish = |port| HostingRequest { others: false, port };
    assert_eq!(anna.engine.set_hosting(wish(port)).await.unwrap_err(), busy);
    let low = anna.engine.set_hosting(wish(80)).await.unwrap_err();
    let no_port = AppError::Field {
        field: "port".into(),
        problem: FieldProblem::HostPort,
    };
    assert_eq!(low, no_port);
    let hosting = anna.engine.hosting().await.unwrap();
    assert_eq!((hosting.running, hosting.port), (true, first));
    anna.adds(Kind::Client, "Ella", &team).await;

    // This device knows another port at once.
    let second = free_port();
    let hosting = anna.engine.set_hosting(wish(second)).await.unwrap();
    assert_eq!((hosting.running, hosting.port), (true, second));
    anna.is(HubState::Current).await;
    anna.adds(Kind::Client, "Finn", &team).await;
    assert!(TcpStream::connect(("127.0.0.1", first)).is_err());

    // Taken by another program while this one was closed: the page says so, and reading works.
    ended(&anna).await;
    let thief = TcpListener::bind(("127.0.0.1", second)).unwrap();
    let (home, keys) = (anna.folder.clone(), anna.keys.clone());
    drop(anna);
    let anna = Seat::with_keys(home, keys);
    anna.engine.open_only(None).await.unwrap();
    let hosting = anna.engine.hosting().await.unwrap();
    assert_eq!((hosting.running, hosting.problem), (false, Some(busy)));
    anna.shows(&["Cora", "Dora", "Ella", "Finn"]).await;
    drop(thief);
    assert!(anna.engine.hosting().await.unwrap().running);
    ended(&anna).await;
}

#[tokio::test]
async fn a_firm_that_is_taken_back_is_whole_and_no_longer_elsewhere() {
    Box::pin(LocalSet::new().run_until(taken_back())).await;
}

async fn taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let (anna, team) = solo(&folder).await;
    anna.engine.share_firm(share(port)).await.unwrap();
    let others = HostingRequest { others: true, port };
    anna.engine.set_hosting(others).await.unwrap();
    let ben = anna.adds(Kind::Staff(Role::UserAdministrator), "Ben", &team).await;
    let link = anna.engine.device_link(IdRequest { id: ben }).await.unwrap().link;
    let bens = Seat::new(folder.path(), "ben");
    bens.joins(link, "Ben’s laptop").await;
    bens.adds(Kind::Client, "Dora", &team).await;
    anna.shows(&["Ben", "Cora", "Dora"]).await;
    let refused = bens.engine.take_firm_back().await.unwrap_err();
    assert!(matches!(refused, AppError::Hub { .. }), "{refused:?}");

    // While another program has the hub's file open, it stays shared as it was.
    let place = std::path::absolute(anna.folder.join("hub")).unwrap();
    let secret = anna.keys.hub_secret(&place.to_string_lossy()).unwrap().unwrap();
    let hub_folder = Folder::with_secret(&place, &secret).unwrap();
    let reader = Hub::open(hub_folder, Options::default(), Arc::new(Utc::now))
        .await
        .unwrap();
    assert_eq!(anna.engine.take_firm_back().await.unwrap_err(), AppError::Busy);
    reader.close().await.unwrap();
    anna.is(HubState::Current).await;
    bens.is(HubState::Current).await;
    bens.adds(Kind::Client, "Eve", &team).await;
    anna.shows(&["Ben", "Cora", "Dora", "Eve"]).await;
    let leftovers = std::fs::read_dir(&anna.folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let keys = leftovers
        .filter(|name| name.to_string_lossy().ends_with(".keys"))
        .count();
    assert_eq!(keys, 1, "nothing is left of the attempt");

    let taken = anna.engine.take_firm_back().await.unwrap();
    assert!(!taken.session.attached && taken.session.is_system_administrator);
    assert!(!taken.recovery_code.is_empty());
    // A device that is told hears why, and then holds nothing.
    bens.is(HubState::Revoked).await;
    let told = bens.engine.sync_now().await.unwrap();
    assert_eq!(
        (told.state, told.held),
        (HubState::Revoked, 0),
        "nobody answers any more"
    );
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    anna.shows(&["Ben", "Cora", "Dora", "Eve"]).await;
    assert_eq!(anna.finds("dora@example.com").await, ["Dora"]);
    assert_eq!(anna.engine.hub().await.unwrap().state, HubState::Alone);
    let lines = anna.engine.audit(AuditRequest::default()).await.unwrap();
    assert!(lines.total >= 4, "its history is here as well: {}", lines.total);
    anna.adds(Kind::Client, "Flo", &team).await;
    let firms = |folder: &Path| {
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        names
            .filter(|path| path.extension().is_some_and(|name| name == "coverbook"))
            .count()
    };
    assert_eq!((firms(&anna.folder), firms(&anna.folder.join("hub/firms"))), (1, 0));

    // Opened anew it is still a firm of this computer, by its recovery code too.
    ended(&anna).await;
    let (home, keys) = (anna.folder.clone(), anna.keys.clone());
    drop(anna);
    let anna = Seat::with_keys(home, keys);
    let session = anna.engine.open_only(None).await.unwrap();
    assert!(!session.attached);
    let again = OpenFirmRequest {
        file: session.file,
        secret: Some(taken.recovery_code),
    };
    anna.engine.open_firm(again).await.unwrap();
    anna.shows(&["Ben", "Cora", "Dora", "Eve", "Flo"]).await;

    // When it is shared again, nobody is let in before that is chosen anew.
    anna.engine.share_firm(share(port)).await.unwrap();
    anna.is(HubState::Current).await;
    assert!(!anna.engine.hosting().await.unwrap().others);
    ended(&anna).await;
}

#[tokio::test]
async fn a_firm_whose_taking_back_was_cut_short_is_served_or_here() {
    Box::pin(LocalSet::new().run_until(cut_short())).await;
}

async fn cut_short() {
    let folder = tempfile::tempdir().unwrap();
    let (mut anna, _) = solo(&folder).await;
    let session = anna.engine.share_firm(share(free_port())).await.unwrap();
    anna.is(HubState::Current).await;
    let hub = anna.folder.join("hub");
    let (note, whole) = (hub.join("taking.json"), anna.folder.join("whole.coverbook"));
    // The file came in its place before the program ended, or it did not.
    for (is_here, state) in [(false, HubState::Current), (true, HubState::Offline)] {
        ended(&anna).await;
        let (home, keys) = (anna.folder.clone(), anna.keys.clone());
        drop(anna);
        // It has the rights of its neighbour.
        std::fs::copy(hub.join("hosting.json"), &note).unwrap();
        let taking = format!(r#"{{"firm":"{}","file":"whole.coverbook"}}"#, session.firm);
        std::fs::write(&note, taking).unwrap();
        if is_here {
            std::fs::write(&whole, "").unwrap();
        }
        anna = Seat::with_keys(home, keys);
        anna.engine.open_only(Some(&session.file)).await.unwrap();
        anna.is(state).await;
        assert!(!note.exists());
        assert_eq!(hub::folder::has_firms(&hub).unwrap(), !is_here);
    }
    ended(&anna).await;
}

/// Set in the process that has nothing else listening.
#[cfg(target_os = "linux")]
const ALONE: &str = "COVERBOOK_TEST_ALONE";

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_solo_firm_opens_no_socket() {
    if std::env::var_os(ALONE).is_some() {
        Box::pin(LocalSet::new().run_until(sockets_of_a_firm())).await;
        return;
    }
    let ran = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hosting::a_solo_firm_opens_no_socket"])
        .env(ALONE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
}

#[cfg(target_os = "linux")]
async fn sockets_of_a_firm() {
    let folder = tempfile::tempdir().unwrap();
    let (anna, _) = solo(&folder).await;
    anna.shows(&["Cora"]).await;
    assert_eq!(listening(), 0);
    anna.engine.share_firm(share(free_port())).await.unwrap();
    assert_eq!(listening(), 1, "otherwise this test sees nothing");
    ended(&anna).await;
    assert_eq!(listening(), 0);
}

/// Sockets on which this process listens.
#[cfg(target_os = "linux")]
fn listening() -> usize {
    const LISTENS: &str = "0A";
    let open = std::fs::read_dir("/proc/self/fd").unwrap();
    let open: Vec<String> = open
        .filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok())
        .map(|target| target.to_string_lossy().into_owned())
        .collect();
    let tables = ["/proc/self/net/tcp", "/proc/self/net/tcp6"].map(std::fs::read_to_string);
    let lines = tables.iter().flatten().flat_map(|table| table.lines());
    let ours = lines.filter(|line| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        columns.get(3) == Some(&LISTENS)
            && columns
                .get(9)
                .is_some_and(|inode| open.contains(&format!("socket:[{inode}]")))
    });
    ours.count()
}
