//! Reads a text that may hold several numbers.

use std::cell::LazyCell;

use super::dial::{Dial, count_digits};
use super::library::Verdict;
use super::region::Region;
use super::{Diagnostic, Hints, Other, Reading, Status};
use super::{blank, letters, library, one, split, wrappers};

/// Reads a clean text that is not empty. The first good number is the reading, the rest are its
/// [`others`](Reading::others).
pub(super) fn read(text: &str, region: Option<Region>, hints: Hints) -> Reading {
    // A few hundred numbers; what is longer is a document in the wrong cell.
    const LONGEST: usize = 8192;
    if text.len() > LONGEST {
        return Reading::without(Status::Error, &[Diagnostic::NotANumber]);
    }
    let text = wrappers::unquote(text);
    if blank::is_placeholder(text) {
        return Reading::without(Status::Blank, &[Diagnostic::Placeholder]);
    }
    one::plain(text, region, hints).unwrap_or_else(|| long(text, region, hints))
}

/// The same without any short way.
pub(super) fn long(text: &str, region: Option<Region>, hints: Hints) -> Reading {
    let mut whole = None;
    let mut parts = vec![text];
    if let Some(split) = split::at_separators(text) {
        if is_valid(&split.whole, region) {
            return one::read(&split.whole, region, hints);
        }
        whole = Some(split.whole);
        parts = split.parts;
    }
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|part| part.chars().any(|c| !c.is_whitespace()))
        .flat_map(|part| softly(part, region, hints).unwrap_or_else(|| vec![part]))
        .collect();
    match parts.as_slice() {
        [] => Reading::without(Status::Blank, &[Diagnostic::Placeholder]),
        [part] => one::read(part, region, hints),
        parts => together(parts, region, hints)
            .or_else(|| bars_for_ones(text, region, hints))
            .unwrap_or_else(|| one::read(whole.as_deref().unwrap_or(text), region, hints)),
    }
}

/// Splits where nothing but the numbers themselves says that there are two. Each must be valid; an
/// unknown range will do only if all digits together are too many for one number.
fn softly(text: &str, region: Option<Region>, hints: Hints) -> Option<Vec<&str>> {
    let together = LazyCell::new(|| verdict(text, region));
    split::softly(text, &|part| {
        if *together == Some(Verdict::Valid) {
            return false;
        }
        match one::read(part, region, hints).status {
            Status::Ok | Status::Fixed => true,
            Status::Unverified => matches!(*together, None | Some(Verdict::TooLong)),
            _ => false,
        }
    })
}

/// Is a text, labels aside, one valid number?
fn is_valid(text: &str, region: Option<Region>) -> bool {
    verdict(text, region) == Some(Verdict::Valid)
}

/// What the library says about a text, labels aside; `None` if it is no plain number.
fn verdict(text: &str, region: Option<Region>) -> Option<Verdict> {
    let dial = Dial::scan(&wrappers::strip(wrappers::unquote(text)).0.text)?;
    Some(library::look_up(&dial, region).verdict)
}

/// One reading out of all parts; `None` if none of them is a number.
fn together(parts: &[&str], region: Option<Region>, hints: Hints) -> Option<Reading> {
    let mut readings: Vec<(&str, Reading)> = parts
        .iter()
        .map(|part| (*part, one::read(part, region, hints)))
        .collect();
    let is = |status: &[Status]| readings.iter().position(|(_, r)| status.contains(&r.status));
    let main = is(&[Status::Ok, Status::Fixed]).or_else(|| is(&[Status::Unverified, Status::Review]))?;
    let (_, mut reading) = readings.remove(main);
    let mut notes: Vec<&str> = Vec::new();
    for (part, other) in readings {
        match (other.status, other.e164) {
            (Status::Ok | Status::Fixed | Status::Unverified, Some(number)) => {
                let known = reading.others.iter().any(|known| known.e164 == number);
                if !known && reading.e164.as_ref() != Some(&number) {
                    reading.others.push(Other {
                        e164: number,
                        status: other.status,
                        ext: other.ext,
                        label: other.label,
                    });
                }
            }
            (Status::Blank, _) => {}
            _ if count_digits(part) == 0 => notes.push(part.trim()),
            // Digits that are no number yet must not get lost silently.
            _ => {
                reading.note(Diagnostic::SeveralReadings);
                reading.raise(Status::Review);
            }
        }
    }
    if !reading.others.is_empty() {
        reading.note(Diagnostic::MultipleNumbers);
        reading.raise(Status::Fixed);
    }
    if !notes.is_empty() {
        reading.label.get_or_insert_with(|| notes.join(" "));
        reading.note(Diagnostic::NoteRemoved);
        reading.raise(Status::Fixed);
    }
    Some(reading)
}

/// `020 7946 00|8`: a bar that separates nothing may be a 1.
fn bars_for_ones(text: &str, region: Option<Region>, hints: Hints) -> Option<Reading> {
    let found = letters::lookalike(text, region).filter(|_| text.contains('|'))?;
    let mut reading = one::read(found.full(), region, hints);
    reading.note(Diagnostic::LetterLookalike);
    reading.raise(Status::Review);
    Some(reading)
}
