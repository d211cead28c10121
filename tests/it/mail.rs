//! Mail as programs send it: together, killed half-way, against servers in a bad mood, over days.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use engine::Engine;
use engine::clock::{Clock, FixedClock};
use engine::profile::Profile;
use engine::request::{ChangeSettingsRequest, IdRequest};
use engine::secrets::Vault;
use serde_json::Value;
use tests::smtp::{Behaviour, Mood, SmtpSink, Stage};

use crate::desk::{Desk, HEADER};

const PATIENCE: Duration = Duration::from_secs(60);

/// A firm whose mail leaves through this server.
fn desk(server: &SmtpSink) -> Desk {
    let desk = Desk::founded();
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
        "",
    ];
    desk.run(&setup).ends(0);
    desk
}

/// Adds and invites a client; their key.
fn invite(desk: &Desk, n: usize) -> String {
    let email = format!("client{n}@example.com");
    let wish = [
        "user", "add", "client", "--given", "Cora", "--email", &email, "--invite",
    ];
    let added = desk.run(&wish).ends(0).last();
    added["id"].as_str().unwrap().to_owned()
}

fn invitation(desk: &Desk, id: &str) -> Value {
    desk.run(&["invite", "show", id]).ends(0).last()["invitation"].clone()
}

#[test]
fn two_programs_at_once_send_each_mail_once() {
    let server = SmtpSink::start(Behaviour::default()).unwrap();
    let desk = desk(&server);
    desk.run(&["mail", "setup", "--per-minute", "600"]).ends(0);
    for round in 1..=50 {
        invite(&desk, round);
        let both = std::thread::scope(|scope| {
            let send = || desk.run(&["mail", "send"]).ends(0).last()["sent"].as_u64().unwrap();
            let other = scope.spawn(send);
            send() + other.join().unwrap()
        });
        assert_eq!(both, 1, "round {round}");
        assert_eq!(server.wait_for(round, PATIENCE).unwrap().len(), round);
    }
    let mut ids: Vec<String> = server
        .received()
        .iter()
        .map(|mail| header(&mail.data, "Message-ID"))
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 50, "each has a name of its own");
}

fn header(mail: &[u8], name: &str) -> String {
    let text = String::from_utf8_lossy(mail);
    let start = format!("{name}: ");
    text.lines()
        .find_map(|line| line.strip_prefix(&start))
        .unwrap()
        .to_owned()
}

/// The application on a desk, at this time.
async fn at(desk: &Desk, now: DateTime<Utc>) -> (Engine, FixedClock) {
    let profile = Profile::locate(Some(desk.path("profile"))).unwrap();
    let clock = FixedClock::new(now);
    let vault = Vault::KeyFile(desk.path("key"));
    let engine = Engine::new(profile, vault, Clock::Fixed(clock.clone())).unwrap();
    engine.open_only(None).await.unwrap();
    (engine, clock)
}

async fn last_mail(engine: &Engine, id: &str) -> String {
    let shown = engine.invitation(IdRequest { id: id.to_owned() }).await.unwrap();
    shown.mails[0].state.to_string()
}

#[tokio::test]
async fn a_program_killed_while_it_sends_leaves_a_mail_that_may_have_left() {
    let server = SmtpSink::start(Behaviour::default().at(Stage::End, Mood::Hang)).unwrap();
    let desk = desk(&server);
    let id = invite(&desk, 1);
    let sending = desk.start(&["mail", "send"]);
    // The letter is there, the answer never comes.
    server.wait_for(1, PATIENCE).unwrap();
    sending.kill();

    let begun: DateTime<Utc> = Utc::now();
    let (engine, clock) = at(&desk, begun + TimeDelta::minutes(1)).await;
    let round = engine.mail_round().await.unwrap();
    assert_eq!((round.sent, round.waiting), (0, 0), "nobody sends it again");
    assert_eq!(last_mail(&engine, &id).await, "claimed");
    clock.advance(TimeDelta::minutes(15));
    engine.mail_round().await.unwrap();
    assert_eq!(last_mail(&engine, &id).await, "unsure", "that is told");

    // The next day's mail is sent; the server accepts mail again.
    let reminders = ChangeSettingsRequest {
        reminders: Some(true),
        ..ChangeSettingsRequest::default()
    };
    engine.change_settings(reminders).await.unwrap();
    engine.leave().await;
    let better = SmtpSink::start(Behaviour::default()).unwrap();
    let port = better.port().to_string();
    desk.run(&["mail", "setup", "--host", "localhost", "--port", &port])
        .ends(0);
    let (engine, _) = at(&desk, begun + TimeDelta::hours(25)).await;
    assert_eq!(engine.mail_round().await.unwrap().sent, 1);
    assert_eq!(better.received().len(), 1);
    engine.leave().await;
}

