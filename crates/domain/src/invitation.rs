//! An invitation and its life (domain.md 3.1): sent at once, repeated once a local day for thirty
//! days, until the person answers, an administrator revokes it, or the mail comes back.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use crate::ids::UserId;

mod daily;

pub use daily::{DailyMails, ReminderHour};

/// Mails of one sending at most: the first one and those of the days after.
pub const MAILS: u32 = 30;

/// Longest message of the inviter's, in characters.
pub const MESSAGE_MAX: usize = 5_000;

/// What an invited person shows in order to join.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum InvitationType {
    /// What the mail brought.
    Email,
    /// That, and a code sent to the phone number the administrator gave.
    TwoStep,
}

/// A person's invitation as it is kept; a person has one at most.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct InvitationRecord {
    /// The invited person.
    pub user: UserId,
    pub state: Invitation,
    /// How the person shows who they are.
    pub kind: InvitationType,
    /// Words above the mail's own; may be empty.
    pub message: String,
    /// The inviter.
    pub by: UserId,
    /// When the next daily mail is due, if another one comes ([`Sending::next`]).
    pub next: Option<DateTime<Utc>>,
    /// When its days are over ([`Sending::expires`]), while it is open.
    pub ends: Option<DateTime<Utc>>,
}

impl InvitationRecord {
    /// A first invitation, sent now.
    pub fn begin(
        user: UserId,
        kind: InvitationType,
        message: String,
        by: UserId,
        now: DateTime<Utc>,
        daily: impl Into<DailyMails>,
    ) -> Self {
        let daily = daily.into();
        let sending = Sending::begin(now);
        Self {
            user,
            state: Invitation::Pending(sending),
            kind,
            message,
            by,
            next: sending.next(daily),
            ends: Some(sending.expires(daily.zone)),
        }
    }

    /// The record after an event, as [`Invitation::after`]. A daily mail leaves at the moment that was
    /// set by the mail before it, whatever the firm has changed since.
    #[must_use]
    pub fn after(&self, event: Event, now: DateTime<Utc>, daily: impl Into<DailyMails>) -> Option<Self> {
        let daily = daily.into();
        if event == Event::Repeat && self.next.is_none_or(|next| now < next) {
            return None;
        }
        let state = self.state.after(event, now, daily.zone)?;
        let open = match &state {
            Invitation::Pending(sending) => Some(*sending),
            _ => None,
        };
        Some(Self {
            next: open.and_then(|sending| sending.next(daily)),
            ends: open.map(|sending| sending.expires(daily.zone)),
            state,
            ..self.clone()
        })
    }
}

/// The state of an invitation.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Invitation {
    /// The record is there, nothing was sent.
    Draft,
    /// Sent, and mailed again every day; only the newest mail counts.
    Pending(Sending),
    /// The mail could not be delivered.
    Bounced {
        /// What was sent.
        sending: Sending,
        /// When that became known.
        at: DateTime<Utc>,
        /// What the other side's server said.
        reason: String,
    },
    /// The person has accepted.
    Accepted {
        /// What was sent; nothing if the acceptance of a draft was recorded.
        sending: Option<Sending>,
        at: DateTime<Utc>,
    },
    /// The person has declined.
    Declined {
        /// What was sent.
        sending: Sending,
        at: DateTime<Utc>,
    },
    /// Its thirty days passed without an answer.
    Expired {
        /// What was sent.
        sending: Sending,
        /// When the last day was over.
        at: DateTime<Utc>,
    },
    /// An administrator revoked it.
    Revoked {
        /// What was sent, if anything was.
        sending: Option<Sending>,
        at: DateTime<Utc>,
    },
}

/// The mails of an invitation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sending {
    /// The very first mail.
    pub first: DateTime<Utc>,
    /// The last mail that was sent by hand: the thirty days count from here, and its local hour is that
    /// of the daily mails.
    pub started: DateTime<Utc>,
    /// The last mail.
    pub last: DateTime<Utc>,
    /// All mails so far.
    pub count: u32,
}

