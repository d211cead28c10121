//! Passphrases, normalised so that the same words are the same bytes on every device.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::SecretError;

/// Fewest characters of a passphrase, without spaces around it.
pub const PASSPHRASE_MIN: usize = 12;

/// Whether a passphrase is long enough to be set.
pub fn check_passphrase(text: &str) -> Result<(), SecretError> {
    if normal(text).trim().chars().count() < PASSPHRASE_MIN {
        return Err(SecretError::ShortPassphrase);
    }
    Ok(())
}

/// Composed letters and plain spaces (the OpaqueString profile of RFC 8265).
pub(super) fn normal(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::{check_passphrase, normal};

    #[test]
    fn length() {
        assert!(check_passphrase("123456789012").is_ok());
        assert!(check_passphrase("öffne dich ü").is_ok());
        assert!(check_passphrase("12345678901").is_err());
        assert!(check_passphrase("  1234567890  ").is_err());
        assert!(check_passphrase(&"o\u{308}".repeat(8)).is_err());
    }

    #[test]
    fn the_same_words_are_the_same_bytes() {
        assert_eq!(*normal("u\u{308}ber\u{a0}alles gut"), "über alles gut");
    }
}
