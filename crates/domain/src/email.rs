//! E-mail addresses: the addr-spec of RFC 5322 in the form mail systems accept (RFC 5321).

use std::borrow::Cow;

/// A syntactically usable address, as written. Two addresses are the same person's if their
/// [`key`](Self::key) is equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EmailAddress(String);

/// Why a text is no address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EmailError {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// More than 320 characters (64 + 1 + 255, RFC 5321 section 4.5.3.1).
    #[error("too long")]
    TooLong,
    /// No `@`, or more than one.
    #[error("needs one @")]
    At,
    /// The part before the `@` has a character no mailbox has.
    #[error("bad mailbox")]
    Mailbox,
    /// The part after the `@` is no host name.
    #[error("bad host")]
    Host,
}

impl EmailAddress {
    /// Reads one address. Blanks around it, a `mailto:` in front and angle brackets are taken off.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let line = crate::text::clean_line(text);
        let mut bare = line.as_str();
        if let Some(rest) = bare.strip_prefix('<').and_then(|r| r.strip_suffix('>')) {
            bare = rest.trim();
        }
        if let Some(rest) = bare
            .get(..7)
            .filter(|p| p.eq_ignore_ascii_case("mailto:"))
            .and(bare.get(7..))
        {
            bare = rest.trim();
        }
        if bare.is_empty() {
            return Err(EmailError::Empty);
        }
        if bare.chars().count() > 320 {
            return Err(EmailError::TooLong);
        }
        let (mailbox, host) = bare.rsplit_once('@').ok_or(EmailError::At)?;
        if mailbox.contains('@') {
            return Err(EmailError::At);
        }
        if !is_mailbox(mailbox) {
            return Err(EmailError::Mailbox);
        }
        if !is_host(host) {
            return Err(EmailError::Host);
        }
        Ok(Self(bare.to_owned()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form for comparing: lower case throughout.
    ///
    /// RFC 5321 lets a mailbox tell case apart; no mail system in use does, and two records for
    /// `A@example.com` and `a@example.com` would be one person twice.
    pub fn key(&self) -> Cow<'_, str> {
        let plain = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
        if self.0.bytes().all(plain) {
            Cow::Borrowed(&self.0)
        } else {
            Cow::Owned(self.0.to_lowercase())
        }
    }

    /// Whether letters of two alphabets that look alike are in one half of the address: a Cyrillic
    /// `а` in `аna@example.com`. A mailbox all in Cyrillic at a Latin host is none of these.
    pub fn has_mixed_scripts(&self) -> bool {
        !self.0.is_ascii() && self.0.split('@').any(is_mixed)
    }
}

/// Letters of more than one of the alphabets with letters that look like Latin ones.
fn is_mixed(text: &str) -> bool {
    let script = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some('L'),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some('G'),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{a640}'..='\u{a69f}' => Some('C'),
        '\u{530}'..='\u{58f}' => Some('A'),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some('K'),
        _ => None,
    };
    let mut scripts = text.chars().filter(|c| c.is_alphabetic()).filter_map(script);
    let first = scripts.next();
    scripts.any(|other| Some(other) != first)
}

/// dot-atom (RFC 5322 section 3.2.3) with letters beyond ASCII (RFC 6531); no quoted strings.
fn is_mailbox(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .chars()
                    .all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
        })
}

/// Labels of letters, digits and inner hyphens, at least two, the last not all digits.
fn is_host(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    let sound = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 255
        && labels.len() >= 2
        && labels.iter().all(|l| sound(l))
        && labels.last().is_some_and(|l| !l.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{EmailAddress, EmailError};

    fn check(input: &str, expect: Result<&str, EmailError>) {
        let got = EmailAddress::parse(input);
        assert_eq!(
            got.as_ref().map(EmailAddress::as_str),
            expect.as_ref().copied(),
            "{input:?}"
        );
    }

    #[test]
    fn addresses() {
        check(" r.brown@example.com ", Ok("r.brown@example.com"));
        check("mailto:Ana@Example.com", Ok("Ana@Example.com"));
        check("<ana@example.com>", Ok("ana@example.com"));
        check("o'brien+post@example.co.uk", Ok("o'brien+post@example.co.uk"));
        check("zoë@müller.example", Ok("zoë@müller.example"));
        check("", Err(EmailError::Empty));
        check("ana", Err(EmailError::At));
        check("a@b@example.com", Err(EmailError::At));
        check(".ana@example.com", Err(EmailError::Mailbox));
        check("an a@example.com", Err(EmailError::Mailbox));
        check("ana@example", Err(EmailError::Host));
        check("ana@-x.example", Err(EmailError::Host));
        check("ana@127.0.0.1", Err(EmailError::Host));
        check(&format!("{}@example.com", "a".repeat(320)), Err(EmailError::TooLong));
    }

    #[test]
    fn letters_of_two_alphabets_in_one_half() {
        for (address, expect) in [
            ("ana@example.com", false),
            ("zoë@müller.example", false),
            ("иван@example.com", false),
            ("\u{430}na@example.com", true),
            ("ana@ex\u{430}mple.com", true),
            ("an\u{3b1}@example.com", true),
            ("太郎taro@example.com", false),
        ] {
            let mixed = EmailAddress::parse(address).map(|email| email.has_mixed_scripts());
            assert_eq!(mixed, Ok(expect), "{address}");
        }
    }

    #[test]
    fn case_does_not_tell_people_apart() {
        let key = |t| EmailAddress::parse(t).map(|e| e.key().into_owned());
        assert_eq!(key("Ana@Example.com"), key("ana@example.COM"));
    }
}
