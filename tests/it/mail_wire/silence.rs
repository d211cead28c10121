//! Servers that say nothing, go, or are not there.

use std::net::{Ipv4Addr, TcpListener};

use mailer::{Outcome, ProblemKind, Security, Smtp, Step, Transport};
use tests::poll::PATIENCE;
use tests::smtp::{self, Behaviour, Mood, SmtpSink, Stage};
use tokio::task::JoinSet;

use super::{SHORT, at, login, mail, open_error, outcome, plain_open_error, secured, server};

#[tokio::test]
async fn a_server_that_says_nothing() {
    let mut tests = JoinSet::new();
    for (stage, step) in [
        (Stage::Greeting, Step::Greeting),
        (Stage::Hello, Step::Greeting),
        (Stage::Login, Step::Login),
        (Stage::Tls, Step::Tls),
    ] {
        tests.spawn(async move {
            let (theirs, ours) = match stage {
                Stage::Tls => (smtp::Security::StartTls, Security::StartTls),
                _ => (smtp::Security::Plain, Security::None),
            };
            let mut behaviour = secured(theirs).at(stage, Mood::Hang);
            behaviour.login = Some(("ana".to_owned(), "secret".to_owned()));
            let sink = SmtpSink::start(behaviour).unwrap();
            let smtp = Smtp {
                patience: SHORT,
                login: login("ana", "secret"),
                ..server(&sink, ours)
            };
            assert_eq!(open_error(smtp).await, (step, ProblemKind::TimedOut));
        });
    }
    for (stage, step) in [
        (Stage::Sender, Step::Sender),
        (Stage::Recipient, Step::Recipient),
        (Stage::Data, Step::Data),
    ] {
        tests.spawn(async move {
            let outcome = outcome(Behaviour::default().at(stage, Mood::Hang)).await;
            assert!(
                matches!(&outcome, Outcome::Retry(problem) if at(problem) == (step, ProblemKind::TimedOut)),
                "{outcome:?}"
            );
        });
    }
    while let Some(test) = tests.join_next().await {
        test.unwrap();
    }
}

#[tokio::test]
async fn silence_of_a_server_encrypted_from_the_start() {
    let sink = SmtpSink::start(secured(smtp::Security::Tls).at(Stage::Tls, Mood::Hang)).unwrap();
    let smtp = Smtp {
        patience: SHORT,
        ..server(&sink, Security::Tls)
    };
    assert_eq!(open_error(smtp).await, (Step::Tls, ProblemKind::TimedOut));
}

/// All of the letter was sent, so it is not known whether the server accepted it. It did.
#[tokio::test]
async fn a_server_that_goes_before_its_last_word() {
    let (plain, tls) = (smtp::Security::Plain, smtp::Security::Tls);
    for (mood, kind, theirs, ours) in [
        (Mood::Close, ProblemKind::Closed, plain, Security::None),
        (Mood::Close, ProblemKind::Closed, tls, Security::Tls),
        (Mood::Hang, ProblemKind::TimedOut, plain, Security::None),
    ] {
        let patience = if mood == Mood::Hang { SHORT } else { PATIENCE };
        let sink = SmtpSink::start(secured(theirs).at(Stage::End, mood)).unwrap();
        let smtp = Smtp {
            patience,
            ..server(&sink, ours)
        };
        let mut connection = Transport::Smtp(smtp).open().await.unwrap();
        let outcome = connection.send(&mail("ana@example.net")).await;
        assert!(
            matches!(&outcome, Outcome::Unsure(problem) if at(problem) == (Step::Data, kind)),
            "{ours:?}: {outcome:?}"
        );
        assert_eq!(sink.wait_for(1, PATIENCE).unwrap().len(), 1);
        let next = connection.send(&mail("ben@example.net")).await;
        assert!(matches!(next, Outcome::Retry(_)), "{next:?}");
        connection.close().await;
        assert_eq!(sink.received().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_goes_before_the_letter() {
    for (stage, step) in [
        (Stage::Sender, Step::Sender),
        (Stage::Recipient, Step::Recipient),
        (Stage::Data, Step::Data),
    ] {
        let outcome = outcome(Behaviour::default().at(stage, Mood::Close)).await;
        assert!(
            matches!(&outcome, Outcome::Retry(problem) if at(problem) == (step, ProblemKind::Closed)),
            "{outcome:?}"
        );
    }
    let closing = Behaviour::default().at(Stage::Greeting, Mood::Close);
    assert_eq!(plain_open_error(closing).await, (Step::Greeting, ProblemKind::Closed));
}

#[tokio::test]
async fn servers_that_are_not_there() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    for security in [Security::None, Security::StartTls, Security::Tls] {
        let smtp = Smtp {
            host: "127.0.0.1".to_owned(),
            port,
            ..server(&sink, security)
        };
        assert_eq!(open_error(smtp).await, (Step::Connect, ProblemKind::ConnectionRefused));
    }
    // No resolver asks the network for a part of more than 63 letters.
    for host in [format!("{}.invalid", "a".repeat(64)), String::new()] {
        let smtp = Smtp {
            host,
            ..server(&sink, Security::Tls)
        };
        assert_eq!(open_error(smtp).await, (Step::Find, ProblemKind::NameNotFound));
    }
}
