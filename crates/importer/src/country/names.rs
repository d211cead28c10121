//! The names of countries: codes, what the Unicode CLDR calls them, and what else people write.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use domain::phone::Region;

use crate::fold::fold;

/// Made by `xtask/country_names.mjs`.
pub(super) const CLDR: &str = include_str!("cldr.txt");
/// Kept by hand.
pub(super) const WRITTEN: &str = include_str!("written.txt");

/// Words that do not distinguish countries, in the six languages.
const SMALL: &[&str] = &[
    "the", "of", "and", "for", "der", "die", "das", "den", "des", "dem", "und", "von", "vom", "le", "la", "les", "du",
    "de", "et", "el", "los", "las", "del", "il", "lo", "gli", "di", "della", "dello", "dei", "degli", "delle", "da",
    "dal", "do", "dos", "het", "een", "van", "en", "een", "sar",
];

/// Forms of government: "Republik Polen" is Poland.
const FORMS: &[&str] = &[
    "republic",
    "republik",
    "republique",
    "republica",
    "repubblica",
    "republiek",
    "kingdom",
    "konigreich",
    "koenigreich",
    "royaume",
    "reino",
    "regno",
    "koninkrijk",
    "principality",
    "furstentum",
    "principaute",
    "principado",
    "principato",
    "vorstendom",
    "sultanate",
    "sultanat",
    "sultanato",
    "sultanaat",
    "federal",
    "federale",
    "commonwealth",
    "emirat",
    "staat",
    "etat",
    "estado",
    "stato",
    "islamic",
    "islamische",
    "islamique",
    "islamica",
    "islamitische",
];

/// Names that a form of government can belong to more than one country of.
const SHARED: &[&str] = &[
    "korea", "coree", "corea", "congo", "kongo", "china", "chine", "cina", "guinea", "sudan",
];

/// `None` where two countries share a name.
type Map = HashMap<String, Option<Region>>;

struct Names {
    exact: Map,
    loose: Map,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names {
        exact: Map::new(),
        loose: Map::new(),
    };
    // Codes first, then what was chosen by hand: a later name does not replace one that is there.
    names.add(lines(CLDR).flat_map(|(region, fields)| fields.take(2).map(move |code| (region, code))));
    names.add(lines(WRITTEN).flat_map(|(region, fields)| fields.skip(1).map(move |name| (region, name))));
    names.add(lines(CLDR).flat_map(|(region, fields)| fields.skip(2).take(6).map(move |name| (region, name))));
    // "É.-U." is no reason to read "EU" as a country.
    let others = lines(CLDR).flat_map(|(region, fields)| fields.skip(8).map(move |name| (region, name)));
    names.add(others.filter(|(_, name)| fold(name).len() > 2));
    names
});

/// Regions with a numbering plan, each with the fields of its line.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = (Region, impl Iterator<Item = &'static str>)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let fields = line.split('|');
        let region = Region::parse(fields.clone().next()?)?;
        Some((region, fields))
    })
}

impl Names {
    fn add(&mut self, names: impl Iterator<Item = (Region, &'static str)>) {
        let (mut exact, mut loose) = (Map::new(), Map::new());
        for (region, name) in names {
            put(&mut exact, fold(name), region);
            let words = key(name, &[]);
            if words.contains(' ') {
                put(&mut loose, words, region);
            }
        }
        for (name, region) in exact {
            self.exact.entry(name).or_insert(region);
        }
        for (name, region) in loose {
            self.loose.entry(name).or_insert(region);
        }
    }
}

fn put(map: &mut Map, name: String, region: Region) {
    if name.is_empty() {
        return;
    }
    match map.entry(name) {
        Entry::Vacant(place) => {
            place.insert(Some(region));
        }
        Entry::Occupied(mut place) if *place.get() != Some(region) => {
            place.insert(None);
        }
        Entry::Occupied(_) => {}
    }
}

/// The words of a text, folded.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–' | '—' | '\'' | '’' | '(' | ')' | '[' | ']' | ',' | '.' | '&' | '/'
            )
    })
    .map(fold)
    .filter(|word| !word.is_empty())
}

/// The telling words of a text in alphabetical order: word order, small words, signs and the ways
/// to write "Saint" make no difference.
fn key(text: &str, without: &[&str]) -> String {
    let mut words: Vec<String> = words(text)
        .filter(|word| !SMALL.contains(&word.as_str()) && !without.contains(&word.as_str()))
        .filter(|word| !matches!(word.as_str(), "d" | "l" | "s"))
        .map(|word| match word.as_str() {
            "saint" | "sankt" | "sainte" | "sint" | "ste" => "st".to_owned(),
            _ => word,
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The country of a code or name, in any spelling.
pub(super) fn lookup(text: &str) -> Option<Region> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    if let Some(known) = NAMES.exact.get(&folded) {
        return *known;
    }
    // Codes are exact: loose reading is for names.
    if folded.len() <= 3 && folded.is_ascii() {
        return None;
    }
    by_words(&key(text, &[])).or_else(|| {
        let rest = key(text, FORMS);
        (!SHARED.contains(&rest.as_str())).then(|| by_words(&rest)).flatten()
    })
}

fn by_words(key: &str) -> Option<Region> {
    let name = if key.contains(' ') {
        NAMES.loose.get(key)
    } else {
        // One word: a name that had an article, but no code.
        (key.chars().count() > 3 || !key.is_ascii())
            .then(|| NAMES.exact.get(key))
            .flatten()
    };
    name.copied().flatten()
}
