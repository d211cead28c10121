//! What people are told, as they read it.

use chrono::TimeDelta;
use domain::command::{
    Announce, Audience, CommandKind, Deactivate, Members, Newcomer, RecordBounce, RecordDecline, RemoveMembers,
    Restore, Suspend, UndoCommand,
};
use domain::ids::{TeamId, UserId};
use domain::notice::Notice;
use domain::people::Role;
use hub_core::notices::Told;
use store::notices::NoticeKey;

use crate::firm::{Firm, at, in_person, invite};

/// A Monday.
const START: &str = "2026-11-02T09:00:00Z";

/// A person's notices without the welcome, the latest first.
async fn told(firm: &Firm, reader: UserId) -> Vec<Notice> {
    let told = firm.told(reader).await.into_iter().map(|told| told.notice);
    told.filter(|notice| !matches!(notice, Notice::Welcome(_))).collect()
}

fn name(told: &Told) -> Option<&str> {
    told.person.as_ref().map(|person| person.name.as_str())
}

#[tokio::test]
async fn each_client_has_one_notice_despite_undo_and_redo() {
    let mut firm = Firm::inviting(1, at(START)).await;
    let (anna, cora) = (firm.founder, firm.clients[0]);
    let sam = firm.add(Newcomer::Staff(Role::Staff), "Sam", Vec::new()).await;
    let joined = vec![Notice::ClientJoined(cora)];
    let accepted = firm.done(in_person(cora)).await;
    assert_eq!(
        (told(&firm, anna).await, told(&firm, sam).await),
        (joined.clone(), joined.clone())
    );
    assert_eq!(firm.told(cora).await.len(), 1, "and Cora is welcomed");
    let undone = firm.done(CommandKind::UndoCommand(UndoCommand::of(accepted))).await;
    assert_eq!((told(&firm, anna).await, told(&firm, sam).await), (vec![], vec![]));
    firm.done(CommandKind::UndoCommand(UndoCommand::of(undone))).await;
    assert_eq!(
        (told(&firm, anna).await, told(&firm, sam).await),
        (joined.clone(), joined.clone())
    );

    // Cora leaves and comes back; meanwhile Lee works there too.
    firm.done(CommandKind::Deactivate(Deactivate { users: vec![cora] }))
        .await;
    let lee = firm.add(Newcomer::Staff(Role::Staff), "Lee", Vec::new()).await;
    firm.done(CommandKind::Restore(Restore { users: vec![cora] })).await;
    firm.done(in_person(cora)).await;
    for reader in [anna, sam, lee] {
        assert_eq!(told(&firm, reader).await, joined, "nobody hears it twice");
    }
}

#[tokio::test]
async fn a_notice_names_only_people_its_reader_may_see() {
    let mut firm = Firm::with_clients(1, at(START)).await;
    let (anna, cora) = (firm.founder, firm.clients[0]);
    let sam = firm.add(Newcomer::Staff(Role::Staff), "Sam", Vec::new()).await;
    firm.done(in_person(cora)).await;
    for reader in [anna, sam] {
        let all = firm.told(reader).await;
        assert_eq!(name(&all[0]), Some("Cora No 0"), "{all:?}");
    }
    let team = firm.person(sam).await.teams;
    let team = *team.first().unwrap();
    let users = vec![sam];
    firm.done(CommandKind::RemoveMembers(RemoveMembers(Members { team, users })))
        .await;
    let all = firm.told(sam).await;
    assert_eq!((&all[0].notice, name(&all[0])), (&Notice::ClientJoined(cora), None));
    assert_eq!(name(&firm.told(anna).await[0]), Some("Cora No 0"));
    // Whoever is locked out reads nothing.
    let act = Suspend {
        users: vec![sam],
        uncovering: false,
    };
    firm.done(CommandKind::Suspend(act)).await;
    assert_eq!(firm.told(sam).await, []);
}

