//! How each refusal of a server is reported.

use std::net::{Ipv4Addr, TcpListener};

use mailer::{Outcome, ProblemKind, Security, Smtp, Step, Transport};
use tests::poll::PATIENCE;
use tests::smtp::{Behaviour, Mood, SmtpSink, Stage};

use super::{at, mail, open_error, outcome, plain_open_error, server};

#[tokio::test]
async fn a_refused_recipient_bounces_and_the_next_letter_goes() {
    let behaviour = Behaviour::default()
        .refusing("gone@example.net", 550, "5.1.1 gone@example.net is unknown")
        .refusing("later@example.net", 451, "4.7.1 greylisted");
    let sink = SmtpSink::start(behaviour).unwrap();
    let mut connection = Transport::Smtp(server(&sink, Security::None)).open().await.unwrap();

    let Outcome::Failed(bounced) = connection.send(&mail("gone@example.net")).await else {
        panic!("a refusal for good");
    };
    assert_eq!(at(&bounced), (Step::Recipient, ProblemKind::RecipientRefused));
    assert_eq!(bounced.code, Some(550));
    assert_eq!(bounced.answer, "550 5.1.1 gone@example.net is unknown");
    assert!(bounced.is_bounce() && !bounced.stops_everything());
    assert!(!format!("{bounced:?} {bounced}").contains("gone@"), "{bounced:?}");

    let Outcome::Retry(later) = connection.send(&mail("later@example.net")).await else {
        panic!("a refusal for now");
    };
    assert_eq!(at(&later), (Step::Recipient, ProblemKind::Busy));
    assert!(!later.is_bounce() && !later.stops_everything());

    assert!(matches!(
        connection.send(&mail("ana@example.net")).await,
        Outcome::Sent { .. }
    ));
    connection.close().await;
    let received = sink.wait_for(1, PATIENCE).unwrap();
    assert_eq!(received.len(), 1);
    assert_eq!(
        received[0].to,
        ["ana@example.net"],
        "the refused ones are not among its recipients"
    );
    assert_eq!(sink.connections(), 1);
}

/// A refusal of one recipient does not affect the next.
#[tokio::test]
async fn a_server_that_goes_after_a_refusal() {
    for mood in [Mood::Close, Mood::Answer(550, "5.1.1 no".to_owned())] {
        let behaviour = Behaviour::default()
            .at(Stage::Reset, mood)
            .refusing("gone@example.net", 550, "5.1.1 unknown");
        let sink = SmtpSink::start(behaviour).unwrap();
        let mut connection = Transport::Smtp(server(&sink, Security::None)).open().await.unwrap();
        let bounced = connection.send(&mail("gone@example.net")).await;
        assert!(bounced.problem().unwrap().is_bounce());
        let next = connection.send(&mail("ana@example.net")).await;
        assert!(
            matches!(&next, Outcome::Retry(problem) if !problem.is_bounce() && problem.stops_everything()),
            "{next:?}"
        );
    }
}

#[tokio::test]
async fn refusals_that_are_about_the_server() {
    for (behaviour, step, kind) in [
        (
            Behaviour::default().answering(Stage::Sender, 553, "5.7.1 not yours"),
            Step::Sender,
            ProblemKind::SenderRefused,
        ),
        (
            Behaviour::default().answering(Stage::Recipient, 554, "5.7.1 Relay access denied"),
            Step::Recipient,
            ProblemKind::RelayRefused,
        ),
        (
            Behaviour::default().answering(Stage::Data, 554, "5.5.1 no"),
            Step::Data,
            ProblemKind::Refused,
        ),
        (
            Behaviour::default().answering(Stage::End, 554, "5.7.1 looks like spam"),
            Step::Data,
            ProblemKind::Refused,
        ),
    ] {
        let outcome = outcome(behaviour).await;
        let Outcome::Failed(problem) = &outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(at(problem), (step, kind));
        assert!(!problem.is_bounce());
    }
    let outcome = outcome(Behaviour::default().answering(Stage::End, 550, "5.1.1 unknown")).await;
    assert!(
        outcome.problem().unwrap().is_bounce(),
        "some servers look at the recipient last"
    );
}

#[tokio::test]
async fn a_server_that_is_busy() {
    for stage in [Stage::Sender, Stage::Recipient, Stage::Data, Stage::End] {
        for code in [421, 451] {
            let outcome = outcome(Behaviour::default().answering(stage, code, "4.3.2 not now")).await;
            let Outcome::Retry(problem) = &outcome else {
                panic!("{stage:?}: {outcome:?}");
            };
            assert_eq!((problem.kind, problem.code), (ProblemKind::Busy, Some(code)));
            assert_eq!(
                problem.stops_everything(),
                code == 421 || stage == Stage::Sender,
                "{stage:?}"
            );
        }
    }
    let sink = SmtpSink::start(Behaviour {
        busy: 1,
        ..Behaviour::default()
    });
    let sink = sink.unwrap();
    let smtp = server(&sink, Security::None);
    assert_eq!(open_error(smtp.clone()).await, (Step::Greeting, ProblemKind::Busy));
    assert!(Transport::Smtp(smtp).test().await.is_ok());
}

#[tokio::test]
async fn something_else_answers() {
    let refusing = Behaviour::default().answering(Stage::Greeting, 554, "5.3.2 no service");
    assert_eq!(plain_open_error(refusing).await, (Step::Greeting, ProblemKind::Refused));
    let web = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let smtp = Smtp {
        port: web.local_addr().unwrap().port(),
        ..server(&sink, Security::None)
    };
    let answering = std::thread::spawn(move || {
        let (mut visitor, _) = web.accept().unwrap();
        std::io::Write::write_all(&mut visitor, b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
        // Until the client disconnects.
        drop(std::io::copy(&mut visitor, &mut std::io::sink()));
    });
    assert_eq!(open_error(smtp).await, (Step::Greeting, ProblemKind::NotSmtp));
    answering.join().unwrap();
}

#[tokio::test]
async fn an_address_only_some_servers_take() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let mut connection = Transport::Smtp(server(&sink, Security::None)).open().await.unwrap();
    let Outcome::Failed(problem) = connection.send(&mail("zoë@example.net")).await else {
        panic!("this server does not take it");
    };
    assert_eq!(at(&problem), (Step::Recipient, ProblemKind::AddressNotSupported));
    assert!(problem.is_bounce() && !problem.stops_everything());
    assert!(matches!(
        connection.send(&mail("ana@example.net")).await,
        Outcome::Sent { .. }
    ));
}
