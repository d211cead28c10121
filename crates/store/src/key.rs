//! The key of an encrypted file.

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use zeroize::{Zeroize, Zeroizing};

/// 256 random bits. They are wiped from memory when the value is dropped, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    /// From the bytes a random generator or a key derivation gave.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits; blanks around them are taken off.
    pub fn from_hex(text: &str) -> Option<Self> {
        let text = text.trim().as_bytes();
        let mut key = [0; 32];
        let fits = HEXLOWER_PERMISSIVE.decode_len(text.len()) == Ok(key.len());
        (fits && HEXLOWER_PERMISSIVE.decode_mut(text, &mut key).is_ok()).then_some(Self(key))
    }

    /// 64 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(HEXLOWER.encode(&self.0))
    }

    /// The bytes themselves, for wrapping.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The bytes of hexadecimal digits of either case.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::Key;

    #[test]
    fn hexadecimal() {
        let text = "00ff10a5".repeat(8);
        let key = Key::from_hex(&format!(" {}\n", text.to_uppercase())).unwrap();
        assert_eq!(*key.to_hex(), text);
        assert_eq!(Key::from_hex(&"0".repeat(63)), None);
        assert_eq!(Key::from_hex(&"0".repeat(66)), None);
        assert_eq!(Key::from_hex(&"g".repeat(64)), None);
    }

    #[test]
    fn a_key_is_not_printed() {
        assert_eq!(format!("{:?}", Key::new([7; 32])), "Key(…)");
    }
}
