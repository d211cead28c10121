//! Names of people, in the two parts lists are sorted by.

use crate::text::is_visible;

/// A person's name. At least one part is not empty; people with one name have only that.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonName {
    given: String,
    family: String,
}

/// Why two texts are no name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NameError {
    /// Both parts are empty, or nothing in them can be seen.
    #[error("empty")]
    Empty,
    /// A part has more than [`PersonName::MAX`] characters.
    #[error("too long")]
    TooLong,
}

impl PersonName {
    /// Longest part, in characters.
    pub const MAX: usize = 500;

    /// Cleans both parts ([`crate::text::clean_line`]) and checks their length.
    pub fn parse(given: &str, family: &str) -> Result<Self, NameError> {
        let name = Self {
            given: crate::text::clean_line(given),
            family: crate::text::clean_line(family),
        };
        if !is_visible(&name.given) && !is_visible(&name.family) {
            return Err(NameError::Empty);
        }
        if name.given.chars().count() > Self::MAX || name.family.chars().count() > Self::MAX {
            return Err(NameError::TooLong);
        }
        Ok(name)
    }

    /// First name or names; may be empty.
    pub fn given(&self) -> &str {
        &self.given
    }

    /// Family name; may be empty.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// How a letter or a screen speaks to the person: by the first name, or the whole name if there is none.
    pub fn called(&self) -> String {
        if self.given().is_empty() {
            self.full()
        } else {
            self.given().to_owned()
        }
    }

    /// Given name first, as it is spoken.
    pub fn full(&self) -> String {
        match (self.given.is_empty(), self.family.is_empty()) {
            (_, true) => self.given.clone(),
            (true, _) => self.family.clone(),
            _ => format!("{} {}", self.given, self.family),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NameError, PersonName};

    #[test]
    fn names() {
        let full = |g: &str, f: &str| PersonName::parse(g, f).map(|n| n.full());
        assert_eq!(full(" María  José", "de la\nCruz "), Ok("María José de la Cruz".into()));
        assert_eq!(full("Ana", ""), Ok("Ana".into()));
        assert_eq!(full("", "Roy"), Ok("Roy".into()));
        assert_eq!(full(" ", "\u{200b}"), Err(NameError::Empty));
        for unseen in [
            "\u{3164}",
            "\u{2800}\u{2800}",
            "\u{200d}",
            "\u{fe0f}",
            "\u{301}",
            "\u{115f}\u{1160}",
            "\u{e0020}",
        ] {
            assert_eq!(full(unseen, unseen), Err(NameError::Empty), "{unseen:?}");
        }
        assert_eq!(full("\u{3164}", "Roy"), Ok("\u{3164} Roy".into()));
        for seen in ["山田", "O", "ア", "Ø", "नेहा", "-", "👩‍💼"] {
            assert_eq!(full(seen, ""), Ok(seen.into()));
        }
        assert_eq!(full(&"x".repeat(501), ""), Err(NameError::TooLong));
    }
}
