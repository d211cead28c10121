//! The command line on a firm with a hub.

use std::path::PathBuf;

use protocol::link::Link;
use tokio::runtime::Runtime;

use crate::desk::{Desk, FOUND};
use crate::desks::Running;
use crate::join;

/// A hub that serves while the test waits for programs.
fn hub(desk: &Desk) -> (Runtime, Running) {
    let runtime = Runtime::new().unwrap();
    let hub = runtime.block_on(Running::new(&desk.path("home")));
    (runtime, hub)
}

#[test]
fn a_script_moves_a_firm_and_another_one_joins() {
    let anna = Desk::empty();
    anna.run(&FOUND).ends(0);
    let (runtime, mut hub) = hub(&anna);
    let alone = anna.run(&["sync", "status"]).ends(0).last();
    assert_eq!((&alone["type"], &alone["state"]), (&"hub".into(), &"alone".into()));
    assert_eq!(anna.run(&["device", "list"]).code, Some(2), "it has no hub");

    let moved = anna.run(&["attach", &hub.place(), "--device", "Server"]).ends(0).last();
    assert_eq!(
        (&moved["type"], &moved["state"]),
        (&"attached".into(), &"current".into())
    );
    let now = anna.run(&["sync", "now"]).ends(0).last();
    assert_eq!((&now["state"], &now["device"]), (&"current".into(), &"Server".into()));
    assert!(now["held"].as_u64().unwrap() > 0);
    let status = anna.run(&["sync", "status"]).ends(0).last();
    assert!(status["state"].is_null(), "nobody was asked: {status}");
    assert_eq!(status["held"], now["held"]);

    // Verbs wait for the verdict of the hub.
    let person = [
        "user",
        "add",
        "staff",
        "--given",
        "Ben",
        "--email",
        "ben@example.com",
        "--active",
    ];
    let ben = anna.run(&person).ends(0).last()["id"].as_str().unwrap().to_owned();
    anna.run(&person).ends(1);
    let link = anna.run(&["device", "link", &ben]).ends(0).last();
    let link = link["link"].as_str().unwrap();

    let bens = Desk::empty();
    let joined = bens.run(&["join", link]).ends(0).last();
    assert_eq!(
        (&joined["type"], &joined["name"]),
        (&"joined".into(), &"Harcourt & Lane".into())
    );
    bens.run(&["join", link]).ends(2);
    let own = bens.run(&["device", "list"]).ends(0).lines();
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(
        (&own[0]["name"], &own[0]["this"]),
        (&"coverbook-cli".into(), &true.into())
    );

    // Without the hub nothing is judged, and everything can be read.
    runtime.block_on(hub.stop());
    let offline = anna.run(&["team", "create", "North"]).ends(3);
    assert!(offline.sentence().contains("cannot be reached"), "{offline:?}");
    let now = bens.run(&["sync", "now"]).ends(3);
    assert_eq!(now.last()["state"], "offline");
    bens.run(&["search", "ben"]).ends(0);
    runtime.block_on(hub.start());

    let devices = anna.run(&["device", "list"]).ends(0).lines();
    assert_eq!(devices.len(), 2);
    let id = own[0]["id"].as_str().unwrap();
    anna.run(&["device", "revoke", id]).ends(0);
    let revoked = bens.run(&["sync", "now"]).ends(2).last();
    assert_eq!((&revoked["state"], &revoked["held"]), (&"revoked".into(), &0.into()));

    bens.run(&["user", "list"]).ends(2);
    bens.run(&["leave", "--confirm", "CONFIRM"]).ends(0);
    assert_eq!(firms(&bens), Vec::<PathBuf>::new());

    anna.run(&["leave", "--confirm", "yes"]).ends(2);
    anna.run(&["leave", "--confirm", "CONFIRM"]).ends(0);
    anna.run(&["sync", "now"]).ends(2);
    assert_eq!(firms(&anna), Vec::<PathBuf>::new());
    runtime.block_on(hub.stop());
}

/// The files of firms at this desk.
fn firms(desk: &Desk) -> Vec<PathBuf> {
    let mut files = desk.files("profile");
    files.retain(|file| file.extension().is_some_and(|ending| ending == "coverbook"));
    files
}

#[test]
fn an_invited_person_reads_the_terms_and_joins() {
    let anna = join::desk();
    let (cora, code) = join::invited(&anna, "Cora");
    let (runtime, mut hub) = hub(&anna);
    anna.run(&["attach", &hub.place()]).ends(0);
    let made = anna.run(&["device", "link", &cora]).ends(0).last();
    assert!(made["ends"].is_null(), "{made}");
    let link = made["link"].as_str().unwrap().to_owned();
    assert!(
        matches!(link.parse(), Ok(Link::Join { code: None, .. })),
        "the code is in her mail: {link}"
    );

    let coras = Desk::empty();
    assert_eq!(coras.run(&["join", &link]).code, Some(2), "neither code nor invitation");
    let asked = ["join", &link, "--email", "cora@example.com", "--code", &code];
    let told = coras.run(&asked).ends(2);
    assert!(told.said.contains("--accept-terms"), "{told:?}");
    let told = told.last();
    assert_eq!(
        (&told["type"], &told["firm"]),
        (&"terms".into(), &"Harcourt & Lane".into())
    );
    assert_eq!(told["own"].as_array().unwrap().len(), 5);
    assert_eq!(coras.run(&["sync", "now"]).code, Some(2), "nothing was joined");

    let wrong = [
        "join",
        &link,
        "--email",
        "cora@example.com",
        "--code",
        "0000-0000",
        "--decline",
    ];
    assert_eq!(coras.run(&wrong).code, Some(2));

    let accepted = [&asked[..], &["--username", "CoraHale", "--accept-terms"]].concat();
    let joined = coras.run(&accepted).ends(0).last();
    assert_eq!(
        (&joined["type"], &joined["state"]),
        (&"joined".into(), &"current".into())
    );
    runtime.block_on(hub.stop());
}

#[test]
fn an_invited_person_declines() {
    let anna = join::desk();
    let (cora, code) = join::invited(&anna, "Cora");
    let (runtime, mut hub) = hub(&anna);
    anna.run(&["attach", &hub.place()]).ends(0);
    let made = anna.run(&["device", "link", &cora]).ends(0).last();
    let link = made["link"].as_str().unwrap();
    let coras = Desk::empty();
    let asked = ["join", link, "--email", "cora@example.com", "--code", &code];
    let declined = coras.run(&[&asked[..], &["--decline"]].concat()).ends(0).last();
    assert_eq!(declined["type"], "declined");
    assert_eq!(coras.run(&asked).code, Some(2), "it is over");

    anna.run(&["sync", "now"]).ends(0);
    let page = anna.run(&["invite", "show", &cora]).ends(0).last();
    assert_eq!(page["invitation"]["brief"]["state"], "declined", "{page}");
    runtime.block_on(hub.stop());
}
