//! Whether two names can be one person's. Case, accents, the order of given and family name,
//! initials and a part that is missing do not tell people apart; another word does.

use std::collections::BTreeSet;

use crate::person_name::PersonName;
use crate::search_key::{fold, fold_umlauts};

/// Forms of address before a name, and whom they mean: 0 any person, 1 a man, 2 a woman.
const TITLES: [(&str, u8); 19] = [
    ("dr", 0),
    ("prof", 0),
    ("mx", 0),
    ("mr", 1),
    ("mister", 1),
    ("sir", 1),
    ("lord", 1),
    ("herr", 1),
    ("monsieur", 1),
    ("mrs", 2),
    ("ms", 2),
    ("miss", 2),
    ("lady", 2),
    ("dame", 2),
    ("frau", 2),
    ("madame", 2),
    ("mme", 2),
    ("mlle", 2),
    ("and", 0),
];

/// What tells a child from a parent of the same name.
const GENERATIONS: [(&str, u8); 7] = [
    ("sr", 1),
    ("senior", 1),
    ("jr", 2),
    ("junior", 2),
    ("ii", 2),
    ("iii", 3),
    ("iv", 4),
];

/// One word of a name, and its other spelling if it has umlauts.
struct Word {
    plain: String,
    other: Option<String>,
}

impl Word {
    /// One letter that is short for a word. Scripts without case have words of one character.
    fn is_initial(&self) -> bool {
        let mut letters = self.plain.chars();
        letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
    }

    fn is(&self, other: &Self) -> bool {
        let spellings = |word: &Self| [Some(word.plain.clone()), word.other.clone()];
        let theirs = spellings(other);
        spellings(self)
            .iter()
            .flatten()
            .any(|mine| theirs.iter().flatten().any(|t| t == mine))
    }

    fn begins(&self, other: &Self) -> bool {
        self.is_initial() && other.plain.starts_with(&self.plain)
    }
}

/// A name taken apart.
struct Name {
    words: Vec<Word>,
    /// Whom its forms of address mean.
    meant: BTreeSet<u8>,
    generation: Option<u8>,
    /// Both parts without blanks: `de la Cruz` and `delaCruz` are one name.
    joined: (String, String),
}

impl Name {
    fn of(name: &PersonName) -> Self {
        let (mut given, mut family) = (words(name.given()), words(name.family()));
        let mut meant = BTreeSet::new();
        let front = if given.is_empty() { &mut family } else { &mut given };
        let whole = name.given().is_empty() || name.family().is_empty();
        // A name is more than how one is addressed.
        while front.len() > usize::from(whole) {
            let Some((_, whom)) = front.first().and_then(|word| entry(&TITLES, word)) else {
                break;
            };
            meant.extend((whom > 0).then_some(whom));
            front.remove(0);
        }
        let end = if family.is_empty() { &mut given } else { &mut family };
        let generation = end.last().and_then(|word| entry(&GENERATIONS, word)).map(|(_, n)| n);
        let generation = generation.filter(|_| end.len() > 1);
        if generation.is_some() {
            end.pop();
        }
        let squeezed = |words: &[Word]| words.iter().map(|word| word.plain.as_str()).collect::<String>();
        let joined = (squeezed(&given), squeezed(&family));
        given.append(&mut family);
        Self {
            words: given,
            meant,
            generation,
            joined,
        }
    }
}

fn words(part: &str) -> Vec<Word> {
    let plain = fold(part);
    let other = fold_umlauts(part).unwrap_or_default();
    let mut others = other.split(' ');
    let words = plain.split(' ').filter(|word| !word.is_empty());
    let words = words.map(|word| Word {
        plain: word.to_owned(),
        other: others
            .next()
            .filter(|other| !other.is_empty() && *other != word)
            .map(str::to_owned),
    });
    words.collect()
}

fn entry(list: &[(&'static str, u8)], word: &Word) -> Option<(&'static str, u8)> {
    list.iter().find(|(text, _)| *text == word.plain).copied()
}

/// Whether both can be names of one person: every word of the shorter one is a word of the longer
/// one or its initial, in any order, and at least one is written out in both.
pub fn compatible(a: &PersonName, b: &PersonName) -> bool {
    let (a, b) = (Name::of(a), Name::of(b));
    let differ = |a: &BTreeSet<u8>, b: &BTreeSet<u8>| !a.is_empty() && !b.is_empty() && a != b;
    if differ(&a.meant, &b.meant) || a.generation != b.generation {
        return false;
    }
    if a.joined == b.joined && !a.words.is_empty() {
        return true;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let mut left: Vec<&Word> = long.words.iter().collect();
    let mut written_out = false;
    let mut rest = Vec::new();
    for word in &short.words {
        match left.iter().position(|other| word.is(other)) {
            Some(place) => {
                written_out |= !word.is_initial();
                left.remove(place);
            }
            None => rest.push(word),
        }
    }
    let all = rest.into_iter().all(|word| {
        let place = left.iter().position(|other| word.begins(other) || other.begins(word));
        place.map(|place| left.remove(place)).is_some()
    });
    all && written_out
}

/// Whether `b` says more of the name than `a`: more words written out, or more words. Both are
/// taken to be one person's.
pub fn fuller(a: &PersonName, b: &PersonName) -> bool {
    let weight = |name: &PersonName| {
        let name = Name::of(name);
        (
            name.words.iter().filter(|word| !word.is_initial()).count(),
            name.words.len(),
        )
    };
    weight(b) > weight(a)
}

/// The words of a name in order of the alphabet, without forms of address; nothing if it has fewer
/// than two.
pub(super) fn plain(name: &PersonName) -> Option<String> {
    let name = Name::of(name);
    let mut words: Vec<&str> = name.words.iter().map(|word| word.plain.as_str()).collect();
    if words.len() < 2 {
        return None;
    }
    words.sort_unstable();
    let mut text = words.join(" ");
    if let Some(generation) = name.generation {
        text.push_str(&format!(" {generation}"));
    }
    Some(text)
}
