//! Inviting people, and what becomes of it.

use super::super::{MailKind, NewMail};
use super::*;
use crate::invitation::{Event, Invitation, InvitationRecord, InvitationType, MESSAGE_MAX};
use crate::invitation_code::CodeHash;
use crate::phone::E164;
use crate::settings::{InvitationRule, Settings};

/// Cora (2), a quiet client, and Sam (3), quiet staff, in Anna's team.
fn quiet() -> World {
    World::new()
        .person(2, "Cora", Kind::Client, Status::Quiet, &[101])
        .person(3, "Sam", STAFF, Status::Quiet, &[])
}

/// The same two, invited two days ago.
fn pending() -> World {
    let mut world = World::new()
        .person(2, "Cora", Kind::Client, Status::Pending, &[101])
        .person(3, "Sam", STAFF, Status::Pending, &[]);
    for n in [2, 3] {
        world.invitation(n, Event::Send);
    }
    world
}

impl World {
    /// What happens to a person's invitation; a sending was two days ago.
    fn invitation(&mut self, n: u128, event: Event) {
        let then = now() - TimeDelta::days(2);
        let zone = chrono_tz::Europe::London;
        let person = self.facts.people.get_mut(&user(n)).unwrap();
        person.invitation = Some(match &person.invitation {
            None => InvitationRecord::begin(user(n), InvitationType::Email, "Hello".into(), user(1), then, zone),
            Some(record) => record.after(event, now(), zone).unwrap(),
        });
    }

    fn whole(&self, kind: CommandKind) -> Result<Accepted, Refusal> {
        let actor = self.facts.actor.as_ref().unwrap().id;
        self.whole_by(actor, kind)
    }

    fn whole_by(&self, actor: UserId, kind: CommandKind) -> Result<Accepted, Refusal> {
        self.judge_command(Command {
            id: CommandId(Uuid::from_u128(7)),
            actor,
            at: now(),
            expect: Vec::new(),
            kind,
        })
    }

    /// As the firm itself: an actor without a record.
    fn by_itself(&self, kind: CommandKind) -> Result<Accepted, Refusal> {
        let mut facts = self.facts.clone();
        facts.actor = None;
        let firm = facts.firm.as_ref().unwrap().acts_as();
        Self { facts }.whole_by(firm, kind)
    }
}

fn invite(users: &[u128]) -> CommandKind {
    CommandKind::Invite(Invite {
        users: users.iter().map(|n| user(*n)).collect(),
        message: " Welcome \n aboard ".into(),
    })
}

fn resend(users: &[u128]) -> CommandKind {
    CommandKind::Resend(Resend {
        users: users.iter().map(|n| user(*n)).collect(),
        message: None,
    })
}

fn named(n: u128, name: &str) -> Named<UserId> {
    Named {
        id: user(n),
        name: name.into(),
    }
}

fn mail(n: u128, kind: MailKind) -> NewMail {
    NewMail { user: user(n), kind }
}

#[test]
fn inviting_sends_one_mail_each_and_leaves_people_pending() {
    let accepted = quiet().whole(invite(&[2, 3, 2])).unwrap();
    assert_eq!(
        accepted.mails,
        [mail(2, MailKind::Invitation), mail(3, MailKind::Invitation)]
    );
    let states: Vec<_> = accepted
        .writes
        .cards
        .updated
        .iter()
        .map(|(_, card)| card.status)
        .collect();
    assert_eq!(states, [Status::Pending; 2]);
    let record = &accepted.writes.invitations.inserted[0];
    assert_eq!((record.message.as_str(), record.by), ("Welcome\naboard", user(1)));
    assert_eq!(record.state.sending().map(|s| (s.first, s.count)), Some((now(), 1)));
    assert_eq!(record.ends, Some(now() + TimeDelta::days(30)));

    // Days are those of the firm: Sydney sets its clocks forward in between.
    let mut world = quiet();
    world.facts.firm.as_mut().unwrap().time_zone = chrono_tz::Australia::Sydney;
    let accepted = world.whole(invite(&[2])).unwrap();
    let hours = TimeDelta::hours(30 * 24 - 1);
    assert_eq!(accepted.writes.invitations.inserted[0].ends, Some(now() + hours));

    // Only who was never sent anything; the others are sent it again.
    let twice = Refusal::WrongState {
        users: vec![named(2, "Cora")],
        needed: Status::Quiet,
    };
    assert_eq!(pending().whole(invite(&[2])), Err(twice));
    let wrong = Refusal::WrongState {
        users: vec![named(3, "Sam")],
        needed: Status::Pending,
    };
    assert_eq!(quiet().whole(resend(&[3])), Err(wrong));
}

