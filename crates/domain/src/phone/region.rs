//! Countries and territories that have a numbering plan.

use super::library::plan;

/// ISO 3166-1 alpha-2 region (and XK, AC, TA), upper case, known to the metadata.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Region([u8; 2]);

impl Region {
    /// Reads a two-letter code in either case, blanks around it ignored. `None` for anything
    /// that has no numbering plan ("ZZ", "UK").
    pub fn parse(code: &str) -> Option<Self> {
        let [first, second] = *code.trim().as_bytes() else {
            return None;
        };
        let region = Self([first.to_ascii_uppercase(), second.to_ascii_uppercase()]);
        plan::calling_code(region.as_str()).map(|_| region)
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        // Both bytes are ASCII letters: `parse` lets nothing else through.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The country calling code (ITU-T E.164), 1 to 3 digits.
    pub fn calling_code(self) -> u16 {
        plan::calling_code(self.as_str()).unwrap_or_default()
    }

    /// Every region with a numbering plan, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        (b'A'..=b'Z')
            .flat_map(|first| (b'A'..=b'Z').map(move |second| [first, second]))
            .filter_map(|code| std::str::from_utf8(&code).ok().and_then(Self::parse))
    }
}

impl std::fmt::Display for Region {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