impl Sending {
    /// The first mail.
    pub const fn begin(now: DateTime<Utc>) -> Self {
        Self {
            first: now,
            started: now,
            last: now,
            count: 1,
        }
    }

    /// Another mail, sent by hand: thirty new days begin.
    #[must_use]
    pub const fn resent(self, now: DateTime<Utc>) -> Self {
        Self {
            started: now,
            last: now,
            count: self.count.saturating_add(1),
            ..self
        }
    }

    /// The mail of another day.
    #[must_use]
    pub const fn repeated(self, now: DateTime<Utc>) -> Self {
        Self {
            last: now,
            count: self.count.saturating_add(1),
            ..self
        }
    }

    /// When the next mail is due: on the local day after the last one, at the firm's hour, or else at
    /// the hour of the first. Days that were missed are not made up for. `None` after the last of the
    /// thirty days.
    pub fn next(&self, daily: impl Into<DailyMails>) -> Option<DateTime<Utc>> {
        let DailyMails { zone, hour } = daily.into();
        let begun = self.started.with_timezone(&zone).naive_local();
        let tomorrow = self.local_day(zone) + Days::new(1);
        let due = moment(tomorrow.and_time(hour.time().unwrap_or(begun.time())), zone);
        let another = tomorrow < begun.date() + Days::new(u64::from(MAILS));
        (another && due < self.expires(zone)).then_some(due)
    }

    /// The day of the last mail.
    fn local_day(&self, zone: Tz) -> NaiveDate {
        self.last.with_timezone(&zone).date_naive()
    }

    /// When the thirty days are over.
    pub fn expires(&self, zone: Tz) -> DateTime<Utc> {
        let end = self.started.with_timezone(&zone).naive_local() + Days::new(u64::from(MAILS));
        moment(end, zone)
    }
}

/// A local time as a moment: the earlier one of an hour that comes twice, the end of the gap for an
/// hour that is left out.
pub(crate) fn moment(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    // Gaps end at a quarter of an hour.
    let quarter = local - TimeDelta::seconds(i64::from(local.time().num_seconds_from_midnight() % 900));
    let quarter = quarter.with_nanosecond(0).unwrap_or(quarter);
    let after = (1..=24).map(|quarters| quarter + TimeDelta::minutes(15 * quarters));
    std::iter::once(local)
        .chain(after)
        .find_map(|local| zone.from_local_datetime(&local).earliest())
        .map_or_else(|| local.and_utc(), |found| found.with_timezone(&Utc))
}

/// What can happen to an invitation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// It is sent, for the first time or by hand once more.
    Send,
    /// Its daily mail is sent.
    Repeat,
    /// Its mail came back, with what the server said.
    Bounce(String),
    /// The person accepts.
    Accept,
    /// An administrator vouches for the person's acceptance, whatever became of the mails.
    Vouch,
    /// The person declines.
    Decline,
    /// Its days are over.
    Expire,
    /// An administrator revokes it.
    Revoke,
}

impl Invitation {
    /// What was sent, if anything was.
    pub const fn sending(&self) -> Option<Sending> {
        match self {
            Self::Draft => None,
            Self::Pending(sending)
            | Self::Bounced { sending, .. }
            | Self::Declined { sending, .. }
            | Self::Expired { sending, .. } => Some(*sending),
            Self::Accepted { sending, .. } | Self::Revoked { sending, .. } => *sending,
        }
    }

