//! People as the rules need them, and the holders of keys.

use std::collections::{BTreeMap, BTreeSet};

use domain::coded::Coded;
use domain::email::EmailAddress;
use domain::identifier::Identifier;
use domain::ids::{FirmId, PointId, TeamId, UserId};
use domain::language::PreferredLanguage;
use domain::people::{ContactPoint, Person, PhoneValue, Reach, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::phone::{E164, Status as PhoneStatus};

use super::in_order;
use super::invitations::invitations;
use super::notes::notes;
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Fields, Kind, Query, Val};
use crate::tables::{Record, kind_codes, kind_of};

/// These people, whole. Ids without a record are absent from the answer.
pub async fn people(q: &mut impl Query, firm: FirmId, ids: &[UserId]) -> Result<BTreeMap<UserId, Person>, StoreError> {
    let mut people = BTreeMap::new();
    for ids in ids.chunks(CHUNK) {
        let list = placeholders(2, ids.len());
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, ids.iter().map(|id| &id.0));
        let sql = format!(
            "SELECT c.user_id, c.kind, c.role, c.given, c.family, c.job_title, c.status, c.created, c.middle_names, c.company, c.language, \
             p.user_id, p.email, p.phone, p.identifier FROM user_card c \
             JOIN user_private p ON p.firm = c.firm AND p.user_id = c.user_id \
             WHERE c.firm = $1 AND c.user_id IN ({list})"
        );
        for row in q.query(sql, args.clone()).await? {
            let mut row = row.read("user_card");
            let card = card(&mut row)?;
            let private = private(&mut row)?;
            people.insert(
                card.id,
                Person {
                    card,
                    private,
                    points: Vec::new(),
                    teams: BTreeSet::new(),
                    invitation: None,
                    note: None,
                },
            );
        }
        for point in points(q, firm, ids).await? {
            if let Some(person) = people.get_mut(&point.user) {
                person.points.push(point);
            }
        }
        for (user, invitation) in invitations(q, firm, ids).await? {
            if let Some(person) = people.get_mut(&user) {
                person.invitation = Some(invitation);
            }
        }
        for (user, note) in notes(q, firm, ids).await? {
            if let Some(person) = people.get_mut(&user) {
                person.note = Some(note);
            }
        }
        let sql = format!("SELECT user_id, team_id FROM team_member WHERE firm = $1 AND user_id IN ({list})");
        for row in q.query(sql, args).await? {
            let mut row = row.read("team_member");
            let user = UserId(row.uuid()?);
            if let Some(person) = people.get_mut(&user) {
                person.teams.insert(TeamId(row.uuid()?));
            }
        }
    }
    for person in people.values_mut() {
        in_order(&mut person.points);
    }
    Ok(people)
}

/// The cards of these people.
pub async fn cards(q: &mut impl Query, firm: FirmId, ids: &[UserId]) -> Result<BTreeMap<UserId, UserCard>, StoreError> {
    let mut cards = BTreeMap::new();
    for ids in ids.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, ids.iter().map(|id| &id.0));
        let sql = format!(
            "SELECT user_id, kind, role, given, family, job_title, status, created, middle_names, company, language FROM user_card \
             WHERE firm = $1 AND user_id IN ({})",
            placeholders(2, ids.len()),
        );
        for row in q.query(sql, args).await? {
            let card = card(&mut row.read("user_card"))?;
            cards.insert(card.id, card);
        }
    }
    Ok(cards)
}

/// What only administrators see of at most 200 people. A device that may not hold it has no row.
#[cfg(feature = "device")]
pub(crate) async fn privates(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, UserPrivate>, StoreError> {
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, users.iter().map(|id| &id.0));
    let sql = format!(
        "SELECT user_id, email, phone, identifier FROM user_private WHERE firm = $1 AND user_id IN ({})",
        placeholders(2, users.len()),
    );
    let rows = q.query(sql, args).await?.into_iter();
    rows.map(|row| private(&mut row.read("user_private")).map(|private| (private.user, private)))
        .collect()
}

/// The public contact points of at most 200 people, in no order.
pub async fn points(q: &mut impl Query, firm: FirmId, users: &[UserId]) -> Result<Vec<ContactPoint>, StoreError> {
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, users.iter().map(|id| &id.0));
    let sql = format!(
        "SELECT user_id, point_id, position, kind, label, text, e164, ext, status, raw_label \
         FROM contact_point WHERE firm = $1 AND user_id IN ({})",
        placeholders(2, users.len()),
    );
    q.query(sql, args)
        .await?
        .into_iter()
        .map(|row| point(&mut row.read("contact_point")))
        .collect()
}

/// The holders of these e-mail keys; free ones are absent.
pub async fn emails_in_use(
    q: &mut impl Query,
    firm: FirmId,
    keys: &[impl AsRef<str> + Sync],
) -> Result<BTreeMap<String, UserId>, StoreError> {
    holders(q, firm, "email_key", keys).await
}