#[test]
fn invitation_needs_address_required_number_and_active_staff() {
    let mut world = quiet();
    world.facts.people.get_mut(&user(2)).unwrap().private.email = None;
    let users = vec![named(2, "Cora")];
    assert_eq!(world.whole(invite(&[3, 2])), Err(Refusal::NoAddress { users }));

    let mut world = quiet();
    world.facts.settings = Some(Settings {
        clients: InvitationRule::TwoStep,
        ..Settings::default()
    });
    assert!(world.whole(invite(&[3])).is_ok(), "the rule for staff is another");
    let users = vec![named(2, "Cora")];
    assert_eq!(world.whole(invite(&[2])), Err(Refusal::PhoneMissing { users }));
    world.facts.people.get_mut(&user(2)).unwrap().private.phone = E164::parse("+442079460018");
    let accepted = world.whole(invite(&[2])).unwrap();
    assert_eq!(accepted.writes.invitations.inserted[0].kind, InvitationType::TwoStep);

    // Nia of North is suspended: North has no active staff for the client.
    let world = World::new()
        .team(102, "North")
        .person(4, "Nia", STAFF, Status::Suspended, &[102])
        .person(5, "Carl", Kind::Client, Status::Quiet, &[101, 102]);
    let team = Named {
        id: team(102),
        name: "North".into(),
    };
    assert_eq!(world.whole(invite(&[5])), Err(Refusal::NoActiveStaff { team }));

    let CommandKind::Invite(act) = invite(&[2]) else {
        panic!()
    };
    let with = |message| Invite { message, ..act.clone() };
    let most = quiet().whole(CommandKind::Invite(with("é".repeat(MESSAGE_MAX))));
    assert!(most.is_ok());
    let long = quiet().whole(CommandKind::Invite(with("é".repeat(MESSAGE_MAX + 1))));
    let field = Field::Message;
    assert_eq!(
        long,
        Err(Refusal::TooLong {
            field,
            max: MESSAGE_MAX
        })
    );
}

#[test]
fn a_newcomer_can_be_invited_at_once() {
    let CommandKind::AddPerson(act) = add_staff(Role::Staff, "lee@example.com") else {
        panic!()
    };
    let invited = AddPerson {
        arrival: Arrival::Invited("Hello".into()),
        ..*act
    };
    let accepted = World::new()
        .whole(CommandKind::AddPerson(Box::new(invited.clone())))
        .unwrap();
    assert_eq!(accepted.writes.cards.inserted[0].status, Status::Pending);
    assert_eq!(accepted.mails, [mail(70, MailKind::Invitation)]);
    assert_eq!(accepted.writes.invitations.inserted[0].message, "Hello");

    let client = AddPerson {
        newcomer: Newcomer::Client,
        email: None,
        phone: Some(crate::people::PhoneValue {
            raw: "?".into(),
            e164: None,
            ext: None,
            status: crate::phone::Status::Error,
            label: None,
        }),
        ..invited
    };
    let users = vec![named(70, "Sam Lee")];
    assert_eq!(
        World::new().whole(CommandKind::AddPerson(Box::new(client))),
        Err(Refusal::NoAddress { users })
    );
}

#[test]
fn resending_starts_thirty_new_days() {
    for (event, again) in [
        (None, true),
        (Some(Event::Bounce("550".into())), true),
        (Some(Event::Decline), true),
    ] {
        let mut world = pending();
        if let Some(event) = event {
            world.invitation(2, event);
        }
        let sent = world.whole(resend(&[2]));
        assert_eq!(sent.is_ok(), again);
        let (_, record) = &sent.unwrap().writes.invitations.updated[0];
        let sending = record.state.sending().unwrap();
        assert_eq!((sending.started, sending.count), (now(), 2));
        assert_eq!(record.message, "Hello", "the words stay");
    }
}

