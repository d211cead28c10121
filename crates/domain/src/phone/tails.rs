//! What follows a number without being part of it: digits dialled after a pause, and other last
//! digits of the same number.

use super::dial::count_digits;

/// A number without the digits dialled after a pause.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paused<'a> {
    pub(super) text: &'a str,
    /// The extension, if the tail is one: 1 to 8 digits and nothing else.
    pub(super) ext: Option<&'a str>,
}

/// Takes `,,820445398#`, `p123`, `;1234` or `,,,2#,,,,,456` off the end.
pub(super) fn paused(text: &str) -> Option<Paused<'_>> {
    if !text
        .bytes()
        .any(|b| matches!(b, b',' | b';' | b'p' | b'P' | b'w' | b'W'))
    {
        return None;
    }
    let mut digits = 0_usize;
    for (at, c) in text.char_indices() {
        digits = digits.saturating_add(usize::from(c.is_ascii_digit()));
        if !is_pause(c) || digits < 7 {
            continue;
        }
        let Some(stretches) = stretches(text.get(at..)?) else {
            continue;
        };
        let first = stretches.first()?;
        let ext = match stretches.as_slice() {
            [only] if !only.starred => Some(only.digits).filter(|digits| (1..=8).contains(&digits.len())),
            _ => None,
        };
        // One comma or semicolon by itself is a list, or an extension with a comma in front.
        let listed = stretches.len() == 1 && !first.hash && !first.starred && first.is_list();
        if listed {
            return None;
        }
        return Some(Paused {
            text: text.get(..at)?.trim_end(),
            ext,
        });
    }
    None
}

/// Does a text that begins with a comma or semicolon begin with a pause? `good` says whether
/// digits are a number by themselves.
pub(super) fn begins_with_pause(text: &str, good: &dyn Fn(&str) -> bool) -> bool {
    let Some((first, behind)) = stretch(text) else {
        return false;
    };
    let more = behind.trim_start();
    let ends = more.is_empty() || more.starts_with(|c: char| is_pause(c) || matches!(c, '\n' | '|' | '(' | ')'));
    if first.hash || first.starred {
        return true;
    }
    if first.is_list() {
        return first.marks == 1 && text.starts_with(';') && ends && !first.spaced && first.digits.len() <= 6;
    }
    ends && !good(first.digits)
}

/// A pause and what is dialled behind it.
struct Stretch<'a> {
    marks: usize,
    spaced: bool,
    letter: bool,
    starred: bool,
    digits: &'a str,
    hash: bool,
}

impl Stretch<'_> {
    /// Could the mark be one of a list?
    const fn is_list(&self) -> bool {
        self.marks == 1 && !self.letter && (self.spaced || self.digits.len() > 6)
    }
}

const fn is_pause(c: char) -> bool {
    matches!(c, ',' | ';' | 'p' | 'P' | 'w' | 'W')
}

fn stretches(text: &str) -> Option<Vec<Stretch<'_>>> {
    const MOST: usize = 12;
    let mut all = Vec::new();
    let mut rest = text;
    while !rest.trim().is_empty() {
        let (one, behind) = stretch(rest)?;
        all.push(one);
        rest = behind;
        if all.len() > MOST {
            return None;
        }
    }
    // Marks at the very end are no pause.
    all.iter().any(|one| !one.digits.is_empty()).then_some(all)
}

fn stretch(text: &str) -> Option<(Stretch<'_>, &str)> {
    let marks = text.find(|c: char| !is_pause(c) && c != ' ').unwrap_or(text.len());
    let (pause, behind) = text.split_at_checked(marks)?;
    let letter = pause.contains(|c: char| c.is_ascii_alphabetic());
    let starred = behind.starts_with('*');
    let behind = behind.trim_start_matches('*');
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let (digits, behind) = behind.split_at_checked(end)?;
    let after = behind.trim_start_matches(['#', '*']);
    let one = Stretch {
        marks: pause.chars().filter(|c| is_pause(*c)).count(),
        spaced: pause.contains(' '),
        letter,
        starred,
        digits,
        hash: after.len() < behind.len(),
    };
    // A letter that is dialled as a pause stands directly in front of its digits.
    let fits = one.marks > 0 && !(letter && (pause.ends_with(' ') || digits.is_empty()));
    fits.then_some((one, after))
}

/// A number in front of other last digits, and how sure it is that they are such.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ending<'a> {
    pub(super) text: &'a str,
    pub(super) sure: bool,
}

/// Words between last digits.
const WORDS: [&str; 22] = [
    "u.", "u", "und", "od.", "oder", "bis", "bzw.", "bzw", "resp.", "or", "and", "to", "thru", "ou", "et", "o", "e",
    "y", "à", "a", "en", "t/m",
];

/// `030 23125-0/-12`, `030 23125-0 u. -12`: a short part behind a hyphen, and others that can stand
/// in its place. All digits together may look like a number, so that this is asked first.
pub(super) fn other_extensions(text: &str) -> Option<Ending<'_>> {
    let (rest, tail) = last_digits(text)?;
    let (front, hyphen) = match rest.trim_end().strip_suffix('-') {
        Some(front) => (front, true),
        None => (rest, false),
    };
    let front = front.trim_end();
    let front = front
        .strip_suffix(['/', '\\', ',', '&', '+', ';'])
        .or_else(|| without_word(front))?;
    let front = front.trim_end();
    // The part that the tail stands for: a hyphen and one to four digits.
    let (stem, first) = last_digits(front)?;
    let stem = stem.trim_end().strip_suffix('-')?;
    let fits = first.len() <= 4 && tail.len() <= 4 && count_digits(stem) >= 6;
    (fits && (hyphen || first == "0" || first.len() == tail.len() && tail > first && first.len() < 3)).then_some(
        Ending {
            text: front,
            sure: hyphen || first == "0",
        },
    )
}

