//! Daily mails on a clock that is moved on by hand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::coded::Coded;
use domain::command::{ChangeSettings, CommandKind, RecordDecline, UndoCommand};
use domain::decide::MailKind;
use domain::ids::UserId;
use domain::invitation::{Invitation, ReminderHour};
use domain::invitation_code::InvitationCode;
use domain::people::Status;
use hub_core::mail::Outgoing;

use crate::firm::{Firm, at};

/// A local day in London: summer time begins and ends in these years on these days at one.
fn day(moment: DateTime<Utc>) -> NaiveDate {
    let summer = [
        ("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"),
        ("2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"),
    ];
    let summer = summer
        .iter()
        .any(|(begin, end)| at(begin) <= moment && moment < at(end));
    (moment.naive_utc() + TimeDelta::hours(i64::from(summer))).date()
}

/// What arrived.
#[derive(Default)]
struct Arrived {
    days: BTreeMap<UserId, Vec<NaiveDate>>,
    codes: BTreeMap<UserId, InvitationCode>,
    welcomes: Vec<UserId>,
}

impl Arrived {
    fn note(&mut self, mails: Vec<Outgoing>, now: DateTime<Utc>) {
        for mail in mails {
            if mail.kind == MailKind::Welcome {
                self.welcomes.push(mail.user);
                continue;
            }
            self.days.entry(mail.user).or_default().push(day(now));
            self.codes.extend(mail.code.map(|code| (mail.user, code)));
        }
    }

    fn count(&self, user: UserId) -> usize {
        self.days.get(&user).map_or(0, Vec::len)
    }

    fn all(&self) -> usize {
        self.days.values().map(Vec::len).sum()
    }

    /// Nobody gets two mails on a day.
    fn check(&self) {
        for (user, days) in &self.days {
            let distinct: BTreeSet<&NaiveDate> = days.iter().collect();
            assert_eq!(distinct.len(), days.len(), "{user:?}: {days:?}");
        }
    }
}

/// A round every hour until `end`.
async fn hourly(firm: &mut Firm, end: DateTime<Utc>, arrived: &mut Arrived) {
    while firm.now < end {
        firm.wait(TimeDelta::hours(1));
        let mails = firm.round().await;
        arrived.note(mails, firm.now);
    }
}

/// Forty days from here; every tenth accepts on the fifth day, every eleventh declines on the third.
async fn forty_days(start: &str, invitees: usize) {
    let start = at(start);
    let mut firm = Firm::inviting(invitees, start).await;
    firm.send_daily().await;
    let mut arrived = Arrived::default();
    arrived.note(firm.round().await, start);
    assert_eq!(arrived.all(), invitees, "the first mail leaves at once");

    hourly(&mut firm, start + TimeDelta::days(3), &mut arrived).await;
    let clients = firm.clients.clone();
    let declining: Vec<UserId> = clients.iter().copied().step_by(11).collect();
    for user in &declining {
        firm.done(CommandKind::RecordDecline(RecordDecline { user: *user }))
            .await;
    }
    hourly(&mut firm, start + TimeDelta::days(5), &mut arrived).await;
    let accepting = clients.iter().copied().step_by(10);
    let accepting: Vec<UserId> = accepting.filter(|user| !declining.contains(user)).collect();
    for user in &accepting {
        let code = arrived.codes[user];
        firm.accept(*user, code).await;
    }
    hourly(&mut firm, start + TimeDelta::days(40), &mut arrived).await;

    arrived.check();
    assert_eq!(arrived.welcomes, accepting);
    for user in clients {
        let state = firm.invitation(user).await;
        let status = firm.person(user).await.card.status;
        if declining.contains(&user) {
            assert_eq!(arrived.count(user), 4);
            assert!(matches!(state, Invitation::Declined { .. }));
        } else if accepting.contains(&user) {
            assert_eq!((arrived.count(user), status), (6, Status::Active));
            assert!(matches!(state, Invitation::Accepted { .. }));
        } else {
            assert_eq!((arrived.count(user), status), (30, Status::Pending));
            assert!(matches!(state, Invitation::Expired { .. }));
            let days = &arrived.days[&user];
            assert!(
                days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1])),
                "{days:?}"
            );
        }
    }
}

#[tokio::test]
async fn thirty_mails_one_a_day_while_summer_time_ends() {
    forty_days("2026-10-05T08:20:00Z", 200).await;
}

#[tokio::test]
async fn thirty_mails_one_a_day_at_an_hour_that_summer_time_leaves_out() {
    forty_days("2027-03-10T01:30:00Z", 22).await;
}

#[tokio::test]
async fn thirty_mails_one_a_day_around_midnight() {
    forty_days("2026-10-04T22:50:00Z", 22).await;
    forty_days("2026-10-04T23:10:00Z", 22).await;
}

#[tokio::test]
async fn the_mails_count_the_days_down() {
    let start = at("2026-11-02T09:00:00Z");
    let mut firm = Firm::inviting(1, start).await;
    firm.send_daily().await;
    let mut left: Vec<u32> = Vec::new();
    for _ in 0..40 {
        left.extend(firm.round().await.iter().map(|mail| mail.days_left));
        firm.wait(TimeDelta::days(1));
    }
    let expected: Vec<u32> = (1..=30).rev().collect();
    assert_eq!(left, expected);
}

