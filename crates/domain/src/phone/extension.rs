//! The part dialled after the call was answered.

use super::dial::{Dial, count_digits, is_letter};
use super::region::Region;
use super::{letters, library};

/// A number without its extensions.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Extended<'a> {
    pub(super) text: &'a str,
    /// The first extension.
    pub(super) ext: &'a str,
    /// Was there more than one?
    pub(super) several: bool,
}

/// Takes extensions off the end, at least 5 digits staying in front.
pub(super) fn take(text: &str, region: Option<Region>) -> Option<Extended<'_>> {
    let (mut rest, mut ext, mut several) = match take_one(text, region) {
        Some((rest, ext)) => (rest, ext, false),
        None => without_alternatives(text, region)?,
    };
    while let Some((before, first)) = take_one(rest, region) {
        (rest, ext, several) = (before, first, true);
    }
    Some(Extended {
        text: rest,
        ext,
        several,
    })
}

/// `ext 12/13`: the first of several extensions.
fn without_alternatives(text: &str, region: Option<Region>) -> Option<(&str, &str, bool)> {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let first = head.trim_end().strip_suffix(['/', '-'])?;
    let marked = first.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if head.len() == text.len() || without_marker(marked.trim_end_matches(['.', ':'])).is_none() {
        return None;
    }
    take_one(first, region).map(|(rest, ext)| (rest, ext, true))
}

/// Does a text begin with a word for "extension"?
pub(super) fn starts_with_marker(text: &str) -> bool {
    let text = text.trim_start();
    let end = text.find(|c| !is_letter(c)).unwrap_or(text.len());
    text.get(..end).is_some_and(is_marker)
}

fn take_one(text: &str, region: Option<Region>) -> Option<(&str, &str)> {
    let end = text.trim_end_matches([')', ']', ' ', '.', '#', ';', '/', ',']);
    let head = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let ext = end.get(head.len()..).filter(|ext| (1..=8).contains(&ext.len()))?;
    let marked = head.trim_end_matches([' ', '.', ':', '=', '-', '#']);
    let front = if let Some(front) = without_marker(marked) {
        front
    } else {
        let head = head.trim_end_matches([' ', '.', ':', '=', '-']);
        match head.strip_suffix('#') {
            Some(front) => front,
            None => head.strip_suffix(',').filter(|_| is_pause(text, head, ext, region))?,
        }
    };
    let front = front.trim_end_matches([' ', ',', ';', '(', '[', '-', '/', ':', '.', '#', '+']);
    let spelled = || letters::vanity(front, region).is_some();
    (count_digits(front) >= 5 || spelled()).then_some((front, ext))
}

/// The text in front of a word for "extension", and of a word for "number" behind it.
fn without_marker(text: &str) -> Option<&str> {
    const NUMBER: [&str; 8] = ["no", "nr", "num", "number", "nummer", "numéro", "número", "n"];
    let (front, word) = last_word(text)?;
    if is_marker(word) {
        return Some(front);
    }
    if !NUMBER.contains(&word.to_lowercase().as_str()) {
        return None;
    }
    let (front, word) = last_word(front.trim_end_matches([' ', '.', ':', '-']))?;
    is_marker(word).then_some(front)
}

fn last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(['°', 'º']);
    let front = text.trim_end_matches(is_letter);
    let word = text.get(front.len()..).filter(|word| !word.is_empty())?;
    Some((front, word))
}

/// A comma is a pause, unless it only groups the digits of one number.
fn is_pause(text: &str, head: &str, ext: &str, region: Option<Region>) -> bool {
    let valid = |part: &str| Dial::scan(part).is_some_and(|dial| library::look_up(&dial, region).valid().is_some());
    ext.len() <= 6 && (valid(head) || !valid(text))
}

/// Is this a word for "extension"?
pub(super) fn is_marker(word: &str) -> bool {
    // The longest marker has fourteen letters.
    word.len() <= 32 && MARKERS.contains(&word.to_lowercase().as_str())
}

#[rustfmt::skip]
const MARKERS: &[&str] = &[
    // en
    "x", "ex", "xt", "ext", "exts", "extn", "extns", "exten", "xtn", "extension", "local", "loc",
    // de
    "durchwahl", "durchw", "dw", "app", "apparat", "nst", "nebenstelle", "nebenst", "klappe", "kl", "dwahl",
    // fr, it, es, pt
    "poste", "int", "interno", "interne", "anexo", "ramal", "extensión", "extensió", "extensao", "extensão", "interior",
    // nl
    "toestel", "tst", "toest", "doorkies",
    // north and east
    "lokal", "lok", "ankn", "anknytning", "linka", "klapka", "mellék", "mell", "wew", "wewn", "wewnętrzny", "доб",
    "добавочный", "вн", "внутр", "внутренний", "alanumero", "dahili", "dah", "εσωτ", "εσωτερικό", "int",
    // further
    "轉", "转", "分机", "分機", "内線", "內線", "내선", "ต่อ", "داخلي", "تحويلة", "שלוחה",
    // pauses
    "p", "w",
];