    /// Whether the person may still answer.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Pending(_))
    }

    /// The invitation after an event; `None` if this cannot happen to it as it is. A second mail of a
    /// local day is no event, nor is an end before its time.
    #[must_use]
    pub fn after(&self, event: Event, now: DateTime<Utc>, zone: Tz) -> Option<Self> {
        match (self, event) {
            (Self::Draft, Event::Send) => Some(Self::Pending(Sending::begin(now))),
            (Self::Draft, Event::Vouch) => Some(Self::Accepted { sending: None, at: now }),
            (Self::Draft, Event::Revoke) => Some(Self::Revoked { sending: None, at: now }),
            (
                Self::Pending(sending)
                | Self::Bounced { sending, .. }
                | Self::Declined { sending, .. }
                | Self::Expired { sending, .. },
                Event::Send,
            ) => Some(Self::Pending(sending.resent(now))),
            (Self::Pending(sending), Event::Repeat) => {
                let another_day = sending.local_day(zone) < now.with_timezone(&zone).date_naive();
                (another_day && now < sending.expires(zone)).then(|| Self::Pending(sending.repeated(now)))
            }
            (Self::Pending(sending), Event::Bounce(reason)) => Some(Self::Bounced {
                sending: *sending,
                at: now,
                reason,
            }),
            (Self::Pending(sending), Event::Accept) => Some(Self::Accepted {
                sending: Some(*sending),
                at: now,
            }),
            (
                Self::Pending(sending)
                | Self::Bounced { sending, .. }
                | Self::Declined { sending, .. }
                | Self::Expired { sending, .. },
                Event::Vouch,
            ) => Some(Self::Accepted {
                sending: Some(*sending),
                at: now,
            }),
            (Self::Pending(sending), Event::Decline) => Some(Self::Declined {
                sending: *sending,
                at: now,
            }),
            (Self::Pending(sending), Event::Expire) => (sending.expires(zone) <= now).then_some(Self::Expired {
                sending: *sending,
                at: now,
            }),
            (
                Self::Pending(sending)
                | Self::Bounced { sending, .. }
                | Self::Declined { sending, .. }
                | Self::Expired { sending, .. },
                Event::Revoke,
            ) => Some(Self::Revoked {
                sending: Some(*sending),
                at: now,
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]
mod tests {
    use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
    use chrono_tz::Tz;

    use uuid::Uuid;

    use super::{DailyMails, Event, Invitation, InvitationRecord, InvitationType, MAILS, Sending};
    use crate::ids::UserId;

    const ZONES: [Tz; 4] = [
        chrono_tz::Europe::London,
        chrono_tz::America::New_York,
        chrono_tz::Asia::Kathmandu,
        chrono_tz::Australia::Lord_Howe,
    ];

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn invited(at: DateTime<Utc>, daily: impl Into<DailyMails>) -> InvitationRecord {
        let user = UserId(Uuid::nil());
        InvitationRecord::begin(user, InvitationType::Email, String::new(), user, at, daily)
    }

    /// Looks at the invitation at these moments, and sends what is due; the moments of mails.
    fn watch(
        daily: impl Into<DailyMails>,
        started: DateTime<Utc>,
        looks: impl Iterator<Item = DateTime<Utc>>,
    ) -> (Invitation, Vec<DateTime<Utc>>) {
        let daily = daily.into();
        let mut record = invited(started, daily);
        let mut mails = vec![started];
        for now in looks {
            if let Some(next) = record.after(Event::Repeat, now, daily) {
                record = next;
                mails.push(now);
            } else if let Some(next) = record.after(Event::Expire, now, daily) {
                record = next;
            }
        }
        (record.state, mails)
    }

    fn days(zone: Tz, mails: &[DateTime<Utc>]) -> Vec<NaiveDate> {
        mails
            .iter()
            .map(|mail| mail.with_timezone(&zone).date_naive())
            .collect()
    }

    #[test]
    fn thirty_mails_one_a_day_then_it_is_over() {
        // Over the end of summer time in the north and its beginning in the south.
        for (n, zone) in ZONES.into_iter().enumerate() {
            for started in ["2026-10-10T08:30:00Z", "2026-03-20T23:50:00Z", "2026-10-03T15:40:00Z"].map(at) {
                let looks = (1..40 * 24 * 4).map(|quarter| started + TimeDelta::minutes(15 * quarter));
                let (invitation, mails) = watch(zone, started, looks);
                assert_eq!(mails.len(), MAILS as usize, "{n} {started}");
                let days = days(zone, &mails);
                assert!(
                    days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1])),
                    "{days:?}"
                );
                assert!(matches!(invitation, Invitation::Expired { .. }), "{invitation:?}");
                assert_eq!(invitation.sending().map(|s| s.count), Some(MAILS));
            }
        }
    }

    #[test]
    fn days_that_were_missed_are_not_made_up_for() {
        let started = at("2026-11-02T09:00:00Z");
        let zone = chrono_tz::Europe::London;
        // Looked at on the third day, then after a week early in the morning, all day long.
        let looks = [at("2026-11-04T12:00:00Z")]
            .into_iter()
            .chain((0..200).map(|n| at("2026-11-11T07:00:00Z") + TimeDelta::minutes(n)))
            .chain([at("2026-11-12T08:59:00Z"), at("2026-11-12T09:00:00Z")]);
        let (_, mails) = watch(zone, started, looks);
        let expected = [
            "2026-11-02T09:00:00Z",
            "2026-11-04T12:00:00Z",
            "2026-11-11T07:00:00Z",
            "2026-11-12T09:00:00Z",
        ];
        assert_eq!(mails, expected.map(at));
    }

    #[test]
    fn clock_that_went_back_sends_nothing() {
        let zone = chrono_tz::Europe::London;
        let invitation = invited(at("2026-11-02T09:00:00Z"), zone);
        for now in ["2026-11-02T23:59:00Z", "2026-11-01T10:00:00Z", "2020-01-01T00:00:00Z"].map(at) {
            assert_eq!(invitation.after(Event::Repeat, now, zone), None, "{now}");
        }
        assert!(
            invitation
                .after(Event::Repeat, at("2026-11-03T09:00:00Z"), zone)
                .is_some()
        );
    }

    #[test]
    fn an_hour_that_is_left_out_ends_with_its_gap() {
        // 01:30 does not exist in London on 29 March 2026; the clocks go from 01:00 to 02:00.
        for sent in ["2026-03-28T01:30:00Z", "2026-03-28T01:17:05.5Z"] {
            let sending = Sending::begin(at(sent));
            let next = sending.next(chrono_tz::Europe::London);
            assert_eq!(next, Some(at("2026-03-29T01:00:00Z")), "{sent}");
        }
    }

    #[test]
    fn sending_by_hand_restarts_the_days_and_answers_end_them() {
        let zone = chrono_tz::Europe::London;
        let (one, two) = (at("2026-11-02T09:00:00Z"), at("2026-11-20T16:00:00Z"));
        let pending = Invitation::Pending(Sending::begin(one));
        let again = pending.after(Event::Send, two, zone).unwrap();
        let sending = again.sending().unwrap();
        assert_eq!((sending.first, sending.started, sending.count), (one, two, 2));
        assert_eq!(
            (sending.last, sending.next(zone)),
            (two, Some(at("2026-11-21T16:00:00Z")))
        );
        assert_eq!(sending.expires(zone), at("2026-12-20T16:00:00Z"));

        let ended = |event| again.after(event, two, zone).unwrap();
        let bounced = ended(Event::Bounce("550 no such user".into()));
        let ends = [
            bounced,
            ended(Event::Accept),
            ended(Event::Decline),
            ended(Event::Revoke),
        ];
        for end in &ends {
            let later = two + TimeDelta::days(2);
            assert!(!end.is_open());
            for event in [Event::Repeat, Event::Accept, Event::Decline, Event::Expire] {
                assert_eq!(end.after(event.clone(), later, zone), None, "{event:?} {end:?}");
            }
            let sends = matches!(end, Invitation::Bounced { .. } | Invitation::Declined { .. });
            assert_eq!(end.after(Event::Send, later, zone).is_some(), sends, "{end:?}");
        }
        for event in [Event::Repeat, Event::Accept, Event::Decline] {
            assert_eq!(Invitation::Draft.after(event.clone(), two, zone), None, "{event:?}");
        }
        assert!(matches!(
            Invitation::Draft.after(Event::Vouch, two, zone),
            Some(Invitation::Accepted { sending: None, .. })
        ));
        // An administrator may vouch whatever became of the mails, but not for a person who was revoked
        // or is active already.
        let came = |end: &Invitation| end.after(Event::Vouch, two, zone).is_some();
        assert_eq!(ends.iter().map(came).collect::<Vec<_>>(), [true, false, true, false]);
        assert_eq!(pending.after(Event::Expire, two, zone), None, "its days are not over");
    }
}
