//! Changing people's details.

use super::details::{company, email_is_free, identifier_is_free, job_title, middle_names, note};
use crate::acts::invitations::follow_address;
use crate::acts::label::Label;
use crate::acts::{Act, Case};
use crate::change::WriteSet;
use crate::coded::Coded;
use crate::decide::conflict::check_conflicts;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::email::EmailAddress;
use crate::expect::Field;
use crate::facts::Facts;
use crate::identifier::Identifier;
use crate::ids::{PointId, UserId};
use crate::language::PreferredLanguage;
use crate::needs::Needs;
use crate::note::Note;
use crate::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Role, UserPrivate};
use crate::person_name::{NameError, PersonName};
use crate::phone::E164;
use crate::verb::Verb;

/// Changes a person's details. Absent fields stay.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EditProfile {
    pub user: UserId,
    /// New first name, may be empty.
    pub given: Option<String>,
    /// New family name, may be empty.
    pub family: Option<String>,
    /// New middle names, may be empty.
    pub middle_names: Option<String>,
    /// New job title.
    pub job_title: Option<String>,
    /// New company, may be empty.
    pub company: Option<String>,
    /// New note; an empty one removes the note.
    pub note: Option<String>,
    /// New address.
    pub email: Option<EmailAddress>,
    /// New number; `Some(None)` removes it.
    pub phone: Option<Option<PhoneValue>>,
    /// New key in the firm's own system; `Some(None)` removes it.
    pub identifier: Option<Option<Identifier>>,
    /// New language of mails.
    pub language: Option<PreferredLanguage>,
    /// New role.
    pub role: Option<Role>,
    /// Keys for a public address and number, if they are new.
    pub points: [PointId; 2],
}

impl Act for EditProfile {
    const VERB: Verb = Verb::EditProfile;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
        needs.emails.extend(self.email.as_ref().map(EmailAddress::key));
        needs
            .identifiers
            .extend(self.identifier.iter().flatten().map(Identifier::as_str));
        needs.administrators = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::person(self.user, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let facts = case.facts;
        let person = facts.person(self.user)?;
        if let Kind::Staff(role) = person.card.kind {
            admin.may_touch(role)?;
        }
        check_conflicts(case.expect, |field| text_of(person, field))?;

        let mut card = person.card.clone();
        card.name = new_name(&person.card.name, self.given.as_deref(), self.family.as_deref())?;
        if let Some(names) = &self.middle_names {
            card.middle_names = middle_names(names)?;
        }
        if let Some(title) = &self.job_title {
            card.job_title = job_title(title)?;
        }
        if let Some(name) = &self.company {
            card.company = company(name)?;
        }
        card.language = self.language.unwrap_or(card.language);
        if let Some(role) = self.role {
            card.kind = new_role(person, role, admin, facts)?;
        }
        let mut private = person.private.clone();
        let mut writes = WriteSet::default();
        if let Some(text) = &self.note {
            writes.change_note(person, note(text)?);
        }
        let [email_point, phone_point] = self.points;
        if let Some(email) = self.email {
            email_is_free(&email, self.user, facts)?;
            publish_email(person, &email, email_point, &mut writes);
            private.email = Some(email);
        }
        if let Some(phone) = self.phone {
            publish_phone(person, phone.as_ref(), phone_point, &mut writes);
            private.phone = phone.and_then(|p| p.e164);
        }
        if let Some(identifier) = self.identifier {
            identifier_is_free(identifier.as_ref(), self.user, facts)?;
            private.identifier = identifier;
        }
        writes.cards.update(person.card.clone(), card);
        // Another spelling of the same address is no other address.
        let key = |private: &UserPrivate| private.email.as_ref().map(|e| e.key().into_owned());
        let mails = if key(&private) == key(&person.private) {
            Vec::new()
        } else {
            follow_address(person, facts, case.now, &mut writes)?
        };
        writes.privates.update(person.private.clone(), private);
        Ok(Accepted {
            writes,
            mails,
            ..Accepted::default()
        })
    }
}

/// What a field of the form holds now; nothing for a role.
fn text_of(person: &Person, field: Field) -> Option<String> {
    let (card, private) = (&person.card, &person.private);
    let text = match field {
        Field::Given => Some(card.name.given()),
        Field::Family => Some(card.name.family()),
        Field::MiddleNames => Some(card.middle_names.as_str()),
        Field::JobTitle => Some(card.job_title.as_str()),
        Field::Company => Some(card.company.as_str()),
        Field::Language => Some(card.language.code()),
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
