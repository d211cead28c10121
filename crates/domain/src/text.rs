//! Cleaning of every typed text.

/// One line of clean text: control and text-direction characters out, every run of white space
/// one blank, none at the ends, canonical composition (Unicode NFC).
///
/// Direction marks are taken out because a name must not be able to rearrange the line it is
/// in; the user interface isolates names when it draws them.
pub fn clean_line(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    // The usual cell is already clean; the rest pays for the walk.
    if text.bytes().all(|b| (0x21..0x7f).contains(&b)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.nfc() {
        if c.is_whitespace() {
            blank = true;
        } else if !is_dropped(c) {
            if blank && !out.is_empty() {
                out.push(' ');
            }
            blank = false;
            out.push(c);
        }
    }
    out
}

/// Clean text that may keep its line breaks (notes, messages, descriptions).
pub fn clean_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(clean_line).collect();
    lines.join("\n").trim().to_owned()
}

/// Whether anything in the text can be seen: a sign of its own, not only fillers, joiners, selectors
/// and marks that stand on nothing.
pub fn is_visible(text: &str) -> bool {
    use unicode_normalization::char::is_combining_mark;
    text.chars()
        .any(|c| !c.is_whitespace() && !is_dropped(c) && !is_blank_sign(c) && !is_combining_mark(c))
}

/// Signs that are drawn as nothing (Unicode: `Default_Ignorable_Code_Point` and the blank of Braille).
const fn is_blank_sign(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{clean_line, clean_lines};

    #[test]
    fn one_line() {
        for (input, expect) in [
            ("Ana", "Ana"),
            ("  Ana \t Roy\r\n", "Ana Roy"),
            ("Zoe\u{308}", "Zoë"),
            ("\u{202e}evil\u{202c}", "evil"),
            ("a\u{0}b", "ab"),
            ("\u{a0}x\u{2009}y", "x y"),
        ] {
            assert_eq!(clean_line(input), expect, "{input:?}");
        }
    }

    #[test]
    fn several_lines() {
        assert_eq!(clean_lines(" a \r\n b\u{7}\n"), "a\nb");
    }
}
