//! What leaves, and what does not leave any more.

use chrono::TimeDelta;
use domain::command::{CommandKind, RecordDecline, Resend, Revoke};
use domain::decide::MailKind;
use domain::invitation::Invitation;
use domain::language::Language;
use domain::people::Status;
use hub_core::mail::Report;
use store::mail::MailState;

use crate::firm::{Firm, at, in_person};

const START: &str = "2026-11-02T09:00:00Z";

#[tokio::test]
async fn a_mail_says_what_the_person_needs() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let mail = firm.claim_one().await;
    assert_eq!(mail.kind, MailKind::Invitation);
    assert_eq!((mail.to.as_str(), mail.given.as_str()), ("cora0@example.com", "Cora"));
    assert_eq!(mail.inviter, "Anna Whitmore");
    assert_eq!(mail.inviter_email.unwrap().as_str(), "anna@example.com");
    assert_eq!(
        (mail.message.as_str(), mail.days_left, mail.staff),
        ("See you soon", 30, false)
    );
    assert!(mail.code.is_some());
}

#[tokio::test]
async fn a_mail_is_in_the_language_of_its_reader() {
    let mut firm = Firm::inviting(2, at(START)).await;
    let french = firm.clients[0];
    firm.change_language(french, Language::Fr).await;
    let mails = firm.claim().await;
    let told = |user| mails.iter().find(|mail| mail.user == user).unwrap().language;
    assert_eq!(told(french), Some(Language::Fr));
    assert_eq!(told(firm.clients[1]), None, "that of the firm");
}

#[tokio::test]
async fn a_mail_is_taken_once() {
    let mut firm = Firm::inviting(2, at(START)).await;
    let mails = firm.claim().await;
    assert_eq!(mails.len(), 2);
    assert_ne!(mails[0].message_id, mails[1].message_id);
    assert!(firm.claim().await.is_empty());
    firm.report(&mails[0], Report::Sent).await;
    firm.wait(TimeDelta::days(3));
    assert!(firm.claim().await.is_empty());
    assert_eq!(firm.states(mails[0].user).await, [MailState::Sent]);
    assert_eq!(firm.states(mails[1].user).await, [MailState::Claimed]);
}

#[tokio::test]
async fn failed_mails_wait_longer_each_time_and_are_given_up() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    let mut codes = Vec::new();
    for (minutes, tries) in [1, 5, 15, 60, 240, 720].into_iter().zip(1..) {
        let mail = firm.claim_one().await;
        codes.extend(mail.code);
        firm.report(&mail, Report::Later("451 busy".into())).await;
        let job = firm.mails_to(cora).await.remove(0);
        let wait = TimeDelta::minutes(minutes);
        assert_eq!(
            (job.state, job.tries, job.due),
            (MailState::Due, tries, firm.now + wait)
        );
        assert_eq!(job.note, "451 busy");
        firm.wait(wait - TimeDelta::seconds(1));
        assert!(firm.claim().await.is_empty(), "{minutes} minutes are not over");
        firm.wait(TimeDelta::seconds(1));
    }
    let mail = firm.claim_one().await;
    codes.extend(mail.code);
    firm.report(&mail, Report::Later("451 busy".into())).await;
    assert_eq!(firm.states(cora).await, [MailState::Failed]);
    firm.wait(TimeDelta::days(3));
    assert!(firm.claim().await.is_empty());
    assert_eq!(codes.len(), 7);
    assert!(!codes[1..].contains(&codes[0]), "each try has a code of its own");
}

#[tokio::test]
async fn a_mail_that_came_back_ends_the_invitation() {
    let mut firm = Firm::inviting(1, at(START)).await;
    firm.send_daily().await;
    let cora = firm.clients[0];
    let mail = firm.claim_one().await;
    firm.report(&mail, Report::Bounced("550 no such user".into())).await;
    let person = firm.person(cora).await;
    assert_eq!(person.card.status, Status::Pending);
    let record = person.invitation.unwrap();
    assert!(matches!(record.state, Invitation::Bounced { reason, .. } if reason == "550 no such user"));
    assert_eq!((record.next, record.ends), (None, None));
    for _ in 0..40 {
        firm.wait(TimeDelta::days(1));
        assert!(firm.round().await.is_empty());
    }

    // By hand it goes out again, and daily after that.
    let users = vec![cora];
    firm.done(CommandKind::Resend(Resend { users, message: None })).await;
    assert_eq!(firm.round().await.len(), 1);
    firm.wait(TimeDelta::days(1));
    assert_eq!(firm.round().await[0].kind, MailKind::Reminder);
}

