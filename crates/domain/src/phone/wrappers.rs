//! What is around a number: quotes, schemes, links, labels.

use super::blank::is_placeholder;
use super::dial::{count_digits, is_letter};
use super::labels::is_label;
use super::links;

/// A text without its wrappers.
#[derive(Default, Debug, PartialEq, Eq)]
pub(super) struct Bare {
    pub(super) text: String,
    /// The words of the labels, without their colons.
    pub(super) label: Option<String>,
    /// Was there a label, a scheme or a link?
    pub(super) wrapped: bool,
    /// Were there words in front that are no label?
    pub(super) noted: bool,
}

/// Takes off what spreadsheets use to keep a value a text: a leading apostrophe, `="…"`, quotes.
pub(super) fn unquote(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let before = rest;
        rest = rest.strip_prefix(['\'', '=', '`', '\u{2019}']).unwrap_or(rest).trim();
        for (open, close) in [('"', '"'), ('\'', '\''), ('\u{201c}', '\u{201d}'), ('«', '»')] {
            if let Some(inner) = rest.strip_prefix(open).and_then(|r| r.strip_suffix(close)) {
                rest = inner.trim();
            }
        }
        if rest.len() == before.len() {
            return rest;
        }
    }
}

/// A text without its e-mail addresses, if it has some beside digits enough for a number.
pub(super) fn without_addresses(text: &str) -> Option<String> {
    if !text.contains('@') || links::number(text).is_some() {
        return None;
    }
    let words = text.split_inclusive([' ', '\n', ';', '|', ',']);
    let rest: String = words.filter(|word| !word.contains('@')).collect();
    (count_digits(&rest) >= 7).then(|| rest.trim().to_owned())
}

/// Takes off labels and other words in front, a scheme or a link.
pub(super) fn strip(text: &str) -> Bare {
    let mut bare = Bare::default();
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text.trim();
    let before = rest.len();
    // Links stand alone or behind labels.
    let link = loop {
        let linked = links::number(rest);
        if linked.is_some() {
            break linked;
        }
        let Some((word, count, behind)) = leading_label(rest).or_else(|| enumerated(rest)) else {
            break None;
        };
        words.extend([word, count].into_iter().filter(|word| !word.is_empty()));
        rest = behind;
    };
    bare.wrapped = link.is_some() || rest.len() < before;
    if link.is_none()
        && let Some((note, behind)) = leading_words(rest)
    {
        words.push(note);
        bare.noted = true;
        rest = behind;
    }
    bare.label = (!words.is_empty()).then(|| words.join(" "));
    bare.text = link.unwrap_or_else(|| rest.to_owned());
    bare
}

/// The label at the start, its count and the text behind it, if a number, or a word for none,
/// follows.
fn leading_label(text: &str) -> Option<(&str, &str, &str)> {
    let (word, behind) = bracketed(text).or_else(|| known(text)).or_else(|| before_colon(text))?;
    let marks = [
        ' ', ':', '.', ')', ']', '=', '-', '#', '\n', '|', ',', '°', '/', '>', '&',
    ];
    let after = behind.trim_start_matches(marks);
    // A label in front of nothing ("Tel: -") is one, too.
    let nothing = !behind.is_empty() && is_placeholder(after);
    if !nothing && count_digits(after) == 0 {
        return None;
    }
    let (count, after) = without_count(after).unwrap_or(("", after));
    Some((word.trim_matches(EDGES), count, after))
}

/// What may stand around the words of a label.
const EDGES: [char; 14] = [' ', '.', '-', ':', ',', '/', '(', ')', '[', ']', '<', '>', '"', '+'];

/// The count of a label (`Mobile 1 07400 …`, `Tel 2: …`) and the number behind it.
fn without_count(text: &str) -> Option<(&str, &str)> {
    let behind = text.strip_prefix(|c: char| matches!(c, '1'..='9'))?;
    let after = behind.trim_start_matches([' ', ':', ')', '-']);
    let marked = behind.starts_with([':', ')']) || behind.starts_with(" -");
    let begins = behind.starts_with(' ') && after.starts_with(['0', '+', '(']);
    let count = text.get(..1)?;
    ((marked || begins) && count_digits(after) >= 5).then_some((count, after))
}

/// `1) 020 …`, `2. 07400 …` in front of a number: nothing to keep.
fn enumerated(text: &str) -> Option<(&str, &str, &str)> {
    let behind = text.strip_prefix(|c: char| matches!(c, '1'..='9'))?;
    let after = behind
        .strip_prefix(") ")
        .or_else(|| behind.strip_prefix(". "))?
        .trim_start();
    (count_digits(after) >= 7).then_some(("", "", after))
}

/// Words in front of the number that are no label ("c/o Jane 07400 …") and the text behind them.
fn leading_words(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 60;
    let at = text.char_indices().find_map(|(at, c)| {
        let behind = text.get(at..)?.trim_start_matches(['+', ' ', '(']);
        (c.is_ascii_digit() || (c == '+' && behind.starts_with(|c: char| c.is_ascii_digit()))).then_some(at)
    })?;
    let (words, number) = text.split_at_checked(at)?;
    // A bracket directly in front belongs to the number.
    let words = words.trim_end_matches(['(', '[']);
    let number = text.get(words.len()..).unwrap_or(number);
    let letters = words.chars().filter(|c| is_letter(*c)).count();
    let fits = letters > 0 && words.chars().nth(LONGEST).is_none() && !words.contains('@');
    // `O20` is a typing error, and `DE89…` an account: only words that stand apart are words.
    let glued = words.ends_with(is_letter) && number.starts_with(|c: char| c.is_ascii_digit());
    (fits && !glued && count_digits(number) >= 5).then(|| (words.trim_matches(EDGES), number))
}

/// `(M) …`, `[mobile] …`
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (inner, behind) = text
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .or_else(|| text.strip_prefix('[').and_then(|rest| rest.split_once(']')))?;
    is_words(inner).then_some((inner, behind))
}

/// A word of the list. A single letter needs a mark or a blank behind it: `O20` is a typing error.
fn known(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c| !is_letter(c)).unwrap_or(text.len());
    let (word, behind) = text.split_at_checked(end)?;
    let single = word.chars().nth(1).is_none();
    if !is_label(word) || (single && !behind.starts_with([' ', ':', '.', ')', '-', '+', '('])) {
        return None;
    }
    Some((word, behind))
}

/// Any short words in front of a colon.
fn before_colon(text: &str) -> Option<(&str, &str)> {
    let (words, behind) = text.split_once(':')?;
    (is_words(words) && !behind.starts_with("//")).then_some((words, behind))
}

fn is_words(text: &str) -> bool {
    text.chars().nth(30).is_none()
        && text.chars().any(is_letter)
        && !text
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, '+' | '@' | '\n' | '('))
}
