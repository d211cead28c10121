//! What spreadsheets do to numbers they take for amounts.

use super::Diagnostic;
use super::blank;

/// What is left of a value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// Nothing happened to it.
    None,
    /// The digits could be recovered.
    Mended(String, Vec<Diagnostic>),
    /// They are gone.
    Lost(Diagnostic),
}

/// Looks for the marks of a spreadsheet and undoes what can be undone.
pub(super) fn mend(text: &str) -> Damage {
    if blank::is_hashes(text) {
        return Damage::Lost(Diagnostic::ExcelHashes);
    }
    if let Some((digits, exponent)) = scientific(text) {
        let Some(decimals) = digits.decimals.get(..exponent) else {
            return Damage::Lost(Diagnostic::SciPrecisionLost);
        };
        if digits
            .decimals
            .get(exponent..)
            .is_some_and(|rest| rest.bytes().any(|b| b != b'0'))
        {
            return Damage::Lost(Diagnostic::NotANumber);
        }
        let number = format!("{}{decimals}", digits.whole);
        return Damage::Mended(number, vec![Diagnostic::SciRecovered]);
    }
    let mut done = Vec::new();
    let mut rest = text;
    if let Some(head) = text.strip_suffix(".00").or_else(|| text.strip_suffix(".0"))
        && head.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b','))
        && head.bytes().any(|b| b.is_ascii_digit())
    {
        rest = head;
        done.push(Diagnostic::FloatSuffix);
    }
    if is_grouped(rest) {
        done.push(Diagnostic::ThousandsSeparators);
        return Damage::Mended(rest.replace(',', ""), done);
    }
    if done.is_empty() {
        Damage::None
    } else {
        Damage::Mended(rest.to_owned(), done)
    }
}

/// Do the commas of this text belong to one amount?
pub(super) fn owns_its_commas(text: &str) -> bool {
    let bare = text
        .strip_suffix(".00")
        .or_else(|| text.strip_suffix(".0"))
        .unwrap_or(text);
    is_grouped(bare) || scientific(text).is_some()
}

/// Could [`mend`] or a date be behind this? Cheap; true more often than they are.
pub(super) fn ends_like_amount(text: &str) -> bool {
    text.ends_with(".0") || text.ends_with(".00")
}

struct Mantissa<'a> {
    whole: &'a str,
    decimals: &'a str,
}

/// `7.400123456E+09`, with point or comma.
fn scientific(text: &str) -> Option<(Mantissa<'_>, usize)> {
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let mantissa = mantissa.strip_prefix('+').unwrap_or(mantissa);
    let (whole, decimals) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let power = exponent.strip_prefix('+').unwrap_or(exponent);
    let signed = power.len() < exponent.len();
    let fits = is_digits(whole)
        && (is_digits(decimals) || (decimals.is_empty() && signed))
        && is_digits(power)
        && power.len() <= 2;
    fits.then(|| power.parse().ok().map(|power| (Mantissa { whole, decimals }, power)))
        .flatten()
}

/// `447,400,123,456`: one to three digits, then at least two groups of three.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.strip_prefix('+').unwrap_or(text).split(',');
    let first = groups.next().unwrap_or_default();
    let mut more = 0_usize;
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return false;
        }
        more = more.saturating_add(1);
    }
    more >= 2 && first.len() <= 3 && is_digits(first)
}

/// `-0.1275862`: part of a position, or an amount.
pub(super) fn is_below_zero(text: &str) -> bool {
    let Some((whole, decimals)) = text.strip_prefix('-').and_then(|rest| rest.split_once('.')) else {
        return false;
    };
    whole.len() <= 3 && is_digits(whole) && is_digits(decimals)
}

/// A day with a four-digit year, in any order, with or without a time behind it.
pub(super) fn is_date(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let behind = text.get(day.len()..).unwrap_or_default();
    if !behind.is_empty() && !behind.contains(':') {
        return false;
    }
    ['/', '-', '.'].iter().any(|mark| {
        let mut parts = day.split(*mark);
        let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        (is_year(c) && is_day_and_month(a, b)) || (is_year(a) && is_day_and_month(b, c))
    })
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_digits(text) && (text.starts_with("19") || text.starts_with("20"))
}

fn is_day_and_month(a: &str, b: &str) -> bool {
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| is_digits(text));
    match (number(a), number(b)) {
        (Some(a), Some(b)) => (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12),
        _ => false,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
