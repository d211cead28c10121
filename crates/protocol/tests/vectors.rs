//! Golden vectors: what devices and hubs of this version send. A released line is never
//! edited; a new version of a kind gets a new line, and old ones still have to be read.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot build its world has failed"
)]

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::decide::Refusal;
use protocol::command::{KINDS, Unreadable, WireCommand, read_rows, write_rows};
use protocol::frame::{Answer, Outcome, Request, Verdict};
use serde_json::Value;

const COMMANDS: &str = include_str!("../../../tests/fixtures/protocol/commands.jsonl");
const ROWS: &str = include_str!("../../../tests/fixtures/protocol/rows.jsonl");
const REFUSALS: &str = include_str!("../../../tests/fixtures/protocol/refusals.jsonl");
const ANSWER: &str = include_str!("../../../tests/fixtures/protocol/answer.jsonl");
const REQUEST: &str = include_str!("../../../tests/fixtures/protocol/request.jsonl");

#[test]
fn every_kind_of_command_has_a_vector_that_reads_and_writes_the_same() {
    let rows = Arc::new(read_rows(ROWS.as_bytes()).unwrap());
    let mut seen = BTreeSet::new();
    for line in COMMANDS.lines() {
        let command: WireCommand = serde_json::from_str(line).unwrap();
        seen.insert((command.kind.clone(), command.v));
        let kind = command.clone().read(Some(Arc::clone(&rows)));
        let kind = kind.unwrap_or_else(|e| panic!("{e}: {line}"));
        let written = WireCommand::of(command.id, command.at, &command.expect, &kind).unwrap();
        // The order of fields in a payload depends on how `serde_json` was built, and means nothing.
        let (written, line): (Value, Value) = (
            serde_json::to_value(&written).unwrap(),
            serde_json::from_str(line).unwrap(),
        );
        assert_eq!(written, line);
    }
    let kinds: BTreeSet<_> = KINDS.iter().map(|(kind, v)| ((*kind).to_owned(), *v)).collect();
    assert_eq!(seen, kinds);
}

#[test]
fn rows_of_an_import_read_and_write_the_same() {
    let rows = read_rows(ROWS.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(write_rows(&rows).unwrap()).unwrap(), ROWS);
}

/// The word of a refusal on the wire. A variant without one does not compile.
fn code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotAllowed => "notAllowed",
        Refusal::SystemAdministratorNeeded => "systemAdministratorNeeded",
        Refusal::NameMissing => "nameMissing",
        Refusal::EmailMissing => "emailMissing",
        Refusal::ContactMissing => "contactMissing",
        Refusal::TooLong { .. } => "tooLong",
        Refusal::EmailTaken { .. } => "emailTaken",
        Refusal::IdentifierTaken { .. } => "identifierTaken",
        Refusal::TeamIdentifierTaken { .. } => "teamIdentifierTaken",
        Refusal::LastSystemAdministrator => "lastSystemAdministrator",
        Refusal::OwnRole => "ownRole",
        Refusal::Yourself => "yourself",
        Refusal::WrongState { .. } => "wrongState",
        Refusal::Uncovers { .. } => "uncovers",
        Refusal::NotTheSameSide { .. } => "notTheSameSide",
        Refusal::NamedTwice { .. } => "namedTwice",
        Refusal::RoleOfClient { .. } => "roleOfClient",
        Refusal::OnlyClients { .. } => "onlyClients",
        Refusal::LastPoint { .. } => "lastPoint",
        Refusal::TooManyPoints { .. } => "tooManyPoints",
        Refusal::NoActiveStaff { .. } => "noActiveStaff",
        Refusal::LastActiveStaff { .. } => "lastActiveStaff",
        Refusal::LastTeam { .. } => "lastTeam",
        Refusal::NoOtherTeam { .. } => "noOtherTeam",
        Refusal::DefaultTeamStays { .. } => "defaultTeamStays",
        Refusal::NoAddress { .. } => "noAddress",
        Refusal::PhoneMissing { .. } => "phoneMissing",
        Refusal::WrongCode => "wrongCode",
        Refusal::UsernameTaken => "usernameTaken",
        Refusal::TermsChanged => "termsChanged",
        Refusal::Revoked { .. } => "revoked",
        Refusal::NothingDue => "nothingDue",
        Refusal::TextMissing => "textMissing",
        Refusal::NoActiveRecipients => "noActiveRecipients",
        Refusal::MailSent => "mailSent",
        Refusal::UserInactive { .. } => "userInactive",
        Refusal::NoBooks => "noBooks",
        Refusal::DefaultTeamMissing => "defaultTeamMissing",
        Refusal::Conflict { .. } => "conflict",
        Refusal::UnknownRecord => "unknownRecord",
        Refusal::FirmExists => "firmExists",
        Refusal::EmptyImport => "emptyImport",
        Refusal::TooManyRows { .. } => "tooManyRows",
        Refusal::ChangedSince { .. } => "changedSince",
        Refusal::AlreadyUndone { .. } => "alreadyUndone",
        Refusal::TooOld { .. } => "tooOld",
        Refusal::NotUndoable => "notUndoable",
    }
}

