//! Questions that are numbers: typed digit by digit, or pasted in any notation.

use domain::phone::{self, E164, Region, Status};
use domain::search_key::digits;

/// A question read as a number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Digits {
    /// A number ends with one of these.
    pub(crate) ends: Vec<String>,
    /// Or begins with one of these.
    pub(crate) begins: Vec<String>,
}

/// Digits a text needs before it is read as a whole number.
const WHOLE: usize = 7;

/// Longer texts are not numbers.
const LONGEST: usize = 200;

impl Digits {
    /// Reads a question. With letters in it, it is a number only if a whole one can be read.
    pub(super) fn read(text: &str, home: Option<Region>) -> Option<Self> {
        if text.chars().count() > LONGEST {
            return None;
        }
        let bare = !text.chars().any(char::is_alphabetic);
        let mut number = Self {
            ends: Vec::new(),
            begins: Vec::new(),
        };
        if bare {
            number.typed(text, home);
        }
        if digits(text).len() >= WHOLE {
            let reading = phone::read(text, home);
            let sure = |status| bare || matches!(status, Status::Ok | Status::Fixed | Status::Unverified);
            let first = reading.e164.filter(|_| sure(reading.status));
            let others = reading.others.into_iter().filter(|other| sure(other.status));
            for e164 in first.into_iter().chain(others.map(|other| other.e164)) {
                number.whole(&e164);
            }
        }
        (!number.ends.is_empty()).then_some(number)
    }

    /// Digits as they come, perhaps with more to follow.
    fn typed(&mut self, text: &str, home: Option<Region>) {
        let all = digits(&without_trunk(text));
        if all.is_empty() {
            return;
        }
        let national = all.trim_start_matches('0');
        self.ends.push(all.clone());
        self.begins.push(all.clone());
        if all.len() > national.len() && national.len() >= 3 {
            self.ends.push(national.to_owned());
            match home {
                // Two zeros begin an international number nearly everywhere (ITU-T E.164, 00).
                _ if all.starts_with("00") => self.begins.push(national.to_owned()),
                Some(home) => self.begins.push(format!("{}{national}", home.calling_code())),
                None => {}
            }
        }
    }

    /// A whole number: people may have it with or without its calling code.
    fn whole(&mut self, e164: &E164) {
        let all = digits(e164.as_str());
        let code = e164.region().map(|region| region.calling_code().to_string());
        let national = code.and_then(|code| all.strip_prefix(&code).map(str::to_owned));
        for end in [Some(all), national.filter(|national| national.len() >= WHOLE)] {
            self.ends.extend(end.filter(|end| !self.ends.contains(end)));
        }
    }
}

/// `+44 (0)20` without the zero that is not dialled after a calling code.
fn without_trunk(text: &str) -> String {
    let plain = text.trim_start();
    if !plain.starts_with(['+', '＋']) && !plain.starts_with("00") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = plain;
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        out.push('(');
        let inside = after.trim_start();
        // Not the zeros of (00 44).
        rest = match inside.strip_prefix('0') {
            Some(behind) if !behind.starts_with('0') && !digits(&out).is_empty() => behind,
            _ => inside,
        };
    }
    out.push_str(rest);
    out
}
