//! Digests of what a side holds, and sums of them that tell whether two sides hold the same.

use domain::buckets::RecordKind;
use domain::coded::Coded as _;
use uuid::Uuid;

/// The digest of a record in a version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Digest(pub u128);

impl Digest {
    /// Of what of a record, its key and its version.
    pub fn of(kind: RecordKind, id: Uuid, version: u64) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher
            .update(id.as_bytes())
            .update(&version.to_le_bytes())
            .update(kind.code().as_bytes());
        let mut first = [0; 16];
        hasher.finalize_xof().fill(&mut first);
        Self(u128::from_le_bytes(first))
    }
}

/// A sum of digests: the order of the records does not matter, and one record can be taken out again.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Sum(pub u128);

impl Sum {
    /// Takes a record in.
    pub fn add(&mut self, digest: Digest) {
        self.0 = self.0.wrapping_add(digest.0);
    }

    /// Takes a record out that was taken in before.
    pub fn remove(&mut self, digest: Digest) {
        self.0 = self.0.wrapping_sub(digest.0);
    }
}

impl Extend<Digest> for Sum {
    fn extend<T: IntoIterator<Item = Digest>>(&mut self, digests: T) {
        for digest in digests {
            self.add(digest);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::buckets::RecordKind;
    use uuid::Uuid;

    use super::{Digest, Sum};

    #[test]
    fn a_sum_forgets_order_and_what_was_taken_out() {
        let all = [1, 2, 3].map(|id| Digest::of(RecordKind::Team, Uuid::from_u128(id), 7));
        let mut forth = Sum::default();
        forth.extend(all);
        let mut back = Sum::default();
        back.extend(all.into_iter().rev());
        assert_eq!(forth, back);
        forth.remove(all[1]);
        let mut two = Sum::default();
        two.extend([all[0], all[2]]);
        assert_eq!(forth, two);
    }

    #[test]
    fn kind_key_and_version_count() {
        let id = Uuid::from_u128(1);
        let digests = [
            Digest::of(RecordKind::Team, id, 1),
            Digest::of(RecordKind::Team, id, 2),
            Digest::of(RecordKind::Group, id, 1),
            Digest::of(RecordKind::Team, Uuid::from_u128(2), 1),
        ];
        let different: BTreeSet<u128> = digests.iter().map(|digest| digest.0).collect();
        assert_eq!(different.len(), digests.len());
    }
}