#[test]
fn server_answers_are_shown_and_nothing_personal_is_logged() {
    let server = SmtpSink::start(
        Behaviour::default()
            .refusing("client1@example.com", 550, "5.1.1 no such user here")
            .refusing("client2@example.com", 451, "4.2.0 later"),
    )
    .unwrap();
    let desk = desk(&server);
    let ids: Vec<String> = (1..=3).map(|n| invite(&desk, n)).collect();
    let round = desk.run(&["mail", "send"]).ends(1);
    assert!(!round.said.contains("example.com"), "{}", round.said);
    let told = round.last();
    assert_eq!(
        (
            told["sent"].as_u64(),
            told["bounced"].as_u64(),
            told["later"].as_u64(),
            told["waiting"].as_u64()
        ),
        (Some(1), Some(1), Some(1), Some(1))
    );
    let states = ids.iter().map(|id| {
        let shown = invitation(&desk, id);
        let of = |value: &Value| value.as_str().unwrap().to_owned();
        [of(&shown["brief"]["state"]), of(&shown["mails"][0]["state"])]
    });
    let expected = [["bounced", "failed"], ["pending", "due"], ["pending", "sent"]];
    assert_eq!(states.collect::<Vec<_>>(), expected);
    assert!(
        invitation(&desk, &ids[0])["reason"]
            .as_str()
            .unwrap()
            .contains("no such user here")
    );
    let note = invitation(&desk, &ids[1])["mails"][0]["note"].clone();
    assert!(note.as_str().unwrap().contains("4.2.0 later"));
    // Not before its time.
    assert_eq!(desk.run(&["mail", "send"]).ends(0).last()["sent"], 0);
}

