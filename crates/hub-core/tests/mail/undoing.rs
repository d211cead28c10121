//! Taking back what mails belong to.

use chrono::TimeDelta;
use domain::command::{CommandKind, UndoCommand};
use domain::decide::Refusal;
use domain::people::Status;
use hub_core::mail::Report;
use store::mail::MailState;

use crate::firm::{Firm, at, in_person, invite};

const START: &str = "2026-11-02T09:00:00Z";

#[tokio::test]
async fn undoing_an_invitation_keeps_its_mail_and_redo_sends_it_once() {
    let mut firm = Firm::with_clients(2, at(START)).await;
    let users = firm.clients.clone();
    let invited = firm.done(invite(&users)).await;
    let undone = firm.done(CommandKind::UndoCommand(UndoCommand::of(invited))).await;
    for user in &users {
        assert_eq!(firm.person(*user).await.card.status, Status::Quiet);
        assert_eq!(firm.states(*user).await, [MailState::Withdrawn]);
    }
    firm.wait(TimeDelta::hours(1));
    assert!(firm.send().await.is_empty());

    firm.done(CommandKind::UndoCommand(UndoCommand::of(undone))).await;
    assert_eq!(firm.send().await.len(), 2);
    assert!(firm.send().await.is_empty());
    assert_eq!(firm.states(users[0]).await, [MailState::Sent]);
    let refusal = firm.refused(CommandKind::UndoCommand(UndoCommand::of(invited))).await;
    assert_eq!(refusal, Refusal::MailSent);
}

#[tokio::test]
async fn a_mail_that_left_or_may_have_cannot_be_fetched_back() {
    for report in [None, Some(Report::Sent), Some(Report::Unsure("the line broke".into()))] {
        let mut firm = Firm::with_clients(2, at(START)).await;
        let users = firm.clients.clone();
        let invited = firm.done(invite(&users)).await;
        // One of two is enough.
        let mails = firm.claim().await;
        firm.report(&mails[1], Report::Failed("too large".into())).await;
        if let Some(report) = report {
            firm.report(&mails[0], report).await;
        }
        let refusal = firm.refused(CommandKind::UndoCommand(UndoCommand::of(invited))).await;
        assert_eq!(refusal, Refusal::MailSent);
    }
}

#[tokio::test]
async fn an_unsent_mail_does_not_block_undo() {
    for report in [Report::Later("451 busy".into()), Report::Failed("too large".into())] {
        let mut firm = Firm::with_clients(1, at(START)).await;
        let cora = firm.clients[0];
        let invited = firm.done(invite(&[cora])).await;
        let mail = firm.claim_one().await;
        firm.report(&mail, report).await;
        firm.done(CommandKind::UndoCommand(UndoCommand::of(invited))).await;
        firm.wait(TimeDelta::days(2));
        assert!(firm.send().await.is_empty());
        assert_eq!(firm.person(cora).await.invitation, None);
    }
}

#[tokio::test]
async fn undoing_an_address_sends_to_the_old_one_only() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    let changed = firm.change_address(cora, "cora.hale@example.com").await;
    firm.done(CommandKind::UndoCommand(UndoCommand::of(changed))).await;
    let sent = firm.send().await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].to.as_str(), "cora0@example.com");
    assert_eq!(firm.states(cora).await, [MailState::Sent, MailState::Withdrawn]);
}

#[tokio::test]
async fn undoing_an_acceptance_keeps_its_welcome() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let cora = firm.clients[0];
    assert_eq!(firm.send().await.len(), 1);
    let accepted = firm.done(in_person(cora)).await;
    firm.done(CommandKind::UndoCommand(UndoCommand::of(accepted))).await;
    assert!(firm.send().await.is_empty());
    assert_eq!(firm.person(cora).await.card.status, Status::Pending);
    assert!(firm.invitation(cora).await.is_open());
}
