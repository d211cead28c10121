//! Histories of invitations that chance rarely tells.

use chrono::TimeDelta;
use domain::command::{
    AddMembers, AddPerson, Arrival, ChangeSettings, CommandKind, Deactivate, Invite, Members, Newcomer, Proof,
    RecordAcceptance, RecordDecline, RemoveMembers, Resend, Restore, Revoke, Suspend, UndoCommand, Unsuspend,
};
use domain::email::EmailAddress;
use domain::ids::{CommandId, TeamId, UserId};
use domain::invitation::Invitation;
use domain::language::PreferredLanguage;
use domain::people::{Kind, Role, Status};
use domain::settings::InvitationRule;
use proptest::prop_assert;

use crate::runs::History;
use crate::steps::name;
use crate::stories::{last, tell};
use crate::world::Checked;

fn somebody(history: &History<'_>, kind: Kind, status: Status) -> UserId {
    let mut cards = history.model.state.cards.values();
    cards.find(|c| c.kind == kind && c.status == status).unwrap().id
}

fn invite(user: UserId) -> CommandKind {
    CommandKind::Invite(Invite {
        users: vec![user],
        message: String::new(),
    })
}

fn in_person(user: UserId) -> CommandKind {
    CommandKind::RecordAcceptance(RecordAcceptance {
        user,
        proof: Proof::InPerson,
    })
}

fn daily_mails(history: &mut History<'_>) -> Checked {
    let act = ChangeSettings {
        reminders: Some(true),
        ..ChangeSettings::default()
    };
    let founder = history.founder;
    history.submit(CommandKind::ChangeSettings(act), founder).map(drop)
}

/// The mails of the next day are written.
fn next_day(history: &mut History<'_>) -> Checked {
    history.now += TimeDelta::days(1);
    let firm = crate::steps::firm("").acts_as();
    let done = history.submit(CommandKind::Remind, firm)?;
    prop_assert!(done.is_some(), "mails are due");
    Ok(())
}

/// All that waits is sent.
fn send(history: &mut History<'_>) -> Checked {
    history.send([0, 0, 5, 0, 0, 0, 0, 0])
}

fn undo(history: &mut History<'_>, id: CommandId) -> Checked<bool> {
    let founder = history.founder;
    Ok(history
        .submit(CommandKind::UndoCommand(UndoCommand::of(id)), founder)?
        .is_some())
}

fn invited_newcomer(history: &mut History<'_>) -> Checked {
    let act = AddPerson {
        user: history.ids.user(),
        newcomer: Newcomer::Staff(Role::Staff),
        name: name(1),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: PreferredLanguage::default(),
        email: EmailAddress::parse("new.one@example.com").ok(),
        phone: None,
        identifier: None,
        teams: Vec::new(),
        book: None,
        arrival: Arrival::Invited(String::new()),
        points: [history.ids.point(), history.ids.point()],
    };
    let founder = history.founder;
    let done = history.submit(CommandKind::AddPerson(Box::new(act)), founder)?;
    prop_assert!(done.is_some());
    Ok(())
}

#[test]
fn only_a_system_administrator_undoes_settings() {
    tell(|history| {
        daily_mails(history)?;
        let una = somebody(history, Kind::Staff(Role::UserAdministrator), Status::Active);
        let changed = last(history);
        let undone = history.submit(CommandKind::UndoCommand(UndoCommand::of(changed)), una)?;
        prop_assert!(undone.is_none());
        prop_assert!(undo(history, changed)?);
        Ok(())
    });
}

#[test]
fn changes_of_settings_are_undone_one_by_one() {
    tell(|history| {
        let mut choices = Vec::new();
        for rule in [InvitationRule::TwoStep, InvitationRule::Email, InvitationRule::Optional] {
            let act = ChangeSettings {
                clients: Some(rule),
                ..ChangeSettings::default()
            };
            let founder = history.founder;
            history.submit(CommandKind::ChangeSettings(act), founder)?;
            choices.push(last(history));
        }
        prop_assert!(!undo(history, choices[1])?, "the later choice stands");
        prop_assert!(undo(history, choices[2])?);
        prop_assert!(undo(history, choices[1])?, "the later choice was taken back");
        prop_assert!(undo(history, choices[0])?, "and so on to the beginning");
        prop_assert!(history.model.state.settings.is_none());
        let undone = last(history);
        prop_assert!(undo(history, undone)?, "and done again");
        Ok(())
    });
}

#[test]
fn restored_client_can_be_accepted_again() {
    tell(|history| {
        let founder = history.founder;
        let cleo = somebody(history, Kind::Client, Status::Quiet);
        let there_and_back = [
            invite(cleo),
            in_person(cleo),
            CommandKind::Deactivate(Deactivate { users: vec![cleo] }),
            CommandKind::Restore(Restore { users: vec![cleo] }),
        ];
        for kind in there_and_back.clone() {
            prop_assert!(history.submit(kind, founder)?.is_some());
        }
        prop_assert!(history.submit(in_person(cleo), founder)?.is_some(), "no mail is needed");
        for kind in there_and_back.into_iter().skip(2) {
            prop_assert!(history.submit(kind, founder)?.is_some());
        }
        prop_assert!(history.submit(invite(cleo), founder)?.is_some(), "a mail is possible");
        let state = &history.model.state.invitations[&cleo].state;
        prop_assert!(matches!(state, Invitation::Pending(sending) if sending.count == 1));
        Ok(())
    });
}

