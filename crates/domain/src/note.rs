//! What a firm notes about a person, for the staff who cover them and for administrators.

use crate::ids::UserId;
use crate::text::clean_lines;

/// Clean text of one or more lines, never empty. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Note(String);

/// A note has more than [`Note::MAX`] characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("too long")]
pub struct NoteTooLong;

impl Note {
    /// Longest note, in characters.
    pub const MAX: usize = 5_000;

    /// Cleans a text ([`clean_lines`]); `None` if nothing is left.
    ///
    /// # Errors
    /// The text is too long.
    pub fn parse(text: &str) -> Result<Option<Self>, NoteTooLong> {
        let text = clean_lines(text);
        if text.chars().count() > Self::MAX {
            return Err(NoteTooLong);
        }
        Ok((!text.is_empty()).then_some(Self(text)))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Both notes, one below the other; once if one is in the other.
    ///
    /// # Errors
    /// They are too long together.
    pub fn joined(&self, other: &Self) -> Result<Self, NoteTooLong> {
        if self.0.contains(&other.0) {
            return Ok(self.clone());
        }
        if other.0.contains(&self.0) {
            return Ok(other.clone());
        }
        let both = Self::parse(&format!("{}\n{}", self.0, other.0))?;
        Ok(both.unwrap_or_else(|| self.clone()))
    }
}

impl std::fmt::Debug for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Note({} characters)", self.0.chars().count())
    }
}

/// The note about a person; there is one at most.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct UserNote {
    pub user: UserId,
    pub note: Note,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{Note, NoteTooLong};

    fn note(text: &str) -> Note {
        Note::parse(text).unwrap().unwrap()
    }

    #[test]
    fn notes_keep_their_lines_and_are_not_printed() {
        for (text, expect) in [
            ("Prefers calls", Some("Prefers calls")),
            (" Calls\r\nafter six \n", Some("Calls\nafter six")),
            ("a\n\nb", Some("a\n\nb")),
            ("a\u{202e}b", Some("ab")),
            (" \n\t ", None),
            ("", None),
        ] {
            let parsed = Note::parse(text).unwrap();
            assert_eq!(parsed.as_ref().map(Note::as_str), expect, "{text:?}");
        }
        assert!(Note::parse(&"é".repeat(Note::MAX)).is_ok());
        assert_eq!(Note::parse(&"é".repeat(Note::MAX + 1)), Err(NoteTooLong));
        assert_eq!(format!("{:?}", note("Owes money")), "Note(10 characters)");
    }

    #[test]
    fn two_notes_become_one() {
        for (a, b, expect) in [
            ("Calls", "Writes", "Calls\nWrites"),
            ("Calls", "Calls", "Calls"),
            ("Calls\nWrites", "Writes", "Calls\nWrites"),
            ("Calls", "Calls after six", "Calls after six"),
        ] {
            assert_eq!(note(a).joined(&note(b)).unwrap().as_str(), expect);
        }
        let long = note(&"x".repeat(Note::MAX));
        assert_eq!(long.joined(&note("y")), Err(NoteTooLong));
    }
}
