//! Which code is right, and how often a wrong one may be told.

use chrono::TimeDelta;
use domain::command::{CommandKind, Resend};
use domain::decide::MailKind;
use domain::invitation_code::InvitationCode;
use domain::people::Status;
use hub_core::mail::{Guess, Report};

use crate::firm::{Firm, at};

const START: &str = "2026-11-02T09:00:00Z";

#[tokio::test]
async fn every_mail_has_a_code_of_its_own_and_only_its_hash_stays_here() {
    let mut firm = Firm::inviting(3, at(START)).await;
    let mails = firm.send().await;
    let codes: Vec<InvitationCode> = mails.iter().map(|mail| mail.code.unwrap()).collect();
    assert_eq!(codes.len(), 3);
    let kept = format!("{:?}", firm.kept().await);
    for code in &codes {
        let bits = format!("{:?}", code.bits());
        let text = code.to_text();
        assert!(!kept.contains(bits.trim_matches(['[', ']'])), "{kept}");
        assert!(
            !kept.contains(&text) && !kept.contains(&text.replace('-', "")),
            "{kept}"
        );
    }
    for (mail, code) in mails.iter().zip(&codes) {
        assert!(matches!(firm.guess(mail.user, *code).await, Guess::Right(_)));
    }
    assert_eq!(firm.guess(mails[0].user, codes[1]).await, Guess::Wrong { left: 4 });
}

#[tokio::test]
async fn only_the_newest_mails_code_is_right() {
    let mut firm = Firm::inviting(1, at(START)).await;
    firm.send_daily().await;
    let cora = firm.clients[0];
    let code = |mails: Vec<hub_core::mail::Outgoing>| mails[0].code.unwrap();
    let first = code(firm.round().await);
    assert!(matches!(firm.guess(cora, first).await, Guess::Right(_)));

    firm.wait(TimeDelta::days(1));
    let second = code(firm.round().await);
    assert_eq!(firm.guess(cora, first).await, Guess::Wrong { left: 4 });
    let Guess::Right(hash) = firm.guess(cora, second).await else {
        unreachable!("the newest one")
    };
    assert!(!format!("{hash:?} {second:?}").contains(&second.to_text()));
    firm.accept(cora, second).await;
    assert_eq!(firm.person(cora).await.card.status, Status::Active);
    let welcome = firm.claim_one().await;
    assert_eq!(
        (welcome.kind, welcome.code, welcome.days_left),
        (MailKind::Welcome, None, 0)
    );
}

#[tokio::test]
async fn no_code_is_valid_before_a_mail_was_sent() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    let guess = firm.guess(cora, InvitationCode::new([1; 5])).await;
    assert_eq!(guess, Guess::NoCode);
}

#[tokio::test]
async fn the_fifth_wrong_guess_locks_for_a_quarter_of_an_hour() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    let mail = firm.claim_one().await;
    firm.report(&mail, Report::Sent).await;
    let right = mail.code.unwrap();
    let wrong = InvitationCode::new([9; 5]);

    // A right one in between wipes the slate clean.
    assert_eq!(firm.guess(cora, wrong).await, Guess::Wrong { left: 4 });
    assert!(matches!(firm.guess(cora, right).await, Guess::Right(_)));
    for left in [4, 3, 2, 1] {
        assert_eq!(firm.guess(cora, wrong).await, Guess::Wrong { left });
    }
    let until = firm.now + TimeDelta::minutes(15);
    assert_eq!(firm.guess(cora, wrong).await, Guess::Locked { until });
    assert_eq!(firm.guess(cora, right).await, Guess::Locked { until });

    // Another mail is no way around it.
    firm.wait(TimeDelta::minutes(1));
    let users = vec![cora];
    firm.done(CommandKind::Resend(Resend { users, message: None })).await;
    let right = firm.claim_one().await.code.unwrap();
    assert_eq!(firm.guess(cora, right).await, Guess::Locked { until });
    firm.now = until - TimeDelta::seconds(1);
    assert_eq!(firm.guess(cora, right).await, Guess::Locked { until });

    firm.now = until;
    assert_eq!(firm.guess(cora, wrong).await, Guess::Wrong { left: 4 }, "counted anew");
    assert!(matches!(firm.guess(cora, right).await, Guess::Right(_)));
}

#[tokio::test]
async fn guesses_at_one_person_do_not_lock_another() {
    let mut firm = Firm::inviting(2, at(START)).await;
    let mails = firm.send().await;
    for _ in 0..5 {
        firm.guess(mails[0].user, InvitationCode::new([9; 5])).await;
    }
    assert!(matches!(
        firm.guess(mails[0].user, mails[0].code.unwrap()).await,
        Guess::Locked { .. }
    ));
    firm.accept(mails[1].user, mails[1].code.unwrap()).await;
}