#[test]
fn waiting_daily_mails_block_nothing() {
    tell(|history| {
        daily_mails(history)?;
        invited_newcomer(history)?;
        let added = last(history);
        next_day(history)?;
        prop_assert!(undo(history, added)?, "nobody has heard of it yet");
        let undone = last(history);
        prop_assert!(undo(history, undone)?, "done again");
        // Mails to people who are no longer invited never leave.
        let user = somebody(history, Kind::Client, Status::Quiet);
        let founder = history.founder;
        history.submit(invite(user), founder)?;
        let invited = last(history);
        next_day(history)?;
        prop_assert!(undo(history, invited)?);
        send(history)?;
        let to = |user| history.model.post.mails.values().filter(move |job| job.user == user);
        prop_assert!(to(user).all(|job| job.tries == 0));
        Ok(())
    });
}

#[test]
fn a_daily_mail_that_left_is_a_mail_that_left() {
    tell(|history| {
        daily_mails(history)?;
        let founder = history.founder;
        let cleo = somebody(history, Kind::Client, Status::Quiet);
        history.submit(invite(cleo), founder)?;
        let invited = last(history);
        // The mail server was not there on the first day.
        next_day(history)?;
        send(history)?;
        let left = |kind| {
            history
                .model
                .post
                .mails
                .values()
                .any(|job| job.user == cleo && job.kind == kind && job.tries > 0)
        };
        prop_assert!(left(domain::decide::MailKind::Reminder) && !left(domain::decide::MailKind::Invitation));
        prop_assert!(!undo(history, invited)?, "she has her code");
        Ok(())
    });
}

#[test]
fn redo_does_not_forget_a_daily_mail() {
    tell(|history| {
        daily_mails(history)?;
        let founder = history.founder;
        let ana = somebody(history, Kind::Client, Status::Pending);
        history.submit(CommandKind::RecordDecline(RecordDecline { user: ana }), founder)?;
        let declined = last(history);
        prop_assert!(undo(history, declined)?);
        let back = last(history);
        next_day(history)?;
        // Declined as of the day before and back again, she would be sent a second mail today.
        prop_assert!(!undo(history, back)?, "a daily mail went out since");
        Ok(())
    });
}

#[test]
fn undo_brings_no_inactive_person_into_a_team() {
    tell(|history| {
        let founder = history.founder;
        let state = &history.model.state;
        let (ana, from) = (somebody(history, Kind::Client, Status::Pending), state.default_team());
        let to = state.teams.values().find(|t| t.name == "North").unwrap().id;
        let both = |team: Option<TeamId>| Members {
            team: team.unwrap(),
            users: vec![ana],
        };
        history.submit(CommandKind::AddMembers(AddMembers(both(Some(to)))), founder)?;
        history.submit(CommandKind::RemoveMembers(RemoveMembers(both(from))), founder)?;
        let removed = last(history);
        history.submit(CommandKind::Revoke(Revoke { users: vec![ana] }), founder)?;
        let revoked = last(history);
        prop_assert!(!undo(history, removed)?, "she is not there any more");
        prop_assert!(undo(history, revoked)?);
        prop_assert!(undo(history, removed)?, "one after the other it goes");
        Ok(())
    });
}

#[test]
fn invitation_needs_active_staff_in_every_team() {
    tell(|history| {
        let founder = history.founder;
        let state = &history.model.state;
        let team = state.teams.values().find(|t| t.name == "North").unwrap().id;
        let staff: Vec<UserId> = state.members_of(team).collect();
        let (cleo, ana) = (
            somebody(history, Kind::Client, Status::Quiet),
            somebody(history, Kind::Client, Status::Pending),
        );
        let users = vec![cleo, ana];
        history.submit(CommandKind::AddMembers(AddMembers(Members { team, users })), founder)?;
        let away = Suspend {
            users: staff.clone(),
            uncovering: true,
        };
        history.submit(CommandKind::Suspend(away), founder)?;
        let again = CommandKind::Resend(Resend {
            users: vec![ana],
            message: None,
        });
        for kind in [invite(cleo), again.clone()] {
            prop_assert!(history.submit(kind, founder)?.is_none(), "nobody there would see them");
        }
        history.submit(CommandKind::Unsuspend(Unsuspend { users: staff }), founder)?;
        for kind in [invite(cleo), again] {
            prop_assert!(history.submit(kind, founder)?.is_some());
        }
        Ok(())
    });
}

#[test]
fn revoking_an_invitation_can_be_undone() {
    tell(|history| {
        let una = somebody(history, Kind::Staff(Role::UserAdministrator), Status::Active);
        let ana = somebody(history, Kind::Client, Status::Pending);
        history.submit(CommandKind::Revoke(Revoke { users: vec![ana] }), una)?;
        let undo = CommandKind::UndoCommand(UndoCommand::of(last(history)));
        prop_assert!(
            history.submit(undo, una)?.is_some(),
            "she was never here, so nobody is restored"
        );
        Ok(())
    });
}
