//! Identifiers: a person's key in the firm's own system, and a team's short name.

/// Why a text is no identifier.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IdentifierError {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// More than [`Identifier::MAX`] characters.
    #[error("too long")]
    TooLong,
    /// A team identifier has letters and digits only.
    #[error("letters and digits only")]
    Character,
}

/// A person's key in the firm's own system, such as `CRM-004512`; unique within the firm.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Identifier(String);

impl Identifier {
    /// Longest identifier, in characters.
    pub const MAX: usize = 200;

    /// Reads an identifier; blanks around it and an apostrophe a spreadsheet put before
    /// `+ = - @` are taken off.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let line = crate::text::clean_line(text);
        let bare = match line.strip_prefix('\'') {
            Some(rest) if rest.starts_with(['+', '=', '-', '@']) => rest,
            _ => &line,
        };
        if bare.is_empty() {
            return Err(IdentifierError::Empty);
        }
        if bare.chars().count() > Self::MAX {
            return Err(IdentifierError::TooLong);
        }
        Ok(Self(bare.to_owned()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A team's identifier: letters and digits only, unique within the firm whatever the case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TeamIdentifier(String);

impl TeamIdentifier {
    /// Reads a team identifier.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let line = crate::text::clean_line(text);
        if line.is_empty() {
            return Err(IdentifierError::Empty);
        }
        if line.chars().count() > Identifier::MAX {
            return Err(IdentifierError::TooLong);
        }
        if !line.chars().all(char::is_alphanumeric) {
            return Err(IdentifierError::Character);
        }
        Ok(Self(line))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form for comparing.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::{Identifier, IdentifierError, TeamIdentifier};

    #[test]
    fn people() {
        let read = |t: &str| Identifier::parse(t).map(|i| i.as_str().to_owned());
        assert_eq!(read(" CRM-004512 "), Ok("CRM-004512".into()));
        assert_eq!(read("'-17"), Ok("-17".into()));
        assert_eq!(read("'tis"), Ok("'tis".into()));
        assert_eq!(read(" "), Err(IdentifierError::Empty));
        assert_eq!(read(&"x".repeat(201)), Err(IdentifierError::TooLong));
    }

    #[test]
    fn teams() {
        let read = |t: &str| TeamIdentifier::parse(t).map(|i| i.key());
        assert_eq!(read("NorthTeam"), Ok("northteam".into()));
        assert_eq!(read("North-Team"), Err(IdentifierError::Character));
        assert_eq!(read("North Team"), Err(IdentifierError::Character));
        assert_eq!(read(""), Err(IdentifierError::Empty));
    }
}
