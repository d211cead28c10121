//! When the daily mails of a firm leave.

use chrono::NaiveTime;
use chrono_tz::Tz;

use crate::coded::Coded;

/// The codes of the hours.
const HOURS: [&str; 24] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
    "21", "22", "23",
];

/// The local hour at which reminders leave: a full hour that the firm chose, or else that of each
/// invitation.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct ReminderHour(Option<u8>);

impl ReminderHour {
    /// The hour at which the invitation was last sent by hand.
    pub const OF_INVITATION: Self = Self(None);

    /// The hour as a time of day, if the firm chose one.
    pub fn time(self) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(self.0?.into(), 0, 0)
    }
}

impl Coded for ReminderHour {
    fn all() -> impl Iterator<Item = Self> {
        [Self::OF_INVITATION]
            .into_iter()
            .chain((0..24).map(|hour| Self(Some(hour))))
    }

    fn code(self) -> &'static str {
        let hour = self.0.and_then(|hour| HOURS.get(usize::from(hour)));
        hour.copied().unwrap_or("off")
    }
}

/// What the moments of a firm's daily mails go by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DailyMails {
    /// The firm's time zone: days and hours are local.
    pub zone: Tz,
    /// The hour.
    pub hour: ReminderHour,
}

impl From<Tz> for DailyMails {
    /// Those of a firm that chose no hour.
    fn from(zone: Tz) -> Self {
        let hour = ReminderHour::OF_INVITATION;
        Self { zone, hour }
    }
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use uuid::Uuid;

    use super::{DailyMails, ReminderHour};
    use crate::coded::Coded;
    use crate::ids::UserId;
    use crate::invitation::{Event, Invitation, InvitationRecord, InvitationType, MAILS, Sending};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn daily(hour: &str) -> DailyMails {
        DailyMails {
            zone: chrono_tz::Europe::London,
            hour: ReminderHour::parse(hour).unwrap(),
        }
    }

    fn invited(moment: &str, hour: &str) -> InvitationRecord {
        let user = UserId(Uuid::nil());
        InvitationRecord::begin(
            user,
            InvitationType::Email,
            String::new(),
            user,
            at(moment),
            daily(hour),
        )
    }

    #[test]
    fn hours_have_codes() {
        let all: Vec<ReminderHour> = ReminderHour::all().collect();
        assert_eq!((all.len(), all[0]), (25, ReminderHour::default()));
        for hour in all {
            assert_eq!(ReminderHour::parse(hour.code()), Some(hour));
            assert_eq!(hour.time().is_none(), hour == ReminderHour::OF_INVITATION);
        }
        assert_eq!(ReminderHour::parse("24"), None);
    }

    #[test]
    fn the_hour_decides_the_next_moment() {
        for (sent, hour, next) in [
            ("2026-11-02T15:20:00Z", "off", "2026-11-03T15:20:00Z"),
            ("2026-11-02T15:20:00Z", "8", "2026-11-03T08:00:00Z"),
            ("2026-11-02T07:20:00Z", "8", "2026-11-03T08:00:00Z"),
            ("2026-11-02T00:20:00Z", "0", "2026-11-03T00:00:00Z"),
            // 01:00 does not exist in London on 29 March 2026, and exists twice on 25 October.
            ("2026-03-28T15:20:00Z", "1", "2026-03-29T01:00:00Z"),
            ("2026-10-24T15:20:00Z", "1", "2026-10-25T00:00:00Z"),
        ] {
            assert_eq!(
                Sending::begin(at(sent)).next(daily(hour)),
                Some(at(next)),
                "{sent} {hour}"
            );
        }
    }

    #[test]
    fn thirty_mails_one_a_day_at_the_hour() {
        for sent in ["2026-10-10T15:20:00Z", "2026-10-10T05:20:00Z", "2026-03-20T23:50:00Z"] {
            let mut record = invited(sent, "8");
            let mut last = at(sent);
            while let Some(next) = record.next {
                let local = next.with_timezone(&daily("8").zone);
                assert_eq!(local.format("%H:%M").to_string(), "08:00");
                assert_eq!(
                    Some(local.date_naive()),
                    last.with_timezone(&daily("8").zone).date_naive().succ_opt()
                );
                record = record.after(Event::Repeat, next, daily("8")).unwrap();
                last = next;
            }
            assert_eq!(
                record.state.sending().map(|sending| sending.count),
                Some(MAILS),
                "{sent}"
            );
            assert_eq!(
                record.after(Event::Repeat, last + TimeDelta::hours(30), daily("8")),
                None
            );
        }
    }

    #[test]
    fn another_hour_holds_from_the_mail_after_the_next_one() {
        for (hour, after) in [("8", "2026-11-04T08:00:00Z"), ("20", "2026-11-04T20:00:00Z")] {
            let record = invited("2026-11-02T15:20:00Z", "off");
            for early in ["2026-11-02T23:00:00Z", "2026-11-03T08:00:00Z", "2026-11-03T15:19:00Z"].map(at) {
                assert_eq!(record.after(Event::Repeat, early, daily(hour)), None, "{early}");
            }
            let due = record.next.unwrap();
            assert_eq!(due, at("2026-11-03T15:20:00Z"));
            let record = record.after(Event::Repeat, due, daily(hour)).unwrap();
            assert_eq!(record.next, Some(at(after)));
            assert_eq!(
                record.after(Event::Repeat, at("2026-11-03T20:00:00Z"), daily(hour)),
                None,
                "one mail a day"
            );
            assert!(matches!(record.state, Invitation::Pending(sending) if sending.count == 2));
        }
    }
}
