use std::io;

use rustls::CertificateError;

use super::{Problem, ProblemKind, Step, WORDS_MAX};

#[track_caller]
fn check(at: Step, code: u16, words: &str, kind: ProblemKind) {
    let problem = Problem::refused(at, code, words);
    assert_eq!(
        (problem.kind, problem.code),
        (kind, Some(code)),
        "{at:?} {code} {words}"
    );
    let bounce = kind == ProblemKind::RecipientRefused;
    assert_eq!(problem.is_bounce(), bounce, "{at:?} {code} {words}");
}

#[test]
fn refusals_by_stage() {
    check(Step::Greeting, 554, "no service", ProblemKind::Refused);
    check(Step::Greeting, 421, "too many connections", ProblemKind::Busy);
    check(Step::Tls, 502, "not implemented", ProblemKind::NoTls);
    check(Step::Tls, 454, "4.7.0 not now", ProblemKind::Busy);
    check(Step::Login, 535, "5.7.8 bad credentials", ProblemKind::LoginRefused);
    check(Step::Login, 454, "4.7.0 try later", ProblemKind::Busy);
    check(Step::Login, 538, "encryption required", ProblemKind::TlsNeeded);
    check(
        Step::Sender,
        530,
        "5.7.0 Must issue a STARTTLS command first",
        ProblemKind::TlsNeeded,
    );
    check(
        Step::Sender,
        530,
        "5.7.0 Authentication required",
        ProblemKind::LoginNeeded,
    );
    check(Step::Sender, 553, "5.7.1 not your address", ProblemKind::SenderRefused);
    check(Step::Sender, 452, "4.3.1 disk full", ProblemKind::Busy);
    check(Step::Data, 554, "5.7.1 looks like spam", ProblemKind::Refused);
    check(Step::Data, 451, "4.3.0 try again", ProblemKind::Busy);
}

#[test]
fn refusals_of_a_recipient() {
    check(
        Step::Recipient,
        550,
        "5.1.1 no such user",
        ProblemKind::RecipientRefused,
    );
    check(Step::Recipient, 550, "unknown", ProblemKind::RecipientRefused);
    check(Step::Recipient, 501, "bad address", ProblemKind::RecipientRefused);
    check(Step::Recipient, 450, "4.2.0 greylisted", ProblemKind::Busy);
    check(
        Step::Recipient,
        554,
        "5.7.1 Relay access denied",
        ProblemKind::RelayRefused,
    );
    check(
        Step::Recipient,
        550,
        "5.7.1 Client was not authenticated",
        ProblemKind::LoginNeeded,
    );
    check(Step::Recipient, 554, "5.7.1 Client host blocked", ProblemKind::Refused);
    check(Step::Recipient, 503, "MAIL first", ProblemKind::Refused);
}

#[test]
fn refusals_of_a_letter() {
    check(Step::Data, 550, "5.1.1 no such user", ProblemKind::RecipientRefused);
    check(Step::Data, 556, "5.1.10 takes no mail", ProblemKind::RecipientRefused);
    check(Step::Data, 552, "5.2.2 mailbox full", ProblemKind::RecipientRefused);
    check(Step::Data, 550, "5.1.8 bad sender", ProblemKind::Refused);
    check(Step::Data, 550, "5.1.1.1 what", ProblemKind::Refused);
    check(Step::Data, 550, "mailbox", ProblemKind::Refused);
    check(Step::Data, 550, "", ProblemKind::Refused);
}

#[test]
fn problems_that_stop_everything() {
    let at = |at, code, words| Problem::refused(at, code, words).stops_everything();
    assert!(at(Step::Greeting, 421, ""));
    assert!(at(Step::Login, 535, ""));
    assert!(at(Step::Sender, 550, ""));
    assert!(at(Step::Recipient, 421, "closing"));
    assert!(at(Step::Recipient, 554, "relay access denied"));
    assert!(!at(Step::Recipient, 550, "5.1.1 no such user"));
    assert!(!at(Step::Recipient, 451, "greylisted"));
    assert!(!at(Step::Data, 554, "spam"));
    assert!(Problem::new(Step::Data, ProblemKind::Closed, "").stops_everything());
}

#[test]
fn the_cause_is_found_below() {
    let tls = |error| io::Error::new(io::ErrorKind::InvalidData, rustls::Error::InvalidCertificate(error));
    for (error, kind) in [
        (tls(CertificateError::Expired), ProblemKind::CertificateExpired),
        (tls(CertificateError::NotValidYet), ProblemKind::CertificateExpired),
        (
            tls(CertificateError::NotValidForName),
            ProblemKind::CertificateWrongName,
        ),
        (tls(CertificateError::UnknownIssuer), ProblemKind::CertificateUntrusted),
        (tls(CertificateError::Revoked), ProblemKind::CertificateUntrusted),
        (
            io::Error::other(tls(CertificateError::Expired)),
            ProblemKind::CertificateExpired,
        ),
        (io::Error::other(rustls::Error::DecryptError), ProblemKind::TlsFailed),
        (io::ErrorKind::ConnectionRefused.into(), ProblemKind::ConnectionRefused),
        (io::ErrorKind::TimedOut.into(), ProblemKind::TimedOut),
        (io::ErrorKind::ConnectionReset.into(), ProblemKind::Closed),
        (io::ErrorKind::HostUnreachable.into(), ProblemKind::NotReached),
    ] {
        assert_eq!(Problem::from_cause(Step::Connect, &error).kind, kind, "{error:?}");
    }
    let unknown = io::Error::other("no such name");
    assert_eq!(
        Problem::from_cause(Step::Find, &unknown).kind,
        ProblemKind::NameNotFound
    );
    assert_eq!(
        Problem::from_cause(Step::Save, &unknown).kind,
        ProblemKind::FolderNotWritable
    );
}

#[test]
fn words_are_short_and_clean_and_not_printed() {
    let problem = Problem::refused(Step::Recipient, 550, "no\r\nana@example.com \u{7}\u{202e}here");
    assert_eq!(problem.answer, "550 no ana@example.com here");
    let long = Problem::refused(Step::Recipient, 550, &"ä".repeat(5_000));
    assert_eq!(long.answer.chars().count(), WORDS_MAX);
    let printed = format!("{problem:?} {problem}");
    assert!(!printed.contains("ana"), "{printed}");
    assert!(
        printed.ends_with("mail failed at Recipient: RecipientRefused (550)"),
        "{printed}"
    );
}
