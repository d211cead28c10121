//! Changing people's details.

use chrono::{DateTime, Utc};

use super::conflict::check_conflicts;
use super::gates::Gates;
use super::{Accepted, Admin, Refusal, Stop, inviting};
use crate::change::WriteSet;
use crate::command::{EditProfile, Expect, Field};
use crate::email::EmailAddress;
use crate::identifier::Identifier;
use crate::ids::{PointId, UserId};
use crate::named::Named;
use crate::note::Note;
use crate::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Role, Status, UserCard, UserPrivate};
use crate::person_name::{NameError, PersonName};
use crate::phone::E164;
use crate::text::clean_line;

pub(super) fn edit(
    wish: EditProfile,
    expect: &[Expect],
    admin: &Admin<'_>,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<Accepted, Stop> {
    let person = facts.person(wish.user)?;
    if let Kind::Staff(role) = person.card.kind {
        admin.may_touch(role)?;
    }
    check_conflicts(expect, |field| text_of(person, field))?;

    let mut card = person.card.clone();
    card.name = new_name(&person.card.name, wish.given.as_deref(), wish.family.as_deref())?;
    if let Some(names) = &wish.middle_names {
        card.middle_names = middle_names(names)?;
    }
    if let Some(title) = &wish.job_title {
        card.job_title = job_title(title)?;
    }
    if let Some(name) = &wish.company {
        card.company = company(name)?;
    }
    if let Some(role) = wish.role {
        card.kind = new_role(person, role, admin, facts)?;
    }
    let mut private = person.private.clone();
    let mut writes = WriteSet::default();
    if let Some(text) = &wish.note {
        writes.change_note(person, note(text)?);
    }
    let [email_point, phone_point] = wish.points;
    if let Some(email) = wish.email {
        email_is_free(&email, wish.user, facts)?;
        publish_email(person, &email, email_point, &mut writes);
        private.email = Some(email);
    }
    if let Some(phone) = wish.phone {
        publish_phone(person, phone.as_ref(), phone_point, &mut writes);
        private.phone = phone.and_then(|p| p.e164);
    }
    if let Some(identifier) = wish.identifier {
        identifier_is_free(identifier.as_ref(), wish.user, facts)?;
        private.identifier = identifier;
    }
    writes.cards.update(person.card.clone(), card);
    // Another spelling of the same address is no other address.
    let key = |private: &UserPrivate| private.email.as_ref().map(|e| e.key().into_owned());
    let mails = if key(&private) == key(&person.private) {
        Vec::new()
    } else {
        inviting::follow_address(person, facts, now, &mut writes)?
    };
    writes.privates.update(person.private.clone(), private);
    Ok(Accepted {
        writes,
        mails,
        ..Accepted::default()
    })
}

/// What a field of the form holds now; nothing for what is chosen, not typed.
fn text_of(person: &Person, field: Field) -> Option<String> {
    let (card, private) = (&person.card, &person.private);
    let text = match field {
        Field::Given => Some(card.name.given()),
        Field::Family => Some(card.name.family()),
        Field::MiddleNames => Some(card.middle_names.as_str()),
        Field::JobTitle => Some(card.job_title.as_str()),
        Field::Company => Some(card.company.as_str()),
        Field::Note => Some(person.note.as_ref().map_or("", Note::as_str)),
        Field::Email => Some(private.email.as_ref().map_or("", EmailAddress::as_str)),
        Field::Phone => Some(private.phone.as_ref().map_or("", E164::as_str)),
        Field::Identifier => Some(private.identifier.as_ref().map_or("", Identifier::as_str)),
        _ => None,
    };
    text.map(str::to_owned)
}

fn new_name(before: &PersonName, given: Option<&str>, family: Option<&str>) -> Result<PersonName, Refusal> {
    PersonName::parse(
        given.unwrap_or_else(|| before.given()),
        family.unwrap_or_else(|| before.family()),
    )
    .map_err(|e| match e {
        NameError::Empty => Refusal::NameMissing,
        NameError::TooLong => Refusal::TooLong {
            field: Field::Name,
            max: PersonName::MAX,
        },
    })
}

fn new_role(person: &Person, role: Role, admin: &Admin<'_>, facts: Gates<'_>) -> Result<Kind, Stop> {
    let Kind::Staff(before) = person.card.kind else {
        return Err(Refusal::RoleOfClient { user: person.named() }.into());
    };
    if role == before {
        return Ok(person.card.kind);
    }
    admin.may_touch(role)?;
    // The last administrator's own case comes first: its cure is different.
    if person.card.is_active_system_administrator()
        && facts.system_administrators()?.iter().all(|a| *a == person.card.id)
    {
        return Err(Refusal::LastSystemAdministrator.into());
    }
    if person.card.id == admin.card.id {
        return Err(Refusal::OwnRole.into());
    }
    Ok(Kind::Staff(role))
}

