//! Reads a text that may hold several numbers.

use std::cell::LazyCell;

use super::dial::{Dial, count_digits};
use super::library::Verdict;
use super::region::Region;
use super::unfold::{self, Unfolded};
use super::{Diagnostic, Hints, Other, Reading, Status};
use super::{blank, letters, library, one, pairs, split, tails, wrappers};

/// Reads a clean text that is not empty. The first good number is the reading, the rest are its
/// [`others`](Reading::others).
pub(super) fn read(text: &str, region: Option<Region>, hints: Hints) -> Reading {
    // A few hundred numbers; what is longer is a document in the wrong cell.
    const LONGEST: usize = 8192;
    if text.len() > LONGEST {
        return Reading::without(Status::Error, &[Diagnostic::NotANumber]);
    }
    match unfold::unfold(text) {
        Some(Unfolded::Formula) => Reading::without(Status::Error, &[Diagnostic::NotANumber]),
        Some(Unfolded::Text(inner)) => {
            let mut reading = plain(&inner, region, hints);
            if reading.e164.is_some() {
                reading.note(Diagnostic::LabelRemoved);
            }
            reading
        }
        None => plain(text, region, hints),
    }
}

/// Reads a text without programs' wrappers.
fn plain(text: &str, region: Option<Region>, hints: Hints) -> Reading {
    let text = wrappers::unquote(text);
    if let Some(rest) = wrappers::without_addresses(text) {
        let mut reading = plain(&rest, region, hints);
        if reading.e164.is_some() {
            reading.note(Diagnostic::NoteRemoved);
            reading.raise(Status::Fixed);
        }
        return reading;
    }
    if blank::is_placeholder(text) {
        return Reading::without(Status::Blank, &[Diagnostic::Placeholder]);
    }
    one::plain(text, region, hints).unwrap_or_else(|| long(text, region, hints))
}

/// The same without any short way.
pub(super) fn long(text: &str, region: Option<Region>, hints: Hints) -> Reading {
    if tails::other_extensions(text).is_some() {
        return one::read(text, region, hints);
    }
    let mut whole = None;
    let mut parts = vec![text];
    if let Some(split) = split::at_separators(text, &|part| is_valid(part, region)) {
        if is_valid(&split.whole, region) {
            return one::read(&split.whole, region, hints);
        }
        whole = Some(split.whole);
        parts = split.parts;
    }
    let mut sure = true;
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|part| part.chars().any(|c| !c.is_whitespace()))
        .flat_map(|part| pieces(part, region, hints, &mut sure).unwrap_or_else(|| vec![part]))
        .collect();
    let mut reading = match parts.as_slice() {
        [] => Reading::without(Status::Blank, &[Diagnostic::Placeholder]),
        [part] => one::read(part, region, hints),
        parts => together(parts, region, hints)
            .or_else(|| bars_for_ones(text, region, hints))
            .unwrap_or_else(|| one::read(whole.as_deref().unwrap_or(text), region, hints)),
    };
    if !sure && reading.e164.is_some() {
        reading.note(Diagnostic::SeveralReadings);
        reading.raise(Status::Review);
        for other in &mut reading.others {
            other.status = Status::Review;
        }
    }
    reading
}

