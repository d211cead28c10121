//! Histories of merges that chance rarely tells.

use chrono::TimeDelta;
use domain::command::{
    CommandKind, Deactivate, EditPoints, Merge, MergePeople, PointEntry, Restore, Revoke, Take, UndoCommand,
};
use domain::email::EmailAddress;
use domain::ids::UserId;
use domain::people::{ContactPoint, Kind, Reach, Status};
use proptest::prop_assert;

use crate::runs::History;
use crate::stories::{last, tell};
use crate::world::Checked;

fn somebody(history: &History<'_>, status: Status) -> UserId {
    let mut cards = history.model.state.cards.values();
    cards.find(|c| c.kind == Kind::Client && c.status == status).unwrap().id
}

fn merge(history: &mut History<'_>, keep: UserId, other: UserId, take: Take) -> Checked<bool> {
    let state = &history.model.state;
    let points = state.points_of(keep).into_iter().chain(state.points_of(other));
    let merge = Merge {
        keep,
        other,
        take,
        points: points.map(|point| point.id).collect(),
    };
    let founder = history.founder;
    Ok(history
        .submit(CommandKind::MergePeople(MergePeople { merges: vec![merge] }), founder)?
        .is_some())
}

fn undo(history: &mut History<'_>, id: domain::ids::CommandId) -> Checked<bool> {
    let founder = history.founder;
    Ok(history
        .submit(CommandKind::UndoCommand(UndoCommand::of(id)), founder)?
        .is_some())
}

/// All that waits is sent.
fn send(history: &mut History<'_>) -> Checked {
    history.send([0, 0, 5, 0, 0, 0, 0, 0])
}

#[test]
fn merged_invitations_send_one_mail() {
    tell(|history| {
        let (cleo, ana) = (somebody(history, Status::Quiet), somebody(history, Status::Pending));
        let founder = history.founder;
        let again = domain::command::Resend {
            users: vec![ana],
            message: None,
        };
        history.submit(CommandKind::Resend(again), founder)?;
        prop_assert!(merge(history, cleo, ana, Take::default())?);
        let merged = last(history);
        history.now += TimeDelta::minutes(1);
        send(history)?;
        let tries = |history: &History<'_>, user: UserId| {
            let mails = history.model.post.mails.values().filter(|job| job.user == user);
            mails.map(|job| job.tries).sum::<u32>()
        };
        prop_assert!(tries(history, ana) == 0, "nothing leaves to a record that is gone");
        prop_assert!(tries(history, cleo) == 1);
        prop_assert!(!undo(history, merged)?, "she has her code");
        Ok(())
    });
}

#[test]
fn code_of_a_removed_record_counts_again_after_undo() {
    tell(|history| {
        let (ben, ana) = (somebody(history, Status::Suspended), somebody(history, Status::Pending));
        let founder = history.founder;
        let again = domain::command::Resend {
            users: vec![ana],
            message: None,
        };
        history.submit(CommandKind::Resend(again), founder)?;
        send(history)?;
        let code = history.model.newest_code(ana).unwrap();
        prop_assert!(merge(history, ben, ana, Take::default())?, "who is locked out stays it");
        let merged = last(history);
        let accept = CommandKind::RecordAcceptance(domain::command::RecordAcceptance {
            user: ana,
            proof: domain::command::Proof::Code(code),
        });
        prop_assert!(
            history.submit(accept.clone(), founder)?.is_none(),
            "nobody comes in by it"
        );
        prop_assert!(undo(history, merged)?);
        history.guess(ana, code)?;
        prop_assert!(
            history.submit(accept, founder)?.is_some(),
            "the mail she has is good again"
        );
        Ok(())
    });
}

#[test]
fn dropped_address_that_was_taken_is_not_restored() {
    tell(|history| {
        let (cleo, ben) = (somebody(history, Status::Quiet), somebody(history, Status::Suspended));
        let dropped = history.model.state.privates[&ben].email.clone();
        prop_assert!(merge(history, cleo, ben, Take::default())?);
        let merged = last(history);
        let edit = domain::command::EditProfile {
            user: history.founder,
            given: None,
            family: None,
            middle_names: None,
            job_title: None,
            company: None,
            note: None,
            language: None,
            email: dropped,
            phone: None,
            identifier: None,
            role: None,
            points: [history.ids.point(), history.ids.point()],
        };
        let founder = history.founder;
        prop_assert!(
            history
                .submit(CommandKind::EditProfile(Box::new(edit)), founder)?
                .is_some()
        );
        let given = last(history);
        prop_assert!(!undo(history, merged)?, "somebody else has it");
        prop_assert!(undo(history, given)?);
        prop_assert!(undo(history, merged)?, "one after the other it goes");
        prop_assert!(history.model.state.cards.contains_key(&ben) && history.model.state.merged.is_empty());
        let back = last(history);
        prop_assert!(undo(history, back)?, "and again");
        Ok(())
    });
}

