//! The one door to the numbering-plan library.
//!
//! Every call goes through [`plan::guarded`]: metadata is data, and a defect in it must cost one number,
//! not the import.

pub(super) mod plan;

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, PhoneNumberType, Region as Place,
    ValidationError,
};

use super::dial::Dial;
use super::region::Region;
use plan::guarded;

/// Longer than any number with every prefix there is.
const LONGEST: usize = 32;

/// What the library says about a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// In a range that is in use.
    Valid,
    /// Only the length fits.
    Possible,
    /// Fits only without area code.
    LocalOnly,
    TooShort,
    TooLong,
    WrongLength,
    /// No calling code found, or none known.
    UnknownCode,
    /// No number at all.
    NotANumber,
}

/// A number the library could take apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    /// `+`, calling code, national number; may have more digits than E.164 allows.
    full: String,
    code_digits: usize,
}

impl Found {
    /// The calling code.
    pub(super) fn code(&self) -> &str {
        self.full.get(1..self.code_digits.saturating_add(1)).unwrap_or_default()
    }

    /// The national number, without trunk prefix.
    pub(super) fn national(&self) -> &str {
        self.full.get(self.code_digits.saturating_add(1)..).unwrap_or_default()
    }

    /// `+`, calling code, national number.
    pub(super) fn full(&self) -> &str {
        &self.full
    }

    /// `+`, calling code, national number.
    pub(super) fn into_full(self) -> String {
        self.full
    }
}

/// Verdict and, if there was one, the number it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Answer {
    pub(super) verdict: Verdict,
    pub(super) found: Option<Found>,
}

impl Answer {
    /// The number, if it is valid.
    pub(super) fn valid(self) -> Option<Found> {
        if self.verdict == Verdict::Valid {
            self.found
        } else {
            None
        }
    }
}

/// Reads a number. Without region only numbers with `+` can be read.
pub(super) fn look_up(dial: &Dial, region: Option<Region>) -> Answer {
    if dial.digits().len() > LONGEST {
        return Answer {
            verdict: Verdict::TooLong,
            found: None,
        };
    }
    guarded(|| match parse(dial, region) {
        Ok(number) => judged(&number),
        Err(error) => Answer {
            verdict: refused(&error),
            found: None,
        },
    })
    .unwrap_or(Answer {
        verdict: Verdict::NotANumber,
        found: None,
    })
}

/// Reads a number that people may spell with letters, if it is valid: free, premium or shared
/// cost, and anything in the North American plan.
pub(super) fn spelled(dial: &Dial, region: Option<Region>) -> Option<Found> {
    with_number(dial, region, |number| match number.get_type() {
        PhoneNumberType::Unknown => None,
        PhoneNumberType::TollFree | PhoneNumberType::PremiumRate | PhoneNumberType::SharedCost => {
            Some(taken_apart(number))
        }
        _ => Some(taken_apart(number)).filter(|found| found.code() == "1"),
    })
    .flatten()
}

/// Is a valid number a mobile one?
pub(super) fn is_mobile(dial: &Dial, region: Option<Region>) -> bool {
    with_number(dial, region, |number| number.get_type() == PhoneNumberType::Mobile).unwrap_or(false)
}

/// Where a number belongs, or the main region of its calling code.
pub(super) fn region_of(dial: &Dial) -> Option<Region> {
    let place = with_number(dial, None, |number| {
        number
            .get_region_code()
            .or_else(|| PHONE_NUMBER_UTIL.get_region_for_country_code(number.country_code))
    })
    .flatten()?;
    Region::parse(&place.as_region_str())
}

/// How to write a number for people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    National,
    International,
}

/// A number in a form for people.
pub(super) fn format(dial: &Dial, form: Form) -> Option<String> {
    let form = match form {
        Form::National => PhoneNumberFormat::National,
        Form::International => PhoneNumberFormat::International,
    };
    with_number(dial, None, |number| number.format_as(form).into_owned())
}

fn with_number<T>(dial: &Dial, region: Option<Region>, ask: impl FnOnce(&PhoneNumber) -> T) -> Option<T> {
    guarded(|| parse(dial, region).ok().map(|number| ask(&number))).flatten()
}

fn parse(dial: &Dial, region: Option<Region>) -> Result<PhoneNumber, ParseError> {
    let place = region.and_then(|region| Place::from_code(region.as_str()).ok());
    PHONE_NUMBER_UTIL.parse(dial.as_str(), place)
}

fn judged(number: &PhoneNumber) -> Answer {
    let found = taken_apart(number);
    let digits = found.full.len().saturating_sub(1);
    let verdict = if digits > 15 {
        Verdict::TooLong
    } else if number.is_valid() {
        Verdict::Valid
    } else {
        match number.is_possible_with_reason() {
            Ok(NumberLengthType::IsPossible) if digits < 7 => Verdict::TooShort,
            Ok(NumberLengthType::IsPossible) => Verdict::Possible,
            Ok(NumberLengthType::IsPossibleLocalOnly) => Verdict::LocalOnly,
            Err(ValidationError::TooShort) => Verdict::TooShort,
            Err(ValidationError::TooLong) => Verdict::TooLong,
            Err(ValidationError::InvalidLength) => Verdict::WrongLength,
            Err(ValidationError::InvalidCountryCode) => Verdict::UnknownCode,
        }
    };
    Answer {
        verdict,
        found: Some(found),
    }
}

fn taken_apart(number: &PhoneNumber) -> Found {
    use std::fmt::Write as _;
    let mut full = String::with_capacity(20);
    // Writing to a string cannot fail.
    let _ = write!(full, "+{}", number.country_code);
    let code_digits = full.len().saturating_sub(1);
    if number.italian_leading_zero() {
        for _ in 0..number.number_of_leading_zeros().clamp(1, 17) {
            full.push('0');
        }
    }
    let _ = write!(full, "{}", number.national_number);
    Found { full, code_digits }
}

const fn refused(error: &ParseError) -> Verdict {
    match error {
        ParseError::InvalidCountryCode => Verdict::UnknownCode,
        ParseError::NotANumber(_) => Verdict::NotANumber,
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn => Verdict::TooShort,
        ParseError::TooLongNsn => Verdict::TooLong,
    }
}
