//! A small firm and the ways tests change it.

use std::collections::BTreeMap;

use domain::change::WriteSet;
use domain::email::EmailAddress;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::people::{ContactPoint, Kind, Reach, Role, UserPrivate};
use domain::person_name::PersonName;
use domain::phone::E164;
use domain::teams::{Team, TeamMember};
pub(super) use testkit::{card, now, phone, point, private};
use uuid::Uuid;

use crate::error::StoreError;
use crate::hub::commands::{CommandLine, append_command};
use crate::key::Key;
use crate::port::{Execute, Store};
use crate::records::{apply, next_seq};
use crate::{Memory, Sqlite};

pub(super) const FIRM: FirmId = FirmId(Uuid::from_u128(1));
pub(super) const FOUNDER: UserId = UserId(Uuid::from_u128(0x10));
pub(super) const TEAM: TeamId = TeamId(Uuid::from_u128(0x20));

pub(super) fn key() -> Key {
    Key::new([7; 32])
}

pub(super) async fn memory() -> Memory {
    Memory::open(now()).await.unwrap()
}

pub(super) async fn file(folder: &tempfile::TempDir) -> Sqlite {
    Sqlite::open(&folder.path().join("firm.db"), &key(), true, now())
        .await
        .unwrap()
}

pub(super) fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(0x1000 + n))
}

pub(super) fn command(seq: i64) -> CommandId {
    CommandId(Uuid::from_u128(0x100_0000 + u128::try_from(seq).unwrap()))
}

pub(super) fn sort_key(name: &PersonName) -> Vec<u8> {
    format!("{}\0{}", name.family(), name.given())
        .to_lowercase()
        .into_bytes()
}

/// A client with an address, a number and an identifier, in the default team.
pub(super) fn add_client(changes: &mut WriteSet, n: u128, given: &str, family: &str) {
    let id = user(n);
    let email = EmailAddress::parse(&format!("c{n}@Example.com")).unwrap();
    let number = format!("+4420794600{:02}", n % 100);
    changes.cards.inserted.push(card(id, Kind::Client, given, family));
    changes.privates.inserted.push(UserPrivate {
        email: Some(email.clone()),
        phone: E164::parse(&number),
        identifier: Some(Identifier::parse(&format!("CRM-{n:06}")).unwrap()),
        ..private(id)
    });
    let reaches = [
        Reach::Email(email),
        Reach::Phone(phone(&format!("020 7946 00{:02}", n % 100), Some(&number))),
    ];
    for (position, reach) in (0_u16..).zip(reaches) {
        let key = PointId(Uuid::from_u128(id.0.as_u128() * 16 + u128::from(position)));
        changes.points.inserted.push(ContactPoint {
            label: "work".into(),
            ..point(key, id, position, reach)
        });
    }
    changes.members.inserted.push(TeamMember::new(TEAM, id));
}

pub(super) fn clients(from: u128, count: u128) -> WriteSet {
    let mut changes = WriteSet::default();
    for n in from..from + count {
        let given = ["Ana", "Zoë", "Bo", "O'Neil", "Łukasz"][usize::try_from(n % 5).unwrap()];
        let family = ["Roy", "Müller", "Smith-Jones", "de la Cruz"][usize::try_from(n % 4).unwrap()];
        add_client(&mut changes, n, given, family);
    }
    changes
}

pub(super) fn team(id: TeamId, name: &str, is_default: bool) -> Team {
    Team {
        identifier: TeamIdentifier::parse(&name.replace(' ', "")).ok(),
        is_default,
        ..testkit::team(id, name)
    }
}

pub(super) fn founding() -> WriteSet {
    let mut changes = WriteSet::default();
    changes.firms.inserted.push(testkit::firm(FIRM, "Brown & Roy"));
    let mut founder = card(FOUNDER, Kind::Staff(Role::SystemAdministrator), "Rosa", "Brown");
    founder.job_title = "Partner".into();
    changes.cards.inserted.push(founder);
    changes.privates.inserted.push(UserPrivate {
        email: EmailAddress::parse("rosa@example.com").ok(),
        ..private(FOUNDER)
    });
    let number = Reach::Phone(phone("0113 496 0018", Some("+441134960018")));
    changes.points.inserted.push(ContactPoint {
        label: "office".into(),
        ..point(PointId(Uuid::from_u128(0x30)), FOUNDER, 0, number)
    });
    changes.teams.inserted.push(team(TEAM, "Clients", true));
    changes.members.inserted.push(TeamMember::new(TEAM, FOUNDER));
    changes
}

/// Writes a command with its changes; returns its number.
pub(super) async fn submit(w: &mut impl Execute, verb: &str, changes: &WriteSet) -> Result<i64, StoreError> {
    let seq = next_seq(w, FIRM).await?;
    apply(w, FIRM, seq, changes, &mut |_, _| {}).await?;
    append_command(w, FIRM, &line(seq, verb, None)).await?;
    Ok(seq)
}

pub(super) fn line(seq: i64, verb: &str, undoes: Option<CommandId>) -> CommandLine {
    CommandLine {
        seq,
        id: command(seq),
        actor: FOUNDER,
        at: now(),
        verb: domain::coded::Coded::parse(verb).unwrap(),
        detail: "{}".into(),
        undoes,
        undone_by: None,
    }
}

/// A founded firm with this many clients, without search lines.
pub(super) async fn founded<S: Store>(store: &S, count: u128) -> BTreeMap<&'static str, i64> {
    let mut w = store.write().await.unwrap();
    let firm = submit(&mut w, "createFirm", &founding()).await.unwrap();
    let import = submit(&mut w, "importPeople", &clients(0, count)).await.unwrap();
    w.commit().await.unwrap();
    BTreeMap::from([("firm", firm), ("import", import)])
}
