use chrono::{DateTime, TimeZone, Utc};
use domain::email::EmailAddress;

use super::{Address, Mail, mailbox, message_id, render};
use crate::letter::Letter;
use crate::problem::{ProblemKind, Step};

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

pub(crate) fn mail() -> Mail {
    Mail {
        from_name: "Roy Partners".to_owned(),
        from: email("office@example.com"),
        reply_to: Some(email("ben@example.com")),
        to_name: "Ana Roy".to_owned(),
        to: email("ana@example.net"),
        message_id: "019AB3CD-7DEF-70@example.com".to_owned(),
        date: Utc.with_ymd_and_hms(2026, 11, 22, 9, 5, 1).unwrap(),
        letter: Letter {
            subject: "Invitation".to_owned(),
            text: "Hello Ana,\n\n.\nbye\n".to_owned(),
            html: "<p>Hello Ana,</p>\n".to_owned(),
        },
    }
}

fn rendered(mail: &Mail) -> String {
    String::from_utf8(render(mail).unwrap()).unwrap()
}

/// The values of a header, folded lines joined.
fn headers(text: &str, name: &str) -> Vec<String> {
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ");
    let lines = head.split("\r\n").filter_map(|line| line.split_once(": "));
    lines
        .filter(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.to_owned())
        .collect()
}

#[test]
fn every_header_occurs_once() {
    let text = rendered(&mail());
    for (name, value) in [
        ("From", "\"Roy Partners\" <office@example.com>"),
        ("To", "\"Ana Roy\" <ana@example.net>"),
        ("Reply-To", "ben@example.com"),
        ("Date", "Sun, 22 Nov 2026 09:05:01 +0000"),
        ("Message-ID", "<019AB3CD-7DEF-70@example.com>"),
        ("Subject", "Invitation"),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
    ] {
        assert_eq!(headers(&text, name), [value], "{text}");
    }
    let types = headers(&text, "Content-Type");
    assert!(
        matches!(types.as_slice(), [one] if one.starts_with("multipart/alternative; ")),
        "{types:?}"
    );
    assert_eq!(headers(&text, "List-Unsubscribe"), [""; 0]);
    assert_eq!(headers(&text, "Bcc"), [""; 0]);
}

#[test]
fn without_optional_values() {
    let mut mail = mail();
    mail.reply_to = None;
    mail.from_name.clear();
    mail.to_name = " \n ".to_owned();
    let text = rendered(&mail);
    assert_eq!(headers(&text, "Reply-To"), [""; 0]);
    assert_eq!(headers(&text, "From"), ["office@example.com"]);
    assert_eq!(headers(&text, "To"), ["ana@example.net"]);
}

#[test]
fn names_cannot_start_headers() {
    let evil = "Roy\r\nBcc: eve@example.org\r\n\r\nhello\u{0}";
    let mut mail = mail();
    mail.from_name = evil.to_owned();
    mail.to_name = evil.to_owned();
    mail.letter.subject = evil.to_owned();
    mail.message_id = "x>\r\nBcc: eve@example.org".to_owned();
    let text = rendered(&mail);
    assert_eq!(headers(&text, "Bcc"), [""; 0], "{text}");
    assert_eq!(headers(&text, "Subject"), ["Roy Bcc: eve@example.org hello"]);
    let from = headers(&text, "From");
    let encoded = "=?utf-8?b?Um95IEJjYzogZXZlQGV4YW1wbGUub3JnIGhlbGxv?= <office@example.com>";
    assert_eq!(from, [encoded], "Roy Bcc: eve@example.org hello");
    assert_eq!(headers(&text, "Message-ID"), ["<xBcceve@example.org>"]);
}

/// The library panics on some names unless they are cleaned.
#[test]
fn any_character_may_stand_in_a_name() {
    let mut mail = mail();
    for c in (0..0x400)
        .chain(0x2000..0x2070)
        .chain(0x1f600..0x1f640)
        .filter_map(char::from_u32)
    {
        for name in [format!("{c}"), format!("A{c}9, \"{c}\" <b>")] {
            mail.from_name.clone_from(&name);
            mail.to_name.clone_from(&name);
            mail.letter.subject.clone_from(&name);
            let text = rendered(&mail);
            let (head, _) = text.split_once("\r\n\r\n").unwrap();
            assert!(head.is_ascii() && !head.contains('\0'), "{name:?}: {head}");
            assert_eq!(headers(&text, "From").len(), 1, "{name:?}: {head}");
        }
    }
}

#[test]
fn names_stay() {
    for name in [
        "Dr. Zoë O'Brien-Ørsted, LL.M. (Berlin)",
        "\"Roy\" & Söhne @ Home",
        "Müller <Partner>; [Steuern]: 7+2=9 \\o/",
        "王小明",
        "Roy 💼",
    ] {
        assert_eq!(
            mailbox(name, Address::new("a", "example.com").unwrap()).name.as_deref(),
            Some(name)
        );
    }
}

#[test]
fn lines_are_short_and_ascii() {
    let mut mail = mail();
    mail.from_name = "Ärzte".repeat(50);
    mail.letter.subject = "Größe ".repeat(40);
    mail.letter.text = format!("{}\n{}\n", "Straße ".repeat(400), "x".repeat(3_000));
    mail.letter.html = format!("<p>{}</p>", "y".repeat(3_000));
    let text = rendered(&mail);
    assert!(text.is_ascii());
    let longest = text.split("\r\n").map(str::len).max().unwrap();
    assert!(longest <= 78, "{longest}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn hosts_are_written_for_everybody() {
    let mut mail = mail();
    mail.to = email("ana@müller.example");
    let text = rendered(&mail);
    assert_eq!(headers(&text, "To"), ["\"Ana Roy\" <ana@xn--mller-kva.example>"]);
    // A mailbox name has no ASCII form.
    mail.to = email("zoë@example.com");
    assert!(!rendered(&mail).is_ascii());
}

#[test]
fn dates_a_message_cannot_say() {
    let mut mail = mail();
    for (date, expect) in [
        (DateTime::<Utc>::MIN_UTC, "Thu, 01 Jan 1970 00:00:00 +0000"),
        (DateTime::<Utc>::MAX_UTC, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ] {
        mail.date = date;
        assert_eq!(headers(&rendered(&mail), "Date"), [expect]);
    }
}

#[test]
fn ids() {
    let from = email("office@müller.example");
    assert_eq!(
        message_id("019ab3cd-7def", &from),
        "019ab3cd-7def@xn--mller-kva.example"
    );
    assert_eq!(message_id("a b>\r\n<c@d", &from), "abcd@xn--mller-kva.example");
}

#[test]
fn an_address_mail_cannot_carry() {
    let mut mail = mail();
    mail.to = email("ana@xn--a.example");
    if let Err(problem) = render(&mail) {
        assert_eq!(
            (problem.at, problem.kind),
            (Step::Recipient, ProblemKind::AddressNotSupported)
        );
        assert!(problem.is_bounce());
    }
}

#[test]
fn no_address_is_printed() {
    let printed = format!("{:?}", mail());
    assert_eq!(
        printed,
        "Mail { message_id: \"019AB3CD-7DEF-70@example.com\", date: 2026-11-22T09:05:01Z, .. }"
    );
}
