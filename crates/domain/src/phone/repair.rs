//! What to try with a number that is not valid as it stands.

use super::dial::Dial;
use super::library::{self, Answer};
use super::region::Region;
use super::settle::{Settled, without_zero_group};
use super::{Diagnostic, Status, tails};

/// One way to read the number differently.
struct Try {
    dial: Option<Dial>,
    what: Diagnostic,
    /// Could the text just as well mean something else?
    doubtful: bool,
}

impl Try {
    const fn new(dial: Option<Dial>, what: Diagnostic) -> Self {
        Self {
            dial,
            what,
            doubtful: false,
        }
    }

    const fn doubtful(dial: Option<Dial>, what: Diagnostic, doubtful: bool) -> Self {
        Self { dial, what, doubtful }
    }

    /// Repairs that add something the text does not have, or drop what may be meant, are
    /// proposals.
    const fn status(&self) -> Status {
        match self.what {
            _ if self.doubtful => Status::Review,
            Diagnostic::DoubledCountryCode
            | Diagnostic::LeadingZeroRestored
            | Diagnostic::OverseasFrance
            | Diagnostic::AssumedPlus => Status::Review,
            _ => Status::Fixed,
        }
    }
}

/// The first repair that gives a valid number. If another one gives another number, neither is
/// certain: the first becomes a proposal.
pub(super) fn repair(dial: &Dial, text: &str, region: Option<Region>, answer: &Answer) -> Option<Settled> {
    let mut first: Option<Settled> = None;
    for attempt in tries(dial, text, region, answer) {
        let status = attempt.status();
        let Some(candidate) = attempt.dial else {
            continue;
        };
        let Some(found) = library::look_up(&candidate, region).valid() else {
            continue;
        };
        let Some(mut settled) = Settled::new(found, status, &[attempt.what]) else {
            continue;
        };
        if attempt.doubtful {
            settled.diagnostics.push(Diagnostic::SeveralReadings);
        }
        match &mut first {
            None => first = Some(settled),
            Some(first) => {
                if first.e164 != settled.e164 && !first.diagnostics.contains(&Diagnostic::SeveralReadings) {
                    first.status = Status::Review;
                    first.diagnostics.push(Diagnostic::SeveralReadings);
                }
            }
        }
    }
    first
}

fn tries(dial: &Dial, text: &str, region: Option<Region>, answer: &Answer) -> impl Iterator<Item = Try> {
    let digits = dial.digits();
    let plus = dial.has_plus();
    let bare = Some(digits).filter(|_| !plus);
    let ungrouped = without_zero_group(text);
    let foreign = ungrouped
        .as_ref()
        .filter(|d| !d.has_plus())
        .map(|d| d.digits().to_owned());
    let mut tries = vec![
        Try::new(ungrouped, Diagnostic::TrunkZeroRemoved),
        Try::new(
            prefix(foreign.as_deref(), "00").and_then(Dial::plus),
            Diagnostic::TrunkZeroRemoved,
        ),
        Try::new(zero_behind_plus(dial), Diagnostic::PlusZero),
        Try::new(bare_zero_number(dial), Diagnostic::PlusZero),
        Try::new(prefix(bare, "00").and_then(Dial::plus), Diagnostic::AssumedIdd),
        Try::new(prefix(bare, "011").and_then(Dial::plus), Diagnostic::AssumedIdd),
        Try::new(prefix(bare, "0011").and_then(Dial::plus), Diagnostic::AssumedIdd),
    ];
    if let Some(found) = &answer.found {
        let (code, national) = (found.code(), found.national());
        let again = |rest: &str| Dial::plus(&format!("{code}{rest}"));
        tries.push(Try::doubtful(
            national.strip_prefix('0').and_then(again),
            Diagnostic::TrunkZeroRemoved,
            is_foreign_zero(bare, region),
        ));
        tries.push(Try::new(
            national.trim_start_matches('0').strip_prefix(code).and_then(again),
            Diagnostic::DoubledCountryCode,
        ));
        let italian = code == "39" && !national.starts_with('0');
        tries.push(Try::new(
            italian.then(|| again(&format!("0{national}"))).flatten(),
            Diagnostic::LeadingZeroRestored,
        ));
    }
    tries.extend(overseas_france(bare, region).map(|dial| Try::new(dial, Diagnostic::OverseasFrance)));
    let long = bare.filter(|d| (10..=15).contains(&d.len()) && !d.starts_with('0'));
    if let Some(ending) = tails::other_endings(text) {
        let number = Dial::scan(ending.text);
        tries.push(Try::doubtful(number, Diagnostic::AlternativeTailDropped, !ending.sure));
    }
    tries.push(Try::new(long.and_then(Dial::plus), Diagnostic::AssumedPlus));
    // Mexicans dialled a 1 behind their calling code until 2019.
    let mexican = prefix(long, "521").filter(|rest| rest.len() == 10);
    let mexican = mexican.and_then(|rest| Dial::plus(&format!("52{rest}")));
    tries.push(Try::new(mexican, Diagnostic::AssumedPlus));
    tries.push(Try::doubtful(
        dutch_mobile_word(text, region),
        Diagnostic::LabelRemoved,
        true,
    ));
    tries.into_iter()
}

fn prefix<'a>(digits: Option<&'a str>, prefix: &str) -> Option<&'a str> {
    digits?.strip_prefix(prefix)
}

/// `+044 …`, `+0044 …` as `+44 …`.
fn zero_behind_plus(dial: &Dial) -> Option<Dial> {
    let rest = dial.digits().strip_prefix('0').filter(|_| dial.has_plus())?;
    Dial::plus(rest.trim_start_matches('0'))
}

/// `+020 …`: a national number with a `+` too many.
fn bare_zero_number(dial: &Dial) -> Option<Dial> {
    let digits = dial.digits();
    if dial.has_plus() && digits.starts_with('0') {
        Dial::scan(digits)
    } else {
        None
    }
}

/// Mobiles of the French overseas regions, written as at home: each region has its own code.
fn overseas_france(digits: Option<&str>, region: Option<Region>) -> impl Iterator<Item = Option<Dial>> {
    let national = digits
        .filter(|_| region.is_some_and(|region| region.as_str() == "FR"))
        .filter(|d| d.len() == 10 && (d.starts_with("069") || d.starts_with("0639")))
        .and_then(|d| d.strip_prefix('0'))
        .map(str::to_owned);
    ["262", "590", "594", "596"].into_iter().map(move |code| {
        national
            .as_ref()
            .and_then(|national| Dial::plus(&format!("{code}{national}")))
    })
}

/// Does a 0 stand in front of a number of a country that dials none? It is a habit, or it belongs to
/// a number of another country.
fn is_foreign_zero(digits: Option<&str>, region: Option<Region>) -> bool {
    prefix(digits, "0").is_some_and(|rest| !rest.starts_with('0'))
        && region.is_some_and(|region| !library::plan::has_trunk_zero(&region.calling_code().to_string()))
}

/// `06 020 123 4567`: the Dutch call a mobile number "an 06", and so a column or a label.
fn dutch_mobile_word(text: &str, region: Option<Region>) -> Option<Dial> {
    region.filter(|region| region.as_str() == "NL")?;
    Dial::scan(text.trim_start().strip_prefix("06 ")?).filter(|dial| dial.digits().starts_with('0'))
}
