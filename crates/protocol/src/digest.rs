//! Digests of records, and sums of them that tell whether two sides hold the same.

/// The digest of a record: of its kind, its key and its rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Digest(pub u128);

impl Digest {
    /// Of a record's kind, id and rows, as they stand in its line.
    pub fn of(kind: &str, id: &[u8], rows: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in [kind.as_bytes(), id, rows] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
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
    use super::{Digest, Sum};

    #[test]
    fn a_sum_forgets_order_and_what_was_taken_out() {
        let all = [1_u8, 2, 3].map(|id| Digest::of("team", &[id], b"[]"));
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
    fn parts_do_not_run_into_each_other() {
        assert_ne!(Digest::of("ab", b"c", b""), Digest::of("a", b"bc", b""));
    }
}
