//! How often something may happen.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Keys that are remembered before those that are free again are forgotten.
const MANY: usize = 10_000;

/// So many times at once, and once more after each interval.
#[derive(Debug)]
pub(crate) struct Limit<K> {
    interval: TimeDelta,
    burst: i32,
    /// When each key will be as free as one that was never used (the generic cell rate algorithm).
    free: Mutex<HashMap<K, DateTime<Utc>>>,
}

impl<K: Eq + Hash> Limit<K> {
    pub(crate) fn new(interval: TimeDelta, burst: i32) -> Self {
        Self {
            interval,
            burst,
            free: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, DateTime<Utc>>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seconds to wait, if this would be too often now.
    pub(crate) fn wait(&self, key: &K, now: DateTime<Utc>) -> Option<u32> {
        let free = self.lock().get(key).copied().unwrap_or(now);
        let early = free - now - self.interval * (self.burst - 1);
        let millis = u64::try_from(early.num_milliseconds()).unwrap_or_default();
        let seconds = u32::try_from(millis.div_ceil(1_000)).unwrap_or(u32::MAX);
        (early > TimeDelta::zero()).then_some(seconds.max(1))
    }

    /// Counts once.
    pub(crate) fn note(&self, key: K, now: DateTime<Utc>) {
        let mut free = self.lock();
        if free.len() >= MANY {
            free.retain(|_, free| *free > now);
        }
        let at = free.entry(key).or_insert(now);
        *at = (*at).max(now) + self.interval;
    }

    /// Counts once if it is not too often; otherwise the seconds to wait.
    pub(crate) fn take(&self, key: K, now: DateTime<Utc>) -> Result<(), u32> {
        match self.wait(&key, now) {
            Some(wait) => Err(wait),
            None => {
                self.note(key, now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::Limit;

    #[test]
    fn so_many_at_once_and_one_more_after_each_interval() {
        let now = testkit::now();
        let limit = Limit::new(TimeDelta::minutes(6), 3);
        for _ in 0..3 {
            assert_eq!(limit.take("a", now), Ok(()));
        }
        assert_eq!(limit.take("a", now), Err(360));
        assert_eq!(limit.take("b", now), Ok(()));
        let later = now + TimeDelta::minutes(6);
        assert_eq!(limit.take("a", later), Ok(()));
        assert_eq!(limit.wait(&"a", later), Some(360));
        assert_eq!(limit.wait(&"a", later + TimeDelta::minutes(18)), None);
    }
}
