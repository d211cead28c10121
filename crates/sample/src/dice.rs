//! Chance that is the same on every device: everything depends only on a seed and a position, so the
//! millionth person costs as much as the first.

/// 64 well-mixed bits from a seed and a position (the finaliser of SplitMix64).
pub(super) const fn roll(seed: u64, place: u64) -> u64 {
    let mut z = seed ^ place.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The position of `n` in a permutation of `0..count`. (A four-round Feistel network over the next power of
/// four, repeated until the result is below `count`.)
pub(super) const fn shuffle(seed: u64, count: u64, n: u64) -> u64 {
    if count < 2 {
        return 0;
    }
    let half = (u64::BITS - (count - 1).leading_zeros()).div_ceil(2);
    let mask = (1 << half) - 1;
    let mut at = n;
    loop {
        let (mut left, mut right, mut round) = (at >> half, at & mask, 0);
        while round < 4 {
            let next = left ^ (roll(seed ^ (round << 60), right) & mask);
            (left, right, round) = (right, next, round + 1);
        }
        at = left << half | right;
        if at < count {
            return at;
        }
    }
}

/// One of the items of a list; an empty text if there are none.
pub(super) fn pick<'a>(list: &[&'a str], roll: u64) -> &'a str {
    let count = u64::try_from(list.len()).unwrap_or(1).max(1);
    usize::try_from(roll % count)
        .ok()
        .and_then(|at| list.get(at))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{pick, roll, shuffle};
    use std::collections::BTreeSet;

    #[test]
    fn a_shuffle_leaves_nothing_out() {
        for count in [1, 2, 3, 16, 17, 1_000, 4_097] {
            let places: BTreeSet<u64> = (0..count).map(|n| shuffle(5, count, n)).collect();
            assert!(places.into_iter().eq(0..count), "{count}");
        }
    }

    #[test]
    fn seeds_differ() {
        assert_ne!(roll(1, 1), roll(2, 1));
        let order = |seed| (0..100).map(move |n| shuffle(seed, 100, n));
        assert!(!order(1).eq(order(2)));
        assert!(!order(1).eq(0..100));
    }

    #[test]
    fn picking() {
        assert_eq!(pick(&["a", "b"], 3), "b");
        assert_eq!(pick(&[], 3), "");
    }
}
