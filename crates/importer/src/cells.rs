//! What one cell holds: lists taken apart, wrappers taken off.

use domain::nothing::is_nothing;

/// Adds a value of a row. Most rows have one of a kind, and room for more in a hundred thousand
/// of them is more memory than the file itself.
pub(crate) fn add<T>(values: &mut Vec<T>, value: T) {
    if values.is_empty() {
        values.reserve_exact(1);
    }
    values.push(value);
}

/// Whether a cell says that it holds nothing, in any field but a name.
pub(crate) fn is_blank_word(text: &str) -> bool {
    text.is_empty() || is_nothing(text)
}

/// Only zeros, which is not a key.
pub(crate) fn is_zero(text: &str) -> bool {
    text.contains('0') && text.chars().all(|c| matches!(c, '0' | '.' | ','))
}

/// The whole number that a spreadsheet or program wrote with a zero fraction (`1042.0`) or with marks
/// between thousands (`1,042`, `1'042`, `1 042`, `1.042,00`; `1.042` alone may be an identifier).
pub(crate) fn whole_number(text: &str) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = match text.rsplit_once(['.', ',']) {
        Some((whole, "0" | "00")) => (whole, true),
        _ => (text, false),
    };
    if digits(whole) {
        return fraction.then(|| whole.to_owned());
    }
    let mark = whole.chars().find(|c| !c.is_ascii_digit())?;
    let is_mark =
        (mark == '.' && fraction) || matches!(mark, ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut groups = whole.split(mark);
    let first = groups
        .next()
        .filter(|first| digits(first) && first.len() <= 3 && !first.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    let thousands = rest.iter().all(|group| digits(group) && group.len() == 3);
    (is_mark && thousands).then(|| format!("{first}{}", rest.concat()))
}

/// The text inside `="…"`, or after the apostrophe that a spreadsheet, or our own export, puts before a text.
pub(crate) fn unwrap(text: &str) -> &str {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inside.trim();
    }
    unmarked(text)
}

/// As [`unwrap`], of a name: an apostrophe before a digit may be a part of it (`'68 Club`).
pub(crate) fn unwrap_name(text: &str) -> &str {
    let bare = unwrap(text);
    if bare.starts_with(|c: char| c.is_ascii_digit()) && text.trim().starts_with('\'') {
        text.trim()
    } else {
        bare
    }
}

/// The text after the apostrophe by which spreadsheets know a text: before `+ = - @`, their wide
/// forms, and digits. Before a letter it belongs to the text (`'t Hooft`), and what is wholly in
/// apostrophes is quoted.
pub(crate) fn unmarked(text: &str) -> &str {
    const SIGNS: [char; 11] = ['+', '=', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let marks = text.len() - text.trim_start_matches('\'').len();
    let rest = text.trim_start_matches('\'');
    let digits = rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.ends_with('\'');
    if marks > 0 && (digits || rest.starts_with(SIGNS)) {
        rest.trim()
    } else {
        text
    }
}

/// The entries of a list cell: separated by `;`, `|` or line ends.
pub(crate) fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '|', '\n', '\r'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

/// Whether a spreadsheet has rounded the cell: `4.47912E+11`.
pub(crate) fn is_scientific(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = number
        .split_once(['.', ','])
        .is_some_and(|(whole, rest)| digits(whole) && digits(rest));
    fraction && exponent.strip_prefix('+').is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn what_our_export_puts_before_a_sign_is_taken_off() {
        for value in ["=1+1", "+442079460187", "-", "@Buyer", "＝1+1", "＋44", "－", "＠Buyer"] {
            assert_eq!(unwrap(&format!("'{value}")), value);
        }
        assert_eq!(unwrap("'Ana'"), "'Ana'");
    }
}