#[test]
fn revoking_frees_address_identifier_and_teams() {
    let writes = pending()
        .whole(CommandKind::Revoke(Revoke { users: vec![user(2)] }))
        .unwrap()
        .writes;
    assert_eq!(writes.cards.updated[0].1.status, Status::Inactive);
    let private = &writes.privates.updated[0].1;
    assert_eq!((&private.email, &private.identifier), (&None, &None));
    assert_eq!(writes.members.deleted.len(), 1);
    assert!(matches!(
        writes.invitations.updated[0].1.state,
        Invitation::Revoked { .. }
    ));

    let mut world = World::new().person(2, "Cora", Kind::Client, Status::Inactive, &[]);
    world.invitation(2, Event::Send);
    world.invitation(2, Event::Revoke);
    let users = vec![named(2, "Cora")];
    assert_eq!(
        world.whole(CommandKind::Restore(Restore { users: vec![user(2)] })),
        Err(Refusal::Revoked { users })
    );
}

#[test]
fn only_the_newest_code_is_accepted() {
    let accept = |proof| CommandKind::RecordAcceptance(RecordAcceptance { user: user(2), proof });
    let mut world = pending();
    let code = |n| Proof::Code(CodeHash([n; 32]));
    assert_eq!(world.whole(accept(code(1))), Err(Refusal::WrongCode), "none was sent");
    world.acceptance().code = Some(CodeHash([1; 32]));
    assert_eq!(world.whole(accept(code(2))), Err(Refusal::WrongCode));
    let accepted = world.whole(accept(code(1))).unwrap();
    assert_eq!(accepted.writes.cards.updated[0].1.status, Status::Active);
    assert_eq!(accepted.mails, [mail(2, MailKind::Welcome)]);

    // The code of a mail that bounced is void, but an administrator may vouch.
    world.invitation(2, Event::Bounce(String::new()));
    assert!(matches!(world.whole(accept(code(1))), Err(Refusal::WrongState { .. })));
    assert!(world.whole(accept(Proof::InPerson)).is_ok());
    assert!(
        quiet().whole(accept(Proof::InPerson)).is_ok(),
        "nothing needs to be sent"
    );
    let mut never = quiet();
    never.acceptance().code = Some(CodeHash([1; 32]));
    assert_eq!(never.whole(accept(code(1))), Err(Refusal::WrongCode));
}

#[test]
fn only_an_open_invitation_can_be_declined_or_bounce() {
    let decline = CommandKind::RecordDecline(RecordDecline { user: user(2) });
    let bounce = CommandKind::RecordBounce(RecordBounce {
        user: user(2),
        reason: format!("550 \u{7}{}", "x".repeat(400)),
    });
    let (_, record) = pending()
        .whole(bounce.clone())
        .unwrap()
        .writes
        .invitations
        .updated
        .remove(0);
    let Invitation::Bounced { reason, .. } = record.state else {
        panic!()
    };
    assert!(reason.starts_with("550 x") && reason.chars().count() == 300);
    assert_eq!((record.next, record.ends), (None, None), "no more mails");
    assert!(pending().whole(decline.clone()).is_ok());
    for act in [decline, bounce] {
        assert!(matches!(quiet().whole(act), Err(Refusal::WrongState { .. })));
    }
}

#[test]
fn another_address_is_another_mail() {
    let change = |email: &str| {
        CommandKind::EditProfile(Box::new(EditProfile {
            email: EmailAddress::parse(email).ok(),
            ..edit(2)
        }))
    };
    let mut bounced = pending();
    bounced.invitation(2, Event::Bounce("550".into()));
    let accepted = bounced.whole(change("cora.hale@example.com")).unwrap();
    assert_eq!(accepted.mails, [mail(2, MailKind::Invitation)]);
    assert!(accepted.writes.invitations.updated[0].1.state.is_open());

    assert!(pending().whole(change("CORA@example.com")).unwrap().mails.is_empty());
    assert!(quiet().whole(change("cora.hale@example.com")).unwrap().mails.is_empty());
    let mut declined = pending();
    declined.invitation(2, Event::Decline);
    assert!(
        declined
            .whole(change("cora.hale@example.com"))
            .unwrap()
            .mails
            .is_empty()
    );
}