#[test]
fn a_server_that_does_not_answer_stops_the_round_and_loses_nothing() {
    let gone = SmtpSink::start(Behaviour::default()).unwrap();
    let desk = desk(&gone);
    drop(gone);
    invite(&desk, 1);
    invite(&desk, 2);
    let told = desk.run(&["mail", "send"]).ends(1).last();
    assert_eq!((told["sent"].as_u64(), told["waiting"].as_u64()), (Some(0), Some(2)));
    assert_eq!(told["problem"]["kind"], "connectionRefused");
    let refused = desk.run(&["mail", "test"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.sentence().contains("the server refused the connection"),
        "{refused:?}"
    );

    let back = SmtpSink::start(Behaviour::default()).unwrap();
    let port = back.port().to_string();
    desk.run(&["mail", "setup", "--host", "localhost", "--port", &port])
        .ends(0);
    assert_eq!(desk.run(&["mail", "send"]).ends(0).last()["sent"], 2);
    assert_eq!(back.wait_for(2, PATIENCE).unwrap().len(), 2);
}

#[test]
fn obsolete_mails_do_not_hold_up_others() {
    let server = SmtpSink::start(Behaviour::default()).unwrap();
    let desk = desk(&server);
    let ids: Vec<String> = (1..=4).map(|n| invite(&desk, n)).collect();
    desk.run(&["invite", "revoke", &ids[0], &ids[1], &ids[2]]).ends(0);
    let told = desk.run(&["mail", "send"]).ends(0).last();
    assert_eq!((told["sent"].as_u64(), told["waiting"].as_u64()), (Some(1), Some(0)));
    assert_eq!(server.wait_for(1, PATIENCE).unwrap()[0].to, ["client4@example.com"]);
}

#[tokio::test]
async fn days_and_restarts_bring_one_mail_a_day() {
    let desk = Desk::founded();
    let out = desk.path("out");
    std::fs::create_dir(&out).unwrap();
    desk.run(&[
        "mail",
        "setup",
        "--folder",
        out.to_str().unwrap(),
        "--per-minute",
        "600",
    ])
    .ends(0);
    desk.run(&["settings", "--reminders", "on"]).ends(0);
    // A zone where it is about noon and clocks never change: no look falls into another day.
    let to_noon = 12 - i64::from(Utc::now().hour());
    desk.run(&["firm", "edit", "--time-zone", &format!("Etc/GMT{:+}", -to_noon)])
        .ends(0);
    let id = invite(&desk, 1);
    let begun = Utc::now();
    let mut seen = Vec::new();
    // Days without the program: the third to the seventh; each other day the program starts and makes two
    // rounds.
    for day in [0, 1, 2, 8, 9, 29, 30, 31] {
        let (engine, clock) = at(&desk, begun + TimeDelta::days(day) + TimeDelta::minutes(61)).await;
        for _ in 0..2 {
            engine.mail_round().await.unwrap();
            clock.advance(TimeDelta::hours(1));
        }
        engine.leave().await;
        seen.push(letters(&out));
    }
    assert_eq!(seen, [1, 2, 3, 4, 5, 6, 6, 6]);
    assert_eq!(invitation(&desk, &id)["brief"]["state"], "expired");
}

fn letters(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn an_import_invites_new_people_with_an_address() {
    let server = SmtpSink::start(Behaviour::default()).unwrap();
    let desk = desk(&server);
    let rows = "Ana,Roy,,ana@example.com,,A,,\r\nBen,Roy,,,020 7946 0018,B,,\r\n";
    let file = desk.file("clients.csv", format!("{HEADER}{rows}"));
    let done = desk
        .run(&["import", "clients", &file, "--invite", "Welcome aboard"])
        .ends(0)
        .last();
    assert_eq!((done["created"].as_u64(), done["invited"].as_u64()), (Some(2), Some(1)));
    assert_eq!(desk.run(&["mail", "send"]).ends(0).last()["sent"], 1);
    let mail = server.wait_for(1, PATIENCE).unwrap().remove(0);
    assert_eq!(mail.to, ["ana@example.com"]);
    assert!(String::from_utf8_lossy(&mail.data).contains("Welcome aboard"));

    // The same file again invites no one; a new address of an invited person needs a new mail.
    let again = desk.run(&["import", "clients", &file, "--invite"]).ends(0).last();
    assert_eq!(
        (again["unchanged"].as_u64(), again["invited"].as_u64()),
        (Some(2), Some(0))
    );
    let moved = desk.file("moved.csv", format!("{HEADER}Ana,Roy,,ana.roy@example.com,,A,,\r\n"));
    desk.run(&["import", "clients", &moved]).ends(0);
    assert_eq!(desk.run(&["mail", "send"]).ends(0).last()["sent"], 1);
    assert_eq!(server.wait_for(2, PATIENCE).unwrap()[1].to, ["ana.roy@example.com"]);

    // A sent mail cannot be undone, but the import can: its codes become invalid with its people.
    desk.run(&["import", "undo", import_id(&desk, "moved.csv").as_str()])
        .ends(0);
    desk.run(&["import", "undo", done["id"].as_str().unwrap()]).ends(0);
    assert!(desk.run(&["user", "list", "clients"]).ends(0).out.is_empty());
}

fn import_id(desk: &Desk, file: &str) -> String {
    let imports = desk.run(&["import", "list"]).ends(0).lines();
    let import = imports.iter().find(|import| import["file"] == file).unwrap();
    import["id"].as_str().unwrap().to_owned()
}
