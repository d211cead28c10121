//! A hub sends the mails of its firms, to a real mail server.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use domain::command::{Arrival, ChangeSettings, CommandKind, Newcomer};
use domain::ids::UserId;
use domain::invitation_code::InvitationCode;
use hub::{Hub, Options};
use protocol::enrol::{AskInvitation, Invited, Right, Trouble};
use protocol::frame::Verdict;
use protocol::mail::{Change, Server, Tried, Try};
use testkit::smtp::{Behaviour, Mood, Received, Security, SmtpSink, Stage};
use uuid::Uuid;

use crate::world::{Device, Solo, World, code, enrolment, person, token};

const PATIENCE: Duration = Duration::from_secs(30);

/// A client who is added and invited.
pub(crate) fn invited(n: u128) -> CommandKind {
    let (name, email) = (
        testkit::name("Nora", &format!("No {n}")),
        format!("nora{n}@example.com"),
    );
    let arrival = Arrival::Invited("Welcome on board".into());
    person(UserId(Uuid::from_u128(n)), (name, &email), Newcomer::Client, arrival)
}

/// This sink as the mail server of a firm.
pub(crate) fn server(sink: &SmtpSink) -> Change {
    Change {
        server: Server {
            host: "localhost".into(),
            port: sink.port().into(),
            security: "none".into(),
            login: String::new(),
            from: "office@example.com".into(),
            from_name: "Harbour & Vale".into(),
            language: "en".into(),
            per_minute: 600,
        },
        password: None,
    }
}

/// Waits for letters beside the test, whose thread the hub needs.
pub(crate) async fn received(sink: SmtpSink, count: usize) -> (SmtpSink, Vec<Received>) {
    let waiting = tokio::task::spawn_blocking(move || {
        let letters = sink.wait_for(count, PATIENCE).unwrap();
        (sink, letters)
    });
    waiting.await.unwrap()
}

async fn invite(world: &World, one: &mut Device, n: u128) {
    let told = one.sync(&world.client, &[invited(n)], 0).await.unwrap();
    assert_eq!(told.outcomes[0].verdict, Verdict::Confirmed(None));
}

/// The code of a letter.
fn code_of(letter: &Received) -> String {
    let text = String::from_utf8_lossy(&letter.data);
    let mut lines = text.lines().map(str::trim);
    let is_code = |line: &&str| line.len() == 9 && InvitationCode::read(line).is_some();
    lines.find(is_code).unwrap().to_owned()
}

#[tokio::test]
async fn an_invitation_is_sent_once_and_its_code_admits() {
    let behaviour = Behaviour {
        security: Security::Tls,
        login: Some(("office".into(), "a secret".into())),
        ..Behaviour::default()
    };
    let sink = SmtpSink::start(behaviour).unwrap();
    let mut world = World::with(Options {
        mail_trusted: vec![sink.root_certificate()],
        ..Options::default()
    })
    .await;
    let (_solo, mut one) = world.firm().await;
    let (firm, own) = (one.firm.0, token(one.n));
    assert!(!world.client.mail_status(firm, &own).await.unwrap().set_up);
    // It waits until there is a server.
    invite(&world, &mut one, 200).await;
    assert_eq!(world.client.mail_status(firm, &own).await.unwrap().waiting, 1);
    let mut change = server(&sink);
    change.server.security = "tls".into();
    change.server.login = "office".into();
    change.password = Some("a secret".into());
    world.client.change_mail(firm, &own, &change).await.unwrap();

    let (sink, letters) = received(sink, 1).await;
    assert_eq!(letters[0].to, ["nora200@example.com"]);
    assert!(letters[0].encrypted && letters[0].login.as_deref() == Some("office"));
    // The next one is sent because of its command.
    invite(&world, &mut one, 201).await;
    let (sink, letters) = received(sink, 2).await;
    let ask = AskInvitation {
        proto: protocol::VERSION,
        firm,
        email: "nora201@example.com".into(),
        code: code_of(&letters[1]),
    };
    let shown = world.client.invitation(&ask).await.unwrap();
    assert_eq!(
        (shown.given.as_str(), shown.inviter.as_str()),
        ("Nora", "Anna Whitmore")
    );
    let right = Right::Invitation(Invited {
        email: ask.email,
        code: ask.code,
        username: "NoraNo".into(),
        own_terms: true,
        firm_terms: None,
    });
    let enrolled = world.client.enrol(&enrolment(one.firm, 40, right)).await.unwrap();
    assert_eq!(enrolled.user, Uuid::from_u128(201));

    // Whoever joined is welcomed.
    let (sink, letters) = received(sink, 3).await;
    assert_eq!(letters[2].to, ["nora201@example.com"]);
    let round = world.hub().send_mail(one.firm).await.unwrap();
    assert_eq!((round.sent, round.waiting, sink.received().len()), (0, 0, 3));
    let mails = world.client.mails_to(firm, &own, Uuid::from_u128(201)).await.unwrap();
    let invitation = &mails[1];
    assert_eq!(
        (
            mails.len(),
            invitation.kind.as_str(),
            invitation.state.as_str(),
            invitation.tries
        ),
        (2, "invitation", "sent", 1)
    );
    world.stop().await;
}

