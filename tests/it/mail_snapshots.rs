//! Every kind of letter as a mail program receives it, compared with its text when last reviewed. After an
//! intended change run `COVERBOOK_WRITE_SNAPSHOTS=1 cargo test -p tests --test it mail_snapshots`, and read
//! the difference.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use chrono::{TimeZone, Utc};
use domain::email::EmailAddress;
use mail_parser::{HeaderValue, MessageParser};
use mailer::{Facts, Language, Letter, Mail, Occasion, Outcome, Security, Smtp, Transport, message_id, write};
use tests::poll::PATIENCE;
use tests::smtp::{Behaviour, SmtpSink};

const LANGUAGES: [(Language, &str); 3] = [(Language::En, "en"), (Language::De, "de"), (Language::Fr, "fr")];

const OCCASIONS: [(Occasion, bool, &str); 7] = [
    (Occasion::Invitation, true, "invitation-client"),
    (Occasion::Invitation, false, "invitation-staff"),
    (Occasion::Reminder, true, "reminder-client"),
    (Occasion::Reminder, false, "reminder-staff"),
    (Occasion::Welcome, true, "welcome-client"),
    (Occasion::Welcome, false, "welcome-staff"),
    (Occasion::Test, false, "test"),
];

fn snapshots() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mail")
}

/// Always the same people; names and message contain text that must be escaped.
fn letter(language: Language, occasion: Occasion, client: bool) -> Letter {
    let facts = Facts {
        firm: "Müller & Söhne <Treuhand>",
        person: "Zoë",
        inviter: "Ben \"Benno\" Ott",
        message: "Grüße aus dem Büro.\n\nBis < Montag > & danach",
        code: "K7QM-3XFD",
        days_left: 14,
        client,
    };
    write(language, occasion, &facts)
}

fn mail(letter: Letter) -> Mail {
    let from = EmailAddress::parse("office@example.com").unwrap();
    Mail {
        from_name: "Müller & Söhne".to_owned(),
        reply_to: Some(EmailAddress::parse("ben@example.com").unwrap()),
        to_name: "Zoë Ørsted, \"Z\"".to_owned(),
        to: EmailAddress::parse("zoe@example.net").unwrap(),
        message_id: message_id("019ab3cd-7def-70", &from),
        from,
        date: Utc.with_ymd_and_hms(2026, 11, 22, 9, 5, 1).unwrap(),
        letter,
    }
}

/// A letter as the reader's program shows it: the headers in their order, then both bodies.
fn as_read(raw: &[u8]) -> String {
    let read = MessageParser::default().parse(raw).unwrap();
    let mut text = String::new();
    for header in read.headers() {
        let value = match header.value() {
            HeaderValue::Text(value) => value.to_string(),
            HeaderValue::Address(value) => {
                let all = value.iter().map(|one| {
                    let name = one.name().unwrap_or_default();
                    format!("{name} <{}>", one.address().unwrap_or_default())
                });
                all.collect::<Vec<_>>().join(", ")
            }
            HeaderValue::DateTime(value) => value.to_rfc3339(),
            // The boundary between parts is random for each mail.
            HeaderValue::ContentType(value) => format!("{}/{}", value.ctype(), value.subtype().unwrap_or_default()),
            other => format!("{other:?}"),
        };
        writeln!(text, "{}: {}", header.name(), value.trim_end()).unwrap();
    }
    assert_eq!((read.text_body_count(), read.html_body_count()), (1, 1));
    let unix = |body: &str| body.replace("\r\n", "\n").trim_end().to_owned();
    let (plain, html) = (unix(&read.body_text(0).unwrap()), unix(&read.body_html(0).unwrap()));
    writeln!(text, "\n== text\n{plain}\n\n== html\n{html}").unwrap();
    text
}

#[tokio::test]
async fn every_letter_arrives_as_it_was_when_last_looked_at() {
    let sink = SmtpSink::start(Behaviour::default()).unwrap();
    let smtp = Smtp {
        host: "localhost".to_owned(),
        port: sink.port(),
        security: Security::None,
        login: None,
        trusted: Vec::new(),
        patience: PATIENCE,
    };
    let mut connection = Transport::Smtp(smtp).open().await.unwrap();
    let mut names = Vec::new();
    for (language, short) in LANGUAGES {
        for (occasion, client, kind) in OCCASIONS {
            let outcome = connection.send(&mail(letter(language, occasion, client))).await;
            assert!(matches!(outcome, Outcome::Sent { .. }), "{outcome:?}");
            names.push(format!("{short}-{kind}.txt"));
        }
    }
    connection.close().await;

    let mut differing = Vec::new();
    for (name, received) in names.iter().zip(sink.wait_for(names.len(), PATIENCE).unwrap()) {
        let path = snapshots().join(name);
        let now = as_read(&received.data);
        if env::var_os("COVERBOOK_WRITE_SNAPSHOTS").is_some() {
            fs::create_dir_all(snapshots()).unwrap();
            fs::write(&path, &now).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if kept != now {
            differing.push(format!("--- {name}, as it was\n{kept}\n--- and now\n{now}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    let mut kept: Vec<_> = fs::read_dir(snapshots())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    kept.sort();
    names.sort();
    assert_eq!(kept, names, "a snapshot of a letter that is never sent");
}
