//! When the daily mails of a firm leave.

use chrono_tz::Tz;

/// What the moments of a firm's daily mails go by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DailyMails {
    /// The firm's time zone: days and hours are local.
    pub zone: Tz,
}

impl From<Tz> for DailyMails {
    fn from(zone: Tz) -> Self {
        Self { zone }
    }
}
