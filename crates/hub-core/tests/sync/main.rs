//! Commands of devices: judged for the device's user, told once, and refused without holding up others.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod exchange;
mod frames;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::buckets::Bucket;
use domain::command::Command;
use domain::command::{
    AddMembers, AddPerson, Arrival, CommandKind, CreateFirm, CreateTeam, EditFirm, EditPoints, EditProfile, Invite,
    Members, Newcomer, Proof, RecordAcceptance, UndoCommand,
};
use domain::decide::Refusal;
use domain::email::EmailAddress;
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::invitation_code::InvitationCode;
use domain::join::{Joined, OWN_TERMS, Terms};
use domain::language::PreferredLanguage;
use domain::people::Role;
use domain::username::Username;
use hub_core::mail::{self, Guess};
use hub_core::sync::derive::derive_all;
use hub_core::sync::push::push;
use hub_core::sync::{Secret, pull};
use hub_core::{Submitted, submit};
use protocol::command::WireCommand;
use protocol::frame::{Answer, Cursor, Outcome, Standing, Verdict};
use store::Memory;
use store::port::{Execute, Store};
use store::records::checksum::content_checksum;
use store::sync::devices::{self, Device};
use uuid::Uuid;

const FIRM: FirmId = FirmId(Uuid::from_u128(1));
const FOUNDER: UserId = UserId(Uuid::from_u128(2));
const TEAM: TeamId = TeamId(Uuid::from_u128(3));

fn now() -> DateTime<Utc> {
    testkit::now()
}

fn secret() -> Secret {
    Secret::new([9; 32])
}

fn wire(n: u128, kind: &CommandKind) -> WireCommand {
    WireCommand::of(CommandId(Uuid::from_u128(0x100 + n)), now(), &[], kind).unwrap()
}

fn rename(name: &str) -> CommandKind {
    CommandKind::EditFirm(EditFirm {
        name: Some(name.into()),
        country: None,
        time_zone: None,
    })
}

/// A firm that serves others, and the device of its founder.
async fn firm() -> (Memory, Device) {
    let store = Memory::open(now()).await.unwrap();
    let mut w = store.write().await.unwrap();
    let kind = CommandKind::CreateFirm(Box::new(CreateFirm {
        firm: testkit::firm(FIRM, "Harbour & Vale"),
        founder: testkit::name("Anna", "Whitmore"),
        email: EmailAddress::parse("anna@example.com").unwrap(),
        email_point: PointId(Uuid::from_u128(4)),
        team: TEAM,
        team_name: "Everybody".into(),
    }));
    let id = CommandId(Uuid::from_u128(5));
    let founding = Command {
        id,
        actor: FOUNDER,
        at: now(),
        expect: Vec::new(),
        kind,
    };
    let done = submit(&mut w, FIRM, founding, now()).await.unwrap();
    assert!(matches!(done, Submitted::Done(_)));
    devices::serve(&mut w, FIRM, Uuid::from_u128(6), now()).await.unwrap();
    devices::add(&mut w, FIRM, (Uuid::from_u128(7), FOUNDER, "desk"), &[1; 32], now())
        .await
        .unwrap();
    derive_all(&mut w, FIRM, &secret(), 1).await.unwrap();
    let device = devices::by_token(&mut w, FIRM, &[1; 32]).await.unwrap().unwrap();
    w.commit().await.unwrap();
    (store, device)
}

async fn judged(store: &Memory, device: &Device, commands: Vec<WireCommand>) -> Vec<Verdict> {
    let mut w = store.write().await.unwrap();
    let outcomes = push(&mut w, FIRM, &secret(), device, commands, now()).await.unwrap();
    w.commit().await.unwrap();
    outcomes.into_iter().map(|Outcome { verdict, .. }| verdict).collect()
}

async fn checksum(store: &Memory) -> u64 {
    let mut q = store.read().await.unwrap();
    content_checksum(&mut q, FIRM).await.unwrap()
}

#[tokio::test]
async fn a_refusal_holds_up_nobody_and_leaves_nothing() {
    let (store, device) = firm().await;
    let unknown = CommandKind::AddMembers(AddMembers(Members {
        team: TeamId(Uuid::nil()),
        users: vec![FOUNDER],
    }));
    let team = CommandKind::CreateTeam(CreateTeam {
        team: TeamId(Uuid::from_u128(8)),
        name: "Trusts".into(),
        identifier: None,
        description: String::new(),
        members: vec![FOUNDER],
    });
    let before = checksum(&store).await;
    let verdicts = judged(&store, &device, vec![wire(1, &unknown), wire(2, &rename(" "))]).await;
    assert_eq!(
        verdicts,
        [
            Verdict::Refused(Refusal::UnknownRecord),
            Verdict::Refused(Refusal::NameMissing)
        ]
    );
    assert_eq!(checksum(&store).await, before);
    let verdicts = judged(
        &store,
        &device,
        vec![wire(3, &unknown), wire(4, &team), wire(5, &rename("Vale"))],
    )
    .await;
    assert_eq!(verdicts[1..], [Verdict::Confirmed(None), Verdict::Confirmed(None)]);
    assert_ne!(checksum(&store).await, before);
}

