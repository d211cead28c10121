//! Letters on the wire: what a real server receives, and how each of its refusals is reported.

mod refusals;
mod silence;

use std::time::Duration;

use chrono::{TimeZone, Utc};
use domain::email::EmailAddress;
use mail_parser::MessageParser;
use mailer::{
    Facts, Language, Letter, Login, Mail, Occasion, Outcome, Problem, ProblemKind, Reached, Secret, Security, Smtp,
    Step, Transport, message_id, write,
};
use tests::poll::PATIENCE;
use tests::smtp::{self, Behaviour, Certificate, Mood, SmtpSink, Stage};

/// Long enough for an answer on this device, short enough for those that never come.
const SHORT: Duration = Duration::from_millis(400);

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn letter() -> Letter {
    let facts = Facts {
        firm: "Müller & Söhne Steuerberatungsgesellschaft für Handwerksbetriebe",
        person: "Zoë",
        inviter: "Ben Ott",
        message: ".\n..\n.start\nGrüße",
        code: "K7QM-3XFD",
        days_left: 14,
        client: true,
    };
    write(Language::De, Occasion::Invitation, &facts)
}

fn mail(to: &str) -> Mail {
    let from = email("office@example.com");
    Mail {
        from_name: "Müller & Söhne".to_owned(),
        reply_to: Some(email("ben@example.com")),
        to_name: "Zoë Ørsted, \"Z\"".to_owned(),
        to: email(to),
        message_id: message_id("019ab3cd-7def-70", &from),
        from,
        date: Utc.with_ymd_and_hms(2026, 11, 22, 9, 5, 1).unwrap(),
        letter: letter(),
    }
}

fn server(sink: &SmtpSink, security: Security) -> Smtp {
    Smtp {
        host: "localhost".to_owned(),
        port: sink.port(),
        security,
        login: None,
        trusted: vec![sink.root_certificate()],
        patience: PATIENCE,
    }
}

fn secured(security: smtp::Security) -> Behaviour {
    Behaviour {
        security,
        ..Behaviour::default()
    }
}

fn login(name: &str, password: &str) -> Option<Login> {
    Some(Login {
        name: name.to_owned(),
        password: Secret::new(password.to_owned()),
    })
}

async fn open_error(smtp: Smtp) -> (Step, ProblemKind) {
    let problem = Transport::Smtp(smtp).test().await.unwrap_err();
    assert!(problem.stops_everything() && !problem.is_bounce(), "{problem:?}");
    (problem.at, problem.kind)
}

async fn plain_open_error(behaviour: Behaviour) -> (Step, ProblemKind) {
    let sink = SmtpSink::start(behaviour).unwrap();
    open_error(server(&sink, Security::None)).await
}

/// Sends one letter plainly; with little patience if there will be no answer.
async fn outcome(behaviour: Behaviour) -> Outcome {
    let hangs = behaviour.moods.values().any(|mood| *mood == Mood::Hang);
    let sink = SmtpSink::start(behaviour).unwrap();
    let smtp = Smtp {
        patience: if hangs { SHORT } else { PATIENCE },
        ..server(&sink, Security::None)
    };
    let mut connection = Transport::Smtp(smtp).open().await.unwrap();
    let outcome = connection.send(&mail("ana@example.net")).await;
    let broken = outcome.problem().is_some_and(|problem| problem.code.is_none());
    if broken {
        let next = connection.send(&mail("ben@example.net")).await;
        assert_eq!(
            next.problem(),
            outcome.problem(),
            "a broken connection sends nothing more"
        );
    }
    connection.close().await;
    outcome
}

fn at(problem: &Problem) -> (Step, ProblemKind) {
    (problem.at, problem.kind)
}

#[tokio::test]
async fn a_letter_arrives_however_it_is_encrypted() {
    for (theirs, ours, encrypted) in [
        (smtp::Security::Plain, Security::None, false),
        (smtp::Security::StartTls, Security::StartTls, true),
        (smtp::Security::Tls, Security::Tls, true),
    ] {
        let sink = SmtpSink::start(secured(theirs)).unwrap();
        let mut connection = Transport::Smtp(server(&sink, ours)).open().await.unwrap();
        let outcome = connection.send(&mail("ana@example.net")).await;
        assert!(
            matches!(&outcome, Outcome::Sent { answer } if answer == "250 2.0.0 queued as 4711"),
            "{ours:?}: {outcome:?}"
        );
        connection.close().await;
        let received = sink.wait_for(1, PATIENCE).unwrap();
        assert_eq!(received.len(), 1);
        assert_eq!(received[0].from, "office@example.com");
        assert_eq!(received[0].to, ["ana@example.net"]);
        assert_eq!(received[0].encrypted, encrypted);
    }
}

