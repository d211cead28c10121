//! A small firm and the ways tests change it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::change::WriteSet;
use domain::email::EmailAddress;
use domain::firm::Firm;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::people::{ContactPoint, Kind, PhoneValue, Reach, Role, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::phone::{E164, Region, Status as PhoneStatus};
use domain::teams::{Team, TeamMember};
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

pub(super) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 123_000).unwrap()
}

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

pub(super) fn name(given: &str, family: &str) -> PersonName {
    PersonName::parse(given, family).unwrap()
}

pub(super) fn sort_key(name: &PersonName) -> Vec<u8> {
    format!("{}\0{}", name.family(), name.given())
        .to_lowercase()
        .into_bytes()
}

pub(super) fn card(id: UserId, kind: Kind, given: &str, family: &str) -> UserCard {
    let status = if kind.is_staff() { Status::Active } else { Status::Quiet };
    UserCard {
        id,
        kind,
        name: name(given, family),
        middle_names: String::new(),
        company: String::new(),
        job_title: String::new(),
        status,
        created: now(),
    }
}

pub(super) fn phone(raw: &str, e164: Option<&str>) -> PhoneValue {
    PhoneValue {
        raw: raw.to_owned(),
        e164: e164.map(|n| E164::parse(n).unwrap()),
        ext: None,
        status: if e164.is_some() {
            PhoneStatus::Ok
        } else {
            PhoneStatus::Error
        },
        label: None,
    }
}

/// A client with an address, a number and an identifier, in the default team.
pub(super) fn add_client(changes: &mut WriteSet, n: u128, given: &str, family: &str) {
    let id = user(n);
    let email = EmailAddress::parse(&format!("c{n}@Example.com")).unwrap();
    let number = format!("+4420794600{:02}", n % 100);
    changes.cards.inserted.push(card(id, Kind::Client, given, family));
    changes.privates.inserted.push(UserPrivate {
        user: id,
        email: Some(email.clone()),
        phone: E164::parse(&number),
        identifier: Some(Identifier::parse(&format!("CRM-{n:06}")).unwrap()),
    });
    let reaches = [
        Reach::Email(email),
        Reach::Phone(phone(&format!("020 7946 00{:02}", n % 100), Some(&number))),
    ];
    for (position, reach) in (0_u16..).zip(reaches) {
        let point = PointId(Uuid::from_u128(id.0.as_u128() * 16 + u128::from(position)));
        changes.points.inserted.push(ContactPoint {
            id: point,
            user: id,
            position,
            label: "work".into(),
            reach,
        });
    }
    changes.members.inserted.push(TeamMember { team: TEAM, user: id });
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
    let identifier = TeamIdentifier::parse(&name.replace(' ', "")).ok();
    Team {
        id,
        name: name.to_owned(),
        identifier,
        description: String::new(),
        is_default,
        shared: false,
    }
}

pub(super) fn founding() -> WriteSet {
    let mut changes = WriteSet::default();
    changes.firms.inserted.push(Firm {
        id: FIRM,
        name: "Brown & Roy".into(),
        country: Region::parse("GB").unwrap(),
        time_zone: "Europe/London".parse().unwrap(),
    });
    let mut founder = card(FOUNDER, Kind::Staff(Role::SystemAdministrator), "Rosa", "Brown");
    founder.job_title = "Partner".into();
    changes.cards.inserted.push(founder);
    changes.privates.inserted.push(UserPrivate {
        user: FOUNDER,
        email: EmailAddress::parse("rosa@example.com").ok(),
        phone: None,
        identifier: None,
    });
    changes.points.inserted.push(ContactPoint {
        id: PointId(Uuid::from_u128(0x30)),
        user: FOUNDER,
        position: 0,
        label: "office".into(),
        reach: Reach::Phone(phone("0113 496 0018", Some("+441134960018"))),
    });
    changes.teams.inserted.push(team(TEAM, "Clients", true));
    changes.members.inserted.push(TeamMember {
        team: TEAM,
        user: FOUNDER,
    });
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
