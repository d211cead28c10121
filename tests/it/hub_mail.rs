//! A hub sends the mail of a firm that moved to it, by the settings that came along.

use std::time::Duration;

use protocol::link::Link;
use tests::smtp::{Behaviour, Received, SmtpSink};
use tokio::runtime::Runtime;

use crate::desk::Desk;
use crate::desks::Running;

const PATIENCE: Duration = Duration::from_secs(60);

fn hub(desk: &Desk) -> (Runtime, Running) {
    let runtime = Runtime::new().unwrap();
    let hub = runtime.block_on(Running::new(&desk.path("home")));
    (runtime, hub)
}

/// Sets mail up at this server, which wants a name and a password.
fn set_up(desk: &Desk, server: &SmtpSink) {
    let password = desk.file("password", "a secret\n");
    let port = server.port().to_string();
    let setup = [
        "mail",
        "setup",
        "--host",
        "localhost",
        "--port",
        &port,
        "--security",
        "none",
        "--login",
        "office",
        "--from",
        "office@example.com",
        "--password-file",
        &password,
    ];
    desk.run(&setup).ends(0);
}

fn server() -> SmtpSink {
    let behaviour = Behaviour {
        login: Some(("office".into(), "a secret".into())),
        ..Behaviour::default()
    };
    SmtpSink::start(behaviour).unwrap()
}

fn add(desk: &Desk, n: u32, ending: &str) -> crate::desk::Ran {
    let email = format!("client{n}@example.com");
    desk.run(&["user", "add", "client", "--given", "Cora", "--email", &email, ending])
}

fn code_of(letter: &Received) -> String {
    let text = String::from_utf8_lossy(&letter.data);
    let is_code = |line: &&str| line.len() == 9 && domain::invitation_code::InvitationCode::read(line).is_some();
    text.lines().map(str::trim).find(is_code).unwrap().to_owned()
}

#[test]
fn mail_goes_on_at_the_hub_and_is_looked_after_from_a_device() {
    let sink = server();
    let anna = Desk::founded();
    set_up(&anna, &sink);
    add(&anna, 1, "--invite").ends(0);
    let (runtime, mut hub) = hub(&anna);
    anna.run(&["attach", &hub.place()]).ends(0);

    // What waited leaves, and so does what comes.
    assert_eq!(sink.wait_for(1, PATIENCE).unwrap()[0].login.as_deref(), Some("office"));
    let id = add(&anna, 2, "--invite").ends(0).last()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let letters = sink.wait_for(2, PATIENCE).unwrap();
    assert_eq!(letters[1].to, ["client2@example.com"]);
    let shown = anna.run(&["mail", "setup"]).ends(0).last()["setup"].clone();
    assert_eq!(
        (&shown["host"], &shown["login"], &shown["hasPassword"]),
        (&"localhost".into(), &"office".into(), &true.into())
    );
    let due = anna.run(&["mail", "due"]).ends(0).last();
    assert_eq!((&due["waiting"], &due["setUp"]), (&0.into(), &true.into()));
    let state = || anna.run(&["invite", "show", &id]).ends(0).last()["invitation"].clone();
    while state()["mails"][0]["state"] == "claimed" {}
    assert_eq!(state()["mails"][0]["state"], "sent");

    anna.run(&["mail", "test"]).ends(0);
    assert_eq!(sink.received().len(), 3);
    let refused = anna.run(&["mail", "send"]);
    assert!(
        refused.code == Some(2) && refused.sentence().contains("hub"),
        "{refused:?}"
    );
    let again = anna.run(&["mail", "setup", "--host", "mail.example.com", "--security", "tls"]);
    assert!(
        again.code == Some(2) && again.sentence().contains("password"),
        "{again:?}"
    );
    let folder = anna.path("home").to_str().unwrap().to_owned();
    let folder = anna.run(&["mail", "setup", "--folder", &folder]);
    assert!(
        folder.code == Some(2) && folder.sentence().contains("hub"),
        "{folder:?}"
    );
    anna.run(&["mail", "setup", "--per-minute", "7"]).ends(0);
    assert_eq!(anna.run(&["mail", "setup"]).ends(0).last()["setup"]["perMinute"], 7);
    anna.run(&["invite", "again", &id]).ends(0);
    let letters = sink.wait_for(4, PATIENCE).unwrap();

    // The code in the mail that the hub sent works.
    let own = anna.run(&["device", "list"]).ends(0).last();
    let made = anna
        .run(&["device", "link", own["user"].as_str().unwrap()])
        .ends(0)
        .last();
    let Link::Join { hub: at, firm, .. } = made["link"].as_str().unwrap().parse().unwrap() else {
        panic!("{made}");
    };
    let link = Link::Join {
        hub: at,
        firm,
        code: None,
    };
    let link = link.to_string();
    let join = |letter: &Received| {
        let code = code_of(letter);
        let asked = ["join", &link, "--email", "client2@example.com", "--code", &code];
        let accepted = ["--username", "CoraHale", "--accept-terms"];
        Desk::empty().run(&[&asked[..], &accepted].concat())
    };
    assert_eq!(join(&letters[1]).code, Some(2), "a newer mail has left");
    join(&letters[3]).ends(0);

    runtime.block_on(hub.stop());
    for words in [&["mail", "setup"][..], &["mail", "due"], &["mail", "test"]] {
        let offline = anna.run(words).ends(3);
        assert!(offline.sentence().contains("cannot be reached"), "{offline:?}");
    }
    let shown = state();
    assert_eq!(
        (&shown["mailsProblem"], &shown["mails"]),
        (&"offline".into(), &serde_json::json!([]))
    );
}

#[test]
fn a_firm_that_moves_without_mail_sets_it_up_at_the_hub() {
    let anna = Desk::founded();
    let (runtime, mut hub) = hub(&anna);
    anna.run(&["attach", &hub.place()]).ends(0);
    assert_eq!(anna.run(&["mail", "due"]).ends(0).last()["setUp"], false);
    let refused = add(&anna, 1, "--invite");
    assert_eq!(refused.code, Some(2), "{refused:?}");
    let sink = server();
    set_up(&anna, &sink);
    add(&anna, 1, "--invite").ends(0);
    assert_eq!(sink.wait_for(1, PATIENCE).unwrap()[0].to, ["client1@example.com"]);
    runtime.block_on(hub.stop());
}