#[tokio::test]
async fn a_letter_is_read_as_it_was_written() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let mut sent = mail("ana@müller.example");
    sent.letter.text.push_str(&"wide ".repeat(400));
    let mut connection = Transport::Smtp(server(&sink, Security::None)).open().await.unwrap();
    assert!(matches!(connection.send(&sent).await, Outcome::Sent { .. }));
    let received = sink.wait_for(1, PATIENCE).unwrap().remove(0);
    assert_eq!(received.to, ["ana@xn--mller-kva.example"]);
    let raw = String::from_utf8(received.data).unwrap();
    let longest = raw.split("\r\n").map(str::len).max().unwrap();
    assert!(raw.is_ascii() && longest <= 78, "{longest}");

    let read = MessageParser::default().parse(raw.as_bytes()).unwrap();
    for name in [
        "From",
        "To",
        "Reply-To",
        "Date",
        "Message-ID",
        "Subject",
        "MIME-Version",
        "Content-Type",
        "Auto-Submitted",
    ] {
        let found = read
            .headers()
            .iter()
            .filter(|header| header.name().eq_ignore_ascii_case(name));
        assert_eq!(found.count(), 1, "{name} in\n{raw}");
    }
    assert_eq!(read.subject(), Some(sent.letter.subject.as_str()));
    assert_eq!(read.message_id(), Some("019ab3cd-7def-70@example.com"));
    assert_eq!(read.date().unwrap().to_timestamp(), sent.date.timestamp());
    let from = read.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name(), from.address()),
        (Some("Müller & Söhne"), Some("office@example.com"))
    );
    let to = read.to().unwrap().first().unwrap();
    assert_eq!(to.name(), Some("Zoë Ørsted, \"Z\""));
    assert_eq!(to.address(), Some("ana@xn--mller-kva.example"));
    let reply_to = read.reply_to().unwrap().first().unwrap();
    assert_eq!(reply_to.address(), Some("ben@example.com"));
    assert_eq!((read.text_body_count(), read.html_body_count()), (1, 1));
    let unix = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
    assert_eq!(unix(&read.body_text(0).unwrap()), sent.letter.text.trim_end());
    assert_eq!(unix(&read.body_html(0).unwrap()), sent.letter.html.trim_end());
}

#[tokio::test]
async fn dots_at_line_starts_survive() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let mut sent = mail("ana@example.net");
    sent.letter.text = ".\n..\n.start\nend.\n".to_owned();
    let mut connection = Transport::Smtp(server(&sink, Security::None)).open().await.unwrap();
    assert!(matches!(connection.send(&sent).await, Outcome::Sent { .. }));
    let received = sink.wait_for(1, PATIENCE).unwrap().remove(0);
    let read = MessageParser::default().parse(&received.data).unwrap();
    assert_eq!(
        read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(),
        sent.letter.text.trim_end()
    );
}

#[tokio::test]
async fn a_test_says_what_was_reached() {
    let behaviour = Behaviour {
        login: Some(("ana".to_owned(), "secret ü".to_owned())),
        ..secured(smtp::Security::StartTls)
    };
    let sink = SmtpSink::start(behaviour).unwrap();
    let smtp = Smtp {
        login: login("ana", "secret ü"),
        ..server(&sink, Security::StartTls)
    };
    let reached = Transport::Smtp(smtp).test().await.unwrap();
    let expected = Reached {
        server: "sink.example".to_owned(),
        encrypted: true,
        logged_in: true,
    };
    assert_eq!(reached, expected);
    assert_eq!((sink.received().len(), sink.connections()), (0, 1));
}