/// `020 7946 0018/19`, `0018-20`, `0018 - 0020`, `0018 bis 20`: the number in front of other last
/// digits, one to four each.
pub(super) fn other_endings(text: &str) -> Option<Ending<'_>> {
    let mut rest = text.trim_end_matches([')', ']', ' ']);
    let mut sure = true;
    let mut found = false;
    while let Some((left, tail)) = last_digits(rest).filter(|(_, tail)| tail.len() <= 4) {
        let trimmed = left.trim_end();
        let slashed = trimmed.strip_suffix(['/', '\\', '&', '~', '(']).map(str::trim_end);
        let hyphened = trimmed.strip_suffix('-').filter(|_| !found).map(|left| {
            let left = left.trim_end();
            left.strip_suffix(['/', '\\', '&']).unwrap_or(left)
        });
        let Some(left) = slashed.or(hyphened).or_else(|| without_word(trimmed)) else {
            break;
        };
        let left = left.trim_end();
        if slashed.is_none() {
            // A range goes up.
            let number = digits_at_end(left, tail.len());
            sure &= number.is_some_and(|number| number.as_str() < tail);
        }
        rest = left;
        found = true;
        if slashed.is_none() {
            break;
        }
    }
    found.then_some(Ending { text: rest, sure })
}

/// `020 7946 0018, 0019`: the next numbers, or an extension.
pub(super) fn next_endings(text: &str) -> Option<Ending<'_>> {
    const STEP: u32 = 20;
    let (left, tail) = last_digits(text).filter(|(_, tail)| (2..=4).contains(&tail.len()))?;
    let left = left.strip_suffix(' ')?.trim_end().strip_suffix(',')?;
    let last: u32 = digits_at_end(left, tail.len())?.parse().ok()?;
    let next: u32 = tail.parse().ok()?;
    let goes_on = next > last && next.saturating_sub(last) <= STEP;
    goes_on.then_some(Ending {
        text: left,
        sure: false,
    })
}

fn last_digits(text: &str) -> Option<(&str, &str)> {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(head.len()..).filter(|digits| !digits.is_empty())?;
    Some((head, digits))
}

/// The last digits of a number, marks between them left out.
fn digits_at_end(text: &str, count: usize) -> Option<String> {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().checked_sub(count)?;
    digits.get(from..).map(|last| last.iter().collect())
}

fn without_word(text: &str) -> Option<&str> {
    let word = text.rsplit([' ', '\n']).next()?;
    let front = text.get(..text.len().checked_sub(word.len())?)?;
    (front.ends_with(' ') && WORDS.contains(&word.to_lowercase().as_str())).then_some(front.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Ending, Paused, begins_with_pause, other_endings, other_extensions, paused};

    #[test]
    fn what_is_dialled_after_a_pause() {
        for (text, front, ext) in [
            ("(201) 555-0123,,820445398#", "(201) 555-0123", None),
            ("2015550123,,1234", "2015550123", Some("1234")),
            ("2015550123,,1234#", "2015550123", Some("1234")),
            ("2015550123p123", "2015550123", Some("123")),
            ("2015550123;1234", "2015550123", Some("1234")),
            ("18005550123,,,2#,,,,,456", "18005550123", None),
            ("2015550123,,,*12#", "2015550123", None),
        ] {
            assert_eq!(paused(text), Some(Paused { text: front, ext }), "{text:?}");
        }
        for text in [
            "2015550123",
            "2015550123, 2015550124",
            "2015550123,",
            "2015550123 p",
            "201,,5",
        ] {
            assert_eq!(paused(text), None, "{text:?}");
        }
        let none = |_: &str| false;
        assert!(begins_with_pause(",,1234", &none) && begins_with_pause(";1234", &none));
        assert!(begins_with_pause(",820445398#", &none));
        assert!(!begins_with_pause(", 2015550124", &none) && !begins_with_pause("; 1234", &none));
        assert!(!begins_with_pause(",,2015550124", &|_| true));
    }

    #[test]
    fn other_last_digits_of_one_number() {
        for (text, front, sure) in [
            ("020 7946 0018/19/20", "020 7946 0018", true),
            ("020 7946 0018-20", "020 7946 0018", true),
            ("020 7946 0018 - 0020", "020 7946 0018", true),
            ("020 7946 0018 bis 20", "020 7946 0018", true),
            ("020 7946 0018-12", "020 7946 0018", false),
            ("201-555-0123-45", "201-555-0123", true),
            ("201-555-0123/24", "201-555-0123", true),
        ] {
            assert_eq!(other_endings(text), Some(Ending { text: front, sure }), "{text:?}");
        }
        for (text, front) in [
            ("030 23125-0/-12", "030 23125-0"),
            ("030 23125-0 u. -12", "030 23125-0"),
            ("030 23125-10 / -20", "030 23125-10"),
        ] {
            assert_eq!(
                other_extensions(text),
                Some(Ending {
                    text: front,
                    sure: true
                }),
                "{text:?}"
            );
        }
        for text in ["030 12345-67", "030 12345/67", "089 / 99998-123", "0207-946-0018"] {
            assert_eq!(other_extensions(text), None, "{text:?}");
        }
    }
}