/// The public address follows the secure one as long as they were the same; a public address
/// the person chose apart from it stays.
fn publish_email(person: &Person, email: &EmailAddress, new: PointId, writes: &mut WriteSet) {
    let old = person.private.email.as_ref().map(EmailAddress::key);
    let mut public = person.points.iter().filter_map(|p| match &p.reach {
        Reach::Email(e) => Some((p, e.key())),
        Reach::Phone(_) => None,
    });
    if public.clone().any(|(_, key)| key == email.key()) {
        return;
    }
    match public.find(|(_, key)| Some(key) == old.as_ref()) {
        Some((point, _)) => writes.points.update(
            point.clone(),
            ContactPoint {
                reach: Reach::Email(email.clone()),
                ..point.clone()
            },
        ),
        None if public_emails(person) == 0 => writes.points.inserted.push(ContactPoint::email(
            new,
            person.card.id,
            person.next_position(),
            email.clone(),
        )),
        None => {}
    }
}

/// The public number follows the one codes go to as long as they were the same; one that was chosen
/// apart stays, and none is ever taken away by this (domain.md 16 and 17).
fn publish_phone(person: &Person, phone: Option<&PhoneValue>, new: PointId, writes: &mut WriteSet) {
    let Some(phone) = phone else { return };
    let public: Vec<(&ContactPoint, &PhoneValue)> = person.points.iter().filter_map(number).collect();
    if public.iter().any(|(_, there)| there.key() == phone.key()) {
        return;
    }
    let old = person.private.phone.as_ref();
    let followed = public
        .iter()
        .find(|(_, there)| old.is_some() && there.e164.as_ref() == old);
    match followed {
        Some((point, _)) => writes.points.update(
            (*point).clone(),
            ContactPoint {
                reach: Reach::Phone(phone.clone()),
                ..(*point).clone()
            },
        ),
        None if public.is_empty() => {
            let at = person.next_position().max(1);
            let point = ContactPoint::phone(new, person.card.id, at, phone.clone());
            writes.points.inserted.push(point);
        }
        None => {}
    }
}

const fn number(point: &ContactPoint) -> Option<(&ContactPoint, &PhoneValue)> {
    match &point.reach {
        Reach::Phone(phone) => Some((point, phone)),
        Reach::Email(_) => None,
    }
}

fn public_emails(person: &Person) -> usize {
    person
        .points
        .iter()
        .filter(|p| matches!(p.reach, Reach::Email(_)))
        .count()
}

pub(super) fn job_title(text: &str) -> Result<String, Refusal> {
    one_line(text, Field::JobTitle, UserCard::TITLE_MAX)
}

pub(super) fn company(text: &str) -> Result<String, Refusal> {
    one_line(text, Field::Company, UserCard::COMPANY_MAX)
}

pub(super) fn middle_names(text: &str) -> Result<String, Refusal> {
    one_line(text, Field::MiddleNames, UserCard::MIDDLE_MAX)
}

fn one_line(text: &str, field: Field, max: usize) -> Result<String, Refusal> {
    let line = clean_line(text);
    if line.chars().count() > max {
        return Err(Refusal::TooLong { field, max });
    }
    Ok(line)
}

pub(super) fn note(text: &str) -> Result<Option<Note>, Refusal> {
    Note::parse(text).map_err(|_| Refusal::TooLong {
        field: Field::Note,
        max: Note::MAX,
    })
}

/// One address, one person: pending, suspended and inactive people count too.
pub(super) fn email_is_free(email: &EmailAddress, user: UserId, facts: Gates<'_>) -> Result<(), Stop> {
    match facts.email_holder(email.key().as_ref())? {
        Some(holder) if holder != user => {
            let (by, status) = holder_named(holder, facts)?;
            Err(Refusal::EmailTaken { by, status }.into())
        }
        _ => Ok(()),
    }
}

pub(super) fn identifier_is_free(identifier: Option<&Identifier>, user: UserId, facts: Gates<'_>) -> Result<(), Stop> {
    let Some(identifier) = identifier else { return Ok(()) };
    match facts.identifier_holder(identifier.as_str())? {
        Some(holder) if holder != user => Err(Refusal::IdentifierTaken {
            by: holder_named(holder, facts)?.0,
        }
        .into()),
        _ => Ok(()),
    }
}

fn holder_named(user: UserId, facts: Gates<'_>) -> Result<(Named<UserId>, Status), Stop> {
    Ok(match facts.find_person(user)? {
        Some(person) => (person.named(), person.card.status),
        None => (
            Named {
                id: user,
                name: String::new(),
            },
            Status::Active,
        ),
    })
}