#[tokio::test]
async fn after_a_week_off_one_mail_goes_out_not_seven() {
    let start = at("2026-11-02T09:00:00Z");
    let mut firm = Firm::inviting(20, start).await;
    firm.send_daily().await;
    let mut arrived = Arrived::default();
    arrived.note(firm.round().await, start);
    hourly(&mut firm, start + TimeDelta::days(5), &mut arrived).await;
    assert_eq!(arrived.all(), 20 * 6);

    // Back early in the morning, before the hour of the mails.
    firm.wait(TimeDelta::days(7) - TimeDelta::hours(2));
    let back = day(firm.now);
    arrived.note(firm.round().await, firm.now);
    assert_eq!(arrived.all(), 20 * 7);
    assert!(arrived.days.values().all(|days| days.last() == Some(&back)));
    hourly(
        &mut firm,
        start + TimeDelta::days(13) - TimeDelta::hours(1),
        &mut arrived,
    )
    .await;
    assert_eq!(arrived.all(), 20 * 7, "nothing is made up for");
    hourly(&mut firm, start + TimeDelta::days(13), &mut arrived).await;
    assert_eq!(arrived.all(), 20 * 8, "and daily from there");
    arrived.check();
}

#[tokio::test]
async fn days_without_a_mail_server_end_with_one_mail() {
    let start = at("2026-11-02T09:00:00Z");
    let mut firm = Firm::inviting(20, start).await;
    firm.send_daily().await;
    // The daily mails are written, but nothing leaves.
    for _ in 0..4 {
        firm.wait(TimeDelta::days(1));
        assert!(firm.by_itself(CommandKind::Remind).await);
    }
    let sent = firm.round().await;
    assert_eq!(sent.len(), 20);
    assert!(sent.iter().all(|mail| mail.kind == MailKind::Reminder));
}

#[tokio::test]
async fn a_clock_set_back_a_day_sends_nothing_twice() {
    let start = at("2026-11-02T09:00:00Z");
    let mut firm = Firm::inviting(20, start).await;
    firm.send_daily().await;
    let mut arrived = Arrived::default();
    arrived.note(firm.round().await, start);
    hourly(
        &mut firm,
        start + TimeDelta::days(4) + TimeDelta::hours(3),
        &mut arrived,
    )
    .await;
    assert_eq!(arrived.all(), 20 * 5);

    firm.wait(-TimeDelta::days(1));
    hourly(
        &mut firm,
        start + TimeDelta::days(5) - TimeDelta::hours(1),
        &mut arrived,
    )
    .await;
    assert_eq!(arrived.all(), 20 * 5, "these days had their mails");
    hourly(&mut firm, start + TimeDelta::days(6), &mut arrived).await;
    assert_eq!(arrived.all(), 20 * 7);
    arrived.check();
}

#[tokio::test]
async fn without_daily_mails_there_is_the_first_one_and_an_end() {
    let start = at("2026-10-05T08:20:00Z");
    let mut firm = Firm::inviting(50, start).await;
    let mut arrived = Arrived::default();
    arrived.note(firm.round().await, start);
    // The clocks went back in between: the last hour is there twice.
    let end = start + TimeDelta::days(30) + TimeDelta::hours(1);
    hourly(&mut firm, end - TimeDelta::hours(1), &mut arrived).await;
    assert!(firm.invitation(firm.clients[0]).await.is_open());
    hourly(&mut firm, start + TimeDelta::days(40), &mut arrived).await;
    assert_eq!(arrived.all(), 50);
    for user in firm.clients.clone() {
        let state = firm.invitation(user).await;
        assert!(
            matches!(state, Invitation::Expired { at, .. } if at == end),
            "{state:?}"
        );
    }
}

/// The moments of mails until `end`, at a round every twenty minutes.
async fn moments(firm: &mut Firm, end: &str) -> Vec<DateTime<Utc>> {
    let mut moments = Vec::new();
    while firm.now < at(end) {
        firm.wait(TimeDelta::minutes(20));
        let mails = firm.round().await;
        moments.extend(mails.iter().map(|_| firm.now));
    }
    moments
}

#[tokio::test]
async fn the_hour_of_the_firm_holds_from_the_mail_after_the_next_one_and_undo_takes_it_back() {
    let mut firm = Firm::inviting(1, at("2026-11-02T15:20:00Z")).await;
    firm.send_daily().await;
    assert_eq!(firm.round().await.len(), 1);
    let act = ChangeSettings {
        reminder_hour: ReminderHour::parse("8"),
        ..ChangeSettings::default()
    };
    let chosen = firm.done(CommandKind::ChangeSettings(act)).await;
    let mails = moments(&mut firm, "2026-11-05T12:00:00Z").await;
    let expected = ["2026-11-03T15:20:00Z", "2026-11-04T08:00:00Z", "2026-11-05T08:00:00Z"];
    assert_eq!(mails, expected.map(at));

    firm.done(CommandKind::UndoCommand(UndoCommand::of(chosen))).await;
    let mails = moments(&mut firm, "2026-12-12T00:00:00Z").await;
    assert_eq!(mails[..2], ["2026-11-06T08:00:00Z", "2026-11-07T15:20:00Z"].map(at));
    assert_eq!(mails.len() + 4, 30);
}
