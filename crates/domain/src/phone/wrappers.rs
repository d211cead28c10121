//! What stands around a number: quotes, schemes, links, labels.

use super::blank::is_placeholder;
use super::dial::{Dial, count_digits, is_letter};

/// A text without its wrappers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bare {
    pub(super) text: String,
    /// The words of the labels, without their colons.
    pub(super) label: Option<String>,
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

/// Takes off scheme or link, then labels. The flag says whether there were any.
pub(super) fn strip(text: &str) -> (Bare, bool) {
    if let Some(number) = from_link(text).or_else(|| from_uri(text)) {
        return (
            Bare {
                text: number,
                label: None,
            },
            true,
        );
    }
    let mut rest = text.trim();
    let mut words: Vec<&str> = Vec::new();
    while let Some((word, behind)) = leading_label(rest) {
        if !word.is_empty() {
            words.push(word);
        }
        rest = behind;
    }
    let found = rest.len() < text.trim().len();
    let label = (!words.is_empty()).then(|| words.join(" "));
    (
        Bare {
            text: rest.to_owned(),
            label,
        },
        found,
    )
}

/// Is this a web link? Its `&`, `=` and `/` belong to it.
pub(super) fn is_link(text: &str) -> bool {
    after_prefix(text, "http://").is_some()
        || after_prefix(text, "https://").is_some()
        || after_prefix(text, "wa.me/").is_some()
}

/// Is this word one that says what kind of number follows?
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&word.to_lowercase().as_str())
}

/// The text behind a prefix, ASCII case ignored.
pub(super) fn after_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix) {
        text.get(prefix.len()..)
    } else {
        None
    }
}

/// `wa.me/447400123456`: always a full number without its `+`.
fn from_link(text: &str) -> Option<String> {
    let bare = after_prefix(text, "https://").or_else(|| after_prefix(text, "http://"));
    let path = after_prefix(bare.unwrap_or(text), "wa.me/")?;
    let number = path.split(['?', '/', '#']).next().unwrap_or_default();
    Dial::plus(number).map(|dial| dial.as_str().to_owned())
}

/// RFC 3966 (`tel:`) and its relatives: the number, its global context and its extension.
fn from_uri(text: &str) -> Option<String> {
    let behind = ["tel:", "callto:", "sms:"]
        .iter()
        .find_map(|scheme| after_prefix(text, scheme));
    let is_uri = behind.is_some_and(|b| !b.starts_with(' ') && count_digits(b) > 0);
    // `Tel: 020 …` is a label, not a URI; a context without scheme still counts.
    let lower = text.to_ascii_lowercase();
    if !is_uri && !lower.contains(";phone-context=") {
        return None;
    }
    let body = behind.unwrap_or(text).trim_start_matches('/');
    let body = body.split('?').next().unwrap_or_default();
    let body = body.replace("%20", " ").replace("%2B", "+").replace("%2b", "+");
    let mut parts = body.split(';');
    let number = parts.next().unwrap_or_default().trim();
    let mut out = String::with_capacity(text.len());
    let mut tail = String::new();
    for part in parts {
        if let Some(context) = after_prefix(part, "phone-context=") {
            // A context that is a domain, or no number at all, says nothing about the number.
            if !number.starts_with('+') && out.is_empty() && context.starts_with('+') {
                out.extend(Dial::scan(context).map(|dial| dial.as_str().to_owned()));
            }
        } else if after_prefix(part, "ext=").is_some() {
            tail = format!(";{part}");
        }
    }
    out.push_str(number);
    out.push_str(&tail);
    Some(out)
}

/// The label at the start and the text behind it, if a number, or a word for none, follows.
fn leading_label(text: &str) -> Option<(&str, &str)> {
    let (word, behind) = bracketed(text).or_else(|| known(text)).or_else(|| before_colon(text))?;
    let after = behind.trim_start_matches([' ', ':', '.', ')', ']', '=', '-', '#', '\n', '|']);
    // A label in front of nothing ("Tel: -") is one, too.
    let nothing = !behind.is_empty() && is_placeholder(after);
    (nothing || count_digits(after) > 0).then_some((word.trim_matches([' ', '.', '-']), after))
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

const LABELS: &[&str] = &[
    "tel",
    "tel.",
    "telephone",
    "telefon",
    "telefono",
    "teléfono",
    "telefone",
    "téléphone",
    "telefoon",
    "telefonnummer",
    "phone",
    "ph",
    "fon",
    "fono",
    "mobile",
    "mob",
    "mobil",
    "mobiltelefon",
    "mobilnummer",
    "mobiel",
    "mobilephone",
    "cell",
    "cellphone",
    "cellulare",
    "celular",
    "cellular",
    "cel",
    "móvil",
    "movil",
    "handy",
    "natel",
    "gsm",
    "portable",
    "port",
    "office",
    "work",
    "business",
    "home",
    "private",
    "privat",
    "privé",
    "perso",
    "personal",
    "büro",
    "buero",
    "geschäftlich",
    "geschäft",
    "dienstlich",
    "bureau",
    "ufficio",
    "oficina",
    "casa",
    "domicile",
    "festnetz",
    "fisso",
    "fixe",
    "fijo",
    "landline",
    "fax",
    "telefax",
    "whatsapp",
    "direct",
    "direkt",
    "main",
    "zentrale",
    "switchboard",
    "number",
    "no",
    "nr",
    "num",
    "numero",
    "numéro",
    "número",
    "nummer",
    "call",
    "t",
    "m",
    "p",
    "f",
    "h",
    "w",
    "o",
    "c",
    "d",
    "g",
    "b",
];