#[tokio::test]
async fn logging_in() {
    for mechanisms in ["PLAIN LOGIN", "LOGIN", "PLAIN", "CRAM-MD5 LOGIN"] {
        let behaviour = Behaviour {
            login: Some(("ana".to_owned(), "secret".to_owned())),
            mechanisms: Some(mechanisms.to_owned()),
            ..secured(smtp::Security::Tls)
        };
        let sink = SmtpSink::start(behaviour).unwrap();
        let smtp = server(&sink, Security::Tls);
        let right = Smtp {
            login: login("ana", "secret"),
            ..smtp.clone()
        };
        let mut connection = Transport::Smtp(right).open().await.unwrap();
        assert!(matches!(
            connection.send(&mail("ana@example.net")).await,
            Outcome::Sent { .. }
        ));
        let received = sink.wait_for(1, PATIENCE).unwrap();
        assert_eq!(received[0].login.as_deref(), Some("ana"), "{mechanisms}");
        let wrong = Smtp {
            login: login("ana", "guess"),
            ..smtp.clone()
        };
        assert_eq!(
            open_error(wrong).await,
            (Step::Login, ProblemKind::LoginRefused),
            "{mechanisms}"
        );
        let mut anonymous = Transport::Smtp(smtp).open().await.unwrap();
        let outcome = anonymous.send(&mail("ana@example.net")).await;
        assert!(
            matches!(&outcome, Outcome::Failed(problem) if at(problem) == (Step::Sender, ProblemKind::LoginNeeded)),
            "{outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_server_without_a_login_we_know() {
    let behaviour = Behaviour {
        login: Some(("ana".to_owned(), "secret".to_owned())),
        mechanisms: Some("CRAM-MD5".to_owned()),
        ..Behaviour::default()
    };
    let sink = SmtpSink::start(behaviour).unwrap();
    let smtp = Smtp {
        login: login("ana", "secret"),
        ..server(&sink, Security::None)
    };
    assert_eq!(open_error(smtp).await, (Step::Login, ProblemKind::LoginNotOffered));
}

#[tokio::test]
async fn a_password_never_crosses_a_network_in_the_open() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    for (host, expect) in [
        ("192.0.2.1", ProblemKind::LoginInTheOpen),
        ("2001:db8::1", ProblemKind::LoginInTheOpen),
        ("0.0.0.0", ProblemKind::LoginInTheOpen),
    ] {
        let smtp = Smtp {
            host: host.to_owned(),
            login: login("ana", "secret"),
            ..server(&sink, Security::None)
        };
        assert_eq!(open_error(smtp).await, (Step::Login, expect), "{host}");
    }
}

#[tokio::test]
async fn certificates_are_told_apart() {
    let other = SmtpSink::start(Behaviour::default()).unwrap();
    for (theirs, ours) in [
        (smtp::Security::Tls, Security::Tls),
        (smtp::Security::StartTls, Security::StartTls),
    ] {
        for (certificate, trusted, kind) in [
            (Certificate::Good, false, ProblemKind::CertificateUntrusted),
            (Certificate::Expired, true, ProblemKind::CertificateExpired),
            (Certificate::WrongName, true, ProblemKind::CertificateWrongName),
        ] {
            let behaviour = Behaviour {
                certificate,
                ..secured(theirs)
            };
            let sink = SmtpSink::start(behaviour).unwrap();
            let mut smtp = server(&sink, ours);
            if !trusted {
                // Another server's, so that this works where the system trusts no one.
                smtp.trusted = vec![other.root_certificate()];
            }
            assert_eq!(open_error(smtp).await, (Step::Tls, kind), "{certificate:?} {ours:?}");
        }
    }
}

#[tokio::test]
async fn encryption_that_is_not_there() {
    let plain = SmtpSink::start(Behaviour::default()).unwrap();
    assert_eq!(
        open_error(server(&plain, Security::StartTls)).await,
        (Step::Tls, ProblemKind::NoTls)
    );
    let chatty = secured(smtp::Security::Tls).answering(Stage::Tls, 220, "plain.example ESMTP");
    let chatty = SmtpSink::start(chatty).unwrap();
    assert_eq!(
        open_error(server(&chatty, Security::Tls)).await,
        (Step::Tls, ProblemKind::NoTls)
    );
    let busy = secured(smtp::Security::StartTls).answering(Stage::Tls, 454, "4.7.0 not now");
    let busy = SmtpSink::start(busy).unwrap();
    assert_eq!(
        open_error(server(&busy, Security::StartTls)).await,
        (Step::Tls, ProblemKind::Busy)
    );
    // Without encryption a server that wants it says so.
    let wanting = Behaviour::default().answering(Stage::Sender, 530, "5.7.0 Must issue a STARTTLS command first");
    let outcome = outcome(wanting).await;
    assert_eq!(at(outcome.problem().unwrap()), (Step::Sender, ProblemKind::TlsNeeded));
}

/// Plain text before the encryption is not taken for the server's encrypted answer.
#[tokio::test]
async fn words_smuggled_in_before_the_encryption() {
    let behaviour = Behaviour {
        smuggles: true,
        ..secured(smtp::Security::StartTls)
    };
    let sink = SmtpSink::start(behaviour).unwrap();
    let (at, _) = open_error(server(&sink, Security::StartTls)).await;
    assert_eq!(at, Step::Tls);
}

#[tokio::test]
async fn many_letters_on_one_connection() {
    let sink = SmtpSink::start(secured(smtp::Security::Tls)).unwrap();
    let mut connection = Transport::Smtp(server(&sink, Security::Tls)).open().await.unwrap();
    for n in 0..20 {
        let outcome = connection.send(&mail(&format!("person{n}@example.net"))).await;
        assert!(matches!(outcome, Outcome::Sent { .. }), "{n}: {outcome:?}");
    }
    connection.close().await;
    let received = sink.wait_for(20, PATIENCE).unwrap();
    assert_eq!(received[19].to, ["person19@example.net"]);
    assert_eq!(sink.connections(), 1);
}

#[test]
fn no_password_is_printed() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let smtp = Smtp {
        login: login("ana@example.com", "correct horse"),
        ..server(&sink, Security::Tls)
    };
    let printed = format!("{:?} {smtp:?} {:?}", smtp.login, Transport::Smtp(smtp.clone()));
    assert!(!printed.contains("correct") && !printed.contains("ana@"), "{printed}");
}
