//! Rules about single details of a person, whether the person is new or known.

use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::Stop;
use crate::email::EmailAddress;
use crate::expect::Field;
use crate::identifier::Identifier;
use crate::ids::UserId;
use crate::named::Named;
use crate::note::Note;
use crate::people::{Status, UserCard};
use crate::text::clean_line;

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
