//! Time, randomness and ids. Rules may not fetch these themselves and are given them.

pub use vault::entropy::{Entropy, NoEntropy};

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// Where the time comes from. Times have whole microseconds, the precision they are stored with,
/// so that a time survives being written and read.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The device's own clock.
    #[default]
    System,
    /// A clock that stands still until a test or the sample moves it.
    Fixed(FixedClock),
}

impl Clock {
    /// The time now.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => whole_micros(Utc::now()),
            Self::Fixed(clock) => clock.now(),
        }
    }
}

/// The time of a [`Clock::Fixed`]; copies share it.
#[derive(Clone, Debug)]
pub struct FixedClock(Arc<AtomicI64>);

impl FixedClock {
    /// A clock that shows this time.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(Arc::new(AtomicI64::new(at.timestamp_micros())))
    }

    /// Moves the clock forward, or back by a negative time.
    pub fn advance(&self, by: TimeDelta) {
        // A step of more than 292,000 years is ignored.
        self.0.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
    }

    /// The time it shows.
    pub fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}

fn whole_micros(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at)
}

/// The device's time zone; UTC if it is not a known one.
pub fn device_time_zone() -> chrono_tz::Tz {
    let name = iana_time_zone::get_timezone().ok();
    name.and_then(|name| name.parse().ok()).unwrap_or(chrono_tz::Tz::UTC)
}

/// Makes ids: UUID version 7 (RFC 9562). Ids of one maker sort in the order they were made, also
/// within a millisecond and when the clock goes back: what RFC 9562 section 6.2 calls a monotonic
/// random counter. Cheap enough for one per row of a large import.
#[derive(Debug)]
pub struct Ids(Mutex<IdState>);

#[derive(Debug)]
struct IdState {
    random: blake3::OutputReader,
    /// Milliseconds since 1970 of the last id.
    millis: u64,
    /// The 74 bits after the time of the last id.
    tail: u128,
}

impl Ids {
    /// Bits after the time: 12 before and 62 behind the variant.
    const TAIL_BITS: u32 = 74;

    /// A maker with its own random start. Two makers never give the same id in practice (73 random bits a
    /// millisecond), in one process or in two.
    pub fn new(entropy: &Entropy) -> Result<Self, NoEntropy> {
        let random = blake3::Hasher::new_keyed(&entropy.bytes()?).finalize_xof();
        Ok(Self(Mutex::new(IdState {
            random,
            millis: 0,
            tail: 0,
        })))
    }

    /// The next id. Its time is `now`, or that of the last id if that was later.
    pub fn next(&self, now: DateTime<Utc>) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if millis > state.millis {
            state.begin(millis);
        } else {
            state.step();
        }
        state.id()
    }
}

impl IdState {
    /// A new millisecond: start in the lower half of the tail, so that there is room to count up.
    fn begin(&mut self, millis: u64) {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        self.millis = millis;
        self.tail = u128::from_be_bytes(bytes) >> (128 - Ids::TAIL_BITS + 1);
    }

    /// The same millisecond: a random step up, so that an id does not give its neighbours away.
    fn step(&mut self) {
        let mut bytes = [0; 4];
        self.random.fill(&mut bytes);
        self.tail = self.tail.saturating_add(1 + u128::from(u32::from_be_bytes(bytes)));
        if self.tail >> Ids::TAIL_BITS != 0 {
            self.begin(self.millis.saturating_add(1));
        }
    }

    fn id(&self) -> Uuid {
        const VERSION: u128 = 7 << 76;
        const VARIANT: u128 = 2 << 62;
        let time = u128::from(self.millis) << 80;
        let high = (self.tail >> 62) << 64;
        let low = self.tail & ((1 << 62) - 1);
        Uuid::from_u128(time | VERSION | high | VARIANT | low)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{Clock, Entropy, FixedClock, IdState, Ids, device_time_zone};
    use chrono::{DateTime, TimeDelta, Utc};
    use uuid::{Uuid, Variant};

    fn noon() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2026-05-04T12:00:00.000250Z")
            .unwrap()
            .to_utc()
    }

    #[test]
    fn clocks() {
        let hands = FixedClock::new(noon());
        let clock = Clock::Fixed(hands.clone());
        assert_eq!(clock.now(), noon());
        hands.advance(TimeDelta::minutes(5));
        assert_eq!(clock.now(), noon() + TimeDelta::minutes(5));
        let now = Clock::System.now();
        assert!(now > noon() - TimeDelta::days(3650));
        assert_eq!(now.timestamp_subsec_nanos() % 1_000, 0);
    }

    #[test]
    fn device_time_zone_is_known() {
        assert!(device_time_zone().name().parse::<chrono_tz::Tz>().is_ok());
    }

    #[test]
    fn ids_are_version_7_and_carry_the_time() {
        let id = Ids::new(&Entropy::System).unwrap().next(noon());
        assert_eq!((id.get_version_num(), id.get_variant()), (7, Variant::RFC4122));
        let millis = u64::try_from(noon().timestamp_millis()).unwrap();
        assert_eq!(id.as_u128() >> 80, u128::from(millis));
    }

    #[test]
    fn ids_sort_in_the_order_they_were_made() {
        let ids = Ids::new(&Entropy::seeded(7)).unwrap();
        let mut last = Uuid::nil();
        for n in 0..100_000_i64 {
            // The clock mostly stands still, sometimes moves forward, sometimes back.
            let now = noon() + TimeDelta::milliseconds(if n % 1_000 == 999 { -n } else { n / 400 });
            let id = ids.next(now);
            assert!(id > last, "{n}: {id} after {last}");
            last = id;
        }
    }

    #[test]
    fn ids_of_a_seed() {
        let first = |seed| Ids::new(&Entropy::seeded(seed)).unwrap().next(noon());
        assert_eq!(first(1), first(1));
        assert_ne!(first(1), first(2));
    }

    #[test]
    fn a_full_millisecond_runs_into_the_next() {
        let random = blake3::Hasher::new().finalize_xof();
        let mut state = IdState {
            random,
            millis: 5,
            tail: (1 << Ids::TAIL_BITS) - 1,
        };
        let before = state.id();
        state.step();
        assert_eq!(state.millis, 6);
        assert!(state.id() > before);
    }
}
