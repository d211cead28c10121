//! The code in an invitation's mail, for firms without a server: the invited person tells it, an
//! administrator types it in. Forty random bits; only a hash of it is kept, and guesses are counted.

/// Crockford's base 32: no I, L, O or U, so that no two signs look alike.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS: usize = 8;

/// A code. Never printed but into its mail.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct InvitationCode([u8; 5]);

impl InvitationCode {
    /// A code of these random bits.
    pub const fn new(random: [u8; 5]) -> Self {
        Self(random)
    }

    /// As a mail shows it: two groups of four characters.
    pub fn to_text(self) -> String {
        let bits = self.0.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        let mut text = String::with_capacity(SIGNS + 1);
        for n in 0..SIGNS {
            if n == SIGNS / 2 {
                text.push('-');
            }
            let value = (bits >> (5 * (SIGNS - 1 - n))) & 31;
            let sign = usize::try_from(value).ok().and_then(|value| ALPHABET.get(value));
            text.extend(sign.map(|sign| char::from(*sign)));
        }
        text
    }

    /// Reads a typed code: either case, any blanks and hyphens, O for 0, I and L for 1. `None` if
    /// it has not eight such signs.
    pub fn read(text: &str) -> Option<Self> {
        let mut bits = 0_u64;
        let mut signs = 0;
        for c in text.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
            let sign = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                sign => sign,
            };
            let value = ALPHABET.iter().position(|s| char::from(*s) == sign)?;
            bits = (bits << 5) | u64::try_from(value).ok()?;
            signs += 1;
            if signs > SIGNS {
                return None;
            }
        }
        let [_, _, _, bytes @ ..] = bits.to_be_bytes();
        (signs == SIGNS).then_some(Self(bytes))
    }

    /// The random bits, for hashing.
    pub const fn bits(&self) -> &[u8; 5] {
        &self.0
    }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl std::fmt::Debug for InvitationCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InvitationCode(…)")
    }
}

/// What is kept of a code. Two are compared in a time that does not depend on where they differ.
#[derive(Clone, Copy)]
pub struct CodeHash(pub [u8; 32]);

impl PartialEq for CodeHash {
    fn eq(&self, other: &Self) -> bool {
        let differing = self.0.iter().zip(other.0).fold(0, |all, (a, b)| all | (a ^ b));
        differing == 0
    }
}

impl Eq for CodeHash {}

impl std::fmt::Debug for CodeHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeHash, InvitationCode};

    #[test]
    fn a_code_survives_being_written_and_read() {
        for random in [[0; 5], [255; 5], [1, 2, 3, 4, 5], [0x80, 0, 0, 0, 1]] {
            let code = InvitationCode::new(random);
            assert_eq!(code.to_text().len(), 9);
            assert_eq!(InvitationCode::read(&code.to_text()), Some(code));
        }
        assert_eq!(InvitationCode::new([0; 5]).to_text(), "0000-0000");
        assert_eq!(InvitationCode::new([255; 5]).to_text(), "ZZZZ-ZZZZ");
    }

    #[test]
    fn people_type_codes_their_own_way() {
        let code = InvitationCode::read("10AB-CD1Z");
        assert!(code.is_some());
        for typed in ["10abcd1z", " IO AB cd Lz ", "1O-AB\u{2013}CD-1Z"] {
            assert_eq!(InvitationCode::read(typed), code, "{typed}");
        }
        for wrong in ["", "10AB-CD1", "10AB-CD1ZZ", "10AB-CD1U", "10AB_CD1Z", "ß0AB-CD1Z"] {
            assert_eq!(InvitationCode::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nothing_of_a_code_is_printed() {
        let code = InvitationCode::new([7; 5]);
        assert_eq!(
            format!("{code:?} {:?}", CodeHash([9; 32])),
            "InvitationCode(…) CodeHash(…)"
        );
        assert_ne!(CodeHash([9; 32]), CodeHash([8; 32]));
    }
}
