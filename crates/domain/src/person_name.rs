//! Names of people, in the two parts lists are sorted by.

/// A person's name. At least one part is not empty; people with one name have only that.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonName {
    given: String,
    family: String,
}

/// Why two texts are no name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NameError {
    /// Both parts are empty.
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
        if name.given.is_empty() && name.family.is_empty() {
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
        assert_eq!(full(&"x".repeat(501), ""), Err(NameError::TooLong));
    }
}