const CODES: usize = 47;

#[test]
fn every_refusal_has_a_vector_that_reads_and_writes_the_same() {
    let mut seen = BTreeSet::new();
    for line in REFUSALS.lines() {
        let answer: Answer = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&answer).unwrap(), line);
        let Answer::Outcome(Outcome {
            verdict: Verdict::Refused(refusal),
            ..
        }) = answer
        else {
            panic!("no refusal: {line}");
        };
        assert!(line.contains(&format!("\"{}\"", code(&refusal))), "{line}");
        seen.insert(code(&refusal));
    }
    assert_eq!(seen.len(), CODES);
}

#[test]
fn lines_of_requests_and_answers_read_and_write_the_same() {
    for line in ANSWER.lines() {
        let answer: Answer = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&answer).unwrap(), line);
    }
    for line in REQUEST.lines() {
        let request: Request = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&request).unwrap(), line);
    }
}

#[test]
fn a_value_is_checked_as_if_it_were_typed() {
    let command = |kind: &str, p: &str| WireCommand {
        kind: kind.into(),
        p: serde_json::from_str(p).unwrap(),
        ..serde_json::from_str(COMMANDS.lines().next().unwrap()).unwrap()
    };
    let id = "01938f00-0000-7000-8000-000000000001";
    for (kind, p) in [
        ("editFirm", r#"{"country":"UK"}"#.to_owned()),
        ("editFirm", r#"{"timeZone":"Mars/Olympus"}"#.to_owned()),
        ("editFirm", r#"{"owner":"me"}"#.to_owned()),
        ("editFirm", r#"[]"#.to_owned()),
        ("migrateBooks", r#"{"all":true}"#.to_owned()),
        ("suspend", format!(r#"{{"users":["{id}"],"uncovering":"yes"}}"#)),
        ("suspend", r#"{"users":["1"],"uncovering":false}"#.to_owned()),
        ("dismissPair", format!(r#"{{"pair":["{id}","{id}"],"evidence":""}}"#)),
        ("setPicture", format!(r#"{{"user":"{id}","picture":"AAAA"}}"#)),
        (
            "recordAcceptance",
            format!(r#"{{"user":"{id}","proof":{{"code":"12"}}}}"#),
        ),
        (
            "editProfile",
            format!(r#"{{"user":"{id}","email":"nobody","points":["{id}","{id}"]}}"#),
        ),
        (
            "editProfile",
            format!(r#"{{"user":"{id}","phone":{{"raw":"1","e164":"12","status":"ok"}},"points":["{id}","{id}"]}}"#),
        ),
    ] {
        assert_eq!(command(kind, &p).read(None), Err(Unreadable::Malformed), "{kind} {p}");
    }
    assert_eq!(command("danceOnTables", "{}").read(None), Err(Unreadable::Newer));
    let newer = WireCommand {
        v: 9,
        ..command("editFirm", "{}")
    };
    assert_eq!(newer.read(None), Err(Unreadable::Newer));
    // Whoever sends a command does not say who they are.
    let with_actor = COMMANDS.lines().next().unwrap().replacen('{', r#"{"actor":"me","#, 1);
    assert!(serde_json::from_str::<WireCommand>(&with_actor).is_err());
}

#[test]
fn an_import_comes_with_all_its_rows() {
    let import = COMMANDS.lines().find(|line| line.contains("importPeople")).unwrap();
    let import: WireCommand = serde_json::from_str(import).unwrap();
    let mut rows = read_rows(ROWS.as_bytes()).unwrap();
    assert_eq!(import.clone().read(None), Err(Unreadable::RowsMissing));
    rows.pop();
    assert_eq!(import.read(Some(Arc::new(rows))), Err(Unreadable::RowsMissing));
    let long = ROWS.replace("Gardener", &"g".repeat(501));
    assert_eq!(read_rows(long.as_bytes()), Err(Unreadable::Malformed));
}