#[tokio::test]
async fn two_hubs_on_one_folder_send_every_mail_once() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let mut world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    let (firm, own) = (one.firm.0, token(one.n));
    world.client.change_mail(firm, &own, &server(&sink)).await.unwrap();
    let clock = world.clock.clone();
    let clock = std::sync::Arc::new(move || clock.now());
    let other = Hub::open(world.open_folder(), Options::default(), clock).await.unwrap();
    for n in 0..50 {
        world.clock.advance(TimeDelta::seconds(1));
        invite(&world, &mut one, 200 + n).await;
        // The running hub makes rounds by itself as well.
        let (a, b) = tokio::join!(world.hub().send_mail(one.firm), other.send_mail(one.firm));
        assert!(a.is_some() && b.is_some());
    }
    let (sink, _) = received(sink, 50).await;
    while world.client.mail_status(firm, &own).await.unwrap().waiting > 0 {
        world.clock.advance(TimeDelta::seconds(1));
        world.hub().send_mail(one.firm).await.unwrap();
    }
    let letters = sink.received();
    let readers: BTreeSet<_> = letters.iter().map(|letter| letter.to.clone()).collect();
    assert_eq!((letters.len(), readers.len()), (50, 50));
    other.close().await.unwrap();
    world.stop().await;
}

#[tokio::test]
async fn the_rate_holds_across_a_restart() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let mut world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    // The mail that left before the firm moved counts as well.
    world.clock.advance(TimeDelta::minutes(1));
    for n in 0..5 {
        invite(&world, &mut one, 200 + n).await;
    }
    let mut change = server(&sink);
    change.server.per_minute = 2;
    let own = token(one.n);
    world.client.change_mail(one.firm.0, &own, &change).await.unwrap();
    world.hub().send_mail(one.firm).await.unwrap();
    let (mut sink, _) = received(sink, 2).await;
    world.restart().await;
    for expected in [2, 4, 5] {
        world.hub().send_mail(one.firm).await.unwrap();
        let (waited, letters) = received(sink, expected).await;
        assert_eq!(letters.len(), expected);
        let waiting = world.client.mail_status(one.firm.0, &own).await.unwrap().waiting;
        assert_eq!(waiting, 5 - expected as u64);
        world.clock.advance(TimeDelta::seconds(60));
        sink = waited;
    }
    world.stop().await;
}

#[tokio::test]
async fn days_at_the_hub_bring_one_mail_each_and_end_an_invitation() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let mut world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    let own = token(one.n);
    world
        .client
        .change_mail(one.firm.0, &own, &server(&sink))
        .await
        .unwrap();
    let reminders = CommandKind::ChangeSettings(ChangeSettings {
        reminders: Some(true),
        ..ChangeSettings::default()
    });
    one.sync(&world.client, &[reminders], 0).await.unwrap();
    invite(&world, &mut one, 200).await;
    let (mut sink, _) = received(sink, 1).await;
    let to_nora = |letters: &[Received]| {
        letters
            .iter()
            .filter(|letter| letter.to == ["nora200@example.com"])
            .count()
    };
    let mut seen = Vec::new();
    // Cora, who was invited before the firm moved, is reminded as well; her invitation ends with Nora's.
    for day in 1..=2 {
        world.clock.advance(TimeDelta::hours(24));
        world.hub().send_mail(one.firm).await.unwrap();
        let (waited, letters) = received(sink, 1 + 2 * day).await;
        seen.push(to_nora(&letters));
        sink = waited;
    }
    assert_eq!(seen, [2, 3]);
    one.sync(&world.client, &[], 0).await.unwrap();
    world.clock.advance(TimeDelta::days(30));
    world.hub().send_mail(one.firm).await.unwrap();
    let told = one.sync(&world.client, &[], 0).await.unwrap();
    let over = told
        .puts
        .iter()
        .filter(|rows| rows.contains("user_card") && rows.contains("expired"))
        .count();
    assert_eq!(over, 2, "devices are told: {:?}", told.puts);
    assert_eq!(to_nora(&sink.received()), 3);
    world.stop().await;
}

