//! What must hold whatever bytes come. The fuzzer looks for bytes that break it; an ordinary test
//! replays those that were found (`tests/it/fuzz_seeds.rs` includes this file).

use std::path::Path;

use chrono::DateTime;
use domain::email::EmailAddress;
use domain::ids::FirmId;
use domain::person_name::PersonName;
use hub_core::sync::exchange::{Asked, Unanswered};
use mailer::{Facts, Language, Mail, Occasion, render, write};
use protocol::command::{Unreadable, WireCommand};
use protocol::frame::Request;
use protocol::lines;
use replica::ApplyError;
use store::Memory;
use store::port::{Execute, Query, Store};
use uuid::Uuid;

/// What the seeds of backups and sidecars open with.
pub(crate) const SECRET: &str = "a green meadow";

/// A backup, or a sidecar, is opened or refused.
pub(crate) fn backup(bytes: &[u8], scratch: &Path) -> std::io::Result<()> {
    engine::untrusted::backup(bytes, SECRET, scratch)?;
    engine::untrusted::sidecar(bytes, SECRET);
    Ok(())
}

/// A picture is taken or refused.
pub(crate) fn picture(bytes: &[u8]) {
    engine::untrusted::picture(bytes);
}

/// What is taken for an address is one, and stays the same.
pub(crate) fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(address) = EmailAddress::parse(&text) else {
        return;
    };
    let plain = address.as_str();
    assert_eq!(
        EmailAddress::parse(plain).as_ref().map(EmailAddress::as_str),
        Ok(plain),
        "{text:?}"
    );
    assert!(plain.contains('@') && plain.len() <= 1_000, "{text:?}");
    assert!(!plain.chars().any(|c| c.is_control() || c.is_whitespace()), "{text:?}");
    assert!(!plain.contains(['<', '>', ',', ';']), "{text:?}");
    // Written in another case it is the same one.
    let same = EmailAddress::parse(&plain.to_ascii_uppercase());
    assert_eq!(
        same.map(|same| same.key().into_owned()),
        Ok(address.key().into_owned()),
        "{text:?}"
    );
}

/// The only headers a letter has.
const HEADERS: [&str; 10] = [
    "Auto-Submitted",
    "Content-Transfer-Encoding",
    "Content-Type",
    "Date",
    "From",
    "MIME-Version",
    "Message-ID",
    "Reply-To",
    "Subject",
    "To",
];

/// Whatever a firm, a person and their words are called, a letter has our headers and no others, each
/// once, and its lines are as short as mail asks for.
pub(crate) fn letter(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('|');
    let mut part = || parts.next().unwrap_or_default();
    let (firm, person, inviter, message) = (part(), part(), part(), part());
    let facts = Facts {
        firm,
        person,
        inviter,
        message,
        code: "K7QM-3XFD",
        days_left: 30,
        client: bytes.len().is_multiple_of(2),
    };
    let languages = [Language::En, Language::De, Language::Fr];
    let occasions = [
        Occasion::Invitation,
        Occasion::Reminder,
        Occasion::Welcome,
        Occasion::Test,
    ];
    let (Some(language), Some(occasion)) = (languages.get(bytes.len() % 3), occasions.get(bytes.len() / 3 % 4)) else {
        return;
    };
    let Ok(here) = EmailAddress::parse("anna@example.com") else {
        return;
    };
    let mail = Mail {
        from_name: firm.to_owned(),
        from: here.clone(),
        reply_to: Some(here.clone()),
        to_name: person.to_owned(),
        to: here.clone(),
        message_id: mailer::message_id(inviter, &here),
        date: chrono::DateTime::UNIX_EPOCH,
        letter: write(*language, *occasion, &facts),
    };
    let Ok(rendered) = render(&mail) else { return };
    let rendered = String::from_utf8_lossy(&rendered);
    let head = rendered.split("\r\n\r\n").next().unwrap_or_default();
    let mut seen = std::collections::BTreeSet::new();
    for line in head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])) {
        let name = line.split(':').next().unwrap_or_default();
        assert!(HEADERS.contains(&name), "{name:?} from {text:?}");
        assert!(seen.insert(name), "{name:?} twice from {text:?}");
    }
    assert!(
        rendered.split("\r\n").all(|line| line.len() <= 998),
        "a long line from {text:?}"
    );
    assert!(
        !rendered.replace("\r\n", "").contains(['\r', '\n']),
        "a bare end of line from {text:?}"
    );
    assert!(!mail.letter.html.to_lowercase().contains("<script"), "{text:?}");
}