#[tokio::test]
async fn an_undo_that_is_refused_puts_nothing_back() {
    let (store, device) = firm().await;
    judged(
        &store,
        &device,
        vec![wire(1, &rename("Vale")), wire(2, &rename("Harbour"))],
    )
    .await;
    let before = checksum(&store).await;
    let undo = CommandKind::UndoCommand(UndoCommand::of(CommandId(Uuid::from_u128(0x101))));
    let verdicts = judged(&store, &device, vec![wire(3, &undo)]).await;
    assert!(
        matches!(verdicts.as_slice(), [Verdict::Refused(Refusal::ChangedSince { .. })]),
        "{verdicts:?}"
    );
    assert_eq!(checksum(&store).await, before);
}

#[tokio::test]
async fn a_command_that_arrives_again_is_answered_and_not_done_again() {
    let (store, device) = firm().await;
    let commands = vec![wire(1, &rename("Vale")), wire(2, &rename(" "))];
    let first = judged(&store, &device, commands.clone()).await;
    judged(&store, &device, vec![wire(3, &rename("Harbour"))]).await;
    let before = checksum(&store).await;
    assert_eq!(judged(&store, &device, commands).await, first);
    // Nor does it matter what it says now.
    assert_eq!(judged(&store, &device, vec![wire(1, &rename(" "))]).await, first[..1]);
    assert_eq!(checksum(&store).await, before);
}

#[tokio::test]
async fn commands_are_those_of_the_devices_user() {
    let (store, founders) = firm().await;
    judged(&store, &founders, vec![wire(1, &rename("Vale"))]).await;
    let stranger = Device {
        id: Uuid::from_u128(70),
        user: UserId(Uuid::from_u128(71)),
        ..founders.clone()
    };
    let before = checksum(&store).await;
    let own = CommandKind::EditPoints(EditPoints {
        user: FOUNDER,
        points: Vec::new(),
    });
    let verdicts = judged(&store, &stranger, vec![wire(2, &rename("Mine")), wire(3, &own)]).await;
    assert_eq!(
        verdicts,
        [
            Verdict::Refused(Refusal::NotAllowed),
            Verdict::Refused(Refusal::NotAllowed)
        ]
    );
    // The id of somebody else's command tells nothing, whether a device sent it or the firm's own program.
    let founding = WireCommand {
        id: CommandId(Uuid::from_u128(5)),
        ..wire(0, &rename("Mine"))
    };
    let verdicts = judged(&store, &stranger, vec![wire(1, &rename("Mine")), founding]).await;
    assert_eq!(verdicts, [Verdict::Malformed, Verdict::Malformed]);
    assert_eq!(checksum(&store).await, before);
}

#[tokio::test]
async fn what_cannot_be_read_is_told_from_what_is_too_new() {
    let (store, device) = firm().await;
    let broken = WireCommand {
        p: serde_json::json!({ "name": 7 }),
        ..wire(1, &rename("Vale"))
    };
    let newer = WireCommand {
        v: 99,
        ..wire(2, &rename("Vale"))
    };
    let verdicts = judged(&store, &device, vec![broken, newer]).await;
    assert_eq!(verdicts, [Verdict::Malformed, Verdict::HubTooOld]);
}

/// One answer with room for one record; which buckets it takes away, and which of them it told to their end.
async fn told(store: &Memory, reader: UserId, have: &mut BTreeMap<Bucket, Cursor>) -> (Vec<Bucket>, Vec<Bucket>, bool) {
    let mut q = store.read().await.unwrap();
    let all: Vec<(Bucket, Cursor)> = have.clone().into_iter().collect();
    let pulled = pull::pull(&mut q, FIRM, &secret(), reader, &all, 1).await.unwrap();
    let (mut revoked, mut whole) = (Vec::new(), Vec::new());
    for line in pulled.lines {
        match line {
            Answer::Revoke(bucket) => {
                have.remove(&bucket);
                revoked.push(bucket);
            }
            Answer::Close(closed) => {
                whole.extend(closed.state.map(|_| closed.bucket));
                have.insert(closed.bucket, closed.cursor);
            }
            _ => {}
        }
    }
    (revoked, whole, pulled.more)
}

