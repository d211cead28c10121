//! Which single-byte encoding a Latin text was written in, by how its words read.
//!
//! `M\x81ller` reads well in the code pages of DOS only, `M\x9Fller` on an old Mac only. Frequent
//! letters count more than rare ones, a capital behind a small letter and a mark inside a word count
//! against a reading.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use crate::encoding::{Encoding, IBM437, IBM850};

/// Words with letters beyond ASCII that are looked at.
const WORDS: usize = 5_000;

/// A text that reads best in a code page of DOS.
pub(crate) struct DosText {
    pub(crate) encoding: Encoding,
    /// The next best reading.
    pub(crate) rival: Encoding,
    /// One word in each of them.
    pub(crate) word: String,
    pub(crate) rival_word: String,
}

/// Whether the text was written by a DOS program; `guess` is the likeliest other encoding.
pub(crate) fn dos_text(bytes: &[u8], guess: Encoding) -> Option<DosText> {
    let words: Vec<&[u8]> = words(bytes).take(WORDS).collect();
    // In texts of other alphabets, and of two bytes a letter, letters stand together.
    let single = |word: &&&[u8]| word.iter().filter(|byte| !byte.is_ascii()).count() * 2 <= word.len();
    if words.is_empty() || words.iter().filter(single).count() * 10 < words.len() * 8 {
        return None;
    }
    let total = |encoding: Encoding| words.iter().map(|word| score(&encoding.decode(word))).sum::<i32>();
    let (of_850, of_437) = (total(IBM850), total(IBM437));
    let (encoding, best) = if of_437 > of_850 {
        (IBM437, of_437)
    } else {
        (IBM850, of_850)
    };
    let mut others = vec![Encoding::from(WINDOWS_1252), Encoding::from(MACINTOSH)];
    if guess.is_single_byte() && !others.contains(&guess) {
        others.push(guess);
    }
    let (rival, second) = others
        .into_iter()
        .map(|other| (other, total(other)))
        .max_by_key(|(_, score)| *score)?;
    if best <= 0 || best <= second {
        return None;
    }
    let word = words
        .iter()
        .max_by_key(|word| score(&encoding.decode(word)) - score(&rival.decode(word)))?;
    Some(DosText {
        encoding,
        rival,
        word: encoding.decode(word).into_owned(),
        rival_word: rival.decode(word).into_owned(),
    })
}

/// Runs of ASCII letters and bytes beyond ASCII that have some of each.
fn words(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes
        .split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic())
        .filter(|word| word.iter().any(u8::is_ascii) && !word.is_ascii())
}

fn is_vowel(c: &char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

/// How well a word reads.
fn score(word: &str) -> i32 {
    let all: Vec<char> = word.chars().collect();
    let capitals = !all.iter().any(|c| c.is_ascii_lowercase());
    let mut score = 0;
    for (index, c) in all.iter().enumerate().filter(|(_, c)| !c.is_ascii()) {
        let before = index.checked_sub(1).and_then(|index| all.get(index));
        let after = all.get(index + 1);
        let behind_small = before.is_some_and(|c| c.is_lowercase());
        let inside = before.is_some_and(|c| c.is_alphabetic()) && after.is_some_and(|c| c.is_alphabetic());
        score += if c.is_lowercase() {
            // A small letter stands neither among capitals nor before one.
            let odd = (capitals && all.len() > 2) || after.is_some_and(|c| c.is_uppercase());
            match odd {
                true => -4,
                // Names begin with capitals; two vowels together are rarely what is meant.
                false if index == 0 => 1,
                false if "ëï".contains(*c) && before.is_some_and(is_vowel) => 3,
                false if "àáâíóôú".contains(*c) && (before.is_some_and(is_vowel) || after.is_some_and(is_vowel)) => {
                    1
                }
                false if "äöüßéèàçñáíóúêâô".contains(*c) => 3,
                false => 1,
            }
        } else if c.is_uppercase() {
            // A capital begins a word, or all are capitals.
            match behind_small || (index > 0 && !capitals) {
                true => -4,
                false if "ÄÖÜÉÇÑÀÈÊÁÍÓÚ".contains(*c) => 3,
                false => 2,
            }
        } else if c.is_whitespace() || (!inside && matches!(*c, '‘' | '’' | '“' | '”' | '„' | '–' | '…'))
        {
            0
        } else if *c == '’' && inside {
            1
        } else if inside {
            -4
        } else {
            -1
        };
    }
    score
}

#[cfg(test)]
mod tests {
    use encoding_rs::{MACINTOSH, WINDOWS_1250, WINDOWS_1252};

    use super::dos_text;
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
            let found = dos_text(&bytes, web(WINDOWS_1252)).map(|found| found.encoding.name());
            assert_eq!(found, dos.then_some("IBM850"), "{} {text}", encoding.name());
        }
        let found = dos_text(b"M\x81ller", web(WINDOWS_1252)).map(|found| (found.word, found.rival_word));
        assert_eq!(found, Some(("Müller".to_owned(), "MÅller".to_owned())));
    }
}