/// The holders of these identifiers; free ones are absent.
pub async fn identifiers_in_use(
    q: &mut impl Query,
    firm: FirmId,
    identifiers: &[impl AsRef<str> + Sync],
) -> Result<BTreeMap<String, UserId>, StoreError> {
    holders(q, firm, "identifier", identifiers).await
}

/// Keys from which on it may be better to read all of the firm's than to ask for each.
const MANY: usize = 1_000;

async fn no_more_people_than(q: &mut impl Query, firm: FirmId, most: usize) -> Result<bool, StoreError> {
    let more = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let sql = "SELECT count(*) FROM (SELECT 1 FROM user_private WHERE firm = $1 LIMIT $2) AS people";
    let rows = q.query(sql, vec![(&firm.0).into(), more.into()]).await?;
    let row = rows.into_iter().next().ok_or(StoreError::row("user_private"))?;
    Ok(row.read("user_private").i64()? < more)
}

async fn holders(
    q: &mut impl Query,
    firm: FirmId,
    column: &'static str,
    keys: &[impl AsRef<str> + Sync],
) -> Result<BTreeMap<String, UserId>, StoreError> {
    if keys.len() >= MANY && no_more_people_than(q, firm, keys.len()).await? {
        let wanted: BTreeSet<&str> = keys.iter().map(AsRef::as_ref).collect();
        let sql = format!("SELECT {column}, user_id FROM user_private WHERE firm = $1 AND {column} IS NOT NULL");
        let rows = q.query(sql, vec![(&firm.0).into()]).await?;
        let held = rows.into_iter().map(|row| {
            let mut row = row.read("user_private");
            Ok((row.text()?, UserId(row.uuid()?)))
        });
        return held
            .filter(|held| held.as_ref().map_or(true, |(key, _)| wanted.contains(key.as_str())))
            .collect();
    }
    let mut holders = BTreeMap::new();
    for keys in keys.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, keys.iter().map(|key| key.as_ref()));
        let sql = format!(
            "SELECT {column}, user_id FROM user_private WHERE firm = $1 AND {column} IN ({})",
            placeholders(2, keys.len()),
        );
        for row in q.query(sql, args).await? {
            let mut row = row.read("user_private");
            holders.insert(row.text()?, UserId(row.uuid()?));
        }
    }
    Ok(holders)
}

/// People with neither address nor number nor identifier. There are few, if any.
pub async fn without_contact(q: &mut impl Query, firm: FirmId) -> Result<BTreeSet<UserId>, StoreError> {
    let sql = "SELECT p.user_id FROM user_private p WHERE p.firm = $1 AND p.email IS NULL AND p.phone IS NULL \
               AND p.identifier IS NULL AND NOT EXISTS (SELECT 1 FROM contact_point c \
               WHERE c.firm = p.firm AND c.user_id = p.user_id)";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    rows.into_iter()
        .map(|row| row.read("user_private").uuid().map(UserId))
        .collect()
}

/// The people with these numbers among their contact points. Keys are as
/// [`domain::people::PhoneValue::key`] makes them: E.164 with `;` and the extension, or the text of a
/// number that could not be read. Numbers without a holder are absent.
pub async fn numbers_in_use(
    q: &mut impl Query,
    firm: FirmId,
    keys: &[impl AsRef<str> + Sync],
) -> Result<BTreeMap<String, BTreeSet<UserId>>, StoreError> {
    let wanted: BTreeSet<&str> = keys.iter().map(AsRef::as_ref).collect();
    let mut holders: BTreeMap<String, BTreeSet<UserId>> = BTreeMap::new();
    for keys in keys.chunks(CHUNK) {
        let bare: Vec<&str> = keys.iter().map(|key| number_part(key.as_ref())).collect();
        for column in ["e164 IS NOT NULL AND e164", "kind = 'phone' AND e164 IS NULL AND text"] {
            let texts = if column.ends_with("text") {
                keys.iter().map(AsRef::as_ref).collect()
            } else {
                bare.clone()
            };
            let mut args = vec![(&firm.0).into()];
            padded(&mut args, texts.into_iter());
            let sql = format!(
                "SELECT user_id, point_id, position, kind, label, text, e164, ext, status, raw_label \
                 FROM contact_point WHERE firm = $1 AND {column} IN ({})",
                placeholders(2, keys.len()),
            );
            for row in q.query(sql, args).await? {
                let point = point(&mut row.read("contact_point"))?;
                let Reach::Phone(phone) = &point.reach else { continue };
                let key = phone.key();
                if wanted.contains(key.as_str()) {
                    holders.entry(key).or_default().insert(point.user);
                }
            }
        }
    }
    Ok(holders)
}

