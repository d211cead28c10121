//! What must hold whatever bytes come. The fuzzer looks for bytes that break it; an ordinary test
//! replays those that were found (`tests/it/fuzz_seeds.rs` includes this file).

use std::path::Path;

use domain::email::EmailAddress;
use mailer::{Facts, Language, Mail, Occasion, render, write};

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
