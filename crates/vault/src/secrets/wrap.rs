//! A key wrapped by a secret: Argon2id (RFC 9106) derives a wrapping key from the secret, and
//! XChaCha20-Poly1305 seals the key with it, so that a wrong secret is detected.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use store::Key;
use zeroize::Zeroizing;

use super::SecretError;
use crate::entropy::Entropy;

/// The cost of guessing a secret. Stored with every wrap, so that it can be raised later.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    memory_kib: u32,
    /// Passes over that memory.
    passes: u32,
    /// Parallel lanes.
    lanes: u32,
}

impl Cost {
    /// For people's keys: 64 MiB and three passes, the second recommendation of RFC 9106 on one core.
    pub const STRONG: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// Hardly any cost, for tests.
    pub const TRIVIAL: Self = Self {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    /// [`Self::STRONG`]; in development builds, which are slow and hold no real data, [`Self::TRIVIAL`].
    pub const fn standard() -> Self {
        if cfg!(debug_assertions) {
            Self::TRIVIAL
        } else {
            Self::STRONG
        }
    }

    /// Most memory of one derivation, in KiB: four times what this version uses.
    const MEMORY_MAX: u32 = 256 * 1024;
    /// Most passes over it.
    const PASSES_MAX: u32 = 16;
    /// Most parallel lanes.
    const LANES_MAX: u32 = 8;
    /// Most KiB in all passes: eight times what this version uses, some seconds.
    const WORK_MAX: u64 = 8 * 3 * 64 * 1024;

    /// Whether the algorithm and any device can bear this. A damaged or malicious file must neither keep
    /// the device busy for hours nor take all its memory.
    const fn is_bearable(self) -> bool {
        let work = self.memory_kib as u64 * self.passes as u64;
        self.passes >= 1
            && self.lanes >= 1
            && self.memory_kib / 8 >= self.lanes
            && self.memory_kib <= Self::MEMORY_MAX
            && self.passes <= Self::PASSES_MAX
            && self.lanes <= Self::LANES_MAX
            && work <= Self::WORK_MAX
    }
}

/// The purpose of a wrap; one cannot be passed off as another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    Recovery,
    Passphrase,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Recovery => b"coverbook key wrap 1: recovery code",
            Self::Passphrase => b"coverbook key wrap 1: passphrase",
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Wrap {
    argon2id: Cost,
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    /// The key and 16 bytes of authentication.
    #[serde(with = "hex")]
    sealed: [u8; 48],
}

impl Wrap {
    pub(super) fn seal(
        key: &Key,
        secret: &[u8],
        purpose: Purpose,
        cost: Cost,
        entropy: &Entropy,
    ) -> Result<Self, SecretError> {
        let (salt, nonce) = (entropy.bytes()?, entropy.bytes()?);
        let payload = Payload {
            msg: key.as_bytes(),
            aad: purpose.label(),
        };
        let sealed = cipher(secret, &salt, cost)?.encrypt(&nonce.into(), payload);
        let sealed = sealed.ok().and_then(|sealed| sealed.try_into().ok());
        let sealed = sealed.ok_or_else(|| SecretError::Derivation("sealing failed".to_owned()))?;
        Ok(Self {
            argon2id: cost,
            salt,
            nonce,
            sealed,
        })
    }

    /// Whether its numbers are acceptable.
    pub(super) const fn is_sound(&self) -> bool {
        self.argon2id.is_bearable()
    }

    /// The key; `None` if the secret is wrong.
    pub(super) fn open(&self, secret: &[u8], purpose: Purpose) -> Result<Option<Key>, SecretError> {
        let payload = Payload {
            msg: &self.sealed,
            aad: purpose.label(),
        };
        let opened = cipher(secret, &self.salt, self.argon2id)?.decrypt(&self.nonce.into(), payload);
        let opened = opened.ok().map(Zeroizing::new);
        Ok(opened.and_then(|bytes| bytes.as_slice().try_into().ok()).map(Key::new))
    }
}

fn cipher(secret: &[u8], salt: &[u8; 16], cost: Cost) -> Result<XChaCha20Poly1305, SecretError> {
    let failed = |error: argon2::Error| SecretError::Derivation(error.to_string());
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(failed)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, key.as_mut_slice())
        .map_err(failed)?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}