/// The numbers of people without an address, in the form of [`numbers_in_use`]. Most people have an
/// address, so this reads little.
pub async fn numbers_without_address(q: &mut impl Query, firm: FirmId) -> Result<Vec<(String, UserId)>, StoreError> {
    let sql = "SELECT c.user_id, c.point_id, c.position, c.kind, c.label, c.text, c.e164, c.ext, c.status, c.raw_label \
               FROM user_private p CROSS JOIN contact_point c WHERE c.firm = p.firm AND c.user_id = p.user_id \
               AND p.firm = $1 AND p.email IS NULL AND c.kind = 'phone'";
    let mut found = Vec::new();
    for row in q.query(sql, vec![(&firm.0).into()]).await? {
        let point = point(&mut row.read("contact_point"))?;
        if let Reach::Phone(phone) = &point.reach {
            found.push((phone.key(), point.user));
        }
    }
    Ok(found)
}

/// A key of a number without its extension.
fn number_part(key: &str) -> &str {
    key.split(';').next().unwrap_or(key)
}

/// The active system administrators.
pub async fn active_system_administrators(q: &mut impl Query, firm: FirmId) -> Result<BTreeSet<UserId>, StoreError> {
    let sql = "SELECT user_id FROM user_card WHERE firm = $1 AND kind = 'staff' \
               AND role = 'system_administrator' AND status = 'active'";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    rows.into_iter()
        .map(|row| row.read("user_card").uuid().map(UserId))
        .collect()
}

/// Reads user_id, kind, role, given, family, job_title, status, created, middle_names, company, language.
pub(crate) fn card(row: &mut Fields) -> Result<UserCard, StoreError> {
    let id = UserId(row.uuid()?);
    let kind = row.text()?;
    let kind = row.parsed(|role| kind_of(&kind, role))?;
    let given = row.text()?;
    let name = row.parsed(|family| PersonName::parse(&given, family).ok())?;
    Ok(UserCard {
        id,
        kind,
        name,
        job_title: row.text()?,
        status: row.parsed(Status::parse)?,
        created: row.time()?,
        middle_names: row.text()?,
        company: row.text()?,
        language: row.parsed(PreferredLanguage::parse)?,
    })
}

/// Reads user_id, email, phone, identifier.
pub(crate) fn private(row: &mut Fields) -> Result<UserPrivate, StoreError> {
    Ok(UserPrivate {
        user: UserId(row.uuid()?),
        email: row.opt_parsed(|t| EmailAddress::parse(t).ok())?,
        phone: row.opt_parsed(E164::parse)?,
        identifier: row.opt_parsed(|t| Identifier::parse(t).ok())?,
    })
}

/// Reads user_id, point_id, position, kind, label, text, e164, ext, status, raw_label.
pub(crate) fn point(row: &mut Fields) -> Result<ContactPoint, StoreError> {
    let user = UserId(row.uuid()?);
    let id = PointId(row.uuid()?);
    let position = row.i64()?;
    let position = u16::try_from(position).map_err(|_| row.corrupt())?;
    let kind = row.text()?;
    let label = row.text()?;
    let reach = match kind.as_str() {
        "email" => Reach::Email(row.parsed(|t| EmailAddress::parse(t).ok())?),
        "phone" => Reach::Phone(PhoneValue {
            raw: row.text()?,
            e164: row.opt_parsed(E164::parse)?,
            ext: row.opt_text()?,
            status: row.parsed(PhoneStatus::parse)?,
            label: row.opt_text()?,
        }),
        _ => return Err(row.corrupt()),
    };
    Ok(ContactPoint {
        id,
        user,
        position,
        label,
        reach,
    })
}

impl Record for UserCard {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        let (kind, role) = kind_codes(self.kind);
        out.extend([
            (&self.id.0).into(),
            kind.into(),
            role.into(),
            self.name.given().into(),
            self.name.family().into(),
            self.job_title.as_str().into(),
            self.status.code().into(),
            self.created.into(),
            self.middle_names.as_str().into(),
            self.company.as_str().into(),
            self.language.code().into(),
        ]);
    }
}

impl Record for UserPrivate {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([
            (&self.user.0).into(),
            self.email.as_ref().map(|e| e.as_str()).into(),
            self.email.as_ref().map(domain::email::EmailAddress::key).into(),
            self.phone.as_ref().map(|p| p.as_str()).into(),
            self.identifier.as_ref().map(|i| i.as_str()).into(),
        ]);
    }
}

impl Record for ContactPoint {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([
            (&self.user.0).into(),
            (&self.id.0).into(),
            i64::from(self.position).into(),
        ]);
        match &self.reach {
            Reach::Email(email) => out.extend([
                "email".into(),
                self.label.as_str().into(),
                email.as_str().into(),
                Val::Null(Kind::Text),
                Val::Null(Kind::Text),
                Val::Null(Kind::Text),
                Val::Null(Kind::Text),
            ]),
            Reach::Phone(phone) => out.extend([
                "phone".into(),
                self.label.as_str().into(),
                phone.raw.as_str().into(),
                phone.e164.as_ref().map(|n| n.as_str()).into(),
                phone.ext.as_deref().into(),
                phone.status.code().into(),
                phone.label.as_deref().into(),
            ]),
        }
    }
}