#[test]
fn merges_into_one_record_are_undone_one_by_one() {
    tell(|history| {
        let (cleo, ben, ana) = (
            somebody(history, Status::Quiet),
            somebody(history, Status::Suspended),
            somebody(history, Status::Pending),
        );
        let name = Take {
            name: true,
            ..Take::default()
        };
        prop_assert!(merge(history, ben, cleo, name)?);
        let first = last(history);
        prop_assert!(merge(history, ben, ana, name)?);
        let second = last(history);
        prop_assert!(!undo(history, first)?, "the later one changed the same name");
        prop_assert!(undo(history, second)?);
        prop_assert!(undo(history, first)?);
        Ok(())
    });
}

#[test]
fn undoing_a_revoke_keeps_a_later_address() {
    tell(|history| {
        let (cleo, ana) = (somebody(history, Status::Quiet), somebody(history, Status::Pending));
        let founder = history.founder;
        history.submit(CommandKind::Revoke(Revoke { users: vec![ana] }), founder)?;
        let edit = domain::command::EditProfile {
            user: ana,
            given: None,
            family: None,
            middle_names: None,
            job_title: None,
            company: None,
            note: None,
            language: None,
            email: EmailAddress::parse("later@example.com").ok(),
            phone: None,
            identifier: None,
            role: None,
            points: [history.ids.point(), history.ids.point()],
        };
        history.submit(CommandKind::EditProfile(Box::new(edit)), founder)?;
        prop_assert!(merge(history, cleo, ana, Take::default())?);
        let merged = last(history);
        prop_assert!(undo(history, merged)?);
        let email = history.model.state.privates.get(&ana).and_then(|p| p.email.as_ref());
        prop_assert!(email.is_some_and(|email| email.as_str() == "later@example.com"));
        Ok(())
    });
}

#[test]
fn address_of_a_removed_record_is_not_restored_alone() {
    tell(|history| {
        let (cleo, ana) = (somebody(history, Status::Quiet), somebody(history, Status::Pending));
        let founder = history.founder;
        let point = |point: ContactPoint| PointEntry {
            id: point.id,
            label: point.label,
            reach: point.reach,
        };
        let mut points: Vec<PointEntry> = history.model.state.points_of(ana).into_iter().map(point).collect();
        points.push(PointEntry {
            id: history.ids.point(),
            label: String::new(),
            reach: Reach::Email(EmailAddress::parse("second@example.com").unwrap()),
        });
        let edit = EditPoints { user: ana, points };
        history.submit(CommandKind::EditPoints(edit), founder)?;
        let edited = last(history);
        prop_assert!(undo(history, edited)?);
        let undone = last(history);
        prop_assert!(merge(history, cleo, ana, Take::default())?);
        prop_assert!(!undo(history, undone)?, "it would be nobody's");
        Ok(())
    });
}

#[test]
fn revoked_invitation_is_not_restored_to_an_active_person() {
    tell(|history| {
        let founder = history.founder;
        let clients = |history: &History<'_>, status| {
            let cards = history.model.state.cards.values();
            let fitting = cards.filter(|c| c.kind == Kind::Client && c.status == status);
            fitting.map(|c| c.id).collect::<Vec<_>>()
        };
        let ana = clients(history, Status::Pending)[0];
        let cleo = clients(history, Status::Quiet)[0];
        history.submit(CommandKind::Revoke(Revoke { users: vec![ana] }), founder)?;
        let leave = CommandKind::Deactivate(Deactivate { users: vec![cleo] });
        prop_assert!(history.submit(leave, founder)?.is_some());
        prop_assert!(merge(history, ana, cleo, Take::default())?);
        let merged = last(history);
        let done = history.submit(CommandKind::Restore(Restore { users: vec![ana] }), founder)?;
        prop_assert!(done.is_some());
        prop_assert!(!undo(history, merged)?, "she is here, not taken back");
        Ok(())
    });
}
