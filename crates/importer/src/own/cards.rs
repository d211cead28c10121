//! People as address cards (vCard 3.0, RFC 2426, and 4.0, RFC 6350), for phones and mail programs.
//!
//! A card has what one gives to others: name, company, job title, addresses, numbers and picture. The identifier,
//! teams, notes and invitations of a person stay in the firm. The address they sign in with and the number codes are
//! sent to come first, so that reading the card again finds the same person and changes nothing.

use calcard::common::Data;
use calcard::vcard::{
    VCard, VCardEntry, VCardParameter, VCardParameterName, VCardParameterValue, VCardProperty, VCardType, VCardValue,
    VCardValueType, VCardVersion,
};
use data_encoding::BASE64;
use domain::people::{Person, PhoneValue, Reach};
use domain::phone::E164;
use domain::picture::Picture;

use crate::fold::fold;

/// How a card is written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum CardVersion {
    /// Version 3.0 (RFC 2426), which every address book reads.
    #[default]
    V3,
    /// Version 4.0 (RFC 6350).
    V4,
}

/// The card of a person, with their picture if there is one. Lines end with CRLF and are at most 75 octets long.
/// `None` if it cannot be written, which no person is a reason for.
pub fn card(person: &Person, picture: Option<&Picture>, version: CardVersion) -> Option<String> {
    let card = &person.card;
    let text = |name, text: &str| VCardEntry::new(name).with_value(text.to_owned());
    let mut entries = vec![
        text(VCardProperty::Uid, &format!("urn:uuid:{}", card.id)),
        text(VCardProperty::Fn, &card.name.full()),
        // Family name, given name, names between, and what stands before and after: the order of RFC 6350, 6.2.2.
        VCardEntry::new(VCardProperty::N).with_values(
            [card.name.family(), card.name.given(), &card.middle_names, "", ""]
                .map(|part| VCardValue::Text(part.to_owned()))
                .into(),
        ),
    ];
    for (name, value) in [
        (VCardProperty::Org, &card.company),
        (VCardProperty::Title, &card.job_title),
    ] {
        entries.extend((!value.is_empty()).then(|| text(name, value)));
    }
    entries.extend(emails(person).into_iter().map(|(label, email)| {
        let entry = text(VCardProperty::Email, email);
        entry.with_params(types(label))
    }));
    entries.extend(phones(person).iter().map(|phone| number(phone, version)));
    entries.extend(picture.map(|picture| photo(picture, version)));
    let mut out = String::new();
    let version = match version {
        CardVersion::V3 => VCardVersion::V3_0,
        CardVersion::V4 => VCardVersion::V4_0,
    };
    VCard { entries }.write_to(&mut out, version).ok()?;
    Some(out)
}

/// The addresses with their labels, the one to sign in with first.
fn emails(person: &Person) -> Vec<(&str, &str)> {
    let secure = person.private.email.as_ref();
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut first = secure.map(|email| ("", email.as_str()));
    for point in &person.points {
        let Reach::Email(email) = &point.reach else { continue };
        match secure {
            Some(own) if own.key() == email.key() => first = Some((&point.label, own.as_str())),
            _ => found.push((&point.label, email.as_str())),
        }
    }
    found.splice(0..0, first);
    found
}

/// A number, or the text that stands for one.
struct Phone<'p> {
    label: &'p str,
    number: Option<&'p E164>,
    extension: Option<&'p str>,
    text: &'p str,
    is_fax: bool,
}

/// The numbers with their labels, the one codes are sent to first.
fn phones(person: &Person) -> Vec<Phone<'_>> {
    let secure = person.private.phone.as_ref();
    let mut found: Vec<Phone<'_>> = Vec::new();
    let mut first = secure.map(|number| Phone {
        label: "",
        number: Some(number),
        extension: None,
        text: number.as_str(),
        is_fax: false,
    });
    for point in &person.points {
        let Reach::Phone(value) = &point.reach else { continue };
        let phone = listed(&point.label, value);
        if secure.is_some() && phone.number == secure {
            first = Some(phone);
        } else {
            found.push(phone);
        }
    }
    found.splice(0..0, first);
    found
}

fn listed<'p>(label: &'p str, value: &'p PhoneValue) -> Phone<'p> {
    Phone {
        label,
        number: value.e164.as_ref(),
        extension: value.ext.as_deref(),
        text: &value.raw,
        is_fax: value.is_fax(),
    }
}

fn number(phone: &Phone<'_>, version: CardVersion) -> VCardEntry {
    let mut params = types(phone.label);
    if phone.is_fax && params.is_empty() {
        params.push(typed(VCardType::Fax));
    }
    let entry = VCardEntry::new(VCardProperty::Tel);
    let (Some(number), CardVersion::V4) = (phone.number, version) else {
        let text = match (phone.number, phone.extension) {
            (Some(number), Some(extension)) => format!("{} ext. {extension}", number.as_str()),
            (Some(number), None) => number.as_str().to_owned(),
            (None, _) => phone.text.to_owned(),
        };
        return entry.with_params(params).with_value(text);
    };
    // A link, as version 4.0 prefers (RFC 3966).
    let extension = phone.extension.map(|ext| format!(";ext={ext}")).unwrap_or_default();
    params.push(as_uri());
    entry
        .with_params(params)
        .with_value(format!("tel:{}{extension}", number.as_str()))
}

/// A label as the types address books know; any other label has none.
fn types(label: &str) -> Vec<VCardParameter> {
    let found = match fold(label).as_str() {
        "mobile" | "mobil" | "handy" | "cell" | "portable" => VCardType::Cell,
        "work" | "business" | "office" | "geschaftlich" | "arbeit" | "buro" | "travail" | "bureau" => VCardType::Work,
        "home" | "private" | "privat" | "prive" | "domicile" => VCardType::Home,
        "fax" | "telefax" => VCardType::Fax,
        _ => return Vec::new(),
    };
    vec![typed(found)]
}

fn typed(kind: VCardType) -> VCardParameter {
    VCardParameter::new(VCardParameterName::Type, VCardParameterValue::Type(kind))
}

/// Says that a value is a link, in which no sign is escaped.
fn as_uri() -> VCardParameter {
    VCardParameter::new(
        VCardParameterName::Value,
        VCardParameterValue::ValueType(VCardValueType::Uri),
    )
}

fn photo(picture: &Picture, version: CardVersion) -> VCardEntry {
    let entry = VCardEntry::new(VCardProperty::Photo);
    match version {
        CardVersion::V3 => {
            let kind = VCardParameterValue::Text("JPEG".into());
            let bytes = Data {
                content_type: None,
                data: picture.as_bytes().to_vec(),
            };
            entry
                .with_params(vec![VCardParameter::new(VCardParameterName::Type, kind)])
                .with_values(vec![VCardValue::Binary(bytes)])
        }
        // A link with the picture in it (RFC 2397). Given as bytes, its comma would be escaped.
        CardVersion::V4 => {
            let link = format!("data:image/jpeg;base64,{}", BASE64.encode(picture.as_bytes()));
            entry.with_params(vec![as_uri()]).with_value(link)
        }
    }
}
