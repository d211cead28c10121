//! Random bytes; tests and generated data take them from a seed.

use std::sync::{Mutex, PoisonError};

/// The system gave no random bytes, so no secret can be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the system gave no random bytes")]
pub struct NoEntropy;

/// Where random bytes come from.
#[derive(Debug)]
pub enum Entropy {
    /// The operating system.
    System,
    /// Always the same bytes for the same seed: for tests only, never for a secret.
    Seeded(Stream),
}

impl Entropy {
    /// Reproducible bytes.
    pub fn seeded(seed: u64) -> Self {
        let mut key = [0; 32];
        key.iter_mut().zip(seed.to_be_bytes()).for_each(|(to, from)| *to = from);
        Self::Seeded(Stream::new(&key))
    }

    /// Fills `out` with random bytes.
    pub fn fill(&self, out: &mut [u8]) -> Result<(), NoEntropy> {
        match self {
            Self::System => getrandom::fill(out).map_err(|_| NoEntropy),
            Self::Seeded(stream) => {
                stream.0.lock().unwrap_or_else(PoisonError::into_inner).fill(out);
                Ok(())
            }
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoEntropy> {
        let mut out = [0; N];
        self.fill(&mut out)?;
        Ok(out)
    }
}

/// An endless sequence of bytes that depends only on 32 bytes (BLAKE3's extendable output).
#[derive(Debug)]
pub struct Stream(Mutex<blake3::OutputReader>);

impl Stream {
    fn new(key: &[u8; 32]) -> Self {
        Self(Mutex::new(blake3::Hasher::new_keyed(key).finalize_xof()))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::Entropy;

    #[test]
    fn random_bytes() {
        let seeded = |seed| Entropy::seeded(seed).bytes::<40>().unwrap();
        assert_eq!(seeded(1), seeded(1));
        assert_ne!(seeded(1), seeded(2));
        assert_ne!(
            Entropy::System.bytes::<16>().unwrap(),
            Entropy::System.bytes::<16>().unwrap()
        );
        let one = Entropy::seeded(1);
        assert_ne!(one.bytes::<16>().unwrap(), one.bytes::<16>().unwrap());
    }
}
