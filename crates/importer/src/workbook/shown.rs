//! The value of a cell as a spreadsheet shows it, as far as a contact book needs it: all digits are kept, zeros and
//! pluses that come from the format of the cell are added, and dates are written as in ISO 8601.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};

/// Whole numbers up to here are exact; spreadsheets keep 15 digits.
const EXACT: f64 = 1e15;
/// Most digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// Whether a cell shows nothing.
pub(super) fn is_blank(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(text) => crate::tokenize::is_blank(text),
        DataRef::SharedString(text) => crate::tokenize::is_blank(text),
        _ => false,
    }
}

/// The text of a cell, under the code of its number format where that is known.
pub(super) fn text<'v>(value: &'v DataRef<'_>, format: Option<&str>) -> Cow<'v, str> {
    match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::String(text) => Cow::Borrowed(text),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        #[expect(clippy::cast_precision_loss, reason = "spreadsheets keep 15 digits")]
        DataRef::Int(value) => Cow::Owned(number(*value as f64, format)),
        DataRef::Float(value) => Cow::Owned(number(*value, format)),
        DataRef::Bool(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => Cow::Owned(moment_text(*moment)),
        DataRef::DateTimeIso(text) => Cow::Borrowed(text.strip_suffix("T00:00:00").unwrap_or(text)),
        DataRef::DurationIso(text) => Cow::Borrowed(text),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    }
}

fn number(value: f64, format: Option<&str>) -> String {
    if !value.is_finite() {
        return String::new();
    }
    if value.abs() >= EXACT {
        // The file has lost digits. Written as a spreadsheet shows it, nobody takes it for a phone number.
        let text = format!("{value:.*E}", DIGITS - 1);
        let (digits, power) = text.split_once('E').unwrap_or((&text, "0"));
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        return format!("{digits}E+{power}");
    }
    if value.fract() == 0.0 {
        let digits = format!("{:.0}", value.abs());
        let sign = if value < 0.0 { "-" } else { "" };
        let shaped = format
            .filter(|_| value >= 0.0)
            .and_then(|format| shaped(&digits, format));
        return shaped.unwrap_or_else(|| format!("{sign}{digits}"));
    }
    // 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3.
    let kept = format!("{value:.*e}", DIGITS - 1);
    kept.parse::<f64>().map_or(kept, |kept| kept.to_string())
}

/// A whole number under a format of digits and signs, such as `+0`, `00000` or `(000) 000-0000`; `None` for any
/// other format, under which the digits alone are taken (thousands, money, per cent).
fn shaped(digits: &str, format: &str) -> Option<String> {
    #[derive(PartialEq)]
    enum Part {
        /// `0`: a digit, or a zero where there is none. `#`, `?`: a digit, or nothing.
        Digit {
            is_always: bool,
        },
        Sign(char),
    }
    let mut parts = Vec::new();
    let mut rest = format.chars();
    while let Some(c) = rest.next() {
        match c {
            // The other sections are for negative numbers, zero and text.
            ';' => break,
            '0' => parts.push(Part::Digit { is_always: true }),
            '#' | '?' => parts.push(Part::Digit { is_always: false }),
            '"' => parts.extend(rest.by_ref().take_while(|c| *c != '"').map(Part::Sign)),
            '\\' => parts.extend(rest.next().map(Part::Sign)),
            // A colour, a condition, a language: nothing that is shown. A condition chooses among sections.
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if inside.starts_with(['<', '>', '=']) {
                    return None;
                }
            }
            // The width of a character, or one to fill up with.
            '_' | '*' => {
                rest.next();
            }
            '+' | '-' | ' ' | '(' | ')' | '/' | ':' | '\u{a0}' => parts.push(Part::Sign(c)),
            _ => return None,
        }
    }
    let places = parts.iter().filter(|part| matches!(part, Part::Digit { .. })).count();
    if places == 0 {
        return None;
    }
    // If the number has more digits than the format has places, the first place takes the surplus.
    let mut extra = digits.len().saturating_sub(places);
    let mut missing = places.saturating_sub(digits.len());
    let mut left = digits.chars();
    let mut text = String::with_capacity(digits.len() + parts.len());
    for part in parts {
        match part {
            Part::Sign(sign) => text.push(sign),
            Part::Digit { is_always } if missing > 0 => {
                missing -= 1;
                if is_always {
                    text.push('0');
                }
            }
            Part::Digit { .. } => {
                text.extend(left.by_ref().take(1 + std::mem::take(&mut extra)));
            }
        }
    }
    Some(text)
}

fn moment_text(moment: ExcelDateTime) -> String {
    if moment.is_duration() {
        return number(moment.as_f64(), None);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => String::new(),
        (_, _, 0) => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    if moment.as_f64() < 1.0 {
        return if time.is_empty() { "00:00".to_owned() } else { time };
    }
    let gap = if time.is_empty() { "" } else { " " };
    format!("{year:04}-{month:02}-{day:02}{gap}{time}")
}

#[cfg(test)]
mod tests {
    use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

    use super::text;

    fn check(value: f64, format: &str, expected: &str) {
        assert_eq!(text(&DataRef::Float(value), Some(format)), expected, "{value} {format}");
    }

    #[test]
    fn numbers() {
        check(447_700_900_123.0, "General", "447700900123");
        check(447_700_900_123.0, "+0", "+447700900123");
        check(447_700_900_123.0, r#""+"0"#, "+447700900123");
        check(447_700_900_123.0, r"\+##\ ####\ ######", "+44 7700 900123");
        check(7_700_900_123.0, "00000000000", "07700900123");
        check(7_700_900_123.0, "00000 000000", "07700 900123");
        check(2_025_550_123.0, "(000) 000-0000", "(202) 555-0123");
        check(42.0, "00000", "00042");
        check(42.0, "#####", "42");
        check(7_700_900_123.0, "#,##0", "7700900123");
        check(7_700_900_123.0, "0.00", "7700900123");
        check(7_700_900_123.0, "0%", "7700900123");
        check(7_700_900_123.0, "@", "7700900123");
        check(7_700_900_123.0, "[$-407]00000000000", "07700900123");
        // Which section counts depends on the number.
        check(2_025_550_123.0, "[<=9999999]###-####;(###) ###-####", "2025550123");
        check(-5.0, "000", "-5");
        check(0.0, "General", "0");
        check(0.1 + 0.2, "General", "0.3");
        check(3.5, "0", "3.5");
        // Digits are missing in the file.
        check(4_477_009_001_234_567_890.0, "0", "4.47700900123457E+18");
        check(1e15, "General", "1E+15");
        check(f64::NAN, "General", "");
    }

    #[test]
    fn moments() {
        let check = |value: f64, expected: &str| {
            let moment = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
            assert_eq!(text(&DataRef::DateTime(moment), None), expected);
        };
        check(45_943.0, "2025-10-13");
        check(45_943.5, "2025-10-13 12:00");
        check(0.75, "18:00");
        let iso = DataRef::DateTimeIso("2025-10-13T00:00:00".to_owned());
        assert_eq!(text(&iso, None), "2025-10-13");
    }

    #[test]
    fn other_values() {
        assert_eq!(text(&DataRef::Bool(true), None), "TRUE");
        assert_eq!(text(&DataRef::SharedString(" Ana "), None), " Ana ");
        assert_eq!(text(&DataRef::Error(calamine::CellErrorType::NA), None), "#N/A");
        assert_eq!(text(&DataRef::Empty, None), "");
    }
}
