//! Which single-byte encoding a Latin text was written in, by how its words read.
//!
//! `M\x81ller` reads well in the code pages of DOS only, `M\x9Fller` on an old Mac only. Each letter
//! counts by what is beside it in names of the languages it belongs to ([`places`]): a capital behind a
//! small letter and a mark inside a word count against a reading, and a byte that an encoding does not
//! have rules it out.

use encoding_rs::{ISO_8859_15, MACINTOSH, WINDOWS_1250, WINDOWS_1252};

use crate::encoding::{Encoding, IBM437, IBM850};

mod places;

use places::score;
pub(crate) use places::score_at;

/// Words with letters beyond ASCII that are looked at.
const WORDS: usize = 5_000;
/// What speaks for the commonest encoding, and for the guess over all bytes, beside the words.
const LIKELY: i32 = 1;

/// How a text reads best.
pub(crate) struct Reading {
    pub(crate) encoding: Encoding,
    /// Another encoding that is likely too, and one word in both: in this one, in the other.
    pub(crate) rival: Option<(Encoding, String, String)>,
}

/// The likeliest encoding of a text in Latin letters; `guess` is the likeliest of all encodings by
/// their bytes. `None` if the words say nothing.
pub(crate) fn reading(bytes: &[u8], guess: Encoding) -> Option<Reading> {
    let words: Vec<&[u8]> = words(bytes).take(WORDS).collect();
    if !is_latin(&words) {
        return None;
    }
    let latin: Encoding = WINDOWS_1252.into();
    let mut others = vec![
        latin,
        WINDOWS_1250.into(),
        ISO_8859_15.into(),
        MACINTOSH.into(),
        IBM850,
        IBM437,
    ];
    if guess.is_single_byte() && !others.contains(&guess) {
        others.push(guess);
    }
    let scores = |encoding: Encoding| {
        words
            .iter()
            .map(|word| score(&encoding.decode(word)))
            .collect::<Vec<i32>>()
    };
    let read: Vec<(Encoding, Vec<i32>)> = others.into_iter().map(|other| (other, scores(other))).collect();
    let likely = |encoding: Encoding| LIKELY * (i32::from(encoding == latin) + i32::from(encoding == guess));
    let total = |(encoding, scores): &&(Encoding, Vec<i32>)| scores.iter().sum::<i32>() + likely(*encoding);
    // The first of equals: the commoner one.
    let best = read.iter().rev().max_by_key(total)?;
    let impossible = |encoding: Encoding| words.iter().any(|word| has_controls(&encoding.decode(word)));
    if best.1.iter().sum::<i32>() <= 0 && !impossible(guess) {
        return None;
    }
    // Only letters that read differently can distinguish two encodings.
    let compare = |(other, _): &(Encoding, Vec<i32>)| {
        let (mut mine, mut theirs, mut telling) = (0, 0, None::<(i32, &[u8])>);
        for word in &words {
            let here: Vec<char> = best.0.decode(word).chars().collect();
            let there: Vec<char> = other.decode(word).chars().collect();
            let places = (0..here.len()).filter(|place| here.get(*place) != there.get(*place));
            let scores = places.map(|place| (score_at(&here, place), score_at(&there, place)));
            let Some((one, two)) = scores.reduce(|(a, b), (c, d)| (a + c, b + d)) else {
                continue;
            };
            mine += one;
            theirs += two;
            if telling.is_none_or(|(most, _)| one - two > most) {
                telling = Some((one - two, word));
            }
        }
        telling.map(|(_, word)| (mine, theirs, word))
    };
    let rival = read
        .iter()
        .filter(|other| other.0 != best.0)
        .filter_map(|other| compare(other).map(|(mine, theirs, word)| (other.0, mine, theirs, word)))
        .filter(|(other, ..)| !(*other == IBM437 && best.0 == IBM850))
        .max_by_key(|(other, mine, theirs, word)| {
            let reads = (*theirs > 0).then_some(theirs - mine);
            (reads, !has_controls(&other.decode(word)), *other == latin)
        });
    // Only letters suggest an encoding of DOS or old Macs, so the person is always asked.
    let rare = [IBM850, IBM437, MACINTOSH.into()].contains(&best.0);
    let close = |mine: i32, theirs: i32| rare || (theirs > 0 && theirs * 2 >= mine);
    let rival = rival
        .filter(|(_, mine, theirs, _)| close(*mine, *theirs))
        .map(|(other, _, _, word)| (other, best.0.decode(word).into_owned(), other.decode(word).into_owned()));
    Some(Reading {
        encoding: best.0,
        rival,
    })
}

/// Whether the words are of Latin letters: in texts of other alphabets, and of two bytes a letter,
/// letters beyond ASCII are together.
fn is_latin(words: &[&[u8]]) -> bool {
    let single = |word: &&&[u8]| word.iter().filter(|byte| !byte.is_ascii()).count() * 2 <= word.len();
    !words.is_empty() && words.iter().filter(single).count() * 10 >= words.len() * 8
}

/// Bytes that the encoding does not have.
fn has_controls(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}' | '\u{fffd}'))
}

/// Runs of ASCII letters and bytes beyond ASCII that have some of each.
fn words(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes
        .split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic())
        .filter(|word| word.iter().any(u8::is_ascii) && !word.is_ascii())
}

#[cfg(test)]
mod tests {
    use encoding_rs::{MACINTOSH, WINDOWS_1250, WINDOWS_1252};

    use super::{Reading, reading};
    use crate::encoding::{Encoding, IBM437, IBM850};

    #[test]
    fn texts_of_dos_and_others() {
        let web: fn(&'static encoding_rs::Encoding) -> Encoding = Encoding::from;
        let names = "Jürgen Müller, René Dubois, François Noël, Zoë, José Núñez, Jörg Groß, Élodie";
        for (encoding, text, dos) in [
            (IBM850, names, true),
            (IBM437, names, true),
            (web(WINDOWS_1252), names, false),
            (web(MACINTOSH), names, false),
            (
                web(WINDOWS_1250),
                "Łukasz Wiśniewski, Małgorzata Wójcik, Grażyna Żółć",
                false,
            ),
            (web(WINDOWS_1252), "O’Brien – “Ana”", false),
            (web(WINDOWS_1252), "Ana\u{a0}Roy", false),
            (IBM850, "Müller", true),
            (IBM850, "René", true),
            (IBM850, "MÜLLER", true),
            (IBM850, "Åsa Ängström", true),
        ] {
            let bytes = encoding.encode(text).unwrap_or_default();
            let found = reading(&bytes, web(WINDOWS_1252)).map(|found| found.encoding);
            let found = found
                .filter(|found| [IBM850, IBM437].contains(found))
                .map(Encoding::name);
            assert_eq!(found, dos.then_some("IBM850"), "{} {text}", encoding.name());
        }
        let found = reading(b"M\x81ller", web(WINDOWS_1252)).and_then(|Reading { rival, .. }| rival);
        let found = found.map(|(_, word, rival_word)| (word, rival_word));
        assert_eq!(found, Some(("Müller".to_owned(), "MÅller".to_owned())));
    }
}