#[test]
fn daily_mails_are_sent_only_if_turned_on() {
    let mut world = pending();
    world.facts.extra = Extra::Due(vec![world.facts.people[&user(2)].invitation.clone().unwrap()]);
    assert_eq!(
        world.by_itself(CommandKind::Remind),
        Err(Refusal::NothingDue),
        "off at first"
    );
    world.facts.settings = Some(Settings {
        reminders: true,
        ..Settings::default()
    });
    let accepted = world.by_itself(CommandKind::Remind).unwrap();
    assert_eq!(accepted.mails, [mail(2, MailKind::Reminder)]);
    assert_eq!(
        accepted.writes.invitations.updated[0]
            .1
            .state
            .sending()
            .map(|s| s.count),
        Some(2)
    );
    assert_eq!(
        world.by_itself(CommandKind::Expire),
        Err(Refusal::NothingDue),
        "28 days are left"
    );

    // Nobody else does it, and the firm does nothing else.
    for kind in [CommandKind::Remind, CommandKind::Expire] {
        assert_eq!(world.whole(kind), Err(Refusal::NotAllowed));
    }
    assert_eq!(world.by_itself(resend(&[2])), Err(Refusal::NotAllowed));
    let reason = "550 no such user".to_owned();
    let bounce = CommandKind::RecordBounce(RecordBounce { user: user(2), reason });
    assert!(world.by_itself(bounce).is_ok());

    let old = |event| {
        let zone = chrono_tz::Europe::London;
        let then = now() - TimeDelta::days(31);
        let kind = InvitationType::Email;
        let record = InvitationRecord::begin(user(2), kind, String::new(), user(1), then, zone);
        let mut world = World {
            facts: world.facts.clone(),
        };
        world.facts.extra = Extra::Due(vec![record]);
        world.by_itself(event)
    };
    assert_eq!(old(CommandKind::Remind), Err(Refusal::NothingDue));
    let ended = old(CommandKind::Expire).unwrap();
    assert!(ended.mails.is_empty());
    assert!(matches!(
        ended.writes.invitations.updated[0].1.state,
        Invitation::Expired { .. }
    ));
}

#[test]
fn user_administrator_cannot_invite_system_administrators_or_change_settings() {
    let world = |status| {
        World::new()
            .person(2, "Una", MANAGER, Status::Active, &[101])
            .person(4, "Otto", ADMIN, status, &[])
            .acting(2)
    };
    let mut invited = world(Status::Pending);
    invited.invitation(4, Event::Send);
    let bounce = CommandKind::RecordBounce(RecordBounce {
        user: user(4),
        reason: String::new(),
    });
    let accept = CommandKind::RecordAcceptance(RecordAcceptance {
        user: user(4),
        proof: Proof::InPerson,
    });
    let revoke = CommandKind::Revoke(Revoke { users: vec![user(4)] });
    let decline = CommandKind::RecordDecline(RecordDecline { user: user(4) });
    let settings = CommandKind::ChangeSettings(ChangeSettings::default());
    for act in [resend(&[4]), revoke, accept, decline, bounce, settings] {
        assert_eq!(invited.whole(act), Err(Refusal::SystemAdministratorNeeded));
    }
    assert_eq!(
        world(Status::Quiet).whole(invite(&[4])),
        Err(Refusal::SystemAdministratorNeeded)
    );
}

#[test]
fn settings_begin_with_the_default_ones() {
    let act = ChangeSettings {
        reminders: Some(true),
        ..ChangeSettings::default()
    };
    let mut world = World::new();
    let writes = world.judge(CommandKind::ChangeSettings(act.clone())).unwrap();
    let made = writes.settings.inserted[0].clone();
    assert_eq!(
        (made.staff, made.clients, made.reminders),
        (InvitationRule::Optional, InvitationRule::Optional, true)
    );
    world.facts.settings = Some(made);
    assert!(world.judge(CommandKind::ChangeSettings(act)).unwrap().is_empty());
}

#[test]
fn no_person_gets_the_key_of_the_firm() {
    let firm = World::new().facts.firm.unwrap().acts_as();
    let CommandKind::AddPerson(act) = add_staff(Role::Staff, "lee@example.com") else {
        panic!()
    };
    let act = AddPerson { user: firm, ..*act };
    let added = World::new().whole(CommandKind::AddPerson(Box::new(act)));
    assert_eq!(added, Err(Refusal::UnknownRecord));
    let brought = World::new().whole(super::permissions::import(firm, None));
    assert_eq!(brought, Err(Refusal::UnknownRecord));
}

#[test]
fn import_adds_people_and_their_mails() {
    let quiet = World::new().whole(super::permissions::import(user(70), None)).unwrap();
    assert_eq!((quiet.writes.cards.inserted.len(), quiet.mails.len()), (1, 0));
    let invited = World::new().whole(super::permissions::import(user(70), Some("Welcome.")));
    let mail = NewMail {
        user: user(70),
        kind: MailKind::Invitation,
    };
    assert_eq!(invited.unwrap().mails, [mail]);
}