#[tokio::test]
async fn a_server_that_is_silent_holds_up_no_other_firm() {
    let silent = SmtpSink::start(Behaviour::default().at(Stage::Greeting, Mood::Hang)).unwrap();
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    let mut two = Solo::new(world.folder.path(), 2).await.attach(&world).await;
    for (device, sink) in [(&one, &silent), (&two, &sink)] {
        let changed = world
            .client
            .change_mail(device.firm.0, &token(device.n), &server(sink))
            .await;
        changed.unwrap();
    }
    invite(&world, &mut one, 200).await;
    while silent.connections() == 0 {
        tokio::task::yield_now().await;
    }
    invite(&world, &mut two, 201).await;
    let (_sink, letters) = received(sink, 1).await;
    assert_eq!(letters[0].to, ["nora201@example.com"]);
}

#[tokio::test]
async fn what_stops_mails_is_told() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let change = server(&sink);
    drop(sink);
    let mut world = World::new().await;
    let (_solo, mut one) = world.firm().await;
    let (firm, own) = (one.firm.0, token(one.n));
    let test = Try { with: None };
    assert_eq!(world.client.try_mail(firm, &own, &test).await.unwrap(), Tried::NotSetUp);
    world.client.change_mail(firm, &own, &change).await.unwrap();
    invite(&world, &mut one, 200).await;
    world.hub().send_mail(one.firm).await.unwrap();
    let status = world.client.mail_status(firm, &own).await.unwrap();
    assert_eq!(
        (status.waiting, status.problem.unwrap().kind.as_str()),
        (1, "connectionRefused")
    );
    let Tried::Not(failure) = world.client.try_mail(firm, &own, &test).await.unwrap() else {
        panic!("it was sent");
    };
    assert_eq!(failure.kind, "connectionRefused");

    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let test = Try {
        with: Some(server(&sink)),
    };
    assert!(matches!(
        world.client.try_mail(firm, &own, &test).await,
        Ok(Tried::Sent(_))
    ));
    assert_eq!(sink.received()[0].to, ["anna@example.com"]);
    for _ in 0..7 {
        world.client.try_mail(firm, &own, &test).await.unwrap();
    }
    assert_eq!(code(world.client.try_mail(firm, &own, &test).await), Trouble::TooOften);
    world.stop().await;
}

#[tokio::test]
async fn a_password_is_told_to_nobody_and_is_for_one_server() {
    let mut world = World::new().await;
    let (_solo, one) = world.firm().await;
    let (firm, own) = (one.firm.0, token(one.n));
    let mut change = Change {
        server: Server {
            host: "mail.example.com".into(),
            port: 587,
            security: "startTls".into(),
            login: "office".into(),
            from: "office@example.com".into(),
            from_name: String::new(),
            language: "de".into(),
            per_minute: 9_999,
        },
        password: Some("a secret".into()),
    };
    let kept = world.client.change_mail(firm, &own, &change).await.unwrap();
    assert!(kept.has_password);
    assert_eq!(kept.server.unwrap().per_minute, 600, "the limit");
    change.password = None;
    change.server.host = "MAIL.example.com".into();
    assert!(
        world
            .client
            .change_mail(firm, &own, &change)
            .await
            .unwrap()
            .has_password
    );
    world.restart().await;
    assert!(
        world.client.mail(firm, &own).await.unwrap().has_password,
        "it is in the file"
    );

    let mut other = change.clone();
    other.server.host = "mail.example.net".into();
    assert_eq!(
        code(world.client.change_mail(firm, &own, &other).await),
        Trouble::Password
    );
    let test = Try {
        with: Some(other.clone()),
    };
    assert_eq!(code(world.client.try_mail(firm, &own, &test).await), Trouble::Password);
    other.server.login = String::new();
    assert!(!world.client.change_mail(firm, &own, &other).await.unwrap().has_password);
    for (security, port, from) in [
        ("none", 25, "office@example.com"),
        ("quantum", 25, "office@example.com"),
        ("tls", 70_000, "office@example.com"),
        ("tls", 465, "office"),
    ] {
        let mut wrong = change.clone();
        wrong.server.security = security.into();
        wrong.server.port = port;
        wrong.server.from = from.into();
        wrong.password = Some("a secret".into());
        assert_eq!(
            code(world.client.change_mail(firm, &own, &wrong).await),
            Trouble::Malformed
        );
    }
    world.stop().await;
}
