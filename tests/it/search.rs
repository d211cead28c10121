//! Searching in the window and on the command line: which people a reader finds, with typing errors, with
//! pasted numbers, and pinned people.

use chrono::Utc;
use engine::Engine;
use engine::clock::Clock;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::{IdRequest, PeopleRequest, PeopleScope, PinRequest, Side};
use engine::secrets::Vault;
use engine::view::AtHandView;
use serde_json::Value;
use store::port::{Execute as _, Store as _};

use crate::desk::Desk;

async fn engine(desk: &Desk) -> Engine {
    let profile = Profile::locate(Some(desk.path("profile"))).unwrap();
    let vault = Vault::KeyFile(desk.path("key"));
    let engine = Engine::new(profile, vault, Clock::System).unwrap();
    engine.open_only(None).await.unwrap();
    engine
}

fn question(scope: PeopleScope, query: &str) -> PeopleRequest {
    PeopleRequest {
        query: query.to_owned(),
        limit: 50,
        ..PeopleRequest::new(scope)
    }
}

/// Family names of those who are found; similar ones begin with a `~`.
async fn found(engine: &Engine, request: PeopleRequest) -> Vec<String> {
    let view = engine.people(request).await.unwrap();
    assert_eq!(view.total as usize, view.rows.len());
    let name = |row: engine::view::PersonRow| {
        let similar = row.matched.is_some_and(|matched| matched.similar);
        format!("{}{}", if similar { "~" } else { "" }, row.family)
    };
    view.rows.into_iter().map(name).collect()
}

fn id(ran: &Value) -> String {
    ran["id"].as_str().unwrap().to_owned()
}

fn add(desk: &Desk, kind: &str, family: &str, more: &[&str]) -> String {
    let email = format!("{}@example.com", family.to_lowercase());
    let add = [
        "user", "add", kind, "--given", "Cora", "--family", family, "--email", &email, "--active",
    ];
    id(&desk.run(&[&add, more].concat()).ends(0).last())
}

/// A firm whose founder is in its default team with Thornbury; Ashworth and Thornton are in a team of Ben
/// Sandford, who is not an administrator.
struct Firm {
    desk: Desk,
    founder: String,
    ben: String,
    thornbury: String,
    ashworth: String,
}

fn firm() -> Firm {
    let desk = Desk::founded();
    let founder = id(&desk.run(&["user", "list", "staff"]).ends(0).last());
    desk.run(&["team", "create", "North", "--identifier", "North"]).ends(0);
    let ben = add(&desk, "staff", "Sandford", &["--team", "north"]);
    let thornbury = add(&desk, "client", "Thornbury", &["--phone", "020 7946 0018"]);
    let ashworth = add(
        &desk,
        "client",
        "Ashworth",
        &["--team", "north", "--phone", "020 7946 0019"],
    );
    add(&desk, "client", "Thornton", &["--team", "north"]);
    Firm {
        desk,
        founder,
        ben,
        thornbury,
        ashworth,
    }
}

/// Signs in another user on the device.
async fn sign_in(desk: &Desk, user: &str) {
    let key = Vault::KeyFile(desk.path("key")).get("").unwrap().unwrap();
    let store = store::Sqlite::open(&desk.database(), &key, false, Utc::now())
        .await
        .unwrap();
    let mut w = store.write().await.unwrap();
    store::settings::set(&mut w, "signed-in", user).await.unwrap();
    w.commit().await.unwrap();
    drop(store);
}

