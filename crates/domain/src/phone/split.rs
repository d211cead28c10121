//! Where one text may hold several numbers.

use std::collections::BTreeMap;

use super::dial::{count_digits, is_letter};
use super::labels::is_label;
use super::{damage, extension, links, tails};

/// Parts of a text, and the text with the separators as blanks.
pub(super) struct Parts<'a> {
    pub(super) whole: String,
    pub(super) parts: Vec<&'a str>,
}

/// Splits at the marks and words that separate numbers: line break, `;`, `|`, `&`, `:::`, bullets,
/// backslashes, "or" and its like in many languages, a comma or a `+` in front of a number. `None`
/// if there are none. `good` says whether a text is a number by itself.
pub(super) fn at_separators<'a>(text: &'a str, good: &dyn Fn(&str) -> bool) -> Option<Parts<'a>> {
    if links::is_web(text) || damage::owns_its_commas(text) {
        return None;
    }
    let mut whole = String::with_capacity(text.len());
    let mut parts = Vec::new();
    let mut start = 0_usize;
    let mut at = 0_usize;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let before = text.get(start..at).unwrap_or_default();
        let first = rest.chars().next().map_or(1, char::len_utf8);
        if let Some(length) = separator(rest, before, good) {
            parts.push(before);
            whole.push_str(before);
            whole.push(' ');
            start = at.saturating_add(length);
            // A `+` separates and belongs to what follows.
            at = at.saturating_add(length.max(first));
        } else {
            at = at.saturating_add(first);
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

/// Length of the separator that `rest` begins with; `before` is the part in front of it.
fn separator(rest: &str, before: &str, good: &dyn Fn(&str) -> bool) -> Option<usize> {
    let first = rest.chars().next()?;
    let behind = rest.get(first.len_utf8()..)?;
    let ends_word = before.is_empty() || before.ends_with(char::is_whitespace);
    match first {
        '\n' | '|' | '&' | '\u{2022}' | '\u{b7}' | '\\' => Some(first.len_utf8()),
        ';' => {
            let part = is_parameter(behind) || extension::starts_with_marker(behind);
            (!part && !is_paused(rest, before, good)).then_some(1)
        }
        ':' => rest.starts_with(":::").then_some(3),
        ',' => {
            let next = behind.trim_start_matches([' ', ',', '"', '\'']);
            let begins = next.starts_with(['+', '0', '(']) && has_digits(next, 5);
            ((begins || is_number_long(next)) && !is_paused(rest, before, good)).then_some(1)
        }
        '+' => (has_digits(before, 7) && has_digits(number_in_front(behind), 7)).then_some(0),
        '*' => (ends_word && behind.starts_with(' ') && has_digits(before, 7) && is_number_long(behind.trim_start()))
            .then_some(1),
        // `1) … 2) …`
        '2'..='9' if ends_word && behind.starts_with(") ") => {
            (has_digits(before, 7) && has_digits(number_in_front(behind), 7)).then_some(0)
        }
        _ if is_letter(first) && ends_word => {
            let end = rest.find(char::is_whitespace)?;
            // No separator is longer than thirteen letters.
            let word = rest.get(..end).filter(|word| word.len() <= 26)?.to_lowercase();
            let word = word.trim_end_matches(['.', ':', ',']);
            (WORDS.contains(&word) && has_digits(before, 1) && has_digits(behind, 1)).then_some(end)
        }
        _ => None,
    }
}

fn is_paused(rest: &str, before: &str, good: &dyn Fn(&str) -> bool) -> bool {
    has_digits(before, 7) && tails::begins_with_pause(rest, good)
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "or", "and", "and/or", "also", "plus", "then", "alternatively",
    "oder", "od", "und", "und/oder", "u", "bzw", "beziehungsweise", "resp", "sowie", "auch",
    "ou", "et", "et/ou", "aussi", "o", "e", "e/o", "oppure", "anche", "y", "y/o", "también", "tambien", "também",
    "en", "of", "en/of", "ook",
    "oraz", "lub", "albo", "nebo", "och", "eller", "og", "ja", "tai", "és", "vagy", "și", "sau", "ve", "veya", "i",
    "и", "или", "та", "або", "και", "ή", "または", "或",
];

/// `;ext=`, `;phone-context=`, …: part of a URI.
fn is_parameter(behind: &str) -> bool {
    let end = behind.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(0);
    end > 0 && behind.get(end..).is_some_and(|rest| rest.starts_with('='))
}

/// Does a text begin with digits enough for a number?
fn is_number_long(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && has_digits(number_in_front(text), 7)
}

/// The digits in front, with the marks people put between them.
fn number_in_front(text: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '/');
    let end = text.find(|c| !number(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// At least `enough` digits, looking no further than needed.
fn has_digits(text: &str, enough: usize) -> bool {
    text.bytes().filter(u8::is_ascii_digit).take(enough).count() == enough
}

/// Two numbers with labels; what is longer is prose, and trying every slash in it is slow.
const LONGEST: usize = 200;

/// Splits at slashes and around words, where every part is a number by itself.
pub(super) fn softly<'a>(text: &'a str, good: &dyn Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    // The shortest two numbers that are written like that have six digits each.
    if text.len() > LONGEST || !has_digits(text, 12) || links::is_web(text) {
        return None;
    }
    at_slash(text, good).or_else(|| at_words(text, good))
}

/// Splits at slashes between numbers.
pub(super) fn at_slash<'a>(text: &'a str, good: &dyn Fn(&str) -> bool) -> Option<Vec<&'a str>> {
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

/// Splits beside the words that stand between two numbers. The words belong to the number behind
/// them, unless the first number has none in front and the last one has some behind.
pub(super) fn at_words<'a>(text: &'a str, good: &dyn Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    if text.len() > LONGEST {
        return None;
    }
    let gaps = gaps(text);
    let (Some(first), Some(last)) = (gaps.first(), gaps.last()) else {
        return None;
    };
    let labelled_in_front = text.get(..first.from)?.chars().any(is_letter);
    let trailing = !labelled_in_front && text.get(last.to..)?.chars().any(is_letter);
    let mut parts = Vec::new();
    let mut start = 0_usize;
    for gap in &gaps {
        let words = text.get(gap.from..gap.to)?;
        let cut = gap.from.saturating_add(cut(words, trailing));
        parts.push(text.get(start..cut)?.trim_matches([' ', ',', ';', '-', '/', '\\']));
        start = cut;
    }
    parts.push(text.get(start..)?.trim_start_matches([' ', ',', ';', '-', '/', '\\']));
    parts.iter().all(|part| good(part)).then_some(parts)
}