#[tokio::test]
async fn an_active_person_stays_active_if_the_welcome_bounces() {
    let mut firm = Firm::with_clients(1, at(START)).await;
    let cora = firm.clients[0];
    firm.done(in_person(cora)).await;
    let welcome = firm.claim_one().await;
    firm.report(&welcome, Report::Bounced("550 no such user".into())).await;
    let person = firm.person(cora).await;
    assert_eq!((person.card.status, person.invitation), (Status::Active, None));
    assert_eq!(firm.states(cora).await, [MailState::Failed]);
}

#[tokio::test]
async fn mails_that_may_have_been_sent_are_not_sent_again() {
    let mut firm = Firm::inviting(1, at(START)).await;
    firm.send_daily().await;
    let cora = firm.clients[0];
    let mail = firm.claim_one().await;
    firm.report(&mail, Report::Unsure("the line broke".into())).await;
    firm.wait(TimeDelta::hours(23));
    assert!(firm.round().await.is_empty());
    firm.wait(TimeDelta::hours(1));
    assert_eq!(firm.round().await[0].kind, MailKind::Reminder);
    assert_eq!(firm.states(cora).await, [MailState::Unsure, MailState::Sent]);
}

#[tokio::test]
async fn an_unreported_mail_may_have_been_sent_and_the_next_is_due_a_day_later() {
    let mut firm = Firm::inviting(1, at(START)).await;
    firm.send_daily().await;
    let cora = firm.clients[0];
    firm.claim_one().await;
    firm.wait(TimeDelta::minutes(10));
    assert_eq!(firm.give_up_abandoned().await, 0, "its host may still be at it");
    assert_eq!(firm.states(cora).await, [MailState::Claimed]);
    firm.wait(TimeDelta::seconds(1));
    assert_eq!(firm.give_up_abandoned().await, 1);
    assert_eq!(firm.give_up_abandoned().await, 0);
    assert_eq!(firm.states(cora).await, [MailState::Unsure]);
    assert!(firm.round().await.is_empty());
    firm.now = at(START) + TimeDelta::days(1);
    assert_eq!(firm.round().await.len(), 1);
}

#[tokio::test]
async fn pointless_mails_are_not_sent() {
    let mut firm = Firm::inviting(3, at(START)).await;
    let [ada, ben, cora] = firm.clients[..] else {
        unreachable!("three clients")
    };
    firm.done(CommandKind::Revoke(Revoke { users: vec![ada] })).await;
    firm.done(CommandKind::RecordDecline(RecordDecline { user: ben })).await;
    firm.done(in_person(cora)).await;
    let welcome = firm.claim_one().await;
    assert_eq!((welcome.user, welcome.kind), (cora, MailKind::Welcome));
    assert_eq!(firm.states(ada).await, [MailState::Dropped]);
    assert_eq!(firm.states(ben).await, [MailState::Dropped]);
    assert_eq!(firm.states(cora).await, [MailState::Dropped, MailState::Claimed]);
}

#[tokio::test]
async fn another_address_gets_one_mail_and_the_old_one_none() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    firm.change_address(cora, "cora.hale@example.com").await;
    firm.change_address(cora, "cora@hale.example").await;
    let sent = firm.send().await;
    let to: Vec<&str> = sent.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["cora@hale.example"]);
    assert_eq!(
        firm.states(cora).await,
        [MailState::Dropped, MailState::Dropped, MailState::Sent]
    );
    // Other letters are no other address.
    firm.change_address(cora, "CORA@Hale.example").await;
    assert!(firm.send().await.is_empty());
}

#[tokio::test]
async fn a_retry_uses_the_current_address() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    let mail = firm.claim_one().await;
    firm.report(&mail, Report::Later("451 busy".into())).await;
    firm.change_address(cora, "cora.hale@example.com").await;
    firm.wait(TimeDelta::minutes(1));
    let sent = firm.send().await;
    assert_eq!(sent.len(), 1, "the old one is not tried again");
    assert_eq!(sent[0].to.as_str(), "cora.hale@example.com");
}

#[tokio::test]
async fn an_old_mail_that_bounces_does_not_concern_the_new_address() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    let mail = firm.claim_one().await;
    firm.change_address(cora, "cora.hale@example.com").await;
    firm.report(&mail, Report::Bounced("550 no such user".into())).await;
    assert!(firm.invitation(cora).await.is_open());
    let sent = firm.send().await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].to.as_str(), "cora.hale@example.com");
    assert_eq!(firm.states(cora).await, [MailState::Failed, MailState::Sent]);
}

#[tokio::test]
async fn a_new_address_does_not_undo_a_decline() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    assert_eq!(firm.send().await.len(), 1);
    firm.done(CommandKind::RecordDecline(RecordDecline { user: cora }))
        .await;
    firm.change_address(cora, "cora.hale@example.com").await;
    assert!(firm.send().await.is_empty());
    assert!(matches!(firm.invitation(cora).await, Invitation::Declined { .. }));
}