#[tokio::test]
async fn the_inviter_gets_the_answer() {
    let mut firm = Firm::with_clients(4, at(START)).await;
    let (anna, ben, cora) = (firm.founder, firm.clients[0], firm.clients[1]);
    firm.done(invite(&firm.clients.clone())).await;
    let reason = "550 no such user".into();
    firm.done(CommandKind::RecordBounce(RecordBounce { user: ben, reason }))
        .await;
    firm.done(CommandKind::RecordDecline(RecordDecline { user: cora }))
        .await;
    firm.wait(TimeDelta::days(31));
    assert!(firm.by_itself(CommandKind::Expire).await);
    let all = told(&firm, anna).await;
    let [
        Notice::Expired { count: 2, .. },
        Notice::Declined(declined),
        Notice::Bounced(bounced),
    ] = all[..]
    else {
        unreachable!("{all:?}")
    };
    assert_eq!((bounced, declined), (ben, cora));
}

fn words(to: Audience) -> CommandKind {
    CommandKind::Announce(Announce {
        title: "<First Name>, we are closed".into(),
        text: "Dear <First Name> <Last Name>".into(),
        to,
    })
}

#[tokio::test]
async fn words_to_many_carry_each_readers_name_and_go_with_their_command() {
    let mut firm = Firm::with_clients(2, at(START)).await;
    let (anna, cora) = (firm.founder, firm.clients[0]);
    let sam = firm.add(Newcomer::Staff(Role::Staff), "Sam", Vec::new()).await;
    let staff = Audience {
        staff: true,
        ..Audience::default()
    };
    let said = firm.done(words(staff)).await;
    for (reader, title, text) in [
        (anna, "Anna, we are closed", "Dear Anna Whitmore"),
        (sam, "Sam, we are closed", "Dear Sam Hale"),
    ] {
        let told = firm.told(reader).await;
        let words = told[0].announcement.as_ref().unwrap();
        assert_eq!((words.title.as_str(), words.text.as_str()), (title, text));
    }
    assert_eq!(firm.told(cora).await, [], "she is not here, and no staff");
    let undone = firm.done(CommandKind::UndoCommand(UndoCommand::of(said))).await;
    assert_eq!((told(&firm, anna).await, told(&firm, sam).await), (vec![], vec![]));
    firm.done(CommandKind::UndoCommand(UndoCommand::of(undone))).await;
    assert_eq!(told(&firm, sam).await, [Notice::Announcement]);

    // Clients of one team: only active ones.
    firm.done(in_person(cora)).await;
    let team: Vec<TeamId> = firm.person(cora).await.teams.into_iter().collect();
    let clients = Audience {
        clients: true,
        ..Audience::default()
    };
    firm.done(words(clients)).await;
    assert_eq!(told(&firm, cora).await, [Notice::Announcement]);
    let members = Audience {
        teams: team,
        ..Audience::default()
    };
    firm.done(words(members)).await;
    let heard = [anna, sam, cora, firm.clients[1]];
    let mut counts = Vec::new();
    for reader in heard {
        let all = told(&firm, reader).await;
        counts.push(all.iter().filter(|notice| **notice == Notice::Announcement).count());
    }
    assert_eq!(counts, [2, 2, 2, 0]);
    let keys: Vec<NoticeKey> = firm.told(anna).await.iter().map(|told| told.key).collect();
    assert!(keys.is_sorted_by(|a, b| a > b), "the latest first");
}

#[tokio::test]
async fn figures_are_written_on_monday_or_when_the_program_next_runs() {
    let mut firm = Firm::with_clients(3, at(START)).await;
    let (anna, cora) = (firm.founder, firm.clients[0]);
    assert!(!firm.week().await, "the firm began this week");
    firm.done(in_person(cora)).await;
    // Sunday, a minute before midnight.
    firm.wait(TimeDelta::days(6) + TimeDelta::minutes(14 * 60 + 59));
    assert!(!firm.week().await);
    // Wednesday: the program was not running on Monday.
    firm.wait(TimeDelta::days(3));
    assert!(firm.week().await);
    assert!(!firm.week().await);
    let all = told(&firm, anna).await;
    let Notice::Statistics(figures) = &all[0] else {
        unreachable!("{all:?}")
    };
    assert_eq!((figures.here, figures.not_invited, figures.joined), (1, 2, 1));
    firm.wait(TimeDelta::days(7));
    assert!(firm.week().await);
    let all = told(&firm, anna).await;
    assert!(matches!(&all[0], Notice::Statistics(figures) if figures.joined == 0));
}
