//! One text, many ways to type it: the characters.

use unicode_normalization::UnicodeNormalization;

/// Invisible characters out, every blank a space, every dash a hyphen, digits of every script and
/// full-width forms ASCII, line breaks `\n`, nothing at the ends.
pub(super) fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    // Composing is slow, and only letters with loose accents need it.
    if raw.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}')) {
        out.extend(raw.nfc().filter_map(fold));
    } else {
        out.extend(raw.chars().filter_map(fold));
    }
    let trimmed = out.trim();
    if trimmed.len() == out.len() {
        out
    } else {
        trimmed.to_owned()
    }
}

fn fold(c: char) -> Option<char> {
    match c {
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        ' '..='~' => Some(c),
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e007f}' => None,
        // Variation selectors and the keycap behind an emoji digit.
        '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{30fc}' => {
            Some('-')
        }
        '\u{207a}' | '\u{208a}' | '\u{2795}' | '\u{fe62}' | '\u{fb29}' => Some('+'),
        '\u{2044}' | '\u{2215}' | '\u{29f8}' => Some('/'),
        '\u{2216}' | '\u{29f5}' | '\u{fe68}' => Some('\\'),
        '\u{a6}' | '\u{2502}' | '\u{2503}' | '\u{2758}' => Some('|'),
        '\u{60c}' | '\u{3001}' | '\u{fe10}' | '\u{fe50}' | '\u{ff64}' => Some(','),
        '\u{61b}' | '\u{fe54}' => Some(';'),
        '\u{2023}' | '\u{2219}' | '\u{22c5}' | '\u{25aa}' | '\u{25ab}' | '\u{25cf}' | '\u{25e6}' | '\u{30fb}'
        | '\u{ff65}' | '\u{2027}' => Some('\u{2022}'),
        '\u{2800}' => Some(' '),
        // The other full-width forms mirror ASCII from `!` to `~`.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).or(Some(c)),
        _ if c.is_control() => None,
        _ if c.is_whitespace() => Some(' '),
        _ => Some(digit(c).unwrap_or(c)),
    }
}

/// The ASCII digit for a decimal digit (Unicode category Nd) of any script.
fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let at = ZEROS.partition_point(|zero| *zero <= code);
    let zero = at.checked_sub(1).and_then(|before| ZEROS.get(before))?;
    char::from_digit(code.checked_sub(*zero)?, 10)
}

/// Where the ten digits of each script begin, in order; from the Unicode character database.
const ZEROS: [u32; 68] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50,
    0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];
