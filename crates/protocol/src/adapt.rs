//! How domain types look in JSON. They are read by their own parsers; an error never repeats the value.

use std::borrow::Cow;

use chrono_tz::Tz;
use data_encoding::{BASE64, HEXLOWER};
use domain::buckets::Bucket;
use domain::coded::Coded;
use domain::duplicates::{Evidence, Pair};
use domain::email::EmailAddress;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{CommandId, GroupId, PointId, TeamId, UserId};
use domain::invitation_code::CodeHash;
use domain::lease::LeaseDays;
use domain::named::Named;
use domain::person_name::PersonName;
use domain::phone::{E164, Region};
use domain::picture::Picture;
use domain::settings::RowLimit;
use domain::username::Username;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs};
use uuid::Uuid;

/// A type with one text form and a parser for it.
pub(crate) trait Textual: Sized {
    /// What the text is, for errors.
    const WHAT: &'static str;

    fn text(&self) -> Cow<'_, str>;

    fn read(text: &str) -> Option<Self>;
}

/// Serialises a [`Textual`] type as its text.
pub(crate) struct Text;

impl<T: Textual> SerializeAs<T> for Text {
    fn serialize_as<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.text())
    }
}

impl<'de, T: Textual> DeserializeAs<'de, T> for Text {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        T::read(&text).ok_or_else(|| D::Error::custom(T::WHAT))
    }
}

macro_rules! textual {
    ($($type:ty, $what:literal, $value:ident => $text:expr, $read:expr;)*) => {$(
        impl Textual for $type {
            const WHAT: &'static str = concat!("not ", $what);

            fn text(&self) -> Cow<'_, str> {
                let $value = self;
                $text.into()
            }

            fn read(text: &str) -> Option<Self> {
                ($read)(text)
            }
        }
    )*};
}

textual! {
    UserId, "an id", id => id.to_string(), Self::parse;
    TeamId, "an id", id => id.to_string(), Self::parse;
    GroupId, "an id", id => id.to_string(), Self::parse;
    PointId, "an id", id => id.to_string(), Self::parse;
    CommandId, "an id", id => id.to_string(), Self::parse;
    EmailAddress, "an address", email => email.as_str(), |text| Self::parse(text).ok();
    Identifier, "an identifier", identifier => identifier.as_str(), |text| Self::parse(text).ok();
    TeamIdentifier, "a team identifier", identifier => identifier.as_str(), |text| Self::parse(text).ok();
    Username, "a username", name => name.as_str(), |text| Self::parse(text).ok();
    E164, "a number", number => number.as_str(), Self::parse;
    Region, "a country", region => region.as_str(), Self::parse;
    Tz, "a time zone", zone => zone.name(), |text: &str| text.parse().ok();
    Bucket, "a bucket", bucket => bucket.to_string(), |text: &str| text.parse().ok();
    RowLimit, "a limit", limit => limit.rows().to_string(), |text: &str| Self::new(text.parse().ok()?);
    LeaseDays, "days", days => days.days().to_string(), |text: &str| Self::new(text.parse().ok()?);
    Evidence, "evidence", evidence => evidence.text(), |text| Some(Self::parse(text));
}

/// Serialises a [`Coded`] type as its code.
pub(crate) struct Code;

impl<T: Coded> SerializeAs<T> for Code {
    fn serialize_as<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value.code())
    }
}

impl<'de, T: Coded> DeserializeAs<'de, T> for Code {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let code = Cow::<'de, str>::deserialize(deserializer)?;
        T::parse(&code).ok_or_else(|| D::Error::custom("unknown code"))
    }
}

/// A field that a command may leave as it is (absent), empty (`null`) or fill. Goes with
/// `#[serde(default, skip_serializing_if = "Option::is_none")]`.
pub(crate) struct Change<A>(std::marker::PhantomData<A>);