/// The firm of the seeds of frames.
const FIRM: FirmId = FirmId(Uuid::from_u128(1));

/// Bytes from the wire, in one of four forms that the first of them chooses: the body of a request or its lines, the
/// body of an answer or its lines.
pub(crate) fn frame(bytes: &[u8]) {
    let Some((form, bytes)) = bytes.split_first() else {
        return;
    };
    match form {
        b'q' => match Asked::read(bytes) {
            Ok(asked) => asked.commands.into_iter().for_each(command),
            Err(Unanswered::Trouble(_)) => {}
            Err(Unanswered::Store(problem)) => panic!("no database was asked: {problem}"),
        },
        b'Q' => {
            for line in lines::read::<Request>(bytes).flatten() {
                if let Request::Command(wire) = line {
                    command(wire);
                }
            }
        }
        b'a' => match lines::unpack(bytes) {
            Ok(unpacked) => applied(&unpacked),
            Err(_) => {}
        },
        _ => applied(bytes),
    }
}

/// A command that can be read is written as it was meant.
fn command(wire: WireCommand) {
    let (id, at, expect) = (wire.id, wire.at, wire.expect.clone());
    let kind = match wire.read(None) {
        Ok(kind) => kind,
        Err(Unreadable::Newer | Unreadable::Malformed | Unreadable::RowsMissing) => return,
    };
    let again = WireCommand::of(id, at, &expect, &kind).expect("what a device sent has a form on the wire");
    assert_eq!(again.read(None).as_ref(), Ok(&kind));
}

/// An answer is taken in whole or refused; whatever it told can be taken away again.
fn applied(unpacked: &[u8]) {
    thread_local! {
        static DEVICE: (tokio::runtime::Runtime, Memory) = device();
    }
    let key = |name: &PersonName| name.family().as_bytes().to_vec();
    DEVICE.with(|(runtime, file)| {
        runtime.block_on(async {
            let mut w = file.write().await.expect("a file in memory");
            match replica::apply(&mut w, FIRM, unpacked, &key).await {
                Err(ApplyError::Malformed) => return,
                // A row that the file cannot hold.
                Err(ApplyError::Store(_)) => return,
                Ok(_) => {}
            }
            let have = replica::have(&mut w).await.expect("what it holds is readable");
            let request = replica::request(&mut w, Vec::new()).await.expect("a request");
            assert_eq!(Asked::read(&request).map(|asked| asked.have).ok(), Some(have));
            replica::forget_all(&mut w, FIRM, &key).await.expect("all can go");
            for table in ["held", "held_bucket", "user_card", "contact_point", "user_private", "team", "search_doc"] {
                let left = w.query(format!("SELECT 1 FROM {table}"), Vec::new()).await.expect("a table");
                assert_eq!(left.len(), 0, "rows in {table}");
            }
            w.rollback().await.expect("as it was");
        });
    });
}

/// The file of a device that was told nothing.
fn device() -> (tokio::runtime::Runtime, Memory) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let file = runtime.block_on(async {
        let file = Memory::open(DateTime::UNIX_EPOCH).await.expect("a file in memory");
        let mut w = file.write().await.expect("its turn");
        store::held::loosen(&mut w).await.expect("its indices");
        w.commit().await.expect("its schema");
        file
    });
    (runtime, file)
}
