//! Small parsers for the contents of requests, used by every noun.

use chrono::{DateTime, Utc};
use domain::command::Expect;
use domain::email::EmailAddress;
use domain::ids::{GroupId, TeamId, UserId};
use domain::people::PhoneValue;
use domain::person_name::{NameError, PersonName};
use domain::phone::{self, Region, Status as PhoneStatus};

use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::request::FieldBefore;

pub(crate) fn team(text: &str) -> Result<TeamId, AppError> {
    TeamId::parse(text).ok_or(AppError::NotFound)
}

pub(crate) fn users(texts: &[String]) -> Result<Vec<UserId>, AppError> {
    texts
        .iter()
        .map(|t| UserId::parse(t).ok_or(AppError::NotFound))
        .collect()
}

pub(crate) fn group(text: &str) -> Result<GroupId, AppError> {
    GroupId::parse(text).ok_or(AppError::NotFound)
}

/// The time that a view gave as a number.
#[expect(clippy::cast_possible_truncation, reason = "it was a whole number of microseconds")]
pub(crate) fn moment(micros: f64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros as i64)
}

/// What a form showed, so that changes made since are not overwritten.
pub(crate) fn expectations(before: Vec<FieldBefore>) -> Vec<Expect> {
    let expect = |FieldBefore {
                      field: Code(field),
                      text,
                  }| Expect { field, base: text };
    before.into_iter().map(expect).collect()
}

pub(crate) fn name(given: &str, family: &str) -> Result<PersonName, AppError> {
    PersonName::parse(given, family).map_err(|e| match e {
        NameError::Empty => AppError::field("given", FieldProblem::Name),
        NameError::TooLong => AppError::field("given", FieldProblem::TooLong),
    })
}

pub(crate) fn email(text: &str) -> Result<EmailAddress, AppError> {
    EmailAddress::parse(text).map_err(|_| {
        let empty = text.trim().is_empty();
        AppError::field(
            "email",
            if empty {
                FieldProblem::Empty
            } else {
                FieldProblem::Email
            },
        )
    })
}

/// A typed number. One that cannot be read is refused here, where it can be corrected.
pub(crate) fn phone(text: &str, home: Region) -> Result<Option<PhoneValue>, AppError> {
    let reading = phone::read(text, Some(home));
    match reading.status {
        PhoneStatus::Blank => Ok(None),
        PhoneStatus::Error => Err(AppError::field("phone", FieldProblem::Phone)),
        // The person who typed it sees the result, so a proposed correction is used.
        PhoneStatus::Ok | PhoneStatus::Fixed | PhoneStatus::Review | PhoneStatus::Unverified => Ok(Some(PhoneValue {
            raw: text.trim().to_owned(),
            e164: reading.e164,
            ext: reading.ext,
            status: if reading.status == PhoneStatus::Review {
                PhoneStatus::Fixed
            } else {
                reading.status
            },
            label: reading.label,
        })),
    }
}