/// A fixed number of bytes as hexadecimal text.
mod hex {
    use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer, const N: usize>(bytes: &[u8; N], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&HEXLOWER.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(from: D) -> Result<[u8; N], D::Error> {
        let text = String::deserialize(from)?;
        let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok();
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| D::Error::custom("hexadecimal digits expected"))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{Cost, Purpose, Wrap};
    use crate::entropy::Entropy;
    use store::Key;

    fn wrap() -> Wrap {
        let key = Key::new([5; 32]);
        Wrap::seal(&key, b"open", Purpose::Recovery, Cost::TRIVIAL, &Entropy::seeded(1)).unwrap()
    }

    #[test]
    fn only_its_secret_and_purpose_open_it() {
        let wrap = wrap();
        assert_eq!(wrap.open(b"open", Purpose::Recovery).unwrap(), Some(Key::new([5; 32])));
        assert_eq!(wrap.open(b"Open", Purpose::Recovery).unwrap(), None);
        assert_eq!(wrap.open(b"", Purpose::Recovery).unwrap(), None);
        assert_eq!(wrap.open(b"open", Purpose::Passphrase).unwrap(), None);
    }

    #[test]
    fn a_changed_bit_is_noticed() {
        for place in 0..48 {
            let mut bent = wrap();
            *bent.sealed.get_mut(place).unwrap() ^= 1;
            assert_eq!(bent.open(b"open", Purpose::Recovery).unwrap(), None);
        }
    }

    #[test]
    fn salt_and_nonce_are_new_each_time() {
        let entropy = Entropy::seeded(1);
        let seal = || {
            let key = Key::new([5; 32]);
            Wrap::seal(&key, b"open", Purpose::Recovery, Cost::TRIVIAL, &entropy).unwrap()
        };
        let (one, two) = (seal(), seal());
        assert_ne!(one.salt, two.salt);
        assert_ne!(one.nonce, two.nonce);
        assert_ne!(one.sealed, two.sealed);
    }

    #[test]
    fn costs() {
        assert!(Cost::STRONG.is_bearable() && Cost::TRIVIAL.is_bearable());
        let cost = |memory_kib, passes, lanes| Cost {
            memory_kib,
            passes,
            lanes,
        };
        for (cost, bearable) in [
            (cost(64 * 1024, 3, 4), true),
            (cost(256 * 1024, 6, 1), true),
            (cost(19 * 1024, 2, 1), true),
            (cost(u32::MAX, 3, 1), false),
            (cost(256 * 1024 + 1, 1, 1), false),
            (cost(256 * 1024, 7, 1), false),
            (cost(64 * 1024, 17, 1), false),
            (cost(64 * 1024, u32::MAX, 1), false),
            (cost(64 * 1024, 3, 9), false),
            (cost(64 * 1024, 3, 0), false),
            (cost(64 * 1024, 0, 1), false),
            (cost(0, 3, 1), false),
            (cost(7, 3, 1), false),
            (cost(63, 1, 8), false),
        ] {
            assert_eq!(cost.is_bearable(), bearable, "{cost:?}");
            // The algorithm accepts every accepted cost.
            assert!(!bearable || argon2::Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).is_ok());
        }
    }

    #[test]
    fn stored_form() {
        let text = serde_json::to_string(&wrap()).unwrap();
        let read: Wrap = serde_json::from_str(&text).unwrap();
        assert_eq!(read.open(b"open", Purpose::Recovery).unwrap(), Some(Key::new([5; 32])));
        for (from, to) in [
            ("\"salt\":\"", "\"salt\":\"0"),
            ("\"salt\":\"", "\"salt\":\"+"),
            ("\"salt\"", "\"pepper\""),
        ] {
            assert!(serde_json::from_str::<Wrap>(&text.replace(from, to)).is_err(), "{to}");
        }
    }
}
