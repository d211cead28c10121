//! What is left to chance follows from the seed alone.

use crate::steps::{Step, What};

/// Numbers of a seed (SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    pub(crate) const fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of `0..n`, or 0 if there is none.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n.max(1)).unwrap();
        usize::try_from(self.number() % n).unwrap()
    }

    /// Whether something happens that should happen in this many of a hundred cases.
    pub(crate) const fn in_hundred(&mut self, cases: u64) -> bool {
        self.number() % 100 < cases
    }

    pub(crate) fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let n = self.below(list.len());
        list.get(n).cloned()
    }

    pub(crate) fn bytes(&mut self) -> [u8; 16] {
        let (high, low) = (self.number(), self.number());
        (u128::from(high) << 64 | u128::from(low)).to_be_bytes()
    }

    fn small(&mut self) -> u16 {
        u16::try_from(self.number() & 0xffff).unwrap()
    }

    /// A step that does this.
    pub(crate) fn step(&mut self, what: What) -> Step {
        Step {
            what,
            actor: self.small(),
            n: std::array::from_fn(|_| self.small()),
            rows: Vec::new(),
        }
    }
}
