//! How long a hub's answer is good for on a device. A device that was lost and never connects again holds nothing
//! in the end.

use chrono::{DateTime, TimeDelta, Utc};

/// Days for which an answer is good.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LeaseDays(u32);

impl LeaseDays {
    /// The default.
    pub const AT_FIRST: Self = Self(14);

    /// The fewest that can be chosen: a week of leave.
    pub const LEAST: u32 = 7;

    /// The most that can be chosen.
    pub const MOST: u32 = 90;

    /// This many days; `None` outside the limits.
    pub fn new(days: u32) -> Option<Self> {
        (Self::LEAST..=Self::MOST).contains(&days).then_some(Self(days))
    }

    /// How many.
    pub const fn days(self) -> u32 {
        self.0
    }
}

impl Default for LeaseDays {
    fn default() -> Self {
        Self::AT_FIRST
    }
}

/// What a device may do with what it holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lease {
    /// Show it.
    Runs,
    /// Keep it, and show nothing before the hub has answered.
    Over,
    /// Nothing: it is to be deleted. It comes again once the hub has answered.
    Spent,
}

/// What an answer of time `heard` allows at `now`, the latest time that the device knows of.
pub fn lease(days: LeaseDays, heard: DateTime<Utc>, now: DateTime<Utc>) -> Lease {
    let passed = now.signed_duration_since(heard);
    let good_for = TimeDelta::days(days.0.into());
    if passed <= good_for {
        Lease::Runs
    } else if passed <= good_for * 2 {
        Lease::Over
    } else {
        Lease::Spent
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Lease, LeaseDays, lease};

    #[test]
    fn an_answer_is_good_for_some_days_and_is_spent_after_twice_as_many() {
        let heard = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let moment = TimeDelta::microseconds(1);
        for days in [7, 14, 90] {
            let (span, kept) = (TimeDelta::days(days.into()), LeaseDays::new(days).unwrap());
            let at = |passed| lease(kept, heard, heard + passed);
            assert_eq!(at(-span * 3), Lease::Runs, "a clock that is behind");
            assert_eq!((at(TimeDelta::zero()), at(span)), (Lease::Runs, Lease::Runs));
            assert_eq!((at(span + moment), at(span * 2)), (Lease::Over, Lease::Over));
            assert_eq!(at(span * 2 + moment), Lease::Spent);
        }
        assert_eq!(
            lease(LeaseDays::default(), heard, DateTime::<Utc>::MAX_UTC),
            Lease::Spent
        );
    }

    #[test]
    fn a_firm_chooses_between_a_week_and_ninety_days() {
        assert_eq!(LeaseDays::default().days(), 14);
        let may = |days| LeaseDays::new(days).is_some();
        assert_eq!([6, 7, 90, 91].map(may), [false, true, true, false]);
    }
}