/// Where words between two numbers are cut.
fn cut(words: &str, trailing: bool) -> usize {
    let length = |end: Option<usize>| end.map(|end| end.saturating_add(1));
    let bracket = words.trim_start().starts_with(['(', '[']);
    if bracket && let Some(end) = length(words.find([')', ']'])) {
        return end;
    }
    let mark = words.find(['/', ',', ';', '|', '\\']);
    if let Some(end) = mark.filter(|_| !words.contains("c/o")) {
        return length(Some(end)).unwrap_or_default();
    }
    let colon = words.trim_end().ends_with(':');
    if trailing && !colon {
        return words.len();
    }
    words.find(|c| is_letter(c) || c == '(' || c == '[').unwrap_or_default()
}

/// Words between two numbers.
struct Gap {
    from: usize,
    to: usize,
}

fn gaps(text: &str) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut from = 0_usize;
    let mut digits = 0_usize;
    let mut words = false;
    for (at, c) in text.char_indices() {
        let begins = c.is_ascii_digit() || (words && matches!(c, '+' | '('));
        if is_letter(c) {
            words = true;
        } else if begins && !words {
            digits = digits.saturating_add(usize::from(c.is_ascii_digit()));
            from = at.saturating_add(1);
        } else if begins {
            let behind = text.get(at..).unwrap_or_default();
            let number = number_in_front(behind.trim_start_matches('+'));
            if c == '(' && count_digits(number) == 0 {
                continue;
            }
            let between = text.get(from..at).unwrap_or_default();
            if digits >= 5 && count_digits(number) >= 5 && !is_extension(between, number) {
                gaps.push(Gap { from, to: at });
                digits = 0;
            }
            words = false;
            digits = digits.saturating_add(usize::from(c.is_ascii_digit()));
            from = at.saturating_add(usize::from(c.is_ascii_digit()));
        }
    }
    gaps
}

/// Do words that end with one for "extension" stand in front of digits that can be one?
fn is_extension(words: &str, number: &str) -> bool {
    let word = words.trim_end_matches(|c| !is_letter(c));
    let front = word.trim_end_matches(is_letter);
    let word = word.get(front.len()..).unwrap_or_default();
    let first = number.split(' ').next().unwrap_or_default();
    extension::is_marker(word) && (!is_label(word) || count_digits(number) <= 8) && count_digits(first) <= 8
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{at_slash, softly};

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

    #[test]
    fn words_stay_with_their_number() {
        for (text, parts) in [
            ("M 07400 123456 H 020 7946 0018", ["M 07400 123456", "H 020 7946 0018"]),
            ("07400 123456 M 020 7946 0018 H", ["07400 123456 M", "020 7946 0018 H"]),
            (
                "07400 123456 (M) 020 7946 0018 (H)",
                ["07400 123456 (M)", "020 7946 0018 (H)"],
            ),
            (
                "07400 123456 Jane, 020 7946 0018",
                ["07400 123456 Jane", "020 7946 0018"],
            ),
            ("07400 123456 H: 020 7946 0018", ["07400 123456", "H: 020 7946 0018"]),
        ] {
            assert_eq!(softly(text, &|part| part.len() < 20), Some(parts.to_vec()), "{text:?}");
        }
    }
}
