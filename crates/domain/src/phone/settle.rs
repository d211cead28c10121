//! What the library makes of a number, and where a valid answer still needs a second look.

use super::dial::Dial;
use super::e164::E164;
use super::library::{self, Answer, Found, Verdict};
use super::region::Region;
use super::{Diagnostic, Hints, Status};

/// A valid number and how sure we are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) e164: E164,
    pub(super) status: Status,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Settled {
    /// A settled number; one whose digits are all the same is a proposal only.
    pub(super) fn new(found: Found, status: Status, diagnostics: &[Diagnostic]) -> Option<Self> {
        let dummy = is_dummy(found.national());
        let e164 = E164::found(found)?;
        let mut settled = Self {
            e164,
            status,
            diagnostics: diagnostics.to_vec(),
        };
        if dummy {
            settled.status = Status::Review;
            settled.diagnostics.push(Diagnostic::SuspectedDummy);
        }
        Some(settled)
    }
}

/// Reads a number that may be valid as it stands; otherwise gives the library's answer back.
/// `text` is what the number was read from.
pub(super) fn settle(dial: &Dial, text: &str, region: Option<Region>, hints: Hints) -> Result<Settled, Answer> {
    if let Some(settled) = mexico(dial, region) {
        return Ok(settled);
    }
    let answer = library::look_up(dial, region);
    if let Some(settled) = italy(text, region, &answer) {
        return Ok(settled);
    }
    let Answer {
        verdict: Verdict::Valid,
        found: Some(found),
    } = answer
    else {
        return Err(answer);
    };
    if let Some(settled) = own_code(dial, region, hints, &found) {
        return Ok(settled);
    }
    Settled::new(found, Status::Ok, &[]).ok_or(Answer {
        verdict: Verdict::WrongLength,
        found: None,
    })
}

/// Mexico dropped the 1 behind +52 and its trunk prefixes 01, 044 and 045 in 2019.
fn mexico(dial: &Dial, region: Option<Region>) -> Option<Settled> {
    let home = region.is_some_and(|region| region.as_str() == "MX");
    let digits = dial.digits();
    let national = if dial.has_plus() || home {
        digits.strip_prefix("521").filter(|rest| rest.len() == 10)
    } else {
        digits.strip_prefix("00521").filter(|rest| rest.len() == 10)
    };
    let national = national.or_else(|| {
        ["044", "045", "01"]
            .iter()
            .filter(|_| home && !dial.has_plus())
            .find_map(|prefix| digits.strip_prefix(prefix).filter(|rest| rest.len() == 10))
    })?;
    let found = library::look_up(&Dial::plus(&format!("52{national}"))?, None).valid()?;
    Settled::new(found, Status::Fixed, &[Diagnostic::LegacyPrefix])
}

/// Italian landlines keep their 0 and mobiles have none: "(0)" in front of a mobile is a habit
/// from elsewhere.
fn italy(text: &str, region: Option<Region>, answer: &Answer) -> Option<Settled> {
    answer.found.as_ref().filter(|found| found.code() == "39")?;
    let without = without_zero_group(text)?;
    let found = library::look_up(&without, region).valid()?;
    if !library::is_mobile(&without, region) {
        return None;
    }
    let both: &[Diagnostic] = &[Diagnostic::TrunkZeroRemoved, Diagnostic::SeveralReadings];
    let only: &[Diagnostic] = &[Diagnostic::TrunkZeroRemoved];
    let diagnostics = if answer.verdict == Verdict::Valid { both } else { only };
    Settled::new(found, Status::Review, diagnostics)
}

/// A valid national number that begins with the own calling code may be the full number of
/// another line, its `+` missing.
fn own_code(dial: &Dial, region: Option<Region>, hints: Hints, found: &Found) -> Option<Settled> {
    let digits = dial.digits();
    // The usual case first: the code was already read as one.
    if dial.has_plus() || found.full().strip_prefix('+') == Some(digits) {
        return None;
    }
    let code = region?.calling_code().to_string();
    if !digits.starts_with(&code) {
        return None;
    }
    let full = library::look_up(&Dial::plus(digits)?, None).valid()?;
    if full == *found {
        return None;
    }
    if hints.own_code_without_plus {
        Settled::new(full, Status::Fixed, &[Diagnostic::AssumedIdd])
    } else {
        Settled::new(full, Status::Review, &[Diagnostic::AmbiguousCountryCode])
    }
}

/// The number without a "(0)" behind its first digits, if there is one.
pub(super) fn without_zero_group(text: &str) -> Option<Dial> {
    let (at, _) = text.match_indices('(').find(|(at, _)| {
        let rest = text.get(at.saturating_add(1)..).unwrap_or_default();
        rest.trim_start()
            .strip_prefix('0')
            .is_some_and(|r| r.trim_start().starts_with(')'))
    })?;
    let before = text.get(..at)?;
    let (_, behind) = text.get(at..)?.split_once(')')?;
    if !before.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    Dial::scan(&format!("{before} {behind}"))
}

fn is_dummy(national: &str) -> bool {
    let mut digits = national.bytes();
    let first = digits.next();
    national.len() >= 7 && digits.all(|b| Some(b) == first)
}
