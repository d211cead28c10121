//! Letters in a number: words to dial, typing errors, notes.

use super::dial::{Dial, count_digits, is_letter};
use super::labels::is_label;
use super::library::{self, Found};
use super::region::Region;

/// Longer words are prose.
const LONGEST: usize = 60;

pub(super) fn has_letters(text: &str) -> bool {
    text.chars().any(is_letter)
}

/// A number spelled with letters.
pub(super) enum Vanity {
    /// As long as the number.
    Exact(Found),
    /// Longer than the number; this is the part that is dialled.
    Truncated(Found),
}

/// Reads words by keypad, in the plans and services where people spell numbers: letters come in
/// groups of two or more behind the first digit, three at least, none in brackets.
pub(super) fn vanity(text: &str, region: Option<Region>) -> Option<Vanity> {
    if text.len() > LONGEST {
        return None;
    }
    let last_group = letter_groups(text)?;
    let keyed: String = text.chars().map(|c| keypad(c).unwrap_or(c)).collect();
    let dial = Dial::scan(&keyed)?;
    if let Some(found) = library::spelled(&dial, region) {
        return Some(Vanity::Exact(found));
    }
    let american = region.is_some_and(|region| region.calling_code() == 1);
    let core = match dial.digits().strip_prefix('1') {
        Some(core) if american || dial.has_plus() => core,
        None if american && !dial.has_plus() => dial.digits(),
        _ => return None,
    };
    // At least four letters in all; the cut takes letters only and leaves one of them.
    let surplus = core.len().checked_sub(10).filter(|surplus| *surplus > 0)?;
    if surplus >= last_group || !text.ends_with(is_letter) || count_letters(text) < 4 {
        return None;
    }
    let cut = Dial::plus(&format!("1{}", core.get(..10)?))?;
    library::look_up(&cut, None).valid().map(Vanity::Truncated)
}

/// Length of the last group of letters, if all of them look like a word to dial.
fn letter_groups(text: &str) -> Option<usize> {
    let (mut digits, mut brackets, mut run, mut total, mut last) = (0, 0_i32, 0, 0, 0_usize);
    for c in text.chars().chain(std::iter::once(' ')) {
        if is_letter(c) {
            if digits == 0 || brackets > 0 || keypad(c).is_none() {
                return None;
            }
            run += 1;
            total += 1;
            continue;
        }
        if run == 1 {
            return None;
        }
        if run > 0 {
            last = run;
            run = 0;
        }
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            _ if c.is_ascii_digit() => digits += 1,
            _ => {}
        }
    }
    (total >= 3).then_some(last)
}

/// Letters that look like digits, read as these digits, if that makes a valid number.
pub(super) fn lookalike(text: &str, region: Option<Region>) -> Option<Found> {
    let mistakes = text.chars().filter(|c| is_letter(*c) || *c == '|').count();
    if text.len() > LONGEST || mistakes == 0 || mistakes >= count_digits(text) {
        return None;
    }
    let digits: String = text
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'I' | 'l' | '|' => '1',
            'S' => '5',
            'B' => '8',
            'Z' => '2',
            _ => c,
        })
        .collect();
    library::look_up(&Dial::scan(&digits)?, region).valid()
}

/// A note behind the last digit: the text in front of it, and its words.
pub(super) fn note(text: &str) -> Option<(&str, String)> {
    let head = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let tail = text.get(head.len()..)?;
    if head.is_empty() || !has_letters(tail) {
        return None;
    }
    Some((head, words(tail)))
}

/// A label with its count behind the number (`07400 123456 Tel 2`).
pub(super) fn counted_note(text: &str) -> Option<(&str, String)> {
    let front = text.trim_end_matches([' ', ')', ']', '.', ':']);
    let front = front.strip_suffix(|c: char| matches!(c, '1'..='9'))?;
    let front = front.trim_end_matches([' ', '.', '-', '#']);
    let before = front.trim_end_matches(is_letter);
    let word = front.get(before.len()..)?;
    let head = before.trim_end_matches(|c: char| !c.is_ascii_digit());
    let fits = is_label(word) && before.len() > head.len() && count_digits(head) >= 5;
    fits.then(|| (head, words(text.get(head.len()..).unwrap_or_default())))
}

/// A note in brackets between the digits (`+44 (UK) 20 …`): the text without it, and its words.
pub(super) fn inner_note(text: &str) -> Option<(String, String)> {
    let (open, close) = if text.contains('(') { ('(', ')') } else { ('[', ']') };
    for (at, _) in text.match_indices(open) {
        let (before, rest) = text.split_at_checked(at)?;
        let Some((inner, behind)) = rest.get(1..).and_then(|rest| rest.split_once(close)) else {
            continue;
        };
        if has_letters(inner) && count_digits(inner) == 0 && count_digits(before) > 0 && count_digits(behind) > 0 {
            return Some((format!("{before} {behind}"), words(inner)));
        }
    }
    None
}

/// Do words stand apart from the digits in front of them?
pub(super) fn stands_apart(text: &str, head: &str) -> bool {
    let tail = text.get(head.len()..).unwrap_or_default();
    !tail.starts_with(is_letter)
}

/// Could these words be digits that were typed as letters?
pub(super) fn are_zeros_and_ones(words: &str) -> bool {
    words.chars().all(|c| matches!(c, 'O' | 'o' | 'I' | 'l' | '|' | ' '))
}

fn words(tail: &str) -> String {
    const LONGEST: usize = 100;
    let words = tail
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"'))
        .map(|word| word.trim_matches(['-', ',', ';', ':', '/', '=', '*', '#', '|', '.']))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    words.chars().take(LONGEST).collect()
}

fn count_letters(text: &str) -> usize {
    text.chars().filter(|c| is_letter(*c)).count()
}

/// The key of a letter on a telephone, ITU-T E.161.
const fn keypad(c: char) -> Option<char> {
    Some(match c.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}
