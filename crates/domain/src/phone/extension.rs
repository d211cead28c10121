//! The part dialled after somebody has taken the call.

use super::dial::{Dial, count_digits, is_letter};
use super::library;
use super::region::Region;

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
    let (mut rest, mut ext) = take_one(text, region)?;
    let mut several = false;
    while let Some((before, first)) = take_one(rest, region) {
        (rest, ext, several) = (before, first, true);
    }
    Some(Extended {
        text: rest,
        ext,
        several,
    })
}

/// Does a text begin with a word for "extension"?
pub(super) fn starts_with_marker(text: &str) -> bool {
    let text = text.trim_start();
    let end = text.find(|c| !is_letter(c)).unwrap_or(text.len());
    text.get(..end).is_some_and(is_marker)
}

fn take_one(text: &str, region: Option<Region>) -> Option<(&str, &str)> {
    let end = text.trim_end_matches([')', ']', ' ', '.', '#', ';', '/']);
    let head = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let ext = end.get(head.len()..).filter(|ext| (1..=8).contains(&ext.len()))?;
    let head = head.trim_end_matches([' ', '.', ':', '=', '-']);
    let word_start = head.trim_end_matches(is_letter);
    let word = head.get(word_start.len()..)?;
    let front = if word.is_empty() {
        if let Some(front) = head.strip_suffix('#') {
            front
        } else {
            head.strip_suffix(',').filter(|_| is_pause(text, head, region))?
        }
    } else if is_marker(word) {
        word_start
    } else {
        return None;
    };
    let front = front.trim_end_matches([' ', ',', ';', '(', '[', '-', '/', ':', '.', '#']);
    (count_digits(front) >= 5).then_some((front, ext))
}

/// A comma is a pause, unless it only groups the digits of one number.
fn is_pause(text: &str, head: &str, region: Option<Region>) -> bool {
    let valid = |part: &str| Dial::scan(part).is_some_and(|dial| library::look_up(&dial, region).valid().is_some());
    valid(head) || !valid(text)
}

fn is_marker(word: &str) -> bool {
    // The longest marker has eleven letters.
    word.len() <= 24 && MARKERS.contains(&word.to_lowercase().as_str())
}

const MARKERS: &[&str] = &[
    "x",
    "ext",
    "extn",
    "xtn",
    "extension",
    "durchwahl",
    "dw",
    "poste",
    "int",
    "interno",
    "anexo",
    "ramal",
    "toestel",
    "tst",
    "lokal",
    "extensión",
    "доб",
    "p",
    "w",
];