impl<T, A: SerializeAs<T>> SerializeAs<Option<Option<T>>> for Change<A> {
    fn serialize_as<S: Serializer>(value: &Option<Option<T>>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(inner) => Option::<A>::serialize_as(inner, serializer),
            None => serializer.serialize_none(),
        }
    }
}

impl<'de, T, A: DeserializeAs<'de, T>> DeserializeAs<'de, Option<Option<T>>> for Change<A> {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
        Option::<A>::deserialize_as(deserializer).map(Some)
    }
}

/// A person's name, as `{"given", "family"}`.
pub(crate) struct Name;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameParts<'a> {
    given: Cow<'a, str>,
    family: Cow<'a, str>,
}

impl SerializeAs<PersonName> for Name {
    fn serialize_as<S: Serializer>(name: &PersonName, serializer: S) -> Result<S::Ok, S::Error> {
        let (given, family) = (name.given().into(), name.family().into());
        NameParts { given, family }.serialize(serializer)
    }
}

impl<'de> DeserializeAs<'de, PersonName> for Name {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<PersonName, D::Error> {
        let parts = NameParts::deserialize(deserializer)?;
        PersonName::parse(&parts.given, &parts.family).map_err(|_| D::Error::custom("not a name"))
    }
}

/// A record with its name, as `[id, name]`.
pub(crate) struct Pairwise;

impl<Id: Textual> SerializeAs<Named<Id>> for Pairwise {
    fn serialize_as<S: Serializer>(named: &Named<Id>, serializer: S) -> Result<S::Ok, S::Error> {
        (named.id.text(), &named.name).serialize(serializer)
    }
}

impl<'de, Id: Textual> DeserializeAs<'de, Named<Id>> for Pairwise {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Named<Id>, D::Error> {
        let (id, name) = <(String, String)>::deserialize(deserializer)?;
        let id = Id::read(&id).ok_or_else(|| D::Error::custom(Id::WHAT))?;
        Ok(Named { id, name })
    }
}

impl SerializeAs<Pair> for Pairwise {
    fn serialize_as<S: Serializer>(pair: &Pair, serializer: S) -> Result<S::Ok, S::Error> {
        (pair.low.0, pair.high.0).serialize(serializer)
    }
}

impl<'de> DeserializeAs<'de, Pair> for Pairwise {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Pair, D::Error> {
        let (low, high) = <(Uuid, Uuid)>::deserialize(deserializer)?;
        Pair::of(UserId(low), UserId(high)).ok_or_else(|| D::Error::custom("not a pair"))
    }
}

/// Bytes as hexadecimal text.
pub(crate) struct Hex;

impl SerializeAs<CodeHash> for Hex {
    fn serialize_as<S: Serializer>(hash: &CodeHash, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&HEXLOWER.encode(&hash.0))
    }
}

impl<'de> DeserializeAs<'de, CodeHash> for Hex {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<CodeHash, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let bytes = HEXLOWER.decode(text.as_bytes()).ok();
        let hash = bytes.and_then(|bytes| bytes.try_into().ok());
        hash.map(CodeHash).ok_or_else(|| D::Error::custom("not a hash"))
    }
}

/// A picture in base64.
pub(crate) struct Jpeg;

impl SerializeAs<Picture> for Jpeg {
    fn serialize_as<S: Serializer>(picture: &Picture, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(picture.as_bytes()))
    }
}

impl<'de> DeserializeAs<'de, Picture> for Jpeg {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Picture, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let jpeg = BASE64.decode(text.as_bytes()).ok();
        jpeg.and_then(Picture::new)
            .ok_or_else(|| D::Error::custom("not a picture"))
    }
}

/// Makes a remote definition usable inside `Option` and `Vec`.
macro_rules! adapter {
    ($name:ident: $def:ident for $type:ty) => {
        pub(crate) struct $name;

        impl SerializeAs<$type> for $name {
            fn serialize_as<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                $def::serialize(value, serializer)
            }
        }

        impl<'de> DeserializeAs<'de, $type> for $name {
            fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                $def::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use adapter;
