//! Small parsers of what requests hold, for every noun.

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

/// What a form showed, for the rule against overwriting unseen changes.
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

/// A number typed by hand: what cannot be read is refused here, where it can be corrected.
pub(crate) fn phone(text: &str, home: Region) -> Result<Option<PhoneValue>, AppError> {
    let reading = phone::read(text, Some(home));
    match reading.status {
        PhoneStatus::Blank => Ok(None),
        PhoneStatus::Error => Err(AppError::field("phone", FieldProblem::Phone)),
        // Somebody typed it and sees it: the proposal is taken.
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
