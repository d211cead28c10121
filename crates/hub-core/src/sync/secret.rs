//! What the authority alone can read or make: cursors, versions, and hashes of tokens.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use data_encoding::BASE64URL_NOPAD;
use domain::buckets::{Bucket, RecordKind};
use domain::coded::Coded as _;
use domain::ids::TeamId;
use protocol::frame::Cursor;
use uuid::Uuid;

/// A key that is not kept in the database: a thief of the database can neither guess short codes nor
/// read cursors.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How far a reader is in a bucket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Position {
    /// It reads the bucket for the first time, in the order of keys.
    Reading {
        /// The firm's head when it began: what changed after it is told afterwards.
        from: i64,
        /// The firm's head at the last page.
        seen: i64,
        /// The last key it was told.
        after: Option<(RecordKind, Uuid)>,
    },
    /// It knows everything up to command `seq`, of that one up to the key `after` if there is one.
    Following {
        seq: i64,
        after: Option<(RecordKind, Uuid)>,
        /// What came up to this command it may have heard of.
        seen: i64,
    },
}

impl Secret {
    /// A secret of 32 random bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn keyed(&self, purpose: &str) -> blake3::Hasher {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher
            .update(&[u8::try_from(purpose.len()).unwrap_or(u8::MAX)])
            .update(purpose.as_bytes());
        hasher
    }

    /// The hash under which a token or a code is kept.
    pub fn hash(&self, purpose: &'static str, secret: &[u8]) -> [u8; 32] {
        *self.keyed(purpose).update(secret).finalize().as_bytes()
    }

    /// What a device has to show after an answer to a request that showed `shown`: half of it is chance, and
    /// half proves what it follows on.
    pub(super) fn chain(&self, device: Uuid, shown: Option<Uuid>, chance: [u8; 16]) -> Uuid {
        let chance = u128::from_be_bytes(chance) >> 64;
        Uuid::from_u128(chance << 64 | u128::from(self.proof(device, shown, chance)))
    }

    /// Whether `chain` was given to a device in answer to a request that showed `shown`.
    pub(super) fn follows(&self, device: Uuid, shown: Option<Uuid>, chain: Uuid) -> bool {
        chain == self.chain(device, shown, chain.into_bytes())
    }

    fn proof(&self, device: Uuid, shown: Option<Uuid>, chance: u128) -> u64 {
        let mut hasher = self.keyed("chain");
        hasher.update(device.as_bytes()).update(&chance.to_be_bytes());
        if let Some(shown) = shown {
            hasher.update(shown.as_bytes());
        }
        let first = hasher.finalize().as_bytes().first_chunk().copied();
        u64::from_be_bytes(first.unwrap_or_default())
    }

    /// The version of a line that command `seq` changed. It does not tell how many commands there are.
    pub(super) fn version(&self, seq: i64) -> u64 {
        let hash = self.keyed("version").update(&seq.to_le_bytes()).finalize();
        let first = hash.as_bytes().first_chunk().copied().unwrap_or_default();
        u64::from_le_bytes(first)
    }

    /// A bucket as its readers know it: clients do not learn the key of a team.
    pub fn told(&self, bucket: Bucket) -> Bucket {
        let Bucket::Shared(team) = bucket else { return bucket };
        let hash = self.keyed("shared").update(team.as_bytes()).finalize();
        let first = hash.as_bytes().first_chunk().copied().unwrap_or_default();
        Bucket::Shared(TeamId(Uuid::from_bytes(first)))
    }

    /// A position for its reader to keep. Equal positions of a bucket are equal cursors.
    pub(super) fn seal(&self, bucket: Bucket, position: Position) -> Option<Cursor> {
        let (plain, place) = (position.bytes(), bucket.to_string());
        let mut nonce = [0; NONCE];
        let mut hasher = self.keyed("nonce");
        hasher.update(place.as_bytes()).update(&[0]).update(&plain);
        hasher.finalize_xof().fill(&mut nonce);
        let payload = Payload {
            msg: &plain,
            aad: place.as_bytes(),
        };
        // It fails for messages of many gigabytes.
        let sealed = self.cipher().encrypt(&nonce.into(), payload).ok()?;
        Some(Cursor(BASE64URL_NOPAD.encode(&[nonce.as_slice(), &sealed].concat())))
    }

    /// The position in a cursor of this bucket; `None` if this secret did not seal it for this bucket.
    pub(super) fn open(&self, bucket: Bucket, cursor: &Cursor) -> Option<Position> {
        let bytes = BASE64URL_NOPAD.decode(cursor.0.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let place = bucket.to_string();
        let payload = Payload {
            msg: sealed,
            aad: place.as_bytes(),
        };
        Position::read(&self.cipher().decrypt(nonce.into(), payload).ok()?)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.hash("cursor", &[]).into())
    }
}

