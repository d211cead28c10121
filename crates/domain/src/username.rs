//! Usernames of people who joined, for places where no full name can be typed (domain.md 1.2,
//! "Username").

/// Why a text is no username. Of several reasons the first of these is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UsernameError {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// It is an e-mail address, or begins to be one.
    #[error("an e-mail address")]
    Email,
    /// Blanks and special characters: letters and digits only.
    #[error("letters and digits only")]
    Character,
    /// Fewer than [`Username::MIN`] characters.
    #[error("too short")]
    TooShort,
    /// More than [`Username::MAX`] characters.
    #[error("too long")]
    TooLong,
    /// Digits alone.
    #[error("a letter is needed")]
    NoLetter,
}

/// A username, such as `rbrown1`; unique within the firm whatever the case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Username(String);

impl Username {
    /// Fewest characters.
    pub const MIN: usize = 6;

    /// Most characters.
    pub const MAX: usize = 60;

    /// Reads a username; blanks around it are taken off.
    pub fn parse(text: &str) -> Result<Self, UsernameError> {
        let line = crate::text::clean_line(text);
        let length = line.chars().count();
        if length == 0 {
            return Err(UsernameError::Empty);
        }
        if line.contains('@') {
            return Err(UsernameError::Email);
        }
        if !line.chars().all(char::is_alphanumeric) {
            return Err(UsernameError::Character);
        }
        if length < Self::MIN {
            return Err(UsernameError::TooShort);
        }
        if length > Self::MAX {
            return Err(UsernameError::TooLong);
        }
        if !line.chars().any(char::is_alphabetic) {
            return Err(UsernameError::NoLetter);
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
    use super::{Username, UsernameError};

    /// The same table is read by the form that says live what is missing.
    const TABLE: &str = include_str!("../../../tests/fixtures/usernames.csv");

    #[test]
    fn usernames() {
        let mut lines = 0;
        for line in TABLE.lines().skip(1) {
            let (text, expected) = line.rsplit_once(',').unwrap_or((line, ""));
            let found = match Username::parse(text) {
                Ok(_) => "",
                Err(UsernameError::Empty) => "empty",
                Err(UsernameError::Email) => "usernameEmail",
                Err(UsernameError::Character) => "usernameSigns",
                Err(UsernameError::TooShort) => "usernameShort",
                Err(UsernameError::TooLong) => "tooLong",
                Err(UsernameError::NoLetter) => "usernameLetter",
            };
            assert_eq!(found, expected, "{text:?}");
            lines += 1;
        }
        assert!(lines > 20);
    }

    #[test]
    fn case_does_not_tell_usernames_apart() {
        let key = |text| Username::parse(text).map(|name| name.key());
        assert_eq!(key("RBrown1"), Ok("rbrown1".into()));
        assert_eq!(key(" MÜLLER "), key("mu\u{308}ller"));
    }
}
