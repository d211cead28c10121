//! Notices: on the command line, in a window that is open beside it, and the weekly figures, whichever
//! program runs.

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};
use engine::Engine;
use engine::clock::{Clock, FixedClock};
use engine::events::Event;
use engine::profile::Profile;
use engine::request::NoticesRequest;
use engine::secrets::Vault;
use engine::view::NoticeKind;
use serde_json::Value;

use crate::desk::{Desk, HEADER};

fn notices(desk: &Desk) -> Vec<Value> {
    desk.run(&["notice", "list"]).ends(0).lines()
}

fn kinds(notices: &[Value]) -> Vec<&str> {
    notices.iter().map(|notice| notice["kind"].as_str().unwrap()).collect()
}

#[test]
fn the_command_line_lists_reads_and_announces() {
    let desk = Desk::founded();
    let file = desk.file("clients.csv", format!("{HEADER}Ana,Roy,,ana@example.com,,A,,\r\n"));
    let import = desk.run(&["import", "clients", &file]).ends(0).last();
    let cora = [
        "user",
        "add",
        "client",
        "--given",
        "Cora",
        "--email",
        "cora@example.com",
    ];
    let cora = desk.run(&cora).ends(0).last();
    desk.run(&["invite", "accept", cora["id"].as_str().unwrap()]).ends(0);
    let told = notices(&desk);
    assert_eq!(kinds(&told), ["clientJoined", "importFinished", "welcome"]);
    assert_eq!(told[0]["person"]["name"], "Cora");
    assert_eq!(
        (&told[1]["import"]["id"], &told[1]["import"]["file"]),
        (&import["id"], &"clients.csv".into())
    );
    assert_eq!(told[1]["import"]["created"], 1);

    let id = told[0]["id"].as_str().unwrap();
    assert_eq!(desk.run(&["notice", "read", id]).ends(0).last()["unread"], 2);
    assert_eq!(desk.run(&["notice", "list", "--unread"]).ends(0).lines().len(), 2);

    let text = desk.file("words.txt", "Dear <First Name> <Last Name>,\nwe are closed.\n");
    let announce = |more: &[&str], title: &str| {
        let mut wish = vec!["announce", "--title", title, "--text", &text];
        wish.extend(more);
        desk.run(&wish)
    };
    assert_eq!(
        announce(&["--staff", "--clients"], "Closed").ends(0).last()["recipients"],
        2
    );
    let told = notices(&desk);
    assert_eq!(told[0]["text"], "Dear Anna Whitmore,\nwe are closed.");
    announce(&["--staff"], " ").ends(1);
    announce(&[], "Closed").ends(1);
    announce(&["--team", "nowhere"], "Closed").ends(2);
    assert_eq!(desk.run(&["notice", "read", "--all"]).ends(0).last()["unread"], 0);

    // An undone import needs no notice.
    desk.run(&["import", "undo", import["id"].as_str().unwrap()]).ends(0);
    assert_eq!(kinds(&notices(&desk)), ["announcement", "clientJoined", "welcome"]);
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

async fn weeks(engine: &Engine) -> usize {
    let page = engine.notices(NoticesRequest { offset: 0, limit: 200 }).await.unwrap();
    let week = |row: &&engine::view::NoticeView| row.kind == NoticeKind::Statistics;
    page.rows.iter().filter(week).count()
}

/// Noon of the Monday after that moment: it has begun in every zone a test may run in.
fn monday_after(now: DateTime<Utc>) -> DateTime<Utc> {
    let day = now.date_naive();
    let ahead = 7 - u64::from(day.weekday().num_days_from_monday());
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    (day + Days::new(ahead)).and_time(noon).and_utc()
}

#[tokio::test]
async fn two_programs_write_the_weekly_figures_once_for_those_who_want_them() {
    let desk = Desk::founded();
    let monday = monday_after(Utc::now());
    let (engine, clock) = at(&desk, monday).await;
    let (other, other_clock) = at(&desk, monday).await;
    let (one, two) = tokio::join!(engine.mail_round(), other.mail_round());
    one.unwrap();
    two.unwrap();
    assert_eq!(weeks(&engine).await, 1);
    engine.mail_round().await.unwrap();
    assert_eq!(weeks(&other).await, 1);

    for clock in [&clock, &other_clock] {
        clock.advance(TimeDelta::days(7));
    }
    let choice = |statistics| engine::request::NoticeChoicesRequest { statistics };
    assert!(!engine.choose_notices(choice(false)).await.unwrap().statistics);
    other.mail_round().await.unwrap();
    assert_eq!(weeks(&engine).await, 1, "nobody wants it");
    engine.choose_notices(choice(true)).await.unwrap();
    other.mail_round().await.unwrap();
    engine.mail_round().await.unwrap();
    assert_eq!(weeks(&engine).await, 2);
}

#[tokio::test]
async fn notices_written_or_read_elsewhere_are_noticed() {
    let desk = Desk::founded();
    let (engine, _) = at(&desk, Utc::now()).await;
    let mut events = engine.events();
    let seen = engine.poll_external_changes(None).await.unwrap();
    let cora = ["user", "add", "client", "--given", "Cora", "--phone", "020 7946 0018"];
    let cora = desk.run(&cora).ends(0).last();
    desk.run(&["invite", "accept", cora["id"].as_str().unwrap()]).ends(0);
    let seen = engine.poll_external_changes(seen).await.unwrap();
    let mut news = Vec::new();
    while let Ok(event) = events.try_recv() {
        news.push(event);
    }
    let told = |event: &Event| matches!(event, Event::Changed(changed) if changed.kinds.contains(&engine::events::ChangedKind::Notices));
    assert!(news.iter().any(told), "{news:?}");
    assert_eq!(engine.unread_notices().await.unwrap(), 2);

    desk.run(&["notice", "read", "--all"]).ends(0);
    engine.poll_external_changes(seen).await.unwrap();
    assert!(events.try_recv().is_ok_and(|event| told(&event)));
    assert_eq!(engine.unread_notices().await.unwrap(), 0);
}
