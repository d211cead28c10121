//! Where one text may hold several numbers.

use std::collections::BTreeMap;

use super::dial::{count_digits, is_letter};
use super::{damage, extension, wrappers};

/// Parts of a text, and the text with the separators as blanks.
pub(super) struct Parts<'a> {
    pub(super) whole: String,
    pub(super) parts: Vec<&'a str>,
}

/// Splits at the marks and words that separate numbers: line break, `;`, `|`, `&`, `:::`, "or" in
/// six languages, a comma in front of a number. `None` if there are none.
pub(super) fn at_separators(text: &str) -> Option<Parts<'_>> {
    if wrappers::is_link(text) || damage::owns_its_commas(text) {
        return None;
    }
    let mut whole = String::with_capacity(text.len());
    let mut parts = Vec::new();
    let mut start = 0_usize;
    let mut at = 0_usize;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let before = text.get(start..at).unwrap_or_default();
        if let Some(length) = separator(rest, text.get(..at).unwrap_or_default()) {
            parts.push(before);
            whole.push_str(before);
            whole.push(' ');
            at = at.saturating_add(length);
            start = at;
        } else {
            at = at.saturating_add(rest.chars().next().map_or(1, char::len_utf8));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let last = text.get(start..).unwrap_or_default();
    parts.push(last);
    whole.push_str(last);
    Some(Parts { whole, parts })
}

/// Length of the separator that `rest` begins with.
fn separator(rest: &str, before: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    let behind = rest.get(first.len_utf8()..)?;
    match first {
        '\n' | '|' | '&' => Some(1),
        ';' => (!is_parameter(behind) && !extension::starts_with_marker(behind)).then_some(1),
        ':' => rest.starts_with(":::").then_some(3),
        ',' => {
            let next = behind.trim_start();
            (next.starts_with(['+', '0', '(']) && has_digits(next, 5)).then_some(1)
        }
        _ if is_letter(first) && (before.is_empty() || before.ends_with(char::is_whitespace)) => {
            let end = rest.find(char::is_whitespace)?;
            // No separator is longer than four letters.
            let word = rest.get(..end).filter(|word| word.len() <= 4)?.to_lowercase();
            (WORDS.contains(&word.as_str()) && has_digits(before, 1) && has_digits(behind, 1)).then_some(end)
        }
        _ => None,
    }
}

const WORDS: [&str; 9] = ["or", "and", "oder", "und", "ou", "et", "y", "o", "e"];

/// `;ext=`, `;phone-context=`, …: part of a URI.
fn is_parameter(behind: &str) -> bool {
    let end = behind.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(0);
    end > 0 && behind.get(end..).is_some_and(|rest| rest.starts_with('='))
}

/// At least `enough` digits, looking no further than needed.
fn has_digits(text: &str, enough: usize) -> bool {
    text.bytes().filter(u8::is_ascii_digit).take(enough).count() == enough
}

/// Splits at slashes and in front of labels, where every part is a number by itself.
pub(super) fn softly<'a>(text: &'a str, good: &dyn Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    // Two numbers with labels; what is longer is prose, and trying every slash in it is slow.
    const LONGEST: usize = 200;
    // The shortest two numbers anybody would write like that have six digits each.
    if text.len() > LONGEST || !has_digits(text, 12) || wrappers::is_link(text) {
        return None;
    }
    at_slash(text, good).or_else(|| at_labels(text, good))
}

fn at_slash<'a>(text: &'a str, good: &dyn Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    behind_slashes(text, good, &mut BTreeMap::new())
}

/// What numbers a rest of the text consists of, by its length: without remembering, a text of many
/// slashes is tried in every combination.
type Rests<'a> = BTreeMap<usize, Option<Vec<&'a str>>>;

fn behind_slashes<'a>(text: &'a str, good: &dyn Fn(&str) -> bool, known: &mut Rests<'a>) -> Option<Vec<&'a str>> {
    for (at, _) in text.match_indices('/') {
        let (Some(left), Some(right)) = (text.get(..at), text.get(at.saturating_add(1)..)) else {
            continue;
        };
        if !has_digits(left, 7) || !has_digits(right, 7) || !good(left) {
            continue;
        }
        let rest = match known.get(&right.len()) {
            Some(rest) => rest.clone(),
            None => {
                let rest = if good(right) {
                    Some(vec![right])
                } else {
                    behind_slashes(right, good, known)
                };
                known.insert(right.len(), rest.clone());
                rest
            }
        };
        if let Some(more) = rest {
            return Some(std::iter::once(left).chain(more).collect());
        }
    }
    None
}

fn at_labels<'a>(text: &'a str, good: &dyn Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    let mut parts = Vec::new();
    let mut start = 0_usize;
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let begins = is_letter(c) && !in_word;
        in_word = is_letter(c);
        let Some(part) = text.get(start..at) else {
            continue;
        };
        let Some(rest) = text.get(at..) else { continue };
        if !begins || count_digits(part) < 5 || !has_digits(rest, 5) {
            continue;
        }
        let end = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        if rest.get(..end).is_some_and(wrappers::is_label) {
            parts.push(part.trim_end_matches([' ', ',', ';', '-', '(', '[']));
            start = at;
        }
    }
    if parts.is_empty() {
        return None;
    }
    parts.push(text.get(start..)?);
    parts.iter().all(|part| good(part)).then_some(parts)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::at_slash;

    #[test]
    fn many_slashes_are_not_tried_in_every_combination() {
        let text = format!("{}1234567x", "1234567/".repeat(20));
        let tried = Cell::new(0);
        // Whatever ends before the end is a number, what goes on to it is none.
        let good = |part: &str| {
            tried.set(tried.get() + 1);
            !part.ends_with('x')
        };
        assert_eq!(at_slash(&text, &good), None);
        assert!(tried.get() < 500, "{}", tried.get());
        let two = at_slash("0207946/1234567/x", &|part| part.len() == 7);
        assert_eq!(two, None);
        let two = at_slash("0207946/1234567", &|part| part.len() == 7);
        assert_eq!(two, Some(vec!["0207946", "1234567"]));
    }
}
