//! Public contact details, and those for signing in.

use domain::people::{ContactPoint, PhoneValue, Reach, UserPrivate};
use domain::phone::Region;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// The kind of a contact point.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum PointKind {
    Email,
    Phone,
}

impl From<&Reach> for PointKind {
    fn from(reach: &Reach) -> Self {
        match reach {
            Reach::Email(_) => Self::Email,
            Reach::Phone(_) => Self::Phone,
        }
    }
}

/// A public address or number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PointView {
    /// Id.
    pub id: String,
    /// An address or a number.
    pub kind: PointKind,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// As a form shows it: the address, or the number as written in this firm's country, with its
    /// extension.
    pub text: String,
}

/// A person's sign-in address and number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInView {
    /// Address of invitations; may be empty.
    pub email: String,
    /// Number that codes are sent to, as written in this firm's country; may be empty.
    pub phone: String,
    /// The number in international form, for [`crate::request::FieldBefore`].
    pub number: String,
}

/// A number.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneView {
    /// As written in this firm's country; the stored text if it could not be read.
    pub shown: String,
    /// `tel:` address with `;ext=`, if it can be dialled.
    pub dial: Option<String>,
    /// Extension.
    pub ext: Option<String>,
    /// `mobile`, `office`, …; may be empty.
    pub label: String,
    /// Country of the number, ISO 3166-1 alpha-2.
    pub region: Option<String>,
    /// The text it was read from.
    pub raw: String,
    /// How certain the reading is.
    pub status: Code<domain::phone::Status>,
}

/// A number as written in this firm's country; the text itself if it could not be read.
pub(super) fn shown(phone: &PhoneValue, home: Region) -> String {
    phone
        .e164
        .as_ref()
        .map_or_else(|| phone.raw.clone(), |number| number.display(Some(home)))
}

pub(crate) fn phone_view(phone: &PhoneValue, label: &str, home: Region) -> PhoneView {
    PhoneView {
        shown: shown(phone, home),
        dial: phone.e164.as_ref().map(|number| match &phone.ext {
            Some(ext) => format!("tel:{};ext={ext}", number.as_str()),
            None => format!("tel:{}", number.as_str()),
        }),
        ext: phone.ext.clone(),
        label: label.to_owned(),
        region: phone
            .e164
            .as_ref()
            .and_then(|n| n.region())
            .map(|r| r.as_str().to_owned()),
        raw: phone.raw.clone(),
        status: phone.status.into(),
    }
}

/// An address or number as a form shows it.
pub(crate) fn reach_text(reach: &Reach, home: Region) -> String {
    match reach {
        Reach::Email(email) => email.as_str().to_owned(),
        Reach::Phone(phone) => match (&phone.e164, &phone.ext) {
            (Some(_), Some(ext)) => format!("{} ext. {ext}", shown(phone, home)),
            _ => shown(phone, home),
        },
    }
}

pub(super) fn point_view(point: &ContactPoint, home: Region) -> PointView {
    PointView {
        id: point.id.to_string(),
        kind: (&point.reach).into(),
        label: point.label.clone(),
        text: reach_text(&point.reach, home),
    }
}

pub(super) fn sign_in_view(private: &UserPrivate, home: Region) -> SignInView {
    let phone = private.phone.as_ref();
    SignInView {
        email: private
            .email
            .as_ref()
            .map(|e| e.as_str().to_owned())
            .unwrap_or_default(),
        phone: phone.map(|number| number.display(Some(home))).unwrap_or_default(),
        number: phone.map(|number| number.as_str().to_owned()).unwrap_or_default(),
    }
}
