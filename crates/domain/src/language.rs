//! The languages the program knows.

use crate::coded::Coded;

/// A language of mails and sentences.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
}

impl Language {
    /// The language of a tag such as `de`, `de-CH` or `DE_at` (BCP 47); only its first part counts.
    pub fn named(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next()?.trim();
        Self::all()
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(first))
    }
}

/// The language of e-mails to a person; without one, the language of the firm's e-mails applies.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PreferredLanguage(pub Option<Language>);

impl Coded for PreferredLanguage {
    fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self(None)).chain(Language::all().map(|language| Self(Some(language))))
    }

    fn code(self) -> &'static str {
        self.0.map_or("", Coded::code)
    }
}
