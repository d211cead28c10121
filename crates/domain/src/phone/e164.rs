//! The form numbers are stored in.

use super::dial::Dial;
use super::library::{self, Form, Found};
use super::region::Region;

/// `+` and digits, ITU-T E.164: calling code and national number, no extension.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct E164(String);

impl E164 {
    /// Accepts the shape only: `+`, then 7 to 15 digits of which the first is not 0. Whether such
    /// a number exists is for [`read`](super::read) to say.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_owned(text.to_owned())
    }

    /// The number that the library found, if it has this shape.
    pub(super) fn found(found: Found) -> Option<Self> {
        Self::from_owned(found.into_full())
    }

    fn from_owned(text: String) -> Option<Self> {
        let digits = text.strip_prefix('+')?;
        let shape =
            (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        shape.then_some(Self(text))
    }

    /// `+442079460018`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn dial(&self) -> Dial {
        Dial::exactly(self.0.clone())
    }

    /// Where the number belongs. If its range is unknown: the main region of its calling code;
    /// `None` for numbers of no country (satellites, +800).
    pub fn region(&self) -> Option<Region> {
        library::region_of(&self.dial())
    }

    /// National form if the number belongs to `home`, international form otherwise.
    pub fn display(&self, home: Option<Region>) -> String {
        let form = match home {
            Some(home) if self.region() == Some(home) => Form::National,
            _ => Form::International,
        };
        library::format(&self.dial(), form).unwrap_or_else(|| self.0.clone())
    }
}

impl std::fmt::Display for E164 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
