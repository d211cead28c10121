//! When the hub last answered, and for how long that answer is good.

use chrono::{DateTime, TimeDelta, Utc};
use domain::lease::{Lease, LeaseDays, lease};
use store::StoreError;
use store::port::{Execute, Query};
use store::settings;

use crate::{Note, read_time, time};

/// Setting with the latest time that the hub has told.
const HEARD: &str = "hub-heard";
/// Setting with what the device's own clock showed then. It may be wrong: what counts is how far it goes on.
const CLOCK: &str = "hub-heard-clock";
/// Setting with the latest time that the device's clock has shown since.
const LATEST: &str = "hub-latest-clock";
/// Setting with the days for which an answer is good.
const DAYS: &str = "hub-lease-days";

/// What a device knows of its hub's last answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heard {
    /// When it was, by the hub's clock.
    pub at: DateTime<Utc>,
    /// When it was, by the device's clock.
    clock: DateTime<Utc>,
    /// The latest time that the device's clock has shown since: setting it back is of no use.
    latest: DateTime<Utc>,
    /// For how long it is good.
    days: LeaseDays,
}

impl Heard {
    /// What the answer is worth when the device's clock shows this.
    pub fn lease(&self, clock: DateTime<Utc>) -> Lease {
        let passed = clock.max(self.latest).signed_duration_since(self.clock);
        let now = self.at.checked_add_signed(passed.max(TimeDelta::zero()));
        lease(self.days, self.at, now.unwrap_or(DateTime::<Utc>::MAX_UTC))
    }
}

/// The last answer; nothing before the first one.
///
/// # Errors
/// As the file gives them.
pub async fn heard(q: &mut impl Query) -> Result<Option<Heard>, StoreError> {
    let noted = settings::some(q, &[HEARD, CLOCK, LATEST, DAYS]).await?;
    let time = |key: &str| read_time(noted.get(key)?);
    let (Some(at), Some(clock)) = (time(HEARD), time(CLOCK)) else {
        return Ok(None);
    };
    let days = noted.get(DAYS);
    let days = days
        .and_then(|text| LeaseDays::new(text.parse().ok()?))
        .unwrap_or_default();
    Ok(Some(Heard {
        at,
        clock,
        latest: time(LATEST).unwrap_or(clock),
        days,
    }))
}

/// What is noted of what the hub told of its time. The latest is kept.
pub(crate) async fn notes(q: &mut impl Query, now: DateTime<Utc>, days: u32) -> Result<[Note; 2], StoreError> {
    let at = time(q, HEARD).await?.map_or(now, |before| before.max(now));
    Ok([(HEARD, at.timestamp_micros().to_string()), (DAYS, days.to_string())])
}

/// Notes that the hub has answered when the device's clock showed this.
///
/// # Errors
/// As the file gives them.
pub async fn note_answer(w: &mut impl Execute, clock: DateTime<Utc>) -> Result<(), StoreError> {
    let shown = clock.timestamp_micros().to_string();
    settings::set_all(w, &[(CLOCK, shown.clone()), (LATEST, shown)]).await
}

/// Notes what the device's clock shows, unless it has shown a later time since the last answer.
///
/// # Errors
/// As the file gives them.
pub async fn note_clock(w: &mut impl Execute, clock: DateTime<Utc>) -> Result<(), StoreError> {
    match heard(w).await? {
        Some(heard) if heard.latest < clock => settings::set(w, LATEST, &clock.timestamp_micros().to_string()).await,
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use domain::lease::{Lease, LeaseDays};

    use super::Heard;

    #[test]
    fn what_counts_is_how_far_the_clock_goes_on() {
        let hub = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        // Its clock is years ahead, or behind: both are as good.
        for wrong in [-4_000, 0, 4_000] {
            let clock = hub + TimeDelta::days(wrong);
            let mut heard = Heard {
                at: hub,
                clock,
                latest: clock,
                days: LeaseDays::default(),
            };
            assert_eq!(heard.lease(clock + TimeDelta::days(14)), Lease::Runs);
            assert_eq!(heard.lease(clock + TimeDelta::days(15)), Lease::Over);
            assert_eq!(heard.lease(clock + TimeDelta::days(29)), Lease::Spent);
            // Once it has shown the fifteenth day, setting it back is of no use.
            heard.latest = clock + TimeDelta::days(15);
            assert_eq!(heard.lease(clock - TimeDelta::days(100)), Lease::Over);
        }
    }
}
