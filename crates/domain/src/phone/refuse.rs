//! Why a text is no valid number.

use super::Diagnostic;
use super::dial::Dial;
use super::e164::E164;
use super::library::{self, Answer, Found, Verdict};
use super::region::Region;

/// A number in a range that is not known yet, or the reason why there is none.
pub(super) fn refuse(dial: &Dial, region: Option<Region>, answer: Answer) -> Result<E164, Diagnostic> {
    // Emergency and service numbers have up to six digits; no full number has so few.
    if dial.digits().len() <= 6 {
        return Err(if dial.has_plus() {
            Diagnostic::TooShort
        } else {
            Diagnostic::ShortCode
        });
    }
    let answer = without_trunk_zero(answer);
    match answer.verdict {
        Verdict::Valid | Verdict::Possible => match answer.found {
            Some(found) if is_unassignable(&found) => Err(Diagnostic::NotInUse),
            Some(found) => stable(found).ok_or(Diagnostic::WrongLength),
            None => Err(Diagnostic::NotANumber),
        },
        Verdict::LocalOnly => Err(Diagnostic::MissingAreaCode),
        Verdict::TooShort => Err(Diagnostic::TooShort),
        Verdict::TooLong => Err(Diagnostic::TooLong),
        Verdict::WrongLength => Err(Diagnostic::WrongLength),
        Verdict::UnknownCode if region.is_none() && !dial.has_plus() => Err(Diagnostic::NoRegion),
        Verdict::UnknownCode => Err(Diagnostic::UnknownCountryCode),
        Verdict::NotANumber => Err(Diagnostic::NotANumber),
    }
}

/// The number, if it is the same number when it is read again. The library strips trunk and carrier
/// prefixes (China has both) from a full number, too, if it knows nothing better about its range.
fn stable(found: Found) -> Option<E164> {
    let again = library::look_up(&Dial::plus(found.full())?, None).found?;
    if again == found { E164::found(found) } else { None }
}

/// If the rest would be too short, the library leaves a dialled 0 in the national number, and the
/// number looks one digit longer than it is. Judge it without.
fn without_trunk_zero(answer: Answer) -> Answer {
    let rest = answer
        .found
        .as_ref()
        .filter(|found| found.national().starts_with('0') && library::plan::has_trunk_zero(found.code()))
        .map(|found| format!("{}{}", found.code(), found.national().trim_start_matches('0')));
    match rest.and_then(|digits| Dial::plus(&digits)) {
        Some(dial) => library::look_up(&dial, None),
        None => answer,
    }
}

/// In the North American plan neither area code nor exchange begins with 0 or 1.
fn is_unassignable(found: &Found) -> bool {
    let national = found.national();
    found.code() == "1"
        && national.len() == 10
        && [0, 3]
            .iter()
            .any(|at| matches!(national.as_bytes().get(*at), Some(b'0' | b'1')))
}
