//! What can be dialled: the only thing the library ever sees.

/// An optional `+` and at least one ASCII digit, nothing else.
///
/// The library takes any text and has its own ideas about letters, extensions and
/// `;phone-context=`; a value of this type leaves it nothing to have ideas about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Dial(String);

impl Dial {
    /// Reads a text without letters. Marks between digits that people use in numbers are
    /// skipped, and so is anything that is no letter before and behind the digits.
    pub(super) fn scan(text: &str) -> Option<Self> {
        let mut out = String::with_capacity(20);
        let mut digits = false;
        let mut strange = false;
        for c in text.chars() {
            if c.is_ascii_digit() {
                if strange {
                    return None;
                }
                digits = true;
                out.push(c);
            } else if c == '+' && !digits {
                if out.is_empty() {
                    out.push('+');
                }
            } else if is_letter(c) {
                return None;
            } else if !is_mark(c) && !out.is_empty() {
                strange = true;
            }
        }
        digits.then_some(Self(out))
    }

    /// `+` and these digits; other characters are left out. `None` without a digit.
    pub(super) fn plus(digits: &str) -> Option<Self> {
        Self::scan(&format!("+{digits}"))
    }

    /// A text that is known to have this shape.
    pub(super) const fn exactly(text: String) -> Self {
        Self(text)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn has_plus(&self) -> bool {
        self.0.starts_with('+')
    }

    /// The digits without the `+`.
    pub(super) fn digits(&self) -> &str {
        self.0.strip_prefix('+').unwrap_or(&self.0)
    }
}

/// A letter of any script, or a mark that belongs to one.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

/// Number of ASCII digits.
pub(super) fn count_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Marks people put between the digits of one number.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '\n'
            | '-'
            | '.'
            | ','
            | '('
            | ')'
            | '['
            | ']'
            | '/'
            | '~'
            | '\''
            | '_'
            | '\u{b7}'
            | '\u{2019}'
            | '\u{2022}'
            | '\u{2053}'
            | '\u{223c}'
    )
}
