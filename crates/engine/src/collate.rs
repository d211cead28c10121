//! The order of names in a language, and the language of the device.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

/// Sorts below every letter at every level, so that two names joined by it are compared part by part
/// (Unicode TR35 part 5, "merge separator").
const BETWEEN: char = '\u{fffe}';

/// The order of names in a language (Unicode collation, CLDR tailorings).
pub struct Collation(CollatorBorrowed<'static>);

/// The program was built without the data for ordering.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no data for the order of names")]
pub struct NoCollation;

impl Collation {
    /// The order of a language, given as BCP 47 (`en`, `de-CH`, `de-u-co-phonebk`); the root order if the
    /// language is unknown.
    pub fn new(language: &str) -> Result<Self, NoCollation> {
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let collator = Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default());
        collator.map(Self).map_err(|_| NoCollation)
    }

    /// Bytes that compare as the names do: by family name, then given name. Accents decide only between
    /// names that are otherwise equal, then case. Spaces come before letters ("de la Cruz" before "Dean"),
    /// a hyphen counts as a space, and apostrophes do not count ("O'Brien" beside "Obrien"). A person with
    /// only one name is sorted by it, whichever part it is.
    ///
    /// Keys of two languages or two versions of the program do not compare: keep [`Self::stamp`] beside
    /// stored keys. Pass the given name first to sort by that.
    pub fn sort_key(&self, family: &str, given: &str) -> Vec<u8> {
        let (first, second) = if family.is_empty() {
            (given, "")
        } else {
            (family, given)
        };
        let mut text = String::with_capacity(first.len() + second.len() + BETWEEN.len_utf8());
        push_plain(&mut text, first);
        if !second.is_empty() {
            text.push(BETWEEN);
            push_plain(&mut text, second);
        }
        let mut key = Vec::with_capacity(2 * text.len() + 8);
        let Ok(()) = self.0.write_sort_key_to(&text, &mut key);
        key
    }

    /// Differs whenever the order of Latin, Greek or Cyrillic letters differs, because of the language or
    /// newer data: stored keys with another stamp must be computed again.
    pub fn stamp(&self) -> String {
        let mut hash = blake3::Hasher::new();
        for c in ('!'..='\u{24f}').chain('\u{370}'..='\u{4ff}') {
            // Also in pairs, to show letters that only exist as a pair ("ch", "aa").
            for text in [format!("{c}"), format!("c{c}"), format!("{c}{c}")] {
                hash.update(&self.sort_key(&text, ""));
                hash.update(&[0]);
            }
        }
        hash.finalize().to_hex().chars().take(32).collect()
    }
}

impl std::fmt::Debug for Collation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Collation")
    }
}

fn push_plain(text: &mut String, name: &str) {
    for c in name.chars() {
        match c {
            '\'' | '’' | 'ʼ' | '`' | '´' | BETWEEN => {}
            '-' | '‐' | '‑' => text.push(' '),
            _ => text.push(c),
        }
    }
}

/// The device's language, as BCP 47 without a country (`de`).
pub fn device_language() -> Option<String> {
    device_locale()
        .map(|locale| locale.id.language.to_string())
        .filter(|language| language != "und")
}

/// The country in the device's settings, ISO 3166-1 alpha-2 (`CH`).
pub fn device_country() -> Option<String> {
    let region = device_locale()?.id.region?;
    Some(region.to_string()).filter(|region| region.len() == 2)
}

fn device_locale() -> Option<Locale> {
    sys_locale::get_locale()?.parse().ok()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{Collation, device_country, device_language};

    /// Sorts `family, given` pairs from the reverse of their expected order.
    fn check(language: &str, expect: &[(&str, &str)]) {
        let collation = Collation::new(language).unwrap();
        let mut sorted: Vec<_> = expect.iter().rev().copied().collect();
        sorted.sort_by_key(|(family, given)| collation.sort_key(family, given));
        assert_eq!(sorted, expect, "{language}");
    }

    #[test]
    fn english() {
        check(
            "en",
            &[
                ("", "Ana"),
                ("Anders", "Zoe"),
                ("Åsa", ""),
                ("Ashdown", "Zoe"),
                ("Ashdown", "Zoë"),
                ("Ashdown", "Zora"),
                ("de la Cruz", "Ana"),
                ("Dean", "Ana"),
                ("Delacruz", "Ana"),
                ("Oakes", "Ana"),
                ("Obrien", "Ana"),
                ("O'Brien", "Bea"),
                ("O’Brien", "Cem"),
                ("Ocean", "Ana"),
                ("Öz", "Ana"),
                ("Ozan", "Ana"),
                ("Smith", "Zoe"),
                ("Smith-Jones", "Ana"),
                ("Smith Jones", "Bea"),
                ("Smitham", "Ana"),
            ],
        );
    }

    #[test]
    fn accents_and_case_decide_last() {
        // The given name counts before the accent of the family name.
        check("en", &[("Muller", "Ana"), ("Müller", "Bea"), ("Muller", "Cem")]);
        check("en", &[("muller", "Ana"), ("Muller", "Ana"), ("Müller", "Ana")]);
        check("en", &[("van Dam", "Ana"), ("Van Dam", "Bea"), ("van Dam", "Cem")]);
    }

    #[test]
    fn languages_differ() {
        check(
            "de",
            &[("Åsa", ""), ("Azur", ""), ("Öz", ""), ("Pohl", ""), ("Zoë", "")],
        );
        check(
            "sv",
            &[("Azur", ""), ("Pohl", ""), ("Zoë", ""), ("Åsa", ""), ("Öz", "")],
        );
        check("da", &[("Azur", ""), ("Zoë", ""), ("Öz", ""), ("Åsa", "")]);
        check("de-u-co-phonebk", &[("Muben", ""), ("Müller", ""), ("Muffel", "")]);
    }

    #[test]
    fn an_unknown_language_uses_the_root_order() {
        for language in ["", "C", "xx", "tlh", "not a language"] {
            check(language, &[("Abel", ""), ("Öz", ""), ("Zoë", "")]);
        }
    }

    #[test]
    fn a_single_name_is_sorted_by_it() {
        let collation = Collation::new("en").unwrap();
        assert_eq!(collation.sort_key("", "Ana"), collation.sort_key("Ana", ""));
        assert!(collation.sort_key("Ana", "") < collation.sort_key("Ana", "Bea"));
        assert_eq!(collation.sort_key("", ""), collation.sort_key("'", ""));
        // A longer family name never runs into the given name of a shorter one.
        assert!(collation.sort_key("Ana", "Zora") < collation.sort_key("Anab", "Ana"));
    }

    #[test]
    fn stamps() {
        let stamp = |language| Collation::new(language).unwrap().stamp();
        assert_eq!(stamp("en"), stamp("en-GB"));
        assert_ne!(stamp("en"), stamp("sv"));
        assert_ne!(stamp("de"), stamp("de-u-co-phonebk"));
        assert_eq!(stamp("en").len(), 32);
    }

    #[test]
    fn device_language_is_well_formed() {
        assert!(device_language().is_none_or(|l| (2..=8).contains(&l.len())));
        assert!(device_country().is_none_or(|c| c.chars().all(|c| c.is_ascii_uppercase())));
    }
}