/// Bytes of a nonce: it is made of the whole plain text, so that it never stands for two.
const NONCE: usize = 24;

impl Position {
    fn bytes(self) -> Vec<u8> {
        let (first, a, b, after) = match self {
            Self::Reading { from, seen, after } => (b'r', from, seen, after),
            Self::Following { seq, after, seen } => (b'f', seq, seen, after),
        };
        let mut bytes = vec![first];
        bytes.extend(a.to_le_bytes());
        bytes.extend(b.to_le_bytes());
        if let Some((kind, id)) = after {
            bytes.extend(id.as_bytes());
            bytes.extend(kind.code().as_bytes());
        }
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (first, rest) = bytes.split_first()?;
        let (a, rest) = rest.split_first_chunk()?;
        let (b, rest) = rest.split_first_chunk()?;
        let (a, b) = (i64::from_le_bytes(*a), i64::from_le_bytes(*b));
        let after = match rest.split_first_chunk() {
            None => None,
            Some((id, kind)) => Some((
                RecordKind::parse(std::str::from_utf8(kind).ok()?)?,
                Uuid::from_bytes(*id),
            )),
        };
        match first {
            b'r' => Some(Self::Reading {
                from: a,
                seen: b,
                after,
            }),
            b'f' => Some(Self::Following { seq: a, seen: b, after }),
            _ => None,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use domain::buckets::{Bucket, RecordKind};
    use protocol::frame::Cursor;
    use uuid::Uuid;

    use super::{Position, Secret};

    #[test]
    fn only_whoever_sealed_a_cursor_opens_it() {
        let secret = Secret::new([7; 32]);
        let after = Some((RecordKind::Whole, Uuid::from_u128(3)));
        for position in [
            Position::Reading {
                from: 4,
                seen: 9,
                after,
            },
            Position::Reading {
                from: 0,
                seen: 0,
                after: None,
            },
            Position::Following {
                seq: 12,
                seen: 9,
                after,
            },
            Position::Following {
                seq: 12,
                seen: 12,
                after: None,
            },
        ] {
            let cursor = secret.seal(Bucket::Admin, position).unwrap();
            assert_eq!(secret.open(Bucket::Admin, &cursor), Some(position));
            assert_eq!(secret.open(Bucket::Staff, &cursor), None);
            assert_eq!(Secret::new([8; 32]).open(Bucket::Admin, &cursor), None);
            let flipped: String = cursor.0.chars().rev().collect();
            assert_eq!(secret.open(Bucket::Admin, &Cursor(flipped)), None);
        }
        for wrong in ["", "0", "zz", "00", &"ab".repeat(200)] {
            assert_eq!(secret.open(Bucket::Admin, &Cursor(wrong.into())), None, "{wrong}");
        }
    }

    #[test]
    fn neighbouring_cursors_and_versions_tell_nothing() {
        let secret = Secret::new([7; 32]);
        let at = |seq| {
            secret
                .seal(
                    Bucket::Base,
                    Position::Following {
                        seq,
                        seen: seq,
                        after: None,
                    },
                )
                .unwrap()
                .0
        };
        let same = |a: &str, b: &str| a.chars().zip(b.chars()).filter(|(a, b)| a == b).count();
        assert!(same(&at(1), &at(2)) < 20);
        assert_ne!(secret.version(1).abs_diff(secret.version(2)), 1);
    }
}
