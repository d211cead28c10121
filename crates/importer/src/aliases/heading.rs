//! A column's heading taken apart into words: `*Client's firstName (required)` is `client` `first` `name`.

use unicode_normalization::UnicodeNormalization;

use crate::fold::{cut, fold, is_hidden};

/// Longest heading that is read, in characters.
const LONGEST: usize = 160;

/// A heading in parts (`Person - Phone - Mobile` has three), each of folded words.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Heading {
    parts: Vec<Vec<String>>,
}

impl Heading {
    pub(crate) fn read(text: &str) -> Self {
        let mut heading = Self::read_numbered(text);
        number_off(&mut heading.parts);
        heading
    }

    /// With the number in front, which may say whose column it is: `2. Person`.
    pub(crate) fn read_numbered(text: &str) -> Self {
        // Composed, so that an accent is never mistaken for a gap.
        let text: String = cut(text, LONGEST).nfc().filter(|c| !is_hidden(*c)).collect();
        let mut parts = Vec::new();
        for part in split_parts(&text) {
            let words = words(part);
            if !words.is_empty() && (parts.is_empty() || !is_aside(&words)) {
                parts.push(words);
            }
        }
        Self { parts }
    }

    /// All its words, from the left.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flatten().map(String::as_str)
    }

    /// Its words written as one.
    pub(crate) fn joined(&self) -> String {
        self.words().collect()
    }

    pub(crate) fn parts(&self) -> &[Vec<String>] {
        &self.parts
    }

    /// One of its parts as a heading of its own.
    pub(crate) fn part(&self, part: &[String]) -> Self {
        Self {
            parts: vec![part.to_vec()],
        }
    }
}

/// Splits at ` - `, `/`, `:`, `>`, `|` and brackets.
fn split_parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let before = at.checked_sub(1).and_then(|i| bytes.get(i));
        let after = bytes.get(at + c.len_utf8());
        let blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let splits = match c {
            '/' | ':' | '>' | '|' | '[' | ']' | '(' | ')' | '»' | '›' | '→' | '·' | '•' => true,
            '-' | '–' | '—' | '_' => blank(before) && blank(after),
            _ => false,
        };
        if splits {
            parts.extend(text.get(start..at));
            start = at + c.len_utf8();
        }
    }
    parts.extend(text.get(start..));
    parts
}

/// The folded words of a part; `firstName` has two, `e-mail` is one.
fn words(part: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for run in part.split(|c: char| !c.is_alphanumeric()) {
        // "KvK" and "iPhone" are words for all their capitals.
        let whole = [run];
        let pieces = pieces(run);
        let known = super::words::is_word(&fold(run));
        for piece in if known { whole.as_slice() } else { pieces.as_slice() } {
            let word = fold(piece);
            if word.is_empty() {
                continue;
            }
            let joins = words.last().is_some_and(|last| belongs_together(last, &word));
            match words.last_mut().filter(|_| joins) {
                Some(last) => last.push_str(&word),
                None => words.push(word),
            }
        }
    }
    words
}

/// "(with country code)", "(if any)": how to fill a column in, not what it is.
fn is_aside(words: &[String]) -> bool {
    const BEGIN: [&str; 16] = [
        "with",
        "without",
        "including",
        "incl",
        "if",
        "mit",
        "ohne",
        "inkl",
        "falls",
        "avec",
        "sans",
        "si",
        "con",
        "se",
        "met",
        "indien",
    ];
    words.len() > 1 && words.first().is_some_and(|word| BEGIN.contains(&word.as_str()))
}

/// `E-Mail`, `iPhone` and `USt` are one word each.
fn belongs_together(last: &str, word: &str) -> bool {
    match last {
        "e" => word.starts_with("mail"),
        "i" => word == "phone",
        "u" => word == "st",
        _ => false,
    }
}

/// `firstName`, `DDINumber`, `Phone2` in pieces; `UUIDs` and `IDs` stay whole.
fn pieces(run: &str) -> Vec<&str> {
    #[derive(PartialEq, Clone, Copy)]
    enum Case {
        Upper,
        Lower,
        Digit,
    }
    let case = |c: char| {
        if c.is_numeric() {
            Case::Digit
        } else if c.is_uppercase() {
            Case::Upper
        } else {
            Case::Lower
        }
    };
    let chars: Vec<(usize, char)> = run.char_indices().collect();
    let plural = run.ends_with('s') && run.chars().rev().skip(1).all(char::is_uppercase);
    let mut pieces = Vec::new();
    let mut start = 0;
    for (n, (at, c)) in chars.iter().enumerate().skip(1) {
        let Some((_, before)) = chars.get(n - 1) else { break };
        let next = chars.get(n + 1).map(|(_, c)| case(*c));
        let splits = match (case(*before), case(*c)) {
            (Case::Digit, Case::Digit) | (Case::Lower, Case::Lower) => false,
            (Case::Lower, Case::Upper) | (Case::Digit, _) | (_, Case::Digit) => true,
            // The last capital of a run begins a word: DDI|Number.
            (Case::Upper, Case::Upper) => next == Some(Case::Lower),
            (Case::Upper, Case::Lower) => false,
        };
        if splits && !plural {
            pieces.extend(run.get(start..*at));
            start = *at;
        }
    }
    pieces.extend(run.get(start..));
    // "1st" and "2nd" are words.
    if let [number, ending] = pieces.as_slice()
        && number.chars().all(char::is_numeric)
        && matches!(*ending, "st" | "nd" | "rd" | "th" | "er" | "ere" | "e" | "o" | "a")
    {
        return vec![run];
    }
    pieces
}

/// Takes the number of a question or a column off the front: `1. First name`, `Q3: Email`.
fn number_off(parts: &mut Vec<Vec<String>>) {
    let is_number = |word: &String| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let Some(first) = parts.first_mut() else { return };
    if first.first().is_some_and(|word| word == "q") && first.get(1).is_some_and(is_number) {
        first.remove(0);
    }
    if first.first().is_some_and(is_number) {
        first.remove(0);
    }
    parts.retain(|part| !part.is_empty());
}

#[cfg(test)]
mod tests {
    use super::Heading;

    #[test]
    fn headings_in_words() {
        for (text, words) in [
            ("*Client's firstName (required)", "client s first name|required"),
            ("Person - Phone - Mobile", "person|phone|mobile"),
            ("E-mail 1 - Value", "email 1|value"),
            ("DDINumber", "ddi number"),
            ("Mobil-Tel.-Nr.", "mobil tel nr"),
            ("custom_field[phone]", "custom field|phone"),
            ("contact.firstName", "contact first name"),
            ("1. First name", "first name"),
            ("Q2: E-Mail", "email"),
            ("Prénom\n(obligatoire)", "prenom|obligatoire"),
            ("USt-IdNr.", "ust id nr"),
            ("Group UUIDs", "group uuids"),
            ("Last\u{ad}Name", "last name"),
            ("Contact2 Email", "contact 2 email"),
            ("2nd phone", "2nd phone"),
            ("POAddressLine1", "po address line 1"),
        ] {
            let heading = Heading::read(text);
            let parts: Vec<String> = heading.parts().iter().map(|part| part.join(" ")).collect();
            assert_eq!(parts.join("|"), words, "{text}");
        }
    }
}