#[tokio::test]
async fn administrators_find_everybody_and_others_only_their_own() {
    let firm = firm();
    let (contacts, others) = (PeopleScope::Contacts, PeopleScope::Others);
    let anna = engine(&firm.desk).await;
    for (query, own, rest) in [
        ("thornbury", vec!["Thornbury"], vec![]),
        ("ashworth", vec![], vec!["Ashworth"]),
        ("thorn", vec!["Thornbury"], vec!["Thornton"]),
        ("ashwroth", vec![], vec!["~Ashworth"]),
        ("thornbry", vec!["~Thornbury"], vec![]),
        ("sandford", vec!["Sandford"], vec![]),
        ("+44 (0)20 7946 0018", vec!["Thornbury"], vec![]),
        ("Tel. 0044 20 7946 0019 ext. 4", vec![], vec!["Ashworth"]),
        ("tel:+442079460019", vec![], vec!["Ashworth"]),
        ("(020) 79460018", vec!["Thornbury"], vec![]),
        ("ashworth@example.com", vec![], vec!["Ashworth"]),
        ("nobody at all", vec![], vec![]),
    ] {
        assert_eq!(found(&anna, question(contacts, query)).await, own, "{query}");
        assert_eq!(found(&anna, question(others, query)).await, rest, "{query}");
    }
    let side = |side| PeopleRequest {
        side: Some(side),
        ..question(others, "thornton")
    };
    assert_eq!(found(&anna, side(Side::Clients)).await, ["Thornton"]);
    assert_eq!(found(&anna, side(Side::Internal)).await, [""; 0]);
    assert_eq!(
        found(&anna, question(others, "")).await,
        [""; 0],
        "the others are no list"
    );
    anna.leave().await;

    sign_in(&firm.desk, &firm.ben).await;
    let ben = engine(&firm.desk).await;
    for (query, own) in [
        ("ashworth", vec!["Ashworth"]),
        ("ashwroth", vec!["~Ashworth"]),
        ("thornbury", vec![]),
        ("thornbry", vec![]),
        ("020 7946 0018", vec![]),
        ("whitmore", vec!["Whitmore"]),
        ("whtimore", vec!["~Whitmore"]),
    ] {
        assert_eq!(found(&ben, question(contacts, query)).await, own, "{query}");
        let refused = ben.people(question(others, query)).await;
        assert!(matches!(refused, Err(AppError::AdministratorsOnly)), "{query}");
    }
    ben.leave().await;
}

fn at_hand(view: &AtHandView) -> (Vec<&str>, Vec<&str>) {
    let pinned = view.pinned.iter().map(|row| row.person.family.as_str()).collect();
    let recent = view.recent.iter().map(|row| row.person.family.as_str()).collect();
    (pinned, recent)
}

#[tokio::test]
async fn pinned_and_recent_people_are_listed_while_they_may_be_seen() {
    let firm = firm();
    let anna = engine(&firm.desk).await;
    let open = async |engine: &Engine, id: &str| engine.opened(IdRequest { id: id.to_owned() }).await;
    let pin = async |engine: &Engine, id: &str, pinned| {
        let id = id.to_owned();
        engine.pin(PinRequest { id, pinned }).await
    };
    open(&anna, &firm.thornbury).await.unwrap();
    open(&anna, &firm.ben).await.unwrap();
    let view = open(&anna, &firm.ashworth).await.unwrap();
    assert_eq!(at_hand(&view), (vec![], vec!["Ashworth", "Sandford", "Thornbury"]));
    let contacts: Vec<bool> = view.recent.iter().map(|row| row.is_contact).collect();
    assert_eq!(contacts, [false, false, true]);
    let view = pin(&anna, &firm.ashworth, true).await.unwrap();
    assert_eq!(at_hand(&view), (vec!["Ashworth"], vec!["Sandford", "Thornbury"]));
    pin(&anna, &firm.thornbury, true).await.unwrap();
    let view = open(&anna, &firm.founder).await.unwrap();
    assert_eq!(
        at_hand(&view),
        (vec!["Ashworth", "Thornbury"], vec!["Sandford"]),
        "oneself is no news"
    );
    let unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
    assert!(matches!(pin(&anna, unknown, true).await, Err(AppError::NotFound)));
    anna.leave().await;
    let audit = firm.desk.run(&["audit"]).ends(0).lines();
    assert!(audit.iter().all(|line| line["verb"] != "pin"), "it is no command");

    // Ben has pins of his own, and sees only those people who are visible to him.
    sign_in(&firm.desk, &firm.ben).await;
    let ben = engine(&firm.desk).await;
    assert_eq!(at_hand(&ben.at_hand().await.unwrap()), (vec![], vec![]));
    pin(&ben, &firm.ashworth, true).await.unwrap();
    pin(&ben, &firm.thornbury, true).await.unwrap();
    let view = open(&ben, &firm.founder).await.unwrap();
    assert_eq!(
        at_hand(&view),
        (vec!["Ashworth"], vec!["Whitmore"]),
        "Thornbury is none of his"
    );
    ben.leave().await;
    sign_in(&firm.desk, &firm.founder).await;
    firm.desk.run(&["team", "add", "north", &firm.founder]).ends(0);
    firm.desk.run(&["team", "remove", "north", &firm.ben]).ends(0);
    sign_in(&firm.desk, &firm.ben).await;
    let ben = engine(&firm.desk).await;
    assert_eq!(at_hand(&ben.at_hand().await.unwrap()), (vec![], vec!["Whitmore"]));
    ben.leave().await;
}
