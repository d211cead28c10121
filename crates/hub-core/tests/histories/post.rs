//! What becomes of mails, said again: which may leave, and what a report means. And the codes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use domain::decide::MailKind;
use domain::ids::UserId;
use domain::invitation::{Invitation, InvitationRecord};
use domain::invitation_code::{CodeHash, InvitationCode};
use domain::people::Status;
use hub_core::mail::{Guess, Outgoing, Report};
use store::mail::{MailJob, MailKey, MailState};

use crate::state::State;

/// Mails of a firm, in the order they were wanted, and the codes that went with them.
#[derive(Clone, Default, Debug)]
pub(crate) struct Post {
    pub(crate) mails: BTreeMap<MailKey, MailJob>,
    pub(crate) codes: BTreeMap<UserId, Codes>,
    /// How many codes there were of people who were erased.
    pub(crate) forgotten_codes: usize,
}

/// All codes a person was sent, the newest last, and how many wrong ones were tried.
#[derive(Clone, Default, Debug)]
pub(crate) struct Codes {
    pub(crate) sent: Vec<(InvitationCode, CodeHash)>,
    /// Whether another mail is on its way: no code counts until it has left.
    pub(crate) void: bool,
    wrong: u32,
    locked: Option<DateTime<Utc>>,
}

impl Post {
    pub(crate) fn newest_code(&self, user: UserId) -> Option<CodeHash> {
        let codes = self.codes.get(&user).filter(|codes| !codes.void)?;
        codes.sent.last().map(|(_, hash)| *hash)
    }

    /// The first `limit` mails whose time has come, and whether each leaves: it is the newest of its
    /// kind to that person, and they still wait for it.
    pub(crate) fn leaving(&self, state: &State, now: DateTime<Utc>, limit: usize) -> Vec<(MailKey, bool)> {
        let waiting = |job: &&MailJob| job.state == MailState::Due && job.due <= now;
        let mut jobs: Vec<&MailJob> = self.mails.values().filter(waiting).collect();
        jobs.sort_by_key(|job| (job.due, job.key));
        let leaves = |job: &MailJob| {
            let open = |i: &InvitationRecord| matches!(i.state, Invitation::Pending(_));
            let waits = match job.kind {
                MailKind::Welcome => state.cards.get(&job.user).is_some_and(|c| c.status == Status::Active),
                _ => self.is_newest(job.key) && state.invitations.get(&job.user).is_some_and(open),
            };
            let today = job.kind == MailKind::Reminder && self.had_one(state, job.user, now);
            waits && !today && state.privates.get(&job.user).is_some_and(|p| p.email.is_some())
        };
        jobs.into_iter().take(limit).map(|job| (job.key, leaves(job))).collect()
    }

    /// Whether a mail with a code left to a person, or may have, on this day of the firm's.
    fn had_one(&self, state: &State, user: UserId, now: DateTime<Utc>) -> bool {
        let zone = state.firm.as_ref().unwrap().time_zone;
        let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        self.mails.values().any(|job| {
            let away = matches!(job.state, MailState::Claimed | MailState::Sent | MailState::Unsure);
            let with_code = job.user == user && job.kind != MailKind::Welcome;
            away && with_code && job.claimed.is_some_and(|at| day(at) == day(now))
        })
    }

    /// Whether it is the person's newest invitation that was not revoked.
    pub(crate) fn is_newest(&self, key: MailKey) -> bool {
        let job = &self.mails[&key];
        let newer = |other: &MailJob| {
            other.user == job.user
                && other.kind != MailKind::Welcome
                && !matches!(other.state, MailState::Withdrawn | MailState::Dropped)
                && other.key.cause > key.cause
        };
        job.kind != MailKind::Welcome && !self.mails.values().any(newer)
    }

    /// Of these people mails keep nothing a server said, and no code counts.
    pub(crate) fn forget(&mut self, users: &BTreeSet<UserId>) {
        for job in self.mails.values_mut().filter(|job| users.contains(&job.user)) {
            job.note = String::new();
        }
        for user in users {
            self.forgotten_codes += self.codes.remove(user).map_or(0, |codes| codes.sent.len());
        }
    }

