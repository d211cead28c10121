//! Cells no spreadsheet takes for formulas, whichever delimiter it reads the file with.

use std::borrow::Cow;

/// The text with an apostrophe wherever a spreadsheet would find the start of a formula in it: at its
/// start, and behind every comma, semicolon, tab and line end, because a file opened with another
/// delimiter is cut there, quotes or not (OWASP, CSV injection).
pub fn harmless(text: &str) -> Cow<'_, str> {
    let places: Vec<usize> = places(text).collect();
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + places.len());
    let mut from = 0;
    for place in places {
        out.push_str(text.get(from..place).unwrap_or_default());
        out.push('\'');
        from = place;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// The text that [`harmless`] was given.
pub fn plain(text: &str) -> Cow<'_, str> {
    let apostrophe = |place: &usize| text.get(*place..).is_some_and(|rest| rest.starts_with('\''));
    let places: Vec<usize> = places(text).filter(apostrophe).collect();
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        out.push_str(text.get(from..place).unwrap_or_default());
        from = place + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where a formula would start: where a cell may start, with nothing but blanks, quotes and
/// apostrophes before the sign. A cell that begins with a tab or a line end counts as well.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let starts = |place: usize| {
        let rest = text.get(place..).unwrap_or_default();
        let sign = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        let bare = rest.trim_start_matches('\'');
        sign.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
            || (place == 0 && bare.starts_with(['\t', '\r', '\n']))
    };
    let bytes = text.as_bytes();
    let cut = |place: &usize| match bytes.get(*place) {
        Some(b',' | b';' | b'\t' | b'\n') => true,
        Some(b'\r') => bytes.get(place + 1) != Some(&b'\n'),
        _ => false,
    };
    let behind = (0..bytes.len()).filter(cut).map(|place| place + 1);
    std::iter::once(0).chain(behind).filter(move |place| starts(*place))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{harmless, plain};

    #[test]
    fn cells() {
        for (text, expect) in [
            ("Ana", "Ana"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+442079460018", "'+442079460018"),
            ("'=1", "''=1"),
            ("'Ana", "'Ana"),
            ("O'Brien", "O'Brien"),
            ("a;=1+1", "a;'=1+1"),
            ("a,=1+1", "a,'=1+1"),
            ("a\t=1+1", "a\t'=1+1"),
            ("a\r\n@SUM(A1)", "a\r\n'@SUM(A1)"),
            ("a; =1", "a;' =1"),
            ("a;\"=1\"", "a;'\"=1\""),
            (" =1", "' =1"),
            ("\tx", "'\tx"),
            ("＝1;－2", "'＝1;'－2"),
            ("020 7946 0018;+44 20 7946 0019", "020 7946 0018;'+44 20 7946 0019"),
            ("a=1; b=2", "a=1; b=2"),
            ("2026-01-01", "2026-01-01"),
        ] {
            assert_eq!(harmless(text), expect, "{text:?}");
            assert_eq!(plain(expect), text, "{expect:?}");
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "[a'\"=+@ ;,\\t\\r\\n＝-]{0,12}") {
            let written = harmless(&text);
            prop_assert_eq!(plain(&written), text.as_str());
            // Cut anywhere a spreadsheet may cut, no piece begins a formula.
            for piece in written.split([',', ';', '\t', '\r', '\n']) {
                let sign = piece.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                prop_assert!(!sign.starts_with(['=', '+', '-', '@', '＝']), "{written:?}");
            }
        }
    }
}