/// Otherwise their colleagues would be gone from their device until they come again.
#[tokio::test]
async fn whoever_becomes_an_administrator_keeps_what_they_have_until_they_have_more() {
    let (store, founders) = firm().await;
    let staff = UserId(Uuid::from_u128(0x50));
    let add = CommandKind::AddPerson(Box::new(AddPerson {
        user: staff,
        name: testkit::name("Cora", "Roy"),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        newcomer: Newcomer::Staff(Role::Staff),
        arrival: Arrival::Present,
        email: EmailAddress::parse("cora@example.com").ok(),
        phone: None,
        identifier: None,
        language: PreferredLanguage::default(),
        note: String::new(),
        points: [PointId(Uuid::from_u128(0x51)), PointId(Uuid::from_u128(0x52))],
        teams: vec![TEAM],
        book: None,
    }));
    let role = |role| {
        CommandKind::EditProfile(Box::new(EditProfile {
            user: staff,
            given: None,
            family: None,
            middle_names: None,
            job_title: None,
            company: None,
            note: None,
            email: None,
            phone: None,
            identifier: None,
            language: None,
            role: Some(role),
            points: [PointId(Uuid::from_u128(0x53)), PointId(Uuid::from_u128(0x54))],
        }))
    };
    judged(&store, &founders, vec![wire(1, &add)]).await;
    let mut w = store.write().await.unwrap();
    devices::add(&mut w, FIRM, (Uuid::from_u128(8), staff, "desk"), &[2; 32], now())
        .await
        .unwrap();
    w.commit().await.unwrap();

    let mut have = BTreeMap::new();
    while told(&store, staff, &mut have).await.2 {}
    let of_staff = [Bucket::Base, Bucket::Staff, Bucket::Team(TEAM), Bucket::Own(staff)];
    assert_eq!(have.keys().copied().collect::<Vec<_>>(), of_staff);

    let verdicts = judged(&store, &founders, vec![wire(2, &role(Role::UserAdministrator))]).await;
    assert!(matches!(verdicts[0], Verdict::Confirmed(_)), "{verdicts:?}");
    let mut pages = 0;
    loop {
        let (revoked, whole, more) = told(&store, staff, &mut have).await;
        assert!(revoked.is_empty() && more, "{revoked:?}");
        pages += 1;
        if whole.contains(&Bucket::Admin) {
            break;
        }
    }
    assert!(pages > 2, "{pages}");
    let (revoked, _, more) = told(&store, staff, &mut have).await;
    assert_eq!((revoked, more), (vec![Bucket::Staff, Bucket::Team(TEAM)], false));

    judged(&store, &founders, vec![wire(3, &role(Role::Staff))]).await;
    let (revoked, _, _) = told(&store, staff, &mut have).await;
    assert_eq!(revoked, [Bucket::Admin]);
    while told(&store, staff, &mut have).await.2 {}
    assert_eq!(have.keys().copied().collect::<Vec<_>>(), of_staff);
}

#[tokio::test]
async fn whoever_is_not_there_is_told_nothing() {
    let (store, _) = firm().await;
    let mut q = store.read().await.unwrap();
    let pulled = pull::pull(&mut q, FIRM, &secret(), UserId(Uuid::from_u128(71)), &[], 100)
        .await
        .unwrap();
    assert_eq!(
        (pulled.standing, pulled.lines.len(), pulled.more),
        (Standing::Gone, 0, false)
    );
}

#[tokio::test]
async fn nobody_accepts_an_invitation_by_a_device_they_had_before() {
    let (store, _) = firm().await;
    let cora = UserId(Uuid::from_u128(10));
    let added = CommandKind::AddPerson(Box::new(AddPerson {
        user: cora,
        newcomer: Newcomer::Client,
        name: testkit::name("Cora", "Hale"),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: PreferredLanguage::default(),
        email: EmailAddress::parse("cora@example.com").ok(),
        phone: None,
        identifier: None,
        teams: Vec::new(),
        book: None,
        arrival: Arrival::Quiet,
        points: [PointId(Uuid::from_u128(11)), PointId(Uuid::from_u128(12))],
    }));
    let invited = CommandKind::Invite(Invite {
        users: vec![cora],
        message: String::new(),
    });
    let mut w = store.write().await.unwrap();
    for (n, kind) in [added, invited].into_iter().enumerate() {
        let command = Command {
            id: CommandId(Uuid::from_u128(0x50 + n as u128)),
            actor: FOUNDER,
            at: now(),
            expect: Vec::new(),
            kind,
        };
        let done = submit(&mut w, FIRM, command, now()).await.unwrap();
        assert!(matches!(done, Submitted::Done(_)));
    }
    let code = InvitationCode::new([7; 5]);
    let (mut codes, mut names) = (|| code, || "1@example.com".to_owned());
    let mails = mail::claim(&mut w, FIRM, now(), 9, &mut codes, &mut names).await;
    assert_eq!(mails.unwrap().len(), 1);
    let Guess::Right(code) = mail::guess(&mut w, FIRM, cora, code, now()).await.unwrap() else {
        panic!("it is her code");
    };
    devices::add(&mut w, FIRM, (Uuid::from_u128(70), cora, "old"), &[2; 32], now())
        .await
        .unwrap();
    let device = devices::by_token(&mut w, FIRM, &[2; 32]).await.unwrap().unwrap();
    // Here nobody counts wrong codes: even the right one is refused.
    let proof = Proof::Joined(Box::new(Joined {
        code,
        username: Username::parse("CoraHale").unwrap(),
        terms: Terms {
            own: OWN_TERMS,
            firm: None,
        },
    }));
    let accept = CommandKind::RecordAcceptance(RecordAcceptance { user: cora, proof });
    let told = push(&mut w, FIRM, &secret(), &device, vec![wire(1, &accept)], now()).await;
    assert_eq!(told.unwrap()[0].verdict, Verdict::Refused(Refusal::NotAllowed));
}
