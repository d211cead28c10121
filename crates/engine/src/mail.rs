//! E-mail as this device sends it: the setup, and the rounds that send what is waiting (design.md 7).

mod letter;
pub(crate) mod request;
mod round;
mod setup;
pub(crate) mod view;

pub use round::MailRound;
pub(crate) use setup::MailSetup;

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use crate::view::MailProblemView;

/// State kept between rounds.
#[derive(Default)]
pub(crate) struct MailRuntime {
    /// One round at a time.
    pub(crate) turn: tokio::sync::Mutex<Recent>,
    /// Wakes the next round early, because a mail was written.
    pub(crate) wake: Notify,
    /// The password of the sample firm's mail server, which is never stored.
    pub(crate) sample_password: Mutex<Option<zeroize::Zeroizing<String>>>,
    /// What stopped the last round.
    problem: Mutex<Option<MailProblemView>>,
}

impl std::fmt::Debug for MailRuntime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailRuntime").finish_non_exhaustive()
    }
}

impl MailRuntime {
    pub(crate) fn problem(&self) -> Option<MailProblemView> {
        self.problem.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes what stopped a round, or that nothing did; returns whether that is new.
    pub(crate) fn note(&self, problem: Option<MailProblemView>) -> bool {
        let mut noted = self.problem.lock().unwrap_or_else(PoisonError::into_inner);
        let new = *noted != problem;
        *noted = problem;
        new
    }
}

/// The mails of the last minute, for the rate limit.
#[derive(Debug, Default)]
pub(crate) struct Recent(VecDeque<DateTime<Utc>>);

impl Recent {
    /// Whether another mail may be sent at `now`, with at most `per_minute` in any minute.
    pub(crate) fn has_room(&mut self, now: DateTime<Utc>, per_minute: u32) -> bool {
        let minute = chrono::TimeDelta::minutes(1);
        // A clock that was put back must not stop mail for hours.
        self.0.retain(|sent| (now - *sent).abs() < minute);
        u32::try_from(self.0.len()).is_ok_and(|sent| sent < per_minute)
    }

    /// Notes that a mail is sent.
    pub(crate) fn note(&mut self, now: DateTime<Utc>) {
        self.0.push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::Recent;

    #[test]
    fn mails_per_minute_are_limited() {
        let mut recent = Recent::default();
        let start = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let at = |seconds| start + TimeDelta::seconds(seconds);
        let mut admit = |seconds| {
            let room = recent.has_room(at(seconds), 3);
            if room {
                recent.note(at(seconds));
            }
            room
        };
        let admitted = [0, 1, 2, 30, 60, 61, 62, 63].map(&mut admit);
        assert_eq!(admitted, [true, true, true, false, true, true, true, false]);
        assert!(admit(-4_000), "the clock went back");
    }
}