/// Splits where nothing but the numbers themselves says that there are two. Each must be valid; an
/// unknown range will do only if all digits together are too many for one number.
fn pieces<'a>(text: &'a str, region: Option<Region>, hints: Hints, sure: &mut bool) -> Option<Vec<&'a str>> {
    // The shortest two numbers in one text have six digits each.
    if count_digits(text) < 12 {
        return None;
    }
    let together = LazyCell::new(|| verdict(text, region));
    let good = |part: &str| {
        if *together == Some(Verdict::Valid) {
            return false;
        }
        match one::read(part, region, hints).status {
            Status::Ok | Status::Fixed => true,
            Status::Unverified | Status::Review => matches!(*together, None | Some(Verdict::TooLong)),
            _ => false,
        }
    };
    if let Some(parts) = split::softly(text, &good) {
        return Some(parts);
    }
    if *together == Some(Verdict::Valid) {
        return None;
    }
    if let Some(run) = pairs::split(text, region, &good) {
        *sure &= run.sure;
        return Some(run.parts);
    }
    // Words between numbers, of which some are two in turn.
    let inner = |part: &str| split::at_slash(part, &good).is_some() || pairs::split(part, region, &good).is_some();
    let parts = split::at_words(text, &|part| good(part) || inner(part))?;
    let mut all = Vec::new();
    for part in parts {
        if let Some(more) = split::at_slash(part, &good) {
            all.extend(more);
        } else if let Some(run) = pairs::split(part, region, &good).filter(|_| !good(part)) {
            *sure &= run.sure;
            all.extend(run.parts);
        } else {
            all.push(part);
        }
    }
    Some(all)
}

/// Is a text, labels aside, one valid number?
fn is_valid(text: &str, region: Option<Region>) -> bool {
    verdict(text, region) == Some(Verdict::Valid)
}

/// What the library says about a text, labels aside; `None` if it is no plain number.
fn verdict(text: &str, region: Option<Region>) -> Option<Verdict> {
    let dial = Dial::scan(&wrappers::strip(wrappers::unquote(text)).text)?;
    Some(library::look_up(&dial, region).verdict)
}

/// One reading out of all parts; `None` if none of them is a number.
fn together(parts: &[&str], region: Option<Region>, hints: Hints) -> Option<Reading> {
    let mut readings = Vec::with_capacity(parts.len());
    // Words on their own belong to the number behind them if the text begins with some.
    let in_front = parts.first().is_some_and(|part| count_digits(part) == 0);
    let mut waiting: Option<String> = None;
    let mut noted = false;
    let mut lost = false;
    for part in parts {
        let mut reading = one::read(part, region, hints);
        match reading.status {
            Status::Blank => {}
            _ if reading.e164.is_some() => {
                if let Some(words) = waiting.take() {
                    reading.label.get_or_insert(words);
                }
                readings.push(reading);
            }
            _ if count_digits(part) == 0 => {
                noted = true;
                let words = words(part);
                if in_front {
                    waiting = Some(waiting.map_or(words.clone(), |before| format!("{before} {words}")));
                } else if let Some(last) = readings.last_mut() {
                    last.label.get_or_insert(words);
                }
            }
            // Digits that are no number yet must not get lost silently.
            _ => lost = true,
        }
    }
    let is = |status: &[Status]| readings.iter().position(|r| status.contains(&r.status));
    let main = is(&[Status::Ok, Status::Fixed]).or_else(|| is(&[Status::Unverified, Status::Review]))?;
    let mut reading = readings.remove(main);
    for other in readings {
        lost |= other.status == Status::Review;
        let Some(number) = other.e164 else { continue };
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
    if lost {
        reading.note(Diagnostic::SeveralReadings);
        reading.raise(Status::Review);
    }
    if !reading.others.is_empty() {
        reading.note(Diagnostic::MultipleNumbers);
        reading.raise(Status::Fixed);
    }
    if noted {
        if let Some(words) = waiting {
            reading.label.get_or_insert(words);
        }
        reading.note(Diagnostic::NoteRemoved);
        reading.raise(Status::Fixed);
    }
    Some(reading)
}

/// Words without the marks around them.
fn words(part: &str) -> String {
    const LONGEST: usize = 100;
    let words = part.trim_matches(|c: char| !c.is_alphanumeric());
    words.chars().take(LONGEST).collect()
}

/// `020 7946 00|8`: a bar that separates nothing may be a 1.
fn bars_for_ones(text: &str, region: Option<Region>, hints: Hints) -> Option<Reading> {
    let found = letters::lookalike(text, region).filter(|_| text.contains('|'))?;
    let mut reading = one::read(found.full(), region, hints);
    reading.note(Diagnostic::LetterLookalike);
    reading.raise(Status::Review);
    Some(reading)
}