    pub(crate) fn job(&mut self, key: MailKey) -> &mut MailJob {
        self.mails.get_mut(&key).unwrap()
    }

    pub(crate) fn claimed(&mut self, key: MailKey, now: DateTime<Utc>) {
        let job = self.job(key);
        job.state = MailState::Claimed;
        job.claimed = Some(now);
        job.tries += 1;
    }

    /// Mails without a report for ten minutes may have left or not. Gives back how many there were.
    pub(crate) fn give_up(&mut self, now: DateTime<Utc>) -> u64 {
        let mut lost = 0;
        for job in self.mails.values_mut() {
            if job.state == MailState::Claimed && job.claimed.is_some_and(|at| now - at > TimeDelta::minutes(10)) {
                job.state = MailState::Unsure;
                job.note = String::new();
                lost += 1;
            }
        }
        lost
    }

    /// After a minute, five, a quarter of an hour, an hour, four, twelve; then never again.
    pub(crate) fn settled(&mut self, mail: &Outgoing, report: &Report, now: DateTime<Utc>) {
        let job = self.job(mail.key);
        let wait = match job.tries {
            1 => Some(TimeDelta::minutes(1)),
            2 => Some(TimeDelta::minutes(5)),
            3 => Some(TimeDelta::minutes(15)),
            4 => Some(TimeDelta::hours(1)),
            5 => Some(TimeDelta::hours(4)),
            6 => Some(TimeDelta::hours(12)),
            _ => None,
        };
        let note = match report {
            Report::Sent => {
                job.state = MailState::Sent;
                ""
            }
            Report::Later(note) => {
                job.state = if wait.is_some() {
                    MailState::Due
                } else {
                    MailState::Failed
                };
                job.due = wait.map_or(job.due, |wait| now + wait);
                note
            }
            Report::Bounced(note) | Report::Failed(note) => {
                job.state = MailState::Failed;
                note
            }
            Report::Unsure(note) => {
                job.state = MailState::Unsure;
                note
            }
        };
        job.note = note.to_owned();
    }

    /// What the host is told about a code.
    pub(crate) fn guess(&mut self, user: UserId, right: bool, now: DateTime<Utc>) -> Option<Guess> {
        let codes = self.codes.get_mut(&user)?;
        if let Some(until) = codes.locked.filter(|until| now < *until) {
            return Some(Guess::Locked { until });
        }
        codes.locked = None;
        if right {
            codes.wrong = 0;
            return codes.sent.last().map(|(_, hash)| Guess::Right(*hash));
        }
        codes.wrong += 1;
        if codes.wrong == 5 {
            codes.wrong = 0;
            let until = now + TimeDelta::minutes(15);
            codes.locked = Some(until);
            return Some(Guess::Locked { until });
        }
        Some(Guess::Wrong { left: 5 - codes.wrong })
    }

    /// What an undo or its undo does to the mails of the command at the root.
    pub(crate) fn turned(&mut self, cause: i64, again: bool) {
        let (from, to) = if again {
            (MailState::Withdrawn, MailState::Due)
        } else {
            (MailState::Due, MailState::Withdrawn)
        };
        for job in self.mails.values_mut() {
            if job.key.cause == cause && job.state == from {
                job.state = to;
            }
        }
    }

    /// Whether a mail of this command left or may have, or one that repeats it.
    pub(crate) fn left(&self, cause: i64) -> bool {
        let away = |job: &&MailJob| matches!(job.state, MailState::Claimed | MailState::Sent | MailState::Unsure);
        let invited: Vec<UserId> = self
            .mails
            .values()
            .filter(|job| job.key.cause == cause && job.kind == MailKind::Invitation)
            .map(|job| job.user)
            .collect();
        self.mails.values().filter(away).any(|job| {
            job.key.cause == cause
                || (job.kind == MailKind::Reminder && job.key.cause > cause && invited.contains(&job.user))
        })
    }
}
