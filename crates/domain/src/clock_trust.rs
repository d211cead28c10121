//! Whether the device's clock can be trusted before anything expires by it. A clock that is years
//! ahead, after an empty battery or a typing error, must not end every invitation and delete old
//! copies. A wrong clock looks like a firm that was not opened for long, so a person is asked.

use chrono::{DateTime, TimeDelta, Utc};

/// How far a clock may advance between two checks before a person is asked. Longer than an invitation
/// lasts; shorter than most typing errors.
pub const FAR: TimeDelta = TimeDelta::days(45);

/// What a clock is worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trust {
    /// Things may expire. The time now is the one to remember.
    Believed,
    /// Nothing expires until a person confirms the date.
    Doubted {
        /// The last time that was believed.
        last: DateTime<Utc>,
    },
}

/// Judges the clock by the last time at which it was believed; none is known of a new firm. A clock
/// that goes back is trusted, because nothing expires by that.
pub fn judge(now: DateTime<Utc>, last: Option<DateTime<Utc>>) -> Trust {
    match last {
        Some(last) if now.signed_duration_since(last) > FAR => Trust::Doubted { last },
        _ => Trust::Believed,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{FAR, Trust, judge};

    #[test]
    fn a_clock_far_ahead_is_doubted() {
        let last = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let doubted = Trust::Doubted { last };
        for (ahead, expect) in [
            (TimeDelta::zero(), Trust::Believed),
            (TimeDelta::hours(20), Trust::Believed),
            (TimeDelta::days(31), Trust::Believed),
            (FAR, Trust::Believed),
            (FAR + TimeDelta::microseconds(1), doubted),
            (TimeDelta::days(365), doubted),
            (TimeDelta::days(365 * 80), doubted),
            (TimeDelta::days(-1), Trust::Believed),
            (TimeDelta::days(-20_000), Trust::Believed),
        ] {
            assert_eq!(judge(last + ahead, Some(last)), expect, "{ahead}");
        }
        assert_eq!(
            judge(DateTime::<Utc>::MAX_UTC, Some(DateTime::<Utc>::MIN_UTC)),
            Trust::Doubted {
                last: DateTime::<Utc>::MIN_UTC
            }
        );
        assert_eq!(judge(last, None), Trust::Believed);
    }
}
