//! The recovery code: 160 random bits to write on paper and to type in again years later.

use std::sync::LazyLock;

use data_encoding::{Encoding, Specification};
use zeroize::{Zeroize, Zeroizing};

use super::SecretError;
use crate::entropy::Entropy;

/// Crockford's base 32: no I, L, O or U, so that no two signs look alike.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
#[expect(clippy::expect_used, reason = "the alphabet is a constant that every test reads")]
static ENCODING: LazyLock<Encoding> = LazyLock::new(|| {
    let mut form = Specification::new();
    form.symbols.push_str(ALPHABET);
    form.encoding().expect("thirty-two signs, none of them twice")
});

/// Characters of the secret, without the check group after it.
const BODY: usize = 32;
const CHECK: usize = 4;
/// Characters between two hyphens.
const GROUP: usize = 4;

/// The secret of a recovery code. Never printed; [`to_text`](Self::to_text) shows it once.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; 20]);

/// What a typed text is, as far as recovery codes are concerned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadCode {
    /// A recovery code with a correct check group.
    Code(RecoveryCode),
    /// Like a recovery code, but with a character too many, too few, or wrong.
    Mistyped,
    /// Something else, such as a passphrase.
    Other,
}

impl RecoveryCode {
    /// A new random code.
    pub fn new(entropy: &Entropy) -> Result<Self, SecretError> {
        Ok(Self(entropy.bytes()?))
    }

    /// Nine groups of four characters with hyphens between them; the last group checks the others.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity((BODY + CHECK) * 5 / 4));
        let body = Zeroizing::new(ENCODING.encode(&self.0));
        for (n, sign) in body.chars().chain(self.check().chars()).enumerate() {
            if n > 0 && n % GROUP == 0 {
                text.push('-');
            }
            text.push(sign);
        }
        text
    }

    /// Reads a typed code: upper or lower case, any spaces and hyphens, O for 0, I and L for 1.
    pub fn read(text: &str) -> ReadCode {
        let Some(signs) = plain_signs(text) else {
            return ReadCode::Other;
        };
        if signs.len().abs_diff(BODY + CHECK) > 2 {
            return ReadCode::Other;
        }
        let Some((body, check)) = signs.split_first_chunk::<BODY>() else {
            return ReadCode::Mistyped;
        };
        let mut code = Self([0; 20]);
        let is_read = ENCODING.decode_mut(body, &mut code.0).is_ok();
        if is_read && code.check().as_bytes() == check {
            ReadCode::Code(code)
        } else {
            ReadCode::Mistyped
        }
    }

    /// The bytes that wrap a key.
    pub(super) const fn secret(&self) -> &[u8; 20] {
        &self.0
    }

    /// Twenty bits that depend on all the others: a random slip is missed once in a million.
    fn check(&self) -> String {
        let sum = blake3::derive_key("Coverbook recovery code check group", &self.0);
        let mut signs = ENCODING.encode(&sum);
        signs.truncate(CHECK);
        signs
    }
}

impl Drop for RecoveryCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// Characters of the alphabet, with look-alikes corrected; `None` if there is any other character.
fn plain_signs(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut signs = Zeroizing::new(Vec::with_capacity(text.len()));
    for c in text.chars() {
        if c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−') {
            continue;
        }
        let sign = match u8::try_from(c).ok()?.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            sign => sign,
        };
        if !ALPHABET.as_bytes().contains(&sign) {
            return None;
        }
        signs.push(sign);
    }
    Some(signs)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{ALPHABET, ReadCode, RecoveryCode};
    use crate::entropy::Entropy;

    #[test]
    fn a_shown_code_is_read() {
        let entropy = Entropy::seeded(3);
        for _ in 0..200 {
            let code = RecoveryCode::new(&entropy).unwrap();
            let text = code.to_text();
            let groups: Vec<&str> = text.split('-').collect();
            assert_eq!(groups.len(), 9);
            assert!(groups.iter().all(|group| group.len() == 4), "{groups:?}");
            assert_eq!(RecoveryCode::read(&text), ReadCode::Code(code));
        }
    }

    #[test]
    fn the_form_stays_for_ever() {
        // Every later version must read codes on paper.
        let zero = RecoveryCode([0; 20]).to_text();
        assert!(
            zero.starts_with("0000-0000-0000-0000-0000-0000-0000-0000-"),
            "{}",
            *zero
        );
        let count: Vec<u8> = (0..20).collect();
        let text = RecoveryCode(count.try_into().unwrap()).to_text();
        assert_eq!(*text, "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-172E");
    }

    #[test]
    fn typing_mistakes_are_corrected() {
        let code = RecoveryCode([0b1000_0100; 20]);
        let shown = code.to_text();
        let typed = [
            shown.to_lowercase(),
            shown.replace('-', " "),
            shown.replace('-', ""),
            shown.replace('-', " – "),
            shown.replace('0', "O").replace('1', "l"),
            shown.replace('0', "o").replace('1', "I"),
            format!("  {}\n", *shown),
        ];
        for text in typed {
            assert_eq!(RecoveryCode::read(&text), ReadCode::Code(code.clone()), "{text}");
        }
    }

    #[test]
    fn every_wrong_sign_and_swap_is_noticed() {
        let shown = RecoveryCode::new(&Entropy::seeded(9))
            .unwrap()
            .to_text()
            .replace('-', "");
        let signs = shown.as_bytes();
        for place in 0..signs.len() {
            for sign in ALPHABET.as_bytes() {
                let mut typed = signs.to_vec();
                if std::mem::replace(typed.get_mut(place).unwrap(), *sign) != *sign {
                    let typed = String::from_utf8(typed).unwrap();
                    assert_eq!(RecoveryCode::read(&typed), ReadCode::Mistyped, "{typed}");
                }
            }
            let mut swapped = signs.to_vec();
            let next = (place + 1) % signs.len();
            swapped.swap(place, next);
            if swapped != signs {
                let typed = String::from_utf8(swapped).unwrap();
                assert_eq!(RecoveryCode::read(&typed), ReadCode::Mistyped, "{typed}");
            }
            let mut short = signs.to_vec();
            short.remove(place);
            let typed = String::from_utf8(short).unwrap();
            assert_eq!(RecoveryCode::read(&typed), ReadCode::Mistyped, "{typed}");
        }
    }

    #[test]
    fn other_texts_are_other() {
        let dotted = RecoveryCode([7; 20]).to_text().replace('-', ".");
        for text in [
            "",
            "correct horse battery staple",
            "1234",
            "über alles gut, denke ich mir so",
            &"0".repeat(39),
            &dotted,
        ] {
            assert_eq!(RecoveryCode::read(text), ReadCode::Other, "{text}");
        }
    }

    #[test]
    fn a_code_is_not_printed() {
        let code = RecoveryCode([0xff; 20]);
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }
}
